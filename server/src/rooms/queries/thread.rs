//! A thread: one query with all that was said.

use serde::Deserialize;
use shared::kernel::{Code, Instant, PersonId, QueryId, StudyId};
use shared::queries::api::{Changed, Message, QueryRow, QueryThread};
use shared::queries::{Stamp, Step};

use super::read::{self, hand, sees_candidates, select};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::Hidden;

/// One row; what is only proposed is not there for sites. `lock`: nobody else takes a step meanwhile.
pub async fn one(tx: &Tx, study: StudyId, query: QueryId) -> Outcome<QueryRow> {
    let hidden = if sees_candidates(tx, study) { "" } else { " and q.opened_at is not null" };
    let sql = select(&format!(" and q.id = $3{hidden}"), None);
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), study.0.into(), query.0.into()]).await?;
    let found = read::row(&row.ok_or(Code::NotFound)?)?;
    if is_hidden(&Hidden::of(tx, study).await?, &found) { Err(Code::NotFound.into()) } else { Ok(found) }
}

/// Whether it hangs on what the reader must not see.
pub fn is_hidden(hidden: &Hidden, row: &QueryRow) -> bool {
    row.address.key().is_some_and(|key| hidden.has(&key))
}

/// The same, held until the transaction ends: two who act on it act one after the other.
pub async fn held(tx: &Tx, study: StudyId, query: QueryId) -> Outcome<QueryRow> {
    let sql = "select 1 from query where tenant = $1 and study = $2 and id = $3 for update";
    tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), query.0.into()]).await?.ok_or(Code::NotFound)?;
    one(tx, study, query).await
}

/// A query as its page shows it.
pub async fn thread(tx: &Tx, study: StudyId, query: QueryId) -> Outcome<QueryThread> {
    let row = one(tx, study, query).await?;
    let (why, because, confirmed) = reasons(tx, query).await?;
    let messages = messages(tx, study, query).await?;
    let standing = read::standing(&row)?;
    let at = row.last.at;
    let may = |step: &Step| standing.refuses(*step, &hand(tx, study, *step, row.asked.role, at)).is_none() && allowed(tx, study, *step);
    let steps = Step::ALL.iter().copied().filter(|step| may(step)).collect();
    Ok(QueryThread { why, because, confirmed, messages, steps, query: row })
}

/// The grants say so, whatever the query.
pub fn allowed(tx: &Tx, study: StudyId, step: Step) -> bool {
    tx.ctx.grants.allow(step.needs(), shared::kernel::Scope::Study(study))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Why {
    why: Option<Box<shared::forms::rule::Trace>>,
    because: Vec<String>,
}

type Reasons = (Option<Box<shared::forms::rule::Trace>>, Vec<String>, Option<shared::queries::Basis>);

async fn reasons(tx: &Tx, query: QueryId) -> Outcome<Reasons> {
    let sql = "select why::text as why, confirmed::text as confirmed from query where tenant = $1 and id = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), query.0.into()]).await?.ok_or(Code::NotFound)?;
    let [why, confirmed] = ["why", "confirmed"].map(|name| row.try_get::<Option<String>>("", name));
    let why: Why = why?.map_or(Ok(Why::default()), |text| serde_json::from_str(&text)).map_err(|error| internal(&error))?;
    let confirmed = confirmed?.map(|text| serde_json::from_str(&text)).transpose().map_err(|error| internal(&error))?;
    Ok((why.why, why.because, confirmed))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Detail {
    how: Option<String>,
    behalf: Option<String>,
    changes: Vec<Changed>,
}

async fn messages(tx: &Tx, study: StudyId, query: QueryId) -> Outcome<Vec<Message>> {
    let sql = "select said_at, said_by, said_by_name, said_role, kind, text, detail::text as detail from query_message
               where tenant = $1 and query = $2 order by said_at, id";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), query.0.into()]).await?;
    let hidden = Hidden::of(tx, study).await?;
    let mut messages: Vec<Message> = rows.iter().map(message).collect::<Outcome<_>>()?;
    messages.iter_mut().for_each(|message| message.changes.retain(|change| !hidden.has(&change.at)));
    Ok(messages)
}

fn message(row: &sea_orm::QueryResult) -> Outcome<Message> {
    let role: Option<String> = row.try_get("", "said_role")?;
    let detail: String = row.try_get("", "detail")?;
    let Detail { how, behalf, changes } = serde_json::from_str(&detail).map_err(|error| internal(&error))?;
    let at: time::OffsetDateTime = row.try_get("", "said_at")?;
    let by = Stamp {
        by: PersonId(row.try_get("", "said_by")?),
        name: row.try_get("", "said_by_name")?,
        role: read::role(role.as_deref()),
        at: Instant(at),
    };
    Ok(Message { by, kind: row.try_get("", "kind")?, text: row.try_get("", "text")?, how, behalf, changes })
}
