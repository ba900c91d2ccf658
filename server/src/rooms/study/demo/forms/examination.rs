//! Vital signs, physical examination, ECG.

use shared::forms::build::*;

use super::super::{lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![vital_signs(), physical(), ecg()]
}

fn vital_signs() -> NewForm {
    let (mmhg, rate) = (units::mmhg(), units::per_minute());
    let low = at_least(90).says((
        "Systolic pressure is below 90 mmHg. Please confirm, and consider an adverse event.",
        "Der systolische Blutdruck liegt unter 90 mmHg. Bitte bestätigen und an ein unerwünschtes Ereignis denken.",
        "La pression systolique est inférieure à 90 mmHg. Merci de confirmer et de penser à un événement indésirable.",
    ));
    form("F.VS")
        .title("Vital signs")
        .about(("Three readings after five minutes of rest", "Drei Messungen nach fünf Minuten Ruhe"))
        .group(
            group("G.VSB")
                .title("Body")
                .item(
                    "VS.ARM",
                    one_of(&lists::arm())
                        .ask(("Arm of the readings", "Arm der Messungen", "Bras utilisé"))
                        .mandatory()
                        .cdash("VSLAT")
                        .sdtm("VS.VSLAT"),
                )
                .item(
                    "VS.WEIGHT",
                    float()
                        .length(5)
                        .decimals(1)
                        .ask(("Weight", "Gewicht", "Poids"))
                        .unit(&units::kg())
                        .mandatory()
                        .limits(25, 300)
                        .usual(45, 160)
                        .cdash("WEIGHT_VSORRES")
                        .sdtm("VS.VSTESTCD=WEIGHT"),
                )
                .item(
                    "VS.HEIGHT",
                    int()
                        .length(3)
                        .ask(("Height (screening)", "Größe (Screening)", "Taille (sélection)"))
                        .unit(&units::cm())
                        .limits(100, 230)
                        .usual(145, 205)
                        .cdash("HEIGHT_VSORRES")
                        .sdtm("VS.VSTESTCD=HEIGHT"),
                )
                .item(
                    "VS.BMI",
                    float()
                        .decimals(1)
                        .ask(("Body mass index", "Body-Mass-Index", "Indice de masse corporelle"))
                        .unit(&units::kg_per_m2())
                        .derive("round(VS.WEIGHT / (coalesce(VS.HEIGHT, visit(\"V.SCR\").VS.HEIGHT) / 100) ^ 2, 1)")
                        .sdtm("VS.VSTESTCD=BMI"),
                )
                .item(
                    "VS.CHANGE",
                    float()
                        .decimals(1)
                        .ask(("Change since baseline", "Änderung seit Baseline", "Variation depuis l'inclusion"))
                        .unit(&units::kg())
                        .derive("if(visit.oid = \"V.SCR\", missing, VS.WEIGHT - visit(\"V.BL\").VS.WEIGHT)"),
                )
                .item(
                    "VS.TEMP",
                    float()
                        .length(4)
                        .decimals(1)
                        .ask(("Temperature", "Temperatur", "Température"))
                        .unit(&units::celsius())
                        .limits(30, 43)
                        .usual("35.5", "37.8")
                        .cdash("TEMP_VSORRES")
                        .sdtm("VS.VSTESTCD=TEMP"),
                )
                .item(
                    "VS.RESP",
                    int()
                        .length(2)
                        .ask(("Breaths", "Atemzüge", "Respirations"))
                        .unit(&rate)
                        .limits(4, 60)
                        .usual(10, 24)
                        .sdtm("VS.VSTESTCD=RESP"),
                )
                .item(
                    "VS.SPO2",
                    int()
                        .length(3)
                        .ask(("Oxygen saturation", "Sauerstoffsättigung", "Saturation en oxygène"))
                        .unit(&units::percent())
                        .limits(50, 100)
                        .usual(92, 100)
                        .sdtm("VS.VSTESTCD=OXYSAT"),
                ),
        )
        .group(
            group("G.VSR")
                .title("Readings")
                .repeating()
                .item("VS.TIME", time().ask(("Time", "Uhrzeit", "Heure")).mandatory().cdash("VSTIM").sdtm("VS.VSDTC"))
                .item(
                    "VS.POS",
                    one_of(&lists::position()).ask(("Position", "Lage", "Position")).mandatory().cdash("VSPOS").sdtm("VS.VSPOS"),
                )
                .item(
                    "VS.SBP",
                    int()
                        .length(3)
                        .ask(("Systolic", "Systolisch", "Systolique"))
                        .unit(&mmhg)
                        .mandatory()
                        .limits(50, 280)
                        .check(low)
                        .check(at_most(160))
                        .cdash("SYSBP_VSORRES")
                        .sdtm("VS.VSTESTCD=SYSBP"),
                )
                .item(
                    "VS.DBP",
                    int()
                        .length(3)
                        .ask(("Diastolic", "Diastolisch", "Diastolique"))
                        .unit(&mmhg)
                        .mandatory()
                        .limits(30, 160)
                        .usual(50, 100)
                        .cdash("DIABP_VSORRES")
                        .sdtm("VS.VSTESTCD=DIABP"),
                )
                .item(
                    "VS.PULSE",
                    int()
                        .length(3)
                        .ask(("Pulse", "Puls", "Pouls"))
                        .unit(&rate)
                        .mandatory()
                        .limits(25, 250)
                        .usual(50, 100)
                        .cdash("PULSE_VSORRES")
                        .sdtm("VS.VSTESTCD=PULSE"),
                ),
        )
        .group(
            group("G.VSM")
                .title("Mean of the readings")
                .item(
                    "VS.MSBP",
                    float()
                        .decimals(0)
                        .ask(("Systolic, mean", "Systolisch, Mittel", "Systolique, moyenne"))
                        .unit(&mmhg)
                        .derive("mean(G.VSR.VS.SBP)"),
                )
                .item(
                    "VS.MDBP",
                    float()
                        .decimals(0)
                        .ask(("Diastolic, mean", "Diastolisch, Mittel", "Diastolique, moyenne"))
                        .unit(&mmhg)
                        .derive("mean(G.VSR.VS.DBP)"),
                ),
        )
        .rule(holds("R.BP", "VS.SBP > VS.DBP", &["VS.SBP", "VS.DBP"]).in_group("G.VSR").hard().says((
            "Systolic {VS.SBP} is not above diastolic {VS.DBP}. Were they exchanged?",
            "Systolisch {VS.SBP} liegt nicht über diastolisch {VS.DBP}. Wurden sie vertauscht?",
            "Systolique {VS.SBP} n'est pas supérieure à diastolique {VS.DBP}. Ont-elles été inversées ?",
        )))
        .rule(holds("R.WEIGHT", "abs(VS.CHANGE) <= 5", &["VS.WEIGHT", "VS.CHANGE"]).says((
            "Weight changed by {VS.CHANGE} kg since baseline. Please confirm; in heart failure think of fluid.",
            "Das Gewicht hat sich seit Baseline um {VS.CHANGE} kg geändert. Bitte bestätigen; bei Herzinsuffizienz an Flüssigkeit denken.",
            "Le poids a varié de {VS.CHANGE} kg depuis l'inclusion. Merci de confirmer ; penser à une rétention hydrique.",
        )))
}

