//! The act of signing: what for, and the proof that it is they. Both components at the first signing of a period, then the password alone;
//! the server decides, the dialog only remembers so that nobody types what is not asked for.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing, Problem, Proof, SignatureId, Signed, StudyId, digest};
use shared::review::api::Sign;
use shared::review::{Meaning, NewSignatures, Signing, Target};
use shared::study::api::InStudy;
use shared::tenancy::factors::PasskeyAnswer;
use shared::tenancy::sso::{BeginStepUp, ReadSsoSession, StepUpAsk};
use uuid::Uuid;

use super::sign_words::meaning_words;
use crate::net::{self, Trouble};
use crate::rooms::tenancy::{passkey, sso};
use crate::ui::{Banner, Button, ChoiceBox, Dialog, FormProblem, Icon, Kind, Skeleton, TextBox, Tone};
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
    let ends = Ends { study, open, busy, both, password, code, trouble, on_done, on_changed };
    // Whoever came by their organisation's provider proves there anew who they are; they have no password here.
    let session = net::loading(|| async move { net::load::<ReadSsoSession>(&Nothing {}, &Nothing {}).await });
    let provider = Signal::derive(move || session.get().and_then(Result::ok).and_then(|session| session.provider));
    let proving = RwSignal::new(None::<(String, NewSignatures)>);
    sso::hear(move |said| {
        let proved = proving.try_update(|proving| proving.take_if(|(proof, _)| *proof == said)).flatten();
        if let Some((Ok(proof), signs)) = proved.map(|(proof, signs)| (proof.parse(), signs)) {
            spawn_local(ends.sign(Proof::Provider { proof }, signs));
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(meaning) = meaning.get_untracked().parse::<Meaning>() else { return };
        let signs = NewSignatures { id: act.get_untracked(), meaning, targets: targets.run(()) };
        if provider.get_untracked().is_some() {
            return prove(ends, signs, proving);
        }
        let user = both.get_untracked().then(|| user.get_untracked().trim().to_owned());
        let (password_now, code_now) = (password.get_untracked(), code.get_untracked().trim().to_owned());
        let proof = match code_now.is_empty() {
            true => Proof::Password { user, password: password_now },
            false => Proof::Code { user, password: password_now, code: code_now },
        };
        spawn_local(ends.sign(proof, signs));
    };
    let by_passkey = move |_| {
        if let Ok(meaning) = meaning.get_untracked().parse::<Meaning>() {
            let signs = NewSignatures { id: act.get_untracked(), meaning, targets: targets.run(()) };
            spawn_local(ends.sign_by_passkey(signs));
        }
    };
    let choices: Vec<_> = Meaning::ALL.into_iter().map(|meaning| (meaning.as_str().to_owned(), meaning_words(meaning))).collect();
    view! {
        <form class="stack" on:submit=send data-test="sign-form">
            <p><strong dir="auto">{move || what.get()}</strong></p>
            <ChoiceBox name="sign-meaning" label=t!("sign-meaning") value=meaning choices/>
            <Banner tone=Tone::Info><p>{t!("sign-binding", name = name)}</p></Banner>
            <FormProblem trouble/>
            {move || match (session.get(), provider.get()) {
                (None, _) => view! { <Skeleton lines=2/> }.into_any(),
                (_, Some(way)) => view! {
                    <p data-test="sso-prove">{t!("sso-prove", name = way.name)}</p>
                    <Show when=move || proving.with(Option::is_some)><p class="soft" role="status">{t!("sso-proving")}</p></Show>
                }.into_any(),
                _ => view! {
                    <Show when=move || both.get()>
                        <TextBox name="sign-user" label=t!("email") value=user kind="email" autocomplete="off" required=true autofocus=true/>
                    </Show>
                    <TextBox name="sign-password" label=t!("password") value=password kind="password" autocomplete="off" required=true autofocus=!both.get_untracked()/>
                    {coded.then(|| view! { <TextBox name="sign-code" label=t!("sign-code") value=code autocomplete="one-time-code"/> })}
                }.into_any(),
            }}
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Show when=move || provider.get().is_none() && passkey::is_there()>
                    <Button busy on:click=by_passkey attr:data-test="sign-passkey">{t!("sign-passkey")}</Button>
                </Show>
                <Button kind=Kind::Primary icon=Icon::Sign submit=true busy attr:data-test="sign-now">{move || if provider.get().is_some() { t!("sso-prove-and-sign") } else { t!("sign") }}</Button>
            </div>
        </form>
    }
}

/// Where the act of signing ends.
#[derive(Clone, Copy)]
struct Ends {
    study: StudyId,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    both: RwSignal<bool>,
    password: RwSignal<String>,
    code: RwSignal<String>,
    trouble: RwSignal<Option<Trouble>>,
    on_done: Callback<Vec<Signing>>,
    on_changed: Callback<()>,
}

impl Ends {
    async fn sign(self, proof: Proof, signs: NewSignatures) {
        self.busy.try_set(true);
        let answer = net::submit::<Sign>(&InStudy { study: self.study }, &Signed { proof, signs }).await;
        self.busy.try_set(false);
        self.password.try_set(String::new());
        self.code.try_set(String::new());
        match answer {
            Ok(done) => {
                SIGNED.set(true);
                self.open.try_set(false);
                news::arrived();
                self.on_done.try_run(done);
            }
            Err(found) => {
                if found.code() == Some(Code::ProofRequired) {
                    SIGNED.set(false);
                    self.both.try_set(true);
                }
                if found.code() == Some(Code::Changed) {
                    self.on_changed.try_run(());
                }
                self.trouble.try_set(Some(found));
            }
        }
    }

    async fn sign_by_passkey(self, signs: NewSignatures) {
        self.busy.try_set(true);
        match passkey::prove().await {
            Ok(PasskeyAnswer { token, answer }) => self.sign(Proof::Passkey { token, answer }, signs).await,
            Err(found) => {
                self.busy.try_set(false);
                self.trouble.try_set(Some(found));
            }
        }
    }
}

/// Has the provider ask anew who the person is, in a window of its own, for exactly what is signed.
fn prove(ends: Ends, signs: NewSignatures, proving: RwSignal<Option<(String, NewSignatures)>>) {
    let Some(popup) = sso::Popup::open() else {
        return ends.trouble.set(Some(Problem::new(Code::ProofRequired).detail(t!("sso-blocked")).into()));
    };
    let digest = digest::<Sign>(&InStudy { study: ends.study }, &signs);
    let ask = StepUpAsk { digest };
    ends.trouble.set(None);
    spawn_local(async move {
        match net::submit::<BeginStepUp>(&Nothing {}, &ask).await {
            Ok(start) => {
                proving.try_set(start.proof.map(|proof| (proof.to_string(), signs)));
                popup.go(&start.url);
            }
            Err(found) => {
                popup.close();
                ends.trouble.try_set(Some(found));
            }
        }
    });
}
