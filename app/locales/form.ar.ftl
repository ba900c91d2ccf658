# الاستمارة بالعربية. المفاتيح نفسها في كل لغة؛ انظر en.ftl.

## Saving
form-nothing-yet = لم يُدخل شيء بعد
form-saved = حُفظ { $time }
form-saving = جارٍ الحفظ…
form-waiting = { $n ->
    [zero] لا تغييرات في الانتظار
    [one] تغيير واحد في الانتظار
    [two] تغييران في الانتظار
    [few] { $n } تغييرات في الانتظار
    [many] { $n } تغييرًا في الانتظار
   *[other] { $n } تغيير في الانتظار
}
form-offline = { $n ->
    [zero] بلا اتصال: لا شيء في انتظار الإرسال
    [one] بلا اتصال: تغيير واحد محفوظ على هذا الحاسوب ولم يُرسل بعد
    [two] بلا اتصال: تغييران محفوظان على هذا الحاسوب ولم يُرسلا بعد
    [few] بلا اتصال: { $n } تغييرات محفوظة على هذا الحاسوب ولم تُرسل بعد
    [many] بلا اتصال: { $n } تغييرًا محفوظًا على هذا الحاسوب لم يُرسل بعد
   *[other] بلا اتصال: { $n } تغيير محفوظ على هذا الحاسوب لم يُرسل بعد
}
form-signed-out = { $n ->
    [zero] سجّل الدخول للمتابعة
    [one] سجّل الدخول لإرسال تغيير واحد؛ وهو محفوظ على هذا الحاسوب
    [two] سجّل الدخول لإرسال تغييرين؛ وهما محفوظان على هذا الحاسوب
    [few] سجّل الدخول لإرسال { $n } تغييرات؛ وهي محفوظة على هذا الحاسوب
    [many] سجّل الدخول لإرسال { $n } تغييرًا؛ وهي محفوظة على هذا الحاسوب
   *[other] سجّل الدخول لإرسال { $n } تغيير؛ وهي محفوظة على هذا الحاسوب
}
form-not-kept = لم يُرسل بعد، ولا يسمح هذا المتصفح بحفظ شيء. اترك هذه الصفحة مفتوحة من فضلك.
form-wants-reason = { $n ->
    [zero] لا تغيير ينتظر سببًا
    [one] تغيير واحد ينتظر سببًا
    [two] تغييران ينتظران سببًا
    [few] { $n } تغييرات تنتظر سببًا
    [many] { $n } تغييرًا ينتظر سببًا
   *[other] { $n } تغيير ينتظر سببًا
}
form-refused = { $n ->
    [zero] لم يُحفظ. { $why }
    [one] لم يُحفظ تغيير واحد. { $why }
    [two] لم يُحفظ تغييران. { $why }
    [few] لم تُحفظ { $n } تغييرات. { $why }
    [many] لم يُحفظ { $n } تغييرًا. { $why }
   *[other] لم يُحفظ { $n } تغيير. { $why }
}
form-unsaved = يبقى هنا كما كتبته ولا يُحفظ.

## The form
form-progress = أُجيب عن { $answered } من { $required }
form-readonly = للقراءة فقط
form-complete = إكمال الاستمارة
form-complete-key = إكمال الاستمارة (Ctrl+Enter)
form-reopen = إعادة الفتح
form-look = { $n ->
    [zero] لا شيء يحتاج إلى مراجعة
    [one] أمر واحد يحتاج إلى مراجعة
    [two] أمران يحتاجان إلى مراجعة
    [few] { $n } أمور تحتاج إلى مراجعة
    [many] { $n } أمرًا يحتاج إلى مراجعة
   *[other] { $n } أمر يحتاج إلى مراجعة
}
form-missing-answers = { $n ->
    [zero] لا إجابات ناقصة
    [one] بقيت إجابة واحدة قبل اكتمال الاستمارة
    [two] بقيت إجابتان قبل اكتمال الاستمارة
    [few] بقيت { $n } إجابات قبل اكتمال الاستمارة
    [many] بقيت { $n } إجابة قبل اكتمال الاستمارة
   *[other] بقيت { $n } إجابة قبل اكتمال الاستمارة
}
form-and-more = { $n ->
    [zero] ولا غير ذلك
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $n } أخرى
    [many] و{ $n } أخرى
   *[other] و{ $n } أخرى
}
form-next-incomplete = { $n ->
    [zero] لا إجابات ناقصة
    [one] إلى آخر إجابة ناقصة
    [two] التالية من إجابتين ناقصتين
    [few] التالية من { $n } إجابات ناقصة
    [many] التالية من { $n } إجابة ناقصة
   *[other] التالية من { $n } إجابة ناقصة
}
form-sections = الأقسام
form-required = مطلوب
form-derived = محسوب، لا يُدخل
form-cell = { $item }، الصف { $row }

