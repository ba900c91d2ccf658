//! A form on paper: its head on every page it needs, its groups one below the other, rows of a repeating group as a table whose
//! head is repeated.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::RowKey;
use shared::forms::{GroupPlan, ItemKey, ItemPlan};

use super::answer::{answer, short};
use super::head::Head;
use crate::rooms::capture::draft::{Draft, Row};
use crate::rooms::capture::parts::{question, section_title, told};
use crate::t;

/// So many rows are left for hand-writing.
const BY_HAND: u32 = 4;
/// With more columns, each row is a list of its own: no page is that wide.
const COLUMNS: usize = 6;

/// One document: a table of one cell, because a table's head is what browsers repeat on each page.
#[component]
pub fn Sheet(head: Head, children: Children) -> impl IntoView {
    view! {
        <article class="paper-sheet">
            <table role="presentation">
                <thead><tr><td>{head.view()}</td></tr></thead>
                <tbody><tr><td>{children()}</td></tr></tbody>
            </table>
        </article>
    }
}

#[component]
pub fn PaperForm(draft: Arc<Draft>, blank: bool) -> impl IntoView {
    let plan = Arc::clone(draft.plan());
    let about = told(&plan.form.description);
    let about = (!about.text.trim().is_empty()).then(|| view! { <p class="paper-about">{about.view()}</p> });
    let asked = |group: &&GroupPlan| blank || draft.is_group_asked(&group.group.oid);
    let groups = plan.groups.iter().filter(asked).map(|group| section(&draft, group, blank)).collect_view();
    view! { <div class="paper-form">{about}{groups}</div> }
}

fn section(draft: &Draft, group: &GroupPlan, blank: bool) -> AnyView {
    let title = section_title(group);
    let about = told(&group.group.description);
    let about = (!about.text.trim().is_empty() && about.text != title).then(|| view! { <p class="paper-about">{about.view()}</p> });
    let rows = if blank && group.group.repeating { by_hand(group) } else { draft.rows(group) };
    let body = match (group.group.repeating, rows.is_empty()) {
        (false, _) => rows.first().map(|row| list(draft, group, &row.key, blank)).into_any(),
        (true, true) => view! { <p class="paper-about">{t!("paper-not-entered")}</p> }.into_any(),
        (true, false) if group.items.len() <= COLUMNS => table(draft, group, &rows, blank),
        (true, false) => rows.iter().map(|row| card(draft, group, row, blank)).collect_view().into_any(),
    };
    view! { <section class="paper-section"><h3 class="paper-group" dir="auto">{title}</h3>{about}{body}</section> }.into_any()
}

fn by_hand(group: &GroupPlan) -> Vec<Row> {
    let row = |row| Row { key: RowKey { group: group.group.oid.clone(), row }, retired: false };
    (1..=BY_HAND).map(row).collect()
}

fn at(row: &RowKey, item: &ItemPlan) -> ItemKey {
    ItemKey::new(&row.group, row.row, &item.item.oid)
}

/// What is asked for, or was entered while it was.
fn is_there(draft: &Draft, at: &ItemKey, blank: bool) -> bool {
    blank || draft.is_asked(at)
}

fn list(draft: &Draft, group: &GroupPlan, row: &RowKey, blank: bool) -> AnyView {
    let shown = group.items.iter().filter(|item| is_there(draft, &at(row, item), blank));
    let line = |item: &ItemPlan| {
        let required = (blank && item.is_required()).then(|| view! { <span class="paper-required">" "{t!("form-required")}</span> });
        view! { <div class="paper-item"><dt>{question(item).view()}{required}</dt><dd>{answer(draft, item, &at(row, item), blank)}</dd></div> }
    };
    view! { <dl class="paper-items">{shown.map(line).collect_view()}</dl> }.into_any()
}

fn card(draft: &Draft, group: &GroupPlan, row: &Row, blank: bool) -> AnyView {
    let retired = row.retired.then(|| view! { " · "{t!("paper-retired")} });
    let name = row.key.row;
    view! { <div class="paper-row" class:retired=row.retired><p class="paper-number">"#"{name}{retired}</p>{list(draft, group, &row.key, blank)}</div> }.into_any()
}

fn table(draft: &Draft, group: &GroupPlan, rows: &[Row], blank: bool) -> AnyView {
    let head = group.items.iter().map(|item| view! { <th scope="col">{question(item).view()}</th> }).collect_view();
    let row = |row: &Row| {
        let cells = group.items.iter().map(|item| view! { <td>{short(draft, item, &at(&row.key, item), blank)}</td> }).collect_view();
        let retired = row.retired.then(|| view! { <br/>{t!("paper-retired")} });
        let number = row.key.row;
        view! { <tr class:retired=row.retired><th scope="row">{number}{retired}</th>{cells}</tr> }
    };
    view! {
        <table class="paper-table" class:by-hand=blank>
            <thead><tr><th scope="col">"#"</th>{head}</tr></thead>
            <tbody>{rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
