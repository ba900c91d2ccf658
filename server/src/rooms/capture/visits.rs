//! Visits: dated, agreed on, added, said not to have taken place. Each writes one row of `visit` and lets the rules look again.

use sea_orm::Value;
use shared::capture::api::{Appointment, Casebook, NewVisit, SkippedVisit, VisitDate, WhichVisit};
use shared::capture::{Deed, Happened, LockLevel, NOT_DONE, NotDone};
use shared::forms::Oid;
use shared::kernel::{Code, PartialDate, Problem, StudyId, SubjectId};
use shared::study::{VisitDef, VisitKind};
use std::sync::Arc;

use super::casebook::{Known, KnownVisit, casebook, changed};
use super::guard::{Lock, hold_visit, may, may_change};
use super::signed::{at_visit, broken, from_to};
use super::{around, subjects};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome};
use crate::kernel::ports::fresh;
use crate::rooms::study::{Version, version};

/// A visit of a subject, held and open to changes.
struct Place {
    known: Known,
    version: Arc<Version>,
    study: StudyId,
    visit: Oid,
    n: u32,
}

impl Place {
    /// The subject is held, so that rules look at what is written here; a visit that is closed is refused.
    async fn open(tx: &Tx, study: StudyId, subject: SubjectId, visit: &Oid, n: u32) -> Outcome<Self> {
        let place = Self::of(tx, study, subject, visit, n).await?;
        may_change(&hold_visit(tx, subject, visit, n, Lock::Own).await?, LockLevel::Visit)?;
        Ok(place)
    }

    async fn of(tx: &Tx, study: StudyId, subject: SubjectId, visit: &Oid, n: u32) -> Outcome<Self> {
        around::hold(tx, study, subject).await?;
        let known = subjects::known(tx, study, subject).await?;
        let version = version(tx, known.version).await?;
        let place = Self { known, version, study, visit: visit.clone(), n };
        let def = place.def()?;
        if n > 1 && !def.repeating {
            return Err(Problem::new(Code::Invalid).at("/n", "This visit does not repeat.").into());
        }
        Ok(place)
    }

    fn def(&self) -> Outcome<&VisitDef> {
        let def = self.version.design.visit(&self.visit);
        def.ok_or_else(|| Problem::new(Code::NotFound).at("/visit", "The design has no such visit.").into())
    }

    /// What takes place on a day: not the forms that are there all through the study.
    fn occasion(&self) -> Outcome<&VisitDef> {
        let def = self.def()?;
        let always = def.kind == VisitKind::Common;
        let refused =
            || Problem::new(Code::Invalid).at("/visit", "These forms are there all through the study: it is no visit that takes place.");
        if always { Err(refused().into()) } else { Ok(def) }
    }

    fn row(&self) -> Option<&KnownVisit> {
        self.known.visits.iter().find(|one| one.oid == self.visit && one.n == self.n)
    }

    /// `$1` to `$7` of a row, and what is to be written.
    fn values(&self, tx: &Tx, more: impl IntoIterator<Item = Value>) -> Vec<Value> {
        let place = [
            tx.ctx.tenant.0.into(),
            fresh().into(),
            self.study.0.into(),
            self.known.site.0.into(),
            self.known.id.0.into(),
            self.visit.as_str().into(),
            i32::try_from(self.n).unwrap_or(i32::MAX).into(),
        ];
        place.into_iter().chain(more).collect()
    }

    /// Rules look again, and what the subject's casebook is then.
    async fn told(self, tx: &Tx) -> Outcome<Casebook> {
        around::settle_looking(tx, &self.version, self.study, self.known.id).await?;
        changed(tx, self.study, self.known.id).await
    }
}

/// Says when a visit took place; a visit that is not there yet is made. A date that was there changes only with a reason.
pub async fn date_visit(tx: &Tx, study: StudyId, subject: SubjectId, body: VisitDate) -> Outcome<Casebook> {
    let place = Place::open(tx, study, subject, &body.visit, body.n).await?;
    partial("/date", body.date.as_deref())?;
    if place.row().is_some_and(|one| one.date.is_some() && one.date != body.date) && tx.ctx.reason.is_none() {
        return Err(Code::ReasonRequired.into());
    }
    let sql = "insert into visit (tenant, id, study, site, subject, oid, n, date) values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (tenant, subject, oid, n) do update set date = excluded.date where visit.date is distinct from excluded.date";
    if tx.run(sql, place.values(tx, [body.date.clone().into()])).await? > 0 {
        let old = place.row().and_then(|row| row.date.clone());
        let by = from_to(at_visit(Happened::VisitDated, &body.visit, body.n), old.as_deref(), body.date.as_deref());
        broken(tx, subject, by).await?;
    }
    place.told(tx).await
}

