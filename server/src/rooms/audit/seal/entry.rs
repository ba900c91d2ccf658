//! An entry of the trail: a shadow row as text, field by field, and the hash it is sealed by (docs/seals.md, "Entries").
//! Invariant: what is hashed is what is stored, byte for byte; `changes` is `json`, so its text is.

use sea_orm::QueryResult;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::merkle::{Hash, Leaf};
use super::tables::Shadow;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// What stands before each entry's fields.
const PREFIX: &[u8] = b"probatum.entry.v1\n";

/// The fields after the table's name, in the order in which they are hashed.
pub const FIELDS: [&str; 16] = [
    "tenant",
    "seq",
    "at",
    "actor",
    "actor_name",
    "role",
    "organisation",
    "action",
    "reason",
    "request",
    "op",
    "row_id",
    "study",
    "site",
    "subject",
    "changes",
];

/// One shadow row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub table: String,
    values: [Option<String>; FIELDS.len()],
    /// The hash of its leaf, where nothing else of it is told.
    leaf: Option<Hash>,
}

impl Entry {
    fn value(&self, name: &str) -> Option<&str> {
        FIELDS.iter().zip(&self.values).find(|(field, _)| **field == name).and_then(|(_, value)| value.as_deref())
    }

    /// Its running number in its table.
    pub fn seq(&self) -> Option<i64> {
        let text = self.value("seq")?;
        text.parse().ok().filter(|seq: &i64| seq.to_string() == text)
    }

    pub fn row_id(&self) -> Option<Uuid> {
        self.value("row_id").and_then(|id| id.parse().ok())
    }

    /// Study and site, where it belongs to one.
    pub fn place(&self) -> Place {
        let id = |name| self.value(name).and_then(|id| id.parse().ok());
        Place { study: id("study"), site: id("site") }
    }

    /// The hash of its leaf. Of the changes, their own hash is part of it: what is removed lawfully can leave that behind.
    pub fn hash(&self) -> Hash {
        if let Some(leaf) = self.leaf {
            return leaf;
        }
        let mut leaf = Leaf::default();
        leaf.add(PREFIX);
        part(&mut leaf, Some(&self.table));
        let [plain @ .., changes] = &self.values;
        plain.iter().for_each(|value| part(&mut leaf, value.as_deref()));
        let changes = changes.as_deref().map(|changes| super::merkle::sha256(changes.as_bytes()).to_string());
        part(&mut leaf, changes.as_deref());
        leaf.hash()
    }

    /// The same with its place and its hash alone.
    #[must_use]
    pub fn withheld(&self) -> Self {
        let mut values = self.values.clone();
        let told = ["seq", "row_id", "study", "site"];
        FIELDS.iter().zip(&mut values).filter(|(name, _)| !told.contains(name)).for_each(|(_, value)| *value = None);
        Self { table: self.table.clone(), values, leaf: Some(self.hash()) }
    }

    pub fn is_withheld(&self) -> bool {
        self.leaf.is_some()
    }

    /// Whether its changes hold a text.
    pub fn says(&self, text: &str) -> bool {
        self.value("changes").is_some_and(|changes| changes.contains(text))
    }

    /// As a line of a bundle.
    pub fn json(&self) -> Value {
        if let Some(leaf) = self.leaf {
            let told = |name: &str| self.value(name);
            return json!({ "table": self.table, "seq": told("seq"), "row_id": told("row_id"), "study": told("study"), "site": told("site"), "leaf": leaf });
        }
        let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::String);
        let fields = FIELDS.iter().zip(&self.values).map(|(name, value)| ((*name).to_owned(), text(value)));
        Value::Object(std::iter::once(("table".to_owned(), Value::String(self.table.clone()))).chain(fields).collect())
    }

    /// From a line of a bundle; a field that is absent is null.
    pub fn read(line: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
        let leaf = line.get("leaf").filter(|leaf| !leaf.is_null()).map(|leaf| serde_json::from_value(leaf.clone()).unwrap_or_default());
        Some(Self { table: text("table")?, values: FIELDS.map(text), leaf })
    }
}

/// `-` for what is null, else how many bytes, a colon, the bytes.
fn part(leaf: &mut Leaf, value: Option<&str>) {
    match value {
        None => leaf.add(b"-"),
        Some(text) => {
            leaf.add(text.len().to_string().as_bytes());
            leaf.add(b":");
            leaf.add(text.as_bytes());
        }
    }
}

