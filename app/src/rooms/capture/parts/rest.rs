//! Nothing to say of a whole group, or of the form: one reason for all that is not answered, asked once, and taken back in one step.

use leptos::prelude::*;
use shared::forms::{ItemKey, Missing, Oid};
use web_sys::SubmitEvent;

use super::Sheet;
use crate::rooms::capture::controls::reason_words;
use crate::ui::{Button, Dialog, Icon, Kind, Pictogram};
use crate::{browser, t};

/// What was just said, so that it can be taken back.
type Said = RwSignal<Option<(Vec<ItemKey>, Missing)>>;

/// The button, its question, and the way back. `group`: absent for the whole form.
#[component]
pub fn Rest(sheet: Sheet, group: Option<Oid>, title: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let said: Said = RwSignal::new(None);
    let whole = group.is_none();
    let head = sheet.head();
    let left = {
        let (sheet, group) = (sheet.clone(), group.clone());
        Memo::new(move |_| {
            head.track();
            sheet.unanswered(group.as_ref()).len()
        })
    };
    let label = if whole { t!("rest-form") } else { t!("rest-group") };
    let heard = format!("{label}: {title}");
    let (asking, back) = (sheet.clone(), sheet);
    view! {
        <div class="rest">
            <Show when=move || left.get() != 0>
                <button type="button" class="button quiet small" data-test=if whole { "rest-form" } else { "rest-group" } aria-haspopup="dialog"
                    aria-label=heard.clone() title=t!("rest-help") on:click=move |_| open.set(true)>{label.clone()}</button>
            </Show>
            {move || said.get().map(|(items, why)| view! { <Undo sheet=back.clone() said items why/> })}
        </div>
        <Dialog open title=title>
            <Ask sheet=asking.clone() group=group.clone() open said/>
        </Dialog>
    }
}

#[component]
fn Undo(sheet: Sheet, said: Said, items: Vec<ItemKey>, why: Missing) -> impl IntoView {
    let words = t!("rest-said", n = items.len(), why = reason_words(why, sheet.plan()));
    let back = move |_| {
        said.set(None);
        sheet.take_back_missing(&items, why);
    };
    view! {
        <span class="field-state rest-said" role="status" data-test="rest-said">
            {words} " "
            <button type="button" class="link-button" data-test="rest-undo" on:click=back><Pictogram icon=Icon::Undo/>{t!("form-undo")}</button>
        </span>
    }
}

#[component]
fn Ask(sheet: Sheet, group: Option<Oid>, open: RwSignal<bool>, said: Said) -> impl IntoView {
    let items = StoredValue::new(sheet.unanswered(group.as_ref()));
    let n = items.with_value(Vec::len);
    let chosen = RwSignal::new(None::<Missing>);
    request_animation_frame(|| {
        browser::focus("[data-test=rest] input");
    });
    let choice = |why: Missing| {
        view! {
            <label class="choice">
                <input type="radio" name="rest" data-test=format!("rest-{}", why.as_str()) prop:checked=move || chosen.get() == Some(why) on:change=move |_| chosen.set(Some(why))/>
                <span class="choice-text">{reason_words(why, sheet.plan())}</span>
            </label>
        }
    };
    let reasons = sheet.plan().offered_reasons().into_iter().map(choice).collect_view();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(why) = chosen.get_untracked() else { return };
        open.set(false);
        sheet.say_missing(&items.get_value(), why);
        said.set(Some((items.get_value(), why)));
    };
    view! {
        <form class="stack" on:submit=send data-test="rest">
            <p>{t!("rest-question", n = n)}</p>
            <div class="choices" role="radiogroup" aria-label=t!("form-missing-question")>{reasons}</div>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true disabled=Signal::derive(move || chosen.get().is_none())>{t!("rest-say", n = n)}</Button>
            </div>
        </form>
    }
}
