//! Where the keyboard goes: from field to field in reading order, to a field by name, and out of the form at its end.

use leptos::prelude::*;
use shared::forms::ItemKey;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, Node, NodeList};

/// Where a control begins; of several radio buttons the chosen one.
const CONTROL: &str = "[data-control]:checked, [data-control]:not([type=radio]), [data-control]";

/// Puts the focus into an item's field and the field into sight.
pub fn go_to(at: &ItemKey) -> bool {
    field_of(at).is_some_and(|field| enter(&field))
}

fn field_of(at: &ItemKey) -> Option<Element> {
    let text = at.to_string();
    let fields = document().query_selector_all("[data-key]").ok().map(listed).unwrap_or_default();
    fields.into_iter().find(|field| field.get_attribute("data-key").as_deref() == Some(&text))
}

/// Brings an item into sight that has no field.
pub fn show(at: &ItemKey) {
    field_of(at).into_iter().for_each(|field| field.scroll_into_view());
}

/// The first of these items, in reading order, that stands after this one; without one, the first of all.
pub fn after(wanted: &[ItemKey], here: Option<&ItemKey>) -> Option<ItemKey> {
    let fields = document().query_selector_all("[data-key]").ok().map(listed).unwrap_or_default();
    let keys: Vec<ItemKey> = fields.iter().filter_map(|field| field.get_attribute("data-key")?.parse().ok()).collect();
    let start = here.and_then(|here| keys.iter().position(|key| key == here)).map_or(0, |at| at + 1);
    keys.into_iter().skip(start).find(|key| wanted.contains(key))
}

/// As [`go_to`], once what is about to be drawn is there.
pub fn go_to_soon(at: ItemKey) {
    request_animation_frame(move || {
        go_to(&at);
    });
}

/// Goes on to the field after an item's, once what is about to be drawn is there.
pub fn go_on_soon(from: ItemKey) {
    request_animation_frame(move || {
        let _ = field_of(&from).is_some_and(|field| go_on(&field));
    });
}

/// The field after the one in which the element stands; false at the end of the form.
pub fn go_on(from: &Element) -> bool {
    let Some(form) = from.closest("[data-form]").ok().flatten() else { return false };
    let Some(here) = from.closest("[data-key]").ok().flatten() else { return false };
    let fields = form.query_selector_all("[data-key]").map(listed).unwrap_or_default();
    let after = fields.into_iter().skip_while(|field| *field != here).skip(1);
    after.into_iter().any(|field| enter(&field)) || leave(&form)
}

/// The key of the item in whose field the element stands.
pub fn item_of(element: &Element) -> Option<ItemKey> {
    element.closest("[data-key]").ok().flatten()?.get_attribute("data-key")?.parse().ok()
}

/// The item that has the focus now.
pub fn here() -> Option<ItemKey> {
    item_of(&document().active_element()?)
}

/// Whether the focus, as it leaves an element, stays inside the one that listens.
pub fn stays_inside(event: &FocusEvent) -> bool {
    let listener = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    listener.is_some_and(|listener| to.is_some() && listener.contains(to.as_ref()))
}

/// Whether the element stands in the last cell of its table's last row.
pub fn is_last_of_table(element: &Element) -> bool {
    let Some(table) = element.closest("[data-table]").ok().flatten() else { return false };
    let Some(here) = element.closest("[data-key]").ok().flatten() else { return false };
    let cells = table.query_selector_all("[data-key]").map(listed).unwrap_or_default();
    cells.into_iter().rfind(|cell| control(cell).is_some()) == Some(here)
}

/// The same column in the next row, or the one before. Only from a line of text: lists and boxes use the arrows themselves.
pub fn go_in_column(from: &Element, down: bool) -> bool {
    let line = from.get_attribute("type").as_deref() == Some("text") && from.get_attribute("role").is_none();
    let Some(here) = item_of(from).filter(|_| line) else { return false };
    let Some(table) = from.closest("[data-table]").ok().flatten() else { return false };
    let cells = table.query_selector_all("[data-key]").map(listed).unwrap_or_default();
    let key = |cell: &Element| cell.get_attribute("data-key")?.parse::<ItemKey>().ok();
    let column: Vec<Element> = cells.into_iter().filter(|cell| key(cell).is_some_and(|at| at.item == here.item)).collect();
    let Some(at) = column.iter().position(|cell| key(cell).as_ref() == Some(&here)) else { return false };
    let next = if down { at.checked_add(1) } else { at.checked_sub(1) };
    next.and_then(|next| column.get(next)).is_some_and(enter)
}

fn enter(field: &Element) -> bool {
    let Some(control) = control(field) else { return false };
    let entered = control.focus().is_ok();
    // A whole value is replaced by typing, as on paper forms with one line.
    if let Ok(input) = control.dyn_into::<web_sys::HtmlInputElement>()
        && input.type_() == "text"
    {
        input.select();
    }
    entered
}

fn leave(form: &Element) -> bool {
    let button = form.query_selector("[data-test=complete]").ok().flatten();
    button.and_then(|button| button.dyn_into::<HtmlElement>().ok()).is_some_and(|button| button.focus().is_ok())
}

fn control(field: &Element) -> Option<HtmlElement> {
    CONTROL.split(", ").find_map(|selector| field.query_selector(selector).ok().flatten())?.dyn_into().ok()
}

fn listed(nodes: NodeList) -> Vec<Element> {
    (0..nodes.length()).filter_map(|n| nodes.get(n)?.dyn_into().ok()).collect()
}
