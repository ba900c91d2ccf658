//! Around a record: what its rules look at beside it, and the records that depend on it.
//!
//! One statement reads it, and only for forms that do not stand alone. Whoever writes by it holds the subject first, so that
//! two who save different forms of one subject do not derive from what the other is just replacing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use shared::capture::{Alteration, CasebookState, Casefile, Happened, Held, RecordKey, RecordState};
use shared::forms::rule::{About, VisitAbout};
use shared::forms::{Evaluation, ItemKey, Oid, Values};
use shared::kernel::{Code, Instant, PartialDateTime, StudyId, SubjectId};
use shared::queries::Known;
use shared::queries::api::Changed;

use super::casebook::KnownVisit;
use super::records::Marks;
use super::verification::{self, Marked, drop_marks};
use super::{lock, news, signed};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::queries::{self, Judged, Work};
use crate::rooms::study::Version;

/// What stands around the records of a subject.
pub struct Around {
    pub about: About,
    pub casebook: CasebookState,
    /// Forms whose records are at hand.
    forms: BTreeSet<Oid>,
    pub neighbours: Vec<Neighbour>,
    /// The database's time as it was read.
    now: Instant,
}

/// A record that is there.
#[derive(Debug, Deserialize)]
pub struct Neighbour {
    id: uuid::Uuid,
    #[serde(rename = "v")]
    visit: Oid,
    n: u32,
    #[serde(rename = "f")]
    form: Oid,
    #[serde(rename = "m")]
    form_n: u32,
    values: Values,
    marks: Marks,
    #[serde(rename = "s")]
    state: RecordState,
    #[serde(rename = "x")]
    findings: i32,
    #[serde(rename = "r")]
    revision: u32,
    /// The record's queries.
    #[serde(rename = "q")]
    queries: Vec<Known>,
    /// What is frozen or locked of it.
    #[serde(rename = "h")]
    holds: Option<Vec<Option<String>>>,
    /// What was verified of it.
    #[serde(rename = "k")]
    marked: Option<Marked>,
}

impl Neighbour {
    pub fn key(&self) -> RecordKey {
        RecordKey { visit: self.visit.clone(), visit_n: self.n, form: self.form.clone(), form_n: self.form_n }
    }

    pub fn state(&self) -> RecordState {
        self.state
    }

    pub fn held(&self) -> Held {
        let retired = self.marks.retired_rows().into_iter().map(|(row, _)| (row.group, row.row)).collect();
        let fixed = lock::fixed_of(self.holds.as_deref());
        Held { values: self.values.clone(), retired, withheld: self.marks.withheld.clone(), fixed }
    }
}

