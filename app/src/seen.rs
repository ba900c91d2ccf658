//! What the server said last, so that a page opened without a line shows what was there. Why, how much and for how long is decided
//! in docs/decisions/0006-saving.md.
//!
//! Invariants: it is one person's, and goes when another signs in or the person signs out; nothing older than half a day is shown.

use std::cell::RefCell;

use js_sys::Date;
use leptos::task::spawn_local;
use shared::kernel::PersonId;

use crate::browser;
use crate::shelf::{self, Board};

/// For so long, from the moment the server said it.
const HOURS: f64 = 12.0;
/// Whose it is.
const OWNER: &str = "probatum.seen";

thread_local! {
    /// When what is shown was said, where it was not said just now: `2026-11-30T10:42:03.000Z`.
    static SHOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// It belongs to this person from now on. What another left goes.
pub fn belongs(person: PersonId) {
    let person = person.to_string();
    if browser::remembered(OWNER).as_deref() != Some(&person) {
        shelf::clear(Board::Seen);
        browser::remember(OWNER, &person);
    }
}

/// Keeps what the server said at this address.
pub fn keep(address: &str, text: &str) {
    let kept = shelf::put(Board::Seen, address, Some(&format!("{}\n{text}", iso(Date::now()))));
    // Not waited for, and not missed where it cannot be kept.
    spawn_local(async move {
        let _ = kept.await;
    });
}

/// What the server said at this address, if that is not too long ago.
pub async fn find(address: &str) -> Option<String> {
    let kept = shelf::get(Board::Seen, address).await?;
    let (when, text) = kept.split_once('\n')?;
    if is_old(when) {
        return None;
    }
    SHOWN.with_borrow_mut(|shown| {
        let older = shown.as_deref().is_none_or(|shown| when < shown);
        if older {
            *shown = Some(when.to_owned());
        }
    });
    Some(text.to_owned())
}

/// What the server said is no longer shown here: it is asked again.
pub fn said_anew() {
    SHOWN.set(None);
}

/// The oldest of what is shown though the server could not be asked.
pub fn shown_since() -> Option<String> {
    SHOWN.with_borrow(Clone::clone)
}

/// Takes away what is too old.
pub async fn tidy() {
    for (address, kept) in shelf::all(Board::Seen, "").await {
        if kept.split_once('\n').is_none_or(|(when, _)| is_old(when)) {
            shelf::put(Board::Seen, &address, None).await;
        }
    }
}

/// Takes everything away: the person has signed out.
pub fn forget() {
    shelf::clear(Board::Seen);
    browser::forget(OWNER);
}

fn is_old(when: &str) -> bool {
    let age = Date::now() - Date::parse(when);
    // A clock that was set back makes no page of the future.
    !(0.0..HOURS * 3_600_000.0).contains(&age)
}

fn iso(millis: f64) -> String {
    Date::new(&millis.into()).to_iso_string().into()
}
