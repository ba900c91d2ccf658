# العربية. مفتاح واحد لكل جملة؛ لغة واضحة ولطيفة. الترتيب كما في en.ftl. الأعداد بصيغها الست: zero one two few many other.

## Pages
page-sign-in = تسجيل الدخول
page-tenants = مكان العمل
page-studies = الدراسات
page-import = استيراد دراسة
page-sites = المراكز
page-subjects = المشاركون
page-casebook = ملف المشارك
page-form = الاستمارة
page-people = الأشخاص
page-account = حسابك
page-missing = لا شيء هنا
page-missing-go = إلى دراساتك

## Everywhere
loading = جارٍ التحميل
close = إغلاق
cancel = إلغاء
save = حفظ
try-again = حاول مرة أخرى
offline = لا يوجد اتصال
menu = القائمة
menu-tenant = المؤسسة
skip-to-content = انتقل إلى المحتوى
legend = مفتاح الرموز
legend-findings = ملاحظات لم يُجب عنها أحد بعد
findings-count = { $n ->
    [zero] لا ملاحظات بانتظار الإجابة
    [one] { $n } ملاحظة لم يُجب عنها أحد بعد
    [two] { $n } ملاحظتان لم يُجب عنهما أحد بعد
    [few] { $n } ملاحظات لم يُجب عنها أحد بعد
    [many] { $n } ملاحظة لم يُجب عنها أحد بعد
   *[other] { $n } ملاحظة لم يُجب عنها أحد بعد
}

## Signing in
email = البريد الإلكتروني
password = كلمة المرور
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
sign-in-demo = هذه نسخة تجريبية. طُبعت حساباتها وكلمات مرورها حيث شُغّل Probatum. لا تُدخل بيانات مرضى حقيقيين.
again-title = سجّل الدخول مرة أخرى من فضلك
again-text = كنت غائبًا لبعض الوقت أو انتهت جلستك. أثبت بصفتك { $email } أنك أنت وتابع من حيث كنت؛ لا يُفقد شيء من هذه الصفحة.
again-other = تسجيل الدخول باسم شخص آخر
tenants-question = أين تريد أن تعمل؟
tenants-none = لا مؤسسة بعد
tenants-none-text = لا ينتمي حسابك إلى أي مؤسسة. اطلب من أحد المسؤولين دعوتك.
tenant-change = العمل في مؤسسة أخرى

## Keys
keys-help = المفاتيح
keys-everywhere = في كل مكان
keys-search = بحث
keys-go-subjects = إلى المشاركين في الدراسة
keys-go-studies = إلى الدراسات
keys-close = إغلاق المفتوح
keys-matrix = في جدول المشاركين
keys-matrix-move = التنقل من خلية إلى خلية
keys-matrix-ends = أول خلية في الصف وآخرها
keys-matrix-open = فتح ملف المشارك
keys-form = في الاستمارة
keys-form-next = الحقل التالي؛ ويُحفظ ما كُتب
keys-form-enter = اعتماد القيمة والمتابعة
keys-form-incomplete = البند الناقص التالي
keys-form-restore = استعادة ما كان في الحقل
keys-form-missing = ذكر سبب عدم وجود إجابة
keys-form-row = إضافة صف إلى الجدول
keys-form-column = في الجدول: العمود نفسه في الصف السابق أو التالي
keys-form-complete = إكمال الاستمارة

## Status
status-planned = مخطط
status-due = مستحق
status-overdue = متأخر
status-in-progress = قيد الإدخال
status-complete = مكتمل

## Studies
study-unnamed = دراسة بلا اسم
study-import = استيراد دراسة
studies-none = لا دراسات بعد
studies-none-text = تظهر هنا الدراسات التي لك دور فيها. تبدأ الدراسة بتصميمها: ملف CDISC ODM.
study-subjects = { $n ->
    [zero] مشارك
    [one] مشارك
    [two] مشاركان
    [few] مشاركين
    [many] مشاركًا
   *[other] مشارك
}
study-sites = { $n ->
    [zero] مركز
    [one] مركز
    [two] مركزان
    [few] مراكز
    [many] مركزًا
   *[other] مركز
}
environment-live = فعلية
environment-test = اختبار
environment-training = تدريب
environment-live-stripe = دراسة فعلية
environment-test-stripe = بيئة اختبار: لا شيء مما يُدخل هنا جزء من التجربة.
environment-training-stripe = بيئة تدريب: لا شيء مما يُدخل هنا جزء من التجربة.
environment-live-choice = بيانات المشاركين في التجربة.
environment-training-choice = يتدرب الناس هنا؛ ولا يُحتسب شيء.
environment-test-choice = يُجرَّب التصميم هنا؛ ولا يُحتسب شيء.
export = تصدير
export-head = البيانات المتاحة لك
export-odm = CDISC ODM 1.3.2
export-odm-audit = CDISC ODM 1.3.2 مع سجل التدقيق
export-odm-design = CDISC ODM 1.3.2، التصميم وحده
export-csv = CSV، جدول لكل مجموعة بنود

## Reasons
reason-label = السبب
reason-help = يُحفظ في سجل التدقيق مع اسمك والوقت.
reason-confirm = تأكيد

## Problems, one for each code
problem-malformed = تعذّرت قراءة ما أُرسل.
problem-unauthenticated = سجّل الدخول من فضلك.
problem-wrong_credentials = البريد الإلكتروني وكلمة المرور لا يتطابقان.
problem-forbidden = دورك لا يشمل هذا.
problem-not_found = هذا غير موجود، أو لا يحق لك الوصول إليه.
problem-wrong_method = هذا العنوان لا يجيب عن هذا النوع من الطلبات.
problem-conflict = غيّر شخص آخر هذا في هذه الأثناء.
problem-taken = هذا موجود من قبل.
problem-out_of_order = لا يمكن فعل هذا في الحالة الراهنة.
problem-too_large = هذا أكبر من المسموح به.
problem-wrong_media = هذا النوع من المحتوى لا يُقرأ هنا.
problem-invalid = تعذّر قبول بعض ما أُرسل.
problem-reason_required = اذكر سبب هذا التغيير من فضلك.
problem-too_many = محاولات كثيرة جدًا. انتظر لحظة ثم حاول مرة أخرى من فضلك.
problem-internal = حدث خطأ من جهتنا. لم يُحفظ شيء.
problem-unavailable = Probatum يبدأ أو يتوقف الآن. حاول مرة أخرى بعد لحظة من فضلك.
problem-offline = تعذّر الوصول إلى Probatum. تحقق من الاتصال؛ ما كتبته محفوظ في هذه الصفحة.
apart-missing = لم يصل جزء من Probatum. ما كتبته محفوظ على هذا الحاسوب.
problem-instance = لطلب المساعدة اذكر هذا الرقم: { $id }

## Months
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## Words used in many places
yes = نعم
no = لا
breadcrumbs = موضعك
load-more = عرض المزيد
time-zone = المنطقة الزمنية
site = المركز
findings = الملاحظات
filter-clear = مسح عوامل التصفية

## Roles
role-admin = مسؤول النظام
role-manager = مدير الدراسة
role-builder = مصمم الدراسة
role-data_manager = مدير البيانات
role-monitor = مراقب الدراسة
role-investigator = الباحث
role-coordinator = منسق المركز
role-coder = مرمّز
role-unblinded = مطّلع على التعمية
role-inspector = مفتش
role-support = دعم مزوّد الخدمة
reach-tenant = كل الدراسات

## Importing
import-drop = أفلت ملف CDISC ODM هنا
import-drop-text = أي إصدار، بملحقات المزوّدين أو بدونها. يُفحص الملف أولًا؛ ولا يُحفظ شيء قبل موافقتك.
import-choose = اختيار ملف
import-checking = جارٍ فحص { $file } …
import-importing = جارٍ استيراد { $file } …
import-now = إنشاء هذه الدراسة
import-environment = الغرض من البيانات
import-environment-stays = يبقى هذا مع الدراسة إلى الأبد. لتجربة التصميم أولًا، استورده مرة للتدريب أو الاختبار ومرة للبيانات الفعلية.
import-other = اختيار ملف آخر
import-done = الدراسة جاهزة. الخطوة التالية: افتح مراكزها.
import-open-sites = فتح المراكز
report-accepted = يمكن أن يصبح { $file } دراسة
report-refused = لا يمكن أن يصبح { $file } دراسة
report-format-unknown = تعذّر تحديد نوع هذا الملف.
report-format-vendors = { $format }، مع ملحقات { $vendors }
report-refusals = { $n ->
    [zero] لماذا لا
    [one] لماذا لا
    [two] لماذا لا: سببان
    [few] لماذا لا: { $n } أسباب
    [many] لماذا لا: { $n } سببًا
   *[other] لماذا لا: { $n } سبب
}
report-notes = { $n ->
    [zero] لا شيء يستحق الذكر
    [one] أمر واحد يستحق المعرفة
    [two] أمران يستحقان المعرفة
    [few] { $n } أمور تستحق المعرفة
    [many] { $n } أمرًا يستحق المعرفة
   *[other] { $n } أمر يستحق المعرفة
}
report-kept = { $n ->
    [zero] لم يُحفظ شيء على حاله
    [one] جزء واحد حُفظ كما هو: لم يُفهم، ويُصدَّر من جديد
    [two] جزءان حُفظا كما هما: لم يُفهما، ويُصدَّران من جديد
    [few] { $n } أجزاء حُفظت كما هي: لم تُفهم، وتُصدَّر من جديد
    [many] { $n } جزءًا حُفظ كما هو: لم يُفهم، ويُصدَّر من جديد
   *[other] { $n } جزء حُفظ كما هو: لم يُفهم، ويُصدَّر من جديد
}
report-kept-none = فُهم كل ما في الملف.
report-line = السطر
report-path = الموضع
count-visits = { $n ->
    [zero] زيارة
    [one] زيارة
    [two] زيارتان
    [few] زيارات
    [many] زيارة
   *[other] زيارة
}
count-forms = { $n ->
    [zero] استمارة
    [one] استمارة
    [two] استمارتان
    [few] استمارات
    [many] استمارة
   *[other] استمارة
}
count-groups = { $n ->
    [zero] مجموعة بنود
    [one] مجموعة بنود
    [two] مجموعتا بنود
    [few] مجموعات بنود
    [many] مجموعة بنود
   *[other] مجموعة بنود
}
count-items = { $n ->
    [zero] بند
    [one] بند
    [two] بندان
    [few] بنود
    [many] بندًا
   *[other] بند
}
count-code-lists = { $n ->
    [zero] قائمة رموز
    [one] قائمة رموز
    [two] قائمتا رموز
    [few] قوائم رموز
    [many] قائمة رموز
   *[other] قائمة رموز
}
count-units = { $n ->
    [zero] وحدة قياس
    [one] وحدة قياس
    [two] وحدتا قياس
    [few] وحدات قياس
    [many] وحدة قياس
   *[other] وحدة قياس
}
count-checks = { $n ->
    [zero] فحص
    [one] فحص
    [two] فحصان
    [few] فحوص
    [many] فحصًا
   *[other] فحص
}
count-conditions = { $n ->
    [zero] شرط
    [one] شرط
    [two] شرطان
    [few] شروط
    [many] شرطًا
   *[other] شرط
}
count-methods = { $n ->
    [zero] طريقة حساب
    [one] طريقة حساب
    [two] طريقتا حساب
    [few] طرق حساب
    [many] طريقة حساب
   *[other] طريقة حساب
}
count-rules = { $n ->
    [zero] قاعدة
    [one] قاعدة
    [two] قاعدتان
    [few] قواعد
    [many] قاعدة
   *[other] قاعدة
}

## Sites
site-open = فتح مركز
site-code = الرمز
site-code-help = قصير، مثل DE01. يصبح جزءًا من مفاتيح المشاركين.
site-name = الاسم
site-country = البلد
site-country-help = حرفان (ISO 3166)، مثل DE.
site-zone-help = تُعرض الأوقات بها. اسم IANA مثل Europe/Berlin.
sites-none = لا مراكز بعد
sites-none-text = يُدرَج المشاركون في المراكز. يفتحها مدير الدراسة.
sites-all = كل المراكز

## Subjects
subject = المشارك
subject-state = الحالة
subject-created = أُضيف في
subject-state-change = تغيير الحالة
subject-state-question = من { $from } إلى { $to }.
subject-state-screening = قيد الفرز
subject-state-screen_failed = لم يجتز الفرز
subject-state-enrolled = مُدرَج
subject-state-completed = أتمّ الدراسة
subject-state-withdrawn = منسحب
states-all = كل الحالات
subjects-search = البحث بمفتاح المشارك
subjects-none = لا مشاركين بعد
subjects-none-text = كل مشارك صف هنا، وكل زيارة عمود. أدرِج الأول للبدء.
subjects-none-match = لا مشارك مطابق
subjects-none-match-text = لا أحد يطابق عوامل التصفية هذه.
enrol = إدراج مشارك
enrol-key = مفتاح مُعطى من مكان آخر
enrol-key-help = اتركه فارغًا فيُكوَّن المفتاح وفق نمط الدراسة.
enrol-no-site = لا يوجد مركز يمكنك إدراج مشاركين فيه.

