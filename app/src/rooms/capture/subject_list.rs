//! The list of subjects as far as it was looked at: filter, how many there are, and those rows that were in view.
//! Rows are fetched a page at a time, where somebody looks: going on from a row that is known, or jumping over those that were
//! passed by. An answer to an older question is dropped.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::Subjects;
use shared::capture::api::{ListSubjects, SubjectFilter, SubjectRow};
use shared::kernel::{Cursor, StudyId};
use shared::study::api::InStudy;

use crate::net::{self, Trouble};
use crate::{live, news};

/// Rows of one page.
const PAGE: usize = 50;
/// Rows before and after those in view that are fetched with them.
const AHEAD: usize = 40;
/// Pages on their way at once. What is scrolled past while they are is never asked for.
const AT_ONCE: usize = 3;

/// A row, once it was fetched.
pub type Row = Option<Arc<SubjectRow>>;

/// How far a page has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Page {
    #[default]
    Unasked,
    Coming,
    /// There, and where the next one goes on.
    There(Option<Cursor>),
}

/// Subjects of one study. Copied freely; lives as long as its page.
#[derive(Clone, Copy)]
pub struct SubjectList {
    study: StudyId,
    pub filter: RwSignal<SubjectFilter>,
    /// As many as the filter leaves, whether fetched or not.
    pub rows: RwSignal<Vec<Row>>,
    pages: StoredValue<Vec<Page>>,
    in_view: StoredValue<Range<usize>>,
    /// The first page of the present filter is there.
    pub ready: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    /// Counts filters: whoever shows the list begins at its top again.
    pub turn: RwSignal<u32>,
    question: StoredValue<u32>,
    counted: StoredValue<bool>,
}

impl SubjectList {
    /// A list that loads itself, and loads anew whenever the filter changes.
    pub fn new(study: StudyId, filter: SubjectFilter) -> Self {
        let list = Self {
            study,
            filter: RwSignal::new(filter),
            rows: RwSignal::new(Vec::new()),
            pages: StoredValue::new(Vec::new()),
            in_view: StoredValue::new(0..1),
            ready: RwSignal::new(false),
            trouble: RwSignal::new(None),
            turn: RwSignal::new(0),
            question: StoredValue::new(0),
            counted: StoredValue::new(false),
        };
        Effect::new(move |_| {
            list.filter.track();
            list.begin();
        });
        news::after_each(move || list.again());
        live::on(study, |_| news::arrived());
        list
    }

