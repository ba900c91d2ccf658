//! What the trial measures its success by: NYHA class, echocardiography, well-being, walking.

use shared::forms::build::*;
use shared::forms::{Look, Scale};

use super::super::{lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![nyha(), echo(), well_being(), walk()]
}

fn nyha() -> NewForm {
    form("F.NYHA").title("NYHA class").about(("As judged today", "Nach heutiger Einschätzung")).group(
        group("G.NYHA")
            .title("NYHA")
            .item("NYHA.CLASS", one_of(&lists::nyha()).ask(("Class", "Klasse", "Classe")).mandatory().sdtm("QS.QSTESTCD=NYHA"))
            .item("NYHA.SOURCE", text().length(100).ask(("Judged by", "Beurteilt durch", "Évalué par"))),
    )
}

fn echo() -> NewForm {
    form("F.ECHO")
        .title("Echocardiography")
        .about(("Mean of three beats; five in atrial fibrillation", "Mittel aus drei Schlägen, bei Vorhofflimmern fünf"))
        .group(
            group("G.ECHO")
                .title("Echocardiography")
                .item(
                    "EC.DATE",
                    date()
                        .ask(("Date of the examination", "Datum der Untersuchung", "Date de l'examen"))
                        .mandatory()
                        .check(at_least("2025-06-01").hard())
                        .sdtm("CV.CVDTC"),
                )
                .item(
                    "EC.METHOD",
                    one_of(&lists::echo_method())
                        .ask(("Method of the ejection fraction", "Methode der Ejektionsfraktion", "Méthode de la FEVG"))
                        .mandatory()
                        .check(not("VISUAL").says((
                            "The protocol asks for a measured ejection fraction.",
                            "Der Prüfplan verlangt eine gemessene Ejektionsfraktion.",
                        ))),
                )
                .item(
                    "EC.LVEF",
                    int()
                        .length(2)
                        .ask(("Left ventricular ejection fraction", "Linksventrikuläre Ejektionsfraktion", "Fraction d'éjection du VG"))
                        .unit(&units::percent())
                        .mandatory()
                        .limits(5, 85)
                        .usual(10, 60)
                        .sdtm("CV.CVTESTCD=LVEF"),
                )
                .item(
                    "EC.EDV",
                    int()
                        .length(3)
                        .ask(("End-diastolic volume", "Enddiastolisches Volumen", "Volume télédiastolique"))
                        .unit(&units::ml())
                        .limits(30, 600)
                        .usual(80, 400)
                        .sdtm("CV.CVTESTCD=LVEDV"),
                )
                .item(
                    "EC.ESV",
                    int()
                        .length(3)
                        .ask(("End-systolic volume", "Endsystolisches Volumen", "Volume télésystolique"))
                        .unit(&units::ml())
                        .limits(10, 550)
                        .usual(30, 320)
                        .sdtm("CV.CVTESTCD=LVESV"),
                )
                .item(
                    "EC.LA",
                    int()
                        .length(2)
                        .ask(("Left atrial diameter", "Durchmesser des linken Vorhofs", "Diamètre de l'OG"))
                        .unit(&units::mm())
                        .limits(15, 90)
                        .usual(25, 65),
                )
                .item(
                    "EC.MR",
                    one_of(&lists::regurgitation()).ask(("Mitral regurgitation", "Mitralinsuffizienz", "Insuffisance mitrale")).mandatory(),
                )
                .item("EC.NOTE", text().long().length(1000).ask(("Report", "Befund", "Compte rendu"))),
        )
}