## Controls
form-understood = فُهم على أنه { $words }
form-date-example = مثل 3 مارس 2024
form-time-example = مثل 9:05
form-datetime-example = مثل 3 مارس 2024 9:05
form-stray = المحفوظ: { $value }. وهو ليس من الإجابات المتاحة.
form-search-list = اكتب للبحث
form-search-none = لا شيء مطابق في القائمة
form-unit = الوحدة
form-unit-of = وحدة { $item }

## No answer
form-missing = لا إجابة؟
form-missing-key = لماذا لا توجد إجابة؟ (Alt+M)
form-missing-of = لا إجابة، لماذا: { $item }
form-missing-question = لماذا لا توجد إجابة؟
form-clear = مسح الحقل
form-undo = تراجع

## Tables
form-add-row = إضافة صف
form-no-rows = لا صفوف بعد. أضف صفًا لكل إدخال.
form-row-tools = ما يمكن فعله بالصف
form-duplicate-row = نسخ الصف { $row }
form-retire-row = إخراج الصف { $row } من الاستخدام
form-restore-row = إعادة الصف { $row }
form-retired-rows = { $n ->
    [zero] لا صفوف خارج الاستخدام
    [one] صف واحد خارج الاستخدام
    [two] صفان خارج الاستخدام
    [few] { $n } صفوف خارج الاستخدام
    [many] { $n } صفًا خارج الاستخدام
   *[other] { $n } صف خارج الاستخدام
}

## Two people
form-conflict = غيّر { $by } هذا في هذه الأثناء ({ $when }). أي القيمتين صحيحة؟
form-conflict-theirs = المحفوظ
form-conflict-mine = ما أدخلتَه
form-keep-theirs = الإبقاء على { $value }
form-put-mine = وضع { $value }

## Reasons
form-reason-title = ما سبب هذا التغيير؟
form-reason-waiting = { $n ->
    [zero] سبق أن اكتملت هذه الاستمارة. لا تغيير ينتظر سببًا.
    [one] سبق أن اكتملت هذه الاستمارة. تغيير واحد ينتظر سببًا؛ وهو محفوظ على هذا الحاسوب حتى ذلك الحين.
    [two] سبق أن اكتملت هذه الاستمارة. تغييران ينتظران سببًا؛ وهما محفوظان على هذا الحاسوب حتى ذلك الحين.
    [few] سبق أن اكتملت هذه الاستمارة. { $n } تغييرات تنتظر سببًا؛ وهي محفوظة على هذا الحاسوب حتى ذلك الحين.
    [many] سبق أن اكتملت هذه الاستمارة. { $n } تغييرًا ينتظر سببًا؛ وهي محفوظة على هذا الحاسوب حتى ذلك الحين.
   *[other] سبق أن اكتملت هذه الاستمارة. { $n } تغيير ينتظر سببًا؛ وهي محفوظة على هذا الحاسوب حتى ذلك الحين.
}
form-reason-give = ذكر السبب
form-reason-more = بكلماتك
form-reason-later = لاحقًا
form-reason-save = الحفظ بهذا السبب
reason-transcription = نُقل خطأً من المصدر
reason-source-corrected = صُحِّح المصدر
reason-later = عُرف لاحقًا
reason-query = جواب عن استفسار
reason-other = سبب آخر

