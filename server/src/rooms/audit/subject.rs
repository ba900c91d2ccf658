//! The history of a subject, from the shadow rows of the subject itself, its visits and forms: enrolment, states, dates, what did
//! not take place, what went out of use and came back.

use sea_orm::QueryResult;
use shared::access::Role;
use shared::audit::api::{SubjectHistoryEntry, SubjectHistoryFrom, SubjectPart};
use shared::capture::api::OnSubject;
use shared::forms::Oid;
use shared::kernel::{Code, Cursor, Instant, Page, PersonId, RequestId};

use super::history::{in_reach, role};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// Entries on a page.
const PAGE: usize = 100;

// Two tables count on their own, so the order is that of the clock, and `seq` and table tell apart what shares a microsecond.
// A visit that has no date yet says nothing of dates, and what was never out of use nothing of that.
const READ: &str = "with change as (
    select a.at, 's' as source, a.seq, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason, a.request, a.tenant,
      null as visit, null::int as n, null as form, null::int as form_n, e.key as part, e.value ->> 'o' as old, e.value ->> 'n' as new
    from audit.subject a cross join lateral json_each(a.changes) e
    where a.tenant = $1 and a.study = $2 and a.subject = $3 and e.key in ('key', 'site', 'state', 'version')
    union all
    select a.at, 'v', a.seq, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason, a.request, a.tenant,
      v.oid, v.n, null, null::int, case e.key when 'date' then 'visit_date' when 'why' then 'visit_reason' when 'retired' then 'visit_retired'
        else e.key end, e.value ->> 'o', e.value ->> 'n'
    from audit.visit a join visit v on v.tenant = a.tenant and v.id = a.row_id cross join lateral json_each(a.changes) e
    where a.tenant = $1 and a.study = $2 and a.subject = $3
      and case when e.key in ('date', 'appointment', 'why', 'not_done', 'not_done_note') then coalesce(e.value ->> 'o', e.value ->> 'n') is not null
        when e.key = 'retired' then e.value ->> 'o' is not null else false end
    union all
    select a.at, 'r', a.seq, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason, a.request, a.tenant,
      r.visit, r.visit_n, r.form, r.form_n, 'form_retired', a.changes -> 'retired' ->> 'o', a.changes -> 'retired' ->> 'n'
    from audit.record a join record r on r.tenant = a.tenant and r.id = a.row_id
    where a.tenant = $1 and a.study = $2 and a.subject = $3 and a.changes -> 'retired' ->> 'o' is not null)
  select c.*, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as exactly,
    case c.part when 'site' then coalesce((select i.code from site i where i.tenant = c.tenant and i.id::text = c.old), c.old)
      when 'version' then coalesce((select x.name from study_version x where x.tenant = c.tenant and x.id::text = c.old), c.old) else c.old end as was,
    case c.part when 'site' then coalesce((select i.code from site i where i.tenant = c.tenant and i.id::text = c.new), c.new)
      when 'version' then coalesce((select x.name from study_version x where x.tenant = c.tenant and x.id::text = c.new), c.new) else c.new end as is_now
  from change c where $4::text is null or (c.at, c.source, c.seq, c.part) < ($4::timestamptz, $5, $6::bigint, $7)
  order by c.at desc, c.source desc, c.seq desc, c.part desc limit $8";

/// Newest first.
pub async fn of_subject(tx: &Tx, on: OnSubject, from: SubjectHistoryFrom) -> Outcome<Page<SubjectHistoryEntry>> {
    let place = from.after.as_ref().map(Place::parse).transpose()?;
    let mut values = vec![tx.ctx.tenant.0.into(), on.study.0.into(), on.subject.0.into()];
    let place = place.map(|place| (place.at, place.source, place.seq, place.part));
    let (at, source, seq, part) = place.map_or((None, None, None, None), |(a, b, c, d)| (Some(a), Some(b), Some(c), Some(d)));
    values.extend([at.into(), source.into(), seq.into(), part.into(), i64::try_from(PAGE + 1).unwrap_or(i64::MAX).into()]);
    let mut found = tx.rows(READ, values).await?;
    if found.is_empty() {
        in_reach(tx, on).await?;
    }
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(Place::of).transpose()?.map(Place::cursor);
    Ok(Page { rows: found.iter().map(entry).collect::<Outcome<_>>()?, next })
}

/// Where a page ends.
struct Place {
    at: String,
    source: String,
    seq: i64,
    part: String,
}

impl Place {
    fn parse(cursor: &Cursor) -> Outcome<Self> {
        let mut parts = cursor.0.splitn(4, '~').map(str::to_owned);
        let (Some(at), Some(source), Some(seq), Some(part)) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(Code::Malformed.into());
        };
        // What is no moment would be refused by the database in its own words.
        time::OffsetDateTime::parse(&at, &time::format_description::well_known::Rfc3339).map_err(|_| Code::Malformed)?;
        Ok(Self { at, source, seq: seq.parse().map_err(|_| Code::Malformed)?, part })
    }

    fn of(row: &QueryResult) -> Outcome<Self> {
        Ok(Self {
            at: row.try_get("", "exactly")?,
            source: row.try_get("", "source")?,
            seq: row.try_get("", "seq")?,
            part: row.try_get("", "part")?,
        })
    }

    fn cursor(self) -> Cursor {
        Cursor(format!("{}~{}~{}~{}", self.at, self.source, self.seq, self.part))
    }
}

fn entry(row: &QueryResult) -> Outcome<SubjectHistoryEntry> {
    let part: String = row.try_get("", "part")?;
    let part = SubjectPart::ALL.into_iter().find(|one| one.as_str() == part);
    let count = |column: &str| row.try_get::<Option<i32>>("", column).map(|n| n.and_then(|n| u32::try_from(n).ok()));
    let held: Option<Role> = role(row)?;
    Ok(SubjectHistoryEntry {
        at: Instant(row.try_get("", "at")?),
        by: PersonId(row.try_get("", "actor")?),
        name: row.try_get("", "actor_name")?,
        role: held,
        organisation: row.try_get::<Option<String>>("", "organisation")?.unwrap_or_default(),
        action: row.try_get("", "action")?,
        reason: row.try_get::<Option<String>>("", "reason")?.filter(|reason| !reason.is_empty()),
        request: RequestId(row.try_get("", "request")?),
        part: part.ok_or_else(|| internal(&"a part of a subject that this version does not know"))?,
        visit: row.try_get::<Option<String>>("", "visit")?.map(|oid| Oid::from(oid.as_str())),
        visit_n: count("n")?,
        form: row.try_get::<Option<String>>("", "form")?.map(|oid| Oid::from(oid.as_str())),
        form_n: count("form_n")?,
        old: row.try_get("", "was")?,
        new: row.try_get("", "is_now")?,
    })
}
