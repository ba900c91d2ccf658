//! The casebook: one subject's visits and forms, in order, with their state.

use jiff::civil::Date;
use serde::Deserialize;
use shared::capture::api::{Casebook, FormCell, Ruled, VisitCell};
use shared::capture::{CasebookState, LockState, NotDone, RecordKey, RecordState, SubjectState, VisitStatus};
use shared::forms::{Oid, in_order};
use shared::kernel::{Instant, SiteId, StudyId, SubjectId, VersionId};
use shared::queries::QueryCounts;
use shared::study::{VisitDef, VisitKind};

use super::lock::{self, KnownLock};
use super::signed::KnownSignature;
use super::verification::KnownVerified;
use super::{around, left, standing, subjects, windows};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::{Version, version};

/// What one statement tells of a subject.
pub struct Known {
    pub id: SubjectId,
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub time_zone: String,
    pub state: SubjectState,
    pub version: VersionId,
    pub created: Instant,
    pub now: Instant,
    /// What rules say of visits and forms.
    pub casebook: CasebookState,
    pub visits: Vec<KnownVisit>,
    pub records: Vec<KnownRecord>,
    pub queries: Vec<KnownQueries>,
    pub signatures: Vec<KnownSignature>,
    pub locks: Vec<KnownLock>,
    pub verified: Vec<KnownVerified>,
}

/// How many queries wait at a record, a visit or the subject.
#[derive(Debug, Deserialize)]
pub struct KnownQueries {
    #[serde(rename = "v")]
    visit: Option<Oid>,
    n: Option<u32>,
    #[serde(rename = "f")]
    form: Option<Oid>,
    #[serde(rename = "m")]
    form_n: Option<u32>,
    #[serde(flatten)]
    counts: QueryCounts,
}

/// A visit that is there.
#[derive(Debug, Deserialize)]
pub struct KnownVisit {
    #[serde(rename = "o")]
    pub oid: Oid,
    pub n: u32,
    #[serde(rename = "d", default)]
    pub date: Option<String>,
    #[serde(rename = "p", default)]
    pub appointment: Option<String>,
    #[serde(rename = "w", default)]
    pub why: Option<String>,
    /// The code of why it did not take place, and what was said beside it.
    #[serde(rename = "c", default)]
    pub not_done: Option<String>,
    #[serde(rename = "t", default)]
    pub note: Option<String>,
    #[serde(rename = "r", default)]
    pub retired: bool,
}

impl KnownVisit {
    /// A visit of which nothing is known but that it is there.
    pub fn bare(oid: Oid, n: u32) -> Self {
        Self { oid, n, date: None, appointment: None, why: None, not_done: None, note: None, retired: false }
    }

    pub const fn is_closed(&self) -> bool {
        self.retired || self.not_done.is_some()
    }
}

/// A record that is there.
#[derive(Debug, Deserialize)]
pub struct KnownRecord {
    #[serde(rename = "v")]
    pub visit: Oid,
    n: u32,
    #[serde(rename = "f")]
    pub form: Oid,
    #[serde(rename = "m")]
    form_n: u32,
    #[serde(rename = "s")]
    state: RecordState,
    #[serde(rename = "x")]
    findings: u32,
    #[serde(rename = "a")]
    saved_at: String,
    /// Out of use by itself.
    #[serde(rename = "z", default)]
    pub retired: bool,
    /// Its version of the design, where that is not its subject's.
    #[serde(rename = "e", default)]
    pub version: Option<VersionId>,
}

impl KnownRecord {
    pub fn is_of(&self, visit: &Oid, n: u32) -> bool {
        self.visit == *visit && self.n == n
    }

    pub fn is(&self, key: &RecordKey) -> bool {
        self.is_of(&key.visit, key.visit_n) && self.form == key.form && self.form_n == key.form_n
    }

    fn key(&self) -> RecordKey {
        RecordKey { visit: self.visit.clone(), visit_n: self.n, form: self.form.clone(), form_n: self.form_n }
    }

    fn cell(&self, known: &Known, withheld: bool, visit_retired: bool) -> FormCell {
        let key = self.key();
        let queries = known.waiting(&self.visit, self.n, Some((&self.form, self.form_n)));
        let retired = visit_retired || self.retired;
        let signed = known.record_signed(&key);
        let lock = known.lock_of(&key);
        let review = known.verified.iter().find(|one| one.is_of(&key));
        let verified = review.map(|one| one.done.clone()).unwrap_or_default();
        let dropped = review.map_or(0, |one| one.dropped);
        let saved_at = self.saved_at.parse().ok();
        FormCell {
            key,
            state: self.state,
            findings: self.findings,
            queries,
            saved_at,
            withheld,
            retired,
            left: None,
            signed,
            lock,
            verified,
            dropped,
        }
    }
}

