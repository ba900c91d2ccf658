//! News: something has changed on the server, perhaps by somebody else. Lists that are open ask again.
//!
//! [`arrived`] is the one function to call, whoever brings the news: a save of one's own, the window that is looked at again,
//! or the server's own events.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::VisibilityState;

thread_local! {
    static TIMES: ArcRwSignal<u32> = ArcRwSignal::new(0);
    static COMING: Cell<bool> = const { Cell::new(false) };
}

/// Something has changed. Several pieces of news within a moment are one.
pub fn arrived() {
    if COMING.replace(true) {
        return;
    }
    let tell = || {
        COMING.set(false);
        TIMES.with(|times| times.update(|times| *times = times.wrapping_add(1)));
    };
    set_timeout(tell, Duration::from_millis(250));
}

/// Does this again after each piece of news, as long as the component lives that asked. Not at once.
pub fn after_each(again: impl Fn() + 'static) {
    let times = TIMES.with(ArcRwSignal::clone);
    Effect::new(move |before: Option<()>| {
        times.track();
        if before.is_some() && document().visibility_state() == VisibilityState::Visible {
            untrack(&again);
        }
    });
}

/// Who comes back to the window wants to see what is.
pub fn listen() {
    window_event_listener(leptos::ev::focus, |_| arrived());
    window_event_listener(leptos::ev::online, |_| arrived());
    let seen = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(|| {
        if document().visibility_state() == VisibilityState::Visible {
            arrived();
        }
    });
    let _ = document().add_event_listener_with_callback("visibilitychange", wasm_bindgen::JsCast::unchecked_ref(seen.as_ref()));
    seen.forget();
}
