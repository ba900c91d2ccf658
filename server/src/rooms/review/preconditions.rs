//! What stands against a lock, as it is now. One row for each condition; each counts what its list in the app shows.

use shared::capture::Track;
use shared::kernel::StudyId;
use shared::review::Condition;
use shared::review::api::{Check, LockScope};

use super::{due, plan};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::queries::{UNHIDDEN, UNSETTLED};
use crate::rooms::study::Hidden;

// `$2` study, `$3` site, `$4` subject. Queries that were closed by hand while their check fails are those of `Show::Unsettled`.
const COUNTS: &str = "select
    (select count(*) from query q where q.tenant = $1 and q.study = $2 and ($3::uuid is null or q.site = $3) and ($4::uuid is null or q.subject = $4)
        and UNHIDDEN and q.state in ('candidate', 'open', 'answered', 'reopened')) as open_queries,
    (select count(*) from query q where q.tenant = $1 and q.study = $2 and ($3::uuid is null or q.site = $3) and ($4::uuid is null or q.subject = $4)
        and UNHIDDEN and UNSETTLED) as unsettled,
    coalesce(sum(t.findings), 0) as findings, coalesce(sum(t.missing), 0) as missing, coalesce(sum(t.incomplete), 0) as incomplete,
    (select coalesce(sum(m.dropped), 0) from verification m where m.tenant = $1 and m.study = $2 and ($3::uuid is null or m.site = $3)
        and ($4::uuid is null or m.subject = $4)) as dropped
    from standing t where t.tenant = $1 and t.study = $2 and ($3::uuid is null or t.site = $3) and ($4::uuid is null or t.id = $4)";

/// The checklist of a scope.
pub async fn checklist(tx: &Tx, study: StudyId, scope: LockScope) -> Outcome<Vec<Check>> {
    let sql = COUNTS.replace("UNSETTLED", UNSETTLED).replace("UNHIDDEN", &UNHIDDEN.replace('?', "$5"));
    let place = [tx.ctx.tenant.0.into(), study.0.into(), scope.site.map(|id| id.0).into(), scope.subject.map(|id| id.0).into()];
    // What everybody sees alike tells nothing.
    let values = place.into_iter().chain([Hidden::marked(tx, study).await?.names().into()]);
    let row = tx.row(&sql, values).await?;
    let n = |name: &str| -> Outcome<u32> {
        let n: i64 = row.as_ref().map_or(Ok(0), |row| row.try_get("", name))?;
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    };
    let checks = [
        (Condition::OpenQueries, n("open_queries")?),
        (Condition::UnsettledQueries, n("unsettled")?),
        (Condition::Findings, n("findings")?),
        (Condition::MissingForms, n("missing")?),
        (Condition::IncompleteForms, n("incomplete")?),
        (Condition::Unverified, unverified(tx, study, scope).await?),
        (Condition::Dropped, n("dropped")?),
        (Condition::Unsigned, unsigned(tx, study, scope).await?),
    ];
    Ok(checks.into_iter().map(|(condition, open)| Check { condition, open }).collect())
}

/// Forms in which something that the plan asks for is not verified, in all tracks.
async fn unverified(tx: &Tx, study: StudyId, scope: LockScope) -> Outcome<u32> {
    let plan = plan::current(tx, study).await?.plan;
    let mut all = 0_u32;
    for track in Track::ALL.iter().copied() {
        all = all.saturating_add(due::count(tx, study, &plan, track, (scope.site, scope.subject)).await?);
    }
    Ok(all)
}

/// What waits to be signed: visits that are complete and were never signed, and signatures that were broken.
async fn unsigned(tx: &Tx, study: StudyId, scope: LockScope) -> Outcome<u32> {
    let sql = "select coalesce(sum(t.to_sign + t.to_sign_again), 0) as n from standing t where t.tenant = $1 and t.study = $2
               and ($3::uuid is null or t.site = $3) and ($4::uuid is null or t.id = $4)";
    let values = [tx.ctx.tenant.0.into(), study.0.into(), scope.site.map(|id| id.0).into(), scope.subject.map(|id| id.0).into()];
    let n: i64 = tx.row(sql, values).await?.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}
