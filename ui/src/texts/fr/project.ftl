project-title = Quel projet contient le flux ?
project-lead = Le flux se trouve dans le projet et suit sa visibilité.
project-organization-text = { $address }, connecté en tant que { $account }
project-label = Projet
project-search =
    { $count ->
        [one] Rechercher dans { $count } projet
       *[other] Rechercher parmi { $count } projets
    }
project-matches = { $shown } sur { $count }
project-loading = { $count } pour l’instant
project-visibility-private = Privé
project-visibility-public = Public
project-public-note = Un flux dans un projet public peut être lu par tout le monde.
project-none-matches = Aucun projet ne porte ce nom.
project-none = { $account } ne voit aucun projet dans { $organization }.
project-none-action = Se connecter avec un autre compte
project-not-listed = Ce jeton ne peut pas lister les projets. Tapez le nom du projet.
project-unchosen = Choisissez d’abord un projet.
project-not-found = { $organization } n’a pas de projet { $project } que { $account } puisse voir.
project-deleted = { $project } est en cours de suppression.

# Added
project-list-label = Projets
project-organization-label = Organisation
project-whole-organization = Toute l’organisation
project-whole-organization-text = Le flux appartient à { $organization }, et non à un seul projet.
project-name-empty = Entrez le nom du projet.
project-name-refused = Azure DevOps n’autorise pas ce nom de projet.
project-checking = Recherche de { $project }
project-typed-found = { $project } existe.