## Visits and forms
visits-and-forms = الزيارات والاستمارات
context = حول هذا
visit-add = إضافة زيارة
visit-nth = { $title } رقم { $n }
visit-date = تاريخ الزيارة
visit-date-set = تحديد التاريخ
visit-date-change = تغيير التاريخ
visit-date-question = متى تمّت؟
visit-window = مخططة في { $on } ({ $from } – { $until })
visit-window-help = اليوم المخطط، مع أول يوم وآخر يوم في النافذة الزمنية
date-help = كما تعرفه: 3 مارس 24 أو 2024-03-03 أو today، أو فقط مارس 2024.
date-unclear = هذا ليس تاريخًا بعد. اكتبه هكذا: 3 مارس 2024.
form-another = إضافة أخرى
study-version = إصدار التصميم
cell-took-place = تمّت في { $date }
cell-planned = مخططة في { $on }، حتى { $until }
cell-forms = اكتمل { $complete } من { $forms } من الاستمارات
cell-repeats = { $n ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتان
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}

## History
history = السجل
history-form = الاستمارة كلها، الأحدث أولًا
history-whole-form = الاستمارة كلها
history-none = لم يُدخل شيء بعد.
history-blank = فارغ
history-was = كان
history-is = أصبح
history-row = { $item }، الصف { $n }
history-derived = حُسب بالقاعدة { $rule }
history-subject = سجل المشارك
history-part-key = المفتاح
history-part-site = المركز
history-part-state = الحالة
history-part-version = إصدار الدراسة
history-visit = { $visit }، رقم { $n }
missing-ND = لم يُجرَ
missing-UNK = غير معروف
missing-NASK = لم يُسأل عنه
missing-NA = لا ينطبق
missing-NI = لا معلومات

## People and account
people-none = لا أحد بعد
people-none-text = يظهر الأشخاص هنا متى كان لهم دور في هذه المؤسسة.
person-name = الاسم
person-roles = الأدوار
looks = المظهر
looks-text = اللغات محفوظة مع حسابك؛ والألوان في هذا المتصفح.
language = اللغة
theme = الألوان
theme-system = كما في النظام
theme-light = فاتح
theme-dark = داكن
password-change = تغيير كلمة المرور
password-change-text = تنتهي كل جلساتك الأخرى.
password-changed = غُيّرت كلمة مرورك.
password-present = كلمة المرور الحالية
password-new = كلمة المرور الجديدة
password-again = كلمة المرور الجديدة مرة أخرى
password-help = 15 حرفًا على الأقل؛ والجملة أسهل تذكرًا من الرموز.
password-differs = كلمتا المرور الجديدتان مختلفتان.
everywhere = تسجيل الخروج من كل مكان
everywhere-text = ينهي جلساتك على كل جهاز، وهذه منها.
everywhere-out = الخروج من كل مكان

## Languages and paper
language-forms = لغة الاستمارات
language-forms-app = لغة التطبيق نفسها
language-forms-help = بقدر ما يتوفر في تصميم الدراسة؛ وتُعلَّم النصوص بلغة أخرى برمز لغتها.
form-language = لغة الاستمارة: { $name }
print = طباعة
page-print = على الورق
print-blank = طباعة استمارة فارغة
print-form = طباعة هذه الاستمارة
print-casebook = طباعة ملف المشارك
paper-gathering = جارٍ جمع { $done } من { $all } من الاستمارات …
paper-study = الدراسة
paper-visit = الزيارة
paper-printed = طُبع في { $at } بواسطة { $by }
paper-copy = النسخة { $id }
paper-blank = استمارة فارغة بلا بيانات
paper-saved = آخر حفظ في { $at } بواسطة { $by }
paper-contents = زيارات هذا الملف واستماراته
paper-not-entered = لم يُدخل شيء
paper-retired = خارج الاستخدام
paper-one = إجابة واحدة
paper-several = كل ما ينطبق
paper-no-answer = لا إجابة: { $why }
paper-register = النسخ الورقية حتى الآن
paper-register-none = لم يُطبع شيء من بيانات هذا المشارك من قبل.
paper-register-whole = الملف كله
paper-note = تُظهر النسخة المطبوعة البيانات كما هي الآن، وتُسجَّل في سجل التدقيق. أما ما جرى عليها فيظهر في السجل.
paper-initials = التاريخ والتوقيع

