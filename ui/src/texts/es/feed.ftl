feed-title = ¿Crear una fuente o unirse a una?
feed-create = Crear una fuente
feed-create-text = Ninguna en { $project } tiene crates.io todavía.
feed-create-text-other =
    { $count ->
        [one] { $count } fuente de aquí ya tiene crates.io.
       *[other] { $count } fuentes de aquí ya tienen crates.io.
    }
feed-join = Unirse a una fuente
feed-join-text =
    { $inProject ->
        [one] { $inProject } fuente en { $project }, { $inOrganization } en { $organization }.
       *[other] { $inProject } fuentes en { $project }, { $inOrganization } en { $organization }.
    }
feed-join-none = Todavía ninguna fuente.
feed-name-label = Nombre
feed-name-hint = Libre en { $organization }. Cargo llamará al registro { $registry }.
feed-name-registry = Cargo no permite { $feed } como nombre, así que su registro se llamará { $registry }.
feed-name-registry-change = Cambiar el nombre del registro
feed-scope-label = Ámbito
feed-scope-project = Proyecto { $project }
feed-scope-project-text = Recomendado. Sigue su visibilidad.
feed-scope-organization = Organización { $organization }
feed-scope-organization-text = Para todos los proyectos. No se puede mover después.
feed-visibility-label = Visibilidad
feed-visibility-people = Personas concretas
feed-visibility-people-text = Usted y el servicio de compilación del proyecto. Añada a otras personas después.
feed-visibility-organization = Personas de { $organization }
feed-visibility-organization-text = Todas las de allí pueden leerla.
feed-visibility-tenant = Miembros de su inquilino de Microsoft Entra
feed-visibility-tenant-text = Todas las personas de cada una de sus organizaciones pueden leerla.
feed-visibility-needs-manage = Necesita un token con Packaging, Read, write & manage.
feed-visibility-needs-same = Necesita el mismo token.
feed-search =
    { $count ->
        [one] Buscar en { $count } fuente
       *[other] Buscar en { $count } fuentes
    }
feed-row =
    { $packages ->
        [one] { $scope }, { $packages } paquete
       *[other] { $scope }, { $packages } paquetes
    }
feed-badge-upstream = crates.io
feed-badge-no-upstream = sin crates.io
feed-role-reader = Feed Reader: usa los crates que ya están, no guarda ninguno
feed-role-collaborator = Feed and Upstream Reader (Collaborator): guarda crates de crates.io
feed-role-contributor = Feed Publisher (Contributor): guarda y publica
feed-role-owner = Feed Owner: puede hacerlo todo
feed-add-upstream = Agregar crates.io como origen ascendente
feed-add-upstream-not = Solo un Feed Owner puede agregar crates.io a esta fuente.
feed-internal-warning =
    { $count ->
        [one] Esta fuente contiene también { $count } paquete propio. Azure Artifacts recomienda una fuente aparte para crates.io.
       *[other] Esta fuente contiene también { $count } paquetes propios. Azure Artifacts recomienda una fuente aparte para crates.io.
    }
feed-name-taken = { $feed } ya existe, en { $project }. Únase a ella o elija otro nombre.
    .action = Unirse
feed-name-in-bin =
    { $days ->
        [one] Una fuente eliminada con este nombre se puede restaurar durante { $days } día más.
       *[other] Una fuente eliminada con este nombre se puede restaurar durante { $days } días más.
    }
    .action = Restaurarla
feed-name-spaces = El nombre de una fuente no tiene espacios. { $suggestion } serviría.
feed-name-characters = El nombre de una fuente no puede contener { $character }.
feed-name-long = { $count } de 64 caracteres como máximo.
feed-name-start = El nombre de una fuente no empieza por { $character }.
feed-name-exists-in-cargo = Cargo ya tiene un registro { $registry } para otra dirección. Elija otro nombre de registro.
feed-create-not-allowed = { $account } no puede crear fuentes en { $organization }. Pregunte a un administrador de Azure Artifacts o únase a una fuente.
    .action = Copiar un mensaje para pedirlo

# Added
feed-ways-label = Crear o unirse
feed-list-label = Fuentes
feed-loading = Buscando fuentes en { $organization }
feed-checking = Comprobando el nombre
feed-create-text-organization = Ninguna en { $organization } tiene crates.io todavía.
feed-join-text-organization =
    { $inOrganization ->
        [one] { $inOrganization } fuente en { $organization }.
       *[other] { $inOrganization } fuentes en { $organization }.
    }
feed-name-empty = Escriba un nombre.
feed-name-taken-organization = { $feed } ya existe, para toda la organización. Únase a ella o elija otro nombre.
    .action = Unirse
feed-name-in-recycle-bin = Una fuente eliminada ocupa este nombre. Restáurela en Azure Artifacts o elija otro nombre.
    .action = { action-open-portal }
feed-name-other = Azure Artifacts no permite este nombre.
feed-registry-label = Nombre del registro en Cargo
feed-registry-hint = Letras, dígitos, guiones y guiones bajos; primero una letra.
feed-unchosen = Elija antes una fuente.
feed-none-matches = Ninguna fuente se llama así.
feed-scope-of-project = Proyecto { $project }
feed-scope-of-organization = Toda la organización
feed-visibility-default = La que define Azure DevOps
feed-visibility-default-text = Se puede cambiar en la configuración de la fuente.
who-specific-people = personas concretas
who-organization = personas de { $organization }
who-tenant = miembros de su inquilino de Microsoft Entra
role-reader = Feed Reader
role-collaborator = Feed and Upstream Reader (Collaborator)
role-contributor = Feed Publisher (Contributor)
role-owner = Feed Owner
