//! Live: pages hear of records as others change them. One stream for a page, whatever listens on it.
//!
//! Invariants: hearing is not working: it renews no session and asks nobody to sign in; a window that nobody sees holds no line
//! (browsers allow few to one server) and hears afterwards what it missed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use shared::capture::api::{HearRecords, Listen, RecordNews};
use shared::kernel::StudyId;
use shared::study::api::InStudy;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, MessageEvent};

use crate::{net, session};

/// A stream that was refused is asked for again after so many seconds, then after twice as many, at most after a minute.
const AGAIN_SECONDS: u32 = 5;

type Ear = Rc<dyn Fn(&RecordNews)>;

struct Stream {
    source: EventSource,
    study: StudyId,
}

thread_local! {
    static EARS: RefCell<Vec<(u32, StudyId, Ear)>> = const { RefCell::new(Vec::new()) };
    static STREAM: RefCell<Option<Stream>> = const { RefCell::new(None) };
    /// The last number heard in this study.
    static LAST: Cell<Option<(StudyId, i64)>> = const { Cell::new(None) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
    static REFUSED: Cell<u32> = const { Cell::new(0) };
}

/// Calls back for each record of the study that changes, for as long as the component lives that asked. It may be told twice.
pub fn on(study: StudyId, hear: impl Fn(&RecordNews) + 'static) {
    let id = NEXT.replace(NEXT.get().wrapping_add(1));
    EARS.with_borrow_mut(|ears| ears.push((id, study, Rc::new(hear))));
    on_cleanup(move || EARS.with_borrow_mut(|ears| ears.retain(|(one, ..)| *one != id)));
    tend();
}

/// Watches whether anybody sees the page. Once, at the start.
pub fn listen() {
    let _ = window_event_listener_untyped("online", |_| {
        REFUSED.set(0);
        tend();
    });
    let seen = Closure::<dyn Fn()>::new(tend).into_js_value();
    let _ = document().add_event_listener_with_callback("visibilitychange", seen.unchecked_ref());
}

/// Opens the stream that is wanted now, closes the one that is not.
fn tend() {
    let study = EARS.with_borrow(|ears| ears.last().map(|(_, study, _)| *study));
    let wanted = study.filter(|_| !document().hidden() && session::is_in());
    let open = STREAM.with_borrow(|stream| stream.as_ref().map(|stream| stream.study));
    if wanted == open {
        return;
    }
    close();
    if let Some(study) = wanted {
        STREAM.set(begin(study));
    }
}

fn close() {
    if let Some(stream) = STREAM.take() {
        stream.source.close();
    }
}

fn begin(study: StudyId) -> Option<Stream> {
    let after = LAST.get().filter(|(known, _)| *known == study).map(|(_, last)| last);
    let asked = Listen { after, person: session::now().map(|view| view.person), once: false };
    let source = EventSource::new(&net::link::<HearRecords>(&InStudy { study }, &asked)).ok()?;
    source.set_onmessage(Some(Closure::<dyn Fn(MessageEvent)>::new(move |event| heard(study, &event)).into_js_value().unchecked_ref()));
    source.set_onerror(Some(Closure::<dyn Fn(JsValue)>::new(move |_| refused()).into_js_value().unchecked_ref()));
    Some(Stream { source, study })
}

fn heard(study: StudyId, event: &MessageEvent) {
    REFUSED.set(0);
    if let Ok(last) = event.last_event_id().parse() {
        LAST.set(Some((study, last)));
    }
    if EARS.with_borrow(Vec::is_empty) {
        return close();
    }
    let Some(news) = event.data().as_string().and_then(|text| net::read_json::<RecordNews>(&text).ok()) else { return };
    let ears: Vec<Ear> = EARS.with_borrow(|ears| ears.iter().filter(|(_, one, _)| *one == study).map(|(.., ear)| Rc::clone(ear)).collect());
    ears.iter().for_each(|ear| ear(&news));
}

/// A line that broke is mended by the browser itself; an answer that refuses is final for it, and not for us.
fn refused() {
    let is_final = STREAM.with_borrow(|stream| stream.as_ref().is_some_and(|stream| stream.source.ready_state() == EventSource::CLOSED));
    if !is_final {
        return;
    }
    close();
    let times = REFUSED.replace(REFUSED.get().saturating_add(1)).min(4);
    let pause = AGAIN_SECONDS.saturating_mul(2u32.saturating_pow(times)).min(60);
    set_timeout(tend, Duration::from_secs(pause.into()));
}
