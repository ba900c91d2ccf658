//! A tenant's data keys, wrapped by the key store, in the database. One is active and seals; those before it still open.
//! Invariant: a key becomes retired only when every transaction that sealed with it as the active one has ended.

use shared::kernel::TenantId;

use super::{Fault, Key, Vault};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// What the wrapping is bound to beside the tenant.
pub(super) fn name(n: u32) -> String {
    format!("data key {n}")
}

/// The key that seals, and its number; made when the tenant has none yet.
pub(super) async fn active(vault: &Vault, tx: &Tx) -> Outcome<(u32, Key)> {
    if let Some(key) = find_active(vault, tx).await? {
        return Ok(key);
    }
    if destroyed(tx).await? {
        return Err(Fault::Destroyed.into());
    }
    let key = Key::fresh()?;
    put(vault, tx, 1, &key).await?;
    // Somebody else may have been faster: what counts is the one that is there.
    find_active(vault, tx).await?.ok_or_else(|| internal(&"a data key was made and is not there"))
}

async fn find_active(vault: &Vault, tx: &Tx) -> Outcome<Option<(u32, Key)>> {
    // Held until the end of the transaction, so that a rotation waits for what is being sealed.
    let lock = if tx.ctx.writes { "for share" } else { "" };
    let sql = format!("select n, wrapped from tenant_key where tenant = $1 and state = 'active' {lock}");
    let Some(row) = tx.row(&sql, [tx.ctx.tenant.0.into()]).await? else { return Ok(None) };
    let n = number(row.try_get("", "n")?)?;
    let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
    Ok(Some((n, vault.kms.unwrap(tx.ctx.tenant, &name(n), &wrapped).await?)))
}

async fn destroyed(tx: &Tx) -> Outcome<bool> {
    let sql = "select 1 as one from tenant_key where tenant = $1 and state = 'destroyed' limit 1";
    Ok(tx.row(sql, [tx.ctx.tenant.0.into()]).await?.is_some())
}

/// Writes a new active key down, unless there is one.
pub(super) async fn put(vault: &Vault, tx: &Tx, n: u32, key: &Key) -> Outcome<()> {
    let tenant: TenantId = tx.ctx.tenant;
    let wrapped = vault.kms.wrap(tenant, &name(n), key).await?;
    let sql = "insert into tenant_key (tenant, id, n, wrapped) values ($1, $2, $3, $4) on conflict do nothing";
    tx.run(sql, [tenant.0.into(), fresh().into(), i32::try_from(n).unwrap_or(i32::MAX).into(), wrapped.into()]).await?;
    Ok(())
}

/// The key of that number, whether it still seals or only opens.
pub(super) async fn numbered(vault: &Vault, tx: &Tx, n: u32) -> Outcome<Key> {
    let sql = "select wrapped from tenant_key where tenant = $1 and n = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), i32::try_from(n).unwrap_or(i32::MAX).into()]).await?.ok_or(Fault::Tampered)?;
    let wrapped: Option<Vec<u8>> = row.try_get("", "wrapped")?;
    Ok(vault.kms.unwrap(tx.ctx.tenant, &name(n), &wrapped.ok_or(Fault::Destroyed)?).await?)
}

pub(super) fn number(n: i32) -> Outcome<u32> {
    u32::try_from(n).map_err(|error| internal(&error))
}
