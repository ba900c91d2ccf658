//! What rules may look at beside the record: the subject, its visits, and values of its other records.

use serde::{Deserialize, Serialize};

use super::node::{FORM_NUMBER, Property, ROW_NUMBER, RepeatPick, Source, VisitPick, VisitProperty};
use super::value::{NOTHING, Value};
use crate::forms::{Datum, ItemKey, Oid, Values};
use crate::kernel::{PartialDate, PartialDateTime};

/// What is known beside the records. Nothing in it is looked up by the rules themselves: the caller gives it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct About {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// ISO date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolled: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub study: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub protocol: String,
    /// Those that are there, in the order of the casebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<VisitAbout>,
    /// The record's own among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<usize>,
    /// Which repeat of the form the record is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat: Option<u32>,
    /// The moment of entry, at the site.
    #[serde(skip)]
    pub now: Option<PartialDateTime>,
}

/// A visit of the subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitAbout {
    pub oid: Oid,
    pub n: u32,
    /// Its place in the casebook, counting from 1.
    pub number: u32,
    pub name: String,
    /// ISO date, maybe partial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl VisitAbout {
    pub fn property(&self, property: VisitProperty) -> Value {
        match property {
            VisitProperty::Date => self.date.as_deref().and_then(|date| date.parse::<PartialDate>().ok()).into(),
            VisitProperty::Number => i64::from(self.number).into(),
            VisitProperty::Repeat => i64::from(self.n).into(),
            VisitProperty::Name => self.name.as_str().into(),
            VisitProperty::Oid => self.oid.as_str().into(),
        }
    }
}

impl About {
    pub fn property(&self, property: Property) -> Value {
        let known = |text: &str| Some(text).filter(|text| !text.is_empty()).into();
        match property {
            Property::SubjectKey => known(&self.subject),
            Property::SubjectState => known(&self.state),
            Property::SubjectEnrolled => self.enrolled.as_deref().and_then(|date| date.parse::<PartialDate>().ok()).into(),
            Property::SiteCode => known(&self.site),
            Property::SiteName => known(&self.site_name),
            Property::SiteCountry => self.country.as_deref().into(),
            Property::StudyName => known(&self.study),
            Property::StudyProtocol => known(&self.protocol),
            Property::FormRepeat => self.repeat.map(i64::from).into(),
            // Treatments are told by the room `random`.
            Property::SubjectArm => NOTHING,
        }
    }

    /// The visit that is meant.
    pub fn visit(&self, pick: &VisitPick, each: Option<u32>) -> Option<&VisitAbout> {
        let own = self.visit;
        match pick {
            VisitPick::Same | VisitPick::Every => self.visits.get(own?),
            VisitPick::Each => self.visits.get(usize::try_from(each?).ok()?),
            VisitPick::Named(oid, n) => self.visits.iter().find(|visit| visit.oid == *oid && n.is_none_or(|n| visit.n == n)),
            VisitPick::Previous => self.visits.get(own?.checked_sub(1)?),
            VisitPick::Next => self.visits.get(own?.checked_add(1)?),
            VisitPick::First => self.visits.first(),
            VisitPick::Last => self.visits.last(),
        }
    }
}

/// Rows of a source: for each the data of its columns.
pub type SourceRows = Vec<Vec<Datum>>;

/// One record of the subject, as far as rules of other forms may read it.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere<'a> {
    pub visit: &'a Oid,
    pub visit_n: u32,
    /// The visit's place among those of the subject.
    pub order: (u32, u32),
    pub form: &'a Oid,
    pub form_n: u32,
    pub values: &'a Values,
    /// Rows out of use.
    pub retired: &'a [(Oid, u32)],
    /// Items that its own rules do not ask for.
    pub withheld: &'a [ItemKey],
}

