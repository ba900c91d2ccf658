//! Cycles of failing, mending and confirming, as a record goes through them.

use super::*;
use crate::forms::Words;

/// A record with one check, and its queries.
#[derive(Default)]
struct Desk {
    queries: Vec<Known>,
    unasked: usize,
}

fn finding(rule: &str) -> Finding {
    let (because, also) = (Vec::new(), Vec::new());
    Finding {
        at: ItemKey::new("G", 1, "I"),
        rule: rule.into(),
        level: Level::Soft,
        words: Words::Own("no".into()),
        because,
        also,
        why: None,
    }
}

impl Desk {
    /// The value is this now; `fails`: the check finds it wrong.
    fn judge(&mut self, value: &str, fails: bool, asks: Asks, complete: bool) -> &mut Self {
        let findings: Vec<Finding> = if fails { vec![finding("C")] } else { Vec::new() };
        let values: Values = [(ItemKey::new("G", 1, "I"), Datum::text(value))].into();
        let found: Vec<Found<'_>> =
            findings.iter().map(|finding| Found { finding, basis: basis_of(finding, &values), asks, apart: false }).collect();
        let outcome = reconcile(&found, &self.queries, complete);
        for step in &outcome.moves {
            self.apply(step, &found);
        }
        // Judged again, nothing more happens.
        let again = reconcile(&found, &self.queries, complete);
        assert_eq!((again.moves, again.unasked), (Vec::new(), outcome.unasked), "{:?}", self.queries);
        self.unasked = outcome.unasked;
        self
    }

    fn apply(&mut self, step: &Move, found: &[Found<'_>]) {
        match step {
            Move::Open { found: n, as_candidate } => self.queries.push(Known {
                id: QueryId(uuid::Uuid::from_u128(u128::try_from(self.queries.len()).unwrap() + 1)),
                rule: Some(found[*n].finding.rule.clone()),
                at: Some(found[*n].finding.at.clone()),
                status: if *as_candidate { Status::Candidate } else { Status::Open },
                basis: Some(found[*n].basis.clone()),
                confirmed: None,
                by_itself: false,
            }),
            Move::Renew { id, found: n } => self.query(*id).basis = Some(found[*n].basis.clone()),
            Move::Close { id, was, .. } => {
                let query = self.query(*id);
                query.status = if *was == Status::Candidate { Status::Cancelled } else { Status::Closed };
                query.by_itself = true;
            }
        }
    }

    fn query(&mut self, id: QueryId) -> &mut Known {
        self.queries.iter_mut().find(|one| one.id == id).unwrap()
    }

    fn last(&mut self) -> &mut Known {
        self.queries.last_mut().unwrap()
    }

    fn says(&self) -> Vec<&'static str> {
        self.queries.iter().map(|one| one.status.as_str()).collect()
    }
}

/// Req: QRY-03
#[test]
fn a_check_that_fails_asks_once_the_record_is_complete_and_closes_when_it_holds() {
    let mut desk = Desk::default();
    assert_eq!(desk.judge("200", true, Asks::WhenComplete, false).says(), Vec::<&str>::new());
    assert_eq!(desk.unasked, 1);
    assert_eq!(desk.judge("200", true, Asks::WhenComplete, true).says(), ["open"]);
    assert_eq!(desk.unasked, 0);
    assert_eq!(desk.judge("120", false, Asks::WhenComplete, true).says(), ["closed"]);
    assert_eq!(desk.judge("200", true, Asks::WhenComplete, true).says(), ["closed", "open"]);
}

/// Req: QRY-03
#[test]
fn the_rule_says_when_it_asks() {
    let asked = |asks, complete| Desk::default().judge("200", true, asks, complete).says();
    assert_eq!(asked(Asks::AtOnce, false), ["open"]);
    assert_eq!(asked(Asks::Proposes, false), Vec::<&str>::new());
    assert_eq!(asked(Asks::Proposes, true), ["candidate"]);
    assert_eq!(asked(Asks::Never, true), Vec::<&str>::new());
}

