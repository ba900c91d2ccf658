//! Visits and forms as a casebook lists them: from the server's cells, in the design's order. Pure.

use shared::capture::api::{Casebook, FormCell, VisitCell};
use shared::capture::{RecordKey, RecordState, VisitStatus};
use shared::forms::Oid;
use shared::study::{VisitDef, VisitKind};

use crate::rooms::study::OpenDesign;
use crate::t;

/// One visit of the subject with its forms.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedVisit {
    pub cell: VisitCell,
    pub title: String,
    pub kind: VisitKind,
    pub forms: Vec<ListedForm>,
}

/// One form of a visit, or the place where another one can begin.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedForm {
    pub cell: FormCell,
    pub title: String,
    /// The record that would come next, where the form repeats and this is its last one.
    pub another: Option<RecordKey>,
    /// It is kept as a log, which can be seen as a table.
    pub log: bool,
}

/// The casebook's visits, each with its forms.
pub fn visits(book: &Casebook, design: &OpenDesign, lang: &str) -> Vec<ListedVisit> {
    let listed = |cell: &VisitCell| ListedVisit {
        title: visit_title(design, cell),
        kind: design.design.visit(&cell.visit).map(|visit| visit.kind).unwrap_or_default(),
        forms: forms(book, design, cell, lang),
        cell: cell.clone(),
    };
    book.subject.visits.iter().filter(|cell| cell.status != VisitStatus::Retired).map(listed).collect()
}

/// A visit or form out of use.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub visit: Oid,
    pub visit_n: u32,
    /// The form; none for a whole visit.
    pub record: Option<RecordKey>,
    pub title: String,
    /// The visit of a form.
    pub place: String,
}

/// What is out of use: visits, and forms of visits that are not.
pub fn removed(book: &Casebook, design: &OpenDesign, lang: &str) -> Vec<Removed> {
    let mut all = Vec::new();
    for cell in &book.subject.visits {
        let place = visit_title(design, cell);
        if cell.status == VisitStatus::Retired {
            all.push(Removed { visit: cell.visit.clone(), visit_n: cell.n, record: None, title: place, place: String::new() });
            continue;
        }
        let gone = book.forms.iter().filter(|form| form.retired && form.key.visit == cell.visit && form.key.visit_n == cell.n);
        all.extend(gone.map(|form| Removed {
            visit: cell.visit.clone(),
            visit_n: cell.n,
            record: Some(form.key.clone()),
            title: form_title(design, form, lang),
            place: place.clone(),
        }));
    }
    all
}

/// What a person reads as a record's name: with its number where the form repeats.
pub fn record_title(design: &OpenDesign, key: &RecordKey, lang: &str) -> String {
    let repeats = design.plan(&key.form).is_some_and(|plan| plan.form.repeating);
    let title = design.form_title(&key.form, lang);
    if repeats || key.form_n > 1 { t!("visit-nth", title = title, n = key.form_n) } else { title }
}

/// The same; what the subject's version does not have any more is called what it was.
fn form_title(design: &OpenDesign, cell: &FormCell, lang: &str) -> String {
    match &cell.left {
        Some(title) if cell.key.form_n > 1 => t!("visit-nth", title = title.clone(), n = cell.key.form_n),
        Some(title) => title.clone(),
        None => record_title(design, &cell.key, lang),
    }
}

/// Whether a form is kept as a log: it repeats, or stands all through the study with a group that does.
pub fn is_log(design: &OpenDesign, kind: VisitKind, form: &Oid) -> bool {
    design
        .plan(form)
        .is_some_and(|plan| plan.form.repeating || (kind == VisitKind::Common && plan.groups.iter().any(|group| group.group.repeating)))
}

fn visit_title(design: &OpenDesign, cell: &VisitCell) -> String {
    let title = cell.left.clone().unwrap_or_else(|| design.visit_title(&cell.visit));
    let repeating = design.design.visit(&cell.visit).is_some_and(|visit| visit.repeating);
    if repeating || cell.n > 1 { t!("visit-nth", title = title, n = cell.n) } else { title }
}

fn forms(book: &Casebook, design: &OpenDesign, visit: &VisitCell, lang: &str) -> Vec<ListedForm> {
    let here = |form: &&FormCell| form.key.visit == visit.visit && form.key.visit_n == visit.n;
    let mine: Vec<&FormCell> = book.forms.iter().filter(here).filter(|form| !form.retired).collect();
    let kind = design.design.visit(&visit.visit).map(|visit| visit.kind).unwrap_or_default();
    let listed = |cell: &&FormCell| {
        let repeats = design.plan(&cell.key.form).is_some_and(|plan| plan.form.repeating);
        let last = book.forms.iter().filter(here).filter(|form| form.key.form == cell.key.form).map(|form| form.key.form_n).max();
        let may_repeat = repeats && last == Some(cell.key.form_n) && cell.state != RecordState::Blank;
        ListedForm {
            title: form_title(design, cell, lang),
            log: is_log(design, kind, &cell.key.form),
            another: may_repeat.then(|| RecordKey { form_n: cell.key.form_n + 1, ..cell.key.clone() }),
            cell: (*cell).clone(),
        }
    };
    mine.iter().map(listed).collect()
}

/// The visits that can be added: unscheduled ones that are not there yet, and repeating ones; each with the number it would get.
pub fn addable(book: &Casebook, design: &OpenDesign) -> Vec<(Oid, String, u32)> {
    let next = |visit: &&VisitDef| {
        let last = book.subject.visits.iter().filter(|cell| cell.visit == visit.oid).map(|cell| cell.n).max().unwrap_or(0);
        let may = match visit.kind {
            VisitKind::Common => false,
            VisitKind::Unscheduled => visit.repeating || last == 0,
            VisitKind::Scheduled => visit.repeating,
        };
        may.then(|| (visit.oid.clone(), visit.title().to_owned(), last + 1))
    };
    design.design.visits_in_order().iter().filter_map(next).collect()
}

#[cfg(test)]
#[path = "visit_list_tests.rs"]
mod tests;
