accounts-title = Konten
accounts-lead = Wer sich wo anmeldet und bis wann.
accounts-add = Konto hinzufügen
account-ends = Endet { $date }
account-ended = Abgelaufen { $date }
account-renews = Erneuert sich selbst
account-in-store = In { $store }
account-not-kept = Hier wird nichts aufbewahrt
account-asked = Wird bei Bedarf erfragt
account-scope = Packaging, { $scope }
account-tenant = Mandant { $tenant }
account-warning =
    { $count ->
        [one] Danach bricht cargo in { $count } Repository mit 401 ab.
       *[other] Danach bricht cargo in { $count } Repositorys mit 401 ab.
    }
    .lead =
        { $days ->
            [0] Das Token für { $organization } endet heute.
            [one] Das Token für { $organization } endet in { $days } Tag.
           *[other] Das Token für { $organization } endet in { $days } Tagen.
        }
account-renew = Erneuern
account-sign-out = Abmelden
account-remove = Entfernen
sign-out-title = Von { $organization } abmelden?
sign-out-text =
    { $count ->
        [one] Entfernt { $entries } aus { $store }. cargo bricht in { $count } Repository mit 401 ab, bis Sie sich wieder anmelden.
       *[other] Entfernt { $entries } aus { $store }. cargo bricht in { $count } Repositorys mit 401 ab, bis Sie sich wieder anmelden.
    }
sign-out-yes = Abmelden
sign-out-no = Angemeldet bleiben
accounts-none = Noch kein Konto. Der Schnellstart fügt eines hinzu.

# Added
accounts-list-label = Konten
account-kind-token = Persönliches Zugriffstoken
account-added = Hinzugefügt { $date }
account-used =
    { $count ->
        [0] Von keinem Repository hier genutzt
        [one] Von { $count } Repository hier genutzt
       *[other] Von { $count } Repositorys hier genutzt
    }
account-end-unknown = Enddatum unbekannt
sign-out-busy = Wird abgemeldet
signed-out = Von { $organization } abgemeldet.
sign-out-text-unused = Entfernt das Token für { $organization } aus { $store }. Kein Repository hier nutzt es.
accounts-lead-plain = Wer sich wo anmeldet, und wo das Token liegt.
accounts-loading = Konten werden gesucht
account-sign-out-of = Abmelden von { $organization }
sign-out-text-kept =
    { $count ->
        [0] Entfernt Feedwrights Token für { $organization } aus { $store }. Feeds, Doctor und neue Einrichtungen ruhen dort, bis Sie sich wieder anmelden. Kein Repository hier nutzt es.
        [one] Entfernt Feedwrights Token für { $organization } aus { $store }. Feeds, Doctor und neue Einrichtungen ruhen dort, bis Sie sich wieder anmelden. cargo behält in { $count } Repository sein eigenes Token; Rückgängig im Verlauf nimmt es weg.
       *[other] Entfernt Feedwrights Token für { $organization } aus { $store }. Feeds, Doctor und neue Einrichtungen ruhen dort, bis Sie sich wieder anmelden. cargo behält in { $count } Repositorys sein eigenes Token; Rückgängig im Verlauf nimmt es weg.
    }
account-kind-browser = Microsoft Entra, Browser
account-kind-device-code = Microsoft Entra, mit Code
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = Verwaltete Identität
account-kind-workload-identity = Workloadidentität
account-kind-service-principal = Dienstprinzipal
account-kind-azure-pipelines = Azure Pipelines
account-minted = Packaging-Token für cargo
account-renew-of = { $organization } erneuern
account-remove-of = { $organization } entfernen
account-warning-ended =
    { $count ->
        [one] cargo bricht in { $count } Repository mit 401 ab.
       *[other] cargo bricht in { $count } Repositorys mit 401 ab.
    }
    .lead = Das Token für { $organization } ist am { $date } abgelaufen.
sign-out-text-renews =
    { $count ->
        [0] Entfernt dieses Konto für { $organization } aus { $store }. Kein Repository hier nutzt es.
        [one] Entfernt dieses Konto für { $organization } aus { $store }. cargo bricht in { $count } Repository mit 401 ab, bis Sie sich wieder anmelden.
       *[other] Entfernt dieses Konto für { $organization } aus { $store }. cargo bricht in { $count } Repositorys mit 401 ab, bis Sie sich wieder anmelden.
    }
sign-out-text-elsewhere =
    { $count ->
        [0] Vergisst dieses Konto für { $organization }. Bei { $kind } selbst bleiben Sie angemeldet. Kein Repository hier nutzt es.
        [one] Vergisst dieses Konto für { $organization }. Bei { $kind } selbst bleiben Sie angemeldet. cargo bricht in { $count } Repository mit 401 ab, bis Sie sich wieder anmelden.
       *[other] Vergisst dieses Konto für { $organization }. Bei { $kind } selbst bleiben Sie angemeldet. cargo bricht in { $count } Repositorys mit 401 ab, bis Sie sich wieder anmelden.
    }
sign-out-still-good = Das für cargo erstellte Token konnte nicht widerrufen werden und gilt bis { $date }. Widerrufen Sie es auf der Seite Ihrer Token.
token-page-label = Seite Ihrer Token
account-minted-until = Packaging-Token für cargo bis { $date }
