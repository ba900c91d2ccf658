//! What goes onto paper: the records that have something in them, in the casebook's order, and the register's number.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::api::{Casebook, NotePrintout, OnSubject, ReadCasebook, ReadRecord};
use shared::capture::{NewPrintout, Printout, RecordKey, RecordState, RecordView};
use shared::forms::FormPlan;
use shared::kernel::{Code, Instant, Nothing, PrintoutId, Problem, VersionId};
use shared::review::SignatureView;
use shared::review::api::ListSignatures;
use uuid::Uuid;

use crate::i18n;
use crate::net::{self, Trouble};
use crate::rooms::capture::draft::Draft;
use crate::rooms::capture::visit_list::visits;
use crate::rooms::study::{OpenDesign, open_design};

/// A copy, ready to be drawn.
#[derive(Clone)]
pub struct Copy {
    pub book: Casebook,
    /// The design under which the subject is.
    pub design: Arc<OpenDesign>,
    pub records: Vec<Record>,
    pub printout: Printout,
    /// Signatures of the subject, the newest first.
    pub signatures: Vec<SignatureView>,
}

/// One record with what stands in it.
#[derive(Clone)]
pub struct Record {
    pub key: RecordKey,
    pub draft: Arc<Draft>,
    /// The design under which it was entered.
    pub design: Arc<OpenDesign>,
    pub saved: Option<(Instant, String)>,
}

/// Fetches what is to be printed, then has the copy noted.
pub async fn gather(path: OnSubject, record: Option<RecordKey>, progress: RwSignal<(usize, usize)>) -> Result<Copy, Trouble> {
    let book = net::load::<ReadCasebook>(&path, &Nothing {}).await?;
    let design = open_design(path.study, book.subject.version).await?;
    let wanted = record.clone().map_or_else(|| entered(&book, &design), |record| vec![record]);
    let mut records = Vec::with_capacity(wanted.len());
    for key in &wanted {
        progress.try_set((records.len(), wanted.len()));
        records.push(one(path, key).await?);
    }
    let new = NewPrintout { id: PrintoutId(Uuid::new_v4()), record, language: i18n::form_tag().to_owned() };
    let printout = net::submit::<NotePrintout>(&path, &new).await?;
    let signatures = net::load::<ListSignatures>(&path, &Nothing {}).await?.rows;
    Ok(Copy { book, design, records, printout, signatures })
}

/// The records with something in them, visit by visit.
fn entered(book: &Casebook, design: &OpenDesign) -> Vec<RecordKey> {
    let forms = visits(book, design, i18n::form_tag()).into_iter().flat_map(|visit| visit.forms);
    forms.filter(|form| form.cell.state != RecordState::Blank).map(|form| form.cell.key).collect()
}

/// One record as it stands.
pub async fn one(path: OnSubject, key: &RecordKey) -> Result<Record, Trouble> {
    let view = net::load::<ReadRecord>(&path, &key.clone().into()).await?;
    let design = open_design(path.study, view.version).await?;
    let plan = design.plan(&key.form).ok_or_else(|| Trouble::from(Problem::new(Code::NotFound)))?;
    let saved = view.saved_at.zip(view.saved_by.clone());
    Ok(Record { key: key.clone(), draft: Arc::new(Draft::of(plan, view)), design, saved })
}

/// A form with nothing in it.
pub fn nothing_in(plan: Arc<FormPlan>) -> Arc<Draft> {
    let view = RecordView {
        key: RecordKey { visit: Default::default(), visit_n: 1, form: plan.form.oid.clone(), form_n: 1 },
        id: None,
        version: VersionId::default(),
        revision: 0,
        state: RecordState::Blank,
        needs_reason: false,
        values: Default::default(),
        retired: Vec::new(),
        saved_at: None,
        saved_by: None,
        about: Default::default(),
        sources: Vec::new(),
        blinded: false,
        closed: None,
        holds: Vec::new(),
    };
    Arc::new(Draft::of(plan, view))
}
