//! Subjects: enrolled at a site under a key of the study's making, each known with the state of its visits.

use std::sync::LazyLock;

use shared::capture::SubjectKey;
use shared::capture::api::{NewState, NewSubject, SubjectRow};
use shared::kernel::{Code, Instant, Problem, SiteId, StudyId, SubjectId, VersionId};

use super::casebook::{self, Known};
use super::{around, guard, lock, signed, standing, verification};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::queries;
use crate::rooms::study::version;

/// A subject with visits and forms in short.
static KNOWN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "select s.id, s.key, s.site, i.code, i.time_zone, s.state, s.version, s.created_at, now() as now,
    s.casebook::text as casebook,
    (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('o', v.oid, 'n', v.n, 'd', v.date, 'p', v.appointment, 'w', v.why,
        'c', v.not_done, 't', v.not_done_note, 'r', nullif(v.retired, false)))), '[]') from visit v
        where v.tenant = $1 and v.subject = s.id)::text as visits,
    (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('v', r.visit, 'n', r.visit_n, 'f', r.form, 'm', r.form_n, 's', r.state, 'x', r.findings,
        'a', r.saved_at, 'z', nullif(r.retired, false), 'e', nullif(r.version, s.version)))), '[]') from record r where r.tenant = $1 and r.subject = s.id)::text as records,
    {}::text as queries, {}::text as signatures, {}::text as locks, {}::text as verified
    from subject s join site i on i.tenant = s.tenant and i.id = s.site
    where s.tenant = $1 and s.study = $2",
        *queries::OF_SUBJECT,
        signed::OF_SUBJECT,
        lock::OF_SUBJECT,
        verification::OF_SUBJECT
    )
});

