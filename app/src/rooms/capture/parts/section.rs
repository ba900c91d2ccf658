//! A group of items: a section with a heading, its fields one below the other, or a table where the group repeats.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::{FormPlan, GroupPlan, Hand, ItemKey};

use super::field::Field;
use super::matrix::{Matrix, divided, is_matrix};
use super::rest::Rest;
use super::sheet::Sheet;
use super::table::Table;
use super::words::told;
use crate::rooms::capture::controls::Spot;
use crate::route;

/// So many groups want an index.
const INDEXED: usize = 4;

#[component]
pub fn Section(sheet: Sheet, group: GroupPlan, readonly: bool) -> impl IntoView {
    let id = section_id(&group);
    let (heading, labelled) = (format!("{id}-title"), format!("{id}-title"));
    let about = told(&group.group.description);
    let title = title(&group);
    let asked = sheet.group(&group.group.oid);
    let hint = (!about.text.trim().is_empty() && about.text != title).then(|| view! { <p class="soft">{about.view()}</p> });
    // One group is the form: the form's own head asks for both.
    let alone = sheet.plan().groups.len() < 2;
    let rest = (!readonly && !alone).then(|| view! { <Rest sheet=sheet.clone() group=Some(group.group.oid.clone()) title=title.clone()/> });
    let body = if group.group.repeating {
        view! { <Table sheet group readonly/> }.into_any()
    } else {
        let field = |plan: &shared::forms::ItemPlan| {
            let at = ItemKey::new(&group.group.oid, 1, &plan.item.oid);
            view! { <Field spot=Spot::new(&sheet, at, Arc::new(plan.clone()), false) readonly/> }
        };
        let piece = |items: &[shared::forms::ItemPlan]| match items {
            rows if is_matrix(rows) => {
                view! { <Matrix sheet=sheet.clone() group=group.group.oid.clone() items=rows.to_vec() readonly/> }.into_any()
            }
            items => items.iter().filter(|item| item.item.hand() != Hand::Hidden).map(&field).collect_view().into_any(),
        };
        view! { <div class="fields">{divided(&group.items).into_iter().map(piece).collect_view()}</div> }.into_any()
    };
    view! {
        <section class="form-section" id=id aria-labelledby=labelled data-test="section" hidden=move || !asked.get()>
            <header class="section-head"><div class="spread"><h2 class="section-title" id=heading>{title}</h2>{rest}</div>{hint}</header>
            {body}
        </section>
    }
}

/// Where the sections of a long form are.
#[component]
pub fn SectionIndex(plan: Arc<FormPlan>) -> impl IntoView {
    let link = |group: &GroupPlan| view! { <li><a href=format!("#{}", section_id(group))>{title(group)}</a></li> };
    (plan.groups.len() >= INDEXED).then(|| {
        view! {
            <nav class="section-index" aria-label=crate::t!("form-sections")>
                <ul>{plan.groups.iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

fn section_id(group: &GroupPlan) -> String {
    format!("section-{}", route::encode(group.group.oid.as_str()).replace('%', "_"))
}

/// What a person reads as the group's name.
pub fn title(group: &GroupPlan) -> String {
    let name = group.group.name.trim();
    if name.is_empty() { group.group.oid.to_string() } else { name.to_owned() }
}
