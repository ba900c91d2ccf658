//! The standing of a subject: what the matrix and the lists of work show of it, kept ready in one row.
//!
//! Ten thousand subjects with forty visits are four hundred thousand visits and more records; no statement gathers them while
//! somebody waits. So whatever changes a subject, a visit or what a record counts for renews the row in the same transaction;
//! readers add the day. Windows are worked out here and not in SQL: what a window is, says the design (and its rules), and
//! there must be one place that knows.
//!
//! Invariant: after every write the standing says what [`casebook`](super::casebook) would; a test over the endpoint table
//! holds it. Whoever adds a write to this room calls [`renew`] at its end, after the subject and its records are held.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::capture::api::{FormCell, Planned, VisitCell};
use shared::capture::{Alteration, Happened, LockState, RecordKey, RecordState, VisitStatus};
use shared::kernel::{Instant, StudyId, SubjectId, TenantId};
use shared::queries::QueryCounts;
use shared::study::VisitKind;
use tokio::sync::watch;

use super::casebook::{self, Known};
use super::signed::{self, ToSign};
use super::{around, subjects, windows};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::rooms::study::{Version, version};

/// A form on which something is to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenForm {
    pub key: RecordKey,
    /// Blank: its visit took place, and nothing was entered yet.
    pub state: RecordState,
    #[serde(default)]
    pub findings: u32,
    /// A log of a subject who is still coming, such as adverse events: nobody is to complete it yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub log: bool,
    /// The last day of the visit's window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Instant>,
}

impl OpenForm {
    /// It was begun, and is to be completed.
    pub fn is_begun(&self) -> bool {
        self.state == RecordState::InProgress && !self.log
    }
}

/// What is kept ready.
#[derive(Debug, Default)]
struct Standing {
    cells: Vec<VisitCell>,
    /// Each status that a visit has, and which: `complete`, `V1=complete`. What waits for its day is `planned` here.
    statuses: Vec<String>,
    statuses_at: Vec<String>,
    /// Visits that wait, with the first and last days of their windows.
    waits: [Vec<String>; 3],
    /// The same days, each in order.
    opens: Vec<String>,
    closes: Vec<String>,
    forms: Vec<OpenForm>,
    /// Last days of the windows of visits that took place and have blank forms: one for each such form, in order.
    form_closes: Vec<String>,
    /// What waits to be signed.
    signs: Vec<ToSign>,
}

/// Whether the day decides how the visit stands.
pub const fn waits(status: VisitStatus) -> bool {
    matches!(status, VisitStatus::Planned | VisitStatus::Due | VisitStatus::Overdue)
}

/// A kept visit as it stands on this day.
pub fn on(mut cell: VisitCell, today: Option<Date>, active: bool) -> VisitCell {
    if waits(cell.status) {
        cell.status = windows::waiting(window(&cell).as_ref(), today, active);
    }
    cell
}

/// The days between which the visit is expected: the one place that says so for whatever is kept here.
fn window(cell: &VisitCell) -> Option<Planned> {
    windows::expected(cell.planned.as_ref(), cell.appointment.as_deref())
}

/// How the lists of statuses name one.
pub fn named(status: VisitStatus) -> String {
    let status = if waits(status) { VisitStatus::Planned } else { status };
    serde_json::to_value(status).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default()
}

