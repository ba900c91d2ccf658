//! Uploads that say how far they are: `fetch` cannot, so the older way is used.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};

use super::Trouble;

/// What is called when the request ends; it lives as long as the request.
type Handlers = RefCell<Vec<Closure<dyn Fn()>>>;

/// Bytes that are to be sent, and who wants to know how many were.
#[derive(Clone)]
pub struct Watched {
    pub bytes: Blob,
    /// Bytes sent, and bytes in all. It outlives the view that asks for it.
    pub progress: Rc<dyn Fn(f64, f64)>,
}

/// Sends; status and text of the answer.
pub async fn send(method: &str, address: &str, headers: &[(&str, String)], what: &Watched) -> Result<(u16, String), Trouble> {
    let offline = |_: JsValue| Trouble::Offline;
    let request = XmlHttpRequest::new().map_err(offline)?;
    request.open(method, address).map_err(offline)?;
    for (name, value) in headers {
        request.set_request_header(name, value).map_err(offline)?;
    }
    let progress = Rc::clone(&what.progress);
    let watch = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| progress(event.loaded(), event.total()));
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(watch.as_ref().unchecked_ref()));
    }
    let kept: Rc<Handlers> = Rc::default();
    let ended = Promise::new(&mut |resolve: Function, reject: Function| {
        let call = |what: Function| Closure::<dyn Fn()>::new(move || drop(what.call0(&JsValue::NULL)));
        let (done, lost) = (call(resolve), call(reject));
        request.set_onload(Some(done.as_ref().unchecked_ref()));
        let gone = Some(lost.as_ref().unchecked_ref());
        request.set_onerror(gone);
        request.set_onabort(gone);
        request.set_ontimeout(gone);
        kept.borrow_mut().extend([done, lost]);
    });
    request.send_with_opt_blob(Some(&what.bytes)).map_err(offline)?;
    JsFuture::from(ended).await.map_err(offline)?;
    let text = request.response_text().map_err(offline)?.unwrap_or_default();
    Ok((request.status().unwrap_or_default(), text))
}
