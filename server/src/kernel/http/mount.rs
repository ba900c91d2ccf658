//! The one generic mount: authenticate → locate and authorise → reason → parse → check → proof of identity → open the transaction →
//! handler → commit → serialise. A handler cannot skip a step, because no step is its own.

use std::sync::{Arc, Mutex};
use std::time::Instant as Stopwatch;

use actix_web::http::header;
use actix_web::web::{self, Payload as Stream, ServiceConfig};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use shared::access::{Permission, SiteReach};
use shared::kernel::{
    Bytes, Checked, Code, Endpoint, Method, Nothing, Payload, Problem, RequestId, Scope, Scoped, Signed, TenantId, Upload, digest,
};
use tracing::Instrument;

use super::reply::{self, Cookies, Download};
use super::{looked, packed, reach, session};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Actor, Ctx, Tx};
use crate::kernel::events;
use crate::kernel::failure::{Failure, Outcome};
use crate::kernel::ports::fresh;

/// What a handler is called with: everything parsed and checked.
pub struct Call<E: Endpoint> {
    pub path: E::Path,
    pub body: E::Body,
    pub app: web::Data<App>,
}

/// What a session handler is called with: it opens transactions itself, since nobody may be signed in yet.
pub struct Session<E: Endpoint> {
    pub path: E::Path,
    pub body: E::Body,
    pub app: web::Data<App>,
    pub caller: Option<Arc<Caller>>,
    pub refresh: Option<String>,
    /// The cookie of a device that somebody came by before.
    pub device: Option<String>,
    /// The page's own address, as the browser says: `https://trials.example.org`.
    pub origin: String,
    /// Whose page it is, where that is said: cookies are the browser's, and may be somebody else's by now.
    pub meant: String,
    pub agent: String,
    pub address: String,
    pub request: RequestId,
    /// As it came: for cookies of one's own.
    pub http: HttpRequest,
}

static MOUNTED: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

/// The endpoints that are mounted, each once: the coverage test compares them with the table.
pub fn mounted() -> Vec<&'static str> {
    let mut names = MOUNTED.lock().map(|names| names.clone()).unwrap_or_default();
    names.sort_unstable();
    names.dedup();
    names
}

/// Mounts an endpoint that speaks JSON both ways.
pub fn on<E: Endpoint>(cfg: &mut ServiceConfig, handler: impl AsyncFn(&mut Tx, Call<E>) -> Outcome<E::Reply> + Copy + 'static) {
    // What must be signed cannot be mounted so that it is not.
    const { assert!(!E::INFO.signature, "mount it with on_signed") };
    route::<E, _>(cfg, async move |mut asked: Asked| {
        let body = asked.json::<E>().await?;
        let (reply, forever) = run::<E, _>(asked, body, handler).await?;
        json(&reply, forever)
    });
}

/// Mounts an endpoint that is signed: before anything is done, the person proves again that it is they (21 CFR 11.200). An attempt
/// that fails counts and leaves nothing of what was asked.
pub fn on_signed<E: Endpoint<Body = Signed<B>>, B: Checked + serde::Serialize>(
    cfg: &mut ServiceConfig,
    handler: impl AsyncFn(&mut Tx, Call<E>) -> Outcome<E::Reply> + Copy + 'static,
) {
    const { assert!(E::INFO.signature, "the table does not ask for a signature") };
    route::<E, _>(cfg, async move |mut asked: Asked| {
        let body = asked.json::<E>().await?;
        let path = asked.path::<E>().await?;
        let signs = Some(digest::<E>(&path, &body.signs));
        let ctx = Ctx { signs, ..asked.context::<E>(&path).await? };
        let caller = asked.caller().await?;
        (asked.app.prove)(&asked.app, &caller, &ctx, body.proof.clone()).await?;
        let (reply, _) = run::<E, _>(asked, body, handler).await?;
        json(&reply, false)
    });
}

/// Mounts an endpoint that reads bytes as they are.
pub fn on_upload<E: Endpoint<Body = Upload<Q>>, Q: DeserializeOwned + Checked>(
    cfg: &mut ServiceConfig,
    handler: impl AsyncFn(&mut Tx, Call<E>) -> Outcome<E::Reply> + Copy + 'static,
) {
    route::<E, _>(cfg, async move |mut asked: Asked| {
        // Whoever may not is not listened to: an upload is long.
        asked.context::<E>(&asked.path::<E>().await?).await?;
        let said = checked(asked.query::<Q>()?)?;
        let limit = asked.app.max_upload;
        let body = Upload { said, bytes: asked.bytes(limit).await? };
        let (reply, _) = run::<E, _>(asked, body, handler).await?;
        json(&reply, false)
    });
}

