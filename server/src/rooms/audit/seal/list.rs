//! The list of a seal: which entries it holds, and their hashes. It stands beside the seal, unsigned; the hashes lead to the root
//! that is signed. By it verifying names the very place, and a bundle proves without the rows of others.

use uuid::Uuid;

use super::body::{Body, Scope};
use super::entry::{Entry, Place};
use super::merkle::Hash;

/// Bytes of an entry in the database: scope, running number, row, hash.
const LENGTH: usize = 4 + 8 + 16 + 32;

/// An entry as the list names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub position: u64,
    /// Which of the seal's scopes it belongs to, counted from 0.
    pub scope: u32,
    pub table: String,
    pub seq: i64,
    /// The row that was changed.
    pub id: Uuid,
    pub hash: Hash,
}

/// The list of a new seal, and where its entries belong. Positions are given by the seal.
pub fn of(entries: &[Entry]) -> (Vec<Scope>, Vec<Listed>) {
    let mut scopes = Vec::new();
    let listed = entries.iter().map(|entry| Listed {
        position: 0,
        scope: scope(&mut scopes, entry.place()),
        table: entry.table.clone(),
        seq: entry.seq().unwrap_or_default(),
        id: entry.row_id().unwrap_or_default(),
        hash: entry.hash(),
    });
    let listed = listed.collect();
    (scopes, listed)
}

/// Scopes are few in a seal: they are looked up one by one.
fn scope(scopes: &mut Vec<Scope>, place: Place) -> u32 {
    let at = scopes.iter().position(|scope| scope.place == place).unwrap_or_else(|| {
        scopes.push(Scope { place, count: 0 });
        scopes.len() - 1
    });
    if let Some(scope) = scopes.get_mut(at) {
        scope.count += 1;
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// As the database keeps it.
pub fn bytes(listed: &[Listed]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(listed.len() * LENGTH);
    for Listed { scope, seq, id, hash, .. } in listed {
        bytes.extend(scope.to_be_bytes());
        bytes.extend(seq.to_be_bytes());
        bytes.extend(id.as_bytes());
        bytes.extend(hash.0);
    }
    bytes
}

/// Reads it again; `None` when it has another length than it was written with. Tables are those of the seal's spans.
pub fn read(body: &Body, bytes: &[u8]) -> Option<Vec<Listed>> {
    let count = usize::try_from(body.count).ok()?;
    (bytes.len() == count.checked_mul(LENGTH)?).then_some(())?;
    let tables = body.spans.iter().flat_map(|span| std::iter::repeat_n(&span.table, usize::try_from(span.count).unwrap_or_default()));
    let entries = bytes.chunks(LENGTH).zip(tables).zip(body.first..);
    entries.map(|((bytes, table), position)| one(bytes, table, position)).collect()
}

fn one(bytes: &[u8], table: &str, position: u64) -> Option<Listed> {
    let (scope, rest) = bytes.split_first_chunk()?;
    let (seq, rest) = rest.split_first_chunk()?;
    let (id, hash) = rest.split_first_chunk()?;
    Some(Listed {
        position,
        scope: u32::from_be_bytes(*scope),
        table: table.to_owned(),
        seq: i64::from_be_bytes(*seq),
        id: Uuid::from_bytes(*id),
        hash: Hash::read(hash)?,
    })
}
