//! Tenancy: people, sign-in, sessions, and where each may work.
//!
//! Invariants: a password is stored only as argon2id; known and unknown addresses are answered alike and equally slowly;
//! a refresh cookie works once; what a person holds is read from the database, never from a cookie.
//! Who signs proves with their own password that it is they, each time; failures count as those of signing in.
//! Single sign-on is a part of its own (`sso`).
//! What is asked beyond a password, and how long a session may rest, is in [`factors`].
//! Other rooms call: [`caller`], [`prove`], [`people::add`], [`people::grant`].

mod accept;
mod account_routes;
mod address;
pub mod factors;
mod invitations;
mod languages;
mod lockout;
pub mod news;
mod password;
pub mod people;
mod proof;
mod reset;
mod routes;
mod sessions;
mod sign_in;
mod sso;
pub mod support;
mod tickets;

pub use password::{Weak, hash as hash_password, refuse_weak};
pub use proof::prove;
pub use reset::ASKED as RESET_ASKED;
pub use routes::routes;
pub use sessions::{begin as begin_session, caller, grants, identity};
pub use sign_in::hashing_at_once;
pub use sso::own_domain;
