set-up-title = Configuration de { $feed }
set-up-progress =
    { $total ->
        [one] { $done } étape sur { $total } terminée, { $time }
       *[other] { $done } étapes sur { $total } terminées, { $time }
    }
set-up-create-feed = Créer le flux { $feed } dans { $project }
set-up-wait-feed = Attendre que le nouveau flux réponde
set-up-wait-feed-note = Azure DevOps accorde les droits sur un nouveau flux quelques secondes plus tard. Prochain essai dans { $seconds } s.
set-up-read-feed = Relire le flux : la source en amont crates.io y est
set-up-store-token = Enregistrer le jeton, et le relire comme le fait Cargo
set-up-write = Écrire { $path }
set-up-fetch = Récupérer { $crate } par le flux avec cargo { $version }
set-up-ask-feed = Demander { $crate } { $version } au flux
set-up-skipped = Ignorée
set-up-skipped-same = { $step } : déjà comme prévu
set-up-waiting-rate = { $organization } demande d’attendre { $seconds } s.
set-up-waiting-lock = Un autre programme tient { $path }. Attente de 30 s au plus.
set-up-cancel-note = L’annulation arrête en une seconde et défait ce qui a été commencé.
set-up-cancelling = Annulation
set-up-cancelled-title = Annulé. Tout est comme avant
set-up-cancelled-feed = Le flux { $feed } avait déjà été créé et existe encore.
set-up-cancelled-feed-delete = Supprimer le flux…

# Added
set-up-create-feed-organization = Créer le flux { $feed } pour toute l’organisation
set-up-add-upstream = Ajouter la source en amont crates.io à { $feed }
set-up-set-visibility = Définir qui voit { $feed }
set-up-keep-account = Conserver le jeton du compte
set-up-ask-feed-any = Demander { $crate } au flux
set-up-undo = Remettre en place ce qui a été modifié
set-up-other = { $title }
set-up-steps-label = Étapes
set-up-state-todo = à faire
set-up-state-doing = en cours
set-up-state-done = terminée
set-up-state-failed = échec
set-up-state-skipped = ignorée
set-up-waiting-other = Un autre Feedwright est à l’œuvre. Attente de 30 s au plus.
set-up-slow = Cela prend plus de temps que d’habitude.
set-up-started = Commencé : { $step }
set-up-failed = Échec : { $step }
set-up-cancelled-text = Les fichiers et le trousseau sont comme avant.
proving-title = Nouvelle preuve pour { $feed }
set-up-waiting-retry = Le serveur n’a pas bien répondu. Prochain essai dans { $seconds } s.
set-up-register-provider = Laisser le fournisseur de Feedwright répondre pour ce registre
