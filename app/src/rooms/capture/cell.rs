//! A cell of the matrix: what a subject's visit looks like in one glyph, and in words.
//! Invariant: of several repeats of a visit, the cell shows the one on which somebody has to act first.

use shared::capture::api::VisitCell;
use shared::capture::{NOT_DONE, VisitStatus};
use shared::forms::Oid;
use shared::queries::QueryCounts;
use shared::study::Design;

use crate::ui::{Shape, day};
use crate::{i18n, t};

/// How urgent a status is: the greater, the sooner somebody has to act.
const fn urgency(status: VisitStatus) -> u8 {
    match status {
        VisitStatus::Overdue => 6,
        VisitStatus::Due => 5,
        VisitStatus::InProgress => 4,
        VisitStatus::Planned => 3,
        VisitStatus::Complete => 2,
        VisitStatus::DidNotOccur => 1,
        VisitStatus::Retired => 0,
    }
}

/// By how many days a visit missed its window: `3 days late`. Nothing where it did not, or nobody can say.
pub fn missed_by(off: Option<i32>) -> Option<String> {
    let off = off.filter(|off| *off != 0)?;
    let days = off.unsigned_abs();
    Some(if off > 0 { t!("visit-late", n = days) } else { t!("visit-early", n = days) })
}

/// Why a visit did not take place: a choice of the study's list, else one of those that every study has.
pub fn not_done_words(design: &Design, code: &str) -> String {
    let list = design.visit_reasons.as_ref().and_then(|oid| design.library.code_lists.iter().find(|list| list.oid == *oid));
    let choice = list.and_then(|list| list.choice(code)).map(|choice| choice.label(i18n::form_tag()).to_owned());
    choice.unwrap_or_else(|| if NOT_DONE.contains(&code) { i18n::say(&format!("not-done-{code}"), &[]) } else { code.to_owned() })
}

/// The reasons to choose from: code and words.
pub fn not_done_choices(design: &Design) -> Vec<(String, String)> {
    let list = design.visit_reasons.as_ref().and_then(|oid| design.library.code_lists.iter().find(|list| list.oid == *oid));
    let choice = |code: &str| (code.to_owned(), not_done_words(design, code));
    match list {
        Some(list) => list.choices.iter().map(|one| choice(&one.value)).collect(),
        None => NOT_DONE.iter().map(|code| choice(code)).collect(),
    }
}

/// A visit's repeats in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The repeat to act on first.
    pub shown: VisitCell,
    pub repeats: usize,
    pub findings: u32,
    pub queries: QueryCounts,
}

impl Cell {
    /// The subject's visits under one column of the matrix; none where the visit is neither planned nor has data.
    pub fn of(visits: &[VisitCell], visit: &Oid) -> Option<Self> {
        let repeats: Vec<&VisitCell> = visits.iter().filter(|cell| cell.visit == *visit).collect();
        let findings = repeats.iter().map(|cell| cell.findings).sum();
        let queries = repeats.iter().fold(QueryCounts::default(), |sum, cell| sum.and(cell.queries));
        // Of equally urgent ones, the first: `max_by_key` takes the last of equals, so ask from behind.
        let shown = repeats.iter().rev().max_by_key(|cell| urgency(cell.status))?;
        Some(Self { shown: (*shown).clone(), repeats: repeats.len(), findings, queries })
    }

    pub fn shape(&self) -> Shape {
        Shape::of_visit(&self.shown)
    }

    /// The cell in words: `Overdue; planned 03 Mar 2024, until 06 Mar 2024; 2 of 5 forms complete; 1 finding`.
    pub fn words(&self) -> String {
        let mut parts = vec![self.shape().words()];
        if !self.shown.lock.is_open() {
            parts.push(Shape::from(self.shown.status).words());
        }
        match (&self.shown.date, &self.shown.planned) {
            (Some(date), _) => {
                parts.push(t!("cell-took-place", date = day(date)));
                parts.extend(missed_by(self.shown.off));
            }
            _ if self.shown.status.is_closed() => {}
            (None, Some(planned)) => parts.push(t!("cell-planned", on = day(&planned.on), until = day(&planned.until))),
            (None, None) => {}
        }
        if let (None, Some(agreed)) = (&self.shown.date, &self.shown.appointment) {
            parts.push(t!("visit-agreed", on = day(agreed)));
        }
        if self.shown.forms > 0 {
            parts.push(t!("cell-forms", complete = self.shown.complete, forms = self.shown.forms));
        }
        if self.repeats > 1 {
            parts.push(t!("cell-repeats", n = self.repeats));
        }
        if self.queries.open > 0 {
            parts.push(t!("queries-open-count", n = self.queries.open));
        }
        if self.queries.answered > 0 {
            parts.push(t!("queries-answered-count", n = self.queries.answered));
        }
        if self.findings > 0 {
            parts.push(t!("findings-count", n = self.findings));
        }
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(oid: &str, n: u32, status: VisitStatus) -> VisitCell {
        serde_json::from_value(serde_json::json!({
            "visit": oid, "n": n, "status": status, "complete": 0, "forms": 2, "findings": 1
        }))
        .unwrap()
    }

    #[test]
    fn of_several_repeats_the_most_urgent_is_shown() {
        let visits = [
            visit("A", 1, VisitStatus::Complete),
            visit("A", 2, VisitStatus::Overdue),
            visit("A", 3, VisitStatus::Overdue),
            visit("B", 1, VisitStatus::Due),
        ];
        let cell = Cell::of(&visits, &"A".into()).unwrap();
        assert_eq!((cell.shown.n, cell.repeats, cell.findings), (2, 3, 3));
    }

    #[test]
    fn a_visit_that_is_not_there_has_no_cell() {
        assert_eq!(Cell::of(&[], &"A".into()), None);
    }

    #[test]
    fn a_cell_says_in_words_what_it_shows() {
        crate::i18n::speak_here("en");
        let mut one = visit("A", 1, VisitStatus::Due);
        one.date = Some("2024-03".into());
        let cell = Cell::of(&[one], &"A".into()).unwrap();
        assert_eq!(cell.words(), "Due; took place Mar 2024; 0 of 2 forms complete; 1 finding that nobody has answered yet");
    }

    #[test]
    fn a_cell_says_by_how_much_a_visit_missed_its_window() {
        crate::i18n::speak_here("en");
        let late = VisitCell { date: Some("2024-03-09".into()), off: Some(3), ..visit("A", 1, VisitStatus::Complete) };
        assert!(Cell::of(&[late], &"A".into()).unwrap().words().contains("took place 09 Mar 2024; 3 days late"));
        assert_eq!((missed_by(Some(0)), missed_by(Some(-1)).as_deref()), (None, Some("1 day early")));
    }
}
