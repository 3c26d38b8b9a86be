sign-in-title = Iniciar sesión en { $organization }
sign-in-ways-label = Forma de iniciar sesión
way-token = Token de acceso
way-token-text = Cree uno y péguelo aquí.
way-azure-cli = Azure CLI
way-azure-cli-text = Sesión iniciada como { $account }.
way-azure-cli-absent = Azure CLI no está instalado.
way-azure-cli-signed-out = Ejecute antes az login.
way-browser = Navegador
way-browser-text = Con su cuenta de Microsoft Entra.
way-browser-no-client = Necesita un identificador de cliente en la configuración.
way-forbidden = No permitido por su administrador.
token-make = Crear un token de acceso personal
token-make-text = Organización { $organization }. Un solo ámbito: Packaging, Read & write.
token-make-action = Abrir la página de tokens
token-page-address = La página es { $address }. Ábrala usted si no ha aparecido ningún navegador.
token-label = Token
token-hint =
    { $count ->
        [one] { $count } carácter, como los crea Azure DevOps.
       *[other] { $count } caracteres, como los crea Azure DevOps.
    }
token-checking = Preguntando a { $organization } por este token.
token-accepted = { $account }, { $organization }.
token-accepted-scope = Packaging: { $scope }. Termina el { $date }.
token-accepted-no-end = Packaging: { $scope }. Su fecha final no se puede leer.
token-may-create = Crear una fuente y guardar crates de crates.io
token-may-read = Usar crates que ya están en una fuente
token-may-not-create = Crear una fuente: necesita Packaging, Read & write
token-may-not-manage = Cambiar quién puede leer una fuente: necesita Packaging, Read, write & manage
token-kept = Se guardará en { $store }
sign-in-action = Iniciar sesión
sign-in-busy = Iniciando sesión
browser-waiting = Continúe en su navegador.
browser-waiting-text = Esta página avanza sola. ¿No ha aparecido nada? Abra { $address }.
browser-page-done = Ha iniciado sesión. Puede cerrar esta página y volver a Feedwright.
device-code = Escriba el código { $code } en { $address }.
device-code-warning = Solo si usted mismo lo ha empezado en este equipo.
no-keychain-title = Este equipo no tiene ningún llavero que Cargo pueda usar
no-keychain-text = Elija dónde puede estar el token en su lugar.
store-provider = El proveedor de credenciales de Feedwright
store-provider-text = Da a Cargo un token nuevo cada vez. Recomendado aquí.
store-environment = Una variable de entorno
store-environment-text = La define donde ejecuta cargo. No se guarda nada.
store-plain = Un archivo sin cifrar
store-plain-text = Quien pueda leer sus archivos puede leer el token.
store-plain-confirm = Escribir el token en { $path } como texto sin cifrar
token-empty = Pegue el token.
token-inner-space = Un token no tiene espacios ni saltos de línea dentro. Cópielo otra vez.
token-shape =
    { $count ->
        [one] Esto no parece un token de Azure DevOps: { $count } carácter en lugar de 84 o 52.
       *[other] Esto no parece un token de Azure DevOps: { $count } caracteres en lugar de 84 o 52.
    }
token-is-header = Este es un encabezado completo. Pegue solo la parte que sigue a Basic.
token-other-organization = Este token pertenece a otra organización. Cree uno para { $organization }.
token-expired = Este token terminó el { $date }. Cree uno nuevo.
token-refused = { $organization } ha rechazado este token. Quizá se revocó o se escribió mal.
token-scope = Este token no puede usar paquetes. Necesita el ámbito Packaging, Read & write.
token-ends-soon =
    { $days ->
        [0] Termina hoy.
        [one] Termina dentro de { $days } día.
       *[other] Termina dentro de { $days } días.
    }

# Added
token-may-label = Lo que puede hacer este token
token-accepted-unknown = Su ámbito y su fecha final no se pueden leer. La instalación mostrará lo que puede hacer.
token-may-list = Enumerar proyectos
token-may-not-list = Enumerar proyectos: escriba en su lugar el nombre del proyecto
token-trimmed = Se han quitado los espacios alrededor del token.
token-malformed = Esto no es un token de acceso personal. Cópielo otra vez.
token-held = Hay un token en memoria y no se muestra.
token-held-change = Pegar otro token
token-forgotten = El token que pegó se ha olvidado, porque no se usó. Péguelo otra vez.
    .lead = El token vuelve a hacer falta.
token-page-opened = La página de tokens está abierta en su navegador.
way-not-yet = Todavía no en esta versión.
way-kept = Cuenta guardada antes
way-kept-text = Sesión iniciada como { $account }.
signed-in-as = Sesión iniciada como { $account }.
keychain-checking = Preguntando a { $store }
scope-read = Read
scope-read-write = Read & write
scope-read-write-manage = Read, write & manage
way-device-code = Código en otro dispositivo
way-device-code-text = Escriba un código en cualquier navegador.
way-not-offered = { $organization } no lo ofrece.
way-no-answer = No se pudo averiguar.
way-looking = Buscando
browser-before = Feedwright abre su navegador y espera hasta cinco minutos a que vuelva.
azure-cli-before = Cada token viene de Azure CLI cuando hace falta. Aquí no se guarda nada.
device-code-before = Recibe un código para escribirlo en un navegador, en este equipo o en otro.
browser-waiting-own = Esta página avanza sola. ¿No ha aparecido nada? Abra usted esta dirección.
sign-in-address = Dirección para iniciar sesión
address-copy = Copiar la dirección
device-code-enter = Escriba este código en { $address }.
device-code-copy = Copiar el código
device-code-left = Quedan { $time }
account-checking = Preguntando a { $organization } por esta cuenta.
sign-in-not-kept = En este equipo no se guarda nada
store-label = Dónde está el token
store-question = ¿Dónde debe estar el token?
store-take = Usar este lugar
store-unchosen = Elija dónde puede estar el token.
store-keychain-text = Se guarda cifrado y Cargo lo lee por sí mismo. Recomendado aquí.
store-keychain-text-plain = Se guarda cifrado y Cargo lo lee por sí mismo.
store-provider-text-plain = Da a Cargo un token nuevo cada vez.
store-no-keychain = Necesita un llavero, y aquí no se puede usar ninguno.
store-token-ends = El token de esta cuenta termina en menos de una hora.
store-no-provider = El proveedor de credenciales de Feedwright no está instalado.
store-not-here = Todavía no se puede probar en este sistema.
store-looking = Buscando dónde puede estar el token
store-keychain-unusable = Ahora no se puede usar en este equipo.
