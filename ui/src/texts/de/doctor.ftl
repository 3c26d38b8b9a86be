doctor-title-well = Cargo funktioniert über { $feed }
doctor-title-problems =
    { $count ->
        [one] Ein Problem
       *[other] { $count } Probleme
    }
doctor-title-soon =
    { $count ->
        [one] Eine Sache ist bald zu tun
       *[other] { $count } Dinge sind bald zu tun
    }
doctor-title-both =
    { $problems ->
        [one]
            { $soon ->
                [one] Ein Problem, und eine Sache ist bald zu tun
               *[other] Ein Problem, und { $soon } Dinge sind bald zu tun
            }
       *[other]
            { $soon ->
                [one] { $problems } Probleme, und eine Sache ist bald zu tun
               *[other] { $problems } Probleme, und { $soon } Dinge sind bald zu tun
            }
    }
doctor-lead =
    { $count ->
        [one] { $count } Prüfung in { $time }, { $when }.
       *[other] { $count } Prüfungen in { $time }, { $when }.
    }
doctor-running =
    { $count ->
        [one] { $done } von { $count } Prüfung
       *[other] { $done } von { $count } Prüfungen
    }
doctor-fix = Behebung ansehen…
doctor-renew = Erneuern…
doctor-report = Bericht kopieren…
check-skipped = Nicht geprüft: { $reason }.
check-reason-timeout =
    { $seconds ->
        [one] { $organization } hat nicht innerhalb von { $seconds } Sekunde geantwortet
       *[other] { $organization } hat nicht innerhalb von { $seconds } Sekunden geantwortet
    }
check-reason-locked = der Schlüsselbund ist gesperrt
check-reason-offline = dieser Computer ist offline
check-feed-upstream = Upstreamquelle von { $feed }
check-cargo-version-ok = cargo { $version } hat kein bekanntes Sicherheitsproblem
check-cargo-version-old = cargo { $version } ist zu alt; 1.74 oder neuer wird benötigt.
check-cargo-version-insecure = cargo { $version } hat bekannte Sicherheitsprobleme, behoben in { $fixed }: { $holes }
check-token-readable-ok = Cargo liest das Token für { $registry } aus { $store }
check-token-readable-failed = Cargo findet kein Token für { $registry }
check-token-three-fields = Das gespeicherte Token enthält einen Zeilenumbruch, wie manche Shells ihn erzeugen. cargo erhält 401.
check-token-expiry =
    { $days ->
        [0] Das Token für { $organization } endet heute
        [one] Das Token für { $organization } endet in { $days } Tag
       *[other] Das Token für { $organization } endet in { $days } Tagen
    }
check-feed-answers-ok = { $feed } antwortet in { $time } und nimmt das Token an
check-feed-upstream-ok = { $feed } erhält Crates von crates.io
check-feed-upstream-missing = { $feed } hat keine Upstreamquelle crates.io
check-feed-role-ok = Sie dürfen Crates speichern: { $role }
check-feed-role-reader = Sie dürfen keine Crates speichern: Ihre Rolle ist Feed Reader
check-config-effective-ok =
    { $count ->
        [one] { $using } von { $count } Repository nutzt { $feed }
       *[other] { $using } von { $count } Repositorys nutzen { $feed }
    }
check-config-effective-bypass = { $path } umgeht den Feed
check-config-shadowed = Cargo liest dort .cargo/config und ignoriert .cargo/config.toml.
check-config-default = Durch [registry] default schreibt cargo add { $registry } in die Cargo.toml.
check-config-duplicate = Zwei Registrys haben dieselbe Adresse, deshalb bricht cargo ab.
check-keychain-libsecret = cargo:libsecret ist eingetragen, aber kein Schlüsselbund antwortet. Jede private Registry schlägt fehl.
check-clock-ok = Die Uhr dieses Computers geht richtig
check-clock-wrong =
    { $minutes ->
        [one] Die Uhr dieses Computers geht { $minutes } Minute nach
       *[other] Die Uhr dieses Computers geht { $minutes } Minuten nach
    }
check-proxy = Der Proxy { $host } antwortet, und cargo nutzt ihn auch
doctor-none = Noch nichts zu prüfen. Zuerst kommt der Schnellstart.

# Added
doctor-title-running = Dieser Computer wird geprüft
doctor-title-none = Hier ist noch nichts eingerichtet
doctor-go-quickstart = Zum Schnellstart
doctor-list-label = Prüfungen
doctor-looked-at = Angesehen: { $place }
verdict-failed = fehlgeschlagen
verdict-warning = braucht Sie bald
verdict-skipped = nicht geprüft
verdict-ok = in Ordnung
doctor-report-title = Was der Bericht enthält
check-reason-no-account = niemand ist angemeldet
check-reason-no-cargo = cargo wurde nicht gefunden
check-unknown = { $sentence }
doctor-so-far =
    { $count ->
        [one] Bisher { $count } Prüfung
       *[other] Bisher { $count } Prüfungen
    }
doctor-title-unknown = Nicht geprüft
doctor-title-skipped =
    { $count ->
        [one] Eine Prüfung war nicht möglich
       *[other] { $count } Prüfungen waren nicht möglich
    }
doctor-title-well-plain = Alles in Ordnung
check-subject-cargo-version = cargo auf diesem Computer
check-subject-keychain = Der Schlüsselbund
check-subject-config-effective = Cargos Konfiguration
check-subject-token-readable = Das Token, das Cargo nutzt
check-subject-feed-answers = Was der Feed antwortet
check-subject-feed-upstream = Die Upstreamquelle des Feeds
check-subject-feed-role = Ihre Rolle im Feed
check-keychain-ok = { $store } antwortet
check-keychain-library = cargo:libsecret ist eingetragen, aber libsecret ist nicht installiert. Jede private Registry schlägt fehl.
check-config-effective-ok-user = Jedes Projekt dieses Benutzers nutzt { $feed }
check-config-effective-missing = { $path } wurde eingerichtet und ist nicht mehr da
check-config-effective-provider = In { $path } ist Cargo nicht angewiesen, für { $registry } den Schlüsselbund zu lesen
check-token-no-scheme = Dem gespeicherten Token fehlt sein erstes Wort, Basic. cargo erhält 401.
check-token-malformed = Das gespeicherte Token hat nicht die Form, die cargo sendet. cargo erhält 401.
check-feed-answers-refused = { $feed } akzeptiert das Token nicht, das Cargo sendet: Es ist abgelaufen oder wurde widerrufen
check-feed-answers-forbidden = { $feed } weist den Besitzer des Tokens ab. Bitten Sie einen Besitzer des Feeds um die Rolle Feed and Upstream Reader (Collaborator).
check-reason-unsupported = diese Version kann { $store } nicht lesen
check-reason-no-keychain = kein Schlüsselbund antwortet
check-reason-no-token = Cargo hat kein brauchbares Token zu senden
check-reason-role-unknown = die Berechtigungen des Feeds sagen nicht, welche Rolle dieses Konto hat
