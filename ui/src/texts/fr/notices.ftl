# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo refuse deux noms pour une adresse. Utilisez le nom existant.
    .lead = Un autre registre a déjà cette adresse.
notice-name-taken-by-other-index = Choisissez un autre nom de registre, ou retirez cette entrée.
    .lead = Un registre de ce nom a une autre adresse.
notice-default-registry-set = cargo add l’écrit dans Cargo.toml. Retirez-le si vous ne le souhaitez pas.
    .lead = Un registre par défaut est défini.
notice-other-replacement = Retirez ce remplacement, ou gardez-le et utilisez le flux par son nom de registre.
    .lead = crates.io est remplacé par autre chose.
notice-source-hides-registry = Cargo prend la source au lieu du registre. Choisissez un autre nom de registre, ou renommez la source.
    .lead = Une source porte le nom du registre.
notice-legacy-file-wins = Modifiez l’ancien fichier, ou déplacez ses lignes dans le nouveau.
    .lead = Cargo lit .cargo/config et ignore le .cargo/config.toml voisin.
notice-plain-token-in-file = Cargo peut l’utiliser au lieu de celui qui est enregistré. Déconnectez-vous de ce registre avec cargo, ou supprimez la ligne.
    .lead = Un jeton est lisible dans un fichier.
notice-token-variable-set = Cargo peut l’utiliser au lieu de celui qui est enregistré. Retirez-la là où elle est définie.
    .lead = Une variable d’environnement contient un jeton pour le registre.
notice-world-writable = Ils pourraient changer ce que Cargo exécute. Retirez-leur ce droit.
    .lead = Tous les utilisateurs de cet ordinateur peuvent écrire dans un fichier de Cargo.
notice-provider-list-broken = Cargo la refuse. Corrigez d’abord la liste.
    .lead = La liste des fournisseurs d’informations d’identification n’est pas valide.
notice-registry-provider-set = Cargo n’interroge que celui-là.
    .lead = Le registre a son propre fournisseur d’informations d’identification.
notice-registry-provider-in-two-files = Cargo peut joindre les deux listes. Gardez-en une.
    .lead = Deux fichiers nomment un fournisseur d’informations d’identification pour le registre.
notice-foreign-provider = Il s’exécute avec vos droits. Vérifiez que vous lui faites confiance.
    .lead = Un projet fait exécuter à Cargo un programme comme fournisseur d’informations d’identification.
notice-includes-files = Cargo avant 1.94 ne les lit pas, et Feedwright ne les modifie pas.
    .lead = Un fichier de configuration de Cargo inclut d’autres fichiers.
notice-offline = Retirez ce paramètre avant la configuration, sinon cargo ne récupère rien.
    .lead = Cargo doit rester hors du réseau.
