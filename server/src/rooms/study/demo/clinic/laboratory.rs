//! The laboratory's results, in the units it reports.

use shared::forms::{Datum, Oid};

use super::super::answers::{blank, in_unit, number, truth};
use super::super::record::Scene;
use super::super::units;
use super::entry::failed;
use super::moment;

pub fn answer(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    Some(match item {
        "LBH.WHEN" | "LBC.WHEN" | "BNP.WHEN" => moment(scene, 8, 9),
        "LBH.LAB" | "LBC.LAB" | "BNP.LAB" => blank(),
        "BNP.VALUE" => in_unit(
            if failed(scene) == Some("IN.BNP") { 410.0 } else { scene.condition.bnp },
            0,
            if scene.patient.conventional { units::pg_ml().oid } else { units::ng_l().oid },
        ),
        "BNP.TROP" => number((scene.dice.normal(0.0, 0.4) + 2.9 + scene.condition.burden).exp(), 1),
        "BNP.BAG" => Datum::text(format!("C2-{:06}", scene.dice.whole(100_000, 999_999))),
        "LBH.HGB" => either(scene, scene.condition.haemoglobin, 0.6206, (units::g_dl().oid, 1), (units::mmol_l().oid, 1), true),
        "LBH.HCT" => number(scene.condition.haemoglobin * 0.03, 2),
        "LBH.WBC" => number(scene.dice.normal(7.4, 2.0).max(2.9), 1),
        "LBH.PLT" => number(scene.dice.normal(238.0, 55.0).max(70.0), 0),
        other => return chemistry(other, scene),
    })
}

fn chemistry(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let condition = &scene.condition;
    Some(match item {
        "LBC.FAST" => truth(scene.dice.chance(0.85)),
        "LBC.NA" => number(scene.dice.normal(139.5, 2.6), 0),
        "LBC.K" => number(if failed(scene) == Some("EX.K") { 5.8 } else { condition.potassium }, 1),
        "LBC.CREAT" => either(scene, condition.creatinine, 1.0 / 88.4, (units::umol_l().oid, 0), (units::mg_dl().oid, 2), false),
        "LBC.EGFR" => number(condition.filtration, 0),
        "LBC.GLUC" => either(scene, condition.glucose, 18.016, (units::mmol_l().oid, 1), (units::mg_dl().oid, 0), false),
        "LBC.BILI" => {
            let bilirubin = scene.dice.normal(11.0, 4.0).max(3.0);
            either(scene, bilirubin, 1.0 / 17.1, (units::umol_l().oid, 0), (units::mg_dl().oid, 1), false)
        }
        "LBC.ALT" => number(scene.dice.normal(28.0, 11.0).max(7.0) * if scene.dice.chance(0.02) { 5.0 } else { 1.0 }, 0),
        "LBC.AST" => number(scene.dice.normal(27.0, 8.0).max(9.0), 0),
        "LBC.SIGN" => Datum::text(scene.dice.weigh(&[("NORMAL", 70), ("ABNNCS", 26), ("ABNCS", 4)])),
        _ => return None,
    })
}

/// A value in the laboratory's unit. `first_is_conventional`: the first unit is the one that laboratories of the
/// conventional kind report.
fn either(scene: &Scene<'_>, value: f64, factor: f64, first: (Oid, usize), second: (Oid, usize), first_is_conventional: bool) -> Datum {
    if scene.patient.conventional == first_is_conventional {
        return in_unit(value, first.1, first.0);
    }
    in_unit(value * factor, second.1, second.0)
}
