//! The list of queries as far as it was loaded: filter, rows, which is shown, which are chosen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Cursor, Page, QueryId, StudyId, to_query};
use shared::queries::api::{CountQueries, ListQueries, QueryFilter, QueryRow, QueryTotals};
use shared::study::api::InStudy;

use crate::net::{self, Trouble};
use crate::{pages, route};

const PAGE: u16 = 50;

/// Queries of one study. Copied freely; lives as long as its page.
#[derive(Clone, Copy)]
pub struct QueryList {
    pub study: StudyId,
    pub filter: RwSignal<QueryFilter>,
    pub rows: RwSignal<Vec<QueryRow>>,
    pub next: RwSignal<Option<Cursor>>,
    pub busy: RwSignal<bool>,
    pub ready: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub totals: RwSignal<QueryTotals>,
    /// The one whose thread is shown.
    pub shown: RwSignal<Option<QueryId>>,
    /// Those that a bulk action is for.
    pub chosen: RwSignal<Vec<QueryId>>,
    question: StoredValue<u32>,
}

impl QueryList {
    pub fn new(study: StudyId, filter: QueryFilter, shown: Option<QueryId>) -> Self {
        let list = Self {
            study,
            filter: RwSignal::new(filter),
            rows: RwSignal::default(),
            next: RwSignal::default(),
            busy: RwSignal::new(false),
            ready: RwSignal::new(false),
            trouble: RwSignal::default(),
            totals: RwSignal::default(),
            shown: RwSignal::new(shown),
            chosen: RwSignal::default(),
            question: StoredValue::new(0),
        };
        Effect::new(move |before: Option<()>| {
            let filter = list.filter.get();
            if before.is_some() {
                list.chosen.set(Vec::new());
            }
            list.ask(filter, None);
        });
        Effect::new(move |before: Option<()>| {
            let to = list.address();
            if before.is_some() {
                route::replace(&to);
            }
        });
        list.count();
        list
    }

    /// The list as it is, as an address: what one sees can be sent to somebody.
    fn address(self) -> String {
        let filter = self.filter.with(to_query);
        let shown = self.shown.get().map(|id| format!("query={id}"));
        let query: Vec<String> = Some(filter).filter(|filter| !filter.is_empty()).into_iter().chain(shown).collect();
        let path = pages::queries(self.study);
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    pub fn more(self) {
        let after = self.next.get_untracked();
        if after.is_some() && !self.busy.get_untracked() {
            self.ask(self.filter.get_untracked(), after);
        }
    }

    /// After something was done: the list and what is counted.
    pub fn again(self) {
        self.ask(self.filter.get_untracked(), None);
        self.count();
    }

    fn count(self) {
        let path = InStudy { study: self.study };
        spawn_local(async move {
            if let Ok(totals) = net::load::<CountQueries>(&path, &Default::default()).await {
                self.totals.try_set(totals);
            }
        });
    }

    fn ask(self, filter: QueryFilter, after: Option<Cursor>) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let question = self.question.get_value();
        let asked = QueryFilter { after, limit: Some(PAGE), ..filter };
        self.busy.set(true);
        spawn_local(async move {
            let answer = net::load::<ListQueries>(&InStudy { study: self.study }, &asked).await;
            if self.question.try_get_value() == Some(question) {
                self.take(asked.after.is_some(), answer);
            }
        });
    }

    fn take(self, appends: bool, answer: Result<Page<QueryRow>, Trouble>) {
        self.busy.set(false);
        match answer {
            Err(trouble) => self.trouble.set(Some(trouble)),
            Ok(page) => {
                self.trouble.set(None);
                self.next.set(page.next);
                match appends {
                    true => self.rows.update(|rows| rows.extend(page.rows)),
                    false => self.replace(page.rows),
                }
                self.ready.set(true);
            }
        }
    }

    /// Other rows. When the one that was shown is no longer among them, the one that stands in its place is shown: what is done
    /// with makes room for the next. What an address names is shown whatever the list.
    fn replace(self, rows: Vec<QueryRow>) {
        let shown = self.shown.get_untracked();
        let named = shown.is_some() && !self.ready.get_untracked();
        let at = self.rows.with_untracked(|rows| rows.iter().position(|row| Some(row.id) == shown)).unwrap_or_default();
        if !named && !rows.iter().any(|row| Some(row.id) == shown) {
            self.shown.set(rows.get(at).or(rows.last()).map(|row| row.id));
        }
        self.rows.set(rows);
    }

    /// Shows the one so many further down (up when negative), and says which.
    pub fn step(self, by: isize) -> Option<QueryId> {
        let shown = self.shown.get_untracked();
        let to = self.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| Some(row.id) == shown);
            let to = at.map_or(0, |at| at.saturating_add_signed(by).min(rows.len().saturating_sub(1)));
            rows.get(to).map(|row| row.id)
        });
        if to.is_some() {
            self.shown.set(to);
        }
        to
    }

    pub fn toggle(self, id: QueryId) {
        self.chosen.update(|chosen| match chosen.iter().position(|one| *one == id) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(id),
        });
    }
}
