//! Why: the steps by which a rule came to what it says, with the values that were there, in words.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::FormPlan;
use shared::forms::rule::{Step, Trace};

use crate::{i18n, t};

/// One click away: the steps of a rule. Nothing is made until it is asked for.
#[component]
pub fn Why(#[prop(into)] said: String, plan: Arc<FormPlan>, trace: Callback<(), Option<Trace>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let asked = move || open.get().then(|| trace.run(())).flatten();
    let steps = move || asked().map(|trace| view! { <ul class="why-steps">{step(&named(trace, &plan))}</ul> });
    view! {
        <div class="why">
            <button type="button" class="link-button" data-test="why" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>{said}</button>
            <div aria-live="polite" data-test="why-steps">{steps}</div>
        </div>
    }
}

/// Items by their questions in the person's language.
fn named(trace: Trace, plan: &FormPlan) -> Trace {
    let step = match trace.step {
        Step::Item { label, at: Some(at) } => {
            let known = plan.item(&at).map(|(_, item)| item.item.label(i18n::form_tag()).trim_end_matches([':', '?']).to_owned());
            Step::Item { label: known.unwrap_or(label), at: Some(at) }
        }
        other => other,
    };
    Trace { step, value: trace.value, parts: trace.parts.into_iter().map(|part| named(part, plan)).collect() }
}

/// A step and those it rests on.
fn step(trace: &Trace) -> AnyView {
    let inside = match heading(&trace.step) {
        Some(_) => trace.parts.iter().map(step).collect_view().into_any(),
        None => ().into_any(),
    };
    let said = heading(&trace.step).unwrap_or_else(|| phrase(trace));
    let outcome = outcome(trace);
    view! {
        <li>
            <span class="why-step">{said}</span>
            {outcome.map(|(class, words)| view! { " "<span class=format!("why-outcome {class}")>{words}</span> })}
            {heading(&trace.step).is_some().then(|| view! { <ul class="why-steps">{inside}</ul> })}
        </li>
    }
    .into_any()
}

/// What joins several parts; each stands on a line of its own.
fn heading(step: &Step) -> Option<String> {
    Some(match step {
        Step::All => t!("why-all"),
        Step::Any => t!("why-any"),
        Step::Not => t!("why-not"),
        Step::If => t!("why-if"),
        Step::Rows => t!("why-rows"),
        _ => return None,
    })
}

/// What it came to, where that is not said by the step itself.
fn outcome(trace: &Trace) -> Option<(&'static str, String)> {
    match (&trace.step, trace.value.as_deref()) {
        (Step::Item { .. } | Step::Known { .. } | Step::Literal | Step::Rows, _) => None,
        (_, Some("yes")) => Some(("holds", t!("why-holds"))),
        (_, Some("no")) => Some(("fails", t!("why-fails"))),
        (_, Some(value)) => Some(("comes", format!("= {value}"))),
        (_, None) => Some(("unknown", t!("why-unknown"))),
    }
}

/// A step in one line: `Systolic (120) > Diastolic (80)`.
pub fn phrase(trace: &Trace) -> String {
    let value = || trace.value.clone().unwrap_or_else(|| t!("why-nothing"));
    let joined = |by: &str| trace.parts.iter().map(inner).collect::<Vec<_>>().join(by);
    match &trace.step {
        Step::Item { label, .. } => format!("{label} ({})", value()),
        Step::Known { name } => format!("{name} ({})", value()),
        Step::Literal => value(),
        Step::Compare { sign } | Step::Reckon { sign } if trace.parts.len() == 1 => format!("{sign}{}", joined("")),
        Step::Compare { sign } | Step::Reckon { sign } => joined(&format!(" {sign} ")),
        Step::Among => match trace.parts.split_first() {
            Some((one, others)) => {
                format!("{} {} {}", inner(one), t!("why-among"), others.iter().map(inner).collect::<Vec<_>>().join(", "))
            }
            None => String::new(),
        },
        Step::Call { name } if name == "is_missing" => format!("{} {}", joined(""), t!("why-is-missing")),
        Step::Call { name } if name == "is_known" => format!("{} {}", joined(""), t!("why-is-known")),
        Step::Call { name } => format!("{name}({})", joined(", ")),
        Step::All => joined(&format!(" {} ", t!("why-and"))),
        Step::Any => joined(&format!(" {} ", t!("why-or"))),
        Step::Not => format!("{} ({})", t!("why-not"), joined("")),
        Step::If => format!("if({})", joined(", ")),
        Step::Rows => joined(", "),
    }
}

/// The same inside another: brackets where operators would run into one another.
fn inner(trace: &Trace) -> String {
    let said = phrase(trace);
    match &trace.step {
        Step::Compare { .. } | Step::Reckon { .. } | Step::All | Step::Any | Step::Among => format!("({said})"),
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(label: &str, value: &str) -> Trace {
        Trace { step: Step::Item { label: label.to_owned(), at: None }, value: Some(value.to_owned()), parts: Vec::new() }
    }

    #[test]
    fn a_comparison_is_one_line_with_its_values() {
        let less = |parts| Trace { step: Step::Compare { sign: "<".to_owned() }, value: Some("no".to_owned()), parts };
        let sum =
            Trace { step: Step::Reckon { sign: "+".to_owned() }, value: Some("3".to_owned()), parts: vec![leaf("A", "1"), leaf("B", "2")] };
        assert_eq!(phrase(&less(vec![leaf("Systolic", "80"), leaf("Diastolic", "120")])), "Systolic (80) < Diastolic (120)");
        assert_eq!(phrase(&less(vec![sum, leaf("C", "3")])), "(A (1) + B (2)) < C (3)");
    }
}
