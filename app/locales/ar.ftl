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
    [one] ملاحظة واحدة لم يُجب عنها أحد بعد
    [two] ملاحظتان لم يُجب عنهما أحد بعد
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
again-text = انتهت جلستك. سجّل الدخول مرة أخرى باسم { $email } وتابع من حيث كنت؛ لا يضيع شيء مما في هذه الصفحة.
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
subjects-shown = { $n ->
    [zero] لا مشاركين معروضين
    [one] مشارك واحد معروض
    [two] مشاركان معروضان
    [few] { $n } مشاركين معروضين
    [many] { $n } مشاركًا معروضًا
   *[other] { $n } مشارك معروض
}
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
password-help = 12 حرفًا على الأقل؛ والجملة أسهل تذكرًا من الرموز.
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
form-saved-again = حُفظ كل شيء من جديد.
