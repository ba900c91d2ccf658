//! The line between a sheet and the server: kept on this computer first, then sent; what comes back, and what others send.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{OnSubject, ReadRecord, RecordNews, SaveRecord, SettleConflict};
use shared::capture::{Conflict, RecordView, Saved, Settlement};
use shared::kernel::{Code, Problem};

use super::{Head, Sheet, locked};
use crate::net::{self, Trouble};
use crate::rooms::capture::draft::{Author, Kept, Outgoing, Status, back_off};
use crate::rooms::capture::queue::{self, Entry, Place, State, Waiting};
use crate::{clock, session};

thread_local! {
    /// Sheets with something unsent, by place.
    static UNSENT: RefCell<HashMap<String, Sheet>> = RefCell::default();
}

impl Sheet {
    /// Somebody has changed the record, maybe this very page.
    pub fn news(&self, news: &RecordNews) {
        let mine = news.by == self.0.place.person;
        let author = Author { revision: news.revision, name: news.name.clone(), at: news.at };
        if news.revision <= self.draft().revision() {
            if !mine {
                self.draft().told(&author);
                drop(self.show());
            }
            return;
        }
        // One's own are nothing new to oneself.
        if !mine {
            let mut authors = locked(&self.0.authors);
            authors.retain(|known| known.revision != author.revision);
            authors.push(author);
        }
        self.look_again();
    }

    /// Reads what others have made of the record.
    pub fn look_again(&self) {
        let sheet = self.clone();
        spawn_local(async move {
            let Place { study, subject, record, .. } = sheet.0.place.clone();
            // By the way: where it cannot be had now, the next save brings it.
            if let Ok(view) = net::glance::<ReadRecord>(&OnSubject { study, subject }, &record.into()).await {
                sheet.arrive(view);
            }
        });
    }

    pub(super) fn arrive(&self, view: RecordView) {
        let typing = locked(&self.0.typing).as_ref().map(|change| change.at.clone());
        let mut authors = locked(&self.0.authors);
        let mut draft = self.draft();
        draft.arrived(view, &authors, typing.as_ref());
        // Where a receipt was faster, it brought the values; whose they are, the news alone said.
        let known = draft.revision();
        authors.iter().filter(|author| author.revision <= known).for_each(|author| draft.told(author));
        authors.retain(|author| author.revision > draft.revision());
        drop(draft);
        drop(authors);
        self.changed();
        self.tell();
    }

    /// Keeps what is unsent, shows what is new, sends what can be sent.
    pub(super) fn changed(&self) {
        let outgoing = if self.waits_for_older() { None } else { self.draft().next_to_send() };
        let kept = self.show();
        let sheet = self.clone();
        spawn_local(async move {
            let could = kept.await;
            sheet.was_kept(could).await;
            if let Some(outgoing) = outgoing {
                let answer = sheet.submit(&outgoing).await;
                sheet.answered(answer);
            }
        });
    }

    /// Whether something that has waited longer must go first: it is tried, and what waits here follows it.
    fn waits_for_older(&self) -> bool {
        let since = *locked(&self.0.since);
        let Some(older) = oldest_offline().filter(|older| !Arc::ptr_eq(&older.0, &self.0)) else { return false };
        if since.is_some_and(|since| locked(&older.0.since).is_some_and(|first| since < first)) {
            return false;
        }
        self.draft().wait_in_line();
        older.try_again();
        true
    }

    async fn was_kept(&self, could: bool) {
        let changed = std::mem::replace(&mut locked(&self.0.kept).1, could) != could;
        if changed {
            drop(self.show());
        }
        let taken = if could { locked(&self.0.taken).take() } else { None };
        if let Some(taken) = taken {
            taken.let_go().await;
        }
    }

    async fn submit(&self, Outgoing { set, reason, over }: &Outgoing) -> Result<Saved, Trouble> {
        if session::now().map(|view| view.person) != Some(self.0.place.person) {
            // Nobody sends another's changes under their own name.
            return Err(Problem::new(Code::Unauthenticated).into());
        }
        let path = OnSubject { study: self.0.place.study, subject: self.0.place.subject };
        let decided = over.as_ref().zip(set.changes.first()).map(|(over, change)| Settlement {
            record: set.record.clone(),
            base: set.base,
            at: change.at.clone(),
            stands: change.to.clone(),
            gives_way: over.clone(),
        });
        match (decided, reason) {
            (Some(decided), None) => net::submit::<SettleConflict>(&path, &decided).await,
            (Some(decided), Some(reason)) => net::submit_because::<SettleConflict>(&path, &decided, reason).await,
            (None, None) => net::submit::<SaveRecord>(&path, set).await,
            (None, Some(reason)) => net::submit_because::<SaveRecord>(&path, set, reason).await,
        }
    }

