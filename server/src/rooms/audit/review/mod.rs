//! Reviewing the trail: questions that are ready, reviews with a sample drawn by chance, judgements, and signing off (AUD-17).
//!
//! Invariants: a sample can be drawn again by its seed; a review is signed off when all of it was judged, and stays as it is then.

mod draw;
mod questions;
mod reviews;
mod take;

pub use draw::begin;
pub use questions::{answers, counts};
pub use reviews::{judge, list, one, sign_off};
pub use take::take;
