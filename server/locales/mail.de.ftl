# Was E-Mails sagen. Schlüssel in jeder Sprache in derselben Reihenfolge; ein Test vergleicht.
mail-greeting = Guten Tag { $name },
mail-greeting-nobody = Guten Tag,
mail-foot = Gesendet von Probatum unter { $site }. Bitte antworten Sie nicht auf diese E-Mail: Niemand liest die Antworten.
mail-stop = Diese E-Mails abbestellen
mail-role = { $role ->
    [admin] Administration
    [manager] Studienleitung
    [builder] Studienaufbau
    [data_manager] Datenmanagement
    [monitor] Monitoring
    [investigator] Prüfärztin oder Prüfarzt
    [coordinator] Studienkoordination
    [coder] Kodierung
    [unblinded] entblindet
    [inspector] Inspektion
   *[other] { $role }
}
mail-invitation-subject = { $inviter } lädt Sie zu { $organisation } ein
mail-invitation-text =
    { $inviter } lädt Sie ein, in Probatum mit { $organisation } zu arbeiten. Ihre Rolle: { mail-role }{ $place ->
        [none] .
       *[other] , für { $place }.
    }

    Der Link ist nur für Sie, gilt einmal und endet nach { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }. Wenn Sie nicht wissen, worum es geht, beachten Sie diese E-Mail nicht: Es geschieht nichts.
mail-invitation-action = Einladung annehmen
mail-reset-subject = Ein neues Passwort für Probatum
mail-reset-text =
    Jemand, wahrscheinlich Sie selbst, hat für das Konto mit dieser Adresse ein neues Passwort verlangt.

    Der Link gilt einmal, innerhalb von { $minutes } Minuten. Waren Sie es nicht, beachten Sie diese E-Mail nicht: Ihr Passwort bleibt, wie es ist.
mail-reset-action = Neues Passwort wählen
mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text =
    Für Ihr Konto wurde über einen Link, der an diese Adresse ging, ein neues Passwort gesetzt. Alle Sitzungen sind beendet; melden Sie sich mit dem neuen Passwort an.

    Waren Sie es nicht, verlangen Sie sofort ein neues Passwort und sagen Sie es Ihrer Administration.
mail-password-changed-action = Anmelden
mail-address-confirm-subject = Bitte bestätigen Sie Ihre neue Adresse
mail-address-confirm-text =
    Dies soll die Adresse Ihres Kontos werden. Sie gilt, sobald Sie sie bestätigen; bis dahin melden Sie sich mit der alten an.

    Der Link gilt einmal, innerhalb von { $minutes } Minuten. Haben Sie das nicht verlangt, beachten Sie diese E-Mail nicht: Es geschieht nichts.
mail-address-confirm-action = Adresse bestätigen
mail-address-changed-subject = Ihre Adresse wurde geändert
mail-address-changed-text =
    Ihr Konto hat jetzt eine andere E-Mail-Adresse. Mit ihr melden Sie sich an, und dorthin gehen E-Mails.

    Waren Sie es nicht, sagen Sie es sofort Ihrer Administration.
mail-digest-subject = { $total ->
    [one] Eine Aufgabe wartet auf Sie bei { $organisation }
   *[other] { $total } Aufgaben warten auf Sie bei { $organisation }
}
mail-digest-text = Das wartet heute auf Sie:
mail-digest-action = Meine Arbeit öffnen
mail-item-visit_overdue = { $count ->
    [one] 1 Visite ist überfällig: { $keys }
   *[other] { $count } Visiten sind überfällig: { $keys }
}
mail-item-form_overdue = { $count ->
    [one] 1 Formular ist überfällig: { $keys }
   *[other] { $count } Formulare sind überfällig: { $keys }
}
mail-item-query_answer = { $count ->
    [one] 1 Query wartet auf Ihre Antwort: { $keys }
   *[other] { $count } Queries warten auf Ihre Antwort: { $keys }
}
mail-item-visit_due = { $count ->
    [one] 1 Visite ist fällig: { $keys }
   *[other] { $count } Visiten sind fällig: { $keys }
}
mail-item-form_due = { $count ->
    [one] 1 Formular ist fällig: { $keys }
   *[other] { $count } Formulare sind fällig: { $keys }
}
mail-item-query_review = { $count ->
    [one] 1 Query wurde beantwortet: { $keys }
   *[other] { $count } Queries wurden beantwortet: { $keys }
}
mail-item-query_release = { $count ->
    [one] 1 Query wurde vorgeschlagen: { $keys }
   *[other] { $count } Queries wurden vorgeschlagen: { $keys }
}
mail-lock-asked-subject = { $step ->
    [unlock] { $who } bittet Sie, der Entsperrung zuzustimmen: { mail-place }
   *[other] { $who } bittet Sie, der Sperrung zuzustimmen: { mail-place }
}
mail-lock-asked-text = { $step ->
    [unlock] { $who } möchte in { $study } entsperren lassen: { mail-place }. Die Entscheidung liegt bei Ihnen; ohne Ihre Zustimmung wird nichts entsperrt.
   *[other] { $who } möchte in { $study } sperren lassen: { mail-place }. Die Entscheidung liegt bei Ihnen; ohne Ihre Zustimmung wird nichts gesperrt.
}
mail-lock-asked-action = Ansehen
mail-unlocked-subject = Entsperrt in { $study }: { mail-place }
mail-unlocked-text =
    In { $study } wurde entsperrt: { mail-place }. { $who } hat es verlangt, { $approver } hat zugestimmt. Was von jetzt an geändert wird, wird wie alles andere aufgezeichnet.

    { $hours ->
        [0] Es bleibt entsperrt, bis wieder jemand sperrt.
        [one] Nach einer Stunde wird von selbst wieder gesperrt.
       *[other] Nach { $hours } Stunden wird von selbst wieder gesperrt.
    }
mail-unlocked-action = Ansehen
mail-place = { $level ->
    [study] die ganze Studie
    [site] Zentrum { $place }
   *[other] Teilnehmer { $place }
}
