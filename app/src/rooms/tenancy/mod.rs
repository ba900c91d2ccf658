//! Tenancy in the browser: signing in, choosing where to work, the members, one's own account.

mod account_page;
mod address_page;
mod factors;
mod invitation_page;
mod invitations;
mod lost_pages;
pub mod outside;
mod people_page;
mod sign_in_page;
pub mod sso;
mod tenants_page;

pub use account_page::AccountPage;
pub use address_page::AddressPage;
pub use factors::{SecondStep, SignInRulesPage, passkey};
pub use invitation_page::InvitationPage;
pub use lost_pages::{ForgotPage, ResetPage};
pub use people_page::PeoplePage;
pub use sign_in_page::SignInPage;
pub use sso::{ReturnPage, SsoPage};
pub use tenants_page::TenantsPage;
