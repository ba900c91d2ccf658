//! One thing done with several queries. The preview and the deed ask the same questions; what is not eligible stays as it is.

use shared::kernel::{Code, Problem, StudyId};
use shared::queries::Step;
use shared::queries::api::{Bulk, BulkReport, Left, QueryRow};

use super::read::{self, hand, sees_candidates, select};
use super::steps::{self, Act};
use super::{assign, thread};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::Hidden;

/// What would happen to which, and why not to the others.
pub async fn preview(tx: &Tx, study: StudyId, bulk: &Bulk) -> Outcome<BulkReport> {
    Ok(sort(tx, study, bulk, rows(tx, study, bulk).await?)?.0)
}

/// Does it.
pub async fn act(tx: &Tx, study: StudyId, bulk: Bulk) -> Outcome<BulkReport> {
    if bulk.step.is_some_and(says_why) && bulk.text.trim().is_empty() {
        return Err(Problem::new(Code::Invalid).at("/text", "Say why.").into());
    }
    let sql = "select 1 from query where tenant = $1 and study = $2 and id = any($3) order by id for update";
    tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into(), ids(&bulk).into()]).await?;
    let (report, eligible) = sort(tx, study, &bulk, rows(tx, study, &bulk).await?)?;
    let name = assign::names(tx, study, &bulk.assign).await?;
    for row in &eligible {
        match bulk.step {
            Some(step) => steps::take(tx, study, row, Act::new(step, bulk.text.clone())).await?,
            None => assign::put(tx, row, &bulk.assign, name.as_deref()).await?,
        }
    }
    Ok(report)
}

/// Steps that nobody takes without saying why.
fn says_why(step: Step) -> bool {
    matches!(step, Step::Reopen | Step::Cancel | Step::Discard)
}

fn ids(bulk: &Bulk) -> Vec<uuid::Uuid> {
    bulk.queries.iter().map(|query| query.0).collect()
}

async fn rows(tx: &Tx, study: StudyId, bulk: &Bulk) -> Outcome<Vec<QueryRow>> {
    let hidden = if sees_candidates(tx, study) { "" } else { " and q.opened_at is not null" };
    let sql = select(&format!(" and q.id = any($3){hidden}"), None);
    let found = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), ids(bulk).into()]).await?;
    let hidden = Hidden::of(tx, study).await?;
    let rows: Vec<QueryRow> = found.iter().map(read::row).collect::<Outcome<_>>()?;
    Ok(rows.into_iter().filter(|row| !thread::is_hidden(&hidden, row)).collect())
}

fn sort(tx: &Tx, study: StudyId, bulk: &Bulk, rows: Vec<QueryRow>) -> Outcome<(BulkReport, Vec<QueryRow>)> {
    if bulk.step == Some(Step::Answer) {
        return Err(Problem::new(Code::Invalid).at("/step", "Each query is answered by itself.").into());
    }
    let mut report = BulkReport::default();
    let mut eligible = Vec::new();
    for row in rows {
        match refusal(tx, study, bulk, &row)? {
            Some(why) => report.left.push(Left { query: row.id, key: row.key, why }),
            None => {
                report.eligible.push(row.id);
                eligible.push(row);
            }
        }
    }
    Ok((report, eligible))
}

fn refusal(tx: &Tx, study: StudyId, bulk: &Bulk, row: &QueryRow) -> Outcome<Option<String>> {
    let forbidden = || Some("Your role does not include this.".to_owned());
    let Some(step) = bulk.step else {
        let may = tx.ctx.grants.allow(shared::access::Permission::QueryAssign, shared::kernel::Scope::Study(study));
        let ended = (!row.status.is_active()).then(|| "It has ended.".to_owned());
        return Ok(if may { ended } else { forbidden() });
    };
    if !thread::allowed(tx, study, step) {
        return Ok(forbidden());
    }
    let by = hand(tx, study, step, row.asked.role, row.last.at);
    Ok(read::standing(row)?.refuses(step, &by).map(|refused| refused.to_string()))
}
