//! How many wait and for how long; and what each check's queries were worth.

use shared::kernel::StudyId;
use shared::queries::api::{QueryTotals, RuleYield};

use super::read::{count, sees_candidates};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::Hidden;

const TOTALS: &str = "select count(*) filter (where state = 'candidate')::int as candidate,
    count(*) filter (where state in ('open', 'reopened'))::int as open, count(*) filter (where state = 'answered')::int as answered,
    count(*) filter (where due < current_date and state <> 'candidate')::int as overdue,
    count(*) filter (where opened_at > now() - interval '7 days')::int as week,
    count(*) filter (where opened_at <= now() - interval '7 days' and opened_at > now() - interval '28 days')::int as month,
    count(*) filter (where opened_at <= now() - interval '28 days')::int as older
    from query q where tenant = $1 and study = $2 and state in ('candidate', 'open', 'answered', 'reopened')
        and (q.item is null or not split_part(q.item, '/', 3) = any($3))";

/// Of the queries in reach.
pub async fn totals(tx: &Tx, study: StudyId) -> Outcome<QueryTotals> {
    let hidden = Hidden::of(tx, study).await?.names();
    let Some(row) = tx.row(TOTALS, [tx.ctx.tenant.0.into(), study.0.into(), hidden.into()]).await? else {
        return Ok(QueryTotals::default());
    };
    let n = |name: &str| Ok::<_, crate::kernel::failure::Failure>(count(row.try_get("", name)?));
    let candidate = if sees_candidates(tx, study) { n("candidate")? } else { 0 };
    Ok(QueryTotals {
        candidate,
        open: n("open")?,
        answered: n("answered")?,
        overdue: n("overdue")?,
        week: n("week")?,
        month: n("month")?,
        older: n("older")?,
    })
}

const YIELD: &str = "select rule, count(*)::int as asked, count(*) filter (where changed > 0)::int as changed,
    count(*) filter (where confirmed is not null)::int as confirmed, count(*) filter (where state in ('open', 'reopened'))::int as open
    from query q where tenant = $1 and study = $2 and rule is not null and opened_at is not null
        and (q.item is null or not split_part(q.item, '/', 3) = any($3)) group by rule order by count(*) desc, rule";

/// Check by check, those that ask most first.
pub async fn yields(tx: &Tx, study: StudyId) -> Outcome<Vec<RuleYield>> {
    let rows = tx.rows(YIELD, [tx.ctx.tenant.0.into(), study.0.into(), Hidden::of(tx, study).await?.names().into()]).await?;
    let one = |row: &sea_orm::QueryResult| {
        let n = |name: &str| Ok::<_, crate::kernel::failure::Failure>(count(row.try_get("", name)?));
        Ok(RuleYield {
            rule: row.try_get("", "rule")?,
            asked: n("asked")?,
            changed: n("changed")?,
            confirmed: n("confirmed")?,
            open: n("open")?,
        })
    };
    rows.iter().map(one).collect()
}
