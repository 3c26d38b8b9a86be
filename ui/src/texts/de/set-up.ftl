set-up-title = { $feed } wird eingerichtet
set-up-progress =
    { $total ->
        [one] { $done } von { $total } Schritt erledigt, { $time }
       *[other] { $done } von { $total } Schritten erledigt, { $time }
    }
set-up-create-feed = Feed { $feed } in { $project } erstellen
set-up-wait-feed = Warten, bis der neue Feed antwortet
set-up-wait-feed-note = Azure DevOps erteilt Rechte an einem neuen Feed erst einige Sekunden später. Nächster Versuch in { $seconds } s.
set-up-read-feed = Den Feed zurücklesen: die Upstreamquelle crates.io ist da
set-up-store-token = Das Token speichern und wie Cargo zurücklesen
set-up-write = { $path } schreiben
set-up-fetch = { $crate } mit cargo { $version } über den Feed abrufen
set-up-ask-feed = Den Feed nach { $crate } { $version } fragen
set-up-skipped = Übersprungen
set-up-skipped-same = { $step }: schon wie geplant
set-up-waiting-rate = { $organization } bittet, { $seconds } s zu warten.
set-up-waiting-lock = Ein anderes Programm belegt { $path }. Es wird bis zu 30 s gewartet.
set-up-cancel-note = Abbrechen hält innerhalb einer Sekunde an und setzt zurück, was begonnen wurde.
set-up-cancelling = Wird abgebrochen
set-up-cancelled-title = Abgebrochen. Alles ist wie zuvor
set-up-cancelled-feed = Der Feed { $feed } war schon erstellt und ist noch da.
set-up-cancelled-feed-delete = Feed löschen…

# Added
set-up-create-feed-organization = Feed { $feed } für die gesamte Organisation erstellen
set-up-add-upstream = Upstreamquelle crates.io zu { $feed } hinzufügen
set-up-set-visibility = Festlegen, wer { $feed } sieht
set-up-keep-account = Das Token des Kontos aufbewahren
set-up-ask-feed-any = Den Feed nach { $crate } fragen
set-up-undo = Zurücksetzen, was geändert wurde
set-up-other = { $title }
set-up-steps-label = Schritte
set-up-state-todo = offen
set-up-state-doing = läuft
set-up-state-done = erledigt
set-up-state-failed = fehlgeschlagen
set-up-state-skipped = übersprungen
set-up-waiting-other = Ein anderes Feedwright arbeitet gerade. Es wird bis zu 30 s gewartet.
set-up-slow = Das dauert länger als üblich.
set-up-started = Begonnen: { $step }
set-up-failed = Fehlgeschlagen: { $step }
set-up-cancelled-text = Dateien und Schlüsselbund sind, wie sie waren.
proving-title = { $feed } wird erneut nachgewiesen
set-up-waiting-retry = Der Server hat nicht richtig geantwortet. Nächster Versuch in { $seconds } s.
set-up-register-provider = Feedwrights Anbieter für diese Registry antworten lassen