impl Standing {
    fn of(known: &Known, version: &Version) -> Self {
        let mut cells = casebook::cells(known, version);
        // What waits in queries and what is locked is read when somebody looks: both come and go without any record changing.
        cells.iter_mut().for_each(|cell| (cell.queries, cell.lock) = (QueryCounts::default(), LockState::Open));
        let mut statuses: Vec<String> = cells.iter().map(|cell| named(cell.status)).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let statuses_at = cells.iter().map(|cell| format!("{}={}", cell.visit, named(cell.status))).collect();
        let waiting = cells.iter().filter(|cell| known.active() && waits(cell.status));
        let waiting: Vec<_> = waiting.filter_map(|cell| Some((cell.visit.to_string(), window(cell)?))).collect();
        let mut opens: Vec<String> = waiting.iter().map(|(_, planned)| planned.from.clone()).collect();
        let mut closes: Vec<String> = waiting.iter().map(|(_, planned)| planned.until.clone()).collect();
        let waits = [waiting.into_iter().map(|(visit, _)| visit).collect(), opens.clone(), closes.clone()];
        opens.sort_unstable();
        closes.sort_unstable();
        let all = casebook::forms(known, version);
        let signs = signed::to_sign(known, &cells, &all);
        let forms: Vec<OpenForm> = all.iter().filter_map(|form| open(form, &cells, known, version)).collect();
        let blank = forms.iter().filter(|form| form.state == RecordState::Blank);
        let mut form_closes: Vec<String> = blank.filter_map(|form| form.until.clone()).collect();
        form_closes.sort_unstable();
        Self { cells, statuses, statuses_at, waits, opens, closes, forms, form_closes, signs }
    }

    fn to_sign(&self, again: bool) -> i32 {
        i32::try_from(self.signs.iter().filter(|one| one.again == again).count()).unwrap_or(i32::MAX)
    }

    fn count(&self, fits: impl Fn(&OpenForm) -> bool) -> i32 {
        i32::try_from(self.forms.iter().filter(|form| fits(form)).count()).unwrap_or(i32::MAX)
    }
}

/// The form, when something is to be done on it.
fn open(form: &FormCell, cells: &[VisitCell], known: &Known, version: &Version) -> Option<OpenForm> {
    let visit = cells.iter().find(|cell| cell.visit == form.key.visit && cell.n == form.key.visit_n)?;
    let common = version.design.visit(&form.key.visit).is_some_and(|visit| visit.kind == VisitKind::Common);
    let in_use = !form.retired && !matches!(visit.status, VisitStatus::Retired | VisitStatus::DidNotOccur);
    let log = common && known.active();
    let wanted = in_use
        && match form.state {
            RecordState::Blank => visit.status == VisitStatus::InProgress && known.active() && !common && !form.withheld,
            RecordState::InProgress => !log || form.findings > 0,
            RecordState::Complete => form.findings > 0,
        };
    wanted.then(|| OpenForm {
        key: form.key.clone(),
        state: form.state,
        findings: form.findings,
        log,
        until: window(visit).map(|planned| planned.until),
        saved_at: form.saved_at,
    })
}

const PUT: &str =
    "insert into standing as t (tenant, id, study, site, key, state, cells, statuses, statuses_at, waits, waits_from, waits_until,
    opens, closes, forms, form_closes, missing, incomplete, flagged, findings, signs, to_sign, to_sign_again, changed_at)
    values ($1, $2, $3, $4, $5, $6, ($7::text)::jsonb, $8, $9, $10, ($11::text[])::date[], ($12::text[])::date[], ($13::text[])::date[],
    ($14::text[])::date[], ($15::text)::jsonb, ($16::text[])::date[], $17, $18, $19, $20, ($21::text)::jsonb, $22, $23,
    clock_timestamp())
    on conflict (tenant, id) do update set key = excluded.key, state = excluded.state, cells = excluded.cells, statuses = excluded.statuses,
    statuses_at = excluded.statuses_at, waits = excluded.waits, waits_from = excluded.waits_from, waits_until = excluded.waits_until,
    opens = excluded.opens, closes = excluded.closes, forms = excluded.forms, form_closes = excluded.form_closes,
    missing = excluded.missing, incomplete = excluded.incomplete, flagged = excluded.flagged, findings = excluded.findings,
    signs = excluded.signs, to_sign = excluded.to_sign, to_sign_again = excluded.to_sign_again, changed_at = excluded.changed_at";

