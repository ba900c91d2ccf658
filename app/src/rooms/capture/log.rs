//! A log as a table: one row for each record of a form that repeats, or for each row of a group that does; with links in both
//! directions. Pure.

use shared::capture::RecordKey;
use shared::capture::api::{Log, LogRecord};
use shared::forms::{DataType, Datum, FormPlan, GroupPlan, ItemKey, ItemPlan, Link, Oid, Text};

use crate::rooms::audit::datum_words;
use crate::rooms::study::OpenDesign;

/// So many columns, where the design does not choose.
const COLUMNS: usize = 6;
/// So many answers tell a row from others.
const TELLING: usize = 2;

/// A log, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogTable {
    pub columns: Vec<String>,
    pub rows: Vec<LogRow>,
    /// Other forms' rows may point here.
    pub linked_from: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    pub key: RecordKey,
    /// The row of the group; none where each row is a record.
    pub row: Option<u32>,
    pub group: Oid,
    pub number: u32,
    pub retired: bool,
    pub revision: u32,
    pub cells: Vec<LogCell>,
    /// What points to this row.
    pub from: Vec<LogLink>,
    /// The first item of the row: where opening leads.
    pub first: Option<ItemKey>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogCell {
    pub words: String,
    /// What it is sorted by.
    pub sort: String,
    pub links: Vec<LogLink>,
    pub number: bool,
}

/// A row at the other end of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LogLink {
    pub words: String,
    /// None: there is no such row in use.
    pub to: Option<(RecordKey, ItemKey)>,
}

impl LogTable {
    pub fn of(form: &Oid, log: &Log, design: &OpenDesign, lang: &str) -> Option<Self> {
        let plan = design.plan(form)?;
        let shown = columns(&plan);
        let records = log.records.iter().filter(|record| record.key.form == *form);
        let mut rows = Vec::new();
        for record in records {
            for row in rows_of(&plan, record) {
                rows.push(one(&plan, record, row, &shown, log, design, lang));
            }
        }
        let columns = shown.iter().map(|(_, item)| item.item.label(lang).trim_end_matches([':', '?']).to_owned()).collect();
        let linked_from = design.design.library.items.iter().any(|item| item.link.as_ref().is_some_and(|link| link.form == *form));
        Some(Self { columns, rows, linked_from })
    }
}

/// The group whose rows the log's are; none where each record is a row.
fn main_group(plan: &FormPlan) -> Option<&GroupPlan> {
    let repeating = plan.groups.iter().find(|group| group.group.repeating);
    if plan.form.repeating { None } else { repeating.or(plan.groups.first()) }
}

fn columns(plan: &FormPlan) -> Vec<(&GroupPlan, &ItemPlan)> {
    let groups: Vec<&GroupPlan> = match main_group(plan) {
        Some(group) => vec![group],
        None => plan.groups.iter().filter(|group| !group.group.repeating).collect(),
    };
    let all: Vec<(&GroupPlan, &ItemPlan)> =
        groups.into_iter().flat_map(|group| group.items.iter().map(move |item| (group, item))).collect();
    let chosen = |oid: &Oid| all.iter().find(|(_, item)| item.item.oid == *oid).copied();
    match plan.form.columns.is_empty() {
        true => all.into_iter().take(COLUMNS).collect(),
        false => plan.form.columns.iter().filter_map(chosen).collect(),
    }
}

/// The numbers of a record's rows: those in which something stands.
fn rows_of(plan: &FormPlan, record: &LogRecord) -> Vec<u32> {
    let Some(group) = main_group(plan) else { return vec![1] };
    let mut rows: Vec<u32> = Vec::new();
    for (key, _) in record.values.iter().filter(|(key, datum)| key.group == group.group.oid && !datum.is_blank()) {
        if rows.last() != Some(&key.row) && !rows.contains(&key.row) {
            rows.push(key.row);
        }
    }
    rows
}

fn one(
    plan: &FormPlan,
    record: &LogRecord,
    row: u32,
    shown: &[(&GroupPlan, &ItemPlan)],
    log: &Log,
    design: &OpenDesign,
    lang: &str,
) -> LogRow {
    let main = main_group(plan);
    let group = main.or(plan.groups.first()).map(|group| group.group.oid.clone()).unwrap_or_default();
    let retired_row = record.retired_rows.iter().any(|one| one.group == group && one.row == row);
    let number = if main.is_some() { row } else { record.key.form_n };
    let first = shown.first().map(|(group, item)| ItemKey::new(&group.group.oid, row, &item.item.oid));
    LogRow {
        row: main.map(|_| row),
        number,
        retired: record.retired || retired_row,
        revision: record.revision,
        cells: shown.iter().map(|(group, item)| cell(record, group, item, row, log, design, lang)).collect(),
        from: pointing_here(&plan.form.oid, &group, number, log, design, lang),
        first,
        group,
        key: record.key.clone(),
    }
}

