//! The questions, each one statement over the entries of a period, with what it measures.

use sea_orm::Value;
use shared::audit::api::{TrailEntry, TrailFilter};
use shared::audit::{Counted, Period, Question, TrailAnswer, WhichAnswers};
use shared::kernel::{Page, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::audit::trail::{Place, columns, entries, kept};
use crate::rooms::study::Hidden;

/// Answers on a page.
const PAGE: usize = 50;
/// More are not counted.
const COUNTED: usize = 1000;

// What people entered and changed: not what rules worked out along with it, nor what tells the reader the treatment (`$6`).
const ENTERED: &str = "select 'record' collate \"C\" as kind, a.* from audit.record a where a.tenant = $1 and a.study = $2 and a.at >= $3 and a.at < $4
    and ($5::uuid is null or a.site = $5) and a.changes -> 'values' is not null and a.action in ('capture.SaveRecord', 'capture.SettleConflict')
    and (cardinality($6::text[]) = 0 or exists (select 1 from json_object_keys(a.changes -> 'values') k where not split_part(k, '/', 3) = any($6)))";
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
        // The mark dropped in the transaction of the change, which is that of the request.
        Question::AfterVerification => from(
            "(select (extract(epoch from e.at - max((k.value -> 'o' -> 'by' ->> 'at')::timestamptz)) / 3600)::bigint from json_each(marks.changes -> 'marks') k
               where k.value -> 'n' -> 'dropped' is not null)",
            "cross join lateral (select w.changes from audit.verification w where w.tenant = e.tenant and w.study = e.study and w.op = 'update'
               and w.at between e.at - interval '1 minute' and e.at + interval '1 minute' and w.request = e.request
               and exists (select 1 from json_each(w.changes -> 'marks') k where k.value -> 'n' -> 'dropped' is not null) limit 1) marks",
            "true",
        ),
        // A record that is changed lets go of its signatures.
        Question::AfterSignature => from(
            "(select (extract(epoch from e.at - max(g.signed_at)) / 3600)::bigint from signature g where g.tenant = e.tenant
               and g.id::text in (select json_array_elements_text(e.changes -> 'marks' -> 'signed' -> 'o')))",
            "",
            "json_typeof(e.changes -> 'marks' -> 'signed' -> 'o') = 'array' and e.changes -> 'marks' -> 'signed' -> 'n' is null",
        ),
        Question::BeforeLock => from(
            "(extract(epoch from l.at - e.at) / 60)::bigint",
            "join record r on r.tenant = e.tenant and r.id = e.row_id
             cross join lateral (select min(d.at) as at from audit.data_lock d join data_lock l on l.tenant = d.tenant and l.id = d.row_id
               where d.tenant = e.tenant and d.study = e.study and d.at > e.at and d.at <= e.at + interval '1 day'
               and d.changes -> 'state' ->> 'n' = 'locked' and (l.site is null or l.site = e.site) and (l.subject is null or l.subject = e.subject)
               and (l.visit is null or l.visit = r.visit and l.visit_n = r.visit_n) and (l.form is null or l.form = r.form and l.form_n = r.form_n)
               and (l.item is null or e.changes -> 'values' -> l.item is not null)) l",
            "l.at is not null",
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
        // Who works here in another role now, or at another site, is no longer the one to whom it was delegated.
        Question::NoLongerDelegated => from(
            "null::bigint",
            "",
            "e.role is not null and exists (select 1 from membership m where m.tenant = e.tenant and m.person = e.actor and m.role = e.role
               and m.ends_at <= now() and (m.study is null or m.study = e.study) and (m.site is null or m.site = e.site))
             and not exists (select 1 from membership m where m.tenant = e.tenant and m.person = e.actor and m.role = e.role and m.starts_at <= now()
               and (m.ends_at is null or m.ends_at > now()) and (m.study is null or m.study = e.study) and (m.site is null or m.site = e.site))",
        ),
        Question::TakenOut => {
            let taken = |kind: &str| {
                format!(
                    "select '{kind}' collate \"C\" as kind, a.tenant, a.seq, a.at, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason,
                       a.request, a.op, a.row_id, a.study, a.site, a.subject, a.changes, null::bigint as measure
                     from audit.{kind} a where a.tenant = $1 and a.study = $2 and a.at >= $3 and a.at < $4 and ($5::uuid is null or a.site = $5)
                       and a.changes -> 'retired' ->> 'n' = 'true' and a.op = 'update' and $6::text[] is not null"
                )
            };
            format!("{} union all {}", taken("record"), taken("visit"))
        }
    }
}

fn values(tx: &Tx, study: StudyId, period: Period, hidden: &Hidden) -> Vec<Value> {
    let site = period.site.map(|site| site.0);
    vec![tx.ctx.tenant.0.into(), study.0.into(), period.from.0.into(), period.until.0.into(), site.into(), hidden.names().into()]
}

/// How many entries answer each question.
pub async fn counts(tx: &Tx, study: StudyId, period: Period) -> Outcome<Vec<Counted>> {
    let (mut counts, hidden) = (Vec::new(), Hidden::of(tx, study).await?);
    for question in Question::ALL.iter().copied() {
        let sql = format!("select count(*) as n from (select 1 from ({}) q limit {COUNTED}) counted", statement(question));
        let row = tx.row(&sql, values(tx, study, period, &hidden)).await?;
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
    let hidden = Hidden::of(tx, study).await?;
    let mut values = values(tx, study, period, &hidden);
    let behind = match after {
        Some(place) => {
            values.extend([place.at.0.into(), place.kind.as_str().into(), place.seq.into()]);
            "where (q.at, q.kind, q.seq) < ($7, $8::text collate \"C\", $9::bigint)"
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
    let entries: Vec<TrailEntry> = entries(tx, &rows).await?;
    let pairs = entries.into_iter().zip(measures);
    Ok(pairs
        .filter_map(|(entry, measure)| Some(TrailAnswer { entry: kept(&hidden, &TrailFilter::default(), vec![entry]).pop()?, measure }))
        .collect())
}
