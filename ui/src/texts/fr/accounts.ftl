accounts-title = Comptes
accounts-lead = Qui se connecte où, et jusqu’à quand.
accounts-add = Ajouter un compte
account-ends = Expire le { $date }
account-ended = Expiré le { $date }
account-renews = Se renouvelle seul
account-in-store = Dans { $store }
account-not-kept = Rien n’est conservé ici
account-asked = Demandé au besoin
account-scope = Packaging, { $scope }
account-tenant = Locataire { $tenant }
account-warning =
    { $count ->
        [one] Ensuite, cargo s’arrête avec 401 dans { $count } dépôt.
       *[other] Ensuite, cargo s’arrête avec 401 dans { $count } dépôts.
    }
    .lead =
        { $days ->
            [0] Le jeton pour { $organization } expire aujourd’hui.
            [one] Le jeton pour { $organization } expire dans { $days } jour.
           *[other] Le jeton pour { $organization } expire dans { $days } jours.
        }
account-renew = Renouveler
account-sign-out = Se déconnecter
account-remove = Retirer
sign-out-title = Se déconnecter de { $organization } ?
sign-out-text =
    { $count ->
        [one] Retire { $entries } de { $store }. cargo s’arrête avec 401 dans { $count } dépôt jusqu’à votre prochaine connexion.
       *[other] Retire { $entries } de { $store }. cargo s’arrête avec 401 dans { $count } dépôts jusqu’à votre prochaine connexion.
    }
sign-out-yes = Se déconnecter
sign-out-no = Rester connecté
accounts-none = Aucun compte pour l’instant. Le démarrage rapide en ajoute un.

# Added
accounts-list-label = Comptes
account-kind-token = Jeton d’accès personnel
account-added = Ajouté le { $date }
account-used =
    { $count ->
        [0] Utilisé par aucun dépôt ici
        [one] Utilisé par { $count } dépôt ici
       *[other] Utilisé par { $count } dépôts ici
    }
account-end-unknown = Date de fin inconnue
sign-out-busy = Déconnexion
signed-out = Déconnecté de { $organization }.
sign-out-text-unused = Retire le jeton pour { $organization } de { $store }. Aucun dépôt ici ne l’utilise.
accounts-lead-plain = Qui se connecte où, et où le jeton est conservé.
accounts-loading = Recherche des comptes
account-sign-out-of = Se déconnecter de { $organization }
sign-out-text-kept =
    { $count ->
        [0] Retire le jeton de Feedwright pour { $organization } de { $store }. Les flux, le diagnostic et les nouvelles configurations s’y arrêtent jusqu’à votre prochaine connexion. Aucun dépôt ici ne l’utilise.
        [one] Retire le jeton de Feedwright pour { $organization } de { $store }. Les flux, le diagnostic et les nouvelles configurations s’y arrêtent jusqu’à votre prochaine connexion. cargo garde son propre jeton dans { $count } dépôt ; l’annulation dans l’historique le retire.
       *[other] Retire le jeton de Feedwright pour { $organization } de { $store }. Les flux, le diagnostic et les nouvelles configurations s’y arrêtent jusqu’à votre prochaine connexion. cargo garde son propre jeton dans { $count } dépôts ; l’annulation dans l’historique le retire.
    }
account-kind-browser = Microsoft Entra, navigateur
account-kind-device-code = Microsoft Entra, par code
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = Identité managée
account-kind-workload-identity = Identité de charge de travail
account-kind-service-principal = Principal de service
account-kind-azure-pipelines = Azure Pipelines
account-minted = Jetons Packaging pour cargo
account-renew-of = Renouveler { $organization }
account-remove-of = Retirer { $organization }
account-warning-ended =
    { $count ->
        [one] cargo s’arrête avec 401 dans { $count } dépôt.
       *[other] cargo s’arrête avec 401 dans { $count } dépôts.
    }
    .lead = Le jeton pour { $organization } a expiré le { $date }.
sign-out-text-renews =
    { $count ->
        [0] Retire ce compte pour { $organization } de { $store }. Aucun dépôt ici ne l’utilise.
        [one] Retire ce compte pour { $organization } de { $store }. cargo s’arrête avec 401 dans { $count } dépôt jusqu’à votre prochaine connexion.
       *[other] Retire ce compte pour { $organization } de { $store }. cargo s’arrête avec 401 dans { $count } dépôts jusqu’à votre prochaine connexion.
    }
sign-out-text-elsewhere =
    { $count ->
        [0] Oublie ce compte pour { $organization }. Vous restez connecté dans { $kind } même. Aucun dépôt ici ne l’utilise.
        [one] Oublie ce compte pour { $organization }. Vous restez connecté dans { $kind } même. cargo s’arrête avec 401 dans { $count } dépôt jusqu’à votre prochaine connexion.
       *[other] Oublie ce compte pour { $organization }. Vous restez connecté dans { $kind } même. cargo s’arrête avec 401 dans { $count } dépôts jusqu’à votre prochaine connexion.
    }
sign-out-still-good = Le jeton créé pour cargo n’a pas pu être révoqué et reste valable jusqu’au { $date }. Révoquez-le sur la page de vos jetons.
token-page-label = Page de vos jetons
account-minted-until = Jeton Packaging pour cargo jusqu’au { $date }
