//! A field: label above, control, unit beside it, findings below it in words. Tab order is reading order; Enter moves on;
//! Esc brings back what stood there when the field was entered.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::rule::ENTERED;
use shared::forms::{Datum, ItemPlan};
use web_sys::{Element, FocusEvent, KeyboardEvent};

use super::focus;
use super::missing::{MissingMenu, MissingReason};
use super::notes::Notes;
use super::why::Why;
use super::words::{Told, told};
use crate::rooms::capture::controls::{Control, Reading, Spot, Units, Way, leaves_letter_free};
use crate::rooms::capture::use_casebook;
use crate::rooms::queries::ItemQueries;
use crate::rooms::review::ItemMarks;
use crate::{keys, t};

/// An item with its label, at full width.
#[component]
pub fn Field(spot: Spot, readonly: bool) -> impl IntoView {
    let readonly = readonly || !spot.plan.item.hand().is_open();
    let way = Way::of(&spot.plan, false);
    let derived = way == Way::Derived;
    let open = RwSignal::new(false);
    let question = question(&spot.plan).view();
    let (id, label_id) = (spot.id(), spot.label_id());
    let label = if way.is_group() || readonly {
        view! { <span class="field-label" id=label_id>{question}</span> }.into_any()
    } else {
        view! { <label class="field-label" id=label_id for=id>{question}</label> }.into_any()
    };
    let tools = (!readonly && !derived).then(|| view! { <div class="field-tools"><MissingMenu spot=spot.clone() open/></div> });
    let required = spot.signals.ruled.clone();
    view! {
        <Wrapper spot=spot.clone() open readonly class=if derived { "field derived" } else { "field" }>
            <div class="field-head">
                {label}
                <Show when=move || required.with(|ruled| ruled.required)><span class="field-required">{t!("form-required")}</span></Show>
                <ItemMarks open=use_casebook() at=spot.at.clone()/>
                <ItemQueries open=use_casebook() at=spot.at.clone()/>
                {tools}
            </div>
            <Hint plan=Arc::clone(&spot.plan)/>
            <div class="field-control"><Answer spot=spot.clone() readonly/></div>
            {derived.then(|| view! { <WorkedOut spot=spot.clone() readonly/> })}
            <div class="findings" id=spot.note()><Notes spot=spot.clone()/></div>
        </Wrapper>
    }
}

/// The control and its unit; or the reason why there is no value; or what it says, for whoever may only read.
#[component]
pub fn Answer(spot: Spot, readonly: bool) -> impl IntoView {
    let before = StoredValue::new(Datum::default());
    let missing = {
        let shown = spot.signals.shown.clone();
        Memo::new(move |_| {
            shown.with(|shown| {
                if shown.missing.is_none() {
                    before.set_value(Datum { revision: None, ..shown.clone() });
                }
                shown.missing
            })
        })
    };
    if readonly {
        let answered = {
            let shown = spot.signals.shown.clone();
            move || shown.with(|shown| !shown.is_blank() && shown.missing.is_none())
        };
        let unit = spot.clone();
        return view! { <Reading spot/> <Show when=answered><Units spot=unit.clone() readonly=true/></Show> }.into_any();
    }
    let control = move || match missing.get() {
        Some(why) => view! { <MissingReason spot=spot.clone() why before/> }.into_any(),
        None => view! { <Control spot=spot.clone()/> <Units spot=spot.clone() readonly=false/> }.into_any(),
    };
    control.into_any()
}

/// That the value was worked out, and on demand how; or, where a person entered something else before it was, the way to take what
/// is worked out.
#[component]
fn WorkedOut(spot: Spot, readonly: bool) -> impl IntoView {
    let notes = spot.signals.notes.clone();
    let entered = Memo::new(move |_| notes.with(|notes| notes.findings.iter().any(|finding| finding.check() == ENTERED)));
    move || {
        let spot = spot.clone();
        if entered.get() {
            let take = move |_| spot.say(Datum::default());
            return (!readonly).then(|| view! { <button type="button" class="button small" data-test="take-derived" on:click=take>{t!("form-take-derived")}</button> }).into_any();
        }
        let plan = Arc::clone(spot.sheet.plan());
        let trace = Callback::new(move |()| {
            spot.signals.shown.track();
            spot.sheet.why(&spot.at)
        });
        view! { <Why said=t!("form-derived") plan trace/> }.into_any()
    }
}

