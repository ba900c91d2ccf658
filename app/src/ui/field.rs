//! A field: label above, control, unit beside it, help and finding below it in words.

use leptos::prelude::*;

/// Wraps a control. `name` is the control's id; the control should point to `{name}-note` with `aria-describedby`.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] unit: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    /// What is wrong, in words; empty when nothing is.
    #[prop(optional, into)] finding: Signal<String>,
    children: Children,
) -> impl IntoView {
    let note = format!("{name}-note");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <div class="field-control">
                {children()}
                {unit.map(|unit| view! { <span class="field-unit">{unit}</span> })}
            </div>
            <div class="field-note" id=note aria-live="polite">
                {move || Some(finding.get()).filter(|text| !text.is_empty()).map(|text| view! { <p class="finding hard">{text}</p> })}
                {help.map(|help| view! { <p class="field-help">{help}</p> })}
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
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] finding: Signal<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let note = format!("{name}-note");
    view! {
        <Field name=name.clone() label help finding>
            <input class="input" id=name.clone() name=name type=kind autocomplete=autocomplete aria-describedby=note required=required
                aria-invalid=move || (!finding.get().is_empty()).then_some("true") bind:value=value/>
        </Field>
    }
}
