//! Second factors, passkeys, sessions and the rules for signing in, in the browser.

mod change;
mod codes;
mod own;
pub mod passkey;
mod policy_page;
mod qr;
mod second_step;
mod sessions;

pub use own::SecondFactors;
pub use policy_page::SignInRulesPage;
pub use second_step::SecondStep;
pub use sessions::Sessions;
