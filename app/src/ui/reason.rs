//! Asks why: nothing happens until a reason is given (21 CFR 11, AUD-07).

use leptos::prelude::*;

use super::{Button, Dialog, Kind};
use crate::t;

/// Asks for a reason while `open` is true and hands it to `on_reason`. The question says what is about to happen.
#[component]
pub fn ReasonDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(into)] question: Signal<String>,
    on_reason: Callback<String>,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let given = move || !reason.get().trim().is_empty();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        if !text.is_empty() {
            on_reason.run(text);
        }
    };
    Effect::new(move |_| {
        if open.get() {
            reason.set(String::new());
        }
    });
    view! {
        <Dialog open title>
            <form class="stack" on:submit=send>
                <p>{move || question.get()}</p>
                <div class="field">
                    <label class="field-label" for="reason-text">{t!("reason-label")}</label>
                    <textarea class="textarea" id="reason-text" rows="3" maxlength="1000" autofocus required bind:value=reason></textarea>
                    <p class="field-hint">{t!("reason-help")}</p>
                </div>
                <div class="dialog-foot">
                    <Button kind=Kind::Plain on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                    <Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || !given())>{t!("reason-confirm")}</Button>
                </div>
            </form>
        </Dialog>
    }
}
