practice-lead = Mode d’entraînement.
practice-text = Tout se passe dans un dossier temporaire, avec un serveur intégré. Rien de ce qui vous appartient n’est touché.
practice-end = Terminer l’entraînement
practice-end-title = Terminer l’entraînement et supprimer son dossier ?
practice-end-keep = Poursuivre l’entraînement
practice-end-delete = Supprimer le dossier
practice-account = Compte d’entraînement
practice-window-title = Feedwright : entraînement
practice-upstream-built-in = crates.io ne répond pas d’ici ; une petite source en amont intégrée le remplace.
practice-store-private = Un trousseau privé, réservé à l’entraînement
practice-done-next = Maintenant avec votre propre organisation
practice-done-next-action = Commencer pour de bon

# Added
practice-label = Mode d’entraînement
practice-starting = Démarrage de l’entraînement
practice-ending = Fin de l’entraînement
practice-end-text = Le flux d’entraînement, son trousseau et ses fichiers disparaissent avec lui.
practice-running-note = Terminez l’entraînement une fois la configuration finie ou annulée.
