//! Rotation: a new version of the tenant's key and a new data key, everything sealed anew, everything read again, and only then
//! the old version of the tenant's key destroyed.
//! Invariants: whatever happens in between, each item opens; begun again, it goes on where it stopped. Data keys before the
//! last stay (wrapped anew): what was sealed outside the table opens with them.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::kernel::{Code, JobId, Problem};

use super::cipher::{About, open, seal};
use super::data_key::{name, number, numbered, put};
use super::{Fault, Key};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::kernel::jobs::{Kind, Work, enqueue};

/// Items sealed anew in one transaction.
const BATCH: i64 = 200;

/// The rotation as a job.
pub const ROTATE: Kind = Kind { name: "vault.Rotate", work };

#[derive(Serialize, Deserialize)]
struct To {
    to: u32,
}

/// What a rotation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// The data key that seals now.
    pub to: u32,
    /// Items sealed anew by this run.
    pub sealed: u64,
    /// Items read again, all that there are.
    pub read: u64,
}

/// Orders a rotation of the transaction's tenant.
pub async fn order(tx: &Tx) -> Outcome<JobId> {
    enqueue(tx, ROTATE.name, To { to: next(tx).await? }).await
}

/// The number of the key after the active one; the active one itself, where an earlier rotation to it was cut short.
async fn next(tx: &Tx) -> Outcome<u32> {
    let sql = "select n, exists (select from vault_item i where i.tenant = $1 and i.key < k.n) as unfinished
               from tenant_key k where k.tenant = $1 and k.state = 'active'";
    let row = tx.row(sql, [tx.ctx.tenant.0.into()]).await?;
    let row = row.ok_or_else(|| Problem::new(Code::NotFound).detail("Nothing was kept for this tenant yet: there is no key to rotate."))?;
    let unfinished: bool = row.try_get("", "unfinished")?;
    Ok(number(row.try_get("", "n")?)?.saturating_add(if unfinished { 0 } else { 1 }))
}

fn work(work: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async move {
        let To { to } = work.args()?;
        let done = run(&work.app, &work.ctx, to, Some(work)).await?;
        Ok(json!(done))
    }
    .boxed()
}

/// Rotates at once, for the command line.
pub async fn rotate(app: &App, ctx: &Ctx) -> Outcome<Rotated> {
    let tx = app.db.begin(ctx).await?;
    let to = next(&tx).await?;
    drop(tx);
    run(app, ctx, to, None).await
}

async fn run(app: &App, ctx: &Ctx, to: u32, job: Option<&Work>) -> Outcome<Rotated> {
    begin(app, ctx, to).await?;
    rewrap(app, ctx).await?;
    let total = count(app, ctx).await?;
    let mut sealed = 0;
    loop {
        let tx = app.db.begin(ctx).await?;
        let batch = seal_anew(app, &tx, to).await?;
        tx.commit().await?;
        if batch == 0 {
            break;
        }
        sealed += batch;
        if let Some(job) = job {
            job.progress(i64::try_from(sealed).unwrap_or(i64::MAX).min(total), total, "").await?;
        }
    }
    let read = read_all(app, ctx).await?;
    app.vault.kms.retire(ctx.tenant).await?;
    Ok(Rotated { to, sealed, read })
}

/// The new keys, unless an earlier run made them.
async fn begin(app: &App, ctx: &Ctx, to: u32) -> Outcome<()> {
    let tx = app.db.begin(ctx).await?;
    let sql = "select n from tenant_key where tenant = $1 and state = 'active' for update";
    let row = tx.row(sql, [ctx.tenant.0.into()]).await?.ok_or(Fault::Destroyed)?;
    if number(row.try_get("", "n")?)? >= to {
        return Ok(());
    }
    app.vault.kms.rotate(ctx.tenant).await?;
    tx.run("update tenant_key set state = 'retired' where tenant = $1 and state = 'active'", [ctx.tenant.0.into()]).await?;
    put(&app.vault, &tx, to, &Key::fresh()?).await?;
    tx.commit().await
}

