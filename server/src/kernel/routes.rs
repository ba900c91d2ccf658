//! The kernel's own endpoints, and the API's description of itself.

use actix_web::web::ServiceConfig;
use shared::kernel::api::*;

use super::db::Tx;
use super::failure::Outcome;
use super::http::{Call, on};
use super::{jobs, openapi};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadAbout>(cfg, about);
    on::<ReadJob>(cfg, job);
    on::<CancelJob>(cfg, cancel);
    openapi::routes(cfg);
}

async fn about(_: &mut Tx, call: Call<ReadAbout>) -> Outcome<About> {
    Ok(About {
        name: "Probatum".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        licence: "Apache-2.0".into(),
        demo: call.app.demo,
        mail: call.app.mail.is_open(),
    })
}

async fn job(tx: &mut Tx, call: Call<ReadJob>) -> Outcome<JobView> {
    jobs::read(tx, call.path.job).await
}

async fn cancel(tx: &mut Tx, call: Call<CancelJob>) -> Outcome<JobView> {
    jobs::cancel(tx, call.path.job).await
}
