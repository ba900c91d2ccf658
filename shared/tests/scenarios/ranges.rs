//! Range checks: every comparator, soft and hard, numbers, texts and dates of which parts are unknown.

use shared::forms::build::*;
use shared::forms::{DataType, Level, Scenario, Words, english};

const NOTHING: [&str; 0] = [];

/// Which of the values a check finds wrong.
fn caught<'a>(item: NewItem, values: &[&'a str]) -> Vec<&'a str> {
    let mut page = Scenario::of(form("F").item("it", item));
    values.iter().copied().filter(|value| page.enter("it", value).checks() == ["it range1"]).collect()
}

scenarios! {
    /// Req: DAT-03
    fn every_comparator_says_what_is_valid() {
        let values = ["9", "10", "10.0", "11"];
        assert_eq!(caught(float().check(below(10)), &values), ["10", "10.0", "11"]);
        assert_eq!(caught(float().check(at_most(10)), &values), ["11"]);
        assert_eq!(caught(float().check(above(10)), &values), ["9", "10", "10.0"]);
        assert_eq!(caught(float().check(at_least(10)), &values), ["9"]);
        assert_eq!(caught(float().check(exactly(10)), &values), ["9", "11"]);
        assert_eq!(caught(float().check(not(10)), &values), ["10", "10.0"]);
        assert_eq!(caught(float().check(among([9, 11])), &values), ["10", "10.0"]);
        assert_eq!(caught(float().check(none_of([9, 11])), &values), ["9", "11"]);
    }

    fn a_finding_says_what_is_wrong_and_what_to_do() {
        let mmhg = unit("U.MMHG", "mmHg");
        let mut page = Scenario::of(form("VS").item("dbp", int().ask("Diastolic").unit(&mmhg).check(at_most(120).hard()).check(at_most(90))));
        page.enter("dbp", 130);
        assert_eq!(page.findings(), [
            "dbp range1: Diastolic (130) must be at most 120 mmHg. Correct it, or keep it and give a reason.",
            "dbp range2: Diastolic (130) is expected to be at most 90 mmHg. Check it; if it is right, keep it and say so.",
        ]);
        let evaluation = page.evaluation();
        assert_eq!(evaluation.findings[0].because, ["130 > 120"]);
        assert_eq!(evaluation.findings[0].rule, "dbp#range1");
        assert_eq!(evaluation.findings.iter().map(|finding| finding.level).collect::<Vec<_>>(), [Level::Hard, Level::Soft]);
        assert!(!evaluation.blocks_completion(), "what is in doubt is asked about, and never blocks");
    }

    fn several_checks_are_anded_and_each_speaks_for_itself() {
        let mut page = Scenario::of(form("VS").item("pulse", int().limits(20, 250).usual(50, 100)));
        assert_eq!(page.enter("pulse", 72).checks(), NOTHING);
        assert_eq!(page.enter("pulse", 120).checks(), ["pulse range4"]);
        assert_eq!(page.enter("pulse", 300).checks(), ["pulse range2", "pulse range4"]);
        assert_eq!(page.enter("pulse", 10).checks(), ["pulse range1", "pulse range3"]);
    }

    fn the_designs_own_message_is_said_in_the_readers_language() {
        let check = at_most(100).says(("Please confirm the heart rate.", "Bitte Herzfrequenz bestätigen.", "Veuillez confirmer."));
        let mut page = Scenario::of(form("VS").item("pulse", int().check(check)));
        let findings = page.enter("pulse", 120).evaluation().findings;
        let Words::Own(message) = &findings[0].words else { panic!("not the design's message: {findings:?}") };
        assert_eq!(message.pick("de-CH"), "Bitte Herzfrequenz bestätigen.");
        assert_eq!(english(&findings[0].words), "Please confirm the heart rate.");
        assert_eq!(findings[0].because, ["120 > 100"]);
    }

    /// Req: DAT-07
    fn a_date_check_fires_only_when_no_unknown_part_can_save_it() {
        let values = ["2020-05-02", "2020-05-01", "2020-04-30", "2020-05", "2020-06", "2020", "2021", "2020---15"];
        let wrong = caught(item(DataType::IncompleteDate).check(at_most("2020-05-01")), &values);
        assert_eq!(wrong, ["2020-05-02", "2020-06", "2021"]);
        let wrong = caught(item(DataType::IncompleteDate).check(at_least("2020-05-01")), &values);
        assert_eq!(wrong, ["2020-04-30"]);
        let wrong = caught(item(DataType::IncompleteDate).check(exactly("2020-05")), &values);
        assert_eq!(wrong, ["2020-04-30", "2020-06", "2021"]);
    }

    fn a_date_is_before_or_after() {
        let mut page = Scenario::of(form("DM").item("consent", date().ask("Date of consent").check(at_least("2024-01-15").hard())));
        assert_eq!(
            page.enter("consent", "2023-12-31").findings(),
            ["consent range1: Date of consent (31 Dec 2023) must be on or after 15 Jan 2024. Correct it, or keep it and give a reason."]
        );
        assert_eq!(page.evaluation().findings[0].because, ["31 Dec 2023 < 15 Jan 2024"]);
    }

    fn times_and_date_times_are_compared_too() {
        assert_eq!(caught(time().check(at_least("08:00:00")), &["07:59", "08:00", "08:00:00", "09:30"]), ["07:59"]);
        let values = ["2024-01-01T07:59Z", "2024-01-01T09:00+02:00", "2024-01-01T08:30Z"];
        assert_eq!(caught(datetime().check(at_least("2024-01-01T08:00:00Z")), &values), ["2024-01-01T07:59Z", "2024-01-01T09:00+02:00"]);
    }

    fn texts_and_yes_or_no_are_compared_as_they_are() {
        assert_eq!(caught(text().check(among(["A", "B"])), &["A", "a", "C"]), ["a", "C"]);
        assert_eq!(caught(boolean().check(exactly("true")), &["true", "1", "false", "0"]), ["false", "0"]);
    }

    fn a_choice_is_named_as_people_read_it() {
        let yes_no = list("CL.YN", "Yes or no", [("Y", ("Yes", "Ja")), ("N", ("No", "Nein"))]);
        let mut page = Scenario::of(form("IE").item("adult", one_of(&yes_no).ask("At least 18 years old").check(exactly("Y").hard())));
        assert_eq!(
            page.enter("adult", "N").findings(),
            ["adult range1: At least 18 years old (No) must be Yes. Correct it, or keep it and give a reason."]
        );
        assert_eq!(page.enter("adult", "Y").findings(), NOTHING);
    }

    fn a_coded_number_is_compared_as_a_number() {
        let class = numbered("CL.NYHA", "NYHA class", [("1", "I"), ("2", "II"), ("3", "III"), ("10", "X")]);
        assert_eq!(caught(one_of(&class).check(at_least(2)), &["1", "2", "10"]), ["1"]);
    }

    /// Req: DAT-03
    fn a_check_that_cannot_be_made_never_fires() {
        assert_eq!(caught(int().check(at_most("soon")), &["1", "999"]), NOTHING);
        assert_eq!(caught(int().check(among::<&str>([])), &["1"]), NOTHING);
        assert_eq!(caught(int().check(at_most("37.5")), &["37", "38"]), ["38"]);
    }
}
