//! The browser's own things in small, safe doses: what cannot be had is absent, never a panic.

use js_sys::{Array, Function, Intl, Object, Reflect};
use leptos::prelude::{document, window};
use shared::kernel::CivilDate;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Storage};

use crate::i18n;

/// Natively, where the tests run, there is no browser.
const THERE: bool = cfg!(target_arch = "wasm32");

/// What this browser remembers under `key`; absent also where storage is forbidden.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers a text in this browser. Where storage is forbidden, nothing happens.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what was remembered.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    if !THERE {
        return None;
    }
    window().local_storage().ok().flatten()
}

/// Puts the keyboard's focus on the first element that the CSS selector finds.
pub fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten().and_then(|one| one.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// What the page says of itself under this name (`<meta name="…">`).
pub fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name={name}]")).ok().flatten()?.get_attribute("content")
}

/// The app is there: what the page showed until then goes.
pub fn started() {
    for id in ["starting", "not-started"] {
        if let Some(element) = document().get_element_by_id(id) {
            element.remove();
        }
    }
}

/// The app cannot be there: the page says so in its own words, and why.
pub fn not_started(why: &str) {
    let element = |id: &str| document().get_element_by_id(id);
    element("starting").into_iter().for_each(|one| drop(one.set_attribute("hidden", "")));
    element("not-started").into_iter().for_each(|one| drop(one.remove_attribute("hidden")));
    element("not-started-why").into_iter().for_each(|one| one.set_text_content(Some(why)));
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    if THERE {
        let _ = window().print();
    }
}

/// Scrolls an element into view.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Scrolls the first element that the CSS selector finds just far enough to be seen.
pub fn reveal_nearest(selector: &str) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Today, by this device's calendar.
pub fn today() -> CivilDate {
    let now = js_sys::Date::new_0();
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(now.get_full_year()).unwrap_or(1);
    CivilDate::of(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(CivilDate::FIRST)
}

/// Sets an attribute of the `<html>` element.
pub fn mark_root(name: &str, value: &str) {
    if !THERE {
        return;
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// The time zone of this device (IANA name).
pub fn time_zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// A country's name in the language spoken now, from its ISO 3166-1 code.
pub fn country(code: &str) -> Option<String> {
    display_name("region", code, i18n::tag())
}

/// What the browser calls a region or language in the language with this tag.
pub fn display_name(kind: &str, code: &str, tag: &str) -> Option<String> {
    if !THERE {
        return None;
    }
    let make = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let make = Reflect::get(&make, &JsValue::from_str("DisplayNames")).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("type"), &JsValue::from_str(kind)).ok()?;
    let names = Reflect::construct(&make, &Array::of2(&JsValue::from_str(tag), &options)).ok()?;
    let of = Reflect::get(&names, &JsValue::from_str("of")).ok()?.dyn_into::<Function>().ok()?;
    of.call1(&names, &JsValue::from_str(code)).ok()?.as_string()
}
