//! Destruction: a tenant's key goes, and with it whatever was sealed for the tenant, in every copy that was ever made.
//! Invariants: the rows stay as gravestones, and the audit trail says who destroyed them and why; done again, it changes nothing;
//! a key file that comes back from a backup is destroyed again.

use shared::kernel::TenantId;

use super::Held;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

const GRAVESTONE: &str = "update tenant_key set state = 'destroyed', wrapped = null, destroyed_at = clock_timestamp()
    where tenant = $1 and state <> 'destroyed'";

/// Destroys the key of the context's tenant; how many items can be read no more.
///
/// The key store goes first: if the commit fails, what is lost is the entry, not the erasure, and a second call makes the entry.
pub async fn destroy(app: &App, ctx: &Ctx) -> Outcome<i64> {
    let tx = app.db.begin(ctx).await?;
    let dug = tx.run(GRAVESTONE, [ctx.tenant.0.into()]).await?;
    if dug == 0 && !known(&tx).await? {
        // A tenant that never kept anything gets a gravestone, too: no key will ever be made.
        let sql = "insert into tenant_key (tenant, id, n, state, destroyed_at) values ($1, $2, 1, 'destroyed', clock_timestamp())";
        tx.run(sql, [ctx.tenant.0.into(), fresh().into()]).await?;
    }
    let row = tx.row("select count(*) as n from vault_item where tenant = $1", [ctx.tenant.0.into()]).await?;
    app.vault.kms.destroy(ctx.tenant).await?;
    tx.commit().await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "n"))?)
}

async fn known(tx: &Tx) -> Outcome<bool> {
    Ok(tx.row("select 1 as one from tenant_key where tenant = $1 limit 1", [tx.ctx.tenant.0.into()]).await?.is_some())
}

/// Destroys again what a backup brought back: on either side, one gravestone is enough. How many tenants that were.
pub async fn bury(app: &App, tenants: &[TenantId]) -> Outcome<usize> {
    let mut buried = 0;
    for tenant in tenants {
        let ctx = Ctx { reason: Some("Destroyed before; came back from a backup".into()), ..Ctx::system(*tenant, "vault.Bury") };
        let tx = app.db.begin(&Ctx { writes: false, ..ctx.clone() }).await?;
        let sql = "select count(*) filter (where state = 'destroyed') as gone, count(*) filter (where state <> 'destroyed') as there
                   from tenant_key where tenant = $1";
        let Some(row) = tx.row(sql, [tenant.0.into()]).await? else { continue };
        let (gone, there): (i64, i64) = (row.try_get("", "gone")?, row.try_get("", "there")?);
        drop(tx);
        let held = app.vault.kms.held(*tenant).await?;
        let came_back = (gone > 0 && held != Held::Destroyed) || (held == Held::Destroyed && there > 0);
        if came_back {
            destroy(app, &ctx).await?;
            buried += 1;
        }
    }
    Ok(buried)
}
