//! Is this the address of my account? Asked for on the account page, confirmed here by the link that was sent to it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::tenancy::accounts::{ChangeAddress, ConfirmAddress, LinkToken, LinkView, NewAddress, Purpose};

use super::lost_pages::changed;
use super::outside::{Outside, opened};
use crate::net::{self, Trouble, said_of};
use crate::ui::{Banner, Button, FormProblem, Kind, TextBox, Tone};
use crate::{session, t};

#[component]
pub fn AddressPage() -> impl IntoView {
    view! { <Outside title=t!("address-title")>{opened(Purpose::Address, |link, token| view! { <Confirm link token/> }.into_any())}</Outside> }
}

#[component]
fn Confirm(link: LinkView, token: String) -> impl IntoView {
    let (busy, done, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = StoredValue::new(move || {
        let body = LinkToken { token: token.clone() };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<ConfirmAddress>(&Nothing {}, &body).await;
            busy.try_set(false);
            match answer {
                Ok(_) if session::is_in() => {
                    session::read().await;
                    done.try_set(true);
                }
                Ok(_) => drop(done.try_set(true)),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    let email = StoredValue::new(link.email);
    let ask = move || {
        view! {
            <p>{t!("address-question")}</p>
            <p class="break"><strong>{email.get_value()}</strong></p>
            <FormProblem trouble/>
            <Button kind=Kind::Primary busy on:click=move |_| send.with_value(|send| send()) attr:data-test="confirm">{t!("address-confirm")}</Button>
        }
        .into_any()
    };
    move || if done.get() { changed(t!("address-done")) } else { ask() }
}

/// On the account page: asking for another address.
#[component]
pub fn Address() -> impl IntoView {
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let asked = RwSignal::new(None::<String>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = NewAddress { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        busy.set(true);
        asked.set(None);
        spawn_local(async move {
            let answer = net::submit::<ChangeAddress>(&Nothing {}, &body).await;
            busy.try_set(false);
            password.try_set(String::new());
            if answer.is_ok() {
                asked.try_set(Some(body.email));
                email.try_set(String::new());
            }
            trouble.try_set(answer.err());
        });
    };
    let told = move |email: String| view! { <Banner tone=Tone::Success><p>{t!("address-asked", email = email)}</p></Banner> };
    view! {
        <section class="form-section" data-test="address">
            <div class="section-head"><h2>{t!("address-change")}</h2><p class="soft">{t!("address-change-text")}</p></div>
            {move || asked.get().map(told)}
            <FormProblem trouble fields=&["/email", "/password"]/>
            <form class="stack" on:submit=send>
                <TextBox name="new-email" label=t!("address-new") value=email kind="email" autocomplete="email" finding=said_of(trouble, "/email") required=true/>
                <TextBox name="address-password" label=t!("password-present") value=password kind="password" autocomplete="current-password" finding=said_of(trouble, "/password") required=true/>
                <div class="row"><Button submit=true busy>{t!("address-send")}</Button></div>
            </form>
        </section>
    }
}
