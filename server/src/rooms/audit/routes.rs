//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::audit::api::*;
use shared::audit::seals::SealsView;
use shared::audit::{Counted, Review, ReviewView, TrailAnswer};
use shared::kernel::{Instant, Page, fill_path};

use super::trail::Realm;
use super::{as_of, history, review, seal, subject, trail};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::{Call, Download, on, on_download};
use crate::kernel::spool::Spool;

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadHistory>(cfg, read);
    on::<ReadSubjectHistory>(cfg, read_subject);
    on::<ReadTrail>(cfg, search);
    on::<ReadTenantTrail>(cfg, search_tenant);
    on_download::<TakeTrailCsv>(cfg, csv);
    on_download::<TakeTrailJson>(cfg, json);
    on_download::<TakeTenantTrailCsv>(cfg, tenant_csv);
    on_download::<TakeTenantTrailJson>(cfg, tenant_json);
    on::<FollowTrail>(cfg, follow);
    on::<FollowTenantTrail>(cfg, follow_tenant);
    on::<ReadAsOf>(cfg, read_as_of);
    on::<CountAnswers>(cfg, counts);
    on::<ReadAnswers>(cfg, answers);
    on::<ListReviews>(cfg, reviews);
    on::<BeginReview>(cfg, begin_review);
    on::<ReadReview>(cfg, read_review);
    on::<JudgeEntry>(cfg, judge);
    on::<SignOffReview>(cfg, sign_off);
    on_download::<TakeReview>(cfg, take_review);
    on::<ReadSeals>(cfg, seals);
    on_download::<DownloadBundle>(cfg, bundle);
}

async fn read(tx: &mut Tx, call: Call<ReadHistory>) -> Outcome<Page<HistoryEntry>> {
    history::of_record(tx, call.path, call.body).await
}

async fn read_subject(tx: &mut Tx, call: Call<ReadSubjectHistory>) -> Outcome<Page<SubjectHistoryEntry>> {
    subject::of_subject(tx, call.path, call.body).await
}

async fn search(tx: &mut Tx, call: Call<ReadTrail>) -> Outcome<Trail> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    trail::page(tx, Realm::Study(call.path.study), call.body).await
}

async fn search_tenant(tx: &mut Tx, call: Call<ReadTenantTrail>) -> Outcome<Trail> {
    trail::page(tx, Realm::Tenant, call.body).await
}

async fn csv(tx: &mut Tx, call: Call<TakeTrailCsv>) -> Outcome<Download> {
    take_csv(tx, Realm::Study(call.path.study), call.body).await
}

async fn json(tx: &mut Tx, call: Call<TakeTrailJson>) -> Outcome<Download> {
    take_json(tx, Realm::Study(call.path.study), call.body).await
}

async fn tenant_csv(tx: &mut Tx, call: Call<TakeTenantTrailCsv>) -> Outcome<Download> {
    take_csv(tx, Realm::Tenant, call.body).await
}

async fn tenant_json(tx: &mut Tx, call: Call<TakeTenantTrailJson>) -> Outcome<Download> {
    take_json(tx, Realm::Tenant, call.body).await
}

async fn take_csv(tx: &Tx, realm: Realm, filter: TrailFilter) -> Outcome<Download> {
    let mut spool = Spool::default();
    trail::csv(tx, realm, filter, &mut spool).await?;
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name: "audit-trail.csv".into(), media: "text/csv; charset=utf-8".into(), content })
}

async fn take_json(tx: &Tx, realm: Realm, filter: TrailFilter) -> Outcome<Download> {
    let mut spool = Spool::default();
    trail::json(tx, realm, filter, &mut spool).await?;
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name: "audit-trail.jsonl".into(), media: "application/x-ndjson".into(), content })
}

async fn follow(tx: &mut Tx, call: Call<FollowTrail>) -> Outcome<Feed> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    let path = fill_path::<FollowTrail>(&call.path);
    trail::follow(tx, &call.app, Realm::Study(call.path.study), call.body, &path).await
}

async fn follow_tenant(tx: &mut Tx, call: Call<FollowTenantTrail>) -> Outcome<Feed> {
    trail::follow(tx, &call.app, Realm::Tenant, call.body, "/audit").await
}

async fn read_as_of(tx: &mut Tx, call: Call<ReadAsOf>) -> Outcome<AsOf> {
    let moment: Instant = call.body.at;
    as_of::as_of(tx, call.path, moment).await
}

async fn counts(tx: &mut Tx, call: Call<CountAnswers>) -> Outcome<Vec<Counted>> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    review::counts(tx, call.path.study, call.body).await
}

async fn answers(tx: &mut Tx, call: Call<ReadAnswers>) -> Outcome<Page<TrailAnswer>> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    review::answers(tx, call.path.study, call.body).await
}

async fn reviews(tx: &mut Tx, call: Call<ListReviews>) -> Outcome<Page<ReviewView>> {
    review::list(tx, call.path.study).await
}

async fn begin_review(tx: &mut Tx, call: Call<BeginReview>) -> Outcome<ReviewView> {
    review::begin(tx, call.path.study, call.body).await
}

async fn read_review(tx: &mut Tx, call: Call<ReadReview>) -> Outcome<Review> {
    review::one(tx, call.path).await
}

async fn judge(tx: &mut Tx, call: Call<JudgeEntry>) -> Outcome<ReviewView> {
    review::judge(tx, call.path, call.body).await
}

async fn sign_off(tx: &mut Tx, call: Call<SignOffReview>) -> Outcome<ReviewView> {
    review::sign_off(tx, call.path, call.body).await
}

async fn take_review(tx: &mut Tx, call: Call<TakeReview>) -> Outcome<Download> {
    let mut spool = Spool::default();
    review::take(tx, call.path, &mut spool).await?;
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name: "trail-review.csv".into(), media: "text/csv; charset=utf-8".into(), content })
}

async fn seals(tx: &mut Tx, call: Call<ReadSeals>) -> Outcome<SealsView> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    seal::seals(tx, &call.app, call.path.study, call.body).await
}

async fn bundle(tx: &mut Tx, call: Call<DownloadBundle>) -> Outcome<Download> {
    crate::rooms::study::exists(tx, call.path.study).await?;
    seal::bundle(tx, &call.app, call.path.study, call.body).await
}