again-kept = ما كتبته هنا محفوظ على هذا الحاسوب، لك وحدك.
again-somebody-else = سجّل { $other } الدخول في هذه الأثناء في هذا المتصفح. أنت وحدك من يستطيع متابعة هذه الصفحة؛ لا يرى { $other } ما كتبته ولا يرسله.
unsent-title = ما لم يُرسل بعد
unsent-count = { $n ->
    [zero] { $n } تغييرًا لم يُرسل
    [one] تغيير واحد لم يُرسل
    [two] تغييران لم يُرسلا
    [few] { $n } تغييرات لم تُرسل
    [many] { $n } تغييرًا لم يُرسل
   *[other] { $n } تغييرًا لم يُرسل
}
unsent-offline = { $n ->
    [zero] لا يوجد اتصال، { $n } تغييرًا لم يُرسل
    [one] لا يوجد اتصال، تغيير واحد لم يُرسل
    [two] لا يوجد اتصال، تغييران لم يُرسلا
    [few] لا يوجد اتصال، { $n } تغييرات لم تُرسل
    [many] لا يوجد اتصال، { $n } تغييرًا لم يُرسل
   *[other] لا يوجد اتصال، { $n } تغييرًا لم يُرسل
}
unsent-online = الخادم متاح.
unsent-no-line = لا يمكن الوصول إلى الخادم. يمكنك متابعة الإدخال؛ وسيُرسل عند عودة الاتصال.
unsent-no-line-since = لا يمكن الوصول إلى الخادم. ترى ما كان موجودًا في { $when }. يمكنك متابعة الإدخال؛ وسيُرسل عند عودة الاتصال.
unsent-kept = محفوظ على هذا الحاسوب لـ { $name } وحده، ويُرسل بهذا الترتيب.
unsent-none = كل ما أدخلته على هذا الحاسوب محفوظ على الخادم.
unsent-since = { $n ->
    [zero] { $n } تغييرًا منذ { $since }
    [one] تغيير واحد منذ { $since }
    [two] تغييران منذ { $since }
    [few] { $n } تغييرات منذ { $since }
    [many] { $n } تغييرًا منذ { $since }
   *[other] { $n } تغييرًا منذ { $since }
}
unsent-sending = يُرسل الآن
unsent-waits-line = ينتظر الاتصال
unsent-waits-sign-in = ينتظر تسجيل دخولك مرة أخرى
unsent-waits-reason = ينتظر سببًا
unsent-refused = لم يُقبل: افتح الاستمارة
unsent-look = يحتاج إلى قرار: افتح الاستمارة
unsent-try = أرسل الآن
unsent-leave-title = لم يُرسل كل شيء بعد
unsent-leave = { $n ->
    [zero] { $n } تغييرًا ليس على الخادم بعد. يبقى على هذا الحاسوب لك وحدك، ويُرسل عندما تسجّل الدخول هنا مرة أخرى.
    [one] تغيير واحد ليس على الخادم بعد. يبقى على هذا الحاسوب لك وحدك، ويُرسل عندما تسجّل الدخول هنا مرة أخرى.
    [two] تغييران ليسا على الخادم بعد. يبقيان على هذا الحاسوب لك وحدك، ويُرسلان عندما تسجّل الدخول هنا مرة أخرى.
    [few] { $n } تغييرات ليست على الخادم بعد. تبقى على هذا الحاسوب لك وحدك، وتُرسل عندما تسجّل الدخول هنا مرة أخرى.
    [many] { $n } تغييرًا ليس على الخادم بعد. يبقى على هذا الحاسوب لك وحدك، ويُرسل عندما تسجّل الدخول هنا مرة أخرى.
   *[other] { $n } تغييرًا ليس على الخادم بعد. يبقى على هذا الحاسوب لك وحدك، ويُرسل عندما تسجّل الدخول هنا مرة أخرى.
}
unsent-leave-anyway = تسجيل الخروج
unsent-stay = البقاء
status-not-done = لم تحدث
status-removed = خارج الاستخدام
visit-agree = الاتفاق على يوم
visit-agree-question = في أي يوم؟
visit-agreed = متفق عليها في { $on }
day-help = يوم كامل: 3 mar 24 أو 2024-03-03 أو today.
visit-skip = لم تحدث
visit-skip-text = لن يكون شيء من هذه الزيارة ناقصًا أو متأخرًا. يمكنك التراجع عن ذلك.
visit-skip-why = لماذا لم تحدث؟
visit-skip-note = ملاحظة
visit-unskip = بل حدثت
visit-unskip-text = قيل إن { $what } لم تحدث. بالتراجع عن ذلك تُطلب استماراتها مرة أخرى.
visit-why = السبب:
visit-why-question = لماذا هذه الزيارة؟
visit-add-confirm = إضافة الزيارة
visit-more = المزيد عن { $visit }
visit-late = { $n ->
    [zero] متأخرة { $n } يومًا
    [one] متأخرة يوم واحد
    [two] متأخرة يومين
    [few] متأخرة { $n } أيام
    [many] متأخرة { $n } يومًا
   *[other] متأخرة { $n } يومًا
}
visit-early = { $n ->
    [zero] مبكرة { $n } يومًا
    [one] مبكرة يوم واحد
    [two] مبكرة يومين
    [few] مبكرة { $n } أيام
    [many] مبكرة { $n } يومًا
   *[other] مبكرة { $n } يومًا
}
visit-in-window = ضمن المدة المحددة
visit-withheld = لم تعد مطلوبة من هذا المشارك
visit-left = لم تعد الدراسة تطلب هذه الزيارة. ويبقى ما أُدخل كما هو.
ruled-visit = هذه الزيارة موجودة بموجب قاعدة.
ruled-form = { $form } موجودة بموجب قاعدة.
ruled-no-visit = { $visit } غير مطلوبة من هذا المشارك.
ruled-no-form = { $form } ({ $visit }) غير مطلوبة من هذا المشارك.
not-asked = غير مطلوب من هذا المشارك ({ $n })
take-out = إخراج من الاستخدام
take-out-form = إخراج هذه الاستمارة من الاستخدام
take-out-visit-text = تخرج { $what } واستماراتها من الاستخدام. لا يُحذف شيء، ويمكن إعادتها.
take-out-form-text = تخرج { $what } من الاستخدام. لا يُحذف شيء، ويمكن إعادتها.
bring-back = إعادة
bring-back-text = تُحسب { $what } مرة أخرى.
out-of-use = خارج الاستخدام ({ $n })
closed-form_retired = هذه الاستمارة خارج الاستخدام. تبقى كما كانت ولا تُحسب.
closed-visit_retired = هذه الزيارة واستماراتها خارج الاستخدام. تبقى كما كانت ولا تُحسب.
closed-did_not_occur = قيل إن هذه الزيارة لم تحدث.
not-done-MISSED = لم يحضر المشارك
not-done-UNREACHABLE = تعذّر الوصول إلى المشارك
not-done-ILL = كان المشارك مريضًا جدًا
not-done-REFUSED = لم يرغب المشارك
not-done-SITE = لم يتمكن المركز من إجرائها
not-done-ENDED = كان المشارك قد غادر الدراسة
not-done-OTHER = سبب آخر
page-calendar = التقويم
page-log = السجل
calendar-of = { $month } { $year }
calendar-zone = الأيام كما هي في المركز ({ $zone })
calendar-today = اليوم
calendar-previous = الشهر السابق
calendar-next = الشهر التالي
calendar-view = العرض
calendar-month = شهر
calendar-list = قائمة
calendar-more = { $n ->
    [zero] و{ $n } أخرى
    [one] وواحدة أخرى
    [two] واثنتان أخريان
    [few] و{ $n } أخرى
    [many] و{ $n } أخرى
   *[other] و{ $n } أخرى
}
calendar-overdue = { $n ->
    [zero] { $n } زيارة تنتظر من قبل
    [one] زيارة واحدة تنتظر من قبل
    [two] زيارتان تنتظران من قبل
    [few] { $n } زيارات تنتظر من قبل
    [many] { $n } زيارة تنتظر من قبل
   *[other] { $n } زيارة تنتظر من قبل
}
calendar-agreed = متفق عليها
calendar-none = لا زيارات في هذا الشهر
calendar-none-text = تظهر الزيارات هنا في اليوم المخطط لها أو المتفق عليه أو الذي حدثت فيه.
log-open = { $form } كجدول
log-add = إضافة صف
log-none = لا شيء في هذا السجل بعد
log-none-text = يظهر هنا كل صف يُدخل وما يرتبط به.
log-search = البحث في هذا السجل
log-linked-from = مرتبط من
log-link-gone = لم يعد الصف { $row } موجودًا
log-move = إخراج من الاستخدام أو إعادة
history-part-appointment = اليوم المتفق عليه
history-part-visit_reason = سبب الزيارة
history-part-not_done = لم تحدث
history-part-not_done_note = ملاحظة
history-part-visit_retired = الاستخدام
history-out-of-use = خارج الاستخدام
history-in-use = قيد الاستخدام
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
month-long-1 = يناير
month-long-2 = فبراير
month-long-3 = مارس
month-long-4 = أبريل
month-long-5 = مايو
month-long-6 = يونيو
month-long-7 = يوليو
month-long-8 = أغسطس
month-long-9 = سبتمبر
month-long-10 = أكتوبر
month-long-11 = نوفمبر
month-long-12 = ديسمبر
history-entered = أُدخل { $when }
history-settled = قُرِّر بين قيمتي شخصين
page-versions = الإصدارات
page-new-version = إصدار جديد
page-version = الإصدار
page-release = الإطلاق إلى المراكز
version-n = الرقم
version-name = الاسم
version-name-help = مثل «التعديل 2». إن تُرك فارغًا أُخذ الاسم من الملف.
version-number = الإصدار { $n }
version-state = الحالة
version-draft = مسودة
version-is-published = منشور
version-retired = خارج الاستخدام
version-current = مستخدم للمراكز الجديدة
version-is-current = تبدأ المراكز الجديدة بهذا الإصدار.
version-added = أضافه
version-published = نشره
version-sites = المراكز
version-subjects = المشاركون
version-hash = البصمة (SHA-256)
version-file = من الملف
version-add = إضافة كمسودة
version-publish = نشر
version-retire = إخراج من الاستخدام
changes-against = ما يغيّره مقارنة بـ { $version }
changes-none = لا فرق.
changes-added = مضاف
changes-changed = مغيّر
changes-removed = محذوف
changes-touch-data = { $n ->
    [zero] { $n } تغييرًا يمس ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
    [one] تغيير واحد يمس ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
    [two] تغييران يمسان ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
    [few] { $n } تغييرات تمس ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
    [many] { $n } تغييرًا يمس ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
   *[other] { $n } تغييرًا يمس ما قد يكون أُدخل. تبقى القيم المدخلة كما هي.
}
change-how = التغيير
change-what = ماذا
change-details = التفاصيل
change-added = مضاف
change-changed = مغيّر
change-removed = محذوف
change-touches-data = يمس بيانات مدخلة
part-study = الدراسة
part-visit = الزيارات
part-form = الاستمارات
part-group = المجموعات
part-item = الأسئلة
part-code-list = قوائم الخيارات
part-choice = الخيارات
part-unit = الوحدات
part-condition = الشروط
part-method = الاشتقاقات
part-rule = القواعد
trait-name = الاسم
trait-text = النص
trait-type = النوع
trait-length = الطول
trait-decimals = المنازل العشرية
trait-units = الوحدات
trait-choices = الخيارات من
trait-many = عدة إجابات
trait-blinding = كشف التعمية
trait-check = الفحص
trait-repeating = يتكرر
trait-contents = يحتوي
trait-order = الترتيب
trait-required = الإجابة لازمة
trait-condition = يُسأل عنه إلا إذا
trait-method = يُحسب
trait-expression = التعبير
trait-message = الرسالة
trait-effect = الأثر
trait-window = المخطط
trait-kind = النوع
trait-other = أمور أخرى
releases = الإطلاقات
releases-none = لم يُطلق شيء منذ إنشاء الدراسة.
release-busy = يجري نقل المشاركين. يمكن أن يتبع إطلاق آخر بعد انتهاء هذا.
release-sites = المراكز
release-sites-all = لم يُختر شيء: كل المراكز وما يُفتح منها لاحقًا.
release-sites-some = { $n ->
    [zero] { $n } مركزًا فقط
    [one] مركز واحد فقط
    [two] مركزان فقط
    [few] { $n } مراكز فقط
    [many] { $n } مركزًا فقط
   *[other] { $n } مركزًا فقط
}
release-subjects = المشاركون الموجودون
release-keep = يبقون على إصدارهم.
release-keep-text = المشاركون الجدد وحدهم يبدؤون بهذا الإصدار.
release-move = ينتقلون إلى هذا الإصدار.
release-move-text = يُقيَّم كل سجل من جديد. ما أُدخل يبقى كما هو.
release-approval = الموافقة
release-approval-help = لجنة الأخلاقيات أو السلطة المختصة: المرجع والتاريخ.
release-reason-help = يُحفظ في سجل التدقيق، مثل «التعديل 2 بتاريخ 3 مارس 2026».
release-now = إطلاق
release-to-all = كل المراكز
release-to-some = { $n ->
    [zero] { $n } مركزًا
    [one] مركز واحد
    [two] مركزان
    [few] { $n } مراكز
    [many] { $n } مركزًا
   *[other] { $n } مركزًا
}
release-is-moving = يجري نقل المشاركين
release-is-paused = متوقف مؤقتًا
release-is-cancelled = ملغى
release-is-incomplete = لم يُنقل الجميع
release-is-done = تم
release-progress = نُقل { $done } من { $total } مشاركًا
release-pause = إيقاف مؤقت
release-resume = متابعة
release-cancel = إلغاء الباقي
moved-records = سجلات قُيّمت
moved-values = قيم مشتقة تغيّرت
moved-opened = ملاحظات فُتحت
moved-closed = ملاحظات أُغلقت
moved-queries-opened = استفسارات فُتحت
moved-queries-closed = استفسارات أُغلقت
moved-reopened = استمارات لم تعد مكتملة
moved-kept = قيم مدخلة بقيت
moved-left = سجلات بقيت على إصدارها
moved-not = { $n ->
    [zero] تعذّر نقل { $n } مشاركًا
    [one] تعذّر نقل مشارك واحد
    [two] تعذّر نقل مشاركين اثنين
    [few] تعذّر نقل { $n } مشاركين
    [many] تعذّر نقل { $n } مشاركًا
   *[other] تعذّر نقل { $n } مشاركًا
}
moved-by-rule = ما تغيّر، بحسب القاعدة
moved-rule = القاعدة
moved-rule-values = القيم
moved-rule-opened = فُتحت
moved-rule-closed = أُغلقت
page-queries = الاستفسارات
queries-shown = { $n ->
    [zero] { $n } استفسارًا معروضًا
    [one] استفسار واحد معروض
    [two] استفساران معروضان
    [few] { $n } استفسارات معروضة
    [many] { $n } استفسارًا معروضًا
   *[other] { $n } استفسارًا معروضًا
}
queries-none = لا شيء بحاجة إلى حل
queries-none-text = تظهر هنا الأسئلة عن البيانات: ما تسأله الفحوص عند اكتمال استمارة، وما يسأله الأشخاص.
queries-none-match = لا استفسار مطابق
queries-none-match-text = أزل مرشحًا أو ابحث عن شيء آخر.
queries-search = البحث في النص أو القاعدة أو المشارك
queries-open-count = { $n ->
    [zero] { $n } استفسارًا مفتوحًا
    [one] { $n } استفسار مفتوح
    [two] { $n } استفساران مفتوحان
    [few] { $n } استفسارات مفتوحة
    [many] { $n } استفسارًا مفتوحًا
   *[other] { $n } استفسارًا مفتوحًا
}
queries-answered-count = { $n ->
    [zero] { $n } استفسارًا مُجابًا
    [one] { $n } استفسار مُجاب
    [two] { $n } استفساران مُجابان
    [few] { $n } استفسارات مُجابة
    [many] { $n } استفسارًا مُجابًا
   *[other] { $n } استفسارًا مُجابًا
}
legend-open = استفسارات مفتوحة: على المركز الإجابة
legend-answered = استفسارات مُجابة: تُغلق أو يُعاد طرحها
query-thread = الاستفسار
query-candidate = مرشح
query-open = مفتوح
query-answered = مُجاب
query-reopened = أُعيد طرحه
query-closed = مغلق
query-cancelled = ملغى
query-how-confirmed = أُكدت القيمة
query-how-corrected = صُححت البيانات
query-how-explained = شُرح
query-how-settled = سُوّي
query-how-conforms = البيانات مطابقة
query-how-superseded = قيمة أخرى، استفسار آخر
query-did-asked = سأل
query-did-comment = كتب
query-did-assigned = أسند
query-did-changed = غيّر البيانات
query-did-renewed = يتبع القيمة الجديدة
query-did-release = أطلق
query-did-discard = استبعد
query-did-answer = أجاب
query-did-close = أغلق
query-did-reopen = سأل مرة أخرى
query-did-cancel = ألغى
query-did-conform = أُغلق من تلقاء نفسه
query-behalf = ، بتغيير من { $name }
query-do-confirm = تأكيد القيمة
query-do-answer = إجابة
query-do-close = إغلاق
query-do-reopen = السؤال مرة أخرى
query-do-cancel = إلغاء الاستفسار
query-do-release = إطلاق
query-do-discard = استبعاد
query-do-comment = تعليق
query-words = كلماتك
query-say-why = اكتب بضع كلمات أولًا: من يقرأ هذا لاحقًا يحتاج إلى معرفة السبب.
query-days = { $n ->
    [zero] اليوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
query-working-days = { $n ->
    [zero] { $n } يوم عمل
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $n } أيام عمل
    [many] { $n } يوم عمل
   *[other] { $n } يوم عمل
}
query-due = الموعد
query-overdue = متأخر
query-overdue-count = المتأخرة: { $n }
query-older = أكثر من { $days } يومًا: { $n }
query-older-than = أكثر من { $days } يومًا
query-one-place = موضع واحد فقط
query-assignee = مسند إلى
query-nobody = لا أحد
query-assign = إسناد…
query-as-it-is = كما هو
query-rule = الفحص
query-audience = يسأل
query-to-site = المركز
query-to-monitoring = المراقبة
query-to-data_management = إدارة البيانات
query-to-coding = الترميز
query-priority = الأولوية
query-priority-all = كل الأولويات
query-priority-low = أولوية منخفضة
query-priority-normal = أولوية عادية
query-priority-high = أولوية عالية
query-changed-since = تغيّر منذ الإغلاق
query-choose = اختيار الاستفسار عند { $subject }
query-choose-none = إلغاء الاختيار
query-chosen = اختير { $n }
query-bulk = بالاستفسارات المختارة
query-bulk-will = { $what }: { $n }
query-bulk-left = تبقى هذه كما هي: { $n }
query-state = الحالة
query-mine = مسند إليّ
query-show-active = بحاجة إلى حل
query-show-open = مفتوحة
query-show-answered = مُجابة
query-show-candidate = مرشحة
query-show-closed = مغلقة
query-show-changed = تغيّرت منذ الإغلاق
query-show-unsettled = أُغلقت يدويًا وما زالت مخالفة
query-show-cancelled = ملغاة
query-show-all = الكل
query-filters = المرشحات المحفوظة
query-filter-keep = حفظ هذا المرشح…
query-filter-forget = حذف «{ $name }»
query-filter-name = اسم المرشح
query-filter-share = يراه كل من في الدراسة
query-yield = جدوى الفحوص
query-yield-text = من بين كل الاستفسارات التي طرحها فحص، كم أدى منها إلى تغيير البيانات. الفحص الذي لا تغيّر أسئلته شيئًا يكلّف المراكز أكثر مما يفيد.
query-yield-asked = طُرحت
query-yield-changed = تغيّرت البيانات
query-yield-confirmed = أُكدت
query-yield-share = الجدوى
query-ask = طرح سؤال
query-question = ما الذي ينبغي للمركز التحقق منه؟
query-propose = كمرشح، ليطلقه شخص آخر
query-none-here = لا استفسار هنا.
keys-go-queries = إلى استفسارات الدراسة
keys-form-ask = السؤال عن هذا البند
keys-queries-move = الاستفسار التالي والسابق
keys-queries-choose = الاختيار لإجراء على عدة
keys-queries-answer = كتابة
keys-queries-close = إغلاق
keys-queries-reopen = السؤال مرة أخرى
page-work = عملي
work-none = لا شيء بانتظارك
work-none-text = تظهر هنا الزيارات والاستمارات المستحقة، والاستمارات التي بُدئت، والملاحظات والاستفسارات، من كل دراساتك ومراكزك.
work-where = الدراسة والمركز
work-everywhere = كل الدراسات والمراكز
work-figures = نوع واحد فقط
work-count = { $n ->
    [zero] { $n } مهمة
    [one] مهمة واحدة
    [two] مهمتان
    [few] { $n } مهام
    [many] { $n } مهمة
   *[other] { $n } مهمة
}
work-overdue = متأخرة
work-due = مستحقة الآن
work-open = للإنهاء
work-kind-visit-overdue = { $n ->
    [zero] زيارة متأخرة
    [one] زيارة متأخرة
    [two] زيارتان متأخرتان
    [few] زيارات متأخرة
    [many] زيارة متأخرة
   *[other] زيارة متأخرة
}
work-kind-visit-due = { $n ->
    [zero] زيارة مستحقة
    [one] زيارة مستحقة
    [two] زيارتان مستحقتان
    [few] زيارات مستحقة
    [many] زيارة مستحقة
   *[other] زيارة مستحقة
}
work-kind-form-overdue = { $n ->
    [zero] استمارة متأخرة
    [one] استمارة متأخرة
    [two] استمارتان متأخرتان
    [few] استمارات متأخرة
    [many] استمارة متأخرة
   *[other] استمارة متأخرة
}
work-kind-form-due = { $n ->
    [zero] استمارة للإدخال
    [one] استمارة للإدخال
    [two] استمارتان للإدخال
    [few] استمارات للإدخال
    [many] استمارة للإدخال
   *[other] استمارة للإدخال
}
work-kind-form-findings = { $n ->
    [zero] استمارة فيها ملاحظات
    [one] استمارة فيها ملاحظات
    [two] استمارتان فيهما ملاحظات
    [few] استمارات فيها ملاحظات
    [many] استمارة فيها ملاحظات
   *[other] استمارة فيها ملاحظات
}
work-kind-form-incomplete = { $n ->
    [zero] استمارة للإكمال
    [one] استمارة للإكمال
    [two] استمارتان للإكمال
    [few] استمارات للإكمال
    [many] استمارة للإكمال
   *[other] استمارة للإكمال
}
work-kind-query-answer = { $n ->
    [zero] استفسار للإجابة
    [one] استفسار للإجابة
    [two] استفساران للإجابة
    [few] استفسارات للإجابة
    [many] استفسارًا للإجابة
   *[other] استفسار للإجابة
}
work-kind-query-review = { $n ->
    [zero] إجابة للمراجعة
    [one] إجابة للمراجعة
    [two] إجابتان للمراجعة
    [few] إجابات للمراجعة
    [many] إجابة للمراجعة
   *[other] إجابة للمراجعة
}
work-kind-query-release = { $n ->
    [zero] استفسار مقترح
    [one] استفسار مقترح
    [two] استفساران مقترحان
    [few] استفسارات مقترحة
    [many] استفسارًا مقترحًا
   *[other] استفسار مقترح
}
work-does-visit-overdue = الزيارة متأخرة
work-does-visit-due = الزيارة مستحقة
work-does-form-overdue = الإدخال متأخر
work-does-form-due = لم تُدخل بعد
work-does-form-incomplete = بُدئت ولم تكتمل
work-does-query-answer = استفسار ينتظر إجابة
work-does-query-review = إجابة تنتظر المراجعة
work-does-query-release = استفسار مقترح ينتظر الإصدار
work-findings = { $n ->
    [zero] { $n } ملاحظة للإجابة
    [one] ملاحظة واحدة للإجابة
    [two] ملاحظتان للإجابة
    [few] { $n } ملاحظات للإجابة
    [many] { $n } ملاحظة للإجابة
   *[other] { $n } ملاحظة للإجابة
}
work-late = { $n ->
    [zero] متأخرة { $n } يومًا
    [one] متأخرة يوم واحد
    [two] متأخرة يومين
    [few] متأخرة { $n } أيام
    [many] متأخرة { $n } يومًا
   *[other] متأخرة { $n } يومًا
}
work-today = اليوم هو اليوم الأخير
work-until = { $n ->
    [zero] حتى { $on }، بقي { $n } يومًا
    [one] حتى { $on }، بقي يوم واحد
    [two] حتى { $on }، بقي يومان
    [few] حتى { $on }، بقيت { $n } أيام
    [many] حتى { $on }، بقي { $n } يومًا
   *[other] حتى { $on }، بقي { $n } يومًا
}
work-rest = أول { $shown } من { $n }. اختر نوعًا أعلاه، أو دراسة ومركزًا، لترى الباقي.
jump = انتقال سريع
jump-open = انتقل إلى …
jump-what = مشارك أو زيارة أو استمارة أو بند
jump-subject = لأي مشارك؟
jump-hint = اكتب رمز مشارك أو كلمة من استمارة أو سؤال أو OID. تقود DE01-007 vital إلى العلامات الحيوية لذلك المشارك.
jump-none = لا شيء بهذا الاسم في نطاقك.
jump-study = دراسة
jump-visit = زيارة
jump-item = بند
subject-changed = آخر تغيير
subjects-count = { $n ->
    [zero] { $n } مشاركًا
    [one] مشارك واحد
    [two] مشاركان
    [few] { $n } مشاركين
    [many] { $n } مشاركًا
   *[other] { $n } مشاركًا
}
csv = CSV
csv-help = هذه القائمة كجدول بكل صفوفها
columns = الأعمدة
columns-facts = عن المشارك
columns-visits = الزيارات
columns-all = الكل أو لا شيء
views = طرق العرض
views-none = لم تُحفظ طريقة عرض بعد.
view-keep = حفظ طريقة العرض هذه
view-keep-text = تُحفظ المرشحات والترتيب والأعمدة كما هي الآن.
view-name = الاسم
view-share = مشاركتها مع كل من في هذه الدراسة
view-shared = مشتركة
view-remove = حذف طريقة العرض { $name }
filter-visits = حالة الزيارات
filter-visits-all = زيارات بأي حالة
filter-visit = الزيارة: { $status }
filter-which-visit = أي زيارة
filter-any-visit = في أي زيارة
filter-findings = فيها ملاحظات
form-next-form = الاستمارة التالية غير المكتملة
keys-go-work = إلى عملك
keys-go-sites = إلى مراكز الدراسة
keys-go-account = إلى حسابك
keys-work-move = التنقل من مهمة إلى مهمة
keys-work-open = فتح المهمة
keys-book-next = الاستمارة التالية التي بقي فيها ما يُدخل
keys-form-query = الاستفسار التالي الذي ينتظرك
query-next = الاستفسار التالي
keys-form-next-form = الاستمارة التالية غير المكتملة
form-saved-again = حُفظ كل شيء من جديد.
query-today = اليوم

