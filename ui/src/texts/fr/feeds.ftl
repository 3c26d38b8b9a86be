feeds-lead = { $organization } / { $project }. Source en amont crates.io, { $health }. Vous êtes { $role }.
feeds-healthy = en bon état
feeds-unhealthy = sans réponse depuis { $when }
feeds-no-upstream = Aucune source en amont.
feeds-change = Changer de flux
feeds-fill = Remplir depuis Cargo.lock…
packages-search =
    { $count ->
        [one] Rechercher dans { $count } package
       *[other] Rechercher parmi { $count } packages
    }
packages-view-all = Toutes les vues
packages-column-name = Package
packages-column-latest = Dernière
packages-column-versions = Versions
packages-column-from = Source
packages-column-saved = Enregistré
packages-from-here = Publié ici
packages-yanked = Retiré (yank)
packages-deleted = Supprimé
package-lead =
    { $count ->
        [one] { $count } version, enregistrée depuis { $from }
       *[other] { $count } versions, toutes enregistrées depuis { $from }
    }
package-used-by = Utilisé par { $paths }
package-copy = Copier la commande
package-browser = Ouvrir dans le navigateur
packages-none = Aucun package pour l’instant. Chaque crate que cargo récupère par ce flux apparaît ici.
packages-none-matches = Aucun package ne porte ce nom. crates.io l’a peut-être : cargo le récupère et l’enregistre quand un projet en a besoin.
feeds-none = Aucun compte pour l’instant. Connectez-vous pour voir vos flux.
feeds-none-action = Aller au démarrage rapide
fill-progress = { $saved } enregistrés, { $present } déjà présents, { $left } restants
fill-done =
    { $saved ->
        [one] { $saved } crate enregistré, { $present } déjà présents, { $refused } refusés.
       *[other] { $saved } crates enregistrés, { $present } déjà présents, { $refused } refusés.
    }

# Added
feeds-title = Flux
feeds-list-label = Flux sur cet ordinateur
feeds-lead-organization = { $organization }. Source en amont crates.io, { $health }. Vous êtes { $role }.
feeds-lead-no-role = { $organization } / { $project }. Source en amont crates.io, { $health }.
feeds-lead-organization-no-role = { $organization }. Source en amont crates.io, { $health }.
feeds-unhealthy-plain = en mauvais état
feeds-not-set-up = Cet ordinateur n’utilise encore aucun flux. Le démarrage rapide en configure un.
packages-label = Packages
packages-loading = Recherche de packages dans { $feed }
package-detail-label = Versions de { $package }
package-loading = Recherche des versions
package-saved = Enregistré { $date }
package-lead-mixed =
    { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
feeds-loading = Recherche des flux sur cet ordinateur
feeds-choice = { $feed }, { $organization }
feeds-lead-no-upstream = { $organization } / { $project }. Aucune source en amont crates.io. Vous êtes { $role }.
feeds-lead-no-upstream-organization = { $organization }. Aucune source en amont crates.io. Vous êtes { $role }.
feeds-lead-no-upstream-no-role = { $organization } / { $project }. Aucune source en amont crates.io.
feeds-lead-no-upstream-organization-no-role = { $organization }. Aucune source en amont crates.io.
package-none-chosen = Choisissez un package pour voir ses versions.
package-lead-here =
    { $count ->
        [one] { $count } version, publiée ici
       *[other] { $count } versions, toutes publiées ici
    }
packages-more =
    { $count ->
        [one] Le flux contient plus que le { $count } package affiché.
       *[other] Le flux contient plus que les { $count } packages affichés.
    }
