//! Save: the one write path for clinical data.
//!
//! Read the record, weigh the change set against it, evaluate, write one row: the trigger writes the shadow row in the same
//! transaction. Two who save at once are told apart by the revision; the second reads again and merges or meets a conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use shared::capture::{
    Alteration, Casefile, Change, ChangeSet, Conflict, Held, LockLevel, RecordKey, RecordState, RowKey, Saved, Settlement,
};
use shared::forms::rule::About;
use shared::forms::{Datum, Evaluation, Finding, FormPlan, ItemKey, Level, Oid, Values, read};
use shared::kernel::{Code, Instant, Place, Problem, RecordId, StudyId, SubjectId};
use shared::queries::api::Changed;

use super::around::{Around, around, hold};
use super::files::named_files;
use super::guard::{may_begin, may_change, may_change_items};
use super::records::{GaveWay, Marks, Retired, Stored, begun, row_name, stored};
use super::verification::{drop_marks, stamp};
use super::{entered, lock, news, signed, standing};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::kernel::prepared::Prepared;
use crate::rooms::queries::{self, Work};
use crate::rooms::study::Hidden;

/// How often a save that met another one tries again before it says so.
const TRIES: usize = 8;

/// Applies a change set, whole or not at all. Applied before, it changes nothing and is answered alike (DAT-09).
///
/// Rules of other records that read what changes are evaluated in the same transaction; what they derive is written with it.
pub async fn save(tx: &Tx, study: StudyId, subject: SubjectId, set: ChangeSet) -> Outcome<Saved> {
    apply(tx, study, subject, set, None, After::More).await
}

/// The same where nothing follows in the transaction: a save that writes one row commits along with it, in one round trip less.
pub async fn save_alone(tx: &Tx, study: StudyId, subject: SubjectId, set: ChangeSet) -> Outcome<Saved> {
    apply(tx, study, subject, set, None, After::Nothing).await
}

/// What follows in the transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    More,
    Nothing,
}

/// A person has decided which of two values stands (DAT-08): saved as any change, with the value that gave way beside it.
pub async fn settle(tx: &Tx, study: StudyId, subject: SubjectId, settled: Settlement) -> Outcome<Saved> {
    let Settlement { record, base, at, stands, gives_way } = settled;
    let set = ChangeSet { record, base, changes: vec![Change { at: at.clone(), to: stands }], rows: Vec::new(), complete: None };
    apply(tx, study, subject, set, Some((at, gives_way)), After::More).await
}

async fn apply(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    set: ChangeSet,
    gave_way: Option<(ItemKey, Datum)>,
    after: After,
) -> Outcome<Saved> {
    let mut held = false;
    for _ in 0..TRIES {
        let stored = match set.base {
            0 => stored(tx, study, subject, &set.record).await?,
            _ => begun(tx, study, subject, &set.record).await?,
        };
        let around = surroundings(tx, study, subject, &set, &stored, &mut held).await?;
        let next = Next::of(tx, study, subject, &stored, &set, around.as_ref(), gave_way.as_ref()).await?;
        if !next.changes_anything() {
            return Ok(seen(tx, study, &stored, receipt(&stored, &set, next)?));
        }
        may_change(&stored.standing, LockLevel::Record)?;
        may_change_items(&stored.standing.holds, &set, |at| next.delta.contains_key(at))?;
        if (stored.submitted || moves_answers(&stored, &set)) && tx.ctx.reason.is_none() {
            return Err(Code::ReasonRequired.into());
        }
        if let Some(id) = stored.id.filter(|_| after == After::Nothing && around.is_none() && next.is_all(&stored)) {
            match update(tx, subject, id, &stored, &next, Ending::Commit).await? {
                Some((_, saved_at)) => return Ok(seen(tx, study, &stored, saved(id, saved_at, &stored, &set, next, Vec::new()))),
                None => continue,
            }
        }
        if let Some((id, saved_at)) = write(tx, study, subject, &set, &stored, &next).await? {
            if let Some(by) = next.breaks.clone() {
                signed::broken(tx, subject, by).await?;
            }
            let lapse = stored.marked.as_ref().and_then(|marked| marked.lapse(&stored.values, &next.delta, &stamp(tx, saved_at)));
            drop_marks(tx, lapse.into_iter().collect()).await?;
            news::tell(tx, study, subject, &set.record, &stored.marks, &next.evaluation).await?;
            let along = match &around {
                Some(around) => around.write(tx, study, subject, &stored.version, &next.file, &next.settled, Some(&set.record)).await?,
                None => Vec::new(),
            };
            ask(tx, study, subject, &set.record, &stored, &next, around.as_ref()).await?;
            if stored.id.is_none() {
                standing::renew_with(tx, study, subject, &set.record, stored.visit_exists).await?;
            } else if around.is_some() || next.breaks.is_some() || next.counts_differently(&stored) {
                standing::renew(tx, study, subject).await?;
            }
            return Ok(seen(tx, study, &stored, saved(id, saved_at, &stored, &set, next, along)));
        }
    }
    Err(Code::Conflict.into())
}

