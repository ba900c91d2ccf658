//! Records: one form of one visit, as it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use sea_orm::QueryResult;
use shared::capture::{LockLevel, RecordKey, RecordState, RecordView, RowKey, SubjectState};
use shared::forms::{Datum, FormPlan, ItemKey, Oid, Reference, Values};
use shared::kernel::{Code, Instant, Problem, RecordId, SignatureId, StudyId, SubjectId, VersionId};
use shared::queries::Known;
use shared::study::VisitDef;

use super::around::around;
use super::guard::Standing;
use super::lock;
use super::verification::{self, Marked};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::prepared::Prepared;
use crate::rooms::queries;
use crate::rooms::study::{Hidden, UNBLINDING, Version, sees_unblinded, version};

/// A record as the database has it, or as it would begin.
pub struct Stored {
    pub version: Arc<Version>,
    pub site: uuid::Uuid,
    /// Not known where the record alone was read.
    pub subject_state: Option<SubjectState>,
    pub visit_exists: bool,
    pub standing: Standing,
    pub id: Option<RecordId>,
    pub values: Values,
    pub marks: Marks,
    pub retired: Vec<RowKey>,
    pub state: RecordState,
    /// It was complete once.
    pub submitted: bool,
    pub revision: u32,
    /// Findings that waited for somebody.
    pub findings: i32,
    pub saved_at: Option<Instant>,
    pub saved_by: Option<String>,
    /// The record's queries.
    pub queries: Vec<Known>,
    /// What was verified of it, if anything ever was.
    pub marked: Option<Marked>,
    /// What tells the treatment, whoever looks.
    pub unblinding: Hidden,
    /// The database's time as it was read.
    pub now: Instant,
}

// The tenant is said of each table by its parameter, not by its neighbour's column: so only one partition of each is opened.
macro_rules! read {
    ($of:literal, $about:literal, $holds:expr, $from:literal) => {
        format!(
            "select {}.site, {}, v.id as visit_id, r.id, r.version, r.values::text as values, r.marks::text as marks,
    r.state, r.submitted, r.revision, r.findings, r.saved_at, r.saved_by_name, {}::text as queries, {}::text as holds, {}::text as marked,
    coalesce(v.retired, false) as visit_retired, v.not_done is not null as skipped, coalesce(r.retired, false) as record_retired,
    {}::text[] as unblinding, clock_timestamp() as now from {}",
            $of,
            $about,
            queries::OF_RECORD,
            $holds,
            verification::OF_RECORD,
            UNBLINDING,
            $from
        )
    };
}

const TYPES: &str = "uuid, uuid, uuid, text, int, text, int";

static READ: LazyLock<Prepared> = LazyLock::new(|| {
    let sql = read!(
        "s",
        "s.version as subject_version, s.state as subject_state",
        lock::OF_RECORD,
        "subject s
    left join visit v on v.tenant = $1 and v.subject = s.id and v.oid = $4 and v.n = $5
    left join record r on r.tenant = $1 and r.subject = s.id and r.visit = $4 and r.visit_n = $5 and r.form = $6 and r.form_n = $7
    where s.tenant = $1 and s.study = $2 and s.id = $3"
    );
    Prepared::new("capture_read", TYPES, &sql)
});

// One table less: a record that was begun says itself of which site and version it is.
static READ_BEGUN: LazyLock<Prepared> = LazyLock::new(|| {
    let sql = read!(
        "r",
        "r.version as subject_version, null::text as subject_state",
        lock::OF_BEGUN,
        "record r join visit v on v.tenant = $1 and v.subject = $3 and v.oid = $4 and v.n = $5
    where r.tenant = $1 and r.study = $2 and r.subject = $3 and r.visit = $4 and r.visit_n = $5 and r.form = $6 and r.form_n = $7"
    );
    Prepared::new("capture_read_begun", TYPES, &sql)
});

/// Reads a record in one statement; one that is not there yet is blank.
pub async fn stored(tx: &Tx, study: StudyId, subject: SubjectId, key: &RecordKey) -> Outcome<Stored> {
    let row = tx.known(&READ, place(tx, study, subject, key)?).await?.into_iter().next().ok_or(Code::NotFound)?;
    of_row(tx, &row).await
}

/// The same for whoever has seen the record before.
pub async fn begun(tx: &Tx, study: StudyId, subject: SubjectId, key: &RecordKey) -> Outcome<Stored> {
    match tx.known(&READ_BEGUN, place(tx, study, subject, key)?).await?.first() {
        Some(row) => of_row(tx, row).await,
        None => stored(tx, study, subject, key).await,
    }
}

fn place(tx: &Tx, study: StudyId, subject: SubjectId, key: &RecordKey) -> Outcome<[sea_orm::Value; 7]> {
    let count = |n: u32| i32::try_from(n).map_err(|_| Code::NotFound);
    Ok([
        tx.ctx.tenant.0.into(),
        study.0.into(),
        subject.0.into(),
        key.visit.as_str().into(),
        count(key.visit_n)?.into(),
        key.form.as_str().into(),
        count(key.form_n)?.into(),
    ])
}

