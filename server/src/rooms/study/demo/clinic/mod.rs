//! CARDIA-2 in the clinic: what each of its items says, given the patient and the day.

mod conduct;
mod efficacy;
mod entry;
mod examination;
mod laboratory;

use shared::forms::Datum;

use super::record::Scene;

/// The answer to an item of CARDIA-2; `None` for any other.
pub fn answer(item: &str, row: u32, scene: &mut Scene<'_>) -> Option<Datum> {
    match item.split_once('.')?.0 {
        "IC" | "DM" | "IN" | "EX" | "IE" | "HF" => entry::answer(item, scene),
        "VS" | "PE" | "EG" => examination::answer(item, row, scene),
        "NYHA" | "EC" | "WB" | "WK" => efficacy::answer(item, scene),
        "LBH" | "LBC" | "BNP" => laboratory::answer(item, scene),
        "RN" | "DA" | "EO" => conduct::answer(item, scene),
        _ => None,
    }
}

/// A moment of the visit's morning.
fn morning(scene: &mut Scene<'_>, from: i32, to: i32) -> String {
    let (hour, minute) = (scene.dice.whole(from, to), scene.dice.whole(0, 11) * 5);
    format!("{hour:02}:{minute:02}")
}

/// The visit's date with a moment of its morning.
fn moment(scene: &mut Scene<'_>, from: i32, to: i32) -> Datum {
    let time = morning(scene, from, to);
    Datum::text(format!("{}T{time}", scene.date))
}
