//! The languages in which a person reads: their own choice, kept with their account, so that it is there on every device. Before
//! signing in it is this browser's.
//! Invariant: whoever signs in reads in the languages that they chose, whoever sat at this computer before.

use std::cell::Cell;

use shared::kernel::Nothing;
use shared::tenancy::api::{ChooseLanguages, Languages, SessionView};

use crate::net::{self, Trouble};
use crate::{i18n, session};

thread_local! {
    /// Somebody chose on the page on which one signs in: they choose for themself.
    static CHOSEN_OUTSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Chooses before anybody has signed in. Without a connection all stays as it was.
pub async fn choose_outside(tag: &str) {
    if i18n::choose(tag).await.is_ok() {
        CHOSEN_OUTSIDE.set(true);
    }
}

/// Somebody is about to be in: from now on the app speaks their languages.
pub async fn greet(view: &mut SessionView) {
    if CHOSEN_OUTSIDE.take() {
        let chosen = Languages { app: Some(i18n::tag().to_owned()), forms: view.languages.forms.clone() };
        if net::submit::<ChooseLanguages>(&Nothing {}, &chosen).await.is_ok() {
            view.languages = chosen;
        }
    }
    i18n::read_forms_in(view.languages.forms.as_deref().unwrap_or_default());
    if let Some(tag) = view.languages.app.as_deref().filter(|tag| *tag != i18n::tag()) {
        // A language of a later release, or no connection: the present one stays.
        let _ = i18n::choose(tag).await;
    }
}

/// The person chooses, for every device.
pub async fn choose(chosen: Languages) -> Result<(), Trouble> {
    net::submit::<ChooseLanguages>(&Nothing {}, &chosen).await?;
    i18n::read_forms_in(chosen.forms.as_deref().unwrap_or_default());
    let app = chosen.app.clone();
    session::read_in(chosen);
    let other = app.filter(|tag| tag != i18n::tag());
    match other {
        Some(tag) => i18n::choose(&tag).await.map_err(|_| Trouble::Offline),
        None => {
            i18n::anew();
            Ok(())
        }
    }
}

/// The same, for forms alone.
pub async fn choose_for_forms(tag: Option<String>) -> Result<(), Trouble> {
    let present = session::now().map(|view| view.languages).unwrap_or_default();
    choose(Languages { forms: tag, ..present }).await
}
