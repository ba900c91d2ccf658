//! A cell of the matrix: what a subject's visit looks like in one glyph, and in words.
//! Invariant: of several repeats of a visit, the cell shows the one on which somebody has to act first.

use shared::capture::VisitStatus;
use shared::capture::api::VisitCell;
use shared::forms::Oid;
use shared::queries::QueryCounts;

use crate::t;
use crate::ui::{Shape, day};

/// How urgent a status is: the greater, the sooner somebody has to act.
const fn urgency(status: VisitStatus) -> u8 {
    match status {
        VisitStatus::Overdue => 4,
        VisitStatus::Due => 3,
        VisitStatus::InProgress => 2,
        VisitStatus::Planned => 1,
        VisitStatus::Complete => 0,
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
        self.shown.status.into()
    }

    /// The cell in words: `Overdue; planned 03 Mar 2024, until 06 Mar 2024; 2 of 5 forms complete; 1 finding`.
    pub fn words(&self) -> String {
        let mut parts = vec![self.shape().words()];
        match (&self.shown.date, &self.shown.planned) {
            (Some(date), _) => parts.push(t!("cell-took-place", date = day(date))),
            (None, Some(planned)) => parts.push(t!("cell-planned", on = day(&planned.on), until = day(&planned.until))),
            (None, None) => {}
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
        VisitCell {
            visit: oid.into(),
            n,
            status,
            date: None,
            planned: None,
            complete: 0,
            forms: 2,
            findings: 1,
            queries: QueryCounts::default(),
            withheld: false,
        }
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
}
