//! Verify: what our rules derive against what another system derived from the same data.
//!
//! The design says which items are derived; the data export has the other system's values. Nothing is stored.
//! Invariant: every derived data point of the export is counted once.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;
use shared::capture::{Casefile, Held, RecordKey};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{About, VisitAbout};
use shared::forms::{Datum, Expression, ItemKey, Oid, Values};
use shared::kernel::PartialDateTime;
use shared::study::Design;

use crate::rooms::study::redcap::data::{Export, ExportRow};
use crate::rooms::study::redcap::project;

/// How derived values compare.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verification {
    pub rows: usize,
    /// Columns of the export that are no item.
    pub unknown: Vec<String>,
    pub items: BTreeMap<String, Compared>,
    /// Rules that do not work, and why.
    pub faults: Vec<String>,
}

/// One derived item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Compared {
    pub equal: usize,
    /// Both have none.
    pub both_blank: usize,
    pub different: usize,
    /// There is a value in the export, and none by our rules.
    pub not_derived: usize,
    /// There is a value by our rules, and none in the export.
    pub only_ours: usize,
    /// Whether the rule reads the day of entry: what was derived then differs from what is derived now.
    pub of_the_day: bool,
    /// The first few that differ.
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    pub line: usize,
    pub record: String,
    pub ours: String,
    pub theirs: String,
}

impl Verification {
    /// Whether all derived values that do not depend on the day agree.
    pub fn agrees(&self) -> bool {
        self.items.values().filter(|item| !item.of_the_day).all(|item| item.different + item.not_derived + item.only_ours == 0)
    }
}

/// How many differences of an item are listed.
const LISTED: usize = 20;

/// Compares all derived values of an export.
pub fn verify(design: &Design, export: &Export, now: PartialDateTime) -> Verification {
    let compiled = design.compile(&Opaque);
    let derived = derived(design);
    let faults = compiled.faults.iter().filter(|fault| fault.broken);
    let mut verification = Verification {
        rows: export.rows.len(),
        unknown: export.unknown.clone(),
        items: derived
            .iter()
            .map(|(item, of_the_day)| (item.0.clone(), Compared { of_the_day: *of_the_day, ..Compared::default() }))
            .collect(),
        faults: faults.map(|fault| format!("{}: {}", fault.rule, fault.fault)).collect(),
    };
    for rows in by_record(&export.rows).into_values() {
        let places = places(design, &rows);
        let mut casefile = Casefile::new(&compiled, about(design, &rows, &places, now));
        for (row, visit) in rows.iter().zip(&places) {
            for (form, values) in &row.forms {
                let values = values.iter().filter(|(key, _)| !derived.contains_key(&key.item));
                let values: Values = values.map(|(key, datum)| (key.clone(), datum.clone())).collect();
                casefile.put(record_key(row, visit, form), Held { values, ..Held::default() });
            }
        }
        let keys: Vec<RecordKey> = casefile.records().map(|(key, _)| key.clone()).collect();
        for key in &keys {
            casefile.settle(key);
        }
        for (row, visit) in rows.iter().zip(&places) {
            compare(row, visit, &casefile, design, &derived, &mut verification);
        }
    }
    verification
}

/// The derived items, and whether their rules read the day.
fn derived(design: &Design) -> BTreeMap<Oid, bool> {
    let methods: BTreeMap<&Oid, _> = design.library.methods.iter().map(|method| (&method.oid, method)).collect();
    let refs = design.library.groups.iter().flat_map(|group| &group.items);
    let method = |oid: &Oid| methods.get(oid).and_then(|method| Expression::ours(&method.expressions));
    let reads_the_day = |oid: &Oid| method(oid).is_some_and(|own| own.text.contains("today()") || own.text.contains("now()"));
    refs.filter_map(|at| at.method.as_ref().map(|oid| (at.oid.clone(), reads_the_day(oid)))).collect()
}

fn by_record(rows: &[ExportRow]) -> BTreeMap<&str, Vec<&ExportRow>> {
    let mut records: BTreeMap<&str, Vec<&ExportRow>> = BTreeMap::new();
    for row in rows {
        records.entry(row.record.as_str()).or_default().push(row);
    }
    records
}

/// A visit and which repeat of it.
type Visit = (Oid, u32);

/// The visit of each row: that of its event, else the one visit there is, once for each event.
fn places(design: &Design, rows: &[&ExportRow]) -> Vec<Visit> {
    let events = project::fields(design).events;
    let only = design.visits.first().map(|visit| visit.oid.clone()).unwrap_or_default();
    let mut seen: Vec<String> = Vec::new();
    let place = |row: &&ExportRow| {
        let event = row.event.as_deref().unwrap_or_default();
        let repeat = if row.instrument.is_none() { row.instance.unwrap_or(1) } else { 1 };
        match events.get(event) {
            Some(visit) => (visit.clone(), repeat),
            None => {
                let at = seen.iter().position(|one| one == event).unwrap_or_else(|| {
                    seen.push(event.to_owned());
                    seen.len() - 1
                });
                (only.clone(), u32::try_from(at).unwrap_or_default().saturating_mul(1000).saturating_add(repeat))
            }
        }
    };
    rows.iter().map(place).collect()
}

