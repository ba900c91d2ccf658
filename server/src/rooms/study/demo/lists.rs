//! The code lists of CARDIA-2.

use shared::forms::CodeList;
use shared::forms::build::{list, numbered};

pub fn yes_no() -> CodeList {
    list("CL.NY", "No or yes", [("Y", ("Yes", "Ja", "Oui")), ("N", ("No", "Nein", "Non"))])
}

pub fn sex() -> CodeList {
    list("CL.SEX", "Sex", [("M", ("Male", "Männlich", "Masculin")), ("F", ("Female", "Weiblich", "Féminin"))])
}

pub fn race() -> CodeList {
    list(
        "CL.RACE",
        "Race",
        [
            ("WHITE", ("White", "Weiß")),
            ("BLACK", ("Black or African American", "Schwarz oder afroamerikanisch")),
            ("ASIAN", ("Asian", "Asiatisch")),
            ("NATIVE", ("American Indian or Alaska Native", "Indigene Bevölkerung Amerikas oder Alaskas")),
            ("PACIFIC", ("Native Hawaiian or other Pacific Islander", "Hawaiianisch oder pazifische Inseln")),
            ("NOTREPORTED", ("Not reported", "Keine Angabe")),
        ],
    )
}

pub fn childbearing() -> CodeList {
    list(
        "CL.CHILD",
        "Childbearing potential",
        [
            ("POT", ("Of childbearing potential", "Gebärfähig")),
            ("POST", ("Postmenopausal", "Postmenopausal")),
            ("STER", ("Surgically sterile", "Operativ sterilisiert")),
            ("NA", ("Does not apply", "Trifft nicht zu")),
        ],
    )
}

pub fn aetiology() -> CodeList {
    list(
        "CL.AETIO",
        "Aetiology of heart failure",
        [
            ("ISCH", ("Ischaemic", "Ischämisch", "Ischémique")),
            ("DCM", ("Idiopathic dilated", "Idiopathisch dilatativ", "Dilatée idiopathique")),
            ("HTN", ("Hypertensive", "Hypertensiv", "Hypertensive")),
            ("VALV", ("Valvular", "Valvulär", "Valvulaire")),
            ("MYO", ("After myocarditis", "Nach Myokarditis", "Après myocardite")),
            ("TOX", ("Toxic or drug-induced", "Toxisch oder medikamentös", "Toxique ou médicamenteuse")),
            ("TACHY", ("Tachycardia-induced", "Tachykardie-induziert", "Rythmique")),
            ("OTH", ("Other", "Andere", "Autre")),
        ],
    )
}

pub fn devices() -> CodeList {
    list(
        "CL.DEVICE",
        "Implanted devices",
        [
            ("ICD", ("Defibrillator (ICD)", "Defibrillator (ICD)")),
            ("CRTD", ("Resynchronisation with defibrillator (CRT-D)", "Resynchronisation mit Defibrillator (CRT-D)")),
            ("CRTP", ("Resynchronisation with pacemaker (CRT-P)", "Resynchronisation mit Schrittmacher (CRT-P)")),
            ("PM", ("Pacemaker", "Herzschrittmacher")),
            ("NONE", ("None", "Keine")),
        ],
    )
}

pub fn position() -> CodeList {
    list(
        "CL.POS",
        "Position",
        [("SIT", ("Sitting", "Sitzend", "Assis")), ("SUP", ("Supine", "Liegend", "Couché")), ("STD", ("Standing", "Stehend", "Debout"))],
    )
}

pub fn arm() -> CodeList {
    list("CL.ARMSIDE", "Arm", [("L", ("Left", "Links", "Gauche")), ("R", ("Right", "Rechts", "Droit"))])
}

pub fn finding() -> CodeList {
    list(
        "CL.PEFIND",
        "Examination",
        [
            ("NORMAL", ("Normal", "Unauffällig")),
            ("ABNCS", ("Abnormal, clinically significant", "Auffällig, klinisch bedeutsam")),
            ("ABNNCS", ("Abnormal, not clinically significant", "Auffällig, klinisch nicht bedeutsam")),
        ],
    )
}

