//! Exports: valid where the source was not, with our own extras, safe whatever the design says.

use shared::forms::{Attribute, CodeList, Element, FormDef, Hand, ItemDef, Link, Node, Translated};
use shared::study::{Arm, Design, VisitDef, Window};

use super::super::Writer;
use super::{accepted, odm, round, written};

/// Req: EXP-05
#[test]
fn our_own_extras_travel_in_our_own_namespace() {
    let mut design = accepted(odm(
        "<StudyEventDef OID=\"V\" Name=\"v\" Repeating=\"No\" Type=\"Scheduled\"/><ItemDef OID=\"I\" Name=\"i\" DataType=\"text\"/>",
    ));
    design.subject_pattern = "{site}-{n:4}".to_owned();
    design.change_reasons = vec![Translated::plain("Source was \"corrected\""), Translated::plain("Known only later")];
    design.arms = vec![
        Arm { oid: "A".into(), name: "Active".to_owned(), description: Translated::plain("two tablets"), ratio: Some(2) },
        Arm { oid: "B".into(), name: "Placebo".to_owned(), ..Arm::default() },
    ];
    design.visits[0].window = Some(Window { anchor: Some("V0".into()), day: -14, before: 3, after: 7 });
    design.visits.push(VisitDef {
        oid: "W".into(),
        name: "w".to_owned(),
        window: Some(Window { anchor: None, day: 28, before: 0, after: 0 }),
        ..VisitDef::default()
    });
    design.library.items[0].many = true;
    design.library.items[0].multiline = true;
    let link = Link { form: "F.AE".into(), group: "G 1%".into(), shows: vec!["I 1".into(), "50%".into()] };
    design.library.items[0].link = Some(link);
    let columns = vec!["I".into(), "J K".into()];
    design.library.forms.push(FormDef { oid: "F".into(), name: "f".to_owned(), columns, ..FormDef::default() });
    design.visit_reasons = Some("CL.WHY".into());
    let export = round(&design);
    assert!(export.contains(r#"probatum:LinkForm="F.AE" probatum:LinkGroup="G 1%" probatum:LinkShows="I%201 50%25""#), "{export}");
    assert!(
        export.contains(r#"probatum:WindowDay="-14" probatum:WindowBefore="3" probatum:WindowAfter="7" probatum:WindowAnchor="V0""#),
        "{export}"
    );
    let (report, _) = super::read(&export);
    assert!(report.kept.is_empty(), "{:?}", report.kept);
}

/// Req: EXP-05, DAT-07
#[test]
fn how_items_are_shown_and_why_values_are_missing_travels_along() {
    use shared::forms::{Look, Missing, Presentation, Reason, Scale};
    let items = ["A", "B", "C", "D"].map(|oid| format!("<ItemDef OID=\"{oid}\" Name=\"i\" DataType=\"text\"/>")).concat();
    let mut design = accepted(odm(&items));
    let scale = Scale {
        from: Some("0".into()),
        to: Some("10".into()),
        step: Some("0.5".into()),
        low: ("None", "Keine").into(),
        high: "Worst <b>".into(),
        hides_number: true,
        upright: true,
        ..Scale::default()
    };
    let said = [
        Presentation { look: Look::Analogue, scale: Some(scale), ..Presentation::default() },
        Presentation { look: Look::Matrix, matrix: Some("m & n".into()), ..Presentation::default() },
        Presentation { exclusive: vec!["99".into(), "none of them".into()], ..Presentation::default() },
        Presentation { look: Look::Signature, ..Presentation::default() },
        Presentation { hand: Hand::Reads, ..Presentation::default() },
        Presentation { hand: Hand::Hidden, ..Presentation::default() },
    ];
    for (item, said) in design.library.items.iter_mut().zip(said) {
        item.presentation = Some(Box::new(said));
    }
    let own = Reason { why: Missing::parse("-77").unwrap(), label: ("Refused", "Abgelehnt").into() };
    design.library.reasons = vec![Reason { why: Missing::NotDone, label: Translated::default() }, own];
    let export = round(&design);
    assert!(export.contains(r#"<probatum:Presentation Look="signature"/>"#), "{export}");
    let (report, _) = super::read(&export);
    assert!(report.kept.is_empty(), "{:?}", report.kept);
}

#[test]
fn an_item_may_differ_from_what_its_vendor_says() {
    let file = odm("<ItemDef OID=\"I\" Name=\"i\" DataType=\"text\" r:FieldType=\"notes\"/>")
        .replace("xmlns:v=", "xmlns:r=\"https://projectredcap.org\" xmlns:v=");
    let mut design = accepted(file);
    assert!(!round(&design).contains("probatum:Multiline"));
    design.library.items[0].multiline = false;
    assert!(round(&design).contains("probatum:Multiline=\"No\""));
}

/// Req: EXP-05
#[test]
fn what_the_schema_forbids_gives_way_and_comes_back() {
    let design = accepted(odm(r#"
      <StudyEventDef OID="X" Name="" Repeating="Maybe" Type="Odd"><FormRef FormOID="X" Mandatory="No" OrderNumber="1"/><FormRef FormOID="X" Mandatory="No" OrderNumber="1"/><FormRef FormOID="Y" Mandatory="No" OrderNumber="1"/></StudyEventDef>
      <FormDef OID="X" Name="x" Repeating="No"><Alias Context="a" Name="1"/><Alias Context="a" Name="2"/></FormDef>
      <ItemDef OID="I" Name="i" DataType="text" Length="0" SASFieldName="much.too.long"><Question><TranslatedText xml:lang="en">1</TranslatedText><TranslatedText xml:lang="en">2</TranslatedText></Question>
        <RangeCheck SoftHard="Soft"><FormalExpression>e</FormalExpression><CheckValue>v</CheckValue></RangeCheck></ItemDef>
      <CodeList OID="L" Name="l" DataType="boolean"><CodeListItem CodedValue="1"><Decode><TranslatedText>One</TranslatedText></Decode></CodeListItem><EnumeratedItem CodedValue="2"/><CodeListItem CodedValue="1"><Decode><TranslatedText>Again</TranslatedText></Decode></CodeListItem></CodeList>
      <CodeList OID="E" Name="empty" DataType="text"/>"#));
    let export = round(&design);
    for part in [
        r#"<FormDef OID="X.2""#,
        r#"<FormRef FormOID="X.2" OrderNumber="1" Mandatory="No">"#,
        r#"<?probatum-element <FormRef FormOID="X" OrderNumber="1" Mandatory="No"/>?>"#,
        r#"<FormRef FormOID="Y" OrderNumber="2" Mandatory="No"><?probatum-was OrderNumber="1"?>"#,
        r#"<Alias Context="a.2" Name="2"><?probatum-was Context="a"?>"#,
        r#"<?probatum-was Length="0" SASFieldName="much.too.long"?>"#,
        r#"<?probatum-element <TranslatedText xml:lang="en">2</TranslatedText>?>"#,
        r#"DataType="text"><?probatum-was DataType="boolean"?>"#,
        "<?probatum-enumerated ?>",
        "<?probatum-none ?>",
    ] {
        assert!(export.contains(part), "{part} is missing in\n{export}");
    }
}

#[test]
fn clinical_data_can_ask_under_which_oid_a_definition_was_written() {
    let design = accepted(odm(
        r#"<StudyEventDef OID="X" Name="v" Repeating="No" Type="Common"/><FormDef OID="X" Name="x" Repeating="No"/><ItemDef OID="I" Name="i" DataType="text"/>"#,
    ));
    let mut out = Vec::new();
    let mut writer = Writer::new(&mut out, &design);
    writer.study(&design).unwrap();
    let names = writer.renames();
    assert_eq!((names.written("StudyEventDef", "X"), names.written("FormDef", "X"), names.written("ItemDef", "I")), ("X", "X.2", "I"));
}

#[test]
fn a_design_with_wild_names_is_still_well_formed() {
    let mut design = Design {
        oid: "S<\"&>".into(),
        name: "\u{1}\u{0}?>]]>".to_owned(),
        subject_pattern: Design::default_pattern(),
        ..Design::default()
    };
    let attribute =
        |ns: Option<&str>, name: &str| Attribute { ns: ns.map(str::to_owned), name: name.to_owned(), value: "?>\"<\n".to_owned() };
    let wild = Element {
        ns: Some("urn:\"<x".to_owned()),
        name: "a b><script".to_owned(),
        attributes: vec![attribute(None, "x y"), attribute(Some("urn:q"), "")],
        children: vec![Node::Text("<>&?>".to_owned())],
    };
    design.leftovers.prefixes = vec![("a b".to_owned(), "urn:q".to_owned()), ("xml".to_owned(), "urn:r".to_owned())];
    design.leftovers.version.elements = vec![wild.clone(), Element { ns: None, ..wild }];
    design.library.forms.push(FormDef { oid: "F".into(), ..FormDef::default() });
    design.library.items.push(ItemDef { name: "\u{FFFF}".to_owned(), ..ItemDef::default() });
    design.library.code_lists.push(CodeList::default());
    let first = written(&design);
    let again = accepted(&first);
    round(&again);
}

#[test]
fn an_empty_design_is_written_and_refused_as_empty() {
    let export = written(&Design::default());
    assert!(super::refused(&export).2.contains("defines nothing"), "{export}");
}
