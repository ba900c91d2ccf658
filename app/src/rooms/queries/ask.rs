//! Asking about a place of the form: by the key q, about the item in focus or the form as a whole.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::forms::ItemKey;
use shared::kernel::QueryId;
use shared::queries::Priority;
use shared::queries::api::{NewQuery, OpenQuery};
use shared::study::api::InStudy;
use shared::study::{Address, RecordKey};

use super::record::read_again;
use super::words::place;
use crate::net::{self, Trouble};
use crate::rooms::capture::OpenCasebook;
use crate::ui::{Button, ChoiceBox, Dialog, Kind, ProblemView, TextBox};
use crate::{i18n, t};

/// Open while `open.asking` says about what.
#[component]
pub fn AskDialog(open: OpenCasebook, record: RecordKey) -> impl IntoView {
    let shown = RwSignal::new(false);
    // Each follows the other, and only where they differ: a signal that is set tells even when it says the same.
    Effect::new(move |_| {
        let asks = open.asking.with(Option::is_some);
        if shown.get_untracked() != asks {
            shown.set(asks);
        }
    });
    Effect::new(move |before: Option<()>| {
        let closed = !shown.get();
        if closed && before.is_some() && open.asking.with_untracked(Option::is_some) {
            open.asking.set(None);
        }
    });
    let record = StoredValue::new(record);
    view! {
        <Dialog open=shown title=t!("query-ask")>
            {move || open.asking.get().map(|item| view! { <Question open record=record.get_value() item/> })}
        </Dialog>
    }
}

#[component]
fn Question(open: OpenCasebook, record: RecordKey, item: Option<ItemKey>) -> impl IntoView {
    let subject = open.path.subject;
    let whole = Address::of_record(subject, &record);
    let address = item.as_ref().map_or(whole, |item| Address::of_item(subject, &record, item));
    let way = place(&address, &open.design()).join(" › ");
    let (text, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (priority, propose) = (RwSignal::new(Priority::Normal.as_str().to_owned()), RwSignal::new(false));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let word = |one: &Priority| (one.as_str().to_owned(), i18n::say(&format!("query-priority-{}", one.as_str()), &[]));
    let priorities: Vec<(String, String)> = Priority::ALL.iter().map(word).collect();
    let id = QueryId(uuid::Uuid::new_v4());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = NewQuery {
            id,
            address: address.clone(),
            text: text.get_untracked().trim().to_owned(),
            audience: None,
            priority: priority.get_untracked().parse().ok(),
            due: Some(due.get_untracked()).filter(|due| !due.is_empty()),
            propose: propose.get_untracked(),
        };
        busy.set(true);
        let record = record.clone();
        spawn_local(async move {
            let asked = net::submit::<OpenQuery>(&InStudy { study: open.path.study }, &new).await;
            busy.try_set(false);
            match asked {
                Ok(_) => {
                    open.asking.try_set(None);
                    read_again(open, record);
                }
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send data-test="ask">
            <p class="soft">{way}</p>
            <div class="field">
                <label class="field-label" for="ask-words">{t!("query-question")}</label>
                <textarea class="textarea" id="ask-words" rows="4" maxlength="4000" autofocus required bind:value=text></textarea>
            </div>
            <ChoiceBox name="ask-priority" label=t!("query-priority") value=priority choices=Signal::derive(move || priorities.clone())/>
            <TextBox name="ask-due" label=t!("query-due") value=due kind="date"/>
            <label class="row"><input type="checkbox" on:change:target=move |event| propose.set(event.target().checked())/>{t!("query-propose")}</label>
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            <div class="dialog-foot">
                <Button on:click=move |_| open.asking.set(None)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy>{t!("query-ask")}</Button>
            </div>
        </form>
    }
}
