//! Which columns? Facts of a subject, and visits.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::Oid;

use super::columns::{Columns, Fact};
use super::subject_list::SubjectList;
use crate::rooms::study::OpenDesign;
use crate::ui::{Icon, Menu};
use crate::{i18n, t};

#[component]
pub fn ColumnsMenu(list: SubjectList, design: Arc<OpenDesign>, columns: Memo<Columns>, visits: Arc<[Oid]>) -> impl IntoView {
    let choose = {
        let visits = Arc::clone(&visits);
        Callback::new(move |chosen: Columns| list.filter.update(|filter| filter.columns = chosen.said(&visits)))
    };
    let fact = move |fact: Fact| {
        let shown = move || columns.with(|columns| columns.facts.contains(&fact));
        let change = move |on: bool| choose.run(columns.get_untracked().with_fact(fact, on));
        box_of(i18n::say(fact.words(), &[]), Signal::derive(shown), Callback::new(change))
    };
    let visit = {
        let visits = Arc::clone(&visits);
        move |visit: &Oid| {
            let (mine, other, all) = (visit.clone(), visit.clone(), Arc::clone(&visits));
            let shown = move || columns.with(|columns| columns.visits.contains(&mine));
            let change = move |on: bool| choose.run(columns.get_untracked().with_visit(&other, on, &all));
            box_of(design.visit_title(visit), Signal::derive(shown), Callback::new(change))
        }
    };
    let every = Arc::clone(&visits);
    let all = move |_| {
        let visits = if columns.with_untracked(|columns| columns.visits.is_empty()) { every.to_vec() } else { Vec::new() };
        choose.run(Columns { visits, ..columns.get_untracked() });
    };
    view! {
        <Menu label=t!("columns") icon=Icon::Columns role="dialog">
            <fieldset class="menu-choices">
                <legend class="menu-head">{t!("columns-facts")}</legend>
                {Fact::ALL.map(fact).collect_view()}
            </fieldset>
            <fieldset class="menu-choices">
                <legend class="menu-head">{t!("columns-visits")}</legend>
                <button type="button" class="button small" on:click=all.clone()>{t!("columns-all")}</button>
                {visits.iter().map(visit.clone()).collect_view()}
            </fieldset>
        </Menu>
    }
}

fn box_of(words: String, shown: Signal<bool>, change: Callback<bool>) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=shown on:change:target=move |event| change.run(event.target().checked())/>
            <span class="choice-text">{words}</span>
        </label>
    }
}
