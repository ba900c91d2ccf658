//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{FileView, Found, KeptView, Printout, RecordView, ReleaseView, Saved, Subjects};
use shared::kernel::Page;

use super::{
    calendar, casebook, files, hear, jump, list, log, printouts, records, release, retire, save, subjects, tabulate, views, visits,
};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, Download, on, on_download, on_events, on_upload};

/// Each field that is left is one of these.
pub fn busiest(cfg: &mut ServiceConfig) {
    on::<SaveRecord>(cfg, save_record);
    on::<ReadRecord>(cfg, read_record);
}

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListSubjects>(cfg, list_subjects);
    on_download::<TabulateSubjects>(cfg, tabulate_subjects);
    on::<ListViews>(cfg, list_views);
    on::<KeepView>(cfg, keep_view);
    on::<Jump>(cfg, find);
    on::<EnrolSubject>(cfg, enrol);
    on::<ReadCasebook>(cfg, read_casebook);
    on::<ChangeSubjectState>(cfg, change_state);
    on::<DateVisit>(cfg, date_visit);
    on::<AddVisit>(cfg, add_visit);
    on::<PlanVisit>(cfg, plan_visit);
    on::<SkipVisit>(cfg, skip_visit);
    on::<UnskipVisit>(cfg, unskip_visit);
    on::<RetireVisit>(cfg, retire_visit);
    on::<RestoreVisit>(cfg, restore_visit);
    on::<RetireRecord>(cfg, retire_record);
    on::<RestoreRecord>(cfg, restore_record);
    on::<ReadLog>(cfg, read_log);
    on::<ReadCalendar>(cfg, read_calendar);
    on_upload::<UploadFile, _>(cfg, upload);
    on::<ListFiles>(cfg, list_files);
    on::<DescribeFile>(cfg, describe_file);
    on_download::<ReadFile>(cfg, read_file);
    on_download::<ReadThumbnail>(cfg, read_thumbnail);
    on::<ListReleases>(cfg, list_releases);
    on::<ReadRelease>(cfg, read_release);
    on::<ReleaseVersion>(cfg, release_version);
    on::<PauseRelease>(cfg, pause_release);
    on::<ResumeRelease>(cfg, resume_release);
    on::<CancelRelease>(cfg, cancel_release);
    on::<NotePrintout>(cfg, note_printout);
    on::<ListPrintouts>(cfg, list_printouts);
    on::<SettleConflict>(cfg, settle_conflict);
    on_events::<HearRecords>(cfg, hear::heard);
}

async fn list_subjects(tx: &mut Tx, call: Call<ListSubjects>) -> Outcome<Subjects> {
    list::list(tx, call.path.study, call.body).await
}

async fn tabulate_subjects(tx: &mut Tx, call: Call<TabulateSubjects>) -> Outcome<Download> {
    tabulate::table(tx, call.path.study, call.body).await
}

async fn list_views(tx: &mut Tx, call: Call<ListViews>) -> Outcome<Page<KeptView>> {
    Ok(Page { rows: views::list(tx, call.path.study).await?, next: None })
}

async fn keep_view(tx: &mut Tx, call: Call<KeepView>) -> Outcome<KeptView> {
    views::keep(tx, call.path.study, call.body).await
}

async fn find(tx: &mut Tx, call: Call<Jump>) -> Outcome<Page<Found>> {
    Ok(Page { rows: jump::jump(tx, call.body).await?, next: None })
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
    visits::date_visit(tx, call.path.study, call.path.subject, call.body).await
}

async fn read_record(tx: &mut Tx, call: Call<ReadRecord>) -> Outcome<RecordView> {
    records::read(tx, call.path.study, call.path.subject, call.body.into()).await
}

async fn save_record(tx: &mut Tx, call: Call<SaveRecord>) -> Outcome<Saved> {
    save::save_alone(tx, call.path.study, call.path.subject, call.body).await
}

async fn add_visit(tx: &mut Tx, call: Call<AddVisit>) -> Outcome<Casebook> {
    visits::add(tx, call.path.study, call.path.subject, call.body).await
}

async fn plan_visit(tx: &mut Tx, call: Call<PlanVisit>) -> Outcome<Casebook> {
    visits::plan(tx, call.path.study, call.path.subject, call.body).await
}

async fn skip_visit(tx: &mut Tx, call: Call<SkipVisit>) -> Outcome<Casebook> {
    visits::skip(tx, call.path.study, call.path.subject, call.body).await
}

async fn unskip_visit(tx: &mut Tx, call: Call<UnskipVisit>) -> Outcome<Casebook> {
    visits::unskip(tx, call.path.study, call.path.subject, call.body).await
}

async fn retire_visit(tx: &mut Tx, call: Call<RetireVisit>) -> Outcome<Casebook> {
    visits::retire(tx, call.path.study, call.path.subject, call.body, true).await
}

async fn restore_visit(tx: &mut Tx, call: Call<RestoreVisit>) -> Outcome<Casebook> {
    visits::retire(tx, call.path.study, call.path.subject, call.body, false).await
}

async fn retire_record(tx: &mut Tx, call: Call<RetireRecord>) -> Outcome<Casebook> {
    retire::retire(tx, call.path.study, call.path.subject, call.body.into(), true).await
}

async fn restore_record(tx: &mut Tx, call: Call<RestoreRecord>) -> Outcome<Casebook> {
    retire::retire(tx, call.path.study, call.path.subject, call.body.into(), false).await
}

async fn read_log(tx: &mut Tx, call: Call<ReadLog>) -> Outcome<Log> {
    log::log(tx, call.path.study, call.path.subject, &call.body.form).await
}

async fn read_calendar(tx: &mut Tx, call: Call<ReadCalendar>) -> Outcome<Calendar> {
    calendar::calendar(tx, call.path.study, call.body).await
}

async fn upload(tx: &mut Tx, call: Call<UploadFile>) -> Outcome<FileView> {
    files::upload(tx, &call.app, call.path, call.body).await
}

async fn list_files(tx: &mut Tx, call: Call<ListFiles>) -> Outcome<Page<FileView>> {
    files::list(tx, call.path.study, call.body).await
}

async fn describe_file(tx: &mut Tx, call: Call<DescribeFile>) -> Outcome<FileView> {
    files::describe(tx, call.path).await
}

async fn read_file(tx: &mut Tx, call: Call<ReadFile>) -> Outcome<Download> {
    files::content(tx, &call.app, call.path).await
}

async fn read_thumbnail(tx: &mut Tx, call: Call<ReadThumbnail>) -> Outcome<Download> {
    files::thumbnail(tx, &call.app, call.path).await
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

async fn note_printout(tx: &mut Tx, call: Call<NotePrintout>) -> Outcome<Printout> {
    printouts::note(tx, call.path.study, call.path.subject, call.body).await
}

async fn list_printouts(tx: &mut Tx, call: Call<ListPrintouts>) -> Outcome<Page<Printout>> {
    printouts::list(tx, call.path.study, call.path.subject).await
}

async fn settle_conflict(tx: &mut Tx, call: Call<SettleConflict>) -> Outcome<Saved> {
    save::settle(tx, call.path.study, call.path.subject, call.body).await
}
