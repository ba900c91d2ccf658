//! Verifying the trail where it stands, against the keys and heads that are kept outside the database.

use shared::kernel::TenantId;

use super::chain::Head;
use super::reading::{Reading, seals};
use super::tables::{Shadow, shadows};
use super::verify::{Report, Row, Rows, Shown, Verifier};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::vault::{PublicKey, Vault};

/// What a tenant's trail is measured by.
#[derive(Clone, Debug, Default)]
pub struct Against {
    pub keys: Vec<PublicKey>,
    pub heads: Vec<Head>,
}

impl Against {
    /// The keys and the head beside them, and another head that was kept elsewhere.
    pub fn kept(vault: &Vault, tenant: TenantId, other: Option<Head>) -> Outcome<Self> {
        let dir = vault.seals().ok_or_else(|| internal(&"there is no key directory"))?;
        let kept = super::chain::read(&dir, tenant).map_err(|error| internal(&error))?.map(|file| file.head);
        Ok(Self { keys: vault.public_keys()?, heads: kept.into_iter().chain(other).collect() })
    }
}

/// What was found, and how many entries no seal holds yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    pub report: Report,
    pub waiting: u64,
}

/// Verifies all of the transaction's tenant. Must be the first to ask in its transaction.
pub async fn verify(tx: &Tx, against: Against) -> Outcome<Live> {
    let tables = shadows(tx).await?;
    let shown = Shown::default();
    let reading = Reading { tx, tables: &tables, shown: &shown };
    let mut verifier = Verifier::new(tx.ctx.tenant.0, against.keys, shown.clone(), against.heads);
    let mut after = i64::MIN;
    loop {
        let page = seals(tx, after).await?;
        let Some(last) = page.last().map(|(found, _)| found.number) else { break };
        for (mut found, leaves) in page {
            let mut rows = Rows::new();
            for entry in reading.fill(&verifier, &mut found, &leaves).await? {
                rows.entry((entry.table.clone(), entry.seq().unwrap_or_default())).or_default().push(Row::of(&entry));
            }
            verifier.seal(&found, &mut rows);
            verifier.inserted(&rows);
        }
        after = last;
    }
    let waiting = waiting(tx, &tables, |table| verifier.upto(table)).await?;
    Ok(Live { report: verifier.end(&Rows::new()), waiting })
}

/// Entries in reach that were written since the seal that took each table up to there.
pub async fn waiting(tx: &Tx, tables: &[Shadow], upto: impl Fn(&str) -> i64) -> Outcome<u64> {
    let mut values: Vec<sea_orm::Value> = vec![tx.ctx.tenant.0.into()];
    let mut parts = Vec::new();
    for (n, table) in tables.iter().enumerate() {
        parts.push(format!("(select count(*) from {} where tenant = $1 and seq > ${})", table.quoted(), n + 2));
        values.push(upto(&table.name).into());
    }
    let row = tx.row(&format!("select ({})::bigint as n", parts.join(" + ")), values).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(count).unwrap_or_default())
}
