//! Tasks that queries are for people: to answer, to look at once they are answered, to release. Figures are those of the workbench.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt;
use shared::access::Permission;
use shared::agenda::{Figure, Kind, Task};
use shared::kernel::{StudyId, VersionId};
use shared::queries::api::QueryRow;

use super::read::{COLUMNS, count, row};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::agenda::{Asked, Source, Waiting};
use crate::rooms::study::{Version, version};

/// Queries.
pub const SOURCE: Source = Source { name: "queries", ask: |tx, asked| tasks(tx, asked).boxed() };

/// Which queries are tasks of a kind. The active ones are spelled as their partial index is.
const KINDS: [(Kind, &str); 3] = [
    (Kind::QueryAnswer, "q.state in ('open', 'reopened')"),
    (Kind::QueryReview, "q.state = 'answered'"),
    (Kind::QueryRelease, "q.state = 'candidate'"),
];

async fn tasks(tx: &Tx, asked: Asked) -> Outcome<Waiting> {
    let (mut figures, mut tasks) = (Vec::new(), Vec::new());
    let mut versions = HashMap::new();
    for (kind, state) in KINDS {
        let rows = waiting(tx, &asked, kind, state).await?;
        let total = rows.first().map_or(Ok(0), |row| row.try_get::<i32>("", "total"))?;
        figures.push(Figure { kind, count: count(total) });
        if asked.kind.is_none_or(|one| one == kind) {
            for found in &rows {
                tasks.push(task(tx, kind, StudyId(found.try_get("", "study")?), row(found)?, &mut versions).await?);
            }
        }
    }
    Ok((figures, tasks))
}

/// The most urgent ones, and how many there are in all: those with a due date first, then those that have waited longest.
async fn waiting(tx: &Tx, asked: &Asked, kind: Kind, state: &str) -> Outcome<Vec<sea_orm::QueryResult>> {
    let places = tx.ctx.grants.places(kind.needs());
    if !places.all && places.studies.is_empty() && places.sites.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select q.study, {COLUMNS}, q.total::int as total from (select q.*, count(*) over () as total from query q left join (select w.study, array_agg(u) as items from study_version w,
            unnest(w.unblinding) u where w.tenant = $1 and w.published_at is not null group by w.study) h on h.study = q.study
            where q.tenant = $1 and q.state in ('candidate', 'open', 'answered', 'reopened') and {state}
            and ($2 or q.study = any($3) or q.site = any($4)) and ($5::uuid is null or q.study = $5) and ($6::uuid is null or q.site = $6)
            and (h.items is null or q.item is null or not split_part(q.item, '/', 3) = any(h.items) or $8 or q.study = any($9))
            order by q.due, q.asked_at, q.id limit $7) q
        join subject s on s.tenant = q.tenant and s.id = q.subject join site i on i.tenant = q.tenant and i.id = q.site
        order by q.due, q.asked_at, q.id"
    );
    let studies: Vec<uuid::Uuid> = places.studies.iter().map(|id| id.0).collect();
    let sites: Vec<uuid::Uuid> = places.sites.iter().map(|id| id.0).collect();
    let (study, site) = (asked.study.map(|id| id.0), asked.site.map(|id| id.0));
    let seen = tx.ctx.grants.studies(Permission::SeeUnblinded);
    let everywhere = seen.is_none();
    let seen: Vec<uuid::Uuid> = seen.unwrap_or_default().into_iter().map(|id| id.0).collect();
    let values = [
        tx.ctx.tenant.0.into(),
        places.all.into(),
        studies.into(),
        sites.into(),
        study.into(),
        site.into(),
        i64::from(asked.limit).into(),
        everywhere.into(),
        seen.into(),
    ];
    tx.rows(&sql, values).await
}

type Versions = HashMap<VersionId, Arc<Version>>;

async fn task(tx: &Tx, kind: Kind, study: StudyId, query: QueryRow, versions: &mut Versions) -> Outcome<Task> {
    let version = match versions.get(&query.version) {
        Some(version) => Arc::clone(version),
        None => Arc::clone(versions.entry(query.version).or_insert(version(tx, query.version).await?)),
    };
    let address = query.address;
    let visit = address.visit.as_ref();
    let visit_title = visit.map(|oid| version.design.visit(oid).map_or_else(|| oid.to_string(), |visit| visit.title().to_owned()));
    let form = address.form.as_ref();
    let form_title = form.map(|oid| version.plan(oid).map_or_else(|| oid.to_string(), |plan| plan.form.title("").to_owned()));
    let item = address.key().map(|key| key.to_string());
    Ok(Task {
        kind,
        study,
        site: query.site,
        subject: address.subject,
        key: query.key,
        visit: address.visit.unwrap_or_default(),
        visit_n: address.visit_n.unwrap_or(1),
        visit_title: visit_title.unwrap_or_default(),
        form: address.form,
        form_n: address.form_n.unwrap_or(1),
        form_title: form_title.unwrap_or_default(),
        from: None,
        days: query.left,
        until: query.due,
        findings: 0,
        since: Some(query.asked.at),
        query: Some(query.id),
        item,
        asks: Some(query.words),
    })
}