const SYSTEMS: &[(&str, &str, &str)] = &[
    ("PE.GENERAL", "General appearance", "Allgemeinzustand"),
    ("PE.HEART", "Heart", "Herz"),
    ("PE.LUNGS", "Lungs", "Lunge"),
    ("PE.ABDOMEN", "Abdomen", "Abdomen"),
    ("PE.LIMBS", "Limbs", "Extremitäten"),
    ("PE.NEURO", "Nervous system", "Nervensystem"),
];

fn physical() -> NewForm {
    let systems = SYSTEMS.iter().fold(group("G.PE").title("Examination"), |group, (oid, en, de)| {
        group.item(oid, one_of(&lists::finding()).ask((*en, *de)).mandatory().cdash("PERES").sdtm("PE.PEORRES"))
    });
    form("F.PE").title("Physical examination").about(("By a physician", "Durch ärztliches Personal")).group(
        systems
            .item(
                "PE.OEDEMA",
                one_of(&lists::oedema()).ask(("Oedema of the legs", "Beinödeme", "Œdèmes des jambes")).mandatory().check(at_most(2)),
            )
            .item("PE.JVP", boolean().ask(("Jugular veins distended", "Halsvenen gestaut", "Turgescence jugulaire")).mandatory())
            .item("PE.NOTE", text().long().length(1000).ask(("What was abnormal", "Was auffällig war", "Anomalies constatées"))),
    )
}

