# ما تقوله الرسائل. المفاتيح بالترتيب نفسه في كل لغة؛ ويقارن بينها اختبار.
mail-greeting = مرحبًا { $name }،
mail-greeting-nobody = مرحبًا،
mail-foot = أرسلها Probatum من { $site }. يُرجى عدم الرد على هذه الرسالة: لا أحد يقرأ الردود.
mail-stop = إيقاف هذه الرسائل
mail-role = { $role ->
    [admin] مسؤول النظام
    [manager] مدير الدراسة
    [builder] مصمّم الدراسة
    [data_manager] مدير البيانات
    [monitor] مراقب
    [investigator] باحث
    [coordinator] منسّق الموقع
    [coder] مرمّز
    [unblinded] غير معمّى
    [inspector] مفتّش
   *[other] { $role }
}
mail-invitation-subject = { $inviter } يدعوك إلى { $organisation }
mail-invitation-text =
    { $inviter } يدعوك إلى العمل مع { $organisation } في Probatum. دورك: { mail-role }{ $place ->
        [none] .
       *[other] ، في { $place }.
    }

    الرابط لك وحدك، ويعمل مرة واحدة، وينتهي بعد { $days ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }. إذا لم تكن تعرف ما المقصود فتجاهل هذه الرسالة: لن يحدث شيء.
mail-invitation-action = قبول الدعوة
mail-reset-subject = كلمة مرور جديدة لـ Probatum
mail-reset-text =
    طلب أحدهم، وأغلب الظن أنه أنت، كلمة مرور جديدة للحساب الذي يحمل هذا العنوان.

    يعمل الرابط مرة واحدة خلال { $minutes } دقيقة. إن لم تكن أنت فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.
mail-reset-action = اختيار كلمة مرور جديدة
mail-password-changed-subject = تغيّرت كلمة مرورك
mail-password-changed-text =
    عُيّنت لحسابك كلمة مرور جديدة برابط أُرسل إلى هذا العنوان. انتهت كل الجلسات؛ سجّل الدخول بكلمة المرور الجديدة.

    إن لم تكن أنت فاطلب فورًا كلمة مرور جديدة وأخبر مسؤول النظام.
mail-password-changed-action = تسجيل الدخول
mail-address-confirm-subject = يُرجى تأكيد عنوانك الجديد
mail-address-confirm-text =
    سيصبح هذا عنوان حسابك. يسري حين تؤكده؛ وحتى ذلك الحين تسجّل الدخول بالعنوان القديم.

    يعمل الرابط مرة واحدة خلال { $minutes } دقيقة. إن لم تطلب ذلك فتجاهل هذه الرسالة: لن يحدث شيء.
mail-address-confirm-action = تأكيد العنوان
mail-address-changed-subject = تغيّر عنوانك
mail-address-changed-text =
    صار لحسابك عنوان بريد إلكتروني آخر. به تسجّل الدخول، وإليه تُرسل الرسائل.

    إن لم تكن أنت فأخبر مسؤول النظام فورًا.
