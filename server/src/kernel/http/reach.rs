//! How far a call reaches that is about no single study.
//!
//! The fence asks for the study and for the site of a row, each by itself. Where somebody sees all of one study and one site of
//! another, "all sites" would open the other study's sites too: the sites are then named one by one.

use shared::access::{Places, SiteReach};
use shared::kernel::{SiteId, TenantId};
use uuid::Uuid;

use crate::kernel::db::{Ctx, Db};
use crate::kernel::failure::Outcome;

/// The sites that the places come to. Nothing is asked of the database but for those who hold both kinds of grants.
pub async fn over_studies(db: &Db, tenant: TenantId, places: Places) -> Outcome<SiteReach> {
    if places.all || places.sites.is_empty() {
        return Ok(SiteReach::All);
    }
    if places.studies.is_empty() {
        return Ok(SiteReach::Only(places.sites));
    }
    let ctx = Ctx { studies: Some(places.studies), writes: false, ..Ctx::system(tenant, "kernel.Reach") };
    let tx = db.begin(&ctx).await?;
    let rows = tx.rows("select id from site where tenant = $1", [tenant.0.into()]).await?;
    let whole = rows.iter().map(|row| row.try_get::<Uuid>("", "id").map(SiteId)).collect::<Result<Vec<_>, _>>()?;
    Ok(SiteReach::Only([places.sites, whole].concat()))
}
