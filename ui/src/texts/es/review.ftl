review-title =
    { $count ->
        [one] { $count } cambio y después una prueba
       *[other] { $count } cambios y después una prueba
    }
review-lead = Todavía no se ha cambiado nada. Todo lo que sigue se puede deshacer.
review-title-none = Todo está ya como se planeó
review-lead-none = No cambiaría ningún archivo, ninguna entrada del llavero ni nada en { $organization }.
change-create-feed = Crear la fuente { $feed } en { $project }
change-create-feed-text = Origen ascendente crates.io. Visible para { $who }.
change-add-upstream = Agregar el origen ascendente crates.io a { $feed }
change-set-visibility = Hacer { $feed } visible para { $who }
change-store-token = Guardar el token como { $entry }
change-store-token-text = El token en sí nunca se muestra ni se escribe en un archivo.
change-replace-token = Sustituir el token en { $entry }
change-register-provider = Registrar el proveedor de credenciales de Feedwright para { $registry }
change-file-new = Archivo nuevo
change-file-tally = +{ $added } −{ $removed }
change-file-reach =
    { $count ->
        [one] Vale para { $count } proyecto
       *[other] Vale para { $count } proyectos
    }
change-request = Solicitud
diff-added = agregado
diff-removed = quitado
diff-unchanged =
    { $count ->
        [one] { $count } línea sin cambios
       *[other] { $count } líneas sin cambios
    }
diff-no-newline = sin salto de línea al final
review-undo-server = Deshacer deja la fuente, salvo que usted pida eliminarla.
proof-heading = Después, la prueba
proof-title = Obtener { $crate } a través de { $feed } con cargo { $version }
proof-text = En una carpeta desechable. { $crate } será el primer paquete de la fuente.
review-save-profile = Guardar como perfil…
review-action =
    { $count ->
        [one] Hacer { $count } cambio
       *[other] Hacer { $count } cambios
    }
review-action-none = Probar de nuevo
review-stale = { $path } ha cambiado mientras usted leía. Este es el nuevo plan.

# Added
review-planning = Haciendo el plan
review-changes-label = Cambios
review-notices = Conviene saber
review-number = Cambio { $number } de { $total }
change-create-feed-organization = Crear la fuente { $feed } en { $organization }, para todos sus proyectos
change-create-feed-text-default = Origen ascendente crates.io. Visibilidad según la define Azure DevOps.
change-store-token-key = Cargo lo busca en { $key }
change-write = Escribir { $path }
change-file-every-project = Todos los proyectos de este usuario
change-keep-account = El token de la cuenta se guarda también en { $store }, para la próxima vez.
diff-label = Cambios de { $path }
diff-trailing-space = espacios al final
diff-show-unchanged = Mostrar las líneas sin cambios
proof-text-known = En una carpeta desechable.
profile-save-title = Guardar el perfil
profile-save-path-label = Archivo
profile-saved = Guardado como { $path }.
change-remove-token = Quitar { $entry } del llavero
change-remove-token-text = Desde entonces Cargo obtiene su token de otro modo. Deshacer lo devuelve.
change-register-provider-text = El proveedor de credenciales de Feedwright responde por esta fuente.
change-unregister-provider-text = El proveedor de credenciales de Feedwright ya no responde por esta fuente.
change-remove-file = Quitar { $path }
change-remove-plain-token = Quitar de { $path } el token legible de { $registry }
change-remove-plain-token-text = En la línea { $line }. Se guarda en el llavero para deshacer y nunca se muestra.
change-restrict-writing = Que nadie más pueda escribir { $path }
change-restrict-writing-text = Sus permisos son { $before } y pasan a ser { $after }.
change-undo-here = Deshacer lo deja como estaba.
review-title-mend =
    { $count ->
        [one] { $count } cambio
       *[other] { $count } cambios
    }
mend-then-heading = Después
mend-then-title = Doctor vuelve a comprobar
mend-then-text = Dice si entonces todo está bien.
