# What the doctor's checks find, by check and finding.

check-cargo-keyring-development-files = cargo { $version } ne trouve libsecret que là où ses fichiers de développement sont installés ; { $fixed } s’en passe. Exécutez rustup update.
check-cargo-keyring-hangs = cargo { $version } peut rester bloqué quand il interroge le trousseau ; { $fixed } non. Exécutez rustup update.
check-keychain-locked = Le trousseau est verrouillé. Déverrouillez-le, sinon cargo ne trouve pas de jeton.
check-provider-program-ok = Le fournisseur de Feedwright est là où Cargo le cherche
check-provider-program-missing = Cargo doit démarrer { $path }, qui n’est pas là. Chaque compilation par le flux échoue.
check-provider-list-ok = Le fournisseur de Feedwright répond pour { $registry }
check-provider-list-unlisted = Le fournisseur de Feedwright ne répond pas pour { $registry } : sa liste n’a pas ce registre.
check-provider-list-other-way = Le fournisseur de Feedwright renouvellerait le jeton pour { $registry } par un autre proxy ou avec d’autres autorités de certification que ceux que cet ordinateur utilise maintenant.
check-config-effective-provider-overruled = Dans { $path }, un autre fournisseur est nommé pour { $registry }, et Cargo n’interroge que celui-là.
check-config-effective-provider-unset = Dans { $path }, rien ne dit à Cargo d’interroger le fournisseur de Feedwright pour { $registry }.
check-config-provider-gone = Cargo interroge { $program } avant le trousseau, et ce programme n’existe pas. Chaque registre privé échoue.
check-config-provider-first = Cargo interroge { $program } avant le trousseau. S’il échoue, chaque registre privé échoue.
check-config-token-masked = Cargo prend un jeton lisible de credentials.toml avant celui du trousseau.
check-config-variable-wins = Cargo prend le jeton d’une variable d’environnement avant celui du trousseau. Retirez la variable.
check-cargo-commands-ok = cargo publish, yank, owner, login, logout et info demandent ici --registry { $registry }
check-token-readable-forced = Cargo ne trouve pas de jeton pour { $registry }, et l’adresse de ce flux public en demande un.
check-token-control-character = Le jeton enregistré a un caractère qu’aucun en-tête ne peut avoir. cargo ne peut pas l’envoyer.
check-token-too-long = Le jeton a { $length } octets, et Windows en garde { $limit }. Utilisez le fournisseur de Feedwright, ou un jeton pour les paquets seuls.
check-token-expiry-ok = Le jeton qu’a Cargo est valable jusqu’au { $date }
check-token-expiry-renewed = Le jeton expire le { $date } et est renouvelé quand Cargo le demande
check-token-expiry-soon = Le jeton qu’a Cargo expire le { $date }. Appliquez à nouveau la configuration.
check-token-expiry-over = Le jeton qu’a Cargo a expiré le { $date }. Appliquez à nouveau la configuration.
check-token-scope-ok = Le jeton que Cargo envoie peut enregistrer des crates
check-token-scope-read-only = Le jeton que Cargo envoie ne peut que lire, donc rien de nouveau n’est enregistré. Connectez-vous avec un jeton qui a Packaging: Read & write.
check-feed-answers-public = { $feed } est public, donc Cargo n’envoie jamais le jeton et rien de nouveau n’est enregistré. Son adresse demande ~force-auth.
check-feed-answers-other-scope = Il n’y a pas de flux { $feed } ici, mais il y en a un dans { $other }. Configurez à nouveau avec celui-là.
check-feed-answers-recycle-bin = Le flux { $feed } a été supprimé. Restaurez-le depuis la corbeille d’Azure Artifacts.
check-feed-crates-ok =
    { $count ->
        [one] { $feed } a la version de { $count } crate de Cargo.lock
       *[other] { $feed } a les versions de { $count } crates de Cargo.lock
    }
check-feed-crates-too-new = { $crate } { $version } d’un Cargo.lock n’est pas encore dans { $feed }. Une nouvelle version met 3 à 6 heures, parfois un jour.
check-feed-downloads-ok = Les crates viennent de { $host }
check-feed-downloads-blocked = Les crates ne peuvent pas être téléchargées depuis { $host }. Un proxy ou un pare-feu ne laisse peut-être pas passer cet hôte.
check-feed-own-crates-own-crates = Quelqu’un a publié des crates dans le flux lui-même : { $names }. Gardez vos propres crates dans un autre flux.
check-reason-environment = Cargo reçoit le jeton de l’environnement dans lequel il s’exécute
check-reason-index-unknown = l’index du flux n’a pas répondu
check-reason-no-feed = ce flux n’existe pas, ou le compte ne peut pas le voir
check-reason-not-minted = le premier jeton pour les paquets est créé quand Cargo le demande
check-reason-not-needed = chaque configuration d’ici reçoit son jeton de l’environnement
check-reason-refused = l’organisation n’accepte pas le jeton du compte
check-reason-right-missing = le compte ne peut pas le lire
check-reason-scope-unknown = le serveur ne dit pas ce que le jeton permet
check-reason-slow = le téléchargement a pris trop de temps
check-subject-token-scope = Ce que permet le jeton
check-subject-feed-crates = Les versions de Cargo.lock
check-subject-feed-downloads = Les téléchargements du flux
