//! Tasks for whoever signs: what was signed and has changed since, and visits that are complete and were never signed. Counted from the
//! subjects' standings, which capture keeps ready.

use futures_util::FutureExt;
use shared::access::{Permission, Places};
use shared::agenda::{Figure, Kind, Task};
use shared::kernel::{Instant, SiteId, StudyId, SubjectId, VersionId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::agenda::{Asked, Source, Waiting};
use crate::rooms::capture::signed::ToSign;
use crate::rooms::study::version;

/// What is to be signed.
pub const SOURCE: Source = Source { name: "review", ask: |tx, asked| tasks(tx, asked).boxed() };

const FROM: &str = "from standing t where t.tenant = $1 and ($2 or t.study = any($3) or t.site = any($4))
    and ($5::uuid is null or t.study = $5) and ($6::uuid is null or t.site = $6)";

async fn tasks(tx: &Tx, asked: Asked) -> Outcome<Waiting> {
    let places = tx.ctx.grants.places(Permission::RecordSign);
    if places == Places::default() {
        return Ok((Vec::new(), Vec::new()));
    }
    let figures = figures(tx, &places, &asked).await?;
    let wanted = |kind| asked.kind.is_none_or(|one| one == kind) && figures.iter().any(|one| one.kind == kind && one.count > 0);
    let mut tasks = Vec::new();
    for kind in [Kind::SignAgain, Kind::ToSign].into_iter().filter(|kind| wanted(*kind)) {
        tasks.extend(of_kind(tx, &places, &asked, kind).await?);
    }
    Ok((figures, tasks))
}

fn values(tx: &Tx, places: &Places, asked: &Asked) -> Vec<sea_orm::Value> {
    let studies: Vec<uuid::Uuid> = places.studies.iter().map(|id| id.0).collect();
    let sites: Vec<uuid::Uuid> = places.sites.iter().map(|id| id.0).collect();
    let (study, site) = (asked.study.map(|id| id.0), asked.site.map(|id| id.0));
    vec![tx.ctx.tenant.0.into(), places.all.into(), studies.into(), sites.into(), study.into(), site.into()]
}

async fn figures(tx: &Tx, places: &Places, asked: &Asked) -> Outcome<Vec<Figure>> {
    let sql = format!("select coalesce(sum(t.to_sign), 0) as first, coalesce(sum(t.to_sign_again), 0) as again {FROM}");
    let Some(row) = tx.row(&sql, values(tx, places, asked)).await? else { return Ok(Vec::new()) };
    let figure = |kind, column: &str| -> Outcome<Figure> {
        let count: i64 = row.try_get("", column)?;
        Ok(Figure { kind, count: u32::try_from(count).unwrap_or(u32::MAX) })
    };
    Ok(vec![figure(Kind::SignAgain, "again")?, figure(Kind::ToSign, "first")?])
}

async fn of_kind(tx: &Tx, places: &Places, asked: &Asked, kind: Kind) -> Outcome<Vec<Task>> {
    let column = if kind == Kind::SignAgain { "to_sign_again" } else { "to_sign" };
    let sql = format!(
        "select t.id, t.study, t.site, t.key, t.signs::text as signs, t.changed_at, s.version from (select t.* {FROM} and t.{column} > 0
            order by t.changed_at limit {}) t join subject s on s.tenant = t.tenant and s.id = t.id order by t.changed_at",
        asked.limit
    );
    let mut tasks = Vec::new();
    for row in tx.rows(&sql, values(tx, places, asked)).await? {
        let signs: Vec<ToSign> = serde_json::from_str(&row.try_get::<String>("", "signs")?).map_err(|error| internal(&error))?;
        for one in signs.iter().filter(|one| one.again == (kind == Kind::SignAgain)) {
            tasks.push(task(tx, &row, kind, one).await?);
        }
    }
    tasks.truncate(usize::from(asked.limit));
    Ok(tasks)
}

async fn task(tx: &Tx, row: &sea_orm::QueryResult, kind: Kind, one: &ToSign) -> Outcome<Task> {
    let version = version(tx, VersionId(row.try_get("", "version")?)).await?;
    let visit = one.visit.clone().unwrap_or_default();
    let title = |form| version.plan(form).map(|plan| plan.form.title("").to_owned());
    Ok(Task {
        kind,
        study: StudyId(row.try_get("", "study")?),
        site: SiteId(row.try_get("", "site")?),
        subject: SubjectId(row.try_get("", "id")?),
        key: row.try_get("", "key")?,
        visit_n: one.visit_n.unwrap_or_default(),
        visit_title: version.design.visit(&visit).map_or_else(|| visit.to_string(), |visit| visit.title().to_owned()),
        visit,
        form_title: one.form.as_ref().and_then(title).unwrap_or_default(),
        form: one.form.clone(),
        form_n: one.form_n.unwrap_or_default(),
        from: None,
        until: None,
        days: None,
        findings: 0,
        since: Some(Instant(row.try_get("", "changed_at")?)),
        query: None,
        item: None,
        asks: None,
    })
}
