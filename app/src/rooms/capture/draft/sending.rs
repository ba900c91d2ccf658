//! Sending: what goes out next, and what the answer does to the draft.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use shared::capture::{Change, ChangeSet, Conflict, RecordState, RowChange, RowKey, Saved};
use shared::forms::{Datum, ItemKey, Translated, Values, Words};
use shared::kernel::{Code, Instant, Place, Problem};

use super::{Draft, Edit, row_of, set_of};

/// A change set on its way, with the reason its author gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub set: ChangeSet,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The set is one person's decision of a conflict: the value that gives way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Datum>,
}

impl Outgoing {
    pub(super) fn len(&self) -> usize {
        self.set.changes.len() + self.set.rows.len() + usize::from(self.set.complete.is_some())
    }
}

/// How the line to the server is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    Ready,
    Busy,
    /// No answer came.
    Down,
    SignedOut,
    /// The server will not have the set, and it is not an item's fault.
    Refused(Box<Problem>),
}

impl Line {
    /// A new change gives a refused set another chance.
    pub(super) fn changed(&mut self) {
        if matches!(self, Line::Refused(_)) {
            *self = Line::Ready;
        }
    }
}

/// What the page says about saving. Numbers count what waits.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// All of it is saved; `None` when nothing ever was.
    Saved(Option<Instant>),
    Saving,
    /// Kept on this computer, about to be sent.
    Waiting(usize),
    /// Kept on this computer; there is no line.
    Offline(usize),
    SignedOut(usize),
    WantsReason(usize),
    Refused(usize, Box<Problem>),
}

/// Whose value stands from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Theirs,
    Mine,
}

impl Draft {
    /// What to send now, if anything. From then on it is under way: one set at a time.
    /// A set that may have arrived goes out again exactly as it was, before anything newer.
    pub fn next_to_send(&mut self) -> Option<Outgoing> {
        if !matches!(self.line, Line::Ready | Line::Down) {
            return None;
        }
        if self.sending.is_none() && !self.wants_reason() {
            self.sending = self.take_pending();
        }
        if self.sending.is_some() {
            self.line = Line::Busy;
        }
        self.sending.clone()
    }

    /// What to say about saving.
    pub fn status(&self) -> Status {
        let waiting = self.waiting();
        match &self.line {
            _ if waiting == 0 => Status::Saved(self.saved_at),
            Line::Busy if self.tries == 0 => Status::Saving,
            Line::Busy | Line::Down => Status::Offline(waiting),
            Line::SignedOut => Status::SignedOut(waiting),
            Line::Refused(why) => Status::Refused(waiting, why.clone()),
            Line::Ready if self.wants_reason() => Status::WantsReason(waiting),
            Line::Ready => Status::Waiting(waiting),
        }
    }

    /// How many changes have no receipt.
    pub fn waiting(&self) -> usize {
        let sent = self.sending.as_ref().map_or(0, |sent| sent.len());
        self.pending.len().saturating_add(sent)
    }

    /// Something waits that may not be sent without a reason (AUD-07).
    pub fn wants_reason(&self) -> bool {
        self.needs_reason && self.reason.is_none() && !self.pending.is_empty()
    }

    /// Why what waits is changed. It holds for what waits now, not for what comes later.
    pub fn give_reason(&mut self, reason: String) {
        self.reason = Some(reason);
    }

    /// The receipt: what was sent is saved, and so is what others changed meanwhile. The server's findings count.
    pub fn acknowledged(&mut self, saved: Saved) {
        self.answered();
        let Some(Outgoing { set, .. }) = self.sending.take() else { return };
        self.held_back = saved.held.len();
        set.changes.iter().for_each(|change| self.looked_at(&change.at));
        let sent = set_of(set.changes.iter().map(|change| change.at.clone()));
        let mut merged = Values::new();
        merged.extend(saved.merged.iter().map(|change| (change.at.clone(), change.to.clone())));
        // What was typed meanwhile on top of what is now known keeps up with it; the rest stays based on what its author saw. The
        // receipt tells of others' changes since the set's base: of what was typed before that it knows nothing.
        for (at, edit) in &mut self.pending.items {
            let seen = match merged.get(at) {
                Some(theirs) => sent.contains(at) || theirs.same(&edit.to),
                None => edit.base >= set.base,
            };
            edit.base = if seen { saved.revision } else { edit.base };
        }
        for Change { at, to } in set.changes.iter().chain(&saved.merged).chain(&saved.derived) {
            self.begun.remove(&row_of(at));
            self.saved.insert(at.clone(), to.clone());
        }
        for RowChange { row, retired } in set.rows {
            if retired {
                self.retired.insert(row)
            } else {
                self.retired.remove(&row)
            };
        }
        self.settle(&saved);
    }

