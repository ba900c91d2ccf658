//! Links: answers that point to a row of a log, or of another table of the same record. The log is a source of the form that links to
//! it, so both sides know its rows, and whoever takes a row out of use has what points to it judged again.
//!
//! Invariant: a link to a row that is not in use is found, never followed.

use std::borrow::Borrow;

use super::node::{Column, FORM_NUMBER, ROW_NUMBER, Reading, RepeatPick, Source, VisitPick};
use super::sheet::Sheet;
use super::{Fault, FormRules, Position, SourceRows};
use crate::forms::{DataType, Datum, Finding, FormPlan, ItemKey, ItemPlan, Level, Library, Link, Oid, Text, Words};

/// So many answers tell a row from others, where the design does not say which.
const SHOWN: usize = 2;

/// What a link reads: the rows' numbers, and what they are known by. Nothing of it tells a treatment.
pub(super) fn source(library: &Library, link: &Link) -> Result<Source, Fault> {
    let absent = |what: &str| Fault::new(Position { line: 1, column: 1 }, format!("It points to {what}, which the design does not have."));
    let form = library.forms.iter().find(|form| form.oid == link.form).ok_or_else(|| absent(&format!("the form {}", link.form)))?;
    let asked = form.groups.iter().any(|at| at.oid == link.group);
    let group = library.groups.iter().find(|group| group.oid == link.group).filter(|_| asked);
    let group = group.ok_or_else(|| absent(&format!("the group {} of {}", link.group, link.form)))?;
    if form.repeating == group.repeating {
        let words = format!("Either {} or {} must repeat, and not both: a row is known by one number.", form.oid, group.oid);
        return Err(Fault::new(Position { line: 1, column: 1 }, words));
    }
    let number = if group.repeating { ROW_NUMBER } else { FORM_NUMBER };
    let items = || group.items.iter().filter_map(|at| library.items.iter().find(|item| item.oid == at.oid && !item.unblinded));
    let first = || items().take(SHOWN).map(|item| &item.oid).collect::<Vec<_>>();
    let shows: Vec<&Oid> = if link.shows.is_empty() { first() } else { link.shows.iter().collect() };
    let column = |oid: &Oid| {
        let item = items().find(|item| item.oid == *oid);
        let label = item.map(|item| item.label("en").to_owned()).unwrap_or_default();
        let reading = item.map_or(Reading::default(), |item| Reading { data_type: item.data_type, choice: false, many: item.many });
        item.map(|_| Column { item: oid.clone(), label, reading, units: Vec::new() })
    };
    let number = Column { item: number.into(), label: String::new(), reading: Reading::default(), units: Vec::new() };
    let columns = std::iter::once(number).chain(shows.into_iter().filter_map(column)).collect();
    Ok(Source { visit: VisitPick::Every, form: link.form.clone(), repeat: RepeatPick::Every, group: link.group.clone(), columns })
}

/// Whether the rows are those of a table in the very record.
pub(super) fn is_own(form: &FormPlan, link: &Link) -> bool {
    form.form.oid == link.form && form.groups.iter().any(|group| group.group.oid == link.group && group.group.repeating)
}

fn is_of(source: &Source, link: &Link) -> bool {
    let numbered = source.columns.first().is_some_and(|column| matches!(column.item.as_str(), ROW_NUMBER | FORM_NUMBER));
    numbered && source.form == link.form && source.group == link.group
}

/// What a row is known by: its number, and data with their types.
type Linked = (String, Vec<(DataType, Datum)>);

/// The rows of a log that a link may point to.
fn linked_rows(rules: &FormRules, sources: &[SourceRows], link: &Link) -> Vec<Linked> {
    let Some((n, source)) = rules.sources.iter().enumerate().find(|(_, source)| is_of(source, link)) else { return Vec::new() };
    let rows = sources.get(n).into_iter().flatten().filter_map(|row| {
        let (number, known) = row.split_first()?;
        let items = source.columns.iter().skip(1).map(|column| column.reading.data_type);
        Some((number.one()?.to_owned(), items.zip(known.iter().cloned()).collect()))
    });
    rows.collect()
}

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// The rows that a link may point to.
    pub fn linked(&self, link: &Link) -> Vec<Linked> {
        if is_own(self.plan(), link) { self.own_rows(link) } else { linked_rows(&self.plan().rules, &self.reference.sources, link) }
    }

    fn own_rows(&self, link: &Link) -> Vec<Linked> {
        let Some(g) = self.plan().groups.iter().position(|group| group.group.oid == link.group) else { return Vec::new() };
        let (Some(group), Some(rows)) = (self.plan().groups.get(g), self.groups.get(g)) else { return Vec::new() };
        let shown = |item: &&ItemPlan| if link.shows.is_empty() { !item.item.unblinded } else { link.shows.contains(&item.item.oid) };
        let most = if link.shows.is_empty() { SHOWN } else { usize::MAX };
        let items: Vec<&ItemPlan> = group.items.iter().filter(shown).take(most).collect();
        let datum = |row: u32, item: &ItemPlan| self.values.get(&ItemKey::new(&group.group.oid, row, &item.item.oid)).cloned();
        let known = |row: u32| items.iter().map(|item| (item.reading().data_type, datum(row, item).unwrap_or_default())).collect();
        rows.rows.iter().filter(|row| !row.retired).map(|row| (row.number.to_string(), known(row.number))).collect()
    }

    /// Judges again what points to the rows of a group of this record.
    pub(super) fn judge_links_to(&mut self, group: u16) {
        let form = self.plan();
        let Some(oid) = form.groups.get(usize::from(group)).map(|group| &group.group.oid) else { return };
        let points = |item: &ItemPlan| item.item.link.as_ref().is_some_and(|link| link.group == *oid && is_own(form, link));
        let from: Vec<usize> = (0..form.groups.len()).filter(|g| form.groups.get(*g).is_some_and(|g| g.items.iter().any(points))).collect();
        from.into_iter().for_each(|g| self.judge_group(super::scope::small(g)));
    }

    /// Links of an answer that lead to no row in use.
    pub(super) fn dangling(&self, item: &ItemPlan, at: &ItemKey, datum: &Datum) -> Vec<Finding> {
        let Some(link) = &item.item.link else { return Vec::new() };
        let rules = &self.plan().rules;
        // A link that the design's check has refused leads nowhere, and nothing is said of it.
        if !is_own(self.plan(), link) && !rules.sources.iter().any(|source| is_of(source, link)) {
            return Vec::new();
        }
        let rows = self.linked(link);
        let said: &[String] = match &datum.value {
            Some(Text::One(text)) => std::slice::from_ref(text),
            Some(Text::Many(texts)) => texts,
            None => &[],
        };
        let gone = said.iter().filter(|text| !text.is_empty() && !rows.iter().any(|(number, _)| number == *text));
        let finding = |text: &String| Finding {
            at: at.clone(),
            rule: format!("{}#link", at.item),
            level: Level::Soft,
            words: Words::Key { key: "finding-link-gone".to_owned(), args: vec![("value".to_owned(), text.clone())] },
            because: Vec::new(),
            also: Vec::new(),
            why: None,
        };
        gone.map(finding).collect()
    }
}
