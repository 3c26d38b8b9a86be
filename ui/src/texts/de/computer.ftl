computer-title = Was soll den Feed auf diesem Computer nutzen?
reach-repositories = Ausgewählte Repositorys
reach-repositories-text = Wird in deren eigene .cargo/config.toml geschrieben.
reach-user = Jedes Projekt dieses Benutzers
reach-user-text =
    { $count ->
        [one] Ändert { $count } Projekt und alle späteren.
       *[other] Ändert { $count } Projekte und alle späteren.
    }
reach-user-list =
    { $count ->
        [one] Das { $count } Projekt anzeigen
       *[other] Die { $count } Projekte anzeigen
    }
reach-user-warning = Betrifft auch Projekte, die nichts mit { $organization } zu tun haben. Rückgängig machen nimmt es zurück.
repository-now-plain = crates.io, keine Konfigurationsdatei
repository-now-settings = crates.io, Einstellungen { $what } bleiben erhalten
repository-now-old-name = crates.io, alter Dateiname .cargo/config
repository-now-replaced = Ersetzt durch { $registry }
repository-now-same = Nutzt { $feed } schon
repository-now-foreign = crates.io, Remote gehört nicht zu { $organization }
repository-now-read-only = Schreibgeschützt
repositories-count = { $ticked } ausgewählt, { $found } in { $path } gefunden.
repositories-clone-note = Einmal committet, gilt die Datei für jeden Klon.
repositories-searching = Suche in { $path }, bisher { $found }
repositories-stop = Suche beenden
repositories-none = Es wurde kein Repository mit einer Cargo.toml gefunden.
repositories-add = Ordner hinzufügen…
repositories-path-label = Ordner
token-place = Das Token liegt in { $store }
token-place-text = { $product }, entsperrt. Cargo liest es mit { $provider }.
token-place-provider = Feedwright gibt Cargo jedes Mal ein frisches Token
token-place-tools = Werkzeuge, die keinen Schlüsselbund lesen können, etwa Bots für Abhängigkeiten, benötigen die Umgebungsvariable { $variable }.
computer-action = Plan prüfen
computer-nothing = Wählen Sie zuerst ein Repository aus.
folder-missing = { $path } ist nicht da.
folder-no-cargo = { $path } hat keine Cargo.toml.
folder-read-only = Sie dürfen nicht in { $path } schreiben.
config-not-toml = { $path } kann auch Cargo nicht lesen: Zeile { $line }, { $reason }.
    .action = Datei öffnen
config-utf16 = { $path } ist als UTF-16 gespeichert. Speichern Sie die Datei als UTF-8.
config-world-writable = Andere dürfen in { $path } schreiben. Feedwright trägt dort keine Registry ein.
config-include = { $path } bindet { $other } ein, wo derselbe Wert gesetzt wird.

# Added
reach-label = Reichweite
repositories-label = Repositorys
repositories-stopped = Suche beendet. { $ticked } ausgewählt, { $found } in { $path } gefunden.
repositories-stopping = Wird beendet
repositories-tick-all = Alle angezeigten auswählen
repositories-search =
    { $count ->
        [one] { $count } Repository durchsuchen
       *[other] { $count } Repositorys durchsuchen
    }
repositories-none-matches = Kein Repository heißt so.
repository-now-unreadable = Seine Konfiguration ist nicht lesbar: { $place }
repository-now-foreign-badge = anderes Remote
repository-replaced-badge = heute ersetzt
folder-pick-title = Ordner mit einer Cargo.toml auswählen
folder-checking = { $path } wird angesehen
folder-add = Hinzufügen
folder-world-writable = Andere dürfen in { $path } schreiben. Feedwright trägt dort keine Registry ein.
folder-there = { $path } steht schon in der Liste.
reach-user-counting = Die Projekte werden gezählt
token-place-unusable = Das Token hat noch keinen Ort
token-place-practice = Im eigenen Schlüsselbund der Übung
token-place-provider-text = Sein Anmeldeinformationsanbieter antwortet nur für diesen Feed.
token-place-environment = Sie geben Cargo das Token in einer Umgebungsvariable
