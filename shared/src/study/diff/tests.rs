use super::*;
use crate::forms::CodeList;
use crate::forms::build::*;
use crate::study::build::{design, visit};

fn first() -> Design {
    let sex = list_of([("M", "Male"), ("F", "Female")]);
    design("S", "Heart")
        .with_form(form("VS").item("SBP", int().length(3).check(at_most(300))).item("SEX", one_of(&sex)).item("OLD", text()))
        .with_visit(visit("BL", "Baseline").with("VS"))
}

fn list_of(choices: [(&'static str, &'static str); 2]) -> CodeList {
    list("CL.SEX", "Sex", choices)
}

/// One line for each: what has happened to which part, and what about it.
fn lines(from: &Design, to: &Design) -> Vec<String> {
    let line = |one: Difference| {
        let changes: Vec<String> =
            one.changes.iter().map(|change| format!("{:?} [{}] → [{}]", change.of, change.from, change.to)).collect();
        let data = if one.touches_data { " !" } else { "" };
        format!("{:?} {:?} {}{data} {}", one.how, one.part, one.oid, changes.join(", ")).trim().to_owned()
    };
    differences(from, to).into_iter().map(line).collect()
}

/// Req: DAT-12
#[test]
fn every_part_that_differs_is_named_with_what_it_was_and_is() {
    let sex = list("CL.SEX", "Sex", [("M", "Man"), ("D", "Diverse")]);
    let second = design("S", "Heart")
        .with_form(
            form("VS").item("SBP", int().length(4).check(at_most(250).hard())).item("SEX", one_of(&sex)).item("NEW", text().mandatory()),
        )
        .with_form(form("AE").item("TERM", text()))
        .with_visit(visit("BL", "Day 1").with("VS").with("AE"));
    assert_eq!(
        lines(&first(), &second),
        [
            "Changed Visit BL Name [Baseline] → [Day 1], Contents [] → [AE], Required [] → [AE]",
            "Added Form AE",
            "Changed Group VS ! Contents [OLD] → [NEW], Required [] → [NEW]",
            "Added Group AE",
            "Changed Item SBP Length [3] → [4], Check [≤ 300, soft] → [≤ 250, hard]",
            "Added Item NEW",
            "Added Item TERM",
            "Removed Item OLD !",
            "Changed Choice M Name [Male] → [Man]",
            "Added Choice D",
            "Removed Choice F !",
        ]
    );
}

#[test]
fn a_question_that_is_worked_out_from_now_on_touches_what_was_entered() {
    let one = |sum: NewItem| design("S", "S").with_form(form("F").item("A", int()).item("SUM", sum)).with_visit(visit("V", "V").with("F"));
    let lines = lines(&one(int()), &one(int().derive("A + 1")));
    assert!(lines.iter().any(|line| line.starts_with("Changed Group F ! Method [] → [SUM by ")), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("Added Method ")), "{lines:?}");
}

#[test]
fn the_same_design_has_no_differences() {
    assert_eq!(differences(&first(), &first()), []);
}
