done-title = { $crate } { $version } ha llegado a través de { $feed }
done-lead = Funciona. Probado { $when } con cargo { $cargo }, en { $time }.
proof-upstream = Origen ascendente
proof-upstream-fact = { $crate } { $version }
proof-feed-fact = Guardado de crates.io
proof-computer =
    { $count ->
        [one] { $count } repositorio
       *[other] { $count } repositorios
    }
proof-computer-fact = La suma de comprobación coincide
proof-was-there = Ya estaba en la fuente, guardado de crates.io el { $date }
proof-label = La prueba
next-heading = A partir de ahora
next-text = Cargo funciona como antes. La fuente guarda por sí sola cada crate nuevo.
next-reader = Cargo funciona como antes para los crates que están en la fuente. Los nuevos necesitan a alguien con el rol Feed and Upstream Reader (Collaborator).
next-add = Agregar un crate
next-token-end = El token termina el { $date }. El diagnóstico se lo recuerda 14 días antes.
others-title = Configurar otros equipos
others-text = Guarde estas respuestas como perfil. No contiene secretos.
others-action = Guardar el perfil…
undo-title = Deshacer
undo-text =
    { $files ->
        [one] Repone { $files } archivo y el llavero como estaban. La fuente se queda.
       *[other] Repone { $files } archivos y el llavero como estaban. La fuente se queda.
    }
done-status =
    { $count ->
        [one] { $count } cambio hecho. El historial lo guarda.
       *[other] { $count } cambios hechos. El historial los guarda.
    }
done-packages = Mostrar los paquetes
undone-text =
    { $count ->
        [one] Deshecho. { $count } archivo está como estaba.
       *[other] Deshecho. { $count } archivos están como estaban.
    }
undone-again = Volver a instalar
undone-feed = Eliminar también la fuente…

# Added
done-title-set-up = { $feed } está instalada
done-undo-busy = Deshaciendo
done-commands-label = Comandos
others-saved = Guardado como { $path }.
undone-title = Deshecho
undone-keychain = El llavero está como estaba.
undone-feed-kept = La fuente { $feed } sigue ahí.
delete-feed-title =
    { $count ->
        [one] ¿Eliminar { $feed } y su { $count } paquete?
       *[other] ¿Eliminar { $feed } y sus { $count } paquetes?
    }
delete-feed-text =
    { $days ->
        [one] Permanece { $days } día en la papelera de { $organization } y se puede restaurar desde allí.
       *[other] Permanece { $days } días en la papelera de { $organization } y se puede restaurar desde allí.
    }
delete-feed-yes = Eliminar la fuente
undo-text-files =
    { $files ->
        [one] Repone { $files } archivo como estaba. La fuente se queda.
       *[other] Repone { $files } archivos como estaban. La fuente se queda.
    }
undo-text-keychain = Repone el llavero como estaba. La fuente se queda.
undone-partly = No se ha podido reponer todo.