/// Req: QRY-03
#[test]
fn an_open_query_follows_the_value_and_is_never_doubled() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::AtOnce, false);
    assert_eq!(desk.judge("210", true, Asks::AtOnce, false).says(), ["open"]);
    assert_eq!(desk.last().basis.as_ref().unwrap().values[&ItemKey::new("G", 1, "I")].one(), Some("210"));
}

/// Req: QRY-03
#[test]
fn a_confirmed_value_is_not_asked_about_again_and_another_one_is() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::AtOnce, false);
    let asked = desk.last();
    (asked.confirmed, asked.status) = (asked.basis.clone(), Status::Answered);
    assert_eq!(desk.judge("200", true, Asks::AtOnce, true).says(), ["answered"]);
    desk.last().status = Status::Closed;
    assert_eq!((desk.judge("200", true, Asks::AtOnce, true).says(), desk.unasked), (vec!["closed"], 0));
    assert_eq!(desk.judge("250", true, Asks::AtOnce, true).says(), ["closed", "open"]);
    // Back to what was confirmed: the second question has its answer.
    assert_eq!(desk.judge("200", true, Asks::AtOnce, true).says(), ["closed", "closed"]);
    assert_eq!(desk.judge("120", false, Asks::AtOnce, true).says(), ["closed", "closed"]);
    assert_eq!((desk.judge("200", true, Asks::AtOnce, true).says(), desk.unasked), (vec!["closed", "closed"], 0));
}

/// Req: QRY-03
#[test]
fn an_answer_to_a_value_that_is_gone_answers_nothing() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::AtOnce, false);
    let asked = desk.last();
    (asked.confirmed, asked.status) = (asked.basis.clone(), Status::Answered);
    assert_eq!(desk.judge("250", true, Asks::AtOnce, true).says(), ["closed", "open"]);
}

/// Req: QRY-03
#[test]
fn what_is_closed_by_hand_is_not_asked_again_for_the_same_value() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::AtOnce, false);
    desk.last().status = Status::Closed;
    assert_eq!((desk.judge("200", true, Asks::AtOnce, true).says(), desk.unasked), (vec!["closed"], 0));
    assert_eq!(desk.judge("201", true, Asks::AtOnce, true).says(), ["closed", "open"]);
}

/// Req: QRY-03
#[test]
fn a_check_that_is_gone_with_its_row_or_its_version_leaves_no_orphan() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::AtOnce, false);
    desk.last().rule = Some("of an older version".into());
    assert_eq!(desk.judge("200", true, Asks::AtOnce, true).says(), ["closed", "open"]);
}

/// Req: QRY-03
#[test]
fn a_discarded_candidate_is_not_proposed_again_for_the_same_value() {
    let mut desk = Desk::default();
    desk.judge("200", true, Asks::Proposes, true);
    desk.last().status = Status::Cancelled;
    assert_eq!((desk.judge("200", true, Asks::Proposes, true).says(), desk.unasked), (vec!["cancelled"], 0));
    assert_eq!(desk.judge("300", true, Asks::Proposes, true).says(), ["cancelled", "candidate"]);
}

/// Req: QRY-03
#[test]
fn queries_of_people_are_left_alone() {
    let mut desk = Desk::default();
    let (id, at) = (QueryId(uuid::Uuid::from_u128(99)), Some(ItemKey::new("G", 1, "I")));
    desk.queries.push(Known { id, rule: None, at, status: Status::Open, basis: None, confirmed: None, by_itself: false });
    assert_eq!(desk.judge("120", false, Asks::AtOnce, true).says(), ["open"]);
}

#[test]
fn the_basis_holds_the_answers_without_who_wrote_them_when() {
    let at = ItemKey::new("G", 1, "I");
    let values: Values = [(at.clone(), Datum { revision: Some(7), ..Datum::text("1.50") })].into();
    let basis = basis_of(&finding("C"), &values);
    assert_eq!(basis.values.get(&at), Some(&Datum::text("1.50")));
    assert_eq!(serde_json::to_string(&basis).unwrap(), r#"{"values":{"G/1/I":{"v":"1.50"}}}"#);
}
