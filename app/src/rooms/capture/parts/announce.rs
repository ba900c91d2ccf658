//! What is read out while somebody types: one polite voice for the whole form (WCAG 4.1.3). It tells a finding as it appears, with the
//! question it belongs to, and how saving stands only when that wants attention, or no longer does. "Saving" and "Saved" after
//! every field would drown what matters; they stand at the head of the form for whoever asks.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::{FormPlan, ItemKey};

use super::saved::worry;
use super::words::words;
use super::{Head, Sheet};
use crate::{i18n, t};

#[component]
pub fn Announce(sheet: Sheet) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let head = sheet.head();
    let plan = Arc::clone(sheet.plan());
    Effect::new(move |before: Option<(Vec<ItemKey>, Option<String>)>| {
        let now = head.with(|head: &Head| (head.to_look_at.clone(), worry(head)));
        if let Some((known, worried)) = before {
            let fresh = now.0.iter().find(|at| !known.contains(at)).and_then(|at| finding(&sheet, &plan, at));
            let line = if now.1 == worried { None } else { now.1.clone().or_else(|| Some(t!("form-saved-again"))) };
            let news = fresh.into_iter().chain(line).collect::<Vec<_>>().join(" ");
            if !news.is_empty() {
                said.set(news);
            }
        }
        now
    });
    view! { <p class="visually-hidden" role="status" data-test="announced">{move || said.get()}</p> }
}

/// The first thing found at an item, with its question.
fn finding(sheet: &Sheet, plan: &FormPlan, at: &ItemKey) -> Option<String> {
    let (_, item) = plan.item(at)?;
    let notes = sheet.item(at).notes.get_untracked();
    let why = notes.held.or_else(|| notes.findings.into_iter().next().map(|finding| finding.words))?;
    let label = item.item.label(i18n::form_tag()).trim_end_matches(':');
    Some(format!("{label}: {}", words(&why, item).text))
}
