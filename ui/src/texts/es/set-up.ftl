set-up-title = Instalando { $feed }
set-up-progress =
    { $total ->
        [one] { $done } de { $total } paso hecho, { $time }
       *[other] { $done } de { $total } pasos hechos, { $time }
    }
set-up-create-feed = Crear la fuente { $feed } en { $project }
set-up-wait-feed = Esperar a que la nueva fuente responda
set-up-wait-feed-note = Azure DevOps concede los permisos sobre una fuente nueva unos segundos después. Próximo intento dentro de { $seconds } s.
set-up-read-feed = Releer la fuente: el origen ascendente crates.io está
set-up-store-token = Guardar el token y releerlo como lo hace Cargo
set-up-write = Escribir { $path }
set-up-fetch = Obtener { $crate } a través de la fuente con cargo { $version }
set-up-ask-feed = Preguntar a la fuente por { $crate } { $version }
set-up-skipped = Omitido
set-up-skipped-same = { $step }: ya como se planeó
set-up-waiting-rate = { $organization } pide esperar { $seconds } s.
set-up-waiting-lock = Otro programa retiene { $path }. Se espera hasta 30 s.
set-up-cancel-note = Cancelar se detiene en un segundo y deshace lo que se había empezado.
set-up-cancelling = Cancelando
set-up-cancelled-title = Cancelado. Todo está como antes
set-up-cancelled-feed = La fuente { $feed } ya se había creado y sigue ahí.
set-up-cancelled-feed-delete = Eliminar la fuente…

# Added
set-up-create-feed-organization = Crear la fuente { $feed } para toda la organización
set-up-add-upstream = Agregar el origen ascendente crates.io a { $feed }
set-up-set-visibility = Definir quién ve { $feed }
set-up-keep-account = Guardar el token de la cuenta
set-up-ask-feed-any = Preguntar a la fuente por { $crate }
set-up-undo = Reponer lo que se cambió
set-up-other = { $title }
set-up-steps-label = Pasos
set-up-state-todo = pendiente
set-up-state-doing = en curso
set-up-state-done = hecho
set-up-state-failed = con error
set-up-state-skipped = omitido
set-up-waiting-other = Otro Feedwright está trabajando. Se espera hasta 30 s.
set-up-slow = Esto tarda más de lo habitual.
set-up-started = Empezado: { $step }
set-up-failed = Con error: { $step }
set-up-cancelled-text = Los archivos y el llavero están como estaban.
proving-title = Probando { $feed } de nuevo
set-up-waiting-retry = El servidor no ha respondido bien. Próximo intento dentro de { $seconds } s.
set-up-register-provider = Dejar que el proveedor de Feedwright responda por este registro
