//! What comes next in a casebook: the next form on which something is left to enter, or at which a query waits. Pure.

use shared::capture::api::{Casebook, FormCell};
use shared::capture::{RecordKey, RecordState, VisitStatus};
use shared::queries::QueryCounts;
use shared::study::{Design, VisitKind};

/// The next form that is begun or, at a visit that took place or is due, still blank; after the last comes the first. Logs are
/// never left: something may always come.
pub fn incomplete(book: &Casebook, design: &Design, after: Option<&RecordKey>) -> Option<RecordKey> {
    next(book, after, &|form| !is_log(design, form) && is_left(book, form))
}

/// The next form at which queries wait.
pub fn queried(book: &Casebook, after: Option<&RecordKey>, waits: &dyn Fn(QueryCounts) -> bool) -> Option<RecordKey> {
    next(book, after, &|form| !form.retired && waits(form.queries))
}

fn next(book: &Casebook, after: Option<&RecordKey>, fits: &dyn Fn(&FormCell) -> bool) -> Option<RecordKey> {
    let here = after.and_then(|key| book.forms.iter().position(|form| form.key == *key));
    let start = here.map_or(0, |here| here + 1);
    let order = (start..book.forms.len()).chain(0..start);
    let next = order.filter_map(|at| book.forms.get(at)).find(|form| Some(&form.key) != after && fits(form));
    next.map(|form| form.key.clone())
}

fn is_log(design: &Design, form: &FormCell) -> bool {
    design.visit(&form.key.visit).is_some_and(|visit| visit.kind == VisitKind::Common)
}

fn is_left(book: &Casebook, form: &FormCell) -> bool {
    let visit = book.subject.visits.iter().find(|visit| visit.visit == form.key.visit && visit.n == form.key.visit_n);
    let status = visit.map(|visit| visit.status);
    match form.state {
        RecordState::InProgress => true,
        RecordState::Complete => false,
        RecordState::Blank => !form.withheld && matches!(status, Some(VisitStatus::InProgress | VisitStatus::Due | VisitStatus::Overdue)),
    }
}

#[cfg(test)]
mod tests {
    use shared::capture::SubjectState;
    use shared::capture::api::{SubjectRow, VisitCell};
    use shared::kernel::{Instant, SiteId, SubjectId, VersionId};

    use super::*;

    fn book(forms: &[(&str, RecordState)]) -> Casebook {
        let key = |visit: &str| RecordKey { visit: visit.into(), visit_n: 1, form: "F".into(), form_n: 1 };
        let status = |visit: &str| if visit == "LATER" { VisitStatus::Planned } else { VisitStatus::InProgress };
        let visits = forms.iter().map(|(visit, _)| -> VisitCell {
            let cell = serde_json::json!({ "visit": visit, "n": 1, "status": status(visit), "complete": 0, "forms": 1, "findings": 0 });
            serde_json::from_value(cell).unwrap()
        });
        let cells = forms.iter().map(|(visit, state)| -> FormCell {
            serde_json::from_value(serde_json::json!({ "key": key(visit), "state": state, "findings": 0 })).unwrap()
        });
        let subject = SubjectRow {
            id: SubjectId::default(),
            key: "S-1".into(),
            site: SiteId::default(),
            site_code: "S".into(),
            state: SubjectState::Enrolled,
            version: VersionId::default(),
            created: serde_json::from_str::<Instant>("\"2026-01-01T00:00:00Z\"").unwrap(),
            changed: None,
            lock: shared::capture::LockState::Open,
            visits: visits.collect(),
        };
        Casebook { subject, time_zone: "UTC".into(), forms: cells.collect(), ruled: Vec::new(), holds: Default::default() }
    }

    #[test]
    fn the_next_incomplete_form_follows_this_one_and_after_the_last_comes_the_first() {
        let book =
            book(&[("A", RecordState::InProgress), ("B", RecordState::Complete), ("C", RecordState::Blank), ("LATER", RecordState::Blank)]);
        let visit = |after: Option<&RecordKey>| incomplete(&book, &Design::default(), after).map(|key| key.visit.to_string());
        assert_eq!(visit(None).as_deref(), Some("A"));
        assert_eq!(visit(Some(&book.forms[0].key)).as_deref(), Some("C"));
        assert_eq!(visit(Some(&book.forms[2].key)).as_deref(), Some("A"));
    }

    #[test]
    fn the_next_query_follows_this_form_and_is_never_on_it() {
        let mut book = book(&[("A", RecordState::Complete), ("B", RecordState::Complete), ("C", RecordState::Complete)]);
        book.forms[0].queries.open = 1;
        book.forms[2].queries.answered = 1;
        let visit = |after: usize, waits: &dyn Fn(QueryCounts) -> bool| {
            queried(&book, Some(&book.forms[after].key), waits).map(|key| key.visit.to_string())
        };
        assert_eq!(visit(1, &|counts| counts.open > 0).as_deref(), Some("A"));
        assert_eq!(visit(0, &|counts| counts.open > 0), None);
        assert_eq!(visit(0, &|counts| counts.answered > 0).as_deref(), Some("C"));
    }

    #[test]
    fn where_nothing_is_left_there_is_no_next_form() {
        let book = book(&[("B", RecordState::Complete), ("LATER", RecordState::Blank)]);
        assert_eq!(incomplete(&book, &Design::default(), None), None);
    }
}
