//! The demonstration study: CARDIA-2, an invented phase II trial in heart failure, and believable data for it.
//!
//! Invariant: same seed, subject and day: same data. This module knows no database; the seeding sends what it returns
//! through `capture::save`, like everybody.

mod answers;
mod clinic;
mod dice;
mod fallback;
mod forms;
mod lists;
mod log_rows;
mod patient;
mod record;
mod story;
mod timeline;
mod units;
mod visits;

#[cfg(test)]
mod tests;

use shared::study::Design;
use shared::study::build::design;

pub use story::{Believable, SkipPlan, SubjectPlan, VisitPlan, believable};

/// CARDIA-2: drug against placebo in heart failure with reduced ejection fraction; primary endpoint NT-proBNP at week 24.
pub fn cardia() -> Design {
    let study = Design {
        description: "A randomised, double-blind, placebo-controlled phase II trial of MRD-217 in adults with chronic heart failure \
                      and reduced ejection fraction. Primary endpoint: change of NT-proBNP from baseline to week 24."
            .to_owned(),
        protocol: "CARDIA-2".to_owned(),
        version_description: Some("Protocol 2.0, 12 January 2026".to_owned()),
        protocol_description: (
            "MRD-217 or placebo once daily for 24 weeks on top of standard treatment",
            "MRD-217 oder Placebo einmal täglich über 24 Wochen zusätzlich zur Standardbehandlung",
        )
            .into(),
        ..design("S.CARDIA2", "CARDIA-2")
    };
    let study = study.with_arm("ARM.A", "MRD-217 10 mg", 1).with_arm("ARM.P", "Placebo", 1);
    let study = visits::all().into_iter().fold(study, Design::with_visit);
    let study = study.with_condition("SERIOUS", "any(F.AE.AE.SERIOUS = \"Y\")").with_visit_if("SERIOUS", visits::safety());
    let study = study.with_visit(visits::logs());
    forms::all().into_iter().fold(study, Design::with_form)
}
