//! The list: figures and tasks of every kind, brought together and put in order.

use shared::access::Permission;
use shared::agenda::Kind;
use shared::agenda::api::{Agenda, AgendaFilter, AgendaSite};
use shared::kernel::{SiteId, StudyId};

use super::{Asked, Source};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

const USUAL: u16 = 50;

/// What waits for whoever asks.
pub async fn agenda(tx: &Tx, filter: &AgendaFilter, sources: &[Source]) -> Outcome<Agenda> {
    let asked = Asked { study: filter.study, site: filter.site, kind: filter.kind, limit: filter.limit.unwrap_or(USUAL) };
    let mut agenda = Agenda { sites: sites(tx).await?, ..Agenda::default() };
    for source in sources {
        let (figures, tasks) = (source.ask)(tx, asked).await?;
        agenda.figures.extend(figures.into_iter().filter(|figure| figure.count > 0));
        agenda.tasks.extend(tasks);
    }
    let place = |kind: Kind| Kind::ALL.iter().position(|one| *one == kind);
    agenda.figures.sort_by_key(|figure| place(figure.kind));
    // Within a kind its source has put them in order.
    agenda.tasks.sort_by_key(|task| place(task.kind));
    Ok(agenda)
}

/// Where the person has anything to do with subjects, whatever the filter says.
async fn sites(tx: &Tx) -> Outcome<Vec<AgendaSite>> {
    let places = tx.ctx.grants.places(Permission::SubjectRead);
    let sql = "select i.id, i.study, i.code, i.name, i.time_zone, coalesce(nullif(trim(y.protocol), ''), y.name) as study_title
               from site i join study y on y.tenant = i.tenant and y.id = i.study
               where i.tenant = $1 and ($2 or i.study = any($3) or i.id = any($4)) order by study_title, i.study, i.code";
    let studies: Vec<uuid::Uuid> = places.studies.iter().map(|id| id.0).collect();
    let sites: Vec<uuid::Uuid> = places.sites.iter().map(|id| id.0).collect();
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), places.all.into(), studies.into(), sites.into()]).await?;
    let read = |row: &sea_orm::QueryResult| -> Outcome<AgendaSite> {
        Ok(AgendaSite {
            study: StudyId(row.try_get("", "study")?),
            study_title: row.try_get("", "study_title")?,
            site: SiteId(row.try_get("", "id")?),
            site_code: row.try_get("", "code")?,
            site_name: row.try_get("", "name")?,
            time_zone: row.try_get("", "time_zone")?,
        })
    };
    rows.iter().map(read).collect()
}
