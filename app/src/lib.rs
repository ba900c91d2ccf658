//! Probatum in the browser: a client-side rendered Leptos app.
//!
//! The data flow, always the same: URL → page → [`net::load`] → view; click → [`net::submit`] → reload what changed.
//! Invariant: the server's data live in the page that shows them; only the session and immutable designs are kept longer,
//! and beyond the page what is unsent ([`shelf`]) and what was seen last ([`seen`]).

mod apart;
mod browser;
mod clock;
mod frame;
pub mod i18n;
mod keys;
mod languages;
pub mod live;
pub mod net;
mod news;
mod pages;
mod pointer;
mod recent;
mod rooms;
mod route;
mod seen;
mod session;
mod shelf;
mod theme;
mod turn;
mod ui;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Puts the app into the page's body, once its words are there.
pub fn start() {
    console_error_panic_hook::set_once();
    theme::apply();
    // Not Leptos's own: that waits for the view, which waits for the words.
    spawn_local(async {
        let shelf = shelf::open();
        let words = i18n::learn(i18n::preferred()).await;
        shelf.await;
        match words {
            Ok(()) => {
                route::listen();
                keys::listen();
                live::listen();
                news::listen();
                pointer::listen();
                mount_to_body(frame::App);
                browser::started();
            }
            Err(why) => browser::not_started(&why),
        }
    });
}
