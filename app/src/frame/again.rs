//! Signing in again, over the page as it is, when the session has run out: nothing typed is lost, and calls that waited go on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing, Problem};
use shared::tenancy::api::{ChooseTenant, ChooseTenantBody, Credentials, SessionView, SignIn};
use shared::tenancy::sso::Way;

use crate::net::{self, Trouble};
use crate::rooms::capture::is_only_in_memory;
use crate::rooms::tenancy::sso;
use crate::ui::{Banner, Button, Dialog, FormProblem, Icon, Kind, TextBox, Tone};
use crate::{session, t};

#[component]
pub fn SignInAgain() -> impl IntoView {
    view! { <Dialog open=session::expired() title=t!("again-title") firm=true><Again/></Dialog> }
}

#[component]
fn Again() -> impl IntoView {
    let (before, other) = (session::now(), session::other());
    let email = before.as_ref().map(|view| view.email.clone()).unwrap_or_default();
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let ways = sso::SignInWays::new();
    ways.look(&email);
    sso::hear_again(before.clone(), trouble);
    let beside = {
        let email = email.clone();
        move |way: Way| {
            let email = email.clone();
            let go = move |_| sso::again(way.id, email.clone(), trouble);
            view! { <Button icon=Icon::Shield on:click=go attr:data-test="again-sso">{t!("sso-with", name = way.name)}</Button> }
        }
    };
    let send = {
        let email = email.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let credentials = Credentials { email: email.clone(), password: password.get_untracked() };
            let before = before.clone();
            busy.set(true);
            spawn_local(async move {
                let found = sign_in(credentials, before).await;
                busy.set(false);
                password.set(String::new());
                trouble.set(found.err());
            });
        }
    };
    view! {
        <form class="stack" on:submit=send data-test="again">
            {move || other.get().map(|other| view! { <div data-test="again-somebody-else"><Banner tone=Tone::Warning><p>{t!("again-somebody-else", other = other)}</p></Banner></div> })}
            <p>{t!("again-text", email = email.clone())}</p>
            <p class="soft">{if is_only_in_memory() { t!("form-not-kept") } else { t!("again-kept") }}</p>
            // Lets password managers find the account.
            <input type="hidden" name="email" autocomplete="username" value=email/>
            <FormProblem trouble/>
            {move || ways.found.get().into_iter().map(beside.clone()).collect_view()}
            <TextBox name="again-password" label=t!("password") value=password kind="password" autocomplete="current-password" required=true autofocus=true/>
            <div class="dialog-foot">
                <Button kind=Kind::Quiet on:click=|_| session::start_anew()>{t!("again-other")}</Button>
                <Button kind=Kind::Primary submit=true busy>{t!("sign-in")}</Button>
            </div>
        </form>
    }
}

/// Signs in and goes back to the tenant in which the page works.
async fn sign_in(credentials: Credentials, before: Option<SessionView>) -> Result<(), Trouble> {
    let mut view = net::submit::<SignIn>(&Nothing {}, &credentials).await?;
    if before.as_ref().is_some_and(|before| before.person != view.person) {
        // The page is somebody else's: neither shown to them nor sent under their name.
        return Err(Problem::new(Code::Forbidden).into());
    }
    let tenant = before.and_then(|before| before.tenant);
    if let (Some(tenant), true) = (tenant, view.tenant != tenant) {
        view = net::submit::<ChooseTenant>(&Nothing {}, &ChooseTenantBody { tenant }).await?;
    }
    session::renew(view);
    session::resume();
    Ok(())
}
