//! What somebody does with a visit or form: says when it took place, agrees on a day, says that it did not take place, adds one,
//! takes it out of use or brings it back. One dialog at a time; what needs a reason asks for it (AUD-07).

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{
    AddVisit, Appointment, Casebook, NewVisit, PlanVisit, RestoreRecord, RestoreVisit, RetireRecord, RetireVisit, SkipVisit, SkippedVisit,
    UnskipVisit, WhichVisit as VisitAt,
};
use shared::capture::{NotDone, RecordKey};
use shared::forms::Oid;
use shared::kernel::PartialDate;

use super::casebook::{OpenCasebook, use_casebook};
use super::cell::not_done_choices;
use super::visit_date::{AskDate, WhichVisit, understood};
use crate::net::{self, Trouble};
use crate::ui::{Button, ChoiceBox, Dialog, Field, FormProblem, Kind, TextBox, day};
use crate::{apart, t};

/// What is asked now.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    Date(WhichVisit),
    Agree(WhichVisit),
    Skip(WhichVisit),
    /// A visit that is not there yet; `true`: it needs a reason to be there.
    Add(WhichVisit, bool),
    Because(Act, String),
}

/// What needs a reason and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Unskip(Oid, u32),
    RetireVisit(Oid, u32),
    RestoreVisit(Oid, u32),
    RetireForm(RecordKey),
    RestoreForm(RecordKey),
}

impl Asked {
    fn title(&self) -> String {
        match self {
            Asked::Date(_) => t!("visit-date"),
            Asked::Agree(_) => t!("visit-agree"),
            Asked::Skip(_) => t!("visit-skip"),
            Asked::Add(..) => t!("visit-add"),
            Asked::Because(Act::Unskip(..), _) => t!("visit-unskip"),
            Asked::Because(Act::RetireVisit(..) | Act::RetireForm(_), _) => t!("take-out"),
            Asked::Because(Act::RestoreVisit(..) | Act::RestoreForm(_), _) => t!("bring-back"),
        }
    }
}

/// The dialogs of a casebook: open while something is asked.
#[component]
pub fn VisitDialogs() -> impl IntoView {
    let asked = use_casebook().asked;
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            // The dialog closes first, and gives the focus back.
            request_animation_frame(move || drop(asked.try_set(None)));
        }
    });
    let dialog = move |ask: Asked| {
        let inner = ask.clone();
        view! { <Dialog open title=ask.title()><Content ask=inner.clone() open/></Dialog> }
    };
    move || asked.get().map(dialog)
}

apart! {
    /// What is asked, with the way to say it.
    fn Content(ask: Asked, open: RwSignal<bool>) in panels as content {
        asking(ask, open)
    }
}

fn asking(ask: Asked, open: RwSignal<bool>) -> AnyView {
    match ask {
        Asked::Date(which) => view! { <AskDate which open/> }.into_any(),
        Asked::Agree(which) => view! { <Agree which open/> }.into_any(),
        Asked::Skip(which) => view! { <Skip which open/> }.into_any(),
        Asked::Add(which, needs_why) => view! { <Add which needs_why open/> }.into_any(),
        Asked::Because(act, what) => view! { <Because act what open/> }.into_any(),
    }
}

/// A dialog's way to the server.
#[derive(Clone, Copy)]
struct Sending {
    casebook: OpenCasebook,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Sending {
    fn new(open: RwSignal<bool>) -> Self {
        Self { casebook: use_casebook(), open, busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// `again`: the form in the middle must be read again.
    fn send(self, again: bool, answer: impl Future<Output = Result<Casebook, Trouble>> + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            let answer = answer.await;
            self.busy.set(false);
            match answer {
                Ok(book) => {
                    self.casebook.book.set(book);
                    self.open.set(false);
                    if again {
                        self.casebook.again.update(|n| *n = n.wrapping_add(1));
                    }
                }
                Err(refused) => self.trouble.set(Some(refused)),
            }
        });
    }
}

#[component]
fn Foot(sending: Sending, #[prop(into)] ready: Signal<bool>, #[prop(into)] words: String) -> impl IntoView {
    let open = sending.open;
    view! {
        <div class="dialog-foot">
            <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
            <Button kind=Kind::Primary submit=true busy=sending.busy disabled=Signal::derive(move || !ready.get()) attr:data-test="confirm">{words}</Button>
        </div>
    }
}

/// A field for a date, with what was understood; `whole`: a day must be known.
#[component]
fn DateBox(name: &'static str, #[prop(into)] label: String, text: RwSignal<String>, whole: bool) -> impl IntoView {
    let wrong = Signal::derive(move || if read(&text.get(), whole).is_err() { t!("date-unclear") } else { String::new() });
    let understood = move || read(&text.get(), whole).ok().flatten().map(|iso| view! { <span class="understood">{day(&iso)}</span> });
    let help = if whole { t!("day-help") } else { t!("date-help") };
    view! {
        <Field name label help finding=wrong>
            <input class="input date" id=name type="text" autocomplete="off" aria-describedby=format!("{name}-note") bind:value=text/>
            {understood}
        </Field>
    }
}

/// The ISO date meant; none for an empty field, an error while it is unclear.
fn read(text: &str, whole: bool) -> Result<Option<String>, ()> {
    let date = understood(text)?;
    let known = |date: &String| !whole || date.parse::<PartialDate>().is_ok_and(|date| date.complete().is_some());
    if date.as_ref().is_none_or(known) { Ok(date) } else { Err(()) }
}

fn filled(text: RwSignal<String>) -> Option<String> {
    Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
}

/// Which day did site and subject agree on?
#[component]
fn Agree(which: WhichVisit, open: RwSignal<bool>) -> impl IntoView {
    let sending = Sending::new(open);
    let text = RwSignal::new(which.appointment.as_deref().map(day).unwrap_or_default());
    let title = which.title.clone();
    let planned = which.planned.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(date) = read(&text.get_untracked(), true) else { return };
        let body = Appointment { visit: which.visit.clone(), n: which.n, date };
        sending.send(false, async move { net::submit::<PlanVisit>(&sending.casebook.path, &body).await });
    };
    view! {
        <form class="stack" on:submit=send>
            <p class="strong">{title}</p>
            {planned.map(|planned| view! { <p class="soft">{planned}</p> })}
            <FormProblem trouble=sending.trouble/>
            <DateBox name="visit-day" label=t!("visit-agree-question") text whole=true/>
            <Foot sending ready=Signal::derive(move || read(&text.get(), true).is_ok()) words=t!("save")/>
        </form>
    }
}

