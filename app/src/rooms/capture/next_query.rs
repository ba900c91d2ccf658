//! From query to query: within the form in reading order, then on to the next form at which one waits for this person.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::RecordKey;
use shared::forms::ItemKey;
use shared::kernel::Scope;
use shared::queries::{QueryCounts, Status};
use web_sys::KeyboardEvent;

use super::OpenCasebook;
use super::next;
use super::parts::focus;
use crate::{pages, route, session};

/// What waits for this person: who answers is asked, who closes is answered.
#[derive(Clone, Copy)]
enum Mine {
    Asked,
    Answered,
}

impl Mine {
    fn here(open: OpenCasebook) -> Self {
        let closes = untrack(|| session::allows(Permission::QueryClose, Scope::Study(open.path.study)));
        if closes { Mine::Answered } else { Mine::Asked }
    }

    const fn fits(self, status: Status) -> bool {
        match self {
            Mine::Asked => status.is_open(),
            Mine::Answered => matches!(status, Status::Answered),
        }
    }

    const fn count(self, counts: QueryCounts) -> u32 {
        match self {
            Mine::Asked => counts.open,
            Mine::Answered => counts.answered,
        }
    }
}

/// Whether one waits in this casebook beside the only one of this form. Tracks.
pub fn waits(open: OpenCasebook, record: &RecordKey) -> bool {
    let mine = Mine::here(open);
    open.book.with(|book| {
        let forms = || book.forms.iter().filter(|form| !form.retired);
        let here: u32 = forms().filter(|form| form.key == *record).map(|form| mine.count(form.queries)).sum();
        let all: u32 = forms().map(|form| mine.count(form.queries)).sum();
        all > 1 || all > here
    })
}

/// Goes to the next one.
pub fn go(open: OpenCasebook) {
    let mine = Mine::here(open);
    let here = items(open, mine);
    let next = focus::after(&here, open.focused.get_untracked().as_ref());
    if let Some(at) = next {
        return attend(open, at);
    }
    let record = pages::record();
    let form = open.book.with_untracked(|book| next::queried(book, record.as_ref(), &|counts| mine.count(counts) > 0));
    match form {
        Some(key) => route::go(&address(open, &key)),
        None => focus::after(&here, None).into_iter().for_each(|at| attend(open, at)),
    }
}

fn address(open: OpenCasebook, key: &RecordKey) -> String {
    format!("{}?item=query", pages::form(open.path.study, open.path.subject, key))
}

/// Where an address asks for the first query of the form: they come a moment after the form.
pub fn arrive(open: OpenCasebook) {
    let wanted = StoredValue::new(route::query("item").as_deref() == Some("query"));
    Effect::new(move |_| {
        open.queries.track();
        let first = || focus::after(&items(open, Mine::here(open)), None);
        if let Some(at) = Some(()).filter(|()| wanted.get_value()).and_then(|()| first()) {
            wanted.set_value(false);
            attend(open, at);
        }
    });
}

/// The items of this form at which one waits.
fn items(open: OpenCasebook, mine: Mine) -> Vec<ItemKey> {
    open.queries
        .with_untracked(|queries| queries.iter().filter(|query| mine.fits(query.status)).filter_map(|query| query.address.key()).collect())
}

/// Puts the keyboard into the item's field; one that is only read is brought into sight. Its threads are beside it.
fn attend(open: OpenCasebook, at: ItemKey) {
    if !focus::go_to(&at) {
        focus::show(&at);
    }
    open.focused.set(Some(at));
}

/// Alt+A goes on.
pub fn mind_keys(open: OpenCasebook) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let plain = event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.default_prevented();
        if plain && event.code() == "KeyA" {
            event.prevent_default();
            go(open);
        }
    });
    on_cleanup(move || listener.remove());
}
