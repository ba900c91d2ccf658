//! A query in words: what it asks, where, how it stands, how long it has waited.

use leptos::prelude::*;
use shared::forms::{Words, english};
use shared::queries::Status;
use shared::queries::api::QueryRow;
use shared::study::Address;

use crate::rooms::capture::{Told, told, words};
use crate::rooms::study::OpenDesign;
use crate::{i18n, t};

/// What it asks, in the person's language where the design has it.
pub fn text(row: &QueryRow, design: &OpenDesign) -> Told {
    let plan = row.address.form.as_ref().and_then(|form| design.plan(form));
    let item = row.address.key().and_then(|key| plan.as_ref()?.item(&key).map(|(_, item)| item.clone()));
    match (&row.words, item) {
        (found, Some(item)) => words(found, &item),
        (Words::Own(own), None) => told(own),
        (found, None) => Told { text: english(found), lang: Some("en".to_owned()), instead: None },
    }
}

/// Where it is asked, from the visit to the item.
pub fn place(address: &Address, design: &OpenDesign) -> Vec<String> {
    let numbered = |title: String, n: Option<u32>| match n {
        Some(n) if n > 1 => t!("visit-nth", title = title, n = n),
        _ => title,
    };
    let visit = address.visit.as_ref().map(|visit| numbered(design.visit_title(visit), address.visit_n));
    let form = address.form.as_ref().map(|form| numbered(design.form_title(form, i18n::form_tag()), address.form_n));
    visit.into_iter().chain(form).chain(item(address, design)).collect()
}

/// The question of the item.
fn item(address: &Address, design: &OpenDesign) -> Option<String> {
    let (plan, key) = (design.plan(address.form.as_ref()?)?, address.key()?);
    let (group, item) = plan.item(&key)?;
    let label = item.item.label(i18n::form_tag()).trim_end_matches([':', '?']).to_owned();
    Some(if group.group.repeating { t!("history-row", item = label, n = key.row) } else { label })
}

/// The state in words.
pub fn status(status: Status) -> String {
    i18n::say(&format!("query-{}", status.as_str()), &[])
}

/// The second word of a badge's class: what the site has to act on is filled, what others have to is amber.
pub const fn tone(status: Status) -> &'static str {
    match status {
        Status::Open | Status::Reopened => "open-query",
        Status::Answered => "answered",
        Status::Candidate => "accent",
        Status::Closed | Status::Cancelled => "neutral",
    }
}

/// The state as a badge.
#[component]
pub fn StatusBadge(status: Status) -> impl IntoView {
    view! { <span class=format!("badge {}", tone(status)) data-status=status.as_str()>{self::status(status)}</span> }
}

/// What an answer or a closing says.
pub fn how(how: &str) -> String {
    i18n::say(&format!("query-how-{how}"), &[])
}

/// How long it has waited.
pub fn age(row: &QueryRow) -> String {
    if row.days == 0 { t!("query-today") } else { t!("query-days", n = row.days) }
}

/// The same in days on which people work, where that is something else.
pub fn working_age(row: &QueryRow) -> Option<String> {
    (row.days > 0).then(|| t!("query-working-days", n = row.working_days))
}
