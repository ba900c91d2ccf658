//! Consent, demographics, eligibility, history of the heart failure.

use shared::forms::build::*;

use super::super::{countries, lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![consent(), demographics(), eligibility(), heart_failure()]
}

fn consent() -> NewForm {
    let early = at_least("2025-06-01").hard().says((
        "The study was not open before 01 Jun 2025. Check the date of consent.",
        "Die Studie war vor dem 01.06.2025 nicht offen. Bitte das Datum der Einwilligung prüfen.",
        "L'étude n'était pas ouverte avant le 1er juin 2025. Vérifiez la date du consentement.",
    ));
    form("F.IC").title("Informed consent").about(("Before anything else is done", "Vor allen Untersuchungen")).group(
        group("G.IC")
            .title("Consent")
            .item(
                "IC.DATE",
                date()
                    .ask(("Date of consent", "Datum der Einwilligung", "Date du consentement"))
                    .mandatory()
                    .check(early)
                    .cdash("DSSTDAT")
                    .sdtm("DS.DSSTDTC"),
            )
            .item("IC.TIME", time().ask(("Time of consent", "Uhrzeit der Einwilligung", "Heure du consentement")).cdash("DSSTTIM"))
            .item("IC.VERSION", text().length(20).ask(("Version of the consent form", "Version der Einwilligungserklärung")).mandatory())
            .item(
                "IC.COPY",
                boolean().ask(("A copy was handed over", "Eine Kopie wurde ausgehändigt", "Une copie a été remise")).mandatory(),
            )
            .item("IC.BIOBANK", boolean().ask(("Agrees to the biobank", "Stimmt der Biobank zu", "Accepte la biobanque")).mandatory())
            .item(
                "IC.DOC",
                item(shared::forms::DataType::Uri)
                    .ask(("Place of the signed form in the site file", "Ablage der Unterschrift im Prüfzentrumsordner")),
            )
            .item(
                "IC.SIGN",
                text()
                    .look(shared::forms::Look::Signature)
                    .ask(("Signature of the participant", "Unterschrift der teilnehmenden Person", "Signature du participant"))
                    .about((
                        "On the tablet, where the site obtains consent on screen",
                        "Auf dem Tablet, wo am Bildschirm eingewilligt wird",
                    )),
            ),
    )
}

fn demographics() -> NewForm {
    form("F.DM")
        .title("Demographics")
        .about(("Who takes part", "Wer teilnimmt"))
        .group(
            group("G.DM")
                .title("Demographics")
                .item(
                    "DM.BIRTH",
                    partial_date()
                        .ask(("Date of birth", "Geburtsdatum", "Date de naissance"))
                        .about(("Year alone where local law asks for it", "Nur das Jahr, wo das Recht es verlangt"))
                        .mandatory()
                        .check(at_least("1920"))
                        .cdash("BRTHDAT")
                        .sdtm("DM.BRTHDTC"),
                )
                .item("DM.SEX", one_of(&lists::sex()).ask(("Sex", "Geschlecht", "Sexe")).mandatory().cdash("SEX").sdtm("DM.SEX"))
                .item(
                    "DM.RACE",
                    any_of(&lists::race())
                        .ask(("Race (all that apply)", "Ethnische Herkunft (alles Zutreffende)"))
                        .exclusive("NOTREPORTED")
                        .mandatory()
                        .cdash("RACE")
                        .sdtm("DM.RACE"),
                )
                .item(
                    "DM.AGE",
                    int()
                        .ask(("Age at consent", "Alter bei Einwilligung", "Âge au consentement"))
                        .unit(&units::years())
                        .derive("age(DM.BIRTH, F.IC.IC.DATE)")
                        .sdtm("DM.AGE"),
                )
                .item(
                    "DM.CHILD",
                    one_of(&lists::childbearing())
                        .ask(("Childbearing potential", "Gebärfähigkeit", "Possibilité de grossesse"))
                        .mandatory()
                        .shown_if("DM.SEX = \"F\"")
                        .sdtm("RP.RPORRES"),
                )
                .item("DM.BORN", one_of(&countries::all()).ask(("Country of birth", "Geburtsland", "Pays de naissance"))),
        )
        .rule(holds("R.ADULT", "DM.AGE >= 18", &["DM.BIRTH", "DM.AGE"]).hard().says((
            "Born {DM.BIRTH}, the participant was {DM.AGE} years old at consent. Participants are adults.",
            "Geboren am {DM.BIRTH}, war die Person bei der Einwilligung {DM.AGE} Jahre alt. Teilnehmende sind volljährig.",
            "Né(e) le {DM.BIRTH}, la personne avait {DM.AGE} ans au consentement. Les participants sont majeurs.",
        )))
}

