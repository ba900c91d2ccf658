//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::capture::api::*;
use shared::capture::{Printout, RecordView, Saved};
use shared::kernel::Page;

use super::{casebook, printouts, records, save, subjects};
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
    on::<NotePrintout>(cfg, note_printout);
    on::<ListPrintouts>(cfg, list_printouts);
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

async fn note_printout(tx: &mut Tx, call: Call<NotePrintout>) -> Outcome<Printout> {
    printouts::note(tx, call.path.study, call.path.subject, call.body).await
}

async fn list_printouts(tx: &mut Tx, call: Call<ListPrintouts>) -> Outcome<Page<Printout>> {
    printouts::list(tx, call.path.study, call.path.subject).await
}
