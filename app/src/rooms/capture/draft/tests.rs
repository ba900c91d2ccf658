//! Data entry without a browser: what a coordinator types, and what becomes of it.

mod arriving;
mod begin;
mod kit;
mod rest;

use kit::*;
use shared::capture::RecordState;
use shared::kernel::{Code, Problem};

use super::*;
use shared::capture::Saved;

/// Req: DAT-09
#[test]
fn a_value_counts_as_saved_only_with_a_receipt() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    assert_eq!(draft.status(), Status::Waiting(1));
    draft.next_to_send().unwrap();
    assert_eq!((draft.status(), draft.stored(&at("SBP"))), (Status::Saving, None));
    draft.acknowledged(receipt(1));
    assert_eq!(draft.status(), Status::Saved(Some(noon())));
    assert_eq!(draft.stored(&at("SBP")), Some(&Datum::text("120")));
}

#[test]
fn a_field_left_as_it_was_sends_nothing() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.apply(typed("SBP", "120"));
    draft.apply(typed("DBP", ""));
    assert_eq!(draft.next_to_send(), None);
}

#[test]
fn a_value_typed_and_taken_back_sends_nothing() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.apply(typed("SBP", "130"));
    draft.apply(typed("SBP", "120"));
    assert_eq!(draft.status(), Status::Saved(Some(noon())));
}

#[test]
fn what_is_typed_while_a_set_is_on_its_way_goes_with_the_next_one() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.apply(typed("SBP", "121"));
    draft.apply(typed("DBP", "80"));
    assert_eq!(draft.next_to_send(), None, "one set at a time");
    draft.acknowledged(receipt(1));
    let next = draft.next_to_send().unwrap().set;
    assert_eq!((next.base, says(&next)), (1, vec!["G/1/DBP=80".to_owned(), "G/1/SBP=121".to_owned()]));
}

#[test]
fn a_value_cleared_is_sent_as_cleared() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.apply(typed("SBP", ""));
    assert_eq!(draft.next_to_send().unwrap().set.changes, [Change { at: at("SBP"), to: Datum::default() }]);
}

/// Req: DAT-07
#[test]
fn not_done_is_an_answer() {
    let mut draft = vitals();
    draft.apply(Change { at: at("SBP"), to: Datum::missing(shared::forms::Missing::NotDone) });
    assert!(draft.is_answered(&at("SBP")));
    assert_eq!(draft.progress(), Progress { answered: 1, required: 2 });
}

/// Req: DAT-05
#[test]
fn a_value_goes_out_exactly_as_it_was_typed() {
    let mut draft = vitals();
    draft.apply(typed("NOTE", "007 \u{301}e  "));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/NOTE=007 \u{301}e  "]);
}

/// Req: DAT-09
#[test]
fn without_a_line_the_same_set_is_tried_again_before_anything_newer() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    let first = draft.next_to_send().unwrap();
    draft.failed_offline();
    draft.apply(typed("SBP", "125"));
    assert_eq!((draft.status(), draft.tries()), (Status::Offline(2), 1));
    assert_eq!(draft.next_to_send(), Some(first));
    draft.acknowledged(receipt(1));
    let next = draft.next_to_send().unwrap().set;
    assert_eq!((next.base, says(&next)), (1, vec!["G/1/SBP=125".to_owned()]));
}

#[test]
fn tries_are_further_and_further_apart() {
    assert_eq!([0, 1, 2, 3, 5, 6, 99].map(back_off), [2, 2, 4, 8, 32, 60, 60]);
}

/// Req: DAT-09
#[test]
fn a_reload_brings_back_what_was_not_sent() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    let first = draft.next_to_send().unwrap();
    draft.apply(typed("DBP", "80"));
    let kept = serde_json::to_string(&draft.kept().unwrap()).unwrap();

    let mut again = vitals();
    again.restore(serde_json::from_str(&kept).unwrap());
    assert_eq!((again.shown(&at("SBP")), again.shown(&at("DBP"))), (Datum::text("120"), Datum::text("80")));
    assert_eq!(again.next_to_send(), Some(first));
    again.acknowledged(receipt(1));
    assert_eq!(says(&again.next_to_send().unwrap().set), ["G/1/DBP=80"]);
}

#[test]
fn nothing_is_kept_once_all_is_saved() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    assert!(draft.kept().is_some());
    draft.next_to_send().unwrap();
    draft.acknowledged(receipt(1));
    assert_eq!(draft.kept(), None);
}

