//! Snapshots: data as they stood at a moment, in the formats that were wanted, kept until they expire.
//!
//! Invariants
//! * The data are read in one transaction, as whoever ordered them: no further than they reach, and without what tells the treatment
//!   unless they may see that.
//! * The bytes follow from the data, the moment and what was ordered, and from nothing else.
//! * Ordering is in the trail (the row), each taking is too (the row, the access event, the news).
//! * Whoever takes one reaches all that is in it: see [`visible`].

mod make;
mod manifest;
mod pack;

use shared::access::{Permission, SiteReach};
use shared::exports::api::OnSnapshot;
use shared::exports::{Format, NewSnapshot, SnapshotContent, SnapshotFilter, SnapshotView};
use shared::kernel::api::JobState;
use shared::kernel::{Code, FileId, Instant, JobId, Page, PersonId, Problem, Scope, SiteId, SnapshotId, StudyId};

use super::news;
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::files::store::Part;
use crate::kernel::http::{Content, Download};
use crate::kernel::jobs;

pub use make::MAKE;
pub use pack::{Packing, pack};

/// Writes a snapshot at once, for the command line; as which moment it is. Must be the first to ask in its transaction.
pub async fn write(tx: &Tx, study: StudyId, new: &NewSnapshot, out: &mut (impl std::io::Write + Send)) -> Outcome<Instant> {
    let source = super::source::Source::open(tx, study).await?;
    let taken = super::table::gather(tx, &source, &pack::filter(&new.filter), &super::table::silent).await?;
    let view = SnapshotView::ordered(new, source.now, &tx.ctx.actor.name);
    pack(&Packing { source: &source, taken: &taken, view: &view }, out)?;
    Ok(source.now)
}

const VIEW: &str =
    "select id, study, name, formats, filter::text as filter, reach, unblinded, days, job, ordered_at, ordered_by, ordered_by_name,
    moment, size, sha256, content::text as content, expires_at, expires_at < clock_timestamp() or removed_at is not null as expired, taken
    from snapshot where tenant = $1 and study = $2";

/// A snapshot as the table has it.
struct Kept {
    view: SnapshotView,
    ordered_by: PersonId,
    /// The sites that its orderer reached; none: all.
    reach: Option<Vec<SiteId>>,
}

/// What a job is ordered to make.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Order {
    study: StudyId,
    snapshot: SnapshotId,
}

/// Orders a snapshot. Ordered before under the same id, it is answered as it is.
pub async fn order(tx: &Tx, study: StudyId, new: NewSnapshot) -> Outcome<SnapshotView> {
    crate::rooms::study::exists(tx, study).await?;
    if new.filter.unblinded && !sees_unblinded(tx, study) {
        return Err(Problem::new(Code::Forbidden).detail("Your role does not include seeing what tells the treatment.").into());
    }
    let on = OnSnapshot { study, snapshot: new.id };
    if known(tx, new.id).await? {
        return read(tx, on, false).await;
    }
    let job = jobs::enqueue(tx, MAKE.name, Order { study, snapshot: new.id }).await?;
    let sql = "insert into snapshot (tenant, id, study, name, formats, filter, reach, unblinded, days, job, ordered_by, ordered_by_name)
               values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11, $12)";
    let filter = serde_json::to_string(&new.filter).map_err(|error| internal(&error))?;
    let formats: Vec<String> = Format::ALL.iter().filter(|one| new.formats.contains(one)).map(|one| one.as_str().to_owned()).collect();
    let reach = match &tx.ctx.sites {
        SiteReach::All => None,
        SiteReach::Only(sites) => Some(sites.iter().map(|site| site.0).collect::<Vec<_>>()),
    };
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        new.name.trim().into(),
        formats.into(),
        filter.into(),
        reach.into(),
        new.filter.unblinded.into(),
        i32::try_from(new.days).unwrap_or(i32::MAX).into(),
        job.0.into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    tx.run(sql, values).await?;
    read(tx, on, false).await
}

