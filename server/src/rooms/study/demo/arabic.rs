//! CARDIA-2 in Arabic, as far as it goes: consent, demographics, vital signs, NYHA class, echocardiography. Whatever is not here is
//! shown in another language and marked, as it is with every design that is translated in part.

use shared::forms::{Library, Translated, Translation};

/// English, Arabic.
const TEXTS: &[(&str, &str)] = &[
    ("Before anything else is done", "قبل أي إجراء آخر"),
    ("Date of consent", "تاريخ الموافقة"),
    ("Time of consent", "وقت الموافقة"),
    ("Version of the consent form", "إصدار نموذج الموافقة"),
    ("A copy was handed over", "سُلّمت نسخة"),
    ("Agrees to the biobank", "يوافق على حفظ العينات في البنك الحيوي"),
    (
        "The study was not open before 01 Jun 2025. Check the date of consent.",
        "لم تكن الدراسة مفتوحة قبل 01 يونيو 2025. راجع تاريخ الموافقة.",
    ),
    ("Who takes part", "من يشارك"),
    ("Date of birth", "تاريخ الميلاد"),
    ("Year alone where local law asks for it", "السنة وحدها حيث يقتضي القانون المحلي ذلك"),
    ("Sex", "الجنس"),
    ("Race (all that apply)", "الأصل العرقي (كل ما ينطبق)"),
    ("Age at consent", "العمر عند الموافقة"),
    ("Childbearing potential", "إمكانية الإنجاب"),
    ("Eligible", "مستوفٍ للشروط"),
    ("Decided on", "تاريخ القرار"),
    ("Remarks", "ملاحظات"),
    ("Three readings after five minutes of rest", "ثلاث قراءات بعد خمس دقائق من الراحة"),
    ("Arm of the readings", "ذراع القياس"),
    ("Weight", "الوزن"),
    ("Height (screening)", "الطول (عند الفرز)"),
    ("Body mass index", "مؤشر كتلة الجسم"),
    ("Change since baseline", "التغير منذ خط الأساس"),
    ("Temperature", "درجة الحرارة"),
    ("Breaths", "معدل التنفس"),
    ("Oxygen saturation", "تشبع الأكسجين"),
    ("Time", "الوقت"),
    ("Position", "الوضعية"),
    ("Systolic", "الضغط الانقباضي"),
    ("Diastolic", "الضغط الانبساطي"),
    ("Pulse", "النبض"),
    ("Systolic, mean", "متوسط الضغط الانقباضي"),
    ("Diastolic, mean", "متوسط الضغط الانبساطي"),
    (
        "Systolic pressure is below 90 mmHg. Please confirm, and consider an adverse event.",
        "الضغط الانقباضي أقل من 90 mmHg. يُرجى التأكيد، والنظر في احتمال وجود حدث ضائر.",
    ),
    ("As judged today", "حسب تقييم اليوم"),
    ("Class", "الصنف"),
    ("Judged by", "قيّمه"),
    ("Mean of three beats; five in atrial fibrillation", "متوسط ثلاث ضربات؛ وخمس في الرجفان الأذيني"),
    ("Date of the examination", "تاريخ الفحص"),
    ("Method of the ejection fraction", "طريقة قياس الكسر القذفي"),
    ("Left ventricular ejection fraction", "الكسر القذفي للبطين الأيسر"),
    ("End-diastolic volume", "الحجم عند نهاية الانبساط"),
    ("End-systolic volume", "الحجم عند نهاية الانقباض"),
    ("Left atrial diameter", "قطر الأذين الأيسر"),
    ("Mitral regurgitation", "قلس التاجي"),
    ("Report", "التقرير"),
    ("Yes", "نعم"),
    ("No", "لا"),
    ("Male", "ذكر"),
    ("Female", "أنثى"),
    ("White", "أبيض"),
    ("Black or African American", "أسود أو أمريكي من أصل أفريقي"),
    ("Asian", "آسيوي"),
    ("American Indian or Alaska Native", "من سكان أمريكا أو ألاسكا الأصليين"),
    ("Native Hawaiian or other Pacific Islander", "من سكان هاواي الأصليين أو جزر المحيط الهادئ"),
    ("Not reported", "لم يُذكر"),
    ("Of childbearing potential", "قادرة على الإنجاب"),
    ("Postmenopausal", "بعد سن اليأس"),
    ("Surgically sterile", "معقّمة جراحيًا"),
    ("Does not apply", "لا ينطبق"),
    ("Sitting", "جالسًا"),
    ("Supine", "مستلقيًا"),
    ("Standing", "واقفًا"),
    ("Left", "الأيسر"),
    ("Right", "الأيمن"),
    ("I: no limitation", "I: بلا تقييد"),
    ("II: slight limitation", "II: تقييد طفيف"),
    ("III: marked limitation", "III: تقييد واضح"),
    ("IV: symptoms at rest", "IV: أعراض أثناء الراحة"),
    ("Biplane Simpson", "طريقة سيمبسون ثنائية المستوى"),
    ("Three-dimensional", "ثلاثي الأبعاد"),
    ("Visual estimate", "تقدير بصري"),
    ("None", "لا شيء"),
    ("Mild", "خفيف"),
    ("Moderate", "متوسط"),
    ("Severe", "شديد"),
];

/// Adds Arabic beside the English of everything that is read.
pub fn add(library: &mut Library) {
    for form in &mut library.forms {
        translate(&mut form.description);
    }
    for item in &mut library.items {
        translate(&mut item.question);
        translate(&mut item.description);
        item.ranges.iter_mut().for_each(|range| translate(&mut range.message));
    }
    for choice in library.code_lists.iter_mut().flat_map(|list| &mut list.choices) {
        choice.decode.iter_mut().for_each(translate);
    }
}

fn translate(text: &mut Translated) {
    let english = text.0.iter().find(|one| one.lang.as_deref() == Some("en"));
    let known = english.and_then(|english| TEXTS.iter().find(|(en, _)| *en == english.text));
    if let Some((_, arabic)) = known {
        text.0.push(Translation { lang: Some("ar".to_owned()), text: (*arabic).to_owned() });
    }
}