/// One subject with visits and forms in short.
pub async fn known(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Known> {
    let row = tx.row(&format!("{} and s.id = $3", *KNOWN), [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// All subjects of a site, with visits and forms in short.
pub async fn of_site(tx: &Tx, study: StudyId, site: SiteId) -> Outcome<Vec<Known>> {
    let sql = format!("{} and s.site = $3 order by s.key", *KNOWN);
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), site.0.into()]).await?;
    rows.iter().map(read).collect()
}

/// A subject as the matrix shows it.
pub async fn row_of(tx: &Tx, known: &Known) -> Outcome<SubjectRow> {
    let version = version(tx, known.version).await?;
    Ok(SubjectRow {
        id: known.id,
        key: known.key.clone(),
        site: known.site,
        site_code: known.site_code.clone(),
        state: known.state,
        version: known.version,
        created: known.created,
        changed: None,
        lock: lock::state_of(&known.locks, None, None),
        visits: casebook::cells(known, &version),
    })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<Known> {
    let state: String = row.try_get("", "state")?;
    let created: time::OffsetDateTime = row.try_get("", "created_at")?;
    let now: time::OffsetDateTime = row.try_get("", "now")?;
    let (visits, records): (String, String) = (row.try_get("", "visits")?, row.try_get("", "records")?);
    let casebook: String = row.try_get("", "casebook")?;
    Ok(Known {
        id: SubjectId(row.try_get("", "id")?),
        key: row.try_get("", "key")?,
        site: SiteId(row.try_get("", "site")?),
        site_code: row.try_get("", "code")?,
        time_zone: row.try_get("", "time_zone")?,
        state: state.parse().map_err(|()| internal(&"a subject state that this version does not know"))?,
        version: VersionId(row.try_get("", "version")?),
        created: Instant(created),
        now: Instant(now),
        casebook: serde_json::from_str(&casebook).map_err(|error| internal(&error))?,
        visits: serde_json::from_str(&visits).map_err(|error| internal(&error))?,
        records: serde_json::from_str(&records).map_err(|error| internal(&error))?,
        queries: serde_json::from_str(&row.try_get::<String>("", "queries")?).map_err(|error| internal(&error))?,
        signatures: serde_json::from_str(&row.try_get::<String>("", "signatures")?).map_err(|error| internal(&error))?,
        locks: serde_json::from_str(&row.try_get::<String>("", "locks")?).map_err(|error| internal(&error))?,
        verified: serde_json::from_str(&row.try_get::<String>("", "verified")?).map_err(|error| internal(&error))?,
    })
}

/// Enrols a subject. Enrolled before under the same id, it is answered as it is.
pub async fn enrol(tx: &Tx, study: StudyId, new: NewSubject) -> Outcome<SubjectRow> {
    let tenant = tx.ctx.tenant.0;
    // One at a time per study, so that numbers are neither skipped nor given twice.
    tx.row("select pg_advisory_xact_lock(hashtextextended($1, 0))::text", [study.to_string().into()]).await?;
    let exists =
        tx.row("select 1 from subject where tenant = $1 and study = $2 and id = $3", [tenant.into(), study.0.into(), new.id.0.into()]);
    if exists.await?.is_none() {
        guard::may_enrol(tx, study, new.site).await?;
        insert(tx, study, &new).await?;
        settle(tx, study, new.id).await?;
    }
    row_of(tx, &known(tx, study, new.id).await?).await
}

async fn insert(tx: &Tx, study: StudyId, new: &NewSubject) -> Outcome<()> {
    let sql = "select i.code, i.version, k.seq, k.n from site i, next_subject_numbers($2, $3) k where i.tenant = $1 and i.study = $2 and i.id = $3";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), new.site.0.into()]).await?;
    let row = row.ok_or_else(|| Problem::new(Code::NotFound).at("/site", "There is no such site, or it is not yours."))?;
    let (code, seq, n): (String, i32, i32) = (row.try_get("", "code")?, row.try_get("", "seq")?, row.try_get("", "n")?);
    let running: Option<uuid::Uuid> = row.try_get("", "version")?;
    let running = running.ok_or_else(|| Problem::new(Code::OutOfOrder).detail("No version of the design is released to this site yet."))?;
    let version = version(tx, VersionId(running)).await?;
    let count = |n: i32| u32::try_from(n).unwrap_or_default();
    let made = || SubjectKey(&version.design.subject_pattern).write(&code, count(seq), count(n));
    let key = new.key.as_deref().map_or_else(made, |key| key.trim().to_owned());
    let sql =
        "insert into subject (tenant, id, study, site, key, seq, n, state, version) values ($1, $2, $3, $4, $5, $6, $7, 'screening', $8)";
    let values =
        [tx.ctx.tenant.0.into(), new.id.0.into(), study.0.into(), new.site.0.into(), key.into(), seq.into(), n.into(), running.into()];
    tx.run(sql, values).await.map(|_| ())
}

/// Moves a subject on, within the permitted sequence of steps (21 CFR 11.10(f)).
pub async fn change_state(tx: &Tx, study: StudyId, subject: SubjectId, new: NewState) -> Outcome<SubjectRow> {
    let now = known(tx, study, subject).await?;
    if now.state != new.state {
        guard::may_change_subject(tx, subject).await?;
        let next = now.state.to(new.state).map_err(|refused| Problem::new(Code::OutOfOrder).detail(capital(&refused.to_string())))?;
        let sql = "update subject set state = $3 where tenant = $1 and id = $2 and state = $4";
        let values = [tx.ctx.tenant.0.into(), subject.0.into(), next.as_str().into(), now.state.as_str().into()];
        if tx.run(sql, values).await? == 0 {
            return Err(Code::Conflict.into());
        }
        settle(tx, study, subject).await?;
    }
    row_of(tx, &known(tx, study, subject).await?).await
}

/// Rules may look at the subject itself.
async fn settle(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<()> {
    let version = version(tx, known(tx, study, subject).await?.version).await?;
    around::settle_looking(tx, &version, study, subject).await?;
    standing::renew(tx, study, subject).await
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}
