//! What is not yet on the server? Said in the bar on every page, with the way to each form; nothing while all of it is saved.

use std::time::Duration;

use leptos::prelude::*;

use crate::rooms::capture::queue::{self, Place, State, Waiting};
use crate::rooms::capture::{is_only_in_memory, line_is_back};
use crate::ui::{Button, Dialog, Icon, Kind, Pictogram, time_of_day};
use crate::{browser, net, pages, seen, session, t};

/// A save that is done within this time is nobody's concern.
const SOON: Duration = Duration::from_millis(1500);

/// The line to the server, and how much waits for it.
#[component]
pub fn Unsent() -> impl IntoView {
    let (online, waiting) = (net::online(), queue::waiting());
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| waiting.with(|all| all.iter().map(|one| one.n).sum::<usize>()));
    let shown = lasting(count);
    let lost = online.clone();
    let said = move || match (lost.get(), shown.get()) {
        (true, 0) => None,
        (true, n) => Some(t!("unsent-count", n = n)),
        (false, 0) => Some(t!("offline")),
        (false, n) => Some(t!("unsent-offline", n = n)),
    };
    let button = move || {
        said().map(|said| {
            view! {
                <button type="button" class="button quiet unsent" data-test="unsent" on:click=move |_| open.set(true)>
                    <Pictogram icon=if online.get() { Icon::Upload } else { Icon::Offline }/>
                    <span>{said}</span>
                </button>
            }
        })
    };
    view! {
        <div role="status">{button}</div>
        <Dialog open title=t!("unsent-title")><Panel open/></Dialog>
    }
}

/// The count, once it has lasted a moment; its end at once.
fn lasting(count: Memo<usize>) -> RwSignal<usize> {
    let shown = RwSignal::new(0);
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        let now = count.get();
        before.flatten().into_iter().for_each(|waiting| waiting.clear());
        if now == 0 || shown.get_untracked() > 0 {
            shown.set(now);
            return None;
        }
        let show = move || {
            // The bar may be gone by then.
            let _ = count.try_get_untracked().and_then(|n| shown.try_set(n));
        };
        set_timeout_with_handle(show, SOON).ok()
    });
    shown
}

#[component]
fn Panel(open: RwSignal<bool>) -> impl IntoView {
    let (online, waiting) = (net::online(), queue::waiting());
    let name = session::now().map(|view| view.name).unwrap_or_default();
    let since = seen::shown_since().and_then(|when| when.parse().ok()).map(|when| time_of_day(when, &browser::time_zone()));
    let line = move || match (online.get(), &since) {
        (true, _) => t!("unsent-online"),
        (false, None) => t!("unsent-no-line"),
        (false, Some(when)) => t!("unsent-no-line-since", when = when.clone()),
    };
    let all = waiting.clone();
    let rows = move || all.get().into_iter().map(|one| view! { <Row one open/> }).collect_view();
    let some = move || waiting.with(|all| !all.is_empty());
    let kept = {
        let some = some.clone();
        move || match some() {
            false => t!("unsent-none"),
            true if is_only_in_memory() => t!("form-not-kept"),
            true => t!("unsent-kept", name = name.clone()),
        }
    };
    view! {
        <div class="stack" data-test="unsent-panel">
            <p>{line}</p>
            <p class="soft">{kept}</p>
            <ol class="unsent-list">{rows}</ol>
            <Show when=some>
                <div class="dialog-foot"><Button kind=Kind::Primary on:click=|_| line_is_back()>{t!("unsent-try")}</Button></div>
            </Show>
        </div>
    }
}

#[component]
fn Row(one: Waiting, open: RwSignal<bool>) -> impl IntoView {
    let Waiting { place, label, since, n, state } = one;
    let Place { study, subject, record, .. } = place;
    let since = since.map(|since| time_of_day(since, &browser::time_zone())).unwrap_or_default();
    view! {
        <li class="unsent-row" data-test="unsent-row" data-state=state.as_str()>
            <a href=pages::form(study, subject, &record) on:click=move |_| open.set(false)>{label}</a>
            <span class="soft">{t!("unsent-since", n = n, since = since)}</span>
            <span>{words(state)}</span>
        </li>
    }
}

fn words(state: State) -> String {
    match state {
        State::Sending => t!("unsent-sending"),
        State::Offline => t!("unsent-waits-line"),
        State::SignedOut => t!("unsent-waits-sign-in"),
        State::Reason => t!("unsent-waits-reason"),
        State::Refused => t!("unsent-refused"),
        State::Look => t!("unsent-look"),
    }
}

/// Asked before signing out while something is unsent: it stays, for the same person alone.
#[component]
pub fn LeaveUnsent(open: RwSignal<bool>, leave: Callback<()>) -> impl IntoView {
    let n = move || queue::waiting().with(|all| all.iter().map(|one| one.n).sum::<usize>());
    view! {
        <Dialog open title=t!("unsent-leave-title")>
            <div class="stack" data-test="unsent-leave">
                <p>{move || if is_only_in_memory() { t!("form-not-kept") } else { t!("unsent-leave", n = n()) }}</p>
                <div class="dialog-foot">
                    <Button kind=Kind::Plain on:click=move |_| leave.run(())>{t!("unsent-leave-anyway")}</Button>
                    <Button kind=Kind::Primary on:click=move |_| open.set(false)>{t!("unsent-stay")}</Button>
                </div>
            </div>
        </Dialog>
    }
}
