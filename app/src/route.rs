//! Where the person is: the address, matched against the one table of pages, and how to go elsewhere.
//! Small on purpose: the table of pages is the router's only input, so menu, guards, 404 and router cannot disagree.

use std::str::FromStr;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

thread_local! {
    static HERE: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// The parts of an address that a pattern such as `/studies/:study` leaves open, by name.
pub type Params = Vec<(&'static str, String)>;

/// Matches a path against a pattern; each part is percent-decoded.
pub fn matches(pattern: &'static str, path: &str) -> Option<Params> {
    let split = |text: &'static str| text.trim_matches('/').split('/');
    let mut parts = path.trim_matches('/').split('/');
    let mut params = Params::new();
    for wanted in split(pattern) {
        let part = parts.next()?;
        match wanted.strip_prefix(':') {
            Some(_) if part.is_empty() => return None,
            Some(name) => params.push((name, decode(part))),
            None if part == wanted => {}
            None => return None,
        }
    }
    parts.next().is_none().then_some(params)
}

/// Writes a path from a pattern, each part percent-encoded.
pub fn write(pattern: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let parts = pattern.trim_matches('/').split('/').map(|part| match part.strip_prefix(':') {
        Some(_) => encode(values.next().copied().unwrap_or_default()),
        None => part.to_owned(),
    });
    parts.fold(String::new(), |path, part| path + "/" + &part)
}

/// The present path, with query. Tracks.
pub fn here() -> String {
    HERE.with(|here| here.get())
}

/// The present path without query. Tracks.
pub fn path() -> String {
    let here = here();
    here.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// A part of the query, decoded. Does not track.
pub fn query(name: &str) -> Option<String> {
    let here = HERE.with(|here| here.get_untracked());
    let (_, query) = here.split_once('?')?;
    query_in(query, name)
}

/// A part of a query that stands elsewhere, decoded.
pub fn query_in(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=').map(decode))
}

/// One of the parameters that the page's address holds, read as `T`. Does not track: a page is made anew when a parameter
/// of its own pattern changes.
pub fn param<T: FromStr>(name: &str) -> Option<T> {
    let path = untrack(path);
    let (_, params) = crate::pages::find(&path)?;
    params.iter().find(|(known, _)| *known == name)?.1.parse().ok()
}

/// Goes to a path of the app.
pub fn go(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
    read();
}

/// Goes to a path without leaving this one in the history.
pub fn replace(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
    read();
}

/// Listens to the browser's back and forward, and to links.
pub fn listen() {
    read();
    window_event_listener(leptos::ev::popstate, |_| read());
    window_event_listener(leptos::ev::click, follow);
}

fn read() {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let here = part(location.pathname()) + &part(location.search());
    HERE.with(|known| {
        if known.with_untracked(|known| *known != here) {
            known.set(here);
        }
    });
}

/// A plain click on a link within the app stays in the app; everything else is the browser's.
fn follow(event: MouseEvent) {
    let changed = event.default_prevented() || event.button() != 0;
    if changed || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let anchor = target.and_then(|element| element.closest("a[href]").ok().flatten());
    let Some(anchor) = anchor.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok()) else { return };
    let ours = window().location().origin().is_ok_and(|origin| origin == anchor.origin());
    let elsewhere = anchor.has_attribute("download") || !anchor.target().is_empty() || anchor.pathname().starts_with("/api/");
    if ours && !elsewhere && anchor.hash().is_empty() {
        event.prevent_default();
        go(&(anchor.pathname() + &anchor.search()));
    }
}

/// Percent-encodes all but RFC 3986's unreserved characters, so that an OID may hold a slash.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The text that was percent-encoded. A broken encoding stays as it is.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_oid_with_a_slash_survives_the_address() {
        let path = write("/studies/:study/:form", &["s1", "F/1 ä%"]);
        assert_eq!(path, "/studies/s1/F%2F1%20%C3%A4%25");
        let params = matches("/studies/:study/:form", &path).unwrap();
        assert_eq!(params, [("study", "s1".to_owned()), ("form", "F/1 ä%".to_owned())]);
    }

    #[test]
    fn a_path_matches_as_a_whole_or_not_at_all() {
        assert!(matches("/studies", "/studies/").is_some());
        assert!(matches("/studies", "/studies/1").is_none());
        assert!(matches("/studies/:study", "/studies").is_none());
        assert!(matches("/", "/").is_some());
    }

    #[test]
    fn a_broken_percent_sign_is_only_a_percent_sign() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%20"), "%zz ");
    }
}