/// Mounts an endpoint that answers with a file.
pub fn on_download<E: Endpoint<Reply = Bytes>>(
    cfg: &mut ServiceConfig,
    handler: impl AsyncFn(&mut Tx, Call<E>) -> Outcome<Download> + Copy + 'static,
) {
    route::<E, _>(cfg, async move |mut asked: Asked| {
        let body = asked.json::<E>().await?;
        let part = reply::Part { range: asked.header("Range").to_owned(), if_range: asked.header("If-Range").to_owned() };
        let (file, _) = run::<E, _>(asked, body, handler).await?;
        Ok(reply::download(file, part))
    });
}

/// Mounts an endpoint that its address says all of, such as one that stops mails with one click: what is sent with it is not read
/// (RFC 8058 sends a form). It opens its own transactions, since nobody is signed in.
pub fn on_click<E: Endpoint<Body = Nothing>>(
    cfg: &mut ServiceConfig,
    handler: impl AsyncFn(Call<E>) -> Outcome<E::Reply> + Copy + 'static,
) {
    const { assert!(matches!(E::INFO.needs, Permission::Anyone), "it asks nobody who they are") };
    route::<E, _>(cfg, async move |asked: Asked| {
        let path = asked.path::<E>().await?;
        json(&handler(Call { path, body: Nothing {}, app: asked.app }).await?, false)
    });
}

/// Mounts an endpoint of the session itself: it may set cookies, and opens its own transactions.
pub fn on_session<E: Endpoint>(
    cfg: &mut ServiceConfig,
    handler: impl AsyncFn(Session<E>) -> Outcome<(E::Reply, Cookies)> + Copy + 'static,
) {
    route::<E, _>(cfg, async move |mut asked: Asked| {
        let body = if E::INFO.sends == Payload::Form { asked.form::<E>().await? } else { asked.json::<E>().await? };
        let path = asked.path::<E>().await?;
        let caller = match E::INFO.needs {
            Permission::Anyone => None,
            _ => Some(asked.caller().await?),
        };
        let session = Session {
            body,
            caller,
            refresh: asked.http.cookie(session::REFRESH).map(|cookie| cookie.value().to_owned()),
            device: asked.http.cookie(session::DEVICE).map(|cookie| cookie.value().to_owned()),
            origin: asked.header("Origin").to_owned(),
            meant: asked.header("X-Person").to_owned(),
            agent: asked.header("User-Agent").chars().take(200).collect(),
            address: asked.address(),
            request: asked.request,
            app: asked.app,
            path,
            http: asked.http,
        };
        let (reply, cookies) = handler(session).await?;
        let mut answer = json(&reply, false)?;
        for cookie in &cookies {
            answer.add_cookie(cookie).map_err(|error| crate::kernel::failure::internal(&error))?;
        }
        Ok(answer)
    });
}

/// A request on its way through the mount.
pub(super) struct Asked {
    pub(super) http: HttpRequest,
    stream: Stream,
    pub(super) app: web::Data<App>,
    request: RequestId,
}

pub(super) fn route<E: Endpoint, F>(cfg: &mut ServiceConfig, steps: F)
where
    F: AsyncFn(Asked) -> Outcome<HttpResponse> + Copy + 'static,
{
    if let Ok(mut names) = MOUNTED.lock() {
        names.push(E::INFO.name);
    }
    let answer = move |http: HttpRequest, stream: Stream, app: web::Data<App>| {
        let request = RequestId(fresh());
        let span = tracing::info_span!("request", action = E::INFO.name, %request, tenant = tracing::field::Empty);
        let packs = E::INFO.method == Method::Get && packed::is_taken(&http);
        let work = async move {
            let started = Stopwatch::now();
            let outcome = steps(Asked { http, stream, app, request }).await;
            let mut answer = outcome.unwrap_or_else(|Failure(problem)| reply::problem(problem, request));
            if packs {
                answer = packed::packed(answer).await;
            }
            stamp(&mut answer, request);
            measure(E::INFO.name, answer.status().as_u16(), started);
            answer
        };
        work.instrument(span)
    };
    let method = match E::INFO.method {
        Method::Get => web::get(),
        Method::Post => web::post(),
        Method::Put => web::put(),
        Method::Delete => web::delete(),
    };
    cfg.route(E::INFO.path, method.to(answer));
}

