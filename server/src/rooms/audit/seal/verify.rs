//! Verifying: seals one after the other, each with its list and the rows that were found, however they came (docs/seals.md,
//! "Verifying"). Pure: the database, a bundle and the tests bring the same in.
//! Invariant: what is reported is a place; the same places are reported by `docs/verify_seals.py`.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::body::{self, Body};
use super::chain::Head;
use super::entry::{Entry, Place};
use super::fault::{Fault, Wrong};
use super::list::Listed;
use super::merkle::{self, Hash, Peaks};
use crate::kernel::vault::PublicKey;

/// Whose entries are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// One study's; none: all of the tenant.
    pub study: Option<Uuid>,
    /// These sites' alone.
    pub sites: Option<Vec<Uuid>>,
}

impl Shown {
    pub fn holds(&self, place: Place) -> bool {
        let of_study = self.study.is_none_or(|study| place.study == Some(study));
        of_study && self.sites.as_ref().is_none_or(|sites| place.site.is_some_and(|site| sites.contains(&site)))
    }
}

/// A seal as it was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub number: i64,
    pub body: String,
    pub signature: Vec<u8>,
    /// The entries that are shown, and what stands for the others.
    pub shown: Vec<Listed>,
    pub others: Vec<Hash>,
}

/// A row as it was found.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub hash: Hash,
    pub id: Uuid,
    pub place: Place,
}

impl Row {
    pub fn of(entry: &Entry) -> Self {
        Self { hash: entry.hash(), id: entry.row_id().unwrap_or_default(), place: entry.place() }
    }
}

/// Rows that were found, by table and running number: several where somebody doubled one.
pub type Rows = HashMap<(String, i64), Vec<Row>>;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Seals that hold, and entries that were proven.
    pub seals: u64,
    pub entries: u64,
    /// Ordered, each once.
    pub faults: BTreeSet<Fault>,
}

/// Takes seals in the order of their numbers.
pub struct Verifier {
    tenant: Uuid,
    keys: Vec<PublicKey>,
    shown: Shown,
    /// The last seal that holds.
    last: Option<(Body, Hash)>,
    /// The number that was met last, holding or not.
    met: Option<i64>,
    /// Numbers that were met since the last seal that holds, and do not hold.
    doubtful: Vec<u64>,
    log: Peaks,
    upto: HashMap<String, i64>,
    heads: Vec<Head>,
    pub report: Report,
}

impl Verifier {
    pub fn new(tenant: Uuid, keys: Vec<PublicKey>, shown: Shown, heads: Vec<Head>) -> Self {
        let (keys, forged): (Vec<_>, Vec<_>) = keys.into_iter().partition(PublicKey::is_itself);
        let mut report = Report::default();
        report.faults.extend(forged.into_iter().map(|key| Fault::Key { id: key.id }));
        Self {
            tenant,
            keys,
            shown,
            last: None,
            met: None,
            doubtful: Vec::new(),
            log: Peaks::default(),
            upto: HashMap::new(),
            heads,
            report,
        }
    }

    /// What the seal says, if it was signed by one of the keys, for this tenant and as this number.
    pub fn body(&self, found: &Found) -> Option<Body> {
        let body = Body::parse(&found.body)?;
        let number = u64::try_from(found.number).ok()?;
        let key = self.keys.iter().find(|key| key.id == body.key)?;
        let itself = body.tenant == self.tenant && body.number == number;
        (itself && key.signed(found.body.as_bytes(), &found.signature)).then_some(body)
    }

    /// Weighs a seal against those before it, and what it holds against its list and the rows. Used rows are taken out.
    pub fn seal(&mut self, found: &Found, rows: &mut Rows) {
        let body = self.body(found);
        match (body, self.met.replace(found.number)) {
            (_, Some(met)) if met == found.number => self.wrong(found.number, Wrong::Doubled),
            (None, _) => {
                self.wrong(found.number, Wrong::Altered);
                self.doubtful.extend(u64::try_from(found.number).ok());
                found.shown.iter().for_each(|one| drop(rows.remove(&(one.table.clone(), one.seq))));
            }
            (Some(body), _) => {
                self.gaps(body.number);
                self.stands(&body, &found.body);
                self.entries(&body, found, rows);
                self.report.seals += 1;
            }
        }
    }

    /// Whatever is left belongs to no seal; what the heads name beyond the last seal was cut off.
    pub fn end(mut self, rows: &Rows) -> Report {
        self.inserted(rows);
        if let Some(last) = self.heads.iter().map(|head| head.number).max() {
            self.gaps(last.saturating_add(1));
        }
        self.report
    }

    /// The running number up to which a table is sealed.
    pub fn upto(&self, table: &str) -> i64 {
        self.upto.get(table).copied().unwrap_or_default()
    }

    /// Rows that no seal names.
    pub fn inserted(&mut self, rows: &Rows) {
        for ((table, seq), found) in rows {
            let faults = found.iter().map(|row| Fault::Inserted { table: table.clone(), seq: *seq, id: row.id });
            self.report.faults.extend(faults);
        }
    }

