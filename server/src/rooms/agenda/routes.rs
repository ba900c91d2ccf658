//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::agenda::api::*;

use super::list;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadAgenda>(cfg, read);
    super::digest::routes(cfg);
}

async fn read(tx: &mut Tx, call: Call<ReadAgenda>) -> Outcome<Agenda> {
    list::agenda(tx, &call.body, &crate::rooms::sources()).await
}