mail-digest-subject = { $total ->
    [zero] لا شيء بانتظارك في { $organisation }
    [one] مهمة واحدة بانتظارك في { $organisation }
    [two] مهمتان بانتظارك في { $organisation }
    [few] { $total } مهام بانتظارك في { $organisation }
    [many] { $total } مهمة بانتظارك في { $organisation }
   *[other] { $total } مهمة بانتظارك في { $organisation }
}
mail-digest-text = هذا ما ينتظرك اليوم:
mail-digest-action = فتح عملي
mail-item-visit_overdue = { $count ->
    [zero] لا زيارات متأخرة: { $keys }
    [one] زيارة واحدة متأخرة: { $keys }
    [two] زيارتان متأخرتان: { $keys }
    [few] { $count } زيارات متأخرة: { $keys }
    [many] { $count } زيارة متأخرة: { $keys }
   *[other] { $count } زيارة متأخرة: { $keys }
}
mail-item-form_overdue = { $count ->
    [zero] لا نماذج متأخرة: { $keys }
    [one] نموذج واحد متأخر: { $keys }
    [two] نموذجان متأخران: { $keys }
    [few] { $count } نماذج متأخرة: { $keys }
    [many] { $count } نموذجًا متأخرًا: { $keys }
   *[other] { $count } نموذج متأخر: { $keys }
}
mail-item-query_answer = { $count ->
    [zero] لا استفسارات تنتظر إجابتك: { $keys }
    [one] استفسار واحد ينتظر إجابتك: { $keys }
    [two] استفساران ينتظران إجابتك: { $keys }
    [few] { $count } استفسارات تنتظر إجابتك: { $keys }
    [many] { $count } استفسارًا ينتظر إجابتك: { $keys }
   *[other] { $count } استفسار ينتظر إجابتك: { $keys }
}
mail-item-visit_due = { $count ->
    [zero] لا زيارات مستحقة: { $keys }
    [one] زيارة واحدة مستحقة: { $keys }
    [two] زيارتان مستحقتان: { $keys }
    [few] { $count } زيارات مستحقة: { $keys }
    [many] { $count } زيارة مستحقة: { $keys }
   *[other] { $count } زيارة مستحقة: { $keys }
}
mail-item-form_due = { $count ->
    [zero] لا نماذج مستحقة: { $keys }
    [one] نموذج واحد مستحق: { $keys }
    [two] نموذجان مستحقان: { $keys }
    [few] { $count } نماذج مستحقة: { $keys }
    [many] { $count } نموذجًا مستحقًا: { $keys }
   *[other] { $count } نموذج مستحق: { $keys }
}
mail-item-query_review = { $count ->
    [zero] لا استفسارات أُجيب عنها: { $keys }
    [one] أُجيب عن استفسار واحد: { $keys }
    [two] أُجيب عن استفسارين: { $keys }
    [few] أُجيب عن { $count } استفسارات: { $keys }
    [many] أُجيب عن { $count } استفسارًا: { $keys }
   *[other] أُجيب عن { $count } استفسار: { $keys }
}
mail-item-query_release = { $count ->
    [zero] لا استفسارات مقترحة: { $keys }
    [one] استفسار واحد مقترح: { $keys }
    [two] استفساران مقترحان: { $keys }
    [few] { $count } استفسارات مقترحة: { $keys }
    [many] { $count } استفسارًا مقترحًا: { $keys }
   *[other] { $count } استفسار مقترح: { $keys }
}
mail-lock-asked-subject = { $step ->
    [unlock] { $who } يطلب موافقتك على فتح القفل: { mail-place }
   *[other] { $who } يطلب موافقتك على القفل: { mail-place }
}
mail-lock-asked-text = { $step ->
    [unlock] { $who } يطلب فتح القفل في { $study }: { mail-place }. القرار لك؛ لا يُفتح شيء قبل موافقتك.
   *[other] { $who } يطلب القفل في { $study }: { mail-place }. القرار لك؛ لا يُقفل شيء قبل موافقتك.
}
mail-lock-asked-action = عرض
mail-unlocked-subject = فُتح القفل في { $study }: { mail-place }
mail-unlocked-text =
    فُتح القفل في { $study }: { mail-place }. طلب ذلك { $who } ووافق { $approver }. كل ما يتغيّر من الآن يُدوَّن كغيره.

    { $hours ->
        [0] يبقى مفتوحًا حتى يقفله أحدهم من جديد.
        [zero] يبقى مفتوحًا حتى يقفله أحدهم من جديد.
        [one] يُقفل من جديد تلقائيًا بعد ساعة.
        [two] يُقفل من جديد تلقائيًا بعد ساعتين.
        [few] يُقفل من جديد تلقائيًا بعد { $hours } ساعات.
        [many] يُقفل من جديد تلقائيًا بعد { $hours } ساعة.
       *[other] يُقفل من جديد تلقائيًا بعد { $hours } ساعة.
    }
mail-unlocked-action = عرض
mail-place = { $level ->
    [study] الدراسة كلها
    [site] الموقع { $place }
   *[other] المشارك { $place }
}
