//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::ctms::Enrolment;
use shared::ctms::api::{PutEnrolmentPlan, ReadEnrolment};

use super::{enrolment, plan};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadEnrolment>(cfg, read);
    on::<PutEnrolmentPlan>(cfg, put);
}

async fn read(tx: &mut Tx, call: Call<ReadEnrolment>) -> Outcome<Enrolment> {
    enrolment::read(tx, call.path.study).await
}

async fn put(tx: &mut Tx, call: Call<PutEnrolmentPlan>) -> Outcome<Enrolment> {
    plan::put(tx, call.path.study, call.body).await?;
    enrolment::read(tx, call.path.study).await
}
