//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::audit::api::*;
use shared::audit::seals::SealsView;
use shared::kernel::Page;

use super::{history, seal, subject};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, Download, on, on_download};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadHistory>(cfg, read);
    on::<ReadSubjectHistory>(cfg, read_subject);
    on::<ReadSeals>(cfg, seals);
    on_download::<DownloadBundle>(cfg, bundle);
}

async fn read(tx: &mut Tx, call: Call<ReadHistory>) -> Outcome<Page<HistoryEntry>> {
    history::of_record(tx, call.path, call.body).await
}

async fn read_subject(tx: &mut Tx, call: Call<ReadSubjectHistory>) -> Outcome<Page<SubjectHistoryEntry>> {
    subject::of_subject(tx, call.path, call.body).await
}

async fn seals(tx: &mut Tx, call: Call<ReadSeals>) -> Outcome<SealsView> {
    seal::seals(tx, &call.app, call.body).await
}

async fn bundle(tx: &mut Tx, call: Call<DownloadBundle>) -> Outcome<Download> {
    seal::bundle(tx, &call.app, call.path.study, call.body).await
}