fn saved(id: RecordId, saved_at: Instant, stored: &Stored, set: &ChangeSet, next: Next<'_>, along: Vec<RecordKey>) -> Saved {
    let (merged, derived) = (merged(stored, set), next.derived());
    let held = next.file.held_back().cloned().collect();
    let Next { revision, state, evaluation, .. } = next;
    Saved { id, revision, state, saved_at, findings: findings_of(evaluation), merged, derived, along, held }
}

/// What the save means for queries: of the record, and of those that rules changed along with it.
async fn ask(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    record: &RecordKey,
    stored: &Stored,
    next: &Next<'_>,
    around: Option<&Around>,
) -> Outcome<()> {
    let none = Values::new();
    let values = next.file.record(record).map_or(&none, |held| &held.values);
    let changed = |(at, new): (&ItemKey, &Datum)| Changed {
        at: at.clone(),
        old: stored.values.get(at).cloned(),
        new: new.clone(),
        revision: next.revision,
    };
    let changes = if stored.queries.is_empty() { Vec::new() } else { next.delta.iter().map(changed).collect() };
    let judged = next.judged.clone();
    let own = Work { record, known: &stored.queries, evaluation: &next.evaluation, values, changes, judged };
    let others = around.map(|around| around.works(&stored.version, &next.file, &next.settled, Some(record))).unwrap_or_default();
    let works: Vec<Work<'_>> = std::iter::once(own).chain(others).collect();
    queries::follow(tx, study, subject, &stored.version.design, &works).await
}

/// What must be at hand beside the record; nothing for a form that stands alone.
async fn surroundings(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    set: &ChangeSet,
    stored: &Stored,
    held: &mut bool,
) -> Outcome<Option<Around>> {
    let ChangeSet { record, .. } = set;
    let compiled = &stored.version.compiled;
    if compiled.stands_alone(&record.form) {
        return Ok(None);
    }
    if !std::mem::replace(held, true) {
        hold(tx, study, subject).await?;
    }
    let forms = compiled.entangled(&record.form);
    around(tx, &stored.version, study, subject, forms, Some((&record.visit, record.visit_n))).await.map(Some)
}

/// What the record is to become.
pub(super) struct Next<'a> {
    revision: u32,
    /// Data points that really change, each with the new revision.
    pub(super) delta: Values,
    /// Those of them that rules derive.
    pub(super) by_rules: BTreeSet<ItemKey>,
    /// Absent: as they are.
    marks: Option<Marks>,
    pub(super) state: RecordState,
    /// What of it breaks signatures that the record holds.
    breaks: Option<Alteration>,
    evaluation: Evaluation,
    /// What the findings come to, given the record's queries.
    judged: queries::Judged,
    state_changes: bool,
    /// The subject's records as they are then, and what those that were evaluated mean.
    file: Casefile<'a>,
    settled: BTreeMap<RecordKey, Evaluation>,
}

