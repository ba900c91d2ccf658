//! Times as people read them: in the site's zone, with the offset; dates as `03 Mar 2024`, never 03/04/24.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Date, Intl, Object, Reflect};
use leptos::prelude::*;
use shared::kernel::Instant;
use wasm_bindgen::JsValue;

use crate::i18n;

thread_local! {
    /// Making a formatter is slow; a page needs one or two.
    static FORMATTERS: RefCell<HashMap<String, Intl::DateTimeFormat>> = RefCell::default();
}

/// A moment, written in a zone (IANA name; empty: the browser's own).
#[component]
pub fn Moment(at: Instant, #[prop(into)] zone: String) -> impl IntoView {
    view! { <time datetime=at.to_string()>{moment(at, &zone)}</time> }
}

/// `03 Mar 2024 10:42:03 +01:00`.
pub fn moment(at: Instant, zone: &str) -> String {
    let key = format!("{} {zone}", i18n::tag());
    let formatter = FORMATTERS.with_borrow_mut(|known| known.entry(key).or_insert_with(|| formatter(zone)).clone());
    let parts = formatter.format_to_parts(&Date::new(&JsValue::from_str(&at.to_string())));
    let part = |name: &str| parts.iter().find(|part| get(part, "type") == name).map(|part| get(&part, "value")).unwrap_or_default();
    let offset = part("timeZoneName").replace("GMT", "");
    let offset = if offset.is_empty() { "+00:00".to_owned() } else { offset };
    // Between words that run from the right, the sign of an offset would change sides.
    let offset = if i18n::runs_from_right(i18n::tag()) { format!("\u{2066}{offset}\u{2069}") } else { offset };
    format!("{} {} {} {}:{}:{} {offset}", part("day"), part("month"), part("year"), part("hour"), part("minute"), part("second"))
}

/// `10:42:03`; with the day where that is not today.
pub fn time_of_day(at: Instant, zone: &str) -> String {
    let now = Date::new_0().to_iso_string().as_string().and_then(|now| now.parse::<Instant>().ok());
    let (day, time) = split(&moment(at, zone));
    let today = now.map(|now| split(&moment(now, zone)).0);
    if today.as_ref() == Some(&day) { time } else { format!("{day} {time}") }
}

/// `03 Mar 2024 10:42:03 +01:00` as day and time.
fn split(moment: &str) -> (String, String) {
    let without_offset = moment.rsplit_once(' ').map_or(moment, |(before, _)| before);
    let (day, time) = without_offset.rsplit_once(' ').unwrap_or(("", without_offset));
    (day.to_owned(), time.to_owned())
}

fn get(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &JsValue::from_str(name)).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn formatter(zone: &str) -> Intl::DateTimeFormat {
    let options = Object::new();
    let set = |name: &str, value: &str| {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    };
    for name in ["day", "hour", "minute", "second"] {
        set(name, "2-digit");
    }
    set("month", "short");
    set("year", "numeric");
    set("hourCycle", "h23");
    set("timeZoneName", "longOffset");
    set("calendar", "gregory");
    set("numberingSystem", "latn");
    if !zone.is_empty() {
        set("timeZone", zone);
    }
    Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(i18n::tag())), &options)
}

/// An ISO date, maybe partial (`2024-03`), as people read it: `03 Mar 2024`, `Mar 2024`, `2024`. Anything else as it is.
pub fn day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let (Some(year), month, day) = (parts.next(), parts.next(), parts.next()) else { return iso.to_owned() };
    let month = match month.map(str::parse::<u8>) {
        None => return year.to_owned(),
        Some(Ok(month @ 1..=12)) => i18n::say(&format!("month-{month}"), &[]),
        Some(_) => return iso.to_owned(),
    };
    match day {
        None => format!("{month} {year}"),
        Some(day) => format!("{} {month} {year}", day.get(..2).unwrap_or(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_falls_into_day_and_time() {
        assert_eq!(split("03 Mar 2024 10:42:03 +01:00"), ("03 Mar 2024".to_owned(), "10:42:03".to_owned()));
    }
}
