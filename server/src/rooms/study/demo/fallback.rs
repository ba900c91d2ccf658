//! An answer for any item of any design: what its type, its list and its checks ask for.

use jiff::ToSpan;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shared::forms::{Comparator, DataType, Datum, GroupPlan, ItemDef, ItemPlan, evaluate_item};

use super::answers::{number, truth};
use super::record::Scene;

/// How often a guess is made before it is left.
const TRIES: usize = 12;

/// An answer that the item's checks find nothing wrong with, if a few guesses find one.
pub fn answer(group: &GroupPlan, item: &ItemPlan, scene: &mut Scene<'_>) -> Datum {
    let wanted = if item.is_required() { 1.0 } else { 0.75 };
    if !scene.dice.chance(wanted) {
        return Datum::default();
    }
    let mut guess = Datum::default();
    for _ in 0..TRIES {
        guess = Datum { unit: item.item.units.first().filter(|_| item.item.units.len() > 1).cloned(), ..guessed(item, scene) };
        if evaluate_item(group, item, 1, &guess).is_empty() {
            return guess;
        }
    }
    // What cannot be read is never typed; what is merely doubtful may be.
    if shared::forms::read(item, &guess).is_ok() { guess } else { Datum::default() }
}

fn guessed(item: &ItemPlan, scene: &mut Scene<'_>) -> Datum {
    if item.item.takes_file() {
        return Datum::default();
    }
    if item.is_choice() {
        return chosen(item, scene);
    }
    let (date, def) = (scene.date, &item.item);
    let some_day = date.saturating_sub(scene.dice.whole(0, 20).days());
    let clock = format!("{:02}:{:02}", scene.dice.whole(8, 16), scene.dice.whole(0, 11) * 5);
    match def.data_type {
        DataType::Text | DataType::String => words(def, scene),
        DataType::Integer => number(in_range(def, scene, 0), 0),
        DataType::Float | DataType::Double => {
            let places = def.significant_digits.map_or(1, |places| places.min(3));
            number(in_range(def, scene, places), usize::try_from(places).unwrap_or(1))
        }
        DataType::Boolean => truth(scene.dice.chance(0.6)),
        DataType::Date => Datum::text(some_day.to_string()),
        DataType::PartialDate | DataType::IncompleteDate if scene.dice.chance(0.4) => {
            Datum::text(format!("{:04}-{:02}", some_day.year(), some_day.month()))
        }
        DataType::PartialDate | DataType::IncompleteDate => Datum::text(some_day.to_string()),
        DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Datum::text(clock),
        DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Datum::text(format!("{date}T{clock}")),
        DataType::DurationDatetime => Datum::text(format!("P{}D", scene.dice.whole(1, 14))),
        DataType::IntervalDatetime => Datum::text(format!("{some_day}/{date}")),
        DataType::Uri => Datum::text("https://example.org/document"),
        // Files and raw numbers are not typed by hand.
        DataType::HexBinary | DataType::Base64Binary | DataType::HexFloat | DataType::Base64Float => Datum::default(),
    }
}

fn chosen(item: &ItemPlan, scene: &mut Scene<'_>) -> Datum {
    let choices: Vec<&str> = item.code_list.iter().flat_map(|list| &list.choices).map(|choice| choice.value.as_str()).collect();
    if choices.is_empty() {
        return Datum::default();
    }
    let first = scene.dice.pick(&choices, "");
    match (item.item.many, scene.dice.chance(0.25)) {
        (false, _) => Datum::text(first),
        (true, false) => Datum::many([first]),
        (true, true) => Datum::many(choices.iter().copied().filter(|choice| *choice == first || scene.dice.chance(0.2))),
    }
}

const SENTENCES: &[&str] =
    &["As expected", "No remarks", "Discussed with the participant", "See source documents", "Unchanged since the last visit"];

/// A few words, or where there is no room, a few letters.
fn words(def: &ItemDef, scene: &mut Scene<'_>) -> Datum {
    let room = def.length.and_then(|length| usize::try_from(length).ok()).unwrap_or(200);
    let sentence = scene.dice.pick(SENTENCES, "As expected");
    Datum::text(if sentence.len() <= room {
        sentence.to_owned()
    } else {
        sentence.chars().filter(|one| one.is_alphabetic()).take(room).collect()
    })
}

/// A number between the bounds that the checks set, within the digits that the item has.
fn in_range(def: &ItemDef, scene: &mut Scene<'_>, places: u32) -> f64 {
    let bound = |of: &[Comparator]| {
        let limits = def.ranges.iter().filter(|range| range.comparator.is_some_and(|comparator| of.contains(&comparator)));
        limits.filter_map(|range| range.values.first()?.trim().parse::<Decimal>().ok()?.to_f64()).collect::<Vec<f64>>()
    };
    let digits = def.length.map_or(3, |length| length.saturating_sub(places).clamp(1, 6));
    let widest: f64 = (1..digits).fold(10.0, |size, _| size * 10.0) - 1.0;
    let low = bound(&[Comparator::Ge, Comparator::Gt, Comparator::Eq]).into_iter().reduce(f64::max);
    let high = bound(&[Comparator::Le, Comparator::Lt, Comparator::Eq]).into_iter().reduce(f64::min);
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low, high.max(low)),
        (Some(low), None) => (low, (low * 2.0).max(low + 10.0)),
        (None, Some(high)) => (if high > 0.0 { high * 0.4 } else { high - 10.0 }, high),
        (None, None) => (1.0, widest.min(120.0)),
    };
    // Nearer to the middle than to the ends.
    (scene.dice.between(low, high) + scene.dice.between(low, high)) / 2.0
}
