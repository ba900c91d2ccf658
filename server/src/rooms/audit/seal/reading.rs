//! Reading seals as they stand in the database, each with its list and the rows that it names, for verifying and for bundles.
//! Invariant: nothing is mended: what was altered is brought in as it was found.

use sea_orm::QueryResult;
use uuid::Uuid;

use super::body::{Body, Span};
use super::entry::{Entry, Only, Stretch, rows};
use super::list::{self, Listed};
use super::merkle::{self, Hash};
use super::tables::Shadow;
use super::verify::{Found, Shown, Verifier};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Seals that are read at once.
const PAGE: i64 = 16;

/// The seals of the transaction's tenant after a number; at most a page of them.
pub async fn seals(tx: &Tx, after: i64) -> Outcome<Vec<(Found, Vec<u8>)>> {
    let sql = "select n, body, signature, leaves from audit.seal where tenant = $1 and n > $2 order by n limit $3";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), after.into(), PAGE.into()]).await?;
    rows.iter().map(|row| Ok((found(row)?, row.try_get("", "leaves")?))).collect()
}

fn found(row: &QueryResult) -> Outcome<Found> {
    let (number, body, signature) = (row.try_get("", "n")?, row.try_get("", "body")?, row.try_get("", "signature")?);
    Ok(Found { number, body, signature, ..Found::default() })
}

/// What is read of the trail.
pub struct Reading<'a> {
    pub tx: &'a Tx,
    pub tables: &'a [Shadow],
    pub shown: &'a Shown,
}

impl Reading<'_> {
    /// Gives a seal its list, and the rows: those of the list and whatever else stands in its stretches. A seal that was not signed
    /// says nothing of what it holds.
    pub async fn fill(&self, verifier: &Verifier, found: &mut Found, leaves: &[u8]) -> Outcome<Vec<Entry>> {
        let Some(body) = verifier.body(found) else { return Ok(Vec::new()) };
        let Some(listed) = list::read(&body, leaves) else { return Ok(Vec::new()) };
        let in_sight = |one: &Listed| self.holds(&body, one);
        let hashes: Vec<Hash> = listed.iter().map(|one| one.hash).collect();
        let shown: Vec<usize> = listed.iter().enumerate().filter(|(_, one)| in_sight(one)).map(|(at, _)| at).collect();
        found.others = merkle::prune(&hashes, &shown);
        found.shown = listed.into_iter().filter(in_sight).collect();
        let mut entries = Vec::new();
        for span in &body.spans {
            entries.extend(self.span(span, &found.shown).await?);
        }
        Ok(entries)
    }

    fn holds(&self, body: &Body, one: &Listed) -> bool {
        let scope = usize::try_from(one.scope).ok().and_then(|at| body.scopes.get(at));
        // What a list says of nowhere is brought in, so that it is seen.
        scope.is_none_or(|scope| self.shown.holds(scope.place))
    }

    async fn span(&self, span: &Span, shown: &[Listed]) -> Outcome<Vec<Entry>> {
        let Some(shadow) = self.tables.iter().find(|shadow| shadow.name == span.table) else { return Ok(Vec::new()) };
        let named: Vec<i64> = shown.iter().filter(|one| one.table == span.table).map(|one| one.seq).collect();
        // Running numbers begin with 1: what stands below was never drawn.
        let after = if span.after == 0 { i64::MIN } else { span.after };
        rows(self.tx, &Stretch { shadow, after, upto: span.upto }, self.only(shadow, named), None).await
    }

    /// Rows of the study and sites, and those that the list names, wherever they say now that they belong.
    fn only(&self, shadow: &Shadow, named: Vec<i64>) -> Only {
        let Some(study) = self.shown.study else { return Only::default() };
        let mut only = Only { condition: " and (seq = any($4)".into(), values: vec![named.into()] };
        let (of_study, of_site) = shadow.places();
        let sites: Option<Vec<Uuid>> = self.shown.sites.clone();
        if of_study && (of_site || sites.is_none()) {
            only.condition.push_str(" or study = $5");
            only.values.push(study.into());
            if let Some(sites) = sites {
                only.condition.push_str(" and site = any($6)");
                only.values.push(sites.into());
            }
        }
        only.condition.push(')');
        only
    }
}