/// Brings together what the rules of a record read from the subject's other records.
pub fn gather(sources: &[Source], here: (&Oid, u32, (u32, u32), u32), others: &[Elsewhere<'_>]) -> Vec<SourceRows> {
    sources.iter().map(|source| rows_of(source, here, others)).collect()
}

fn rows_of(source: &Source, (visit, n, order, form_n): (&Oid, u32, (u32, u32), u32), others: &[Elsewhere<'_>]) -> SourceRows {
    let mut candidates: Vec<&Elsewhere<'_>> = others.iter().filter(|one| *one.form == source.form).collect();
    candidates.sort_by_key(|one| (one.order, one.form_n));
    let same = |one: &&&Elsewhere<'_>| one.visit == visit && one.visit_n == n;
    // Of one visit all repeats of the form.
    let of_visit = |order: Option<(u32, u32)>| candidates.iter().filter(move |one| Some(one.order) == order).copied().collect::<Vec<_>>();
    let chosen: Vec<&Elsewhere<'_>> = match &source.visit {
        VisitPick::Same | VisitPick::Each => candidates.iter().filter(same).copied().collect(),
        VisitPick::Every => candidates,
        VisitPick::Named(oid, n) => {
            candidates.iter().filter(|one| one.visit == oid && n.is_none_or(|n| one.visit_n == n)).copied().collect()
        }
        VisitPick::Previous => of_visit(candidates.iter().map(|one| one.order).filter(|one| *one < order).max()),
        VisitPick::Next => of_visit(candidates.iter().map(|one| one.order).filter(|one| *one > order).min()),
        VisitPick::First => of_visit(candidates.iter().map(|one| one.order).min()),
        VisitPick::Last => of_visit(candidates.iter().map(|one| one.order).max()),
    };
    repeats(source.repeat, form_n, &chosen).into_iter().flat_map(|one| rows_in(source, one)).collect()
}

/// The repeats of a form that are meant; `own` is the record's number. They stand in the order of their numbers.
fn repeats<'e>(pick: RepeatPick, own: u32, all: &[&'e Elsewhere<'e>]) -> Vec<&'e Elsewhere<'e>> {
    let with = |number: u32| all.iter().filter(move |one| one.form_n == number).copied().collect();
    let one = |found: Option<&&'e Elsewhere<'e>>| found.into_iter().copied().collect();
    match pick {
        RepeatPick::Every => all.to_vec(),
        RepeatPick::Own => with(own),
        RepeatPick::Number(number) => with(number),
        RepeatPick::First => one(all.first()),
        RepeatPick::Last => one(all.last()),
        RepeatPick::Before => one(all.iter().rfind(|one| one.form_n < own)),
        RepeatPick::After => one(all.iter().find(|one| one.form_n > own)),
    }
}

/// The rows of the source's group in one record.
fn rows_in(source: &Source, record: &Elsewhere<'_>) -> SourceRows {
    let first = ItemKey { group: source.group.clone(), row: 0, item: Oid::default() };
    let mine = record.values.range(first..).take_while(|(key, _)| key.group == source.group);
    let mut numbers: Vec<u32> = mine.filter(|(_, datum)| !datum.is_unanswered()).map(|(key, _)| key.row).collect();
    numbers.dedup();
    numbers.retain(|row| !record.retired.iter().any(|(group, number)| number == row && *group == source.group));
    let cell = |row: u32, item: &Oid| {
        match item.as_str() {
            ROW_NUMBER => return Datum::text(row.to_string()),
            FORM_NUMBER => return Datum::text(record.form_n.to_string()),
            _ => {}
        }
        let key = ItemKey { group: source.group.clone(), row, item: item.clone() };
        if record.withheld.contains(&key) {
            return Datum::missing(crate::forms::Missing::NotApplicable);
        }
        record.values.get(&key).map(|datum| Datum { revision: None, ..datum.clone() }).unwrap_or_default()
    };
    numbers.into_iter().map(|row| source.columns.iter().map(|column| cell(row, &column.item)).collect()).collect()
}
