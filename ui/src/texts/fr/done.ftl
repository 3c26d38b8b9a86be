done-title = { $crate } { $version } est arrivé par { $feed }
done-lead = Tout fonctionne. Prouvé { $when } avec cargo { $cargo }, en { $time }.
proof-upstream = Source en amont
proof-upstream-fact = { $crate } { $version }
proof-feed-fact = Enregistré depuis crates.io
proof-computer =
    { $count ->
        [one] { $count } dépôt
       *[other] { $count } dépôts
    }
proof-computer-fact = La somme de contrôle correspond
proof-was-there = Était déjà dans le flux, enregistré depuis crates.io le { $date }
proof-label = La preuve
next-heading = Désormais
next-text = Cargo fonctionne comme avant. Le flux enregistre de lui-même chaque nouveau crate.
next-reader = Cargo fonctionne comme avant pour les crates présents dans le flux. Pour les nouveaux, il faut quelqu’un qui ait le rôle Feed and Upstream Reader (Collaborator).
next-add = Ajouter un crate
next-token-end = Le jeton expire le { $date }. Le diagnostic vous le rappelle 14 jours avant.
others-title = Configurer d’autres ordinateurs
others-text = Enregistrez ces réponses comme profil. Il ne contient aucun secret.
others-action = Enregistrer le profil…
undo-title = Revenir en arrière
undo-text =
    { $files ->
        [one] Remet { $files } fichier et le trousseau comme ils étaient. Le flux reste.
       *[other] Remet { $files } fichiers et le trousseau comme ils étaient. Le flux reste.
    }
done-status =
    { $count ->
        [one] { $count } modification faite. L’historique la garde.
       *[other] { $count } modifications faites. L’historique les garde.
    }
done-packages = Afficher les packages
undone-text =
    { $count ->
        [one] Remis en place. { $count } fichier est comme avant.
       *[other] Remis en place. { $count } fichiers sont comme avant.
    }
undone-again = Configurer à nouveau
undone-feed = Supprimer aussi le flux…

# Added
done-title-set-up = { $feed } est configuré
done-undo-busy = Remise en place
done-commands-label = Commandes
others-saved = Enregistré sous { $path }.
undone-title = Retour en arrière effectué
undone-keychain = Le trousseau est comme avant.
undone-feed-kept = Le flux { $feed } existe encore.
delete-feed-title =
    { $count ->
        [one] Supprimer { $feed } et son { $count } package ?
       *[other] Supprimer { $feed } et ses { $count } packages ?
    }
delete-feed-text =
    { $days ->
        [one] Il reste { $days } jour dans la corbeille de { $organization } et peut y être restauré.
       *[other] Il reste { $days } jours dans la corbeille de { $organization } et peut y être restauré.
    }
delete-feed-yes = Supprimer le flux
undo-text-files =
    { $files ->
        [one] Remet { $files } fichier comme il était. Le flux reste.
       *[other] Remet { $files } fichiers comme ils étaient. Le flux reste.
    }
undo-text-keychain = Remet le trousseau comme il était. Le flux reste.
undone-partly = Tout n’a pas pu être remis en place.
