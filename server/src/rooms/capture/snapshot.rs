//! Everything as it stands, subject by subject, for exports: read by key, so that a page is all that is held at once.
//! The fence holds: who reaches one site gets that site's subjects.

use std::collections::HashMap;

use sea_orm::QueryResult;
use shared::capture::{NotDone, RecordKey, RecordState, RowKey, SubjectState};
use shared::forms::{Oid, Values};
use shared::kernel::{Instant, RecordId, SiteId, StudyId, SubjectId, VersionId};

pub use super::records::retired;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::Hidden;

/// Subjects that are held at once.
const PAGE: i64 = 25;

impl SubjectSnapshot {
    /// The subject without what is out of use: visits with their records, and records by themselves.
    #[must_use]
    pub fn in_use(mut self) -> Self {
        self.visits.retain(|visit| !visit.retired);
        let visits = &self.visits;
        let stands = |record: &RecordSnapshot| visits.iter().any(|visit| visit.oid == record.key.visit && visit.n == record.key.visit_n);
        self.records.retain(|record| record.retired_since.is_none() && stands(record));
        self
    }
}

/// A subject with all that is known of it.
#[derive(Clone, Debug)]
pub struct SubjectSnapshot {
    pub id: SubjectId,
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub state: SubjectState,
    pub version: VersionId,
    pub created: Instant,
    pub visits: Vec<VisitSnapshot>,
    pub records: Vec<RecordSnapshot>,
}

/// A visit that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitSnapshot {
    pub oid: Oid,
    pub n: u32,
    /// ISO date, maybe partial.
    pub date: Option<String>,
    /// The day agreed on.
    pub appointment: Option<String>,
    /// Why it was added.
    pub why: Option<String>,
    /// Why it did not take place.
    pub not_done: Option<NotDone>,
    /// Out of use.
    pub retired: bool,
}

/// A record with its values.
#[derive(Clone, Debug)]
pub struct RecordSnapshot {
    pub id: RecordId,
    pub key: RecordKey,
    pub version: VersionId,
    pub values: Values,
    /// Rows out of use, and the revision since which.
    pub retired: Vec<(RowKey, u32)>,
    pub state: RecordState,
    /// Out of use by itself: the revision since which nothing was changed.
    pub retired_since: Option<u32>,
    pub saved_at: Instant,
}

/// The design versions that subjects and records in reach were entered under.
pub async fn versions(tx: &Tx, study: StudyId) -> Outcome<Vec<VersionId>> {
    let sql = "select distinct version from (select version from subject where tenant = $1 and study = $2
               union select version from record where tenant = $1 and study = $2) used";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    rows.iter().map(|row| Ok(VersionId(row.try_get("", "version")?))).collect()
}

/// The subjects after this key, by key, with their visits and records (of these forms only, if any are named), without what is
/// hidden. Empty: that was all.
pub async fn page(tx: &Tx, study: StudyId, after: Option<&str>, forms: Option<&[Oid]>, hidden: &Hidden) -> Outcome<Vec<SubjectSnapshot>> {
    let sql = "select s.id, s.key, s.site, i.code, s.state, s.version, s.created_at from subject s
               join site i on i.tenant = s.tenant and i.id = s.site
               where s.tenant = $1 and s.study = $2 and ($3::text is null or s.key > $3) order by s.key limit $4";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into(), after.map(str::to_owned).into(), PAGE.into()]).await?;
    let mut subjects: Vec<SubjectSnapshot> = rows.iter().map(subject).collect::<Outcome<_>>()?;
    let ids: Vec<uuid::Uuid> = subjects.iter().map(|one| one.id.0).collect();
    let mut visits = visits(tx, &ids).await?;
    let mut records = records(tx, &ids, forms).await?;
    for one in &mut subjects {
        one.visits = visits.remove(&one.id).unwrap_or_default();
        one.records = records.remove(&one.id).unwrap_or_default();
        one.records.iter_mut().for_each(|record| hidden.strip(&mut record.values));
    }
    Ok(subjects)
}

