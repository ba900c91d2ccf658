//! How does somebody with this address sign in? The domain decides, before any password is typed; nothing is said about accounts.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing, Problem, ProviderId};
use shared::tenancy::api::{ReadSession, SessionView};
use shared::tenancy::sso::{BeginSso, FindWays, NewSso, Way, WaysAsk};

use super::popup::{self, Popup};
use crate::net::{self, Trouble};
use crate::ui::{Button, Icon, Kind};
use crate::{route, session, t};

/// What was found for the address that stands in the form.
#[derive(Clone, Copy)]
pub struct SignInWays {
    pub found: RwSignal<Vec<Way>>,
    /// The person would rather type a password.
    password: RwSignal<bool>,
    asked: RwSignal<String>,
}

impl SignInWays {
    /// With a link of a provider (`?with=`), its way is there from the beginning.
    pub fn new() -> Self {
        let ways = Self { found: RwSignal::default(), password: RwSignal::default(), asked: RwSignal::default() };
        if let Some(provider) = route::query("with").and_then(|id| id.parse::<ProviderId>().ok()) {
            ways.ask(WaysAsk { email: String::new(), provider: Some(provider) });
        }
        ways
    }

    /// Asks once for each domain that is typed.
    pub fn look(self, email: &str) {
        let Some((_, domain)) = email.trim().rsplit_once('@').filter(|(_, domain)| domain.contains('.')) else { return };
        // The field loses the focus also as its page goes.
        if self.asked.try_with_untracked(|asked| asked != domain).unwrap_or(false) {
            self.asked.set(domain.to_owned());
            self.ask(WaysAsk { email: email.trim().to_owned(), provider: None });
        }
    }

    fn ask(self, ask: WaysAsk) {
        spawn_local(async move {
            let found = net::submit::<FindWays>(&Nothing {}, &ask).await.map(|ways| ways.providers).unwrap_or_default();
            self.found.try_set(found);
        });
    }

    /// Whether providers stand in the password's place. Tracks.
    pub fn stand(self) -> bool {
        !self.password.get() && self.found.with(|found| !found.is_empty())
    }
}

/// A button for each provider, and the way to the password for those who have one.
#[component]
pub fn Providers(ways: SignInWays, email: RwSignal<String>, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let go = move |provider: ProviderId| {
        busy.set(true);
        let back = route::query("back");
        let email = Some(email.get_untracked()).filter(|email| !email.trim().is_empty());
        spawn_local(async move {
            match net::submit::<BeginSso>(&Nothing {}, &NewSso { provider, email, back }).await {
                Ok(start) => drop(window().location().assign(&start.url)),
                Err(found) => {
                    trouble.try_set(Some(found));
                    busy.try_set(false);
                }
            }
        });
    };
    let button = move |way: Way| {
        view! {
            <Button kind=Kind::Primary icon=Icon::Shield busy on:click=move |_| go(way.id) attr:data-test="sso">{t!("sso-with", name = way.name)}</Button>
            <p class="soft">{t!("sso-leads", tenant = way.tenant)}</p>
        }
    };
    view! {
        <div class="sign-in-form" data-test="ways">
            {move || ways.found.get().into_iter().map(button).collect_view()}
            <Button kind=Kind::Quiet on:click=move |_| ways.password.set(true) attr:data-test="sso-password">{t!("sso-password")}</Button>
        </div>
    }
}

/// Hears that somebody has signed in again beside the page whose session has run out: where it is the same person, the page goes on.
pub fn hear_again(before: Option<SessionView>, trouble: RwSignal<Option<Trouble>>) {
    popup::hear(move |_| {
        let before = before.clone();
        spawn_local(async move {
            match net::glance::<ReadSession>(&Nothing {}, &Nothing {}).await {
                Ok(view) if before.is_none_or(|before| before.person == view.person) => {
                    session::renew(view);
                    session::resume();
                }
                Ok(_) => drop(trouble.try_set(Some(Problem::new(Code::Forbidden).into()))),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    });
}

/// Signs in again in a window beside the page.
pub fn again(provider: ProviderId, email: String, trouble: RwSignal<Option<Trouble>>) {
    let Some(popup) = Popup::open() else {
        return trouble.set(Some(Problem::new(Code::Unauthenticated).detail(t!("sso-blocked")).into()));
    };
    spawn_local(async move {
        let new = NewSso { provider, email: Some(email), back: Some(popup::NOWHERE.to_owned()) };
        match net::submit::<BeginSso>(&Nothing {}, &new).await {
            Ok(start) => popup.go(&start.url),
            Err(found) => {
                popup.close();
                trouble.try_set(Some(found));
            }
        }
    });
}