    /// What the present filter leaves, from its first row.
    fn begin(self) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        self.in_view.set_value(0..1);
        self.pages.set_value(vec![Page::Unasked]);
        self.counted.set_value(false);
        self.fetch();
    }

    /// Asks again for what is in view; the rest when it is looked at. What is there stays until the answer has come.
    pub fn again(self) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        self.pages.update_value(|pages| pages.iter_mut().for_each(|page| *page = Page::Unasked));
        self.counted.set_value(false);
        self.fetch();
    }

    /// These rows are in view now.
    pub fn look_at(self, rows: Range<usize>) {
        self.in_view.set_value(rows);
        self.fetch();
    }

    fn fetch(self) {
        let seen = self.in_view.get_value();
        let from = seen.start.saturating_sub(AHEAD) / PAGE;
        let mut wanted = Vec::new();
        self.pages.update_value(|pages| {
            let to = ((seen.end + AHEAD).div_ceil(PAGE)).min(pages.len());
            let coming = pages.iter().filter(|page| **page == Page::Coming).count();
            let unasked = (from..to).filter(|at| pages.get(*at) == Some(&Page::Unasked));
            wanted = unasked.take(AT_ONCE.saturating_sub(coming)).collect();
            for at in &wanted {
                pages.get_mut(*at).into_iter().for_each(|page| *page = Page::Coming);
            }
        });
        wanted.into_iter().for_each(|at| self.ask(at));
    }

    fn ask(self, at: usize) {
        let question = self.question.get_value();
        let known = self.pages.with_value(|pages| match at.checked_sub(1).and_then(|before| pages.get(before)) {
            Some(Page::There(next)) => next.clone(),
            _ => None,
        });
        let skip = u32::try_from(at * PAGE).ok().filter(|skip| known.is_none() && *skip > 0);
        let counts = !self.counted.get_value();
        self.counted.set_value(true);
        let filter = self.filter.get_untracked();
        let asked = SubjectFilter { after: known, skip, count: counts, limit: u16::try_from(PAGE).ok(), ..filter };
        spawn_local(async move {
            let answer = net::load::<ListSubjects>(&InStudy { study: self.study }, &asked).await;
            // The page may be gone, or the filter may have changed in the meantime.
            if self.question.try_get_value() == Some(question) {
                self.take(at, answer);
                self.fetch();
            }
        });
    }

    fn take(self, at: usize, answer: Result<Subjects, Trouble>) {
        match answer {
            Err(trouble) => {
                // Stays as it is until somebody tries again.
                self.trouble.set(Some(trouble));
            }
            Ok(subjects) => {
                self.trouble.set(None);
                let begins = !self.ready.get_untracked() || subjects.total.is_some();
                let Subjects { rows, next, total } = subjects;
                self.rows.update(|all| put(all, at * PAGE, rows, total));
                let pages = self.rows.with_untracked(Vec::len).div_ceil(PAGE).max(1);
                self.pages.update_value(|all| {
                    all.resize(pages, Page::Unasked);
                    all.get_mut(at).into_iter().for_each(|page| *page = Page::There(next.clone()));
                });
                self.ready.set(true);
                if begins && self.in_view.get_value() == (0..1) {
                    self.turn.update(|turn| *turn = turn.wrapping_add(1));
                }
            }
        }
    }
}

/// Puts rows where they belong. With a new total what is beyond it goes; what is the same stays, so that it is not drawn again.
fn put(all: &mut Vec<Row>, from: usize, rows: Vec<SubjectRow>, total: Option<u32>) {
    if let Some(total) = total {
        all.resize(usize::try_from(total).unwrap_or_default(), None);
    }
    for (n, row) in rows.into_iter().enumerate() {
        let Some(place) = all.get_mut(from + n) else { break };
        if place.as_deref() != Some(&row) {
            *place = Some(Arc::new(row));
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::capture::SubjectState;
    use shared::kernel::{Instant, SiteId, SubjectId, VersionId};

    use super::*;

    fn row(key: &str) -> SubjectRow {
        let created = serde_json::from_str::<Instant>("\"2026-01-01T00:00:00Z\"").unwrap();
        SubjectRow {
            id: SubjectId::default(),
            key: key.into(),
            site: SiteId::default(),
            site_code: "S".into(),
            state: SubjectState::Screening,
            version: VersionId::default(),
            created,
            changed: None,
            lock: shared::capture::LockState::Open,
            visits: Vec::new(),
        }
    }

    #[test]
    fn a_page_that_was_jumped_to_stands_where_it_belongs() {
        let mut all = Vec::new();
        put(&mut all, 2, vec![row("C"), row("D")], Some(5));
        let keys: Vec<Option<&str>> = all.iter().map(|one| one.as_ref().map(|row| row.key.as_str())).collect();
        assert_eq!(keys, [None, None, Some("C"), Some("D"), None]);
    }

    #[test]
    fn a_row_that_says_the_same_is_the_same() {
        let mut all = Vec::new();
        put(&mut all, 0, vec![row("A"), row("B")], Some(2));
        let before = all.clone();
        put(&mut all, 0, vec![row("A"), row("X")], None);
        let same: Vec<bool> = all.iter().zip(&before).map(|(a, b)| Arc::ptr_eq(a.as_ref().unwrap(), b.as_ref().unwrap())).collect();
        assert_eq!(same, [true, false]);
    }
}
