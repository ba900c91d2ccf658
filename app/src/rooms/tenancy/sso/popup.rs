//! A window beside the page, in which the provider asks who somebody is: the page stays as it is, with all that was typed.
//! The two tell each other through the browser's storage and never hold one another (Cross-Origin-Opener-Policy).

use leptos::prelude::*;
use web_sys::{StorageEvent, Window};

use crate::browser;

const SAID: &str = "probatum.sso";
/// Where the window that came back leads: nowhere, it closes.
pub const NOWHERE: &str = "/popup";

pub struct Popup(Window);

impl Popup {
    /// Opened at once, while the person presses: later it would be blocked. `None` where it is blocked all the same.
    pub fn open() -> Option<Self> {
        window().open_with_url_and_target_and_features("", "_blank", "popup,width=540,height=720").ok().flatten().map(Self)
    }

    pub fn go(&self, url: &str) {
        let _ = self.0.location().set_href(url);
    }

    pub fn close(&self) {
        let _ = self.0.close();
    }
}

/// Tells the page what came of it.
pub fn tell(what: &str) {
    browser::remember(SAID, &format!("{what} {}", js_sys::Date::now()));
    browser::forget(SAID);
}

/// Hears what came of it, for as long as the component is there.
pub fn hear(listen: impl Fn(String) + 'static) {
    let handle = window_event_listener(leptos::ev::storage, move |event: StorageEvent| {
        let said = event.new_value().filter(|_| event.key().as_deref() == Some(SAID));
        if let Some((what, _)) = said.as_deref().and_then(|said| said.split_once(' ')) {
            listen(what.to_owned());
        }
    });
    on_cleanup(move || handle.remove());
}
