//! Vital signs, physical examination, ECG.

use shared::forms::Datum;

use super::super::answers::{blank, number, truth};
use super::super::record::Scene;
use super::moment;

pub fn answer(item: &str, row: u32, scene: &mut Scene<'_>) -> Option<Datum> {
    match item.split_once('.')?.0 {
        "VS" => vital_signs(item, row, scene),
        "PE" => physical(item, scene),
        _ => ecg(item, scene),
    }
}

fn vital_signs(item: &str, row: u32, scene: &mut Scene<'_>) -> Option<Datum> {
    // Each reading is a little calmer than the one before.
    let calmer = f64::from(row.saturating_sub(1)) * 1.5;
    let screening = scene.visit.as_str() == "V.SCR";
    Some(match item {
        "VS.ARM" => Datum::text(if scene.patient.height > 170.0 { "L" } else { "R" }),
        "VS.WEIGHT" => number(scene.condition.weight, 1),
        "VS.HEIGHT" if screening => number(scene.patient.height, 0),
        "VS.HEIGHT" => blank(),
        "VS.TEMP" => number(scene.dice.normal(36.6, 0.3), 1),
        "VS.RESP" => number(scene.dice.normal(15.0, 2.0), 0),
        "VS.SPO2" => number(scene.dice.normal(96.0, 1.7).min(100.0), 0),
        "VS.TIME" => Datum::text(format!("09:{:02}", 10 + 5 * row)),
        "VS.POS" => Datum::text("SIT"),
        "VS.SBP" => number(scene.condition.systolic - calmer + scene.dice.normal(0.0, 2.5), 0),
        "VS.DBP" => number(scene.condition.diastolic - calmer / 2.0 + scene.dice.normal(0.0, 2.0), 0),
        "VS.PULSE" => number(scene.condition.pulse - calmer / 2.0 + scene.dice.normal(0.0, 2.0), 0),
        _ => return None,
    })
}

fn physical(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let burden = scene.condition.burden;
    Some(match item {
        "PE.HEART" | "PE.LUNGS" | "PE.LIMBS" => Datum::text(judged(scene, burden * 0.5)),
        "PE.GENERAL" | "PE.ABDOMEN" | "PE.NEURO" => Datum::text(judged(scene, 0.06)),
        "PE.OEDEMA" => number((burden * 3.2 + scene.dice.normal(-0.6, 0.4)).clamp(0.0, 3.0), 0),
        "PE.JVP" => truth(scene.dice.chance(burden * 0.35)),
        "PE.NOTE" if burden > 0.4 && scene.dice.chance(0.6) => Datum::text(scene.dice.pick(
            &["Fine crackles at both bases.", "Third heart sound, systolic murmur at the apex.", "Pitting oedema up to the ankles."],
            "Unchanged.",
        )),
        "PE.NOTE" => blank(),
        _ => return None,
    })
}

/// Normal, unless the dice say otherwise.
fn judged(scene: &mut Scene<'_>, abnormal: f64) -> &'static str {
    match (scene.dice.chance(abnormal), scene.dice.chance(0.35)) {
        (false, _) => "NORMAL",
        (true, true) => "ABNCS",
        (true, false) => "ABNNCS",
    }
}

fn ecg(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    // The intervals of one tracing belong together: QT follows from the rate and QTcF.
    let (rate, corrected) = (scene.condition.pulse, scene.condition.qtcf);
    Some(match item {
        "EG.WHEN" => moment(scene, 9, 10),
        "EG.RHYTHM" => Datum::text(if scene.patient.fibrillates { "AF" } else { "SR" }),
        "EG.HR" => number(rate, 0),
        // There is no PR interval in atrial fibrillation.
        "EG.PR" if scene.patient.fibrillates => Datum::missing(shared::forms::Missing::NotApplicable),
        "EG.PR" => number(scene.dice.normal(176.0, 20.0), 0),
        "EG.QRS" => number(scene.dice.normal(112.0, 20.0).clamp(78.0, 190.0), 0),
        "EG.QT" => number(corrected * (60.0 / rate).cbrt(), 0),
        "EG.QTCF" => number(corrected, 0),
        "EG.RESULT" => Datum::text(if scene.patient.fibrillates { "ABNNCS" } else { judged(scene, 0.5) }),
        "EG.TRACE" => blank(),
        "EG.NOTE" if scene.patient.fibrillates => Datum::text("Known atrial fibrillation."),
        "EG.NOTE" => blank(),
        _ => return None,
    })
}