/// Where an entry belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    pub study: Option<Uuid>,
    pub site: Option<Uuid>,
}

/// The rows of a table from which a page is read.
pub struct Stretch<'a> {
    pub shadow: &'a Shadow,
    /// After this running number, up to and with that.
    pub after: i64,
    pub upto: i64,
}

/// Rows of the transaction's tenant, by running number. `only` narrows them: a condition on $4 and so on.
pub async fn rows(tx: &Tx, from: &Stretch<'_>, only: Only, limit: Option<usize>) -> Outcome<Vec<Entry>> {
    let Stretch { shadow, after, upto } = from;
    let mut sql = format!("{} where tenant = $1 and seq > $2 and seq <= $3{}", shadow.select(), only.condition);
    let mut values: Vec<sea_orm::Value> = vec![tx.ctx.tenant.0.into(), (*after).into(), (*upto).into()];
    values.extend(only.values);
    sql.push_str(" order by seq");
    if let Some(limit) = limit {
        sql.push_str(&format!(" limit {limit}"));
    }
    tx.rows(&sql, values).await?.iter().map(|row| read(&shadow.name, row)).collect()
}

/// Narrows what is read.
#[derive(Default)]
pub struct Only {
    /// Begins with ` and `, or is empty.
    pub condition: String,
    /// $4 and so on.
    pub values: Vec<sea_orm::Value>,
}

fn read(table: &str, row: &QueryResult) -> Outcome<Entry> {
    let mut values: [Option<String>; FIELDS.len()] = Default::default();
    for (at, value) in values.iter_mut().enumerate() {
        *value = row.try_get_by_index(at)?;
    }
    Ok(Entry { table: table.to_owned(), values, leaf: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of docs/seals.md.
    /// Req: AUD-15
    #[test]
    fn the_entry_of_the_specification_has_its_hash() {
        let line = serde_json::json!({
            "table": "record", "tenant": "019ad4c8-0000-7000-8000-000000000001", "seq": "42", "at": "2026-11-30T12:00:00.123456Z",
            "actor": "019ad4c8-0000-7000-8000-000000000002", "actor_name": "Ada Müller", "role": "coordinator", "organisation": "",
            "action": "capture.SaveRecord", "op": "update", "row_id": "019ad4c8-0000-7000-8000-000000000003",
            "changes": "{\"values\":{\"IG.VS/1/IT.SBP\":{\"o\":{\"v\":\"120\"},\"n\":{\"v\":\"130\"}}}}",
        });
        let entry = Entry::read(line.as_object().unwrap()).unwrap();
        assert_eq!(entry.hash().to_string(), "10d2781ad563fb7df52cd71e1174983a6a9d9b58ba73d7c2f3a5c7365797e2c1");
        let again = entry.json();
        assert_eq!(Entry::read(again.as_object().unwrap()).unwrap(), entry);
    }

    /// Req: BLD-04
    #[test]
    fn an_entry_that_is_withheld_tells_its_place_and_keeps_its_hash() {
        let line = serde_json::json!({ "table": "record", "seq": "7", "actor_name": "Ada", "reason": "arm A", "changes": "{\"a\":1}" });
        let entry = Entry::read(line.as_object().unwrap()).unwrap();
        let told = entry.withheld().json();
        assert_eq!(
            told,
            serde_json::json!({ "table": "record", "seq": "7", "row_id": null, "study": null, "site": null, "leaf": entry.hash() })
        );
        let again = Entry::read(told.as_object().unwrap()).unwrap();
        assert_eq!((again.hash(), again.is_withheld()), (entry.hash(), true));
    }

    #[test]
    fn no_two_entries_look_alike_to_the_hash() {
        let entry = |role: Option<&str>, organisation: Option<&str>| {
            let line = serde_json::json!({ "table": "t", "role": role, "organisation": organisation });
            Entry::read(line.as_object().unwrap()).unwrap().hash()
        };
        let all = [(None, None), (Some(""), None), (None, Some("")), (Some("-"), None), (Some("1:a"), None), (Some("1"), Some("a"))];
        let hashes: std::collections::HashSet<Hash> = all.into_iter().map(|(role, organisation)| entry(role, organisation)).collect();
        assert_eq!(hashes.len(), all.len());
    }
}