/// Adds a visit that the schedule does not bring. Added before with the same words, it is answered as it is.
pub async fn add(tx: &Tx, study: StudyId, subject: SubjectId, body: NewVisit) -> Outcome<Casebook> {
    let place = Place::of(tx, study, subject, &body.visit, body.n).await?;
    let def = place.occasion()?;
    let why = body.why.as_deref().map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned);
    partial("/date", body.date.as_deref())?;
    whole("/appointment", body.appointment.as_deref())?;
    match def.kind {
        VisitKind::Unscheduled if why.is_none() => {
            return Err(Problem::new(Code::Invalid).at("/why", "Say why there is this visit.").into());
        }
        VisitKind::Scheduled if body.n == 1 => {
            return Err(Problem::new(Code::Invalid).at("/n", "This visit is on the schedule already.").into());
        }
        _ => {}
    }
    if let Some(row) = place.row() {
        let same = row.date == body.date && row.appointment == body.appointment && row.why == why && !row.retired;
        return if same { casebook(tx, study, subject).await } else { Err(taken().into()) };
    }
    let last = place.known.visits.iter().filter(|one| one.oid == body.visit).map(|one| one.n).max().unwrap_or_default();
    if body.n > last.max(u32::from(def.kind == VisitKind::Scheduled)).saturating_add(1) {
        return Err(Problem::new(Code::Invalid).at("/n", "Visits are numbered without gaps.").into());
    }
    may_change(&hold_visit(tx, subject, &body.visit, body.n, Lock::Own).await?, LockLevel::Visit)?;
    let sql = "insert into visit (tenant, id, study, site, subject, oid, n, date, appointment, why) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let by = at_visit(Happened::VisitAdded, &body.visit, body.n);
    tx.run(sql, place.values(tx, [body.date.into(), body.appointment.into(), why.into()])).await?;
    broken(tx, subject, by).await?;
    place.told(tx).await
}

fn taken() -> Problem {
    Problem::new(Code::Conflict)
        .detail("Somebody else has added this visit in the meantime. Look at it, and add another one if you need it.")
}

/// Sets or clears the day that was agreed on.
pub async fn plan(tx: &Tx, study: StudyId, subject: SubjectId, body: Appointment) -> Outcome<Casebook> {
    let place = Place::open(tx, study, subject, &body.visit, body.n).await?;
    place.occasion()?;
    whole("/date", body.date.as_deref())?;
    if body.date.is_some() && place.row().is_some_and(|row| row.date.is_some()) {
        return Err(Problem::new(Code::OutOfOrder).detail("This visit has taken place already.").into());
    }
    let sql = "insert into visit (tenant, id, study, site, subject, oid, n, appointment) values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (tenant, subject, oid, n) do update set appointment = excluded.appointment
               where visit.appointment is distinct from excluded.appointment";
    tx.run(sql, place.values(tx, [body.date.into()])).await?;
    changed(tx, study, subject).await
}

/// Says that a visit did not take place. What was entered must be taken out of use first: data of a visit that never was would
/// be a riddle to everybody after.
pub async fn skip(tx: &Tx, study: StudyId, subject: SubjectId, body: SkippedVisit) -> Outcome<Casebook> {
    let place = Place::of(tx, study, subject, &body.visit, body.n).await?;
    let NotDone { code, note } = body.not_done;
    let note = note.filter(|note| !note.trim().is_empty());
    let standing = hold_visit(tx, subject, &body.visit, body.n, Lock::Own).await?;
    let same = |row: &KnownVisit| row.not_done.as_deref() == Some(code.as_str()) && row.note == note;
    if standing.did_not_occur && place.row().is_some_and(same) {
        return casebook(tx, study, subject).await;
    }
    may(&standing.holds, Deed::Data)?;
    may_change(&standing, LockLevel::Visit)?;
    place.occasion()?;
    known_reason(&place.version, &code)?;
    if place.row().is_some_and(|row| row.date.is_some()) {
        return Err(has_data());
    }
    let sql =
        "insert into visit (tenant, id, study, site, subject, oid, n, not_done, not_done_note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               on conflict (tenant, subject, oid, n) do update set not_done = excluded.not_done, not_done_note = excluded.not_done_note";
    tx.run(sql, place.values(tx, [code.into(), note.into()])).await?;
    // Asked after the visit's row is ours: a form that was just begun is seen, and none begins any more.
    let sql = "select 1 from record where tenant = $1 and subject = $2 and visit = $3 and visit_n = $4 and not retired limit 1";
    let by = at_visit(Happened::VisitSkipped, &body.visit, body.n);
    let which = which(tx, subject, &WhichVisit { visit: body.visit, n: body.n });
    if tx.row(sql, which).await?.is_some() {
        return Err(has_data());
    }
    broken(tx, subject, by).await?;
    place.told(tx).await
}