/// Wraps every data key with the newest version of the tenant's key.
async fn rewrap(app: &App, ctx: &Ctx) -> Outcome<()> {
    let tx = app.db.begin(ctx).await?;
    let rows = tx.rows("select n from tenant_key where tenant = $1 and wrapped is not null for update", [ctx.tenant.0.into()]).await?;
    for row in rows {
        let n: i32 = row.try_get("", "n")?;
        let key = numbered(&app.vault, &tx, number(n)?).await?;
        let wrapped = app.vault.kms.wrap(ctx.tenant, &name(number(n)?), &key).await?;
        tx.run("update tenant_key set wrapped = $3 where tenant = $1 and n = $2", [ctx.tenant.0.into(), n.into(), wrapped.into()]).await?;
    }
    tx.commit().await
}

async fn count(app: &App, ctx: &Ctx) -> Outcome<i64> {
    let tx = app.db.begin(ctx).await?;
    let row = tx.row("select count(*) as n from vault_item where tenant = $1", [ctx.tenant.0.into()]).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "n"))?)
}

/// Seals some items that an older key seals; how many. None: there are no more.
async fn seal_anew(app: &App, tx: &Tx, to: u32) -> Outcome<u64> {
    let tenant = tx.ctx.tenant;
    let newest = i32::try_from(to).map_err(|error| internal(&error))?;
    let sql = "select id, purpose, object, key, sealed from vault_item where tenant = $1 and key < $2 order by key, id limit $3 for update";
    let rows = tx.rows(sql, [tenant.0.into(), newest.into(), BATCH.into()]).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let key = numbered(&app.vault, tx, to).await?;
    for row in &rows {
        let item = Item::of(row)?;
        let plain = item.open(app, tx).await?;
        let about = About { tenant, purpose: &item.purpose, object: &item.object, key: to };
        let sealed = seal(&key, about, &plain)?;
        let sql = "update vault_item set key = $3, sealed = $4 where tenant = $1 and id = $2";
        tx.run(sql, [tenant.0.into(), item.id.into(), newest.into(), sealed.into()]).await?;
    }
    u64::try_from(rows.len()).map_err(|error| internal(&error))
}

/// Opens every item; refused with the first that does not open.
async fn read_all(app: &App, ctx: &Ctx) -> Outcome<u64> {
    let (mut after, mut read) = (uuid::Uuid::nil(), 0);
    loop {
        let tx = app.db.begin(ctx).await?;
        let sql = "select id, purpose, object, key, sealed from vault_item where tenant = $1 and id > $2 order by id limit $3";
        let rows = tx.rows(sql, [ctx.tenant.0.into(), after.into(), BATCH.into()]).await?;
        for row in &rows {
            let item = Item::of(row)?;
            item.open(app, &tx).await?;
            (after, read) = (item.id, read + 1);
        }
        if rows.is_empty() {
            return Ok(read);
        }
    }
}

struct Item {
    id: uuid::Uuid,
    purpose: String,
    object: String,
    key: u32,
    sealed: Vec<u8>,
}

impl Item {
    fn of(row: &sea_orm::QueryResult) -> Outcome<Self> {
        Ok(Self {
            id: row.try_get("", "id")?,
            purpose: row.try_get("", "purpose")?,
            object: row.try_get("", "object")?,
            key: number(row.try_get("", "key")?)?,
            sealed: row.try_get("", "sealed")?,
        })
    }

    async fn open(&self, app: &App, tx: &Tx) -> Outcome<super::Opened> {
        let key = numbered(&app.vault, tx, self.key).await?;
        let about = About { tenant: tx.ctx.tenant, purpose: &self.purpose, object: &self.object, key: self.key };
        open(&key, about, &self.sealed).map_err(|fault| {
            let Self { purpose, object, .. } = self;
            Failure(
                internal(&format!("vault: {purpose} {object}: {fault}")).0.detail(format!("{purpose} {object} does not open: {fault}.")),
            )
        })
    }
}
