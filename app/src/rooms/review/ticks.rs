//! Boxes to tick: some of several.

use leptos::prelude::*;

/// Choices by value and words; what is ticked stands in `chosen`.
#[component]
pub fn Ticks(#[prop(into)] label: String, choices: Vec<(String, String)>, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let tick = move |(value, words): (String, String)| {
        let (mine, own) = (value.clone(), value);
        let turn = move |event: leptos::ev::Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
            let on = event.target().checked();
            chosen.update(|chosen| {
                chosen.retain(|one| *one != own);
                if on {
                    chosen.push(own.clone());
                }
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(&mine)) on:change:target=turn/>
                <span class="choice-text">{words}</span>
            </label>
        }
    };
    view! { <fieldset class="choices inline"><legend class="field-label">{label}</legend>{choices.into_iter().map(tick).collect_view()}</fieldset> }
}
