//! Why is it changed? A record that was complete once asks for it, one reason for all that waits (AUD-07). Until it is
//! given the changes are kept on this computer, and the page says so.

use leptos::prelude::*;
use shared::forms::Translated;
use web_sys::SubmitEvent;

use super::Sheet;
use crate::rooms::capture::draft::Status;
use crate::ui::{Banner, Button, Dialog, Kind, Tone};
use crate::{browser, i18n, t};

/// Reasons that most changes have, where the study has no list of its own.
const COMMON: [&str; 4] = ["reason-transcription", "reason-source-corrected", "reason-later", "reason-query"];
/// Any other: in words.
const OTHER: &str = "reason-other";

/// What people choose from: the hook for tests, and the words. The last stands for any other.
fn choices(study: &[Translated]) -> Vec<(String, String)> {
    let own = study.iter().enumerate().map(|(n, reason)| (format!("reason-{}", n + 1), reason.pick(i18n::tag()).to_owned()));
    let common = COMMON.iter().filter(|_| study.is_empty()).map(|key| ((*key).to_owned(), i18n::say(key, &[])));
    own.chain(common).chain([(OTHER.to_owned(), i18n::say(OTHER, &[]))]).collect()
}

/// Says that changes wait for a reason, and asks for it; once by itself, then on demand.
#[component]
pub fn ReasonAsked(sheet: Sheet, reasons: Vec<Translated>) -> impl IntoView {
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
    let choices = choices(&reasons);
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
            <Ask said=Signal::derive(said) choices=choices.clone() chosen more give open/>
        </Dialog>
    }
}

#[component]
fn Ask(
    said: Signal<String>,
    choices: Vec<(String, String)>,
    /// The words chosen; the key of any other.
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
    let choice = move |(key, words): (String, String)| {
        let value = if key == OTHER { key.clone() } else { words.clone() };
        let is = value.clone();
        view! {
            <label class="choice">
                <input type="radio" name="reason" data-test=key prop:checked=move || chosen.with(|chosen| *chosen == is) on:change=move |_| chosen.set(value.clone())/>
                <span class="choice-text">{words}</span>
            </label>
        }
    };
    view! {
        <form class="stack" on:submit=send data-test="reason">
            <p>{move || said.get()}</p>
            <div class="choices" role="radiogroup" aria-label=t!("reason-label")>{choices.into_iter().map(choice).collect_view()}</div>
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
    let common = Some(chosen).filter(|chosen| !chosen.is_empty() && *chosen != OTHER).map(str::to_owned);
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
        assert_eq!(reason("Known only later", "letter of 3 March").as_deref(), Some("Known only later: letter of 3 March"));
    }

    /// Req: AUD-07
    #[test]
    fn a_study_brings_its_own_list_and_another_reason_always_stands_at_its_end() {
        let keys = |study: &[Translated]| choices(study).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(keys(&[Translated::plain("Source was corrected")]), ["reason-1", "reason-other"]);
        assert_eq!(keys(&[]).last().map(String::as_str), Some("reason-other"));
    }
}
