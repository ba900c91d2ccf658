//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::audit::api::*;
use shared::kernel::Page;

use super::{history, subject};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadHistory>(cfg, read);
    on::<ReadSubjectHistory>(cfg, read_subject);
}

async fn read(tx: &mut Tx, call: Call<ReadHistory>) -> Outcome<Page<HistoryEntry>> {
    history::of_record(tx, call.path, call.body).await
}

async fn read_subject(tx: &mut Tx, call: Call<ReadSubjectHistory>) -> Outcome<Page<SubjectHistoryEntry>> {
    subject::of_subject(tx, call.path, call.body).await
}
