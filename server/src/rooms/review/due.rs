//! What is to be verified: counted, and listed. The plan is read into the statement, so that figures and lists say what
//! [`ReviewPlan::need`] says; a test compares.

use serde_json::json;
use shared::capture::{ItemMark, Track};
use shared::kernel::{Code, Cursor, Instant, Page, Problem, SiteId, StudyId, SubjectId, VersionId};
use shared::review::ReviewPlan;
use shared::review::api::{CoverageRow, DueFilter, DueForm};

use super::{plan, verification};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::verification::{Mark, key};
use crate::rooms::study::{Hidden, version};

// Complete forms in which the plan asks for something. `$1` tenant, `$2` study, `$3` the track's tiers, `$4` the seed, `$5` the track.
// The draw is that of `ReviewPlan`; `whole`: all of the form is asked for.
const FROM: &str = "from record r join subject s on s.tenant = r.tenant and s.id = r.subject
    join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n and not v.retired
    cross join lateral (select * from t where (cardinality(t.sites) = 0 or s.site = any(t.sites))
        and (cardinality(t.states) = 0 or s.state = any(t.states)) order by t.n limit 1) t
    cross join lateral (select ((((('x' || right(s.id::text, 8))::bit(32)::bigint # $4) & 2147483647) * 1640531527 & 4294967295) >> 16) % 100 < t.share
        or r.form = any(t.forms) or r.visit = any(t.visits) as whole) w
    left join verification m on m.tenant = r.tenant and m.subject = r.subject and m.visit = r.visit and m.visit_n = r.visit_n
        and m.form = r.form and m.form_n = r.form_n
    cross join lateral (select coalesce($5 = any(m.done) and (not w.whole or m.need -> $5 = '[\"*\"]'), false) as done) d
    where r.tenant = $1 and r.study = $2 and r.state = 'complete' and not r.retired and (w.whole or r.form = any(t.items))";

// Forms with marks of the track that dropped, whether the plan asks for them or not.
const DROPPED: &str = "from record r join subject s on s.tenant = r.tenant and s.id = r.subject
    join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n and not v.retired
    join verification m on m.tenant = r.tenant and m.subject = r.subject and m.visit = r.visit and m.visit_n = r.visit_n
        and m.form = r.form and m.form_n = r.form_n
    where r.tenant = $1 and r.study = $2 and $4::bigint is not null and not r.retired and m.dropped > 0
        and exists (select from jsonb_each(m.marks) e where e.key like $5 || ':%' and e.value ? 'dropped')";

const TIERS: &str = "with t as materialized (select * from rows from (jsonb_to_recordset(($3::text)::jsonb)
    as (sites uuid[], states text[], share int, items text[], forms text[], visits text[])) with ordinality
    as t(sites, states, share, items, forms, visits, n))";

/// `$1` to `$5`.
fn values(tx: &Tx, study: StudyId, plan: &ReviewPlan, track: Track) -> Vec<sea_orm::Value> {
    let tiers = plan.tiers.iter().filter(|tier| tier.track == track).map(|tier| {
        json!({
            "sites": tier.sites, "states": tier.states, "share": tier.share, "forms": tier.forms, "visits": tier.visits,
            "items": tier.items.iter().map(|one| &one.form).collect::<Vec<_>>(),
        })
    });
    let tiers = serde_json::Value::Array(tiers.collect()).to_string();
    vec![tx.ctx.tenant.0.into(), study.0.into(), tiers.into(), i64::from(plan.seed).into(), track.as_str().into()]
}

/// Where to look: a subject, else a site, else everywhere in reach. `$6`, `$7`.
const WHERE: &str = " and ($6::uuid is null or r.site = $6) and ($7::uuid is null or r.subject = $7)";

/// How many forms are to be verified there.
pub async fn count(tx: &Tx, study: StudyId, plan: &ReviewPlan, track: Track, place: (Option<SiteId>, Option<SubjectId>)) -> Outcome<u32> {
    if !plan.has(track) {
        return Ok(0);
    }
    let sql = format!("{TIERS} select count(*) as n {FROM}{WHERE} and not d.done");
    let mut values = values(tx, study, plan, track);
    values.extend([place.0.map(|id| id.0).into(), place.1.map(|id| id.0).into()]);
    let n: i64 = tx.row(&sql, values).await?.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Figures by site and track: a row for each where the plan asks for something or something was verified.
pub async fn coverage(tx: &Tx, study: StudyId) -> Outcome<Vec<CoverageRow>> {
    let plan = plan::current(tx, study).await?.plan;
    let mut rows = Vec::new();
    for track in Track::ALL.iter().copied() {
        let sql = format!(
            "{TIERS}, asked as (select r.site, count(*) as required, count(*) filter (where d.done) as verified {FROM} group by r.site),
             marked as (select m.site, count(*) filter (where not e.value ? 'dropped') as items, count(*) filter (where e.value ? 'dropped') as dropped
                from verification m, jsonb_each(m.marks) e where m.tenant = $1 and m.study = $2 and e.key like $5 || ':%' group by m.site)
             select i.id, i.code, coalesce(a.required, 0) as required, coalesce(a.verified, 0) as verified, coalesce(k.items, 0) as items,
                coalesce(k.dropped, 0) as dropped
             from site i left join asked a on a.site = i.id left join marked k on k.site = i.id
             where i.tenant = $1 and i.study = $2 and (a.site is not null or k.site is not null) order by i.code"
        );
        for row in tx.rows(&sql, values(tx, study, &plan, track)).await? {
            let n = |name: &str| -> Outcome<u32> { Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX)) };
            rows.push(CoverageRow {
                track,
                site: SiteId(row.try_get("", "id")?),
                site_code: row.try_get("", "code")?,
                required: n("required")?,
                verified: n("verified")?,
                items: n("items")?,
                dropped: n("dropped")?,
            });
        }
    }
    Ok(rows)
}

/// Forms that are to be verified, the longest complete first.
pub async fn list(tx: &Tx, study: StudyId, filter: &DueFilter) -> Outcome<Page<DueForm>> {
    let track = filter.track.or_else(|| verification::own_track(tx, study)).unwrap_or(Track::Source);
    let plan = plan::current(tx, study).await?.plan;
    let limit = usize::from(filter.limit.unwrap_or(50));
    let after = filter.after.as_ref().map(read_cursor).transpose()?;
    let (from, only) = if filter.dropped { (DROPPED, "") } else { (FROM, " and not d.done") };
    let sql = format!(
        "{TIERS} select r.id, r.subject, s.key, r.site, i.code, r.visit, r.visit_n, r.form, r.form_n, r.version, r.saved_at, m.marks::text as marks
         {}{only} and ($8::text is null or (r.saved_at, r.id) > (($8::text)::timestamptz, $9::uuid))
         order by r.saved_at, r.id limit {}",
        format!("{from}{WHERE}").replacen("join visit v", "join site i on i.tenant = r.tenant and i.id = r.site join visit v", 1),
        limit + 1
    );
    let mut values = values(tx, study, &plan, track);
    let (at, id) = after.unzip();
    values.extend([filter.site.map(|id| id.0).into(), filter.subject.map(|id| id.0).into(), at.into(), id.into()]);
    let mut found = tx.rows(&sql, values).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        rows.push(due(tx, row, track).await?);
    }
    let hidden = Hidden::of(tx, study).await?;
    rows.iter_mut().for_each(|row| row.dropped.retain(|mark| !hidden.has(&mark.at)));
    let id: Option<uuid::Uuid> = found.last().map(|row| row.try_get("", "id")).transpose()?;
    let next = rows.last().zip(id).filter(|_| more).map(|(row, id)| Cursor(format!("{}\t{id}", row.saved_at)));
    Ok(Page { rows, next })
}

