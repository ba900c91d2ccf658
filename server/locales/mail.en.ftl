# What mails say. Keys in the same order in every language; a test compares.
mail-greeting = Hello { $name },
mail-greeting-nobody = Hello,
mail-foot = Sent by Probatum at { $site }. Please do not answer this mail: nobody reads the answers.
mail-stop = Stop these mails
mail-role = { $role ->
    [admin] administrator
    [manager] study manager
    [builder] study builder
    [data_manager] data manager
    [monitor] monitor
    [investigator] investigator
    [coordinator] site coordinator
    [coder] coder
    [unblinded] unblinded
    [inspector] inspector
   *[other] { $role }
}
mail-invitation-subject = { $inviter } invites you to { $organisation }
mail-invitation-text =
    { $inviter } invites you to work with { $organisation } in Probatum, as { mail-role }{ $place ->
        [none] .
       *[other] , for { $place }.
    }

    The link is for you alone, works once, and ends after { $days ->
        [one] one day
       *[other] { $days } days
    }. If you do not know what this is about, ignore this mail: nothing happens.
mail-invitation-action = Accept the invitation
mail-reset-subject = A new password for Probatum
mail-reset-text =
    Somebody, most likely you, asked for a new password for the account with this address.

    The link works once, within { $minutes } minutes. If it was not you, ignore this mail: your password stays as it is.
mail-reset-action = Choose a new password
mail-password-changed-subject = Your password has been changed
mail-password-changed-text =
    A new password was set for your account by a link that was sent to this address. Every session has ended; sign in with the new password.

    If it was not you, ask for a new password at once and tell your administrator.
mail-password-changed-action = Sign in
mail-address-confirm-subject = Please confirm your new address
mail-address-confirm-text =
    This is to become the address of your account. It is yours once you confirm it; until then you sign in with the old one.

    The link works once, within { $minutes } minutes. If you did not ask for this, ignore this mail: nothing happens.
mail-address-confirm-action = Confirm the address
mail-address-changed-subject = Your address has been changed
mail-address-changed-text =
    Your account has another e-mail address now. You sign in with it, and mails go there.

    If it was not you, tell your administrator at once.
mail-digest-subject = { $total ->
    [one] One thing waits for you in { $organisation }
   *[other] { $total } things wait for you in { $organisation }
}
mail-digest-text = This is what waits for you today:
mail-digest-action = Open my work
mail-item-visit_overdue = { $count ->
    [one] 1 visit is overdue: { $keys }
   *[other] { $count } visits are overdue: { $keys }
}
mail-item-form_overdue = { $count ->
    [one] 1 form is overdue: { $keys }
   *[other] { $count } forms are overdue: { $keys }
}
mail-item-query_answer = { $count ->
    [one] 1 query waits for your answer: { $keys }
   *[other] { $count } queries wait for your answer: { $keys }
}
mail-item-visit_due = { $count ->
    [one] 1 visit is due: { $keys }
   *[other] { $count } visits are due: { $keys }
}
mail-item-form_due = { $count ->
    [one] 1 form is due: { $keys }
   *[other] { $count } forms are due: { $keys }
}
mail-item-query_review = { $count ->
    [one] 1 query was answered: { $keys }
   *[other] { $count } queries were answered: { $keys }
}
mail-item-query_release = { $count ->
    [one] 1 query was proposed: { $keys }
   *[other] { $count } queries were proposed: { $keys }
}
mail-lock-asked-subject = { $step ->
    [unlock] { $who } asks you to agree to unlocking { mail-place }
   *[other] { $who } asks you to agree to locking { mail-place }
}
mail-lock-asked-text = { $step ->
    [unlock] { $who } asks for { mail-place } of { $study } to be unlocked, and names you as the one who decides. Nothing is unlocked until you agree.
   *[other] { $who } asks for { mail-place } of { $study } to be locked, and names you as the one who decides. Nothing is locked until you agree.
}
mail-lock-asked-action = Look at it
mail-unlocked-subject = { mail-place } of { $study } was unlocked
mail-unlocked-text =
    { mail-place } of { $study } was unlocked: { $who } asked for it, { $approver } agreed. What is changed from now on is written down like everything else.

    { $hours ->
        [0] It stays unlocked until somebody locks it again.
        [one] It is locked again by itself after one hour.
       *[other] It is locked again by itself after { $hours } hours.
    }
mail-unlocked-action = Look at it
mail-place = { $level ->
    [study] the whole study
    [site] site { $place }
   *[other] subject { $place }
}
