//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::access::DelegationStep;
use shared::access::api::*;
use shared::kernel::Page;

use super::{delegation, delegation_steps, give, list, own};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_signed};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListPeople>(cfg, people);
    on::<ListGivable>(cfg, givable);
    on::<GiveGrant>(cfg, give_grant);
    on::<EndGrant>(cfg, end_grant);
    on::<ListRoles>(cfg, roles);
    on::<KeepRole>(cfg, keep_role);
    on::<RetireRole>(cfg, retire_role);
    on::<ReadDelegations>(cfg, log);
    on::<ProposeDelegation>(cfg, propose);
    on_signed::<SignDelegation, _>(cfg, sign);
    on::<EndDelegation>(cfg, end);
    on::<ListOwnDelegations>(cfg, own_delegations);
    on::<AcceptDelegation>(cfg, accept);
    on::<DeclineDelegation>(cfg, decline);
}

async fn people(tx: &mut Tx, call: Call<ListPeople>) -> Outcome<Page<PersonView>> {
    list::people(tx, call.body).await
}

async fn givable(tx: &mut Tx, _: Call<ListGivable>) -> Outcome<Givable> {
    list::givable(tx).await
}

async fn give_grant(tx: &mut Tx, call: Call<GiveGrant>) -> Outcome<GrantView> {
    let now = call.app.clock.now();
    give::give(tx, call.path.person, call.body, now).await
}

async fn end_grant(tx: &mut Tx, call: Call<EndGrant>) -> Outcome<GrantView> {
    give::end(tx, call.path.grant).await
}

async fn roles(tx: &mut Tx, _: Call<ListRoles>) -> Outcome<Page<RoleView>> {
    Ok(Page { rows: own::list(tx).await?, next: None })
}

async fn keep_role(tx: &mut Tx, call: Call<KeepRole>) -> Outcome<RoleView> {
    own::keep(tx, call.path.role, call.body).await
}

async fn retire_role(tx: &mut Tx, call: Call<RetireRole>) -> Outcome<RoleView> {
    own::retire(tx, call.path.role).await
}

async fn log(tx: &mut Tx, call: Call<ReadDelegations>) -> Outcome<Page<DelegationView>> {
    Ok(Page { rows: delegation::log(tx, call.path.study).await?, next: None })
}

async fn propose(tx: &mut Tx, call: Call<ProposeDelegation>) -> Outcome<DelegationView> {
    delegation::propose(tx, call.path.study, call.body).await
}

async fn sign(tx: &mut Tx, call: Call<SignDelegation>) -> Outcome<DelegationView> {
    let now = call.app.clock.now();
    delegation_steps::sign(tx, call.path.delegation, now).await
}

async fn end(tx: &mut Tx, call: Call<EndDelegation>) -> Outcome<DelegationView> {
    delegation_steps::end(tx, call.path.delegation).await
}

async fn own_delegations(tx: &mut Tx, _: Call<ListOwnDelegations>) -> Outcome<Page<DelegationView>> {
    Ok(Page { rows: delegation::own(tx).await?, next: None })
}

async fn accept(tx: &mut Tx, call: Call<AcceptDelegation>) -> Outcome<DelegationView> {
    delegation_steps::answer(tx, call.path.delegation, DelegationStep::Accept).await
}

async fn decline(tx: &mut Tx, call: Call<DeclineDelegation>) -> Outcome<DelegationView> {
    delegation_steps::answer(tx, call.path.delegation, DelegationStep::Decline).await
}
