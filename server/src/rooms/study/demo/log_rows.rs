//! Rows of the logs: what happened, what is taken, what was before. Which rows a subject has is fixed by the seed.

use jiff::ToSpan;
use jiff::civil::Date;
use shared::forms::Datum;

use super::answers::{blank, yes_no};
use super::dice::Dice;
use super::record::Scene;
use super::timeline::days;

/// Condition, chance, years ago at most.
type Disease = (&'static str, f64, i32);
/// Drug, what for, doses in milligrams, how often, chance.
type Drug = (&'static str, &'static str, &'static [f64], &'static str, f64);
/// Event, chance on placebo, chance on the drug, whether it is grave.
type Event = (&'static str, f64, f64, bool);

const HISTORY: &[Disease] = &[
    ("Arterial hypertension", 0.7, 25),
    ("Type 2 diabetes mellitus", 0.32, 18),
    ("Myocardial infarction", 0.4, 12),
    ("Hypercholesterolaemia", 0.55, 20),
    ("Chronic kidney disease stage 3", 0.25, 8),
    ("Chronic obstructive pulmonary disease", 0.14, 15),
    ("Gout", 0.12, 14),
    ("Sleep apnoea", 0.13, 9),
    ("Appendectomy", 0.16, 45),
];

const DRUGS: &[Drug] = &[
    ("Ramipril", "Heart failure", &[2.5, 5.0, 10.0], "QD", 0.45),
    ("Sacubitril/valsartan", "Heart failure", &[49.0, 97.0], "BID", 0.45),
    ("Bisoprolol", "Heart failure", &[2.5, 5.0, 10.0], "QD", 0.62),
    ("Carvedilol", "Heart failure", &[6.25, 12.5, 25.0], "BID", 0.28),
    ("Spironolactone", "Heart failure", &[25.0], "QD", 0.55),
    ("Dapagliflozin", "Heart failure", &[10.0], "QD", 0.6),
    ("Torasemide", "Oedema", &[5.0, 10.0, 20.0], "QD", 0.4),
    ("Furosemide", "Oedema", &[20.0, 40.0], "BID", 0.3),
    ("Atorvastatin", "Hypercholesterolaemia", &[20.0, 40.0], "QD", 0.55),
    ("Acetylsalicylic acid", "Coronary artery disease", &[100.0], "QD", 0.4),
    ("Apixaban", "Atrial fibrillation", &[2.5, 5.0], "BID", 0.28),
    ("Metformin", "Type 2 diabetes mellitus", &[500.0, 1000.0], "BID", 0.22),
    ("Paracetamol", "Headache", &[500.0], "PRN", 0.15),
];

const EVENTS: &[Event] = &[
    ("Dizziness", 0.1, 0.2, false),
    ("Headache", 0.13, 0.14, false),
    ("Symptomatic hypotension", 0.05, 0.14, false),
    ("Hyperkalaemia", 0.04, 0.1, false),
    ("Nasopharyngitis", 0.16, 0.16, false),
    ("Fatigue", 0.12, 0.08, false),
    ("Nausea", 0.07, 0.09, false),
    ("Urinary tract infection", 0.06, 0.06, false),
    ("Worsening of heart failure", 0.09, 0.04, true),
    ("Atrial fibrillation with rapid ventricular response", 0.03, 0.03, true),
    ("Fall with fracture of the wrist", 0.02, 0.02, true),
];

/// What is given for an event.
const TREATMENTS: &[(&str, Drug)] = &[
    ("Headache", ("Paracetamol", "Headache", &[500.0], "PRN", 1.0)),
    ("Nausea", ("Metoclopramide", "Nausea", &[10.0], "PRN", 1.0)),
    ("Urinary tract infection", ("Nitrofurantoin", "Urinary tract infection", &[100.0], "BID", 1.0)),
    ("Hyperkalaemia", ("Sodium zirconium cyclosilicate", "Hyperkalaemia", &[5.0, 10.0], "QD", 1.0)),
    ("Worsening of heart failure", ("Furosemide, intravenous", "Worsening of heart failure", &[40.0, 80.0], "BID", 1.0)),
];

/// How many rows of a log a subject has; `None` for a group that is none.
pub fn rows(group: &str, scene: &mut Scene<'_>) -> Option<u32> {
    let count = match group {
        "G.MH" => history(scene).len(),
        "G.CM" => drugs(scene).len(),
        "G.AE" => events(scene).len(),
        _ => return None,
    };
    u32::try_from(count).ok()
}

pub fn answer(item: &str, row: u32, scene: &mut Scene<'_>) -> Option<Datum> {
    let at = usize::try_from(row).ok()?.checked_sub(1)?;
    match item.split_once('.')?.0 {
        "MH" => history_answer(item, *history(scene).get(at)?, row, scene),
        "CM" => drug_answer(item, *drugs(scene).get(at)?, row, scene),
        "AE" => event_answer(item, *events(scene).get(at)?, row, scene),
        _ => None,
    }
}

/// Chance that stays with the row, whichever of its items is asked.
fn of_row(scene: &Scene<'_>, log: &str, row: u32) -> Dice {
    Dice::of(
        u64::from(scene.timeline.consent.day_of_year().unsigned_abs()),
        usize::try_from(scene.patient.birth.day_of_year()).unwrap_or(0),
        &format!("{log} {row}"),
    )
}

fn history(scene: &Scene<'_>) -> Vec<&'static Disease> {
    of_row(scene, "history", 0).some(HISTORY, |row| row.1)
}

/// Drugs that fit the patient and each other.
fn drugs(scene: &Scene<'_>) -> Vec<&'static Drug> {
    let diseases = history(scene);
    let mut taken = of_row(scene, "drugs", 0).some(DRUGS, |row| row.4);
    taken.retain(|row| row.1 != "Atrial fibrillation" || scene.patient.fibrillates);
    taken.retain(|row| row.1 != "Type 2 diabetes mellitus" || diseases.iter().any(|disease| disease.0 == row.1));
    for (kept, out) in [("Sacubitril/valsartan", "Ramipril"), ("Bisoprolol", "Carvedilol"), ("Torasemide", "Furosemide")] {
        if taken.iter().any(|row| row.0 == kept) {
            taken.retain(|row| row.0 != out);
        }
    }
    let happened = events(scene);
    let given = TREATMENTS.iter().filter(|(event, _)| happened.iter().any(|row| row.0 == *event)).map(|(_, drug)| drug);
    let given: Vec<&Drug> = given.collect();
    taken.retain(|row| !given.iter().any(|drug| drug.0 == row.0));
    taken.extend(given);
    taken
}

/// The row of the event for which a drug is given.
fn given_for(drug: &Drug, scene: &Scene<'_>) -> Option<u32> {
    let (event, _) = TREATMENTS.iter().find(|(_, one)| one.0 == drug.0)?;
    let at = events(scene).iter().position(|row| row.0 == *event)?;
    u32::try_from(at + 1).ok()
}

/// When an event began.
fn began(at: u32, scene: &Scene<'_>) -> (Date, Dice) {
    let mut dice = of_row(scene, "events", at);
    let from = scene.timeline.baseline.unwrap_or(scene.timeline.consent);
    (from.saturating_add(dice.whole(1, days(from, scene.date).max(1)).days()).min(scene.date), dice)
}

/// Nothing happens to somebody who was never treated; more happens in more weeks.
fn events(scene: &Scene<'_>) -> Vec<&'static Event> {
    let weeks = scene.timeline.baseline.map_or(0, |start| days(start, scene.date)).clamp(0, 196);
    let share = f64::from(weeks) / 196.0;
    let treated = scene.patient.treated;
    of_row(scene, "events", 0).some(EVENTS, |row| share * 2.2 * if treated { row.2 } else { row.1 })
}

fn history_answer(item: &str, row: &Disease, number: u32, scene: &Scene<'_>) -> Option<Datum> {
    let mut dice = of_row(scene, "history", number);
    let since = scene.timeline.consent.saturating_sub(dice.whole(400, row.2 * 365).days());
    let over = row.0 == "Appendectomy" || row.0 == "Myocardial infarction";
    Some(match item {
        "MH.TERM" => Datum::text(row.0),
        "MH.START" => partial(since, &mut dice),
        "MH.ONGOING" => yes_no(!over),
        "MH.END" if over => Datum::text(format!("{:04}", since.year())),
        "MH.END" => blank(),
        _ => return None,
    })
}

fn drug_answer(item: &str, row: &Drug, at: u32, scene: &Scene<'_>) -> Option<Datum> {
    let mut dice = of_row(scene, "drugs", at);
    let event = given_for(row, scene);
    let long_ago = scene.timeline.consent.saturating_sub(dice.whole(30, 2400).days());
    let since = event.map_or(long_ago, |event| began(event, scene).0);
    let stopped = dice.chance(0.08);
    let strongest = i32::try_from(row.2.len()).unwrap_or(1) - 1;
    let dose = row.2.get(usize::try_from(dice.whole(0, strongest)).unwrap_or(0)).copied().unwrap_or(1.0);
    Some(match item {
        "CM.NAME" => Datum::text(row.0),
        "CM.WHY" => Datum::text(row.1),
        "CM.AE" => event.map_or_else(blank, |event| Datum::text(event.to_string())),
        "CM.DOSE" => Datum::text(dose.to_string()),
        "CM.FREQ" => Datum::text(row.3),
        "CM.ROUTE" => Datum::text("ORAL"),
        // The day is known, the month is not: rare, and real.
        "CM.START" if event.is_some() => Datum::text(since.to_string()),
        "CM.START" if dice.chance(0.04) => Datum::text(format!("{:04}---{:02}", since.year(), since.day().min(28))),
        "CM.START" => partial(since, &mut dice),
        "CM.ONGOING" => yes_no(!stopped),
        "CM.END" if stopped => Datum::text(scene.date.to_string()),
        "CM.END" => blank(),
        _ => return None,
    })
}

fn event_answer(item: &str, row: &Event, at: u32, scene: &Scene<'_>) -> Option<Datum> {
    let (began, mut dice) = began(at, scene);
    let ended = began.saturating_add(dice.whole(2, 28).days());
    let (ongoing, grave, mild) = (ended > scene.date, row.3, dice.chance(0.65));
    let related = dice.weigh(if scene.patient.treated && !grave {
        &[("POSSIBLE", 5), ("UNLIKELY", 3), ("PROBABLE", 2)]
    } else {
        &[("NONE", 6), ("UNLIKELY", 4)]
    });
    Some(match item {
        "AE.TERM" => Datum::text(row.0),
        "AE.START" if dice.chance(0.12) => Datum::text(format!("{:04}-{:02}", began.year(), began.month())),
        "AE.START" => Datum::text(began.to_string()),
        "AE.ONGOING" => yes_no(ongoing),
        "AE.END" if ongoing => blank(),
        "AE.END" => Datum::text(ended.to_string()),
        "AE.SEV" => Datum::text(match (grave, mild) {
            (true, _) => "SEVERE",
            (false, true) => "MILD",
            (false, false) => "MODERATE",
        }),
        "AE.SERIOUS" => yes_no(grave),
        "AE.WHY" if grave => Datum::many(["HOSP"]),
        "AE.WHY" => blank(),
        "AE.REL" => Datum::text(related),
        "AE.ACTION" => Datum::text(if related == "PROBABLE" { "REDUCED" } else { "NONE" }),
        "AE.OUTCOME" => Datum::text(if ongoing { "RECOVERING" } else { "RECOVERED" }),
        "AE.NOTE" if grave => Datum::text("Admitted, treated, discharged in stable condition."),
        "AE.NOTE" => blank(),
        _ => return None,
    })
}

/// A date as somebody remembers it: the older, the less of it.
fn partial(date: Date, dice: &mut Dice) -> Datum {
    match dice.whole(0, 9) {
        0..=3 => Datum::text(format!("{:04}", date.year())),
        4..=7 => Datum::text(format!("{:04}-{:02}", date.year(), date.month())),
        _ => Datum::text(date.to_string()),
    }
}
