//! The session: who is signed in, where they work, what they may do there. Loaded once; every page reads it from here.
//! Invariant: while a session that ran out is renewed in place, nothing on the page is thrown away; whoever turns out to be
//! another person is told so, and neither sees it nor sends it.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::{Nothing, Scope};
use shared::tenancy::api::{Languages, ReadSession, SessionView, SignOut, TenantView};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::languages;
use crate::net::{self, Trouble};
use crate::{browser, seen};

/// Where the person stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Door {
    /// Not yet known.
    Waiting,
    /// The server could not be asked.
    Shut(Trouble),
    /// Nobody is signed in.
    Out,
    In(SessionView),
}

struct State {
    door: ArcRwSignal<Door>,
    expired: ArcRwSignal<bool>,
    /// The name of whoever else has signed in meanwhile in this browser.
    other: ArcRwSignal<Option<String>>,
    /// Calls wait on the promise until the person has signed in again.
    again: RefCell<Option<(Promise, Function)>>,
}

thread_local! {
    static STATE: State = State {
        door: ArcRwSignal::new(Door::Waiting),
        expired: ArcRwSignal::new(false),
        other: ArcRwSignal::new(None),
        again: const { RefCell::new(None) },
    };
}

/// Where the person stands, to be read by views.
pub fn door() -> ArcRwSignal<Door> {
    STATE.with(|state| state.door.clone())
}

/// Whether the session ran out under an open page.
pub fn expired() -> ArcRwSignal<bool> {
    STATE.with(|state| state.expired.clone())
}

/// Who else has signed in meanwhile in this browser, by name.
pub fn other() -> ArcRwSignal<Option<String>> {
    STATE.with(|state| state.other.clone())
}

/// The session, when somebody is signed in. Tracks.
pub fn view() -> Option<SessionView> {
    match door().get() {
        Door::In(view) => Some(view),
        _ => None,
    }
}

/// The session as it is now, for what is made once. Does not track.
pub fn now() -> Option<SessionView> {
    untrack(view)
}

/// Whether somebody is signed in, as far as this page knows. Does not track.
pub fn is_in() -> bool {
    matches!(door().get_untracked(), Door::In(_))
}

/// Whether the person may do this here. Tracks the session.
pub fn allows(permission: Permission, scope: Scope) -> bool {
    match door().get() {
        Door::In(view) => view.grants.allow(permission, scope),
        _ => permission == Permission::Anyone,
    }
}

/// The tenant in which the person works. Tracks.
pub fn tenant() -> Option<TenantView> {
    let view = view()?;
    view.tenants.into_iter().find(|one| Some(one.id) == view.tenant)
}

/// Whoever signed out while the server could not be told is signed out before anything else is asked.
const LEAVING: &str = "probatum.leaving";

/// The server is to be told of the signing out as soon as it can be.
pub fn leave_later() {
    browser::remember(LEAVING, "1");
}

/// Asks the server who is signed in.
pub async fn read() {
    if browser::remembered(LEAVING).is_some() {
        match net::submit::<SignOut>(&Nothing {}, &Nothing {}).await {
            Err(trouble) if trouble.passes() => return door().set(Door::Shut(trouble)),
            _ => browser::forget(LEAVING),
        }
    }
    let found = match net::load::<ReadSession>(&Nothing {}, &Nothing {}).await {
        Ok(mut view) => {
            seen::belongs(view.person);
            languages::greet(&mut view).await;
            Door::In(view)
        }
        Err(trouble) if trouble.passes() => Door::Shut(trouble),
        Err(_) => Door::Out,
    };
    door().set(found);
}

/// Somebody has signed in, or has chosen a tenant.
pub async fn enter(mut view: SessionView) {
    browser::forget(LEAVING);
    languages::greet(&mut view).await;
    keep(&view);
    door().set(Door::In(view));
}

/// The person has chosen the languages in which they read.
pub fn read_in(chosen: Languages) {
    door().update(|door| {
        if let Door::In(view) = door {
            view.languages = chosen;
        }
    });
}

/// The same session, refreshed: grants may have changed. Whether it is the same person's: somebody else's is not taken over,
/// and the page is theirs no more than it was.
pub fn renew(view: SessionView) -> bool {
    let Door::In(before) = door().get_untracked() else { return false };
    if before.person != view.person {
        other().set(Some(view.name));
        return false;
    }
    other().set(None);
    if before.tenant != view.tenant {
        start_anew();
    }
    let unchanged =
        before.grants == view.grants && before.tenants == view.tenants && before.name == view.name && before.standing == view.standing;
    if !unchanged {
        keep(&view);
        door().set(Door::In(view));
    }
    true
}

/// For a page that is opened without a line.
fn keep(view: &SessionView) {
    seen::belongs(view.person);
    if let Ok(text) = serde_json::to_string(view) {
        seen::keep(&net::link::<ReadSession>(&Nothing {}, &Nothing {}), &text);
    }
}

/// Nobody is signed in any more.
pub fn leave() {
    seen::forget();
    door().set(Door::Out);
}

/// Loads the page anew, so that nothing of the last person stays.
pub fn start_anew() {
    let _ = window().location().reload();
}

/// Nothing of the page can be read from now on, until the person has proved who they are.
pub fn cover() {
    browser::mark_root("data-covered", "yes");
}

/// Waits until the person has signed in again, over the page as it is.
pub async fn sign_in_again() {
    let promise = STATE.with(|state| {
        let waiting = state.again.borrow().as_ref().map(|(promise, _)| promise.clone());
        waiting.unwrap_or_else(|| {
            let mut opened = None;
            let promise = Promise::new(&mut |resolve, _| opened = Some(resolve));
            *state.again.borrow_mut() = opened.map(|resolve| (promise.clone(), resolve));
            promise
        })
    });
    cover();
    expired().set(true);
    let _ = JsFuture::from(promise).await;
}

/// The person has signed in again: whoever waited goes on.
pub fn resume() {
    // Uncovered first: the focus goes back only to what can be seen.
    browser::mark_root("data-covered", "no");
    expired().set(false);
    let waiting = STATE.with(|state| state.again.borrow_mut().take());
    if let Some((_, resolve)) = waiting {
        let _ = resolve.call0(&JsValue::NULL);
    }
}

/// Shows its children to those who may.
#[component]
pub fn Can(needs: Permission, #[prop(default = Scope::Tenant)] scope: Scope, children: ChildrenFn) -> impl IntoView {
    view! { <Show when=move || allows(needs, scope)>{children()}</Show> }
}
