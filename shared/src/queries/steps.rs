//! Steps: what may become of a query, by whom. Each takes the query as it stands and may refuse.

use serde::{Deserialize, Serialize};

use super::query::{Audience, Closing, How, Stamp, Standing, State, Status, words};
use crate::access::{Permission, Role};

words! {
    /// A step in the life of a query.
    Step {
        /// A second person lets a candidate ask.
        Release = "release",
        /// A second person drops a candidate.
        Discard = "discard",
        Answer = "answer",
        Close = "close",
        Reopen = "reopen",
        /// Whoever asks takes the question back.
        Cancel = "cancel",
        /// The data conform: the server closes it by itself.
        Conform = "conform",
        /// The data are different and do not conform either: the server closes it, and asks anew.
        Supersede = "supersede",
    }
}

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("A query that is {} cannot {}.", from.as_str(), step.verb())]
    OutOfOrder { from: Status, step: Step },
    #[error("This query is not for your role to {}.", .0.verb_active())]
    NotYours(Step),
    #[error("A candidate is released or discarded by another person than the one who proposed it.")]
    OwnCandidate,
}

impl Step {
    /// Steps of the server; nobody takes them by hand.
    pub const fn is_automatic(self) -> bool {
        matches!(self, Step::Conform | Step::Supersede)
    }

    const fn verb_active(self) -> &'static str {
        match self {
            Step::Release => "release",
            Step::Discard => "discard",
            Step::Answer => "answer",
            Step::Close | Step::Conform | Step::Supersede => "close",
            Step::Reopen => "open again",
            Step::Cancel => "cancel",
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Step::Release => "be released",
            Step::Discard => "be discarded",
            Step::Answer => "be answered",
            Step::Close => "be closed",
            Step::Reopen => "be opened again",
            Step::Cancel => "be cancelled",
            Step::Conform => "be closed by its data",
            Step::Supersede => "be superseded",
        }
    }

    /// The permission it needs.
    pub const fn needs(self) -> Permission {
        match self {
            Step::Release | Step::Discard => Permission::QueryRelease,
            Step::Answer => Permission::QueryAnswer,
            Step::Close | Step::Reopen | Step::Cancel | Step::Conform | Step::Supersede => Permission::QueryClose,
        }
    }

    /// Where it leads from a state. The state machine, in one table.
    pub const fn leads(self, from: Status) -> Option<Status> {
        use Status::{Answered, Cancelled, Candidate, Closed, Open, Reopened};
        match (self, from) {
            (Step::Release, Candidate) => Some(Open),
            (Step::Discard, Candidate) => Some(Cancelled),
            (Step::Answer, Open | Reopened) => Some(Answered),
            (Step::Close, Open | Answered | Reopened) => Some(Closed),
            (Step::Reopen, Answered | Closed) => Some(Reopened),
            (Step::Cancel, Open | Answered | Reopened) => Some(Cancelled),
            (Step::Conform, Open | Answered | Reopened) => Some(Closed),
            (Step::Conform, Candidate) => Some(Cancelled),
            (Step::Supersede, Answered) => Some(Closed),
            _ => None,
        }
    }

    /// Whether somebody in this role may take it at a query that was asked by `asker` (absent: by the server).
    pub fn is_for(self, role: Role, asker: Option<Role>) -> bool {
        let held = self.needs().held_by(role) && !self.is_automatic();
        held && match self {
            Step::Close | Step::Reopen | Step::Cancel => match role {
                // Data management answers for the data as a whole; others for what they asked, monitors for what rules asked.
                Role::DataManager => true,
                Role::Monitor => matches!(asker, None | Some(Role::Monitor)),
                _ => asker == Some(role),
            },
            _ => true,
        }
    }
}

impl Standing {
    pub fn release(self, by: Stamp) -> Result<Self, Refused> {
        let by = self.by_another(Step::Release, by)?;
        Ok(Self { state: State::Open { by }, ..self })
    }

    pub fn discard(self, by: Stamp) -> Result<Self, Refused> {
        let by = self.by_another(Step::Discard, by)?;
        Ok(Self { state: State::Cancelled { by }, ..self })
    }

    /// Answers. Whoever changed the data and does not insist on the value has corrected it. An answer changes no data (QRY-02).
    pub fn answer(self, by: Stamp, how: How) -> Result<Self, Refused> {
        if self.audience != Audience::Site {
            return Err(Refused::NotYours(Step::Answer));
        }
        let by = self.allow(Step::Answer, by)?;
        let how = if how == How::Explained && self.changed > 0 { How::Corrected } else { how };
        Ok(Self { state: State::Answered { by, how }, ..self })
    }

    pub fn close(self, by: Stamp) -> Result<Self, Refused> {
        let by = self.allow(Step::Close, by)?;
        Ok(Self { state: State::Closed { by, how: Closing::Settled }, ..self })
    }

    pub fn reopen(self, by: Stamp) -> Result<Self, Refused> {
        let by = self.allow(Step::Reopen, by)?;
        Ok(Self { state: State::Reopened { by }, ..self })
    }

    pub fn cancel(self, by: Stamp) -> Result<Self, Refused> {
        let by = self.allow(Step::Cancel, by)?;
        Ok(Self { state: State::Cancelled { by }, ..self })
    }

    /// Whether the step would be refused; nothing happens.
    pub fn refuses(&self, step: Step, by: &Stamp) -> Option<Refused> {
        let outcome = match step {
            Step::Release => self.clone().release(by.clone()),
            Step::Discard => self.clone().discard(by.clone()),
            Step::Answer => self.clone().answer(by.clone(), How::Explained),
            Step::Close => self.clone().close(by.clone()),
            Step::Reopen => self.clone().reopen(by.clone()),
            Step::Cancel => self.clone().cancel(by.clone()),
            Step::Conform | Step::Supersede => Err(Refused::NotYours(step)),
        };
        outcome.err()
    }

    /// The steps that this person may take now.
    pub fn steps(&self, by: &Stamp) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| self.refuses(*step, by).is_none()).collect()
    }

    fn allow(&self, step: Step, by: Stamp) -> Result<Stamp, Refused> {
        let from = self.state.status();
        if !by.role.is_some_and(|role| step.is_for(role, self.asker.role)) {
            return Err(Refused::NotYours(step));
        }
        step.leads(from).map(|_| by).ok_or(Refused::OutOfOrder { from, step })
    }

    fn by_another(&self, step: Step, by: Stamp) -> Result<Stamp, Refused> {
        let by = self.allow(step, by)?;
        if by.by == self.asker.by { Err(Refused::OwnCandidate) } else { Ok(by) }
    }
}

#[cfg(test)]
#[path = "steps_tests.rs"]
mod tests;
