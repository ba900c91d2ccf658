//! Mandatory answers, choices, lengths and digits.

use shared::forms::build::*;
use shared::forms::{CodeList, Missing, Scenario};

fn severity() -> CodeList {
    numbered("CL.SEV", "Severity", [("1", ("Mild", "Leicht")), ("2", ("Moderate", "Mittel")), ("3", ("Severe", "Schwer"))])
}

const NOTHING: [&str; 0] = [];

scenarios! {
    fn a_blank_mandatory_item_is_asked_for() {
        let page = Scenario::of(form("VS").item("sbp", int().mandatory()).item("note", text()));
        assert_eq!(page.findings(), ["sbp mandatory: Please answer this, or choose why there is no answer."]);
        assert!(page.evaluation().blocks_completion());
        assert_eq!(page.evaluation().open_count(), 1);
    }

    /// Req: DAT-07
    fn a_reason_why_there_is_no_value_is_an_answer() {
        let mut page = Scenario::of(form("VS").item("sbp", int().mandatory().limits(30, 300)));
        page.missing("sbp", Missing::NotDone);
        assert_eq!(page.findings(), NOTHING);
        assert!(!page.evaluation().blocks_completion());
        page.clear("sbp");
        assert_eq!(page.checks(), ["sbp mandatory"]);
    }

    fn blanks_alone_do_not_answer_a_mandatory_question() {
        let mut page = Scenario::of(form("VS").item("note", text().mandatory()));
        assert_eq!(page.enter("note", "  ").checks(), ["note mandatory"]);
    }

    fn a_derived_item_is_never_asked_for() {
        let page = Scenario::of(form("VS").item("kg", float()).item("bmi", float().mandatory().derive("kg / 3")));
        assert_eq!(page.findings(), NOTHING);
    }

    fn an_item_whose_method_cannot_be_told_is_left_to_people() {
        let page = Scenario::of(form("VS").item("bmi", float().mandatory().derived("MT.BMI")));
        assert_eq!(page.checks(), ["bmi mandatory"]);
    }

    fn an_item_under_a_condition_is_not_required_until_the_condition_can_be_told() {
        let page = Scenario::of(form("DM").item("pregnant", boolean().mandatory().unless("CD.MALE")));
        assert_eq!(page.findings(), NOTHING);
    }

    /// Req: DAT-04
    fn a_coded_value_outside_its_list_is_found_and_not_refused() {
        let mut page = Scenario::of(form("AE").item("sev", one_of(&severity())));
        page.enter("sev", "4");
        assert_eq!(
            page.findings(),
            ["sev codelist: “4” is not an answer of this list. Choose one that is, or keep it and give a reason."]
        );
        assert!(page.read("sev").is_ok());
        assert!(!page.evaluation().blocks_completion());
        assert_eq!(page.enter("sev", "2").findings(), NOTHING);
    }

    fn each_of_several_choices_is_one_of_the_list() {
        let mut page = Scenario::of(form("AE").item("sev", any_of(&severity())));
        assert_eq!(page.choose("sev", &["1", "3"]).findings(), NOTHING);
        assert_eq!(page.choose("sev", &["1", "7", "9"]).checks(), ["sev codelist", "sev codelist"]);
        assert_eq!(page.enter("sev", "1").findings(), NOTHING);
    }

    fn a_single_question_takes_one_answer() {
        let mut page = Scenario::of(form("AE").item("sev", one_of(&severity())).item("n", int()));
        page.choose("sev", &["1", "2"]).choose("n", &["5"]);
        assert_eq!(page.findings(), ["sev type: This question takes one answer, not several (1, 2). Choose one of them."]);
        assert!(page.evaluation().blocks_completion());
    }

    /// Req: DAT-04
    fn a_text_longer_than_planned_is_kept_and_asked_about() {
        let mut page = Scenario::of(form("AE").item("term", text().length(5)));
        assert_eq!(page.enter("term", "Übel!").findings(), NOTHING);
        assert_eq!(
            page.enter("term", "Übelst").findings(),
            ["term length: This answer has 6 characters; at most 5 are planned. Shorten it, or keep it and give a reason."]
        );
    }

    /// Req: DAT-04
    fn digits_and_decimals_are_counted_as_written() {
        let mut page = Scenario::of(form("VS").item("temp", float().length(4).decimals(1)));
        for fine in ["36.6", "-36.6", "0036.6", "1234", "0.5", "1e9"] {
            assert_eq!(page.enter("temp", fine).findings(), NOTHING, "{fine}");
        }
        assert_eq!(
            page.enter("temp", "36.65").findings(),
            ["temp decimals: 36.65 has 2 decimal places; at most 1 are planned. Correct it, or keep it and give a reason."]
        );
        assert_eq!(page.enter("temp", "12345").checks(), ["temp digits"]);
        assert_eq!(page.enter("temp", "1234.50").checks(), ["temp digits", "temp decimals"]);
    }

    /// Req: DAT-02
    fn a_field_left_alone_is_told_what_the_whole_form_is_told() {
        let mut page = Scenario::of(form("VS").item("sbp", int().mandatory().limits(30, 300)).item("sev", one_of(&severity())));
        page.enter("sbp", 400).enter("sev", "9");
        let alone: Vec<_> = ["sbp", "sev"].iter().flat_map(|item| page.leaving(item)).collect();
        assert!(alone.iter().eq(page.evaluation().findings.iter().map(|finding| &**finding)));
    }
}
