//! A slider, and a visual analogue scale: a line between two words. Nothing is stored before somebody touches it, so that a
//! question that was passed over does not look answered. Arrow keys, Home and End move it; Backspace takes the answer back.

use leptos::html;
use leptos::prelude::*;
use shared::capture::Change;
use shared::forms::{Datum, Look, Scale as Ends};
use web_sys::{Event, FocusEvent, KeyboardEvent};

use super::{Codec, Locale, Spot};
use crate::rooms::capture::parts::told;
use crate::t;

#[component]
pub fn Scale(spot: Spot) -> impl IntoView {
    let said = spot.plan.item.presentation.as_deref().and_then(|said| said.scale.clone()).unwrap_or_default();
    let analogue = spot.plan.item.look() == Look::Analogue;
    let (from, to, step) = said.numbers();
    let middle = midpoint(from, to, step);
    let input = NodeRef::<html::Input>::new();
    // What the handle is at while it is moved; what stands in the item otherwise.
    let moving = RwSignal::new(None::<String>);
    let text = {
        let spot = spot.clone();
        Memo::new(move |_| moving.get().unwrap_or_else(|| spot.text()))
    };
    let untouched = move || text.with(String::is_empty);
    let moved = {
        let spot = spot.clone();
        move |event: Event| {
            let value = event_target_value(&event);
            spot.sheet.typing(Change { at: spot.at.clone(), to: spot.datum(value.clone()) });
            moving.set(Some(value));
        }
    };
    let say = {
        let spot = spot.clone();
        Callback::new(move |value: String| {
            // A field that is taken off the page is left too: by then its own signals are gone.
            let _ = moving.try_set(None);
            spot.say_text(value);
        })
    };
    let clear = {
        let spot = spot.clone();
        Callback::new(move |()| {
            moving.set(None);
            spot.say(Datum::default());
            input.get_untracked().into_iter().for_each(|input| drop(input.focus()));
        })
    };
    // Each press of a key moves it; only where it comes to rest is the answer.
    let by_key = StoredValue::new(false);
    let rested = move |event: Event| {
        if !by_key.try_get_value().unwrap_or_default() {
            say.run(event_target_value(&event));
        }
    };
    let left = move |_: FocusEvent| {
        let rests = moving.try_get_untracked().flatten();
        rests.into_iter().for_each(|value| say.run(value));
    };
    // Where the handle rests before it is touched is an answer, too, for whoever clicks just there.
    let here = move |_| {
        if untrack(untouched) {
            input.get_untracked().into_iter().for_each(|input| say.run(input.value()));
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown" => by_key.set_value(true),
        "Backspace" | "Delete" if !untrack(untouched) => {
            event.prevent_default();
            clear.run(());
        }
        " " if untrack(untouched) => {
            event.prevent_default();
            input.get_untracked().into_iter().for_each(|input| say.run(input.value()));
        }
        _ => {}
    };
    let position = move || text.with(|text| if text.is_empty() { middle.clone() } else { text.clone() });
    let heard = {
        let words = spoken(&said);
        move || text.with(|text| if text.is_empty() { t!("scale-untouched") } else { format!("{}{words}", number_words(text)) })
    };
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let (label, hides, upright) = (spot.heard(), said.hides_number, said.upright);
    let shown = move || if untouched() { t!("scale-untouched") } else { text.with(|text| number_words(text)) };
    let answered = move || if untouched() { t!("scale-untouched") } else { t!("scale-answered") };
    view! {
        <div class="scale" class:analogue=analogue class:upright=upright class:untouched=untouched data-test="scale">
            <input type="range" class="scale-line" id=spot.id() node_ref=input data-control="" min=from.to_string() max=to.to_string()
                step=step.to_string() aria-label=label aria-describedby=spot.note() aria-invalid=invalid aria-valuetext=heard
                aria-orientation=if upright { "vertical" } else { "horizontal" } prop:value=position
                on:input=moved on:change=rested on:blur=left on:pointerdown=move |_| by_key.set_value(false) on:click=here on:keydown=on_key/>
            <EndWords said/>
            <p class="scale-answer">
                <output class="scale-number" for=spot.id() data-test="scale-answer">{move || if hides { answered() } else { shown() }}</output>
                <Show when=move || !untouched()>
                    <button type="button" class="link-button" data-test="scale-clear" tabindex="-1" on:click=move |_| clear.run(())>{t!("answer-clear")}</button>
                </Show>
            </p>
        </div>
    }
}

/// The words at the ends, and between them.
#[component]
fn EndWords(said: Ends) -> impl IntoView {
    let word = |words: &shared::forms::Translated, class: &'static str| {
        let told = told(words);
        view! { <span class=class lang=told.lang>{told.text}</span> }
    };
    let any = [&said.low, &said.middle, &said.high].iter().any(|words| !words.is_empty());
    any.then(|| {
        view! {
            <span class="scale-words" aria-hidden="true">
                {word(&said.low, "scale-low")} {word(&said.middle, "scale-middle")} {word(&said.high, "scale-high")}
            </span>
        }
    })
}

/// `; 0 is no pain, 100 the worst`: what those hear who do not see the ends.
fn spoken(said: &Ends) -> String {
    let (low, high) = (told(&said.low).text, told(&said.high).text);
    let (from, to, _) = said.numbers();
    if low.is_empty() && high.is_empty() { String::new() } else { format!("; {from}: {low}, {to}: {high}") }
}

fn number_words(text: &str) -> String {
    Codec::Decimal.words(text, Locale::here())
}

/// Half way, on a step.
fn midpoint(from: f64, to: f64, step: f64) -> String {
    let steps = ((to - from) / step / 2.0).round();
    format!("{:.6}", from + steps * step).trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::midpoint;

    #[test]
    fn the_handle_rests_half_way_on_a_step() {
        assert_eq!(midpoint(0.0, 100.0, 1.0), "50");
        assert_eq!(midpoint(0.0, 5.0, 0.5), "2.5");
        assert_eq!(midpoint(-10.0, 10.0, 1.0), "0");
        assert_eq!(midpoint(0.0, 5.0, 1.0), "3");
    }
}
