project-title = ¿Qué proyecto contiene la fuente?
project-lead = La fuente está en el proyecto y sigue su visibilidad.
project-organization-text = { $address }, sesión iniciada como { $account }
project-label = Proyecto
project-search =
    { $count ->
        [one] Buscar en { $count } proyecto
       *[other] Buscar en { $count } proyectos
    }
project-matches = { $shown } de { $count }
project-loading = { $count } hasta ahora
project-visibility-private = Privado
project-visibility-public = Público
project-public-note = Cualquiera puede leer una fuente de un proyecto público.
project-none-matches = Ningún proyecto se llama así.
project-none = { $account } no ve ningún proyecto en { $organization }.
project-none-action = Iniciar sesión con otra cuenta
project-not-listed = Este token no puede enumerar proyectos. Escriba el nombre del proyecto.
project-unchosen = Elija antes un proyecto.
project-not-found = { $organization } no tiene ningún proyecto { $project } que { $account } pueda ver.
project-deleted = { $project } se está eliminando.

# Added
project-list-label = Proyectos
project-organization-label = Organización
project-whole-organization = Toda la organización
project-whole-organization-text = La fuente pertenece a { $organization }, no a un solo proyecto.
project-name-empty = Escriba el nombre del proyecto.
project-name-refused = Azure DevOps no permite este nombre de proyecto.
project-checking = Buscando { $project }
project-typed-found = { $project } existe.
