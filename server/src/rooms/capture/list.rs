//! The list of subjects: filtered, sorted, page by page, from what is kept ready (see [`standing`](super::standing)).
//!
//! Two ways down: `after` goes on from a row that is known and costs what the first page costs; `skip` jumps anywhere, over
//! rows of which nothing but the order is read. Cells are read for the rows of the page alone.

use shared::capture::api::{SubjectFilter, SubjectRow, VisitCell};
use shared::capture::{SubjectSort, SubjectState, Subjects, VisitStatus};
use shared::forms::Oid;
use shared::kernel::{Code, Cursor, Instant, Problem, SiteId, StudyId, SubjectId, VersionId};

use super::casebook::{self, KnownQueries};
use super::day::Days;
use super::lock::{self, KnownLock};
use super::standing;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::queries;
use crate::rooms::study::exists;

/// A statement in the making: its text, and what is bound to it.
struct Asked {
    /// What narrows the list.
    clauses: Vec<String>,
    values: Vec<sea_orm::Value>,
    /// Whether the sites' days are asked for.
    by_day: bool,
    /// By what it is in order, beside the key.
    by: Option<&'static str>,
    descending: bool,
}

impl Asked {
    fn bind(&mut self, value: impl Into<sea_orm::Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn and(&mut self, clause: String) {
        self.clauses.push(clause);
    }

    fn of(tx: &Tx, study: StudyId, days: &Days, filter: &SubjectFilter) -> Outcome<Self> {
        let [sites, today, codes] = days.arrays();
        let values = vec![tx.ctx.tenant.0.into(), study.0.into(), sites, today, codes];
        let mut asked = Self {
            clauses: Vec::new(),
            values,
            by_day: filter.sort == SubjectSort::Site,
            by: by(filter.sort),
            descending: filter.descending,
        };
        if let Some(site) = filter.site {
            let site = asked.bind(site.0);
            asked.and(format!("t.site = {site}"));
        }
        if let Some(state) = filter.state {
            let state = asked.bind(state.as_str());
            asked.and(format!("t.state = {state}"));
        }
        if let Some(text) = filter.search.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let text = asked.bind(format!("%{}%", escape(text)));
            asked.and(format!("t.key ilike {text}"));
        }
        if filter.findings {
            asked.and("t.findings > 0".to_owned());
        }
        match (filter.status, &filter.visit) {
            (Some(status), Some(visit)) => asked.at_visit(status, visit),
            (Some(status), None) => asked.at_any(status),
            (None, _) => {}
        }
        if let Some(after) = &filter.after {
            asked.after(after)?;
        }
        Ok(asked)
    }

    /// Some visit is in this state today.
    fn at_any(&mut self, status: VisitStatus) {
        self.by_day |= standing::waits(status);
        let clause = match status {
            VisitStatus::Overdue => "days_until(t.closes, d.today - 1) > 0".to_owned(),
            VisitStatus::Due => "days_until(t.opens, d.today) > days_until(t.closes, d.today - 1)".to_owned(),
            VisitStatus::Planned => {
                "'planned' = any(t.statuses) and (cardinality(t.opens) = 0 or days_until(t.opens, d.today) < cardinality(t.opens))"
                    .to_owned()
            }
            other => {
                let name = self.bind(standing::named(other));
                format!("{name}::text = any(t.statuses)")
            }
        };
        self.and(clause);
    }

    /// This visit is in this state today. Only where it waits do its days have to be looked at.
    fn at_visit(&mut self, status: VisitStatus, visit: &Oid) {
        self.by_day |= standing::waits(status);
        let name = self.bind(format!("{visit}={}", standing::named(status)));
        self.and(format!("{name}::text = any(t.statuses_at)"));
        if matches!(status, VisitStatus::Overdue | VisitStatus::Due) {
            self.at_any(status);
        }
        let visit = self.bind(visit.as_str());
        let day = |of: &str| format!("t.waits_{of}[array_position(t.waits, {visit}::text)]");
        let (from, until) = (day("from"), day("until"));
        match status {
            VisitStatus::Overdue => self.and(format!("{until} < d.today")),
            VisitStatus::Due => self.and(format!("{from} <= d.today and {until} >= d.today")),
            VisitStatus::Planned => self.and(format!("coalesce({from} > d.today, true)")),
            _ => self.and(format!("{visit}::text is not null")),
        }
    }

