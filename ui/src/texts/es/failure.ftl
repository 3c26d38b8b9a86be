failure-title = Detenido: { $reason }
failure-keychain-locked = el llavero está bloqueado
failure-keychain-locked-text = { $store } se ha bloqueado después de que usted iniciara sesión. Desbloquéelo y la instalación sigue desde aquí. Sus respuestas se conservan.
    .lead = El token no se ha guardado.
failure-keychain-locked-fix = Desbloquear y continuar
failure-no-answer =
    { $seconds ->
        [one] Sin respuesta de { $what } en { $seconds } segundo.
       *[other] Sin respuesta de { $what } en { $seconds } segundos.
    }
failure-status =
    { $count ->
        [one] { $count } cambio hecho.
       *[other] { $count } cambios hechos.
    }
failure-status-no-file = No se ha tocado ningún archivo.
failure-proof-title = Instalado, pero no probado: { $reason }
failure-proof-text = La configuración está en su sitio, pero { $crate } no ha llegado a través de la fuente.
details-title = Lo que se copiará
details-text = Ningún token, ninguna contraseña. Los nombres de personas y carpetas se pueden omitir.
details-hide-names = Omitir los nombres
details-copy = Copiar

# Added
failure-title-plain = La instalación se ha detenido
failure-proof-title-plain = Instalado, pero no probado
failure-status-none = No se ha cambiado nada.
failure-undo-busy = Deshaciendo
failure-prove-again = Probar de nuevo
details-loading = Preparando el informe
