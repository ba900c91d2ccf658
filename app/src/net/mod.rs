//! The whole API client: one generic call, driven by the endpoint table.
//!
//! Invariants: no token is ever seen by this code (cookies carry the session); a call refused because the session ran out
//! is repeated after one refresh, and after the person has signed in again in place, so that no page loses its state.

mod loading;
mod reader;
mod refresh;
mod trouble;
mod upload;

use gloo_net::http::{Request, RequestBuilder};
use leptos::prelude::*;
use serde::Serialize;
use shared::access::Permission;
use shared::kernel::{Checked, Code, Endpoint, EndpointInfo, Method, Problem, Upload, fill_path, to_query};
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

pub use loading::{Loading, loading};
pub use reader::read as read_json;
pub use trouble::{Trouble, said_of};
pub use upload::Watched;

use crate::{clock, seen, session};

const BASE: &str = "/api";
/// A line that says nothing for this long is a lost line. Uploads may take as long as they take.
const PATIENCE_MS: u32 = 60_000;

thread_local! {
    static ONLINE: ArcRwSignal<bool> = ArcRwSignal::new(true);
}

/// Whether the last call reached the server.
pub fn online() -> ArcRwSignal<bool> {
    ONLINE.with(ArcRwSignal::clone)
}

/// Asks for something. For `Get` endpoints.
pub async fn load<E: Endpoint>(path: &E::Path, body: &E::Body) -> Result<E::Reply, Trouble> {
    call::<E>(Asked::of::<E>(path, body)).await
}

/// Asks for something by the way: it counts as nobody's work, so that no session is renewed and nobody is asked to sign in.
pub async fn glance<E: Endpoint>(path: &E::Path, body: &E::Body) -> Result<E::Reply, Trouble> {
    read(&once(&Asked::of::<E>(path, body)).await?)
}

/// Changes something.
pub async fn submit<E: Endpoint>(path: &E::Path, body: &E::Body) -> Result<E::Reply, Trouble> {
    check(body)?;
    call::<E>(Asked::of::<E>(path, body)).await
}

/// Changes something and says why.
pub async fn submit_because<E: Endpoint>(path: &E::Path, body: &E::Body, reason: &str) -> Result<E::Reply, Trouble> {
    check(body)?;
    call::<E>(Asked { reason: Some(reason.to_owned()), ..Asked::of::<E>(path, body) }).await
}

/// What the server would refuse need not travel: the same check, here first.
fn check(body: &impl Checked) -> Result<(), Trouble> {
    let errors = body.places();
    if errors.is_empty() { Ok(()) } else { Err(Trouble::from(Problem { errors, ..Problem::new(Code::Invalid) })) }
}

/// Uploads a file as it is, with what is said beside it.
pub async fn submit_file<E: Endpoint<Body = Upload<Q>>, Q: Serialize>(
    path: &E::Path,
    said: &Q,
    file: &web_sys::File,
) -> Result<E::Reply, Trouble> {
    call::<E>(Asked::with::<E>(with_query(address::<E>(path), &to_query(said)), Sends::File(file.clone()))).await
}

/// Uploads bytes, and says how far they are.
pub async fn submit_watched<E: Endpoint<Body = Upload<Q>>, Q: Serialize>(
    path: &E::Path,
    said: &Q,
    what: Watched,
) -> Result<E::Reply, Trouble> {
    call::<E>(Asked::with::<E>(with_query(address::<E>(path), &to_query(said)), Sends::Watched(what))).await
}

/// The address of a download, for a plain link.
pub fn link<E: Endpoint>(path: &E::Path, options: &E::Body) -> String {
    with_query(address::<E>(path), &to_query(options))
}

/// A call before it is sent. Without the endpoint's types, so that the code below exists once and not once for each endpoint.
#[derive(Clone)]
struct Asked {
    method: Method,
    address: String,
    /// Nobody needs to be signed in: there is no session to renew.
    open: bool,
    /// The answer is kept, for when the server cannot be asked.
    keeps: bool,
    reason: Option<String>,
    sends: Sends,
}

/// What it takes to show a form again without a line.
const KEPT: [&str; 5] = ["tenancy.ReadSession", "study.ReadStudy", "study.ReadDesign", "capture.ReadCasebook", "capture.ReadRecord"];

/// Nobody needs to be signed in, or whoever leaves is not asked to sign in first.
fn is_open(info: EndpointInfo) -> bool {
    info.needs == Permission::Anyone || info.name == "tenancy.SignOut"
}

#[derive(Clone)]
enum Sends {
    Nothing,
    Json(String),
    File(web_sys::File),
    Watched(Watched),
}

impl Asked {
    fn of<E: Endpoint>(path: &E::Path, body: &E::Body) -> Self {
        let address = address::<E>(path);
        match E::INFO.method {
            Method::Get => Self::with::<E>(with_query(address, &to_query(body)), Sends::Nothing),
            _ => Self::with::<E>(address, Sends::Json(serde_json::to_string(body).unwrap_or_default())),
        }
    }

