//! The life of the server: start everything in order, answer, stop everything in the opposite order.
//! Invariants: what was begun is finished before the database goes; nothing is begun after the signal to stop.

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use actix_web::dev::Server;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{App, HttpServer};
use anyhow::{Context, Result};
use sqlx::postgres::PgPool;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::database::Database;
use super::http;
use super::lock::DataDirLock;
use super::settings::{PublicUrl, Settings};
use super::telemetry::{self, Ops};

/// How long workers may take to finish what they are at, once they were told to stop.
const WORKERS_STOP: Duration = Duration::from_secs(10);

/// What is there before the first request: handed to `prepare`, which makes of it what handlers need.
#[derive(Clone)]
pub struct Started {
    pub settings: Arc<Settings>,
    pub pool: PgPool,
    /// Turns true when the server is to stop.
    pub stopping: watch::Receiver<bool>,
    /// Where browsers reach this server.
    pub public_url: PublicUrl,
    workers: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Started {
    /// Runs work behind the scenes. It ends by itself when `stopping` turns true; the database waits for it.
    pub fn work(&self, work: impl Future<Output = ()> + Send + 'static) {
        if let Ok(mut workers) = self.workers.lock() {
            workers.push(tokio::spawn(work));
        }
    }

    async fn finish(&self) {
        let workers = self.workers.lock().map(|mut workers| std::mem::take(&mut *workers)).unwrap_or_default();
        let all = futures_util::future::join_all(workers);
        if tokio::time::timeout(WORKERS_STOP, all).await.is_err() {
            tracing::warn!("work behind the scenes did not end in time and was cut short");
        }
    }
}

/// Serves until SIGTERM, SIGINT or SIGHUP. `prepare` runs once, when the database is there; `configure` mounts the
/// routes, once in each thread, with what `prepare` made.
pub async fn run<S, P, C>(settings: Settings, prepare: P, configure: C) -> Result<()>
where
    S: Clone + Send + 'static,
    P: AsyncFnOnce(Started) -> Result<S>,
    C: Fn(&S, &mut ServiceConfig) + Clone + Send + 'static,
{
    let began = Instant::now();
    let signals = Signals::listen()?;
    let _lock = DataDirLock::take(&settings.data_dir)?;
    let listener = listen(settings.listen)?;
    let address = listener.local_addr()?;
    let database = Database::open(&settings).await?;
    let (stop, stopping) = watch::channel(false);
    let public_url = settings.public_url.clone().unwrap_or_else(|| PublicUrl::of(address));
    let started = Started { settings: settings.into(), pool: database.pool.clone(), stopping, public_url, workers: Arc::default() };
    let served = async {
        let state = prepare(started.clone()).await?;
        let ops = ops(&started, &database)?;
        started.work(telemetry::upkeep(ops.metrics, started.stopping.clone()));
        let server = server(&started, ops, listener, state, configure)?;
        announce(&started.public_url, address, began);
        until_stopped(server, signals, &stop).await
    };
    let served = served.await;
    stop.send_replace(true);
    started.finish().await;
    let closed = database.close().await.context("The database did not stop cleanly");
    tracing::info!("stopped");
    served.and(closed)
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).with_context(|| format!("The address {address} cannot be listened on; choose another with --listen"))
}

fn ops(started: &Started, database: &Database) -> Result<Ops> {
    Ok(Ops {
        pool: started.pool.clone(),
        database: database.health(),
        stopping: started.stopping.clone(),
        metrics: telemetry::recorder()?,
        token: started.settings.metrics_token.clone().map(Arc::new),
    })
}

fn server<S, C>(started: &Started, ops: Ops, listener: TcpListener, state: S, configure: C) -> Result<Server>
where
    S: Clone + Send + 'static,
    C: Fn(&S, &mut ServiceConfig) + Clone + Send + 'static,
{
    let seconds = started.settings.stop_seconds;
    let app = move || {
        let routes = |cfg: &mut ServiceConfig| configure(&state, cfg);
        App::new().app_data(Data::new(ops.clone())).wrap(http::security_headers()).configure(telemetry::ops_routes).configure(routes)
    };
    let server = HttpServer::new(app).workers(started.settings.workers.max(1)).disable_signals();
    Ok(server.shutdown_timeout(seconds.into()).listen(listener)?.run())
}

fn announce(url: &PublicUrl, address: SocketAddr, began: Instant) {
    tracing::info!(%address, millis = began.elapsed().as_millis(), "ready");
    println!("Probatum listens on {}", url.as_str());
}

/// Answers until a signal; then finishes what was begun. A second signal ends it at once.
async fn until_stopped(server: Server, mut signals: Signals, stop: &watch::Sender<bool>) -> Result<()> {
    let handle = server.handle();
    let mut served = tokio::spawn(server);
    tokio::select! {
        ended = &mut served => return Ok(ended??),
        name = signals.next() => tracing::info!(signal = name, "stopping; requests under way are finished"),
    }
    stop.send_replace(true);
    tokio::select! {
        () = handle.stop(true) => {}
        name = signals.next() => {
            tracing::warn!(signal = name, "stopping at once");
            handle.stop(false).await;
        }
    }
    Ok(served.await??)
}

/// The signals that end the server.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
}

impl Signals {
    fn listen() -> Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
            _ = self.hang_up.recv() => "SIGHUP",
        }
    }
}
