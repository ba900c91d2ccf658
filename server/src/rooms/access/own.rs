//! The tenant's own roles: made of the same permissions, based on a built-in role, within the tables of what a role may never include.

use sea_orm::QueryResult;
use shared::access::api::{NewRole, RoleView};
use shared::access::{GRID, Permission, Unfit, unfit};
use shared::kernel::{Code, OwnRoleId, Problem};

use super::read::{name_of, permissions, read_role};
use crate::kernel::db::{Forget, Tx};
use crate::kernel::failure::Outcome;

const VIEW: &str = "select o.id, o.name, o.note, o.base, o.may, o.retired, o.revision,
    (select count(distinct m.person) from membership m where m.tenant = o.tenant and m.own_role = o.id
      and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now())) as held
    from own_role o where o.tenant = $1";

/// All of them, those that are given first.
pub async fn list(tx: &Tx) -> Outcome<Vec<RoleView>> {
    let rows = tx.rows(&format!("{VIEW} order by o.retired, lower(o.name), o.id"), [tx.ctx.tenant.0.into()]).await?;
    rows.iter().map(read).collect()
}

async fn one(tx: &Tx, id: OwnRoleId) -> Outcome<Option<RoleView>> {
    let row = tx.row(&format!("{VIEW} and o.id = $2"), [tx.ctx.tenant.0.into(), id.0.into()]).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &QueryResult) -> Outcome<RoleView> {
    Ok(RoleView {
        id: OwnRoleId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        note: row.try_get("", "note")?,
        base: read_role(&row.try_get::<String>("", "base")?)?,
        may: permissions(row.try_get("", "may")?),
        held: row.try_get("", "held")?,
        retired: row.try_get("", "retired")?,
        revision: row.try_get("", "revision")?,
    })
}

/// Makes a role, or changes one that is as it was shown.
pub async fn keep(tx: &mut Tx, id: OwnRoleId, new: NewRole) -> Outcome<RoleView> {
    let found = unfit(new.base, &new.may);
    if !found.is_empty() {
        let problem = found.into_iter().fold(Problem::new(Code::Invalid), |problem, one| problem.at("/may", words(one)));
        return Err(problem.into());
    }
    match one(tx, id).await? {
        None if new.revision == 0 => make(tx, id, &new).await?,
        // Sent again over a poor line: it is there as it was asked for.
        Some(known) if new.revision == 0 && same(&known, &new) => {}
        Some(known) if known.revision == new.revision => change(tx, &known, &new).await?,
        _ => return Err(Code::Changed.into()),
    }
    one(tx, id).await?.ok_or_else(|| Code::NotFound.into())
}

async fn make(tx: &Tx, id: OwnRoleId, new: &NewRole) -> Outcome<()> {
    let sql = "insert into own_role (tenant, id, name, note, base, may) values ($1, $2, $3, $4, $5, $6)";
    let (name, note) = (new.name.trim(), new.note.trim());
    let values = [tx.ctx.tenant.0.into(), id.0.into(), name.into(), note.into(), new.base.as_str().into(), names(&new.may).into()];
    tx.run(sql, values).await.map(|_| ())
}

async fn change(tx: &mut Tx, known: &RoleView, new: &NewRole) -> Outcome<()> {
    if known.base != new.base {
        return Err(Problem::new(Code::Invalid).at("/base", "What a role is based on stays. Make another role.").into());
    }
    refuse_own(tx, known.id).await?;
    let sql = "update own_role set name = $3, note = $4, may = $5, revision = revision + 1 where tenant = $1 and id = $2 and revision = $6";
    let (name, note) = (new.name.trim(), new.note.trim());
    let values = [tx.ctx.tenant.0.into(), known.id.0.into(), name.into(), note.into(), names(&new.may).into(), known.revision.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::Changed.into());
    }
    tx.forgets.push(Forget::Tenant(tx.ctx.tenant));
    Ok(())
}

/// Nobody gives themself more by changing a role that they hold.
async fn refuse_own(tx: &Tx, id: OwnRoleId) -> Outcome<()> {
    let sql =
        "select 1 from membership where tenant = $1 and own_role = $2 and person = $3 and (ends_at is null or ends_at > now()) limit 1";
    match tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into(), tx.ctx.actor.person.0.into()]).await? {
        None => Ok(()),
        Some(_) => Err(Problem::new(Code::Forbidden).detail("Nobody changes a role that they hold themself.").into()),
    }
}

/// Takes a role out of use.
pub async fn retire(tx: &Tx, id: OwnRoleId) -> Outcome<RoleView> {
    let sql = "update own_role set retired = true, revision = revision + 1 where tenant = $1 and id = $2 and not retired";
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?;
    one(tx, id).await?.ok_or_else(|| Code::NotFound.into())
}

fn same(known: &RoleView, new: &NewRole) -> bool {
    (known.base, known.name.as_str(), names(&known.may)) == (new.base, new.name.trim(), names(&new.may))
}

/// Each once, in the order of the grid.
fn names(may: &[Permission]) -> Vec<String> {
    GRID.iter().map(|(permission, _)| *permission).filter(|one| may.contains(one)).map(name_of).collect()
}

fn words(unfit: Unfit) -> String {
    let word = |permission: Permission| name_of(permission).replace('_', " ");
    match unfit {
        Unfit::Base => "Nothing is based on the provider's support.".to_owned(),
        Unfit::NotFor(one) => format!("“{}” is never part of a role with this base.", word(one)),
        Unfit::Together(one, other) => format!("“{}” and “{}” are never in one role.", word(one), word(other)),
        Unfit::Misses(one) => format!("“{}” stays with every role with this base.", word(one)),
    }
}