    fn wrong(&mut self, number: i64, what: Wrong) {
        self.report.faults.insert(Fault::Seal { number, what });
    }

    /// Numbers below `end`, after the last seal that holds, that were not met at all.
    fn gaps(&mut self, end: u64) {
        let mut from = self.last.as_ref().map_or(0, |(body, _)| body.number.saturating_add(1));
        let met = std::mem::take(&mut self.doubtful);
        for number in met.into_iter().filter(|number| *number < end).chain([end]) {
            if from < number {
                self.report.faults.insert(Fault::Gone { from, to: number - 1 });
            }
            from = from.max(number.saturating_add(1));
        }
    }

    /// Chain, log, positions, running numbers and heads.
    fn stands(&mut self, body: &Body, text: &str) {
        let hash = body::hash(text);
        let follows = match &self.last {
            Some((last, before)) if last.number + 1 == body.number => self.follows(last, *before, body),
            _ => body.number > 0 || body.first == 0 && body.before == Hash::default(),
        };
        let known = match &self.last {
            Some((last, before)) if last.number + 1 == body.number => *before,
            _ => body.before,
        };
        if self.log.leaves() + 1 == body.number {
            self.log.push(known);
        }
        let logged = self.log.leaves() != body.number || self.log.root() == body.log;
        let headed = self.heads.iter().all(|head| head.number != body.number || head.hash == hash);
        if !(follows && logged && headed) {
            self.wrong(i64::try_from(body.number).unwrap_or(i64::MAX), Wrong::Unchained);
        }
        self.upto.extend(body.spans.iter().map(|span| (span.table.clone(), span.upto)));
        self.last = Some((body.clone(), hash));
    }

    fn follows(&self, last: &Body, before: Hash, body: &Body) -> bool {
        let spans = body.spans.iter().all(|span| self.upto.get(&span.table).copied().unwrap_or_default() <= span.after);
        body.before == before && body.first == last.end() && spans
    }

    fn entries(&mut self, body: &Body, found: &Found, rows: &mut Rows) {
        let taken: Vec<Option<Row>> = found.shown.iter().map(|one| self.take(one, rows)).collect();
        let listed = leads(body, found, found.shown.iter().map(|one| Some(one.hash)));
        let proven = !listed && leads(body, found, taken.iter().map(|row| row.map(|row| row.hash)));
        if !listed && !proven {
            self.wrong(found.number, Wrong::Unproven);
        } else if !self.complete(body, found) {
            self.wrong(found.number, Wrong::Incomplete);
        }
        for (one, row) in found.shown.iter().zip(&taken) {
            match entry_wrong(body, one, row, proven) {
                None => self.report.entries += u64::from(listed || proven),
                Some(what) => {
                    let Listed { position, table, seq, id, .. } = one.clone();
                    self.report.faults.insert(Fault::Entry { position, table, seq, id, what });
                }
            }
        }
    }

    /// The row of an entry: of several, the one that is as it was sealed.
    fn take(&mut self, one: &Listed, rows: &mut Rows) -> Option<Row> {
        let mut found = rows.remove(&(one.table.clone(), one.seq))?;
        let at = found.iter().position(|row| row.hash == one.hash).unwrap_or_default();
        let row = found.swap_remove(at);
        if !found.is_empty() {
            self.inserted(&HashMap::from([((one.table.clone(), one.seq), found)]));
        }
        Some(row)
    }

    /// Whether as many entries of each place in sight are shown as were signed for.
    fn complete(&self, body: &Body, found: &Found) -> bool {
        let mut counts = vec![0_u64; body.scopes.len()];
        for one in &found.shown {
            match usize::try_from(one.scope).ok().and_then(|at| counts.get_mut(at)) {
                Some(count) => *count += 1,
                None => return false,
            }
        }
        let each = body.scopes.iter().zip(counts);
        each.into_iter().all(|(scope, count)| count == if self.shown.holds(scope.place) { scope.count } else { 0 })
    }
}

/// Whether these hashes of what is shown, with what stands for the others, lead to the seal's root.
fn leads(body: &Body, found: &Found, hashes: impl Iterator<Item = Option<Hash>>) -> bool {
    let place = |one: &Listed| usize::try_from(one.position.checked_sub(body.first)?).ok();
    let shown: Option<Vec<(usize, Hash)>> = found.shown.iter().zip(hashes).map(|(one, hash)| Some((place(one)?, hash?))).collect();
    let root = || merkle::fold(usize::try_from(body.count).ok()?, &shown?, &found.others);
    root() == Some(body.root)
}

/// What is wrong with an entry. `proven`: the rows lead to the root, the list does not.
fn entry_wrong(body: &Body, one: &Listed, row: &Option<Row>, proven: bool) -> Option<Wrong> {
    let Some(row) = row else { return Some(Wrong::Missing) };
    let place = usize::try_from(one.scope).ok().and_then(|at| body.scopes.get(at)).map(|scope| scope.place);
    match row.hash == one.hash {
        false if proven => Some(Wrong::Relisted),
        false => Some(Wrong::Altered),
        true if row.id != one.id || place.is_some_and(|place| place != row.place) => Some(Wrong::Relisted),
        true => None,
    }
}