fn read_cursor(cursor: &Cursor) -> Outcome<(String, uuid::Uuid)> {
    let broken = || Problem::new(Code::Invalid).at("/after", "This is not where a page of this list ends.");
    let (at, id) = cursor.0.split_once('\t').ok_or_else(broken)?;
    let _: Instant = at.parse().map_err(|_| broken())?;
    Ok((at.to_owned(), id.parse().map_err(|_| broken())?))
}

async fn due(tx: &Tx, row: &sea_orm::QueryResult, track: Track) -> Outcome<DueForm> {
    let version = version(tx, VersionId(row.try_get("", "version")?)).await?;
    let record = key(row)?;
    let marks: Option<String> = row.try_get("", "marks")?;
    let marks: std::collections::BTreeMap<String, Mark> =
        marks.map_or(Ok(Default::default()), |text| serde_json::from_str(&text)).map_err(|error| internal(&error))?;
    let dropped =
        |(name, mark): (&String, &Mark)| verification::shown(name, mark).filter(|one| one.track == track && one.dropped.is_some());
    let dropped: Vec<ItemMark> = marks.iter().filter_map(dropped).collect();
    let saved_at: time::OffsetDateTime = row.try_get("", "saved_at")?;
    Ok(DueForm {
        subject: SubjectId(row.try_get("", "subject")?),
        key: row.try_get("", "key")?,
        site: SiteId(row.try_get("", "site")?),
        site_code: row.try_get("", "code")?,
        visit_title: version.design.visit(&record.visit).map_or_else(|| record.visit.to_string(), |visit| visit.title().to_owned()),
        form_title: version.plan(&record.form).map_or_else(|| record.form.to_string(), |plan| plan.form.title("").to_owned()),
        record,
        saved_at: Instant(saved_at),
        dropped,
    })
}