## Findings
unreadable-integer = «{ $value }» ليس عددًا صحيحًا. اكتب أرقامًا فقط، مثل 120.
unreadable-number = «{ $value }» ليس عددًا. اكتب أرقامًا بفاصلة عشرية على شكل نقطة، مثل 24.06.
unreadable-boolean = «{ $value }» ليس نعم ولا لا. اختر أحدهما.
unreadable-date = «{ $value }» ليس تاريخًا. اكتبه هكذا: 3 مارس 2024 أو 2024-03-03؛ و UN تعني يومًا أو شهرًا غير معروف.
unreadable-time = «{ $value }» ليس وقتًا. اكتبه هكذا: 9:05 أو 21:05.
unreadable-datetime = «{ $value }» ليس تاريخًا مع وقت. اكتبه هكذا: 3 مارس 2024 9:05.
unreadable-nothing-known = لا جزء معروف من «{ $value }». اترك الحقل فارغًا واختر سبب عدم وجود إجابة.
unreadable-no-such-day = لا وجود للتاريخ { $date }. صحّح اليوم أو الشهر أو السنة.
unreadable-ambiguous-date = قد يعني «{ $value }» { $first } أو { $second }. اكتب اسم الشهر بالحروف.
unreadable-duration = «{ $value }» ليس مدة. اكتبها هكذا: P2W أو P1DT12H.
unreadable-interval = «{ $value }» ليس فترة. اكتب تاريخين بينهما شرطة مائلة: 2024-03-03/2024-03-10.
unreadable-uri = «{ $value }» ليس عنوانًا على الشبكة. اكتبه بلا فراغات، مثل https://example.org.
unreadable-hex = «{ $value }» ليس نصًا ست عشريًا. استخدم أزواجًا من الأرقام 0 إلى 9 والحروف A إلى F.
unreadable-base64 = «{ $value }» ليس نصًا بترميز base64. ألصق النص كله مع علامة = في آخره.
unreadable-several = لهذا السؤال إجابة واحدة لا عدة إجابات ({ $value }). اختر واحدة منها.
finding-mandatory = أجب عن هذا من فضلك، أو اختر سبب عدم وجود إجابة.
finding-not-in-list = «{ $value }» ليس من إجابات هذه القائمة. اختر إحداها، أو أبقه واذكر السبب.
finding-too-long = عدد أحرف هذه الإجابة { $length }؛ والمقرر { $limit } على الأكثر. قصّرها، أو أبقها واذكر السبب.
finding-too-many-digits = عدد أرقام { $value } هو { $length }؛ والمقرر { $limit } على الأكثر. صحّحه، أو أبقه واذكر السبب.
finding-too-many-decimals = عدد المنازل العشرية في { $value } هو { $length }؛ والمقرر { $limit } على الأكثر. صحّحه، أو أبقه واذكر السبب.
finding-part-missing = جزء من { $value } غير معروف. أكمله، أو أبقه واذكر السبب.
finding-unit-missing = اختر وحدة { $value } من فضلك.
finding-unit-unknown = { $unit } ليست من وحدات هذا السؤال. اختر إحداها، أو أبقها واذكر السبب.
finding-range-lt = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) أصغر من { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) أصغر من { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-le = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) { $limit } على الأكثر. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) { $limit } على الأكثر. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-gt = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) أكبر من { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) أكبر من { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-ge = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) { $limit } على الأقل. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) { $limit } على الأقل. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-eq = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-ne = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) قيمة أخرى. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) قيمة أخرى. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-in = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) واحدًا من { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) واحدًا من { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-range-notin = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) غير { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) غير { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-date-lt = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) قبل { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) قبل { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-date-le = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) في { $limit } أو قبله. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) في { $limit } أو قبله. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-date-gt = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) بعد { $limit }. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) بعد { $limit }. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-date-ge = { $level ->
    [hard] يجب أن يكون { $label } ({ $value }) في { $limit } أو بعده. صحّحه، أو أبقه واذكر السبب.
   *[other] يُتوقع أن يكون { $label } ({ $value }) في { $limit } أو بعده. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}

## Why a rule says so
why = لماذا؟
why-all = كل ما يلي:
why-any = واحد مما يلي على الأقل:
why-not = ليس:
why-if = الواحد بعد الآخر:
why-rows = لكل صف:
why-and = و
why-or = أو
why-among = واحد من
why-is-missing = ناقص
why-is-known = موجود
why-nothing = لم يُدخل شيء
why-holds = صحيح
why-fails = غير صحيح
why-unknown = لا يمكن الجزم بعد

finding-check = { $level ->
    [hard] لا يوافق { $label } ({ $value }) قواعد الدراسة. صحّحه، أو أبقه واذكر السبب.
   *[soft] لا يوافق { $label } ({ $value }) قواعد الدراسة. راجعه؛ فإن كان صحيحًا فأبقه وقل ذلك.
}
finding-not-offered = «{ $value }» غير متاح هنا. اختر إجابة أخرى، أو أبقه واذكر السبب.
finding-entered = أُدخلت القيمة «{ $value }»؛ وتحسبها الدراسة الآن فتحصل على { $derived }. خذ الناتج المحسوب، أو أبقِ ما أُدخل واذكر السبب.
form-take-derived = خذ القيمة المحسوبة
finding-out-of-use = لم يعد هذا مطلوبًا. ما أُدخل ({ $value }) محفوظ خارج الاستخدام.

