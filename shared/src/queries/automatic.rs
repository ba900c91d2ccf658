//! What a record's findings mean for its queries: which are asked, which close by themselves, which wait. Pure.
//!
//! Invariants (QRY-03): of one check at one place there is one query at a time; judged again, nothing more happens; a value
//! that was confirmed, or whose query a person has closed, is not asked about again. A finding is either in a query or unasked,
//! and no step of a person moves it from one to the other: counts of both agree at any moment.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::query::{Closing, Status};
use crate::forms::rule::{Step, Trace};
use crate::forms::{Asks, Datum, Finding, ItemKey, Level, Library, Values};
use crate::kernel::QueryId;

/// What a finding rests on: the answers it looked at, exactly, and in words what it read elsewhere. Two findings on the same
/// basis are the same question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Basis {
    #[serde(skip_serializing_if = "Values::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<ItemKey, Datum>"))]
    pub values: Values,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// A finding that may become a query.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pub finding: &'a Finding,
    pub basis: Basis,
    pub asks: Asks,
    /// At an item that tells the treatment: nothing that everybody sees counts it (BLD-04).
    pub apart: bool,
}

/// A query of the record, as far as it matters here. Those of people have no rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub id: QueryId,
    #[serde(default)]
    pub rule: Option<String>,
    /// The item; absent: the form as a whole, or a row.
    #[serde(default)]
    pub at: Option<ItemKey>,
    pub status: Status,
    /// What it asks about.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// What was confirmed as it is.
    #[serde(default)]
    pub confirmed: Option<Basis>,
    /// Closed by itself: should the data be as before again, it is asked again.
    #[serde(default)]
    pub by_itself: bool,
}

/// What is to be done. Findings by their position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// Ask about a finding.
    Open { found: usize, as_candidate: bool },
    /// The data are different and do not conform either: the same query asks about them.
    Renew { id: QueryId, found: usize },
    /// The data conform, or the answer is to what they were.
    Close { id: QueryId, was: Status, how: Closing },
}

/// What findings come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub moves: Vec<Move>,
    /// Findings for which there is no query.
    pub unasked: usize,
}

impl Outcome {
    /// How many queries sites are asked, and how many close. Candidates are none yet.
    pub fn counts(&self) -> (usize, usize) {
        let asked = |step: &&Move| matches!(step, Move::Open { as_candidate: false, .. });
        let closed = |step: &&Move| matches!(step, Move::Close { was, .. } if *was != Status::Candidate);
        (self.moves.iter().filter(asked).count(), self.moves.iter().filter(closed).count())
    }
}

/// The findings that may become queries, with what they rest on.
pub fn found<'a>(findings: &'a [Arc<Finding>], values: &Values, library: &Library) -> Vec<Found<'a>> {
    let asked = findings.iter().map(Arc::as_ref).filter(|finding| matches!(finding.level, Level::Soft | Level::Hard));
    let apart = |finding: &Finding| library.items.iter().any(|item| item.unblinded && item.oid == finding.at.item);
    let one = |finding| Found { basis: basis_of(finding, values), asks: asks_of(library, &finding.rule), apart: apart(finding), finding };
    asked.map(one).collect()
}

/// The answers that a finding looked at.
pub fn basis_of(finding: &Finding, values: &Values) -> Basis {
    let mut basis = Basis::default();
    let mut add = |key: &ItemKey| {
        if let Some(datum) = values.get(key).filter(|datum| !datum.is_blank()) {
            basis.values.insert(key.clone(), Datum { revision: None, rule: None, entered: None, ..datum.clone() });
        }
    };
    add(&finding.at);
    finding.also.iter().for_each(&mut add);
    let mut facts = Vec::new();
    finding.why.iter().for_each(|why| read_of(why, &mut add, &mut facts));
    basis.facts = facts;
    basis
}

