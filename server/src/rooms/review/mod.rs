//! Review: who may set which mark when. Verification by plan, freeze and lock, campaigns, signatures (21 CFR Part 11, Subpart C).
//!
//! The marks themselves are capture's: it reads them along with records, drops them when values change, and refuses what is held.
//! Invariants: what is to be verified follows from the plan alone, the same in the browser's page, the lists and the counts; a site
//! and a study are locked and unlocked by two people. What is refused to whom stands in tables (docs/review.md).
//! Only what was shown is signed, and only by the person themself; a signature is never changed; what is signed, how it is hashed and what
//! breaks it is specified in `docs/signatures.md`.

mod campaign;
mod due;
mod lock;
mod notices;
mod plan;
mod preconditions;
mod routes;
mod sign;
mod sign_canonical;
mod sign_content;
mod sign_difference;
mod sign_list;
mod sign_replay;
mod sign_tasks;
mod sign_verify;
mod signature;
mod tasks;
mod verification;

pub use due::list as list_due;
pub use lock::set as set_lock;
pub use plan::put as put_plan;
pub use routes::routes;
pub use sign_tasks::SOURCE as SIGN_TASKS;
pub use signature::{Signer, of_subjects as signatures_of, signers};
pub use tasks::SOURCE;
pub use verification::verify;

use shared::access::{Permission, Role};
use shared::kernel::{Scope, StudyId};

use crate::kernel::db::Tx;

/// A role in which whoever acts may do this, where they hold several.
fn role_for(tx: &Tx, study: StudyId, permission: Permission, fits: impl Fn(Role) -> bool) -> Option<Role> {
    // The server on behalf of somebody, as when it plants: no grants, but a role.
    if tx.ctx.grants.0.is_empty() {
        return tx.ctx.actor.role.filter(|role| permission.held_by(*role) && fits(*role));
    }
    tx.ctx.grants.holding(permission, Scope::Study(study)).map(|grant| grant.role).find(|role| fits(*role))
}
