//! What is understood, in all the shapes in which it comes.

use shared::forms::{DataType, Hardness};
use shared::study::VisitKind;

use super::{accepted, odm, places, read, round};

#[test]
fn every_part_of_a_design_is_read() {
    let design = accepted(odm(r#"
      <Protocol><Description><TranslatedText>About</TranslatedText></Description><StudyEventRef StudyEventOID="V" Mandatory="Yes" OrderNumber="2"/></Protocol>
      <StudyEventDef OID="V" Name="Visit" Repeating="Yes" Type="Unscheduled" Category="C"><FormRef FormOID="F" Mandatory="No"/></StudyEventDef>
      <FormDef OID="F" Name="Form" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="Yes"/></FormDef>
      <ItemGroupDef OID="G" Name="Group" Repeating="Yes"><ItemRef ItemOID="I" Mandatory="Yes" CollectionExceptionConditionOID="C" MethodOID="D"/></ItemGroupDef>
      <ItemDef OID="I" Name="Item" DataType="partialDate" Length="10" SignificantDigits="2">
        <Question><TranslatedText xml:lang="de">Wann?</TranslatedText><TranslatedText xml:lang="en"> When? </TranslatedText></Question>
        <RangeCheck Comparator="NOTIN" SoftHard="Hard"><CheckValue>2020</CheckValue><CheckValue>2021</CheckValue><ErrorMessage><TranslatedText>No</TranslatedText></ErrorMessage></RangeCheck>
        <CodeListRef CodeListOID="L"/><Alias Context="LOINC" Name="1"/></ItemDef>
      <CodeList OID="L" Name="List" DataType="integer"><CodeListItem CodedValue="1" Rank="1.5" OrderNumber="3"><Decode><TranslatedText>One</TranslatedText></Decode></CodeListItem></CodeList>
      <ConditionDef OID="C" Name="Cond"><Description><TranslatedText>c</TranslatedText></Description><FormalExpression Context="js">a &lt; b</FormalExpression></ConditionDef>
      <MethodDef OID="D" Name="Method" Type="Computation"><Description><TranslatedText>m</TranslatedText></Description></MethodDef>"#));
    let (visit, library) = (&design.visits[0], &design.library);
    assert_eq!((visit.kind, visit.repeating, visit.category.as_deref()), (VisitKind::Unscheduled, true, Some("C")));
    assert_eq!((design.schedule[0].order, design.schedule[0].mandatory), (Some(2), true));
    assert_eq!(design.protocol_description.pick("en"), "About");
    let at = &library.groups[0].items[0];
    assert_eq!((at.unless.as_ref().unwrap().as_str(), at.method.as_ref().unwrap().as_str()), ("C", "D"));
    let item = &library.items[0];
    assert_eq!((item.data_type, item.length, item.significant_digits), (DataType::PartialDate, Some(10), Some(2)));
    assert_eq!((item.question.pick("de"), item.question.pick("en")), ("Wann?", " When? "));
    assert_eq!((item.ranges[0].hardness, item.ranges[0].values.len()), (Hardness::Hard, 2));
    assert_eq!(item.code_list.as_ref().unwrap().as_str(), "L");
    let choice = &library.code_lists[0].choices[0];
    assert_eq!((choice.rank.as_deref(), choice.order, choice.label("en")), (Some("1.5"), Some(3), "One"));
    assert_eq!(library.conditions[0].expressions[0].text, "a < b");
    assert_eq!(library.methods[0].kind.as_deref(), Some("Computation"));
    round(&design);
}

#[test]
fn namespaces_may_be_missing_prefixed_or_taken_back() {
    let plain = odm(r#"<FormDef OID="F" Name="n" Repeating="No"/>"#);
    let none = plain.replace(" xmlns=\"http://www.cdisc.org/ns/odm/v1.3\"", "");
    let old = plain.replace("odm/v1.3", "odm/v1.2");
    let back = plain.replace("<Study ", "<Study xmlns=\"\" ");
    let prefixed = plain.replace("xmlns=", "xmlns:odm=").replace("<", "<odm:").replace("<odm:/", "</odm:").replace("<odm:?", "<?");
    let expected = accepted(&plain);
    for file in [none, old, back, prefixed] {
        assert_eq!(accepted(&file), expected, "{file}");
    }
}

#[test]
fn encodings_are_read_as_declared() {
    let name = |bytes: &[u8]| accepted(bytes).library.forms[0].name.clone();
    let file = odm(r#"<FormDef OID="F" Name="Müdigkeit" Repeating="No"/>"#);
    let latin: Vec<u8> = file.replace("UTF-8", "ISO-8859-1").chars().map(|one| one as u8).collect();
    assert_eq!(name(&latin), "Müdigkeit");
    let utf16 = file.replace("UTF-8", "UTF-16");
    let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(utf16.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!((name(&little), name(&big)), ("Müdigkeit".to_owned(), "Müdigkeit".to_owned()));
    let marked = format!("\u{FEFF}{file}");
    assert_eq!(name(marked.as_bytes()), "Müdigkeit");
    assert_eq!(name(utf16.as_bytes()), "Müdigkeit", "says UTF-16 and is UTF-8");
    let long = file.replace(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        &format!("<?xml version=\"1.0\" encoding=\"utf-8\"{}standalone=\"yes\"?>", " ".repeat(300)),
    );
    assert_eq!(name(long.as_bytes()), "Müdigkeit");
}

#[test]
fn values_survive_byte_by_byte() {
    let design = accepted(odm(
        "<FormDef OID=\"F\" Name=\"a&#10;b&#9;c &quot;d&quot; &#x1F600;\" Repeating=\"No\"><Description><TranslatedText>  007 \n 1.50&#13; &lt;b> <![CDATA[<x>&]]> </TranslatedText></Description></FormDef>",
    ));
    let form = &design.library.forms[0];
    assert_eq!(form.name, "a\nb\tc \"d\" \u{1F600}");
    assert_eq!(form.description.0[0].text, "  007 \n 1.50\r <b> <x>& ");
    round(&design);
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let many: String = (0..20_000).map(|n| format!("<FormDef OID=\"F{n}\" Name=\"Form number {n}\" Repeating=\"No\"/>")).collect();
    let design = accepted(odm(&many));
    assert_eq!(design.library.forms.len(), 20_000);
}

/// Req: INT-03
#[test]
fn a_study_without_visits_gets_one_with_all_forms() {
    let (report, design) = read(odm(
        r#"<FormDef OID="A" Name="a" Repeating="No"/><FormDef OID="B" Name="b" Repeating="No"/><FormDef OID="A" Name="again" Repeating="No"/>"#,
    ));
    let design = design.unwrap();
    assert_eq!(design.visits[0].oid.as_str(), "SE.PROBATUM.ALL");
    assert_eq!(design.visits[0].kind, VisitKind::Common);
    assert_eq!(design.visits[0].forms.iter().map(|at| at.oid.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    assert!(report.notes.iter().any(|note| note.what.contains("no visits")));
    round(&design);
}

#[test]
fn what_redcap_openclinica_and_viedoc_say_of_an_item_is_used() {
    let file = odm(r#"
      <ItemDef OID="R" Name="r" DataType="text" r:FieldType="textarea"/>
      <ItemDef OID="T" Name="t" DataType="text" r:FieldType="text"/>
      <ItemDef OID="M" Name="m" DataType="text"><oc:MultiSelectListRef MultiSelectListID="MS"/></ItemDef>
      <ItemDef OID="A" Name="a" DataType="text"><oc:ItemDetails ItemOID="A"><oc:ItemPresentInForm><oc:ItemResponse ResponseType="textarea"/></oc:ItemPresentInForm></oc:ItemDetails></ItemDef>
      <ItemDef OID="V" Name="v" DataType="integer" vd:HtmlType="checkbox"><CodeListRef CodeListOID="L"/></ItemDef>
      <CodeList OID="L" Name="l" DataType="integer"><EnumeratedItem CodedValue="1"/></CodeList>
      <oc:MultiSelectList ID="MS" Name="several" DataType="text"><oc:MultiSelectListItem CodedOptionValue="1"><Decode><TranslatedText>One</TranslatedText></Decode></oc:MultiSelectListItem></oc:MultiSelectList>"#)
        .replace("xmlns:v=", r#"xmlns:r="https://projectredcap.org" xmlns:oc="http://www.openclinica.org/ns/odm_ext_v130/v3.1" xmlns:vd="http://www.viedoc.net/ns/v4" xmlns:v="#);
    let (report, design) = read(&file);
    let design = design.unwrap();
    let said: Vec<(&str, bool, bool)> = design.library.items.iter().map(|item| (item.oid.as_str(), item.many, item.multiline)).collect();
    assert_eq!(said, [("R", false, true), ("T", false, false), ("M", true, false), ("A", false, true), ("V", true, false)]);
    let made = design.library.code_lists.iter().find(|list| list.oid.as_str() == "MS").unwrap();
    assert_eq!(made.choices[0].label("en"), "One");
    assert_eq!(report.format.unwrap().vendors, ["REDCap", "OpenClinica", "Viedoc", "urn:vendor"]);
    round(&design);
}

#[test]
fn a_word_that_odm_does_not_have_is_read_as_what_it_resembles() {
    let (report, design) =
        read(odm(r#"<ItemDef OID="I" Name="i" DataType="Integer" Length="long"/><ItemDef OID="J" Name="j" DataType="comment"/>
      <ItemGroupDef OID="G" Name="" Repeating="Static"><ItemRef ItemOID="I" Mandatory="yes" OrderNumber="first"/></ItemGroupDef>
      <StudyEventDef OID="V" Name="v" Type="Planned"/><CodeList OID="L" Name="l" DataType="boolean"/>"#));
    let design = design.unwrap();
    let items = &design.library.items;
    assert_eq!((items[0].data_type, items[0].length, items[1].data_type), (DataType::Integer, None, DataType::Text));
    let group = &design.library.groups[0];
    assert!(group.repeating && group.items[0].mandatory && group.items[0].order.is_none());
    assert_eq!(design.library.code_lists[0].data_type, DataType::Boolean);
    assert!(places(&report.kept).contains(&"4 /ODM/Study[1]/MetaDataVersion[1]/ItemDef[1]/@Length".to_owned()), "{:?}", report.kept);
    round(&design);
}
