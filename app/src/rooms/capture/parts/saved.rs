//! Is it saved? Always in sight, in words, with the time of the last receipt in the site's zone (DAT-09).

use leptos::prelude::*;
use shared::kernel::Problem;

use super::{Head, Sheet};
use crate::rooms::capture::draft::Status;
use crate::ui::{Banner, Icon, Pictogram, Tone, moment, time_of_day};
use crate::{i18n, session, t};

/// One line: what it says, how it looks, and the whole story for whoever points at it.
struct Line {
    state: &'static str,
    class: &'static str,
    icon: Icon,
    text: String,
    more: String,
}

#[component]
pub fn Saved(sheet: Sheet, #[prop(into)] zone: Signal<String>) -> impl IntoView {
    let head = sheet.head();
    let expired = session::expired();
    let line = Memo::new_with_compare(move |_| zone.with(|zone| head.with(|head| told(head, zone, expired.get()))), |_, _| true);
    let retry = {
        let sheet = sheet.clone();
        move |_| sheet.try_again()
    };
    let can_retry = {
        let head = sheet.head();
        move || head.with(|head| matches!(head.status, Status::Refused(..) | Status::Offline(_)))
    };
    view! {
        <div class=move || line.with(|line| format!("save-state {}", line.class)) data-test="saved"
            data-state=move || line.with(|line| line.state) title=move || line.with(|line| line.more.clone())>
            {move || line.with(|line| view! { <Pictogram icon=line.icon/> })}
            <span>{move || line.with(|line| line.text.clone())}</span>
            <Show when=can_retry>
                <button type="button" class="link-button" on:click=retry.clone()>{t!("try-again")}</button>
            </Show>
        </div>
    }
}

/// Said in full, and in sight, while this computer cannot keep what is unsent: closing the window would lose it.
#[component]
pub fn NotKept(sheet: Sheet) -> impl IntoView {
    let head = sheet.head();
    let back = sheet.head();
    let back = Memo::new(move |_| back.with(|head| head.held_back));
    let lost = Memo::new(move |_| head.with(|head| if head.kept { 0 } else { head.unsent.max(1) }));
    view! {
        <Show when=move || lost.get() != 0>
            <div data-test="not-kept"><Banner tone=Tone::Danger><p>{move || t!("form-not-kept-why", n = lost.get())}</p></Banner></div>
        </Show>
        <Show when=move || back.get() != 0>
            <div data-test="held-back"><Banner tone=Tone::Info><p>{move || t!("form-held-back", n = back.get())}</p></Banner></div>
        </Show>
    }
}

fn told(head: &Head, zone: &str, expired: bool) -> Line {
    let line = |state, class, icon, text: String| Line { state, class, icon, text, more: String::new() };
    let kept = |text: String| if head.kept { text } else { t!("form-not-kept") };
    match &head.status {
        // What is on its way waits at the door: the page says so, not "Saving".
        Status::Saving | Status::Waiting(_) if expired => {
            line("signed-out", "offline", Icon::Person, kept(t!("form-signed-out", n = head.unsent)))
        }
        Status::Saved(None) => line("blank", "", Icon::Save, t!("form-nothing-yet")),
        Status::Saved(Some(at)) => {
            Line { more: moment(*at, zone), ..line("saved", "saved", Icon::Done, t!("form-saved", time = time_of_day(*at, zone))) }
        }
        Status::Saving => line("saving", "saving", Icon::Save, t!("form-saving")),
        Status::Waiting(n) => line("waiting", "saving", Icon::Save, t!("form-waiting", n = *n)),
        Status::Offline(n) => line("offline", "offline", Icon::Offline, kept(t!("form-offline", n = *n))),
        Status::SignedOut(n) => line("signed-out", "offline", Icon::Person, kept(t!("form-signed-out", n = *n))),
        Status::WantsReason(n) => line("reason", "offline", Icon::Edit, t!("form-wants-reason", n = *n)),
        Status::Refused(n, problem) => {
            Line { more: said(problem), ..line("refused", "failed", Icon::Alert, t!("form-refused", n = *n, why = said(problem))) }
        }
    }
}

/// What wants attention, in words; nothing while all goes well.
pub fn worry(head: &Head) -> Option<String> {
    let calm = matches!(head.status, Status::Saved(_) | Status::Saving | Status::Waiting(_));
    (!calm).then(|| told(head, "", false).text)
}

fn said(problem: &Problem) -> String {
    let closed = problem.more.as_ref().and_then(|more| more.get("closed")?.as_str());
    match closed {
        // It was frozen or locked while the form was open.
        Some("frozen") => i18n::say("closed-frozen", &[]),
        Some("locked") => i18n::say("closed-locked", &[]),
        _ => i18n::problem(problem.code),
    }
}
