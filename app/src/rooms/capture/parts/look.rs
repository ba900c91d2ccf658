//! What is to be looked at: findings by name, each a step away; and what is missing once completion was tried.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::{FormPlan, ItemKey};

use super::{Sheet, focus};
use crate::ui::{Banner, Tone};
use crate::{i18n, t};

/// So many are named; the rest are counted.
const NAMED: usize = 6;

/// "2 things to look at", with the way to each.
#[component]
pub fn Look(sheet: Sheet) -> impl IntoView {
    let head = sheet.head();
    let open = Memo::new(move |_| {
        head.with(|head| if head.tried { without(&head.to_look_at, &head.incomplete) } else { head.to_look_at.clone() })
    });
    let plan = Arc::clone(sheet.plan());
    move || {
        let (open, plan) = (open.get(), Arc::clone(&plan));
        (!open.is_empty()).then(|| {
            let said = t!("form-look", n = open.len());
            view! { <div data-test="look"><Banner tone=Tone::Warning><Listed said items=open plan/></Banner></div> }
        })
    }
}

/// What keeps the form from being complete, once somebody tried.
#[component]
pub fn Missing(sheet: Sheet) -> impl IntoView {
    let head = sheet.head();
    let missing = Memo::new(move |_| head.with(|head| if head.tried { head.incomplete.clone() } else { Vec::new() }));
    let plan = Arc::clone(sheet.plan());
    move || {
        let (missing, plan) = (missing.get(), Arc::clone(&plan));
        (!missing.is_empty()).then(|| {
            let said = t!("form-missing-answers", n = missing.len());
            view! { <div data-test="missing-answers"><Banner tone=Tone::Info><Listed said items=missing plan/></Banner></div> }
        })
    }
}

fn without(all: &[ItemKey], these: &[ItemKey]) -> Vec<ItemKey> {
    all.iter().filter(|at| !these.contains(at)).cloned().collect()
}

#[component]
fn Listed(said: String, items: Vec<ItemKey>, plan: Arc<FormPlan>) -> impl IntoView {
    let more = items.len().saturating_sub(NAMED);
    let link = |at: ItemKey| {
        let name = named(&plan, &at);
        view! { <li><button type="button" class="link-button" on:click=move |_| { focus::go_to(&at); }>{name}</button></li> }
    };
    let links = items.into_iter().take(NAMED).map(link).collect_view();
    view! {
        <div class="look">
            <strong>{said}</strong>
            <ul>{links}{(more > 0).then(|| view! { <li class="soft">{t!("form-and-more", n = more)}</li> })}</ul>
        </div>
    }
}

/// An item by its question; in a table with its row.
fn named(plan: &FormPlan, at: &ItemKey) -> String {
    let Some((group, item)) = plan.item(at) else { return at.to_string() };
    let label = item.item.label(i18n::form_tag()).trim_end_matches(':').to_owned();
    if group.group.repeating { t!("form-cell", item = label, row = at.row) } else { label }
}
