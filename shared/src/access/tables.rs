//! The tables of granting: who may give which role, which roles nobody holds together, and what a role that a tenant makes may never
//! include. The documentation is made from them (docs/access.md), the server refuses by them, the browser hides by them.

use super::{GRID, Permission, Role};
use Permission as P;
use Role as R;

/// Whoever holds this role (and the permission to grant) may give those, no further than their own reach. Support is let in by
/// itself (TEN-06), never granted.
pub const GIVES: &[(Role, &[Role])] = &[
    (
        R::Admin,
        &[
            R::Admin,
            R::Manager,
            R::Builder,
            R::DataManager,
            R::Monitor,
            R::Investigator,
            R::Coordinator,
            R::Coder,
            R::Unblinded,
            R::Inspector,
        ],
    ),
    // Nobody makes their equal but administrators; and who is blinded lets nobody see the treatment.
    (R::Manager, &[R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder, R::Inspector]),
    // Through the delegation log, by signature (ICH E6(R3) 2.3).
    (R::Investigator, &[R::Investigator, R::Coordinator]),
];

/// Whether somebody in the one role may give the other.
pub fn may_give(giver: Role, role: Role) -> bool {
    GIVES.iter().any(|(one, gives)| *one == giver && gives.contains(&role))
}

/// Why two roles are never one person's in the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApartWhy {
    /// Who administers the system does nothing with data (EU Annex 11, ICH E6(R3) 4.3.8).
    Administration,
    /// Who enters data does not verify, clean or lock it, and the sponsor alters nothing of the site's (ACC-10).
    SiteAndSponsor,
    /// Who knows the treatment does not work with those who must not (BLD-10).
    Blind,
    /// Who inspects changes nothing (ACC-16).
    Inspection,
}

impl ApartWhy {
    /// In words, for whoever is refused.
    pub const fn words(self) -> &'static str {
        match self {
            ApartWhy::Administration => "Who administers the system does not work with its data.",
            ApartWhy::SiteAndSponsor => "Who enters a site's data does not verify, clean or lock it for the sponsor.",
            ApartWhy::Blind => "Who knows or has known the treatment does not work where it must stay unknown.",
            ApartWhy::Inspection => "Who inspects only reads.",
        }
    }
}

/// Roles that nobody holds together with the first, where their reaches meet.
#[derive(Clone, Copy, Debug)]
pub struct Apart {
    pub role: Role,
    pub from: &'static [Role],
    pub why: ApartWhy,
}

pub const APART: &[Apart] = &[
    Apart {
        role: R::Unblinded,
        from: &[R::Admin, R::Manager, R::Builder, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder],
        why: ApartWhy::Blind,
    },
    Apart {
        role: R::Admin,
        from: &[R::Manager, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder],
        why: ApartWhy::Administration,
    },
    Apart {
        role: R::Inspector,
        from: &[R::Admin, R::Manager, R::Builder, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder, R::Unblinded],
        why: ApartWhy::Inspection,
    },
    Apart { role: R::Investigator, from: &[R::Manager, R::Builder, R::DataManager, R::Monitor, R::Coder], why: ApartWhy::SiteAndSponsor },
    Apart { role: R::Coordinator, from: &[R::Manager, R::Builder, R::DataManager, R::Monitor, R::Coder], why: ApartWhy::SiteAndSponsor },
];

/// Why the two are never held together; nothing when they may be.
pub fn apart(one: Role, other: Role) -> Option<ApartWhy> {
    let parts = |a: Role, b: Role| APART.iter().find(|row| row.role == a && row.from.contains(&b)).map(|row| row.why);
    parts(one, other).or_else(|| parts(other, one))
}

/// A permission that only roles based on these may include.
#[derive(Clone, Copy, Debug)]
pub struct OnlyFor {
    pub permission: Permission,
    pub bases: &'static [Role],
}

const SITE: &[Role] = &[R::Investigator, R::Coordinator];
const STUDY: &[Role] = &[R::Manager, R::DataManager, R::Monitor, R::Coder];

