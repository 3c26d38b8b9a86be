feeds-lead = { $organization } / { $project }. Origen ascendente crates.io, { $health }. Usted es { $role }.
feeds-healthy = en buen estado
feeds-unhealthy = sin respuesta desde { $when }
feeds-no-upstream = Ningún origen ascendente.
feeds-change = Cambiar de fuente
feeds-fill = Llenar desde Cargo.lock…
packages-search =
    { $count ->
        [one] Buscar en { $count } paquete
       *[other] Buscar en { $count } paquetes
    }
packages-view-all = Todas las vistas
packages-column-name = Paquete
packages-column-latest = Última
packages-column-versions = Versiones
packages-column-from = Guardado de
packages-column-saved = Guardado
packages-from-here = Publicado aquí
packages-yanked = Retirada
packages-deleted = Eliminada
package-lead =
    { $count ->
        [one] { $count } versión, guardada de { $from }
       *[other] { $count } versiones, todas guardadas de { $from }
    }
package-used-by = Usado por { $paths }
package-copy = Copiar el comando
package-browser = Abrir en el navegador
packages-none = Todavía ningún paquete. Cada crate que cargo obtiene a través de esta fuente aparece aquí.
packages-none-matches = Ningún paquete se llama así. Quizá esté en crates.io: cargo lo obtiene y lo guarda cuando un proyecto lo necesita.
feeds-none = Todavía ninguna cuenta. Inicie sesión para ver sus fuentes.
feeds-none-action = Ir al inicio rápido
fill-progress = { $saved } guardados, { $present } ya estaban, { $left } pendientes
fill-done =
    { $saved ->
        [one] { $saved } crate guardado, { $present } ya estaban, { $refused } rechazados.
       *[other] { $saved } crates guardados, { $present } ya estaban, { $refused } rechazados.
    }

# Added
feeds-title = Fuentes
feeds-list-label = Fuentes en este equipo
feeds-lead-organization = { $organization }. Origen ascendente crates.io, { $health }. Usted es { $role }.
feeds-lead-no-role = { $organization } / { $project }. Origen ascendente crates.io, { $health }.
feeds-lead-organization-no-role = { $organization }. Origen ascendente crates.io, { $health }.
feeds-unhealthy-plain = en mal estado
feeds-not-set-up = Este equipo no usa ninguna fuente todavía. El inicio rápido configura una.
packages-label = Paquetes
packages-loading = Buscando paquetes en { $feed }
package-detail-label = Versiones de { $package }
package-loading = Buscando versiones
package-saved = Guardado { $date }
package-lead-mixed =
    { $count ->
        [one] { $count } versión
       *[other] { $count } versiones
    }
feeds-loading = Buscando fuentes en este equipo
feeds-choice = { $feed }, { $organization }
feeds-lead-no-upstream = { $organization } / { $project }. Ningún origen ascendente crates.io. Usted es { $role }.
feeds-lead-no-upstream-organization = { $organization }. Ningún origen ascendente crates.io. Usted es { $role }.
feeds-lead-no-upstream-no-role = { $organization } / { $project }. Ningún origen ascendente crates.io.
feeds-lead-no-upstream-organization-no-role = { $organization }. Ningún origen ascendente crates.io.
package-none-chosen = Elija un paquete para ver sus versiones.
package-lead-here =
    { $count ->
        [one] { $count } versión, publicada aquí
       *[other] { $count } versiones, todas publicadas aquí
    }
packages-more =
    { $count ->
        [one] La fuente contiene más que el { $count } paquete de la lista.
       *[other] La fuente contiene más que los { $count } paquetes de la lista.
    }
