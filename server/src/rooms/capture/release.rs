//! Releasing a version of the design to sites: who begins with it, and moving the subjects who are there.
//!
//! The order is written at once; subjects are moved one by one by a job (`moving`), each in a transaction of its own, on behalf
//! of whoever released. Paused, it stops behind the subject in hand; taken up again, it goes on with the next.

use serde::{Deserialize, Serialize};
use shared::capture::{Moved, NewRelease, NotMoved, ReleaseState, ReleaseView, SubjectsThen};
use shared::kernel::{Code, Instant, Problem, ReleaseId, SiteId, StudyId, VersionId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::jobs;
use crate::rooms::study::{exists, give_version};

/// What the job is told.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Order {
    pub study: StudyId,
    pub release: ReleaseId,
}

/// Subjects a release moves: those of its sites who are not on its version, and those it has moved.
const TOTAL: &str = "(select count(*) from subject s where s.tenant = r.tenant and s.study = r.study and r.moves
        and (cardinality(r.sites) = 0 or s.site = any(r.sites)) and (s.version <> r.version
        or exists (select 1 from release_subject m where m.tenant = r.tenant and m.release = r.id and m.subject = s.id)))";

/// Gives a version to sites and begins to move their subjects. Released before under the same id, it is answered as it is.
pub async fn release(tx: &Tx, study: StudyId, version: VersionId, new: NewRelease) -> Outcome<ReleaseView> {
    if find(tx, study, new.id).await?.is_some() {
        return one(tx, study, new.id).await;
    }
    open_elsewhere(tx, study).await?;
    let sites: Vec<uuid::Uuid> = new.sites.iter().map(|site| site.0).collect();
    known(tx, study, &sites).await?;
    give_version(tx, study, version, &sites).await?;
    let moves = new.subjects == SubjectsThen::Move;
    let state = if moves { ReleaseState::Moving } else { ReleaseState::Done };
    let sql =
        "insert into release (tenant, id, study, version, sites, moves, reason, approval, state, created_by, created_by_name, ended_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $6 then null else now() end)";
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        version.0.into(),
        sites.into(),
        moves.into(),
        tx.ctx.reason.clone().unwrap_or_default().into(),
        new.approval.trim().into(),
        state.as_str().into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    tx.run(sql, values).await?;
    if moves {
        begin(tx, study, new.id).await?;
    }
    one(tx, study, new.id).await
}

/// Two releases at once would move the same subjects to and fro.
async fn open_elsewhere(tx: &Tx, study: StudyId) -> Outcome<()> {
    tx.row("select pg_advisory_xact_lock(hashtextextended('release ' || $1, 0))::text", [study.to_string().into()]).await?;
    let sql = "select 1 from release where tenant = $1 and study = $2 and state in ('moving', 'paused')";
    match tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await? {
        None => Ok(()),
        Some(_) => {
            let detail = "Another release of this study is still moving subjects. Wait for it, or cancel it.";
            Err(Problem::new(Code::OutOfOrder).detail(detail).into())
        }
    }
}

/// Every site is one of the study's, and in reach.
async fn known(tx: &Tx, study: StudyId, sites: &[uuid::Uuid]) -> Outcome<()> {
    let sql = "select count(*) as n from site where tenant = $1 and study = $2 and id = any($3)";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), sites.to_vec().into()]).await?;
    let found: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    if usize::try_from(found) == Ok(sites.len()) {
        return Ok(());
    }
    Err(Problem::new(Code::Invalid).at("/sites", "One of these sites is not in this study, or stands there twice.").into())
}

