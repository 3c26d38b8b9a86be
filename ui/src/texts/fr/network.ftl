# Le réseau : ce que le diagnostic en vérifie, et ce que le plan dit du chemin de Cargo.

check-network-proxy-ok = Feedwright et Cargo utilisent le proxy { $proxy }
check-network-proxy-direct = Feedwright et Cargo atteignent { $host } sans proxy
check-network-proxy-only-ours = Cargo ne connaît pas le proxy { $proxy } que Feedwright utilise
check-network-proxy-not-told = Cargo ne connaît pas le proxy { $proxy } que Feedwright utilise
check-network-proxy-only-cargo = Cargo utilise le proxy { $other }, et Feedwright se connecte directement
check-network-proxy-different = Feedwright utilise le proxy { $proxy }, et Cargo utilise { $other }
check-network-proxy-case = HTTPS_PROXY et https_proxy désignent deux proxys : Feedwright utilise { $proxy }, et Cargo utilise { $other }. Supprimez l’une des deux.
check-network-proxy-repository = { $path } fait passer Cargo par un proxy ou une autorité qui lui sont propres. Feedwright ne le suit pas ; vérifiez que vous lui faites confiance.
check-network-proxy-sign-in = Le proxy { $proxy } exige un nom et un mot de passe. Donnez à HTTPS_PROXY son adresse avec les deux.
check-network-proxy-domain-sign-in = Le proxy { $proxy } exige une connexion par { $ways }, ce que ni Feedwright ni Cargo ne savent faire. Lancez un relais comme px ou cntlm, et indiquez-le dans HTTPS_PROXY.
check-network-proxy-sign-in-page = Ce réseau exige d’abord une connexion dans un navigateur. Ouvrez-y une page, puis vérifiez à nouveau.
check-network-proxy-refused = Le proxy { $proxy } n’ouvre aucune connexion vers le flux. Demandez une règle qui la laisse passer.
check-network-proxy-unreachable = Le proxy { $proxy } ne peut pas être joint
check-network-certificates-ok = Feedwright et Cargo font confiance au certificat de { $host }
check-network-certificates-cargo = Feedwright fait confiance au certificat de { $host }, signé par { $issuer }, et Cargo non
check-network-certificates-ours = Cargo fait confiance au certificat de { $host }, signé par { $issuer }, et Feedwright non. Indiquez le fichier de cette autorité dans SSL_CERT_FILE.
check-network-certificates-unknown = { $issuer } a signé le certificat de { $host }, et cet ordinateur ne lui fait pas confiance. S’il s’agit de l’autorité de votre réseau, indiquez son fichier dans SSL_CERT_FILE.
check-network-certificates-other-host = Un autre hôte répond à la place de { $host }. Ce réseau exige peut-être d’abord une connexion dans un navigateur.
check-network-certificates-not-now = Le certificat de { $host } n’est pas valide à l’heure de cet ordinateur. Vérifiez l’horloge.
check-network-certificates-refused = Le certificat de { $host }, signé par { $issuer }, est refusé
check-network-certificates-file = Un fichier d’autorités est inutilisable : avec lui, Cargo ou Feedwright ne se connecte à rien
check-reason-network = le réseau fait obstacle à { $organization }
check-reason-not-seen = aucun certificat de { $host } n’a été vu
check-reason-no-date = le serveur n’a pas donné l’heure
check-reason-socks = un proxy SOCKS n’est pas examiné
check-subject-network-proxy = Le proxy
check-subject-network-certificates = Les certificats
check-subject-clock = L’horloge de cet ordinateur
check-clock-fast =
    { $minutes ->
        [one] L’horloge de cet ordinateur avance de { $minutes } minute
       *[other] L’horloge de cet ordinateur avance de { $minutes } minutes
    }
notice-cargo-without-proxy = Indiquez-le à Cargo par un profil avec configure-cargo = true sous [network], ou définissez HTTPS_PROXY là où cargo s’exécute.
    .lead = Cargo ne connaît pas le proxy que Feedwright utilise.
notice-cargo-other-proxy = Les détails les nomment tous deux. Indiquez le même pour les deux, ou gardez-les si les deux mènent au flux.
    .lead = Feedwright et Cargo utilisent deux proxys différents.
notice-cargo-own-proxy = Vérifiez NO_PROXY si ce n’est pas voulu.
    .lead = Cargo utilise un proxy, et Feedwright se connecte directement.
notice-proxy-credentials-stay = Ils ne sont pas copiés dans la configuration de Cargo. Définissez HTTPS_PROXY avec eux là où cargo s’exécute, et omettez http.proxy.
    .lead = Le proxy exige un nom et un mot de passe.
notice-cargo-trusts-file-alone = Cela vaut pour tous les projets de cet utilisateur. Le fichier doit contenir tout ce dont Cargo a besoin.
    .lead = Cargo fait alors confiance aux autorités d’un seul fichier et à aucune autre.
notice-cargo-without-authority = Indiquez-les à Cargo par un profil avec configure-cargo = true sous [network], ou définissez SSL_CERT_FILE là où cargo s’exécute.
    .lead = Cargo ne connaît pas les autorités de certification auxquelles Feedwright fait confiance.
notice-cargo-authority-variable = Elle passe avant la configuration de Cargo. Supprimez-la là où elle est définie.
    .lead = Une variable désigne les autorités de certification de Cargo.
notice-tell-cargo = Activez l’option ci-dessous, ou définissez-le dans l’environnement où cargo s’exécute.
tell-cargo = Informer aussi Cargo
tell-cargo-text = Le proxy et les autorités de certification sont écrits dans votre propre configuration de Cargo, pour tous vos projets. Annuler les en retire.
