history-title = Verlauf
history-lead = Was Feedwright hier geändert hat. Rückgängig machen stellt Dateien Byte für Byte wieder her, auch offline.
history-set-up = { $feed } eingerichtet
history-join = { $feed } beigetreten
history-fix = Behoben: { $what }
history-entry =
    { $count ->
        [one] { $time }. { $count } Änderung, nachgewiesen mit { $crate } { $version }.
       *[other] { $time }. { $count } Änderungen, nachgewiesen mit { $crate } { $version }.
    }
history-entry-plain =
    { $count ->
        [one] { $time }. { $count } Änderung.
       *[other] { $time }. { $count } Änderungen.
    }
history-files = Dateien
history-keychain = Schlüsselbund
history-server = Server
history-server-stays = Rückgängig machen lässt ihn bestehen, außer Sie entscheiden, ihn zu löschen.
history-edited = Die Datei wurde seither bearbeitet: Rückgängig machen zeigt zuerst den Unterschied.
history-undone = Rückgängig gemacht { $date }
history-interrupted = Unterbrochen
undo-edited-title = { $path } wurde nach der Einrichtung bearbeitet
undo-edited-ours = Nur unsere Zeilen herausnehmen
undo-edited-all = Die alte Datei wiederherstellen
undo-edited-keep = So lassen
history-none = Noch nichts geändert. Jede Einrichtung und jede Behebung erscheint hier und lässt sich rückgängig machen.

# Added
history-list-label = Was geändert wurde
history-created = { $feed } erstellt
history-files-count =
    { $count ->
        [one] { $count } Datei
       *[other] { $count } Dateien
    }
history-undo = „{ $what }“ rückgängig machen
history-undo-more = Rückgängig machen…
history-resume = Fortsetzen
history-undo-title = „{ $what }“ rückgängig machen?
history-undo-keychain = Der Eintrag im Schlüsselbund wird wiederhergestellt.
history-undo-feed-stays = Der Feed { $feed } bleibt.
history-undo-edited-label = Was mit { $path } geschehen soll
history-running = Nicht, solange eine Einrichtung läuft.
history-state-applied = In Kraft
history-state-undone = Rückgängig gemacht
history-loading = Änderungen werden gelesen
undo-edited-ours-text = Ihre Bearbeitungen bleiben.
undo-edited-ours-not = Nicht möglich: Auch unsere Zeilen wurden bearbeitet.
undo-edited-all-text = Ihre Bearbeitungen gehen verloren.
undo-edited-keep-text = Unsere Zeilen und Ihre Bearbeitungen bleiben.
undo-edited-gone = Die Datei ist nicht mehr da.
undo-edited-others =
    { $count ->
        [one] { $count } weitere Datei wird, wie sie war.
       *[other] { $count } weitere Dateien werden, wie sie waren.
    }
undo-edited-status = Noch ist nichts rückgängig gemacht.
history-server-stays-plain = Rückgängig lässt es stehen.
