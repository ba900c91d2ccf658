//! Randomisation, study drug, end of study.

use shared::capture::SubjectState;
use shared::forms::Datum;

use super::super::answers::{blank, number, truth, yes_no};
use super::super::record::Scene;
use super::moment;

pub fn answer(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let (first, last) = (scene.week < 0.5, scene.week > 20.0 || scene.visit.as_str() == "V.ET");
    Some(match item {
        "RN.WHEN" => moment(scene, 9, 10),
        "RN.NUMBER" => Datum::text(format!("R{:05}", scene.dice.whole(10_000, 99_999))),
        "RN.STRATUM" => Datum::text(if scene.condition.bnp < 1500.0 { "LOW" } else { "HIGH" }),
        "DA.RETURNED" | "DA.MISSED" | "DA.WHY" if first => blank(),
        "DA.RETURNED" => number(scene.dice.normal(8.0, 4.0).clamp(0.0, 30.0), 0),
        "DA.MISSED" => number((scene.dice.normal(0.4, 1.4)).clamp(0.0, 9.0), 0),
        "DA.WHY" if scene.dice.chance(0.15) => {
            Datum::text(scene.dice.pick(&["Forgot over the weekend", "Travelling", "Stomach upset"], "Forgot"))
        }
        "DA.WHY" => blank(),
        "DA.GIVEN" => yes_no(!last),
        "DA.KIT" | "DA.TABLETS" | "DA.FIRST" if last => blank(),
        "DA.KIT" => Datum::text(format!("K{:06}", scene.dice.whole(200_000, 899_999))),
        "DA.TABLETS" => number(if scene.week < 6.0 { 35.0 } else { 100.0 }, 0),
        "DA.FIRST" if first => moment(scene, 11, 12),
        "DA.FIRST" => blank(),
        other => return end(other, scene),
    })
}

fn end(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let completed = scene.timeline.state == SubjectState::Completed;
    Some(match item {
        "EO.DATE" => Datum::text(scene.date.to_string()),
        "EO.STATUS" if completed => Datum::text("COMPLETED"),
        "EO.STATUS" => Datum::text(scene.dice.weigh(&[("WITHDREW", 60), ("AE", 25), ("PHYSICIAN", 15)])),
        "EO.DEATH" => blank(),
        "EO.UNBLIND" => truth(false),
        "EO.NOTE" if completed => blank(),
        "EO.NOTE" => Datum::text("Asked to stop; agreed to a last visit."),
        _ => return None,
    })
}