fn subject(row: &QueryResult) -> Outcome<SubjectSnapshot> {
    let state: String = row.try_get("", "state")?;
    Ok(SubjectSnapshot {
        id: SubjectId(row.try_get("", "id")?),
        key: row.try_get("", "key")?,
        site: SiteId(row.try_get("", "site")?),
        site_code: row.try_get("", "code")?,
        state: state.parse().map_err(|()| internal(&"a subject state that this version does not know"))?,
        version: VersionId(row.try_get("", "version")?),
        created: Instant(row.try_get("", "created_at")?),
        visits: Vec::new(),
        records: Vec::new(),
    })
}

async fn visits(tx: &Tx, subjects: &[uuid::Uuid]) -> Outcome<HashMap<SubjectId, Vec<VisitSnapshot>>> {
    let sql = "select subject, oid, n, date, appointment, why, not_done, not_done_note, retired from visit
               where tenant = $1 and subject = any($2) order by subject, oid, n";
    let mut found: HashMap<SubjectId, Vec<VisitSnapshot>> = HashMap::new();
    for row in tx.rows(sql, [tx.ctx.tenant.0.into(), subjects.to_vec().into()]).await? {
        let (code, note): (Option<String>, Option<String>) = (row.try_get("", "not_done")?, row.try_get("", "not_done_note")?);
        let visit = VisitSnapshot {
            oid: Oid(row.try_get("", "oid")?),
            n: count(&row, "n")?,
            date: row.try_get("", "date")?,
            appointment: row.try_get("", "appointment")?,
            why: row.try_get("", "why")?,
            not_done: code.map(|code| NotDone { code, note }),
            retired: row.try_get("", "retired")?,
        };
        found.entry(SubjectId(row.try_get("", "subject")?)).or_default().push(visit);
    }
    Ok(found)
}

async fn records(tx: &Tx, subjects: &[uuid::Uuid], forms: Option<&[Oid]>) -> Outcome<HashMap<SubjectId, Vec<RecordSnapshot>>> {
    let sql = "select id, subject, visit, visit_n, form, form_n, version, values::text as values, marks::text as marks, state, saved_at,
                 case when retired then revision end as retired_since
               from record where tenant = $1 and subject = any($2) and ($3::text[] is null or form = any($3))
               order by subject, visit, visit_n, form, form_n";
    let forms = forms.map(|forms| forms.iter().map(|form| form.0.clone()).collect::<Vec<_>>());
    let mut found: HashMap<SubjectId, Vec<RecordSnapshot>> = HashMap::new();
    for row in tx.rows(sql, [tx.ctx.tenant.0.into(), subjects.to_vec().into(), forms.into()]).await? {
        found.entry(SubjectId(row.try_get("", "subject")?)).or_default().push(record(&row)?);
    }
    Ok(found)
}

fn record(row: &QueryResult) -> Outcome<RecordSnapshot> {
    let values: String = row.try_get("", "values")?;
    let marks: String = row.try_get("", "marks")?;
    let state: String = row.try_get("", "state")?;
    Ok(RecordSnapshot {
        id: RecordId(row.try_get("", "id")?),
        key: RecordKey {
            visit: Oid(row.try_get("", "visit")?),
            visit_n: count(row, "visit_n")?,
            form: Oid(row.try_get("", "form")?),
            form_n: count(row, "form_n")?,
        },
        version: VersionId(row.try_get("", "version")?),
        values: serde_json::from_str(&values).map_err(|error| internal(&error))?,
        retired: retired(&marks)?,
        state: state.parse().map_err(|()| internal(&"a record state that this version does not know"))?,
        retired_since: row.try_get::<Option<i32>>("", "retired_since")?.and_then(|n| u32::try_from(n).ok()),
        saved_at: Instant(row.try_get("", "saved_at")?),
    })
}

fn count(row: &QueryResult, column: &str) -> Outcome<u32> {
    let n: i32 = row.try_get("", column)?;
    u32::try_from(n).map_err(|error| internal(&error))
}
