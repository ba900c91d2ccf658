//! Why is it changed? A record that was complete once asks for it, one reason for all that waits (AUD-07). Until it is
//! given the changes are kept on this computer, and the page says so.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::Sheet;
use crate::rooms::capture::draft::Status;
use crate::ui::{Banner, Button, Dialog, Kind, Tone};
use crate::{browser, i18n, t};

/// Reasons that most changes have. The last stands for any other.
const COMMON: [&str; 5] = ["reason-transcription", "reason-source-corrected", "reason-later", "reason-query", "reason-other"];

/// Says that changes wait for a reason, and asks for it; once by itself, then on demand.
#[component]
pub fn ReasonAsked(sheet: Sheet) -> impl IntoView {
    let open = RwSignal::new(false);
    let waiting = {
        let head = sheet.head();
        Memo::new(move |_| head.with(|head| if let Status::WantsReason(n) = head.status { n } else { 0 }))
    };
    Effect::new(move |before: Option<usize>| {
        let now = waiting.get();
        if now > 0 && before.unwrap_or(0) == 0 {
            open.set(true);
        }
        now
    });
    let chosen = RwSignal::new(String::new());
    let more = RwSignal::new(String::new());
    let give = {
        let sheet = sheet.clone();
        Callback::new(move |reason: String| {
            open.set(false);
            sheet.give_reason(reason);
        })
    };
    let said = move || t!("form-reason-waiting", n = waiting.get());
    view! {
        <Show when=move || waiting.get() != 0>
            <div data-test="reason-wanted">
                <Banner tone=Tone::Warning actions=ViewFnOnce::from(move || view! { <Button on:click=move |_| open.set(true)>{t!("form-reason-give")}</Button> })>
                    <p>{said}</p>
                </Banner>
            </div>
        </Show>
        <Dialog open title=t!("form-reason-title")>
            <Ask said=Signal::derive(said) chosen more give open/>
        </Dialog>
    }
}

#[component]
fn Ask(
    said: Signal<String>,
    chosen: RwSignal<String>,
    more: RwSignal<String>,
    give: Callback<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let reason = Signal::derive(move || reason(&chosen.get(), &more.get()));
    // The last reason is chosen already: Enter confirms it for the next changes.
    request_animation_frame(|| {
        let _ = browser::focus("[data-test=reason] input:checked") || browser::focus("[data-test=reason] input");
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        reason.get_untracked().into_iter().for_each(|reason| give.run(reason));
    };
    let choice = move |key: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name="reason" data-test=key prop:checked=move || chosen.get() == key on:change=move |_| chosen.set(key.to_owned())/>
                <span class="choice-text">{i18n::say(key, &[])}</span>
            </label>
        }
    };
    view! {
        <form class="stack" on:submit=send data-test="reason">
            <p>{move || said.get()}</p>
            <div class="choices" role="radiogroup" aria-label=t!("reason-label")>{COMMON.map(choice).collect_view()}</div>
            <div class="field">
                <label class="field-label" for="reason-more">{t!("form-reason-more")}</label>
                <textarea class="textarea" id="reason-more" rows="2" maxlength="1000" bind:value=more></textarea>
                <p class="field-hint">{t!("reason-help")}</p>
            </div>
            <div class="dialog-foot">
                <Button kind=Kind::Plain on:click=move |_| open.set(false)>{t!("form-reason-later")}</Button>
                <Button kind=Kind::Primary submit=true disabled=Signal::derive(move || reason.get().is_none())>{t!("form-reason-save")}</Button>
            </div>
        </form>
    }
}

/// The reason as it is stored: the common one, what was added, or both. Any other needs words.
fn reason(chosen: &str, more: &str) -> Option<String> {
    let more = more.trim();
    let common = Some(chosen).filter(|key| !key.is_empty() && *key != "reason-other").map(|key| i18n::say(key, &[]));
    match (common, more) {
        (None, "") => None,
        (None, more) => Some(more.to_owned()),
        (Some(common), "") => Some(common),
        (Some(common), more) => Some(format!("{common}: {more}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: AUD-07
    #[test]
    fn a_reason_has_words() {
        assert_eq!(reason("", " "), None);
        assert_eq!(reason("reason-other", ""), None);
        assert_eq!(reason("reason-other", "Seen at the visit").as_deref(), Some("Seen at the visit"));
        assert!(reason("reason-later", "letter of 3 March").is_some_and(|reason| reason.ends_with(": letter of 3 March")));
    }
}
