//! What others change while the record is open here.

use super::super::*;
use super::kit::*;

/// The record at revision `n` as another person left it: what they say, and since which revision.
fn theirs(revision: u32, values: &[(&str, &str, u32)]) -> RecordView {
    let datum = |text: &str, since| Datum { revision: Some(since), ..Datum::text(text) };
    let values = values.iter().map(|(item, text, since)| (at(item), datum(text, *since))).collect();
    RecordView { values, revision, state: RecordState::InProgress, ..view(&[]) }
}

fn ana(revision: u32) -> [Author; 1] {
    [Author { revision, name: "Ana Roth".into(), at: noon() }]
}

/// Req: DAT-08
#[test]
fn what_another_person_enters_is_shown_with_their_name_until_somebody_works_on_it() {
    let mut draft = vitals();
    draft.arrived(theirs(1, &[("SBP", "120", 1)]), &ana(1), None);
    assert_eq!(draft.shown(&at("SBP")).one(), Some("120"));
    assert_eq!(draft.arrival(&at("SBP")).map(|one| one.name.as_str()), Some("Ana Roth"));
    draft.apply(typed("SBP", "121"));
    assert_eq!(draft.arrival(&at("SBP")), None);
    assert_eq!(draft.next_to_send().unwrap().set.base, 1);
}

/// Req: DAT-08
#[test]
fn an_edit_stays_based_on_what_its_author_had_seen() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "130"));
    draft.arrived(theirs(1, &[("SBP", "120", 1), ("DBP", "80", 1)]), &ana(1), None);
    assert_eq!((draft.shown(&at("SBP")).one(), draft.shown(&at("DBP")).one()), (Some("130"), Some("80")));
    assert_eq!(draft.next_to_send().unwrap().set.base, 0, "so the server calls it a conflict");
}

/// Req: DAT-08
#[test]
fn nothing_moves_under_the_hands_of_who_types() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.arrived(theirs(2, &[("SBP", "125", 2)]), &ana(2), Some(&at("SBP")));
    assert_eq!(draft.shown(&at("SBP")).one(), Some("120"));
    draft.apply(typed("SBP", "130"));
    assert_eq!(draft.next_to_send().unwrap().set.base, 1);

    // Nothing came of the typing: theirs is shown.
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.arrived(theirs(2, &[("SBP", "125", 2)]), &ana(2), Some(&at("SBP")));
    draft.visited(&at("SBP"));
    assert_eq!((draft.shown(&at("SBP")).one(), draft.next_to_send()), (Some("125"), None));
}

#[test]
fn what_is_told_twice_or_late_changes_nothing() {
    let mut draft = vitals();
    draft.arrived(theirs(2, &[("SBP", "125", 2)]), &ana(2), None);
    draft.arrived(theirs(1, &[("SBP", "120", 1)]), &ana(1), None);
    assert_eq!((draft.shown(&at("SBP")).one(), draft.revision()), (Some("125"), 2));
}

#[test]
fn what_was_sent_from_here_is_nobody_elses_arrival() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.arrived(theirs(1, &[("SBP", "120", 1)]), &ana(1), None);
    draft.acknowledged(receipt(1));
    assert_eq!((draft.arrivals().len(), draft.status()), (0, Status::Saved(Some(noon()))));
}

/// Req: DAT-08, AUD-01
#[test]
fn a_decision_goes_out_by_itself_with_the_value_that_gave_way() {
    for (keep, stands, gives_way) in [(Keep::Mine, "130", "125"), (Keep::Theirs, "125", "130")] {
        let mut draft = vitals();
        draft.apply(typed("SBP", "130"));
        draft.apply(typed("DBP", "80"));
        draft.next_to_send().unwrap();
        draft.conflicted(vec![conflict("SBP", "130", "125", 2)]);
        draft.decide(&at("SBP"), keep);
        // A reload in between forgets nothing of it.
        let kept = serde_json::to_string(&draft.kept().unwrap()).unwrap();
        let mut draft = Draft::of(plan(), theirs(2, &[("SBP", "125", 2)]));
        draft.restore(serde_json::from_str(&kept).unwrap());
        let sent = draft.next_to_send().unwrap();
        assert_eq!((says(&sent.set), sent.set.base), (vec![format!("G/1/SBP={stands}")], 2));
        assert_eq!(sent.over.as_ref().and_then(Datum::one), Some(gives_way));
        draft.acknowledged(receipt(3));
        let rest = draft.next_to_send().unwrap();
        assert_eq!((says(&rest.set), rest.over), (vec!["G/1/DBP=80".to_owned()], None));
    }
}

/// Req: TIM-05
#[test]
fn a_value_carries_the_time_at_which_it_was_typed() {
    let mut draft = vitals();
    draft.at(PartialDateTime::default(), Some(noon()));
    draft.apply(typed("SBP", "130"));
    draft.at(PartialDateTime::default(), Some(noon().plus_seconds(60)));
    draft.apply(typed("SBP", "130"));
    draft.apply(typed("DBP", "80"));
    let kept = draft.kept().unwrap();
    let mut again = vitals();
    again.restore(kept);
    let set = again.next_to_send().unwrap().set;
    let times: Vec<_> = set.changes.iter().map(|change| (change.to.one(), change.to.entered)).collect();
    assert_eq!(times, [(Some("80"), Some(noon().plus_seconds(60))), (Some("130"), Some(noon()))]);
}