    /// Goes on behind a row that is known.
    fn after(&mut self, cursor: &Cursor) -> Outcome<()> {
        let Some((expression, kind)) = self.by.zip(self.by.map(kind)) else {
            let key = self.bind(cursor.0.as_str());
            let sign = if self.descending { '<' } else { '>' };
            self.and(format!("t.key {sign} {key}"));
            return Ok(());
        };
        let broken = || Problem::new(Code::Invalid).at("/after", "This is not where a page of this list ends.");
        let (value, key) = cursor.0.split_once('\t').ok_or_else(broken)?;
        let readable = match kind {
            "int" => value.parse::<i32>().is_ok(),
            "timestamptz" => value.parse::<Instant>().is_ok(),
            _ => true,
        };
        if !readable {
            return Err(broken().into());
        }
        let (value, key) = (self.bind(value), self.bind(key));
        let sign = if self.descending { '<' } else { '>' };
        self.and(format!("({expression} {sign} {value}::text::{kind} or ({expression} = {value}::text::{kind} and t.key > {key}))"));
        Ok(())
    }

    fn from(&self) -> String {
        let and = self.clauses.iter().map(|clause| format!(" and {clause}")).collect::<String>();
        let days = if self.by_day { DAYS } else { "" };
        // Every value is spoken of, so that the database knows its type.
        format!("from standing t {days} where t.tenant = $1 and t.study = $2 {KNOWN}{and}")
    }

    fn order(&self, expression: &str, key: &str) -> String {
        let direction = if self.descending { " desc" } else { "" };
        match self.by {
            None => format!("{key}{direction}"),
            Some(_) => format!("{expression}{direction}, {key}"),
        }
    }

    /// The statement for a page of so many rows.
    fn page(&self, skip: u32, limit: usize) -> String {
        let by = self.by.unwrap_or("t.key");
        let (inner, outer) = (self.order(by, "t.key"), self.order("p.by", "p.key"));
        let from = self.from();
        format!(
            "with p as (select t.id, t.key, {by} as by {from} order by {inner} offset {skip} limit {limit})
             select s.id, s.key, s.site, s.state, s.version, s.created_at, t.changed_at, t.cells::text as cells,
             {}::text as queries, {}::text as locks, {} as by from p join subject s on s.tenant = $1 and s.id = p.id join standing t on t.tenant = $1 and t.id = p.id order by {outer}",
            *queries::OF_SUBJECT,
            lock::OF_SUBJECT,
            written(self.by)
        )
    }
}

const DAYS: &str = "join unnest($3::uuid[], ($4::text[])::date[], $5::text[]) as d(site, today, code) on d.site = t.site";
const KNOWN: &str = "and ($3::uuid[], $4::text[], $5::text[]) is not null";

const fn by(sort: SubjectSort) -> Option<&'static str> {
    match sort {
        SubjectSort::Key => None,
        SubjectSort::Site => Some("d.code"),
        SubjectSort::State => Some(STATE),
        SubjectSort::Changed => Some(CHANGED),
        SubjectSort::Findings => Some("t.findings"),
    }
}

const STATE: &str = "array_position('{screening,enrolled,completed,withdrawn,screen_failed}', t.state)";
const CHANGED: &str = "t.changed_at";

/// As what a value of a cursor is read.
fn kind(by: &str) -> &'static str {
    match by {
        "d.code" => "text",
        CHANGED => "timestamptz",
        _ => "int",
    }
}

/// A cursor's value, as text that is read again the same.
fn written(by: Option<&str>) -> &'static str {
    match by {
        Some(CHANGED) => "to_char(p.by at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
        _ => "p.by::text",
    }
}

