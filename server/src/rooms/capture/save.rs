//! Save: the one write path for clinical data.
//!
//! Read the record, weigh the change set against it, evaluate, write one row: the trigger writes the shadow row in the same
//! transaction. Two who save at once are told apart by the revision; the second reads again and merges or meets a conflict.

use std::collections::{BTreeMap, BTreeSet};

use shared::capture::{Change, ChangeSet, Conflict, RecordState, RowKey, Saved};
use shared::forms::{Datum, Evaluation, FormPlan, ItemKey, Level, Reference, Text, Values, evaluate, read};
use shared::kernel::{Code, Instant, Place, Problem, RecordId, StudyId, SubjectId};

use super::records::{Retired, Stored, row_name, stored};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// How often a save that met another one tries again before it says so.
const TRIES: usize = 8;
/// Characters of one value.
const LONGEST: usize = 100_000;

/// Applies a change set, whole or not at all. Applied before, it changes nothing and is answered alike (DAT-09).
pub async fn save(tx: &Tx, study: StudyId, subject: SubjectId, set: ChangeSet) -> Outcome<Saved> {
    for _ in 0..TRIES {
        let stored = stored(tx, study, subject, &set.record).await?;
        let next = Next::of(tx, &stored, &set).await?;
        if !next.changes_anything() {
            return receipt(&stored, &set, next);
        }
        if stored.submitted && tx.ctx.reason.is_none() {
            return Err(Code::ReasonRequired.into());
        }
        if let Some((id, saved_at)) = write(tx, study, subject, &set, &stored, &next).await? {
            let merged = merged(&stored, &set);
            let Next { revision, state, evaluation, .. } = next;
            return Ok(Saved { id, revision, state, saved_at, findings: evaluation.findings, merged });
        }
    }
    Err(Code::Conflict.into())
}

/// What the record is to become.
struct Next {
    revision: u32,
    /// Data points that really change, each with the new revision.
    delta: Values,
    /// Rows that really change: out of use or back.
    rows: BTreeMap<String, Option<Retired>>,
    state: RecordState,
    evaluation: Evaluation,
    state_changes: bool,
}

impl Next {
    async fn of(tx: &Tx, stored: &Stored, set: &ChangeSet) -> Outcome<Self> {
        let (plan, _) = stored.place(&set.record)?;
        acceptable(plan, set)?;
        let revision = stored.revision.saturating_add(1);
        let changed = |change: &&Change| stored.values.get(&change.at).map_or(!change.to.is_blank(), |now| !now.same(&change.to));
        let really: Vec<&Change> = set.changes.iter().filter(changed).collect();
        conflicts(tx, stored, set, &really).await?;
        let delta: Values =
            really.iter().map(|change| (change.at.clone(), Datum { revision: Some(revision), ..change.to.clone() })).collect();
        let retired = retired_after(stored, set);
        let rows = changed_rows(stored, &retired, revision);
        let mut values = stored.values.clone();
        values.extend(delta.iter().map(|(key, datum)| (key.clone(), datum.clone())));
        let reference = Reference { retired: retired.iter().map(|row| (row.group.clone(), row.row)).collect() };
        let evaluation = evaluate(plan, &values, &reference);
        let state = state_after(stored, set, &evaluation)?;
        Ok(Self { revision, delta, rows, state, evaluation, state_changes: state != stored.state })
    }

    fn changes_anything(&self) -> bool {
        !self.delta.is_empty() || !self.rows.is_empty() || self.state_changes
    }

    /// Findings that wait for somebody: what is merely not entered yet does not.
    fn open_findings(&self) -> i32 {
        let open = self.evaluation.findings.iter().filter(|finding| matches!(finding.level, Level::Soft | Level::Hard));
        i32::try_from(open.count()).unwrap_or(i32::MAX)
    }
}

/// Every place of the set that cannot be stored as it is: no such item, letters in a number, the same item twice.
fn acceptable(plan: &FormPlan, set: &ChangeSet) -> Outcome<()> {
    let mut seen = BTreeSet::new();
    let mut errors = Vec::new();
    for (n, change) in set.changes.iter().enumerate() {
        let wrong =
            if seen.insert(&change.at) { unacceptable(plan, change) } else { Some("This item stands in the set twice.".to_owned()) };
        errors.extend(wrong.map(|message| Place { at: format!("/changes/{n}"), message }));
    }
    for (n, change) in set.rows.iter().enumerate() {
        let known = plan.groups.iter().any(|group| group.group.oid == change.row.group && group.group.repeating);
        if !known {
            errors.push(Place { at: format!("/rows/{n}"), message: "This form has no such repeating group.".into() });
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem { errors, ..Code::Invalid.into() }.into()) }
}

