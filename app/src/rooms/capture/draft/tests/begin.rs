//! What forms and rows begin with.

use shared::forms::Scenario;
use shared::forms::build::*;

use super::*;

/// A visit's form with the day on it and who asks, a scale that hangs on what is answered, and a table.
fn draft() -> Draft {
    let doses = group("AE")
        .repeating()
        .item("TERM", text())
        .item("START", text())
        .item("SEVERE", one_of(&list("NY", "", [("N", "No"), ("Y", "Yes")])));
    let page = form("F")
        .group(group("G").item("SBP", int()).item("DAY", date()).item("ARM", text()).item("SIZE", int()).item("LOT", text().hidden()))
        .group(doses)
        .rule(begins("R.DAY", "2026-03-03", "DAY"))
        .rule(begins("R.ARM", "\"left\"", "ARM"))
        .rule(begins("R.SIZE", "if(SBP > 140, 2, 1)", "SIZE"))
        .rule(begins("R.LOT", "\"L1\"", "LOT"))
        .rule(begins("R.NO", "\"N\"", "SEVERE").in_group("AE"));
    Draft::of(Arc::new(Scenario::of(page).form), view(&[]))
}

/// Req: DAT-09
#[test]
fn whoever_only_looks_stores_nothing_and_the_first_answer_brings_what_the_form_begins_with() {
    let mut draft = draft();
    draft.visited(&at("DAY"));
    assert_eq!(draft.next_to_send(), None);
    draft.apply(typed("SBP", "150"));
    let sent = draft.next_to_send().unwrap().set;
    assert_eq!(says(&sent), ["G/1/ARM=left", "G/1/DAY=2026-03-03", "G/1/LOT=L1", "G/1/SBP=150", "G/1/SIZE=2"]);
}

#[test]
fn what_stands_there_already_stays_and_what_was_filled_in_is_the_persons_to_change() {
    let mut draft = draft();
    draft.apply(typed("ARM", "right"));
    assert_eq!(draft.shown(&at("ARM")).one(), Some("right"));
    draft.apply(typed("DAY", ""));
    draft.apply(typed("SBP", "120"));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/ARM=right", "G/1/LOT=L1", "G/1/SBP=120"]);
}

#[test]
fn a_record_that_was_saved_before_is_not_begun_again() {
    let mut draft = Draft::of(Arc::clone(draft().plan()), view(&[("SBP", "120")]));
    draft.apply(typed("ARM", "right"));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["G/1/ARM=right"]);
}

#[test]
fn a_row_begins_by_itself_and_a_copy_is_a_copy() {
    let mut draft = Draft::of(Arc::clone(draft().plan()), view(&[("SBP", "120")]));
    let row = draft.add_row(&"AE".into());
    assert_eq!(draft.next_to_send(), None, "a row in which nothing stands is not sent");
    draft.apply(in_row(row.row, "TERM", "Headache"));
    draft.apply(in_row(row.row, "SEVERE", "Y"));
    draft.duplicate_row(&row);
    let sent = says(&draft.next_to_send().unwrap().set);
    assert_eq!(sent, ["AE/1/SEVERE=Y", "AE/1/TERM=Headache", "AE/2/SEVERE=Y", "AE/2/TERM=Headache"]);
    draft.acknowledged(receipt(2));
    draft.apply(in_row(3, "TERM", "Rash"));
    assert_eq!(says(&draft.next_to_send().unwrap().set), ["AE/3/SEVERE=N", "AE/3/TERM=Rash"]);
}

#[test]
fn a_hidden_item_is_nowhere_on_the_way_and_cannot_be_typed_into() {
    let mut draft = draft();
    assert!(!draft.is_asked(&at("LOT")) && !draft.in_reading_order().contains(&at("LOT")));
    draft.apply(typed("LOT", "x"));
    assert_eq!(draft.next_to_send(), None);
}