/// Nobody else derives anything for this subject until the transaction ends.
pub async fn hold(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<()> {
    let sql = "select 1 from subject where tenant = $1 and study = $2 and id = $3 for no key update";
    tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?.map(|_| ()).ok_or_else(|| Code::NotFound.into())
}

static READ: LazyLock<String> = LazyLock::new(|| {
    format!(
        "select s.key, s.state, s.created_at, s.casebook::text as casebook, i.code, i.name, i.country, i.time_zone, now() as now,
    (select coalesce(jsonb_agg(jsonb_build_object('o', v.oid, 'n', v.n, 'd', v.date)), '[]') from visit v
        where v.tenant = $1 and v.subject = s.id and not v.retired)::text as visits,
    (select coalesce(json_agg(json_build_object('id', r.id, 'v', r.visit, 'n', r.visit_n, 'f', r.form, 'm', r.form_n, 'values', r.values,
        'marks', r.marks, 's', r.state, 'x', r.findings, 'r', r.revision, 'q', {}, 'h', {},
        'k', {})), '[]') from record r
        join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n
        where r.tenant = $1 and r.subject = s.id and r.form = any($4) and not r.retired and not v.retired)::text as records
    from subject s join site i on i.tenant = s.tenant and i.id = s.site
    where s.tenant = $1 and s.study = $2 and s.id = $3",
        queries::OF_RECORD,
        lock::OF_NEIGHBOUR,
        verification::OF_RECORD
    )
});

/// Reads it, with the records of these forms. `here` is a visit that may not be there yet.
pub async fn around(
    tx: &Tx,
    version: &Version,
    study: StudyId,
    subject: SubjectId,
    forms: impl IntoIterator<Item = &Oid>,
    here: Option<(&Oid, u32)>,
) -> Outcome<Around> {
    let forms: BTreeSet<Oid> = forms.into_iter().cloned().collect();
    let names: Vec<String> = forms.iter().map(|form| form.0.clone()).collect();
    let row = tx.row(&READ, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into(), names.into()]).await?.ok_or(Code::NotFound)?;
    let text = |column: &str| row.try_get::<String>("", column);
    let created: time::OffsetDateTime = row.try_get("", "created_at")?;
    let now: time::OffsetDateTime = row.try_get("", "now")?;
    let zone = text("time_zone")?;
    let mut visits: Vec<KnownVisit> = serde_json::from_str(&text("visits")?).map_err(|error| internal(&error))?;
    if let Some((oid, n)) = here.filter(|(oid, n)| !visits.iter().any(|visit| visit.oid == **oid && visit.n == *n)) {
        visits.push(KnownVisit::bare(oid.clone(), n));
    }
    let about = About {
        subject: text("key")?,
        state: text("state")?,
        enrolled: at_site(Instant(created), &zone).map(|moment| moment.date.to_string()),
        site: text("code")?,
        site_name: text("name")?,
        country: Some(text("country")?).filter(|country| !country.is_empty()),
        study: version.design.name.clone(),
        protocol: version.design.protocol.clone(),
        visits: in_order(version, visits),
        visit: None,
        repeat: None,
        now: at_site(Instant(now), &zone),
    };
    let neighbours = serde_json::from_str(&text("records")?).map_err(|error| internal(&error))?;
    let casebook = serde_json::from_str(&text("casebook")?).map_err(|error| internal(&error))?;
    Ok(Around { about, casebook, forms, neighbours, now: Instant(now) })
}

/// Visits in the order of the casebook.
fn in_order(version: &Version, visits: Vec<KnownVisit>) -> Vec<VisitAbout> {
    let places: BTreeMap<&Oid, (u32, &str)> =
        (1_u32..).zip(version.visits()).map(|(number, visit)| (&visit.oid, (number, visit.title()))).collect();
    let about = |visit: KnownVisit| {
        let (number, name) = places.get(&visit.oid).copied().unwrap_or((u32::MAX, ""));
        VisitAbout { number, name: name.to_owned(), oid: visit.oid, n: visit.n, date: visit.date }
    };
    let mut visits: Vec<VisitAbout> = visits.into_iter().map(about).collect();
    visits.sort_by_key(|visit| (visit.number, visit.n));
    visits
}

/// Day and time at the site.
fn at_site(moment: Instant, zone: &str) -> Option<PartialDateTime> {
    let local = Timestamp::from_millisecond(moment.unix_millis()).ok()?.to_zoned(TimeZone::get(zone).ok()?);
    local.strftime("%Y-%m-%dT%H:%M:%S").to_string().parse().ok()
}

