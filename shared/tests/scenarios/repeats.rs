//! Forms that are asked several times at a visit: what one of them says to another, and to other forms.

use shared::capture::Patient;
use shared::forms::build::*;
use shared::study::Design;
use shared::study::build::{design, visit};

/// Doses, each a form of its own, and a form that looks at them.
fn doses() -> Design {
    let dose = form("EX")
        .repeating()
        .item("MG", float())
        .item("WHICH", int().derive("form.repeat"))
        .item("MORE", float().derive("MG - previous(MG)"))
        .item("SINCE", float().derive("MG - first_repeat(MG)"));
    design("S", "Doses")
        .with_form(dose)
        .with_form(form("AE").repeating().item("DOSE", float().derive("in_repeat(EX.MG, form.repeat)")).item("TERM", text()))
        .with_form(
            form("SUM")
                .item("SECOND", float().derive("in_repeat(EX.MG, 2)"))
                .item("LAST", float().derive("last_repeat(EX.MG)"))
                .item("BASE", float().derive("in_repeat(visit(\"V1\").EX.MG, 2)"))
                .item("ALL", float().derive("sum(EX.MG)")),
        )
        .with_visit(visit("V1", "Week 1").with("EX").with("AE").with("SUM"))
        .with_visit(visit("V2", "Week 2").with("EX").with("AE").with("SUM"))
}

fn faults(form: NewForm) -> Vec<String> {
    let study = design("S", "S").with_form(form).with_form(self::form("VS").item("SBP", int()));
    let study = study.with_visit(visit("V", "V").with("F").with("VS"));
    study.compile(&shared::forms::rule::units::Opaque).faults.iter().map(|one| one.fault.to_string()).collect()
}

scenarios! {
    /// Req: DAT-02
    fn a_form_knows_which_repeat_it_is_and_what_stood_in_the_one_before() {
        let mut patient = Patient::of(&doses());
        patient.enter("V1", "EX.MG", "10").enter("V1", "EX#2.MG", "15").enter("V1", "EX#4.MG", "30");
        assert_eq!((patient.value("V1", "EX.WHICH"), patient.value("V1", "EX#4.WHICH")), ("1".to_owned(), "4".to_owned()));
        // The nearest before that is there, whatever its number.
        assert_eq!((patient.value("V1", "EX#2.MORE"), patient.value("V1", "EX#4.MORE")), ("5".to_owned(), "15".to_owned()));
        assert_eq!((patient.value("V1", "EX.MORE"), patient.value("V1", "EX#4.SINCE")), (String::new(), "20".to_owned()));
        patient.enter("V1", "EX#2.MG", "20");
        assert_eq!((patient.value("V1", "EX#2.MORE"), patient.value("V1", "EX#4.MORE")), ("10".to_owned(), "10".to_owned()));
    }

    fn another_form_reads_one_repeat_by_its_number_or_the_last_one() {
        let mut patient = Patient::of(&doses());
        patient.enter("V1", "SUM.ALL", "").enter("V1", "EX.MG", "10").enter("V1", "EX#3.MG", "30");
        assert_eq!((patient.value("V1", "SUM.SECOND"), patient.value("V1", "SUM.LAST")), (String::new(), "30".to_owned()));
        assert_eq!(patient.value("V1", "SUM.ALL"), "40");
        patient.enter("V1", "EX#2.MG", "20").enter("V1", "EX#5.MG", "50");
        assert_eq!((patient.value("V1", "SUM.SECOND"), patient.value("V1", "SUM.LAST")), ("20".to_owned(), "50".to_owned()));
        // Another visit has repeats of its own, unless it names this one's.
        patient.enter("V2", "SUM.ALL", "").enter("V2", "EX.MG", "1");
        assert_eq!((patient.value("V2", "SUM.LAST"), patient.value("V2", "SUM.BASE")), ("1".to_owned(), "20".to_owned()));
    }

    fn two_forms_that_repeat_side_by_side_are_read_by_the_same_number() {
        let mut patient = Patient::of(&doses());
        patient.enter("V1", "AE.TERM", "Rash").enter("V1", "AE#2.TERM", "Headache").enter("V1", "EX#2.MG", "20");
        assert_eq!((patient.value("V1", "AE.DOSE"), patient.value("V1", "AE#2.DOSE")), (String::new(), "20".to_owned()));
    }

    fn what_does_not_repeat_has_no_repeat_to_name() {
        let says = |expression: &str| faults(form("F").repeating().item("A", int()).item("B", int().derive(expression))).join("; ");
        assert_eq!(says("in_repeat(A, 2) + form.repeat"), "");
        assert!(says("last_repeat(VS.SBP)").contains("Form VS does not repeat, so there is no repeat of it to name."));
        assert!(says("in_repeat(A, 0)").contains("Say which repeat: a whole number from 1 on, or form.repeat for this one."));
        assert!(says("in_repeat(A, A)").contains("Say which repeat"));
        assert!(says("form.name").contains("form is neither a form of the design nor a group of this form."), "{}", says("form.name"));
        assert!(says("last_repeat(B)").contains("This depends on itself"), "{}", says("last_repeat(B)"));
        // A group that is called so is still found.
        let group = group("form").item("X", int());
        assert_eq!(faults(form("F").group(group).item("B", int().derive("form.X + `form`.X"))), Vec::<String>::new());
    }

    fn what_an_item_begins_with_is_of_its_kind() {
        let says = |expression: &str| faults(form("F").item("A", int()).item("D", date()).rule(begins("R", expression, "D"))).join("; ");
        assert_eq!((says("today()"), says("visit.date + A")), (String::new(), String::new()));
        assert!(says("A").contains("gives a number; the item D holds a date"), "{}", says("A"));
        assert!(faults(form("F").item("A", int()).rule(begins("R", "1", "Z"))).join("; ").contains("The form has no item Z."));
    }
}
