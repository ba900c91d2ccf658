//! Filters that people keep, for themselves or for everybody in the study. A forgotten one stays in the history.

use shared::kernel::{Code, FilterId, StudyId};
use shared::queries::api::{NewFilter, QueryFilter, SavedFilter};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// One's own, and those that others share.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Vec<SavedFilter>> {
    let sql = "select id, name, filter::text as filter, shared, owner, owner_name from query_filter
               where tenant = $1 and study = $2 and not forgotten and (shared or owner = $3) order by lower(name), id";
    let me = tx.ctx.actor.person.0;
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into(), me.into()]).await?;
    let one = |row: &sea_orm::QueryResult| {
        let filter: String = row.try_get("", "filter")?;
        let owner: uuid::Uuid = row.try_get("", "owner")?;
        Ok(SavedFilter {
            id: FilterId(row.try_get("", "id")?),
            name: row.try_get("", "name")?,
            filter: serde_json::from_str(&filter).map_err(|error| internal(&error))?,
            shared: row.try_get("", "shared")?,
            owner: row.try_get("", "owner_name")?,
            own: owner == me,
        })
    };
    rows.iter().map(one).collect()
}

/// Keeps a filter; kept before under the same id, it is answered alike.
pub async fn save(tx: &Tx, study: StudyId, new: NewFilter) -> Outcome<Vec<SavedFilter>> {
    let filter = QueryFilter { after: None, limit: None, ..new.filter };
    let json = serde_json::to_string(&filter).map_err(|error| internal(&error))?;
    let sql = "insert into query_filter (tenant, id, study, owner, owner_name, name, filter, shared)
               values ($1, $2, $3, $4, $5, $6, ($7::text)::jsonb, $8) on conflict do nothing";
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        new.name.trim().into(),
        json.into(),
        new.shared.into(),
    ];
    tx.run(sql, values).await?;
    list(tx, study).await
}

/// Forgets one of one's own.
pub async fn forget(tx: &Tx, study: StudyId, filter: FilterId) -> Outcome<Vec<SavedFilter>> {
    let sql = "update query_filter set forgotten = true where tenant = $1 and study = $2 and id = $3 and owner = $4 and not forgotten";
    let values = [tx.ctx.tenant.0.into(), study.0.into(), filter.0.into(), tx.ctx.actor.person.0.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::NotFound.into());
    }
    list(tx, study).await
}