    fn with<E: Endpoint>(address: String, sends: Sends) -> Self {
        Self { method: E::INFO.method, address, open: is_open(E::INFO), keeps: KEPT.contains(&E::INFO.name), reason: None, sends }
    }
}

async fn call<E: Endpoint>(asked: Asked) -> Result<E::Reply, Trouble> {
    read(&exchange(asked).await?)
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Trouble> {
    read_json(text).map_err(|why| Trouble::from(Problem::new(Code::Internal).detail(why)))
}

/// The answer's text; where the server cannot be asked, what it said last.
async fn exchange(asked: Asked) -> Result<String, Trouble> {
    let (keeps, address) = (asked.keeps, asked.address.clone());
    let answer = insist(asked).await;
    match &answer {
        _ if !keeps => answer,
        Ok(text) => {
            seen::keep(&address, text);
            answer
        }
        Err(Trouble::Offline) => seen::find(&address).await.ok_or(Trouble::Offline),
        Err(_) => answer,
    }
}

/// Sends, and sends again once the session that ran out is renewed.
async fn insist(asked: Asked) -> Result<String, Trouble> {
    let mut answer = once(&asked).await;
    if asked.open {
        return answer;
    }
    if ran_out(&answer) {
        let refreshed = refresh::refresh().await;
        // Also when the refresh was refused: another window of the same person may have refreshed in the meantime.
        if refreshed || session::is_in() {
            answer = once(&asked).await;
        }
    }
    while ran_out(&answer) && session::is_in() {
        session::sign_in_again().await;
        answer = once(&asked).await;
    }
    answer
}

fn ran_out<T>(answer: &Result<T, Trouble>) -> bool {
    matches!(answer, Err(trouble) if trouble.code() == Some(Code::Unauthenticated))
}

/// Sends once, whatever comes.
async fn once(asked: &Asked) -> Result<String, Trouble> {
    if let Sends::Watched(what) = &asked.sends {
        return once_watched(asked, what).await;
    }
    let began = js_sys::Date::now();
    let response = request(asked)?.send().await.map_err(|_| Trouble::Offline);
    tell_line(response.is_ok());
    let response = response?;
    if let Some(date) = response.headers().get("date") {
        clock::learn(&date, began);
    }
    let text = response.text().await.map_err(|_| Trouble::Offline)?;
    if !response.ok() {
        return Err(refused(response.status(), &text));
    }
    Ok(if text.is_empty() { "{}".to_owned() } else { text })
}

async fn once_watched(asked: &Asked, what: &Watched) -> Result<String, Trouble> {
    let headers = [("X-Requested-With", "probatum".to_owned()), ("Content-Type", "application/octet-stream".to_owned())];
    let answer = upload::send(asked.method.as_str(), &asked.address, &headers, what).await;
    online().set(answer.is_ok());
    match answer? {
        (200..=299, text) => Ok(text),
        (status, text) => Err(refused(status, &text)),
    }
}

/// Whoever listens is told only what is new.
fn tell_line(reached: bool) {
    let line = online();
    if reached {
        seen::said_anew();
    }
    if line.get_untracked() != reached {
        line.set(reached);
    }
}

fn request(asked: &Asked) -> Result<Request, Trouble> {
    let mut builder = RequestBuilder::new(&asked.address).method(method(asked.method));
    if asked.method != Method::Get {
        // A form of another origin cannot send this header: the second fence against forged requests.
        builder = builder.header("X-Requested-With", "probatum");
    }
    if let Some(view) = session::now() {
        // Cookies are the browser's: another window may have signed somebody else in.
        builder = builder.header("X-Person", &view.person.to_string());
    }
    if let Some(reason) = &asked.reason {
        builder = builder.header("Reason", &encoded(reason));
    }
    let built = match &asked.sends {
        Sends::Nothing | Sends::Watched(_) => builder.abort_signal(patience().as_ref()).build(),
        Sends::Json(text) => builder.header("Content-Type", "application/json").abort_signal(patience().as_ref()).body(text),
        Sends::File(file) => builder.header("Content-Type", "application/octet-stream").body(JsValue::from(file)),
    };
    built.map_err(|_| Trouble::from(Problem::new(Code::Internal)))
}

fn patience() -> Option<AbortSignal> {
    Some(AbortSignal::timeout_with_u32(PATIENCE_MS))
}

/// What a refusal says, also when something between us and the server said it.
fn refused(status: u16, text: &str) -> Trouble {
    let guess = match status {
        401 => Code::Unauthenticated,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        413 => Code::TooLarge,
        429 => Code::TooMany,
        502..=504 => Code::Unavailable,
        _ => Code::Internal,
    };
    Trouble::from(read_json::<Problem>(text).unwrap_or_else(|_| Problem::new(guess)))
}

fn address<E: Endpoint>(path: &E::Path) -> String {
    format!("{BASE}{}", fill_path::<E>(path))
}

fn with_query(address: String, query: &str) -> String {
    if query.is_empty() { address } else { format!("{address}?{query}") }
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}
