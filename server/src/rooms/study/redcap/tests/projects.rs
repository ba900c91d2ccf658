//! Project files: what REDCap adds to ODM is acted upon, and goes out again as it came in.

use shared::capture::{Casefile, Held, RecordKey};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{About, VisitAbout};
use shared::forms::{Datum, Expression};
use shared::study::{Design, DesignReport, VisitDef};

use super::super::super::odm::{self, ExportHeader};

fn project(version: &str, globals: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:redcap="https://projectredcap.org" FileType="Snapshot" FileOID="F" CreationDateTime="2025-01-01T00:00:00Z" ODMVersion="1.3.1">
<Study OID="S"><GlobalVariables><StudyName>Study</StudyName><StudyDescription>-</StudyDescription><ProtocolName>P</ProtocolName>{globals}</GlobalVariables>
<MetaDataVersion OID="M" Name="First">{version}</MetaDataVersion></Study></ODM>"#
    )
}

fn read(file: &str) -> (DesignReport, Design) {
    let (report, design) = odm::import("file.xml", file.as_bytes());
    let design = design.unwrap_or_else(|| panic!("refused: {:?}", report.refused));
    (report, design)
}

fn written(design: &Design) -> String {
    let header = ExportHeader { file_oid: "OUT".to_owned(), created: "2025-11-21T10:00:00Z".to_owned(), system_version: "1".to_owned() };
    let mut out = Vec::new();
    odm::export(design, &mut out, &header).unwrap();
    String::from_utf8(out).unwrap()
}

const VERSION: &str = r#"
<StudyEventDef OID="Event.base_arm_1" Name="Base" Type="Common" Repeating="No" redcap:UniqueEventName="base_arm_1"><FormRef FormOID="Form.f" Mandatory="No"/></StudyEventDef>
<FormDef OID="Form.f" Name="F" Repeating="No" redcap:FormName="f"><ItemGroupRef ItemGroupOID="f.a" Mandatory="No"/></FormDef>
<ItemGroupDef OID="f.a" Name="F" Repeating="No"><ItemRef ItemOID="a" Mandatory="No"/><ItemRef ItemOID="box___1" Mandatory="No"/><ItemRef ItemOID="box____1" Mandatory="No"/><ItemRef ItemOID="b" Mandatory="No"/><ItemRef ItemOID="c" Mandatory="No"/><ItemRef ItemOID="f_complete" Mandatory="No"/></ItemGroupDef>
<ItemDef OID="a" Name="a" DataType="integer" Length="999" redcap:Variable="a" redcap:FieldType="text" redcap:TextValidationType="int"/>
<ItemDef OID="box___1" Name="box___1" DataType="boolean" Length="1" redcap:Variable="box" redcap:FieldType="checkbox" redcap:BranchingLogic="[a] &gt; 1"><CodeListRef CodeListOID="box___1.choices"/></ItemDef>
<ItemDef OID="box____1" Name="box____1" DataType="boolean" Length="1" redcap:Variable="box" redcap:FieldType="checkbox" redcap:BranchingLogic="[a] &gt; 1"><CodeListRef CodeListOID="box____1.choices"/></ItemDef>
<ItemDef OID="b" Name="b" DataType="float" Length="999" redcap:Variable="b" redcap:FieldType="calc" redcap:Calculation="[a]*2" redcap:BranchingLogic="[box(-1)] = '1' and [base_arm_1][a] &lt; 5"/>
<ItemDef OID="c" Name="c" DataType="text" Length="999" redcap:Variable="c" redcap:FieldType="textarea" redcap:BranchingLogic="[nowhere] = 1"/>
<ItemDef OID="f_complete" Name="f_complete" DataType="text" Length="1" redcap:Variable="f_complete" redcap:FieldType="select"/>
<CodeList OID="box___1.choices" Name="box___1" DataType="boolean" redcap:CheckboxChoices="1, Yes | -1, None"><CodeListItem CodedValue="1"><Decode><TranslatedText>Checked</TranslatedText></Decode></CodeListItem></CodeList>
<CodeList OID="box____1.choices" Name="box____1" DataType="boolean" redcap:CheckboxChoices="1, Yes | -1, None"><CodeListItem CodedValue="1"><Decode><TranslatedText>Checked</TranslatedText></Decode></CodeListItem></CodeList>"#;

