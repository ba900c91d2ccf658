//! Who invites me, and to what? A new person chooses name and password and is in; somebody with an account accepts and signs in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::tenancy::accounts::{AcceptInvitation, Acceptance, LinkView, Purpose};
use shared::tenancy::api::{Credentials, SignIn};

use super::outside::{Outside, opened};
use crate::net::{self, Trouble, said_of};
use crate::ui::{Button, FormProblem, Kind, TextBox};
use crate::{i18n, pages, route, session, t};

#[component]
pub fn InvitationPage() -> impl IntoView {
    view! { <Outside title=t!("invitation-title")>{opened(Purpose::Invitation, |link, token| view! { <Invited link token/> }.into_any())}</Outside> }
}

#[component]
fn Invited(link: LinkView, token: String) -> impl IntoView {
    let role = link.role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[])).unwrap_or_default();
    let place = if link.place.is_empty() { t!("reach-tenant") } else { link.place.clone() };
    let said = t!(
        "invitation-said",
        inviter = link.inviter.clone().unwrap_or_default(),
        organisation = link.organisation.clone().unwrap_or_default()
    );
    let form = if link.known { view! { <Accept token/> }.into_any() } else { view! { <NewAccount token/> }.into_any() };
    view! {
        <div class="stack" data-test="invited">
            <p>{said}</p>
            <dl class="facts">
                <dt>{t!("invitation-role")}</dt><dd>{role}" · "{place}</dd>
                <dt>{t!("email")}</dt><dd class="break">{link.email}</dd>
            </dl>
            {form}
        </div>
    }
}

/// Somebody with an account: they accept, and sign in as always.
#[component]
fn Accept(token: String) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |_| {
        let body = Acceptance { token: token.clone(), name: None, password: None, language: None };
        busy.set(true);
        spawn_local(async move {
            match net::submit::<AcceptInvitation>(&Nothing {}, &body).await {
                // Grants are read anew.
                Ok(_) if session::is_in() => session::read().await,
                Ok(_) => {}
                Err(refused) => {
                    busy.try_set(false);
                    return drop(trouble.try_set(Some(refused)));
                }
            }
            route::replace(pages::SIGN_IN);
        });
    };
    view! {
        <p class="soft">{t!("invitation-known")}</p>
        <FormProblem trouble/>
        <Button kind=Kind::Primary busy on:click=send attr:data-test="accept">{t!("invitation-accept")}</Button>
    }
}

/// A new person: an account is made, and they are in.
#[component]
fn NewAccount(token: String) -> impl IntoView {
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| Some(signal.get_untracked()).filter(|text| !text.is_empty());
        let body = Acceptance { token: token.clone(), name: text(name), password: text(password), language: Some(i18n::tag().to_owned()) };
        busy.set(true);
        spawn_local(async move {
            if let Err(refused) = accept(body, password.get_untracked()).await {
                busy.try_set(false);
                trouble.try_set(Some(refused));
            }
        });
    };
    view! {
        <FormProblem trouble fields=&["/name", "/password"]/>
        <form class="sign-in-form" on:submit=send>
            <TextBox name="new-name" label=t!("person-full-name") value=name autocomplete="name" help=t!("person-full-name-help") finding=said_of(trouble, "/name") required=true autofocus=true/>
            <TextBox name="new-password" label=t!("password") value=password kind="password" autocomplete="new-password" help=t!("password-help") finding=said_of(trouble, "/password") required=true/>
            <Button kind=Kind::Primary submit=true busy attr:data-test="accept">{t!("invitation-account")}</Button>
        </form>
    }
}

async fn accept(body: Acceptance, password: String) -> Result<(), Trouble> {
    let accepted = net::submit::<AcceptInvitation>(&Nothing {}, &body).await?;
    // By the way of everybody: whatever else signing in asks for is asked.
    match net::submit::<SignIn>(&Nothing {}, &Credentials { email: accepted.email, password }).await {
        Ok(view) => {
            session::enter(view).await;
            route::replace("/");
        }
        Err(_) => route::replace(pages::SIGN_IN),
    }
    Ok(())
}
