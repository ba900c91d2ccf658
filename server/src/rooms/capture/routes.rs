//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{RecordView, Saved};
use shared::kernel::Page;

use super::{calendar, casebook, log, records, retire, save, subjects, visits};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListSubjects>(cfg, list);
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
    on::<ReadRecord>(cfg, read_record);
    on::<SaveRecord>(cfg, save_record);
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
    visits::date_visit(tx, call.path.study, call.path.subject, call.body).await
}

async fn read_record(tx: &mut Tx, call: Call<ReadRecord>) -> Outcome<RecordView> {
    records::read(tx, call.path.study, call.path.subject, call.body.into()).await
}

async fn save_record(tx: &mut Tx, call: Call<SaveRecord>) -> Outcome<Saved> {
    save::save(tx, call.path.study, call.path.subject, call.body).await
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