impl<'a> Next<'a> {
    async fn of(
        tx: &Tx,
        study: StudyId,
        subject: SubjectId,
        stored: &'a Stored,
        set: &ChangeSet,
        around: Option<&Around>,
        gave_way: Option<&(ItemKey, Datum)>,
    ) -> Outcome<Next<'a>> {
        let (plan, _) = stored.place(&set.record)?;
        acceptable(plan, &stored.values, set, &stored.unblinding.closed_to(tx, study))?;
        let revision = stored.revision.saturating_add(1);
        let changed = |change: &&Change| stored.values.get(&change.at).map_or(!change.to.is_blank(), |now| !now.same(&change.to));
        let really: Vec<&Change> = set.changes.iter().filter(changed).collect();
        named_files(tx, study, subject, plan, &set.record, &really).await?;
        conflicts(tx, study, stored, set, &really).await?;
        let mut delta: Values = really.iter().map(|change| (change.at.clone(), entered::checked(&change.to, stored.now))).collect();
        let retired = retired_after(stored, set);
        let mut values = stored.values.clone();
        values.extend(delta.iter().map(|(key, datum)| (key.clone(), datum.clone())));
        let mut file = match around {
            Some(around) => around.file(&stored.version),
            None => Casefile::new(&stored.version.compiled, About::default()),
        };
        let rows = retired.iter().map(|row| (row.group.clone(), row.row)).collect();
        let fixed = lock::fixed(&stored.standing.holds);
        file.put(set.record.clone(), Held { values, retired: rows, withheld: Vec::new(), fixed });
        let mut settled = file.settle(&set.record);
        let evaluation = settled.remove(&set.record).unwrap_or_default();
        let by_rules = evaluation.derived.keys().cloned().collect();
        delta.extend(evaluation.derived.iter().map(|(key, datum)| (key.clone(), datum.clone())));
        delta.values_mut().for_each(|datum| datum.revision = Some(revision));
        let state = state_after(stored, set, &evaluation)?;
        let held = file.record(&set.record);
        let marks = marks_after(stored, &retired, held, &evaluation, revision);
        let marks = match gave_way {
            Some((at, datum)) => GaveWay { r: revision, to: entered::checked(datum, stored.now) }.beside(stored, marks, at),
            None => marks,
        };
        let none = Values::new();
        let values = held.map_or(&none, |held| &held.values);
        let judged = queries::judge(&stored.version.design, &evaluation, values, &stored.queries, state == RecordState::Complete);
        let state_changes = state != stored.state;
        let mut next = Self { revision, delta, by_rules, marks, state, breaks: None, evaluation, judged, state_changes, file, settled };
        if !stored.marks.signed.is_empty() {
            next.breaks = signed::alteration(&set.record, stored, &next, &retired);
        }
        if next.breaks.is_some() {
            next.marks = signed::released(stored, next.marks.take());
        }
        Ok(next)
    }

    fn changes_anything(&self) -> bool {
        !self.delta.is_empty() || self.marks.is_some() || self.state_changes
    }

    /// Whether the record's row is all that is to be written: nothing is broken, dropped, told, asked or shown differently.
    fn is_all(&self, stored: &Stored) -> bool {
        let silent = self.evaluation.notices.iter().all(|notice| stored.marks.told.contains(&notice.rule));
        let unmarked = self.breaks.is_none() && stored.marked.is_none();
        let unasked = stored.queries.is_empty() && self.judged.moves.is_empty();
        silent && unmarked && unasked && !self.counts_differently(stored)
    }

    /// Whether lists show another state or number of findings than before.
    fn counts_differently(&self, stored: &Stored) -> bool {
        self.state_changes || unasked(&self.judged) != stored.findings
    }

    /// What rules derived in this record.
    fn derived(&self) -> Vec<Change> {
        let by_rules = self.delta.iter().filter(|(key, _)| self.by_rules.contains(*key));
        by_rules.map(|(key, datum)| Change { at: key.clone(), to: datum.clone() }).collect()
    }
}

/// Rules whose reason to tell somebody stands.
pub fn told(evaluation: &Evaluation) -> BTreeSet<String> {
    evaluation.notices.iter().map(|notice| notice.rule.clone()).collect()
}

/// The findings for the receipt.
fn findings_of(evaluation: Evaluation) -> Vec<Finding> {
    evaluation.findings.into_iter().map(Arc::unwrap_or_clone).collect()
}

/// Findings for which there is no query; what is merely not entered yet is not counted.
pub fn unasked(judged: &queries::Judged) -> i32 {
    i32::try_from(judged.unasked).unwrap_or(i32::MAX)
}

/// The record's marks, where they become different.
fn marks_after(stored: &Stored, retired: &BTreeSet<RowKey>, held: Option<&Held>, evaluation: &Evaluation, revision: u32) -> Option<Marks> {
    let rows = changed_rows(stored, retired, revision);
    let withheld = held.map(|held| held.withheld.clone()).unwrap_or_default();
    let told = told(evaluation);
    if rows.is_empty() && withheld == stored.marks.withheld && told == stored.marks.told {
        return None;
    }
    let mut marks = Marks { withheld, told, ..stored.marks.clone() };
    marks.retired.extend(rows);
    Some(marks)
}