/// A page of the subjects in reach.
pub async fn list(tx: &Tx, study: StudyId, filter: SubjectFilter) -> Outcome<Subjects> {
    let days = Days::read(tx, Some(study)).await?;
    let limit = usize::from(filter.limit.unwrap_or(50));
    let asked = Asked::of(tx, study, &days, &filter)?;
    let mut found = tx.rows(&asked.page(filter.skip.unwrap_or_default(), limit + 1), asked.values.clone()).await?;
    if found.is_empty() {
        exists(tx, study).await?;
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let last: Option<String> = found.last().map(|row| row.try_get("", "by")).transpose()?;
    let wanted: Option<Vec<&str>> = filter.columns.as_deref().map(|columns| columns.split(' ').collect());
    let rows = found.iter().map(|row| read(row, &days, wanted.as_deref())).collect::<Outcome<Vec<SubjectRow>>>()?;
    let cursor = |row: &SubjectRow| match (asked.by, last) {
        (Some(_), Some(by)) => Cursor(format!("{by}\t{}", row.key)),
        _ => Cursor(row.key.clone()),
    };
    let next = if more { rows.last().map(cursor) } else { None };
    let total = if filter.count { Some(count(tx, study, &days, &filter).await?) } else { None };
    Ok(Subjects { rows, next, total })
}

/// How many there are in all, wherever the page begins.
async fn count(tx: &Tx, study: StudyId, days: &Days, filter: &SubjectFilter) -> Outcome<u32> {
    let asked = Asked::of(tx, study, days, &SubjectFilter { after: None, ..filter.clone() })?;
    let row = tx.row(&format!("select count(*) as n {}", asked.from()), asked.values.clone()).await?;
    let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

/// `%` and `_` are what people type, not wildcards.
pub fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn read(row: &sea_orm::QueryResult, days: &Days, wanted: Option<&[&str]>) -> Outcome<SubjectRow> {
    let state: String = row.try_get("", "state")?;
    let state: SubjectState = state.parse().map_err(|()| internal(&"a subject state that this version does not know"))?;
    let (created, changed): (time::OffsetDateTime, time::OffsetDateTime) = (row.try_get("", "created_at")?, row.try_get("", "changed_at")?);
    let site = SiteId(row.try_get("", "site")?);
    let local = days.0.iter().find(|one| one.id == site);
    let today = local.and_then(|local| local.today);
    let active = matches!(state, SubjectState::Screening | SubjectState::Enrolled);
    let cells: String = row.try_get("", "cells")?;
    let cells: Vec<VisitCell> = serde_json::from_str(&cells).map_err(|error| internal(&error))?;
    let queries: String = row.try_get("", "queries")?;
    let queries: Vec<KnownQueries> = serde_json::from_str(&queries).map_err(|error| internal(&error))?;
    let locks: String = row.try_get("", "locks")?;
    let locks: Vec<KnownLock> = serde_json::from_str(&locks).map_err(|error| internal(&error))?;
    let asked = |mut cell: VisitCell| {
        cell.lock = lock::state_of(&locks, Some((&cell.visit, cell.n)), None);
        cell.queries = casebook::waiting(&queries, &cell.visit, cell.n, None);
        cell
    };
    let shown = |cell: &VisitCell| wanted.is_none_or(|wanted| wanted.contains(&cell.visit.as_str()));
    Ok(SubjectRow {
        id: SubjectId(row.try_get("", "id")?),
        key: row.try_get("", "key")?,
        site,
        site_code: local.map(|local| local.code.clone()).unwrap_or_default(),
        state,
        version: VersionId(row.try_get("", "version")?),
        created: Instant(created),
        changed: Some(Instant(changed)),
        lock: lock::state_of(&locks, None, None),
        visits: cells.into_iter().filter(shown).map(|cell| asked(standing::on(cell, today, active))).collect(),
    })
}

/// The statements that a filter leads to, with their values: what the benchmark explains.
#[cfg(feature = "kit")]
pub async fn statements(tx: &Tx, study: StudyId, filter: &SubjectFilter) -> Outcome<Vec<(String, Vec<sea_orm::Value>)>> {
    let days = Days::read(tx, Some(study)).await?;
    let asked = Asked::of(tx, study, &days, filter)?;
    let limit = usize::from(filter.limit.unwrap_or(50)) + 1;
    let page = (asked.page(filter.skip.unwrap_or_default(), limit), asked.values.clone());
    Ok(vec![page, (format!("select count(*) as n {}", asked.from()), asked.values)])
}
