# Le formulaire, en français. Les mêmes clés que dans chaque langue ; voir fr.ftl.

## Enregistrer
form-nothing-yet = Rien de saisi
form-saved = Enregistré { $time }
form-saving = Enregistrement…
form-waiting = { $n ->
    [one] 1 modification en attente
   *[other] { $n } modifications en attente
}
form-offline = { $n ->
    [one] Hors ligne : 1 modification est gardée sur cet ordinateur, pas encore envoyée
   *[other] Hors ligne : { $n } modifications sont gardées sur cet ordinateur, pas encore envoyées
}
form-signed-out = { $n ->
    [one] Connectez-vous pour envoyer 1 modification ; elle est gardée sur cet ordinateur
   *[other] Connectez-vous pour envoyer { $n } modifications ; elles sont gardées sur cet ordinateur
}
form-not-kept = Pas encore envoyé, et ce navigateur n’autorise pas à garder quoi que ce soit. Laissez cette page ouverte.
form-not-kept-why = { $n ->
    [one] 1 modification n’est que dans cette fenêtre : le navigateur n’a plus de place ou ne permet pas de garder quoi que ce soit sur cet ordinateur. Laissez la fenêtre ouverte jusqu’à l’enregistrement.
   *[other] { $n } modifications ne sont que dans cette fenêtre : le navigateur n’a plus de place ou ne permet pas de garder quoi que ce soit sur cet ordinateur. Laissez la fenêtre ouverte jusqu’à l’enregistrement.
}
form-wants-reason = { $n ->
    [one] 1 modification attend une raison
   *[other] { $n } modifications attendent une raison
}
form-refused = { $n ->
    [one] 1 modification non enregistrée. { $why }
   *[other] { $n } modifications non enregistrées. { $why }
}
form-unsaved = Cela reste ici tel que vous l’avez saisi, sans être enregistré.

## Le formulaire
form-progress = { $answered } sur { $required } répondues
form-readonly = Lecture seule
form-complete = Terminer le formulaire
form-complete-key = Terminer le formulaire (Ctrl+Entrée)
form-reopen = Reprendre
form-look = { $n ->
    [one] 1 point à regarder
   *[other] { $n } points à regarder
}
form-missing-answers = { $n ->
    [one] Une réponse reste ouverte avant de terminer le formulaire
   *[other] { $n } réponses restent ouvertes avant de terminer le formulaire
}
form-and-more = et { $n } de plus
form-next-incomplete = { $n ->
    [one] Aller à la dernière réponse ouverte
   *[other] Prochaine des { $n } réponses ouvertes
}
form-sections = Sections
form-required = obligatoire
form-derived = calculé, non saisi
form-cell = { $item }, ligne { $row }

## Saisie
form-understood = Compris : { $words }
form-date-example = p. ex. 3 mars 2024
form-time-example = p. ex. 9:05
form-datetime-example = p. ex. 3 mars 2024 9:05
form-stray = Enregistré : { $value }. Ce n’est pas l’une des réponses.
form-search-list = Taper pour chercher
form-search-none = Rien ne correspond dans la liste
form-unit = Unité
form-unit-of = Unité de { $item }

## Pas de réponse
form-missing = Pas de réponse ?
form-missing-key = Pourquoi n’y a-t-il pas de réponse ? (Alt+M)
form-missing-of = Pourquoi n’y a-t-il pas de réponse : { $item }
form-missing-question = Pourquoi n’y a-t-il pas de réponse ?
form-clear = Vider le champ
form-undo = Annuler

## Tableaux
form-add-row = Ajouter une ligne
form-no-rows = Aucune ligne. Ajoutez-en une pour chaque entrée.
form-row-tools = Que faire de la ligne
form-duplicate-row = Dupliquer la ligne { $row }
form-retire-row = Retirer la ligne { $row }
form-restore-row = Rétablir la ligne { $row }
form-retired-rows = { $n ->
    [one] 1 ligne retirée
   *[other] { $n } lignes retirées
}

## Deux personnes
form-conflict = { $by } a modifié ceci entre-temps ({ $when }). Quelle valeur est la bonne ?
form-conflict-theirs = Enregistré
form-conflict-mine = Votre saisie
form-keep-theirs = Garder { $value }
form-put-mine = Mettre { $value }
form-arrived = { $n ->
    [one] { $by } vient de modifier une réponse ici
   *[other] { $by } vient de modifier { $n } réponses ici
}
form-arrived-here = { $by }, { $when }

