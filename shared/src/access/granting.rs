//! Who may hand out what to whom is not here yet: the same table as for those who are (`tables.rs`), as far as one reaches oneself.

use super::{Grant, Grants, Permission, may_give};
use crate::kernel::Scope;

/// Whether somebody who holds these grants may invite a person to that one: no further than they reach themselves, and only roles
/// that theirs hands out. Support is let in, never invited.
pub fn may_invite(held: &Grants, what: &Grant) -> bool {
    let mut inviting = held.holding(Permission::MemberInvite, Scope::Tenant);
    inviting.any(|mine| mine.reach.holds(what.reach) && may_give(mine.role, what.role))
}

#[cfg(test)]
mod tests {
    use super::super::{Reach, Role};
    use super::*;
    use crate::kernel::{SiteId, StudyId};

    /// Req: ACC-08
    #[test]
    fn nobody_hands_out_more_than_they_may() {
        let (mine, other) = (StudyId(uuid::Uuid::from_u128(1)), StudyId(uuid::Uuid::from_u128(2)));
        let at = |role, reach| Grant { role, reach };
        let grants = |grant: Grant| Grants::from_iter([grant]);
        let admin = grants(at(Role::Admin, Reach::Tenant));
        let manager = grants(at(Role::Manager, Reach::Study { study: mine }));
        let site = Reach::Site { study: mine, site: SiteId::default() };
        assert!(may_invite(&admin, &at(Role::Admin, Reach::Tenant)) && may_invite(&admin, &at(Role::Coordinator, site)));
        assert!(!may_invite(&admin, &at(Role::Support, Reach::Tenant)));
        assert!(may_invite(&manager, &at(Role::Coordinator, site)));
        for wrong in [at(Role::Manager, site), at(Role::Coordinator, Reach::Tenant), at(Role::Coordinator, Reach::Study { study: other })] {
            assert!(!may_invite(&manager, &wrong), "{wrong:?}");
        }
        assert!(!may_invite(&grants(at(Role::Coordinator, site)), &at(Role::Coordinator, site)));
    }
}
