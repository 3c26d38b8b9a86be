failure-title = Arrêté : { $reason }
failure-keychain-locked = le trousseau est verrouillé
failure-keychain-locked-text = { $store } s’est verrouillé après votre connexion. Déverrouillez-le, et la configuration reprend d’ici. Vos réponses sont conservées.
    .lead = Le jeton n’a pas été enregistré.
failure-keychain-locked-fix = Déverrouiller et continuer
failure-no-answer =
    { $seconds ->
        [one] Aucune réponse de { $what } en { $seconds } seconde.
       *[other] Aucune réponse de { $what } en { $seconds } secondes.
    }
failure-status =
    { $count ->
        [one] { $count } modification faite.
       *[other] { $count } modifications faites.
    }
failure-status-no-file = Aucun fichier n’a été touché.
failure-proof-title = Configuré, mais non prouvé : { $reason }
failure-proof-text = La configuration est en place, mais { $crate } n’est pas arrivé par le flux.
details-title = Ce qui sera copié
details-text = Ni jeton, ni mot de passe. Les noms de personnes et de dossiers peuvent être omis.
details-hide-names = Omettre les noms
details-copy = Copier

# Added
failure-title-plain = La configuration s’est arrêtée
failure-proof-title-plain = Configuré, mais non prouvé
failure-status-none = Rien n’a été modifié.
failure-undo-busy = Remise en place
failure-prove-again = Refaire la preuve
details-loading = Préparation du rapport
