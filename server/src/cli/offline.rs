//! Work on the database without a server: open it, do it, close it.
//! Invariant: the private database is worked on by one process at a time; a running server is never worked around.

use std::sync::Arc;

use actix_web::web::Data;
use anyhow::Result;

use super::serve;
use crate::kernel::app::App;
use crate::kernel::database::Database;
use crate::kernel::db::{Actor, Ctx};
use crate::kernel::failure::{Failure, Outcome};
use crate::kernel::lock::DataDirLock;
use crate::kernel::ports::fresh;
use crate::kernel::settings::Settings;
use crate::rooms::tenancy::people;
use shared::access::{Grant, Grants, Reach, Role};
use shared::kernel::{PersonId, TenantId};

/// Runs `work` with what handlers have.
pub async fn with<T>(settings: &Settings, work: impl AsyncFnOnce(Data<App>) -> Result<T>) -> Result<T> {
    let private = settings.database_url.is_none();
    let _lock = private.then(|| DataDirLock::take(&settings.data_dir)).transpose()?;
    let database = Database::open(settings).await?;
    let done = match serve::app(settings, database.pool.clone()) {
        Ok(app) => work(app).await,
        Err(error) => Err(error),
    };
    database.close().await?;
    done
}

/// Whoever works at the command line of the machine acts as the installation's operator.
pub fn operator(tenant: TenantId, action: &'static str) -> Ctx {
    let actor = Actor { person: PersonId::default(), name: "Operator at the command line".into(), ..Actor::system() };
    Ctx::system(tenant, action).by(actor)
}

/// The same, with what tells the treatment.
pub fn seeing_all(ctx: Ctx) -> Ctx {
    let grants: Grants = std::iter::once(Grant { role: Role::Unblinded, reach: Reach::Tenant }).collect();
    Ctx { grants: Arc::new(grants), ..ctx }
}

/// The tenant of that name; founded, when there is none.
pub async fn tenant(app: &App, name: &str) -> Outcome<TenantId> {
    let tx = app.db.begin(&operator(TenantId::default(), "cli.FindTenant")).await?;
    if let Some(row) = tx.row("select id from tenant where name = $1 order by created_at limit 1", [name.into()]).await? {
        return Ok(TenantId(row.try_get("", "id")?));
    }
    drop(tx);
    let id = TenantId(fresh());
    let tx = app.db.begin(&operator(id, "cli.FoundTenant")).await?;
    people::found_tenant(&tx, id, name).await?;
    tx.commit().await?;
    Ok(id)
}

/// A problem in one line, with its places below.
pub fn told(failure: Failure) -> anyhow::Error {
    let places: Vec<String> = failure.0.errors.iter().map(|place| format!("\n  {}: {}", place.at, place.message)).collect();
    anyhow::anyhow!("{}{}", failure.0, places.concat())
}
