//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{Found, KeptView, RecordView, Saved, Subjects};
use shared::kernel::Page;

use super::{casebook, jump, list, records, save, subjects, tabulate, views};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, Download, on, on_download};

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
    on::<ReadRecord>(cfg, read_record);
    on::<SaveRecord>(cfg, save_record);
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
    casebook::date_visit(tx, call.path.study, call.path.subject, call.body).await
}

async fn read_record(tx: &mut Tx, call: Call<ReadRecord>) -> Outcome<RecordView> {
    records::read(tx, call.path.study, call.path.subject, call.body.into()).await
}

async fn save_record(tx: &mut Tx, call: Call<SaveRecord>) -> Outcome<Saved> {
    save::save(tx, call.path.study, call.path.subject, call.body).await
}