impl Around {
    /// A casefile with all records that are there.
    pub fn file<'a>(&self, version: &'a Version) -> Casefile<'a> {
        let mut file = Casefile::new(&version.compiled, self.about.clone());
        self.neighbours.iter().for_each(|one| file.put(one.key(), one.held()));
        file
    }

    /// What is to be carried out at the queries of other records.
    pub fn works<'w>(
        &'w self,
        version: &Version,
        file: &'w Casefile<'_>,
        settled: &'w BTreeMap<RecordKey, Evaluation>,
        but: Option<&RecordKey>,
    ) -> Vec<Work<'w>> {
        let others = settled.iter().filter(|(key, _)| but != Some(*key));
        let work = |(record, evaluation): (&'w RecordKey, &'w Evaluation)| {
            let one = self.neighbours.iter().find(|one| one.key() == *record)?;
            let held = file.record(record).filter(|held| !held.fixed.is_whole())?;
            let judged = one.judge(version, held, evaluation);
            let changes = one.changed(held);
            Some(Work { record, known: &one.queries, evaluation, values: &held.values, changes, judged })
        };
        others.filter_map(work).collect()
    }

    /// What that means for marks of other records.
    fn lapses(&self, file: &Casefile<'_>, but: Option<&RecordKey>, by: &shared::queries::Stamp) -> Vec<serde_json::Value> {
        let others = self.neighbours.iter().filter(|one| but != Some(&one.key()));
        others.filter_map(|one| one.marked.as_ref()?.lapse(&one.values, &one.delta(file.record(&one.key())?), by)).collect()
    }

    /// Writes what rules made different in other records, and in the casebook; says which records.
    #[expect(clippy::too_many_arguments, reason = "what a save has at hand")]
    pub async fn write(
        &self,
        tx: &Tx,
        study: StudyId,
        subject: SubjectId,
        version: &Version,
        file: &Casefile<'_>,
        settled: &BTreeMap<RecordKey, Evaluation>,
        but: Option<&RecordKey>,
    ) -> Outcome<Vec<RecordKey>> {
        let changes: Vec<(RecordKey, serde_json::Value)> = self
            .neighbours
            .iter()
            .filter(|one| but != Some(&one.key()))
            .filter_map(|one| Some((one.key(), one.changes(version, file.record(&one.key())?, settled.get(&one.key())?)?)))
            .collect();
        // Judged without the records that its rules read, a visit would seem not to be wanted.
        let casebook = if file.judges_casebook_by(&self.forms) { file.casebook() } else { self.casebook.clone() };
        if changes.is_empty() && casebook == self.casebook {
            return Ok(Vec::new());
        }
        // By rules, on behalf of whoever acts.
        tx.act("capture.Derive").await?;
        let now = self.now;
        if !changes.is_empty() {
            let rows = serde_json::Value::Array(changes.iter().map(|(_, change)| change.clone()).collect());
            let values = [tx.ctx.tenant.0.into(), rows.to_string().into(), tx.ctx.actor.person.0.into(), tx.ctx.actor.name.as_str().into()];
            let written = tx.run(WRITE, values).await?;
            if usize::try_from(written) != Ok(changes.len()) {
                return Err(Code::Conflict.into());
            }
            for one in self.neighbours.iter().filter(|one| changes.iter().any(|(key, _)| *key == one.key())) {
                let (held, evaluation) = (file.record(&one.key()), settled.get(&one.key()));
                if let Some(by) = held.zip(evaluation).and_then(|(held, evaluation)| one.breaks(version, held, evaluation)) {
                    signed::broken(tx, subject, by).await?;
                }
            }
            drop_marks(tx, self.lapses(file, but, &verification::stamp(tx, now))).await?;
        }
        for one in self.neighbours.iter().filter(|one| but != Some(&one.key())) {
            if let Some(evaluation) = settled.get(&one.key()) {
                news::tell(tx, study, subject, &one.key(), &one.marks, evaluation).await?;
            }
        }
        if casebook != self.casebook {
            let json = serde_json::to_string(&casebook).map_err(|error| internal(&error))?;
            let sql = "update subject set casebook = ($3::text)::jsonb where tenant = $1 and id = $2";
            tx.run(sql, [tx.ctx.tenant.0.into(), subject.0.into(), json.into()]).await?;
        }
        Ok(changes.into_iter().map(|(key, _)| key).collect())
    }
}

const WRITE: &str = "update record r set values = r.values || d.values, marks = coalesce(d.marks, r.marks), findings = d.findings,
    state = d.state, revision = r.revision + 1, saved_at = clock_timestamp(), saved_by = $3, saved_by_name = $4
    from jsonb_to_recordset(($2::text)::jsonb) as d(id uuid, revision int, values jsonb, marks jsonb, findings int, state text)
    where r.tenant = $1 and r.id = d.id and r.revision = d.revision";

impl Neighbour {
    fn state_after(&self, evaluation: &Evaluation) -> RecordState {
        let blocked = evaluation.blocks_completion();
        if self.state == RecordState::Complete && blocked { RecordState::InProgress } else { self.state }
    }

    fn judge(&self, version: &Version, held: &Held, evaluation: &Evaluation) -> Judged {
        let complete = self.state_after(evaluation) == RecordState::Complete;
        queries::judge(&version.design, evaluation, &held.values, &self.queries, complete)
    }

