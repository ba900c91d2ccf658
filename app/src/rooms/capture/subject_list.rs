//! The list of subjects as far as it was loaded: filter, rows, next page. An answer to an older question is dropped.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{ListSubjects, SubjectFilter, SubjectRow};
use shared::kernel::{Cursor, StudyId};
use shared::study::api::InStudy;

use crate::net::{self, Trouble};

const PAGE: u16 = 100;

/// Subjects of one study. Copied freely; lives as long as its page.
#[derive(Clone, Copy)]
pub struct SubjectList {
    study: StudyId,
    pub filter: RwSignal<SubjectFilter>,
    pub rows: RwSignal<Vec<SubjectRow>>,
    next: RwSignal<Option<Cursor>>,
    /// A page is on its way.
    pub busy: RwSignal<bool>,
    /// The first page of the present filter is there.
    pub ready: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    question: StoredValue<u32>,
}

impl SubjectList {
    /// A list that loads itself, and loads anew whenever the filter changes.
    pub fn new(study: StudyId, filter: SubjectFilter) -> Self {
        let list = Self {
            study,
            filter: RwSignal::new(filter),
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            busy: RwSignal::new(false),
            ready: RwSignal::new(false),
            trouble: RwSignal::new(None),
            question: StoredValue::new(0),
        };
        Effect::new(move |_| {
            let filter = list.filter.get();
            list.ask(filter, None);
        });
        list
    }

    /// Whether there is more to load. Tracks.
    pub fn has_more(self) -> bool {
        self.next.with(Option::is_some)
    }

    /// Loads the next page, unless one is on its way or there is none.
    pub fn more(self) {
        let after = self.next.get_untracked();
        if after.is_some() && !self.busy.get_untracked() {
            self.ask(self.filter.get_untracked(), after);
        }
    }

    /// Loads the first page again.
    pub fn again(self) {
        self.ask(self.filter.get_untracked(), None);
    }

    fn ask(self, filter: SubjectFilter, after: Option<Cursor>) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let question = self.question.get_value();
        let asked = SubjectFilter { after, limit: Some(PAGE), ..filter };
        self.busy.set(true);
        spawn_local(async move {
            let answer = net::load::<ListSubjects>(&InStudy { study: self.study }, &asked).await;
            // The page may be gone, or the filter may have changed in the meantime.
            if self.question.try_get_value() == Some(question) {
                self.take(asked.after.is_some(), answer);
            }
        });
    }

    fn take(self, appends: bool, answer: Result<shared::kernel::Page<SubjectRow>, Trouble>) {
        self.busy.set(false);
        match answer {
            Err(trouble) => self.trouble.set(Some(trouble)),
            Ok(page) => {
                self.trouble.set(None);
                self.next.set(page.next);
                match appends {
                    true => self.rows.update(|rows| rows.extend(page.rows)),
                    false => self.rows.set(page.rows),
                }
                self.ready.set(true);
            }
        }
    }
}
