project-title = In welchem Projekt liegt der Feed?
project-lead = Der Feed liegt im Projekt und folgt dessen Sichtbarkeit.
project-organization-text = { $address }, angemeldet als { $account }
project-label = Projekt
project-search =
    { $count ->
        [one] { $count } Projekt durchsuchen
       *[other] { $count } Projekte durchsuchen
    }
project-matches = { $shown } von { $count }
project-loading = Bisher { $count }
project-visibility-private = Privat
project-visibility-public = Öffentlich
project-public-note = Einen Feed in einem öffentlichen Projekt können alle lesen.
project-none-matches = Kein Projekt heißt so.
project-none = { $account } sieht kein Projekt in { $organization }.
project-none-action = Mit anderem Konto anmelden
project-not-listed = Dieses Token darf keine Projekte auflisten. Geben Sie den Namen des Projekts ein.
project-unchosen = Wählen Sie zuerst ein Projekt.
project-not-found = { $organization } hat kein Projekt { $project }, das { $account } sehen darf.
project-deleted = { $project } wird gerade gelöscht.

# Added
project-list-label = Projekte
project-organization-label = Organisation
project-whole-organization = Gesamte Organisation
project-whole-organization-text = Der Feed gehört zu { $organization }, nicht zu einem einzelnen Projekt.
project-name-empty = Geben Sie den Namen des Projekts ein.
project-name-refused = Azure DevOps erlaubt diesen Projektnamen nicht.
project-checking = { $project } wird gesucht
project-typed-found = { $project } ist vorhanden.
