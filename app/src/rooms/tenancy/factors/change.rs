//! One change of how a person signs in: the password first, then what the change needs. Nothing is changed before that.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{FactorId, Nothing};
use shared::tenancy::factors::api::*;

use super::codes::Codes;
use super::passkey;
use super::qr::Qr;
use crate::net::{self, Trouble, said_of};
use crate::t;
use crate::ui::{Button, Dialog, FormProblem, Kind, TextBox};

/// What is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Totp,
    RemoveTotp,
    Passkey,
    RemovePasskey(FactorId),
    Recovery,
}

/// How far it has come.
#[derive(Clone)]
enum Step {
    Password,
    Scan(NewTotp),
    Codes(Vec<String>),
    Done,
}

/// Changes something while `open` is true.
#[component]
pub fn ChangeDialog(open: RwSignal<bool>, change: RwSignal<Change>, on_done: Callback<()>) -> impl IntoView {
    view! { <Dialog open title=t!("factor-change")><Steps open change on_done/></Dialog> }
}

#[component]
fn Steps(open: RwSignal<bool>, change: RwSignal<Change>, on_done: Callback<()>) -> impl IntoView {
    let step = RwSignal::new(Step::Password);
    let finish = Callback::new(move |()| {
        open.set(false);
        on_done.run(());
    });
    let change = change.get_untracked();
    // What comes after the last step: the codes, where there are new ones.
    let came = Callback::new(move |codes: Vec<String>| if codes.is_empty() { finish.run(()) } else { step.set(Step::Codes(codes)) });
    move || match step.get() {
        Step::Password => view! { <Password open change step came/> }.into_any(),
        Step::Scan(new) => view! { <Scan open new came/> }.into_any(),
        Step::Codes(codes) => view! { <Codes codes on_done=finish/> }.into_any(),
        Step::Done => ().into_any(),
    }
}

#[component]
fn Password(open: RwSignal<bool>, change: Change, step: RwSignal<Step>, came: Callback<Vec<String>>) -> impl IntoView {
    let (password, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (own, name) = (Own { password: password.get_untracked() }, name.get_untracked());
        busy.set(true);
        spawn_local(async move {
            let done = make(change, own, name).await;
            busy.try_set(false);
            match done {
                Ok(Step::Done) => came.try_run(Vec::new()).unwrap_or_default(),
                Ok(next) => drop(step.try_set(next)),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let (question, go) = match change {
        Change::Totp => (t!("totp-add-text"), t!("next")),
        Change::RemoveTotp => (t!("totp-remove-text"), t!("remove")),
        Change::Passkey => (t!("passkey-add-text"), t!("passkey-add")),
        Change::RemovePasskey(_) => (t!("passkey-remove-text"), t!("remove")),
        Change::Recovery => (t!("codes-renew-text"), t!("codes-renew")),
    };
    let named = (change == Change::Passkey).then(|| {
        view! { <TextBox name="passkey-name" label=t!("passkey-name") value=name help=t!("passkey-name-help") finding=said_of(trouble, "/name") required=true autofocus=true/> }
    });
    let first = change != Change::Passkey;
    view! {
        <form class="stack" on:submit=send data-test="factor-password">
            <p>{question}</p>
            <FormProblem trouble fields=&["/password", "/name"]/>
            {named}
            <TextBox name="own-password" label=t!("password-present") value=password kind="password" autocomplete="current-password" finding=said_of(trouble, "/password") required=true autofocus=first/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="factor-go">{go}</Button>
            </div>
        </form>
    }
}

async fn make(change: Change, own: Own, name: String) -> Result<Step, Trouble> {
    let none = Nothing {};
    match change {
        Change::Totp => Ok(Step::Scan(net::submit::<BeginTotp>(&none, &own).await?)),
        Change::RemoveTotp => net::submit::<RemoveTotp>(&none, &own).await.map(|_| Step::Done),
        Change::RemovePasskey(passkey) => net::submit::<RemovePasskey>(&OnPasskey { passkey }, &own).await.map(|_| Step::Done),
        Change::Recovery => Ok(Step::Codes(net::submit::<RenewRecovery>(&none, &own).await?.codes)),
        Change::Passkey => {
            let question = net::submit::<BeginPasskey>(&none, &own).await?;
            let new = NewPasskey { name, passkey: passkey::make(question).await? };
            Ok(after(net::submit::<AddPasskey>(&none, &new).await?))
        }
    }
}

fn after(new: RecoveryCodes) -> Step {
    if new.codes.is_empty() { Step::Done } else { Step::Codes(new.codes) }
}

#[component]
fn Scan(open: RwSignal<bool>, new: NewTotp, came: Callback<Vec<String>>) -> impl IntoView {
    let (code, busy, trouble) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = TotpCode { code: code.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let done = net::submit::<ConfirmTotp>(&Nothing {}, &body).await;
            busy.try_set(false);
            match done {
                Ok(new) => came.try_run(new.codes).unwrap_or_default(),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    // In groups of four, as people type it.
    let secret = new.secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    view! {
        <form class="stack" on:submit=send data-test="totp-scan">
            <p>{t!("totp-scan")}</p>
            <Qr new label=t!("totp-qr")/>
            <p class="soft">{t!("totp-type")}</p>
            <p><code class="secret" data-test="totp-secret">{secret}</code></p>
            <FormProblem trouble fields=&["/code"]/>
            <TextBox name="totp-code" label=t!("factor-totp-label") value=code autocomplete="one-time-code" finding=said_of(trouble, "/code") required=true autofocus=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="totp-confirm">{t!("totp-confirm")}</Button>
            </div>
        </form>
    }
}
