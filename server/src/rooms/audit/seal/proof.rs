//! Proofs that are small: that one entry was sealed, and that the seals of today grew out of those of a head kept earlier
//! (docs/seals.md, "Small proofs"). Whoever checks needs a public key and nothing else.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::body::{self, Body};
use super::chain::Head;
use super::entry::{Entry, Only, Stretch, rows};
use super::merkle::{self, Hash};
use super::tables::shadows;
use super::{list, reading};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::keys::{hex, unhex};
use crate::kernel::vault::{PublicKey, Vault};

/// That an entry was sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntryProof {
    pub entry: Map<String, Value>,
    /// Which leaf of its seal it is, counted from 0, and the audit path to the seal's root.
    pub at: u64,
    pub path: Vec<Hash>,
    pub seal: Head,
}

/// That the log of a head begins with an earlier head, and with all that was before it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    pub head: Head,
    /// The number of the earlier head.
    pub since: u64,
    /// The audit path of the earlier head in the head's log.
    pub inclusion: Vec<Hash>,
    /// From the earlier head's log to the head's.
    pub consistency: Vec<Hash>,
}

/// What a seal says, if one of the keys signed it.
fn signed(seal: &Head, keys: &[PublicKey]) -> Option<Body> {
    let body = Body::parse(&seal.body)?;
    let key = keys.iter().filter(|key| key.is_itself()).find(|key| key.id == body.key)?;
    let holds = body.number == seal.number && body::hash(&seal.body) == seal.hash;
    (holds && key.signed(seal.body.as_bytes(), &unhex(&seal.signature)?)).then_some(body)
}

fn index(n: u64) -> Option<usize> {
    usize::try_from(n).ok()
}

impl EntryProof {
    /// Whether one of the keys sealed the entry.
    pub fn holds(&self, keys: &[PublicKey]) -> bool {
        let leads = || {
            let (body, entry) = (signed(&self.seal, keys)?, Entry::read(&self.entry)?);
            let root = merkle::included(entry.hash(), index(self.at)?, index(body.count)?, &self.path)?;
            Some(root == body.root)
        };
        leads().unwrap_or(false)
    }
}

impl Growth {
    /// Whether the head, signed by one of the keys, stands on the earlier one.
    pub fn holds(&self, earlier: &Head, keys: &[PublicKey]) -> bool {
        let grown = || {
            let (new, old) = (signed(&self.head, keys)?, signed(earlier, keys)?);
            let (size, at) = (index(new.number)?, index(old.number)?);
            let included = merkle::included(earlier.hash, at, size, &self.inclusion)? == new.log;
            let same = new.tenant == old.tenant && old.number == self.since;
            Some(same && included && merkle::consistent(at, old.log, size, new.log, &self.consistency))
        };
        *earlier == self.head || grown().unwrap_or(false)
    }
}

/// The proof of one entry of the transaction's tenant; `None` when no seal holds it.
pub async fn of_entry(tx: &Tx, table: &str, seq: i64) -> Outcome<Option<EntryProof>> {
    let tables = shadows(tx).await?;
    let Some(shadow) = tables.iter().find(|shadow| shadow.name == table) else { return Ok(None) };
    let found = rows(tx, &Stretch { shadow, after: seq.saturating_sub(1), upto: seq }, Only::default(), None).await?;
    let (Some(entry), Some((seal, at, hashes))) = (found.first(), holding(tx, table, seq).await?) else { return Ok(None) };
    let Value::Object(line) = entry.json() else { return Ok(None) };
    let path = merkle::inclusion(&hashes, at);
    Ok(Some(EntryProof { entry: line, at: u64::try_from(at).unwrap_or_default(), path, seal }))
}

/// The seal that lists the entry, which leaf it is, and all its leaves.
async fn holding(tx: &Tx, table: &str, seq: i64) -> Outcome<Option<(Head, usize, Vec<Hash>)>> {
    let mut after = i64::MIN;
    loop {
        let page = reading::seals(tx, after).await?;
        let Some((last, _)) = page.last() else { return Ok(None) };
        after = last.number;
        for (found, leaves) in page {
            let listed = Body::parse(&found.body).and_then(|body| list::read(&body, &leaves)).unwrap_or_default();
            let Some(at) = listed.iter().position(|one| one.table == table && one.seq == seq) else { continue };
            let number = u64::try_from(found.number).map_err(|error| internal(&error))?;
            let seal = Head { number, hash: body::hash(&found.body), body: found.body, signature: hex(&found.signature) };
            return Ok(Some((seal, at, listed.iter().map(|one| one.hash).collect())));
        }
    }
}

/// How the newest seal grew out of the one with that number; `None` when there is none, or none so new.
pub async fn growth(tx: &Tx, vault: &Vault, since: u64) -> Outcome<Option<Growth>> {
    let Some(head) = super::head(tx, vault).await?.filter(|head| head.number >= since) else { return Ok(None) };
    let sql = "select sha256('\\x00'::bytea || convert_to(body, 'UTF8')) as hash from audit.seal where tenant = $1 and n < $2 order by n";
    let upto = i64::try_from(head.number).unwrap_or(i64::MAX);
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), upto.into()]).await?;
    let hash = |row: &sea_orm::QueryResult| Ok(Hash::read(&row.try_get::<Vec<u8>>("", "hash")?).unwrap_or_default());
    let log: Vec<Hash> = rows.iter().map(hash).collect::<Outcome<_>>()?;
    let at = usize::try_from(since).unwrap_or(usize::MAX);
    let inclusion = if at < log.len() { merkle::inclusion(&log, at) } else { Vec::new() };
    Ok(Some(Growth { head, since, inclusion, consistency: merkle::consistency(&log, at) }))
}
