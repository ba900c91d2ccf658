//! Ids: one newtype per noun, so that a site can never be passed for a subject.
//! UUIDs of version 7 (ordered by time); the server mints them, the browser only carries them
//! (except where a client names what it creates, so that a retry creates nothing twice).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        #[cfg(feature = "db")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )* }
}

ids! {
    /// A sponsor, CRO or institution: the owner of studies and the fence around them.
    TenantId,
    /// One human being, whatever the number of tenants.
    PersonId,
    /// A person's role in a tenant with its scope.
    GrantId,
    /// A role that a tenant made of the same permissions.
    OwnRoleId,
    /// One line of a site's delegation log.
    DelegationId,
    /// One sign-in on one device.
    SessionId,
    /// A passkey or an authenticator app of a person.
    FactorId,
    /// A trial.
    StudyId,
    /// One immutable version of a study's design.
    VersionId,
    /// A place that enrols subjects (ODM Location of type Site).
    SiteId,
    /// A trial participant.
    SubjectId,
    /// One visit of one subject (ODM StudyEventData).
    VisitId,
    /// One form of one visit (ODM FormData).
    RecordId,
    /// A file that was handed in.
    FileId,
    /// A question about a place in the data.
    QueryId,
    /// A filter that somebody keeps.
    FilterId,
    /// One copy on paper.
    PrintoutId,
    /// Data taken out as they stood at a moment.
    SnapshotId,
    /// One HTTP request.
    RequestId,
    /// A long piece of work with progress.
    JobId,
    /// A version of a design given to sites.
    ReleaseId,
    /// A review of the audit trail.
    ReviewId,
    /// An entry of the trail under review.
    ReviewEntryId,
    /// One signature; also one act of signing, of which several may come.
    SignatureId,
    /// Somebody invited to a role.
    InvitationId,
    /// A freeze or lock of a place in the data.
    LockId,
    /// A site, subject or study to be locked or unlocked once somebody else approves.
    CampaignId,
    /// An identity provider of a tenant.
    ProviderId,
    /// An e-mail domain that a tenant calls its own.
    DomainId,
    /// Proof of identity that a provider is asked for, at signing.
    ProofId,
}
