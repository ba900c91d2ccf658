//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::kernel::Page;
use shared::review::api::*;
use shared::review::{Signable, SignableRow, SignatureView, Signing, Verdict};

use super::{campaign, due, lock, notices, plan, preconditions, sign, sign_list, sign_verify, signature, verification};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_signed};
use crate::rooms::study::exists;

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadVerification>(cfg, read_verification);
    on::<VerifyPlace>(cfg, verify);
    on::<UnverifyPlace>(cfg, unverify);
    on::<ReadCoverage>(cfg, coverage);
    on::<ListDue>(cfg, list_due);
    on::<ReadPlan>(cfg, read_plan);
    on::<PutPlan>(cfg, put_plan);
    on::<ListLocks>(cfg, list_locks);
    on::<HoldPlace>(cfg, hold);
    on::<LiftHold>(cfg, lift);
    on::<ReadChecklist>(cfg, checklist);
    on::<ListApprovers>(cfg, approvers);
    on::<ListCampaigns>(cfg, campaigns);
    on::<AskCampaign>(cfg, ask);
    on::<ApproveCampaign>(cfg, approve);
    on::<DeclineCampaign>(cfg, decline);
    on::<WithdrawCampaign>(cfg, withdraw);
    on::<ReadSignable>(cfg, signable);
    on::<ListSignables>(cfg, signables);
    on_signed::<Sign, _>(cfg, sign_all);
    on::<ListSignatures>(cfg, signatures);
    on::<ReadSignature>(cfg, one_signature);
    on::<VerifySignatures>(cfg, verify_signatures);
}

async fn read_verification(tx: &mut Tx, call: Call<ReadVerification>) -> Outcome<RecordReview> {
    verification::read(tx, call.path.study, call.path.subject, &call.body.into()).await
}

async fn verify(tx: &mut Tx, call: Call<VerifyPlace>) -> Outcome<Marked> {
    verification::verify(tx, call.path.study, call.path.subject, call.body).await
}

async fn unverify(tx: &mut Tx, call: Call<UnverifyPlace>) -> Outcome<Marked> {
    verification::unverify(tx, call.path.study, call.path.subject, call.body).await
}

async fn coverage(tx: &mut Tx, call: Call<ReadCoverage>) -> Outcome<Vec<CoverageRow>> {
    exists(tx, call.path.study).await?;
    due::coverage(tx, call.path.study).await
}

async fn list_due(tx: &mut Tx, call: Call<ListDue>) -> Outcome<Page<DueForm>> {
    exists(tx, call.path.study).await?;
    due::list(tx, call.path.study, &call.body).await
}

async fn read_plan(tx: &mut Tx, call: Call<ReadPlan>) -> Outcome<PlanView> {
    exists(tx, call.path.study).await?;
    plan::current(tx, call.path.study).await
}

async fn put_plan(tx: &mut Tx, call: Call<PutPlan>) -> Outcome<PlanView> {
    exists(tx, call.path.study).await?;
    plan::put(tx, call.path.study, call.body).await
}

async fn list_locks(tx: &mut Tx, call: Call<ListLocks>) -> Outcome<Vec<LockRow>> {
    exists(tx, call.path.study).await?;
    lock::list(tx, call.path.study, call.body).await
}

async fn hold(tx: &mut Tx, call: Call<HoldPlace>) -> Outcome<LockRow> {
    exists(tx, call.path.study).await?;
    lock::set(tx, call.path.study, call.body).await
}

async fn lift(tx: &mut Tx, call: Call<LiftHold>) -> Outcome<LockRow> {
    exists(tx, call.path.study).await?;
    lock::lift(tx, call.path.study, call.body).await
}

async fn checklist(tx: &mut Tx, call: Call<ReadChecklist>) -> Outcome<Vec<Check>> {
    exists(tx, call.path.study).await?;
    preconditions::checklist(tx, call.path.study, call.body).await
}

async fn approvers(tx: &mut Tx, call: Call<ListApprovers>) -> Outcome<Vec<Approver>> {
    exists(tx, call.path.study).await?;
    campaign::approvers(tx, call.path.study).await
}

async fn campaigns(tx: &mut Tx, call: Call<ListCampaigns>) -> Outcome<Vec<Campaign>> {
    exists(tx, call.path.study).await?;
    campaign::list(tx, call.path.study).await
}

async fn ask(tx: &mut Tx, call: Call<AskCampaign>) -> Outcome<Campaign> {
    exists(tx, call.path.study).await?;
    let campaign = campaign::ask(tx, call.path.study, call.body).await?;
    notices::asked(tx, call.path.study, &campaign).await?;
    Ok(campaign)
}

async fn approve(tx: &mut Tx, call: Call<ApproveCampaign>) -> Outcome<Campaign> {
    let campaign = campaign::approve(tx, call.path.study, call.path.campaign).await?;
    notices::done(tx, call.path.study, &campaign).await?;
    Ok(campaign)
}

async fn decline(tx: &mut Tx, call: Call<DeclineCampaign>) -> Outcome<Campaign> {
    campaign::decline(tx, call.path.study, call.path.campaign).await
}

async fn withdraw(tx: &mut Tx, call: Call<WithdrawCampaign>) -> Outcome<Campaign> {
    campaign::withdraw(tx, call.path.study, call.path.campaign).await
}

async fn signable(tx: &mut Tx, call: Call<ReadSignable>) -> Outcome<Signable> {
    sign_list::one(tx, call.path, call.body).await
}

async fn signables(tx: &mut Tx, call: Call<ListSignables>) -> Outcome<Page<SignableRow>> {
    sign_list::page(tx, call.path.study, call.body).await
}

async fn sign_all(tx: &mut Tx, call: Call<Sign>) -> Outcome<Vec<Signing>> {
    sign::sign(tx, call.path.study, call.body.signs).await
}

async fn signatures(tx: &mut Tx, call: Call<ListSignatures>) -> Outcome<Page<SignatureView>> {
    signature::of_subject(tx, call.path).await
}

async fn one_signature(tx: &mut Tx, call: Call<ReadSignature>) -> Outcome<SignatureDetail> {
    sign_list::detail(tx, call.path).await
}

async fn verify_signatures(tx: &mut Tx, call: Call<VerifySignatures>) -> Outcome<Page<Verdict>> {
    Ok(Page { rows: sign_verify::study(tx, call.path.study).await?, next: None })
}
