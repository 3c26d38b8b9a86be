feeds-lead = { $organization } / { $project }. Upstreamquelle crates.io, { $health }. Sie sind { $role }.
feeds-healthy = in Ordnung
feeds-unhealthy = antwortet nicht seit { $when }
feeds-no-upstream = Keine Upstreamquelle.
feeds-change = Feed wechseln
feeds-fill = Aus Cargo.lock füllen…
packages-search =
    { $count ->
        [one] { $count } Paket durchsuchen
       *[other] { $count } Pakete durchsuchen
    }
packages-view-all = Alle Ansichten
packages-column-name = Paket
packages-column-latest = Neueste
packages-column-versions = Versionen
packages-column-from = Gespeichert von
packages-column-saved = Gespeichert
packages-from-here = Hier veröffentlicht
packages-yanked = Zurückgezogen
packages-deleted = Gelöscht
package-lead =
    { $count ->
        [one] { $count } Version, gespeichert von { $from }
       *[other] { $count } Versionen, alle gespeichert von { $from }
    }
package-used-by = Genutzt von { $paths }
package-copy = Befehl kopieren
package-browser = Im Browser öffnen
packages-none = Noch keine Pakete. Jedes Crate, das cargo über diesen Feed abruft, erscheint hier.
packages-none-matches = Kein Paket heißt so. Vielleicht hat crates.io es: cargo ruft es ab und speichert es, wenn ein Projekt es braucht.
feeds-none = Noch kein Konto. Melden Sie sich an, um Ihre Feeds zu sehen.
feeds-none-action = Zum Schnellstart
fill-progress = { $saved } gespeichert, { $present } waren da, { $left } noch offen
fill-done =
    { $saved ->
        [one] { $saved } Crate gespeichert, { $present } waren da, { $refused } abgelehnt.
       *[other] { $saved } Crates gespeichert, { $present } waren da, { $refused } abgelehnt.
    }

# Added
feeds-title = Feeds
feeds-list-label = Feeds auf diesem Computer
feeds-lead-organization = { $organization }. Upstreamquelle crates.io, { $health }. Sie sind { $role }.
feeds-lead-no-role = { $organization } / { $project }. Upstreamquelle crates.io, { $health }.
feeds-lead-organization-no-role = { $organization }. Upstreamquelle crates.io, { $health }.
feeds-unhealthy-plain = nicht in Ordnung
feeds-not-set-up = Dieser Computer nutzt noch keinen Feed. Der Schnellstart richtet einen ein.
packages-label = Pakete
packages-loading = Pakete in { $feed } werden gesucht
package-detail-label = Versionen von { $package }
package-loading = Versionen werden gesucht
package-saved = Gespeichert { $date }
package-lead-mixed =
    { $count ->
        [one] { $count } Version
       *[other] { $count } Versionen
    }
feeds-loading = Feeds auf diesem Computer werden gesucht
feeds-choice = { $feed }, { $organization }
feeds-lead-no-upstream = { $organization } / { $project }. Keine Upstreamquelle crates.io. Sie sind { $role }.
feeds-lead-no-upstream-organization = { $organization }. Keine Upstreamquelle crates.io. Sie sind { $role }.
feeds-lead-no-upstream-no-role = { $organization } / { $project }. Keine Upstreamquelle crates.io.
feeds-lead-no-upstream-organization-no-role = { $organization }. Keine Upstreamquelle crates.io.
package-none-chosen = Wählen Sie ein Paket, um seine Versionen zu sehen.
package-lead-here =
    { $count ->
        [one] { $count } Version, hier veröffentlicht
       *[other] { $count } Versionen, alle hier veröffentlicht
    }
packages-more =
    { $count ->
        [one] Der Feed enthält mehr als das { $count } Paket, das hier steht.
       *[other] Der Feed enthält mehr als die { $count } Pakete, die hier stehen.
    }
