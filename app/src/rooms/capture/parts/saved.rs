//! Is it saved? Always in sight, in words, with the time of the last receipt in the site's zone (DAT-09).

use leptos::prelude::*;
use shared::kernel::{Instant, Problem};

use super::{Head, Sheet};
use crate::rooms::capture::draft::Status;
use crate::ui::{Icon, Pictogram, moment};
use crate::{i18n, t};

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
    let line = Memo::new_with_compare(move |_| zone.with(|zone| head.with(|head| told(head, zone))), |_, _| true);
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

fn told(head: &Head, zone: &str) -> Line {
    let line = |state, class, icon, text: String| Line { state, class, icon, text, more: String::new() };
    let kept = |text: String| if head.kept { text } else { t!("form-not-kept") };
    match &head.status {
        Status::Saved(None) => line("blank", "", Icon::Save, t!("form-nothing-yet")),
        Status::Saved(Some(at)) => {
            Line { more: moment(*at, zone), ..line("saved", "saved", Icon::Done, t!("form-saved", time = clock(*at, zone))) }
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
    (!calm).then(|| told(head, "").text)
}

fn said(problem: &Problem) -> String {
    i18n::problem(problem.code)
}

/// `10:42:03`; with the day where that is not today.
fn clock(at: Instant, zone: &str) -> String {
    let now = js_sys::Date::new_0().to_iso_string().as_string().and_then(|now| now.parse::<Instant>().ok());
    let (day, time) = split(&moment(at, zone));
    let today = now.map(|now| split(&moment(now, zone)).0);
    if today.as_ref() == Some(&day) { time } else { format!("{day} {time}") }
}

/// `03 Mar 2024 10:42:03 +01:00` as day and time.
fn split(moment: &str) -> (String, String) {
    let without_offset = moment.rsplit_once(' ').map_or(moment, |(before, _)| before);
    let (day, time) = without_offset.rsplit_once(' ').unwrap_or(("", without_offset));
    (day.to_owned(), time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_falls_into_day_and_time() {
        assert_eq!(split("03 Mar 2024 10:42:03 +01:00"), ("03 Mar 2024".to_owned(), "10:42:03".to_owned()));
    }
}
