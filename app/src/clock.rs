//! What time it is: this computer's clock, set right by the server's where the two disagree by more than an answer takes.
//! Invariant: what is worked out here is only when something was typed (TIM-05); what counts is the server's time (TIM-01).

use std::cell::Cell;

use js_sys::Date;
use shared::kernel::Instant;
use wasm_bindgen::JsValue;

use crate::browser;

/// The server tells whole seconds, and an answer takes a while: less than this is no difference.
const BLUR_MS: f64 = 2_000.0;
/// Remembered, because a page may be opened without a line.
const KEPT: &str = "probatum.clock";

thread_local! {
    /// Milliseconds by which the server's clock is ahead of this computer's.
    static AHEAD: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Now, as exactly as it is known here.
pub fn now() -> Option<Instant> {
    at(Date::now() + ahead())
}

/// What the server says of the time (`Date`), in an answer to what was asked when this clock said `asked`.
pub fn learn(date: &str, asked: f64) {
    let (said, heard) = (Date::parse(date), Date::now());
    let ahead = said + 500.0 - f64::midpoint(asked, heard);
    if said.is_nan() || (ahead - self::ahead()).abs() < BLUR_MS + (heard - asked) {
        return;
    }
    let ahead = if ahead.abs() < BLUR_MS + (heard - asked) { 0.0 } else { ahead.round() };
    AHEAD.set(Some(ahead));
    browser::remember(KEPT, &ahead.to_string());
}

fn ahead() -> f64 {
    AHEAD.get().unwrap_or_else(|| {
        let kept = browser::remembered(KEPT).and_then(|text| text.parse().ok()).unwrap_or_default();
        AHEAD.set(Some(kept));
        kept
    })
}

fn at(millis: f64) -> Option<Instant> {
    Date::new(&JsValue::from_f64(millis)).to_iso_string().as_string()?.parse().ok()
}
