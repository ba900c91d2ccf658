//! A row of the list: state, subject, what is asked, where, and how long it has waited.

use std::sync::Arc;

use leptos::prelude::*;
use shared::queries::Priority;
use shared::queries::api::QueryRow;

use super::list::QueryList;
use super::words::{StatusBadge, age, place, text, working_age};
use crate::rooms::study::OpenDesign;
use crate::t;

#[component]
pub fn Row(list: QueryList, row: QueryRow, design: Arc<OpenDesign>) -> impl IntoView {
    let id = row.id;
    let (said, place, age) = (text(&row, &design), place(&row.address, &design).join(" › "), age(&row));
    let working = working_age(&row);
    let chosen = move || list.chosen.with(|chosen| chosen.contains(&id));
    let current = move || (list.shown.get() == Some(id)).then_some("true");
    let high = row.priority == Priority::High;
    view! {
        <li class="query-row" aria-current=current data-test="query">
            <input type="checkbox" aria-label=t!("query-choose", subject = row.key.clone()) prop:checked=chosen on:change=move |_| list.toggle(id)/>
            <button type="button" class="query-face" data-query=id.to_string() on:click=move |_| list.shown.set(Some(id))>
                <span class="query-line">
                    <StatusBadge status=row.status/>
                    <strong>{row.key}</strong>
                    {high.then(|| view! { <span class="tag">{t!("query-priority-high")}</span> })}
                    {row.changed_since.then(|| view! { <span class="tag">{t!("query-changed-since")}</span> })}
                    <span class="query-age" class:late=row.overdue title=working>{age}</span>
                </span>
                <span class="query-text" lang=said.lang>{said.text}</span>
                <span class="query-place">{place}</span>
            </button>
        </li>
    }
}
