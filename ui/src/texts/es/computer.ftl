computer-title = ¿Qué debe usar la fuente en este equipo?
reach-repositories = Los repositorios que marque
reach-repositories-text = Se escribe en su propio .cargo/config.toml.
reach-user = Todos los proyectos de este usuario
reach-user-text =
    { $count ->
        [one] Cambia { $count } proyecto, y los posteriores.
       *[other] Cambia { $count } proyectos, y los posteriores.
    }
reach-user-list =
    { $count ->
        [one] Mostrar el { $count } proyecto
       *[other] Mostrar los { $count } proyectos
    }
reach-user-warning = Alcanza también proyectos que no tienen nada que ver con { $organization }. Deshacer lo revierte.
repository-now-plain = crates.io, sin archivo de configuración
repository-now-settings = crates.io, se conservan los ajustes { $what }
repository-now-old-name = crates.io, nombre de archivo antiguo .cargo/config
repository-now-replaced = Sustituido por { $registry }
repository-now-same = Ya usa { $feed }
repository-now-foreign = crates.io, el remoto no es { $organization }
repository-now-read-only = Solo lectura
repositories-count = { $ticked } marcados, { $found } encontrados en { $path }.
repositories-clone-note = Una vez confirmado en git, el archivo vale para cada clon.
repositories-searching = Buscando en { $path }, { $found } hasta ahora
repositories-stop = Dejar de buscar
repositories-none = No se ha encontrado ningún repositorio con un Cargo.toml.
repositories-add = Agregar una carpeta…
repositories-path-label = Carpeta
token-place = El token está en { $store }
token-place-text = { $product }, desbloqueado. Cargo lo lee con { $provider }.
token-place-provider = Feedwright da a Cargo un token nuevo cada vez
token-place-tools = Las herramientas que no saben leer un llavero, como los bots de dependencias, necesitan la variable de entorno { $variable }.
computer-action = Revisar el plan
computer-nothing = Marque antes un repositorio.
folder-missing = { $path } no está.
folder-no-cargo = { $path } no tiene Cargo.toml.
folder-read-only = Usted no puede escribir en { $path }.
config-not-toml = Cargo tampoco puede leer { $path }: línea { $line }, { $reason }.
    .action = Abrir el archivo
config-utf16 = { $path } está guardado como UTF-16. Guárdelo como UTF-8.
config-world-writable = Otros pueden escribir en { $path }. Feedwright no pone un registro ahí.
config-include = { $path } incluye { $other }, que define el mismo valor.

# Added
reach-label = Alcance
repositories-label = Repositorios
repositories-stopped = Búsqueda detenida. { $ticked } marcados, { $found } encontrados en { $path }.
repositories-stopping = Deteniendo
repositories-tick-all = Marcar todos los que se muestran
repositories-search =
    { $count ->
        [one] Buscar en { $count } repositorio
       *[other] Buscar en { $count } repositorios
    }
repositories-none-matches = Ningún repositorio se llama así.
repository-now-unreadable = Su configuración no se puede leer: { $place }
repository-now-foreign-badge = otro remoto
repository-replaced-badge = sustituido hoy
folder-pick-title = Elegir una carpeta con un Cargo.toml
folder-checking = Examinando { $path }
folder-add = Agregar
folder-world-writable = Otros pueden escribir en { $path }. Feedwright no pone un registro ahí.
folder-there = { $path } ya está en la lista.
reach-user-counting = Contando los proyectos
token-place-unusable = El token no tiene lugar todavía
token-place-practice = En el llavero privado de la práctica
token-place-provider-text = Su proveedor de credenciales responde solo por esta fuente.
token-place-environment = Usted da el token a Cargo en una variable de entorno
