history-title = Historique
history-lead = Ce que Feedwright a modifié ici. Revenir en arrière restaure les fichiers octet par octet, même hors connexion.
history-set-up = Configuration de { $feed }
history-join = Adhésion à { $feed }
history-fix = Correction : { $what }
history-entry =
    { $count ->
        [one] { $time }. { $count } modification, prouvée avec { $crate } { $version }.
       *[other] { $time }. { $count } modifications, prouvées avec { $crate } { $version }.
    }
history-entry-plain =
    { $count ->
        [one] { $time }. { $count } modification.
       *[other] { $time }. { $count } modifications.
    }
history-files = Fichiers
history-keychain = Trousseau
history-server = Serveur
history-server-stays = Revenir en arrière le laisse, sauf si vous choisissez de le supprimer.
history-edited = Le fichier a été modifié depuis : revenir en arrière montre d’abord la différence.
history-undone = Défaite le { $date }
history-interrupted = Interrompue
undo-edited-title = { $path } a été modifié après la configuration
undo-edited-ours = Retirer seulement nos lignes
undo-edited-all = Remettre l’ancien fichier
undo-edited-keep = Le laisser
history-none = Rien n’a encore été modifié. Chaque configuration et chaque correction apparaît ici et peut être défaite.

# Added
history-list-label = Ce qui a été modifié
history-created = Création de { $feed }
history-files-count =
    { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
history-undo = Défaire « { $what } »
history-undo-more = Revenir en arrière…
history-resume = Reprendre
history-undo-title = Défaire « { $what } » ?
history-undo-keychain = L’entrée du trousseau est remise en place.
history-undo-feed-stays = Le flux { $feed } reste.
history-undo-edited-label = Que faire de { $path }
history-running = Pas pendant une configuration.
history-state-applied = En place
history-state-undone = Défaite
history-loading = Lecture des modifications
undo-edited-ours-text = Vos modifications restent.
undo-edited-ours-not = Impossible : nos lignes ont été modifiées aussi.
undo-edited-all-text = Vos modifications sont perdues.
undo-edited-keep-text = Nos lignes et vos modifications restent.
undo-edited-gone = Le fichier n’est plus là.
undo-edited-others =
    { $count ->
        [one] { $count } autre fichier est remis tel qu’il était.
       *[other] { $count } autres fichiers sont remis tels qu’ils étaient.
    }
undo-edited-status = Rien n’a encore été annulé.
history-server-stays-plain = L’annulation le laisse.
