//! Proving again who one is, over the page as it is, when the session has rested too long or has run out: nothing typed is lost, calls
//! that waited go on, and until then nothing of the page can be read or reached.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing, Problem};
use shared::tenancy::api::{ChooseTenant, ChooseTenantBody, Credentials, SessionView, SignIn};
use shared::tenancy::factors::api::UnlockSession;
use shared::tenancy::factors::{Method, Unlocking};
use shared::tenancy::sso::Way;

use crate::net::{self, Trouble};
use crate::rooms::capture::is_only_in_memory;
use crate::rooms::tenancy::{SecondStep, passkey, sso};
use crate::ui::{Banner, Button, Dialog, FormProblem, Icon, Kind, TextBox, Tone};
use crate::{session, t};

#[component]
pub fn SignInAgain() -> impl IntoView {
    view! { <Dialog open=session::expired() title=t!("again-title") firm=true cover=true><Again/></Dialog> }
}

#[component]
fn Again() -> impl IntoView {
    let before = StoredValue::new(session::now());
    let email = before.with_value(|view| view.as_ref().map(|view| view.email.clone()).unwrap_or_default());
    let asked = RwSignal::new(Vec::<Method>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    sso::hear_again(before.get_value(), trouble);
    let came = Callback::new(move |view: SessionView| {
        spawn_local(async move {
            let done = go_on(view, before.get_value()).await;
            asked.try_set(Vec::new());
            trouble.try_set(done.err());
        });
    });
    let back = Callback::new(move |()| asked.set(Vec::new()));
    move || match asked.get() {
        asked if !asked.is_empty() => view! { <SecondStep asked on_done=came on_back=back/> }.into_any(),
        _ => view! { <Ask email=email.clone() asked came trouble/> }.into_any(),
    }
}

#[component]
fn Ask(email: String, asked: RwSignal<Vec<Method>>, came: Callback<SessionView>, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let (password, busy, other) = (RwSignal::new(String::new()), RwSignal::new(false), session::other());
    let ways = sso::SignInWays::new();
    ways.look(&email);
    let beside = {
        let email = email.clone();
        move |way: Way| {
            let email = email.clone();
            let go = move |_| sso::again(way.id, email.clone(), trouble);
            view! { <Button icon=Icon::Shield on:click=go attr:data-test="again-sso">{t!("sso-with", name = way.name)}</Button> }
        }
    };
    let tell = move |found: Result<SessionView, Trouble>| {
        busy.try_set(false);
        password.try_set(String::new());
        match found {
            Ok(view) if !view.standing.asked.is_empty() => drop(asked.try_set(view.standing.asked)),
            Ok(view) => came.try_run(view).unwrap_or_default(),
            Err(found) => drop(trouble.try_set(Some(found))),
        }
    };
    let with_password = {
        let email = email.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let credentials = Credentials { email: email.clone(), password: password.get_untracked() };
            busy.set(true);
            spawn_local(async move { tell(by_password(credentials).await) });
        }
    };
    let with_passkey = move |_| {
        busy.set(true);
        spawn_local(async move { tell(by_passkey().await) });
    };
    view! {
        <form class="stack" on:submit=with_password data-test="again">
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
                {passkey::is_there().then(|| view! { <Button busy on:click=with_passkey attr:data-test="again-passkey">{t!("passkey-use")}</Button> })}
                <Button kind=Kind::Primary submit=true busy>{t!("again-go")}</Button>
            </div>
        </form>
    }
}

/// Goes on with the session while it only rests; where it has ended, signs in anew.
async fn by_password(credentials: Credentials) -> Result<SessionView, Trouble> {
    let unlocking = Unlocking::Password { password: credentials.password.clone() };
    match net::submit::<UnlockSession>(&Nothing {}, &unlocking).await {
        Err(trouble) if trouble.code() == Some(Code::Unauthenticated) => net::submit::<SignIn>(&Nothing {}, &credentials).await,
        answer => answer,
    }
}

async fn by_passkey() -> Result<SessionView, Trouble> {
    let passkey = passkey::prove().await?;
    net::submit::<UnlockSession>(&Nothing {}, &Unlocking::Passkey { passkey }).await
}

/// Goes back to the tenant in which the page works.
async fn go_on(mut view: SessionView, before: Option<SessionView>) -> Result<(), Trouble> {
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
