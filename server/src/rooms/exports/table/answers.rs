//! A record's values put into the tables they belong to, each looked at once and none copied that need not be.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use shared::capture::RowKey;
use shared::forms::Oid;

use super::{Dataset, Of, Part};

/// Where each answer goes.
#[derive(Debug, Default)]
pub struct Places {
    groups: HashMap<String, Group>,
    /// Items that this audience does not see.
    hidden: HashSet<String>,
}

#[derive(Debug)]
struct Group {
    set: usize,
    width: usize,
    items: HashMap<String, Place>,
}

/// The columns of an item.
#[derive(Clone, Copy, Debug)]
struct Place {
    value: usize,
    unit: bool,
}

/// The cells of one row; empty where there is nothing.
pub type Cells<'a> = Vec<Cow<'a, str>>;

/// The rows of one record: by table and number.
#[derive(Debug, Default)]
pub struct Answers<'a> {
    pub rows: BTreeMap<(usize, u32), Cells<'a>>,
    /// Answers that no table has a place for.
    pub unplaced: u64,
}

fn escaped(oid: &Oid) -> String {
    oid.0.replace('%', "%25").replace('/', "%2F")
}

impl Places {
    pub fn of(sets: &[Dataset], hidden: impl Iterator<Item = Oid>) -> Self {
        let group = |(set, dataset): (usize, &Dataset)| {
            let Of::Group(oid) = &dataset.of else { return None };
            let mut items: HashMap<String, Place> = HashMap::new();
            for (at, column) in dataset.columns.iter().enumerate() {
                match (&column.item, column.part) {
                    (Some(item), Part::Value) => drop(items.insert(escaped(item), Place { value: at, unit: false })),
                    (Some(item), Part::Unit) => {
                        items.entry(escaped(item)).and_modify(|place| place.unit = true).or_insert(Place { value: at, unit: true }).unit =
                            true
                    }
                    _ => {}
                }
            }
            Some((escaped(oid), Group { set, width: dataset.columns.len(), items }))
        };
        Self { groups: sets.iter().enumerate().filter_map(group).collect(), hidden: hidden.map(|oid| escaped(&oid)).collect() }
    }

    /// Reads a record's values. Rows out of use, and rows that say nothing, are not among the answer's.
    pub fn read<'a>(&self, values: &'a str, retired: &[RowKey]) -> serde_json::Result<Answers<'a>> {
        let mut json = serde_json::Deserializer::from_str(values);
        let mut answers = Answers::default();
        json.deserialize_map(Reading { places: self, answers: &mut answers })?;
        for row in retired {
            if let Some(group) = self.groups.get(&escaped(&row.group)) {
                answers.rows.remove(&(group.set, row.row));
            }
        }
        Ok(answers)
    }
}

struct Reading<'p, 'x, 'a> {
    places: &'p Places,
    answers: &'x mut Answers<'a>,
}

impl<'a> Visitor<'a> for Reading<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record's values")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Piece(key)) = map.next_key()? {
            let datum: Lean<'a> = map.next_value()?;
            if !datum.is_blank() {
                self.places.put(&key, datum, self.answers);
            }
        }
        Ok(())
    }
}

impl Places {
    fn put<'a>(&self, key: &str, datum: Lean<'a>, into: &mut Answers<'a>) {
        let mut parts = key.splitn(3, '/');
        let (group, row, item) = (parts.next().unwrap_or_default(), parts.next(), parts.next().unwrap_or_default());
        let group = self.groups.get(group);
        let place = group.and_then(|group| group.items.get(item));
        let (Some(group), Some(place), Some(row)) = (group, place, row.and_then(|row| row.parse::<u32>().ok())) else {
            into.unplaced += u64::from(!self.hidden.contains(item));
            return;
        };
        let cells = into.rows.entry((group.set, row)).or_insert_with(|| vec![Cow::Borrowed(""); group.width]);
        let columns = [Some(datum.value.joined()), datum.missing, datum.unit.filter(|_| place.unit)];
        for (cell, value) in cells.iter_mut().skip(place.value).zip(columns) {
            if let Some(Piece(value)) = value {
                *cell = value;
            }
        }
    }
}

/// A text that is copied only where JSON escapes something in it.
#[derive(serde::Deserialize)]
struct Piece<'a>(#[serde(borrow)] Cow<'a, str>);

/// Of a datum what tables show.
#[derive(serde::Deserialize)]
struct Lean<'a> {
    #[serde(rename = "v", borrow, default)]
    value: Texts<'a>,
    #[serde(rename = "m", borrow, default)]
    missing: Option<Piece<'a>>,
    #[serde(rename = "u", borrow, default)]
    unit: Option<Piece<'a>>,
}

impl Lean<'_> {
    fn is_blank(&self) -> bool {
        self.missing.is_none() && self.value.0.iter().all(|text| text.is_empty())
    }
}

/// One text, or several choices.
#[derive(Default)]
struct Texts<'a>(Many<Cow<'a, str>>);

impl<'a> Texts<'a> {
    /// Several choices are joined by commas; a comma or backslash inside a choice is written `\,` or `\\` (see `source::as_text`).
    fn joined(self) -> Piece<'a> {
        match self.0 {
            Many::None => Piece(Cow::Borrowed("")),
            Many::One(text) => Piece(text),
            Many::Some(texts) => {
                let escaped: Vec<String> = texts.iter().map(|text| text.replace('\\', "\\\\").replace(',', "\\,")).collect();
                Piece(Cow::Owned(escaped.join(",")))
            }
        }
    }
}

#[derive(Default)]
enum Many<T> {
    #[default]
    None,
    One(T),
    Some(Vec<T>),
}

impl<T> Many<T> {
    fn iter(&self) -> std::slice::Iter<'_, T> {
        match self {
            Many::None => [].iter(),
            Many::One(one) => std::slice::from_ref(one).iter(),
            Many::Some(all) => all.iter(),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Texts<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany).map(Texts)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Many<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Many::One(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Many::One(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Many::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Self::Value, A::Error> {
        let mut texts = Vec::new();
        while let Some(Piece(text)) = all.next_element()? {
            texts.push(text);
        }
        Ok(Many::Some(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn places() -> Places {
        let column = |item: &str, part| Column { item: Some(item.into()), part, ..Column::default() };
        let columns = vec![
            Column::default(),
            column("A/B", Part::Value),
            column("A/B", Part::Missing),
            column("T", Part::Value),
            column("T", Part::Missing),
            column("T", Part::Unit),
        ];
        let set = Dataset { of: Of::Group("G".into()), columns, ..Dataset::default() };
        Places::of(&[Dataset::default(), set], std::iter::once(Oid::from("ARM")))
    }

    #[test]
    fn answers_stand_in_the_columns_of_their_items_row_by_row() {
        let values = r#"{"G/2/T":{"v":"98.60","u":"F","r":3},"G/1/A%2FB":{"v":["x","a,b","c\\"]},"G/1/T":{"m":"ND"},"G/3/T":{"v":""},"G/1/ARM":{"v":"active"},"H/1/T":{"v":"lost"},"G/4/T":{"v":"a\"b\n"}}"#;
        let answers = places().read(values, &[RowKey { group: "G".into(), row: 4 }]).unwrap();
        let rows: Vec<_> = answers.rows.iter().map(|(key, cells)| (*key, cells.join("|"))).collect();
        assert_eq!(rows, [((1, 1), "|x,a\\,b,c\\\\|||ND|".to_owned()), ((1, 2), "|||98.60||F".to_owned())]);
        assert_eq!(answers.unplaced, 1, "what no table has a place for is counted; what is not for this audience is not");
    }
}
