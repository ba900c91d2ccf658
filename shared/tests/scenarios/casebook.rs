//! Rules over several forms and visits: derivations, checks, visits and forms that come and go, planned days.

use shared::capture::Patient;
use shared::forms::build::*;
use shared::study::Design;
use shared::study::build::{design, visit};

fn heart() -> Design {
    let yes_no = list("CL.NY", "No Yes", [("N", "No"), ("Y", "Yes")]);
    let sex = list("CL.SEX", "Sex", [("F", "Female"), ("M", "Male")]);
    design("S", "Heart")
        .with_form(form("DM").item("SEX", one_of(&sex)).item("BORN", partial_date()))
        .with_form(form("PREG").item("TEST", one_of(&yes_no)))
        .with_form(
            form("VS")
                .item("WEIGHT", float().unit(&unit("U.KG", "kg")))
                .item("CHANGE", float().decimals(1).derive("WEIGHT - visit(\"BL\").VS.WEIGHT"))
                .item("LAST", float().derive("WEIGHT - previous(WEIGHT)"))
                .item("HIGHEST", float().derive("max(visits.VS.WEIGHT, WEIGHT)"))
                .item("AGE", int().derive("age(DM.BORN, visit.date)"))
                .rule(
                    holds("R.LOSS", "WEIGHT >= 0.9 * previous_visit.VS.WEIGHT", &["WEIGHT"])
                        .says("Weight fell from {previous_visit.VS.WEIGHT} to {WEIGHT} kg."),
                ),
        )
        .with_form(form("AE").group(group("AE").repeating().item("TERM", text()).item("SERIOUS", one_of(&yes_no))))
        .with_form(
            form("SUM")
                .item("SERIOUS", int().derive("count_where(AE.AE.SERIOUS = \"Y\")"))
                .item("LOST", float().derive("-visit(\"V2\").VS.CHANGE")),
        )
        .with_condition("FEMALE", "DM.SEX = \"F\"")
        .with_condition("SAFETY", "any(AE.SERIOUS = \"Y\")")
        .with_visit(visit("BL", "Baseline").with("DM").with_if("FEMALE", "PREG").with("VS"))
        .with_visit(visit("V1", "Week 4").with("VS"))
        .with_visit(visit("V2", "Week 8").with("VS"))
        .with_visit_if("SAFETY", visit("SAFE", "Safety visit").with("VS"))
        .with_visit(visit("LOG", "Logs").common().with("AE").with("SUM"))
        .with_rule(planned_on("R.V1", "V1", "visit(\"BL\").date + 28", 3, 3))
}

