//! The head of the matrix: what each column shows, and by which column the list is in order.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::SubjectSort;

use super::columns::{Columns, Fact};
use super::matrix::gap;
use super::subject_list::SubjectList;
use crate::rooms::study::OpenDesign;
use crate::ui::{Icon, Pictogram};
use crate::{i18n, t};

#[component]
pub fn Heads(list: SubjectList, design: Arc<OpenDesign>, columns: Memo<Columns>, across: Memo<Range<usize>>) -> impl IntoView {
    let facts = move || columns.with(|columns| columns.facts.iter().map(|fact| view! { <FactHead list fact=*fact/> }).collect_view());
    let visits = move || {
        let shown = across.get();
        columns.with(|columns| {
            let visits = columns.visits.iter().skip(shown.start).take(shown.len());
            let heads = visits.map(|visit| {
                let title = design.visit_title(visit);
                view! { <th class="matrix-visit" scope="col" title=title.clone()><span>{title.clone()}</span></th> }
            });
            let heads = heads.collect_view();
            view! { {gap(shown.start)}{heads}{gap(columns.visits.len().saturating_sub(shown.end))} }
        })
    };
    // The widths of columns: fixed, so that what is not drawn can be left out.
    let widths = move || {
        columns.with(|columns| {
            let facts = columns.facts.iter().map(|fact| view! { <col class=format!("column-{}", fact.sort().as_str())/> }).collect_view();
            let visits = columns.visits.len();
            view! { <col class="column-subject"/>{facts}{(visits > 0).then(|| view! { <col class="column-visit" span=visits.to_string()/> })} }
        })
    };
    view! {
        <colgroup>{widths}</colgroup>
        <thead>
            <tr aria-rowindex="1">
                <th class="matrix-corner sortable" scope="col" aria-sort=move || sorted(list, SubjectSort::Key)><Sorts list by=SubjectSort::Key words=t!("subject")/></th>
                {facts}
                {visits}
            </tr>
        </thead>
    }
}

#[component]
fn FactHead(list: SubjectList, fact: Fact) -> impl IntoView {
    let by = fact.sort();
    view! {
        <th class="matrix-fact sortable" class:cell-number=fact == Fact::Findings scope="col" aria-sort=move || sorted(list, by)>
            <Sorts list by words=i18n::say(fact.words(), &[])/>
        </th>
    }
}

/// Puts the list in this order; pressed again, from behind.
#[component]
fn Sorts(list: SubjectList, by: SubjectSort, words: String) -> impl IntoView {
    let press = move |_| {
        list.filter.update(|filter| {
            // What changed last, and where most is open, is what somebody looks for.
            let behind = matches!(by, SubjectSort::Changed | SubjectSort::Findings);
            filter.descending = if filter.sort == by { !filter.descending } else { behind };
            filter.sort = by;
        });
    };
    let icon = move || list.filter.with(|filter| (filter.sort == by).then_some(if filter.descending { Icon::Down } else { Icon::Up }));
    view! {
        <button type="button" on:click=press data-test=format!("sort-{}", by.as_str())>
            {words}{move || icon().map(|icon| view! { <Pictogram icon/> })}
        </button>
    }
}

fn sorted(list: SubjectList, by: SubjectSort) -> &'static str {
    list.filter.with(|filter| match (filter.sort == by, filter.descending) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    })
}
