//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{RecordView, ReleaseView, Saved};
use shared::kernel::Page;

use super::{casebook, records, release, save, subjects};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListSubjects>(cfg, list);
    on::<EnrolSubject>(cfg, enrol);
    on::<ReadCasebook>(cfg, read_casebook);
    on::<ChangeSubjectState>(cfg, change_state);
    on::<DateVisit>(cfg, date_visit);
    on::<ReadRecord>(cfg, read_record);
    on::<SaveRecord>(cfg, save_record);
    on::<ListReleases>(cfg, list_releases);
    on::<ReadRelease>(cfg, read_release);
    on::<ReleaseVersion>(cfg, release_version);
    on::<PauseRelease>(cfg, pause_release);
    on::<ResumeRelease>(cfg, resume_release);
    on::<CancelRelease>(cfg, cancel_release);
}

async fn list(tx: &mut Tx, call: Call<ListSubjects>) -> Outcome<Page<SubjectRow>> {
    subjects::list(tx, call.path.study, call.body).await
}

async fn enrol(tx: &mut Tx, call: Call<EnrolSubject>) -> Outcome<SubjectRow> {
    subjects::enrol(tx, call.path.study, call.body).await
}

async fn read_casebook(tx: &mut Tx, call: Call<ReadCasebook>) -> Outcome<Casebook> {
    casebook::casebook(tx, call.path.study, call.path.subject).await
}

async fn change_state(tx: &mut Tx, call: Call<ChangeSubjectState>) -> Outcome<SubjectRow> {
    subjects::change_state(tx, call.path.study, call.path.subject, call.body).await
}

async fn date_visit(tx: &mut Tx, call: Call<DateVisit>) -> Outcome<Casebook> {
    casebook::date_visit(tx, call.path.study, call.path.subject, call.body).await
}

async fn read_record(tx: &mut Tx, call: Call<ReadRecord>) -> Outcome<RecordView> {
    records::read(tx, call.path.study, call.path.subject, call.body.into()).await
}

async fn save_record(tx: &mut Tx, call: Call<SaveRecord>) -> Outcome<Saved> {
    save::save(tx, call.path.study, call.path.subject, call.body).await
}

async fn list_releases(tx: &mut Tx, call: Call<ListReleases>) -> Outcome<Vec<ReleaseView>> {
    release::list(tx, call.path.study).await
}

async fn read_release(tx: &mut Tx, call: Call<ReadRelease>) -> Outcome<ReleaseView> {
    release::one(tx, call.path.study, call.path.release).await
}

async fn release_version(tx: &mut Tx, call: Call<ReleaseVersion>) -> Outcome<ReleaseView> {
    release::release(tx, call.path.study, call.path.version, call.body).await
}

async fn pause_release(tx: &mut Tx, call: Call<PauseRelease>) -> Outcome<ReleaseView> {
    release::pause(tx, call.path.study, call.path.release).await
}

async fn resume_release(tx: &mut Tx, call: Call<ResumeRelease>) -> Outcome<ReleaseView> {
    release::resume(tx, call.path.study, call.path.release).await
}

async fn cancel_release(tx: &mut Tx, call: Call<CancelRelease>) -> Outcome<ReleaseView> {
    release::cancel(tx, call.path.study, call.path.release).await
}
