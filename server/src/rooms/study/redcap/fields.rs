//! What logic may refer to: the fields of a project with their kinds, and its events.
//! Made from a dictionary or from a project file; the translator does not know from which.

use std::collections::{HashMap, HashSet};

use shared::forms::rule::nearest;
use shared::forms::{DataType, Oid};

/// The fields and events of a project.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    by_name: HashMap<String, Field>,
    /// Unique event names with the visits that they became. Empty: the project is not known to have events.
    pub events: HashMap<String, Oid>,
    /// Each form's name in REDCap, and what people read.
    pub instruments: HashMap<Oid, Instrument>,
    /// What a project file says and a dictionary does not.
    pub project: Option<Project>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instrument {
    pub name: String,
    pub label: String,
}

/// Events in their order, and what is asked several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    pub events: Vec<Event>,
    /// Forms that repeat within an event.
    pub repeating: HashSet<Oid>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// `base_arm_1`
    pub name: String,
    pub visit: Oid,
    pub repeating: bool,
}

impl Event {
    /// The arm's number: what stands at the end of the unique name.
    pub fn arm(&self) -> Option<&str> {
        self.name.rsplit_once("_arm_").map(|(_, arm)| arm).filter(|arm| !arm.is_empty() && arm.bytes().all(|one| one.is_ascii_digit()))
    }
}

/// A field as logic sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it became.
    pub item: Oid,
    pub form: Oid,
    pub worth: Worth,
}

/// What the value of a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    Number,
    Text,
    /// 1 or 0, in an item that is true or false.
    Boolean,
    Date,
    DateTime,
    Time,
    /// One of these codes.
    Choice(Vec<String>),
    /// Any of these codes, in one item.
    Many(Vec<String>),
    /// An item for each code.
    Boxes(Vec<(String, Oid)>),
}

impl Worth {
    /// Of an item that is no choice.
    pub const fn of(kind: DataType) -> Self {
        match kind {
            DataType::Integer | DataType::Float | DataType::Double => Worth::Number,
            DataType::Boolean => Worth::Boolean,
            DataType::Date | DataType::PartialDate | DataType::IncompleteDate => Worth::Date,
            DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Worth::Time,
            DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Worth::DateTime,
            _ => Worth::Text,
        }
    }
}

impl Fields {
    /// The first field of a name counts.
    pub fn add(&mut self, name: &str, field: Field) {
        self.by_name.entry(name.to_owned()).or_insert(field);
    }

    /// A field that logic names; names of fields are written small, whatever the logic does.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))
    }

    /// A box of a checkbox field that is still to be gathered.
    pub fn gather(&mut self, name: &str, code: &str, item: &Oid, form: &Oid) {
        let new = || Field { item: item.clone(), form: form.clone(), worth: Worth::Boxes(Vec::new()) };
        if let Worth::Boxes(boxes) = &mut self.by_name.entry(name.to_owned()).or_insert_with(new).worth {
            boxes.push((code.to_owned(), item.clone()));
        }
    }

    /// Why there is no such field.
    pub fn unknown(&self, name: &str) -> String {
        let near = nearest(name, self.by_name.keys().map(String::as_str));
        let meant = if near.is_empty() { String::new() } else { format!(" Did you mean [{}]?", near.join("] or [")) };
        match name.strip_suffix("_complete") {
            Some(form) if self.by_name.values().any(|field| field.form.as_str() == form) => {
                format!("[{name}] is the status of a form in REDCap; Probatum works it out and has no item for it.")
            }
            _ => format!("There is no field [{name}].{meant}"),
        }
    }
}
