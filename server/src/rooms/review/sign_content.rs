//! What is signed: the data of a subject as they stand, in the form in which they are hashed; and what hinders their signing.

use std::sync::Arc;

use sea_orm::QueryResult;
use serde::Deserialize;
use shared::capture::{CasebookState, Level, LockState, RecordKey, RecordState};
use shared::forms::{Oid, Values};
use shared::kernel::{QueryId, RecordId, SiteId, StudyId, SubjectId, TenantId, VersionId};
use shared::review::{CONTENT_FORMAT, Content, Hindrance, SignPlace, SignedQuery, SignedRecord, SignedValue, SignedVisit};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::lock::{self, KnownLock};
use crate::rooms::capture::retired_rows;
use crate::rooms::study::{Version, version};

/// A subject with all its data.
pub struct Casebook {
    tenant: TenantId,
    study: StudyId,
    pub id: SubjectId,
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub zone: String,
    version: Arc<Version>,
    /// What rules say of visits and forms.
    state: CasebookState,
    visits: Vec<SignedVisit>,
    records: Vec<SignedRecord>,
    /// Queries that wait at a visit or the subject as a whole, beside those of records.
    beside: Vec<Beside>,
    locks: Vec<KnownLock>,
}

#[derive(Debug, Deserialize)]
struct Beside {
    visit: Option<Oid>,
    n: Option<u32>,
}

#[derive(Debug, Deserialize)]
struct Row {
    id: RecordId,
    #[serde(flatten)]
    key: RecordKey,
    version: VersionId,
    values: Values,
    marks: serde_json::Value,
    state: RecordState,
    retired: bool,
    findings: u32,
    queries: Vec<Waiting>,
}

/// A query that waits at a record, and the item that it hangs on.
#[derive(Debug, Deserialize)]
struct Waiting {
    #[serde(flatten)]
    query: SignedQuery,
    item: Option<String>,
}

/// In `json`, not `jsonb`: values keep their bytes.
const READ: &str = "select s.id, s.key, s.site, i.code, i.time_zone, s.version, s.casebook::text as casebook,
    (select coalesce(json_agg(json_strip_nulls(json_build_object('visit', v.oid, 'n', v.n, 'date', v.date, 'not_done', v.not_done,
        'note', v.not_done_note, 'retired', v.retired))), '[]') from visit v where v.tenant = s.tenant and v.subject = s.id
        and (v.date is not null or v.not_done is not null or v.retired or exists (select from record r where r.tenant = v.tenant
            and r.subject = v.subject and r.visit = v.oid and r.visit_n = v.n)))::text as visits,
    (select coalesce(json_agg(json_build_object('id', r.id, 'visit', r.visit, 'visit_n', r.visit_n, 'form', r.form, 'form_n', r.form_n,
        'version', r.version, 'values', r.values, 'marks', r.marks, 'state', r.state, 'retired', r.retired, 'findings', r.findings,
        'queries', (select coalesce(json_agg(json_build_object('id', q.id, 'state', q.state, 'item', q.item)), '[]') from query q
            where q.tenant = r.tenant and q.subject = r.subject and q.visit = r.visit and q.visit_n = r.visit_n and q.form = r.form
            and q.form_n = r.form_n and q.state in ('open', 'answered', 'reopened')))), '[]')
        from record r where r.tenant = s.tenant and r.subject = s.id)::text as records,
    (select coalesce(json_agg(json_build_object('visit', q.visit, 'n', q.visit_n)), '[]') from query q
        where q.tenant = s.tenant and q.subject = s.id and q.form is null and q.state in ('open', 'answered', 'reopened'))::text as beside,
    LOCKS::text as locks
    from subject s join site i on i.tenant = s.tenant and i.id = s.site
    where s.tenant = $1 and s.study = $2 and s.id = any($3) order by s.key";

