//! What the server says of itself: log, metrics, health.
//! Invariants: no values of subjects and no secrets in any of it; metrics are few (by endpoint, never by tenant or path).

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::{Context, Result};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use shared::kernel::{Code, Problem};
use sqlx::postgres::PgPool;
use subtle::ConstantTimeEq;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::postgres::{Health, Watch};
use super::settings::{LogFormat, Settings};

/// Upper bounds of the durations' classes, in seconds.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// A database that needs longer than this to say yes is not ready.
const READY_WITHIN: Duration = Duration::from_secs(2);

const UPKEEP: Duration = Duration::from_secs(5);

/// What libraries tell of their daily work is not worth a line, unless the setting names them.
const QUIET: &str = "sqlx::postgres::notice=warn,sea_orm_migration=warn,actix_server=warn";

/// Starts the log (standard error) and makes panics part of it. Once per process.
pub fn start(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(format!("{QUIET},{}", settings.log)).context("the setting log cannot be understood")?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log_format {
        LogFormat::Json => log.json().flatten_event(true).try_init(),
        LogFormat::Text => log.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("the log was started twice: {error}"))?;
    std::panic::set_hook(Box::new(report_panic));
    Ok(())
}

fn report_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic: {}", panic.payload_as_str().unwrap_or("of unknown kind"));
}

/// The recorder of metrics, one per process.
pub fn recorder() -> Result<&'static PrometheusHandle> {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = RECORDER.get() {
        return Ok(handle);
    }
    let handle = PrometheusBuilder::new().set_buckets(SECONDS)?.install_recorder().context("metrics cannot be recorded")?;
    Ok(RECORDER.get_or_init(|| handle))
}

/// Sums up what was measured now and then, whether or not anybody collects it: otherwise it would pile up.
pub async fn upkeep(metrics: &'static PrometheusHandle, mut stopping: watch::Receiver<bool>) {
    let mut beat = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            _ = beat.tick() => metrics.run_upkeep(),
            _ = stopping.changed() => return,
        }
    }
}

/// How long the oldest news has been waiting in the outbox: told by the worker that delivers it.
pub fn outbox_lag(lag: Duration) {
    metrics::gauge!("probatum_outbox_lag_seconds").set(lag.as_secs_f64());
}

/// What the health and metrics pages look at.
#[derive(Clone)]
pub struct Ops {
    pub pool: PgPool,
    pub database: Option<Watch>,
    pub stopping: watch::Receiver<bool>,
    pub metrics: &'static PrometheusHandle,
    pub token: Option<Arc<SecretString>>,
}

/// `/health/live`, `/health/ready`, `/metrics`. They find [`Ops`] among the application's data.
pub fn ops_routes(cfg: &mut ServiceConfig) {
    cfg.route("/health/live", web::get().to(live)).route("/health/ready", web::get().to(ready)).route("/metrics", web::get().to(scrape));
}

/// The process answers. Says nothing of the database: restarting us would not mend it.
async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "live": true }))
}

async fn ready(ops: web::Data<Ops>) -> HttpResponse {
    match ops.unready().await {
        None => HttpResponse::Ok().json(json!({ "ready": true })),
        Some(why) => refusal(Problem::new(Code::Unavailable).detail(why)),
    }
}

async fn scrape(request: HttpRequest, ops: web::Data<Ops>) -> HttpResponse {
    if !ops.may_scrape(&request) {
        return refusal(Problem::new(Code::Forbidden).detail("Metrics are for this machine, or with the metrics token."));
    }
    ops.measure();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(ops.metrics.render())
}

fn refusal(problem: Problem) -> HttpResponse {
    super::http::problem(problem, shared::kernel::RequestId(super::ports::fresh()))
}

impl Ops {
    async fn unready(&self) -> Option<&'static str> {
        if *self.stopping.borrow() {
            return Some("The server is stopping.");
        }
        if self.database.as_ref().is_some_and(|health| *health.borrow() == Health::Down) {
            return Some("The database is being started again.");
        }
        let asked = sqlx::query("select 1").execute(&self.pool);
        match tokio::time::timeout(READY_WITHIN, asked).await {
            Ok(Ok(_)) => None,
            _ => Some("The database does not answer."),
        }
    }

    /// This machine itself (and not a proxy on it that speaks for another), or whoever knows the token.
    fn may_scrape(&self, request: &HttpRequest) -> bool {
        let here = request.peer_addr().is_some_and(|peer| peer.ip().is_loopback());
        let for_another = [header::FORWARDED, header::X_FORWARDED_FOR].iter().any(|name| request.headers().contains_key(name));
        (here && !for_another) || self.token.as_ref().is_some_and(|token| bears(request, token))
    }

    fn measure(&self) {
        let (idle, busy) = super::connections::load();
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        metrics::gauge!("probatum_database_connections", "state" => "idle").set(count(idle));
        metrics::gauge!("probatum_database_connections", "state" => "busy").set(count(busy));
        let up = self.database.as_ref().is_none_or(|health| *health.borrow() != Health::Down);
        metrics::gauge!("probatum_database_up").set(if up { 1.0 } else { 0.0 });
    }
}

fn bears(request: &HttpRequest, token: &SecretString) -> bool {
    let value = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = value.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    given.as_bytes().ct_eq(token.expose_secret().as_bytes()).into()
}
