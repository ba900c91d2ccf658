//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::kernel::Page;
use shared::review::api::*;
use shared::review::{Signable, SignableRow, SignatureView, Signing, Verdict};

use super::{sign, sign_list, sign_verify, signature};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_signed};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadSignable>(cfg, signable);
    on::<ListSignables>(cfg, signables);
    on_signed::<Sign, _>(cfg, sign_all);
    on::<ListSignatures>(cfg, signatures);
    on::<ReadSignature>(cfg, one_signature);
    on::<VerifySignatures>(cfg, verify_signatures);
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