/// Subjects with their data, by key.
pub async fn casebooks(tx: &Tx, study: StudyId, subjects: &[SubjectId]) -> Outcome<Vec<Casebook>> {
    let ids: Vec<uuid::Uuid> = subjects.iter().map(|id| id.0).collect();
    let rows = tx.rows(&READ.replace("LOCKS", lock::OF_SUBJECT), [tx.ctx.tenant.0.into(), study.0.into(), ids.into()]).await?;
    let mut books = Vec::with_capacity(rows.len());
    for row in &rows {
        books.push(casebook(tx, study, row).await?);
    }
    Ok(books)
}

async fn casebook(tx: &Tx, study: StudyId, row: &QueryResult) -> Outcome<Casebook> {
    let mut visits: Vec<SignedVisit> = parsed(row, "visits")?;
    visits.sort_by(|a, b| (&a.visit, a.n).cmp(&(&b.visit, b.n)));
    let mut records = Vec::new();
    for one in parsed::<Vec<Row>>(row, "records")? {
        let version = version(tx, one.version).await?;
        records.push(record(one, &version)?);
    }
    records.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(Casebook {
        tenant: tx.ctx.tenant,
        study,
        id: SubjectId(row.try_get("", "id")?),
        key: row.try_get("", "key")?,
        site: SiteId(row.try_get("", "site")?),
        site_code: row.try_get("", "code")?,
        zone: row.try_get("", "time_zone")?,
        version: version(tx, VersionId(row.try_get("", "version")?)).await?,
        state: parsed(row, "casebook")?,
        visits,
        records,
        beside: parsed(row, "beside")?,
        locks: parsed(row, "locks")?,
    })
}

fn parsed<T: serde::de::DeserializeOwned>(row: &QueryResult, column: &str) -> Outcome<T> {
    serde_json::from_str(&row.try_get::<String>("", column)?).map_err(|error| internal(&error))
}

/// Without what the record's own version marks as telling the treatment: who signs may not see it, and the content of a signature must
/// be the same whoever works it out again.
fn record(row: Row, version: &Version) -> Outcome<SignedRecord> {
    let mut rows = retired_rows(&row.marks.to_string())?;
    rows.sort();
    let open = |one: &Waiting| !one.item.as_deref().is_some_and(|item| version.unblinding.named_by(item));
    let mut queries: Vec<SignedQuery> = row.queries.into_iter().filter(open).map(|one| one.query).collect();
    queries.sort_by_key(|query: &SignedQuery| QueryId(query.id.0));
    let Row { id, key, mut values, state, retired, findings, .. } = Row { queries: Vec::new(), ..row };
    version.unblinding.strip(&mut values);
    let design = version.hash.clone();
    let values = values.iter().map(|(at, datum)| SignedValue::of(at, datum)).collect();
    Ok(SignedRecord { id, key, design, state, retired, findings, retired_rows: rows, values, queries })
}

impl Casebook {
    /// What a signature of this place covers.
    pub fn content(&self, place: &SignPlace) -> Content {
        let visits = self.visits.iter().filter(|visit| match place.level {
            Level::Form => false,
            Level::Visit => place.at_visit() == Some((&visit.visit, visit.n)),
            Level::Casebook => true,
        });
        Content {
            format: CONTENT_FORMAT.to_owned(),
            tenant: self.tenant,
            study: self.study,
            subject: self.id,
            subject_key: self.key.clone(),
            place: place.clone(),
            visits: visits.cloned().collect(),
            records: self.records.iter().filter(|record| place.covers(&record.key)).cloned().collect(),
        }
    }

