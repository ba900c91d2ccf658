//! May this be changed now? The one place where that is asked before anything of a visit or a record changes: what is frozen or
//! locked stays as it is, what is out of use until it is brought back, and a visit that did not take place has no data.

use shared::capture::{ChangeSet, Closed, Deed, Hold, LockLevel, LockState, RecordKey};
use shared::forms::{ItemKey, Oid};
use shared::kernel::{Code, Place, Problem, SiteId, StudyId, SubjectId};

use super::lock::{self, Inside};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// What stands against a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    pub visit_retired: bool,
    pub did_not_occur: bool,
    pub record_retired: bool,
    /// What freezes and locks it, the strongest first; what is held in it by itself among them.
    pub holds: Vec<Hold>,
}

impl Standing {
    /// What closes it: locks before all, the visit before its forms.
    pub fn closed(&self, level: LockLevel) -> Option<Closed> {
        match self {
            _ if self.hold(level).is_some_and(|hold| hold.state == LockState::Locked) => Some(Closed::Locked),
            _ if self.hold(level).is_some() => Some(Closed::Frozen),
            Standing { visit_retired: true, .. } => Some(Closed::VisitRetired),
            Standing { did_not_occur: true, .. } => Some(Closed::DidNotOccur),
            Standing { record_retired: true, .. } => Some(Closed::FormRetired),
            _ => None,
        }
    }

    /// The strongest lock on this level or above.
    fn hold(&self, level: LockLevel) -> Option<&Hold> {
        self.holds.iter().find(|hold| hold.level >= level)
    }
}

/// Refuses a change of what is closed, in words. `level`: what is to be changed, a record or a visit.
pub fn may_change(standing: &Standing, level: LockLevel) -> Outcome<()> {
    if let Some(hold) = standing.hold(level) {
        return held(hold);
    }
    let Some(closed) = standing.closed(level) else { return Ok(()) };
    let words = match closed {
        Closed::VisitRetired => "This visit is out of use. Bring it back before you change something in it.",
        Closed::DidNotOccur => "This visit is said not to have taken place. Take that back before you change something in it.",
        Closed::FormRetired => "This form is out of use. Bring it back before you change something in it.",
        Closed::Locked | Closed::Frozen => return Ok(()),
    };
    let more = serde_json::json!({ "closed": closed.as_str() });
    Err(Problem::new(Code::OutOfOrder).detail(words).more(more).into())
}

/// Refuses what a lock does not leave possible, and says who set it and what to do.
pub fn may(holds: &[Hold], deed: Deed) -> Outcome<()> {
    holds.iter().find(|hold| !hold.state.allows(deed)).map_or(Ok(()), held)
}

fn held(hold: &Hold) -> Outcome<()> {
    let (what, undo) = match hold.state {
        LockState::Locked => ("locked", "unlocked"),
        _ => ("frozen", "unfrozen"),
    };
    let level = match hold.level {
        LockLevel::Item => "item",
        LockLevel::Record => "form",
        LockLevel::Visit => "visit",
        LockLevel::Subject => "subject",
        LockLevel::Site => "site",
        LockLevel::Study => "study",
    };
    let day = hold.by.at.to_string();
    let day = day.get(..10).unwrap_or_default();
    let words = format!(
        "The {level} was {what} by {} on {day}. Nothing in it can be changed. Ask data management to have it {undo}, and say why.",
        hold.by.name
    );
    Err(Problem::new(Code::OutOfOrder).detail(words).more(serde_json::json!({ "closed": what, "hold": hold })).into())
}

/// Refuses a change of items that are held by themselves, and of their rows, place by place.
pub fn may_change_items(holds: &[Hold], set: &ChangeSet, really: impl Fn(&ItemKey) -> bool) -> Outcome<()> {
    let items: Vec<(&ItemKey, &Hold)> = holds.iter().filter_map(|hold| Some((hold.item.as_ref()?, hold))).collect();
    let of = |at: &ItemKey| items.iter().find(|(item, _)| *item == at);
    let changes = set.changes.iter().enumerate().filter(|(_, change)| really(&change.at) && of(&change.at).is_some());
    let in_row = |row: &shared::capture::RowKey| items.iter().any(|(item, _)| item.group == row.group && item.row == row.row);
    let rows = set.rows.iter().enumerate().filter(|(_, change)| in_row(&change.row));
    let place = |at: String| Place { at, message: "This item is frozen or locked: it stays as it is until it is let go.".into() };
    let errors: Vec<Place> =
        changes.map(|(n, _)| place(format!("/changes/{n}"))).chain(rows.map(|(n, _)| place(format!("/rows/{n}")))).collect();
    if errors.is_empty() {
        return Ok(());
    }
    let state = items.first().map_or(LockState::Locked, |(_, hold)| hold.state);
    let problem = Problem::new(Code::OutOfOrder).detail("An item that is frozen or locked stays as it is. Nothing was stored.");
    Err(Problem { errors, ..problem.more(serde_json::json!({ "closed": state.as_str() })) }.into())
}

/// How a visit stands, held until the transaction ends: nobody closes it while a form of it begins. One that is not there is open,
/// unless what it would lie in is held.
pub async fn hold_visit(tx: &Tx, subject: SubjectId, visit: &Oid, n: u32, lock: Lock) -> Outcome<Standing> {
    let sql = format!(
        "select v.retired, v.not_done is not null as skipped, (select {}::text from subject s where s.tenant = v.tenant and s.id = v.subject) as holds
         from visit v where v.tenant = $1 and v.subject = $2 and v.oid = $3 and v.n = $4 {} of v",
        lock::OF_VISIT,
        lock.sql()
    );
    let n = i32::try_from(n).map_err(|_| Code::NotFound)?;
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), subject.0.into(), visit.as_str().into(), n.into()]).await?;
    let Some(row) = row else {
        let holds = lock::of_visit(tx, subject, visit, n).await?;
        return Ok(Standing { holds, ..Standing::default() });
    };
    Ok(Standing {
        visit_retired: row.try_get("", "retired")?,
        did_not_occur: row.try_get("", "skipped")?,
        record_retired: false,
        holds: lock::holds(&row.try_get::<String>("", "holds")?)?,
    })
}

/// Whether a visit stays as it is for others as well, or only for the one who changes it.
#[derive(Clone, Copy, Debug)]
pub enum Lock {
    Shared,
    Own,
}

impl Lock {
    const fn sql(self) -> &'static str {
        match self {
            Lock::Shared => "for share",
            Lock::Own => "for update",
        }
    }
}

/// A form may begin in the visit.
pub async fn may_begin(tx: &Tx, subject: SubjectId, key: &RecordKey) -> Outcome<()> {
    may_change(&hold_visit(tx, subject, &key.visit, key.visit_n, Lock::Shared).await?, LockLevel::Visit)
}

/// The subject itself may change: its state.
pub async fn may_change_subject(tx: &Tx, subject: SubjectId) -> Outcome<()> {
    may(&lock::of_subject(tx, subject, Inside::Not).await?, Deed::Data)
}

/// The subject may move to another version of the design, by which all of it is evaluated again: nothing of it is held.
pub async fn may_move(tx: &Tx, subject: SubjectId) -> Outcome<()> {
    may(&lock::of_subject(tx, subject, Inside::Too).await?, Deed::Data)
}

/// A subject may be enrolled at the site.
pub async fn may_enrol(tx: &Tx, study: StudyId, site: SiteId) -> Outcome<()> {
    may(&lock::of_site(tx, study, site).await?, Deed::Data)
}
