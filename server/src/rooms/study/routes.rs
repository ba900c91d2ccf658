//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::kernel::Code;
use shared::study::DesignReport;
use shared::study::api::*;

use super::{amend, sites, studies, versions};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_upload};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListStudies>(cfg, list);
    on::<ReadStudy>(cfg, read);
    on::<ReadDesign>(cfg, design);
    on_upload::<CheckDesign, _>(cfg, check);
    on_upload::<ImportStudy, _>(cfg, import);
    on::<ListVersions>(cfg, list_versions);
    on_upload::<CheckVersion, _>(cfg, check_version);
    on_upload::<AddVersion, _>(cfg, add_version);
    on::<CompareVersion>(cfg, compare_version);
    on::<PublishVersion>(cfg, publish_version);
    on::<RetireVersion>(cfg, retire_version);
    on::<ListSites>(cfg, list_sites);
    on::<OpenSite>(cfg, open_site);
}

async fn list(tx: &mut Tx, _: Call<ListStudies>) -> Outcome<Vec<StudyView>> {
    studies::reach(tx).await
}

async fn read(tx: &mut Tx, call: Call<ReadStudy>) -> Outcome<StudyView> {
    studies::one(tx, call.path.study).await
}

async fn design(tx: &mut Tx, call: Call<ReadDesign>) -> Outcome<VersionView> {
    let sql = "select 1 from study_version where tenant = $1 and study = $2 and id = $3";
    let OnVersion { study, version } = call.path;
    tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), version.0.into()]).await?.ok_or(Code::NotFound)?;
    let version = versions::version(tx, version).await?;
    tx.forever = true;
    let design = version.design.clone().lean();
    let rules = version.compiled.rules();
    Ok(VersionView {
        rules,
        id: version.id,
        oid: design.version_oid.clone(),
        hash: version.hash.clone(),
        published: version.published,
        design,
    })
}

async fn check(_: &mut Tx, call: Call<CheckDesign>) -> Outcome<DesignReport> {
    Ok(studies::read_file(call.body.bytes).await?.0)
}

async fn import(tx: &mut Tx, call: Call<ImportStudy>) -> Outcome<Imported> {
    let (study, version, report) = studies::import(tx, call.body.bytes, call.body.said.environment).await?;
    Ok(Imported { study, version, report })
}

async fn list_versions(tx: &mut Tx, call: Call<ListVersions>) -> Outcome<Vec<VersionRow>> {
    amend::list(tx, call.path.study).await
}

async fn check_version(tx: &mut Tx, call: Call<CheckVersion>) -> Outcome<VersionCheck> {
    amend::check(tx, call.path.study, call.body.bytes).await
}

async fn add_version(tx: &mut Tx, call: Call<AddVersion>) -> Outcome<VersionRow> {
    amend::add(tx, call.path.study, call.body.bytes, call.body.said).await
}

async fn compare_version(tx: &mut Tx, call: Call<CompareVersion>) -> Outcome<Comparison> {
    amend::compare(tx, call.path.study, call.path.version, call.body.against).await
}

async fn publish_version(tx: &mut Tx, call: Call<PublishVersion>) -> Outcome<VersionRow> {
    amend::publish(tx, call.path.study, call.path.version).await
}

async fn retire_version(tx: &mut Tx, call: Call<RetireVersion>) -> Outcome<VersionRow> {
    amend::retire(tx, call.path.study, call.path.version).await
}

async fn list_sites(tx: &mut Tx, call: Call<ListSites>) -> Outcome<Vec<SiteView>> {
    sites::reach(tx, call.path.study).await
}

async fn open_site(tx: &mut Tx, call: Call<OpenSite>) -> Outcome<SiteView> {
    sites::open(tx, call.path.study, call.body).await
}
