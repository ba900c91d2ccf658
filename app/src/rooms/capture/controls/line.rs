//! One line: text, numbers, dates and times. Dates are typed freely; what they are taken for is said while they are typed.

use leptos::html;
use leptos::prelude::*;
use shared::capture::Change;
use shared::kernel::PartialDate;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::{Codec, Locale, Spot};
use crate::rooms::capture::use_casebook;
use crate::t;

#[component]
pub fn Line(spot: Spot, codec: Codec) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let understood = RwSignal::new(None::<String>);
    let visit = visit_of(&spot);
    let words = {
        let spot = spot.clone();
        move || codec.words(&spot.text(), Locale::here())
    };
    let typing = {
        let spot = spot.clone();
        move |event: Event| {
            let typed = event_target_value(&event);
            understood.set(codec.understood(&typed, Locale::at(visit.get_untracked())));
            spot.sheet.typing(Change { at: spot.at.clone(), to: spot.datum(codec.canonical(&typed, Locale::at(visit.get_untracked()))) });
        }
    };
    let left = {
        let (spot, words) = (spot.clone(), words.clone());
        move |event: Event| {
            // A field that is taken off the page is left too: by then its own signals are gone.
            let _ = understood.try_set(None);
            let input = event_target::<HtmlInputElement>(&event);
            let visit = visit.try_get_untracked().flatten();
            spot.say_text(codec.canonical(&input.value(), Locale::at(visit)));
            // The same value in other words leaves the signal alone; the field still reads it back as it is stored.
            input.set_value(&untrack(&words));
        }
    };
    let back = {
        let (spot, words) = (spot.clone(), words.clone());
        move |event: KeyboardEvent| {
            let stood = untrack(&words);
            let typed = input.get_untracked().is_some_and(|input| input.value() != stood);
            if event.key() == "Escape" && typed {
                event.prevent_default();
                event.stop_propagation();
                show(input, &stood);
                understood.set(None);
                spot.sheet.stop_typing();
            }
        }
    };
    let limit = spot.plan.item.length.filter(|_| codec == Codec::Text);
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let label = spot.heard();
    let small = limit.is_some_and(|limit| limit <= 8) && codec == Codec::Text;
    view! {
        <input class=if small { "input narrow" } else { codec.class() } id=spot.id() type="text" node_ref=input data-control=""
            autocomplete="off" autocapitalize="off" spellcheck=if codec == Codec::Text { "true" } else { "false" }
            inputmode=codec.input_mode() aria-label=label aria-describedby=spot.note() aria-invalid=invalid
            dir=codec.dir() placeholder=if spot.compact { Some(" ".to_owned()) } else { placeholder(codec) } prop:value=words on:input=typing on:change=left on:keydown=back/>
        {move || understood.get().map(|words| view! {
            <span class="understood" data-test="understood" role="status">{t!("form-understood", words = words)}</span>
        })}
    }
}

/// When the visit at hand took place.
fn visit_of(spot: &Spot) -> Memo<Option<PartialDate>> {
    let (book, record) = (use_casebook().book, spot.sheet.place().record.clone());
    Memo::new(move |_| {
        book.with(|book| {
            let visit = book.subject.visits.iter().find(|visit| visit.visit == record.visit && visit.n == record.visit_n);
            visit.and_then(|visit| visit.date.as_ref()?.parse().ok())
        })
    })
}

fn placeholder(codec: Codec) -> Option<String> {
    match codec {
        Codec::Date => Some(t!("form-date-example")),
        Codec::Time => Some(t!("form-time-example")),
        Codec::DateTime => Some(t!("form-datetime-example")),
        Codec::Duration => Some(t!("form-duration-example")),
        Codec::Interval => Some("2024-03-03/2024-03-10".to_owned()),
        Codec::Uri => Some("https://".to_owned()),
        _ => None,
    }
}

fn show(input: NodeRef<html::Input>, words: &str) {
    if let Some(input) = input.get_untracked() {
        input.set_value(words);
    }
}
