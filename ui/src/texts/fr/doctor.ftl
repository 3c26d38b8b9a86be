doctor-title-well = Cargo fonctionne par { $feed }
doctor-title-problems =
    { $count ->
        [one] { $count } problème
       *[other] { $count } problèmes
    }
doctor-title-soon =
    { $count ->
        [one] { $count } chose à faire bientôt
       *[other] { $count } choses à faire bientôt
    }
doctor-title-both =
    { $problems ->
        [one]
            { $soon ->
                [one] Un problème, et une chose à faire bientôt
               *[other] Un problème, et { $soon } choses à faire bientôt
            }
       *[other]
            { $soon ->
                [one] { $problems } problèmes, et une chose à faire bientôt
               *[other] { $problems } problèmes, et { $soon } choses à faire bientôt
            }
    }
doctor-lead =
    { $count ->
        [one] { $count } vérification en { $time }, { $when }.
       *[other] { $count } vérifications en { $time }, { $when }.
    }
doctor-running =
    { $count ->
        [one] { $done } vérification sur { $count }
       *[other] { $done } vérifications sur { $count }
    }
doctor-fix = Voir la correction…
doctor-renew = Renouveler…
doctor-report = Copier le rapport…
check-skipped = Non vérifié : { $reason }.
check-reason-timeout =
    { $seconds ->
        [one] { $organization } n’a pas répondu en { $seconds } seconde
       *[other] { $organization } n’a pas répondu en { $seconds } secondes
    }
check-reason-locked = le trousseau est verrouillé
check-reason-offline = cet ordinateur est hors connexion
check-feed-upstream = Source en amont de { $feed }
check-cargo-version-ok = cargo { $version } n’a pas de problème de sécurité connu
check-cargo-version-old = cargo { $version } est trop ancien ; il faut 1.74 ou une version plus récente.
check-cargo-version-insecure = cargo { $version } a des problèmes de sécurité connus, corrigés dans { $fixed } : { $holes }
check-token-readable-ok = Cargo lit le jeton de { $registry } dans { $store }
check-token-readable-failed = Cargo ne trouve pas de jeton pour { $registry }
check-token-three-fields = Le jeton enregistré contient un saut de ligne, comme certains shells en produisent. cargo reçoit 401.
check-token-expiry =
    { $days ->
        [0] Le jeton pour { $organization } expire aujourd’hui
        [one] Le jeton pour { $organization } expire dans { $days } jour
       *[other] Le jeton pour { $organization } expire dans { $days } jours
    }
check-feed-answers-ok = { $feed } répond en { $time } et accepte le jeton
check-feed-upstream-ok = { $feed } obtient des crates de crates.io
check-feed-upstream-missing = { $feed } n’a pas de source en amont crates.io
check-feed-role-ok = Vous pouvez enregistrer des crates : { $role }
check-feed-role-reader = Vous ne pouvez pas enregistrer de crates : votre rôle est Feed Reader
check-config-effective-ok =
    { $count ->
        [one] { $using } dépôt sur { $count } utilise { $feed }
       *[other] { $using } dépôts sur { $count } utilisent { $feed }
    }
check-config-effective-bypass = { $path } contourne le flux
check-config-shadowed = Cargo y lit .cargo/config et ignore .cargo/config.toml.
check-config-default = À cause de [registry] default, cargo add écrit { $registry } dans Cargo.toml.
check-config-duplicate = Deux registres ont la même adresse, donc cargo s’arrête.
check-keychain-libsecret = cargo:libsecret est déclaré, mais aucun trousseau ne répond. Chaque registre privé échoue.
check-clock-ok = L’horloge de cet ordinateur est juste
check-clock-wrong =
    { $minutes ->
        [one] L’horloge de cet ordinateur retarde de { $minutes } minute
       *[other] L’horloge de cet ordinateur retarde de { $minutes } minutes
    }
check-proxy = Le proxy { $host } répond, et cargo l’utilise aussi
doctor-none = Rien à vérifier pour l’instant. Le démarrage rapide vient d’abord.

# Added
doctor-title-running = Vérification de cet ordinateur
doctor-title-none = Rien n’est encore configuré ici
doctor-go-quickstart = Aller au démarrage rapide
doctor-list-label = Vérifications
doctor-looked-at = Examiné : { $place }
verdict-failed = échec
verdict-warning = à traiter bientôt
verdict-skipped = non vérifié
verdict-ok = en bon état
doctor-report-title = Ce que contient le rapport
check-reason-no-account = personne n’est connecté
check-reason-no-cargo = cargo est introuvable
check-unknown = { $sentence }
doctor-so-far =
    { $count ->
        [one] { $count } vérification jusqu’ici
       *[other] { $count } vérifications jusqu’ici
    }
doctor-title-unknown = Non vérifié
doctor-title-skipped =
    { $count ->
        [one] Une vérification n’a pas été possible
       *[other] { $count } vérifications n’ont pas été possibles
    }
doctor-title-well-plain = Tout va bien
check-subject-cargo-version = Le cargo de cet ordinateur
check-subject-keychain = Le trousseau
check-subject-config-effective = La configuration de Cargo
check-subject-token-readable = Le jeton que Cargo utilise
check-subject-feed-answers = La réponse du flux
check-subject-feed-upstream = La source en amont du flux
check-subject-feed-role = Votre rôle dans le flux
check-keychain-ok = { $store } répond
check-keychain-library = cargo:libsecret est déclaré, mais libsecret n’est pas installé. Chaque registre privé échoue.
check-config-effective-ok-user = Chaque projet de cet utilisateur utilise { $feed }
check-config-effective-missing = { $path } a été configuré et n’est plus là
check-config-effective-provider = Dans { $path }, rien ne dit à Cargo de lire le trousseau pour { $registry }
check-token-no-scheme = Il manque au jeton enregistré son premier mot, Basic. cargo reçoit 401.
check-token-malformed = Le jeton enregistré n’a pas la forme que cargo envoie. cargo reçoit 401.
check-feed-answers-refused = { $feed } n’accepte pas le jeton que Cargo envoie : il a expiré ou a été révoqué
check-feed-answers-forbidden = { $feed } refuse le propriétaire du jeton. Demandez à un propriétaire du flux le rôle Feed and Upstream Reader (Collaborator).
check-reason-unsupported = cette version ne peut pas lire { $store }
check-reason-no-keychain = aucun trousseau ne répond
check-reason-no-token = Cargo n’a aucun jeton utilisable à envoyer
check-reason-role-unknown = les autorisations du flux ne disent pas quel rôle a ce compte
