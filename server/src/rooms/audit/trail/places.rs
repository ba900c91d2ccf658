//! Where entries belong: subjects' keys, sites' codes, and places in casebooks, looked up for a page at a time.

use std::collections::HashMap;

use shared::audit::api::{TrailEntry, TrailPlace};
use shared::forms::Oid;
use uuid::Uuid;

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

const PLACES: &str = "
    select id, visit, visit_n, form, form_n, null::text as item from record where tenant = $1 and id = any($2)
    union all select id, oid, n, null, null, null from visit where tenant = $1 and id = any($2)
    union all select id, visit, visit_n, form, form_n, item from query where tenant = $1 and id = any($2) and visit is not null
    union all select m.id, q.visit, q.visit_n, q.form, q.form_n, q.item from query_message m
      join query q on q.tenant = m.tenant and q.id = m.query where m.tenant = $1 and m.id = any($2) and q.visit is not null
    union all select id, visit, visit_n, form, form_n, item from data_lock where tenant = $1 and id = any($2) and visit is not null
    union all select id, visit, visit_n, form, form_n, item from file where tenant = $1 and id = any($2)";

const NAMES: &str = "
    select id, key as name from subject where tenant = $1 and id = any($2)
    union all select id, code from site where tenant = $1 and id = any($2)";

/// What is known of the ids that entries name.
pub struct Places {
    places: HashMap<String, TrailPlace>,
    names: HashMap<Uuid, String>,
}

impl Places {
    pub async fn of(tx: &Tx, entries: &[TrailEntry]) -> Outcome<Self> {
        let placed =
            |entry: &&TrailEntry| matches!(entry.kind.as_str(), "record" | "visit" | "query" | "query_message" | "file" | "data_lock");
        let rows = entries.iter().filter(placed).filter_map(|entry| entry.row.parse().ok());
        let named = entries.iter().flat_map(|entry| [entry.subject.map(|id| id.0), entry.site.map(|id| id.0)]).flatten();
        let (rows, named): (Vec<Uuid>, Vec<Uuid>) = (unique(rows), unique(named));
        let mut found = Self { places: HashMap::new(), names: HashMap::new() };
        if !rows.is_empty() {
            for row in tx.rows(PLACES, [tx.ctx.tenant.0.into(), rows.into()]).await? {
                let count = |column: &str| row.try_get::<Option<i32>>("", column).map(|n| n.and_then(|n| u32::try_from(n).ok()));
                let place = TrailPlace {
                    visit: Oid(row.try_get("", "visit")?),
                    visit_n: count("visit_n")?.unwrap_or(1),
                    form: row.try_get::<Option<String>>("", "form")?.map(Oid),
                    form_n: count("form_n")?,
                    item: row.try_get("", "item")?,
                };
                found.places.insert(row.try_get::<Uuid>("", "id")?.to_string(), place);
            }
        }
        if !named.is_empty() {
            for row in tx.rows(NAMES, [tx.ctx.tenant.0.into(), named.into()]).await? {
                found.names.insert(row.try_get("", "id")?, row.try_get("", "name")?);
            }
        }
        Ok(found)
    }

    pub fn put(&self, entries: &mut [TrailEntry]) {
        for entry in entries {
            entry.place = self.places.get(&entry.row).cloned();
            entry.subject_key = entry.subject.and_then(|id| self.names.get(&id.0).cloned());
            entry.site_code = entry.site.and_then(|id| self.names.get(&id.0).cloned());
        }
    }
}

fn unique(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
