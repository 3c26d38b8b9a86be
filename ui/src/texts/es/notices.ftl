# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo rechaza dos nombres para una dirección. Use el nombre existente.
    .lead = Otro registro ya tiene esta dirección.
notice-name-taken-by-other-index = Elija otro nombre de registro o quite esa entrada.
    .lead = Un registro con este nombre tiene otra dirección.
notice-default-registry-set = cargo add lo escribe en Cargo.toml. Quite el valor predeterminado si no lo desea.
    .lead = Hay definido un registro predeterminado.
notice-other-replacement = Quite esa sustitución, o consérvela y use la fuente por su nombre de registro.
    .lead = crates.io está sustituido por otra cosa.
notice-source-hides-registry = Cargo toma el origen en lugar del registro. Elija otro nombre de registro o cambie el nombre del origen.
    .lead = Un origen tiene el nombre del registro.
notice-legacy-file-wins = Edite el archivo antiguo o mueva sus líneas al nuevo.
    .lead = Cargo lee .cargo/config e ignora el .cargo/config.toml de al lado.
notice-plain-token-in-file = Cargo puede usarlo en lugar del guardado. Cierre con cargo la sesión de ese registro o elimine la línea.
    .lead = Un token se puede leer en un archivo.
notice-token-variable-set = Cargo puede usarlo en lugar del guardado. Quítela donde está definida.
    .lead = Una variable de entorno contiene un token para el registro.
notice-world-writable = Podrían cambiar lo que Cargo ejecuta. Quíteles ese permiso.
    .lead = Todos los usuarios de este equipo pueden escribir en un archivo de Cargo.
notice-provider-list-broken = Cargo la rechaza. Corrija antes la lista.
    .lead = La lista de proveedores de credenciales no es válida.
notice-registry-provider-set = Cargo pregunta solo a ese y a ningún otro.
    .lead = El registro tiene un proveedor de credenciales propio.
notice-registry-provider-in-two-files = Cargo puede unir las dos listas. Conserve una de ellas.
    .lead = Dos archivos nombran un proveedor de credenciales para el registro.
notice-foreign-provider = Se ejecuta con los permisos de usted. Compruebe que confía en él.
    .lead = Un proyecto hace que Cargo ejecute un programa como proveedor de credenciales.
notice-includes-files = Cargo anterior a 1.94 no los lee, y Feedwright no los edita.
    .lead = Un archivo de configuración de Cargo incluye otros archivos.
notice-offline = Quite ese ajuste antes de la instalación, o cargo no obtiene nada.
    .lead = Cargo tiene la orden de no usar la red.