const REPEATING: &str = r#"<redcap:RepeatingInstrumentsAndEvents><redcap:RepeatingInstruments><redcap:RepeatingInstrument redcap:UniqueEventName="base_arm_1" redcap:RepeatInstrument="f" redcap:CustomLabel=""/></redcap:RepeatingInstruments></redcap:RepeatingInstrumentsAndEvents>"#;

/// Req: EXP-05
#[test]
fn logic_of_a_project_file_is_translated() {
    let (report, design) = read(&project(VERSION, REPEATING));
    let ours = |all: &[Expression]| Expression::ours(all).map(|one| one.text.clone());
    let conditions: Vec<_> = design.library.conditions.iter().map(|one| (one.oid.as_str(), ours(&one.expressions))).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        conditions,
        [
            ("box.hidden", text("not certainly(a > 1)")),
            // The form repeats, and the logic does not say which instance.
            ("b.hidden", None),
            ("c.hidden", None),
        ]
    );
    assert_eq!(ours(&design.library.methods[0].expressions), text("a * 2"));
    let refs: Vec<_> = design.library.groups[0].items.iter().map(|at| at.unless.as_ref().map(ToString::to_string)).collect();
    assert_eq!(refs, [None, text("box.hidden"), text("box.hidden"), text("b.hidden"), text("c.hidden"), None]);
    assert!(design.library.forms[0].repeating);
    let said: Vec<_> =
        report.kept.iter().filter(|one| one.path.ends_with("BranchingLogic")).map(|one| (one.line, one.what.as_str())).collect();
    assert_eq!(said[0].1, "Translated. The original is kept and exported again.");
    assert!(said[2].0 == 11 && said[2].1.starts_with("Not translated: [base_arm_1][a]: the field's form repeats"), "{said:?}");
    assert!(said[3].1.starts_with("Not translated: There is no field [nowhere]."));
}

#[test]
fn an_export_says_it_as_the_file_did() {
    let (_, design) = read(&project(VERSION, REPEATING));
    let first = written(&design);
    assert!(!first.contains("ConditionDef") && !first.contains("MethodDef") && first.contains("redcap:BranchingLogic="));
    let (_, again) = read(&first);
    assert_eq!(again, design);
    assert_eq!(written(&again), first);
}

#[test]
fn what_was_changed_since_is_written_out() {
    let (_, mut design) = read(&project(VERSION, REPEATING));
    design.library.conditions[0].expressions.remove(0);
    let first = written(&design);
    assert!(first.contains("ConditionDef OID=\"box.hidden\""));
    assert_eq!(read(&first).1, design);
}

#[test]
fn a_project_file_gives_a_dictionary() {
    let (_, design) = read(&project(VERSION, REPEATING));
    let mut out = Vec::new();
    super::super::export(&design, &mut out).unwrap();
    let csv = String::from_utf8(out).unwrap();
    let body: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        body,
        [
            "a,f,,text,,,,integer,,,,,,,,,,",
            "box,f,,checkbox,,\"1, Yes | -1, None\",,,,,,[a] > 1,,,,,,",
            "b,f,,calc,,[a]*2,,,,,,[box(-1)] = '1' and [base_arm_1][a] < 5,,,,,,",
            "c,f,,notes,,,,,,,,[nowhere] = 1,,,,,,",
        ]
    );
}