/// Req: DAT-08
#[test]
fn what_others_entered_elsewhere_appears() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.acknowledged(Saved { merged: vec![typed("DBP", "81")], ..receipt(2) });
    assert_eq!(draft.shown(&at("DBP")), Datum::text("81"));
}

/// Req: DAT-08
#[test]
fn a_value_typed_without_having_seen_theirs_stays_based_on_what_was_seen() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.apply(typed("DBP", "80"));
    draft.acknowledged(Saved { merged: vec![typed("DBP", "81")], ..receipt(2) });
    let next = draft.next_to_send().unwrap().set;
    assert_eq!((next.base, says(&next)), (0, vec!["G/1/DBP=80".to_owned()]), "the server will see the conflict");
}

/// Req: DAT-08
#[test]
fn a_conflict_shows_both_values_and_sends_the_rest() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.apply(typed("DBP", "80"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![conflict("SBP", "120", "140", 3)]);
    assert_eq!(draft.shown(&at("SBP")), Datum::text("120"));
    assert_eq!(draft.conflict(&at("SBP")).unwrap().theirs.one(), Some("140"));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/DBP=80"]);
}

/// Req: DAT-08
#[test]
fn mine_is_put_over_theirs_only_when_a_person_says_so() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![conflict("SBP", "120", "140", 3)]);
    assert_eq!(draft.next_to_send(), None);
    draft.decide(&at("SBP"), Keep::Mine);
    let next = draft.next_to_send().unwrap().set;
    assert_eq!((next.base, says(&next)), (3, vec!["G/1/SBP=120".to_owned()]));
}

/// Req: DAT-08
#[test]
fn theirs_kept_is_sent_as_a_decision_with_the_value_that_gave_way() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![conflict("SBP", "120", "140", 3)]);
    draft.decide(&at("SBP"), Keep::Theirs);
    assert_eq!(draft.shown(&at("SBP")).one(), Some("140"));
    let next = draft.next_to_send().unwrap();
    assert_eq!((next.set.base, says(&next.set)), (3, vec!["G/1/SBP=140".to_owned()]));
    assert_eq!(next.over.unwrap().one(), Some("120"));
}

/// Req: DAT-08
#[test]
fn an_undecided_conflict_is_still_one_after_a_reload() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![conflict("SBP", "120", "140", 3)]);
    let mut again = Draft::of(plan(), RecordView { revision: 9, ..view(&[("SBP", "140")]) });
    again.restore(draft.kept().unwrap());
    assert_eq!(again.next_to_send().unwrap().set.base, 2, "before theirs");
}

/// Req: DAT-08
#[test]
fn changes_with_different_bases_go_out_apart() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![conflict("SBP", "120", "140", 3)]);
    draft.decide(&at("SBP"), Keep::Mine);
    draft.apply(typed("DBP", "80"));
    let first = draft.next_to_send().unwrap().set;
    assert_eq!((first.base, says(&first)), (3, vec!["G/1/SBP=120".to_owned()]));
    draft.acknowledged(receipt(4));
    let second = draft.next_to_send().unwrap().set;
    assert_eq!((second.base, says(&second)), (0, vec!["G/1/DBP=80".to_owned()]));
}

#[test]
fn a_session_that_ended_keeps_the_set_until_someone_signs_in() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    let first = draft.next_to_send();
    draft.failed_signed_out();
    assert_eq!((draft.status(), draft.next_to_send()), (Status::SignedOut(1), None));
    draft.try_again();
    assert_eq!(draft.next_to_send(), first);
}

/// Req: AUD-07
#[test]
fn a_record_that_was_complete_waits_for_a_reason() {
    let mut draft = Draft::of(plan(), RecordView { needs_reason: true, ..view(&[("SBP", "120")]) });
    draft.apply(typed("SBP", "130"));
    draft.apply(typed("DBP", "80"));
    assert_eq!((draft.next_to_send(), draft.status()), (None, Status::WantsReason(2)));
    draft.give_reason("Transcription error".to_owned());
    let sent = draft.next_to_send().unwrap();
    assert_eq!((sent.reason.as_deref(), sent.set.changes.len()), (Some("Transcription error"), 2));
    draft.acknowledged(receipt(2));
    draft.apply(typed("DBP", "81"));
    assert_eq!(draft.status(), Status::WantsReason(1), "the next set has its own");
}

/// Req: AUD-07
#[test]
fn a_record_completed_by_someone_else_meanwhile_asks_for_the_reason_then() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.refused(Problem::new(Code::ReasonRequired));
    assert_eq!(draft.status(), Status::WantsReason(1));
}

