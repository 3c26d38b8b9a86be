computer-title = Qu’est-ce qui doit utiliser le flux sur cet ordinateur ?
reach-repositories = Les dépôts que vous cochez
reach-repositories-text = Écrit dans leur propre .cargo/config.toml.
reach-user = Tous les projets de cet utilisateur
reach-user-text =
    { $count ->
        [one] Modifie { $count } projet, et les suivants.
       *[other] Modifie { $count } projets, et les suivants.
    }
reach-user-list =
    { $count ->
        [one] Afficher { $count } projet
       *[other] Afficher les { $count } projets
    }
reach-user-warning = Touche aussi des projets sans rapport avec { $organization }. Revenir en arrière l’annule.
repository-now-plain = crates.io, aucun fichier de configuration
repository-now-settings = crates.io, paramètres { $what } conservés
repository-now-old-name = crates.io, ancien nom de fichier .cargo/config
repository-now-replaced = Remplacé par { $registry }
repository-now-same = Utilise déjà { $feed }
repository-now-foreign = crates.io, le dépôt distant n’est pas { $organization }
repository-now-read-only = Lecture seule
repositories-count = { $ticked } cochés, { $found } trouvés dans { $path }.
repositories-clone-note = Une fois validé dans git, le fichier s’applique à chaque clone.
repositories-searching = Recherche dans { $path }, { $found } pour l’instant
repositories-stop = Arrêter la recherche
repositories-none = Aucun dépôt avec un Cargo.toml n’a été trouvé.
repositories-add = Ajouter un dossier…
repositories-path-label = Dossier
token-place = Le jeton se trouve dans { $store }
token-place-text = { $product }, déverrouillé. Cargo le lit avec { $provider }.
token-place-provider = Feedwright donne à Cargo un jeton frais à chaque fois
token-place-tools = Les outils qui ne savent pas lire un trousseau, comme les robots de dépendances, ont besoin de la variable d’environnement { $variable }.
computer-action = Vérifier le plan
computer-nothing = Cochez d’abord un dépôt.
folder-missing = { $path } n’existe pas.
folder-no-cargo = { $path } n’a pas de Cargo.toml.
folder-read-only = Vous ne pouvez pas écrire dans { $path }.
config-not-toml = Cargo ne peut pas non plus lire { $path } : ligne { $line }, { $reason }.
    .action = Ouvrir le fichier
config-utf16 = { $path } est enregistré en UTF-16. Enregistrez-le en UTF-8.
config-world-writable = D’autres peuvent écrire dans { $path }. Feedwright n’y met pas de registre.
config-include = { $path } inclut { $other }, qui définit la même valeur.

# Added
reach-label = Portée
repositories-label = Dépôts
repositories-stopped = Recherche arrêtée. { $ticked } cochés, { $found } trouvés dans { $path }.
repositories-stopping = Arrêt
repositories-tick-all = Cocher tous ceux qui sont affichés
repositories-search =
    { $count ->
        [one] Rechercher dans { $count } dépôt
       *[other] Rechercher parmi { $count } dépôts
    }
repositories-none-matches = Aucun dépôt ne porte ce nom.
repository-now-unreadable = Sa configuration ne peut pas être lue : { $place }
repository-now-foreign-badge = autre dépôt distant
repository-replaced-badge = remplacé aujourd’hui
folder-pick-title = Choisir un dossier avec un Cargo.toml
folder-checking = Examen de { $path }
folder-add = Ajouter
folder-world-writable = D’autres peuvent écrire dans { $path }. Feedwright n’y met pas de registre.
folder-there = { $path } est déjà dans la liste.
reach-user-counting = Décompte des projets
token-place-unusable = Le jeton n’a pas encore de lieu de conservation
token-place-practice = Dans le trousseau privé de l’entraînement
token-place-provider-text = Son fournisseur d’informations d’identification ne répond que pour ce flux.
token-place-environment = Vous donnez le jeton à Cargo dans une variable d’environnement