#[test]
fn a_code_for_missing_data_is_a_reason() {
    let codes = "<redcap:MissingDataCodes>NI, No information\nNA, Not applicable\n-77, Other</redcap:MissingDataCodes>";
    let (_, design) = read(&project(VERSION, codes));
    let export = super::super::data::read(b"record_id,a,c\n1,NI,\n2,-77,x\n", &design).unwrap();
    let a = |row: usize| export.rows[row].forms[&"Form.f".into()][&shared::forms::ItemKey::new("f.a", 1, "a")].clone();
    assert_eq!(a(0), shared::forms::Datum::missing(shared::forms::Missing::NoInformation));
    let other = shared::forms::Missing::parse("-77").unwrap();
    assert_eq!(a(1), shared::forms::Datum::missing(other));
    let reasons: Vec<_> = design.library.reasons.iter().map(|one| (one.why.as_str(), one.label.pick("en"))).collect();
    assert_eq!(reasons, [("NI", "No information"), ("NA", "Not applicable"), ("-77", "Other")]);
    // The file says it by itself: our own words are not put beside it.
    assert!(!written(&design).contains("probatum:Reason"));
    assert_eq!(read(&written(&design)).1, design);
}

#[test]
fn how_a_field_is_shown_follows_from_what_the_file_carries() {
    use shared::forms::Look;
    let version = r#"<FormDef OID="Form.f" Name="F" Repeating="No"><ItemGroupRef ItemGroupOID="f.a" Mandatory="No"/></FormDef>
<ItemGroupDef OID="f.a" Name="F" Repeating="No"><ItemRef ItemOID="p" Mandatory="No"/><ItemRef ItemOID="s" Mandatory="No"/></ItemGroupDef>
<ItemDef OID="p" Name="p" DataType="integer" redcap:Variable="p" redcap:FieldType="slider" redcap:SliderLabels="None | | Worst"/>
<ItemDef OID="s" Name="s" DataType="text" redcap:Variable="s" redcap:FieldType="file" redcap:TextValidationType="signature"/>"#;
    let (_, mut design) = read(&project(version, ""));
    let looks: Vec<Look> = design.library.items.iter().map(|item| item.look()).collect();
    assert_eq!(looks, [Look::Analogue, Look::Signature]);
    let scale = design.library.items[0].presentation.clone().unwrap().scale.unwrap();
    assert_eq!((scale.low.pick("en"), scale.high.pick("en"), scale.hides_number), ("None", "Worst", true));
    assert!(!written(&design).contains("probatum:Presentation"));
    // An item may differ from what its vendor says.
    design.library.items[0].presentation = None;
    assert!(written(&design).contains("<probatum:Presentation Look=\"usual\"/>"), "{}", written(&design));
    assert_eq!(read(&written(&design)).1, design);
}

/// Forms and events that repeat, with logic that names their instances, and fields that say what they begin with.
const INSTANCES: &str = r#"
<StudyEventDef OID="Event.base_arm_1" Name="Base" Type="Common" Repeating="No" redcap:UniqueEventName="base_arm_1"><FormRef FormOID="Form.f" Mandatory="No"/><FormRef FormOID="Form.g" Mandatory="No"/></StudyEventDef>
<StudyEventDef OID="Event.ae_arm_1" Name="Event" Type="Common" Repeating="No" redcap:UniqueEventName="ae_arm_1"><FormRef FormOID="Form.g" Mandatory="No"/></StudyEventDef>
<FormDef OID="Form.f" Name="F" Repeating="No" redcap:FormName="f"><ItemGroupRef ItemGroupOID="f.a" Mandatory="No"/></FormDef>
<FormDef OID="Form.g" Name="G" Repeating="No" redcap:FormName="g"><ItemGroupRef ItemGroupOID="g.d" Mandatory="No"/></FormDef>
<ItemGroupDef OID="f.a" Name="F" Repeating="No"><ItemRef ItemOID="a" Mandatory="No"/><ItemRef ItemOID="more" Mandatory="No"/></ItemGroupDef>
<ItemGroupDef OID="g.d" Name="G" Repeating="No"><ItemRef ItemOID="d" Mandatory="No"/><ItemRef ItemOID="sum" Mandatory="No"/></ItemGroupDef>
<ItemDef OID="a" Name="a" DataType="float" redcap:Variable="a" redcap:FieldType="text" redcap:TextValidationType="float"/>
<ItemDef OID="more" Name="more" DataType="float" redcap:Variable="more" redcap:FieldType="calc" redcap:Calculation="[a]-[a][previous-instance]"/>
<ItemDef OID="d" Name="d" DataType="date" redcap:Variable="d" redcap:FieldType="text" redcap:TextValidationType="date_ymd" redcap:FieldAnnotation="@TODAY @READONLY"/>
<ItemDef OID="sum" Name="sum" DataType="float" redcap:Variable="sum" redcap:FieldType="calc" redcap:Calculation="[base_arm_1][a][2]+[base_arm_1][a][last-instance]"/>"#;