fn cell(record: &LogRecord, group: &GroupPlan, item: &ItemPlan, row: u32, log: &Log, design: &OpenDesign, lang: &str) -> LogCell {
    let key = ItemKey::new(&group.group.oid, row, &item.item.oid);
    let Some(datum) = record.values.get(&key).filter(|datum| !datum.is_blank()) else { return LogCell::default() };
    let number = matches!(item.item.data_type, DataType::Integer | DataType::Float | DataType::Double) && item.code_list.is_none();
    let raw = datum.one().unwrap_or_default();
    let sort = if number {
        format!("{:>24}", raw.split_once('.').map_or_else(|| format!("{raw}.0"), |_| raw.to_owned()))
    } else {
        raw.to_lowercase()
    };
    let links = match &item.item.link {
        Some(link) => texts(datum).into_iter().map(|number| follow(link, &number, log, design, lang)).collect(),
        None => Vec::new(),
    };
    LogCell { words: datum_words(datum, Some(item), lang), sort, links, number }
}

fn texts(datum: &Datum) -> Vec<String> {
    match &datum.value {
        Some(Text::One(text)) => vec![text.clone()],
        Some(Text::Many(texts)) => texts.clone(),
        None => Vec::new(),
    }
}

/// The row that a link leads to.
fn follow(link: &Link, number: &str, log: &Log, design: &OpenDesign, lang: &str) -> LogLink {
    let gone = || LogLink { words: number.to_owned(), to: None };
    let Some(plan) = design.plan(&link.form) else { return gone() };
    let by_form = main_group(&plan).is_none();
    let found = log.records.iter().filter(|record| record.key.form == link.form && !record.retired).find_map(|record| {
        let row = if by_form { 1 } else { number.parse().ok()? };
        let is_it = if by_form { record.key.form_n.to_string() == number } else { rows_of(&plan, record).contains(&row) };
        let retired = record.retired_rows.iter().any(|one| one.group == link.group && one.row == row);
        (is_it && !retired).then_some((record, row))
    });
    let Some((record, row)) = found else { return gone() };
    told(&plan, record, row, &link.group, &link.shows, design, lang)
}

/// What points to a row.
fn pointing_here(form: &Oid, group: &Oid, number: u32, log: &Log, design: &OpenDesign, lang: &str) -> Vec<LogLink> {
    let number = number.to_string();
    let mut all = Vec::new();
    for record in log.records.iter().filter(|record| !record.retired) {
        let Some(plan) = design.plan(&record.key.form) else { continue };
        for (key, datum) in record.values.iter().filter(|(_, datum)| !datum.is_blank()) {
            let link = plan.item(key).and_then(|(_, item)| item.item.link.as_ref());
            let here = link.is_some_and(|link| link.form == *form && link.group == *group) && texts(datum).contains(&number);
            let retired = record.retired_rows.iter().any(|one| one.group == key.group && one.row == key.row);
            if here && !retired {
                all.push(told(&plan, record, key.row, &key.group, &[], design, lang));
            }
        }
    }
    all
}

/// A row by the answers it is known by.
fn told(plan: &FormPlan, record: &LogRecord, row: u32, group: &Oid, shows: &[Oid], _: &OpenDesign, lang: &str) -> LogLink {
    let items = plan.groups.iter().filter(|one| one.group.oid == *group).flat_map(|group| &group.items);
    let wanted = |item: &&ItemPlan| shows.is_empty() || shows.contains(&item.item.oid);
    let known: Vec<(&ItemPlan, ItemKey)> =
        items.filter(wanted).take(TELLING).map(|item| (item, ItemKey::new(group, row, &item.item.oid))).collect();
    let said = known.iter().filter_map(|(item, key)| {
        let datum = record.values.get(key).filter(|datum| !datum.is_blank())?;
        Some(datum_words(datum, Some(item), lang))
    });
    let words = said.collect::<Vec<_>>().join(" · ");
    let first = known.first().map(|(_, key)| key.clone());
    LogLink { words: if words.is_empty() { row.to_string() } else { words }, to: first.map(|key| (record.key.clone(), key)) }
}

/// The rows that match a search, in the order of a column (0 is the number), one way or the other.
pub fn arranged(table: &LogTable, search: &str, (column, down): (usize, bool), with_retired: bool) -> Vec<LogRow> {
    let search = search.trim().to_lowercase();
    let says = |row: &LogRow| {
        let linked = row.from.iter().chain(row.cells.iter().flat_map(|cell| &cell.links)).map(|link| &link.words);
        row.cells.iter().map(|cell| &cell.words).chain(linked).any(|words| words.to_lowercase().contains(&search))
    };
    let shown = table.rows.iter().enumerate().filter(|(_, row)| (with_retired || !row.retired) && (search.is_empty() || says(row)));
    let sort = |row: &LogRow| match column.checked_sub(1) {
        None => format!("{:>9}", row.number),
        // What is blank comes last.
        Some(at) => {
            row.cells.get(at).map(|cell| cell.sort.clone()).filter(|sort| !sort.is_empty()).unwrap_or_else(|| "\u{10ffff}".to_owned())
        }
    };
    let mut places: Vec<(String, usize)> = shown.map(|(at, row)| (sort(row), at)).collect();
    places.sort_unstable();
    if down {
        places.reverse();
    }
    places.into_iter().filter_map(|(_, at)| table.rows.get(at).cloned()).collect()
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