impl Known {
    /// Queries that wait at a visit, its forms included; or at one form of it.
    fn waiting(&self, visit: &Oid, n: u32, form: Option<(&Oid, u32)>) -> QueryCounts {
        waiting(&self.queries, visit, n, form)
    }

    /// How a form is held.
    fn lock_of(&self, key: &RecordKey) -> LockState {
        lock::state_of(&self.locks, Some((&key.visit, key.visit_n)), Some((&key.form, key.form_n)))
    }

    /// Whether visits are still to come.
    pub fn active(&self) -> bool {
        matches!(self.state, SubjectState::Screening | SubjectState::Enrolled)
    }

    fn date_of(&self, visit: &str) -> Option<Date> {
        let known = self.visits.iter().find(|one| one.oid.as_str() == visit && one.n == 1 && !one.retired)?;
        known.date.as_deref()?.parse().ok()
    }

    /// How often a visit is there: at least once unless it is unscheduled.
    fn repeats(&self, visit: &VisitDef) -> Vec<u32> {
        let mut repeats: Vec<u32> = self.visits.iter().filter(|one| one.oid == visit.oid).map(|one| one.n).collect();
        if visit.kind != VisitKind::Unscheduled && !repeats.contains(&1) && self.casebook.has_visit(&visit.oid) {
            repeats.push(1);
        }
        repeats.sort_unstable();
        repeats
    }

    fn visit(&self, oid: &Oid, n: u32) -> Option<&KnownVisit> {
        self.visits.iter().find(|one| one.oid == *oid && one.n == n)
    }
}

/// The visits of a subject in short, in the order of the design.
pub fn cells(known: &Known, version: &Version) -> Vec<VisitCell> {
    let today = windows::today(known.now, &known.time_zone);
    let left = left::visits(known, version);
    let numbered = version.visits().chain(&left).flat_map(|visit| known.repeats(visit).into_iter().map(move |n| (visit, n)));
    numbered.map(|(visit, n)| cell(known, version, visit, n, today)).collect()
}