fn stamp(answer: &mut HttpResponse, request: RequestId) {
    if let Ok(value) = header::HeaderValue::from_str(&request.to_string()) {
        answer.headers_mut().insert(header::HeaderName::from_static("x-request-id"), value);
    }
}

fn measure(action: &'static str, status: u16, started: Stopwatch) {
    let class = match status {
        200..300 => "2xx",
        400..500 => "4xx",
        _ => "5xx",
    };
    metrics::counter!("probatum_requests_total", "action" => action, "status" => class).increment(1);
    metrics::histogram!("probatum_request_seconds", "action" => action).record(started.elapsed().as_secs_f64());
    tracing::debug!(status, micros = started.elapsed().as_micros(), "answered");
}

async fn run<E: Endpoint, R>(asked: Asked, body: E::Body, handler: impl AsyncFn(&mut Tx, Call<E>) -> Outcome<R>) -> Outcome<(R, bool)> {
    let path = asked.path::<E>().await?;
    let ctx = asked.context::<E>(&path).await?;
    let (scope, object, address) = (path.scope(), asked.object(), asked.address());
    let mut tx = asked.app.db.begin(&ctx).await?;
    let reply = handler(&mut tx, Call { path, body, app: asked.app.clone() }).await?;
    let forever = tx.forever;
    looked::note(&tx, scope, &object).await?;
    if E::INFO.replies == Payload::Bytes {
        events::taken_out(&tx, scope, &object, &address).await?;
    }
    let forgets = std::mem::take(&mut tx.forgets);
    tx.commit().await?;
    asked.app.forget_all(&forgets).await;
    if E::INFO.method != Method::Get {
        asked.app.live.ring(ctx.tenant, scope);
    }
    Ok((reply, forever))
}

impl Asked {
    pub(super) async fn path<E: Endpoint>(&self) -> Outcome<E::Path> {
        let path = web::Path::<E::Path>::extract(&self.http).await;
        // An id that is none leads nowhere.
        path.map(web::Path::into_inner).map_err(|_| Code::NotFound.into())
    }

    /// Who calls; the session is looked up, so that one that was ended elsewhere has ended here.
    async fn caller(&self) -> Outcome<Arc<Caller>> {
        let claims = session::claims(&self.app, &self.http)?;
        if self.http.method() != actix_web::http::Method::GET && self.header("X-Requested-With").is_empty() {
            // Another site's form can send cookies, but not this header (SEC-03).
            return Err(Problem::new(Code::Forbidden).detail("State-changing requests need the header X-Requested-With.").into());
        }
        let meant = self.header("X-Person");
        if !meant.is_empty() && meant != claims.sub.to_string() {
            // Cookies are the browser's, not the page's: what one person typed is not taken under the name of another who has
            // signed in meanwhile at the same computer.
            return Err(Problem::new(Code::Unauthenticated).detail("Someone else is signed in in this browser.").into());
        }
        (self.app.find_caller)(&self.app, claims).await
    }

    pub(super) async fn context<E: Endpoint>(&self, path: &E::Path) -> Outcome<Ctx> {
        let needs = E::INFO.needs;
        let reason = self.reason()?;
        if E::INFO.reason && reason.is_none() {
            return Err(Code::ReasonRequired.into());
        }
        let writes = E::INFO.method != Method::Get || E::INFO.replies == Payload::Bytes;
        let blank = Ctx { request: self.request, reason, writes, ..Ctx::system(TenantId::default(), E::INFO.name) };
        if needs == Permission::Anyone {
            return Ok(Ctx { writes: false, ..blank });
        }
        let caller = self.caller().await?;
        let scope = path.scope();
        if caller.must_enrol {
            return Err(Code::FactorRequired.into());
        }
        if !caller.grants.allow(needs, scope) {
            return Err(Code::Forbidden.into());
        }
        let tenant = match (caller.tenant, needs) {
            (Some(tenant), _) => tenant,
            (None, Permission::SignedIn) => TenantId::default(),
            (None, _) => return Err(Problem::new(Code::Forbidden).detail("Choose a tenant first.").into()),
        };
        let role = caller.grants.holding(needs, scope).next().map(|grant| grant.role);
        let (studies, sites) = match scope {
            Scope::Study(study) => (Some(vec![study]), caller.grants.sites(needs, study)),
            Scope::Tenant if needs == Permission::SignedIn => (Some(Vec::new()), SiteReach::Only(Vec::new())),
            Scope::Tenant => (caller.grants.studies(needs), reach::over_studies(&self.app.db, tenant, caller.grants.places(needs)).await?),
        };
        let actor = Arc::new(Actor { role, ..caller.actor.clone() });
        tracing::Span::current().record("tenant", tracing::field::display(tenant));
        let ctx = Ctx { tenant, actor, studies, sites, grants: Arc::clone(&caller.grants), ..blank };
        Ok(Ctx { writes: writes || looked::by_support(&ctx), ..ctx })
    }

