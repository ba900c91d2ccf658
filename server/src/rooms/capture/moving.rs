//! Moving subjects to another version of the design: every record is evaluated anew, and what that changed is counted.
//!
//! Invariants
//! * One subject, one transaction: where it breaks off, the subject is where it was.
//! * What was entered stays as it is, also where the new version works the value out and comes to something else: that is a finding,
//!   for a person to decide (DAT-12). What rules derive is written by them, on behalf of whoever released.
//! * A record of a form or visit that the new version does not have stays on its own version.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures_util::FutureExt;
use serde_json::{Value, json};
use shared::capture::{Alteration, Casefile, Happened, Moved, RecordKey, RecordState};
use shared::forms::rule::ENTERED;
use shared::forms::{Evaluation, ItemKey, Level, Oid};
use shared::kernel::{Code, SubjectId, VersionId};

use super::around::{Around, around, hold};
use super::release::Order;
use super::{guard, signed, standing};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::kernel::jobs::{Kind, Work};
use crate::kernel::ports::fresh;
use crate::rooms::queries;
use crate::rooms::study::{Version, version};

/// Moves the subjects of a release.
pub const MOVE_SUBJECTS: Kind = Kind { name: "capture.MoveSubjects", work: |work| run(work).boxed() };

/// Subjects looked up at a time.
const BATCH: i64 = 100;
/// How often a subject in whose records somebody is just saving is tried again.
const TRIES: usize = 5;

async fn run(work: &Work) -> Outcome<Value> {
    let order: Order = work.args()?;
    loop {
        let tx = work.begin().await?;
        let waiting = waiting(&tx, work, order).await?;
        tx.commit().await?;
        let Some(waiting) = waiting else { return Ok(json!({ "stopped": true })) };
        work.progress(waiting.done, waiting.total, "").await?;
        if waiting.subjects.is_empty() {
            return end(work, order).await;
        }
        for (n, subject) in (1..).zip(waiting.subjects) {
            if !one(work, order, subject, waiting.version).await? {
                return Ok(json!({ "stopped": true }));
            }
            work.progress(waiting.done + n, waiting.total, "").await?;
        }
    }
}

/// Who is still to be moved.
struct Waiting {
    version: VersionId,
    subjects: Vec<SubjectId>,
    done: i64,
    total: i64,
}

const WAITING: &str = "select s.id, count(*) over () as waiting from release r
    join subject s on s.tenant = r.tenant and s.study = r.study and s.version <> r.version and (cardinality(r.sites) = 0 or s.site = any(r.sites))
    where r.tenant = $1 and r.id = $2 and not exists (select 1 from release_subject m
        where m.tenant = r.tenant and m.release = r.id and m.subject = s.id and (m.error is null or m.attempt >= r.attempt))
    order by s.key limit $3";

/// `None`: the release was paused or ended, or another job has it.
async fn waiting(tx: &Tx, work: &Work, order: Order) -> Outcome<Option<Waiting>> {
    let key = [tx.ctx.tenant.0.into(), order.release.0.into()];
    let sql = "select version, (select count(*) from release_subject m where m.tenant = r.tenant and m.release = r.id) as done
               from release r where tenant = $1 and id = $2 and state = 'moving' and job = $3";
    let Some(release) = tx.row(sql, key.clone().into_iter().chain([work.id.0.into()])).await? else { return Ok(None) };
    let rows = tx.rows(WAITING, key.into_iter().chain([BATCH.into()])).await?;
    let done: i64 = release.try_get("", "done")?;
    let left: i64 = rows.first().map_or(Ok(0), |row| row.try_get("", "waiting"))?;
    let subjects: Result<Vec<SubjectId>, _> = rows.iter().map(|row| row.try_get("", "id").map(SubjectId)).collect();
    Ok(Some(Waiting { version: VersionId(release.try_get("", "version")?), subjects: subjects?, done, total: done + left }))
}

/// All were tried.
async fn end(work: &Work, order: Order) -> Outcome<Value> {
    let tx = work.begin().await?;
    let sql = "update release r set ended_at = now(), state = case when exists (select 1 from release_subject m
                   where m.tenant = r.tenant and m.release = r.id and m.error is not null) then 'incomplete' else 'done' end
               where tenant = $1 and id = $2 and state = 'moving' and job = $3";
    tx.run(sql, [tx.ctx.tenant.0.into(), order.release.0.into(), work.id.0.into()]).await?;
    tx.commit().await?;
    Ok(json!({ "release": order.release }))
}