/// What every item's element carries, in a form and in a table: its key, its keys, and what having the focus means.
#[component]
pub fn Wrapper(spot: Spot, open: RwSignal<bool>, class: &'static str, readonly: bool, children: Children) -> impl IntoView {
    let entered = StoredValue::new(None::<Datum>);
    let focused = use_casebook().focused;
    let on_focus = {
        let spot = spot.clone();
        move |_: FocusEvent| {
            focused.set(Some(spot.at.clone()));
            if entered.with_value(Option::is_none) {
                entered.set_value(Some(spot.sheet.shown(&spot.at)));
            }
        }
    };
    let on_leave = {
        let spot = spot.clone();
        move |event: FocusEvent| {
            if !readonly && !focus::stays_inside(&event) {
                let _ = entered.try_set_value(None);
                spot.sheet.visited(&spot.at);
            }
        }
    };
    let on_key = {
        let spot = spot.clone();
        move |event: KeyboardEvent| {
            if !readonly {
                press(&spot, open, entered, &event);
            }
        }
    };
    // Who only reads has no control to stand on: the field itself takes the focus, and shows its history beside.
    let (stop, role) = (readonly.then_some("0"), readonly.then_some("group"));
    let name = readonly.then(|| spot.heard().unwrap_or_else(|| spot.label()));
    let (asked, unused) = (spot.signals.ruled.clone(), spot.signals.ruled.clone());
    let mark = spot
        .compact
        .then(|| view! { <ItemMarks open=use_casebook() at=spot.at.clone()/><ItemQueries open=use_casebook() at=spot.at.clone()/> });
    view! {
        <div class=class class:unused=move || unused.with(|ruled| ruled.unused) hidden=move || asked.with(|ruled| !ruled.asked) data-test=format!("item-{}", spot.at.item) data-key=spot.at.to_string() tabindex=stop role=role aria-label=name on:focusin=on_focus on:focusout=on_leave
            on:keydown=on_key>
            {children()}
            {mark}
        </div>
    }
}

fn press(spot: &Spot, open: RwSignal<bool>, entered: StoredValue<Option<Datum>>, event: &KeyboardEvent) {
    let element = event_target::<Element>(event);
    let (key, tag) = (event.key(), element.tag_name());
    let control = element.has_attribute("data-control") || element.get_attribute("role").as_deref() == Some("radiogroup");
    let bare_m = keys::letter(event) == "m" && tag != "TEXTAREA" && !is_typed_into(&element) && control && leaves_letter_free(spot, 'm');
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.shift_key();
    let asks = (event.alt_key() && event.code() == "KeyM") || (plain && bare_m);
    match key.as_str() {
        _ if asks && !spot.plan.derived => open.set(true),
        // After the last cell of a table comes a new row: the table's own doing.
        "Enter" if spot.compact && focus::is_last_of_table(&element) => return,
        "Enter" if plain && control && tag != "TEXTAREA" && tag != "BUTTON" => {
            focus::go_on(&element);
        }
        "Escape" => match entered.get_value() {
            Some(before) if !before.same(&spot.sheet.shown(&spot.at)) => spot.say(Datum { revision: None, ..before }),
            _ => return,
        },
        _ => return,
    }
    event.prevent_default();
}

fn is_typed_into(element: &Element) -> bool {
    element.tag_name() == "INPUT" && element.get_attribute("type").as_deref() == Some("text")
}

/// The question as the design asks it.
pub fn question(plan: &ItemPlan) -> Told {
    let item = &plan.item;
    let texts = [&item.question, &item.description].map(told);
    let own = || Told { text: item.label("").to_owned(), ..Told::default() };
    texts.into_iter().find(|told| !told.text.trim().is_empty()).unwrap_or_else(own)
}

/// The design's instruction for the item, where it is more than the question.
#[component]
fn Hint(plan: Arc<ItemPlan>) -> impl IntoView {
    let hint = told(&plan.item.description);
    let more = !hint.text.trim().is_empty() && hint.text != question(&plan).text;
    more.then(|| view! { <p class="field-hint">{hint.view()}</p> })
}
