doctor-title-well = Cargo funciona a través de { $feed }
doctor-title-problems =
    { $count ->
        [one] Un problema
       *[other] { $count } problemas
    }
doctor-title-soon =
    { $count ->
        [one] Una cosa por hacer pronto
       *[other] { $count } cosas por hacer pronto
    }
doctor-title-both =
    { $problems ->
        [one]
            { $soon ->
                [one] Un problema y una cosa por hacer pronto
               *[other] Un problema y { $soon } cosas por hacer pronto
            }
       *[other]
            { $soon ->
                [one] { $problems } problemas y una cosa por hacer pronto
               *[other] { $problems } problemas y { $soon } cosas por hacer pronto
            }
    }
doctor-lead =
    { $count ->
        [one] { $count } comprobación en { $time }, { $when }.
       *[other] { $count } comprobaciones en { $time }, { $when }.
    }
doctor-running =
    { $count ->
        [one] { $done } de { $count } comprobación
       *[other] { $done } de { $count } comprobaciones
    }
doctor-fix = Mostrar la corrección…
doctor-renew = Renovar…
doctor-report = Copiar el informe…
check-skipped = Sin comprobar: { $reason }.
check-reason-timeout =
    { $seconds ->
        [one] { $organization } no ha respondido en { $seconds } segundo
       *[other] { $organization } no ha respondido en { $seconds } segundos
    }
check-reason-locked = el llavero está bloqueado
check-reason-offline = este equipo está sin conexión
check-feed-upstream = Origen ascendente de { $feed }
check-cargo-version-ok = cargo { $version } no tiene ningún problema de seguridad conocido
check-cargo-version-old = cargo { $version } es demasiado antiguo; se necesita 1.74 o posterior.
check-cargo-version-insecure = cargo { $version } tiene problemas de seguridad conocidos, corregidos en { $fixed }: { $holes }
check-token-readable-ok = Cargo lee el token de { $registry } en { $store }
check-token-readable-failed = Cargo no encuentra ningún token para { $registry }
check-token-three-fields = El token guardado contiene un salto de línea, como lo crean algunos shells. cargo recibe 401.
check-token-expiry =
    { $days ->
        [0] El token para { $organization } termina hoy
        [one] El token para { $organization } termina dentro de { $days } día
       *[other] El token para { $organization } termina dentro de { $days } días
    }
check-feed-answers-ok = { $feed } responde en { $time } y acepta el token
check-feed-upstream-ok = { $feed } obtiene crates de crates.io
check-feed-upstream-missing = { $feed } no tiene ningún origen ascendente crates.io
check-feed-role-ok = Usted puede guardar crates: { $role }
check-feed-role-reader = Usted no puede guardar crates: su rol es Feed Reader
check-config-effective-ok =
    { $count ->
        [one] { $using } de { $count } repositorio usa { $feed }
       *[other] { $using } de { $count } repositorios usan { $feed }
    }
check-config-effective-bypass = { $path } elude la fuente
check-config-shadowed = Cargo lee allí .cargo/config e ignora .cargo/config.toml.
check-config-default = Por [registry] default, cargo add escribe { $registry } en Cargo.toml.
check-config-duplicate = Dos registros tienen la misma dirección, así que cargo se detiene.
check-keychain-libsecret = cargo:libsecret está en la lista, pero ningún llavero responde. Todos los registros privados fallan.
check-clock-ok = El reloj de este equipo va bien
check-clock-wrong =
    { $minutes ->
        [one] El reloj de este equipo va { $minutes } minuto atrasado
       *[other] El reloj de este equipo va { $minutes } minutos atrasado
    }
check-proxy = El proxy { $host } responde, y cargo también lo usa
doctor-none = Todavía no hay nada que comprobar. Primero viene el inicio rápido.

# Added
doctor-title-running = Comprobando este equipo
doctor-title-none = Aquí no hay nada instalado todavía
doctor-go-quickstart = Ir al inicio rápido
doctor-list-label = Comprobaciones
doctor-looked-at = Examinado: { $place }
verdict-failed = con error
verdict-warning = requiere atención pronto
verdict-skipped = sin comprobar
verdict-ok = bien
doctor-report-title = Lo que contiene el informe
check-reason-no-account = nadie ha iniciado sesión
check-reason-no-cargo = no se ha encontrado cargo
check-unknown = { $sentence }
doctor-so-far =
    { $count ->
        [one] { $count } comprobación hasta ahora
       *[other] { $count } comprobaciones hasta ahora
    }
doctor-title-unknown = Sin comprobar
doctor-title-skipped =
    { $count ->
        [one] Una comprobación no fue posible
       *[other] { $count } comprobaciones no fueron posibles
    }
doctor-title-well-plain = Todo está bien
check-subject-cargo-version = El cargo de este equipo
check-subject-keychain = El llavero
check-subject-config-effective = La configuración de Cargo
check-subject-token-readable = El token que usa Cargo
check-subject-feed-answers = Lo que responde la fuente
check-subject-feed-upstream = El origen ascendente de la fuente
check-subject-feed-role = Su rol en la fuente
check-keychain-ok = { $store } responde
check-keychain-library = cargo:libsecret está en la lista, pero libsecret no está instalado. Todos los registros privados fallan.
check-config-effective-ok-user = Todos los proyectos de este usuario usan { $feed }
check-config-effective-missing = { $path } se configuró y ya no está
check-config-effective-provider = En { $path }, nada indica a Cargo que lea el llavero para { $registry }
check-token-no-scheme = Al token guardado le falta su primera palabra, Basic. cargo recibe 401.
check-token-malformed = El token guardado no tiene la forma que cargo envía. cargo recibe 401.
check-feed-answers-refused = { $feed } no acepta el token que Cargo envía: terminó o se revocó
check-feed-answers-forbidden = { $feed } rechaza al propietario del token. Pida a un propietario de la fuente el rol Feed and Upstream Reader (Collaborator).
check-reason-unsupported = esta versión no puede leer { $store }
check-reason-no-keychain = ningún llavero responde
check-reason-no-token = Cargo no tiene ningún token válido que enviar
check-reason-role-unknown = los permisos de la fuente no dicen qué rol tiene esta cuenta