pub fn oedema() -> CodeList {
    numbered(
        "CL.OEDEMA",
        "Peripheral oedema",
        [("0", ("None", "Keine")), ("1", ("Trace", "Angedeutet")), ("2", ("Moderate", "Mäßig")), ("3", ("Severe", "Ausgeprägt"))],
    )
}

pub fn nyha() -> CodeList {
    numbered(
        "CL.NYHA",
        "NYHA class",
        [
            ("1", ("I: no limitation", "I: keine Einschränkung", "I : aucune limitation")),
            ("2", ("II: slight limitation", "II: leichte Einschränkung", "II : limitation légère")),
            ("3", ("III: marked limitation", "III: deutliche Einschränkung", "III : limitation marquée")),
            ("4", ("IV: symptoms at rest", "IV: Beschwerden in Ruhe", "IV : symptômes au repos")),
        ],
    )
}

pub fn rhythm() -> CodeList {
    list(
        "CL.RHYTHM",
        "Rhythm",
        [
            ("SR", ("Sinus rhythm", "Sinusrhythmus")),
            ("AF", ("Atrial fibrillation", "Vorhofflimmern")),
            ("AFL", ("Atrial flutter", "Vorhofflattern")),
            ("PACED", ("Paced rhythm", "Schrittmacherrhythmus")),
            ("JUNC", ("Junctional rhythm", "Junktionaler Rhythmus")),
            ("VT", ("Ventricular tachycardia", "Ventrikuläre Tachykardie")),
            ("OTH", ("Other", "Anderer")),
        ],
    )
}

pub fn echo_method() -> CodeList {
    list(
        "CL.LVMETH",
        "Method of LVEF",
        [
            ("BIPLANE", ("Biplane Simpson", "Biplan nach Simpson")),
            ("3D", ("Three-dimensional", "Dreidimensional")),
            ("VISUAL", ("Visual estimate", "Visuell geschätzt")),
        ],
    )
}

pub fn regurgitation() -> CodeList {
    numbered(
        "CL.MR",
        "Mitral regurgitation",
        [("0", ("None", "Keine")), ("1", ("Mild", "Leicht")), ("2", ("Moderate", "Mittel")), ("3", ("Severe", "Schwer"))],
    )
}

pub fn how_often() -> CodeList {
    numbered(
        "CL.FREQ5",
        "How often",
        [
            ("1", ("Never", "Nie", "Jamais")),
            ("2", ("Rarely", "Selten", "Rarement")),
            ("3", ("Sometimes", "Manchmal", "Parfois")),
            ("4", ("Often", "Oft", "Souvent")),
            ("5", ("Always", "Immer", "Toujours")),
        ],
    )
}

pub fn who() -> CodeList {
    list(
        "CL.WHO",
        "Completed by",
        [
            ("PAT", ("Participant", "Teilnehmende Person", "Participant")),
            ("STAFF", ("Read out by staff", "Vom Personal vorgelesen", "Lu par le personnel")),
            ("REL", ("Helped by a relative", "Mit Hilfe Angehöriger", "Avec l'aide d'un proche")),
        ],
    )
}

pub fn severity() -> CodeList {
    list(
        "CL.AESEV",
        "Severity",
        [("MILD", ("Mild", "Leicht", "Léger")), ("MODERATE", ("Moderate", "Mittel", "Modéré")), ("SEVERE", ("Severe", "Schwer", "Sévère"))],
    )
}

pub fn seriousness() -> CodeList {
    list(
        "CL.AESER",
        "Why serious",
        [
            ("DEATH", ("Death", "Tod")),
            ("LIFE", ("Life-threatening", "Lebensbedrohlich")),
            ("HOSP", ("Hospitalisation or prolonged", "Krankenhausaufnahme oder -verlängerung")),
            ("DISAB", ("Persistent disability", "Bleibende Behinderung")),
            ("CONG", ("Congenital anomaly", "Angeborene Fehlbildung")),
            ("IMP", ("Other medically important", "Anderweitig medizinisch bedeutsam")),
        ],
    )
}

