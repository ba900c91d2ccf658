//! The casebook: one subject's visits and forms, in order, with their state.

use jiff::civil::Date;
use serde::Deserialize;
use shared::capture::api::{Casebook, FormCell, VisitCell, VisitDate};
use shared::capture::{CasebookState, RecordKey, RecordState, SubjectState, VisitStatus};
use shared::forms::{Oid, in_order};
use shared::kernel::{Code, Instant, Problem, SiteId, StudyId, SubjectId, VersionId};
use shared::study::{VisitDef, VisitKind};

use super::{around, standing, subjects, windows};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;
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
}

/// A visit that is there.
#[derive(Debug, Deserialize)]
pub struct KnownVisit {
    #[serde(rename = "o")]
    pub oid: Oid,
    pub n: u32,
    #[serde(rename = "d")]
    pub date: Option<String>,
}

/// A record that is there.
#[derive(Debug, Deserialize)]
pub struct KnownRecord {
    #[serde(rename = "v")]
    visit: Oid,
    n: u32,
    #[serde(rename = "f")]
    form: Oid,
    #[serde(rename = "m")]
    form_n: u32,
    #[serde(rename = "s")]
    state: RecordState,
    #[serde(rename = "x")]
    findings: u32,
    #[serde(rename = "a")]
    saved_at: String,
}

impl Known {
    /// Whether visits are still to come.
    pub fn active(&self) -> bool {
        matches!(self.state, SubjectState::Screening | SubjectState::Enrolled)
    }

    fn date_of(&self, visit: &str) -> Option<Date> {
        let known = self.visits.iter().find(|one| one.oid.as_str() == visit && one.n == 1)?;
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
}

/// The visits of a subject in short, in the order of the design.
pub fn cells(known: &Known, version: &Version) -> Vec<VisitCell> {
    let today = windows::today(known.now, &known.time_zone);
    let cell = |visit: &VisitDef, n: u32| {
        let by_rule = || windows::by_rule(known.casebook.planned.get(&visit.oid)?);
        let planned = || by_rule().or_else(|| windows::planned(version, visit, |oid| known.date_of(oid)));
        let planned = if n == 1 { planned() } else { None };
        let date = known.visits.iter().find(|one| one.oid == visit.oid && one.n == n).and_then(|one| one.date.clone());
        let records: Vec<&KnownRecord> = known.records.iter().filter(|one| one.visit == visit.oid && one.n == n).collect();
        let has = |form: &Oid| known.casebook.has_form(&visit.oid, form) || records.iter().any(|one| one.form == *form);
        let forms = visit.forms.iter().filter(|form| has(&form.oid)).count();
        let withheld = !known.casebook.has_visit(&visit.oid);
        let complete = records.iter().filter(|one| one.state == RecordState::Complete).count();
        let status = match (records.is_empty(), complete >= forms && forms > 0) {
            (_, true) => VisitStatus::Complete,
            (false, _) => VisitStatus::InProgress,
            (true, _) if date.is_some() && visit.kind != VisitKind::Common => VisitStatus::InProgress,
            _ => windows::waiting(planned.as_ref(), today, known.active()),
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let findings = records.iter().map(|one| one.findings).sum();
        VisitCell { visit: visit.oid.clone(), n, status, date, planned, complete: count(complete), forms: count(forms), findings, withheld }
    };
    version.visits().flat_map(|visit| known.repeats(visit).into_iter().map(move |n| (visit, n))).map(|(visit, n)| cell(visit, n)).collect()
}

/// One subject's visits and forms.
pub async fn casebook(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Casebook> {
    let known = subjects::known(tx, study, subject).await?;
    let version = version(tx, known.version).await?;
    let forms = forms(&known, &version);
    let subject = subjects::row_of(tx, &known).await?;
    Ok(Casebook { subject, time_zone: known.time_zone, forms })
}

/// The forms of a subject in short, in the order of the design.
pub fn forms(known: &Known, version: &Version) -> Vec<FormCell> {
    let visits = version.visits().flat_map(|visit| known.repeats(visit).into_iter().map(move |n| (visit, n)));
    visits.flat_map(|(visit, n)| forms_of(known, visit, n)).collect()
}

fn forms_of(known: &Known, visit: &VisitDef, n: u32) -> Vec<FormCell> {
    let mut cells = Vec::new();
    for form in in_order(&visit.forms) {
        let mut found: Vec<&KnownRecord> =
            known.records.iter().filter(|one| one.visit == visit.oid && one.n == n && one.form == form.oid).collect();
        found.sort_by_key(|one| one.form_n);
        let key = |form_n| RecordKey { visit: visit.oid.clone(), visit_n: n, form: form.oid.clone(), form_n };
        let withheld = !known.casebook.has_form(&visit.oid, &form.oid);
        if found.is_empty() && !withheld {
            cells.push(FormCell { key: key(1), state: RecordState::Blank, findings: 0, saved_at: None, withheld });
        }
        cells.extend(found.into_iter().map(|one| FormCell {
            key: key(one.form_n),
            state: one.state,
            findings: one.findings,
            saved_at: one.saved_at.parse().ok(),
            withheld,
        }));
    }
    cells
}

/// Says when a visit took place; a visit that is not there yet is made. A date that was there changes only with a reason.
pub async fn date_visit(tx: &Tx, study: StudyId, subject: SubjectId, body: VisitDate) -> Outcome<Casebook> {
    let known = subjects::known(tx, study, subject).await?;
    let version = version(tx, known.version).await?;
    let visit =
        version.design.visit(&body.visit).ok_or_else(|| Problem::new(Code::NotFound).at("/visit", "The design has no such visit."))?;
    if body.n > 1 && !visit.repeating {
        return Err(Problem::new(Code::Invalid).at("/n", "This visit does not repeat.").into());
    }
    if body.date.as_deref().is_some_and(|date| date.parse::<shared::kernel::PartialDate>().is_err()) {
        return Err(Problem::new(Code::Invalid).at("/date", "Write a date as 2026-03-04, or as much of it as is known: 2026-03.").into());
    }
    let before = known.visits.iter().find(|one| one.oid == body.visit && one.n == body.n);
    if before.is_some_and(|one| one.date.is_some() && one.date != body.date) && tx.ctx.reason.is_none() {
        return Err(Code::ReasonRequired.into());
    }
    let sql = "insert into visit (tenant, id, study, site, subject, oid, n, date) values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (tenant, subject, oid, n) do update set date = excluded.date where visit.date is distinct from excluded.date";
    let n = i32::try_from(body.n).unwrap_or(i32::MAX);
    let values = [
        tx.ctx.tenant.0.into(),
        fresh().into(),
        study.0.into(),
        known.site.0.into(),
        subject.0.into(),
        body.visit.as_str().into(),
        n.into(),
        body.date.into(),
    ];
    tx.run(sql, values).await?;
    around::settle_looking(tx, &version, study, subject).await?;
    standing::renew(tx, study, subject).await?;
    casebook(tx, study, subject).await
}