#[test]
fn an_item_the_server_will_not_have_stays_in_its_field_and_holds_up_nothing_else() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.apply(typed("NOTE", "too long"));
    draft.next_to_send().unwrap();
    draft.refused(Problem::new(Code::Invalid).at("/changes/0/to", "At most 3 characters."));
    assert_eq!((draft.held(&at("NOTE")).is_some(), draft.shown(&at("NOTE"))), (true, Datum::text("too long")));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/SBP=120"]);
}

#[test]
fn a_refused_set_is_kept_and_tried_with_the_next_change() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    draft.refused(Problem::new(Code::Forbidden));
    assert!(matches!(draft.status(), Status::Refused(1, _)));
    assert_eq!(draft.next_to_send(), None);
    draft.apply(typed("DBP", "80"));
    assert_eq!(draft.next_to_send().unwrap().set.changes.len(), 2);
}

#[test]
fn a_form_the_server_finds_incomplete_is_sent_without_the_declaration() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.apply(typed("DBP", "80"));
    draft.complete().unwrap();
    draft.next_to_send().unwrap();
    draft.refused(Problem::new(Code::OutOfOrder).at("G/1/NOTE", "Please answer this."));
    let next = draft.next_to_send().unwrap().set;
    assert_eq!((next.complete, says(&next)), (None, vec!["G/1/DBP=80".to_owned()]));
}

/// Req: DAT-04, USE-03
#[test]
fn a_value_out_of_limits_is_found_at_once_and_saved_all_the_same() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "400"));
    let found: Vec<Level> = draft.findings_at(&at("SBP")).iter().map(|finding| finding.level).collect();
    assert_eq!((found, says(&draft.next_to_send().unwrap().set)), (vec![Level::Hard], vec!["G/1/SBP=400".to_owned()]));
}

/// Req: DAT-04
#[test]
fn letters_in_a_number_stay_in_the_field_and_are_not_sent() {
    let mut draft = vitals_saying(&[("SBP", "120")]);
    draft.apply(typed("SBP", "12o"));
    assert_eq!((draft.shown(&at("SBP")).one(), draft.held(&at("SBP")).is_some()), (Some("12o"), true));
    assert_eq!(draft.next_to_send(), None);
    assert_eq!(draft.stored(&at("SBP")).and_then(Datum::one), Some("120"));
    draft.apply(typed("SBP", "121"));
    assert_eq!(draft.held(&at("SBP")), None);
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/SBP=121"]);
}

#[test]
fn an_unreadable_text_is_kept_over_a_reload() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "12o"));
    let mut again = vitals();
    again.restore(draft.kept().unwrap());
    assert_eq!(again.shown(&at("SBP")).one(), Some("12o"));
}

/// Req: DAT-02
#[test]
fn the_servers_findings_count() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    draft.next_to_send().unwrap();
    let words = Words::Key { key: "finding-later".into(), args: Vec::new() };
    let finding =
        Finding { at: at("SBP"), rule: "SBP#visit".into(), level: Level::Soft, words, because: Vec::new(), also: Vec::new(), why: None };
    draft.acknowledged(Saved { findings: vec![finding.clone()], ..receipt(1) });
    assert_eq!(draft.findings_at(&at("SBP")), [&finding]);
}

#[test]
fn a_blank_is_a_finding_only_where_someone_has_been_or_once_completion_was_tried() {
    let mut draft = vitals();
    assert_eq!(draft.to_look_at(), []);
    draft.visited(&at("SBP"));
    assert_eq!(draft.to_look_at(), [at("SBP")]);
    draft.complete().unwrap_err();
    assert_eq!(draft.to_look_at(), [at("SBP"), at("DBP")]);
}

/// Req: DAT-13
#[test]
fn nothing_in_a_retired_row_is_found_wrong() {
    let mut draft = events_with("Headache");
    let _ = draft.complete();
    assert_eq!(draft.to_look_at(), [event(1, "START")]);
    draft.retire_row(&RowKey { group: "AE".into(), row: 1 });
    assert_eq!(draft.to_look_at(), []);
}

#[test]
fn progress_counts_what_must_be_answered() {
    let mut draft = vitals();
    assert_eq!(draft.progress(), Progress { answered: 0, required: 2 });
    draft.apply(typed("SBP", "120"));
    draft.apply(typed("NOTE", "calm"));
    assert_eq!(draft.progress(), Progress { answered: 1, required: 2 });
}