async fn begin(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<()> {
    let job = jobs::enqueue(tx, super::moving::MOVE_SUBJECTS.name, Order { study, release }).await?;
    let sql = "update release set job = $3 where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), release.0.into(), job.0.into()]).await.map(|_| ())
}

/// Stops it behind the subject in hand.
pub async fn pause(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<ReleaseView> {
    turn(tx, study, release, &[ReleaseState::Moving], ReleaseState::Paused).await
}

/// Goes on where it stopped; those who could not be moved are tried again.
pub async fn resume(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<ReleaseView> {
    turn(tx, study, release, &[ReleaseState::Paused, ReleaseState::Incomplete], ReleaseState::Moving).await?;
    let sql = "update release set attempt = attempt + 1, ended_at = null where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), release.0.into()]).await?;
    begin(tx, study, release).await?;
    one(tx, study, release).await
}

/// Ends it: who has moved has moved, the others stay where they are.
pub async fn cancel(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<ReleaseView> {
    turn(tx, study, release, &[ReleaseState::Moving, ReleaseState::Paused, ReleaseState::Incomplete], ReleaseState::Cancelled).await
}

async fn turn(tx: &Tx, study: StudyId, release: ReleaseId, from: &[ReleaseState], to: ReleaseState) -> Outcome<ReleaseView> {
    let now = one(tx, study, release).await?;
    if !from.contains(&now.state) {
        return Err(Problem::new(Code::OutOfOrder)
            .detail(format!("A release that is {} cannot become {}.", now.state.as_str(), to.as_str()))
            .into());
    }
    let sql = "update release set state = $3, ended_at = case when $3 = 'cancelled' then now() end
               where tenant = $1 and id = $2 and state in ('moving', 'paused', 'incomplete')";
    let values = [tx.ctx.tenant.0.into(), release.0.into(), to.as_str().into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::Conflict.into());
    }
    one(tx, study, release).await
}

/// A release whose job was given up or taken back has stopped: it can be taken up again.
const VIEW: &str = "select r.id, r.version, v.n, v.name, r.sites, r.moves, r.reason,
    case when r.state = 'moving' and not exists (select 1 from job j where j.tenant = r.tenant and j.id = r.job
        and j.state in ('queued', 'running')) then 'paused' else r.state end as state, r.approval, r.created_by_name, r.created_at, r.ended_at,
    (select coalesce(json_agg(m.outcome), '[]') from release_subject m where m.tenant = r.tenant and m.release = r.id and m.error is null)::text as moved,
    (select coalesce(json_agg(json_build_object('subject', s.key, 'why', m.error) order by s.key), '[]') from release_subject m
        join subject s on s.tenant = m.tenant and s.id = m.subject where m.tenant = r.tenant and m.release = r.id and m.error is not null)::text as not_moved";

/// The study's releases, the newest first.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Vec<ReleaseView>> {
    let rows = tx.rows(&select("order by r.created_at desc, r.id"), [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    if rows.is_empty() {
        exists(tx, study).await?;
    }
    rows.iter().map(read).collect()
}

/// One release.
pub async fn one(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<ReleaseView> {
    let row = find(tx, study, release).await?;
    read(&row.ok_or(Code::NotFound)?)
}

async fn find(tx: &Tx, study: StudyId, release: ReleaseId) -> Outcome<Option<sea_orm::QueryResult>> {
    tx.row(&select("and r.id = $3"), [tx.ctx.tenant.0.into(), study.0.into(), release.0.into()]).await
}

fn select(rest: &str) -> String {
    format!(
        "{VIEW}, {TOTAL} as total from release r join study_version v on v.tenant = r.tenant and v.id = r.version
         where r.tenant = $1 and r.study = $2 {rest}"
    )
}

fn read(row: &sea_orm::QueryResult) -> Outcome<ReleaseView> {
    let text = |column: &str| row.try_get::<String>("", column);
    let at: time::OffsetDateTime = row.try_get("", "created_at")?;
    let ended: Option<time::OffsetDateTime> = row.try_get("", "ended_at")?;
    let (n, total): (i32, i64) = (row.try_get("", "n")?, row.try_get("", "total")?);
    let sites: Vec<uuid::Uuid> = row.try_get("", "sites")?;
    let outcomes: Vec<Moved> = serde_json::from_str(&text("moved")?).map_err(|error| internal(&error))?;
    let not_moved: Vec<NotMoved> = serde_json::from_str(&text("not_moved")?).map_err(|error| internal(&error))?;
    let done = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
    let mut moved = Moved::default();
    outcomes.into_iter().for_each(|one| moved.add(one));
    Ok(ReleaseView {
        id: ReleaseId(row.try_get("", "id")?),
        version: VersionId(row.try_get("", "version")?),
        version_n: u32::try_from(n).unwrap_or_default(),
        version_name: text("name")?,
        sites: sites.into_iter().map(SiteId).collect(),
        subjects: if row.try_get("", "moves")? { SubjectsThen::Move } else { SubjectsThen::Keep },
        state: text("state")?.parse().map_err(|()| internal(&"a state of a release that this build does not know"))?,
        reason: text("reason")?,
        approval: text("approval")?,
        by: text("created_by_name")?,
        at: Instant(at),
        ended: ended.map(Instant),
        done,
        total: u32::try_from(total).unwrap_or(u32::MAX),
        moved,
        not_moved,
    })
}