fn unacceptable(plan: &FormPlan, change: &Change) -> Option<String> {
    let Some((group, item)) = plan.item(&change.at) else { return Some(format!("This form has no item {}.", change.at)) };
    if change.at.row > 1 && !group.group.repeating {
        return Some(format!("Group {} does not repeat.", change.at.group));
    }
    if change.to.missing.is_some() && change.to.value.is_some() {
        return Some("Send a value or the reason why there is none, not both.".into());
    }
    if change.to.unit.as_ref().is_some_and(|unit| !item.item.units.contains(unit)) {
        return Some("The item has no such unit.".into());
    }
    let characters = match &change.to.value {
        Some(Text::One(text)) => text.chars().count(),
        Some(Text::Many(texts)) => texts.iter().map(|text| text.chars().count()).sum(),
        None => 0,
    };
    if characters > LONGEST {
        return Some("A value has at most 100,000 characters.".into());
    }
    read(item, &change.to).err().map(|unreadable| shared::forms::english(&unreadable.words()))
}

/// What others changed after `base`, and this set would overwrite: shown, never done (DAT-08).
async fn conflicts(tx: &Tx, stored: &Stored, set: &ChangeSet, really: &[&Change]) -> Outcome<()> {
    let newer = |key: &ItemKey| stored.values.get(key).filter(|now| now.revision.is_some_and(|revision| revision > set.base));
    let clashing: Vec<(&Change, &Datum)> = really.iter().filter_map(|change| Some((*change, newer(&change.at)?))).collect();
    if clashing.is_empty() {
        return Ok(());
    }
    let mut conflicts = Vec::new();
    for (change, theirs) in clashing {
        let (by, when) = author(tx, stored, &change.at).await?;
        conflicts.push(Conflict { at: change.at.clone(), yours: change.to.clone(), theirs: theirs.clone(), by, when });
    }
    let more = serde_json::json!({ "conflicts": conflicts, "revision": stored.revision });
    Err(Problem::new(Code::Conflict).detail("Someone else changed the same items in the meantime. Nothing was stored.").more(more).into())
}

async fn author(tx: &Tx, stored: &Stored, key: &ItemKey) -> Outcome<(String, Instant)> {
    let sql = "select actor_name, at from audit.record where tenant = $1 and row_id = $2 and (changes -> 'values' -> $3) is not null order by seq desc limit 1";
    let id = stored.id.unwrap_or_default();
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into(), key.to_string().into()]).await?;
    let row = row.ok_or_else(|| internal(&"a stored value without a shadow row"))?;
    let at: time::OffsetDateTime = row.try_get("", "at")?;
    Ok((row.try_get("", "actor_name")?, Instant(at)))
}

fn retired_after(stored: &Stored, set: &ChangeSet) -> BTreeSet<RowKey> {
    let mut retired: BTreeSet<RowKey> = stored.retired.iter().cloned().collect();
    for change in &set.rows {
        if change.retired {
            retired.insert(change.row.clone())
        } else {
            retired.remove(&change.row)
        };
    }
    retired
}

fn changed_rows(stored: &Stored, retired: &BTreeSet<RowKey>, revision: u32) -> BTreeMap<String, Option<Retired>> {
    let before: BTreeSet<RowKey> = stored.retired.iter().cloned().collect();
    let gone = retired.difference(&before).map(|row| (row_name(row), Some(Retired { r: revision })));
    let back = before.difference(retired).map(|row| (row_name(row), None));
    gone.chain(back).collect()
}

/// A form becomes complete when it is declared so and nothing required is open; it stops being so when something is.
fn state_after(stored: &Stored, set: &ChangeSet, evaluation: &Evaluation) -> Outcome<RecordState> {
    let blocked = evaluation.blocks_completion();
    match (set.complete, stored.state) {
        (Some(true), _) if blocked => {
            let open = evaluation.findings.iter().filter(|finding| matches!(finding.level, Level::Required | Level::Unreadable));
            let errors = open.map(|one| Place { at: one.at.to_string(), message: shared::forms::english(&one.words) }).collect();
            let problem = Problem::new(Code::OutOfOrder).detail("The form is not complete yet: some answers are still missing.");
            Err(Problem { errors, ..problem }.into())
        }
        (Some(true), _) => Ok(RecordState::Complete),
        (None, RecordState::Complete) if !blocked => Ok(RecordState::Complete),
        (Some(false), RecordState::Blank) | (None, RecordState::Blank) if set.changes.is_empty() => Ok(RecordState::Blank),
        _ => Ok(RecordState::InProgress),
    }
}