    /// What was asked for: path and query.
    pub(super) fn object(&self) -> String {
        self.http.uri().path_and_query().map(ToString::to_string).unwrap_or_default()
    }

    /// Where the request comes from.
    fn address(&self) -> String {
        self.http.peer_addr().map(|peer| peer.ip().to_string()).unwrap_or_default()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.http.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The header `Reason`: percent-encoded UTF-8, so that every language has room in it.
    fn reason(&self) -> Outcome<Option<String>> {
        let decoded = percent_decode(self.header("Reason"));
        let reason = decoded.ok_or_else(|| Problem::new(Code::Malformed).detail("The header Reason is not percent-encoded UTF-8."))?;
        let reason = reason.trim();
        match reason.chars().count() {
            0 => Ok(None),
            1..=1000 => Ok(Some(reason.to_owned())),
            _ => Err(Problem::new(Code::Invalid).detail("A reason has at most 1,000 characters.").into()),
        }
    }

    async fn bytes(&mut self, limit: usize) -> Outcome<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.stream.next().await {
            let chunk = chunk.map_err(|_| Problem::new(Code::Malformed).detail("The request broke off."))?;
            if bytes.len() + chunk.len() > limit {
                return Err(Problem::new(Code::TooLarge).detail(format!("At most {} kB are read here.", limit / 1024)).into());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn query<T: DeserializeOwned>(&self) -> Outcome<T> {
        let query = web::Query::<T>::from_query(self.http.query_string());
        query.map(web::Query::into_inner).map_err(|error| Problem::new(Code::Malformed).at("query", error.to_string()).into())
    }

    /// The body, as another system posts a form.
    async fn form<E: Endpoint>(&mut self) -> Outcome<E::Body> {
        let media = self.header("Content-Type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if media != "application/x-www-form-urlencoded" {
            return Err(Problem::new(Code::WrongMedia).detail("Send application/x-www-form-urlencoded.").into());
        }
        let bytes = self.bytes(FORM).await?;
        let text = String::from_utf8(bytes).map_err(|_| Problem::new(Code::Malformed).detail("The form is not UTF-8."))?;
        let form = web::Query::<E::Body>::from_query(&text).map(web::Query::into_inner);
        checked(form.map_err(|error| Problem::new(Code::Malformed).at("form", error.to_string()))?)
    }

    /// The body, parsed strictly: a `Get` has its fields in the query.
    pub(super) async fn json<E: Endpoint>(&mut self) -> Outcome<E::Body> {
        if E::INFO.method == Method::Get {
            return checked(self.query()?);
        }
        let media = self.header("Content-Type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let limit = self.app.max_json;
        let bytes = self.bytes(limit).await?;
        if !bytes.is_empty() && media != "application/json" {
            return Err(Problem::new(Code::WrongMedia).detail("Send application/json.").into());
        }
        checked(parse(&bytes)?)
    }
}

/// Largest form, in bytes.
const FORM: usize = 64 * 1024;

fn checked<T: Checked>(body: T) -> Outcome<T> {
    let errors = body.places();
    if errors.is_empty() { Ok(body) } else { Err(Problem { errors, ..Code::Invalid.into() }.into()) }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::new(Code::Malformed).at(format!("line {}, column {}", error.line(), error.column()), error.to_string()).into()
    })
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16).and_then(|d| u8::try_from(d).ok());
            bytes.push(digit(rest.next())? * 16 + digit(rest.next())?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn json<T: serde::Serialize>(reply: &T, forever: bool) -> Outcome<HttpResponse> {
    let bytes = serde_json::to_vec(reply).map_err(|error| crate::kernel::failure::internal(&error))?;
    let cache = if forever { "private, max-age=31536000, immutable" } else { "no-store" };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, cache))
        .body(bytes))
}
