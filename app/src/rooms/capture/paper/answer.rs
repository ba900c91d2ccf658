//! An answer on paper: a value in words with its unit, or every choice with the chosen one ticked, or the reason why there is none;
//! below it what was found. Nothing is said by colour.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::Change;
use shared::forms::{Datum, ItemKey, ItemPlan, Text};

use crate::rooms::capture::controls::{Locale, Way, choices, is_choice, reading, symbol};
use crate::rooms::capture::draft::Draft;
use crate::rooms::capture::parts::words;
use crate::t;

/// A list of more is not printed whole: what was chosen says enough.
const LISTED: usize = 20;

/// What is different now from what is shown, where a casebook is shown as it was: the answers of now.
#[derive(Clone)]
pub struct Since(pub Arc<Vec<Change>>);

/// What an answer is now, where it is another.
fn since(draft: &Draft, plan: &ItemPlan, at: &ItemKey) -> Option<AnyView> {
    let Since(changes) = use_context::<Since>()?;
    let now = changes.iter().find(|change| change.at == *at)?;
    let words = match now.to.is_blank() && now.to.missing.is_none() {
        true => t!("history-blank"),
        false => reading(plan, &now.to, Locale::here(), Some(draft.plan())),
    };
    let unit = unit(plan, &now.to).map(|unit| view! { " "<bdi>{unit}</bdi> });
    Some(
        view! { <p class="paper-since" data-test="since"><span>{t!("as-of-since")}</span>" "<strong dir="auto">{words}{unit}</strong></p> }
            .into_any(),
    )
}

/// An answer with room for all of its choices.
pub fn answer(draft: &Draft, plan: &ItemPlan, at: &ItemKey, blank: bool) -> AnyView {
    let datum = draft.shown(at);
    let choices = offered(plan);
    let value = match choices.is_empty() || choices.len() > LISTED {
        true => said(draft, plan, &datum, blank),
        false => view! { {said_missing(draft, plan, &datum)}{ticked(plan, choices, &datum)} }.into_any(),
    };
    let unused = draft.is_unused(at).then(|| view! { <p class="paper-state">{t!("paper-retired")}</p> });
    let derived = (plan.derived && !blank).then(|| view! { <p class="paper-state">{t!("form-derived")}</p> });
    view! { {value}{derived}{unused}{since(draft, plan, at)}{found(draft, plan, at, blank)} }.into_any()
}

/// An answer in a table's cell.
pub fn short(draft: &Draft, plan: &ItemPlan, at: &ItemKey, blank: bool) -> AnyView {
    view! { {said(draft, plan, &draft.shown(at), blank)}{since(draft, plan, at)}{found(draft, plan, at, blank)} }.into_any()
}

fn offered(plan: &ItemPlan) -> Vec<(String, String)> {
    match Way::of(plan, false) {
        Way::YesNo | Way::One | Way::List | Way::Search | Way::Several => choices(plan),
        _ => Vec::new(),
    }
}

fn said(draft: &Draft, plan: &ItemPlan, datum: &Datum, blank: bool) -> AnyView {
    if blank {
        let units = plan.units.iter().map(|unit| symbol(unit)).collect::<Vec<_>>().join(" / ");
        let long = if matches!(Way::of(plan, false), Way::Long) { "paper-by-hand long" } else { "paper-by-hand" };
        return view! { <span class="paper-hand"><span class=long></span><bdi>{units}</bdi></span> }.into_any();
    }
    if datum.missing.is_some() {
        return said_missing(draft, plan, datum).into_any();
    }
    let unit = unit(plan, datum).map(|unit| view! { " "<bdi>{unit}</bdi> });
    let class = if datum.is_blank() { "paper-value blank" } else { "paper-value" };
    view! { <span class=class><span dir="auto">{reading(plan, datum, Locale::here(), Some(draft.plan()))}</span>{unit}</span> }.into_any()
}

fn said_missing(draft: &Draft, plan: &ItemPlan, datum: &Datum) -> Option<AnyView> {
    let why = datum.missing.map(|_| reading(plan, datum, Locale::here(), Some(draft.plan())));
    why.map(|why| view! { <p class="paper-value">{t!("paper-no-answer", why = why)}</p> }.into_any())
}

/// The unit chosen, or the only one there is, of an answer.
fn unit(plan: &ItemPlan, datum: &Datum) -> Option<String> {
    let one = match &datum.unit {
        Some(oid) => plan.units.iter().find(|unit| unit.oid == *oid),
        None => plan.units.first().filter(|_| plan.units.len() == 1),
    };
    one.filter(|_| !datum.is_blank()).map(|unit| symbol(unit))
}

fn ticked(plan: &ItemPlan, choices: Vec<(String, String)>, datum: &Datum) -> AnyView {
    let chosen: Vec<&str> = match &datum.value {
        Some(Text::Many(texts)) => texts.iter().map(String::as_str).collect(),
        Some(Text::One(text)) => vec![text.as_str()],
        None => Vec::new(),
    };
    let stray: Vec<&str> = chosen.iter().filter(|one| !choices.iter().any(|(value, _)| is_choice(one, value))).copied().collect();
    let stray = (!stray.is_empty()).then(|| view! { <p class="paper-state">{t!("form-stray", value = stray.join(", "))}</p> });
    let choice = |(value, label): &(String, String)| {
        let is = chosen.iter().any(|one| is_choice(one, value));
        // The ballot box is text, so that a reader and a copied PDF have it too.
        view! { <li class:chosen=is><span>{if is { "☒" } else { "☐" }}</span>" "<span dir="auto">{label.clone()}</span></li> }
    };
    let class = if plan.item.many { "paper-choices several" } else { "paper-choices" };
    view! { <ul class=class>{choices.iter().map(choice).collect_view()}</ul>{stray} }.into_any()
}

/// What was found wrong, in words.
fn found(draft: &Draft, plan: &ItemPlan, at: &ItemKey, blank: bool) -> Option<AnyView> {
    let findings = if blank { Vec::new() } else { draft.findings_at(at) };
    let said = |finding: &&shared::forms::Finding| view! { <li>{words(&finding.words, plan).view()}</li> };
    (!findings.is_empty()).then(|| view! { <ul class="paper-findings">{findings.iter().map(said).collect_view()}</ul> }.into_any())
}
