//! The browser's own things in small, safe doses: what cannot be had is absent, never a panic.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Storage};

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
    // Natively, where the tests run, there is no browser.
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    window().local_storage().ok().flatten()
}

/// Puts the keyboard's focus on the first element that the CSS selector finds.
pub fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten().and_then(|one| one.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// Sets an attribute of the `<html>` element.
pub fn mark_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}
