//! The mark of signatures on data: whether a form or visit is signed, and breaking what no longer holds (SIG-05).
//!
//! Invariants: what a table in `shared` calls breaking breaks in the transaction that writes it, whatever the path; a record that is
//! covered holds the signature's id among its marks, so that a save that meets no signature asks nothing more of the database. Who may
//! sign, and what, is the business of the room `review`.

use std::collections::BTreeSet;

use serde::Deserialize;
use shared::capture::api::{FormCell, VisitCell};
use shared::capture::{Alteration, Happened, Level, RecordKey, RecordState, RowKey, SignedAs, VisitStatus};
use shared::forms::{Datum, Oid};
use shared::kernel::SubjectId;

use super::casebook::Known;
use super::records::{Marks, Stored};
use super::save::Next;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// The latest signatures of a subject as JSON of [`KnownSignature`]s, one for each place and meaning, read along with the subject `s`.
pub const OF_SUBJECT: &str = "(select coalesce(json_agg(json_build_object('l', g.level, 'v', g.visit, 'n', g.visit_n, 'f', g.form,
        'm', g.form_n, 'b', g.broken)), '[]') from (
    select distinct on (level, visit, visit_n, form, form_n, meaning) level, visit, visit_n, form, form_n, broken from signature
    where tenant = $1 and subject = s.id order by level, visit, visit_n, form, form_n, meaning, signed_at desc) g)";

/// A signature in short.
#[derive(Debug, Deserialize)]
pub struct KnownSignature {
    #[serde(rename = "l")]
    level: Level,
    #[serde(rename = "v")]
    visit: Option<Oid>,
    n: Option<u32>,
    #[serde(rename = "f")]
    form: Option<Oid>,
    #[serde(rename = "m")]
    form_n: Option<u32>,
    #[serde(rename = "b")]
    broken: Option<Alteration>,
}

impl KnownSignature {
    fn covers_visit(&self, visit: &Oid, n: u32) -> bool {
        self.level == Level::Casebook || (self.visit.as_ref() == Some(visit) && self.n == Some(n))
    }

    fn covers(&self, key: &RecordKey) -> bool {
        let form = self.level != Level::Form || (self.form.as_ref() == Some(&key.form) && self.form_n == Some(key.form_n));
        form && self.covers_visit(&key.visit, key.visit_n)
    }

    /// Whether it was broken by something here: at the visit, or of everything.
    fn broke_at(&self, visit: &Oid, n: u32) -> bool {
        self.broken.as_ref().is_some_and(|by| by.visit.is_none() || (by.visit.as_ref() == Some(visit) && by.visit_n == Some(n)))
    }

    fn broke_in(&self, key: &RecordKey) -> bool {
        let form = |by: &Alteration| by.form.is_none() || (by.form.as_ref() == Some(&key.form) && by.form_n == Some(key.form_n));
        self.broke_at(&key.visit, key.visit_n) && self.broken.as_ref().is_some_and(form)
    }
}

impl Known {
    /// How a record stands to the signatures that cover it.
    pub fn record_signed(&self, key: &RecordKey) -> Option<SignedAs> {
        let covering = || self.signatures.iter().filter(|one| one.covers(key));
        if covering().any(|one| one.broke_in(key)) {
            return Some(SignedAs::Broken);
        }
        covering().any(|one| one.broken.is_none()).then_some(SignedAs::Signed)
    }

    /// How a visit stands to them: signed as a whole, or form by form.
    pub fn visit_signed(&self, visit: &Oid, n: u32, records: &[RecordKey]) -> Option<SignedAs> {
        let forms: Vec<Option<SignedAs>> = records.iter().map(|key| self.record_signed(key)).collect();
        let whole = || self.signatures.iter().filter(|one| one.level != Level::Form && one.covers_visit(visit, n));
        if forms.contains(&Some(SignedAs::Broken)) || whole().any(|one| one.broke_at(visit, n)) {
            return Some(SignedAs::Broken);
        }
        let each = !forms.is_empty() && forms.iter().all(|one| *one == Some(SignedAs::Signed));
        (each || whole().any(|one| one.broken.is_none())).then_some(SignedAs::Signed)
    }

    /// Whether a signature stands that a new form or visit would break.
    pub fn is_signed_as_a_whole(&self, visit: &Oid, n: u32) -> bool {
        self.signatures.iter().any(|one| one.level != Level::Form && one.broken.is_none() && one.covers_visit(visit, n))
    }
}

/// What waits to be signed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, Deserialize)]
pub struct ToSign {
    /// It was signed, and what has changed since is to be signed.
    pub again: bool,
    pub level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
}