## Audit trail and casebook as of a moment
page-trail = سجل التدقيق
page-tenant-trail = سجل تدقيق الوصول
page-as-of = ملف المشارك كما كان
trail-search = ابحث في الأسماء والأسباب والقيم
trail-from = من
trail-until = إلى
trail-kind = ما الذي تغيّر
trail-kind-all = كل شيء
trail-kind-access_event = وصول
trail-kind-file = ملف
trail-kind-membership = دور شخص
trail-kind-person = حساب
trail-kind-printout = نسخة مطبوعة
trail-kind-query = استفسار
trail-kind-query_filter = مرشّح محفوظ
trail-kind-query_message = رسالة في استفسار
trail-kind-record = نموذج
trail-kind-release = إتاحة إصدار
trail-kind-release_subject = انتقال مشارك
trail-kind-saved_view = عرض محفوظ
trail-kind-seal_check = فحص الأختام
trail-kind-session = جلسة
trail-kind-site = مركز
trail-kind-study = دراسة
trail-kind-study_version = إصدار التصميم
trail-kind-subject = مشارك
trail-kind-support_read = اطلاع الدعم
trail-kind-tenant = مؤسسة
trail-kind-tenant_key = مفتاح المؤسسة
trail-kind-vault_item = سر مختوم
trail-kind-visit = زيارة
trail-event-signed_in = تسجيل دخول
trail-event-sign_in_failed = فشل تسجيل الدخول
trail-event-sign_in_refused = رُفض تسجيل الدخول: محاولات كثيرة
trail-event-signed_out = تسجيل خروج
trail-event-session_ended = انتهت الجلسة: استُعمل مفتاحها مرتين
trail-event-password_refused = رُفضت كلمة المرور الحالية
trail-event-download = تنزيل
trail-added = { $kind }: إضافة
trail-changed = { $kind }: تغيير
trail-role = الدور
trail-role-all = كل الأدوار
trail-reason-any = بسبب أو بدونه
trail-reason-given = مع سبب
trail-reason-none = بلا سبب
trail-nobody = لا أحد معروف
trail-more = المزيد: { $n }
trail-shown = الإدخالات المعروضة: { $n }.
trail-looked = بحثنا رجوعًا حتى { $when }.
trail-further = ابحث أبعد
trail-none = لم يُدوَّن شيء بعد
trail-none-text = كل ما يُعمل هنا يظهر في هذه الصفحة: من ومتى وماذا ولماذا.
trail-none-match = لا إدخال يناسب
trail-none-match-text = أزل مرشّحًا، أو ابحث في أيام أخرى.
trail-none-yet = لا شيء مناسب حتى الآن.
trail-export-head = كل الإدخالات المناسبة، لا المعروضة فقط
trail-csv = ‏CSV، سطر لكل تغيير
trail-json = ‏JSON، إدخال في كل سطر
trail-open = سجل تدقيق هذا المشارك
as-of-open = ملف المشارك كما كان
as-of-then = كما كان حينها
as-of-moment = اللحظة (منطقتك الزمنية)
as-of-now = ملف المشارك اليوم
as-of-note = للقراءة فقط: ملف المشارك كما كان في { $when }، أعيد بناؤه من سجل التدقيق بتصميم ذلك اليوم. الإجابات المختلفة الآن مُعلَّمة.
as-of-written = دُوِّن
as-of-different = إجابات تختلف الآن
as-of-count = إجابات تختلف الآن: { $n }
as-of-since = الآن:
as-of-later = بدأت لاحقًا
as-of-empty = لم يكن أي نموذج قد بدأ.
as-of-unseen = مخزّن ولا يعرضه النموذج
trail-kind-data_lock = تجميد أو قفل
trail-kind-lock_campaign = حملة قفل
trail-kind-review_plan = خطة التحقق
trail-kind-signature = توقيع
trail-kind-verification = تحقق
trail-kind-trail_review = مراجعة السجل
trail-kind-trail_review_entry = إدخال قيد المراجعة
page-trail-reviews = مراجعة سجل التدقيق
trail-reviews = المراجعات
trail-reviews-none = لا مراجعة بعد
trail-reviews-none-text = ابدأ واحدة: اختر أسئلة، ودَع عيّنة تُسحب، واحكم على كل إدخال، ثم اختمها.
trail-review-begin = ابدأ مراجعة
trail-review-question = السؤال
trail-review-questions = الأسئلة
trail-review-entries = الإدخالات
trail-review-findings = الملاحظات
trail-review-period = الأيام
trail-review-by = بدأها
trail-review-left = لم يُحكم عليها بعد
trail-review-seed = سُحبت بـ
trail-review-scope = النطاق
trail-review-scope-help = ما الذي يُراجع ولماذا، مثل «مراجعة ربع سنوية، المركز DE01».
trail-review-sample = إدخالات تُسحب عشوائيًا
trail-review-sample-help = ببذرة محفوظة: من يسحب ثانية يسحب الشيء نفسه.
trail-review-by-chance = سُحب عشوائيًا
trail-review-open = لم يُحكم على { $open } من { $all }
trail-review-signed = ختمها { $by }
trail-review-signed-off = خُتمت
trail-review-sign-off = اختم
trail-review-sign-off-text = لم يُحكم عليها بعد: { $open }. ما خُتم يبقى كما هو.
trail-review-outcome = النتيجة
trail-review-judgement = ما وُجد
trail-review-judgement-open = لم يُحكم عليه
trail-review-judgement-in_order = سليم
trail-review-judgement-finding = ملاحظة
trail-review-judgement-resolved = حُلّ
trail-review-comment = تعليق
trail-review-csv = ‏CSV
trail-review-ask-late_entry = أُدخل بعد أكثر من سبعة أيام من الزيارة
trail-review-ask-out_of_hours = أُدخل خارج ساعات العمل
trail-review-ask-mass_edit = تغييرات كثيرة من شخص واحد دفعة واحدة
trail-review-ask-after_query = تغيّر بعد استفسار
trail-review-ask-after_verification = تغيّر بعد التحقق
trail-review-ask-after_signature = تغيّر بعد التوقيع
trail-review-ask-before_lock = تغيّر قبيل القفل
trail-review-ask-repeated = تغيّر مرة بعد مرة
trail-review-ask-no_longer_member = من شخص لم يعد يعمل هنا
trail-review-ask-no_longer_delegated = بدور لم يعد للشخص
trail-review-ask-taken_out = أُخرج من الاستعمال
trail-review-measure-late_entry = بعد الزيارة بأيام: { $n }
trail-review-measure-out_of_hours = الساعة: { $n }
trail-review-measure-mass_edit = تغييرات حوله: { $n }
trail-review-measure-after_query = بعد الاستفسار بساعات: { $n }
trail-review-measure-after_verification = بعد التحقق بساعات: { $n }
trail-review-measure-after_signature = بعد التوقيع بساعات: { $n }
trail-review-measure-before_lock = قبل القفل بدقائق: { $n }
trail-review-measure-repeated = مرات: { $n }
trail-review-measure-no_longer_member = { $n }
trail-review-measure-no_longer_delegated = { $n }
trail-review-measure-taken_out = { $n }