scenarios! {
    /// Req: DAT-03
    fn a_link_that_leads_to_no_row_is_found_until_the_row_is_there() {
        let drugs = group("CM").repeating().item("DRUG", text()).item("FOR", text().links_to("AE", "AE", &[]));
        let logs = design("S", "Logs")
            .with_form(form("AE").group(group("AE").repeating().item("TERM", text())))
            .with_form(form("CM").group(drugs))
            .with_visit(visit("LOG", "Logs").common().with("AE").with("CM"));
        let mut patient = Patient::of(&logs);
        patient.enter("LOG", "CM/CM/1/DRUG", "Paracetamol").enter("LOG", "CM/CM/1/FOR", "1");
        assert_eq!(
            patient.findings("LOG", "CM"),
            ["FOR: Row 1, which this answer points to, is not there any more. Choose another one, or leave it blank."]
        );
        patient.enter("LOG", "AE/AE/1/TERM", "Headache");
        assert_eq!(patient.findings("LOG", "CM"), Vec::<String>::new());
    }

    fn a_link_that_the_design_cannot_mean_is_reported() {
        let linked = |form_oid: &str, group_oid: &str| {
            let logs = design("S", "Logs").with_form(form("VS").item("SBP", int()));
            let logs = logs.with_form(form("CM").item("FOR", text().links_to(form_oid, group_oid, &[])));
            let faults = logs.compile(&shared::forms::rule::units::Opaque).faults;
            faults.iter().map(|one| format!("{}: {}", one.rule, one.fault)).collect::<Vec<_>>().join("; ")
        };
        assert!(linked("AE", "AE").contains("Link of item FOR: It points to the form AE, which the design does not have."), "{}", linked("AE", "AE"));
        assert!(linked("VS", "VS").contains("Either VS or VS must repeat, and not both: a row is known by one number."), "{}", linked("VS", "VS"));
    }

    /// Req: DAT-02
    fn a_value_is_derived_from_another_visit_and_again_when_that_changes() {
        let mut patient = Patient::of(&heart());
        patient.enter("BL", "VS.WEIGHT", "80").enter("V1", "VS.WEIGHT", "78.5").enter("V2", "VS.WEIGHT", "77");
        assert_eq!((patient.value("V1", "VS.CHANGE"), patient.value("V2", "VS.CHANGE")), ("-1.5".to_owned(), "-3".to_owned()));
        assert_eq!((patient.value("V2", "VS.LAST"), patient.value("BL", "VS.LAST")), ("-1.5".to_owned(), String::new()));
        assert_eq!(patient.value("V1", "VS.HIGHEST"), "80");
        patient.enter("BL", "VS.WEIGHT", "82");
        assert_eq!((patient.value("V1", "VS.CHANGE"), patient.value("V2", "VS.CHANGE")), ("-3.5".to_owned(), "-5".to_owned()));
        // What rests on a derived value of another form follows.
        patient.enter("LOG", "AE/AE/1/TERM", "Cough");
        patient.enter("LOG", "SUM.X", "");
        patient.enter("V2", "VS.WEIGHT", "79");
        assert_eq!(patient.value("LOG", "SUM.LOST"), "3");
    }

    fn the_day_of_a_visit_and_a_partial_date_of_birth_give_an_age() {
        let mut patient = Patient::of(&heart());
        patient.date("BL", "2026-05-10").enter("BL", "DM.BORN", "1960-03").enter("BL", "VS.WEIGHT", 80);
        assert_eq!(patient.value("BL", "VS.AGE"), "66");
        patient.enter("BL", "DM.BORN", "1960-05");
        assert_eq!(patient.value("BL", "VS.AGE"), "");
    }

    fn rows_of_another_form_are_counted() {
        let mut patient = Patient::of(&heart());
        patient.enter("LOG", "SUM.X", "").enter("LOG", "AE/AE/1/SERIOUS", "N").enter("LOG", "AE/AE/2/SERIOUS", "Y");
        assert_eq!(patient.value("LOG", "SUM.SERIOUS"), "1");
        patient.enter("LOG", "AE/AE/1/SERIOUS", "Y");
        assert_eq!(patient.value("LOG", "SUM.SERIOUS"), "2");
    }

    fn a_check_looks_at_the_visit_before_and_says_both_values() {
        let mut patient = Patient::of(&heart());
        patient.enter("BL", "VS.WEIGHT", 80).enter("V1", "VS.WEIGHT", 70);
        assert_eq!(patient.findings("V1", "VS"), ["WEIGHT: Weight fell from 80 to 70 kg."]);
        patient.enter("BL", "VS.WEIGHT", 75);
        assert_eq!(patient.findings("V1", "VS"), Vec::<String>::new());
    }

    fn forms_and_visits_come_and_go() {
        let mut patient = Patient::of(&heart());
        let has = |patient: &Patient| (patient.casebook().has_form(&"BL".into(), &"PREG".into()), patient.casebook().has_visit(&"SAFE".into()));
        assert_eq!(has(&patient), (false, false));
        patient.enter("BL", "DM.SEX", "F");
        assert_eq!(has(&patient), (true, false));
        patient.enter("LOG", "AE/AE/1/SERIOUS", "Y");
        assert_eq!(has(&patient), (true, true));
        patient.enter("BL", "DM.SEX", "M").enter("LOG", "AE/AE/1/SERIOUS", "N");
        assert_eq!(has(&patient), (false, false));
    }

    fn a_visit_is_planned_by_a_rule() {
        let mut patient = Patient::of(&heart());
        assert!(patient.casebook().planned.is_empty());
        patient.date("BL", "2026-02-01");
        assert_eq!(patient.casebook().planned[&"V1".into()], ("2026-03-01".to_owned(), 3, 3));
    }

    fn the_order_of_entry_does_not_matter() {
        let entries = [("BL", "VS.WEIGHT", "80"), ("V1", "VS.WEIGHT", "70"), ("V2", "VS.WEIGHT", "75"), ("LOG", "AE/AE/1/SERIOUS", "Y"), ("LOG", "SUM.X", "-"), ("BL", "DM.BORN", "1950")];
        let mut forwards = Patient::of(&heart());
        let mut backwards = Patient::of(&heart());
        for (visit, place, value) in entries {
            forwards.enter(visit, place, value);
        }
        for (visit, place, value) in entries.into_iter().rev() {
            backwards.enter(visit, place, value);
        }
        assert_eq!(forwards.values(), backwards.values());
        assert_eq!(forwards.casebook(), backwards.casebook());
    }
}
