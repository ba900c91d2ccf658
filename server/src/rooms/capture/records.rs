//! Records: one form of one visit, as it stands.

use std::sync::Arc;

use shared::capture::{RecordKey, RecordState, RecordView, RowKey};
use shared::forms::{FormPlan, Oid, Values};
use shared::kernel::{Code, Instant, Problem, RecordId, StudyId, SubjectId, VersionId};
use shared::study::VisitDef;

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::{Version, version};

/// A record as the database has it, or as it would begin.
pub struct Stored {
    pub version: Arc<Version>,
    pub site: uuid::Uuid,
    pub visit_exists: bool,
    pub id: Option<RecordId>,
    pub values: Values,
    pub retired: Vec<RowKey>,
    pub state: RecordState,
    /// It was complete once.
    pub submitted: bool,
    pub revision: u32,
    pub saved_at: Option<Instant>,
    pub saved_by: Option<String>,
}

const READ: &str = "select s.site, s.version as subject_version, v.id as visit_id, r.id, r.version, r.values::text as values,
    r.marks::text as marks, r.state, r.submitted, r.revision, r.saved_at, r.saved_by_name
    from subject s
    left join visit v on v.tenant = s.tenant and v.subject = s.id and v.oid = $4 and v.n = $5
    left join record r on r.tenant = s.tenant and r.subject = s.id and r.visit = $4 and r.visit_n = $5 and r.form = $6 and r.form_n = $7
    where s.tenant = $1 and s.study = $2 and s.id = $3";

/// Reads a record in one statement; one that is not there yet is blank.
pub async fn stored(tx: &Tx, study: StudyId, subject: SubjectId, key: &RecordKey) -> Outcome<Stored> {
    let count = |n: u32| i32::try_from(n).map_err(|_| Code::NotFound);
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        subject.0.into(),
        key.visit.as_str().into(),
        count(key.visit_n)?.into(),
        key.form.as_str().into(),
        count(key.form_n)?.into(),
    ];
    let row = tx.row(READ, values).await?.ok_or(Code::NotFound)?;
    let own: Option<uuid::Uuid> = row.try_get("", "version")?;
    let subject_version: uuid::Uuid = row.try_get("", "subject_version")?;
    let visit: Option<uuid::Uuid> = row.try_get("", "visit_id")?;
    let id: Option<uuid::Uuid> = row.try_get("", "id")?;
    let values: Option<String> = row.try_get("", "values")?;
    let marks: Option<String> = row.try_get("", "marks")?;
    let state: Option<String> = row.try_get("", "state")?;
    let revision: Option<i32> = row.try_get("", "revision")?;
    let saved_at: Option<time::OffsetDateTime> = row.try_get("", "saved_at")?;
    let state = state.map_or(Ok(RecordState::Blank), |state| state.parse());
    Ok(Stored {
        version: version(tx, VersionId(own.unwrap_or(subject_version))).await?,
        site: row.try_get("", "site")?,
        visit_exists: visit.is_some(),
        id: id.map(RecordId),
        values: values.map_or(Ok(Values::new()), |text| serde_json::from_str(&text)).map_err(|error| internal(&error))?,
        retired: marks.map_or(Ok(Vec::new()), |text| retired(&text))?.into_iter().map(|(row, _)| row).collect(),
        state: state.map_err(|()| internal(&"a record state that this version does not know"))?,
        submitted: row.try_get::<Option<bool>>("", "submitted")?.unwrap_or_default(),
        revision: revision.and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
        saved_at: saved_at.map(Instant),
        saved_by: row.try_get("", "saved_by_name")?,
    })
}

/// What beside values is said of a record. Sparse.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    /// Rows out of use: `GROUP/2`, and the revision since which.
    #[serde(default)]
    pub retired: std::collections::BTreeMap<String, Option<Retired>>,
}

/// Since when a row is out of use.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Retired {
    pub r: u32,
}

/// Rows out of use, and the revision since which.
pub fn retired(marks: &str) -> Outcome<Vec<(RowKey, u32)>> {
    let marks: Marks = serde_json::from_str(marks).map_err(|error| internal(&error))?;
    let rows = marks.retired.iter().filter_map(|(name, since)| Some((read_row(name)?, since.as_ref()?.r)));
    Ok(rows.collect())
}

/// `GROUP/2`, with the group escaped as in an item key.
pub fn row_name(row: &RowKey) -> String {
    format!("{}/{}", row.group.0.replace('%', "%25").replace('/', "%2F"), row.row)
}

fn read_row(name: &str) -> Option<RowKey> {
    let (group, row) = name.rsplit_once('/')?;
    Some(RowKey { group: Oid(group.replace("%2F", "/").replace("%25", "%")), row: row.parse().ok()? })
}

impl Stored {
    /// The form's plan and visit, or a sentence about what the design does not have.
    pub fn place(&self, key: &RecordKey) -> Outcome<(&FormPlan, &VisitDef)> {
        let absent = |words: String| Problem::new(Code::NotFound).detail(words);
        let visit = self.version.visit_with(&key.visit, &key.form);
        let visit = visit.ok_or_else(|| absent(format!("The design has no form {} at visit {}.", key.form, key.visit)))?;
        let plan = self.version.plan(&key.form).ok_or_else(|| absent(format!("The design has no form {}.", key.form)))?;
        let allowed = |repeating: bool, n: u32| n == 1 || (repeating && (1..=9999).contains(&n));
        if !allowed(visit.repeating, key.visit_n) {
            return Err(absent(format!("Visit {} does not repeat.", key.visit)).into());
        }
        if !allowed(plan.form.repeating, key.form_n) {
            return Err(absent(format!("Form {} does not repeat.", key.form)).into());
        }
        Ok((plan, visit))
    }
}

/// A record as the form page loads it.
pub async fn read(tx: &Tx, study: StudyId, subject: SubjectId, key: RecordKey) -> Outcome<RecordView> {
    let stored = stored(tx, study, subject, &key).await?;
    stored.place(&key)?;
    Ok(RecordView {
        key,
        id: stored.id,
        version: stored.version.id,
        revision: stored.revision,
        state: stored.state,
        needs_reason: stored.submitted,
        values: stored.values,
        retired: stored.retired,
        saved_at: stored.saved_at,
        saved_by: stored.saved_by,
    })
}