fn record_key(row: &ExportRow, visit: &Visit, form: &Oid) -> RecordKey {
    let form_n = if row.instrument.is_some() { row.instance.unwrap_or(1) } else { 1 };
    RecordKey { visit: visit.0.clone(), visit_n: visit.1, form: form.clone(), form_n }
}

fn about(design: &Design, rows: &[&ExportRow], places: &[Visit], now: PartialDateTime) -> About {
    let order = design.visits_in_order();
    let mut visits: Vec<VisitAbout> = Vec::new();
    for (number, visit) in (1..).zip(order) {
        let repeats: BTreeSet<u32> = places.iter().filter(|(oid, _)| *oid == visit.oid).map(|(_, n)| *n).collect();
        let about = |n| VisitAbout { oid: visit.oid.clone(), n, number, name: visit.title().to_owned(), date: None };
        visits.extend(repeats.into_iter().map(about));
    }
    let subject = rows.first().map(|row| row.record.clone()).unwrap_or_default();
    About { subject, study: design.name.clone(), visits, now: Some(now), ..About::default() }
}

fn compare(
    row: &ExportRow,
    visit: &Visit,
    casefile: &Casefile<'_>,
    design: &Design,
    derived: &BTreeMap<Oid, bool>,
    verification: &mut Verification,
) {
    for (form, theirs) in &row.forms {
        let Some(held) = casefile.record(&record_key(row, visit, form)) else { continue };
        for key in derived_of(design, form, derived) {
            let Some(compared) = verification.items.get_mut(key.item.as_str()) else { continue };
            let text = |values: &Values| values.get(&key).and_then(Datum::one).unwrap_or_default().to_owned();
            let (ours, theirs) = (text(&held.values), text(theirs));
            match (ours.is_empty(), theirs.is_empty()) {
                (true, true) => compared.both_blank += 1,
                _ if same(&ours, &theirs) => compared.equal += 1,
                (true, false) => compared.not_derived += 1,
                (false, true) => compared.only_ours += 1,
                (false, false) => compared.different += 1,
            }
            if !same(&ours, &theirs) && compared.differences.len() < LISTED {
                compared.differences.push(Difference { line: row.line, record: row.record.clone(), ours, theirs });
            }
        }
    }
}

/// Where the derived items of a form stand.
fn derived_of(design: &Design, form: &Oid, derived: &BTreeMap<Oid, bool>) -> Vec<ItemKey> {
    let form = design.library.forms.iter().find(|one| one.oid == *form);
    let groups = form.into_iter().flat_map(|form| &form.groups);
    let groups = groups.filter_map(|at| design.library.groups.iter().find(|group| group.oid == at.oid));
    let keys = groups.flat_map(|group| {
        let items = group.items.iter().filter(|at| derived.contains_key(&at.oid));
        items.map(|at| ItemKey::new(&group.oid, 1, &at.oid)).collect::<Vec<_>>()
    });
    let mut keys: Vec<ItemKey> = keys.collect();
    keys.dedup();
    keys
}

/// Numbers are the same when they differ by less than binary arithmetic loses.
fn same(ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    let number = |text: &str| text.parse::<Decimal>().ok();
    let Some((ours, theirs)) = number(ours).zip(number(theirs)) else { return false };
    let size = ours.abs().max(theirs.abs()).max(Decimal::ONE);
    let tolerance = size.checked_mul(Decimal::new(1, 10)).unwrap_or_default();
    ours.checked_sub(theirs).is_some_and(|difference| difference.abs() <= tolerance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::study::redcap;

    const DICTIONARY: &str = "Variable,Form,Type,Question,field_note,validation,select_choices_or_calculations\n\
        record_id,f,text,Record,,,\nn,f,text,N,,integer,\ntwice,f,calc,Twice,,,[n]*2\nage,g,calc,Age,,,\"if([n]='',0,[n]+1)\"\nx,g,text,X,,,\n";

    fn compared(data: &str) -> Verification {
        let design = redcap::import("study.csv", DICTIONARY.as_bytes()).1.unwrap();
        let export = redcap::data::read(data.as_bytes(), &design).unwrap();
        verify(&design, &export, "2024-01-31T10:30".parse().unwrap())
    }

    /// Req: DAT-06
    #[test]
    fn what_is_derived_is_compared_with_what_the_export_says() {
        let found = compared("record_id,n,twice,age,x\n1,2,4,3,a\n2,3,6.0,4,b\n3,,,0,c\n4,5,11,,d\n");
        let twice = &found.items["twice"];
        assert_eq!((twice.equal, twice.both_blank, twice.different, twice.only_ours), (2, 0, 1, 0));
        assert_eq!(twice.differences, [Difference { line: 5, record: "4".into(), ours: "10".into(), theirs: "11".into() }]);
        let age = &found.items["age"];
        assert_eq!((age.equal, age.only_ours), (3, 1));
        assert!(!found.agrees() && found.faults.is_empty());
        assert!(compared("record_id,n,twice,age,x\n1,2,4,3,a\n").agrees());
    }
}