async fn of_row(tx: &Tx, row: &QueryResult) -> Outcome<Stored> {
    let subject_state: Option<String> = row.try_get("", "subject_state")?;
    let subject_state = subject_state.map(|state| state.parse()).transpose();
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
    let marks = marks.map_or(Ok(Marks::default()), |text| Marks::read(&text))?;
    Ok(Stored {
        version: version(tx, VersionId(own.unwrap_or(subject_version))).await?,
        site: row.try_get("", "site")?,
        subject_state: subject_state.map_err(|()| internal(&"a subject state that this version does not know"))?,
        visit_exists: visit.is_some(),
        standing: Standing {
            visit_retired: row.try_get("", "visit_retired")?,
            did_not_occur: row.try_get("", "skipped")?,
            record_retired: row.try_get("", "record_retired")?,
            holds: lock::holds(&row.try_get::<String>("", "holds")?)?,
        },
        id: id.map(RecordId),
        values: values.map_or(Ok(Values::new()), |text| serde_json::from_str(&text)).map_err(|error| internal(&error))?,
        retired: marks.retired_rows().into_iter().map(|(row, _)| row).collect(),
        marks,
        state: state.map_err(|()| internal(&"a record state that this version does not know"))?,
        submitted: row.try_get::<Option<bool>>("", "submitted")?.unwrap_or_default(),
        revision: revision.and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
        findings: row.try_get::<Option<i32>>("", "findings")?.unwrap_or_default(),
        saved_at: saved_at.map(Instant),
        saved_by: row.try_get("", "saved_by_name")?,
        queries: queries::known(&row.try_get::<String>("", "queries")?)?,
        marked: verification::marked(row.try_get::<Option<String>>("", "marked")?.as_deref())?,
        unblinding: Hidden::named(row.try_get("", "unblinding")?),
        now: Instant(row.try_get("", "now")?),
    })
}

/// What beside values is said of a record. Sparse.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    /// Rows out of use: `GROUP/2`, and the revision since which.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retired: BTreeMap<String, Option<Retired>>,
    /// Items with values that rules do not ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<ItemKey>,
    /// Rules that told somebody, and whose reason to do so still stands.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub told: BTreeSet<String>,
    /// Of two people's values, the one that gave way when it was last decided, by item (DAT-08).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gave_way: BTreeMap<ItemKey, GaveWay>,
    /// Signatures that cover the record as it is (11.70).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub signed: BTreeSet<SignatureId>,
}

/// A value that gave way to another person's, and the revision with which that was decided.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct GaveWay {
    pub r: u32,
    pub to: Datum,
}

impl GaveWay {
    /// The marks with this decision among them; a decision that was written down before changes nothing.
    pub fn beside(self, stored: &Stored, marks: Option<Marks>, at: &ItemKey) -> Option<Marks> {
        let known = stored.marks.gave_way.get(at).is_some_and(|known| known.to.same(&self.to) && known.to.entered == self.to.entered);
        if known {
            return marks;
        }
        let mut marks = marks.unwrap_or_else(|| stored.marks.clone());
        marks.gave_way.insert(at.clone(), self);
        Some(marks)
    }
}

/// Since when a row is out of use.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct Retired {
    pub r: u32,
}

impl Marks {
    pub fn read(text: &str) -> Outcome<Self> {
        serde_json::from_str(text).map_err(|error| internal(&error))
    }

    /// Rows out of use, and the revision since which.
    pub fn retired_rows(&self) -> Vec<(RowKey, u32)> {
        self.retired.iter().filter_map(|(name, since)| Some((read_row(name)?, since.as_ref()?.r))).collect()
    }
}

/// Rows out of use, and the revision since which.
pub fn retired(marks: &str) -> Outcome<Vec<(RowKey, u32)>> {
    Ok(Marks::read(marks)?.retired_rows())
}

/// Rows out of use, of a record's marks.
pub fn retired_rows(marks: &str) -> Outcome<Vec<RowKey>> {
    Ok(retired(marks)?.into_iter().map(|(row, _)| row).collect())
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

/// What the record's rules may look at beside it.
async fn looked_at(tx: &Tx, study: StudyId, subject: SubjectId, stored: &Stored, key: &RecordKey) -> Outcome<Reference> {
    let version = &stored.version;
    let Some(plan) = version.plan(&key.form).filter(|plan| plan.rules.about || !plan.rules.sources.is_empty()) else {
        return Ok(Reference::default());
    };
    let forms: BTreeSet<&Oid> = plan.rules.reads().collect();
    let around = around(tx, version, study, subject, forms, Some((&key.visit, key.visit_n))).await?;
    Ok(around.file(version).reference(key))
}

/// What rules read elsewhere, without what the reader must not see.
fn blank_sources(stored: &Stored, key: &RecordKey, hidden: &Hidden, reference: &mut Reference) {
    let Some(plan) = stored.version.plan(&key.form).filter(|_| !hidden.is_empty()) else { return };
    for (source, rows) in plan.rules.sources.iter().zip(&mut reference.sources) {
        for row in rows {
            let cells = source.columns.iter().zip(row).filter(|(column, _)| hidden.has_item(&column.item));
            cells.for_each(|(_, datum)| *datum = Datum::default());
        }
    }
}

/// A record as the form page loads it.
pub async fn read(tx: &Tx, study: StudyId, subject: SubjectId, key: RecordKey) -> Outcome<RecordView> {
    let stored = stored(tx, study, subject, &key).await?;
    stored.place(&key)?;
    let hidden = stored.unblinding.from(tx, study);
    let mut stored = stored;
    hidden.strip(&mut stored.values);
    let mut reference = looked_at(tx, study, subject, &stored, &key).await?;
    blank_sources(&stored, &key, &hidden, &mut reference);
    Ok(RecordView {
        blinded: !sees_unblinded(tx, study),
        about: reference.about,
        sources: reference.sources,
        key,
        id: stored.id,
        version: stored.version.id,
        revision: stored.revision,
        state: stored.state,
        needs_reason: stored.submitted,
        closed: stored.standing.closed(LockLevel::Record),
        holds: stored.standing.holds.into_iter().filter(|hold| hold.item.as_ref().is_none_or(|item| !hidden.has(item))).collect(),
        values: stored.values,
        retired: stored.retired,
        saved_at: stored.saved_at,
        saved_by: stored.saved_by,
    })
}
