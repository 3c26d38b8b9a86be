review-title =
    { $count ->
        [one] { $count } Änderung, dann ein Nachweis
       *[other] { $count } Änderungen, dann ein Nachweis
    }
review-lead = Bisher wurde nichts geändert. Alles hier lässt sich rückgängig machen.
review-title-none = Alles ist schon wie geplant
review-lead-none = Keine Datei, kein Eintrag im Schlüsselbund und nichts in { $organization } würde sich ändern.
change-create-feed = Feed { $feed } in { $project } erstellen
change-create-feed-text = Upstreamquelle crates.io. Sichtbar für { $who }.
change-add-upstream = Upstreamquelle crates.io zu { $feed } hinzufügen
change-set-visibility = { $feed } sichtbar machen für { $who }
change-store-token = Das Token als { $entry } speichern
change-store-token-text = Das Token selbst wird nie angezeigt oder in eine Datei geschrieben.
change-replace-token = Das Token in { $entry } ersetzen
change-register-provider = Feedwrights Anmeldeinformationsanbieter für { $registry } registrieren
change-file-new = Neue Datei
change-file-tally = +{ $added } −{ $removed }
change-file-reach =
    { $count ->
        [one] Gilt für { $count } Projekt
       *[other] Gilt für { $count } Projekte
    }
change-request = Anforderung
diff-added = hinzugefügt
diff-removed = entfernt
diff-unchanged =
    { $count ->
        [one] { $count } unveränderte Zeile
       *[other] { $count } unveränderte Zeilen
    }
diff-no-newline = kein Zeilenumbruch am Ende
review-undo-server = Rückgängig machen lässt den Feed bestehen, außer Sie verlangen, ihn zu löschen.
proof-heading = Dann der Nachweis
proof-title = { $crate } mit cargo { $version } über { $feed } abrufen
proof-text = In einem Wegwerfordner. { $crate } wird das erste Paket des Feeds.
review-save-profile = Als Profil speichern…
review-action =
    { $count ->
        [one] { $count } Änderung vornehmen
       *[other] { $count } Änderungen vornehmen
    }
review-action-none = Erneut nachweisen
review-stale = { $path } hat sich geändert, während Sie gelesen haben. Dies ist der neue Plan.

# Added
review-planning = Der Plan wird erstellt
review-changes-label = Änderungen
review-notices = Gut zu wissen
review-number = Änderung { $number } von { $total }
change-create-feed-organization = Feed { $feed } in { $organization } erstellen, für alle Projekte
change-create-feed-text-default = Upstreamquelle crates.io. Sichtbarkeit, wie Azure DevOps sie festlegt.
change-store-token-key = Cargo sucht es unter { $key }
change-write = { $path } schreiben
change-file-every-project = Jedes Projekt dieses Benutzers
change-keep-account = Das Token des Kontos wird auch in { $store } aufbewahrt, für das nächste Mal.
diff-label = Änderungen an { $path }
diff-trailing-space = Leerraum am Ende
diff-show-unchanged = Unveränderte Zeilen anzeigen
proof-text-known = In einem Wegwerfordner.
profile-save-title = Profil speichern
profile-save-path-label = Datei
profile-saved = Gespeichert als { $path }.
change-remove-token = { $entry } aus dem Schlüsselbund nehmen
change-remove-token-text = Cargo erhält sein Token fortan auf anderem Weg. Rückgängig legt es zurück.
change-register-provider-text = Feedwrights Anmeldeinformationsanbieter antwortet für diesen Feed.
change-unregister-provider-text = Feedwrights Anmeldeinformationsanbieter antwortet nicht mehr für diesen Feed.
change-remove-file = { $path } entfernen
change-remove-plain-token = Das lesbare Token von { $registry } aus { $path } nehmen
change-remove-plain-token-text = In Zeile { $line }. Es bleibt für das Rückgängigmachen im Schlüsselbund und wird nie gezeigt.
change-restrict-writing = Niemand sonst darf { $path } schreiben
change-restrict-writing-text = Die Rechte sind { $before } und werden { $after }.
change-undo-here = Rückgängig stellt den alten Zustand wieder her.
review-title-mend =
    { $count ->
        [one] { $count } Änderung
       *[other] { $count } Änderungen
    }
mend-then-heading = Danach
mend-then-title = Doctor sieht noch einmal nach
mend-then-text = Er sagt, ob dann alles in Ordnung ist.