# أختام سجل التدقيق
page-seals = الإثبات
seals-text = تدوّن قاعدة البيانات كل تغيير، ويُختم ما دُوّن خلال ثوانٍ: يُحسب له رمز تجزئة، ويُربط بكل ما قبله، ويوقَّع بمفتاح ليس في قاعدة البيانات. وكل ما يُغيَّر بعد ذلك، أيًّا كان الفاعل، يُكتشف ويُحدَّد موضعه.
seals-none = لم يُختم شيء بعد
seals-none-text = يتبع الختم الأول أولَ تغيير خلال ثوانٍ. وإن لم يحدث ذلك فدليل المفاتيح مفقود: اسأل من يشغّل هذا النظام.
seals-checked-none = يُفحص السجل كله خلال يوم، ثم كل يوم.
seals-checked = فُحص في { $at }. قيود كما خُتمت، بلا استثناء: { $n }.
seals-checked-faults = فُحص في { $at }. مواضع ليست كما خُتمت: { $n }. أبلغ مشغّلي هذا النظام ولا تغيّر شيئًا.
seals-last = آخر ختم
seals-entries = المدخلات المختومة
seals-waiting = لم يُختم بعد
seals-waiting-none = لا شيء
seals-waiting-some = { $n ->
    [zero] لا شيء
    [one] مدخل واحد ({ $n })، يُختم خلال ثوانٍ
    [two] مدخلان ({ $n })، يُختمان خلال ثوانٍ
    [few] { $n } مدخلات، تُختم خلال ثوانٍ
    [many] { $n } مدخلًا، تُختم خلال ثوانٍ
   *[other] { $n } مدخل، تُختم خلال ثوانٍ
}
seals-number = رقم الختم
seals-hash = رمز تجزئته
seals-key = موقَّع بالمفتاح
seals-take = خذ الإثبات معك
seals-take-text = تضم الحزمة سجل التدقيق مع أختامه والمفاتيح العامة والبراهين. ويمكن التحقق منها في أي مكان من دون هذا النظام، اليوم أو بعد عشرين عامًا. ولا تظهر مدخلات المراكز الأخرى في حزمة مركز إلا رموزَ تجزئة، ولا يمكن إسقاط شيء من مدخلات المركز نفسه.
seals-whole = كل ما يحق لك رؤيته
seals-bundle = الحزمة
seals-download = تنزيل
seals-download-of = تنزيل الحزمة: { $name }

# Signatures
sign = توقيع
page-signing = التوقيعات
signatures = التوقيعات
status-signed = موقّع
status-broken = وُقّع ثم تغيّر
sign-casebook = ملف المشارك
sign-title = توقيع: { $what }
sign-this-form = هذا النموذج
sign-this-visit = هذه الزيارة
sign-the-casebook = الملف كاملاً
sign-the-difference = توقيع الفرق
sign-meaning = ما أصرّح به بتوقيعي
meaning-review_approval = رُوجع واعتُمد
meaning-authorship = التأليف
meaning-responsibility = المسؤولية
sign-binding = { $name }: هذا التوقيع الإلكتروني ملزم لك كالتوقيع بخط اليد. يؤرّخه الخادم ويظهر مع اسمك.
sign-done = وقّعه { $name }: { $meaning }، { $at }.
sign-hindered = لا يمكن توقيع هذا بعد:
hindrance-nothing = لم يُدخل شيء.
hindrance-out_of_use = خارج الاستخدام أو لم يحدث.
hindrance-incomplete = نماذج غير مكتملة: { $n }.
hindrance-open_queries = استفسارات غير مغلقة: { $n }.
hindrance-findings = ملاحظات بلا إجابة: { $n }.
hindrance-locked = نماذج مقفلة: { $n }. يمكن لإدارة البيانات فتحها.
hindrance-already_signed = موقّع ولم يتغيّر شيء منذ ذلك.
sign-since = وقّعتَ في { $at }: { $meaning }.
sign-changed = تغييرات منذ توقيعك: { $n }
sign-nothing-changed = لم يتغيّر منه شيء.
sign-covers = ما توقّعه
sign-covers-count = نماذج كاملة: { $n }.
sign-out-of-use = نماذج خارج الاستخدام: { $n }؛ ويُوقَّع على ذلك أيضاً.
sign-no-date = بلا تاريخ
sign-hash = بصمة (SHA-256) ما يُوقَّع:
sign-where = أين
sign-what = ماذا
sign-then-now = قبل ← الآن
sign-by-when = بواسطة، متى
sign-why = لماذا
sign-was-changed = تغيّرت البيانات منذ رأيتها. انظر إليها ثانية ثم وقّع.
sign-look-again = انظر ثانية
signature-broken = تغيّر منذ ذلك:
signature-broken-by = { $name }، { $at }
signature-more = و{ $n } غيرها
signatures-earlier = توقيعات سابقة: { $n }
sign-level = ما يُوقَّع
sign-level-form = نموذج
sign-level-visit = زيارة
sign-level-casebook = ملف
sign-ready = جاهز للتوقيع
sign-not-ready = ليس بعد
sign-why-not = لمَ لا
sign-none-ready = لا شيء جاهز للتوقيع
sign-none-ready-text = يظهر هنا ما اكتمل وليس له استفسارات مفتوحة.
sign-choose = اختيار
sign-choose-one = اختيار { $subject }، { $what }
sign-choose-all = اختيار الكل أو لا شيء
sign-chosen = توقيع { $n }
sign-chosen-what = عناصر كما هي مدرجة: { $n }؛ افتح الرابط لرؤية كل منها كاملاً.
sign-forms = النماذج
sign-last = آخر توقيع
sign-changes = تغييرات: { $n }
sign-already = موقّع ولم يتغيّر: { $n }.
sign-more = عرض المزيد
sign-came = وُقّع: { $n }.
sign-came-left = لم يُوقَّع: { $n }، لأنه تغيّر أو لا يمكن توقيعه الآن.
breaking = ما يُبطل التوقيع
breaking-text = يُحفظ التوقيع المُبطل ويبيّن سببه وينتظر توقيعاً جديداً.
breaking-what = ما يحدث
breaks = يُبطل
breaks-not = لا يُبطل
breaks-value = تغيّر قيمة أو وحدة أو سبب غياب
breaks-derived = قاعدة تشتق قيمة أخرى
breaks-row_retired = إخراج صف من الاستخدام
breaks-row_restored = إعادة صف
breaks-form_reopened = استئناف نموذج مكتمل
breaks-form_added = بدء نموذج
breaks-form_retired = إخراج نموذج من الاستخدام
breaks-form_restored = إعادة نموذج
breaks-visit_added = إضافة زيارة أو بدؤها
breaks-visit_dated = تغيّر تاريخ زيارة
breaks-visit_skipped = زيارة لم تحدث أو تراجع عن ذلك
breaks-visit_retired = إخراج زيارة من الاستخدام
breaks-visit_restored = إعادة زيارة
breaks-design_moved = نقل المشارك إلى إصدار آخر من التصميم
breaks-query_opened = فتح استفسار أو الإجابة عنه أو إغلاقه
breaks-verified = التحقق من البيانات أو مراجعتها أو تجميدها أو قفلها
breaks-planned = الاتفاق على يوم لزيارة
breaks-subject_state = تغيّر حالة المشارك في الدراسة
breaks-printed = طباعة البيانات أو تصديرها
problem-proof_required = أثبت هويتك ببريدك الإلكتروني وكلمة مرورك.
problem-changed = تغيّر هذا منذ عرضه.
work-kind-sign-again = { $n ->
    [zero] لا تغييرات للتوقيع
    [one] تغيير للتوقيع
    [two] تغييران للتوقيع
    [few] تغييرات للتوقيع
    [many] تغييرًا للتوقيع
   *[other] تغيير للتوقيع
}
work-kind-to-sign = { $n ->
    [zero] لا زيارات للتوقيع
    [one] زيارة للتوقيع
    [two] زيارتان للتوقيع
    [few] زيارات للتوقيع
    [many] زيارة للتوقيع
   *[other] زيارة للتوقيع
}
work-does-sign-again = تغيّر منذ التوقيع
work-does-to-sign = مكتمل، للتوقيع

# Review: verification, freeze and lock
page-review = المراجعة
page-locks = الأقفال
status-verified = تم التحقق
status-frozen = مجمَّد
status-locked = مقفل
closed-frozen = جُمِّد في هذه الأثناء: لا يمكن حفظ شيء هنا حتى يُرفع التجميد. ما كتبته محفوظ على هذا الحاسوب.
closed-locked = أُقفل في هذه الأثناء: لا يمكن حفظ شيء هنا حتى يُفتح القفل. ما كتبته محفوظ على هذا الحاسوب.
track = نوع المراجعة
track-source = التحقق من المصدر
track-data = مراجعة إدارة البيانات
track-medical = المراجعة الطبية
verify = التحقق
verify-form = التحقق من النموذج
verify-next = التالي للتحقق
verify-revoke = تراجع
verify-revoke-question = تُسحب علاماتك في هذا النموذج، وتبقى في السجل.
verify-mark = تم التحقق
verify-changed = تغيّر بعد ذلك
verify-by = { $track }: تحقق منه { $name }، { $at }
verify-dropped = { $track }: لم يعد محققًا. غيّر { $name } القيمة { $old } إلى { $new }.
verify-dropped-count = { $n ->
    [zero] لم يتغيّر أي بند بعد التحقق
    [one] بند واحد تغيّر بعد التحقق
    [two] بندان تغيّرا بعد التحقق
    [few] { $n } بنود تغيّرت بعد التحقق
    [many] { $n } بندًا تغيّر بعد التحقق
   *[other] { $n } بند تغيّر بعد التحقق
}
verify-done = تم التحقق: { $track }
verify-of = { $track }: { $n } من { $all } بنود
verify-some = { $n ->
    [zero] { $track }: لا شيء مطلوب هنا
    [one] { $track }: بند واحد تم التحقق منه
    [two] { $track }: بندان تم التحقق منهما
    [few] { $track }: { $n } بنود تم التحقق منها
    [many] { $track }: { $n } بندًا تم التحقق منه
   *[other] { $track }: { $n } بند تم التحقق منه
}
keys-form-verify = التحقق من البند والمتابعة (للمُراجِع)
keys-form-verify-all = التحقق من النموذج (للمُراجِع)
keys-form-verify-next = النموذج التالي للتحقق (للمُراجِع)
keys-go-review = إلى مراجعة الدراسة
keys-go-locks = إلى أقفال الدراسة
work-kind-form-verify = { $n ->
    [zero] لا نماذج للتحقق
    [one] نموذج للتحقق
    [two] نموذجان للتحقق
    [few] نماذج للتحقق
    [many] نموذجًا للتحقق
   *[other] نموذج للتحقق
}
work-does-form-verify = مكتمل، ينتظر التحقق
lock-level-item = البند
lock-level-record = النموذج
lock-level-visit = الزيارة
lock-level-subject = المشارك
lock-level-site = الموقع
lock-level-study = الدراسة
lock-do-freeze = تجميد { $level }
lock-do-unfreeze = إلغاء تجميد { $level }
lock-do-lock = إقفال { $level }
lock-do-unlock = فتح قفل { $level }
lock-freeze = تجميد مركز أو الدراسة
lock-freeze-site = تجميد المركز { $site }
lock-menu = تجميد أو إقفال: { $what }
held-frozen = مجمَّد ({ $level }) بواسطة { $name }، { $at }. لا تغييرات في الوقت الحالي.
held-locked = مقفل ({ $level }) بواسطة { $name }، { $at }. لا يمكن تغيير شيء فيه.
held-why = السبب: { $why }
held-ask = لتصحيح شيء، اطلب من إدارة البيانات رفع القيد مع ذكر السبب.
lift-question = يصبح التغيير ممكنًا بعد ذلك، ويُسجَّل كل ما يُفعل كالمعتاد.
review-plan = الخطة
review-no-plan = لا توجد خطة بعد
review-no-plan-text = تحدد الخطة ما يجب التحقق منه وأين ولمن. ما دامت غائبة، يمكن التحقق من أي شيء ولا شيء مطلوب.
coverage-counted = العدّ بالنماذج: مكتملة ومستخدمة وتطلب الخطة شيئًا فيها.
coverage-study = الدراسة كلها
coverage-required = المطلوب
coverage-verified = المُحقَّق
coverage-share = النسبة
coverage-left = المتبقي
coverage-dropped = تغيّر بعد ذلك
coverage-items = البنود المُحقَّقة
due-title = للتحقق: { $track }
due-dropped = تغيّر بعد التحقق: { $track }
due-none = لا شيء متبقٍ هنا
due-none-text = تظهر النماذج هنا عند اكتمالها إذا طلبتها الخطة، ومجددًا عند تغيّر قيمة محققة.
due-more = أول { $n }. اختر موقعًا أعلاه لعرض الباقي.
due-changed = { $item }: { $old } ← { $new }، { $name }
plan-help = لكل نوع تسري أول فئة توافق مواقعُها وحالاتُها المشاركَ. يُتحقق من نسبتها بالكامل، ومن غيرهم البنود الحرجة والنماذج والزيارات المختارة.
plan-tier-new = كل المواقع
plan-tier-add = إضافة فئة
plan-tier-remove = إزالة هذه الفئة
plan-tier-name = الفئة
plan-share = مشاركون بالكامل، %
plan-whom = لمن
plan-states = حالات المشاركين
plan-whole = نماذج وزيارات بالكامل
plan-forms = النماذج
plan-visits = الزيارات
plan-critical = البنود الحرجة ({ $n })
plan-seed = بذرة السحب
plan-seed-help = العدد نفسه يسحب المشاركين أنفسهم.
plan-save = حفظ الخطة
locks = سارية
locks-none = لا شيء مجمَّد أو مقفل.
lock-whole-study = الدراسة كلها
lock-state = الحالة
lock-level = المستوى
lock-place = المكان
lock-by = بواسطة
lock-at = متى
lock-why = السبب
lock-lift = رفع القيد
lock-open-until = مفتوح حتى
campaigns = الحملات
campaigns-none = لا حملة بعد
campaigns-none-text = يُقفل موقع أو الدراسة كلها عند تسوية القائمة وموافقة شخص ثانٍ.
campaign-ask = طلب إقفال
campaign-send = طلب
campaign-what = ماذا
campaign-step-lock = إقفال
campaign-step-unlock = فتح القفل
campaign-lock = إقفال { $place }
campaign-unlock = فتح قفل { $place }
campaign-state-asked = بانتظار الموافقة
campaign-state-done = تم
campaign-state-declined = مرفوضة
campaign-state-withdrawn = مسحوبة
campaign-asked = طلبها
campaign-approver = صاحب القرار
campaign-decided = قرّرها
campaign-hours = ساعات حتى الإقفال من جديد
campaign-hours-help = فارغ: حتى يقفله أحد من جديد.
campaign-approve = موافقة
campaign-decline = رفض
campaign-decline-question = اذكر السبب. سيراه صاحب الطلب.
campaign-withdraw = سحب
condition-open_queries = استفسارات مفتوحة
condition-unsettled_queries = استفسارات أُغلقت والفحص ما زال يفشل
condition-findings = ملاحظات بلا استفسار
condition-missing_forms = نماذج ناقصة
condition-incomplete_forms = نماذج غير مكتملة
condition-unverified = نماذج للتحقق
condition-dropped = بنود تغيّرت بعد التحقق
condition-unsigned = توقيعات ناقصة
checklist = الشروط
check-met = مستوفى
check-open = غير مستوفى
check-exception = استثناء: { $why }
check-why = استثناء: { $condition }
check-exceptions-help = ما يبقى مفتوحًا يمكن استثناؤه: اذكر السبب. يُوافَق عليه مع الباقي ويُحفظ مع القرار.
form-held-back = { $n ->
    [zero] لا نموذج لهذا المشارك ينتظر.
    [one] نموذج واحد لهذا المشارك يتبع هذا النموذج وهو مجمَّد أو مقفل. يبقى كما هو ويتبعه بعد رفع القيد.
    [two] نموذجان لهذا المشارك يتبعان هذا النموذج وهما مجمَّدان أو مقفلان. يبقيان كما هما ويتبعانه بعد رفع القيد.
    [few] { $n } نماذج لهذا المشارك تتبع هذا النموذج وهي مجمَّدة أو مقفلة. تبقى كما هي وتتبعه بعد رفع القيد.
    [many] { $n } نموذجًا لهذا المشارك يتبع هذا النموذج وهو مجمَّد أو مقفل. يبقى كما هو ويتبعه بعد رفع القيد.
   *[other] { $n } نموذج لهذا المشارك يتبع هذا النموذج وهو مجمَّد أو مقفل. يبقى كما هو ويتبعه بعد رفع القيد.
}

