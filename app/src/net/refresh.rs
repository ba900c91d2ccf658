//! Refreshing the session: however many calls find it run out, one refresh is on its way, and all wait for that one.

use std::cell::RefCell;

use js_sys::Promise;
use shared::kernel::Nothing;
use shared::tenancy::api::RefreshSession;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Asked, once, read};
use crate::session;

thread_local! {
    static UNDER_WAY: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Refreshes the session, or joins the refresh that is under way. Whether it worked.
pub async fn refresh() -> bool {
    let under_way = UNDER_WAY.with_borrow(Option::clone).unwrap_or_else(begin);
    JsFuture::from(under_way).await.is_ok()
}

fn begin() -> Promise {
    let promise = future_to_promise(async {
        let answer = once(&Asked::of::<RefreshSession>(&Nothing {}, &Nothing {})).await;
        UNDER_WAY.set(None);
        let view = answer.and_then(|text| read(&text)).map_err(|_| JsValue::NULL)?;
        if session::renew(view) { Ok(JsValue::NULL) } else { Err(JsValue::NULL) }
    });
    UNDER_WAY.set(Some(promise.clone()));
    promise
}
