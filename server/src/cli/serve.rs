//! `probatum serve`: the server, with every room.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::{self, Data, ServiceConfig};
use anyhow::Result;
use clap::Args;
use sqlx::postgres::PgPool;

use crate::kernel::app::{App, SessionPolicy};
use crate::kernel::db::Db;
use crate::kernel::files::Files;
use crate::kernel::mail::Office;
use crate::kernel::outbound::Outbound;
use crate::kernel::serve::{self, Started};
use crate::kernel::settings::Settings;
use crate::kernel::{http, keys, vault, workers};
use crate::rooms;

/// Answer browsers and programs until told to stop.
#[derive(Debug, Args)]
pub struct Serve {}

impl Serve {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        serve::run(settings, prepare, configure).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What handlers can reach, made of what was started.
pub async fn prepare(started: Started) -> Result<Data<App>> {
    let app = with_mail(&started.settings, started.pool.clone(), started.public_url.as_str())?;
    app.public_url.set(started.public_url.as_str().trim_end_matches('/').to_owned()).ok();
    super::keys::bury(&app).await.map_err(super::offline::told)?;
    for worker in workers::all(&app, rooms::topics(), rooms::kinds(), &started.stopping) {
        started.work(worker);
    }
    let every = Duration::from_secs(started.settings.seal_seconds.clamp(1, 3600).into());
    started.work(rooms::audit::seal::run(Arc::clone(&app), every, started.stopping.clone()));
    started.work(rooms::agenda::digest::run(Arc::clone(&app), started.stopping.clone()));
    if started.settings.seal_check_hours > 0 {
        let every = Duration::from_secs(u64::from(started.settings.seal_check_hours.min(744)) * 3600);
        started.work(rooms::audit::seal::run_checks(Arc::clone(&app), every, started.stopping.clone()));
    }
    started.work(rooms::capture::standing::catch_up(Arc::clone(&app), started.stopping.clone()));
    Ok(app)
}

/// The same, for work without a server: nobody is written to, what is posted waits for one.
pub fn app(settings: &Settings, pool: PgPool) -> Result<Data<App>> {
    with_mail(settings, pool, "")
}

fn with_mail(settings: &Settings, pool: PgPool, site: &str) -> Result<Data<App>> {
    let mut app = App::new(Db::new(pool), keys::session_key(settings)?, rooms::tenancy::caller);
    app.prove = rooms::tenancy::prove;
    app.vault = vault::open_store(settings)?;
    app.policy = SessionPolicy {
        access_minutes: settings.access_minutes.into(),
        idle_minutes: settings.idle_minutes.into(),
        session_hours: settings.session_hours.into(),
    };
    app.passkey_site = settings.public_url.as_ref().map(|url| url.as_str().to_owned());
    app.mail = Office::of(settings, site)?;
    app.outbound = Outbound::new(settings.local_providers)?;
    app.demo = settings.demo;
    app.files = Files::of(settings)?;
    app.max_json = settings.max_body_kb.saturating_mul(1024);
    Ok(Data::new(app))
}

/// Every route: the API, then the browser app for all other addresses.
pub fn configure(app: &Data<App>, cfg: &mut ServiceConfig) {
    cfg.app_data(app.clone());
    cfg.service(web::scope("/api").configure(rooms::routes).default_service(web::to(http::fallback)));
    cfg.default_service(web::to(http::assets::serve));
}