fn eligibility() -> NewForm {
    form("F.IE")
        .title("Eligibility")
        .about(("Inclusion and exclusion criteria", "Ein- und Ausschlusskriterien"))
        .group(
            INCLUSION
                .iter()
                .fold(group("G.INCL").title("Inclusion criteria"), |group, (oid, en, de)| group.item(oid, criterion(en, de, "Y"))),
        )
        .group(
            EXCLUSION
                .iter()
                .fold(group("G.EXCL").title("Exclusion criteria"), |group, (oid, en, de)| group.item(oid, criterion(en, de, "N"))),
        )
        .group(
            group("G.ELIG")
                .title("Decision")
                .item("IE.ELIGIBLE", boolean().ask(("Eligible", "Geeignet", "Éligible")).mandatory().cdash("IEYN"))
                .item("IE.DECIDED", datetime().ask(("Decided on", "Entschieden am", "Décidé le")).mandatory())
                .item("IE.NOTE", text().long().length(500).ask(("Remarks", "Anmerkungen", "Remarques"))),
        )
}

fn criterion(en: &str, de: &str, right: &str) -> NewItem {
    let check = exactly(right).hard().says((
        "This criterion is not met: the participant cannot be randomised.",
        "Dieses Kriterium ist nicht erfüllt: Die Person kann nicht randomisiert werden.",
        "Ce critère n'est pas rempli : la randomisation n'est pas possible.",
    ));
    one_of(&lists::yes_no()).ask((en, de)).mandatory().check(check).cdash("IEORRES")
}

const INCLUSION: &[(&str, &str, &str)] = &[
    ("IN.AGE", "At least 18 years old", "Mindestens 18 Jahre alt"),
    ("IN.HF", "Chronic heart failure for at least 3 months", "Chronische Herzinsuffizienz seit mindestens 3 Monaten"),
    ("IN.LVEF", "Left ventricular ejection fraction 40 % or less", "Linksventrikuläre Ejektionsfraktion höchstens 40 %"),
    ("IN.NYHA", "NYHA class II to IV", "NYHA-Klasse II bis IV"),
    ("IN.BNP", "NT-proBNP 600 ng/L or more", "NT-proBNP mindestens 600 ng/L"),
    ("IN.STABLE", "Heart failure treatment unchanged for 4 weeks", "Herzinsuffizienz-Behandlung seit 4 Wochen unverändert"),
];

const EXCLUSION: &[(&str, &str, &str)] = &[
    (
        "EX.MI",
        "Myocardial infarction, stroke or heart surgery within 3 months",
        "Herzinfarkt, Schlaganfall oder Herzoperation in den letzten 3 Monaten",
    ),
    ("EX.SBP", "Systolic blood pressure below 95 mmHg", "Systolischer Blutdruck unter 95 mmHg"),
    ("EX.K", "Potassium above 5.5 mmol/L", "Kalium über 5,5 mmol/L"),
    ("EX.EGFR", "eGFR below 25 mL/min/1.73 m²", "eGFR unter 25 mL/min/1,73 m²"),
    ("EX.PREG", "Pregnant or breast-feeding", "Schwanger oder stillend"),
    ("EX.TRIAL", "Other study drug within 30 days", "Andere Prüfsubstanz in den letzten 30 Tagen"),
];

fn heart_failure() -> NewForm {
    form("F.HF").title("Heart failure history").about(("How the disease came about", "Wie die Erkrankung entstand")).group(
        group("G.HF")
            .title("Heart failure")
            .item(
                "HF.ONSET",
                partial_date()
                    .ask(("First diagnosed", "Erstdiagnose", "Premier diagnostic"))
                    .mandatory()
                    .check(at_least("1960"))
                    .sdtm("MH.MHSTDTC"),
            )
            .item("HF.CAUSE", one_of(&lists::aetiology()).ask(("Main cause", "Hauptursache", "Cause principale")).mandatory())
            .item(
                "HF.HOSP",
                int()
                    .length(2)
                    .ask(("Hospital stays for heart failure in 12 months", "Krankenhausaufenthalte wegen Herzinsuffizienz in 12 Monaten"))
                    .mandatory()
                    .check(at_least(0).hard())
                    .check(at_most(10)),
            )
            .item(
                "HF.DEVICE",
                any_of(&lists::devices())
                    .ask(("Implanted devices", "Implantierte Geräte", "Dispositifs implantés"))
                    .exclusive("NONE")
                    .mandatory(),
            )
            .item(
                "HF.SMOKE",
                one_of(&lists::yes_no()).ask(("Smokes at present", "Raucht zurzeit", "Fume actuellement")).mandatory().sdtm("SU.SUNCF"),
            )
            .item("HF.NOTE", text().long().length(1000).ask(("Course so far", "Bisheriger Verlauf", "Évolution jusqu'ici"))),
    )
}
