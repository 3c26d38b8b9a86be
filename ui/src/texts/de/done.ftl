done-title = { $crate } { $version } kam über { $feed }
done-lead = Es funktioniert. Nachgewiesen { $when } mit cargo { $cargo }, in { $time }.
proof-upstream = Upstreamquelle
proof-upstream-fact = { $crate } { $version }
proof-feed-fact = Von crates.io gespeichert
proof-computer =
    { $count ->
        [one] { $count } Repository
       *[other] { $count } Repositorys
    }
proof-computer-fact = Prüfsumme stimmt
proof-was-there = War schon im Feed, von crates.io gespeichert am { $date }
proof-label = Der Nachweis
next-heading = Von jetzt an
next-text = Cargo funktioniert wie bisher. Der Feed speichert jedes neue Crate von selbst.
next-reader = Cargo funktioniert wie bisher für Crates, die im Feed sind. Für neue braucht es jemanden mit der Rolle Feed and Upstream Reader (Collaborator).
next-add = Ein Crate hinzufügen
next-token-end = Das Token endet am { $date }. Die Diagnose erinnert Sie 14 Tage vorher.
others-title = Andere Computer einrichten
others-text = Speichern Sie diese Antworten als Profil. Es enthält keine Geheimnisse.
others-action = Profil speichern…
undo-title = Rückgängig machen
undo-text =
    { $files ->
        [one] Setzt { $files } Datei und den Schlüsselbund auf den Stand von vorher zurück. Der Feed bleibt.
       *[other] Setzt { $files } Dateien und den Schlüsselbund auf den Stand von vorher zurück. Der Feed bleibt.
    }
done-status =
    { $count ->
        [one] { $count } Änderung vorgenommen. Der Verlauf bewahrt sie auf.
       *[other] { $count } Änderungen vorgenommen. Der Verlauf bewahrt sie auf.
    }
done-packages = Pakete anzeigen
undone-text =
    { $count ->
        [one] Rückgängig gemacht. { $count } Datei ist, wie sie war.
       *[other] Rückgängig gemacht. { $count } Dateien sind, wie sie waren.
    }
undone-again = Erneut einrichten
undone-feed = Auch den Feed löschen…

# Added
done-title-set-up = { $feed } ist eingerichtet
done-undo-busy = Wird rückgängig gemacht
done-commands-label = Befehle
others-saved = Gespeichert als { $path }.
undone-title = Rückgängig gemacht
undone-keychain = Der Schlüsselbund ist, wie er war.
undone-feed-kept = Der Feed { $feed } ist noch da.
delete-feed-title =
    { $count ->
        [one] { $feed } und sein { $count } Paket löschen?
       *[other] { $feed } und seine { $count } Pakete löschen?
    }
delete-feed-text =
    { $days ->
        [one] Er bleibt { $days } Tag im Papierkorb von { $organization } und kann von dort wiederhergestellt werden.
       *[other] Er bleibt { $days } Tage im Papierkorb von { $organization } und kann von dort wiederhergestellt werden.
    }
delete-feed-yes = Feed löschen
undo-text-files =
    { $files ->
        [one] Setzt { $files } Datei auf den Stand von vorher zurück. Der Feed bleibt.
       *[other] Setzt { $files } Dateien auf den Stand von vorher zurück. Der Feed bleibt.
    }
undo-text-keychain = Setzt den Schlüsselbund auf den Stand von vorher zurück. Der Feed bleibt.
undone-partly = Nicht alles konnte zurückgesetzt werden.
