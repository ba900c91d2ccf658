//! Rules of one form: shown and hidden, derived, checked, required, offered; and why.

use shared::forms::build::*;
use shared::forms::{Missing, Scenario};

fn sex() -> shared::forms::CodeList {
    list("CL.SEX", "Sex", [("F", "Female"), ("M", "Male")])
}

fn yes_no() -> shared::forms::CodeList {
    list("CL.NY", "No Yes", [("N", "No"), ("Y", "Yes")])
}

scenarios! {
    /// Req: DAT-02
    fn an_item_is_asked_for_only_while_its_condition_is_certain() {
        let mut page = Scenario::of(
            form("DM").item("SEX", one_of(&sex()).mandatory()).item("PREG", one_of(&yes_no()).mandatory().shown_if("SEX = \"F\"")),
        );
        assert_eq!((page.withheld(), page.checks()), (vec!["PREG".to_owned()], vec!["SEX mandatory".to_owned()]));
        page.enter("SEX", "F");
        assert_eq!((page.withheld().len(), page.checks()), (0, vec!["PREG mandatory".to_owned()]));
        page.enter("PREG", "N");
        assert_eq!(page.checks(), Vec::<String>::new());
    }

    /// Req: DAT-04
    fn what_was_entered_stays_when_it_is_not_asked_for_any_more() {
        let mut page = Scenario::of(
            form("DM")
                .item("SEX", one_of(&sex()))
                .item("PREG", one_of(&yes_no()).shown_if("SEX = \"F\""))
                .item("DUE", date().shown_if("PREG = \"Y\"")),
        );
        page.enter("SEX", "F").enter("PREG", "Y").enter("DUE", "2026-05-01");
        assert_eq!(page.findings(), Vec::<String>::new());
        page.enter("SEX", "M");
        // What hangs on an answer that is out of use is not asked for either.
        assert_eq!(page.withheld(), ["DUE", "PREG"]);
        assert_eq!(
            page.findings(),
            [
                "PREG unused: This is not asked for any more. What was entered (Yes) is kept, out of use.",
                "DUE unused: This is not asked for any more. What was entered (01 May 2026) is kept, out of use.",
            ]
        );
        page.enter("SEX", "F");
        assert_eq!((page.withheld().len(), page.findings().len()), (0, 0));
    }

    /// Req: DAT-12
    fn what_a_person_entered_is_not_written_over_by_the_method_that_works_it_out_since() {
        let mut page = Scenario::of(form("VS").item("A", int()).item("SUM", int().derive("A + 1")).item("TWICE", int().derive("SUM * 2")));
        page.enter("SUM", 7);
        assert_eq!((page.derived("SUM").as_str(), page.derived("TWICE").as_str(), page.findings().len()), ("7", "14", 0));
        page.enter("A", 2);
        assert_eq!((page.derived("SUM").as_str(), page.derived("TWICE").as_str()), ("7", "14"));
        let said = "SUM entered: “7” was entered; the study works it out now and comes to 3. Take that, or keep what was entered and say why.";
        assert_eq!(page.findings(), [said]);
        page.enter("A", 6);
        assert_eq!((page.derived("SUM").as_str(), page.findings().len()), ("7", 0));
        page.enter("A", 2).clear("SUM");
        assert_eq!((page.derived("SUM").as_str(), page.derived("TWICE").as_str(), page.findings().len()), ("3", "6", 0));
    }

    fn a_group_is_asked_for_or_not_as_a_whole() {
        let mut page = Scenario::of(
            form("MH")
                .item("ANY", one_of(&yes_no()))
                .group(group("LIST").repeating().shown_if("ANY = \"Y\"").item("TERM", text().mandatory())),
        );
        assert_eq!(page.withheld(), ["LIST"]);
        page.enter("ANY", "Y").enter("LIST/1/TERM", "Asthma");
        assert_eq!(page.withheld(), Vec::<String>::new());
    }

    /// Req: DAT-02
    fn a_value_is_derived_and_derived_again() {
        let mut page = Scenario::of(
            form("VS")
                .item("WEIGHT", float())
                .item("HEIGHT", float())
                .item("BMI", float().decimals(1).derive("WEIGHT / (HEIGHT / 100) ^ 2"))
                .item("CLASS", text().derive("if(BMI < 18.5, \"low\", BMI < 25, \"normal\", \"high\")")),
        );
        assert_eq!((page.derived("BMI"), page.derived("CLASS")), (String::new(), String::new()));
        page.enter("WEIGHT", "70.0").enter("HEIGHT", 175);
        assert_eq!((page.derived("BMI").as_str(), page.derived("CLASS").as_str()), ("22.9", "normal"));
        page.enter("WEIGHT", 90);
        assert_eq!((page.derived("BMI").as_str(), page.derived("CLASS").as_str()), ("29.4", "high"));
        page.missing("WEIGHT", Missing::NotDone);
        assert_eq!((page.derived("BMI"), page.derived("CLASS")), (String::new(), String::new()));
    }

    /// Req: DAT-02
    fn a_check_over_two_items_fires_on_certain_violation_and_says_why() {
        let mut page = Scenario::of(
            form("VS").item("SBP", int().ask("Systolic")).item("DBP", int().ask("Diastolic")).rule(
                holds("R.BP", "SBP > DBP", &["SBP", "DBP"]).hard().says("Diastolic {DBP} is not below systolic {SBP}."),
            ),
        );
        page.enter("SBP", 80);
        assert_eq!(page.findings(), Vec::<String>::new());
        page.enter("DBP", 120);
        assert_eq!(page.findings(), ["SBP R.BP: Diastolic 120 is not below systolic 80."]);
        assert_eq!(page.evaluation().findings[0].also[0].to_string(), "VS/1/DBP");
        assert_eq!(page.why("SBP"), [">: no", "  Systolic: 80", "  Diastolic: 120"]);
        page.enter("SBP", 130);
        assert_eq!(page.findings(), Vec::<String>::new());
    }

    fn a_check_can_take_unknown_for_a_violation() {
        let rule = || holds("R", "certainly(A > 0) or certainly(B > 0)", &["A"]).note();
        let mut page = Scenario::of(form("F").item("A", int()).item("B", int()).rule(rule()));
        assert_eq!(page.checks(), ["A R"]);
        page.enter("B", 1);
        assert_eq!(page.checks(), Vec::<String>::new());
        let strict = Scenario::of(form("F").item("A", int()).rule(holds("R", "A > 0", &["A"]).also_when_unsure()));
        assert_eq!(strict.checks(), ["A R"]);
    }

    /// Req: DAT-07
    fn a_partial_date_is_compared_as_far_as_it_is_known() {
        let mut page = Scenario::of(
            form("AE")
                .item("START", partial_date())
                .item("END", partial_date().check(must("START <= value").hard().says("It ended before it began."))),
        );
        page.enter("START", "2020-03-15").enter("END", "2020-03");
        assert_eq!(page.findings(), Vec::<String>::new());
        page.enter("END", "2020-02");
        assert_eq!(page.findings(), ["END range1: It ended before it began."]);
    }

    fn rows_are_counted_summed_and_searched() {
        let mut page = Scenario::of(
            form("EX")
                .item("TOTAL", float().derive("sum(DOSE.MG)"))
                .item("HIGH", int().derive("count_where(DOSE.MG > 10)"))
                .item("ANY", boolean().derive("any(DOSE.MG > 100)"))
                .group(
                    group("DOSE")
                        .repeating()
                        .item("MG", float())
                        .item("SUM", float().derive("coalesce(previous(SUM), 0) + MG"))
                        .item("FIRST", float().derive("if(row() = 1, MG, previous(FIRST))")),
                ),
        );
        assert_eq!((page.derived("TOTAL").as_str(), page.derived("ANY").as_str()), ("", "false"));
        page.enter("DOSE/1/MG", 10).enter("DOSE/2/MG", "12.5").enter("DOSE/3/MG", 20);
        assert_eq!((page.derived("TOTAL").as_str(), page.derived("HIGH").as_str(), page.derived("ANY").as_str()), ("42.5", "2", "false"));
        assert_eq!((page.derived("DOSE/3/FIRST").as_str(), page.derived("DOSE/3/SUM").as_str()), ("10", "42.5"));
        page.retire("DOSE", 2);
        assert_eq!((page.derived("TOTAL").as_str(), page.derived("DOSE/3/SUM").as_str()), ("30", "30"));
    }

    fn a_rule_in_a_row_sees_its_own_row_and_all_others() {
        let mut page = Scenario::of(
            form("AE")
                .group(group("AE").repeating().item("TERM", text()).item("START", date()))
                .rule(
                    holds("R.DUP", "count_where(TERM = this.TERM and START = this.START) < 2", &["TERM"])
                        .in_group("AE")
                        .says("{TERM} stands here twice with the same start."),
                ),
        );
        page.enter("AE/1/TERM", "Headache").enter("AE/1/START", "2026-01-02");
        page.enter("AE/2/TERM", "Headache").enter("AE/2/START", "2026-01-03");
        assert_eq!(page.findings(), Vec::<String>::new());
        page.enter("AE/2/START", "2026-01-02");
        assert_eq!(
            page.findings(),
            [
                "AE/1/TERM R.DUP: Headache stands here twice with the same start.",
                "AE/2/TERM R.DUP: Headache stands here twice with the same start.",
            ]
        );
    }

    fn an_answer_is_required_while_a_rule_says_so() {
        let mut page = Scenario::of(
            form("DS").item("DONE", one_of(&yes_no())).item("WHY", text()).rule(required_if("R.WHY", "DONE = \"N\"", &["WHY"])),
        );
        assert_eq!(page.checks(), Vec::<String>::new());
        page.enter("DONE", "N");
        assert_eq!(page.checks(), ["WHY mandatory"]);
        page.enter("WHY", "Ill");
        assert_eq!(page.checks(), Vec::<String>::new());
    }

    fn a_choice_is_offered_or_not() {
        let mut page = Scenario::of(
            form("LB")
                .item("SEX", one_of(&sex()))
                .item("TEST", any_of(&list("CL.TEST", "Test", [("HCG", "Pregnancy test"), ("PSA", "PSA"), ("HB", "Haemoglobin")])))
                .rule(offered_if("R.TEST", "TEST", "if(choice.code = \"HCG\", SEX = \"F\", choice.code = \"PSA\", SEX = \"M\", true)")),
        );
        page.choose("TEST", &["HCG", "HB"]);
        assert_eq!(page.findings(), Vec::<String>::new());
        page.enter("SEX", "M");
        assert_eq!(page.findings(), ["TEST offered: “Pregnancy test” is not offered here. Choose another answer, or keep it and give a reason."]);
    }

    fn what_is_wrong_with_a_rule_is_said() {
        let faults = |expression: &str| {
            let page = form("VS")
                .item("SEX", one_of(&sex()))
                .item("WEIGHT", float())
                .item("SEEN", date())
                .group(group("G").repeating().item("N", int()))
                .item("X", int().derive("1"))
                .rule(holds("R", expression, &["WEIGHT"]));
            Scenario::faults(page).into_iter().filter(|one| !one.contains("Method")).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(faults("WIEGHT > 5"), "Rule R: The design has no item WIEGHT. Did you mean WEIGHT?");
        assert_eq!(
            faults("SEX = \"Female\""),
            "Rule R: \"Female\" is no choice of the list Sex. Its choices: \"F\" (Female), \"M\" (Male). Did you mean \"F\"?"
        );
        assert_eq!(faults("SEEN > 5"), "Rule R: A date cannot be compared with a number. Use year(…), age(…) or days_between(…).");
        assert_eq!(faults("N > 5"), "Rule R: N has several rows. Say which, or what of them: first(N), max(N), any(N = …).");
        assert_eq!(faults("WEIGHT"), "Rule R: Here stands a number; a condition is true or false. Compare it with something.");
        assert_eq!(faults("WEIGHT > 5 and WEIGHT < 3"), "?Rule R: This is never true: the check finds something always.");
        assert_eq!(faults("WEIGHT < 5 or WEIGHT > 3"), "?Rule R: This is always true: the check never finds anything.");
        assert_eq!(faults("1 < 2"), "?Rule R: This is always true: the check never finds anything.");
    }

    fn names_may_have_dots_in_them() {
        let mut page = Scenario::of(form("F.DM").item("DM.SEX", one_of(&sex())).item("DM.PREG", text().shown_if("DM.SEX = \"F\"")));
        assert_eq!(page.withheld(), ["DM.PREG"]);
        page.enter("DM.SEX", "F");
        assert_eq!(page.withheld(), Vec::<String>::new());
        let longer = form("F.DM").item("DM.SEX", one_of(&sex())).rule(holds("R", "F.DM.DM.SEX = \"F\" or `F.DM`.`DM.SEX` = \"M\"", &["DM.SEX"]));
        assert_eq!(Scenario::faults(longer), Vec::<String>::new());
        let wrong = form("F.DM").item("DM.SEX", one_of(&sex())).rule(holds("R", "DM.SEXX = \"F\"", &["DM.SEX"]));
        assert_eq!(Scenario::faults(wrong), ["Rule R: DM is neither a form of the design nor a group of this form. Did you mean DM.SEX?"]);
    }

    fn what_depends_on_itself_is_refused_with_the_way_round() {
        let circle = form("F").item("A", int().derive("B + 1")).item("B", int().derive("C + 1")).item("C", int().derive("A + 1"));
        assert_eq!(
            Scenario::faults(circle),
            [
                "Method M.A: This depends on itself: A needs B needs C needs A.",
                "Method M.B: This depends on itself: A needs B needs C needs A.",
                "Method M.C: This depends on itself: A needs B needs C needs A.",
            ]
        );
        assert_eq!(Scenario::faults(form("F").item("A", int().shown_if("A = 1"))), ["Condition C.A: This depends on itself: A needs A."]);
    }
}
