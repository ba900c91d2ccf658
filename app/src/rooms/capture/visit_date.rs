//! When did the visit take place? As much of the date as is known; changing one that was there asks why (AUD-07).

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{DateVisit, VisitDate};
use shared::forms::Oid;
use shared::kernel::PartialDate;

use super::casebook::use_casebook;
use crate::browser;
use crate::net::{self, Trouble};
use crate::t;
use crate::ui::{Button, Field, FormProblem, Kind, TextBox, day};

/// A visit, with what is known of its day.
#[derive(Clone, Debug, PartialEq)]
pub struct WhichVisit {
    pub visit: Oid,
    pub n: u32,
    pub title: String,
    pub date: Option<String>,
    /// The day agreed on.
    pub appointment: Option<String>,
    /// The window in words.
    pub planned: Option<String>,
}

#[component]
pub fn AskDate(which: WhichVisit, open: RwSignal<bool>) -> impl IntoView {
    let casebook = use_casebook();
    let had = which.date.clone();
    let text = RwSignal::new(had.as_deref().map(day).unwrap_or_default());
    let reason = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let read = Memo::new(move |_| text.with(|text| understood(text)));
    let needs_reason = Memo::new(move |_| had.is_some() && read.get().ok() != Some(had.clone()));
    let ready = move || read.with(Result::is_ok) && !(needs_reason.get() && reason.with(|reason| reason.trim().is_empty()));
    let understood = move || read.get().ok().flatten().map(|iso| view! { <span class="understood">{day(&iso)}</span> });
    let finding = Signal::derive(move || if read.with(Result::is_err) { t!("date-unclear") } else { String::new() });
    let title = which.title.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(date) = read.get_untracked() else { return };
        let body = VisitDate { visit: which.visit.clone(), n: which.n, date };
        let why = Some(reason.get_untracked()).filter(|why| needs_reason.get_untracked() && !why.trim().is_empty());
        busy.set(true);
        spawn_local(async move {
            let answer = match why {
                Some(why) => net::submit_because::<DateVisit>(&casebook.path, &body, why.trim()).await,
                None => net::submit::<DateVisit>(&casebook.path, &body).await,
            };
            busy.set(false);
            match answer {
                Ok(book) => {
                    casebook.book.set(book);
                    open.set(false);
                }
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <p class="strong">{title}</p>
            <FormProblem trouble/>
            <Field name="visit-date" label=t!("visit-date-question") help=t!("date-help") finding>
                <input class="input date" id="visit-date" type="text" autocomplete="off" autofocus aria-describedby="visit-date-note" bind:value=text/>
                {understood}
            </Field>
            <Show when=move || needs_reason.get()>
                <TextBox name="visit-date-reason" label=t!("reason-label") value=reason help=t!("reason-help") required=true/>
            </Show>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || !ready())>{t!("save")}</Button>
            </div>
        </form>
    }
}

/// The ISO date that was meant; none when the field is empty, an error while it is not clear.
pub fn understood(text: &str) -> Result<Option<String>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => PartialDate::parse_human(text, browser::today()).map(|date| Some(date.to_string())).map_err(drop),
    }
}
