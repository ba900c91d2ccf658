//! The grid of permissions and built-in roles. Its rendering is a snapshot test: a role that gains power shows in the diff.

use serde::{Deserialize, Serialize};

macro_rules! grid {
    (roles { $( $(#[$rdoc:meta])* $role:ident = $rname:literal; )* }
     $( $(#[$pdoc:meta])* $perm:ident : [ $( $mark:tt )* ]; )*) => {
        /// A built-in role. Wire form: snake case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Role { $( $(#[$rdoc])* #[serde(rename = $rname)] $role, )* }

        impl Role {
            pub const ALL: &'static [Role] = &[ $( Role::$role ),* ];
            /// The wire and database form.
            pub const fn as_str(self) -> &'static str { match self { $( Role::$role => $rname ),* } }
        }

        /// One thing a person may be allowed to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Permission {
            /// Nobody needs to be signed in.
            Anyone,
            /// Whoever is signed in, about themself.
            SignedIn,
            $( $(#[$pdoc])* $perm, )*
        }

        /// Permission by permission, one mark for each role in the order of [`Role::ALL`]: `x` may, `-` may not.
        pub const GRID: &[(Permission, &[bool])] = &[ $( (Permission::$perm, &[ $( mark!($mark) ),* ]), )* ];
    };
}

macro_rules! mark {
    (x) => {
        true
    };
    (-) => {
        false
    };
}

grid! {
    roles {
        /// Connects identity, invites people, grants roles. Sees no clinical data.
        Admin        = "admin";
        /// Sponsor's study manager: watches enrolment, opens sites.
        Manager      = "manager";
        /// Builds and publishes study designs.
        Builder      = "builder";
        /// Cleans, locks and exports data.
        DataManager  = "data_manager";
        /// Clinical research associate: verifies against source, raises queries.
        Monitor      = "monitor";
        /// Site investigator: enters, reviews, signs.
        Investigator = "investigator";
        /// Site coordinator: enters data.
        Coordinator  = "coordinator";
        /// Codes adverse events and medication.
        Coder        = "coder";
        /// Sees what would break the blind (pharmacist, unblinded statistician).
        Unblinded    = "unblinded";
        /// Reads everything, changes nothing.
        Inspector    = "inspector";
        /// Somebody of the provider whom the tenant lets look in for a stated purpose and time (TEN-06). Changes nothing.
        Support      = "support";
    }
    //                 Admin Mgr Build DataM Monit Invest Coord Coder Unbl Insp Supp
    /// See who has which role.
    MemberRead      : [  x    x    -     -     -      -     -     -    -    x    - ];
    /// Give and end roles, as far as the table of granting allows (docs/access.md).
    MemberGrant     : [  x    x    -     -     -      -     -     -    -    -    - ];
    /// Make and change the organisation's own roles.
    RoleEdit        : [  x    -    -     -     -      -     -     -    -    -    - ];
    /// See who does what at a site, and who delegated it.
    DelegationRead  : [  -    x    -     x     x      x     x     -    -    x    - ];
    /// Propose who does what at one's own site, and withdraw that. Putting it in force is signed by the investigator.
    DelegationPropose : [ -   -    -     -     -      x     x     -    -    -    - ];
    /// Invite people by mail, each role to what it may hand out.
    MemberInvite    : [  x    x    -     -     -      -     -     -    -    -    - ];
    /// Let somebody of the provider look in, and end that.
    SupportApprove  : [  x    -    -     -     -      -     -     -    -    -    - ];
    /// Connect identity providers, say what their groups give, and whether people must use them.
    SsoManage       : [  x    -    -     -     -      -     -     -    -    -    - ];
    /// Say how people sign in here, and take a second factor away from who has lost it.
    SignInManage    : [  x    -    -     -     -      -     -     -    -    -    - ];
    /// See studies and their designs.
    StudyRead       : [  x    x    x     x     x      x     x     x    x    x    x ];
    /// Import a study or a new version of its design.
    StudyImport     : [  -    -    x     -     -      -     -     -    -    -    - ];
    /// Release a published version of the design to sites, and move their subjects to it.
    StudyRelease    : [  -    -    x     x     -      -     -     -    -    -    - ];
    /// Open and close sites.
    SiteEdit        : [  -    x    -     -     -      -     -     -    -    -    - ];
    /// Plan enrolment.
    EnrolmentPlan   : [  -    x    -     -     -      -     -     -    -    -    - ];
    /// See subjects, visits, forms and values of the sites in reach.
    SubjectRead     : [  -    x    -     x     x      x     x     x    x    x    x ];
    /// Keep views of lists under a name, and share them with the study.
    ViewKeep        : [  -    x    -     x     x      x     x     x    x    -    - ];
    /// Enrol a subject, change a subject's state.
    SubjectEnrol    : [  -    -    -     -     -      x     x     -    -    -    - ];
    /// Enter and change clinical data. Never a sponsor's role (ICH E6(R3) 4.2; ACC-10).
    RecordEdit      : [  -    -    -     -     -      x     x     -    -    -    - ];
    /// Put one's name to data, with a meaning (21 CFR 11.50). Only the person themself.
    RecordSign      : [  -    -    -     -     -      x     -     -    -    -    - ];
    /// See queries and what was said in them.
    QueryRead       : [  -    x    -     x     x      x     x     x    x    x    - ];
    /// Ask about a place in the data, or propose to ask.
    QueryOpen       : [  -    -    -     x     x      -     -     x    -    -    - ];
    /// Say something in a query.
    QueryComment    : [  -    -    -     x     x      x     x     x    -    -    - ];
    /// Answer for the site. Never a sponsor's role.
    QueryAnswer     : [  -    -    -     -     -      x     x     -    -    -    - ];
    /// Close queries, ask again, take questions back; each role those that it may (docs/queries.md).
    QueryClose      : [  -    -    -     x     x      -     -     x    -    -    - ];
    /// Release or discard what somebody else proposed to ask.
    QueryRelease    : [  -    -    -     x     -      -     -     -    -    -    - ];
    /// Say whom a query asks, how soon, by when.
    QueryAssign     : [  -    -    -     x     x      -     -     -    -    -    - ];
    /// Verify against the source and review, each role in its own track; take that back (docs/review.md).
    Review          : [  -    x    -     x     x      -     -     -    -    -    - ];
    /// Say what is to be verified and reviewed, where and for whom.
    ReviewPlan      : [  -    -    -     x     -      -     -     -    -    -    - ];
    /// Freeze and lock, and let go, each role at its levels (docs/review.md).
    Lock            : [  -    -    -     x     x      -     -     -    -    -    - ];
    /// Ask for a site or the study to be locked or unlocked.
    LockAsk         : [  -    -    -     x     -      -     -     -    -    -    - ];
    /// Approve or decline locking campaigns that somebody else asks for.
    LockApprove     : [  -    x    -     x     -      -     -     -    -    -    - ];
    /// See who changed what, when and why.
    HistoryRead     : [  -    -    -     x     x      x     x     -    -    x    x ];
    /// See what was done outside of studies' data: accounts, roles, sign-ins, designs, downloads.
    TrailRead       : [  x    -    -     -     -      -     -     -    -    x    - ];
    /// See reviews of the audit trail, and what they ask.
    TrailReviewRead : [  -    x    -     x     -      -     -     -    -    x    - ];
    /// Review the audit trail, and sign the review off.
    TrailReview     : [  -    -    -     x     -      -     -     -    -    -    - ];
    /// Take data out.
    ExportRun       : [  -    -    -     x     -      x     -     -    x    x    - ];
    /// Take the sealed audit trail along, with its proofs.
    BundleTake      : [  -    -    -     x     -      x     -     -    -    x    - ];
    /// See treatment and what reveals it.
    SeeUnblinded    : [  -    -    -     -     -      -     -     -    x    -    - ];
}

impl Permission {
    /// Whether the built-in role includes this permission.
    pub fn held_by(self, role: Role) -> bool {
        let row = GRID.iter().find(|(permission, _)| *permission == self).map_or(&[][..], |(_, marks)| marks);
        Role::ALL.iter().zip(row).any(|(column, may)| *column == role && *may)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-01
    #[test]
    fn the_grid_has_a_mark_for_each_role() {
        for (permission, marks) in GRID {
            assert_eq!(marks.len(), Role::ALL.len(), "{permission:?}");
        }
    }

    /// Req: TEN-06
    #[test]
    fn the_providers_support_only_reads() {
        let held: Vec<Permission> = GRID.iter().map(|(permission, _)| *permission).filter(|one| one.held_by(Role::Support)).collect();
        assert_eq!(held, [Permission::StudyRead, Permission::SubjectRead, Permission::HistoryRead]);
    }

    /// Req: ACC-10
    #[test]
    fn no_sponsor_role_enters_clinical_data() {
        let writers: Vec<Role> = Role::ALL.iter().copied().filter(|role| Permission::RecordEdit.held_by(*role)).collect();
        assert_eq!(writers, [Role::Investigator, Role::Coordinator]);
    }
}
