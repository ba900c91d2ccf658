//! A field: label above, control, unit beside it, help and finding below it in words.

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// Wraps a control. `name` is the control's id; the control should point to `{name}-note` with `aria-describedby`.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] unit: Option<String>,
    #[prop(optional, into)] help: String,
    /// What is wrong, in words; empty when nothing is.
    #[prop(optional, into)]
    finding: Signal<String>,
    children: Children,
) -> impl IntoView {
    let note = format!("{name}-note");
    let wrong = move |text: String| view! { <p class="finding hard"><Pictogram icon=Icon::Alert/><span>{text}</span></p> };
    view! {
        <div class="field">
            <div class="field-head"><label class="field-label" for=name>{label}</label></div>
            <div class="field-control">
                {children()}
                {unit.map(|unit| view! { <span class="field-unit">{unit}</span> })}
            </div>
            <div class="findings" id=note aria-live="polite">
                {move || Some(finding.get()).filter(|text| !text.is_empty()).map(wrong)}
                {(!help.is_empty()).then(|| view! { <p class="field-hint">{help}</p> })}
            </div>
        </div>
    }
}

/// A field with one line of text.
#[component]
pub fn TextBox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional, into)] help: String,
    #[prop(optional, into)] finding: Signal<String>,
    #[prop(optional)] required: bool,
    /// Takes the keyboard's focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let note = format!("{name}-note");
    let invalid = move || (!finding.get().is_empty()).then_some("true");
    view! {
        <Field name=name.clone() label help finding>
            <input class="input" id=name.clone() name=name type=kind autocomplete=autocomplete aria-describedby=note
                required=required autofocus=autofocus aria-invalid=invalid bind:value=value/>
        </Field>
    }
}

/// A field with a list to choose one from: value and words of each.
#[component]
pub fn ChoiceBox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<(String, String)>>,
    /// Takes the keyboard's focus when the page or dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let option = move |(one, words): (String, String)| {
        let chosen = one.clone();
        view! { <option value=one selected=move || value.with(|value| *value == chosen)>{words}</option> }
    };
    view! {
        <Field name=name.clone() label>
            <select class="select" id=name.clone() name=name autofocus=autofocus on:change:target=move |event| value.set(event.target().value())>
                {move || choices.get().into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
}
