//! A matrix: questions that share their answers, one below the other, the answers as columns. ← and → choose, ↑ and ↓ go to the
//! same answer of the next question. Where there is no room each question is a card with its answers in words.
//! To who listens it is what it means: one group of choices after the other, each with its question.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::{ItemKey, ItemPlan, Look, Oid};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::Sheet;
use super::field::{Answer, Wrapper, question};
use super::missing::MissingMenu;
use super::notes::Notes;
use super::words::Told;
use crate::rooms::capture::controls::{Spot, choices};
use crate::t;

/// More answers than this are no table.
const COLUMNS: usize = 11;

/// The items of a group as they are drawn: one by one, or as many as make a matrix.
pub fn divided(items: &[ItemPlan]) -> Vec<&[ItemPlan]> {
    items.chunk_by(|one, next| is_row(one) && is_row(next) && same_matrix(one, next)).collect()
}

/// Whether a piece of [`divided`] is drawn as a matrix.
pub fn is_matrix(items: &[ItemPlan]) -> bool {
    items.len() > 1
}

fn is_row(item: &ItemPlan) -> bool {
    let columns = item.code_list.as_ref().map_or(0, |list| list.choices.len());
    item.item.look() == Look::Matrix && item.is_typed() && (1..=COLUMNS).contains(&columns)
}

fn same_matrix(one: &ItemPlan, next: &ItemPlan) -> bool {
    let name = |item: &ItemPlan| item.item.presentation.as_ref().and_then(|said| said.matrix.clone());
    let answers = |item: &ItemPlan| item.code_list.as_ref().map(|list| list.choices.clone());
    name(one) == name(next) && one.item.many == next.item.many && answers(one) == answers(next)
}

#[component]
pub fn Matrix(sheet: Sheet, group: Oid, items: Vec<ItemPlan>, readonly: bool) -> impl IntoView {
    let heads: Vec<String> = items.first().map(choices).unwrap_or_default().into_iter().map(|(_, label)| label).collect();
    let columns = heads.len().to_string();
    let heads = heads.into_iter().map(|label| view! { <span>{label}</span> }).collect_view();
    let rows = items.into_iter().map(|item| {
        let at = ItemKey::new(&group, 1, &item.item.oid);
        let spot = Spot { in_matrix: true, ..Spot::new(&sheet, at, Arc::new(item), false) };
        view! { <Row spot readonly/> }
    });
    view! {
        <div class="questions" data-columns=columns data-test="matrix" on:keydown=press>
            <div class="questions-head" aria-hidden="true"><span></span><span class="questions-choices">{heads}</span><span></span></div>
            {rows.collect_view()}
        </div>
    }
}

#[component]
fn Row(spot: Spot, readonly: bool) -> impl IntoView {
    let open = RwSignal::new(false);
    let Told { text, lang, .. } = question(&spot.plan);
    let required = spot.signals.ruled.clone();
    let menu = (!readonly).then(|| view! { <MissingMenu spot=Spot { compact: true, ..spot.clone() } open/> });
    view! {
        <Wrapper spot=spot.clone() open readonly class="questions-row">
            <span class="questions-text">
                <span class="field-label" id=spot.label_id() lang=lang>{text}</span>" "
                <Show when=move || required.with(|ruled| ruled.required)><span class="field-required">{t!("form-required")}</span></Show>
            </span>
            <div class="questions-answer"><Answer spot=spot.clone() readonly/></div>
            <div class="questions-tools">{menu}</div>
            <div class="findings" id=spot.note() aria-live="polite"><Notes spot=spot.clone()/></div>
        </Wrapper>
    }
}

/// ↑ and ↓ between questions, in the same column.
fn press(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(here) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.alt_key() || event.ctrl_key() || event.meta_key() || here.tag_name() != "INPUT" {
        return;
    }
    event.prevent_default();
    let inputs = |row: &Element| listed(row.query_selector_all(".choices input").ok());
    let Some(row) = here.closest(".questions-row").ok().flatten() else { return };
    let Some(column) = inputs(&row).iter().position(|one| *one == here) else { return };
    let mut next = neighbour(&row, step);
    while let Some(row) = next {
        let found = inputs(&row).get(column).cloned().and_then(|one| one.dyn_into::<HtmlElement>().ok());
        if let Some(found) = found.filter(|found| found.offset_parent().is_some()) {
            let _ = found.focus();
            return;
        }
        next = neighbour(&row, step);
    }
}

fn neighbour(row: &Element, step: i32) -> Option<Element> {
    if step > 0 { row.next_element_sibling() } else { row.previous_element_sibling() }
}

fn listed(nodes: Option<web_sys::NodeList>) -> Vec<Element> {
    nodes.into_iter().flat_map(|nodes| (0..nodes.length()).filter_map(move |n| nodes.get(n)?.dyn_into().ok())).collect()
}

#[cfg(test)]
mod tests {
    use shared::forms::build::{any_of, form, list, one_of};
    use shared::forms::{FormPlan, Look};

    use super::*;

    #[test]
    fn questions_that_share_name_and_answers_and_follow_each_other_are_a_matrix() {
        let how_often = list("CL.OFTEN", "How often", [("0", "Never"), ("1", "Often")]);
        let other = list("CL.OTHER", "Other", [("0", "No"), ("1", "Yes")]);
        let library = form("F")
            .item("A", one_of(&how_often).in_matrix("m"))
            .item("B", one_of(&how_often).in_matrix("m"))
            .item("C", one_of(&other).in_matrix("m"))
            .item("D", one_of(&how_often).in_matrix("n"))
            .item("E", any_of(&how_often).in_matrix("n"))
            .item("G", one_of(&how_often).look(Look::Radios))
            .library();
        let plan = FormPlan::of(&library, &"F".into()).unwrap();
        let pieces: Vec<Vec<&str>> =
            divided(&plan.groups[0].items).iter().map(|piece| piece.iter().map(|item| item.item.oid.as_str()).collect()).collect();
        assert_eq!(pieces, [vec!["A", "B"], vec!["C"], vec!["D"], vec!["E"], vec!["G"]]);
    }
}
