# What the doctor's checks find, by check and finding.

check-cargo-keyring-development-files = cargo { $version } findet libsecret nur, wo dessen Entwicklungsdateien installiert sind; { $fixed } braucht sie nicht. Führen Sie rustup update aus.
check-cargo-keyring-hangs = cargo { $version } kann hängen, wenn es den Schlüsselbund fragt; { $fixed } nicht. Führen Sie rustup update aus.
check-keychain-locked = Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, sonst findet cargo kein Token.
check-provider-program-ok = Feedwrights Anmeldeinformationsanbieter ist dort, wo Cargo ihn sucht
check-provider-program-missing = Cargo soll { $path } starten, was nicht da ist. Jeder Build über den Feed schlägt fehl.
check-provider-list-ok = Feedwrights Anmeldeinformationsanbieter antwortet für { $registry }
check-provider-list-unlisted = Feedwrights Anmeldeinformationsanbieter antwortet nicht für { $registry }: Seine Liste enthält sie nicht.
check-provider-list-other-way = Feedwrights Anmeldeinformationsanbieter würde das Token für { $registry } über einen anderen Proxy oder mit anderen Zertifizierungsstellen erneuern, als dieser Computer jetzt nutzt.
check-config-effective-provider-overruled = In { $path } ist für { $registry } ein anderer Anbieter genannt, und Cargo fragt nur ihn.
check-config-effective-provider-unset = In { $path } ist Cargo nicht angewiesen, für { $registry } Feedwrights Anbieter zu fragen.
check-config-provider-gone = Cargo fragt { $program } vor dem Schlüsselbund, und es gibt dieses Programm nicht. Jede private Registry schlägt fehl.
check-config-provider-first = Cargo fragt { $program } vor dem Schlüsselbund. Schlägt es fehl, dann jede private Registry.
check-config-token-masked = Cargo nimmt ein lesbares Token aus credentials.toml vor dem im Schlüsselbund.
check-config-variable-wins = Cargo nimmt das Token einer Umgebungsvariablen vor dem im Schlüsselbund. Entfernen Sie die Variable.
check-cargo-commands-ok = cargo publish, yank, owner, login, logout und info brauchen hier --registry { $registry }
check-token-readable-forced = Cargo findet kein Token für { $registry }, und die Adresse dieses öffentlichen Feeds verlangt eines.
check-token-control-character = Das gespeicherte Token enthält ein Zeichen, das kein Header haben kann. cargo kann es nicht senden.
check-token-too-long = Das Token hat { $length } Bytes, und Windows behält { $limit }. Nutzen Sie Feedwrights Anbieter oder ein Token nur für Pakete.
check-token-expiry-ok = Das Token, das Cargo hat, gilt bis { $date }
check-token-expiry-renewed = Das Token endet am { $date } und wird erneuert, wenn Cargo fragt
check-token-expiry-soon = Das Token, das Cargo hat, endet am { $date }. Wenden Sie die Einrichtung erneut an.
check-token-expiry-over = Das Token, das Cargo hat, endete am { $date }. Wenden Sie die Einrichtung erneut an.
check-token-scope-ok = Das Token, das Cargo sendet, darf Crates speichern
check-token-scope-read-only = Das Token, das Cargo sendet, darf nur lesen, also wird nichts Neues gespeichert. Melden Sie sich mit einem an, das Packaging: Read & write hat.
check-feed-answers-public = { $feed } ist öffentlich, also sendet Cargo das Token nie, und nichts Neues wird gespeichert. Die Adresse braucht ~force-auth.
check-feed-answers-other-scope = Hier gibt es keinen Feed { $feed }, wohl aber einen in { $other }. Richten Sie mit diesem neu ein.
check-feed-answers-recycle-bin = Der Feed { $feed } wurde gelöscht. Stellen Sie ihn aus dem Papierkorb von Azure Artifacts wieder her.
check-feed-crates-ok =
    { $count ->
        [one] { $feed } hat die Version von { $count } Crate aus Cargo.lock
       *[other] { $feed } hat die Versionen von { $count } Crates aus Cargo.lock
    }
check-feed-crates-too-new = { $crate } { $version } aus einer Cargo.lock ist noch nicht in { $feed }. Eine neue Version braucht 3 bis 6 Stunden, manchmal einen Tag.
check-feed-downloads-ok = Crates kommen von { $host }
check-feed-downloads-blocked = Crates lassen sich nicht von { $host } laden. Ein Proxy oder eine Firewall lässt diesen Host vielleicht nicht durch.
check-feed-own-crates-own-crates = Jemand hat Crates in den Feed selbst veröffentlicht: { $names }. Halten Sie eigene Crates in einem anderen Feed.
check-reason-environment = Cargo erhält das Token aus der Umgebung, in der es läuft
check-reason-index-unknown = der Index des Feeds hat nicht geantwortet
check-reason-no-feed = es gibt keinen solchen Feed, oder das Konto darf ihn nicht sehen
check-reason-not-minted = das erste Token für Pakete wird gemacht, wenn Cargo danach fragt
check-reason-not-needed = jede Einrichtung hier erhält ihr Token aus der Umgebung
check-reason-refused = die Organisation akzeptiert das Token des Kontos nicht
check-reason-right-missing = das Konto darf es nicht lesen
check-reason-scope-unknown = der Server sagt nicht, was das Token darf
check-reason-slow = das Herunterladen dauerte zu lange
check-subject-token-scope = Was das Token darf
check-subject-feed-crates = Die Versionen in Cargo.lock
check-subject-feed-downloads = Die Downloads des Feeds
