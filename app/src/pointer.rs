//! The pointer: while it is pressed, nothing on the page moves.
//!
//! Pressing elsewhere leaves a field, and what is then found wrong, or saved, would be drawn between press and release: what was
//! pressed slips away from under the pointer, and the click is nobody's. Whoever redraws for such a reason waits by [`when_up`];
//! what was typed is kept and sent all the same.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;

/// A press that never ends (released outside the window, kept by a menu) holds nothing up for longer.
const LONGEST: Duration = Duration::from_secs(1);

thread_local! {
    /// The press that is going on, counted.
    static DOWN: Cell<Option<u32>> = const { Cell::new(None) };
    static PRESSES: Cell<u32> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = RefCell::default();
}

/// Whether it is pressed.
pub fn is_down() -> bool {
    DOWN.get().is_some()
}

/// Does it now, or once the pointer was released and what was clicked has heard of it.
pub fn when_up(act: Box<dyn FnOnce()>) {
    if is_down() {
        WAITING.with_borrow_mut(|waiting| waiting.push(act));
    } else {
        act();
    }
}

pub fn listen() {
    let _ = window_event_listener_untyped("pointerdown", |_| {
        let press = PRESSES.get().wrapping_add(1);
        PRESSES.set(press);
        DOWN.set(Some(press));
        set_timeout(move || release(press), LONGEST);
    });
    for end in ["pointerup", "pointercancel"] {
        let _ = window_event_listener_untyped(end, |_| {
            let press = PRESSES.get();
            // The click comes before this.
            set_timeout(move || release(press), Duration::ZERO);
        });
    }
}

fn release(press: u32) {
    if DOWN.get() == Some(press) {
        DOWN.set(None);
        WAITING.take().into_iter().for_each(|act| act());
    }
}
