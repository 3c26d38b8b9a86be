accounts-title = Cuentas
accounts-lead = Quién inicia sesión, dónde y hasta cuándo.
accounts-add = Agregar una cuenta
account-ends = Termina el { $date }
account-ended = Terminó el { $date }
account-renews = Se renueva sola
account-in-store = En { $store }
account-not-kept = Aquí no se guarda nada
account-asked = Se pide cuando hace falta
account-scope = Packaging, { $scope }
account-tenant = Inquilino { $tenant }
account-warning =
    { $count ->
        [one] Después, cargo se detiene con 401 en { $count } repositorio.
       *[other] Después, cargo se detiene con 401 en { $count } repositorios.
    }
    .lead =
        { $days ->
            [0] El token para { $organization } termina hoy.
            [one] El token para { $organization } termina dentro de { $days } día.
           *[other] El token para { $organization } termina dentro de { $days } días.
        }
account-renew = Renovar
account-sign-out = Cerrar sesión
account-remove = Quitar
sign-out-title = ¿Cerrar la sesión en { $organization }?
sign-out-text =
    { $count ->
        [one] Quita { $entries } de { $store }. cargo se detiene con 401 en { $count } repositorio hasta que usted vuelva a iniciar sesión.
       *[other] Quita { $entries } de { $store }. cargo se detiene con 401 en { $count } repositorios hasta que usted vuelva a iniciar sesión.
    }
sign-out-yes = Cerrar sesión
sign-out-no = Seguir con la sesión
accounts-none = Todavía ninguna cuenta. El inicio rápido agrega una.

# Added
accounts-list-label = Cuentas
account-kind-token = Token de acceso personal
account-added = Agregada el { $date }
account-used =
    { $count ->
        [0] No la usa ningún repositorio de aquí
        [one] La usa { $count } repositorio de aquí
       *[other] La usan { $count } repositorios de aquí
    }
account-end-unknown = Fecha final desconocida
sign-out-busy = Cerrando sesión
signed-out = Sesión cerrada en { $organization }.
sign-out-text-unused = Quita el token para { $organization } de { $store }. Ningún repositorio de aquí lo usa.
accounts-lead-plain = Quién inicia sesión y dónde, y dónde se guarda el token.
accounts-loading = Buscando cuentas
account-sign-out-of = Cerrar sesión en { $organization }
sign-out-text-kept =
    { $count ->
        [0] Quita el token de Feedwright para { $organization } de { $store }. Las fuentes, el diagnóstico y las instalaciones nuevas se detienen allí hasta que usted vuelva a iniciar sesión. Ningún repositorio de aquí lo usa.
        [one] Quita el token de Feedwright para { $organization } de { $store }. Las fuentes, el diagnóstico y las instalaciones nuevas se detienen allí hasta que usted vuelva a iniciar sesión. cargo conserva su propio token en { $count } repositorio; deshacer en el historial lo quita.
       *[other] Quita el token de Feedwright para { $organization } de { $store }. Las fuentes, el diagnóstico y las instalaciones nuevas se detienen allí hasta que usted vuelva a iniciar sesión. cargo conserva su propio token en { $count } repositorios; deshacer en el historial lo quita.
    }
account-kind-browser = Microsoft Entra, navegador
account-kind-device-code = Microsoft Entra, con código
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = Identidad administrada
account-kind-workload-identity = Identidad de carga de trabajo
account-kind-service-principal = Entidad de servicio
account-kind-azure-pipelines = Azure Pipelines
account-minted = Tokens de Packaging para cargo
account-renew-of = Renovar { $organization }
account-remove-of = Quitar { $organization }
account-warning-ended =
    { $count ->
        [one] cargo se detiene con 401 en { $count } repositorio.
       *[other] cargo se detiene con 401 en { $count } repositorios.
    }
    .lead = El token para { $organization } terminó el { $date }.
sign-out-text-renews =
    { $count ->
        [0] Quita esta cuenta para { $organization } de { $store }. Ningún repositorio de aquí la usa.
        [one] Quita esta cuenta para { $organization } de { $store }. cargo se detiene con 401 en { $count } repositorio hasta que vuelva a iniciar sesión.
       *[other] Quita esta cuenta para { $organization } de { $store }. cargo se detiene con 401 en { $count } repositorios hasta que vuelva a iniciar sesión.
    }
sign-out-text-elsewhere =
    { $count ->
        [0] Olvida esta cuenta para { $organization }. En { $kind } su sesión sigue iniciada. Ningún repositorio de aquí la usa.
        [one] Olvida esta cuenta para { $organization }. En { $kind } su sesión sigue iniciada. cargo se detiene con 401 en { $count } repositorio hasta que vuelva a iniciar sesión.
       *[other] Olvida esta cuenta para { $organization }. En { $kind } su sesión sigue iniciada. cargo se detiene con 401 en { $count } repositorios hasta que vuelva a iniciar sesión.
    }
sign-out-still-good = El token creado para cargo no se pudo revocar y sigue siendo válido hasta el { $date }. Revóquelo en la página de sus tokens.
token-page-label = Página de sus tokens
account-minted-until = Token de Packaging para cargo hasta el { $date }
