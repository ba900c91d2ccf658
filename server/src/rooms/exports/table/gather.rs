//! The rows of every table from one reading of the database: subject by subject, in the order of the casebook.

use std::borrow::Cow;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use shared::forms::Oid;
use shared::kernel::SiteId;

use super::answers::Places;
use super::plan::{self, Scope};
use super::{About, Fill, Of, Part, Pulse, Table};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::outgoing::{self, Outgoing, Which};
use crate::rooms::capture::snapshot::{self, SubjectSnapshot};

use super::super::source::Source;

/// What goes out; an empty list leaves nothing out.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub sites: Vec<SiteId>,
    pub visits: Vec<Oid>,
    pub forms: Vec<Oid>,
    pub which: Which,
    /// Without what tells the treatment.
    pub blinded: bool,
}

/// Everything that goes out.
#[derive(Debug)]
pub struct Taken {
    pub about: About,
    pub tables: Vec<Table>,
    pub subjects: u64,
    pub records: u64,
    /// Answers that are in no table.
    pub unplaced: u64,
    /// How far those have come who read the rows.
    pub pulse: Arc<Pulse>,
}

impl Taken {
    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows.count).sum()
    }

    /// Answers of all tables.
    pub fn values(&self) -> u64 {
        let answers =
            |table: &Table| table.columns().filter(|(column, _)| column.part == Part::Value).map(|(_, weight)| weight.filled).sum::<u64>();
        self.tables.iter().map(answers).sum()
    }
}

/// Hears of how many subjects of how many were read.
pub type Say<'a> = &'a (dyn Fn(i64, i64) -> BoxFuture<'a, Outcome<()>> + Sync);

/// Says nothing.
pub fn silent(_: i64, _: i64) -> BoxFuture<'static, Outcome<()>> {
    async { Ok(()) }.boxed()
}

/// Reads what the filter lets through.
pub async fn gather(tx: &Tx, source: &Source, filter: &Filter, said: Say<'_>) -> Outcome<Taken> {
    let sets = plan::all(source, Scope { forms: &filter.forms, blinded: filter.blinded });
    let hidden =
        source.used.iter().flat_map(|(version, _)| &version.design.library.items).filter(|item| filter.blinded && source.tells(item));
    let places = Places::of(&sets, hidden.map(|item| item.oid.clone()));
    let pulse = Arc::<Pulse>::default();
    let fills = sets.into_iter().map(|set| Fill::with(set, Arc::clone(&pulse))).collect();
    let mut filling = Filling { source, places, fills, pulse, subjects: 0, records: 0, unplaced: 0 };
    let total = outgoing::subjects(tx, source.study.id).await?;
    let (mut after, mut done): (Option<String>, i64) = (None, 0);
    loop {
        let mut page = snapshot::page(tx, source.study.id, after.as_deref(), Some(&[]), &source.hidden).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.key.clone());
        done += i64::try_from(page.len()).unwrap_or_default();
        page.retain(|one| filter.sites.is_empty() || filter.sites.contains(&one.site));
        let ids: Vec<_> = page.iter().map(|one| one.id).collect();
        let mut records = outgoing::records(tx, &ids, &filter.visits, &filter.forms, filter.which).await?;
        for one in page.into_iter().map(SubjectSnapshot::in_use) {
            let (own, rest) = records.into_iter().partition(|record| record.subject == one.id);
            records = rest;
            filling.subject(one, own, filter)?;
        }
        said(done, total).await?;
    }
    filling.finish()
}

struct Filling<'a> {
    source: &'a Source,
    places: Places,
    fills: Vec<Fill>,
    pulse: Arc<Pulse>,
    subjects: u64,
    records: u64,
    unplaced: u64,
}

impl Filling<'_> {
    fn subject(&mut self, mut one: SubjectSnapshot, mut records: Vec<Outgoing>, filter: &Filter) -> Outcome<()> {
        self.subjects += 1;
        let used = self.source.used.iter().find(|(version, _)| version.id == one.version);
        let version = used.map_or("", |(version, _)| version.design.version_oid.as_str());
        let created = one.created.to_string();
        let keys = [study(self.source).to_owned(), one.site_code.clone(), one.key.clone()];
        self.push(&Of::Subjects, &keys, [one.state.as_str(), &created, version])?;
        one.visits.retain(|visit| filter.visits.is_empty() || filter.visits.contains(&visit.oid));
        if let Some(layout) = self.source.layout(one.version) {
            layout.sort_visits(&mut one.visits);
            records.sort_by(|a, b| (layout.rank(&a.key), &a.key).cmp(&(layout.rank(&b.key), &b.key)));
        }
        for visit in &one.visits {
            let name = self.source.version.design.visit(&visit.oid).map_or("", |visit| visit.title());
            let (code, note) = visit.not_done.as_ref().map(|why| (why.code.as_str(), why.note.as_deref())).unzip();
            let facts = [Some(name), visit.date.as_deref(), visit.appointment.as_deref(), visit.why.as_deref(), code, note.flatten()];
            let keys = [&keys[..], &[visit.oid.0.clone(), visit.n.to_string()]].concat();
            self.push(&Of::Visits, &keys, facts.map(Option::unwrap_or_default))?;
        }
        records.iter().try_for_each(|record| self.record(&keys, record))
    }

    fn record(&mut self, subject: &[String], record: &Outgoing) -> Outcome<()> {
        self.records += 1;
        let key = &record.key;
        let place = [key.visit.0.clone(), key.visit_n.to_string(), key.form.0.clone(), key.form_n.to_string()];
        let keys = [subject, &place].concat();
        self.push(&Of::Forms, &keys, [record.state.as_str(), &record.saved_at.to_string()])?;
        let answers = self.places.read(&record.values, &record.retired).map_err(|error| internal(&error))?;
        self.unplaced += answers.unplaced;
        for ((set, row), cells) in &answers.rows {
            let number = row.to_string();
            let keys = keys.iter().map(String::as_str).chain([number.as_str()]);
            let cells = cells.iter().skip(super::KEYS.len()).map(Cow::as_ref);
            if let Some(fill) = self.fills.get_mut(*set) {
                fill.push(keys.chain(cells)).map_err(|error| internal(&error))?;
            }
        }
        Ok(())
    }

    fn push<'c>(&mut self, of: &Of, keys: &'c [String], facts: impl IntoIterator<Item = &'c str>) -> Outcome<()> {
        let fill = self.fills.iter_mut().find(|fill| fill.set().of == *of).ok_or_else(|| internal(&"a table of facts is missing"))?;
        fill.push(keys.iter().map(String::as_str).chain(facts)).map_err(|error| internal(&error))
    }

    fn finish(self) -> Outcome<Taken> {
        let tables: Result<Vec<Table>, _> = self.fills.into_iter().map(Fill::finish).collect();
        Ok(Taken {
            about: about(self.source),
            tables: tables.map_err(|error| internal(&error))?,
            subjects: self.subjects,
            records: self.records,
            unplaced: self.unplaced,
            pulse: self.pulse,
        })
    }
}

fn about(source: &Source) -> About {
    About {
        study: study(source).to_owned(),
        study_name: source.study.name.clone(),
        protocol: source.study.protocol.clone(),
        version: source.version.design.version_oid.0.clone(),
        version_name: source.study.version_name.clone(),
        moment: source.now.to_string(),
        marking: source.marking(),
        system_version: env!("CARGO_PKG_VERSION"),
    }
}

fn study(source: &Source) -> &str {
    source.version.design.oid.as_str()
}