async fn known(tx: &Tx, id: SnapshotId) -> Outcome<bool> {
    Ok(tx.row("select 1 from snapshot where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), id.0.into()]).await?.is_some())
}

fn sees_unblinded(tx: &Tx, study: StudyId) -> bool {
    tx.ctx.grants.allow(Permission::SeeUnblinded, Scope::Study(study))
}

/// Whether the snapshot is for whoever asks: one's own, or, for those who reach the whole study, anybody's; none with what tells the
/// treatment for those who may not see that; none from sites that one reaches no longer.
fn visible(tx: &Tx, study: StudyId, kept: &Kept) -> bool {
    let reaches = match (&tx.ctx.sites, &kept.reach) {
        (SiteReach::All, _) => true,
        (SiteReach::Only(_), None) => false,
        (SiteReach::Only(mine), Some(its)) => kept.view.own && its.iter().all(|site| mine.contains(site)),
    };
    reaches && (!kept.view.filter.unblinded || sees_unblinded(tx, study))
}

/// The newest hundred, without what is in them.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Page<SnapshotView>> {
    crate::rooms::study::exists(tx, study).await?;
    let sql = format!("{VIEW} order by ordered_at desc, id limit 100");
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in &rows {
        let kept = kept(tx, row)?;
        if visible(tx, study, &kept) {
            views.push(SnapshotView { content: None, ..kept.view });
        }
    }
    with_jobs(tx, &mut views).await?;
    Ok(Page { rows: views, next: None })
}

/// One snapshot, with what is in it if that is asked for.
pub async fn read(tx: &Tx, on: OnSnapshot, content: bool) -> Outcome<SnapshotView> {
    let mut views = [one(tx, on).await?.view];
    with_jobs(tx, &mut views).await?;
    let [view] = views;
    Ok(SnapshotView { content: view.content.filter(|_| content), ..view })
}

/// One, whoever asks.
async fn any(tx: &Tx, on: OnSnapshot) -> Outcome<Kept> {
    let row = tx.row(&format!("{VIEW} and id = $3"), [tx.ctx.tenant.0.into(), on.study.0.into(), on.snapshot.0.into()]).await?;
    kept(tx, &row.ok_or(Code::NotFound)?)
}

async fn one(tx: &Tx, on: OnSnapshot) -> Outcome<Kept> {
    let kept = any(tx, on).await?;
    if visible(tx, on.study, &kept) { Ok(kept) } else { Err(Code::NotFound.into()) }
}

/// How far those have come that are being made.
async fn with_jobs(tx: &Tx, views: &mut [SnapshotView]) -> Outcome<()> {
    let jobs: Vec<JobId> = views.iter().map(|view| view.job).collect();
    for job in jobs::states(tx, &jobs).await? {
        if let Some(view) = views.iter_mut().find(|view| view.job == job.id) {
            // What was made is there, whatever has become of the job since.
            view.state = if view.size.is_some() { JobState::Done } else { job.state };
            (view.message, view.done, view.total) = (job.message, job.done, job.total);
        }
    }
    Ok(())
}

fn kept(tx: &Tx, row: &sea_orm::QueryResult) -> Outcome<Kept> {
    let (filter, content): (String, Option<String>) = (row.try_get("", "filter")?, row.try_get("", "content")?);
    let filter: SnapshotFilter = serde_json::from_str(&filter).map_err(|error| internal(&error))?;
    let content: Option<SnapshotContent> = content.map(|text| serde_json::from_str(&text)).transpose().map_err(|error| internal(&error))?;
    let formats: Vec<String> = row.try_get("", "formats")?;
    let instant = |column: &str| row.try_get::<Option<time::OffsetDateTime>>("", column).map(|at| at.map(Instant));
    let ordered_by = PersonId(row.try_get("", "ordered_by")?);
    let reach: Option<Vec<uuid::Uuid>> = row.try_get("", "reach")?;
    let view = SnapshotView {
        id: SnapshotId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        formats: formats.iter().filter_map(|format| format.parse().ok()).collect(),
        filter,
        ordered_at: Instant(row.try_get("", "ordered_at")?),
        ordered_by: row.try_get("", "ordered_by_name")?,
        own: ordered_by == tx.ctx.actor.person,
        job: JobId(row.try_get("", "job")?),
        state: JobState::Done,
        message: String::new(),
        done: 0,
        total: 0,
        moment: instant("moment")?,
        size: row.try_get::<Option<i64>>("", "size")?.and_then(|size| u64::try_from(size).ok()),
        sha256: row.try_get("", "sha256")?,
        expires: instant("expires_at")?,
        expired: row.try_get::<Option<bool>>("", "expired")?.unwrap_or_default(),
        taken: u32::try_from(row.try_get::<i32>("", "taken")?).unwrap_or_default(),
        content,
    };
    Ok(Kept { view, ordered_by, reach: reach.map(|sites| sites.into_iter().map(SiteId).collect()) })
}

/// Stops the making of one's own.
pub async fn cancel(tx: &Tx, on: OnSnapshot) -> Outcome<SnapshotView> {
    let kept = one(tx, on).await?;
    if kept.ordered_by != tx.ctx.actor.person {
        return Err(Problem::new(Code::Forbidden).detail("Only whoever ordered it stops it.").into());
    }
    jobs::cancel(tx, kept.view.job).await?;
    read(tx, on, false).await
}

/// Gives a snapshot out, from any byte on.
pub async fn take(tx: &Tx, app: &App, on: OnSnapshot) -> Outcome<Download> {
    let view = one(tx, on).await?.view;
    let (Some(size), Some(sha256)) = (view.size, view.sha256) else {
        return Err(Problem::new(Code::OutOfOrder).detail("The snapshot is not made yet.").into());
    };
    if view.expired {
        return Err(Problem::new(Code::OutOfOrder).detail("The snapshot has expired. Order it again.").into());
    }
    let opening = app.files.store.open(tx, &app.vault, FileId(on.snapshot.0), Part::Snapshot).await?;
    let sql = "update snapshot set taken = taken + 1 where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), on.snapshot.0.into()]).await?;
    news::taken_out(tx, on.study, "snapshot.zip").await?;
    let study = crate::rooms::study::one_study(tx, on.study).await?;
    let mark = if study.environment == shared::study::api::Environment::Live { "" } else { "TEST_" };
    let day: String = view.moment.map(|at| at.to_string().chars().take(10).collect()).unwrap_or_default();
    let from = Box::new(move |at| opening.from(at));
    Ok(Download {
        name: format!("{mark}{}_{day}.zip", study.protocol),
        media: "application/zip".into(),
        content: Content::Ranged { from, size, tag: sha256 },
    })
}
