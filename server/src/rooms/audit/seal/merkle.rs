//! Merkle trees as RFC 6962 hashes them (section 2.1): 0x00 before a leaf, 0x01 before two halves, the left half a power of two.
//! Pure: no database, no files.

use aws_lc_rs::digest::{Context, SHA256, digest};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::kernel::keys::{hex, unhex};

/// A SHA-256. As JSON: 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// From 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = unhex(text).filter(|_| !text.bytes().any(|byte| byte.is_ascii_uppercase()))?;
        Self::read(&bytes)
    }

    /// From 32 bytes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    fn of(context: Context) -> Self {
        Self::read(context.finish().as_ref()).unwrap_or_default()
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a hash has 64 hexadecimal digits"))
    }
}

/// The hash of a leaf that is put together part by part.
pub struct Leaf(Context);

impl Default for Leaf {
    fn default() -> Self {
        let mut context = Context::new(&SHA256);
        context.update(&[0]);
        Self(context)
    }
}

impl Leaf {
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    pub fn hash(self) -> Hash {
        Hash::of(self.0)
    }
}

/// The hash of a leaf.
pub fn leaf(content: &[u8]) -> Hash {
    let mut leaf = Leaf::default();
    leaf.add(content);
    leaf.hash()
}

/// The hash of two halves.
pub fn node(left: Hash, right: Hash) -> Hash {
    let mut context = Context::new(&SHA256);
    context.update(&[1]);
    context.update(&left.0);
    context.update(&right.0);
    Hash::of(context)
}

/// A plain SHA-256.
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash::read(digest(&SHA256, bytes).as_ref()).unwrap_or_default()
}

/// The root of a tree without leaves.
pub fn empty() -> Hash {
    sha256(b"")
}

/// The root over these leaves.
pub fn root(leaves: &[Hash]) -> Hash {
    leaves.iter().copied().collect::<Peaks>().root()
}

/// Where a tree of so many leaves is parted: the largest power of two below.
fn half(leaves: usize) -> usize {
    leaves.div_ceil(2).next_power_of_two()
}

/// Both halves of two leaves or more.
fn halves(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    leaves.split_at_checked(half(leaves.len())).unwrap_or((leaves, &[]))
}

/// A growing tree, as its complete subtrees from left to right: all that adding a leaf needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peaks {
    leaves: u64,
    peaks: Vec<Hash>,
}

impl Peaks {
    pub fn leaves(&self) -> u64 {
        self.leaves
    }

    pub fn push(&mut self, leaf: Hash) {
        let mut grown = leaf;
        for _ in 0..self.leaves.trailing_ones() {
            grown = self.peaks.pop().map_or(grown, |left| node(left, grown));
        }
        self.peaks.push(grown);
        self.leaves += 1;
    }

    pub fn root(&self) -> Hash {
        self.peaks.iter().copied().rev().reduce(|right, left| node(left, right)).unwrap_or_else(empty)
    }
}

impl FromIterator<Hash> for Peaks {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut peaks = Self::default();
        leaves.into_iter().for_each(|leaf| peaks.push(leaf));
        peaks
    }
}

/// The audit path of one leaf (RFC 6962, 2.1.1), from the leaf up.
pub fn inclusion(leaves: &[Hash], at: usize) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let (left, right) = halves(leaves);
    let (mut path, other) =
        if at < left.len() { (inclusion(left, at), right) } else { (inclusion(right, at.saturating_sub(left.len())), left) };
    path.push(root(other));
    path
}

/// The root that an audit path leads to; `None` when it cannot be one of a tree of that size.
pub fn included(leaf: Hash, at: usize, leaves: usize, path: &[Hash]) -> Option<Hash> {
    if at >= leaves {
        return None;
    }
    let Some((top, below)) = path.split_last() else { return (leaves == 1).then_some(leaf) };
    if leaves < 2 {
        return None;
    }
    let left = half(leaves);
    match at.checked_sub(left) {
        None => Some(node(included(leaf, at, left, below)?, *top)),
        Some(at) => Some(node(*top, included(leaf, at, leaves - left, below)?)),
    }
}