fn has_data() -> Failure {
    let words = "This visit has a date or forms that were begun. Clear its date and take its forms out of use before you say that it did \
                 not take place.";
    Problem::new(Code::OutOfOrder).detail(words).into()
}

/// Takes that back.
pub async fn unskip(tx: &Tx, study: StudyId, subject: SubjectId, body: WhichVisit) -> Outcome<Casebook> {
    let place = Place::of(tx, study, subject, &body.visit, body.n).await?;
    let standing = hold_visit(tx, subject, &body.visit, body.n, Lock::Own).await?;
    may(&standing.holds, Deed::Data)?;
    may_change(&super::guard::Standing { did_not_occur: false, ..standing }, LockLevel::Visit)?;
    let sql = "update visit set not_done = null, not_done_note = null
               where tenant = $1 and subject = $2 and oid = $3 and n = $4 and not_done is not null";
    if tx.run(sql, which(tx, subject, &body)).await? > 0 {
        broken(tx, subject, at_visit(Happened::VisitSkipped, &body.visit, body.n)).await?;
    }
    place.told(tx).await
}

/// Takes a visit out of use, or brings it back. Its forms go and come with it; those that were out of use by themselves stay so.
pub async fn retire(tx: &Tx, study: StudyId, subject: SubjectId, body: WhichVisit, retired: bool) -> Outcome<Casebook> {
    let place = Place::of(tx, study, subject, &body.visit, body.n).await?;
    let standing = hold_visit(tx, subject, &body.visit, body.n, Lock::Own).await?;
    // Its forms go and come with it: nothing in it may be held.
    may(&standing.holds, Deed::Data)?;
    let Some(row) = place.row() else {
        return Err(Problem::new(Code::NotFound).detail("Nothing was entered for this visit: there is nothing to take out of use.").into());
    };
    if row.retired == retired {
        return casebook(tx, study, subject).await;
    }
    let sql = "update visit set retired = $5 where tenant = $1 and subject = $2 and oid = $3 and n = $4";
    tx.run(sql, which(tx, subject, &body).into_iter().chain([retired.into()]).collect::<Vec<_>>()).await?;
    // Whoever is just saving one of its forms reads again, and meets the guard.
    let sql =
        "update record set revision = revision + 1 where tenant = $1 and subject = $2 and visit = $3 and visit_n = $4 and not retired";
    tx.run(sql, which(tx, subject, &body)).await?;
    let what = if retired { Happened::VisitRetired } else { Happened::VisitRestored };
    broken(tx, subject, at_visit(what, &body.visit, body.n)).await?;
    let forms: Vec<Oid> = place.def()?.forms.iter().map(|form| form.oid.clone()).collect();
    around::settle_after(tx, &place.version, study, subject, &forms).await?;
    changed(tx, study, subject).await
}

fn which(tx: &Tx, subject: SubjectId, body: &WhichVisit) -> [Value; 4] {
    let n = i32::try_from(body.n).unwrap_or(i32::MAX);
    [tx.ctx.tenant.0.into(), subject.0.into(), body.visit.as_str().into(), n.into()]
}

/// The study's list of reasons, else the one that every study has.
fn known_reason(version: &Version, code: &str) -> Outcome<()> {
    let list = version.design.visit_reasons.as_ref();
    let list = list.and_then(|oid| version.design.library.code_lists.iter().find(|list| list.oid == *oid));
    let known = list.map_or_else(|| NOT_DONE.contains(&code), |list| list.choice(code).is_some());
    let refused = || Problem::new(Code::Invalid).at("/not_done/code", "This is no reason of the study's list.");
    if known { Ok(()) } else { Err(refused().into()) }
}

fn partial(at: &str, date: Option<&str>) -> Outcome<()> {
    let wrong = date.is_some_and(|date| date.parse::<PartialDate>().is_err());
    let refused = || Problem::new(Code::Invalid).at(at, "Write a date as 2026-03-04, or as much of it as is known: 2026-03.");
    if wrong { Err(refused().into()) } else { Ok(()) }
}

fn whole(at: &str, date: Option<&str>) -> Outcome<()> {
    let wrong = date.is_some_and(|date| !super::windows::is_day(date));
    let refused = || Problem::new(Code::Invalid).at(at, "Write a day as 2026-03-04.");
    if wrong { Err(refused().into()) } else { Ok(()) }
}
