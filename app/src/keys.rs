//! Keys that work everywhere, and the table that the key help shows. Keys typed into a field are the field's.

use std::cell::Cell;

use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::{Scope, StudyId};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::{browser, frame, i18n, pages, route, session};

/// A part of the help: key of its title, then keys with the key of what they do.
pub type Section = (&'static str, &'static [(&'static str, &'static str)]);

/// Everything that the key help lists.
pub const HELP: &[Section] = &[
    (
        "keys-everywhere",
        &[
            ("?", "keys-help"),
            ("/", "jump"),
            ("g w", "keys-go-work"),
            ("g s", "keys-go-subjects"),
            ("g q", "keys-go-queries"),
            ("g v", "keys-go-review"),
            ("g l", "keys-go-locks"),
            ("g i", "keys-go-sites"),
            ("g t", "keys-go-studies"),
            ("g a", "keys-go-account"),
            ("Esc", "keys-close"),
        ],
    ),
    (
        "keys-matrix",
        &[("↑ ↓ ← →", "keys-matrix-move"), ("Home End", "keys-matrix-ends"), ("Enter", "keys-matrix-open"), ("f", "keys-search")],
    ),
    ("page-work", &[("↑ ↓", "keys-work-move"), ("Enter", "keys-work-open")]),
    ("page-casebook", &[("n", "keys-book-next")]),
    (
        "keys-form",
        &[
            ("Tab", "keys-form-next"),
            ("Enter", "keys-form-enter"),
            ("Esc", "keys-form-restore"),
            ("F8 Alt+N", "keys-form-incomplete"),
            ("Shift+F8", "keys-form-next-form"),
            ("Alt+M", "keys-form-missing"),
            ("Alt+R", "keys-form-row"),
            ("↑ ↓", "keys-form-column"),
            ("Ctrl+Enter", "keys-form-complete"),
            ("q Alt+Q", "keys-form-ask"),
            ("Alt+A", "keys-form-query"),
            ("v", "keys-form-verify"),
            ("Shift+V", "keys-form-verify-all"),
            ("n", "keys-form-verify-next"),
        ],
    ),
    (
        "page-queries",
        &[
            ("j k", "keys-queries-move"),
            ("x", "keys-queries-choose"),
            ("a", "keys-queries-answer"),
            ("c", "keys-queries-close"),
            ("o", "keys-queries-reopen"),
        ],
    ),
];

thread_local! {
    static OPEN: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static AFTER_G: Cell<bool> = const { Cell::new(false) };
}

/// Whether the key help is open.
pub fn help() -> ArcRwSignal<bool> {
    OPEN.with(ArcRwSignal::clone)
}

/// Listens to keys everywhere.
pub fn listen() {
    window_event_listener(leptos::ev::keydown, pressed);
}

/// The key as a letter of the Latin keyboard, whatever the keyboard's language: `g` where an Arabic one has `ل`.
pub fn letter(event: &KeyboardEvent) -> String {
    let key = event.key();
    match key.as_str() {
        "؟" | ";" if event.code() == "Slash" => "?".to_owned(),
        _ if key.is_ascii() => key,
        _ => event.code().strip_prefix("Key").map_or(key, str::to_ascii_lowercase),
    }
}

/// The key as it moves along a line of text: where that runs from the right, → goes back and ← goes on.
pub fn along(event: &KeyboardEvent) -> String {
    let key = event.key();
    if !i18n::runs_from_right(i18n::tag()) {
        return key;
    }
    match key.as_str() {
        "ArrowRight" => "ArrowLeft".to_owned(),
        "ArrowLeft" => "ArrowRight".to_owned(),
        _ => key,
    }
}

fn pressed(event: KeyboardEvent) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || typing(&event) {
        return;
    }
    let after_g = AFTER_G.with(|g| g.replace(letter(&event) == "g"));
    let study = || route::param::<StudyId>("study");
    let go = |to: Option<String>| to.map(|to| route::go(&to)).is_some();
    let done = match (after_g, letter(&event).as_str()) {
        (true, "w") => go(Some(pages::WORK.to_owned())),
        (true, "s") => go(study().map(pages::subjects)),
        (true, "q") => go(study().map(pages::queries)),
        (true, "v") => go(study().map(pages::review)),
        (true, "l") => go(study().map(pages::locks)),
        (true, "i") => go(study().map(pages::sites)),
        (true, "t") => go(Some(pages::STUDIES.to_owned())),
        (true, "a") => go(Some(pages::ACCOUNT.to_owned())),
        (_, "?") => {
            help().set(true);
            true
        }
        (_, "/") if untrack(|| session::allows(Permission::SubjectRead, Scope::Tenant)) => {
            frame::palette().set(true);
            true
        }
        (_, "f") => browser::focus("[data-search]"),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// Whether the key is typed into a field, or belongs to a dialog.
pub fn typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest("input, textarea, select, [contenteditable], dialog").ok().flatten().is_some())
}