/// Proof that the tree over these leaves begins with the tree over the first `old` of them (RFC 6962, 2.1.2).
pub fn consistency(leaves: &[Hash], old: usize) -> Vec<Hash> {
    if old == 0 || old >= leaves.len() { Vec::new() } else { sub_proof(leaves, old, true) }
}

fn sub_proof(leaves: &[Hash], old: usize, whole: bool) -> Vec<Hash> {
    if old >= leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let (left, right) = halves(leaves);
    let (mut proof, other) = match old.checked_sub(left.len()).filter(|rest| *rest > 0) {
        None => (sub_proof(left, old, whole), right),
        Some(rest) => (sub_proof(right, rest, false), left),
    };
    proof.push(root(other));
    proof
}

/// Whether the proof shows that the tree of `new` leaves with the one root grew out of that of `old` leaves with the other.
pub fn consistent(old: usize, old_root: Hash, new: usize, new_root: Hash, proof: &[Hash]) -> bool {
    match old {
        0 => proof.is_empty() && old_root == empty(),
        _ if old == new => proof.is_empty() && old_root == new_root,
        _ if old > new => false,
        _ => roots(old, new, true, old_root, proof).is_some_and(|both| both == (old_root, new_root)),
    }
}

/// The roots of the old and of the new tree that a proof leads to.
fn roots(old: usize, new: usize, whole: bool, known: Hash, proof: &[Hash]) -> Option<(Hash, Hash)> {
    if old == new {
        let same = match (whole, proof) {
            (true, []) => known,
            (false, [one]) => *one,
            _ => return None,
        };
        return Some((same, same));
    }
    let (top, below) = proof.split_last()?;
    let left = half(new);
    match old.checked_sub(left).filter(|rest| *rest > 0) {
        None => roots(old, left, whole, known, below).map(|(was, is)| (was, node(is, *top))),
        Some(rest) => roots(rest, new - left, false, known, below).map(|(was, is)| (node(*top, was), node(*top, is))),
    }
}

/// What stands for the leaves that are not shown: the roots of the largest subtrees without a shown leaf, from left to right.
/// `shown` ascends.
pub fn prune(leaves: &[Hash], shown: &[usize]) -> Vec<Hash> {
    fn inner(leaves: &[Hash], from: usize, shown: &[usize], out: &mut Vec<Hash>) {
        match (shown, leaves) {
            ([], _) => out.push(root(leaves)),
            (_, [_]) => {}
            _ => {
                let (left, right) = halves(leaves);
                let middle = from + left.len();
                let (before, after) = shown.split_at(shown.partition_point(|at| *at < middle));
                inner(left, from, before, out);
                inner(right, middle, after, out);
            }
        }
    }
    let mut out = Vec::new();
    if !leaves.is_empty() {
        inner(leaves, 0, shown, &mut out);
    }
    out
}

/// The root of a tree of which some leaves are shown and `others` stand for the rest; `None` when they do not fit.
/// `shown` ascends.
pub fn fold(leaves: usize, shown: &[(usize, Hash)], others: &[Hash]) -> Option<Hash> {
    fn inner<'a>(from: usize, leaves: usize, shown: &[(usize, Hash)], others: &mut impl Iterator<Item = &'a Hash>) -> Option<Hash> {
        match shown {
            [] => others.next().copied(),
            [(_, hash)] if leaves == 1 => Some(*hash),
            _ if leaves < 2 => None,
            _ => {
                let left = half(leaves);
                let (before, after) = shown.split_at(shown.partition_point(|(at, _)| *at < from + left));
                let left_root = inner(from, left, before, others)?;
                Some(node(left_root, inner(from + left, leaves - left, after, others)?))
            }
        }
    }
    let ascending = shown.windows(2).all(|two| matches!(two, [(a, _), (b, _)] if a < b));
    if !ascending || shown.last().is_some_and(|(at, _)| *at >= leaves) || leaves == 0 {
        return None;
    }
    let mut others = others.iter();
    let root = inner(0, leaves, shown, &mut others)?;
    others.next().is_none().then_some(root)
}

#[cfg(test)]
mod tests;
