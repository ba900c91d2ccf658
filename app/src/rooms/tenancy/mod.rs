//! Tenancy in the browser: signing in, choosing where to work, the members, one's own account.

mod account_page;
mod factors;
mod people_page;
mod sign_in_page;
mod tenants_page;

pub use account_page::AccountPage;
pub use factors::{SecondStep, SignInRulesPage, passkey};
pub use people_page::PeoplePage;
pub use sign_in_page::SignInPage;
pub use tenants_page::TenantsPage;