    fn settle(&mut self, saved: &Saved) {
        self.drop_what_stands();
        self.base = self.base.max(saved.revision);
        self.state = saved.state;
        self.saved_at = Some(saved.saved_at);
        if std::mem::take(&mut self.reason_once) {
            self.needs_reason = false;
        }
        self.needs_reason |= saved.state == RecordState::Complete;
        self.evaluate();
        if self.pending.is_empty() && self.conflicts.is_empty() {
            self.evaluation.findings = saved.findings.iter().cloned().map(Arc::new).collect();
        }
    }

    /// Someone else changed the same items: both values are shown until a person decides; the rest of the set waits again.
    /// A row begun here that someone else has begun as well moves to a number of its own: two rows, not a dispute.
    pub fn conflicted(&mut self, conflicts: Vec<Conflict>) {
        self.answered();
        self.take_back();
        let disputed: BTreeSet<RowKey> = set_of(conflicts.iter().map(|one| row_of(&one.at)));
        let (mine, disputed): (Vec<_>, Vec<_>) = disputed.into_iter().partition(|row| self.is_ours_alone(row));
        for conflict in conflicts {
            self.saved.insert(conflict.at.clone(), conflict.theirs.clone());
            if disputed.contains(&row_of(&conflict.at)) {
                self.dispute(conflict);
            }
        }
        for row in mine {
            self.renumber(&row);
        }
        self.evaluate();
    }

    fn dispute(&mut self, conflict: Conflict) {
        let typed_since = self.pending.items.remove(&conflict.at).map(|edit| edit.to);
        let yours = typed_since.unwrap_or_else(|| conflict.yours.clone());
        if !yours.same(&conflict.theirs) {
            self.conflicts.insert(conflict.at.clone(), Conflict { yours, ..conflict });
        }
    }

    /// A person has decided whose value stands.
    pub fn decide(&mut self, at: &ItemKey, keep: Keep) {
        let Some(Conflict { yours, theirs, .. }) = self.conflicts.remove(at) else { return };
        let base = theirs.revision.unwrap_or(self.base);
        // Also the decision for what is stored is sent: it is written down, with the value that gave way.
        let (to, over) = match keep {
            Keep::Mine => (yours, theirs),
            Keep::Theirs => (theirs, yours),
        };
        self.pending.items.insert(at.clone(), Edit { to, base, over: Some(over) });
        self.line.changed();
        self.evaluate();
    }

    /// Something older must go out first, and the line is lost.
    pub fn wait_in_line(&mut self) {
        if self.line == Line::Ready && self.waiting() > 0 {
            self.line = Line::Down;
        }
    }

    /// No answer came: the set stays as it is and is tried again.
    pub fn failed_offline(&mut self) {
        self.tries = self.tries.saturating_add(1);
        self.line = Line::Down;
    }

    /// Nobody is signed in any more: the set waits for the same person.
    pub fn failed_signed_out(&mut self) {
        self.answered();
        self.line = Line::SignedOut;
    }

    /// How often in a row no answer came.
    pub fn tries(&self) -> u32 {
        self.tries
    }

    /// The line may be back: signed in again, online again, or the person asks.
    pub fn try_again(&mut self) {
        if self.line != Line::Busy {
            self.line = Line::Ready;
        }
    }

