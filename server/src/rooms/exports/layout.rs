//! In which order a design lays its data out: visits as in a casebook, forms as in the visit, rows by number, items as asked.
//! What a design does not name comes last, by its OID, and is never left out.

use std::collections::{BTreeMap, HashMap};

use shared::capture::RecordKey;
use shared::forms::{Datum, Oid, in_order};

use crate::rooms::capture::snapshot::{RecordSnapshot, VisitSnapshot};
use crate::rooms::study::Version;

/// The order of one design version.
#[derive(Debug, Default)]
pub struct Layout {
    visits: HashMap<Oid, VisitLayout>,
    forms: HashMap<Oid, FormLayout>,
}

#[derive(Debug)]
struct VisitLayout {
    rank: usize,
    repeating: bool,
    forms: HashMap<Oid, usize>,
}

#[derive(Debug)]
struct FormLayout {
    repeating: bool,
    groups: HashMap<Oid, GroupLayout>,
}

#[derive(Debug)]
struct GroupLayout {
    rank: usize,
    repeating: bool,
    items: HashMap<Oid, usize>,
}

/// One row of a group, with its answers.
#[derive(Debug)]
pub struct Row<'a> {
    pub group: &'a Oid,
    pub n: u32,
    pub repeating: bool,
    /// Out of use since this revision.
    pub retired: Option<u32>,
    /// Every data point that was ever answered, cleared ones too.
    pub items: Vec<(&'a Oid, &'a Datum)>,
}

impl Row<'_> {
    /// Whether it is in use and says anything.
    pub fn speaks(&self) -> bool {
        self.retired.is_none() && self.items.iter().any(|(_, datum)| !datum.is_blank())
    }
}

impl Layout {
    pub fn of(version: &Version) -> Self {
        let visit = |(rank, visit): (usize, &shared::study::VisitDef)| {
            (
                visit.oid.clone(),
                VisitLayout { rank, repeating: visit.repeating, forms: ranks(in_order(&visit.forms).map(|form| &form.oid)) },
            )
        };
        let form = |form: &shared::forms::FormDef| {
            let plan = version.plan(&form.oid);
            let groups = plan.into_iter().flat_map(|plan| plan.groups.iter().enumerate()).map(|(rank, group)| {
                let items = ranks(group.items.iter().map(|item| &item.item.oid));
                (group.group.oid.clone(), GroupLayout { rank, repeating: group.group.repeating, items })
            });
            (form.oid.clone(), FormLayout { repeating: form.repeating, groups: groups.collect() })
        };
        Self { visits: version.visits().enumerate().map(visit).collect(), forms: version.design.library.forms.iter().map(form).collect() }
    }

    pub fn visit_repeats(&self, visit: &Oid) -> bool {
        self.visits.get(visit).is_some_and(|visit| visit.repeating)
    }

    pub fn form_repeats(&self, form: &Oid) -> bool {
        self.forms.get(form).is_some_and(|form| form.repeating)
    }

    /// Brings visits into the order of the casebook.
    pub fn sort_visits(&self, visits: &mut [VisitSnapshot]) {
        let rank = |visit: &Oid| self.visits.get(visit).map_or(usize::MAX, |visit| visit.rank);
        visits.sort_by(|a, b| (rank(&a.oid), &a.oid, a.n).cmp(&(rank(&b.oid), &b.oid, b.n)));
    }

    /// Brings records into the order of the casebook: visit, then form.
    pub fn sort_records(&self, records: &mut [RecordSnapshot]) {
        records.sort_by(|a, b| (self.rank(&a.key), &a.key).cmp(&(self.rank(&b.key), &b.key)));
    }

    /// Where a record stands in the casebook: its visit, then its form.
    pub fn rank(&self, key: &RecordKey) -> (usize, usize) {
        let visit = self.visits.get(&key.visit);
        let form = visit.and_then(|visit| visit.forms.get(&key.form)).copied();
        (visit.map_or(usize::MAX, |visit| visit.rank), form.unwrap_or(usize::MAX))
    }

    /// The rows of a record, in order, each with its items in order.
    pub fn rows<'a>(&self, record: &'a RecordSnapshot) -> Vec<Row<'a>> {
        let groups = self.forms.get(&record.key.form).map(|form| &form.groups);
        let mut rows: BTreeMap<(usize, &Oid, u32), Row<'a>> = BTreeMap::new();
        for (key, datum) in &record.values {
            let group = groups.and_then(|groups| groups.get(&key.group));
            let retired = record.retired.iter().find(|(row, _)| row.group == key.group && row.row == key.row).map(|(_, since)| *since);
            let row = rows.entry((group.map_or(usize::MAX, |group| group.rank), &key.group, key.row)).or_insert_with(|| Row {
                group: &key.group,
                n: key.row,
                repeating: group.is_some_and(|group| group.repeating),
                retired,
                items: Vec::new(),
            });
            row.items.push((&key.item, datum));
        }
        for row in rows.values_mut() {
            let items = groups.and_then(|groups| groups.get(row.group)).map(|group| &group.items);
            row.items.sort_by_key(|(item, _)| (items.and_then(|items| items.get(*item)).copied().unwrap_or(usize::MAX), *item));
        }
        rows.into_values().collect()
    }
}

fn ranks<'a>(oids: impl Iterator<Item = &'a Oid>) -> HashMap<Oid, usize> {
    let mut ranks = HashMap::new();
    for (rank, oid) in oids.enumerate() {
        ranks.entry(oid.clone()).or_insert(rank);
    }
    ranks
}
