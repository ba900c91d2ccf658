//! Searching, newest first.

use std::time::{Duration, Instant as Stopwatch};

use sea_orm::QueryResult;
use shared::audit::api::{Trail, TrailFilter};
use shared::kernel::Instant;

use super::ask::{Asked, Place, columns, union};
use super::hidden::{self, kept};
use super::kinds::{Realm, Shadow, shadows};
use super::read::entries;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Entries that are looked at together at most, where no index answers the question.
pub const WINDOW: usize = 20_000;
/// And at first. Each window is twice the one before, and so takes about as long as all before it.
const FIRST: usize = 1_000;
/// When this much has gone, the page says how far back was looked: another window would double it.
const PATIENCE: Duration = Duration::from_millis(100);

/// A page of the trail.
pub async fn page(tx: &Tx, realm: Realm, filter: TrailFilter) -> Outcome<Trail> {
    let limit = usize::from(filter.limit.unwrap_or(50));
    let mut after = filter.after.as_ref().map(|cursor| Place::parse(&cursor.0)).transpose()?;
    let (shadows, hidden) = (shadows(tx, realm).await?, hidden::of(tx, realm).await?);
    let (mut rows, mut window, started) = (Vec::new(), FIRST, Stopwatch::now());
    loop {
        let found = look(tx, realm, &filter, &shadows, after.as_ref(), limit + 1 - rows.len(), window).await?;
        window = WINDOW.min(window * 2);
        rows.extend(kept(&hidden, &filter, entries(tx, &found.rows).await?));
        if rows.len() > limit {
            rows.truncate(limit);
            let next = rows.last().map(|last| Place::of(last).cursor());
            return Ok(Trail { rows, next, looked_back_to: None });
        }
        let Some(edge) = found.edge else { return Ok(Trail { rows, next: None, looked_back_to: None }) };
        if started.elapsed() > PATIENCE {
            return Ok(Trail { rows, next: Some(edge.cursor()), looked_back_to: Some(edge.at) });
        }
        after = Some(edge);
    }
}

/// What one look found.
pub struct Look {
    pub rows: Vec<QueryResult>,
    /// The last entry that was looked at; none: there is nothing behind.
    pub edge: Option<Place>,
}

/// Looks at the next entries, at most a window of them.
pub async fn look(
    tx: &Tx,
    realm: Realm,
    filter: &TrailFilter,
    shadows: &[Shadow],
    after: Option<&Place>,
    limit: usize,
    window: usize,
) -> Outcome<Look> {
    let Some((sql, values, window)) = statement(tx, realm, filter, shadows, after, limit, window)? else {
        return Ok(Look { rows: Vec::new(), edge: None });
    };
    let mut rows = tx.rows(&sql, values).await?;
    let Some(first) = rows.first() else { return Ok(Look { rows, edge: None }) };
    let looked: i64 = first.try_get("", "looked")?;
    let edge =
        Place { at: Instant(first.try_get("", "edge_at")?), kind: first.try_get("", "edge_kind")?, seq: first.try_get("", "edge_seq")? };
    let whole = usize::try_from(looked).is_ok_and(|looked| looked < window);
    rows.retain(|row| row.try_get::<Option<i64>>("", "seq").is_ok_and(|seq| seq.is_some()));
    // As many as were asked for: there may be more behind the last of them, in what was looked at already.
    let edge = match rows.last().filter(|_| rows.len() >= limit) {
        Some(last) => Some(Place { at: Instant(last.try_get("", "at")?), kind: last.try_get("", "kind")?, seq: last.try_get("", "seq")? }),
        None => (!whole).then_some(edge),
    };
    Ok(Look { rows, edge })
}

/// The statement of a look, its values, and how many entries it looks at. None: no table can hold what is asked for.
pub type Statement = Option<(String, Vec<sea_orm::Value>, usize)>;

/// Public for the test that reads its plan.
pub fn statement(
    tx: &Tx,
    realm: Realm,
    filter: &TrailFilter,
    shadows: &[Shadow],
    after: Option<&Place>,
    limit: usize,
    window: usize,
) -> Outcome<Statement> {
    let mut asked = Asked::default();
    let mut branches = asked.branches(tx, realm, filter, shadows);
    if branches.is_empty() {
        return Ok(None);
    }
    if let Some(place) = after {
        let behind = asked.behind(place, true);
        branches.iter_mut().for_each(|branch| branch.on.push_str(&behind(&branch.shadow)));
    }
    let rest = asked.rest(filter);
    let window = if rest.is_some() { window.max(limit) } else { limit };
    let rest = rest.unwrap_or_else(|| "true".to_owned());
    let looked = union(&branches, "desc", window);
    let sql = format!(
        "with w as materialized ({looked}),
           hit as (select * from w where {rest} order by w.at desc, w.kind desc, w.seq desc limit {limit}),
           edge as (select w.at as edge_at, w.kind as edge_kind, w.seq as edge_seq, (select count(*) from w) as looked
                    from w order by w.at, w.kind, w.seq limit 1)
         select edge.*, {} from edge left join hit on true order by hit.at desc, hit.kind desc, hit.seq desc",
        columns("hit")
    );
    Ok(Some((sql, asked.values, window)))
}
