//! Sites: where subjects are enrolled.

use shared::kernel::{Code, Instant, Problem, SiteId, StudyId};
use shared::study::api::{NewSite, SiteView};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

const VIEW: &str = "select id, code, name, country, time_zone from site where tenant = $1 and study = $2";

/// The sites in reach, by code.
pub async fn reach(tx: &Tx, study: StudyId) -> Outcome<Vec<SiteView>> {
    let rows = tx.rows(&format!("{VIEW} order by code"), [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    if rows.is_empty() {
        super::exists(tx, study).await?;
    }
    rows.iter().map(read).collect()
}

/// The sites in reach and since when they are open, by code.
pub async fn opened(tx: &Tx, study: StudyId) -> Outcome<Vec<(SiteView, Instant)>> {
    let sql = "select id, code, name, country, time_zone, opened_at from site where tenant = $1 and study = $2 order by code";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    rows.iter().map(|row| Ok((read(row)?, Instant(row.try_get("", "opened_at")?)))).collect()
}

/// Opens a site. Opened before under the same id, it is answered as it is.
pub async fn open(tx: &Tx, study: StudyId, new: NewSite) -> Outcome<SiteView> {
    let tenant = tx.ctx.tenant.0;
    if jiff::tz::TimeZone::get(&new.time_zone).is_err() {
        return Err(Problem::new(Code::Invalid).at("/time_zone", "This is not an IANA time zone, such as Europe/Berlin.").into());
    }
    let id: uuid::Uuid = new.id.0;
    if let Some(row) = tx.row(&format!("{VIEW} and id = $3"), [tenant.into(), study.0.into(), id.into()]).await? {
        return read(&row);
    }
    let sql = "insert into site (tenant, id, study, code, name, country, time_zone, version)
               select tenant, $3, id, $4, $5, $6, $7, version from study where tenant = $1 and id = $2";
    let country = new.country.to_uppercase();
    let values = [
        tenant.into(),
        study.0.into(),
        id.into(),
        new.code.trim().into(),
        new.name.trim().into(),
        country.as_str().into(),
        new.time_zone.as_str().into(),
    ];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::NotFound.into());
    }
    Ok(SiteView { id: new.id, code: new.code.trim().into(), name: new.name.trim().into(), country, time_zone: new.time_zone })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<SiteView> {
    Ok(SiteView {
        id: SiteId(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        name: row.try_get("", "name")?,
        country: row.try_get("", "country")?,
        time_zone: row.try_get("", "time_zone")?,
    })
}
