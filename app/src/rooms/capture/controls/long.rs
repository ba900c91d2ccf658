//! Several lines of text. Enter begins a new line here; Tab moves on.

use leptos::prelude::*;
use shared::capture::Change;
use web_sys::{Event, KeyboardEvent};

use super::Spot;

#[component]
pub fn Long(spot: Spot) -> impl IntoView {
    let text = {
        let spot = spot.clone();
        move || spot.text()
    };
    let typing = {
        let spot = spot.clone();
        move |event: Event| {
            let to = spot.datum(event_target_value(&event));
            spot.sheet.typing(Change { at: spot.at.clone(), to });
        }
    };
    let left = {
        let spot = spot.clone();
        move |event: Event| spot.say_text(event_target_value(&event))
    };
    let back = {
        let spot = spot.clone();
        move |event: KeyboardEvent| {
            let stood = untrack(|| spot.text());
            let area = event_target::<web_sys::HtmlTextAreaElement>(&event);
            if event.key() == "Escape" && area.value() != stood {
                event.prevent_default();
                event.stop_propagation();
                area.set_value(&stood);
                spot.sheet.stop_typing();
            }
        }
    };
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let label = spot.heard();
    view! {
        <textarea class="textarea" id=spot.id() rows=if spot.compact { "1" } else { "3" } data-control="" dir="auto" aria-label=label
            aria-describedby=spot.note() aria-invalid=invalid prop:value=text on:input=typing on:change=left on:keydown=back>
        </textarea>
    }
}