/// Every place of the set that cannot be stored as it is: no such item, letters in a number, the same item twice.
fn acceptable(plan: &FormPlan, stands: &Values, set: &ChangeSet, closed: &Hidden) -> Outcome<()> {
    let mut seen = BTreeSet::new();
    let mut errors = Vec::new();
    for (n, change) in set.changes.iter().enumerate() {
        let wrong = if seen.insert(&change.at) {
            unacceptable(plan, stands, change, closed)
        } else {
            Some("This item stands in the set twice.".to_owned())
        };
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

fn unacceptable(plan: &FormPlan, stands: &Values, change: &Change, closed: &Hidden) -> Option<String> {
    let open = |at: &ItemKey| !closed.has(at);
    let Some((group, item)) = plan.item(&change.at).filter(|_| open(&change.at)) else {
        return Some(format!("This form has no item {}.", change.at));
    };
    // What people entered before rules worked it out stays until somebody gives it up for what the rules say (DAT-12).
    let given_up = || change.to.is_blank() && stands.get(&change.at).is_some_and(Datum::is_by_hand);
    if item.derived && !given_up() {
        return Some(format!("{} is derived from other answers; nobody enters it.", change.at.item));
    }
    if change.at.row > 1 && !group.group.repeating {
        return Some(format!("Group {} does not repeat.", change.at.group));
    }
    if change.to.missing.is_some() && change.to.value.is_some() {
        return Some("Send a value or the reason why there is none, not both.".into());
    }
    if change.to.missing.is_some_and(|why| !plan.knows_reason(why)) {
        return Some("The study has no such reason.".into());
    }
    if change.to.unit.as_ref().is_some_and(|unit| !item.item.units.contains(unit)) {
        return Some("The item has no such unit.".into());
    }
    if change.to.characters() > Datum::LONGEST {
        return Some("A value has at most 100,000 characters.".into());
    }
    read(item, &change.to).err().map(|unreadable| shared::forms::english(&unreadable.words()))
}

/// What others changed after `base`, and this set would overwrite: shown, never done (DAT-08).
async fn conflicts(tx: &Tx, study: StudyId, stored: &Stored, set: &ChangeSet, really: &[&Change]) -> Outcome<()> {
    let newer = |key: &ItemKey| stored.values.get(key).filter(|now| now.revision.is_some_and(|revision| revision > set.base));
    let mut clashing: BTreeMap<&ItemKey, &Datum> = really.iter().filter_map(|change| Some((&change.at, newer(&change.at)?))).collect();
    clashing.extend(rows_of_others(stored, set, really));
    if clashing.is_empty() {
        return Ok(());
    }
    let hidden = stored.unblinding.from(tx, study);
    let mut conflicts = Vec::new();
    for (at, theirs) in clashing.into_iter().filter(|(at, _)| !hidden.has(at)) {
        let (by, when) = author(tx, stored, at).await?;
        let yours = set.changes.iter().find(|change| change.at == *at).map(|change| change.to.clone()).unwrap_or_default();
        conflicts.push(Conflict { at: at.clone(), yours, theirs: theirs.clone(), by, when });
    }
    let more = serde_json::json!({ "conflicts": conflicts, "revision": stored.revision });
    Err(Problem::new(Code::Conflict).detail("Someone else changed the same items in the meantime. Nothing was stored.").more(more).into())
}

/// Two rows that two people began under one number are two rows: what stands in the other's is shown, not mixed with. A row
/// that says what the set says was begun by its author, whose receipt was lost.
fn rows_of_others<'s>(stored: &'s Stored, set: &ChangeSet, really: &[&Change]) -> Vec<(&'s ItemKey, &'s Datum)> {
    let rows: BTreeSet<(&Oid, u32)> = really.iter().map(|change| (&change.at.group, change.at.row)).collect();
    let standing = |(group, row): &(&Oid, u32)| {
        let in_row = |(key, datum): &(&'s ItemKey, &'s Datum)| key.row == *row && key.group == **group && datum.rule.is_none();
        stored.values.iter().filter(in_row).collect::<Vec<_>>()
    };
    let since = |datum: &Datum| datum.revision.is_some_and(|revision| revision > set.base);
    let said = |(key, datum): &(&ItemKey, &Datum)| set.changes.iter().any(|change| change.at == **key && change.to.same(datum));
    let repeats = |group: &Oid| stored.version.design.library.groups.iter().any(|one| one.oid == *group && one.repeating);
    let begun = rows.iter().filter(|(group, _)| repeats(group)).map(standing);
    begun.filter(|row| !row.is_empty() && row.iter().all(|(_, datum)| since(datum)) && !row.iter().all(said)).flatten().collect()
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

/// Rows with answers go out of use, and come back, only with a reason.
fn moves_answers(stored: &Stored, set: &ChangeSet) -> bool {
    let moves = |row: &RowKey, retired: bool| stored.retired.contains(row) != retired;
    let answered = |row: &RowKey| {
        stored.values.iter().any(|(key, datum)| key.group == row.group && key.row == row.row && !datum.is_blank() && datum.rule.is_none())
    };
    set.rows.iter().any(|change| moves(&change.row, change.retired) && answered(&change.row))
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
    next: &Next<'_>,
) -> Outcome<Option<(RecordId, Instant)>> {
    match stored.id {
        Some(id) => update(tx, subject, id, stored, next, Ending::Open).await,
        None => {
            if !stored.visit_exists {
                begin_visit(tx, study, subject, set, stored).await?;
            }
            may_begin(tx, subject, &set.record).await?;
            insert(tx, study, subject, set, stored, next).await
        }
    }
}

/// The values and marks that are to be written, as text.
fn documents(next: &Next<'_>) -> Outcome<[sea_orm::Value; 2]> {
    let delta = serde_json::to_string(&next.delta).map_err(|error| internal(&error))?;
    let marks = next.marks.as_ref().map(serde_json::to_string).transpose().map_err(|error| internal(&error))?;
    Ok([delta.into(), marks.into()])
}

// Lists show when a subject was last worked on, to the minute: in the same statement, and no row for each field that is left.
static UPDATE: LazyLock<Prepared> = LazyLock::new(|| {
    let sql = "with seen as (update standing set changed_at = clock_timestamp()
    where tenant = $1 and id = $10 and changed_at < clock_timestamp() - interval '1 minute')
    update record set values = values || ($4::text)::jsonb,
    marks = coalesce(($5::text)::jsonb, marks),
    state = $6, submitted = submitted or $6 = 'complete', findings = $7, revision = revision + 1,
    saved_at = clock_timestamp(), saved_by = $8, saved_by_name = $9
    where tenant = $1 and id = $2 and revision = $3 returning saved_at";
    Prepared::new("capture_update", "uuid, uuid, int, text, text, text, int, uuid, text, uuid", sql)
});

/// Whether the transaction ends with the statement.
#[derive(Clone, Copy, Debug)]
enum Ending {
    Open,
    Commit,
}

async fn update(
    tx: &Tx,
    subject: SubjectId,
    id: RecordId,
    stored: &Stored,
    next: &Next<'_>,
    ending: Ending,
) -> Outcome<Option<(RecordId, Instant)>> {
    let [delta, marks] = documents(next)?;
    let values = [
        tx.ctx.tenant.0.into(),
        id.0.into(),
        i32::try_from(stored.revision).unwrap_or(i32::MAX).into(),
        delta,
        marks,
        next.state.as_str().into(),
        unasked(&next.judged).into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
        subject.0.into(),
    ];
    let rows = match ending {
        Ending::Open => tx.known(&UPDATE, values).await?,
        Ending::Commit => tx.finish(&UPDATE, values).await?,
    };
    rows.first().map(|row| Ok((id, Instant(row.try_get("", "saved_at")?)))).transpose()
}

// A record begins on its subject's version. The subject is held: where it is just moved to another version, the save waits, finds
// that it was weighed by rules that are not the subject's any more, writes nothing, and begins again.
const INSERT: &str = "insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, values, marks, state,
    submitted, findings, revision, saved_at, saved_by, saved_by_name)
    select s.tenant, $2, $3, $4, s.id, $6, $7, $8, $9, s.version, ($11::text)::jsonb, coalesce(($12::text)::jsonb, '{}'), $13,
    $13 = 'complete', $14, 1, clock_timestamp(), $15, $16 from subject s
    where s.tenant = $1 and s.id = $5 and s.version = $10 for no key update of s on conflict do nothing returning saved_at";

