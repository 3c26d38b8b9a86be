sign-in-title = Connexion à { $organization }
sign-in-ways-label = Moyen de connexion
way-token = Jeton d’accès
way-token-text = Créez-en un, collez-le ici.
way-azure-cli = Azure CLI
way-azure-cli-text = Connecté en tant que { $account }.
way-azure-cli-absent = Azure CLI n’est pas installé.
way-azure-cli-signed-out = Exécutez d’abord az login.
way-browser = Navigateur
way-browser-text = Avec votre compte Microsoft Entra.
way-browser-no-client = Nécessite un identifiant client dans les paramètres.
way-forbidden = Non autorisé par votre administrateur.
token-make = Créer un jeton d’accès personnel
token-make-text = Organisation { $organization }. Une seule étendue : Packaging, Read & write.
token-make-action = Ouvrir la page des jetons
token-page-address = La page est { $address }. Ouvrez-la vous-même si aucun navigateur n’est apparu.
token-label = Jeton
token-hint =
    { $count ->
        [one] { $count } caractère, comme Azure DevOps en produit.
       *[other] { $count } caractères, comme Azure DevOps en produit.
    }
token-checking = { $organization } est interrogé sur ce jeton.
token-accepted = { $account }, { $organization }.
token-accepted-scope = Packaging : { $scope }. Expire le { $date }.
token-accepted-no-end = Packaging : { $scope }. Sa date de fin ne peut pas être lue.
token-may-create = Créer un flux et enregistrer des crates de crates.io
token-may-read = Utiliser les crates déjà présents dans un flux
token-may-not-create = Créer un flux : nécessite Packaging, Read & write
token-may-not-manage = Changer qui peut lire un flux : nécessite Packaging, Read, write & manage
token-kept = Sera conservé dans { $store }
sign-in-action = Se connecter
sign-in-busy = Connexion
browser-waiting = Continuez dans votre navigateur.
browser-waiting-text = Cette page avancera d’elle-même. Rien n’est apparu ? Ouvrez { $address }.
browser-page-done = Vous êtes connecté. Vous pouvez fermer cette page et revenir à Feedwright.
device-code = Entrez le code { $code } à l’adresse { $address }.
device-code-warning = Seulement si vous avez commencé cela vous-même sur cet ordinateur.
no-keychain-title = Cet ordinateur n’a pas de trousseau que Cargo puisse utiliser
no-keychain-text = Choisissez où le jeton peut être conservé à la place.
store-provider = Le fournisseur d’informations d’identification de Feedwright
store-provider-text = Donne à Cargo un jeton frais à chaque fois. Recommandé ici.
store-environment = Une variable d’environnement
store-environment-text = Vous la définissez là où vous exécutez cargo. Rien n’est conservé.
store-plain = Un fichier ordinaire
store-plain-text = Quiconque peut lire vos fichiers peut lire le jeton.
store-plain-confirm = Écrire le jeton en clair dans { $path }
token-empty = Collez le jeton.
token-inner-space = Un jeton ne contient ni espace ni saut de ligne. Copiez-le à nouveau.
token-shape =
    { $count ->
        [one] Cela ne ressemble pas à un jeton Azure DevOps : { $count } caractère au lieu de 84 ou 52.
       *[other] Cela ne ressemble pas à un jeton Azure DevOps : { $count } caractères au lieu de 84 ou 52.
    }
token-is-header = C’est un en-tête entier. Collez seulement la partie qui suit Basic.
token-other-organization = Ce jeton appartient à une autre organisation. Créez-en un pour { $organization }.
token-expired = Ce jeton a expiré le { $date }. Créez-en un nouveau.
token-refused = { $organization } a refusé ce jeton. Il a peut-être été révoqué ou mal saisi.
token-scope = Ce jeton ne peut pas utiliser les packages. Il lui faut l’étendue Packaging, Read & write.
token-ends-soon =
    { $days ->
        [0] Il expire aujourd’hui.
        [one] Il expire dans { $days } jour.
       *[other] Il expire dans { $days } jours.
    }

# Added
token-may-label = Ce que ce jeton permet
token-accepted-unknown = Son étendue et sa date de fin ne peuvent pas être lues. La configuration montrera ce qu’il permet.
token-may-list = Lister les projets
token-may-not-list = Lister les projets : tapez plutôt le nom du projet
token-trimmed = Les espaces autour du jeton ont été retirés.
token-malformed = Ce n’est pas un jeton d’accès personnel. Copiez-le à nouveau.
token-held = Un jeton est gardé en mémoire et n’est pas affiché.
token-held-change = Coller un autre jeton
token-forgotten = Le jeton collé a été oublié, car il n’a pas été utilisé. Collez-le à nouveau.
    .lead = Le jeton est de nouveau nécessaire.
token-page-opened = La page des jetons est ouverte dans votre navigateur.
way-not-yet = Pas encore dans cette version.
way-kept = Compte déjà conservé
way-kept-text = Connecté en tant que { $account }.
signed-in-as = Connecté en tant que { $account }.
keychain-checking = Interrogation de { $store }
scope-read = Read
scope-read-write = Read & write
scope-read-write-manage = Read, write & manage
way-device-code = Code sur un autre appareil
way-device-code-text = Entrez un code dans n’importe quel navigateur.
way-not-offered = { $organization } ne le propose pas.
way-no-answer = N’a pas pu être vérifié.
way-looking = Recherche
browser-before = Feedwright ouvre votre navigateur et attend votre retour jusqu’à cinq minutes.
azure-cli-before = Chaque jeton vient d’Azure CLI quand il le faut. Rien n’est conservé ici.
device-code-before = Vous recevez un code à entrer dans un navigateur, sur cet ordinateur ou un autre.
browser-waiting-own = Cette page avancera d’elle-même. Rien n’est apparu ? Ouvrez cette adresse vous-même.
sign-in-address = Adresse de connexion
address-copy = Copier l’adresse
device-code-enter = Entrez ce code à l’adresse { $address }.
device-code-copy = Copier le code
device-code-left = Encore { $time }
account-checking = { $organization } est interrogé sur ce compte.
sign-in-not-kept = Rien n’est conservé sur cet ordinateur
store-label = Où se trouve le jeton
store-question = Où le jeton doit-il être conservé ?
store-take = Utiliser ce lieu
store-unchosen = Choisissez où le jeton peut être conservé.
store-keychain-text = Conservé chiffré, et lu par Cargo lui-même. Recommandé ici.
store-keychain-text-plain = Conservé chiffré, et lu par Cargo lui-même.
store-provider-text-plain = Donne à Cargo un jeton frais à chaque fois.
store-no-keychain = Nécessite un trousseau, et aucun n’est utilisable ici.
store-token-ends = Le jeton de ce compte expire dans l’heure.
store-no-provider = Le fournisseur d’informations d’identification de Feedwright n’est pas installé.
store-not-here = Ne peut pas encore être prouvé sur ce système.
store-looking = Recherche des lieux possibles pour le jeton
store-keychain-unusable = Inutilisable sur cet ordinateur pour le moment.
