review-title =
    { $count ->
        [one] { $count } modification, puis une preuve
       *[other] { $count } modifications, puis une preuve
    }
review-lead = Rien n’a encore été modifié. Tout ce qui suit peut être défait.
review-title-none = Tout est déjà comme prévu
review-lead-none = Aucun fichier, aucune entrée du trousseau et rien sur { $organization } ne changerait.
change-create-feed = Créer le flux { $feed } dans { $project }
change-create-feed-text = Source en amont crates.io. Visible par { $who }.
change-add-upstream = Ajouter la source en amont crates.io à { $feed }
change-set-visibility = Rendre { $feed } visible par { $who }
change-store-token = Enregistrer le jeton sous { $entry }
change-store-token-text = Le jeton lui-même n’est jamais affiché ni écrit dans un fichier.
change-replace-token = Remplacer le jeton dans { $entry }
change-register-provider = Déclarer le fournisseur d’informations d’identification de Feedwright pour { $registry }
change-file-new = Nouveau fichier
change-file-tally = +{ $added } −{ $removed }
change-file-reach =
    { $count ->
        [one] S’applique à { $count } projet
       *[other] S’applique à { $count } projets
    }
change-request = Requête
diff-added = ajouté
diff-removed = retiré
diff-unchanged =
    { $count ->
        [one] { $count } ligne inchangée
       *[other] { $count } lignes inchangées
    }
diff-no-newline = pas de saut de ligne à la fin
review-undo-server = Revenir en arrière laisse le flux, sauf si vous demandez sa suppression.
proof-heading = Ensuite la preuve
proof-title = Récupérer { $crate } par { $feed } avec cargo { $version }
proof-text = Dans un dossier temporaire. { $crate } devient le premier package du flux.
review-save-profile = Enregistrer comme profil…
review-action =
    { $count ->
        [one] Faire { $count } modification
       *[other] Faire { $count } modifications
    }
review-action-none = Refaire la preuve
review-stale = { $path } a changé pendant votre lecture. Voici le nouveau plan.

# Added
review-planning = Préparation du plan
review-changes-label = Modifications
review-notices = Bon à savoir
review-number = Modification { $number } sur { $total }
change-create-feed-organization = Créer le flux { $feed } dans { $organization }, pour tous ses projets
change-create-feed-text-default = Source en amont crates.io. Visibilité telle que la définit Azure DevOps.
change-store-token-key = Cargo le cherche sous { $key }
change-write = Écrire { $path }
change-file-every-project = Tous les projets de cet utilisateur
change-keep-account = Le jeton du compte est aussi conservé dans { $store }, pour la prochaine fois.
diff-label = Modifications de { $path }
diff-trailing-space = espaces à la fin
diff-show-unchanged = Afficher les lignes inchangées
proof-text-known = Dans un dossier temporaire.
profile-save-title = Enregistrer le profil
profile-save-path-label = Fichier
profile-saved = Enregistré sous { $path }.
change-remove-token = Retirer { $entry } du trousseau
change-remove-token-text = Cargo obtient ensuite son jeton autrement. L’annulation le remet.
change-register-provider-text = Le fournisseur d’informations d’identification de Feedwright répond pour ce flux.
change-unregister-provider-text = Le fournisseur d’informations d’identification de Feedwright ne répond plus pour ce flux.
change-remove-file = Supprimer { $path }
change-remove-plain-token = Retirer de { $path } le jeton lisible de { $registry }
change-remove-plain-token-text = À la ligne { $line }. Il est gardé dans le trousseau pour l’annulation et n’est jamais montré.
change-restrict-writing = Ne laisser personne d’autre écrire { $path }
change-restrict-writing-text = Ses droits sont { $before } et deviennent { $after }.
change-undo-here = L’annulation remet tout comme avant.
review-title-mend =
    { $count ->
        [one] { $count } modification
       *[other] { $count } modifications
    }
mend-then-heading = Ensuite
mend-then-title = Doctor vérifie à nouveau
mend-then-text = Il dit si tout va bien ensuite.
