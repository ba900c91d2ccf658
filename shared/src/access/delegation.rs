//! The delegation log of a site: who does what there, by whose delegation, from when until when (ICH E6(R3) 2.3; ACC-15).
//! Invariant: access follows the log. A line is proposed, accepted by the person, put in force by the investigator's signature, and
//! ended; nothing in it changes once it is proposed.

use serde::{Deserialize, Serialize};

/// How far a line of the log has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DelegationState {
    /// Waits for the person.
    Proposed,
    /// Waits for the investigator.
    Accepted,
    /// In force: gives access from its beginning until its end.
    Signed,
    Declined,
    /// Taken back before it was in force.
    Withdrawn,
    /// Ended before its end, or at it.
    Ended,
}

impl DelegationState {
    pub const ALL: [DelegationState; 6] = [
        DelegationState::Proposed,
        DelegationState::Accepted,
        DelegationState::Signed,
        DelegationState::Declined,
        DelegationState::Withdrawn,
        DelegationState::Ended,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            DelegationState::Proposed => "proposed",
            DelegationState::Accepted => "accepted",
            DelegationState::Signed => "signed",
            DelegationState::Declined => "declined",
            DelegationState::Withdrawn => "withdrawn",
            DelegationState::Ended => "ended",
        }
    }
}

/// What is done with a line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelegationStep {
    Accept,
    Decline,
    Sign,
    /// Takes it back where it is not in force, ends it where it is.
    End,
}

impl DelegationStep {
    /// Where the step leads from a state; nothing where it cannot be taken.
    pub const fn leads(self, from: DelegationState) -> Option<DelegationState> {
        use DelegationState as State;
        match (self, from) {
            (DelegationStep::Accept, State::Proposed) => Some(State::Accepted),
            (DelegationStep::Decline, State::Proposed | State::Accepted) => Some(State::Declined),
            (DelegationStep::Sign, State::Accepted) => Some(State::Signed),
            (DelegationStep::End, State::Proposed | State::Accepted) => Some(State::Withdrawn),
            (DelegationStep::End, State::Signed) => Some(State::Ended),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-15
    #[test]
    fn nothing_is_in_force_that_was_not_accepted_and_signed() {
        use DelegationState as State;
        let signs = State::ALL.into_iter().filter(|from| DelegationStep::Sign.leads(*from).is_some());
        assert_eq!(signs.collect::<Vec<_>>(), [State::Accepted]);
        for step in [DelegationStep::Accept, DelegationStep::Decline, DelegationStep::Sign, DelegationStep::End] {
            for last in [State::Declined, State::Withdrawn, State::Ended] {
                assert_eq!(step.leads(last), None, "{step:?} {last:?}");
            }
        }
        assert_eq!(DelegationStep::Decline.leads(State::Signed), None, "what is in force is ended, not declined");
    }
}
