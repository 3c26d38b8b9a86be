# La red: lo que el diagnóstico comprueba de ella y lo que el plan dice del camino de Cargo.

check-network-proxy-ok = Feedwright y Cargo usan el proxy { $proxy }
check-network-proxy-direct = Feedwright y Cargo llegan a { $host } sin proxy
check-network-proxy-only-ours = Cargo no conoce el proxy { $proxy } que usa Feedwright
check-network-proxy-not-told = Cargo no conoce el proxy { $proxy } que usa Feedwright
check-network-proxy-only-cargo = Cargo usa el proxy { $other } y Feedwright se conecta directamente
check-network-proxy-different = Feedwright usa el proxy { $proxy } y Cargo usa { $other }
check-network-proxy-case = HTTPS_PROXY y https_proxy indican dos proxies: Feedwright usa { $proxy } y Cargo usa { $other }. Quite una de las dos.
check-network-proxy-repository = { $path } envía a Cargo por un proxy o una autoridad propios. Feedwright no lo sigue; compruebe que es de confianza.
check-network-proxy-sign-in = El proxy { $proxy } exige un nombre y una contraseña. Defina HTTPS_PROXY con su dirección y ambos.
check-network-proxy-domain-sign-in = El proxy { $proxy } exige iniciar sesión con { $ways }, lo que ni Feedwright ni Cargo pueden hacer. Ejecute un intermediario como px o cntlm e indíquelo en HTTPS_PROXY.
check-network-proxy-sign-in-page = Esta red exige iniciar sesión antes en un navegador. Abra allí cualquier página y vuelva a comprobar.
check-network-proxy-refused = El proxy { $proxy } no abre conexiones con la fuente. Pida una regla que las deje pasar.
check-network-proxy-unreachable = No se puede llegar al proxy { $proxy }
check-network-certificates-ok = Feedwright y Cargo confían en el certificado de { $host }
check-network-certificates-cargo = Feedwright confía en el certificado de { $host }, firmado por { $issuer }, y Cargo no
check-network-certificates-ours = Cargo confía en el certificado de { $host }, firmado por { $issuer }, y Feedwright no. Indique el archivo de esa autoridad en SSL_CERT_FILE.
check-network-certificates-unknown = { $issuer } ha firmado el certificado de { $host } y este equipo no confía en ello. Si es la autoridad de su red, indique su archivo en SSL_CERT_FILE.
check-network-certificates-other-host = Otro host responde en lugar de { $host }. Puede que esta red exija iniciar sesión antes en un navegador.
check-network-certificates-not-now = El certificado de { $host } no es válido a la hora de este equipo. Compruebe el reloj.
check-network-certificates-refused = Se rechaza el certificado de { $host }, firmado por { $issuer }
check-network-certificates-file = Un archivo de autoridades no se puede usar: con él, Cargo o Feedwright no se conecta a nada
check-reason-network = la red se interpone en el camino a { $organization }
check-reason-not-seen = no se vio ningún certificado de { $host }
check-reason-no-date = el servidor no dijo la hora
check-reason-socks = no se examina un proxy SOCKS
check-subject-network-proxy = El proxy
check-subject-network-certificates = Los certificados
check-subject-clock = El reloj de este equipo
check-clock-fast =
    { $minutes ->
        [one] El reloj de este equipo va { $minutes } minuto adelantado
       *[other] El reloj de este equipo va { $minutes } minutos adelantado
    }
notice-cargo-without-proxy = Indíquelo a Cargo con un perfil con configure-cargo = true en [network], o defina HTTPS_PROXY donde se ejecuta cargo.
    .lead = Cargo no conoce el proxy que usa Feedwright.
notice-cargo-other-proxy = Los detalles indican ambos. Indique el mismo para los dos, o déjelos si ambos llevan a la fuente.
    .lead = Feedwright y Cargo usan dos proxies distintos.
notice-cargo-own-proxy = Compruebe NO_PROXY si no lo quiere así.
    .lead = Cargo usa un proxy y Feedwright se conecta directamente.
notice-proxy-credentials-stay = No se copian en la configuración de Cargo. Defina HTTPS_PROXY con ellos donde se ejecuta cargo y omita http.proxy.
    .lead = El proxy exige un nombre y una contraseña.
notice-cargo-trusts-file-alone = Vale para todos los proyectos de este usuario. El archivo debe contener todo lo que Cargo necesita.
    .lead = Cargo confía entonces en las autoridades de un solo archivo y en ninguna otra.
notice-cargo-without-authority = Indíquelas a Cargo con un perfil con configure-cargo = true en [network], o defina SSL_CERT_FILE donde se ejecuta cargo.
    .lead = Cargo no conoce las autoridades de certificación en las que confía Feedwright.
notice-cargo-authority-variable = Va antes que la configuración de Cargo. Quítela donde esté definida.
    .lead = Una variable indica las autoridades de certificación de Cargo.
notice-tell-cargo = Active la opción de abajo o defínalo en el entorno donde se ejecuta cargo.
tell-cargo = Informar también a Cargo
tell-cargo-text = El proxy y las autoridades de certificación se escriben en su propia configuración de Cargo, para todos sus proyectos. Deshacer los quita de nuevo.