/// Items of our own: no instrument that somebody holds the rights to.
const WELL_BEING: &[(&str, &str, &str, &str)] = &[
    ("WB.STAIRS", "Climbing stairs left me short of breath", "Beim Treppensteigen kam ich außer Atem", "Monter un escalier m'essoufflait"),
    (
        "WB.NIGHT",
        "I woke up at night because I could not breathe well",
        "Ich wachte nachts auf, weil ich schlecht Luft bekam",
        "Je me réveillais la nuit, gêné pour respirer",
    ),
    ("WB.TIRED", "I felt tired", "Ich fühlte mich müde", "Je me sentais fatigué"),
    ("WB.LEGS", "My legs or feet were swollen", "Meine Beine oder Füße waren geschwollen", "Mes jambes ou mes pieds étaient gonflés"),
    ("WB.CHORES", "Work around the house was too much for me", "Hausarbeit war mir zu viel", "Les tâches ménagères me dépassaient"),
    (
        "WB.FRIENDS",
        "I stayed away from friends or family because of my heart",
        "Ich mied Freunde oder Familie wegen meines Herzens",
        "J'évitais mes proches à cause de mon cœur",
    ),
    ("WB.WORRY", "I worried about my heart", "Ich machte mir Sorgen um mein Herz", "Je m'inquiétais pour mon cœur"),
    ("WB.APPETITE", "I had no appetite", "Ich hatte keinen Appetit", "Je manquais d'appétit"),
];

fn well_being() -> NewForm {
    let items = WELL_BEING.iter().fold(group("G.WELL").title("During the last two weeks"), |group, (oid, en, de, fr)| {
        group.item(oid, one_of(&lists::how_often()).ask((*en, *de, *fr)).in_matrix("well").mandatory().sdtm("QS.QSORRES"))
    });
    form("F.WELL")
        .title("Well-being")
        .about(("Filled in by the participant", "Von der teilnehmenden Person ausgefüllt"))
        .group(
            group("G.WELLH")
                .title("How it was filled in")
                .item("WB.DATE", date().ask(("Filled in on", "Ausgefüllt am", "Rempli le")).mandatory().sdtm("QS.QSDTC"))
                .item("WB.WHO", one_of(&lists::who()).ask(("Filled in by", "Ausgefüllt von", "Rempli par")).mandatory()),
        )
        .group(items)
        .group(
            group("G.WELLS").title("Today").item(
                "WB.SCALE",
                int()
                    .length(3)
                    .ask(("My health today", "Meine Gesundheit heute", "Ma santé aujourd'hui"))
                    .scale(Look::Analogue, health())
                    .mandatory()
                    .limits(0, 100),
            ),
        )
}

fn health() -> Scale {
    Scale {
        low: ("The worst I can imagine", "Die schlechteste, die ich mir denken kann", "La pire que je puisse imaginer").into(),
        high: ("The best I can imagine", "Die beste, die ich mir denken kann", "La meilleure que je puisse imaginer").into(),
        ..Scale::default()
    }
}

fn breathlessness() -> Scale {
    let to = Some("10".to_owned());
    Scale { to, low: ("None", "Keine", "Aucun").into(), high: ("As bad as can be", "Stärkste", "Extrême").into(), ..Scale::default() }
}

fn walk() -> NewForm {
    form("F.WALK").title("Six-minute walk").about(("On a corridor of 30 metres", "Auf einem 30-Meter-Flur")).group(
        group("G.WALK")
            .title("Walk")
            .item("WK.START", datetime().ask(("Started", "Begonnen", "Début")).mandatory().sdtm("FT.FTDTC"))
            .item(
                "WK.DIST",
                int()
                    .length(3)
                    .ask(("Distance", "Strecke", "Distance"))
                    .unit(&units::metre())
                    .mandatory()
                    .limits(0, 900)
                    .usual(50, 650)
                    .sdtm("FT.FTTESTCD=SIXMW"),
            )
            .item(
                "WK.BREATH",
                int()
                    .length(2)
                    .ask(("Breathlessness at the end", "Atemnot am Ende", "Essoufflement à la fin"))
                    .scale(Look::Slider, breathlessness())
                    .limits(0, 10),
            )
            .item(
                "WK.EARLY",
                boolean().ask(("Ended before six minutes", "Vor sechs Minuten beendet", "Arrêté avant six minutes")).mandatory(),
            )
            .item("WK.WHY", text().length(200).ask(("Why it ended early", "Grund des vorzeitigen Endes", "Raison de l'arrêt"))),
    )
}
