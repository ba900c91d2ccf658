//! One reason for all that is not answered.

use shared::forms::Missing;

use super::kit::*;

/// Req: DAT-07
#[test]
fn one_reason_answers_all_that_is_open_in_one_change_set_and_what_is_answered_stays() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    let open = draft.unanswered(Some(&"G".into()));
    assert_eq!(open, [at("DBP"), at("NOTE")], "what is derived asks nobody");
    draft.say_missing(&open, Missing::NotDone);
    let set = draft.next_to_send().unwrap().set;
    let said: Vec<_> = set.changes.iter().map(|change| (change.at.item.as_str(), change.to.missing)).collect();
    assert_eq!(said, [("DBP", Some(Missing::NotDone)), ("NOTE", Some(Missing::NotDone)), ("SBP", None)]);
    assert!(draft.unanswered(None).is_empty());
}

/// Req: DAT-07
#[test]
fn what_was_typed_in_the_meantime_and_what_cannot_be_read_is_left_alone() {
    let mut draft = vitals();
    let open = draft.unanswered(None);
    draft.apply(typed("DBP", "eighty"));
    draft.apply(typed("NOTE", "seen"));
    draft.say_missing(&open, Missing::Unknown);
    assert_eq!((draft.shown(&at("DBP")).one(), draft.shown(&at("NOTE")).one()), (Some("eighty"), Some("seen")));
    assert_eq!(draft.shown(&at("SBP")).missing, Some(Missing::Unknown));
}

#[test]
fn it_is_taken_back_in_one_step_where_it_still_says_so() {
    let mut draft = vitals();
    let open = draft.unanswered(None);
    draft.say_missing(&open, Missing::NotDone);
    draft.apply(typed("DBP", "80"));
    draft.take_back_missing(&open, Missing::NotDone);
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/DBP=80"]);
}

#[test]
fn of_a_table_the_rows_that_are_there_are_meant() {
    let draft = events_with("Headache");
    let open = draft.unanswered(None);
    assert_eq!(open, [event(1, "START")]);
}