fn cell(known: &Known, version: &Version, visit: &VisitDef, n: u32, today: Option<Date>) -> VisitCell {
    let by_rule = || windows::by_rule(known.casebook.planned.get(&visit.oid)?);
    let planned = || by_rule().or_else(|| windows::planned(version, visit, |oid| known.date_of(oid)));
    let planned = if n == 1 { planned() } else { None };
    let row = known.visit(&visit.oid, n);
    let date = row.and_then(|row| row.date.clone());
    let appointment = row.and_then(|row| row.appointment.clone());
    let closed = row.is_some_and(KnownVisit::is_closed);
    let records: Vec<&KnownRecord> = known.records.iter().filter(|one| one.is_of(&visit.oid, n) && !one.retired && !closed).collect();
    let out_of_use = |form: &Oid| known.records.iter().any(|one| one.is_of(&visit.oid, n) && one.form == *form && one.retired);
    let has = |form: &Oid| {
        let asked = known.casebook.has_form(&visit.oid, form) && !out_of_use(form);
        !closed && (asked || records.iter().any(|one| one.form == *form))
    };
    let forms = visit.forms.iter().filter(|form| has(&form.oid)).count();
    let complete = records.iter().filter(|one| one.state == RecordState::Complete).count();
    let status = match row {
        Some(row) if row.retired => VisitStatus::Retired,
        Some(row) if row.not_done.is_some() => VisitStatus::DidNotOccur,
        _ if complete >= forms && forms > 0 => VisitStatus::Complete,
        _ if !records.is_empty() || (date.is_some() && visit.kind != VisitKind::Common) => VisitStatus::InProgress,
        _ => windows::waiting(windows::expected(planned.as_ref(), appointment.as_deref()).as_ref(), today, known.active()),
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    VisitCell {
        visit: visit.oid.clone(),
        n,
        status,
        off: planned.as_ref().zip(date.as_deref()).and_then(|(planned, date)| windows::off(planned, date)),
        date,
        planned,
        complete: count(complete),
        forms: count(forms),
        findings: records.iter().map(|one| one.findings).sum(),
        queries: known.waiting(&visit.oid, n, None),
        withheld: !known.casebook.has_visit(&visit.oid),
        appointment,
        why: row.and_then(|row| row.why.clone()),
        not_done: row.and_then(|row| Some(NotDone { code: row.not_done.clone()?, note: row.note.clone() })),
        left: None,
        signed: row.and_then(|row| known.visit_signed(&row.oid, row.n, &records.iter().map(|one| one.key()).collect::<Vec<_>>())),
        lock: lock::state_of(&known.locks, Some((&visit.oid, n)), None),
    }
}

/// One subject's visits and forms.
pub async fn casebook(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Casebook> {
    let known = subjects::known(tx, study, subject).await?;
    let version = version(tx, known.version).await?;
    let mut forms = forms(&known, &version);
    let ruled = ruled(tx, &version, study, subject).await?;
    let mut subject = subjects::row_of(tx, &known).await?;
    left::name(tx, &known, &version, &mut subject.visits, &mut forms).await?;
    let holds = lock::of_subject(tx, subject.id, lock::Inside::Not).await?;
    Ok(Casebook { subject, time_zone: known.time_zone, forms, ruled, holds })
}

/// What every change of a visit or form that is no save ends with.
pub async fn changed(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Casebook> {
    standing::renew(tx, study, subject).await?;
    casebook(tx, study, subject).await
}

/// Queries that wait at a visit, its forms included; or at one form of it.
pub fn waiting(queries: &[KnownQueries], visit: &Oid, n: u32, form: Option<(&Oid, u32)>) -> QueryCounts {
    let at_visit = |one: &&KnownQueries| one.visit.as_ref() == Some(visit) && one.n == Some(n);
    let at_form = |one: &&KnownQueries| form.is_none_or(|(form, n)| one.form.as_ref() == Some(form) && one.form_n == Some(n));
    queries.iter().filter(at_visit).filter(at_form).fold(QueryCounts::default(), |sum, one| sum.and(one.counts))
}

/// Why rules give the subject visits and forms, or withhold them.
async fn ruled(tx: &Tx, version: &Version, study: StudyId, subject: SubjectId) -> Outcome<Vec<Ruled>> {
    let rules = &version.compiled.casebook;
    if rules.rules.is_empty() {
        return Ok(Vec::new());
    }
    let forms = rules.sources.iter().map(|source| &source.form);
    let around = around::around(tx, version, study, subject, forms, None).await?;
    Ok(around.file(version).ruled())
}

/// The forms of a subject in short, in the order of the design.
pub fn forms(known: &Known, version: &Version) -> Vec<FormCell> {
    // Nothing begins in visits that are left.
    let left: Vec<VisitDef> = left::visits(known, version).into_iter().map(|visit| VisitDef { forms: Vec::new(), ..visit }).collect();
    let visits = version.visits().chain(&left).flat_map(|visit| known.repeats(visit).into_iter().map(move |n| (visit, n)));
    visits.flat_map(|(visit, n)| forms_of(known, version, visit, n)).collect()
}

fn forms_of(known: &Known, version: &Version, visit: &VisitDef, n: u32) -> Vec<FormCell> {
    let row = known.visit(&visit.oid, n);
    let (retired, closed) = (row.is_some_and(|row| row.retired), row.is_some_and(KnownVisit::is_closed));
    let mut cells = Vec::new();
    for form in in_order(&visit.forms) {
        let mut found: Vec<&KnownRecord> = known.records.iter().filter(|one| one.is_of(&visit.oid, n) && one.form == form.oid).collect();
        found.sort_by_key(|one| one.form_n);
        let key = |form_n| RecordKey { visit: visit.oid.clone(), visit_n: n, form: form.oid.clone(), form_n };
        let withheld = !known.casebook.has_form(&visit.oid, &form.oid);
        let last = found.last().map(|one| one.form_n);
        let begins =
            found.iter().all(|one| one.retired) && (found.is_empty() || version.plan(&form.oid).is_some_and(|plan| plan.form.repeating));
        cells.extend(found.into_iter().map(|one| one.cell(known, withheld, retired)));
        if begins && !withheld && !closed {
            let next = last.unwrap_or_default().saturating_add(1);
            let queries = known.waiting(&visit.oid, n, Some((&form.oid, next)));
            let key = key(next);
            cells.push(FormCell {
                lock: known.lock_of(&key),
                key,
                verified: Vec::new(),
                dropped: 0,
                state: RecordState::Blank,
                findings: 0,
                queries,
                saved_at: None,
                withheld,
                retired: false,
                left: None,
                signed: None,
            });
        }
    }
    // Forms that the subject's version does not have any more stay in sight, on their own version (DAT-12).
    let left =
        known.records.iter().filter(|one| one.visit == visit.oid && one.n == n && !visit.forms.iter().any(|form| form.oid == one.form));
    cells.extend(left.map(|one| one.cell(known, false, retired)));
    cells
}
