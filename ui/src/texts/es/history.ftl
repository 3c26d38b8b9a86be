history-title = Historial
history-lead = Lo que Feedwright ha cambiado aquí. Deshacer repone los archivos byte por byte, también sin conexión.
history-set-up = Instalación de { $feed }
history-join = Unión a { $feed }
history-fix = Corrección: { $what }
history-entry =
    { $count ->
        [one] { $time }. { $count } cambio, probado con { $crate } { $version }.
       *[other] { $time }. { $count } cambios, probados con { $crate } { $version }.
    }
history-entry-plain =
    { $count ->
        [one] { $time }. { $count } cambio.
       *[other] { $time }. { $count } cambios.
    }
history-files = Archivos
history-keychain = Llavero
history-server = Servidor
history-server-stays = Deshacer lo deja, salvo que usted elija eliminarlo.
history-edited = El archivo se ha editado desde entonces: deshacer muestra antes la diferencia.
history-undone = Deshecho el { $date }
history-interrupted = Interrumpida
undo-edited-title = { $path } se editó después de la instalación
undo-edited-ours = Quitar solo nuestras líneas
undo-edited-all = Reponer el archivo antiguo
undo-edited-keep = Dejarlo
history-none = Todavía no se ha cambiado nada. Cada instalación y cada corrección aparece aquí y se puede deshacer.

# Added
history-list-label = Lo que se cambió
history-created = Creación de { $feed }
history-files-count =
    { $count ->
        [one] { $count } archivo
       *[other] { $count } archivos
    }
history-undo = Deshacer «{ $what }»
history-undo-more = Deshacer…
history-resume = Reanudar
history-undo-title = ¿Deshacer «{ $what }»?
history-undo-keychain = La entrada del llavero se repone.
history-undo-feed-stays = La fuente { $feed } se queda.
history-undo-edited-label = Qué hacer con { $path }
history-running = No mientras haya una instalación en curso.
history-state-applied = En vigor
history-state-undone = Deshecha
history-loading = Leyendo los cambios
undo-edited-ours-text = Sus cambios se quedan.
undo-edited-ours-not = No es posible: también se editaron nuestras líneas.
undo-edited-all-text = Sus cambios se pierden.
undo-edited-keep-text = Nuestras líneas y sus cambios se quedan.
undo-edited-gone = El archivo ya no está.
undo-edited-others =
    { $count ->
        [one] { $count } archivo más queda como estaba.
       *[other] { $count } archivos más quedan como estaban.
    }
undo-edited-status = Todavía no se ha deshecho nada.
history-server-stays-plain = Deshacer lo deja.
