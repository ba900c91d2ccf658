//! Campaigns: a site, a subject or the whole study is locked or unlocked once somebody else than who asked approves.

use serde::{Deserialize, Serialize};

use crate::kernel::PersonId;
use crate::queries::words;

words! {
    /// How far a campaign has come.
    CampaignState {
        /// It waits for its approver.
        Asked = "asked",
        /// Approved, and carried out.
        Done = "done",
        Declined = "declined",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What must be so before data are locked. What is not met is fixed, or justified and approved as an exception (REV-04).
    Condition {
        /// Queries that somebody has to act on, candidates included.
        OpenQueries = "open_queries",
        /// Queries that were closed by hand while their check still fails (QRY-03).
        UnsettledQueries = "unsettled_queries",
        /// Findings for which there is no query.
        Findings = "findings",
        /// Forms of visits that took place, and nothing was entered.
        MissingForms = "missing_forms",
        IncompleteForms = "incomplete_forms",
        /// Forms in which something that the plan asks for is not verified.
        Unverified = "unverified",
        /// Marks that dropped because the value changed.
        Dropped = "dropped",
        /// Visits that are complete and were never signed, and signatures that were broken.
        Unsigned = "unsigned",
    }
}

/// Why a campaign does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmet {
    #[error("This campaign has ended.")]
    Ended,
    #[error("Whoever asks for a campaign does not decide on it: somebody else has to agree.")]
    OwnCampaign,
    #[error("Another person was named to decide on this campaign.")]
    NotTheApprover,
    #[error("Only who asked for a campaign takes it back.")]
    NotTheRequester,
}

impl CampaignState {
    /// Whether somebody may decide on a campaign in this state.
    pub fn decide(self, asked_by: PersonId, approver: PersonId, who: PersonId) -> Result<(), Unmet> {
        match self {
            _ if who == asked_by => Err(Unmet::OwnCampaign),
            _ if who != approver => Err(Unmet::NotTheApprover),
            CampaignState::Asked => Ok(()),
            _ => Err(Unmet::Ended),
        }
    }

    /// Whether somebody may take it back.
    pub fn withdraw(self, asked_by: PersonId, who: PersonId) -> Result<(), Unmet> {
        match self {
            _ if who != asked_by => Err(Unmet::NotTheRequester),
            CampaignState::Asked => Ok(()),
            _ => Err(Unmet::Ended),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: REV-04, REV-05
    #[test]
    fn only_the_named_approver_decides_and_never_who_asked() {
        let [asker, approver, other] = [1, 2, 3].map(|n| PersonId(uuid::Uuid::from_u128(n)));
        for state in CampaignState::ALL {
            let open = *state == CampaignState::Asked;
            assert_eq!(state.decide(asker, approver, approver).is_ok(), open, "{state:?}");
            assert_eq!(state.withdraw(asker, asker).is_ok(), open, "{state:?}");
            assert_eq!(state.decide(asker, approver, asker), Err(Unmet::OwnCampaign));
            assert_eq!(state.decide(asker, asker, asker), Err(Unmet::OwnCampaign));
            assert_eq!(state.decide(asker, approver, other), Err(Unmet::NotTheApprover));
            assert_eq!(state.withdraw(asker, approver), Err(Unmet::NotTheRequester));
        }
    }
}
