//! Rules, our own expressions and what is unblinded: they go out and come back.

use proptest::prelude::*;
use shared::forms::{
    Alias, Asks, Attribute, Carried, CheckLevel, ConditionDef, Does, Element, Expression, MethodDef, Node, Oid, RangeCheck, RuleDef,
    Translated, Translation, Unsure,
};

use super::{accepted, odm, read, round};

const FORM: &str = r#"<FormDef OID="F" Name="f" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No"/></FormDef>
<ItemGroupDef OID="G" Name="g" Repeating="No"><ItemRef ItemOID="I" Mandatory="No"/></ItemGroupDef><ItemDef OID="I" Name="i" DataType="integer"/>"#;

fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("I > 1".to_owned()), Just(" a  b ".to_owned()), "\\PC{0,12}"]
}

fn texts() -> impl Strategy<Value = Translated> {
    let one = (prop::option::of(prop::sample::select(vec!["de", "en-GB"])), word());
    prop::collection::vec(one, 0..3).prop_map(|all| {
        let mut seen = Vec::new();
        let mut texts = Vec::new();
        for (lang, text) in all {
            if !seen.contains(&lang) {
                seen.push(lang);
                texts.push(Translation { lang: lang.map(str::to_owned), text });
            }
        }
        Translated(texts)
    })
}

fn expressions() -> impl Strategy<Value = Vec<Expression>> {
    prop::collection::vec((prop::sample::select(vec!["Probatum", "REDCap", "XLSForm", ""]), word()), 0..3)
        .prop_map(|all| all.into_iter().map(|(context, text)| Expression { context: context.to_owned(), text }).collect())
}

fn oids() -> impl Strategy<Value = Vec<Oid>> {
    prop::collection::vec(word().prop_map(Oid), 0..3)
}

fn does() -> impl Strategy<Value = Does> {
    let level = prop::sample::select(vec![CheckLevel::Note, CheckLevel::Soft, CheckLevel::Hard]);
    prop_oneof![
        (level, texts(), oids()).prop_map(|(level, message, at)| Does::Check { level, message, at }),
        oids().prop_map(|items| Does::Require { items }),
        word().prop_map(|item| Does::Offer { item: Oid(item) }),
        word().prop_map(|item| Does::Begin { item: Oid(item) }),
        (word(), any::<u16>(), any::<u16>()).prop_map(|(visit, before, after)| Does::Plan { visit: Oid(visit), before, after }),
        (prop::collection::vec(word(), 0..3), texts(), texts()).prop_map(|(roles, subject, text)| Does::Notify { roles, subject, text }),
    ]
}

fn asks() -> impl Strategy<Value = Asks> {
    prop::sample::select(Asks::ALL.to_vec())
}

fn carried() -> impl Strategy<Value = Carried> {
    let some = Carried {
        attributes: vec![Attribute { ns: Some("urn:probatum:redcap:1".to_owned()), name: "Row".to_owned(), value: "7".to_owned() }],
        elements: vec![Element {
            ns: Some("urn:probatum:xlsform:1".to_owned()),
            name: "Note".to_owned(),
            attributes: Vec::new(),
            children: vec![Node::Text("n".to_owned())],
        }],
    };
    prop_oneof![Just(Carried::default()), Just(some)]
}

fn rules() -> impl Strategy<Value = RuleDef> {
    // A description that says nothing is none.
    let description = texts().prop_map(|texts| if texts.is_empty() { Translated::default() } else { texts });
    (word(), description, (word(), prop::option::of(word())), expressions(), (any::<bool>(), asks()), does(), carried()).prop_map(
        |(oid, description, (form, group), expressions, (acts, asks), does, carried)| RuleDef {
            oid: Oid(oid),
            description,
            form: Oid(form),
            group: group.map(Oid),
            expressions,
            unsure: if acts { Unsure::Acts } else { Unsure::PassedOver },
            asks,
            does,
            carried,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Req: EXP-05
    #[test]
    fn rules_come_back(rules in prop::collection::vec(rules(), 1..4), unblinded in any::<bool>()) {
        let mut design = accepted(odm(FORM));
        design.library.items[0].unblinded = unblinded;
        design.library.rules = rules;
        let export = super::written(&design);
        let mut again = accepted(&export);
        // Namespaces get prefixes as they are found.
        again.leftovers.prefixes.clear();
        prop_assert_eq!(&again, &design);
        round(&accepted(&export));
    }
}

/// Req: EXP-05
#[test]
fn our_expressions_stand_in_conditions_methods_and_checks_and_come_back() {
    let mut design = accepted(odm(FORM));
    let both = || vec![Expression::own("I > 1"), Expression { context: "REDCap".to_owned(), text: "[i] > 1".to_owned() }];
    let library = &mut design.library;
    library.conditions.push(ConditionDef {
        oid: "C".into(),
        name: "c".to_owned(),
        expressions: both(),
        aliases: vec![Alias { context: "a".to_owned(), name: "b".to_owned() }],
        ..ConditionDef::default()
    });
    library.methods.push(MethodDef { oid: "M".into(), name: "m".to_owned(), expressions: both(), ..MethodDef::default() });
    library.items[0].ranges.push(RangeCheck { expressions: both(), asks: Asks::AtOnce, ..RangeCheck::default() });
    library.items[0].unblinded = true;
    let export = round(&design);
    assert!(export.contains("<FormalExpression Context=\"Probatum\">I &gt; 1</FormalExpression>"), "{export}");
    assert!(export.contains("probatum:Unblinded=\"Yes\""), "{export}");
}

#[test]
fn rules_are_counted_and_nothing_is_reported_of_them() {
    let mut design = accepted(odm(FORM));
    design.library.rules.push(RuleDef {
        oid: "R".into(),
        form: "F".into(),
        expressions: vec![Expression::own("I > 1")],
        does: Does::Require { items: vec!["I".into()] },
        ..RuleDef::default()
    });
    let (report, _) = read(round(&design));
    assert_eq!(report.counts.rules, 1);
    assert!(report.kept.is_empty() && !report.notes.iter().any(|note| note.path.starts_with("/rules")), "{report:?}");
}
