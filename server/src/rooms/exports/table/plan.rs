//! Which tables there are and which columns they have: subjects, visits and forms, and a table for each item group, whatever the
//! forms it stands in. Items of older versions stand behind those of the present one.

use std::collections::HashMap;
use std::sync::Arc;

use shared::forms::{CodeList, DataType, GroupPlan, ItemPlan, Oid};

use super::super::source::Source;
use super::names::tail;
use super::{Case, Codes, Column, Dataset, KEYS, Kind, Names, Of, Part};
use crate::rooms::study::Version;

/// The language of labels where the design has several.
pub const LANG: &str = "en";

/// What of the design goes out.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Only groups of these forms; none: of all.
    pub forms: &'a [Oid],
    /// Without items that tell the treatment.
    pub blinded: bool,
}

/// Every table, in the order in which they are written.
pub fn all(source: &Source, scope: Scope) -> Vec<Dataset> {
    let mut plan = Plan::of(source, scope);
    plan.add(
        "subjects",
        "Subjects",
        Of::Subjects,
        &[("STATE", "Where the subject stands"), ("ENROLLED_AT", "Enrolled at (UTC)"), ("DESIGN_VERSION", "Design version")],
    );
    plan.add("visits", "Visits", Of::Visits, VISIT);
    plan.add("forms", "Forms", Of::Forms, &[("STATE", "Whether the form was completed"), ("SAVED_AT", "Last saved at (UTC)")]);
    plan.merge(&source.version);
    let older = source.used.iter().map(|(version, _)| version).filter(|version| version.id != source.version.id);
    older.for_each(|version| plan.merge(version));
    plan.sets.iter_mut().for_each(name);
    plan.sets
}

/// The OIDs by which Dataset-JSON and Define-XML know a table and its columns.
fn name(set: &mut Dataset) {
    set.oid = format!("IG.{}", set.symbol);
    for column in &mut set.columns {
        column.oid = format!("IT.{}.{}", set.symbol, column.symbol);
    }
}

const VISIT: &[(&str, &str)] = &[
    ("VISIT_NAME", "Name of the visit"),
    ("DATE", "Date of the visit, maybe partial"),
    ("APPOINTMENT", "Day agreed on"),
    ("REASON", "Why the visit was added"),
    ("NOT_DONE", "Why the visit did not take place"),
    ("NOT_DONE_NOTE", "What was said beside it"),
];

struct Plan<'a> {
    source: &'a Source,
    scope: Scope<'a>,
    sets: Vec<Dataset>,
    files: Names,
    symbols: Names,
    shorts: Names,
    lists: Names,
    codes: HashMap<Oid, Arc<Codes>>,
}

impl<'a> Plan<'a> {
    fn of(source: &'a Source, scope: Scope<'a>) -> Self {
        let (files, symbols, shorts, lists) = Default::default();
        Self { source, scope, sets: Vec::new(), files, symbols, shorts, lists, codes: HashMap::new() }
    }

    /// A table of what the system knows.
    fn add(&mut self, name: &str, label: &str, of: Of, facts: &[(&str, &str)]) {
        let keys = match of {
            Of::Subjects => 3,
            Of::Visits => 5,
            Of::Forms | Of::Group(_) => 7,
        };
        let mut set = self.set(name, name, label, of);
        set.columns = keys_of(keys);
        let mut names = ColumnNames::of(&set.columns);
        set.columns.extend(facts.iter().map(|(name, label)| fact(name, label, &mut names)));
        self.sets.push(set);
    }

    fn set(&mut self, oid: &str, name: &str, label: &str, of: Of) -> Dataset {
        let clean = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        let file: String = name.chars().map(clean).collect();
        Dataset {
            name: self.files.take(&file, Case::Any),
            symbol: self.symbols.take(tail(oid), Case::Symbol(32)),
            short: self.shorts.take(tail(oid), Case::Capitals(8)),
            oid: oid.to_owned(),
            label: label.to_owned(),
            of,
            ..Dataset::default()
        }
    }

    fn merge(&mut self, version: &Version) {
        let forms = self.scope.forms;
        for form in version.design.library.forms.iter().filter(|form| forms.is_empty() || forms.contains(&form.oid)) {
            for group in version.plan(&form.oid).into_iter().flat_map(|plan| &plan.groups) {
                self.group(&form.oid, group);
            }
        }
    }

    fn group(&mut self, form: &Oid, group: &GroupPlan) {
        let oid = &group.group.oid;
        let known = self.sets.iter().position(|set| matches!(&set.of, Of::Group(of) if of == oid));
        let mut set = match known {
            Some(at) => self.sets.get_mut(at).map(std::mem::take).unwrap_or_default(),
            None => {
                let mut set = self.set(oid.as_str(), oid.as_str(), &group.group.name, Of::Group(oid.clone()));
                set.columns = keys_of(KEYS.len());
                set.repeating = group.group.repeating;
                set
            }
        };
        self.extend(&mut set, form, group);
        match known.and_then(|at| self.sets.get_mut(at)) {
            Some(place) => *place = set,
            None => self.sets.push(set),
        }
    }

