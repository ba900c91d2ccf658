//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{RecordView, Saved};
use shared::kernel::Page;

use super::{casebook, hear, records, save, subjects};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_events};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListSubjects>(cfg, list);
    on::<EnrolSubject>(cfg, enrol);
    on::<ReadCasebook>(cfg, read_casebook);
    on::<ChangeSubjectState>(cfg, change_state);
    on::<DateVisit>(cfg, date_visit);
    on::<ReadRecord>(cfg, read_record);
    on::<SaveRecord>(cfg, save_record);
    on::<SettleConflict>(cfg, settle_conflict);
    on_events::<HearRecords>(cfg, hear::heard);
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

async fn settle_conflict(tx: &mut Tx, call: Call<SettleConflict>) -> Outcome<Saved> {
    save::settle(tx, call.path.study, call.path.subject, call.body).await
}