# Enrolment
page-enrolment = التسجيل
enrolment-plan = تخطيط التسجيل
enrolment-plan-help = الهدف، واليومان اللذان يُراد بلوغه بينهما. المواقع التي لا يوم لها تُعد مفتوحة منذ إدخالها هنا أو منذ أول مشارك فيها. تبقى الخطط السابقة في سجل التدقيق.
enrolment-plan-save = حفظ الخطة
enrolment-target = عدد المشاركين المطلوب تسجيلهم
enrolment-first = تسجيل أول مشارك
enrolment-last-in = تسجيل آخر مشارك
enrolment-openings = متى تفتح المواقع
enrolment-none = لم يُفحص أحد بعد
enrolment-none-text = يبدأ المنحنى بأول مشارك أو بخطة.
enrolment-some-sites = ترى مواقعك وحدها: الخطة والتوقع للدراسة كلها.
enrolment-screened = فُحصوا
enrolment-screen-failed = لم يجتازوا الفحص
enrolment-enrolled = سُجلوا
enrolment-completed = أكملوا
enrolment-withdrawn = انسحبوا
enrolment-of = من { $n }
enrolment-forecast = يُرجح تسجيل آخر مشارك نحو { $on }؛ باحتمال أربعة من خمسة بين { $early } و{ $late }.
enrolment-forecast-open = يُرجح تسجيل آخر مشارك نحو { $on }؛ ويندر قبل { $early }، ولا يُعرف إلى متى قد يتأخر.
enrolment-planned = المخطط: { $on }.
enrolment-no-no_plan = بلا خطة لا هدف ولا توقع.
enrolment-no-reached = بُلغ الهدف.
enrolment-no-too_few = يبدأ التوقع من خامس مشارك مسجل.
enrolment-no-too_slow = بهذه الوتيرة لا يُبلغ الهدف في ثلاثين عامًا.
enrolment-chart = المشاركون المسجلون بحسب اليوم: المخطط والفعلي والمرجح. الأرقام نفسها في الجداول أدناه.
enrolment-line-actual = سُجل { $n }
enrolment-line-plan = الخطة: { $n }
enrolment-line-likely = المرجح { $on }
enrolment-open-since = مفتوح منذ
enrolment-rate = سُجلوا في 30 يومًا
enrolment-last = آخر تسجيل
enrolment-by-month = بحسب الشهر
enrolment-month = الشهر
enrolment-so-far = سُجلوا حتى الآن
enrolment-as-planned = المخطط حتى الآن
enrolment-ahead = التقدم على الخطة
enrolment-counted = كيف يُعد هذا
enrolment-counted-text = يُعد المشارك مفحوصًا يوم زيارته الأولى، أو يوم إضافته إن كان أسبق. ويُعد مسجلًا يوم الزيارة التي يُحسب منها الجدول متى شارك؛ ومن انسحب يُعد إن بلغ ذلك. يفترض التوقع لكل موقع وتيرة خاصة مستمدة مما تفعله المواقع كلها (نموذج بواسون غاما)، والمواقع التي تفتح لاحقًا من يومها المخطط.
trail-kind-enrolment_plan = خطة التسجيل

# Exports: snapshots
page-exports = التصدير
exports-lead = البيانات كما كانت في لحظة معينة، بالصيغ التي تحتاجها. يمكن تنزيل كل لقطة مجددًا حتى انتهاء صلاحيتها.
export-more = صيغ أخرى: التصدير
snapshot-order = لقطة جديدة
snapshots-none = لا توجد لقطات بعد
snapshots-none-text = اللقطة هي بياناتك في لحظة واحدة، للتحليل أو الأرشيف: CSV وDataset-JSON وSAS وParquet وExcel، مع بيان بالمحتوى.
snapshot-name = الاسم
snapshot-name-help = مثلًا «التحليل المرحلي 1».
snapshot-formats = الصيغ
snapshot-standing = النماذج
snapshot-audience = المستلمون
snapshot-days = أيام الحفظ
snapshot-narrow = { $n ->
    [zero] كل ما تصل إليه: اختر المواقع أو الزيارات أو النماذج
    [one] مقيّدة باختيار واحد
    [two] مقيّدة باختيارين
    [few] مقيّدة بـ { $n } اختيارات
    [many] مقيّدة بـ { $n } اختيارًا
   *[other] مقيّدة بـ { $n } اختيار
}
snapshot-narrow-help = عدم التحديد يعني الكل.
snapshot-audited = يُسجَّل في سجل التدقيق من يطلب لقطة ومن ينزّلها.
snapshot-start = إنشاء اللقطة
snapshot-what = المحتوى
snapshot-moment = حالة البيانات في
snapshot-ordered = طُلبت
snapshot-expires = تنتهي
snapshot-taken = نُزّلت
snapshot-times = { $n ->
    [zero] ليس بعد
    [one] مرة واحدة
    [two] مرتين
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
snapshot-sites = { $n ->
    [zero] لا مواقع
    [one] موقع واحد
    [two] موقعان
    [few] { $n } مواقع
    [many] { $n } موقعًا
   *[other] { $n } موقع
}
snapshot-visits = { $n ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $n } زيارات
    [many] { $n } زيارة
   *[other] { $n } زيارة
}
snapshot-forms = { $n ->
    [zero] لا نماذج
    [one] نموذج واحد
    [two] نموذجان
    [few] { $n } نماذج
    [many] { $n } نموذجًا
   *[other] { $n } نموذج
}
snapshot-expired = منتهية
snapshot-done = جاهزة
snapshot-queued = في الانتظار
snapshot-running = قيد الإنشاء
snapshot-failed = فشلت
snapshot-cancelled = أُلغيت
snapshot-reading = قراءة المشاركين: { $done } من { $total }
snapshot-writing = كتابة الصفوف: { $done } من { $total }
snapshot-keeping = يجري ختم الملف وحفظه
snapshot-waiting = في انتظار دورها
snapshot-leave = يمكنك مغادرة هذه الصفحة؛ العمل مستمر.
snapshot-cancel = إلغاء
snapshot-take = تنزيل
snapshot-content = ما فيها
snapshot-counts = المشاركون: { $subjects }، النماذج: { $forms }، الإجابات: { $values }.
snapshot-notes = محفوظ بغير ما أُدخل
snapshot-tables = الجداول
snapshot-table = الجدول
snapshot-label = التسمية
snapshot-rows = الصفوف
snapshot-columns = الأعمدة
snapshot-files = الملفات
snapshot-file = الملف
snapshot-size = الحجم
format-csv = CSV مع نصوص برمجية لـ R وSAS وSPSS وStata
format-dataset-json = Dataset-JSON 1.1
format-ndjson = Dataset-JSON سطرًا سطرًا (NDJSON)
format-xpt-v5 = SAS XPORT v5
format-xpt-v8 = SAS XPORT v8
format-parquet = Parquet
format-xlsx = Excel
standing-all = كل النماذج
standing-signed = النماذج الموقّعة
standing-verified = النماذج المتحقق منها
standing-locked = النماذج المقفلة
audience-blinded = معمّاة
audience-unblinded = غير معمّاة: تكشف العلاج
trail-kind-snapshot = لقطة بيانات

