//! Nobody there: after as many minutes as the tenant says the page covers itself, and the server lets the session rest. All windows of a
//! browser count together; what was typed stays where it is.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Date;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::tenancy::factors::api::LockSession;

use crate::{browser, net, session};

/// When somebody was last there, in milliseconds since 1970, for the other windows.
const LAST: &str = "probatum.active";
/// How often it is written, and looked at, in milliseconds.
const EVERY: u32 = 5_000;

thread_local! {
    static SEEN: Cell<f64> = const { Cell::new(0.0) };
    static TOLD: Cell<f64> = const { Cell::new(0.0) };
}

/// Watches for as long as the app lives.
pub fn watch() {
    seen();
    window_event_listener(ev::keydown, |_| seen());
    window_event_listener(ev::pointerdown, |_| seen());
    window_event_listener(ev::pointermove, |_| seen());
    set_interval(look, Duration::from_millis(EVERY.into()));
}

fn seen() {
    let now = Date::now();
    // A pointer that moves is told of a hundred times a second.
    if (0.0..1000.0).contains(&(now - SEEN.get())) {
        return;
    }
    // Whoever moves before a covered page has not come back yet, and time that has run out is not turned back.
    if session::expired().get_untracked() || SEEN.get() > 0.0 && is_over(now) {
        return;
    }
    SEEN.set(now);
    if now - TOLD.get() > f64::from(EVERY) {
        TOLD.set(now);
        browser::remember(LAST, &now.to_string());
    }
}

fn look() {
    if session::expired().get_untracked() {
        // Going on counts as being there.
        SEEN.set(Date::now());
    } else if is_over(Date::now()) {
        spawn_local(async {
            session::cover();
            // Also where the server cannot be told: it lets the session rest by itself.
            let _ = net::glance::<LockSession>(&Nothing {}, &Nothing {}).await;
            session::sign_in_again().await;
        });
    }
}

fn is_over(now: f64) -> bool {
    let minutes = session::now().map_or(0, |view| view.standing.idle_minutes);
    let elsewhere = browser::remembered(LAST).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    minutes > 0 && now - SEEN.get().max(elsewhere) >= f64::from(minutes) * 60_000.0
}
