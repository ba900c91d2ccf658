//! The questions, each one statement over the entries of a period, with what it measures.
//!
//! What was verified, signed or locked before it was changed is asked here as soon as there are verification, signature and lock.

use sea_orm::Value;
use shared::audit::api::TrailEntry;
use shared::audit::{Counted, Period, Question, TrailAnswer, WhichAnswers};
use shared::kernel::{Page, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::audit::trail::{Hidden, Place, columns, entries};

/// Answers on a page.
const PAGE: usize = 50;
/// More are not counted.
const COUNTED: usize = 1000;

// What people entered and changed: not what rules worked out along with it.
const ENTERED: &str = "select 'record' collate \"C\" as kind, a.* from audit.record a where a.tenant = $1 and a.study = $2 and a.at >= $3 and a.at < $4
    and ($5::uuid is null or a.site = $5) and a.changes -> 'values' is not null and a.action in ('capture.SaveRecord', 'capture.SettleConflict')";
/// Some answer of the entry was there before.
const EDITS: &str = "exists (select 1 from json_each(e.changes -> 'values') c where c.value -> 'o' is not null)";

/// The statement of a question: columns of entries, and `measure`.
fn statement(question: Question) -> String {
    let from =
        |select: &str, join: &str, on: &str| format!("with e as ({ENTERED}) select e.*, {select} as measure from e {join} where {on}");
    match question {
        Question::LateEntry => from(
            "((e.at at time zone i.time_zone)::date - v.date::date)::bigint",
            "join record r on r.tenant = e.tenant and r.id = e.row_id
             join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n
             join site i on i.tenant = e.tenant and i.id = e.site",
            "case when v.date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then (e.at at time zone i.time_zone)::date - v.date::date > 7 else false end
             and exists (select 1 from json_each(e.changes -> 'values') c where c.value -> 'o' is null)",
        ),
        Question::OutOfHours => from(
            "extract(hour from e.at at time zone i.time_zone)::bigint",
            "join site i on i.tenant = e.tenant and i.id = e.site",
            "extract(hour from e.at at time zone i.time_zone) not between 6 and 19 or extract(isodow from e.at at time zone i.time_zone) > 5",
        ),
        Question::MassEdit => format!(
            "with e as ({ENTERED}), edit as (select e.*, count(*) over (partition by e.actor order by e.at
               range between interval '10 minutes' preceding and interval '10 minutes' following) as measure from e where {EDITS})
             select * from edit where measure >= 20"
        ),
        Question::AfterQuery => from(
            "(select (extract(epoch from e.at - max(q.opened_at)) / 3600)::bigint from query q where q.tenant = e.tenant and q.subject = e.subject
               and q.visit = r.visit and q.visit_n = r.visit_n and q.form = r.form and q.form_n = r.form_n and q.opened_at < e.at)",
            "join record r on r.tenant = e.tenant and r.id = e.row_id",
            "exists (select 1 from query q where q.tenant = e.tenant and q.subject = e.subject and q.visit = r.visit and q.visit_n = r.visit_n
               and q.form = r.form and q.form_n = r.form_n and q.opened_at < e.at
               and (q.item is null or e.changes -> 'values' -> q.item -> 'o' is not null))",
        ),
        Question::Repeated => format!(
            "with e as ({ENTERED}), edit as (select e.seq, count(*) over (partition by e.row_id, c.key) as n
               from e, json_each(e.changes -> 'values') c where c.value -> 'o' is not null)
             select e.*, (select max(n) from edit where edit.seq = e.seq) as measure from e where e.seq in (select seq from edit where n >= 3)"
        ),
        Question::NoLongerMember => from(
            "null::bigint",
            "",
            "not exists (select 1 from membership m where m.tenant = e.tenant and m.person = e.actor and m.starts_at <= now()
               and (m.ends_at is null or m.ends_at > now()) and (m.study is null or m.study = e.study))",
        ),
        Question::TakenOut => {
            let taken = |kind: &str| {
                format!(
                    "select '{kind}' collate \"C\" as kind, a.tenant, a.seq, a.at, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason,
                       a.request, a.op, a.row_id, a.study, a.site, a.subject, a.changes, null::bigint as measure
                     from audit.{kind} a where a.tenant = $1 and a.study = $2 and a.at >= $3 and a.at < $4 and ($5::uuid is null or a.site = $5)
                       and a.changes -> 'retired' ->> 'n' = 'true' and a.op = 'update'"
                )
            };
            format!("{} union all {}", taken("record"), taken("visit"))
        }
    }
}

fn values(tx: &Tx, study: StudyId, period: Period) -> Vec<Value> {
    let site = period.site.map(|site| site.0);
    vec![tx.ctx.tenant.0.into(), study.0.into(), period.from.0.into(), period.until.0.into(), site.into()]
}

/// How many entries answer each question.
pub async fn counts(tx: &Tx, study: StudyId, period: Period) -> Outcome<Vec<Counted>> {
    let mut counts = Vec::new();
    for question in Question::ALL.iter().copied() {
        let sql = format!("select count(*) as n from (select 1 from ({}) q limit {COUNTED}) counted", statement(question));
        let row = tx.row(&sql, values(tx, study, period)).await?;
        let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
        counts.push(Counted { question, n: u32::try_from(n).unwrap_or(u32::MAX) });
    }
    Ok(counts)
}

/// A page of answers, the newest first.
pub async fn answers(tx: &Tx, study: StudyId, which: WhichAnswers) -> Outcome<Page<TrailAnswer>> {
    let after = which.after.as_ref().map(|cursor| Place::parse(&cursor.0)).transpose()?;
    let mut found = asked(tx, study, which.question, which.period(), after.as_ref(), PAGE + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| Place::of(&last.entry).cursor());
    Ok(Page { rows: found, next })
}

/// Answers to a question, the newest first, at most so many.
pub async fn asked(
    tx: &Tx,
    study: StudyId,
    question: Question,
    period: Period,
    after: Option<&Place>,
    limit: usize,
) -> Outcome<Vec<TrailAnswer>> {
    let mut values = values(tx, study, period);
    let behind = match after {
        Some(place) => {
            values.extend([place.at.0.into(), place.kind.as_str().into(), place.seq.into()]);
            "where (q.at, q.kind, q.seq) < ($6, $7::text collate \"C\", $8::bigint)"
        }
        None => "",
    };
    let sql = format!(
        "select {}, q.measure from ({}) q {behind} order by q.at desc, q.kind desc, q.seq desc limit {limit}",
        columns("q"),
        statement(question)
    );
    let rows = tx.rows(&sql, values).await?;
    let measures: Vec<Option<i64>> = rows.iter().map(|row| row.try_get("", "measure")).collect::<Result<_, _>>()?;
    let hidden = Hidden::in_study(tx, study).await?;
    let entries: Vec<TrailEntry> = entries(tx, &rows).await?;
    let pairs = entries.into_iter().zip(measures);
    Ok(pairs.filter_map(|(entry, measure)| Some(TrailAnswer { entry: hidden.kept(vec![entry]).pop()?, measure })).collect())
}
