//! Verifying by itself, again and again: all of each tenant's trail against its seals, whether or not anybody asks. What came of it
//! is a row, shown on the page of seals, and a figure that whoever operates the installation is warned by.
//! Invariant: a check only reads; it takes no lock that a save would wait for.

use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use shared::access::SiteReach;
use shared::audit::seals::SealCheck;
use shared::kernel::{Instant, TenantId};
use tokio::sync::watch;
use tokio::time::sleep;

use super::live::{Against, Live, verify};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

/// How often is asked whether a check is due.
const ASK: Duration = Duration::from_secs(60);
/// So many places are kept with a check: `probatum audit verify` names all of them.
const KEPT: usize = 100;
/// So many are shown.
const SHOWN: usize = 20;
const ACTION: &str = "audit.CheckSeals";

/// Checks each tenant whose last check is longer ago than `every`, until it is time to stop.
pub async fn run(app: Arc<App>, every: Duration, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        if let Err(failure) = check_due(&app, every).await {
            tracing::warn!(%failure, "the seals could not be checked");
        }
        tokio::select! { () = sleep(ASK) => {}, _ = stopping.changed() => {} }
    }
}

/// Checks those that are due; how many places were not as they were sealed.
pub async fn check_due(app: &App, every: Duration) -> Outcome<u64> {
    if app.vault.seals().is_none() {
        return Ok(0);
    }
    let mut faults = 0;
    for tenant in tenants(app).await? {
        if is_due(app, tenant, every).await? {
            faults += check(app, tenant).await?;
            metrics::gauge!("probatum_seal_faults").set(f64::from(u32::try_from(faults).unwrap_or(u32::MAX)));
        }
    }
    Ok(faults)
}

/// The nil tenant among them, under which the trail of people and sessions is sealed.
async fn tenants(app: &App) -> Outcome<Vec<TenantId>> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(TenantId::default(), ACTION) }).await?;
    let rows = tx.rows("select id from tenant order by id", []).await?;
    let mut tenants = vec![TenantId::default()];
    for row in &rows {
        tenants.push(TenantId(row.try_get("", "id")?));
    }
    Ok(tenants)
}

async fn is_due(app: &App, tenant: TenantId, every: Duration) -> Outcome<bool> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, ACTION) }).await?;
    let sql = "select 1 from seal_check where tenant = $1 and at > clock_timestamp() - make_interval(secs => $2::float8)";
    Ok(tx.row(sql, [tenant.0.into(), every.as_secs_f64().into()]).await?.is_none())
}

/// One tenant's, now.
pub async fn check(app: &App, tenant: TenantId) -> Outcome<u64> {
    let began = Stopwatch::now();
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, ACTION) }).await?;
    let live = verify(&tx, Against::kept(&app.vault, tenant, None)?).await?;
    drop(tx);
    let faults = live.report.faults.len();
    if faults > 0 {
        tracing::error!(%tenant, faults, "the audit trail is not as it was sealed: see probatum audit verify");
    }
    let tx = app.db.begin(&Ctx::system(tenant, ACTION)).await?;
    keep(&tx, &live, began.elapsed()).await?;
    tx.commit().await?;
    metrics::counter!("probatum_seal_checks_total").increment(1);
    Ok(u64::try_from(faults).unwrap_or(u64::MAX))
}

async fn keep(tx: &Tx, live: &Live, took: Duration) -> Outcome<()> {
    let sql =
        "insert into seal_check (tenant, id, took_ms, seals, entries, waiting, faults, places) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let report = &live.report;
    let places: Vec<String> = report.faults.iter().take(KEPT).map(ToString::to_string).collect();
    let values = [
        tx.ctx.tenant.0.into(),
        fresh().into(),
        i64::try_from(took.as_millis()).unwrap_or(i64::MAX).into(),
        count(report.seals).into(),
        count(report.entries).into(),
        count(live.waiting).into(),
        i32::try_from(report.faults.len()).unwrap_or(i32::MAX).into(),
        places.into(),
    ];
    tx.run(sql, values).await.map(drop)
}

/// The last check of the transaction's tenant. Places are told to whoever sees all sites: they name rows.
pub async fn last(tx: &Tx) -> Outcome<Option<SealCheck>> {
    let sql = "select at, took_ms, seals, entries, faults, places from seal_check where tenant = $1 order by at desc limit 1";
    let Some(row) = tx.row(sql, [tx.ctx.tenant.0.into()]).await? else { return Ok(None) };
    let count = |name: &str| row.try_get::<i64>("", name).map(|n| u64::try_from(n).unwrap_or_default());
    let faults: i32 = row.try_get("", "faults")?;
    let places: Vec<String> = row.try_get("", "places")?;
    let all = matches!(tx.ctx.sites, SiteReach::All);
    Ok(Some(SealCheck {
        at: Instant(row.try_get("", "at")?),
        took_ms: count("took_ms")?,
        seals: count("seals")?,
        entries: count("entries")?,
        faults: u32::try_from(faults).unwrap_or_default(),
        places: if all { places.into_iter().take(SHOWN).collect() } else { Vec::new() },
    }))
}