form-not-kept-why = { $n ->
    [zero] { $n } تغييرًا موجودًا في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى يُحفظ.
    [one] تغيير واحد موجود في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى يُحفظ.
    [two] تغييران موجودان في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى يُحفظا.
    [few] { $n } تغييرات موجودة في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى تُحفظ.
    [many] { $n } تغييرًا موجودًا في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى يُحفظ.
   *[other] { $n } تغييرًا موجودًا في هذه النافذة فقط: ليس في المتصفح متسع أو أنه لا يسمح بحفظ شيء على هذا الحاسوب. اترك النافذة مفتوحة حتى يُحفظ.
}
form-arrived = { $n ->
    [zero] غيّر { $by } للتو { $n } إجابة هنا
    [one] غيّر { $by } للتو إجابة واحدة هنا
    [two] غيّر { $by } للتو إجابتين هنا
    [few] غيّر { $by } للتو { $n } إجابات هنا
    [many] غيّر { $by } للتو { $n } إجابة هنا
   *[other] غيّر { $by } للتو { $n } إجابة هنا
}
form-arrived-here = { $by }، { $when }
finding-link-gone = لم يعد الصف { $value } الذي تشير إليه هذه الإجابة موجودًا. اختر غيره أو اتركه فارغًا.
finding-not-alone = «{ $value }» إجابة قائمة بذاتها. اخترها وحدها أو اختر الإجابات الأخرى.
choice-cleared = أُلغي: { $choices }. هذه الإجابة قائمة بذاتها.
scale-untouched = لا إجابة بعد. انقر أو حرّك المؤشر للإجابة.
scale-answered = أُجيب
form-search-in = البحث في إجابات { $item }
form-converted = = { $value } { $unit }
form-duration-example = مثل 3 weeks أو 2 h 30 min
duration-years = { $n ->
    [zero] { $n } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}
duration-months = { $n ->
    [zero] { $n } شهرًا
    [one] شهر واحد
    [two] شهران
    [few] { $n } أشهر
    [many] { $n } شهرًا
   *[other] { $n } شهرًا
}
duration-weeks = { $n ->
    [zero] { $n } أسبوعًا
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $n } أسابيع
    [many] { $n } أسبوعًا
   *[other] { $n } أسبوعًا
}
duration-days = { $n ->
    [zero] { $n } يومًا
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يومًا
}
duration-hours = { $n ->
    [zero] { $n } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
duration-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
duration-seconds = { $n ->
    [zero] { $n } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
file-choose = اختيار ملف
file-choose-image = اختيار صورة
file-camera = التقاط صورة
file-drop = أو أفلته هنا أو الصقه
file-sending = { $name }: أُرسل { $sent } من { $total }
file-failed = لم يُحفظ { $name }. { $why }
file-offline = لا يوجد اتصال؛ ينتظر الملف في هذه الصفحة.
file-other = اختيار غيره
file-lost = لا يمكن عرض هذا الملف. { $why }
file-foreign = ملف من نظام آخر
file-replace = استبدال
file-remove = إزالة
file-scanned = فُحص من الفيروسات
file-signed = التوقيع
file-unknown = نوع غير معروف
file-text = نص
file-a-file = ملف
signature-here = وقّع هنا
signature-keep = حفظ التوقيع
signature-undo = التراجع عن آخر خط
signature-instead = تسليم صورة بدلًا من ذلك
rest-form = لا إجابات في هذه الاستمارة؟
answer-clear = مسح
rest-group = لا إجابات؟
rest-help = قل مرة واحدة لماذا لا إجابة لكل ما بقي مفتوحًا هنا
rest-question = { $n ->
    [zero] { $n } سؤالًا هنا بلا إجابة. لماذا؟ سبب واحد لها كلها؛ ما أُجيب عنه يبقى كما هو.
    [one] سؤال واحد هنا بلا إجابة. لماذا؟ ما أُجيب عنه يبقى كما هو.
    [two] سؤالان هنا بلا إجابة. لماذا؟ سبب واحد لهما؛ ما أُجيب عنه يبقى كما هو.
    [few] { $n } أسئلة هنا بلا إجابة. لماذا؟ سبب واحد لها كلها؛ ما أُجيب عنه يبقى كما هو.
    [many] { $n } سؤالًا هنا بلا إجابة. لماذا؟ سبب واحد لها كلها؛ ما أُجيب عنه يبقى كما هو.
   *[other] { $n } سؤالًا هنا بلا إجابة. لماذا؟ سبب واحد لها كلها؛ ما أُجيب عنه يبقى كما هو.
}
rest-say = { $n ->
    [zero] قل ذلك لـ { $n } سؤالًا
    [one] قل ذلك لسؤال واحد
    [two] قل ذلك لسؤالين
    [few] قل ذلك لـ { $n } أسئلة
    [many] قل ذلك لـ { $n } سؤالًا
   *[other] قل ذلك لـ { $n } سؤالًا
}
rest-said = { $n ->
    [zero] { $n } سؤالًا: { $why }
    [one] سؤال واحد: { $why }
    [two] سؤالان: { $why }
    [few] { $n } أسئلة: { $why }
    [many] { $n } سؤالًا: { $why }
   *[other] { $n } سؤالًا: { $why }
}
