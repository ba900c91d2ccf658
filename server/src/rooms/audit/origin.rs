//! Where what stands came from: the change behind each revision of a record, and who made changes. For exports.

use std::collections::HashMap;

use shared::access::Role;
use shared::kernel::{Instant, PersonId, RecordId, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// One change of a record (AUD-01).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The database's clock.
    pub at: Instant,
    pub by: PersonId,
    pub action: String,
    pub reason: Option<String>,
}

/// Somebody who changed records of a study: name, role and organisation as they were the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub person: PersonId,
    pub name: String,
    pub role: Option<Role>,
    pub organisation: String,
}

/// The change that led to each revision of these records.
pub async fn origins(tx: &Tx, records: &[RecordId]) -> Outcome<HashMap<(RecordId, u32), Origin>> {
    let sql = "select row_id, (changes -> 'revision' ->> 'n')::int as revision, at, actor, action, reason
               from audit.record where tenant = $1 and row_id = any($2) and changes -> 'revision' is not null";
    let ids: Vec<uuid::Uuid> = records.iter().map(|record| record.0).collect();
    let mut found = HashMap::new();
    for row in tx.rows(sql, [tx.ctx.tenant.0.into(), ids.into()]).await? {
        let revision: i32 = row.try_get("", "revision")?;
        let revision = u32::try_from(revision).map_err(|error| internal(&error))?;
        let origin = Origin {
            at: Instant(row.try_get("", "at")?),
            by: PersonId(row.try_get("", "actor")?),
            action: row.try_get("", "action")?,
            reason: row.try_get::<Option<String>>("", "reason")?.filter(|reason| !reason.is_empty()),
        };
        found.insert((RecordId(row.try_get("", "row_id")?), revision), origin);
    }
    Ok(found)
}

/// Who changed records in reach, by id.
pub async fn authors(tx: &Tx, study: StudyId) -> Outcome<Vec<Author>> {
    let sql = "select distinct on (actor) actor, actor_name, role, organisation from audit.record
               where tenant = $1 and study = $2 order by actor, seq desc";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    let author = |row: &sea_orm::QueryResult| {
        let role: Option<String> = row.try_get("", "role")?;
        Ok(Author {
            person: PersonId(row.try_get("", "actor")?),
            name: row.try_get("", "actor_name")?,
            role: role.and_then(|role| Role::ALL.iter().copied().find(|one| one.as_str() == role)),
            organisation: row.try_get::<Option<String>>("", "organisation")?.unwrap_or_default(),
        })
    };
    rows.iter().map(author).collect()
}