/// What a role may be made of, whatever the tenant wants. A permission without a row may be in every role but those that only read.
pub const ONLY: &[OnlyFor] = &[
    // The site's data are the site's (ICH E6(R3) 4.2; ACC-10).
    OnlyFor { permission: P::RecordEdit, bases: SITE },
    OnlyFor { permission: P::RecordSign, bases: &[R::Investigator] },
    OnlyFor { permission: P::SubjectEnrol, bases: SITE },
    OnlyFor { permission: P::QueryAnswer, bases: SITE },
    OnlyFor { permission: P::DelegationPropose, bases: SITE },
    // Who may do what.
    OnlyFor { permission: P::MemberGrant, bases: &[R::Admin, R::Manager] },
    OnlyFor { permission: P::RoleEdit, bases: &[R::Admin] },
    OnlyFor { permission: P::SupportApprove, bases: &[R::Admin] },
    // The sponsor's work on data.
    OnlyFor { permission: P::QueryOpen, bases: STUDY },
    OnlyFor { permission: P::QueryClose, bases: STUDY },
    OnlyFor { permission: P::QueryRelease, bases: STUDY },
    OnlyFor { permission: P::QueryAssign, bases: STUDY },
    OnlyFor { permission: P::Review, bases: STUDY },
    OnlyFor { permission: P::ReviewPlan, bases: STUDY },
    OnlyFor { permission: P::Lock, bases: STUDY },
    OnlyFor { permission: P::LockAsk, bases: STUDY },
    OnlyFor { permission: P::LockApprove, bases: STUDY },
    OnlyFor { permission: P::TrailReview, bases: STUDY },
    OnlyFor { permission: P::StudyImport, bases: &[R::Builder] },
    OnlyFor { permission: P::StudyRelease, bases: &[R::Builder, R::DataManager, R::Manager] },
    OnlyFor { permission: P::SiteEdit, bases: &[R::Manager, R::Builder, R::DataManager] },
    // The blind.
    OnlyFor { permission: P::SeeUnblinded, bases: &[R::Unblinded] },
    // Data of subjects: never whoever administers, or only builds.
    OnlyFor { permission: P::SubjectRead, bases: DATA },
    OnlyFor { permission: P::QueryRead, bases: DATA },
    OnlyFor { permission: P::HistoryRead, bases: DATA },
    OnlyFor { permission: P::ExportRun, bases: DATA },
    OnlyFor { permission: P::BundleTake, bases: DATA },
    OnlyFor { permission: P::ViewKeep, bases: WORKS_WITH_DATA },
    OnlyFor { permission: P::QueryComment, bases: &[R::Manager, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder] },
    // What tells of the whole organisation.
    OnlyFor { permission: P::TrailRead, bases: &[R::Admin, R::Inspector] },
    OnlyFor { permission: P::TrailReviewRead, bases: &[R::Manager, R::DataManager, R::Monitor, R::Inspector] },
    OnlyFor { permission: P::MemberRead, bases: &[R::Admin, R::Manager, R::DataManager, R::Inspector] },
];

const DATA: &[Role] = &[R::Manager, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder, R::Unblinded, R::Inspector];
const WORKS_WITH_DATA: &[Role] = &[R::Manager, R::DataManager, R::Monitor, R::Investigator, R::Coordinator, R::Coder, R::Unblinded];

/// Two permissions that are never in one role, whatever it is based on.
pub const NEVER_TOGETHER: &[(Permission, Permission)] = &[
    (P::RecordEdit, P::Review),
    (P::RecordEdit, P::Lock),
    (P::RecordEdit, P::QueryClose),
    (P::QueryAnswer, P::QueryOpen),
    (P::RecordSign, P::LockApprove),
    (P::SeeUnblinded, P::RecordEdit),
    (P::SeeUnblinded, P::RecordSign),
    (P::SeeUnblinded, P::QueryOpen),
    (P::SeeUnblinded, P::Review),
    (P::SeeUnblinded, P::Lock),
    (P::SeeUnblinded, P::LockApprove),
    (P::RoleEdit, P::SubjectRead),
    (P::StudyImport, P::LockApprove),
];

/// What a role based on this one never loses: the investigator's sight of their site's data, questions and trail, and their own copy
/// (ICH E6(R3) 2.12; ACC-11).
pub const ALWAYS: &[(Role, &[Permission])] =
    &[(R::Investigator, &[P::StudyRead, P::SubjectRead, P::QueryRead, P::HistoryRead, P::ExportRun, P::BundleTake, P::DelegationRead])];

/// What speaks against a role made so: the permission, and the other one where it is the two together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing is based on the provider's support.
    Base,
    NotFor(Permission),
    Together(Permission, Permission),
    Misses(Permission),
}

/// All that speaks against a role of the tenant's own.
pub fn unfit(base: Role, may: &[Permission]) -> Vec<Unfit> {
    let mut found = Vec::new();
    if base == Role::Support {
        found.push(Unfit::Base);
    }
    found.extend(may.iter().filter(|one| !possible(base, **one)).map(|one| Unfit::NotFor(*one)));
    let together = NEVER_TOGETHER.iter().filter(|(one, other)| may.contains(one) && may.contains(other));
    found.extend(together.map(|(one, other)| Unfit::Together(*one, *other)));
    let kept = ALWAYS.iter().filter(|(role, _)| *role == base).flat_map(|(_, kept)| kept.iter());
    found.extend(kept.filter(|one| !may.contains(one)).map(|one| Unfit::Misses(*one)));
    found
}

/// Whether a role based on this one may include the permission at all.
fn possible(base: Role, permission: Permission) -> bool {
    if matches!(permission, Permission::Anyone | Permission::SignedIn) {
        return false;
    }
    let rule = ONLY.iter().find(|row| row.permission == permission);
    // Who inspects gains nothing: the built-in role reads all that may be read.
    let reads = base != Role::Inspector || permission.held_by(base);
    reads && rule.is_none_or(|row| row.bases.contains(&base))
}

/// What a role has more, and less, than the built-in one it is based on, in the order of the grid.
pub fn difference(base: Role, may: &[Permission]) -> (Vec<Permission>, Vec<Permission>) {
    let all = || GRID.iter().map(|(permission, _)| *permission);
    let more = all().filter(|one| may.contains(one) && !one.held_by(base)).collect();
    let less = all().filter(|one| !may.contains(one) && one.held_by(base)).collect();
    (more, less)
}

#[cfg(test)]
#[path = "tables_tests.rs"]
mod tests;
