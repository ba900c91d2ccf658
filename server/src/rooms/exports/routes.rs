//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::access::Permission;
use shared::exports::SnapshotView;
use shared::exports::api::*;
use shared::kernel::{Code, Page, Problem, Scope, StudyId};

use super::table::Filter;
use super::{news, snapshot, write_csv, write_odm};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::{Call, Download, on, on_download};
use crate::kernel::spool::Spool;

pub fn routes(cfg: &mut ServiceConfig) {
    on_download::<ExportOdm>(cfg, odm);
    on_download::<ExportCsv>(cfg, csv);
    on::<ListSnapshots>(cfg, list);
    on::<OrderSnapshot>(cfg, order);
    on::<ReadSnapshot>(cfg, read);
    on::<CancelSnapshot>(cfg, cancel);
    on_download::<TakeSnapshot>(cfg, take);
}

async fn list(tx: &mut Tx, call: Call<ListSnapshots>) -> Outcome<Page<SnapshotView>> {
    snapshot::list(tx, call.path.study).await
}

async fn order(tx: &mut Tx, call: Call<OrderSnapshot>) -> Outcome<SnapshotView> {
    snapshot::order(tx, call.path.study, call.body).await
}

async fn read(tx: &mut Tx, call: Call<ReadSnapshot>) -> Outcome<SnapshotView> {
    snapshot::read(tx, call.path, true).await
}

async fn cancel(tx: &mut Tx, call: Call<CancelSnapshot>) -> Outcome<SnapshotView> {
    snapshot::cancel(tx, call.path).await
}

async fn take(tx: &mut Tx, call: Call<TakeSnapshot>) -> Outcome<Download> {
    snapshot::take(tx, &call.app, call.path).await
}

async fn odm(tx: &mut Tx, call: Call<ExportOdm>) -> Outcome<Download> {
    let study = call.path.study;
    if call.body.audit && !tx.ctx.grants.allow(Permission::HistoryRead, Scope::Study(study)) {
        return Err(Problem::new(Code::Forbidden)
            .detail("Your role does not include reading history. Export without audit records.")
            .into());
    }
    let mut spool = Spool::default();
    write_odm(tx, study, call.body, &mut spool).await?;
    download(tx, study, spool, "odm.xml", "application/xml").await
}

async fn csv(tx: &mut Tx, call: Call<ExportCsv>) -> Outcome<Download> {
    let mut spool = Spool::default();
    write_csv(tx, call.path.study, &audience(tx, call.path.study), &mut spool).await?;
    download(tx, call.path.study, spool, "csv.zip", "application/zip").await
}

/// Who does not see what tells the treatment does not take it out either.
fn audience(tx: &Tx, study: StudyId) -> Filter {
    Filter { blinded: !tx.ctx.grants.allow(Permission::SeeUnblinded, Scope::Study(study)), ..Filter::default() }
}

async fn download(tx: &Tx, study: StudyId, spool: Spool, ending: &str, media: &'static str) -> Outcome<Download> {
    news::taken_out(tx, study, ending).await?;
    let view = crate::rooms::study::one_study(tx, study).await?;
    let mark = if view.environment == shared::study::api::Environment::Live { "" } else { "TEST_" };
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name: format!("{mark}{}.{ending}", view.protocol), media: media.into(), content })
}
