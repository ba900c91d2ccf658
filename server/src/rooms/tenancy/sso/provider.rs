//! A provider as it stands in the database, with its secret.

use sea_orm::QueryResult;
use shared::kernel::{Code, ProviderId, RequestId, TenantId};
use uuid::Uuid;

use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};

/// Where the client secrets are in the vault.
pub const SECRET: &str = "tenancy.sso_secret";

#[derive(Clone, Debug)]
pub struct Provider {
    pub tenant: TenantId,
    pub id: ProviderId,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub domains: Vec<String>,
    pub scopes: String,
    pub vouches: bool,
    pub acr: Option<String>,
    pub recheck_seconds: i32,
    pub active: bool,
}

pub const COLUMNS: &str =
    "p.tenant, p.id, p.name, p.issuer, p.client_id, p.domains, p.scopes, p.vouches, p.acr, p.recheck_seconds, p.active";

pub fn read(row: &QueryResult) -> Outcome<Provider> {
    Ok(Provider {
        tenant: TenantId(row.try_get("", "tenant")?),
        id: ProviderId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        issuer: row.try_get("", "issuer")?,
        client_id: row.try_get("", "client_id")?,
        domains: row.try_get("", "domains")?,
        scopes: row.try_get("", "scopes")?,
        vouches: row.try_get("", "vouches")?,
        acr: row.try_get("", "acr")?,
        recheck_seconds: row.try_get("", "recheck_seconds")?,
        active: row.try_get("", "active")?,
    })
}

/// A provider that people can sign in with, whosever it is: before anybody is known, no tenant is.
pub async fn open(app: &App, id: ProviderId, request: RequestId) -> Outcome<Provider> {
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.FindProvider") }).await?;
    let sql = format!("select {COLUMNS} from sso_provider p where p.id = $1 and p.active");
    let row = tx.row(&sql, [id.0.into()]).await?.ok_or(Code::NotFound)?;
    read(&row)
}

/// One of the transaction's tenant, switched on or not.
pub async fn one(tx: &Tx, id: ProviderId) -> Outcome<Provider> {
    let sql = format!("select {COLUMNS} from sso_provider p where p.tenant = $1 and p.id = $2");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    read(&row)
}

/// The client secret; in the provider's tenant.
pub async fn secret(app: &App, tx: &Tx, id: ProviderId) -> Outcome<String> {
    let kept = app.vault.fetch(tx, SECRET, &id.to_string()).await?.ok_or_else(|| internal(&"a provider without a secret"))?;
    String::from_utf8(kept.to_vec()).map_err(|error| internal(&error))
}

/// The tenant's name.
pub async fn tenant_name(tx: &Tx) -> Outcome<String> {
    let row = tx.row("select name from tenant where id = $1", [tx.ctx.tenant.0.into()]).await?.ok_or(Code::NotFound)?;
    Ok(row.try_get("", "name")?)
}

/// The server itself, at work in the provider's tenant.
pub fn in_tenant(tenant: TenantId, action: &'static str, request: RequestId, writes: bool) -> Ctx {
    Ctx { request, writes, ..Ctx::system(tenant, action) }
}

/// An optional id from its column.
pub fn id<T>(row: &QueryResult, column: &str, make: fn(Uuid) -> T) -> Outcome<Option<T>> {
    Ok(row.try_get::<Option<Uuid>>("", column)?.map(make))
}
