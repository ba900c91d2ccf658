//! The trail as far as it was read: filter, entries, and how far back was looked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::audit::api::{ReadTenantTrail, ReadTrail, Trail, TrailEntry, TrailFilter};
use shared::kernel::{Cursor, Instant, Nothing, StudyId, to_query};
use shared::study::api::InStudy;

use crate::net::{self, Trouble};
use crate::{pages, route};

/// Entries of one trail. Copied freely; lives as long as its page.
#[derive(Clone, Copy)]
pub struct TrailList {
    /// None: the tenant's.
    pub study: Option<StudyId>,
    pub filter: RwSignal<TrailFilter>,
    pub rows: RwSignal<Vec<TrailEntry>>,
    pub next: RwSignal<Option<Cursor>>,
    /// Where looking ended before the page was full.
    pub looked: RwSignal<Option<Instant>>,
    pub busy: RwSignal<bool>,
    pub ready: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    question: StoredValue<u32>,
}

impl TrailList {
    pub fn new(study: Option<StudyId>) -> Self {
        let list = Self {
            study,
            filter: RwSignal::new(filter_of_address()),
            rows: RwSignal::default(),
            next: RwSignal::default(),
            looked: RwSignal::default(),
            busy: RwSignal::new(false),
            ready: RwSignal::new(false),
            trouble: RwSignal::default(),
            question: StoredValue::new(0),
        };
        Effect::new(move |before: Option<()>| {
            let filter = list.filter.get();
            if before.is_some() {
                route::replace(&list.address(&filter));
            }
            list.ask(filter);
        });
        list
    }

    /// What one sees, as an address: it can be sent to somebody.
    fn address(self, filter: &TrailFilter) -> String {
        let path = self.study.map_or_else(|| pages::TENANT_TRAIL.to_owned(), pages::trail);
        let query = to_query(filter);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }

    /// Further back.
    pub fn more(self) {
        let after = self.next.get_untracked();
        if after.is_some() && !self.busy.get_untracked() {
            self.ask(TrailFilter { after, ..self.filter.get_untracked() });
        }
    }

    pub fn again(self) {
        self.ask(self.filter.get_untracked());
    }

    fn ask(self, filter: TrailFilter) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let question = self.question.get_value();
        self.busy.set(true);
        spawn_local(async move {
            let answer = match self.study {
                Some(study) => net::load::<ReadTrail>(&InStudy { study }, &filter).await,
                None => net::load::<ReadTenantTrail>(&Nothing {}, &filter).await,
            };
            if self.question.try_get_value() == Some(question) {
                self.take(filter.after.is_some(), answer);
            }
        });
    }

    fn take(self, appends: bool, answer: Result<Trail, Trouble>) {
        self.busy.set(false);
        match answer {
            Err(trouble) => self.trouble.set(Some(trouble)),
            Ok(trail) => {
                self.trouble.set(None);
                self.next.set(trail.next);
                self.looked.set(trail.looked_back_to);
                match appends {
                    true => self.rows.update(|rows| rows.extend(trail.rows)),
                    false => self.rows.set(trail.rows),
                }
                self.ready.set(true);
            }
        }
    }
}

fn filter_of_address() -> TrailFilter {
    fn read<T: std::str::FromStr>(name: &str) -> Option<T> {
        route::query(name).and_then(|text| text.parse().ok())
    }
    let text = |name| route::query(name).filter(|text| !text.is_empty());
    TrailFilter {
        from: read("from"),
        until: read("until"),
        person: read("person"),
        role: text("role").and_then(|role| shared::access::Role::ALL.iter().copied().find(|one| one.as_str() == role)),
        action: text("action"),
        kind: text("kind"),
        site: read("site"),
        subject: read("subject"),
        form: text("form").map(|form| form.as_str().into()),
        item: text("item").map(|item| item.as_str().into()),
        reason: read("reason"),
        text: text("text"),
        after: None,
        limit: None,
    }
}