## Raisons
form-reason-title = Pourquoi cette modification ?
form-reason-waiting = { $n ->
    [one] Ce formulaire était déjà terminé. 1 modification attend une raison ; elle est gardée sur cet ordinateur d’ici là.
   *[other] Ce formulaire était déjà terminé. { $n } modifications attendent une raison ; elles sont gardées sur cet ordinateur d’ici là.
}
form-reason-give = Donner une raison
form-reason-more = Avec vos mots
form-reason-later = Plus tard
form-reason-save = Enregistrer avec cette raison
reason-transcription = Mal recopié de la source
reason-source-corrected = La source a été corrigée
reason-later = Connu plus tard seulement
reason-query = Réponse à une question
reason-other = Une autre raison

## Constats
unreadable-integer = « { $value } » n’est pas un nombre entier. Écrivez seulement des chiffres, par exemple 120.
unreadable-number = « { $value } » n’est pas un nombre. Écrivez des chiffres avec une virgule, par exemple 24,06.
unreadable-boolean = « { $value } » n’est ni oui ni non. Choisissez l’un des deux.
unreadable-date = « { $value } » n’est pas une date. Écrivez-la comme 3 mars 2024 ou 2024-03-03 ; UN remplace un jour ou un mois inconnu.
unreadable-time = « { $value } » n’est pas une heure. Écrivez-la comme 9:05 ou 21:05.
unreadable-datetime = « { $value } » n’est pas une date avec une heure. Écrivez-la comme 3 mars 2024 9:05.
unreadable-nothing-known = Aucune partie de « { $value } » n’est connue. Laissez le champ vide et choisissez pourquoi il n’y a pas de réponse.
unreadable-no-such-day = Il n’y a pas de { $date }. Corrigez le jour, le mois ou l’année.
unreadable-ambiguous-date = « { $value } » peut être { $first } ou { $second }. Écrivez le mois en toutes lettres.
unreadable-duration = « { $value } » n’est pas une durée. Écrivez-la comme 3 semaines, 2 h 30 min ou P1DT12H.
unreadable-interval = « { $value } » n’est pas un intervalle. Écrivez deux dates séparées par une barre : 2024-03-03/2024-03-10.
unreadable-uri = « { $value } » n’est pas une adresse internet. Écrivez-la sans espaces, par exemple https://example.org.
unreadable-hex = « { $value } » n’est pas hexadécimal. Utilisez des paires de chiffres 0 à 9 et A à F.
unreadable-base64 = « { $value } » n’est pas du base64. Collez tout le texte, avec le = à la fin.
unreadable-several = Cette question attend une réponse, pas plusieurs ({ $value }). Choisissez-en une.
finding-mandatory = Répondez ici, ou choisissez pourquoi il n’y a pas de réponse.
finding-not-in-list = « { $value } » n’est pas une réponse de cette liste. Choisissez-en une, ou conservez en donnant une raison.
finding-link-gone = La ligne { $value }, à laquelle cette réponse renvoie, n’est plus là. Choisissez-en une autre, ou laissez vide.
finding-not-alone = « { $value } » exclut les autres. Choisissez cette réponse, ou les autres.
finding-too-long = Cette réponse a { $length } caractères ; { $limit } au plus sont prévus. Raccourcissez-la, ou conservez-la en donnant une raison.
finding-too-many-digits = { $value } a { $length } chiffres ; { $limit } au plus sont prévus. Corrigez, ou conservez en donnant une raison.
finding-too-many-decimals = { $value } a { $length } décimales ; { $limit } au plus sont prévues. Corrigez, ou conservez en donnant une raison.
finding-part-missing = Une partie de { $value } est inconnue. Complétez, ou conservez en donnant une raison.
finding-unit-missing = Choisissez l’unité de { $value }.
finding-unit-unknown = { $unit } n’est pas une unité de cette question. Choisissez-en une, ou conservez en donnant une raison.
finding-range-lt = { $level ->
    [hard] { $label } ({ $value }) doit être inférieur à { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général inférieur à { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-le = { $level ->
    [hard] { $label } ({ $value }) doit être au plus { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général au plus { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-gt = { $level ->
    [hard] { $label } ({ $value }) doit être supérieur à { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général supérieur à { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-ge = { $level ->
    [hard] { $label } ({ $value }) doit être au moins { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général au moins { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-eq = { $level ->
    [hard] { $label } ({ $value }) doit être égal à { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général égal à { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-ne = { $level ->
    [hard] { $label } ({ $value }) doit être autre. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général autre. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-in = { $level ->
    [hard] { $label } ({ $value }) doit être l’un de { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général l’un de { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-range-notin = { $level ->
    [hard] { $label } ({ $value }) doit être aucun de { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général aucun de { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-date-lt = { $level ->
    [hard] { $label } ({ $value }) doit être avant { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général avant { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-date-le = { $level ->
    [hard] { $label } ({ $value }) doit être au plus tard { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général au plus tard { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-date-gt = { $level ->
    [hard] { $label } ({ $value }) doit être après { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général après { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}
finding-date-ge = { $level ->
    [hard] { $label } ({ $value }) doit être au plus tôt { $limit }. Corrigez, ou conservez en donnant une raison.
   *[other] { $label } ({ $value }) est en général au plus tôt { $limit }. Vérifiez ; si c’est exact, conservez et dites-le.
}

## Pourquoi une règle le dit
why = Pourquoi ?
why-all = Tout ceci :
why-any = Au moins l’un de ceux-ci :
why-not = Non :
why-if = L’un après l’autre :
why-rows = Pour chaque ligne :
why-and = et
why-or = ou
why-among = est l’un de
why-is-missing = manque
why-is-known = est renseigné
why-nothing = rien de saisi
why-holds = vrai
why-fails = pas vrai
why-unknown = pas encore décidable

finding-check = { $level ->
    [hard] { $label } ({ $value }) ne concorde pas avec les règles de l’étude. Corrigez la réponse, ou gardez-la et donnez une raison.
   *[soft] { $label } ({ $value }) ne concorde pas avec les règles de l’étude. Vérifiez la réponse ; si elle est juste, gardez-la et dites-le.
}
finding-not-offered = « { $value } » n’est pas proposé ici. Choisissez une autre réponse, ou gardez-la et donnez une raison.
finding-entered = « { $value } » a été saisi ; l’étude le calcule désormais et obtient { $derived }. Prenez ce résultat, ou gardez ce qui a été saisi et dites pourquoi.
form-take-derived = Prendre la valeur calculée
finding-out-of-use = Ceci n’est plus demandé. Ce qui a été saisi ({ $value }) est gardé, hors d’usage.

## Façons de répondre, fichiers, raisons pour tout un groupe
choice-cleared = Retiré : { $choices }. Cette réponse exclut les autres.
scale-untouched = Pas encore de réponse. Cliquez ou déplacez le curseur pour répondre.
scale-answered = Répondu
form-search-in = Chercher parmi les réponses à { $item }
form-converted = = { $value } { $unit }
form-duration-example = p. ex. 3 semaines, 2 h 30 min
duration-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
}
duration-months = { $n ->
    [one] { $n } mois
   *[other] { $n } mois
}
duration-weeks = { $n ->
    [one] { $n } semaine
   *[other] { $n } semaines
}
duration-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
duration-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
duration-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
duration-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
file-choose = Choisir un fichier
file-choose-image = Choisir une image
file-camera = Prendre une photo
file-drop = ou déposez-le ici, ou collez-le
file-sending = { $name } : { $sent } sur { $total } envoyés
file-failed = { $name } n’a pas été conservé. { $why }
file-offline = Il n’y a pas de connexion ; le fichier attend sur cette page.
file-other = En choisir un autre
file-lost = Ce fichier ne peut pas être montré. { $why }
file-foreign = Un fichier d’un autre système
file-replace = Remplacer
file-remove = Retirer
file-scanned = Contrôlé contre les virus
file-signed = Signature
file-unknown = Type inconnu
file-text = Texte
file-a-file = un fichier
signature-here = Signez ici
signature-keep = Garder la signature
signature-undo = Annuler le trait
signature-instead = Remettre plutôt une image
rest-form = Pas de réponses dans ce formulaire ?
answer-clear = Effacer
rest-group = Pas de réponses ?
rest-help = Dire une seule fois pourquoi tout ce qui reste ouvert ici n’a pas de réponse
rest-question = { $n ->
    [one] Une question est sans réponse ici. Pourquoi ? Ce qui a une réponse reste tel quel.
   *[other] { $n } questions sont sans réponse ici. Pourquoi ? Une raison pour toutes ; ce qui a une réponse reste tel quel.
}
rest-say = { $n ->
    [one] Le dire pour { $n } question
   *[other] Le dire pour { $n } questions
}
rest-said = { $n ->
    [one] { $n } question : { $why }
   *[other] { $n } questions : { $why }
}
