//! NYHA class, echocardiography, well-being, walking.

use shared::forms::Datum;

use super::super::answers::{blank, number, truth};
use super::super::record::Scene;
use super::entry::failed;
use super::moment;

pub fn answer(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let burden = scene.condition.burden;
    Some(match item {
        // Nobody in class I was taken into the trial.
        "NYHA.CLASS" => number((1.0 + burden * 3.4).clamp(if scene.week < 1.0 { 2.0 } else { 1.0 }, 4.0), 0),
        "NYHA.SOURCE" => blank(),
        "WK.START" => moment(scene, 11, 12),
        "WK.DIST" => number(520.0 - 300.0 * burden + scene.dice.normal(0.0, 25.0), 0),
        "WK.BREATH" => number((burden * 9.0 + scene.dice.normal(0.0, 0.7)).clamp(0.0, 10.0), 0),
        "WK.EARLY" => truth(burden > 0.72),
        "WK.WHY" if burden > 0.72 => Datum::text("Short of breath"),
        "WK.WHY" => blank(),
        "WB.DATE" => Datum::text(scene.date.to_string()),
        "WB.WHO" => Datum::text(scene.dice.weigh(&[("PAT", 86), ("STAFF", 9), ("REL", 5)])),
        "WB.SCALE" => number((88.0 - 60.0 * burden + scene.dice.normal(0.0, 5.0)).clamp(5.0, 100.0), 0),
        complaint if complaint.starts_with("WB.") => number((1.0 + burden * 4.2 + scene.dice.normal(0.0, 0.6)).clamp(1.0, 5.0), 0),
        other => return echo(other, scene),
    })
}

fn echo(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let condition = &scene.condition;
    let ejection = if failed(scene) == Some("IN.LVEF") { 47.0 } else { condition.ejection };
    Some(match item {
        "EC.DATE" => Datum::text(scene.date.to_string()),
        "EC.METHOD" => Datum::text(scene.dice.weigh(&[("BIPLANE", 88), ("3D", 8), ("VISUAL", 4)])),
        "EC.LVEF" => number(ejection, 0),
        "EC.EDV" => number(condition.volume, 0),
        "EC.ESV" => number(condition.volume * (1.0 - ejection / 100.0), 0),
        "EC.LA" => number(38.0 + condition.burden * 14.0 + scene.dice.normal(0.0, 3.0), 0),
        "EC.MR" => number((condition.burden * 3.0 + scene.dice.normal(0.0, 0.5)).clamp(0.0, 3.0), 0),
        "EC.NOTE" => blank(),
        _ => return None,
    })
}
