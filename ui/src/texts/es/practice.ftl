practice-lead = Modo de práctica.
practice-text = Todo ocurre en una carpeta desechable, con un servidor integrado. No se toca nada suyo.
practice-end = Terminar la práctica
practice-end-title = ¿Terminar la práctica y eliminar su carpeta?
practice-end-keep = Seguir practicando
practice-end-delete = Eliminar la carpeta
practice-account = Cuenta de práctica
practice-window-title = Feedwright: práctica
practice-upstream-built-in = crates.io no responde desde aquí, así que lo sustituye un pequeño origen ascendente integrado.
practice-store-private = Un llavero privado, solo para la práctica
practice-done-next = Ahora con su propia organización
practice-done-next-action = Empezar de verdad

# Added
practice-label = Modo de práctica
practice-starting = Iniciando la práctica
practice-ending = Terminando la práctica
practice-end-text = La fuente de práctica, su llavero y sus archivos desaparecen con ella.
practice-running-note = Termine la práctica cuando la instalación haya acabado o se haya cancelado.