const BOTH_REPEAT: &str = r#"<redcap:RepeatingInstrumentsAndEvents><redcap:RepeatingEvent redcap:UniqueEventName="ae_arm_1"/><redcap:RepeatingInstruments><redcap:RepeatingInstrument redcap:UniqueEventName="base_arm_1" redcap:RepeatInstrument="f" redcap:CustomLabel=""/></redcap:RepeatingInstruments></redcap:RepeatingInstrumentsAndEvents>"#;

/// Event, form and repeat of the form.
type Place = (&'static str, &'static str, u32);

fn key((visit, form, form_n): Place) -> RecordKey {
    RecordKey { visit: visit.into(), visit_n: 1, form: form.into(), form_n }
}

/// What stands in a subject's items once these answers were given.
fn entered(design: &Design, answers: &[(Place, (&str, &str))]) -> impl Fn(Place, &str) -> String + use<> {
    let compiled = design.compile(&Opaque);
    assert!(compiled.faults.iter().all(|one| !one.broken), "{:?}", compiled.faults);
    let visit = |(number, visit): (u32, &VisitDef)| VisitAbout { oid: visit.oid.clone(), n: 1, number, ..VisitAbout::default() };
    let about = About { visits: (1..).zip(&design.visits).map(visit).collect(), ..About::default() };
    let mut file = Casefile::new(&compiled, about);
    for (place, (at, text)) in answers {
        file.put(key(*place), Held { values: [(at.parse().unwrap(), Datum::text(*text))].into(), ..Held::default() });
    }
    file.settle_all();
    let records: Vec<(RecordKey, Held)> = file.records().map(|(key, held)| (key.clone(), held.clone())).collect();
    move |place, at| {
        let held = records.iter().find(|(one, _)| *one == key(place)).map(|(_, held)| held);
        held.and_then(|held| held.values.get(&at.parse().unwrap())).and_then(Datum::one).unwrap_or_default().to_owned()
    }
}

/// Req: EXP-05
#[test]
fn instances_and_defaults_of_a_project_read_like_data_entry() {
    let (_, design) = read(&project(INSTANCES, BOTH_REPEAT));
    assert_eq!((design.visits[0].repeating, design.visits[1].repeating), (false, true));
    let base = |n, text| (("Event.base_arm_1", "Form.f", n), ("f.a/1/a", text));
    let file =
        entered(&design, &[base(1, "10"), base(2, "12.5"), base(3, "20"), (("Event.ae_arm_1", "Form.g", 1), ("g.d/1/d", "2024-05-01"))]);
    let more = |n| file(("Event.base_arm_1", "Form.f", n), "f.a/1/more");
    assert_eq!((more(1), more(2), more(3)), (String::new(), "2.5".to_owned(), "7.5".to_owned()));
    assert_eq!(file(("Event.ae_arm_1", "Form.g", 1), "g.d/1/sum"), "32.5");
    let rules: Vec<_> = design.library.rules.iter().map(|rule| (rule.oid.as_str(), rule.expressions[0].text.as_str())).collect();
    assert_eq!(rules, [("d.begins", "today()")]);
    assert_eq!(design.library.items[2].hand(), shared::forms::Hand::Reads);
    // Its own words say all of it: nothing of ours is written beside them, and reading it again makes the same.
    let export = written(&design);
    assert!(!export.contains("probatum:Rule") && !export.contains("probatum:Presentation"), "{export}");
    assert_eq!(read(&export).1, design);
}
