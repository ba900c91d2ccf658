//! Views of lists that people keep. The database shows one's own and those that are shared, and lets nobody change another's.

use shared::capture::{KeptView, NewView};
use shared::kernel::{Code, PersonId, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::exists;

const VIEW: &str = "select v.id, v.list, v.name, v.query, v.shared, v.person, coalesce(p.name, '') as person_name
    from saved_view v left join person p on p.id = v.person where v.tenant = $1 and v.study = $2 and not v.retired";

/// One's own first, then those of others, each by name.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Vec<KeptView>> {
    let sql = format!("{VIEW} order by v.person = $3 desc, lower(v.name), v.id");
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), tx.ctx.actor.person.0.into()]).await?;
    if rows.is_empty() {
        exists(tx, study).await?;
    }
    rows.iter().map(read).collect()
}

/// Keeps a view as it is said now.
pub async fn keep(tx: &Tx, study: StudyId, new: NewView) -> Outcome<KeptView> {
    exists(tx, study).await?;
    let (tenant, person) = (tx.ctx.tenant.0, tx.ctx.actor.person);
    let own = "select person from saved_view where tenant = $1 and study = $2 and id = $3";
    let known = tx.row(own, [tenant.into(), study.0.into(), new.id.into()]).await?;
    let known = known.map(|row| row.try_get::<uuid::Uuid>("", "person")).transpose()?;
    let name = new.name.trim().to_owned();
    let values = |rest: Vec<sea_orm::Value>| [vec![tenant.into(), new.id.into()], rest].concat();
    match known {
        Some(owner) if owner != person.0 => return Err(Code::Forbidden.into()),
        Some(_) => {
            let sql = "update saved_view set name = $3, query = $4, shared = $5, retired = $6 where tenant = $1 and id = $2";
            let said = vec![name.as_str().into(), new.query.as_str().into(), new.shared.into(), new.retired.into()];
            tx.run(sql, values(said)).await?;
        }
        None => {
            let sql = "insert into saved_view (tenant, id, study, person, list, name, query, shared, retired)
                       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
            let list = new.list.as_str().into();
            let said = vec![study.0.into(), person.0.into(), list, name.as_str().into(), new.query.as_str().into()];
            tx.run(sql, values([said, vec![new.shared.into(), new.retired.into()]].concat())).await?;
        }
    }
    let NewView { id, list, query, shared, .. } = new;
    Ok(KeptView { id, list, name, query, shared, person, person_name: tx.ctx.actor.name.clone() })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<KeptView> {
    Ok(KeptView {
        id: row.try_get("", "id")?,
        list: row.try_get("", "list")?,
        name: row.try_get("", "name")?,
        query: row.try_get("", "query")?,
        shared: row.try_get("", "shared")?,
        person: PersonId(row.try_get("", "person")?),
        person_name: row.try_get("", "person_name")?,
    })
}