/// Moves one subject; one who cannot be moved is written down with the reason. False: it is time to stop.
async fn one(work: &Work, order: Order, subject: SubjectId, to: VersionId) -> Outcome<bool> {
    let mut why = Failure::from(Code::Conflict);
    for _ in 0..TRIES {
        let tx = work.begin().await?;
        if !goes_on(&tx, work, order).await? {
            return Ok(false);
        }
        match moved(&tx, order, subject, to).await {
            Ok(outcome) => {
                if let Some(outcome) = outcome {
                    note(&tx, order, subject, &outcome, None).await?;
                    standing::renew(&tx, order.study, subject).await?;
                }
                tx.commit().await?;
                return Ok(true);
            }
            Err(failure) => {
                let again = failure.0.code == Code::Conflict;
                why = failure;
                if !again {
                    break;
                }
            }
        }
    }
    tracing::warn!(%why, %subject, release = %order.release, "a subject could not be moved");
    let tx = work.begin().await?;
    note(&tx, order, subject, &Moved::default(), Some(why.to_string())).await?;
    tx.commit().await?;
    Ok(true)
}

/// Held until the end of the transaction, so that a pause comes before or behind a subject.
async fn goes_on(tx: &Tx, work: &Work, order: Order) -> Outcome<bool> {
    let sql = "select 1 from release where tenant = $1 and id = $2 and state = 'moving' and job = $3 for share";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), order.release.0.into(), work.id.0.into()]).await?;
    Ok(row.is_some())
}

async fn note(tx: &Tx, order: Order, subject: SubjectId, outcome: &Moved, error: Option<String>) -> Outcome<()> {
    // Derived values were written by rules; this is the move itself.
    tx.act(MOVE_SUBJECTS.name).await?;
    let outcome = serde_json::to_value(outcome).map_err(|error| internal(&error))?;
    let sql = "insert into release_subject (tenant, id, study, site, release, subject, attempt, outcome, error)
               select s.tenant, $4, s.study, s.site, r.id, s.id, r.attempt, $5, $6 from subject s
               join release r on r.tenant = s.tenant and r.id = $3 where s.tenant = $1 and s.id = $2
               on conflict (tenant, release, subject) do update
               set attempt = excluded.attempt, outcome = excluded.outcome, error = excluded.error, moved_at = clock_timestamp()";
    let values = [tx.ctx.tenant.0.into(), subject.0.into(), order.release.0.into(), fresh().into(), outcome.into(), error.into()];
    tx.run(sql, values).await.map(|_| ())
}

