//! Review: who may set which mark when. Signatures (21 CFR Part 11, Subpart C).
//!
//! Invariants: only what was shown is signed, and only by the person themself; a signature is never changed; what is signed, how it is
//! hashed and what breaks it is specified in `docs/signatures.md`.
//! Other rooms call: [`signatures_of`], [`signers`], [`SIGN_TASKS`].

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

pub use routes::routes;
pub use sign_tasks::SOURCE as SIGN_TASKS;
pub use signature::{Signer, of_subjects as signatures_of, signers};
