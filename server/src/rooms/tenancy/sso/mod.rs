//! Single sign-on with OpenID Connect: a tenant's own providers, the accounts they bring, the roles their groups give.
//!
//! Invariants (docs/sso.md):
//! * Who somebody is at a provider is issuer and subject. An address links an account only where its domain is confirmed as the tenant's own,
//!   is one of the provider's, and the provider says that it is verified.
//! * What a provider says never changes an account that exists: neither name nor address, nor anything in another tenant.
//! * A session that a provider began works in that provider's tenant alone (`sso_lets`, asked by the database's own function).
//! * Nothing is stored of an answer before all of it was found true; an answer counts once.
//! * The secret and the provider's tokens are sealed in the vault; nothing of them is in a cookie, a log or the trail.

mod account;
mod answer;
mod begin;
mod discovery;
mod domains;
mod finish;
mod flow;
mod keep_up;
mod logout;
mod provider;
mod rules;
mod set_up;
mod step_up;
mod trial;

use actix_web::web::ServiceConfig;
use shared::kernel::{Code, Problem};
use shared::tenancy::sso::{
    AddDomain, AddProvider, BeginSso, BeginStepUp, ChangeProvider, ConfirmDomain, FindWays, FinishSso, HearLogout, PreviewProvider,
    PutSsoPolicy, PutSsoRules, ReadSsoSession, ReadSsoSetUp, SwitchProvider, TestProvider,
};

use crate::kernel::failure::Failure;
use crate::kernel::http::{on, on_session};

pub use domains::own as own_domain;
pub use keep_up::keep_up;
pub use step_up::{password_counts, spend};

pub fn routes(cfg: &mut ServiceConfig) {
    on_session::<FindWays>(cfg, begin::ways);
    on_session::<BeginSso>(cfg, begin::begin);
    on_session::<FinishSso>(cfg, finish::finish);
    on_session::<BeginStepUp>(cfg, step_up::begin);
    on_session::<ReadSsoSession>(cfg, logout::read);
    on_session::<HearLogout>(cfg, logout::hear);
    on::<ReadSsoSetUp>(cfg, set_up::read);
    on::<AddProvider>(cfg, set_up::add);
    on::<ChangeProvider>(cfg, set_up::change);
    on::<TestProvider>(cfg, trial::run);
    on::<SwitchProvider>(cfg, set_up::switch);
    on::<PutSsoRules>(cfg, set_up::put_rules);
    on::<PreviewProvider>(cfg, set_up::preview);
    on::<AddDomain>(cfg, domains::add);
    on::<ConfirmDomain>(cfg, domains::confirm);
    on::<PutSsoPolicy>(cfg, set_up::put_policy);
}

/// Clocks of others go wrong by this much, in seconds.
const SKEW: i64 = 60;

/// An answer that is not what it must be. What was wrong is for the log and for whoever sets the provider up; nothing was stored.
fn refused(why: impl std::fmt::Display) -> Failure {
    tracing::warn!(target: "security", %why, "what an identity provider answered was refused");
    Problem::new(Code::ProviderRefused).detail(format!("Nothing was done: {why}.")).into()
}
