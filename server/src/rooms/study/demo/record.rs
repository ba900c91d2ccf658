//! One record as a coordinator would type it: now and then something is left out for a reason, mistyped and put right,
//! or not finished.

use jiff::civil::Date;
use shared::capture::{Change, ChangeSet, RecordKey, SubjectState};
use shared::forms::{DataType, Datum, FormPlan, GroupPlan, ItemKey, ItemPlan, Missing, Oid, Reference, Values, evaluate};

use super::answers;
use super::dice::Dice;
use super::patient::{Condition, Patient};
use super::story::Effort;
use super::timeline::Timeline;

/// What an answer depends on.
pub struct Scene<'a> {
    pub patient: &'a Patient,
    pub timeline: &'a Timeline<'a>,
    pub date: Date,
    pub week: f64,
    pub visit: &'a Oid,
    /// A form that is kept all through the study.
    pub log: bool,
    pub condition: Condition,
    pub dice: Dice,
}

impl Scene<'_> {
    pub fn ended(&self) -> bool {
        !matches!(self.timeline.state, SubjectState::Screening | SubjectState::Enrolled)
    }
}

/// The change sets that make the record.
pub fn changes(plan: &FormPlan, record: RecordKey, mut scene: Scene<'_>, effort: Effort) -> Vec<ChangeSet> {
    let mut typed = fill(plan, &mut scene);
    if effort == Effort::Half {
        typed.truncate((typed.len() / 2).max(1));
    }
    let mut values: Values = typed.into_iter().collect();
    // What the rules do not ask for is not on the page.
    let withheld = evaluate(plan, &values, &Reference::default()).withheld;
    values.retain(|key, _| !withheld.contains(key));
    if values.is_empty() {
        return Vec::new();
    }
    // A log stays open while the subject takes part.
    let finished = effort == Effort::All && (!scene.log || scene.ended());
    let complete = (finished && !evaluate(plan, &values, &Reference::default()).blocks_completion()).then_some(true);
    match slip(plan, &values, &mut scene.dice) {
        Some((at, wrong)) => {
            let right = values.insert(at.clone(), wrong).unwrap_or_default();
            vec![set(&record, 0, values, None), set(&record, 1, Values::from([(at, right)]), complete)]
        }
        None => vec![set(&record, 0, values, complete)],
    }
}

fn set(record: &RecordKey, base: u32, values: Values, complete: Option<bool>) -> ChangeSet {
    let changes = values.into_iter().map(|(at, to)| Change { at, to }).collect();
    ChangeSet { record: record.clone(), base, changes, rows: Vec::new(), complete }
}

/// In the order of the form.
fn fill(plan: &FormPlan, scene: &mut Scene<'_>) -> Vec<(ItemKey, Datum)> {
    let mut values = Vec::new();
    for group in &plan.groups {
        let rows = if group.group.repeating { answers::rows(group, scene) } else { 1 };
        for row in 1..=rows {
            for item in &group.items {
                let at = ItemKey { group: group.group.oid.clone(), row, item: item.item.oid.clone() };
                values.extend(answer(group, item, row, scene).map(|datum| (at, datum)));
            }
        }
    }
    values
}

/// The answer, or nothing where the coordinator leaves the field blank.
fn answer(group: &GroupPlan, item: &ItemPlan, row: u32, scene: &mut Scene<'_>) -> Option<Datum> {
    if item.derived {
        return None;
    }
    let datum = answers::answer(group, item, row, scene);
    let measured = matches!(item.item.data_type, DataType::Integer | DataType::Float) && !item.is_choice();
    if measured && !datum.is_blank() && scene.dice.chance(0.012) {
        let why = if scene.dice.chance(0.8) { Missing::NotDone } else { Missing::Unknown };
        return Some(Datum::missing(why));
    }
    Some(datum).filter(|datum| !datum.is_blank())
}

/// A slip of the finger: two digits of a whole number change places, and are put right a moment later.
fn slip(plan: &FormPlan, values: &Values, dice: &mut Dice) -> Option<(ItemKey, Datum)> {
    if !dice.chance(0.07) {
        return None;
    }
    let whole = |key: &ItemKey| plan.item(key).is_some_and(|(_, item)| item.item.data_type == DataType::Integer && !item.is_choice());
    let (key, datum) = values.iter().find(|(key, datum)| whole(key) && datum.one().is_some_and(|text| swapped(text).is_some()))?;
    let wrong = datum.one().and_then(swapped)?;
    Some((key.clone(), Datum { unit: datum.unit.clone(), ..Datum::text(wrong) }))
}

/// The first two digits, changed about; `None` where that changes nothing.
fn swapped(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let digits = first.is_ascii_digit() && second.is_ascii_digit() && first != second && second != '0';
    digits.then(|| [second, first].into_iter().chain(letters).collect())
}
