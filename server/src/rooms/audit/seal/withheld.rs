//! What a bundle tells of by its hash alone: entries of what whoever takes it must not see (BLD-04). They stand in it with their place,
//! so that it is complete and leads to the same roots; what they say is proven by a bundle that shows them.

use std::collections::HashSet;

use shared::kernel::StudyId;
use uuid::Uuid;

use super::entry::Entry;
use super::verify::Shown;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::Hidden;

/// What is not told.
#[derive(Debug, Default)]
pub struct Withheld {
    /// Names of items, as changes have them.
    names: Vec<String>,
    /// Queries at such items, what was said in them, and locks on them.
    rows: HashSet<Uuid>,
}

impl Withheld {
    /// From whoever takes the bundle.
    pub async fn of(tx: &Tx, shown: &Shown) -> Outcome<Self> {
        let mut names: HashSet<String> = HashSet::new();
        for study in studies(tx, shown).await? {
            names.extend(Hidden::of(tx, study).await?.names());
        }
        if names.is_empty() {
            return Ok(Self::default());
        }
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_unstable();
        Ok(Self { rows: rows(tx, &names).await?, names: names.iter().map(|name| as_written(name)).collect() })
    }

    /// The entry as the bundle tells it.
    pub fn cover(&self, entry: Entry) -> Entry {
        let asked = entry.row_id().is_some_and(|id| self.rows.contains(&id));
        if asked || self.names.iter().any(|name| entry.says(name)) { entry.withheld() } else { entry }
    }
}

async fn studies(tx: &Tx, shown: &Shown) -> Outcome<Vec<StudyId>> {
    if let Some(study) = shown.study {
        return Ok(vec![StudyId(study)]);
    }
    let rows = tx.rows("select id from study where tenant = $1", [tx.ctx.tenant.0.into()]).await?;
    rows.iter().map(|row| Ok(StudyId(row.try_get("", "id")?))).collect()
}

async fn rows(tx: &Tx, names: &[String]) -> Outcome<HashSet<Uuid>> {
    let sql = "with asked as (select id from query where tenant = $1 and split_part(item, '/', 3) = any($2))
               select id from asked union all select m.id from query_message m join asked q on q.id = m.query where m.tenant = $1
               union all select id from data_lock where tenant = $1 and split_part(item, '/', 3) = any($2)";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), names.to_vec().into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// In JSON: the end of a key, or of a text that names an item.
fn as_written(name: &str) -> String {
    let quoted = serde_json::Value::from(name).to_string();
    format!("/{}", quoted.strip_prefix('"').unwrap_or(&quoted))
}
