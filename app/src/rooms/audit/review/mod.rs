//! What in the trail should somebody look at, and who has? Ready questions, reviews, judgements, and signing off (AUD-17).

mod begin;
mod judge;
mod review_page;
mod reviews_page;

pub use review_page::ReviewPage;
pub use reviews_page::ReviewsPage;

use shared::audit::Question;

use crate::i18n;

/// What a question asks, in words.
fn asked(question: Question) -> String {
    i18n::say(&format!("trail-review-ask-{}", question.as_str()), &[])
}