#[test]
fn a_form_with_blanks_is_not_completed_and_says_which() {
    let mut draft = vitals();
    draft.apply(typed("SBP", "120"));
    assert_eq!(draft.complete(), Err(vec![at("DBP")]));
    draft.apply(typed("DBP", "80"));
    assert_eq!(draft.complete(), Ok(()));
    assert_eq!(draft.next_to_send().unwrap().set.complete, Some(true));
    draft.acknowledged(Saved { state: RecordState::Complete, ..receipt(1) });
    assert!(draft.is_complete());
    draft.reopen();
    assert_eq!(draft.status(), Status::WantsReason(1));
}

#[test]
fn completion_taken_back_before_it_was_sent_is_not_sent() {
    let mut draft = vitals_saying(&[("SBP", "120"), ("DBP", "80")]);
    draft.complete().unwrap();
    draft.reopen();
    assert_eq!(draft.next_to_send(), None);
}

#[test]
fn the_next_incomplete_item_comes_after_this_one_and_then_from_the_top() {
    let draft = vitals();
    assert_eq!(draft.next_incomplete(None), Some(at("SBP")));
    assert_eq!(draft.next_incomplete(Some(&at("SBP"))), Some(at("DBP")));
    assert_eq!(draft.next_incomplete(Some(&at("DBP"))), Some(at("SBP")));
    assert_eq!(vitals_saying(&[("SBP", "120"), ("DBP", "80")]).next_incomplete(None), None);
}

/// Req: DAT-06
#[test]
fn a_derived_item_is_not_typed_into() {
    let mut draft = vitals();
    draft.apply(typed("MAP", "93"));
    assert_eq!((draft.next_to_send(), draft.shown(&at("MAP"))), (None, Datum::default()));
}

#[test]
fn a_new_row_is_sent_once_something_stands_in_it() {
    let mut draft = events();
    let row = draft.add_row(&"AE".into());
    assert_eq!(draft.next_to_send(), None);
    draft.apply(in_row(row.row, "TERM", "Headache"));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["AE/1/TERM=Headache"]);
    assert_eq!(draft.add_row(&"AE".into()).row, 2);
}

#[test]
fn a_row_that_never_left_the_page_just_goes() {
    let mut draft = events();
    let row = draft.add_row(&"AE".into());
    draft.apply(in_row(row.row, "TERM", "Headache"));
    draft.retire_row(&row);
    assert_eq!((draft.next_to_send(), draft.shown(&event(1, "TERM"))), (None, Datum::default()));
}

/// Req: DAT-13
#[test]
fn a_saved_row_is_retired_never_deleted_and_its_number_not_used_again() {
    let mut draft = events_with("Headache");
    let first = rows(&draft)[0].key.clone();
    draft.retire_row(&first);
    let set = draft.next_to_send().unwrap().set;
    assert_eq!((set.rows.len(), set.changes.len()), (1, 0));
    draft.acknowledged(receipt(2));
    assert_eq!(draft.shown(&event(1, "TERM")), Datum::text("Headache"));
    assert!(rows(&draft)[0].retired);
    assert_eq!(draft.add_row(&"AE".into()).row, 2);
    draft.restore_row(&first);
    assert!(!draft.next_to_send().unwrap().set.rows[0].retired);
}

#[test]
fn a_duplicate_says_what_the_row_says() {
    let mut draft = events_with("Headache");
    let copy = draft.duplicate_row(&rows(&draft)[0].key);
    assert_eq!(says(&draft.next_to_send().unwrap().set), [format!("AE/{}/TERM=Headache", copy.row)]);
}

/// Req: DAT-08
#[test]
fn two_people_who_begin_a_row_at_once_have_two_rows() {
    let mut draft = events();
    draft.add_row(&"AE".into());
    draft.apply(in_row(1, "TERM", "Headache"));
    draft.next_to_send().unwrap();
    draft.conflicted(vec![Conflict { at: event(1, "TERM"), ..conflict("SBP", "Headache", "Nausea", 1) }]);
    let shown = |row| draft.shown(&event(row, "TERM")).one().map(str::to_owned);
    assert_eq!((shown(1).as_deref(), shown(2).as_deref()), (Some("Nausea"), Some("Headache")));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["AE/2/TERM=Headache"]);
}

#[test]
fn an_empty_row_asks_for_nothing_and_a_begun_one_for_all_that_must_be_said() {
    let mut draft = events();
    draft.add_row(&"AE".into());
    assert_eq!(draft.progress(), Progress { answered: 0, required: 0 });
    draft.apply(in_row(1, "TERM", "Headache"));
    assert_eq!(draft.progress(), Progress { answered: 1, required: 2 });
    draft.retire_row(&RowKey { group: "AE".into(), row: 1 });
    assert_eq!(draft.progress(), Progress { answered: 0, required: 0 });
}
