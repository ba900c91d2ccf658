//! Separation of duties: what nobody does alone, as one table. The rooms refuse; a test of the server walks the table and tries each.

/// Two steps of which one person takes only one, for the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The first step, by its endpoint.
    pub first: &'static str,
    /// The one that somebody else takes.
    pub then: &'static str,
    /// What it keeps apart, in a sentence.
    pub says: &'static str,
}

pub const DUTIES: &[Duty] = &[
    Duty { first: "queries.OpenQuery", then: "queries.ReleaseQuery", says: "Nobody releases a question that they proposed themself." },
    Duty { first: "queries.OpenQuery", then: "queries.DiscardQuery", says: "Nobody discards a question that they proposed themself." },
    Duty { first: "review.AskCampaign", then: "review.ApproveCampaign", says: "Nobody approves a lock that they asked for themself." },
    Duty { first: "study.AddVersion", then: "study.PublishVersion", says: "Nobody publishes a version that they drafted themself." },
    Duty { first: "capture.SaveRecord", then: "review.VerifyPlace", says: "Nobody who enters data at a site verifies there." },
    Duty { first: "capture.SaveRecord", then: "review.HoldPlace", says: "Nobody who enters data at a site freezes or locks there." },
    Duty { first: "tenancy.OpenSupport", then: "tenancy.OpenSupport", says: "Nobody lets themself in as support." },
    Duty { first: "access.GiveGrant", then: "access.GiveGrant", says: "Nobody gives themself a role." },
    Duty { first: "access.GiveGrant", then: "access.KeepRole", says: "Nobody changes a role that they hold themself." },
    Duty { first: "access.AcceptDelegation", then: "access.SignDelegation", says: "Nobody signs what is delegated to themself." },
];