/// Writes the visit where it is not there yet, and the record. `None`: someone was faster, read again.
async fn write(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    set: &ChangeSet,
    stored: &Stored,
    next: &Next,
) -> Outcome<Option<(RecordId, Instant)>> {
    let delta = serde_json::to_string(&next.delta).map_err(|error| internal(&error))?;
    let marks = serde_json::to_string(&next.rows).map_err(|error| internal(&error))?;
    match stored.id {
        Some(id) => update(tx, id, stored, next, delta, marks).await,
        None => {
            if !stored.visit_exists {
                begin_visit(tx, study, subject, set, stored).await?;
            }
            insert(tx, study, subject, set, stored, next, delta, marks).await
        }
    }
}

const UPDATE: &str = "update record set values = values || ($4::text)::jsonb,
    marks = case when $5 = '{}' then marks
        else jsonb_set(marks, '{retired}', coalesce(marks -> 'retired', '{}') || ($5::text)::jsonb) end,
    state = $6, submitted = submitted or $6 = 'complete', findings = $7, revision = revision + 1,
    saved_at = clock_timestamp(), saved_by = $8, saved_by_name = $9
    where tenant = $1 and id = $2 and revision = $3 returning saved_at";

async fn update(tx: &Tx, id: RecordId, stored: &Stored, next: &Next, delta: String, marks: String) -> Outcome<Option<(RecordId, Instant)>> {
    let values = [
        tx.ctx.tenant.0.into(),
        id.0.into(),
        i32::try_from(stored.revision).unwrap_or(i32::MAX).into(),
        delta.into(),
        marks.into(),
        next.state.as_str().into(),
        next.open_findings().into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    let row = tx.row(UPDATE, values).await?;
    row.map(|row| Ok((id, Instant(row.try_get("", "saved_at")?)))).transpose()
}

const INSERT: &str = "insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, values, marks, state,
    submitted, findings, revision, saved_at, saved_by, saved_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ($11::text)::jsonb, jsonb_build_object('retired', ($12::text)::jsonb), $13,
    $13 = 'complete', $14, 1, clock_timestamp(), $15, $16) on conflict do nothing returning saved_at";

#[expect(clippy::too_many_arguments, reason = "one row's columns; a struct would only name them twice")]
async fn insert(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    set: &ChangeSet,
    stored: &Stored,
    next: &Next,
    delta: String,
    marks: String,
) -> Outcome<Option<(RecordId, Instant)>> {
    let id = RecordId(fresh());
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let values = [
        tx.ctx.tenant.0.into(),
        id.0.into(),
        study.0.into(),
        stored.site.into(),
        subject.0.into(),
        set.record.visit.as_str().into(),
        count(set.record.visit_n).into(),
        set.record.form.as_str().into(),
        count(set.record.form_n).into(),
        stored.version.id.0.into(),
        delta.into(),
        marks.into(),
        next.state.as_str().into(),
        next.open_findings().into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    let row = tx.row(INSERT, values).await?;
    row.map(|row| Ok((id, Instant(row.try_get("", "saved_at")?)))).transpose()
}

async fn begin_visit(tx: &Tx, study: StudyId, subject: SubjectId, set: &ChangeSet, stored: &Stored) -> Outcome<()> {
    let sql = "insert into visit (tenant, id, study, site, subject, oid, n) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    let values = [
        tx.ctx.tenant.0.into(),
        fresh().into(),
        study.0.into(),
        stored.site.into(),
        subject.0.into(),
        set.record.visit.as_str().into(),
        i32::try_from(set.record.visit_n).unwrap_or(i32::MAX).into(),
    ];
    tx.run(sql, values).await.map(|_| ())
}

/// The receipt of a set that was applied before, or said nothing new.
fn receipt(stored: &Stored, set: &ChangeSet, next: Next) -> Outcome<Saved> {
    let (Some(id), Some(saved_at)) = (stored.id, stored.saved_at) else {
        return Err(Problem::new(Code::Invalid).at("/changes", "There is nothing to store.").into());
    };
    let merged = merged(stored, set);
    Ok(Saved { id, revision: stored.revision, state: stored.state, saved_at, findings: next.evaluation.findings, merged })
}

/// What others changed after `base` beside what this set touches.
fn merged(stored: &Stored, set: &ChangeSet) -> Vec<Change> {
    if set.base >= stored.revision {
        return Vec::new();
    }
    let mine = |key: &ItemKey| set.changes.iter().any(|change| change.at == *key);
    let newer = |datum: &Datum| datum.revision.is_some_and(|revision| revision > set.base);
    let theirs = stored.values.iter().filter(|(key, datum)| newer(datum) && !mine(key));
    theirs.map(|(key, datum)| Change { at: key.clone(), to: datum.clone() }).collect()
}
