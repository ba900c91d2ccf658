//! Designs that came from elsewhere, in XPath.

use shared::forms::build::{at_least, date, float, form, int, list, one_of, text};
use shared::forms::{ConditionDef, Expression, MethodDef};
use shared::study::Design;
use shared::study::build::{design, visit};

use super::{export, item, method, own, read, reference, unless};

fn study(conditions: &[(&str, &str)], methods: &[(&str, &str)]) -> Design {
    let sex = list("SEX", "Sex", [("F", "female"), ("M", "male")]);
    let form = form("VS")
        .item("SEX", one_of(&sex).ask("Sex").mandatory())
        .item("AGE", int().ask("Age").limits(18, 99))
        .item("WEIGHT", float().ask("Weight").unless("C").check(at_least(3)))
        .item("SEEN", date().ask("Seen").unless("D"))
        .item("OUT", text().derived("M"));
    let mut study = design("S", "Study").with_form(form).with_visit(visit("V", "Visit").with("VS"));
    let expressions = |text: &str| vec![Expression::own(text)];
    study.library.conditions = conditions
        .iter()
        .map(|(oid, text)| ConditionDef { oid: (*oid).into(), expressions: expressions(text), ..ConditionDef::default() })
        .collect();
    study.library.methods = methods
        .iter()
        .map(|(oid, text)| MethodDef { oid: (*oid).into(), expressions: expressions(text), ..MethodDef::default() })
        .collect();
    study
}

#[test]
fn our_rules_are_written_in_xpath_with_what_blanks_mean() {
    let design = study(
        &[("C", "AGE < 18 or SEX in (\"F\",)"), ("D", "not certainly(AGE != 30)")],
        &[("M", "if(is_known(AGE), round(AGE / 2, 1), missing)")],
    );
    let exported = export(&design).unwrap();
    assert!(exported.lost.is_empty(), "{:?}", exported.lost);
    let (_, again) = read(&exported.workbook);
    let again = again.unwrap();
    assert_eq!(unless(&again, reference(&again, "WEIGHT")), "certainly(AGE < 18 or SEX = \"F\")");
    assert_eq!(unless(&again, reference(&again, "SEEN")), "certainly(not (is_known(AGE) and AGE != 30))");
    assert_eq!(method(&again, "OUT"), "if(is_known(AGE), round(AGE / 2, 1), missing)");
    assert_eq!(own(&item(&again, "AGE").ranges[0].expressions), "value >= 18 and value <= 99");
    assert_eq!(item(&again, "SEX").code_list.as_ref().unwrap().as_str(), "SEX");
    assert!(reference(&again, "SEX").mandatory);
}

#[test]
fn looks_of_our_own_come_back() {
    use shared::forms::{Look, Scale};
    let scale = || Scale { from: Some("0".into()), to: Some("10".into()), step: Some("1".into()), ..Scale::default() };
    let sex = list("SEX", "Sex", [("F", "female"), ("M", "male")]);
    let form = form("F")
        .item("A", int().ask("A").scale(Look::Slider, scale()))
        .item("B", int().ask("B").scale(Look::Analogue, scale()))
        .item("C", text().ask("C").look(Look::Signature))
        .item("D", text().ask("D").look(Look::File))
        .item("E", one_of(&sex).ask("E").look(Look::List))
        .item("G", one_of(&sex).ask("G").look(Look::Search));
    let study = design("S", "Study").with_form(form).with_visit(visit("V", "Visit").with("F"));
    let (_, again) = read(&export(&study).unwrap().workbook);
    let looks: Vec<Look> = again.unwrap().library.items.iter().map(|item| item.look()).collect();
    assert_eq!(looks, [Look::Slider, Look::Analogue, Look::Signature, Look::File, Look::List, Look::Search]);
}

#[test]
fn what_xpath_cannot_say_is_named() {
    let design = study(&[("C", "visit(\"V\").VS.AGE > 3"), ("D", "false")], &[("M", "stdev(AGE)")]);
    let lost: Vec<String> = export(&design).unwrap().lost.into_iter().map(|lost| lost.path).collect();
    assert_eq!(lost, ["WEIGHT (relevant)", "OUT (calculation)"]);
}
