//! Following the trail: every entry once, and none passed over, however transactions commit.
//!
//! Running numbers and clocks are read before a commit, so neither says in which order entries become visible. Marks do: see
//! docs/decisions/0012-reading-the-trail.md. A cursor names the mark up to which everything was told (`7`), or a place on the way
//! from one mark to the next (`7-9~place`).

use std::collections::HashMap;

use sea_orm::ConnectionTrait as _;
use shared::audit::api::{Feed, FeedFrom, TrailEntry, TrailFilter};
use shared::kernel::{Code, Cursor, Problem};

use super::ask::{Asked, Place, columns, union};
use super::hidden::{self, kept};
use super::kinds::{Realm, Shadow, shadows};
use super::read::entries;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};

/// Up to so many numbers of a table are read by number, and put in order of time then.
const FEW: i64 = 20_000;

/// Where a listener is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct From {
    /// Everything up to this mark was told.
    mark: i64,
    /// On the way to this mark, behind this place.
    way: Option<(i64, Place)>,
}

impl From {
    fn parse(cursor: Option<&Cursor>) -> Outcome<Self> {
        let broken = || Problem::new(Code::Invalid).at("/after", "This is no cursor of the feed.");
        let Some(Cursor(text)) = cursor else { return Ok(Self::default()) };
        let (marks, place) = text.split_once('~').map_or((text.as_str(), None), |(marks, place)| (marks, Some(place)));
        let number = |text: &str| text.parse::<i64>().map_err(|_| broken());
        match (marks.split_once('-'), place) {
            (None, None) => Ok(Self { mark: number(marks)?, way: None }),
            (Some((from, to)), Some(place)) => Ok(Self { mark: number(from)?, way: Some((number(to)?, Place::parse(place)?)) }),
            _ => Err(broken().into()),
        }
    }

    fn cursor(&self) -> Cursor {
        match &self.way {
            None => Cursor(self.mark.to_string()),
            Some((to, place)) => Cursor(format!("{}-{to}~{}", self.mark, place.cursor().0)),
        }
    }
}

/// How far the running numbers of each table had been drawn at a mark.
type Ends = HashMap<String, i64>;

/// What comes after the cursor. `path`: of the feed, for the link.
pub async fn follow(tx: &Tx, app: &App, realm: Realm, from: FeedFrom, path: &str) -> Outcome<Feed> {
    let limit = usize::from(from.limit.unwrap_or(200));
    let at = From::parse(from.after.as_ref())?;
    mark(tx, app).await?;
    let to = match &at.way {
        Some((to, _)) => *to,
        None => certain(tx).await?,
    };
    let (low, high) = (ends(tx, at.mark).await?, ends(tx, to).await?);
    let shadows = shadows(tx, realm).await?;
    let place = at.way.as_ref().map(|(_, place)| place);
    let found = stretch(tx, realm, &shadows, &low, &high, place, limit + 1).await?;
    let more = found.len() > limit;
    let last = found.get(limit.saturating_sub(1)).filter(|_| more);
    let next = match last {
        Some(last) => From { mark: at.mark, way: Some((to, Place::of(last))) },
        None => From { mark: to.max(at.mark), way: None },
    };
    let told: Vec<TrailEntry> = found.into_iter().take(limit).collect();
    let rows = kept(&hidden::of(tx, realm).await?, &TrailFilter::default(), told);
    let next = next.cursor();
    let link = format!("/api{path}?after={}", next.0);
    Ok(Feed { rows, next, link, more })
}

/// Sets a mark if anything was written since the last one. In a transaction of its own: one that writes would itself be waited for.
async fn mark(tx: &Tx, app: &App) -> Outcome<()> {
    let marking = app.db.begin(&Ctx::system(tx.ctx.tenant, "audit.Mark")).await?;
    marking.execute_unprepared("select trail_mark()").await?;
    marking.commit().await
}

/// The last mark before which nothing is still to come.
async fn certain(tx: &Tx) -> Outcome<i64> {
    let sql = "select coalesce(max(n), 0) as n from trail_mark where next <= pg_snapshot_xmin(pg_current_snapshot())";
    let row = tx.row(sql, []).await?.ok_or_else(|| internal(&"the database does not know its marks"))?;
    Ok(row.try_get("", "n")?)
}

async fn ends(tx: &Tx, mark: i64) -> Outcome<Ends> {
    let Some(row) = tx.row("select ends::text as ends from trail_mark where n = $1", [mark.into()]).await? else { return Ok(Ends::new()) };
    serde_json::from_str(&row.try_get::<String>("", "ends")?).map_err(|error| internal(&error))
}

/// What lies between two marks, in order of time.
async fn stretch(
    tx: &Tx,
    realm: Realm,
    shadows: &[Shadow],
    low: &Ends,
    high: &Ends,
    place: Option<&Place>,
    limit: usize,
) -> Outcome<Vec<TrailEntry>> {
    let of = |ends: &Ends, shadow: &Shadow| ends.get(shadow.kind).copied().unwrap_or_default();
    let grown: Vec<Shadow> = shadows.iter().filter(|shadow| of(low, shadow) < of(high, shadow)).cloned().collect();
    let mut asked = Asked::default();
    let mut branches = asked.branches(tx, realm, &TrailFilter::default(), &grown);
    if branches.is_empty() {
        return Ok(Vec::new());
    }
    let behind = place.map(|place| asked.behind(place, false));
    let few = grown.iter().map(|shadow| of(high, shadow) - of(low, shadow)).sum::<i64>() <= FEW;
    for branch in &mut branches {
        let numbers = format!("a.seq > {} and a.seq <= {}", of(low, &branch.shadow), of(high, &branch.shadow));
        match few {
            // The inner statement goes by number, whatever the planner thinks of the time.
            true => {
                branch.from =
                    format!("(select * from audit.{} a where a.tenant = app_tenant() and {numbers} offset 0) a", branch.shadow.kind)
            }
            false => branch.on.push_str(&format!(" and {numbers}")),
        }
        branch.on.extend(behind.as_ref().map(|behind| behind(&branch.shadow)));
    }
    let sql = format!("select {} from ({}) f", columns("f"), union(&branches, "asc", limit));
    let rows = tx.rows(&sql, asked.values).await?;
    entries(tx, &rows).await
}
