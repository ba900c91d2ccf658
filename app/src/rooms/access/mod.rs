//! Access in the browser: giving and ending roles, the organisation's own roles, the delegation logs of sites.

mod delegation_page;
mod delegation_sign;
mod give;
mod own_delegations;
mod people;
mod propose;
mod role_form;
mod roles_page;
mod words;

pub use delegation_page::DelegationPage;
pub use own_delegations::OwnDelegations;
pub use people::People;
pub use roles_page::RolesPage;
