//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::access::Permission;
use shared::exports::api::*;
use shared::kernel::{Code, Problem, Scope, StudyId};

use super::{news, write_csv, write_odm};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::{Call, Download, on_download};
use crate::kernel::spool::Spool;

pub fn routes(cfg: &mut ServiceConfig) {
    on_download::<ExportOdm>(cfg, odm);
    on_download::<ExportCsv>(cfg, csv);
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
    write_csv(tx, call.path.study, &mut spool).await?;
    download(tx, call.path.study, spool, "csv.zip", "application/zip").await
}

async fn download(tx: &Tx, study: StudyId, spool: Spool, ending: &str, media: &'static str) -> Outcome<Download> {
    news::taken_out(tx, study, ending).await?;
    let view = crate::rooms::study::one_study(tx, study).await?;
    let mark = if view.environment == shared::study::api::Environment::Live { "" } else { "TEST_" };
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name: format!("{mark}{}.{ending}", view.protocol), media: media.into(), content })
}
