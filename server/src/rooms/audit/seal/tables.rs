//! The shadow tables that there are, read from the catalog: one that a migration adds is sealed without being named here.

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// A shadow table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shadow {
    pub name: String,
    study: bool,
    site: bool,
    subject: bool,
}

/// Tables of the schema that hold changes.
const READ: &str = "select c.relname::text as name,
    array_agg(a.attname::text) @> '{study}' as study, array_agg(a.attname::text) @> '{site}' as site, array_agg(a.attname::text) @> '{subject}' as subject
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = 'audit' and c.relkind in ('r', 'p') and not c.relispartition
  group by c.relname having array_agg(a.attname::text) @> '{tenant,seq,at,actor,row_id,changes}' order by c.relname";

/// Every shadow table, by name.
pub async fn shadows(tx: &Tx) -> Outcome<Vec<Shadow>> {
    let rows = tx.rows(READ, []).await?;
    rows.iter()
        .map(|row| {
            Ok(Shadow {
                name: row.try_get("", "name")?,
                study: row.try_get("", "study")?,
                site: row.try_get("", "site")?,
                subject: row.try_get("", "subject")?,
            })
        })
        .collect()
}

impl Shadow {
    /// As SQL names it. The catalog gave the name, and it is quoted all the same.
    pub fn quoted(&self) -> String {
        format!("audit.\"{}\"", self.name.replace('"', "\"\""))
    }

    /// Selects every field of an entry as text, in the order of [`super::entry::FIELDS`]. What is no moment is no time.
    /// The running number goes by another name than its column: who sorts by `seq` means the number and not its text.
    pub fn select(&self) -> String {
        let place = |there: bool, name: &str| if there { format!("{name}::text") } else { "null::text".to_owned() };
        format!(
            "select tenant::text, seq::text as running, to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), actor::text, actor_name,
               role, organisation, action, reason, request::text, op, row_id::text, {}, {}, {}, changes::text from {}",
            place(self.study, "study"),
            place(self.site, "site"),
            place(self.subject, "subject"),
            self.quoted()
        )
    }

    /// Whether its rows say to which study they belong, and to which site.
    pub fn places(&self) -> (bool, bool) {
        (self.study, self.site)
    }
}
