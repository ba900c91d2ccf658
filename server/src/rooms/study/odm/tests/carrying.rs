//! Nothing that was found is lost, and each thing that was not understood is named with its place.

use super::{accepted, odm, places, read, round};

/// Req: INT-03
#[test]
fn what_is_not_understood_is_listed_with_path_and_line_and_comes_back() {
    let (report, design) = read(odm(r#"
<FormDef OID="F" Name="f" Repeating="No"
  v:Colour="red" Shape="round">
  <v:Layout columns="2"><v:Cell>one <b>two</b></v:Cell></v:Layout>
  <Unknown/>
  <ItemGroupRef ItemGroupOID="G" Mandatory="No" v:Hidden="yes"/>
  stray
</FormDef>
<ItemDef OID="I" Name="i" DataType="text" SASFieldName="IT">
  <Question v:Number="7"><TranslatedText v:Source="me">A <b>bold</b> question</TranslatedText></Question>
  <Alias Context="a" Name="1"/><Alias Context="a" Name="2" v:Why="because"/>
</ItemDef>"#));
    let design = design.unwrap();
    let form = "/ODM/Study[1]/MetaDataVersion[1]/FormDef[1]";
    let item = "/ODM/Study[1]/MetaDataVersion[1]/ItemDef[1]";
    assert_eq!(
        places(&report.kept),
        [
            format!("5 {form}/text()"),
            format!("6 {form}/@Shape"),
            format!("6 {form}/@v:Colour"),
            format!("7 {form}/v:Layout[1]"),
            format!("8 {form}/Unknown[1]"),
            format!("9 {form}/ItemGroupRef[1]/@v:Hidden"),
            format!("12 {item}/@SASFieldName"),
            format!("13 {item}/Question[1]/@v:Number"),
            format!("13 {item}/Question[1]/TranslatedText[1]/@v:Source"),
            format!("13 {item}/Question[1]/TranslatedText[1]/Markup[1]"),
            format!("14 {item}/Alias[2]/@v:Why"),
        ]
    );
    let acted = |end: &str| report.kept.iter().find(|one| one.path.ends_with(end)).unwrap().what.clone();
    assert!(acted("@SASFieldName").contains("does not act upon it"));
    assert!(acted("@Shape").starts_with("Not understood: ODM 1.3.2 has no such attribute"));
    assert!(acted("v:Layout[1]").contains("an extension of urn:vendor"));
    assert_eq!(design.library.items[0].question.pick(""), "A bold question");
    let export = round(&design);
    for part in [
        r#"v:Colour="red""#,
        "<v:Cell>one <b>two</b></v:Cell>",
        r#"v:Hidden="yes""#,
        r#"<Question v:Number="7">"#,
        r#"Name="2" v:Why="because""#,
    ] {
        assert!(export.contains(part), "{part} is missing in\n{export}");
    }
}

#[test]
fn standard_parts_that_probatum_does_not_act_upon_stay_in_their_places() {
    let design = accepted(odm(r#"<FormDef OID="F" Name="f" Repeating="No"><Alias Context="x" Name="y"/><ArchiveLayout OID="A" PdfFileName="a.pdf"/></FormDef>
      <ItemDef OID="I" Name="i" DataType="text"><Role>r</Role><ExternalQuestion Code="c"/><Question><TranslatedText>q</TranslatedText></Question></ItemDef>
      <ItemGroupDef OID="G" Name="g" Repeating="No" Domain="DM" Purpose="p"><ItemRef ItemOID="I" Mandatory="No" KeySequence="1" Role="key"/></ItemGroupDef>
      <Presentation OID="P">p</Presentation><ImputationMethod OID="IM">i</ImputationMethod>"#)
        .replace("</Study>", "</Study><ReferenceData StudyOID=\"S\" MetaDataVersionOID=\"M\"/><AdminData StudyOID=\"S\"><User OID=\"U\"/></AdminData>"));
    let export = round(&design);
    let order = [
        "<FormDef",
        "<ArchiveLayout",
        "<Alias",
        "<ItemGroupDef",
        "KeySequence=\"1\"",
        "<ItemDef",
        "<Question",
        "<ExternalQuestion",
        "<Role>",
        "<ImputationMethod",
        "<Presentation",
        "<AdminData",
        "<ReferenceData",
    ];
    let at: Vec<usize> = order.iter().map(|part| export.find(part).unwrap_or_else(|| panic!("{part} is missing in\n{export}"))).collect();
    assert!(at.is_sorted(), "{at:?} in\n{export}");
}

#[test]
fn empty_parts_are_not_forgotten() {
    let file = odm(r#"<Protocol/><ItemDef OID="I" Name="i" DataType="text"><Question><TranslatedText xml:lang="de"/></Question><Description/>
      <RangeCheck SoftHard="Soft"/></ItemDef><CodeList OID="L" Name="l" DataType="text"><CodeListItem CodedValue="1"><Decode/></CodeListItem></CodeList>
      <ConditionDef OID="C" Name="c"/>"#).replace("<MetaDataVersion", "<BasicDefinitions/><MetaDataVersion");
    let (report, design) = read(file);
    let export = round(&design.unwrap());
    assert!(export.contains("<Protocol/>") && export.contains("<BasicDefinitions/>"), "{export}");
    assert!(places(&report.kept).iter().any(|place| place.ends_with("ItemDef[1]/Question[1]")), "{:?}", report.kept);
}

#[test]
fn namespaces_keep_their_prefixes_and_clashes_are_solved() {
    let design = accepted(odm(
        r#"<FormDef OID="F" Name="f" Repeating="No" v:a="1"><x xmlns="urn:default"/><v:y xmlns:v="urn:other"/><probatum:z xmlns:probatum="urn:third"/><w:q/></FormDef>"#,
    ));
    let export = round(&design);
    assert!(export.contains(r#"xmlns:v="urn:vendor""#) || export.contains(r#"xmlns:v="urn:other""#), "{export}");
    assert!(export.contains(r#"xmlns:probatum="urn:probatum:odm:1""#), "{export}");
    for ns in ["urn:vendor", "urn:default", "urn:other", "urn:third", "urn:undeclared:w"] {
        assert!(export.contains(&format!("=\"{ns}\"")), "{ns} is missing in\n{export}");
    }
}

#[test]
fn what_describes_the_file_is_no_part_of_the_design() {
    let file = odm(r#"<FormDef OID="F" Name="f" Repeating="No"/>"#);
    let other = file
        .replace("FileOID=\"F\"", "FileOID=\"G\" Granularity=\"Metadata\" AsOfDateTime=\"2024-01-01T00:00:00\"")
        .replace("2025-01-01", "2026-02-02");
    assert_eq!(accepted(&file), accepted(&other));
    let named = file.replace("ODMVersion=", "SourceSystem=\"Other\" Originator=\"Me\" ODMVersion=");
    let (report, design) = read(named);
    assert_eq!(places(&report.kept), ["2 /ODM/@Originator", "2 /ODM/@SourceSystem"]);
    let export = round(&design.unwrap());
    assert!(export.contains("SourceSystem=\"Probatum\"") && export.contains("Originator=\"Me\""), "{export}");
}