## الأدوار والتفويض
page-roles = الأدوار
page-delegation = سجل التفويض
role = الدور
actions = إجراءات
trail-kind-own_role = دور خاص بالمؤسسة
trail-kind-delegation = تفويض
people-search = البحث بالاسم أو البريد الإلكتروني
people-on-day = في يوم
people-past = كما كان في نهاية { $day }. ما تغيّر بعد ذلك لا يظهر.
people-not-found = لا أحد بهذا الوصف
people-not-found-text = وسّع البحث، أو اختر دورًا أو يومًا آخر.
give-role = منح دور
give-role-to = منح دور: { $name }
grant-place = أين
grant-starts = من
grant-starts-help = فارغ: فورًا.
grant-ends = حتى
grant-ends-help = بما في ذلك ذلك اليوم. فارغ: إلى أن يُنهى.
grant-from = من { $day }
grant-until = حتى { $day }
grant-by = { $name }، { $day }
grant-delegated = سجل التفويض
grant-end = إنهاء
grant-end-of = إنهاء الدور { $role }
grant-end-title = إنهاء دور
grant-end-question = { $role }، { $place }: ينتهي الوصول فورًا على كل جهاز. وما أُنجز يبقى.
roles-text = ما يشمله كل دور. والدور الذي تنشئه يستند إلى واحد منها.
roles-own = أدوار المؤسسة
roles-grid = كل الأدوار
roles-none = لا توجد أدوار خاصة
roles-none-text = الأدوار أدناه متاحة للجميع. أنشئ دورًا خاصًا حيث يفعل أحدهم أكثر أو أقل قليلًا.
role-new = دور جديد
role-own = دور خاص بالمؤسسة
role-name = الاسم
role-note = الغرض منه
role-base = يستند إلى
role-based-on = يستند إلى { $base }
role-edit = تعديل
role-keep = حفظ الدور
role-retire = إخراج من الاستخدام
role-retire-question = لن يُمنح الدور بعد الآن. ومن لديه يحتفظ به إلى أن يُنهى.
role-retired = خارج الاستخدام
role-includes = يشمل
role-never = ما لا يجوز أن يشمله دور بهذا الأساس غير معروض.
role-differs = مقارنةً بأساسه
role-more = زيادة:
role-less = نقص:
role-same = مطابق لأساسه
role-may = مسموح
role-may-not = غير مسموح
role-permission = الصلاحية
unfit-base = لا شيء يستند إلى دعم المزوّد.
unfit-not-for = «{ $what }» لا يكون أبدًا جزءًا من دور بهذا الأساس.
unfit-together = «{ $what }» و«{ $other }» لا يجتمعان في دور واحد.
unfit-misses = «{ $what }» يبقى في كل دور بهذا الأساس: يظل الباحث مطّلعًا على بيانات موقعه.
delegation-text = من يفعل ماذا في كل موقع، وبتفويض من. الوصول يتبع السجل.
delegation-none = لم يُفوَّض شيء بعد
delegation-none-text = يُقترح السطر، ثم يقبله الشخص، ثم يوقّعه الباحث؛ وعندها يحصل على الوصول.
delegation-propose = اقتراح
delegation-person = الشخص
delegation-email = بريده الإلكتروني
delegation-email-help = شخص من هذه المؤسسة، بالعنوان كاملًا.
delegation-duties = المهام
delegation-duties-help = بالكلمات: الموافقة المستنيرة، إدخال البيانات، الصرف.
delegation-starts-help = فارغ: فور التوقيع.
delegation-period = المدة
delegation-from-signature = من التوقيع
delegation-state = الحالة
delegation-state-proposed = بانتظار الشخص
delegation-state-accepted = بانتظار التوقيع
delegation-state-signed = سارٍ
delegation-state-declined = مرفوض
delegation-state-withdrawn = مسحوب
delegation-state-ended = منتهٍ
delegation-by = اقترحه { $name }، { $day }
delegation-signed-by = وقّعه { $name }، { $day }
delegation-ended-by = أنهاه { $name }، { $day }
delegation-sign = توقيع تفويض
delegation-binding = { $name }: بتوقيعك تفوّض هذا، ويحصل الشخص على الوصول من بدايته.
delegation-end = إنهاء
delegation-end-question = ينتهي فورًا وصول { $name } الناتج عن هذا السطر.
delegation-withdraw = سحب
delegation-withdraw-question = يُسحب ما اقتُرح على { $name }.
delegation-accept = قبول
delegation-decline = رفض
delegations-own = المفوَّض إليك
delegations-own-text = ما يفوّضه إليك الموقع. تحصل على الوصول بعد قبولك وتوقيع الباحث.
permission-member_read = رؤية من له أي دور
permission-member_grant = منح الأدوار وإنهاؤها
permission-enrolment_plan = تخطيط التسجيل
permission-member_invite = دعوة أشخاص بالبريد
permission-sign_in_manage = وضع قواعد تسجيل الدخول
permission-sso_manage = إعداد الدخول الموحد
permission-role_edit = إنشاء الأدوار وتعديلها
permission-delegation_read = رؤية سجلات التفويض
permission-delegation_propose = اقتراح التفويضات
permission-support_approve = السماح بدخول دعم المزوّد
permission-study_read = رؤية الدراسات وتصاميمها
permission-study_import = استيراد التصاميم
permission-study_release = نشر الإصدارات وإطلاقها
permission-site_edit = فتح المواقع وإغلاقها
permission-subject_read = رؤية المشاركين وبياناتهم
permission-view_keep = حفظ عروض القوائم
permission-subject_enrol = تسجيل المشاركين
permission-record_edit = إدخال البيانات وتعديلها
permission-record_sign = توقيع البيانات
permission-query_read = رؤية الاستفسارات
permission-query_open = طرح الاستفسارات
permission-query_comment = التعليق على الاستفسارات
permission-query_answer = الرد على الاستفسارات باسم الموقع
permission-query_close = إغلاق الاستفسارات وإعادة فتحها
permission-query_release = إطلاق الاستفسارات المقترحة
permission-query_assign = إسناد الاستفسارات
permission-review = التحقق والمراجعة
permission-review_plan = تخطيط التحقق
permission-lock = التجميد والقفل
permission-lock_ask = طلب القفل
permission-lock_approve = الموافقة على القفل
permission-history_read = رؤية من غيّر ماذا
permission-trail_read = رؤية سجل المؤسسة
permission-trail_review_read = رؤية مراجعات السجل
permission-trail_review = مراجعة السجل
permission-export_run = تصدير البيانات
permission-bundle_take = أخذ السجل المختوم
permission-see_unblinded = رؤية العلاج
role-held = { $n ->
    [zero] لا يحمله أحد
    [one] يحمله شخص واحد
    [two] يحمله شخصان
    [few] يحمله { $n } أشخاص
    [many] يحمله { $n } شخصًا
   *[other] يحمله { $n } شخص
}
# البريد: الدعوات وكلمات المرور المنسية والعناوين الأخرى والملخصات
forgot = هل نسيت كلمة المرور؟
forgot-title = كلمة مرور جديدة
forgot-text = أدخل عنوان البريد الإلكتروني لحسابك. نرسل إليه رابطًا تختار به كلمة مرور جديدة.
forgot-send = إرسال الرابط
forgot-asked = إن كان هناك حساب بهذا العنوان فالرابط في طريقه إليك. يعمل 30 دقيقة. انظر أيضًا في مجلد البريد غير المرغوب فيه.
forgot-again = طلب رابط جديد
to-sign-in = إلى صفحة الدخول
mail-off = لم يُعدّ هنا خادم بريد: لا يُرسل شيء.
mail-off-reset = لا تُرسل رسائل من هنا. اطلب من مسؤول النظام المساعدة في كلمة مرورك.
mail-off-invite = لم يُعدّ هنا خادم بريد، لذا لا يمكن دعوة أحد. يُعدّه المشغّل (docs/mail.md).
reset-title = اختر كلمة مرور جديدة
reset-send = تعيين كلمة المرور
reset-done = كلمة مرورك الجديدة سارية. انتهت كل الجلسات؛ سجّل الدخول من جديد.
address-title = عنوانك الجديد
address-question = هل يكون هذا عنوان حسابك من الآن؟
address-confirm = نعم، أؤكد
address-done = من الآن تسجّل الدخول بهذا العنوان.
address-change = تغيير عنوان البريد الإلكتروني
address-change-text = يسري العنوان الجديد حين تؤكده منه. ونخبر العنوان القديم.
address-new = عنوان البريد الإلكتروني الجديد
address-send = إرسال التأكيد
address-asked = أُرسل رابط إلى { $email }. لا يتغيّر شيء حتى يُفتح.
link-expired = انتهى وقت هذا الرابط.
link-used = استُعمل هذا الرابط من قبل. كل رابط يعمل مرة واحدة.
link-withdrawn = لم يعد هذا الرابط ساريًا: سُحب، أو أُرسل رابط أحدث.
link-unknown = هذا الرابط غير كامل، أو ليس من هنا.
link-next-invitation = إن كان لك حساب فسجّل الدخول. وإلا فاطلب ممن دعاك أن يعيد إرسال الدعوة.
link-next-reset = يمكنك طلب رابط جديد في أي وقت.
link-next-address = لم يتغيّر عنوانك ما لم تكن قد أكدته من قبل. يمكنك طلب رابط آخر من صفحة حسابك.
invitation-title = أنت مدعو
invitation-said = { $inviter } يدعوك إلى العمل مع { $organisation }.
invitation-role = الدور
invitation-known = لك حساب بهذا العنوان. اقبل، ثم سجّل الدخول كالمعتاد.
invitation-accept = قبول الدعوة
invitation-account = إنشاء الحساب وتسجيل الدخول
person-full-name = اسمك
person-full-name-help = كما ينبغي أن يظهر تحت توقيعاتك.
invitations = الدعوات
invitations-none = لا أحد مدعو
invitations-none-text = من يُدعى يصله رابط بالبريد الإلكتروني، يعيّن به كلمة مرور ويأخذ دوره.
invite = دعوة شخص
invite-text = يصله بالبريد الإلكتروني رابط يعمل مرة واحدة خلال سبعة أيام.
invite-study = الدراسة
invite-site = الموقع
invite-send = إرسال الدعوة
invite-place-missing = لا يمكنك إعطاء هذا الدور هناك. اختر دراسة أو موقعًا مما لك.
reach-study = كل المواقع
invitation-by = دعاه
invitation-state = الحالة
invitation-acts = ما يمكن فعله
invitation-until = حتى
invitation-accepted = مقبولة
invitation-withdrawn = مسحوبة
invitation-expired = منتهية
invitation-failed = لم تُسلَّم الرسالة
invitation-unsent = لم تُرسل الرسالة
invitation-waiting = الرسالة في الطريق
invitation-sent = مرسلة
invitation-send = إعادة الإرسال
invitation-send-whom = إعادة إرسال دعوة { $email }
invitation-withdraw = سحب
invitation-withdraw-whom = سحب دعوة { $email }
digest = ملخص بالبريد الإلكتروني
digest-text = ما ينتظرك: الاستفسارات المفتوحة وما استحق. لا بيانات مرضى، بل أعداد ومفاتيح مشاركين وروابط فقط.
digest-rhythm = كم مرة
digest-daily = كل صباح ينتظر فيه شيء
digest-weekly = أيام الاثنين
digest-off = أبدًا
digest-when = الساعة { $hour } ({ $zone }).
digest-kept = حُفظ
digest-stop = إيقاف الملخص
digest-stop-text = لن تصلك رسائل عما ينتظرك. يمكنك استعادتها من صفحة حسابك.
digest-stop-now = إيقاف هذه الرسائل
digest-stopped = تم. لن تصلك هذه الرسائل بعد الآن.
digest-to-account = إلى حسابي
trail-kind-digest = ملخص
trail-kind-invitation = دعوة
trail-kind-mail = رسالة
trail-kind-ticket = رابط رسالة

