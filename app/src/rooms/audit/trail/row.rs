//! One entry: when, who, what became of what, and why. A click on a person, a subject or an action narrows the trail to it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use shared::audit::api::{TrailChange, TrailEntry, TrailPlace};
use shared::forms::{Datum, ItemKey};

use super::list::TrailList;
use crate::rooms::audit::reading::change;
use crate::rooms::audit::words::datum_words;
use crate::rooms::study::OpenDesign;
use crate::ui::Moment;
use crate::{i18n, pages, t};

/// Columns that say again what the entry's head says, or only that it was saved.
const TOLD: [&str; 20] = [
    "id",
    "tenant",
    "study",
    "site",
    "subject",
    "revision",
    "saved_at",
    "saved_by",
    "saved_by_name",
    "created_at",
    "version",
    "visit",
    "visit_n",
    "form",
    "form_n",
    "submitted",
    "at",
    "row",
    "findings",
    "retired",
];
/// Characters of a value that are shown.
const SHOWN: usize = 200;

#[component]
pub fn Row(list: TrailList, entry: TrailEntry, design: Option<Arc<OpenDesign>>) -> impl IntoView {
    let (person, action) = (entry.by, entry.action.clone());
    let name = if entry.name.is_empty() { t!("trail-nobody") } else { entry.name.clone() };
    let role = entry.role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[]));
    let belongs: Vec<String> = role.into_iter().chain(Some(entry.organisation.clone()).filter(|name| !name.is_empty())).collect();
    let title = title(&entry);
    let place = place(list, &entry, design.as_deref());
    let as_of = entry.study.zip(entry.subject).map(|(study, subject)| {
        view! { <a class="link-button" href=pages::as_of(study, subject, Some(entry.at)) data-test="as-of">{t!("as-of-then")}</a> }
    });
    let changes = changes(&entry, design.as_deref());
    view! {
        <li class="trail-entry" data-test="entry" data-kind=entry.kind.clone()>
            <span class="trail-when"><Moment at=entry.at zone=""/></span>
            <span class="trail-who">
                <button type="button" class="link-button" on:click=move |_| list.filter.update(|filter| filter.person = Some(person))>{name}</button>
                <span class="soft">{belongs.join(", ")}</span>
            </span>
            <div class="trail-what">
                <p class="trail-head"><strong>{title}</strong>{place}{as_of}</p>
                {changes}
                {entry.reason.clone().map(|reason| view! { <p class="history-why">{reason}</p> })}
                <button type="button" class="link-button faint mono" on:click=move |_| list.filter.update(|filter| filter.action = Some(action.clone()))>{entry.action.clone()}</button>
            </div>
        </li>
    }
}

/// What happened, in words: an event by its name, everything else by what was changed.
fn title(entry: &TrailEntry) -> String {
    let event = entry.changes.iter().find(|change| entry.kind == "access_event" && change.what == "kind");
    match event.and_then(|change| change.new.as_ref()?.as_str()) {
        Some(event) => i18n::say(&format!("trail-event-{event}"), &[]),
        None => {
            let kind = i18n::say(&format!("trail-kind-{}", entry.kind), &[]);
            if entry.op == "insert" { t!("trail-added", kind = kind) } else { t!("trail-changed", kind = kind) }
        }
    }
}

/// Site, subject, visit and form; the subject narrows, visit and form lead there.
fn place(list: TrailList, entry: &TrailEntry, design: Option<&OpenDesign>) -> impl IntoView + use<> {
    let site = entry.site_code.clone().map(|site| view! { <span class="tag">{site}</span> });
    let subject = entry.subject.zip(entry.subject_key.clone()).map(|(id, key)| {
        view! { <button type="button" class="link-button" data-test="subject" on:click=move |_| list.filter.update(|filter| filter.subject = Some(id))>{key}</button> }
    });
    let words = entry.place.as_ref().map(|place| place_words(place, design));
    let to = entry.study.zip(entry.subject).zip(entry.place.as_ref()).map(|((study, subject), place)| {
        match place.form.clone().zip(place.form_n) {
            Some((form, form_n)) => {
                let key = shared::capture::RecordKey { visit: place.visit.clone(), visit_n: place.visit_n, form, form_n };
                pages::form(study, subject, &key)
            }
            None => pages::visit(study, subject, &place.visit, place.visit_n),
        }
    });
    let leads = words.zip(to).map(|(words, to)| view! { <a href=to>{words}</a> });
    view! { <span class="trail-place">{site}{subject}{leads}</span> }
}

fn place_words(place: &TrailPlace, design: Option<&OpenDesign>) -> String {
    let visit = design.map_or_else(|| place.visit.to_string(), |design| design.visit_title(&place.visit));
    let visit = if place.visit_n > 1 { t!("visit-nth", title = visit, n = place.visit_n) } else { visit };
    let form = place.form.as_ref().map(|form| design.map_or_else(|| form.to_string(), |design| design.form_title(form, i18n::form_tag())));
    [Some(visit), form].into_iter().flatten().collect::<Vec<_>>().join(" › ")
}

/// What changed: what a person did first; what goes along with it, behind a click.
fn changes(entry: &TrailEntry, design: Option<&OpenDesign>) -> impl IntoView + use<> {
    let plan = entry.place.as_ref().and_then(|place| place.form.as_ref()).zip(design).and_then(|(form, design)| design.plan(form));
    let line = |one: &&TrailChange| line(one, plan.as_deref());
    // A number that a new row begins with says nothing; one that changed does.
    let quiet = |change: &TrailChange| {
        entry.op == "insert" && TOLD.contains(&change.what.as_str())
            || matches!(change.what.as_str(), "revision" | "saved_at" | "saved_by" | "saved_by_name")
            || change.what.starts_with("marks/")
    };
    let (rest, first): (Vec<&TrailChange>, Vec<&TrailChange>) = entry.changes.iter().partition(|change| quiet(change));
    let more = (!rest.is_empty()).then(|| {
        let n = rest.len();
        view! { <details class="trail-rest"><summary>{t!("trail-more", n = n)}</summary><ul class="history-changes">{rest.iter().map(line).collect_view()}</ul></details> }
    });
    let first = (!first.is_empty()).then(|| view! { <ul class="history-changes">{first.iter().map(line).collect_view()}</ul> });
    view! { {first}{more} }
}

fn line(one: &TrailChange, plan: Option<&shared::forms::FormPlan>) -> impl IntoView + use<> {
    let key = one.item().and_then(|item| item.parse::<ItemKey>().ok());
    let found = key.as_ref().and_then(|key| plan?.item(key));
    let what = match (&found, &key) {
        (Some((group, item)), Some(key)) if group.group.repeating => {
            t!("history-row", item = item.item.label(i18n::form_tag()), n = key.row)
        }
        (Some((_, item)), _) => item.item.label(i18n::form_tag()).to_owned(),
        _ => one.what.clone(),
    };
    let words = |value: &Value| match (&key, serde_json::from_value::<Datum>(value.clone())) {
        (Some(_), Ok(datum)) => datum_words(&datum, found.map(|(_, item)| item), plan, i18n::form_tag()),
        _ => plain(value),
    };
    let new = one.new.as_ref().map_or_else(|| t!("history-blank"), words);
    change(Some(what), one.old.as_ref().map(words), new, [None, None], None)
}

fn plain(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}
