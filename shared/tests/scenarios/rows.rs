//! Groups and their rows: which exist, in which order they are spoken of.

use shared::forms::build::*;
use shared::forms::{ItemKey, Missing, Scenario};

const NOTHING: [&str; 0] = [];

fn adverse_events() -> Scenario {
    let row = group("AE").repeating().item("term", text().mandatory()).item("sev", int().mandatory().check(at_most(3)));
    Scenario::of(form("LOG").item("any", boolean().mandatory()).group(row).group(group("END").item("signed", date().mandatory())))
}

scenarios! {
    fn the_first_row_of_a_single_group_always_exists() {
        assert_eq!(adverse_events().checks(), ["any mandatory", "signed mandatory"]);
    }

    fn a_row_exists_as_soon_as_something_in_it_is_answered() {
        let mut page = adverse_events();
        page.enter("any", true).enter("signed", "2024-03-03").enter("AE/3/term", "Nausea");
        assert_eq!(page.checks(), ["AE/3/sev mandatory"]);
        page.missing("AE/3/sev", Missing::Unknown);
        assert_eq!(page.checks(), NOTHING);
        page.clear("AE/3/sev").clear("AE/3/term");
        assert_eq!(page.checks(), NOTHING, "a row that was emptied again asks for nothing");
    }

    /// Req: DAT-13
    fn a_retired_row_is_not_spoken_of_and_the_others_keep_their_numbers() {
        let mut page = adverse_events();
        page.enter("any", true).enter("signed", "2024-03-03");
        page.enter("AE/1/term", "Nausea").enter("AE/2/sev", 9).enter("AE/10/term", "Headache");
        assert_eq!(page.checks(), ["AE/1/sev mandatory", "AE/2/term mandatory", "AE/2/sev range1", "AE/10/sev mandatory"]);
        page.retire("AE", 2);
        assert_eq!(page.checks(), ["AE/1/sev mandatory", "AE/10/sev mandatory"]);
    }

    /// Req: DAT-03
    fn findings_stand_in_the_order_of_the_form_whatever_the_order_of_entry() {
        let expected = ["any type", "AE/1/term mandatory", "AE/1/sev range1", "AE/2/sev range1", "signed mandatory"];
        let mut late = adverse_events();
        late.enter("AE/2/sev", 9).enter("AE/2/term", "x").enter("AE/1/sev", 8).enter("any", "?");
        assert_eq!(late.checks(), expected);
        let mut early = adverse_events();
        early.enter("any", "?").enter("AE/1/sev", 8).enter("AE/2/term", "x").enter("AE/2/sev", 9);
        assert_eq!(early.checks(), expected);
    }

    fn groups_whose_names_begin_alike_are_kept_apart() {
        let near = group("A").item("x", int().mandatory());
        let far = group("AB").repeating().item("x2", int().check(at_most(1)));
        let last = group("A/B").item("%x", int().mandatory());
        let mut page = Scenario::of(form("F").group(far).group(near).group(last));
        page.values.insert(ItemKey::new("AB", 1, "x2"), shared::forms::Datum::text("2"));
        page.values.insert(ItemKey::new("A/B", 1, "%x"), shared::forms::Datum::text("2"));
        assert_eq!(page.checks(), ["AB/1/x2 range1", "x mandatory"]);
    }

    fn what_the_form_does_not_ask_for_is_passed_over() {
        let mut page = Scenario::of(form("F").item("b", int().mandatory()));
        for stray in ["F/1/a", "F/1/c", "E/1/b", "G/1/b"] {
            page.enter(stray, "letters");
        }
        assert_eq!(page.checks(), ["b mandatory"]);
        page.enter("b", 1);
        assert_eq!(page.checks(), NOTHING);
    }

    fn a_second_row_of_a_single_group_is_judged_where_it_has_come_in() {
        let mut page = Scenario::of(form("F").item("b", int().mandatory().check(at_most(5))));
        page.enter("F/2/b", 9);
        assert_eq!(page.checks(), ["b mandatory", "F/2/b range1"]);
    }

    /// Req: DAT-03
    fn a_row_points_to_a_row_of_another_table_of_the_same_form() {
        let inner = group("TOOTH").repeating().item("OF", int().ask("Quadrant").links_to("F", "QUADRANT", &[])).item("STATE", text());
        let mut page = Scenario::of(form("F").group(group("QUADRANT").repeating().item("NAME", text())).group(inner));
        page.enter("TOOTH/1/OF", "2").enter("TOOTH/1/STATE", "sound");
        assert_eq!(page.checks(), ["TOOTH/1/OF link"]);
        page.enter("QUADRANT/1/NAME", "upper left").enter("QUADRANT/2/NAME", "upper right");
        assert_eq!(page.checks(), Vec::<String>::new());
        page.retire("QUADRANT", 2);
        assert_eq!(page.checks(), ["TOOTH/1/OF link"]);
    }
}
