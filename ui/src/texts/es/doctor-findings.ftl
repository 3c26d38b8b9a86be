# What the doctor's checks find, by check and finding.

check-cargo-keyring-development-files = cargo { $version } solo encuentra libsecret donde están instalados sus archivos de desarrollo; { $fixed } no los necesita. Ejecute rustup update.
check-cargo-keyring-hangs = cargo { $version } puede quedarse colgado al consultar el llavero; { $fixed } no. Ejecute rustup update.
check-keychain-locked = El llavero está bloqueado. Desbloquéelo, o cargo no encuentra ningún token.
check-provider-program-ok = El proveedor de Feedwright está donde Cargo lo busca
check-provider-program-missing = Cargo debe iniciar { $path }, que no está. Toda compilación a través de la fuente falla.
check-provider-list-ok = El proveedor de Feedwright responde por { $registry }
check-provider-list-unlisted = El proveedor de Feedwright no responde por { $registry }: su lista no tiene ese registro.
check-provider-list-other-way = El proveedor de Feedwright renovaría el token para { $registry } con otro proxy o con otras autoridades de certificación que los que usa ahora este equipo.
check-config-effective-provider-overruled = En { $path } se nombra otro proveedor para { $registry }, y Cargo solo consulta ese.
check-config-effective-provider-unset = En { $path }, nada indica a Cargo que consulte el proveedor de Feedwright para { $registry }.
check-config-provider-gone = Cargo consulta { $program } antes que el llavero, y ese programa no existe. Todos los registros privados fallan.
check-config-provider-first = Cargo consulta { $program } antes que el llavero. Si falla, fallan todos los registros privados.
check-config-token-masked = Cargo toma un token legible de credentials.toml antes que el del llavero.
check-config-variable-wins = Cargo toma el token de una variable de entorno antes que el del llavero. Quite la variable.
check-cargo-commands-ok = cargo publish, yank, owner, login, logout e info necesitan aquí --registry { $registry }
check-token-readable-forced = Cargo no encuentra ningún token para { $registry }, y la dirección de esta fuente pública lo pide.
check-token-control-character = El token guardado tiene un carácter que ningún encabezado admite. cargo no puede enviarlo.
check-token-too-long = El token tiene { $length } bytes, y Windows guarda { $limit }. Use el proveedor de Feedwright, o un token solo para paquetes.
check-token-expiry-ok = El token que tiene Cargo vale hasta el { $date }
check-token-expiry-renewed = El token termina el { $date } y se renueva cuando Cargo lo pide
check-token-expiry-soon = El token que tiene Cargo termina el { $date }. Aplique la configuración de nuevo.
check-token-expiry-over = El token que tiene Cargo terminó el { $date }. Aplique la configuración de nuevo.
check-token-scope-ok = El token que Cargo envía puede guardar crates
check-token-scope-read-only = El token que Cargo envía solo puede leer, así que no se guarda nada nuevo. Inicie sesión con uno que tenga Packaging: Read & write.
check-feed-answers-public = { $feed } es pública, así que Cargo nunca envía el token y no se guarda nada nuevo. Su dirección necesita ~force-auth.
check-feed-answers-other-scope = Aquí no hay ninguna fuente { $feed }, pero hay una en { $other }. Configure de nuevo con esa.
check-feed-answers-recycle-bin = La fuente { $feed } se eliminó. Restáurela desde la papelera de reciclaje de Azure Artifacts.
check-feed-crates-ok =
    { $count ->
        [one] { $feed } tiene la versión de { $count } crate de Cargo.lock
       *[other] { $feed } tiene las versiones de { $count } crates de Cargo.lock
    }
check-feed-crates-too-new = { $crate } { $version } de un Cargo.lock todavía no está en { $feed }. Una versión nueva tarda de 3 a 6 horas, a veces un día.
check-feed-downloads-ok = Las crates vienen de { $host }
check-feed-downloads-blocked = No se pueden descargar crates de { $host }. Quizá un proxy o un cortafuegos no deja pasar ese host.
check-feed-own-crates-own-crates = Alguien publicó crates en la propia fuente: { $names }. Guarde las crates propias en otra fuente.
check-reason-environment = Cargo obtiene el token del entorno en que se ejecuta
check-reason-index-unknown = el índice de la fuente no ha respondido
check-reason-no-feed = no existe esa fuente, o la cuenta no puede verla
check-reason-not-minted = el primer token para paquetes se crea cuando Cargo lo pide
check-reason-not-needed = todas las configuraciones de aquí obtienen su token del entorno
check-reason-refused = la organización no acepta el token de la cuenta
check-reason-right-missing = la cuenta no puede leerlo
check-reason-scope-unknown = el servidor no dice qué puede hacer el token
check-reason-slow = la descarga tardó demasiado
check-subject-token-scope = Lo que puede hacer el token
check-subject-feed-crates = Las versiones de Cargo.lock
check-subject-feed-downloads = Las descargas de la fuente