fn ecg() -> NewForm {
    let ms = units::ms();
    let long = at_most(500).hard().says((
        "QTcF above 500 ms: repeat the ECG, stop the study drug and inform the medical monitor.",
        "QTcF über 500 ms: EKG wiederholen, Prüfsubstanz absetzen, medizinischen Monitor informieren.",
        "QTcF supérieur à 500 ms : refaire l'ECG, arrêter le traitement et prévenir le moniteur médical.",
    ));
    form("F.EG").title("12-lead ECG").about(("After ten minutes supine", "Nach zehn Minuten im Liegen")).group(
        group("G.EG")
            .title("ECG")
            .item("EG.WHEN", datetime().ask(("Recorded", "Aufgezeichnet", "Enregistré")).mandatory().cdash("EGDAT").sdtm("EG.EGDTC"))
            .item("EG.RHYTHM", one_of(&lists::rhythm()).ask(("Rhythm", "Rhythmus", "Rythme")).mandatory().sdtm("EG.EGTESTCD=RHYNOS"))
            .item(
                "EG.HR",
                int()
                    .length(3)
                    .ask(("Heart rate", "Herzfrequenz", "Fréquence cardiaque"))
                    .unit(&units::per_minute())
                    .mandatory()
                    .limits(25, 250)
                    .usual(45, 110)
                    .sdtm("EG.EGTESTCD=EGHRMN"),
            )
            .item(
                "EG.PR",
                int()
                    .length(3)
                    .ask(("PR interval", "PQ-Zeit", "Intervalle PR"))
                    .unit(&ms)
                    .limits(60, 500)
                    .usual(110, 240)
                    .sdtm("EG.EGTESTCD=PRAG"),
            )
            .item(
                "EG.QRS",
                int()
                    .length(3)
                    .ask(("QRS duration", "QRS-Dauer", "Durée du QRS"))
                    .unit(&ms)
                    .mandatory()
                    .limits(50, 260)
                    .usual(70, 150)
                    .sdtm("EG.EGTESTCD=QRSAG"),
            )
            .item(
                "EG.QT",
                int()
                    .length(3)
                    .ask(("QT interval", "QT-Zeit", "Intervalle QT"))
                    .unit(&ms)
                    .mandatory()
                    .limits(200, 700)
                    .sdtm("EG.EGTESTCD=QTAG"),
            )
            .item(
                "EG.QTCF",
                int()
                    .length(3)
                    .ask(("QTcF", "QTcF", "QTcF"))
                    .unit(&ms)
                    .mandatory()
                    .check(at_most(470))
                    .check(long)
                    .sdtm("EG.EGTESTCD=QTCFAG"),
            )
            .item("EG.RESULT", one_of(&lists::finding()).ask(("Overall", "Gesamt", "Conclusion")).mandatory().sdtm("EG.EGTESTCD=INTP"))
            .item(
                "EG.TRACE",
                text()
                    .look(shared::forms::Look::File)
                    .ask(("Tracing", "EKG-Streifen", "Tracé"))
                    .about(("As the device exports it, or a picture of the paper", "Wie das Gerät es ausgibt, oder ein Bild vom Papier")),
            )
            .item("EG.NOTE", text().long().length(500).ask(("Remarks", "Anmerkungen", "Remarques"))),
    )
}