/// Works the subject's standing out again and keeps it. The subject is held first: of two who save different forms at once, the
/// second counts what the first has entered.
pub async fn renew(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<()> {
    renewed(tx, study, subject).await.map(|_| ())
}

/// The same after a record was begun: signatures of its visit and casebook, which are known now, break.
pub async fn renew_with(tx: &Tx, study: StudyId, subject: SubjectId, begun: &RecordKey, visit_existed: bool) -> Outcome<()> {
    let known = renewed(tx, study, subject).await?;
    if !known.is_signed_as_a_whole(&begun.visit, begun.visit_n) {
        return Ok(());
    }
    let what = if visit_existed { Happened::FormAdded } else { Happened::VisitAdded };
    signed::broken(tx, subject, Alteration::of(what).in_record(begun)).await?;
    renew(tx, study, subject).await
}

async fn renewed(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Known> {
    around::hold(tx, study, subject).await?;
    let known = subjects::known(tx, study, subject).await?;
    let version = version(tx, known.version).await?;
    let standing = Standing::of(&known, &version);
    let findings: u32 = standing.cells.iter().map(|cell| cell.findings).sum();
    let json = |of: Result<String, serde_json::Error>| of.map_err(|error| internal(&error));
    let [waits, waits_from, waits_until] = standing.waits.clone();
    let values = [
        tx.ctx.tenant.0.into(),
        subject.0.into(),
        study.0.into(),
        known.site.0.into(),
        known.key.as_str().into(),
        known.state.as_str().into(),
        json(serde_json::to_string(&standing.cells))?.into(),
        standing.statuses.clone().into(),
        standing.statuses_at.clone().into(),
        waits.into(),
        waits_from.into(),
        waits_until.into(),
        standing.opens.clone().into(),
        standing.closes.clone().into(),
        json(serde_json::to_string(&standing.forms))?.into(),
        standing.form_closes.clone().into(),
        standing.count(|form| form.state == RecordState::Blank).into(),
        standing.count(OpenForm::is_begun).into(),
        standing.count(|form| form.findings > 0).into(),
        i32::try_from(findings).unwrap_or(i32::MAX).into(),
        json(serde_json::to_string(&standing.signs))?.into(),
        standing.to_sign(false).into(),
        standing.to_sign(true).into(),
    ];
    tx.run(PUT, values).await?;
    Ok(known)
}

/// Subjects from before there were standings, or whose standing does not say yet what waits to be signed, get theirs, tenant by tenant, a few at a time.
pub async fn catch_up(app: Arc<App>, stopping: watch::Receiver<bool>) {
    match every_tenant(&app, &stopping).await {
        Ok(0) => {}
        Ok(renewed) => tracing::info!(renewed, "subjects were made ready for lists"),
        Err(Failure(problem)) => tracing::error!(code = problem.code.as_str(), "subjects could not be made ready for lists"),
    }
}

async fn every_tenant(app: &App, stopping: &watch::Receiver<bool>) -> Outcome<usize> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(TenantId::default(), "capture.CatchUp") }).await?;
    let rows = tx.rows("select id from tenant", []).await?;
    drop(tx);
    let mut renewed = 0;
    for row in &rows {
        let tenant = TenantId(row.try_get("", "id")?);
        while !*stopping.borrow() {
            let tx = app.db.begin(&Ctx::system(tenant, "capture.CatchUp")).await?;
            let some = a_few(&tx).await?;
            tx.commit().await?;
            renewed += some;
            if some == 0 {
                break;
            }
        }
    }
    Ok(renewed)
}

async fn a_few(tx: &Tx) -> Outcome<usize> {
    let sql = "select s.study, s.id from subject s where s.tenant = $1
               and not exists (select from standing t where t.tenant = s.tenant and t.id = s.id and t.signs is not null) order by s.id limit 50";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into()]).await?;
    for row in &rows {
        renew(tx, StudyId(row.try_get("", "study")?), SubjectId(row.try_get("", "id")?)).await?;
    }
    Ok(rows.len())
}