    /// Places of this level that there is something to sign at, in the order of the casebook.
    pub fn places(&self, level: Level) -> Vec<SignPlace> {
        match level {
            Level::Casebook => vec![SignPlace::CASEBOOK],
            Level::Visit => {
                let order = |visit: &&SignedVisit| (self.version.visits().position(|one| one.oid == visit.visit), visit.n);
                let mut visits: Vec<&SignedVisit> = self.visits.iter().filter(|visit| !is_closed(visit)).collect();
                visits.sort_by_key(order);
                visits.into_iter().map(|visit| SignPlace::visit(visit.visit.clone(), visit.n)).collect()
            }
            Level::Form => self.records.iter().filter(|one| !self.is_out_of_use(one)).map(|one| SignPlace::form(&one.key)).collect(),
        }
    }

    /// Why the place cannot be signed now, whatever the meaning.
    pub fn hindrances(&self, place: &SignPlace) -> Vec<Hindrance> {
        let covered: Vec<&SignedRecord> = self.records.iter().filter(|one| place.covers(&one.key)).collect();
        let closed = place.at_visit().is_some_and(|at| self.visits.iter().any(|one| (&one.visit, one.n) == at && is_closed(one)));
        let used: Vec<&SignedRecord> = covered.iter().copied().filter(|one| !self.is_out_of_use(one)).collect();
        if closed || (used.is_empty() && !covered.is_empty()) {
            return vec![Hindrance::OutOfUse];
        }
        if used.is_empty() {
            return vec![Hindrance::Nothing];
        }
        let incomplete = used.iter().filter(|one| one.state != RecordState::Complete).count() + self.missing(place);
        let queries = used.iter().map(|one| one.queries.len()).sum::<usize>() + self.beside(place);
        let findings: u32 = used.iter().map(|one| one.findings).sum();
        let locked = covered.iter().filter(|one| self.is_locked(&one.key)).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let all = [
            Hindrance::Incomplete(count(incomplete)),
            Hindrance::OpenQueries(count(queries)),
            Hindrance::Findings(findings),
            Hindrance::Locked(count(locked)),
        ];
        all.into_iter().filter(|one| one.count() != Some(0)).collect()
    }

    /// A freeze leaves signing possible, a lock does not. An item's lock holds the item, and a signature changes none.
    fn is_locked(&self, key: &RecordKey) -> bool {
        let at = (Some((&key.visit, key.visit_n)), Some((&key.form, key.form_n)));
        lock::state_of(&self.locks, at.0, at.1) == LockState::Locked
    }

    fn is_out_of_use(&self, record: &SignedRecord) -> bool {
        let key = &record.key;
        record.retired || self.visits.iter().any(|one| one.visit == key.visit && one.n == key.visit_n && is_closed(one))
    }

    /// Mandatory forms of visits that took place, which nobody has begun.
    fn missing(&self, place: &SignPlace) -> usize {
        let visits = self.visits.iter().filter(|one| !is_closed(one));
        let here = visits.filter(|one| match place.level {
            Level::Form => false,
            Level::Visit => place.at_visit() == Some((&one.visit, one.n)),
            Level::Casebook => true,
        });
        let begun = |visit: &SignedVisit, form: &Oid| {
            let is = |one: &&SignedRecord| one.key.visit == visit.visit && one.key.visit_n == visit.n && one.key.form == *form;
            self.records.iter().filter(is).any(|one| !one.retired)
        };
        let forms = |visit: &SignedVisit| {
            let Some(def) = self.version.design.visit(&visit.visit) else { return 0 };
            let wanted = def.forms.iter().filter(|form| form.mandatory && self.state.has_form(&visit.visit, &form.oid));
            wanted.filter(|form| !begun(visit, &form.oid)).count()
        };
        here.map(forms).sum()
    }

    fn beside(&self, place: &SignPlace) -> usize {
        let here = |one: &&Beside| match place.level {
            Level::Form => false,
            Level::Visit => one.visit.as_ref().zip(one.n) == place.at_visit(),
            Level::Casebook => true,
        };
        self.beside.iter().filter(here).count()
    }
}

/// Nothing of it counts.
fn is_closed(visit: &SignedVisit) -> bool {
    visit.retired || visit.not_done.is_some()
}
