//! Tenancy in the browser: signing in, choosing where to work, the members, one's own account.

mod account_page;
mod people_page;
mod sign_in_page;
pub mod sso;
mod tenants_page;

pub use account_page::AccountPage;
pub use people_page::PeoplePage;
pub use sign_in_page::SignInPage;
pub use sso::{ReturnPage, SsoPage};
pub use tenants_page::TenantsPage;