async fn insert(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    set: &ChangeSet,
    stored: &Stored,
    next: &Next<'_>,
) -> Outcome<Option<(RecordId, Instant)>> {
    let id = RecordId(fresh());
    let [delta, marks] = documents(next)?;
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
        delta,
        marks,
        next.state.as_str().into(),
        unasked(&next.judged).into(),
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
fn receipt(stored: &Stored, set: &ChangeSet, next: Next<'_>) -> Outcome<Saved> {
    let (Some(id), Some(saved_at)) = (stored.id, stored.saved_at) else {
        return Err(Problem::new(Code::Invalid).at("/changes", "There is nothing to store.").into());
    };
    let merged = merged(stored, set);
    Ok(Saved {
        id,
        revision: stored.revision,
        state: stored.state,
        saved_at,
        findings: findings_of(next.evaluation),
        merged,
        derived: Vec::new(),
        along: Vec::new(),
        held: Vec::new(),
    })
}

/// The receipt without what whoever saves must not see.
fn seen(tx: &Tx, study: StudyId, stored: &Stored, mut saved: Saved) -> Saved {
    let hidden = stored.unblinding.from(tx, study);
    if !hidden.is_empty() {
        saved.findings.retain(|finding| !hidden.has(&finding.at));
        saved.merged.retain(|change| !hidden.has(&change.at));
        saved.derived.retain(|change| !hidden.has(&change.at));
    }
    saved
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
