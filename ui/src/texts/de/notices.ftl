# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo lehnt zwei Namen für eine Adresse ab. Verwenden Sie den vorhandenen Namen.
    .lead = Eine andere Registry hat diese Adresse schon.
notice-name-taken-by-other-index = Wählen Sie einen anderen Registrynamen oder entfernen Sie diesen Eintrag.
    .lead = Eine Registry dieses Namens hat eine andere Adresse.
notice-default-registry-set = cargo add schreibt sie in die Cargo.toml. Entfernen Sie den Standard, wenn Sie das nicht wünschen.
    .lead = Eine Standardregistry ist festgelegt.
notice-other-replacement = Entfernen Sie diese Ersetzung, oder behalten Sie sie und nutzen Sie den Feed über seinen Registrynamen.
    .lead = crates.io wird durch etwas anderes ersetzt.
notice-source-hides-registry = Cargo nimmt die Quelle statt der Registry. Wählen Sie einen anderen Registrynamen oder benennen Sie die Quelle um.
    .lead = Eine Quelle trägt den Namen der Registry.
notice-legacy-file-wins = Bearbeiten Sie die alte Datei oder verschieben Sie ihre Zeilen in die neue.
    .lead = Cargo liest .cargo/config und ignoriert die .cargo/config.toml daneben.
notice-plain-token-in-file = Cargo verwendet es vielleicht statt des gespeicherten. Melden Sie sich mit cargo von dieser Registry ab oder löschen Sie die Zeile.
    .lead = In einer Datei ist ein Token lesbar.
notice-token-variable-set = Cargo verwendet es vielleicht statt des gespeicherten. Entfernen Sie die Variable dort, wo sie gesetzt wird.
    .lead = Eine Umgebungsvariable enthält ein Token für die Registry.
notice-world-writable = So ließe sich ändern, was Cargo ausführt. Entziehen Sie dieses Recht.
    .lead = Jeder Benutzer dieses Computers darf in eine Datei von Cargo schreiben.
notice-provider-list-broken = Cargo lehnt sie ab. Korrigieren Sie zuerst die Liste.
    .lead = Die Liste der Anmeldeinformationsanbieter ist nicht gültig.
notice-registry-provider-set = Cargo fragt nur diesen und keinen anderen.
    .lead = Die Registry hat einen eigenen Anmeldeinformationsanbieter.
notice-registry-provider-in-two-files = Cargo fügt die beiden Listen vielleicht zusammen. Behalten Sie eine davon.
    .lead = Zwei Dateien nennen einen Anmeldeinformationsanbieter für die Registry.
notice-foreign-provider = Es läuft mit Ihren Rechten. Prüfen Sie, ob Sie ihm vertrauen.
    .lead = Ein Projekt lässt Cargo ein Programm als Anmeldeinformationsanbieter ausführen.
notice-includes-files = Cargo vor 1.94 liest sie nicht, und Feedwright bearbeitet sie nicht.
    .lead = Eine Cargo-Konfigurationsdatei bindet andere Dateien ein.
notice-offline = Entfernen Sie diese Einstellung vor der Einrichtung, sonst ruft cargo nichts ab.
    .lead = Cargo soll dem Netzwerk fernbleiben.