# Single sign-on
page-sso = الدخول الموحَّد
page-sso-return = العودة من مؤسستك
problem-provider_refused = لم ينجح الدخول عبر مزوّد مؤسستك.
problem-no_account = لم تمنحك مؤسستك حق الوصول إلى Probatum.
sso-with = المتابعة مع { $name }
sso-leads = تعمل في { $tenant }.
sso-password = استخدام كلمة مرور بدلًا من ذلك
sso-begin-again = ابدأ من جديد
sso-over = تم. يمكنك إغلاق هذه النافذة، وستتابع صفحتك من تلقاء نفسها.
sso-prove = سيسألك { $name } من جديد عن هويتك في نافذة مستقلة. تبقى هذه الصفحة كما هي.
sso-prove-and-sign = إثبات الهوية والتوقيع
sso-proving = في انتظار النافذة الأخرى. إن أغلقتها فاضغط الزر مرة أخرى.
sso-blocked = منع المتصفح فتح النافذة. اسمح بالنوافذ لهذا العنوان ثم اضغط مرة أخرى.
sso-text = يدخل الأشخاص حيث تعرفهم مؤسستك، وتمنحهم مجموعاتهم أدوارهم.
sso-add = إضافة مزوّد
sso-provider = مزوّد الهوية
sso-none = لا يوجد مزوّد بعد
sso-none-text = أضف المزوّد الذي يدخل به موظفوك كل يوم: Entra ID أو Okta أو Keycloak أو غيره مما يدعم OpenID Connect.
sso-tell = ما يجب إخبار المزوّد به
sso-tell-text = أدخل هذه العناوين حيث تسجّل Probatum كتطبيق.
sso-redirect-uri = عنوان إعادة التوجيه
sso-signed-out-uri = العنوان بعد الخروج
sso-logout-uri = عنوان إشعار الخروج من المزوّد:
sso-people = عدد من دخلوا: { $n }.
sso-last = آخر مرة: { $when }.
sso-on = مفعَّل
sso-off = متوقف
sso-test = اختبار الاتصال
sso-change = تعديل
sso-switch-on = تفعيل
sso-switch-off = إيقاف وإنهاء جلساته
sso-outcome-good = جيد
sso-outcome-lacking = هناك نقص
sso-outcome-bad = لا يعمل
sso-step-discovery = المزوّد يصف نفسه.
sso-step-keys = مفاتيح للتحقق من التواقيع.
sso-step-code = رمز التفويض مع PKCE.
sso-step-secret = معرّف العميل وسرّه.
sso-step-groups = البيانات التي تقرؤها القواعد.
sso-step-logout = الخروج من الجانبين.
sso-domains = نطاقات مؤسستك
sso-domains-text = لا يتحدث المزوّد إلا عن عناوين نطاقات ثبت أنها لكم. بذلك لا يستطيع غيركم انتحال عناوين موظفيكم.
sso-domain = النطاق
sso-domain-state = التأكيد
sso-domain-own = مؤكَّد
sso-domain-how = ضع هذا السطر في ملف نصي على هذا العنوان ثم اطلب التحقق. يمكن لمشغّل التثبيت التأكيد أيضًا.
sso-domain-look = تحقق الآن
sso-domain-help = ما يأتي بعد @: example.org
sso-domain-add = إضافة النطاق
sso-policy = هل استخدام المزوّد إلزامي؟
sso-policy-text = حيثما كان إلزاميًا لا تفيد كلمة المرور هنا إلا لمن تسمّيهم.
sso-policy-required = اشتراط المزوّد
sso-policy-warning = سمِّ مسؤولًا واحدًا على الأقل: لا بد أن يتمكن أحد من الدخول يوم لا يجيب المزوّد.
sso-policy-local = يجوز لهم الدخول بكلمة مرور رغم ذلك
sso-policy-keep = حفظ
sso-policy-ask = من دخل بكلمة مرور ولم يُسمَّ يخرج فورًا. لماذا يُشترط ذلك؟
sso-policy-ask-off = تعود كلمات المرور صالحة لكل من لديه واحدة. لماذا؟
sso-name = الاسم
sso-name-help = كما يعرفه الناس: يظهر على الزر الذي يضغطونه.
sso-issuer = المُصدِر (issuer)
sso-issuer-help = تمامًا كما يكتبه المزوّد، مثل https://login.example.org/realms/acme.
sso-client = معرّف العميل
sso-secret = سرّ العميل
sso-secret-help = يُحفظ مختومًا ولا يُعرض مرة أخرى.
sso-secret-kept = اتركه فارغًا للإبقاء على الحالي.
sso-for-domains = لعناوين هذه النطاقات
sso-for-domains-help = تفصل بينها مسافات. من يُدخل عنوانًا كهذا يُوجَّه إلى هذا المزوّد.
sso-vouches = إنه دليلنا الخاص: عناوينه مُتحقَّق منها وإن لم يصرّح بذلك (Entra ID)
sso-scopes = نطاقات إضافية (scopes)
sso-scopes-help = إضافة إلى openid وemail وprofile: غالبًا groups.
sso-acr = قوة الإثبات عند التوقيع (acr)
sso-acr-help = فارغ: ما يطلبه المزوّد أيًّا كان.
sso-recheck = إعادة سؤال المزوّد بعد (ثوانٍ)
sso-recheck-help = من 5 إلى 3600. بعد هذه المدة وعشر ثوانٍ على الأكثر يظهر هنا أي تغيير في المجموعات.
sso-save = حفظ
sso-rules = المجموعات والأدوار
sso-rules-text = من لديه القيمة يحصل على الدور. وما لم تعد قاعدة تمنحه يُسحب عند سؤال المزوّد مجددًا.
sso-claim = البيان (claim)
sso-value = القيمة أو المجموعة
sso-gives = تمنح
sso-role = الدور
sso-place = المكان
sso-rule-acts = إزالة
sso-rule-add = إضافة القاعدة
sso-rule-remove = إزالة قاعدة { $value }
sso-rules-keep = حفظ القواعد
sso-rules-undo = التراجع عن التغييرات
sso-rules-changed = لم تُحفظ بعد.
sso-preview = على ماذا سيحصل هذا الشخص؟
sso-preview-text = حسب القواعد أعلاه، محفوظة كانت أم لا. لا يتغير أحد بذلك.
sso-preview-values = المجموعات
sso-preview-help = تفصل بينها فواصل، وأي بيان آخر بصيغة name=value.
sso-preview-look = عرض
sso-because = بسبب
sso-nothing = لا تمنح أي قاعدة دورًا: لن يُسمح لهذا الشخص بالدخول.
sso-unused = لا تذكر أي قاعدة
sso-account-unasked = أدخل عنوانًا لترى مصير الحساب.
sso-account-new = سيُنشأ حساب لهذا العنوان.
sso-account-linked = سيُربط الحساب الذي يحمل هذا العنوان.
sso-account-foreign_domain = لا حساب: نطاق العنوان ليس من نطاقات المزوّد أو غير مؤكَّد أنه لكم.
trail-kind-sso_provider = مزوّد هوية
trail-kind-sso_domain = نطاق
trail-kind-sso_rule = قاعدة مجموعات
trail-kind-sso_identity = ربط بحساب لدى المزوّد
trail-kind-sso_session = جلسة عبر مزوّد
trail-kind-sso_proof = إثبات عبر مزوّد
trail-kind-sso_policy = اشتراط المزوّد
trail-kind-sso_local = كلمة مرور إلى جانب المزوّد

## العوامل الثانية ومفاتيح المرور والجلسات وقواعد تسجيل الدخول
page-sign-in-rules = قواعد تسجيل الدخول
again-go = متابعة
passkey-sign-in = تسجيل الدخول بمفتاح مرور
passkey-use = استخدام مفتاح مرور
passkey-none = لم يستجب أي مفتاح مرور. حاول مرة أخرى أو اختر طريقة أخرى.
factor-totp-ask = أدخل الأرقام الستة التي يعرضها تطبيق المصادقة الآن.
factor-totp-label = رمز التطبيق
factor-totp-use = استخدام تطبيق المصادقة
factor-totp-go = تسجيل الدخول
factor-passkey-ask = أثبت بمفتاح المرور أنك أنت.
factor-passkey-label = مفتاح مرور
factor-passkey-use = استخدام مفتاح مرور
factor-passkey-go = استخدام مفتاح المرور
factor-recovery-ask = أدخل أحد رموز الاسترداد التي احتفظت بها. يعمل كل رمز مرة واحدة.
factor-recovery-label = رمز الاسترداد
factor-recovery-use = استخدام رمز استرداد
factor-recovery-go = تسجيل الدخول
factor-back = البدء من جديد
factors = العامل الثاني
factors-text = مع عامل ثانٍ، كلمة المرور التي رآها أحد لا تفتح شيئًا.
factor-now = تطلب { $tenant } عاملًا ثانيًا. قم بإعداد واحد هنا ليُفتح كل شيء آخر.
factor-by = تطلب { $tenant } عاملًا ثانيًا ابتداءً من { $day }. قم بإعداد واحد قبل ذلك.
factor-was-reset = أزال { $by } عواملك الثانية: «{ $why }». إذا لم تطلب ذلك فأخبر المسؤول وقم بإعداد عامل جديد.
factor-change = تغيير طريقة تسجيل دخولك
totp = تطبيق المصادقة
totp-none = غير مُعَدّ.
totp-since = أُعِدّ
totp-add = إعداد
totp-renew = إعداد من جديد
totp-add-text = يعرض تطبيق على هاتفك ستة أرقام تتغير كل ثلاثين ثانية. أكّد أولًا أنك أنت.
totp-remove-text = لن يُطلب التطبيق بعد الآن. أكّد أنك أنت.
totp-scan = امسح هذا بتطبيق المصادقة ثم أدخل الأرقام الستة التي يعرضها.
totp-qr = رمز QR يحتوي السر لتطبيقك
totp-type = إذا تعذر المسح فاكتب هذا السر:
totp-confirm = تأكيد
passkeys = مفاتيح المرور
passkeys-text = سجّل الدخول ببصمة جهازك أو وجهك أو رقمك السري أو بمفتاح أمان، بلا كلمة مرور.
passkeys-missing = لا يدعم هذا المتصفح مفاتيح المرور.
passkey-add = إضافة مفتاح مرور
passkey-add-text = أعطِ مفتاح المرور اسمًا تعرفه به وأكّد أنك أنت. سيطلب متصفحك الباقي.
passkey-name = الاسم
passkey-name-help = مثلًا: حاسوب العمل
passkey-remove-text = لن يفتح مفتاح المرور هذا شيئًا بعد الآن. أكّد أنك أنت.
passkey-remove-name = إزالة مفتاح المرور { $name }
passkey-synced = مُزامَن
added = أُضيف
last-used = آخر استخدام
never-used = لم يُستخدم
next = التالي
remove = إزالة
codes-title = رموز الاسترداد
codes-once = تُعرض هذه الرموز الآن فقط. احتفظ بها حيث لا يجدها غيرك: كل رمز يفتح حسابك مرة واحدة حين لا يكون عاملك الثاني في متناولك.
codes-download = حفظ كملف
codes-done = لقد احتفظت بها
codes-renew = رموز جديدة
codes-renew-text = تصبح الرموز التي لديك بلا قيمة وتحصل على عشرة جديدة. أكّد أنك أنت.
sessions = أماكن تسجيل دخولك
sessions-text = أنهِ ما لا تعرفه وغيّر كلمة مرورك.
sessions-end-others = إنهاء كل الجلسات الأخرى
session-this = هذه
session-resting = ساكنة
session-began = تسجيل الدخول
session-end = إنهاء
session-end-name = إنهاء الجلسة على { $device }
session-unknown = جهاز غير معروف
rules = القواعد
rules-text = تسري على كل من يعمل في هذه المنظمة ابتداءً من خطوته التالية.
rules-from = يُطلب عامل ثانٍ ابتداءً من
rules-set-by = آخر تغيير بواسطة { $by }،
rules-factor = العامل الثاني
rules-factor-help = حتى ذلك اليوم يُعلَم الناس في صفحة الحساب؛ وبعده لا يمكنهم فعل شيء آخر قبل إعداد عامل.
rules-factor-no = حسب رغبة كل شخص
rules-factor-stays = مطلوب، من اليوم المذكور أعلاه
rules-now = مطلوب من الآن
rules-in-days = { $n ->
    [zero] مطلوب اليوم
    [one] مطلوب خلال يوم واحد
    [two] مطلوب خلال يومين
    [few] مطلوب خلال { $n } أيام
    [many] مطلوب خلال { $n } يومًا
   *[other] مطلوب خلال { $n } يوم
}
rules-signing = طلبه عند التوقيع أيضًا
rules-idle = تُحجب الصفحة بعد
rules-idle-help = لا يُفقد شيء: تفتحها كلمة المرور أو مفتاح المرور حيث كانت.
rules-minutes = { $n ->
    [zero] بلا دقائق
    [one] دقيقة واحدة دون أحد
    [two] دقيقتان دون أحد
    [few] { $n } دقائق دون أحد
    [many] { $n } دقيقة دون أحد
   *[other] { $n } دقيقة دون أحد
}
rules-length = يسجل الجميع الدخول من جديد بعد
rules-hours = { $n ->
    [zero] بلا ساعات
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
rules-why = لماذا تُغيَّر هذه القواعد؟ يُسجل السبب في سجل التدقيق.
rules-members = من لديه عامل ثانٍ
rules-members-text = من فقد عامله يسجل الدخول بكلمة المرور وحدها بعد إعادة تعيينه.
rules-none = لا يوجد
rules-reset = إعادة تعيين
rules-reset-name = إعادة تعيين العامل الثاني لـ { $name }
rules-reset-why = تُزال كل العوامل الثانية ورموز الاسترداد لـ { $name } في كل منظمة وتنتهي جلساته. ويُعلَم من فعل ذلك ولماذا. كيف تعرف أنه هو من يطلب؟
problem-wrong_code = لا يُقبل هذا الرمز أو مفتاح المرور. يعمل الرمز مرة واحدة ولوقت قصير.
problem-code_required = يرجى إثبات هويتك بعاملك الثاني أيضًا.
problem-factor_required = تطلب منظمتك عاملًا ثانيًا. يرجى إعداد واحد في صفحة حسابك.
trail-kind-device = جهاز معروف
trail-kind-factor = عامل ثانٍ
trail-kind-recovery_code = رمز استرداد
trail-kind-sign_in_policy = قواعد تسجيل الدخول
trail-event-factor_refused = رُفض العامل الثاني
trail-event-factor_added = أُعِدّ عامل ثانٍ
trail-event-factor_removed = أُزيل عامل ثانٍ
trail-event-recovery_used = تسجيل دخول برمز استرداد
trail-event-factor_reset = أعاد مسؤول تعيين العوامل الثانية
trail-event-sessions_ended = أنهى جلسات على أجهزة أخرى
trail-event-unlocked = تابع بعد سكون
sign-code = رمز تطبيق المصادقة
sign-passkey = التوقيع بمفتاح مرور
codes-left = { $n ->
    [zero] لم يبق أي رمز
    [one] بقي رمز واحد
    [two] بقي رمزان
    [few] بقيت { $n } رموز
    [many] بقي { $n } رمزًا
   *[other] بقي { $n } رمز
}
rules-passkeys = { $n ->
    [zero] لا مفاتيح مرور
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $n } مفاتيح مرور
    [many] { $n } مفتاح مرور
   *[other] { $n } مفتاح مرور
}
