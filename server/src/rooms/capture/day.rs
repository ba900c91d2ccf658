//! The day it is at each site in reach: a day begins and ends where the subject is seen (TIM-06).

use std::collections::HashMap;

use jiff::civil::Date;
use sea_orm::Value;
use shared::kernel::{Instant, SiteId, StudyId};

use super::windows;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// A site and its day.
#[derive(Clone, Debug)]
pub struct Local {
    pub id: SiteId,
    pub study: StudyId,
    pub code: String,
    pub name: String,
    pub time_zone: String,
    pub today: Option<Date>,
}

/// The sites in reach, by study and code.
#[derive(Debug)]
pub struct Days(pub Vec<Local>);

impl Days {
    /// Of one study, or of all.
    pub async fn read(tx: &Tx, study: Option<StudyId>) -> Outcome<Self> {
        let sql = "select id, study, code, name, time_zone, now() as now from site where tenant = $1 and ($2::uuid is null or study = $2)
                   order by study, code";
        let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.map(|study| study.0).into()]).await?;
        let local = |row: &sea_orm::QueryResult| -> Outcome<Local> {
            let now: time::OffsetDateTime = row.try_get("", "now")?;
            let time_zone: String = row.try_get("", "time_zone")?;
            Ok(Local {
                id: SiteId(row.try_get("", "id")?),
                study: StudyId(row.try_get("", "study")?),
                code: row.try_get("", "code")?,
                name: row.try_get("", "name")?,
                today: windows::today(Instant(now), &time_zone),
                time_zone,
            })
        };
        rows.iter().map(local).collect::<Outcome<Vec<Local>>>().map(Self)
    }

    /// Sites, days and codes for a statement: `unnest($1::uuid[], ($2::text[])::date[], $3::text[])`. A site without a day has
    /// one before every window.
    pub fn arrays(&self) -> [Value; 3] {
        let sites: Vec<uuid::Uuid> = self.0.iter().map(|site| site.id.0).collect();
        let day = |site: &Local| site.today.map_or_else(|| "-infinity".to_owned(), |day| day.to_string());
        let days: Vec<String> = self.0.iter().map(day).collect();
        let codes: Vec<String> = self.0.iter().map(|site| site.code.clone()).collect();
        [sites.into(), days.into(), codes.into()]
    }

    pub fn by_site(&self) -> HashMap<SiteId, &Local> {
        self.0.iter().map(|site| (site.id, site)).collect()
    }
}