/// Moves a subject and evaluates its records by the new version. `None`: somebody else has moved it.
async fn moved(tx: &Tx, order: Order, subject: SubjectId, to: VersionId) -> Outcome<Option<Moved>> {
    let study = order.study;
    hold(tx, study, subject).await?;
    let row = tx.row("select version from subject where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), subject.0.into()]).await?;
    let from = VersionId(row.ok_or(Code::NotFound)?.try_get("", "version")?);
    if from == to {
        return Ok(None);
    }
    guard::may_move(tx, subject).await?;
    let (old, new) = (version(tx, from).await?, version(tx, to).await?);
    let before = around(tx, &old, study, subject, old.compiled.plans.keys(), None).await?;
    let found_before = found(&before.file(&old).settle_all());
    let left = carry(tx, subject, &new, &before).await?;
    let moved = Alteration::of(Happened::DesignMoved);
    signed::broken(tx, subject, signed::from_to(moved, Some(old.design.version_name.as_str()), Some(new.design.version_name.as_str())))
        .await?;
    let after = around(tx, &new, study, subject, new.compiled.plans.keys(), None).await?;
    let after = without(after, &left);
    let mut file = after.file(&new);
    let settled = file.settle_all();
    let outcome = Moved {
        records: small(settled.len()),
        left: small(left.len()),
        kept: small(settled.values().flat_map(|evaluation| &evaluation.findings).filter(|one| one.check() == ENTERED).count()),
        reopened: small(after.neighbours.iter().filter(|one| one.is_reopened(settled.get(&one.key()))).count()),
        ..Moved::default()
    };
    let outcome = count(outcome, (&found_before, &found(&settled)), values(&file, &after));
    after.write(tx, study, subject, &new, &file, &settled, None).await?;
    let works = after.works(&new, &file, &settled, None);
    queries::follow(tx, study, subject, &new.design, &works).await?;
    let (opened, closed) = works.iter().map(|work| work.judged.counts()).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    Ok(Some(Moved { queries_opened: small(opened), queries_closed: small(closed), ..outcome }))
}

/// Takes the subject and its records along; gives those that the new version has no place for. The revision goes up, so that a
/// save that was weighed by the old version is weighed again.
async fn carry(tx: &Tx, subject: SubjectId, new: &Arc<Version>, before: &Around) -> Outcome<BTreeSet<RecordKey>> {
    let tenant = tx.ctx.tenant.0;
    tx.run("update subject set version = $3 where tenant = $1 and id = $2", [tenant.into(), subject.0.into(), new.id.0.into()]).await?;
    let places: Vec<String> =
        new.design.visits.iter().flat_map(|visit| visit.forms.iter().map(|form| place(&visit.oid, &form.oid))).collect();
    let sql = "update record set version = $3, revision = revision + 1
               where tenant = $1 and subject = $2 and version <> $3 and visit || chr(31) || form = any($4)";
    tx.run(sql, [tenant.into(), subject.0.into(), new.id.0.into(), places.clone().into()]).await?;
    let keys = before.neighbours.iter().map(super::around::Neighbour::key);
    Ok(keys.filter(|key| !places.contains(&place(&key.visit, &key.form))).collect())
}

fn place(visit: &Oid, form: &Oid) -> String {
    format!("{visit}\u{1f}{form}")
}

fn without(mut around: Around, left: &BTreeSet<RecordKey>) -> Around {
    around.neighbours.retain(|one| !left.contains(&one.key()));
    around
}

/// A finding that asks for something: where it is, and by which rule.
type Found = BTreeSet<(RecordKey, ItemKey, String)>;

/// What waits for somebody, as a record's count of findings has it.
fn found(settled: &BTreeMap<RecordKey, Evaluation>) -> Found {
    let of = |(record, evaluation): (&RecordKey, &Evaluation)| {
        let open = evaluation.findings.iter().filter(|one| matches!(one.level, Level::Soft | Level::Hard));
        open.map(|one| (record.clone(), one.at.clone(), one.rule.clone())).collect::<Vec<_>>()
    };
    settled.iter().flat_map(of).collect()
}

/// Names of rules whose derived values become different, one for each value.
fn values(file: &Casefile<'_>, around: &Around) -> Vec<String> {
    let mut rules = Vec::new();
    for one in &around.neighbours {
        let (before, key) = (one.held().values, one.key());
        let after = file.record(&key).map(|held| &held.values);
        for (at, datum) in after.into_iter().flatten().filter(|(at, datum)| !before.get(*at).is_some_and(|was| was.same(datum))) {
            let rule = datum.rule.clone().or_else(|| before.get(at).and_then(|was| was.rule.clone()));
            rules.extend(rule.filter(|_| before.contains_key(at) || !datum.is_blank()));
        }
    }
    rules
}

/// Counts findings and values by rule. Not every finding becomes a query: those are counted apart.
fn count(mut moved: Moved, (before, after): (&Found, &Found), values: Vec<String>) -> Moved {
    for (.., rule) in after.difference(before) {
        moved.rules.entry(rule.clone()).or_default().opened += 1;
    }
    for (.., rule) in before.difference(after) {
        moved.rules.entry(rule.clone()).or_default().closed += 1;
    }
    for rule in values {
        moved.rules.entry(rule).or_default().values += 1;
    }
    moved
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl super::around::Neighbour {
    /// Complete until now, and not by the new version.
    fn is_reopened(&self, evaluation: Option<&Evaluation>) -> bool {
        self.state() == RecordState::Complete && evaluation.is_some_and(Evaluation::blocks_completion)
    }
}
