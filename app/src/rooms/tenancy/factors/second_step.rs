//! What more than your password? The code of the app, a passkey, or one of the codes kept for such a day.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing};
use shared::tenancy::api::SessionView;
use shared::tenancy::factors::api::AnswerFactor;
use shared::tenancy::factors::{Method, Second};

use super::passkey;
use crate::net::{self, Trouble};
use crate::ui::{Button, FormProblem, Kind, TextBox};
use crate::{browser, i18n, t};

/// Asks for the second factor until it is right.
#[component]
pub fn SecondStep(
    asked: Vec<Method>,
    on_done: Callback<SessionView>,
    /// It took too long, or somebody wants to begin anew.
    on_back: Callback<()>,
) -> impl IntoView {
    let method = RwSignal::new(asked.first().copied().unwrap_or(Method::Totp));
    let (code, busy, trouble) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    Effect::new(move |_| {
        method.track();
        request_animation_frame(|| {
            browser::focus("[data-test=second-step] .input, [data-test=second-send]");
        });
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (chosen, typed) = (method.get_untracked(), code.get_untracked().trim().to_owned());
        busy.set(true);
        spawn_local(async move {
            let answer = prove(chosen, typed).await;
            busy.try_set(false);
            code.try_set(String::new());
            match answer {
                Ok(view) => on_done.try_run(view).unwrap_or_default(),
                Err(found) if found.code() == Some(Code::Unauthenticated) => on_back.try_run(()).unwrap_or_default(),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let others = move || {
        let others = asked.iter().copied().filter(|one| *one != method.get() && (*one != Method::Passkey || passkey::is_there()));
        let choose = move |one| {
            method.set(one);
            trouble.set(None);
            code.set(String::new());
        };
        others
            .map(|one| {
                view! { <Button kind=Kind::Quiet on:click=move |_| choose(one) attr:data-test=format!("factor-{}", one.as_str())>{words(one, "use")}</Button> }
            })
            .collect_view()
    };
    view! {
        <form class="sign-in-form" on:submit=send data-test="second-step">
            <p>{move || words(method.get(), "ask")}</p>
            <FormProblem trouble/>
            {move || (method.get() != Method::Passkey).then(|| view! {
                <TextBox name="code" label=words(method.get(), "label") value=code autocomplete="one-time-code" required=true autofocus=true/>
            })}
            <Button kind=Kind::Primary submit=true busy attr:data-test="second-send">{move || words(method.get(), "go")}</Button>
            <div class="row">{others}<Button kind=Kind::Quiet on:click=move |_| on_back.run(())>{t!("factor-back")}</Button></div>
        </form>
    }
}

async fn prove(method: Method, code: String) -> Result<SessionView, Trouble> {
    let second = match method {
        Method::Totp => Second::Totp { code },
        Method::Recovery => Second::Recovery { code },
        Method::Passkey => Second::Passkey { passkey: passkey::prove().await? },
    };
    net::submit::<AnswerFactor>(&Nothing {}, &second).await
}

fn words(method: Method, what: &str) -> String {
    i18n::say(&format!("factor-{}-{what}", method.as_str()), &[])
}