    /// What its rules changed of what was signed.
    fn breaks(&self, version: &Version, held: &Held, evaluation: &Evaluation) -> Option<Alteration> {
        if self.marks.signed.is_empty() {
            return None;
        }
        let signed = |key: &ItemKey| !version.unblinding.has(key);
        let mut changed =
            held.values.iter().filter(|(key, datum)| signed(key) && !self.values.get(*key).is_some_and(|now| now.same(datum)));
        let by = Alteration::of(Happened::Derived).in_record(&self.key());
        let Some((at, new)) = changed.next() else {
            return (self.state != self.state_after(evaluation)).then_some(Alteration { what: Happened::FormReopened, ..by });
        };
        let more = u32::try_from(changed.count()).unwrap_or(u32::MAX);
        Some(Alteration { item: Some(at.clone()), old: self.values.get(at).cloned(), new: Some(new.clone()), more, ..by })
    }

    /// What is different from what is stored.
    fn delta(&self, held: &Held) -> Values {
        let revision = self.revision.saturating_add(1);
        let changed = held.values.iter().filter(|(key, datum)| !self.values.get(*key).is_some_and(|now| now.same(datum)));
        changed.map(|(key, datum)| (key.clone(), shared::forms::Datum { revision: Some(revision), ..datum.clone() })).collect()
    }

    /// What its rules changed in it, for queries that ask about it.
    fn changed(&self, held: &Held) -> Vec<Changed> {
        if self.queries.is_empty() {
            return Vec::new();
        }
        let revision = self.revision.saturating_add(1);
        let changed = held.values.iter().filter(|(key, datum)| !self.values.get(*key).is_some_and(|now| now.same(datum)));
        changed.map(|(at, new)| Changed { at: at.clone(), old: self.values.get(at).cloned(), new: new.clone(), revision }).collect()
    }

    /// What is to be written of it: nothing when its rules came to what is there.
    fn changes(&self, version: &Version, held: &Held, evaluation: &Evaluation) -> Option<serde_json::Value> {
        // Frozen or locked, it stays as it is in every respect; what is held back comes when it is let go.
        if held.fixed.is_whole() {
            return None;
        }
        let delta = self.delta(held);
        let findings = super::save::unasked(&self.judge(version, held, evaluation));
        let state = self.state_after(evaluation);
        let withheld: &[ItemKey] = &held.withheld;
        let told = super::save::told(evaluation);
        let same = withheld == self.marks.withheld && told == self.marks.told;
        let marks = (!same).then(|| Marks { withheld: withheld.to_vec(), told, ..self.marks.clone() });
        if delta.is_empty() && marks.is_none() && findings == self.findings && state == self.state {
            return None;
        }
        Some(serde_json::json!({
            "id": self.id, "revision": self.revision, "values": delta, "marks": marks, "findings": findings, "state": state,
        }))
    }
}

/// The same for what looks beside records: a visit was dated, the subject's state has changed, it was enrolled.
pub async fn settle_looking(tx: &Tx, version: &Version, study: StudyId, subject: SubjectId) -> Outcome<()> {
    let forms = version.compiled.looking_around();
    if forms.is_empty() && version.compiled.casebook.rules.is_empty() {
        return Ok(());
    }
    settle(tx, version, study, subject, &forms).await.map(|_| ())
}

/// The same after records of these forms went out of use or came back: what reads them is judged again.
pub async fn settle_after(tx: &Tx, version: &Version, study: StudyId, subject: SubjectId, forms: &[Oid]) -> Outcome<()> {
    let mut bound = version.compiled.looking_around();
    let touched = forms.iter().filter(|form| !version.compiled.stands_alone(form));
    bound.extend(touched.flat_map(|form| version.compiled.entangled(form).chain([form])).cloned());
    if bound.is_empty() && version.compiled.casebook.rules.is_empty() {
        return Ok(());
    }
    settle(tx, version, study, subject, &bound).await.map(|_| ())
}

/// Evaluates all of a subject's records again, and writes what is different: a visit was dated, a rule has changed.
pub async fn settle(
    tx: &Tx,
    version: &Version,
    study: StudyId,
    subject: SubjectId,
    forms: impl IntoIterator<Item = &Oid>,
) -> Outcome<Vec<RecordKey>> {
    hold(tx, study, subject).await?;
    let around = around(tx, version, study, subject, forms, None).await?;
    let mut file = around.file(version);
    let settled = file.settle_all();
    let along = around.write(tx, study, subject, version, &file, &settled, None).await?;
    queries::follow(tx, study, subject, &version.design, &around.works(version, &file, &settled, None)).await?;
    Ok(along)
}