fn read_of(trace: &Trace, add: &mut impl FnMut(&ItemKey), facts: &mut Vec<String>) {
    match &trace.step {
        Step::Item { at: Some(at), .. } => add(at),
        Step::Item { label, at: None } => facts.push(format!("{label}: {}", trace.value.as_deref().unwrap_or_default())),
        _ => {}
    }
    trace.parts.iter().for_each(|part| read_of(part, add, facts));
}

/// When the check of this name asks.
pub fn asks_of(library: &Library, rule: &str) -> Asks {
    let own = library.rules.iter().find(|one| one.oid.as_str() == rule).map(|one| one.asks);
    let range = || {
        let (item, check) = rule.rsplit_once("#range")?;
        let nth: usize = check.parse().ok()?;
        library.items.iter().find(|one| one.oid.as_str() == item)?.ranges.get(nth.checked_sub(1)?).map(|range| range.asks)
    };
    own.or_else(range).unwrap_or_default()
}

/// What is to be done about these findings, given the record's queries, and whether the record is complete.
pub fn reconcile(found: &[Found<'_>], known: &[Known], complete: bool) -> Outcome {
    let mut outcome = Outcome::default();
    for (n, one) in found.iter().enumerate() {
        let same: Vec<&Known> = known.iter().filter(|query| query.asks(one)).collect();
        match same.iter().find(|query| query.status.is_active()) {
            Some(active) if same.iter().any(|query| query.id != active.id && query.confirmed.as_ref() == Some(&one.basis)) => {
                outcome.moves.push(Move::Close { id: active.id, was: active.status, how: Closing::Confirmed });
            }
            Some(active) => outcome.follow(n, one, active),
            None => outcome.ask(n, one, &same, complete),
        }
    }
    for query in known.iter().filter(|query| query.rule.is_some() && query.status.is_active()) {
        if !found.iter().any(|one| query.asks(one)) {
            outcome.moves.push(Move::Close { id: query.id, was: query.status, how: Closing::Conforms });
        }
    }
    outcome
}

impl Known {
    /// Whether it is the query of this check at this place.
    fn asks(&self, found: &Found<'_>) -> bool {
        self.rule.as_deref() == Some(found.finding.rule.as_str()) && self.at.as_ref() == Some(&found.finding.at)
    }

    /// Whether a change of this item is a change of what it is about.
    pub fn is_about(&self, item: &ItemKey) -> bool {
        self.at.as_ref() == Some(item) || self.basis.as_ref().is_some_and(|basis| basis.values.contains_key(item))
    }
}

impl Outcome {
    /// A query is on its way already.
    fn follow(&mut self, n: usize, found: &Found<'_>, query: &Known) {
        let moved = query.basis.as_ref() != Some(&found.basis);
        match query.status {
            Status::Answered if moved => {
                self.moves.push(Move::Close { id: query.id, was: query.status, how: Closing::Superseded });
                self.moves.push(Move::Open { found: n, as_candidate: false });
            }
            Status::Answered => {}
            _ if moved => self.moves.push(Move::Renew { id: query.id, found: n }),
            _ => {}
        }
    }

    /// None is on its way: it may have been asked before.
    fn ask(&mut self, n: usize, found: &Found<'_>, before: &[&Known], complete: bool) {
        if before.iter().any(|query| query.confirmed.as_ref() == Some(&found.basis)) {
            return;
        }
        let settled_by_hand = before.iter().any(|query| query.basis.as_ref() == Some(&found.basis) && !query.by_itself);
        let now = match found.asks {
            Asks::AtOnce => true,
            Asks::WhenComplete | Asks::Proposes => complete,
            Asks::Never => false,
        };
        match (settled_by_hand, now) {
            (true, _) => {}
            (false, true) => self.moves.push(Move::Open { found: n, as_candidate: found.asks == Asks::Proposes }),
            (false, false) => self.unasked += usize::from(!found.apart),
        }
    }
}

#[cfg(test)]
#[path = "automatic_tests.rs"]
mod tests;
