feed-title = Einen Feed erstellen oder einem beitreten?
feed-create = Einen Feed erstellen
feed-create-text = In { $project } hat noch keiner crates.io.
feed-create-text-other =
    { $count ->
        [one] { $count } Feed hier hat crates.io schon.
       *[other] { $count } Feeds hier haben crates.io schon.
    }
feed-join = Einem Feed beitreten
feed-join-text =
    { $inProject ->
        [one] { $inProject } Feed in { $project }, { $inOrganization } in { $organization }.
       *[other] { $inProject } Feeds in { $project }, { $inOrganization } in { $organization }.
    }
feed-join-none = Noch kein Feed.
feed-name-label = Name
feed-name-hint = In { $organization } nicht vergeben. Cargo wird die Registry { $registry } nennen.
feed-name-registry = Cargo erlaubt { $feed } nicht als Namen, deshalb wird seine Registry { $registry } heißen.
feed-name-registry-change = Namen der Registry ändern
feed-scope-label = Bereich
feed-scope-project = Projekt { $project }
feed-scope-project-text = Empfohlen. Folgt dessen Sichtbarkeit.
feed-scope-organization = Organisation { $organization }
feed-scope-organization-text = Für alle Projekte. Lässt sich später nicht verschieben.
feed-visibility-label = Sichtbarkeit
feed-visibility-people = Bestimmte Personen
feed-visibility-people-text = Sie und der Builddienst des Projekts. Weitere können Sie später hinzufügen.
feed-visibility-organization = Personen in { $organization }
feed-visibility-organization-text = Alle dort können ihn lesen.
feed-visibility-tenant = Mitglieder Ihres Microsoft Entra-Mandanten
feed-visibility-tenant-text = Alle in jeder Organisation des Mandanten können ihn lesen.
feed-visibility-needs-manage = Benötigt ein Token mit Packaging, Read, write & manage.
feed-visibility-needs-same = Benötigt dasselbe Token.
feed-search =
    { $count ->
        [one] { $count } Feed durchsuchen
       *[other] { $count } Feeds durchsuchen
    }
feed-row =
    { $packages ->
        [one] { $scope }, { $packages } Paket
       *[other] { $scope }, { $packages } Pakete
    }
feed-badge-upstream = crates.io
feed-badge-no-upstream = kein crates.io
feed-role-reader = Feed Reader: nutzt Crates, die schon da sind, speichert keine
feed-role-collaborator = Feed and Upstream Reader (Collaborator): speichert Crates von crates.io
feed-role-contributor = Feed Publisher (Contributor): speichert und veröffentlicht
feed-role-owner = Feed Owner: darf alles
feed-add-upstream = crates.io als Upstreamquelle hinzufügen
feed-add-upstream-not = Nur ein Feed Owner kann diesem Feed crates.io hinzufügen.
feed-internal-warning =
    { $count ->
        [one] Dieser Feed enthält auch { $count } eigenes Paket. Azure Artifacts empfiehlt einen getrennten Feed für crates.io.
       *[other] Dieser Feed enthält auch { $count } eigene Pakete. Azure Artifacts empfiehlt einen getrennten Feed für crates.io.
    }
feed-name-taken = { $feed } gibt es schon, in { $project }. Treten Sie ihm bei oder wählen Sie einen anderen Namen.
    .action = Beitreten
feed-name-in-bin =
    { $days ->
        [one] Ein gelöschter Feed dieses Namens kann noch { $days } Tag wiederhergestellt werden.
       *[other] Ein gelöschter Feed dieses Namens kann noch { $days } Tage wiederhergestellt werden.
    }
    .action = Wiederherstellen
feed-name-spaces = Der Name eines Feeds enthält keine Leerzeichen. { $suggestion } ginge.
feed-name-characters = Der Name eines Feeds darf { $character } nicht enthalten.
feed-name-long = { $count } von höchstens 64 Zeichen.
feed-name-start = Der Name eines Feeds beginnt nicht mit { $character }.
feed-name-exists-in-cargo = Cargo hat schon eine Registry { $registry } für eine andere Adresse. Wählen Sie einen anderen Registrynamen.
feed-create-not-allowed = { $account } darf in { $organization } keine Feeds erstellen. Fragen Sie einen Azure Artifacts-Administrator oder treten Sie einem Feed bei.
    .action = Nachricht dafür kopieren

# Added
feed-ways-label = Erstellen oder beitreten
feed-list-label = Feeds
feed-loading = Feeds in { $organization } werden gesucht
feed-checking = Der Name wird geprüft
feed-create-text-organization = In { $organization } hat noch keiner crates.io.
feed-join-text-organization =
    { $inOrganization ->
        [one] { $inOrganization } Feed in { $organization }.
       *[other] { $inOrganization } Feeds in { $organization }.
    }
feed-name-empty = Geben Sie einen Namen ein.
feed-name-taken-organization = { $feed } gibt es schon, für die gesamte Organisation. Treten Sie ihm bei oder wählen Sie einen anderen Namen.
    .action = Beitreten
feed-name-in-recycle-bin = Ein gelöschter Feed belegt diesen Namen. Stellen Sie ihn in Azure Artifacts wieder her oder wählen Sie einen anderen Namen.
    .action = { action-open-portal }
feed-name-other = Azure Artifacts erlaubt diesen Namen nicht.
feed-registry-label = Name der Registry in Cargo
feed-registry-hint = Buchstaben, Ziffern, Bindestriche und Unterstriche; zuerst ein Buchstabe.
feed-unchosen = Wählen Sie zuerst einen Feed.
feed-none-matches = Kein Feed heißt so.
feed-scope-of-project = Projekt { $project }
feed-scope-of-organization = Gesamte Organisation
feed-visibility-default = Wie Azure DevOps sie festlegt
feed-visibility-default-text = Kann in den Einstellungen des Feeds geändert werden.
who-specific-people = bestimmte Personen
who-organization = Personen in { $organization }
who-tenant = Mitglieder Ihres Microsoft Entra-Mandanten
role-reader = Feed Reader
role-collaborator = Feed and Upstream Reader (Collaborator)
role-contributor = Feed Publisher (Contributor)
role-owner = Feed Owner
