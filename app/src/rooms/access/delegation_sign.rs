//! The investigator's signature under a line of the delegation log, with the proof that it is they.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{DelegationView, OnDelegation, SignDelegation};
use shared::kernel::{Nothing, Proof, Signed};

use super::delegation_page::period;
use super::words;
use crate::net::{self, Trouble};
use crate::ui::{Banner, Button, Dialog, FormProblem, Icon, Kind, TextBox, Tone};
use crate::{session, t};

/// Open while there is a line to sign.
#[component]
pub fn SignDelegationDialog(line: RwSignal<Option<DelegationView>>, on_signed: Callback<()>) -> impl IntoView {
    let open = words::open_while(line);
    view! { <Dialog open title=t!("delegation-sign")>{move || line.get().map(|line| view! { <Act line open on_signed/> })}</Dialog> }
}

#[component]
fn Act(line: DelegationView, open: RwSignal<bool>, on_signed: Callback<()>) -> impl IntoView {
    let name = session::now().map(|view| view.name).unwrap_or_default();
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let path = OnDelegation { study: line.study, delegation: line.id };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let proof = Proof::Password { user: Some(user.get_untracked().trim().to_owned()), password: password.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<SignDelegation>(&path, &Signed { proof, signs: Nothing {} }).await;
            busy.try_set(false);
            password.try_set(String::new());
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_signed.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send data-test="delegation-sign-form">
            <dl class="facts">
                <dt>{t!("delegation-person")}</dt><dd dir="auto">{line.name.clone()}", "{words::role(line.role)}</dd>
                <dt>{t!("site")}</dt><dd>{line.study_name.clone()}" · "{line.site_name.clone()}</dd>
                <dt>{t!("delegation-duties")}</dt><dd dir="auto">{line.duties.clone()}</dd>
                <dt>{t!("delegation-period")}</dt><dd>{period(&line)}</dd>
            </dl>
            <Banner tone=Tone::Info><p>{t!("delegation-binding", name = name)}</p></Banner>
            <FormProblem trouble/>
            <TextBox name="sign-user" label=t!("email") value=user kind="email" autocomplete="off" required=true autofocus=true/>
            <TextBox name="sign-password" label=t!("password") value=password kind="password" autocomplete="off" required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary icon=Icon::Sign submit=true busy attr:data-test="sign-now">{t!("sign")}</Button>
            </div>
        </form>
    }
}