/// Why did it not take place?
#[component]
fn Skip(which: WhichVisit, open: RwSignal<bool>) -> impl IntoView {
    let sending = Sending::new(open);
    let choices = not_done_choices(&sending.casebook.design().design);
    let code = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let options: Vec<(String, String)> = std::iter::once((String::new(), "–".to_owned())).chain(choices).collect();
    let title = which.title.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let not_done = NotDone { code: code.get_untracked(), note: filled(note) };
        let body = SkippedVisit { visit: which.visit.clone(), n: which.n, not_done };
        sending.send(true, async move { net::submit::<SkipVisit>(&sending.casebook.path, &body).await });
    };
    view! {
        <form class="stack" on:submit=send>
            <p class="strong">{title}</p>
            <p class="soft">{t!("visit-skip-text")}</p>
            <FormProblem trouble=sending.trouble/>
            <ChoiceBox name="skip-code" label=t!("visit-skip-why") value=code choices=Signal::stored(options) autofocus=true/>
            <TextBox name="skip-note" label=t!("visit-skip-note") value=note/>
            <Foot sending ready=Signal::derive(move || code.with(|code| !code.is_empty())) words=t!("visit-skip")/>
        </form>
    }
}

/// When was it, or when will it be, and why is it there?
#[component]
fn Add(which: WhichVisit, needs_why: bool, open: RwSignal<bool>) -> impl IntoView {
    let sending = Sending::new(open);
    let (date, agreed, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let title = which.title.clone();
    let clear = move || read(&date.get(), false).is_ok() && read(&agreed.get(), true).is_ok();
    let ready = Signal::derive(move || clear() && (!needs_why || why.with(|why| !why.trim().is_empty())));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Ok(date), Ok(appointment)) = (read(&date.get_untracked(), false), read(&agreed.get_untracked(), true)) else { return };
        let body = NewVisit { visit: which.visit.clone(), n: which.n, date, appointment, why: filled(why) };
        sending.send(false, async move { net::submit::<AddVisit>(&sending.casebook.path, &body).await });
    };
    let told = move || date.with(|date| date.trim().is_empty());
    view! {
        <form class="stack" on:submit=send>
            <p class="strong">{title}</p>
            <FormProblem trouble=sending.trouble/>
            <TextBox name="visit-why" label=t!("visit-why-question") value=why required=needs_why autofocus=true/>
            <DateBox name="visit-date" label=t!("visit-date-question") text=date whole=false/>
            <Show when=told><DateBox name="visit-day" label=t!("visit-agree-question") text=agreed whole=true/></Show>
            <Foot sending ready words=t!("visit-add-confirm")/>
        </form>
    }
}

/// Why? Nothing happens until it is said.
#[component]
fn Because(act: Act, what: String, open: RwSignal<bool>) -> impl IntoView {
    let sending = Sending::new(open);
    let why = RwSignal::new(String::new());
    let question = match &act {
        Act::Unskip(..) => t!("visit-unskip-text", what = what),
        Act::RetireVisit(..) => t!("take-out-visit-text", what = what),
        Act::RetireForm(_) => t!("take-out-form-text", what = what),
        Act::RestoreVisit(..) | Act::RestoreForm(_) => t!("bring-back-text", what = what),
    };
    let words = match &act {
        Act::RetireVisit(..) | Act::RetireForm(_) => t!("take-out"),
        Act::Unskip(..) => t!("visit-unskip"),
        _ => t!("bring-back"),
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(why) = filled(why) else { return };
        let (act, path) = (act.clone(), sending.casebook.path);
        sending.send(true, async move {
            match act {
                Act::Unskip(visit, n) => net::submit_because::<UnskipVisit>(&path, &VisitAt { visit, n }, &why).await,
                Act::RetireVisit(visit, n) => net::submit_because::<RetireVisit>(&path, &VisitAt { visit, n }, &why).await,
                Act::RestoreVisit(visit, n) => net::submit_because::<RestoreVisit>(&path, &VisitAt { visit, n }, &why).await,
                Act::RetireForm(key) => net::submit_because::<RetireRecord>(&path, &key.into(), &why).await,
                Act::RestoreForm(key) => net::submit_because::<RestoreRecord>(&path, &key.into(), &why).await,
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <p>{question}</p>
            <FormProblem trouble=sending.trouble/>
            <TextBox name="act-why" label=t!("reason-label") value=why help=t!("reason-help") required=true autofocus=true/>
            <Foot sending ready=Signal::derive(move || why.with(|why| !why.trim().is_empty())) words/>
        </form>
    }
}