    fn answered(&self, answer: Result<Saved, Trouble>) {
        match answer {
            Ok(saved) => {
                self.draft().acknowledged(saved);
                self.tell();
            }
            Err(Trouble::Problem(problem)) if !Trouble::Problem(problem.clone()).passes() => self.refused(*problem),
            Err(_) => return self.no_answer(),
        }
        self.changed();
        // The line is there: what waits for it elsewhere goes now, in its turn.
        line_is_back();
    }

    fn refused(&self, problem: Problem) {
        let mut draft = self.draft();
        match (problem.code, conflicts(&problem)) {
            (Code::Conflict, Some(conflicts)) => draft.conflicted(conflicts),
            (Code::Unauthenticated, _) => draft.failed_signed_out(),
            _ => draft.refused(problem),
        }
    }

    /// Tries again after a while; the browser's word that it is online again comes sooner, if it comes.
    fn no_answer(&self) {
        self.draft().failed_offline();
        let pause = Duration::from_secs(back_off(self.draft().tries()).into());
        let sheet = self.clone();
        set_timeout(move || sheet.changed(), pause);
        drop(self.show());
    }

    pub(super) fn tell(&self) {
        let saves = *locked(&self.0.saves);
        // The page that listens may be gone.
        let _ = saves.and_then(|saves| saves.try_update(|saves| *saves = saves.wrapping_add(1)));
    }

    pub(super) fn note_unsent(&self, waits: bool) {
        let key = self.0.place.prefix();
        UNSENT.with_borrow_mut(|unsent| if waits { unsent.insert(key, self.clone()) } else { unsent.remove(&key) });
    }

    pub(super) fn note_since(&self, waits: bool) {
        let mut since = locked(&self.0.since);
        *since = if waits { since.or_else(clock::now) } else { None };
    }

    /// What is on the disk already is not written again.
    pub(super) fn keep(&self, kept: Option<Kept>) -> impl Future<Output = bool> + use<> {
        let mut known = locked(&self.0.kept);
        let same = known.1 && known.0 == kept;
        let keeping = (!same).then(|| {
            known.0.clone_from(&kept);
            let (place, label, since) = (self.0.place.clone(), self.0.label.clone(), *locked(&self.0.since));
            queue::keep(&self.0.place, kept.map(|kept| Entry { place, label, since, kept }))
        });
        async move {
            match keeping {
                Some(keeping) => keeping.await,
                None => true,
            }
        }
    }

    pub(super) fn waiting(&self, head: &Head, n: usize) -> Waiting {
        let state = match head.status {
            Status::Saved(_) => State::Look,
            Status::Saving | Status::Waiting(_) => State::Sending,
            Status::Offline(_) => State::Offline,
            Status::SignedOut(_) => State::SignedOut,
            Status::WantsReason(_) => State::Reason,
            Status::Refused(..) => State::Refused,
        };
        Waiting { place: self.0.place.clone(), label: self.0.label.clone(), since: *locked(&self.0.since), n, state }
    }
}

/// The sheet of a record of which something is unsent.
pub(super) fn unsent_at(place: &Place) -> Option<Sheet> {
    UNSENT.with_borrow(|unsent| unsent.get(&place.prefix()).cloned())
}

/// The line may be back: what has waited longest is tried; the rest follows it.
pub fn line_is_back() {
    if let Some(oldest) = oldest_offline() {
        oldest.try_again();
    }
}

/// Nobody is signed in any more: this page forgets what waits; on the disk it waits on, for whoever typed it.
pub fn leave_what_is_unsent() {
    UNSENT.with_borrow_mut(HashMap::clear);
    queue::waiting().set(Vec::new());
}

fn oldest_offline() -> Option<Sheet> {
    let offline = |sheet: &&Sheet| matches!(sheet.draft().status(), Status::Offline(_));
    UNSENT.with_borrow(|unsent| unsent.values().filter(offline).min_by_key(|sheet| *locked(&sheet.0.since)).cloned())
}

/// Whether something is unsent that this computer could not keep: only then is closing the window a loss.
pub fn is_only_in_memory() -> bool {
    UNSENT.with_borrow(|unsent| unsent.values().any(|sheet| !locked(&sheet.0.kept).1))
}

fn conflicts(problem: &Problem) -> Option<Vec<Conflict>> {
    let conflicts: Vec<Conflict> = net::read_json(&problem.more.as_ref()?.get("conflicts")?.to_string()).ok()?;
    (!conflicts.is_empty()).then_some(conflicts)
}
