//! Is the password lost? One asks for a link, and sets a new one by it. What is said does not tell who has an account.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::kernel::api::ReadAbout;
use shared::tenancy::accounts::{LinkView, LosePassword, LostPassword, Purpose, ResetBody, ResetPassword};

use super::outside::{Outside, opened};
use crate::net::{self, Trouble, said_of};
use crate::ui::{Banner, Button, FormProblem, Kind, LinkButton, TextBox, Tone};
use crate::{i18n, pages, session, t};

/// The way to it from the sign-in page.
#[component]
pub fn Forgot() -> impl IntoView {
    view! { <p class="sign-in-more"><a href=pages::FORGOT data-test="forgot">{t!("forgot")}</a></p> }
}

#[component]
pub fn ForgotPage() -> impl IntoView {
    let about = net::loading(|| async move { net::load::<ReadAbout>(&Nothing {}, &Nothing {}).await });
    let silent = move || about.get().and_then(Result::ok).is_some_and(|about| !about.mail);
    let asked = RwSignal::new(false);
    view! {
        <Outside title=t!("forgot-title")>
            {move || match (silent(), asked.get()) {
                (true, _) => view! { <Banner tone=Tone::Warning><p>{t!("mail-off-reset")}</p></Banner> }.into_any(),
                (false, true) => view! { <div data-test="asked"><Banner tone=Tone::Success><p>{t!("forgot-asked")}</p></Banner></div> }.into_any(),
                (false, false) => view! { <Ask asked/> }.into_any(),
            }}
            <div class="row"><LinkButton kind=Kind::Quiet href=pages::SIGN_IN>{t!("to-sign-in")}</LinkButton></div>
        </Outside>
    }
}

#[component]
fn Ask(asked: RwSignal<bool>) -> impl IntoView {
    let email = RwSignal::new(String::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = LostPassword { email: email.get_untracked().trim().to_owned(), language: Some(i18n::tag().to_owned()) };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<LosePassword>(&Nothing {}, &body).await;
            busy.try_set(false);
            match answer {
                Ok(_) => drop(asked.try_set(true)),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    view! {
        <p class="soft">{t!("forgot-text")}</p>
        <FormProblem trouble fields=&["/email"]/>
        <form class="sign-in-form" on:submit=send>
            <TextBox name="email" label=t!("email") value=email kind="email" autocomplete="username" finding=said_of(trouble, "/email") required=true autofocus=true/>
            <Button kind=Kind::Primary submit=true busy attr:data-test="ask-reset">{t!("forgot-send")}</Button>
        </form>
    }
}

#[component]
pub fn ResetPage() -> impl IntoView {
    view! { <Outside title=t!("reset-title")>{opened(Purpose::Reset, |link, token| view! { <NewOne link token/> }.into_any())}</Outside> }
}

#[component]
fn NewOne(link: LinkView, token: String) -> impl IntoView {
    let new = RwSignal::new(String::new());
    let (busy, done, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = ResetBody { token: token.clone(), new: new.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<ResetPassword>(&Nothing {}, &body).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    // Every session has ended, also one of this browser's.
                    session::leave();
                    done.try_set(true);
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let email = StoredValue::new(link.email);
    let send = StoredValue::new_local(send);
    let form = move || {
        view! {
            <p class="break">{email.get_value()}</p>
            <FormProblem trouble fields=&["/new"]/>
            <form class="sign-in-form" on:submit=move |event| send.with_value(|send| send(event))>
                <TextBox name="new-password" label=t!("password-new") value=new kind="password" autocomplete="new-password" help=t!("password-help") finding=said_of(trouble, "/new") required=true autofocus=true/>
                <Button kind=Kind::Primary submit=true busy attr:data-test="reset">{t!("reset-send")}</Button>
            </form>
        }
        .into_any()
    };
    move || if done.get() { changed(t!("reset-done")) } else { form() }
}

/// It is done: the way on is to sign in.
pub fn changed(words: String) -> AnyView {
    view! {
        <div class="stack" data-test="done">
            <Banner tone=Tone::Success><p>{words}</p></Banner>
            <div class="row"><LinkButton kind=Kind::Primary href=pages::SIGN_IN>{t!("to-sign-in")}</LinkButton></div>
        </div>
    }
    .into_any()
}
