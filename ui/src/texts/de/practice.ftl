practice-lead = Übungsmodus.
practice-text = Alles geschieht in einem Wegwerfordner mit einem eingebauten Server. Von Ihren Daten wird nichts berührt.
practice-end = Übung beenden
practice-end-title = Übung beenden und ihren Ordner löschen?
practice-end-keep = Weiter üben
practice-end-delete = Ordner löschen
practice-account = Übungskonto
practice-window-title = Feedwright: Übung
practice-upstream-built-in = crates.io antwortet von hier aus nicht, deshalb springt eine kleine eingebaute Upstreamquelle ein.
practice-store-private = Ein eigener Schlüsselbund, nur für die Übung
practice-done-next = Jetzt mit Ihrer eigenen Organisation
practice-done-next-action = Wirklich beginnen

# Added
practice-label = Übungsmodus
practice-starting = Übung wird gestartet
practice-ending = Übung wird beendet
practice-end-text = Der Übungsfeed, sein Schlüsselbund und seine Dateien verschwinden mit.
practice-running-note = Beenden Sie die Übung, wenn die Einrichtung fertig oder abgebrochen ist.
