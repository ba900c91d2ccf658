//! The list: what is asked for, page by page, the oldest first.

use std::fmt::Write as _;

use shared::kernel::{Code, Cursor, Page, Problem, StudyId};
use shared::queries::api::{QueryFilter, QueryRow, Show};

use super::read::{self, sees_candidates, select};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::{Hidden, exists};

macro_rules! unsettled {
    () => {
        "q.state = 'closed' and q.how = 'settled' and q.rule is not null and q.confirmed is null
              and (q.changed_at is null or q.changed_at < q.closed_at)"
    };
}

/// That a query `q` was closed by hand without a confirmation, while its check still fails.
pub const UNSETTLED: &str = unsettled!();

/// That a query `q` hangs on none of these items.
pub const UNHIDDEN: &str = "(q.item is null or not split_part(q.item, '/', 3) = any(?))";

/// A page of the queries in reach.
pub async fn list(tx: &Tx, study: StudyId, filter: QueryFilter) -> Outcome<Page<QueryRow>> {
    let limit = usize::from(filter.limit.unwrap_or(50));
    let mut asked = Asked::of(tx, study);
    asked.and(UNHIDDEN, Hidden::of(tx, study).await?.names());
    asked.narrow(tx, &filter);
    if let Some(after) = &filter.after {
        asked.after(after)?;
    }
    let sql = select(&asked.sql, Some(limit + 1));
    let mut found = tx.rows(&sql, asked.values).await?;
    if found.is_empty() {
        exists(tx, study).await?;
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let rows: Vec<QueryRow> = found.iter().map(read::row).collect::<Outcome<_>>()?;
    let next = rows.last().filter(|_| more).map(|row| Cursor(format!("{}|{}", row.asked.at, row.id)));
    Ok(Page { rows, next })
}

/// Conditions with their values.
struct Asked {
    sql: String,
    values: Vec<sea_orm::Value>,
}

impl Asked {
    fn of(tx: &Tx, study: StudyId) -> Self {
        let candidates = if sees_candidates(tx, study) { "" } else { " and q.opened_at is not null" };
        Self { sql: candidates.to_owned(), values: vec![tx.ctx.tenant.0.into(), study.0.into()] }
    }

    /// One more condition; `?` is the value's place.
    fn and(&mut self, condition: &str, value: impl Into<sea_orm::Value>) {
        self.values.push(value.into());
        let _ = write!(self.sql, " and {}", condition.replace('?', &format!("${}", self.values.len())));
    }

    fn narrow(&mut self, tx: &Tx, filter: &QueryFilter) {
        self.sql.push_str(shown(filter.show.unwrap_or(Show::Active)));
        let QueryFilter { site, subject, visit, visit_n, form, form_n, .. } = filter;
        site.iter().for_each(|site| self.and("q.site = ?", site.0));
        subject.iter().for_each(|subject| self.and("q.subject = ?", subject.0));
        visit.iter().for_each(|visit| self.and("q.visit = ?", visit.as_str()));
        visit_n.iter().for_each(|n| self.and("q.visit_n = ?", int(*n)));
        form.iter().for_each(|form| self.and("q.form = ?", form.as_str()));
        form_n.iter().for_each(|n| self.and("q.form_n = ?", int(*n)));
        filter.origin.iter().for_each(|origin| self.and("q.origin = ?", origin.as_str()));
        filter.rule.iter().for_each(|rule| self.and("q.rule = ?", rule.as_str()));
        filter.audience.iter().for_each(|audience| self.and("q.audience = ?", audience.as_str()));
        filter.priority.iter().for_each(|priority| self.and("q.priority = ?", rank(*priority)));
        if filter.mine == Some(true) {
            self.and("q.assignee = ?", tx.ctx.actor.person.0);
        }
        if filter.overdue == Some(true) {
            self.sql.push_str(" and q.due < current_date and q.state in ('candidate', 'open', 'answered', 'reopened')");
        }
        filter.older.iter().for_each(|days| self.and("q.opened_at <= now() - make_interval(days => ?)", i32::from(*days)));
        if let Some(search) = filter.search.as_deref().map(str::trim).filter(|search| !search.is_empty()) {
            let pattern = format!("%{}%", search.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
            self.and("(q.words::text ilike ? or q.rule ilike ? or q.subject in (select s.id from subject s where s.tenant = $1 and s.study = $2 and s.key ilike ?))", pattern);
        }
    }

    fn after(&mut self, cursor: &Cursor) -> Outcome<()> {
        let broken = || Problem::new(Code::Invalid).at("/after", "This is no cursor of this list.");
        let (at, id) = cursor.0.split_once('|').ok_or_else(broken)?;
        let at: shared::kernel::Instant = at.parse().map_err(|_| broken())?;
        let id: uuid::Uuid = id.parse().map_err(|_| broken())?;
        self.values.extend([at.0.into(), id.into()]);
        let _ = write!(self.sql, " and (q.asked_at, q.id) > (${}, ${})", self.values.len() - 1, self.values.len());
        Ok(())
    }
}

/// `active` is spelled as the partial index is, so that it is used.
fn shown(show: Show) -> &'static str {
    match show {
        Show::Active => " and q.state in ('candidate', 'open', 'answered', 'reopened') and q.state <> 'candidate'",
        Show::Open => " and q.state in ('candidate', 'open', 'answered', 'reopened') and q.state in ('open', 'reopened')",
        Show::Answered => " and q.state in ('candidate', 'open', 'answered', 'reopened') and q.state = 'answered'",
        Show::Candidate => " and q.state in ('candidate', 'open', 'answered', 'reopened') and q.state = 'candidate'",
        Show::Closed => " and q.state = 'closed'",
        Show::Changed => " and q.state = 'closed' and q.changed_at > q.closed_at",
        Show::Unsettled => concat!(" and ", unsettled!()),
        Show::Cancelled => " and q.state = 'cancelled'",
        Show::All => "",
    }
}

fn int(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A priority as the column keeps it.
pub fn rank(priority: shared::queries::Priority) -> i16 {
    let at = shared::queries::Priority::ALL.iter().position(|one| *one == priority);
    at.and_then(|at| i16::try_from(at).ok()).unwrap_or(1)
}