pub fn causality() -> CodeList {
    list(
        "CL.AEREL",
        "Relation to study drug",
        [
            ("NONE", ("Not related", "Kein Zusammenhang")),
            ("UNLIKELY", ("Unlikely", "Unwahrscheinlich")),
            ("POSSIBLE", ("Possible", "Möglich")),
            ("PROBABLE", ("Probable", "Wahrscheinlich")),
            ("DEFINITE", ("Definite", "Gesichert")),
        ],
    )
}

pub fn action() -> CodeList {
    list(
        "CL.AEACN",
        "Action with study drug",
        [
            ("NONE", ("Dose not changed", "Dosis unverändert")),
            ("REDUCED", ("Dose reduced", "Dosis verringert")),
            ("INTERRUPTED", ("Drug interrupted", "Unterbrochen")),
            ("WITHDRAWN", ("Drug withdrawn", "Abgesetzt")),
            ("NA", ("Does not apply", "Trifft nicht zu")),
        ],
    )
}

pub fn outcome() -> CodeList {
    list(
        "CL.AEOUT",
        "Outcome",
        [
            ("RECOVERED", ("Recovered", "Genesen")),
            ("RECOVERING", ("Recovering", "In Genesung")),
            ("SEQUELAE", ("Recovered with sequelae", "Genesen mit Folgen")),
            ("NOTRECOVERED", ("Not recovered", "Nicht genesen")),
            ("FATAL", ("Fatal", "Tödlich")),
            ("UNKNOWN", ("Unknown", "Unbekannt")),
        ],
    )
}

pub fn route() -> CodeList {
    list(
        "CL.ROUTE",
        "Route",
        [
            ("ORAL", ("Oral", "Oral")),
            ("IV", ("Intravenous", "Intravenös")),
            ("SC", ("Subcutaneous", "Subkutan")),
            ("INH", ("Inhaled", "Inhalativ")),
            ("TD", ("Transdermal", "Transdermal")),
        ],
    )
}

pub fn frequency() -> CodeList {
    list(
        "CL.CMFREQ",
        "How often taken",
        [
            ("QD", ("Once a day", "Einmal täglich")),
            ("BID", ("Twice a day", "Zweimal täglich")),
            ("TID", ("Three times a day", "Dreimal täglich")),
            ("QID", ("Four times a day", "Viermal täglich")),
            ("QOD", ("Every other day", "Jeden zweiten Tag")),
            ("QW", ("Once a week", "Einmal wöchentlich")),
            ("PRN", ("As needed", "Bei Bedarf")),
            ("ONCE", ("Once", "Einmalig")),
        ],
    )
}

pub fn stratum() -> CodeList {
    list(
        "CL.STRAT",
        "Stratum",
        [
            ("LOW", ("NT-proBNP below 1500 ng/L", "NT-proBNP unter 1500 ng/L")),
            ("HIGH", ("NT-proBNP 1500 ng/L or more", "NT-proBNP ab 1500 ng/L")),
        ],
    )
}

pub fn ending() -> CodeList {
    list(
        "CL.END",
        "How the study ended",
        [
            ("COMPLETED", ("Completed", "Abgeschlossen")),
            ("WITHDREW", ("Withdrew consent", "Einwilligung widerrufen")),
            ("AE", ("Adverse event", "Unerwünschtes Ereignis")),
            ("LOST", ("Lost to follow-up", "Nicht mehr erreichbar")),
            ("DEATH", ("Death", "Tod")),
            ("PHYSICIAN", ("Physician's decision", "Ärztliche Entscheidung")),
            ("SPONSOR", ("Stopped by the sponsor", "Abbruch durch den Sponsor")),
            ("SCREENFAIL", ("Screen failure", "Screening nicht bestanden")),
        ],
    )
}
