//! Data exports of REDCap: one row for each record, event and repeat, one column for each field and each box.
//!
//! Invariant: a value is taken as it stands, but for what REDCap writes in its own way: the boxes of a field, the decimal
//! comma, the blank between date and time, and codes that say why a value is missing.

use std::collections::{BTreeMap, HashMap};

use shared::forms::{CodeList, DataType, Datum, ItemDef, ItemKey, Library, Missing, Oid, Text, Values, canonical_number};
use shared::study::{Design, Kept};

use super::choices::ending;
use super::{project, sheet};

/// A data export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    pub rows: Vec<ExportRow>,
    /// Columns that are no field of the design.
    pub unknown: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportRow {
    /// Counting from 1, with the headings.
    pub line: usize,
    pub record: String,
    /// Unique event name, in projects with events.
    pub event: Option<String>,
    /// The repeating form; absent for rows that do not repeat, and for repeats of an event.
    pub instrument: Option<String>,
    /// Which repeat.
    pub instance: Option<u32>,
    /// What was answered, by form. Forms without any value are not there.
    pub forms: BTreeMap<Oid, Values>,
}

/// Where a column's cells go.
#[derive(Clone, Debug)]
enum Target {
    Record,
    Event,
    Instrument,
    Instance,
    Item(Place),
    /// A box: the code it stands for.
    Box(Place, String),
    Unknown,
}

#[derive(Clone, Debug)]
struct Place {
    form: Oid,
    key: ItemKey,
    data_type: DataType,
}

/// Reads a data export with the design of its project.
pub fn read(bytes: &[u8], design: &Design) -> Result<Export, Kept> {
    let sheet = sheet::read(bytes)?;
    let (places, codes) = (places(&design.library), missing_codes(design));
    let mut targets: Vec<Target> = sheet.headings.iter().map(|heading| target(heading, &places)).collect();
    if !targets.iter().any(|target| matches!(target, Target::Item(_) | Target::Box(..))) {
        let what = "None of the columns is a field of the design.".to_owned();
        return Err(Kept { path: String::new(), line: 1, what });
    }
    // The first column is the record's name, whatever it is called.
    let first = targets.first().cloned();
    let unknown = sheet.headings.iter().zip(&targets).filter(|(_, target)| matches!(target, Target::Unknown));
    let unknown = unknown.map(|(heading, _)| heading.clone()).collect();
    if let Some(one) = targets.first_mut() {
        *one = Target::Record;
    }
    let rows = sheet.rows.iter().map(|row| {
        let mut read = ExportRow { line: row.line, ..ExportRow::default() };
        for (at, target) in targets.iter().enumerate() {
            enter(row.cell(at), target, &codes, &mut read);
        }
        // Every row says the record, also where its form is not.
        if let Some(Target::Item(place)) =
            first.as_ref().filter(|first| matches!(first, Target::Item(place) if read.forms.contains_key(&place.form)))
        {
            enter(row.cell(0), &Target::Item(place.clone()), &codes, &mut read);
        }
        read
    });
    Ok(Export { rows: rows.collect(), unknown })
}

/// By which codes a value is missing: the design's own, or those that its project file named.
fn missing_codes(design: &Design) -> Vec<Missing> {
    let own = &design.library.reasons;
    let reasons = if own.is_empty() { project::reasons(design) } else { own.clone() };
    reasons.into_iter().map(|reason| reason.why).collect()
}

/// Items and boxes by the names of their columns.
fn places(library: &Library) -> HashMap<String, Target> {
    let items: HashMap<&Oid, &ItemDef> = library.items.iter().map(|item| (&item.oid, item)).collect();
    let groups: HashMap<&Oid, _> = library.groups.iter().map(|group| (&group.oid, group)).collect();
    let mut places = HashMap::new();
    for form in &library.forms {
        for group in form.groups.iter().filter_map(|at| groups.get(&at.oid)) {
            for item in group.items.iter().filter_map(|at| items.get(&at.oid)) {
                let key = ItemKey::new(&group.oid, 1, &item.oid);
                let place = Place { form: form.oid.clone(), key, data_type: item.data_type };
                for (name, target) in columns(item, place, library) {
                    places.entry(name).or_insert(target);
                }
            }
        }
    }
    places
}

/// The columns of an item: one, or one for each choice.
fn columns(item: &ItemDef, place: Place, library: &Library) -> Vec<(String, Target)> {
    if !item.many {
        return vec![(item.oid.0.clone(), Target::Item(place))];
    }
    let list: Option<&CodeList> = item.code_list.as_ref().and_then(|oid| library.code_lists.iter().find(|list| list.oid == *oid));
    let codes = list.into_iter().flat_map(|list| &list.choices).map(|choice| choice.value.clone());
    codes.map(|code| (format!("{}___{}", item.oid, ending(&code)), Target::Box(place.clone(), code))).collect()
}

fn target(heading: &str, places: &HashMap<String, Target>) -> Target {
    match heading {
        "redcap_event_name" => Target::Event,
        "redcap_repeat_instrument" => Target::Instrument,
        "redcap_repeat_instance" => Target::Instance,
        name => places.get(name).cloned().unwrap_or(Target::Unknown),
    }
}

fn enter(cell: &str, target: &Target, codes: &[Missing], row: &mut ExportRow) {
    if cell.is_empty() {
        return;
    }
    match target {
        Target::Record => row.record = cell.to_owned(),
        Target::Event => row.event = Some(cell.to_owned()),
        Target::Instrument => row.instrument = Some(cell.to_owned()),
        Target::Instance => row.instance = cell.trim().parse().ok(),
        Target::Item(place) => {
            let values = row.forms.entry(place.form.clone()).or_default();
            let why = codes.iter().find(|code| code.as_str() == cell);
            let datum = why.map_or_else(|| Datum::text(value(cell, place.data_type)), |why| Datum::missing(*why));
            values.insert(place.key.clone(), datum);
        }
        Target::Box(place, code) => ticked(cell, place, code, row),
        Target::Unknown => {}
    }
}

/// A field of which no box is ticked has no value; its form is there all the same.
fn ticked(cell: &str, place: &Place, code: &str, row: &mut ExportRow) {
    let values = row.forms.entry(place.form.clone()).or_default();
    if cell.trim() != "1" {
        return;
    }
    let datum = values.entry(place.key.clone()).or_insert_with(|| Datum::many(Vec::<String>::new()));
    if let Some(Text::Many(codes)) = &mut datum.value {
        codes.push(code.to_owned());
    }
}

/// A cell as our data types write it. What is no number is left as it is, to be found unreadable.
fn value(cell: &str, kind: DataType) -> String {
    let moment = matches!(kind, DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime);
    let number = matches!(kind, DataType::Integer | DataType::Float | DataType::Double);
    match cell {
        cell if moment => cell.trim().replacen(' ', "T", 1),
        cell if number && cell.contains(',') => canonical_number(cell, true).unwrap_or_else(|| cell.to_owned()),
        cell => cell.to_owned(),
    }
}
