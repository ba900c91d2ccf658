//! Which answer: CARDIA-2's items are known by name, all others by their type.

use shared::forms::{Datum, GroupPlan, ItemPlan, Oid};

use super::record::Scene;
use super::{clinic, fallback, log_rows};

/// How many rows of a repeating group were filled in.
pub fn rows(group: &GroupPlan, scene: &mut Scene<'_>) -> u32 {
    match group.group.oid.as_str() {
        "G.VSR" => 3,
        other => log_rows::rows(other, scene).unwrap_or_else(|| u32::try_from(scene.dice.whole(1, 2)).unwrap_or(1)),
    }
}

/// The answer to one question; blank where it is left open.
pub fn answer(group: &GroupPlan, item: &ItemPlan, row: u32, scene: &mut Scene<'_>) -> Datum {
    let oid = item.item.oid.as_str();
    (log_rows::answer(oid, row, scene)).or_else(|| clinic::answer(oid, row, scene)).unwrap_or_else(|| fallback::answer(group, item, scene))
}

/// A number as it is written, with so many decimal places.
pub fn number(value: f64, places: usize) -> Datum {
    let text = format!("{value:.places$}");
    Datum::text(if text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.')) { text.replace('-', "") } else { text })
}

/// A number in a chosen unit.
pub fn in_unit(value: f64, places: usize, unit: Oid) -> Datum {
    Datum { unit: Some(unit), ..number(value, places) }
}

pub fn yes_no(yes: bool) -> Datum {
    Datum::text(if yes { "Y" } else { "N" })
}

pub fn truth(is: bool) -> Datum {
    Datum::text(if is { "true" } else { "false" })
}

/// Left open.
pub fn blank() -> Datum {
    Datum::default()
}
