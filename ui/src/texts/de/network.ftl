# Das Netzwerk: was der Doktor davon prüft, und was der Plan über den Weg von Cargo sagt.

check-network-proxy-ok = Feedwright und Cargo nutzen den Proxy { $proxy }
check-network-proxy-direct = Feedwright und Cargo erreichen { $host } ohne Proxy
check-network-proxy-only-ours = Cargo kennt den Proxy { $proxy } nicht, den Feedwright nutzt
check-network-proxy-not-told = Cargo kennt den Proxy { $proxy } nicht, den Feedwright nutzt
check-network-proxy-only-cargo = Cargo nutzt den Proxy { $other }, und Feedwright verbindet sich direkt
check-network-proxy-different = Feedwright nutzt den Proxy { $proxy }, und Cargo nutzt { $other }
check-network-proxy-case = HTTPS_PROXY und https_proxy nennen zwei Proxys: Feedwright nutzt { $proxy }, und Cargo nutzt { $other }. Entfernen Sie eine der beiden.
check-network-proxy-repository = { $path } schickt Cargo über einen eigenen Proxy oder zu einer eigenen Zertifizierungsstelle. Feedwright folgt dem nicht; prüfen Sie, ob Sie ihm vertrauen.
check-network-proxy-sign-in = Der Proxy { $proxy } verlangt Namen und Passwort. Setzen Sie HTTPS_PROXY auf seine Adresse mit beiden.
check-network-proxy-domain-sign-in = Der Proxy { $proxy } verlangt eine Anmeldung per { $ways }, was weder Feedwright noch Cargo kann. Starten Sie einen Vermittler wie px oder cntlm und nennen Sie ihn in HTTPS_PROXY.
check-network-proxy-sign-in-page = Dieses Netzwerk verlangt zuerst eine Anmeldung im Browser. Öffnen Sie dort eine beliebige Seite und prüfen Sie dann erneut.
check-network-proxy-refused = Der Proxy { $proxy } lässt keine Verbindung zum Feed zu. Bitten Sie um eine Regel, die sie durchlässt.
check-network-proxy-unreachable = Der Proxy { $proxy } ist nicht erreichbar
check-network-certificates-ok = Feedwright und Cargo vertrauen dem Zertifikat von { $host }
check-network-certificates-cargo = Feedwright vertraut dem Zertifikat von { $host }, signiert von { $issuer }, und Cargo nicht
check-network-certificates-ours = Cargo vertraut dem Zertifikat von { $host }, signiert von { $issuer }, und Feedwright nicht. Nennen Sie die Datei dieser Stelle in SSL_CERT_FILE.
check-network-certificates-unknown = { $issuer } hat das Zertifikat von { $host } signiert, und dieser Computer vertraut dem nicht. Wenn das die Stelle Ihres Netzwerks ist, nennen Sie deren Datei in SSL_CERT_FILE.
check-network-certificates-other-host = Ein anderer Host antwortet anstelle von { $host }. Vielleicht verlangt dieses Netzwerk zuerst eine Anmeldung im Browser.
check-network-certificates-not-now = Das Zertifikat von { $host } ist zur Zeit dieses Computers nicht gültig. Prüfen Sie die Uhr.
check-network-certificates-refused = Das Zertifikat von { $host }, signiert von { $issuer }, wird abgelehnt
check-network-certificates-file = Eine Datei mit Zertifizierungsstellen ist nicht brauchbar: Cargo oder Feedwright verbindet sich damit nirgends
check-reason-network = das Netzwerk steht zwischen diesem Computer und { $organization }
check-reason-not-seen = von { $host } war kein Zertifikat zu sehen
check-reason-no-date = der Server hat die Zeit nicht genannt
check-reason-socks = in einen SOCKS-Proxy wird nicht hineingesehen
check-subject-network-proxy = Der Proxy
check-subject-network-certificates = Die Zertifikate
check-subject-clock = Die Uhr dieses Computers
check-clock-fast =
    { $minutes ->
        [one] Die Uhr dieses Computers geht { $minutes } Minute vor
       *[other] Die Uhr dieses Computers geht { $minutes } Minuten vor
    }
notice-cargo-without-proxy = Nennen Sie ihn Cargo über ein Profil mit configure-cargo = true unter [network], oder setzen Sie HTTPS_PROXY dort, wo cargo läuft.
    .lead = Cargo kennt den Proxy nicht, den Feedwright nutzt.
notice-cargo-other-proxy = Die Details nennen beide. Nennen Sie für beide denselben, oder lassen Sie es so, wenn beide zum Feed führen.
    .lead = Feedwright und Cargo nutzen zwei verschiedene Proxys.
notice-cargo-own-proxy = Prüfen Sie NO_PROXY, wenn das nicht gewollt ist.
    .lead = Cargo nutzt einen Proxy, und Feedwright verbindet sich direkt.
notice-proxy-credentials-stay = Sie werden nicht in die Konfiguration von Cargo kopiert. Setzen Sie HTTPS_PROXY mit beiden dort, wo cargo läuft, und lassen Sie http.proxy weg.
    .lead = Der Proxy verlangt Namen und Passwort.
notice-cargo-trusts-file-alone = Das gilt für alle Projekte dieses Benutzers. Die Datei muss alles enthalten, was Cargo braucht.
    .lead = Cargo vertraut dann den Stellen einer einzigen Datei und keinen anderen.
notice-cargo-without-authority = Nennen Sie sie Cargo über ein Profil mit configure-cargo = true unter [network], oder setzen Sie SSL_CERT_FILE dort, wo cargo läuft.
    .lead = Cargo kennt die Zertifizierungsstellen nicht, denen Feedwright vertraut.
notice-cargo-authority-variable = Sie geht der Konfiguration von Cargo vor. Entfernen Sie sie dort, wo sie gesetzt ist.
    .lead = Eine Variable nennt die Zertifizierungsstellen von Cargo.
notice-tell-cargo = Schalten Sie es unten ein, oder setzen Sie es in der Umgebung, in der cargo läuft.
tell-cargo = Auch Cargo mitteilen
tell-cargo-text = Proxy und Zertifizierungsstellen kommen in Ihre eigene Konfiguration von Cargo, für alle Ihre Projekte. Rückgängig nimmt sie wieder heraus.
