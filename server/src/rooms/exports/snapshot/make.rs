//! Making a snapshot: read, write, keep. It can be left, and stopped at any step.
//!
//! Progress counts subjects while they are read, rows while they are written. Begun twice, it reads anew: until the row is filled in
//! there is no snapshot, and bytes of a making that broke off lie where the next puts its own.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web;
use futures_util::FutureExt;
use serde_json::{Value, json};
use shared::exports::api::OnSnapshot;
use shared::exports::{SnapshotContent, SnapshotView};
use shared::kernel::FileId;

use super::super::source::Source;
use super::super::table::{Filter, Taken, gather};
use super::pack::{Packing, filter, pack};
use super::{Order, any};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::files::store::Part;
use crate::kernel::jobs::{Kind, Work};
use crate::kernel::spool::{Kept, Spool};

/// Makes a snapshot.
pub const MAKE: Kind = Kind { name: "exports.MakeSnapshot", work: |work| run(work).boxed() };

/// How often it is said how far the writing has come.
const SAY: Duration = Duration::from_millis(500);

async fn run(work: &Work) -> Outcome<Value> {
    let order: Order = work.args()?;
    let on = OnSnapshot { study: order.study, snapshot: order.snapshot };
    let tx = work.begin().await?;
    let view = ordered(&tx, on).await?;
    drop(tx);
    let (source, taken) = read(work, on, &filter(&view.filter)).await?;
    let made = write(work, Arc::new((source, taken, view))).await?;
    keep(work, on, &made).await?;
    sweep(work, on).await?;
    Ok(json!({ "snapshot": order.snapshot }))
}

/// What was ordered. The job acts without grants of its own: whether it may was asked when it was ordered.
async fn ordered(tx: &crate::kernel::db::Tx, on: OnSnapshot) -> Outcome<SnapshotView> {
    any(tx, on).await.map(|kept| kept.view)
}

async fn read(work: &Work, on: OnSnapshot, filter: &Filter) -> Outcome<(Source, Taken)> {
    let tx = work.begin().await?;
    let source = Source::open(&tx, on.study).await?;
    let taken = gather(&tx, &source, filter, &|done, total| work.progress(done, total, "read").boxed()).await?;
    tx.commit().await?;
    Ok((source, taken))
}

/// What was made.
struct Made {
    bytes: Kept,
    sha256: String,
    content: SnapshotContent,
    moment: time::OffsetDateTime,
}

async fn write(work: &Work, from: Arc<(Source, Taken, SnapshotView)>) -> Outcome<Made> {
    let (pulse, total) = (Arc::clone(&from.1.pulse), from.1.rows().saturating_mul(u64::try_from(from.2.formats.len()).unwrap_or(1)));
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    let writing = Arc::clone(&from);
    let mut writing = std::pin::pin!(web::block(move || {
        let (source, taken, view) = &*writing;
        let (spool, sha256, content) = pack(&Packing { source, taken, view }, Spool::default())?;
        let bytes = spool.keep().map_err(|error| internal(&error))?;
        Ok::<_, crate::kernel::failure::Failure>((bytes, sha256, content))
    }));
    // Whoever drops this future has lost the job: what is written then is for nobody.
    let _stop = Stop(Arc::clone(&pulse));
    let (bytes, sha256, content) = loop {
        tokio::select! {
            made = &mut writing => break made.map_err(|error| internal(&error))??,
            () = tokio::time::sleep(SAY) => work.progress(pulse.rows.load(Ordering::Relaxed).min(total), total, "write").await?,
        }
    };
    Ok(Made { bytes, sha256, content, moment: from.0.now.0 })
}

struct Stop(Arc<super::super::table::Pulse>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

/// Keeps the bytes, sealed, and fills the row in. A job that was taken back in the meantime leaves no snapshot.
async fn keep(work: &Work, on: OnSnapshot, made: &Made) -> Outcome<()> {
    let size = i64::try_from(made.bytes.size).unwrap_or(i64::MAX);
    work.progress(0, size, "keep").await?;
    let tx = work.begin().await?;
    let (id, app) = (FileId(on.snapshot.0), &work.app);
    let mut bytes = made.bytes.read().map_err(|error| internal(&error))?;
    app.files.store.put_all(&tx, &app.vault, id, Part::Snapshot, &mut *bytes).await?;
    work.progress(size, size, "keep").await?;
    let content = serde_json::to_string(&made.content).map_err(|error| internal(&error))?;
    let sql = "update snapshot set moment = $3, made_at = clock_timestamp(), size = $4, sha256 = $5, content = $6::text::jsonb,
                   expires_at = clock_timestamp() + make_interval(days => days) where tenant = $1 and id = $2";
    let values =
        [tx.ctx.tenant.0.into(), on.snapshot.0.into(), made.moment.into(), size.into(), made.sha256.as_str().into(), content.into()];
    tx.run(sql, values).await?;
    tx.commit().await
}

/// Takes away the bytes of those of the study that have expired.
async fn sweep(work: &Work, on: OnSnapshot) -> Outcome<()> {
    let tx = work.begin().await?;
    let sql = "update snapshot set removed_at = clock_timestamp()
               where tenant = $1 and study = $2 and expires_at < clock_timestamp() and removed_at is null returning id";
    for row in tx.rows(sql, [tx.ctx.tenant.0.into(), on.study.0.into()]).await? {
        work.app.files.store.remove(&tx, FileId(row.try_get("", "id")?), Part::Snapshot).await?;
    }
    tx.commit().await
}