    fn extend(&mut self, set: &mut Dataset, form: &Oid, group: &GroupPlan) {
        if !set.forms.contains(form) {
            set.forms.push(form.clone());
        }
        let mut names = ColumnNames::of(&set.columns);
        let blinded = self.scope.blinded;
        for item in group.items.iter().filter(|item| !(blinded && self.source.tells(&item.item))) {
            if !set.columns.iter().any(|column| column.item.as_ref() == Some(&item.item.oid)) {
                let codes = item.code_list.as_deref().map(|list| self.codes(list));
                set.columns.extend(item_columns(item, codes, &mut names));
            }
        }
    }

    fn codes(&mut self, list: &CodeList) -> Arc<Codes> {
        if let Some(known) = self.codes.get(&list.oid) {
            return Arc::clone(known);
        }
        let choices = list.choices.iter().map(|choice| (choice.value.clone(), choice.label(LANG).to_owned())).collect();
        // A SAS format's name must not end in a digit.
        let symbol = self.lists.take(tail(list.oid.as_str()), Case::Symbol(28));
        let symbol = if symbol.ends_with(|c: char| c.is_ascii_digit()) { format!("{symbol}_") } else { symbol };
        let codes = Arc::new(Codes { oid: list.oid.0.clone(), name: list.name.clone(), symbol, choices });
        self.codes.insert(list.oid.clone(), Arc::clone(&codes));
        codes
    }
}

/// The three names of columns, each told apart.
struct ColumnNames {
    names: Names,
    symbols: Names,
    shorts: Names,
}

impl ColumnNames {
    fn of(columns: &[Column]) -> Self {
        let mut all = Self { names: Names::default(), symbols: Names::default(), shorts: Names::default() };
        for column in columns {
            all.names.take(&column.name, Case::Any);
            all.symbols.take(&column.symbol, Case::Symbol(32));
            all.shorts.take(&column.short, Case::Capitals(8));
        }
        all
    }

    fn give(&mut self, column: Column, symbol: &str, ends: [&str; 2]) -> Column {
        Column {
            name: self.names.take(&column.name, Case::Any),
            symbol: self.symbols.take_with(symbol, ends[0], Case::Symbol(32)),
            short: self.shorts.take_with(symbol, ends[1], Case::Capitals(8)),
            ..column
        }
    }
}

const LABELS: [&str; 8] =
    ["Study", "Site", "Subject", "Visit", "Number of the visit", "Form", "Number of the form in the visit", "Row of the group"];

fn keys_of(count: usize) -> Vec<Column> {
    let mut names = ColumnNames::of(&[]);
    let key = |((n, name), label): ((u32, &&str), &str)| {
        let kind = if name.ends_with("_N") || *name == "ROW" { Kind::Integer } else { Kind::Text };
        let column = Column { name: (*name).into(), label: label.into(), part: Part::Key, kind, key: Some(n), ..Column::default() };
        names.give(column, name, ["", ""])
    };
    (1..).zip(&KEYS).zip(LABELS).take(count).map(key).collect()
}

fn fact(name: &str, label: &str, names: &mut ColumnNames) -> Column {
    let column = Column { name: name.into(), label: label.into(), part: Part::Fact, ..Column::default() };
    names.give(column, name, ["", ""])
}

/// The value, why it is missing, and its unit where there are several.
fn item_columns(plan: &ItemPlan, codes: Option<Arc<Codes>>, names: &mut ColumnNames) -> Vec<Column> {
    let item = &plan.item;
    let (oid, label) = (item.oid.as_str(), item.label(LANG).trim());
    let base = Column { item: Some(item.oid.clone()), ..Column::default() };
    let only = plan.units.first().filter(|_| plan.units.len() == 1);
    let value = Column {
        name: oid.into(),
        label: label.into(),
        kind: kind(item.data_type, item.many),
        length: item.length,
        decimals: item.significant_digits,
        codes: codes.filter(|codes| !codes.choices.is_empty() && !item.many),
        unit: only.map(|unit| unit.code().to_owned()),
        ..base.clone()
    };
    let value = names.give(value, tail(oid), ["", ""]);
    let symbol = value.symbol.clone();
    let beside = |end: &str, what: &str, part| Column {
        name: format!("{}__{end}", value.name),
        label: format!("{label}: {what}"),
        part,
        ..base.clone()
    };
    let (missing, unit) = (beside("missing", "why there is no answer", Part::Missing), beside("unit", "unit", Part::Unit));
    let missing = names.give(missing, &symbol, ["__missing", "_M"]);
    let unit = (item.units.len() > 1).then(|| names.give(unit, &symbol, ["__unit", "_U"]));
    [Some(value), Some(missing), unit].into_iter().flatten().collect()
}

const fn kind(data_type: DataType, many: bool) -> Kind {
    match data_type {
        _ if many => Kind::Text,
        DataType::Integer => Kind::Integer,
        DataType::Float | DataType::Double => Kind::Decimal,
        DataType::Date => Kind::Date,
        DataType::Time => Kind::Time,
        DataType::Datetime => Kind::Datetime,
        DataType::PartialDate | DataType::IncompleteDate => Kind::IsoDate,
        DataType::PartialTime | DataType::IncompleteTime => Kind::IsoTime,
        DataType::PartialDatetime | DataType::IncompleteDatetime => Kind::IsoDatetime,
        _ => Kind::Text,
    }
}
