# Ce que disent les courriels. Les clés dans le même ordre dans chaque langue ; un test compare.
mail-greeting = Bonjour { $name },
mail-greeting-nobody = Bonjour,
mail-foot = Envoyé par Probatum, { $site }. Merci de ne pas répondre à ce courriel : personne ne lit les réponses.
mail-stop = Ne plus recevoir ces courriels
mail-role = { $role ->
    [admin] administration
    [manager] responsable d’étude
    [builder] concepteur d’étude
    [data_manager] gestionnaire de données
    [monitor] moniteur
    [investigator] investigateur
    [coordinator] coordinateur de centre
    [coder] codeur
    [unblinded] levée d’aveugle
    [inspector] inspecteur
   *[other] { $role }
}
mail-invitation-subject = { $inviter } vous invite chez { $organisation }
mail-invitation-text =
    { $inviter } vous invite à travailler avec { $organisation } dans Probatum. Votre rôle : { mail-role }{ $place ->
        [none] .
       *[other] , pour { $place }.
    }

    Le lien n’est que pour vous, sert une seule fois et expire après { $days ->
        [one] un jour
       *[other] { $days } jours
    }. Si vous ne savez pas de quoi il s’agit, ignorez ce courriel : rien ne se passera.
mail-invitation-action = Accepter l’invitation
mail-reset-subject = Un nouveau mot de passe pour Probatum
mail-reset-text =
    Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le compte qui porte cette adresse.

    Le lien sert une seule fois, dans les { $minutes } minutes. Si ce n’était pas vous, ignorez ce courriel : votre mot de passe reste le même.
mail-reset-action = Choisir un nouveau mot de passe
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-text =
    Un nouveau mot de passe a été défini pour votre compte par un lien envoyé à cette adresse. Toutes les sessions sont terminées ; connectez-vous avec le nouveau mot de passe.

    Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe et prévenez votre administrateur.
mail-password-changed-action = Se connecter
mail-address-confirm-subject = Confirmez votre nouvelle adresse
mail-address-confirm-text =
    Ceci doit devenir l’adresse de votre compte. Elle l’est dès que vous la confirmez ; jusque-là, vous vous connectez avec l’ancienne.

    Le lien sert une seule fois, dans les { $minutes } minutes. Si vous n’avez rien demandé, ignorez ce courriel : rien ne se passera.
mail-address-confirm-action = Confirmer l’adresse
mail-address-changed-subject = Votre adresse a été changée
mail-address-changed-text =
    Votre compte a désormais une autre adresse électronique. C’est avec elle que vous vous connectez, et c’est là que vont les courriels.

    Si ce n’était pas vous, prévenez tout de suite votre administrateur.
mail-digest-subject = { $total ->
    [one] Une tâche vous attend chez { $organisation }
   *[other] { $total } tâches vous attendent chez { $organisation }
}
mail-digest-text = Voici ce qui vous attend aujourd’hui :
mail-digest-action = Ouvrir mon travail
mail-item-visit_overdue = { $count ->
    [one] 1 visite est en retard : { $keys }
   *[other] { $count } visites sont en retard : { $keys }
}
mail-item-form_overdue = { $count ->
    [one] 1 formulaire est en retard : { $keys }
   *[other] { $count } formulaires sont en retard : { $keys }
}
mail-item-query_answer = { $count ->
    [one] 1 query attend votre réponse : { $keys }
   *[other] { $count } queries attendent votre réponse : { $keys }
}
mail-item-visit_due = { $count ->
    [one] 1 visite est à faire : { $keys }
   *[other] { $count } visites sont à faire : { $keys }
}
mail-item-form_due = { $count ->
    [one] 1 formulaire est à remplir : { $keys }
   *[other] { $count } formulaires sont à remplir : { $keys }
}
mail-item-query_review = { $count ->
    [one] 1 query a reçu une réponse : { $keys }
   *[other] { $count } queries ont reçu une réponse : { $keys }
}
mail-item-query_release = { $count ->
    [one] 1 query est proposée : { $keys }
   *[other] { $count } queries sont proposées : { $keys }
}
mail-lock-asked-subject = { $step ->
    [unlock] { $who } vous demande d’approuver le déverrouillage : { mail-place }
   *[other] { $who } vous demande d’approuver le verrouillage : { mail-place }
}
mail-lock-asked-text = { $step ->
    [unlock] { $who } demande de déverrouiller dans { $study } : { mail-place }. La décision vous revient ; rien n’est déverrouillé sans votre accord.
   *[other] { $who } demande de verrouiller dans { $study } : { mail-place }. La décision vous revient ; rien n’est verrouillé sans votre accord.
}
mail-lock-asked-action = Voir
mail-unlocked-subject = Déverrouillé dans { $study } : { mail-place }
mail-unlocked-text =
    Déverrouillé dans { $study } : { mail-place }. { $who } l’a demandé, { $approver } l’a approuvé. Ce qui change désormais est consigné comme tout le reste.

    { $hours ->
        [0] Cela reste déverrouillé jusqu’à ce que quelqu’un verrouille de nouveau.
        [one] Le verrouillage revient de lui-même après une heure.
       *[other] Le verrouillage revient de lui-même après { $hours } heures.
    }
mail-unlocked-action = Voir
mail-place = { $level ->
    [study] toute l’étude
    [site] centre { $place }
   *[other] participant { $place }
}
