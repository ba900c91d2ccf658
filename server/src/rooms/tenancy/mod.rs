//! Tenancy: people, sign-in, sessions, and where each may work.
//!
//! Invariants: a password is stored only as argon2id; known and unknown addresses are answered alike and equally slowly;
//! a refresh cookie works once; what a person holds is read from the database, never from a cookie.
//! Who signs proves with their own password that it is they, each time; failures count as those of signing in.
//! What is asked beyond a password, and how long a session may rest, is in [`factors`].
//! Other rooms call: [`caller`], [`prove`], [`people::add`], [`people::grant`].

pub mod factors;
mod languages;
mod lockout;
pub mod news;
mod password;
pub mod people;
mod proof;
mod routes;
mod sessions;
mod sign_in;
pub mod support;

pub use password::{Weak, hash as hash_password, refuse_weak};
pub use proof::prove;
pub use routes::routes;
pub use sessions::{begin as begin_session, caller, identity};
pub use sign_in::hashing_at_once;
