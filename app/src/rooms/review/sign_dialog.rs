//! The act of signing: what for, and the proof that it is they. Both components at the first signing of a period, then the password alone;
//! the server decides, the dialog only remembers so that nobody types what is not asked for.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Proof, SignatureId, Signed, StudyId};
use shared::review::api::Sign;
use shared::review::{Meaning, NewSignatures, Signing, Target};
use shared::study::api::InStudy;
use shared::tenancy::factors::PasskeyAnswer;
use uuid::Uuid;

use super::sign_words::meaning_words;
use crate::net::{self, Trouble};
use crate::rooms::tenancy::passkey;
use crate::ui::{Banner, Button, ChoiceBox, Dialog, FormProblem, Icon, Kind, TextBox, Tone};
use crate::{news, session, t};

thread_local! {
    /// Whether this page has signed already in this session.
    static SIGNED: Cell<bool> = const { Cell::new(false) };
}

/// Asks for meaning and proof while `open` is true, signs the targets, and says what became of each.
#[component]
pub fn SignDialog(
    open: RwSignal<bool>,
    study: StudyId,
    /// What is signed, in words.
    #[prop(into)]
    what: Signal<String>,
    targets: Callback<(), Vec<Target>>,
    on_done: Callback<Vec<Signing>>,
    /// What was shown has changed: it must be looked at again.
    on_changed: Callback<()>,
) -> impl IntoView {
    view! { <Dialog open title=t!("sign")><Act open study what targets on_done on_changed/></Dialog> }
}

#[component]
fn Act(
    open: RwSignal<bool>,
    study: StudyId,
    what: Signal<String>,
    targets: Callback<(), Vec<Target>>,
    on_done: Callback<Vec<Signing>>,
    on_changed: Callback<()>,
) -> impl IntoView {
    let name = session::now().map(|view| view.name).unwrap_or_default();
    let both = RwSignal::new(!SIGNED.get());
    let (user, password, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Where the tenant wants the second factor, too.
    let coded = session::now().is_some_and(|view| view.standing.factor_at_signing);
    let meaning = RwSignal::new(Meaning::ReviewApproval.as_str().to_owned());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    // One act, one id: sent again over a poor line, it signs once.
    let act = RwSignal::new(SignatureId(Uuid::new_v4()));
    // Without a proof: by passkey.
    let sign = Callback::new(move |(meaning, proof): (Meaning, Option<Proof>)| {
        let signs = NewSignatures { id: act.get_untracked(), meaning, targets: targets.run(()) };
        busy.set(true);
        spawn_local(async move {
            let answer = prove_and_sign(study, proof, signs).await;
            code.try_set(String::new());
            busy.try_set(false);
            password.try_set(String::new());
            match answer {
                Ok(done) => {
                    SIGNED.set(true);
                    open.try_set(false);
                    news::arrived();
                    on_done.try_run(done);
                }
                Err(found) => {
                    if found.code() == Some(Code::ProofRequired) {
                        SIGNED.set(false);
                        both.try_set(true);
                    }
                    if found.code() == Some(Code::Changed) {
                        on_changed.try_run(());
                    }
                    trouble.try_set(Some(found));
                }
            }
        });
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(meaning) = meaning.get_untracked().parse::<Meaning>() else { return };
        let user = both.get_untracked().then(|| user.get_untracked().trim().to_owned());
        let (password_now, code_now) = (password.get_untracked(), code.get_untracked().trim().to_owned());
        let proof = match code_now.is_empty() {
            true => Proof::Password { user, password: password_now },
            false => Proof::Code { user, password: password_now, code: code_now },
        };
        sign.run((meaning, Some(proof)));
    };
    let by_passkey = move |_| {
        if let Ok(meaning) = meaning.get_untracked().parse::<Meaning>() {
            sign.run((meaning, None));
        }
    };
    let choices: Vec<_> = Meaning::ALL.into_iter().map(|meaning| (meaning.as_str().to_owned(), meaning_words(meaning))).collect();
    view! {
        <form class="stack" on:submit=send data-test="sign-form">
            <p><strong dir="auto">{move || what.get()}</strong></p>
            <ChoiceBox name="sign-meaning" label=t!("sign-meaning") value=meaning choices/>
            <Banner tone=Tone::Info><p>{t!("sign-binding", name = name)}</p></Banner>
            <FormProblem trouble/>
            <Show when=move || both.get()>
                <TextBox name="sign-user" label=t!("email") value=user kind="email" autocomplete="off" required=true autofocus=true/>
            </Show>
            <TextBox name="sign-password" label=t!("password") value=password kind="password" autocomplete="off" required=true autofocus=!both.get_untracked()/>
            {coded.then(|| view! { <TextBox name="sign-code" label=t!("sign-code") value=code autocomplete="one-time-code"/> })}
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                {passkey::is_there().then(|| view! { <Button busy on:click=by_passkey attr:data-test="sign-passkey">{t!("sign-passkey")}</Button> })}
                <Button kind=Kind::Primary icon=Icon::Sign submit=true busy attr:data-test="sign-now">{t!("sign")}</Button>
            </div>
        </form>
    }
}

async fn prove_and_sign(study: StudyId, proof: Option<Proof>, signs: NewSignatures) -> Result<Vec<Signing>, Trouble> {
    let proof = match proof {
        Some(proof) => proof,
        None => {
            let PasskeyAnswer { token, answer } = passkey::prove().await?;
            Proof::Passkey { token, answer }
        }
    };
    net::submit::<Sign>(&InStudy { study }, &Signed { proof, signs }).await
}