    /// The server will not have the set. Items that it names stay in their fields with its words; the rest waits again.
    pub fn refused(&mut self, problem: Problem) {
        let changes = self.sending.as_ref().map(|sent| sent.set.changes.clone()).unwrap_or_default();
        self.take_back();
        self.answered();
        let mut named = false;
        for place in &problem.errors {
            named |= self.hold_back(place, &changes);
        }
        match problem.code {
            // Something is still missing that only the server knew of: the rest is sent without the declaration.
            Code::OutOfOrder if self.pending.complete == Some(true) => {
                self.pending.complete = None;
                self.tried = true;
            }
            Code::ReasonRequired => {
                self.reason_once |= !self.needs_reason;
                self.needs_reason = true;
                self.reason = None;
            }
            _ if named => {}
            _ => self.line = Line::Refused(Box::new(problem)),
        }
        self.evaluate();
    }

    fn hold_back(&mut self, place: &Place, changes: &[Change]) -> bool {
        let nth = || place.at.strip_prefix("/changes/")?.split('/').next()?.parse::<usize>().ok();
        let by_number = || changes.get(nth()?).map(|change| change.at.clone());
        let Some(at) = place.at.parse().ok().or_else(by_number) else { return false };
        let Some(edit) = self.pending.items.remove(&at) else { return false };
        self.hold(at, edit.to, Words::Own(Translated::plain(place.message.clone())));
        true
    }

    /// An edit that says what the server says already needs no sending.
    pub(super) fn drop_what_stands(&mut self) {
        let Self { pending, saved, sending, .. } = self;
        let on_its_way = |at: &ItemKey| sending.iter().flat_map(|sent| &sent.set.changes).any(|change| change.at == *at);
        let stands = |at: &ItemKey, to: &Datum| saved.get(at).map_or(to.is_blank(), |stored| stored.same(to));
        pending.items.retain(|at, edit| edit.over.is_some() || on_its_way(at) || !stands(at, &edit.to));
    }

    fn answered(&mut self) {
        self.line = Line::Ready;
        self.tries = 0;
    }

    /// What was on its way waits again, unless something newer does.
    fn take_back(&mut self) {
        if let Some(sent) = self.sending.take() {
            self.wait_again(sent);
        }
    }

    pub(super) fn wait_again(&mut self, Outgoing { set, reason, over }: Outgoing) {
        for Change { at, to } in set.changes {
            self.pending.items.entry(at).or_insert(Edit { to, base: set.base, over: over.clone() });
        }
        for RowChange { row, retired } in set.rows {
            self.pending.rows.entry(row).or_insert(retired);
        }
        self.pending.complete = self.pending.complete.or(set.complete);
        self.reason = self.reason.take().or(reason);
    }

    /// The changes that rest on the oldest revision; rows and completion go with the last.
    fn take_pending(&mut self) -> Option<Outgoing> {
        if self.pending.is_empty() {
            return None;
        }
        let decided = self.pending.items.iter().find(|(_, edit)| edit.over.is_some()).map(|(at, _)| at.clone());
        let base = self.pending.items.values().map(|edit| edit.base).min().unwrap_or(self.base);
        let all = std::mem::take(&mut self.pending.items);
        // A decision goes by itself: it has a name of its own in the trail.
        let goes = |at: &ItemKey, edit: &Edit| decided.as_ref().map_or(edit.base == base, |decided| decided == at);
        let (now, later): (BTreeMap<_, _>, _) = all.into_iter().partition(|(at, edit)| goes(at, edit));
        self.pending.items = later;
        let decision = now.values().next().filter(|edit| edit.over.is_some());
        let (base, over) = decision.map_or((base, None), |edit| (edit.base, edit.over.clone()));
        let changes = now.into_iter().map(|(at, edit)| Change { at, to: edit.to }).collect();
        let mut set = ChangeSet { record: self.record.clone(), base, changes, rows: Vec::new(), complete: None };
        if self.pending.items.is_empty() && over.is_none() {
            let rows = std::mem::take(&mut self.pending.rows);
            set.rows = rows.into_iter().map(|(row, retired)| RowChange { row, retired }).collect();
            set.complete = self.pending.complete.take();
        }
        let reason = if self.pending.is_empty() { self.reason.take() } else { self.reason.clone() };
        Some(Outgoing { set, reason, over })
    }
}

/// Seconds to wait before the next try after so many without an answer: 2, 4, 8 … at most 60.
pub fn back_off(tries: u32) -> u32 {
    2u32.saturating_pow(tries.clamp(1, 6)).min(60)
}