/// Signatures that were broken, and visits that are complete and were never signed.
pub fn to_sign(known: &Known, cells: &[VisitCell], forms: &[FormCell]) -> Vec<ToSign> {
    let mut waits: Vec<ToSign> = Vec::new();
    for one in known.signatures.iter().filter(|one| one.broken.is_some()) {
        let again =
            ToSign { again: true, level: one.level, visit: one.visit.clone(), visit_n: one.n, form: one.form.clone(), form_n: one.form_n };
        // Two meanings of one place are one task.
        if !waits.contains(&again) {
            waits.push(again);
        }
    }
    for cell in cells.iter().filter(|cell| cell.status == VisitStatus::Complete && cell.findings == 0 && cell.signed.is_none()) {
        let whole = known.signatures.iter().any(|one| one.level != Level::Form && one.covers_visit(&cell.visit, cell.n));
        let some =
            forms.iter().any(|form| form.key.visit == cell.visit && form.key.visit_n == cell.n && form.state == RecordState::Complete);
        if !whole && some {
            let (visit, visit_n) = (Some(cell.visit.clone()), Some(cell.n));
            waits.push(ToSign { again: false, level: Level::Visit, visit, visit_n, form: None, form_n: None });
        }
    }
    waits
}

// What happens at a visit or form breaks what covers it; what names no place, everything of the subject.
const BREAK: &str = "update signature set broken_at = clock_timestamp(), broken_by = $3, broken_by_name = $4, broken = ($5::text)::jsonb
    where tenant = $1 and subject = $2 and broken_at is null and level = any($6)
    and ($7::text is null or level = 'casebook' or (visit = $7 and visit_n = $8))
    and ($9::text is null or level <> 'form' or (form = $9 and form_n = $10))";

/// Breaks every signature that covers the place of what has happened, as the table says; says how many.
pub async fn broken(tx: &Tx, subject: SubjectId, by: Alteration) -> Outcome<u64> {
    let levels: Vec<String> = Level::ALL.iter().filter(|level| by.what.breaks(**level)).map(|level| level.as_str().to_owned()).collect();
    if levels.is_empty() {
        return Ok(0);
    }
    let count = |n: Option<u32>| n.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    let by = Alteration { reason: tx.ctx.reason.clone(), ..by };
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        subject.0.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        serde_json::to_string(&by).map_err(|error| internal(&error))?.into(),
        levels.into(),
        by.visit.as_ref().map(|visit| visit.0.clone()).into(),
        count(by.visit_n).into(),
        by.form.as_ref().map(|form| form.0.clone()).into(),
        count(by.form_n).into(),
    ];
    tx.run(BREAK, values).await
}

/// What was done to a visit.
pub fn at_visit(what: Happened, visit: &Oid, n: u32) -> Alteration {
    Alteration::of(what).at_visit(visit, n)
}

/// A text before and after.
#[must_use]
pub fn from_to(by: Alteration, old: Option<&str>, new: Option<&str>) -> Alteration {
    Alteration { old: old.map(Datum::text), new: new.map(Datum::text), ..by }
}

/// What a save does to what was signed: the first thing that breaks, and how many data points change with it.
pub(super) fn alteration(key: &RecordKey, stored: &Stored, next: &Next<'_>, rows: &BTreeSet<RowKey>) -> Option<Alteration> {
    // What tells the treatment is not signed, so it breaks nothing: everybody would see that it had changed.
    let signed = || next.delta.iter().filter(|(at, _)| !stored.version.unblinding.has(at));
    let by_hand = signed().find(|(at, _)| !next.by_rules.contains(*at));
    if let Some((at, new)) = by_hand.or_else(|| signed().next()) {
        let what = if by_hand.is_some() { Happened::Value } else { Happened::Derived };
        let more = u32::try_from(signed().count().saturating_sub(1)).unwrap_or(u32::MAX);
        let item = Some(at.clone());
        let change = Alteration { item, old: stored.values.get(at).cloned(), new: Some(new.clone()), more, ..Alteration::of(what) };
        return Some(change.in_record(key));
    }
    let before: BTreeSet<&RowKey> = stored.retired.iter().collect();
    let gone = rows.iter().find(|row| !before.contains(row)).map(|row| (Happened::RowRetired, row));
    let moved = gone.or_else(|| before.into_iter().find(|row| !rows.contains(*row)).map(|row| (Happened::RowRestored, row)));
    if let Some((what, row)) = moved {
        return Some(Alteration { row: Some(row.clone()), ..Alteration::of(what) }.in_record(key));
    }
    let reopened = stored.state == RecordState::Complete && next.state != RecordState::Complete;
    reopened.then(|| Alteration::of(Happened::FormReopened).in_record(key))
}

/// The marks of a record whose signatures break: it no longer holds their ids.
pub fn released(stored: &Stored, marks: Option<Marks>) -> Option<Marks> {
    if stored.marks.signed.is_empty() {
        return marks;
    }
    Some(Marks { signed: BTreeSet::new(), ..marks.unwrap_or_else(|| stored.marks.clone()) })
}
