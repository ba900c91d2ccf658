//! Who are you? The address decides whether a provider or a password is asked for; afterwards the guard leads on, to where one wanted to go.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Nothing, api::ReadAbout};
use shared::tenancy::api::{Credentials, SessionView, SignIn};
use shared::tenancy::factors::Method;
use shared::tenancy::factors::api::SignInByPasskey;

use super::factors::{SecondStep, passkey};
use super::sso::{Providers, SignInWays};
use crate::net::{self, Trouble, said_of};
use crate::ui::{Banner, Button, FormProblem, Icon, Kind, Menu, MenuButton, Pictogram, TextBox};
use crate::{i18n, languages, session, t};

#[component]
pub fn SignInPage() -> impl IntoView {
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let ways = SignInWays::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    // The password was right, and more is wanted: by one of these.
    let asked = RwSignal::new(Vec::<Method>::new());
    let about = net::loading(|| async move { net::load::<ReadAbout>(&Nothing {}, &Nothing {}).await });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| ways.stand()) {
            return;
        }
        let credentials = Credentials { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            match net::submit::<SignIn>(&Nothing {}, &credentials).await {
                Ok(view) if view.standing.asked.is_empty() => return session::enter(view).await,
                Ok(view) => {
                    trouble.set(None);
                    asked.set(view.standing.asked);
                }
                Err(refused) => trouble.set(Some(refused)),
            }
            busy.set(false);
            password.set(String::new());
        });
    };
    let by_passkey = move |_| {
        busy.set(true);
        spawn_local(async move {
            match enter_by_passkey().await {
                Ok(view) => return session::enter(view).await,
                Err(refused) => trouble.set(Some(refused)),
            }
            busy.set(false);
        });
    };
    let done = Callback::new(|view: SessionView| spawn_local(session::enter(view)));
    let back = Callback::new(move |()| asked.set(Vec::new()));
    let demo = move || about.get().and_then(Result::ok).filter(|about| about.demo);
    let version = move || about.get().and_then(Result::ok).map(|about| format!("{} {}", about.name, about.version));
    view! {
        <main class="sign-in" id="main">
            <div class="sign-in-card">
                <div class="sign-in-brand"><svg class="brand-mark" aria-hidden="true"><use href="#brand"></use></svg>"Probatum"</div>
                <h1 class="visually-hidden" tabindex="-1">{t!("page-sign-in")}</h1>
                {move || demo().map(|_| view! { <Banner><p>{t!("sign-in-demo")}</p></Banner> })}
                {move || (!asked.with(Vec::is_empty)).then(|| view! { <SecondStep asked=asked.get() on_done=done on_back=back/> })}
                <div class="stack" hidden=move || !asked.with(Vec::is_empty)>
                <FormProblem trouble fields=&["/email", "/password"]/>
                <form class="sign-in-form" on:submit=send on:focusout=move |_| ways.look(&email.try_get_untracked().unwrap_or_default())>
                    <TextBox name="email" label=t!("email") value=email kind="email" autocomplete="username" finding=said_of(trouble, "/email") required=true autofocus=true/>
                    <Show when=move || !ways.stand()>
                        <TextBox name="password" label=t!("password") value=password kind="password" autocomplete="current-password" finding=said_of(trouble, "/password") required=true/>
                        <Button kind=Kind::Primary submit=true busy attr:data-test="sign-in">{t!("sign-in")}</Button>
                        {passkey::is_there().then(|| view! { <Button busy on:click=by_passkey attr:data-test="sign-in-passkey">{t!("passkey-sign-in")}</Button> })}
                    </Show>
                    <Show when=move || ways.stand()><Providers ways email trouble/></Show>
                </form>
                <super::lost_pages::Forgot/>
                </div>
            </div>
            <footer class="sign-in-foot"><LanguageMenu/><p>{version}</p></footer>
        </main>
    }
}

async fn enter_by_passkey() -> Result<SessionView, Trouble> {
    net::submit::<SignInByPasskey>(&Nothing {}, &passkey::prove().await?).await
}

/// Which language? Asked in every language at once, before anybody is known.
#[component]
fn LanguageMenu() -> impl IntoView {
    let entry = |language: i18n::Language| {
        let choose = Callback::new(move |()| spawn_local(languages::choose_outside(language.tag)));
        view! { <MenuButton on_choose=choose><span lang=language.tag dir="auto">{language.name}</span></MenuButton> }
    };
    let name = i18n::name_of(i18n::tag());
    let label = format!("{}: {name}", t!("language"));
    let face = move || view! { <Pictogram icon=Icon::Language/><span>{name.clone()}</span> };
    view! { <Menu label face=face>{i18n::languages().map(entry).collect_view()}</Menu> }
}
