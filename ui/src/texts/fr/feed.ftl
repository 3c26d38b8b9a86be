feed-title = Créer un flux ou en rejoindre un ?
feed-create = Créer un flux
feed-create-text = Aucun dans { $project } n’a encore crates.io.
feed-create-text-other =
    { $count ->
        [one] { $count } flux ici a déjà crates.io.
       *[other] { $count } flux ici ont déjà crates.io.
    }
feed-join = Rejoindre un flux
feed-join-text =
    { $inProject ->
        [one] { $inProject } flux dans { $project }, { $inOrganization } dans { $organization }.
       *[other] { $inProject } flux dans { $project }, { $inOrganization } dans { $organization }.
    }
feed-join-none = Aucun flux pour l’instant.
feed-name-label = Nom
feed-name-hint = Libre dans { $organization }. Cargo appellera le registre { $registry }.
feed-name-registry = Cargo n’autorise pas { $feed } comme nom ; son registre s’appellera donc { $registry }.
feed-name-registry-change = Changer le nom du registre
feed-scope-label = Étendue
feed-scope-project = Projet { $project }
feed-scope-project-text = Recommandé. Suit sa visibilité.
feed-scope-organization = Organisation { $organization }
feed-scope-organization-text = Pour tous les projets. Ne peut pas être déplacé ensuite.
feed-visibility-label = Visibilité
feed-visibility-people = Certaines personnes
feed-visibility-people-text = Vous et le service de build du projet. Ajoutez-en d’autres plus tard.
feed-visibility-organization = Les membres de { $organization }
feed-visibility-organization-text = Tout le monde y peut le lire.
feed-visibility-tenant = Les membres de votre locataire Microsoft Entra
feed-visibility-tenant-text = Tout le monde, dans chacune de ses organisations, peut le lire.
feed-visibility-needs-manage = Nécessite un jeton avec Packaging, Read, write & manage.
feed-visibility-needs-same = Nécessite le même jeton.
feed-search =
    { $count ->
        [one] Rechercher dans { $count } flux
       *[other] Rechercher parmi { $count } flux
    }
feed-row =
    { $packages ->
        [one] { $scope }, { $packages } package
       *[other] { $scope }, { $packages } packages
    }
feed-badge-upstream = crates.io
feed-badge-no-upstream = sans crates.io
feed-role-reader = Feed Reader : utilise les crates déjà présents, n’en enregistre aucun
feed-role-collaborator = Feed and Upstream Reader (Collaborator) : enregistre des crates de crates.io
feed-role-contributor = Feed Publisher (Contributor) : enregistre et publie
feed-role-owner = Feed Owner : peut tout faire
feed-add-upstream = Ajouter crates.io comme source en amont
feed-add-upstream-not = Seul un Feed Owner peut ajouter crates.io à ce flux.
feed-internal-warning =
    { $count ->
        [one] Ce flux contient aussi { $count } package à vous. Azure Artifacts recommande un flux séparé pour crates.io.
       *[other] Ce flux contient aussi { $count } packages à vous. Azure Artifacts recommande un flux séparé pour crates.io.
    }
feed-name-taken = { $feed } existe déjà, dans { $project }. Rejoignez-le ou choisissez un autre nom.
    .action = Le rejoindre
feed-name-in-bin =
    { $days ->
        [one] Un flux supprimé de ce nom peut encore être restauré pendant { $days } jour.
       *[other] Un flux supprimé de ce nom peut encore être restauré pendant { $days } jours.
    }
    .action = Le restaurer
feed-name-spaces = Le nom d’un flux n’a pas d’espaces. { $suggestion } conviendrait.
feed-name-characters = Le nom d’un flux ne peut pas contenir { $character }.
feed-name-long = { $count } caractères sur 64 au plus.
feed-name-start = Le nom d’un flux ne commence pas par { $character }.
feed-name-exists-in-cargo = Cargo a déjà un registre { $registry } pour une autre adresse. Choisissez un autre nom de registre.
feed-create-not-allowed = { $account } ne peut pas créer de flux dans { $organization }. Demandez à un administrateur Azure Artifacts ou rejoignez un flux.
    .action = Copier un message pour lui

# Added
feed-ways-label = Créer ou rejoindre
feed-list-label = Flux
feed-loading = Recherche de flux dans { $organization }
feed-checking = Vérification du nom
feed-create-text-organization = Aucun dans { $organization } n’a encore crates.io.
feed-join-text-organization =
    { $inOrganization ->
        [one] { $inOrganization } flux dans { $organization }.
       *[other] { $inOrganization } flux dans { $organization }.
    }
feed-name-empty = Entrez un nom.
feed-name-taken-organization = { $feed } existe déjà, pour toute l’organisation. Rejoignez-le ou choisissez un autre nom.
    .action = Le rejoindre
feed-name-in-recycle-bin = Un flux supprimé porte ce nom. Restaurez-le dans Azure Artifacts ou choisissez un autre nom.
    .action = { action-open-portal }
feed-name-other = Azure Artifacts n’autorise pas ce nom.
feed-registry-label = Nom du registre dans Cargo
feed-registry-hint = Lettres, chiffres, tirets et traits de soulignement ; une lettre d’abord.
feed-unchosen = Choisissez d’abord un flux.
feed-none-matches = Aucun flux ne porte ce nom.
feed-scope-of-project = Projet { $project }
feed-scope-of-organization = Toute l’organisation
feed-visibility-default = Celle que définit Azure DevOps
feed-visibility-default-text = Modifiable dans les paramètres du flux.
who-specific-people = certaines personnes
who-organization = les membres de { $organization }
who-tenant = les membres de votre locataire Microsoft Entra
role-reader = Feed Reader
role-collaborator = Feed and Upstream Reader (Collaborator)
role-contributor = Feed Publisher (Contributor)
role-owner = Feed Owner
