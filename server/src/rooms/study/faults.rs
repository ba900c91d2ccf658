//! What our checker says of a design's rules, as notes of a report. A broken rule does not make a study refused: it is left out.

use std::collections::BTreeSet;

use shared::forms::rule::RuleFault;
use shared::forms::rule::units::Opaque;
use shared::study::{Design, Kept};

/// One note for each fault; a condition that is used in several forms is reported once.
pub fn notes(design: &Design) -> Vec<Kept> {
    let faults = design.compile(&Opaque).faults;
    let mut seen = BTreeSet::new();
    faults.iter().filter(|one| seen.insert((one.rule.as_str(), one.fault.at, one.fault.what.as_str()))).map(note).collect()
}

fn note(fault: &RuleFault) -> Kept {
    let place = if fault.fault.at.line == 0 { String::new() } else { format!(" (at {})", fault.fault.at) };
    let what = match fault.broken {
        true => format!("The rule does nothing until this is put right: {}{place}", fault.fault.what),
        false => format!("The rule works, but look at it: {}{place}", fault.fault.what),
    };
    Kept { path: format!("/rules/{}", fault.rule), line: 0, what }
}
