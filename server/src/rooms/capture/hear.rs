//! Hearing of records as they change: read from their shadow rows, through the fence of whoever listens.

use shared::capture::RecordKey;
use shared::capture::api::{Listen, RecordNews};
use shared::forms::Oid;
use shared::kernel::{Code, Instant, PersonId, SubjectId};
use shared::study::api::InStudy;

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Heard, Listening};
use crate::rooms::study::exists;

/// Told at once; the rest follows.
const AT_MOST: i64 = 200;

const NEWEST: &str = "select coalesce((select seq from audit.record where tenant = $1 and study = $2 order by seq desc limit 1), 0) as seq";

const SINCE: &str = "select a.seq, a.at, a.actor, a.actor_name, r.subject, r.visit, r.visit_n, r.form, r.form_n,
    (a.changes -> 'revision' ->> 'n')::int as revision
    from audit.record a join record r on r.tenant = a.tenant and r.id = a.row_id
    where a.tenant = $1 and a.study = $2 and a.seq > $3 order by a.seq limit $4";

impl Listening for Listen {
    fn after(&self) -> Option<i64> {
        self.after
    }

    fn once(&self) -> bool {
        self.once
    }
}

/// What has changed since a number of the trail; without one, only the number from which to listen.
pub async fn heard(tx: &Tx, on: &InStudy, asked: &Listen, after: Option<i64>) -> Outcome<Heard<RecordNews>> {
    if asked.person.is_some_and(|person| person != tx.ctx.actor.person) {
        return Err(Code::Unauthenticated.into());
    }
    exists(tx, on.study).await?;
    let Some(after) = after else {
        let row = tx.row(NEWEST, [tx.ctx.tenant.0.into(), on.study.0.into()]).await?.ok_or(Code::Internal)?;
        return Ok(Heard { upto: row.try_get("", "seq")?, news: Vec::new() });
    };
    let rows = tx.rows(SINCE, [tx.ctx.tenant.0.into(), on.study.0.into(), after.into(), AT_MOST.into()]).await?;
    let news: Vec<(i64, RecordNews)> = rows.iter().map(read).collect::<Outcome<_>>()?;
    Ok(Heard { upto: news.last().map_or(after, |(seq, _)| *seq), news })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<(i64, RecordNews)> {
    let oid = |name: &str| row.try_get::<String>("", name).map(Oid);
    let count = |name: &str| row.try_get::<Option<i32>>("", name).map(|n| n.and_then(|n| u32::try_from(n).ok()).unwrap_or_default());
    let record = RecordKey { visit: oid("visit")?, visit_n: count("visit_n")?, form: oid("form")?, form_n: count("form_n")? };
    let news = RecordNews {
        subject: SubjectId(row.try_get("", "subject")?),
        record,
        revision: count("revision")?,
        by: PersonId(row.try_get("", "actor")?),
        name: row.try_get("", "actor_name")?,
        at: Instant(row.try_get("", "at")?),
    };
    Ok((row.try_get("", "seq")?, news))
}
