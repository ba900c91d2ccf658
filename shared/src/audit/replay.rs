//! The trail read forward: what a row was, from what was written down of it. Pure, so that it can be proven.
//!
//! Invariant: all entries of a row, one after the other, give the row as it stands; the entries up to a moment give it as it was
//! then. Nothing but the trail is read.

use serde_json::{Map, Value};

use crate::kernel::Instant;

/// A row as the trail tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replayed(pub Map<String, Value>);

/// An entry that does not fit what came before it: the trail is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The column, or the document's key behind it.
    pub what: String,
}

impl Replayed {
    /// What an entry did. `changes`: as the shadow row has them; `documents`: the columns that are recorded key by key.
    /// Refused when what the entry says was there before is not what is there.
    pub fn apply(&mut self, changes: &Map<String, Value>, documents: &[&str]) -> Result<(), Misfit> {
        for (column, change) in changes {
            match change {
                Value::Object(keys) if documents.contains(&column.as_str()) => {
                    let document = self.0.entry(column.clone()).or_insert_with(|| Value::Object(Map::new()));
                    let Value::Object(document) = document else { return Err(Misfit { what: column.clone() }) };
                    for (key, change) in keys {
                        put(document, key, change).map_err(|()| Misfit { what: format!("{column}/{key}") })?;
                    }
                }
                change => put(&mut self.0, column, change).map_err(|()| Misfit { what: column.clone() })?,
            }
        }
        Ok(())
    }

    /// A column as text.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.0.get(column)?.as_str()
    }

    /// A column as a number that is not negative.
    pub fn count(&self, column: &str) -> Option<u32> {
        u32::try_from(self.0.get(column)?.as_u64()?).ok()
    }

    /// Whether a column says yes.
    pub fn is(&self, column: &str) -> bool {
        self.0.get(column).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A document.
    pub fn document(&self, column: &str) -> Value {
        self.0.get(column).cloned().unwrap_or_else(|| Value::Object(Map::new()))
    }
}

/// What was nothing before and what is nothing now are not there: a column without a value is not written down.
fn put(into: &mut Map<String, Value>, key: &str, change: &Value) -> Result<(), ()> {
    let side = |name: &str| change.get(name).filter(|value| !value.is_null());
    if !alike(into.get(key), side("o")) {
        return Err(());
    }
    match side("n") {
        Some(new) => into.insert(key.to_owned(), new.clone()),
        None => into.remove(key),
    };
    Ok(())
}

/// A moment is the same in whatever zone it was written.
fn alike(held: Option<&Value>, said: Option<&Value>) -> bool {
    let moment = |value: Option<&Value>| value?.as_str()?.parse::<Instant>().ok();
    held == said || moment(held).is_some_and(|held| Some(held) == moment(said))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changes(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    fn replay(entries: impl IntoIterator<Item = Value>) -> Result<Value, Misfit> {
        let mut row = Replayed::default();
        for entry in entries {
            row.apply(&changes(entry), &["values"])?;
        }
        Ok(Value::Object(row.0))
    }

    /// Req: AUD-01
    #[test]
    fn entries_one_after_the_other_give_the_row() {
        let row = replay([
            json!({ "state": { "n": "in_progress" }, "values": { "G/1/A": { "n": { "v": "1.50" } }, "G/1/B": { "n": { "v": "x" } } } }),
            json!({ "state": { "o": "in_progress", "n": "complete" }, "values": { "G/1/A": { "o": { "v": "1.50" }, "n": { "m": "ND" } } } }),
            json!({ "note": { "o": null, "n": "y" }, "values": { "G/1/B": { "o": { "v": "x" } } } }),
            json!({ "note": { "o": "y", "n": null } }),
        ]);
        assert_eq!(row, Ok(json!({ "state": "complete", "values": { "G/1/A": { "m": "ND" } } })));
    }

    #[test]
    fn an_entry_that_does_not_fit_names_its_place() {
        let first = json!({ "values": { "G/1/A": { "n": { "v": "1" } } } });
        let skipped = json!({ "values": { "G/1/A": { "o": { "v": "2" }, "n": { "v": "3" } } } });
        assert_eq!(replay([first, skipped]), Err(Misfit { what: "values/G/1/A".into() }));
        let zones = [json!({ "at": { "n": "2026-03-01T10:00:00+00:00" } }), json!({ "at": { "o": "2026-03-01T11:00:00+01:00" } })];
        assert_eq!(replay(zones), Ok(json!({})));
        assert_eq!(replay([json!({ "state": { "o": "x", "n": "y" } })]), Err(Misfit { what: "state".into() }));
    }
}
