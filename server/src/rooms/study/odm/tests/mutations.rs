//! Whatever happens to a file: no panic, and what is accepted comes back equal.

use proptest::prelude::*;

use super::{odm, read, round};

const SEED: &str = r#"<Protocol><StudyEventRef StudyEventOID="V" Mandatory="Yes" OrderNumber="1"/></Protocol>
<StudyEventDef OID="V" Name="v" Repeating="No" Type="Common"><FormRef FormOID="F" Mandatory="No"/></StudyEventDef>
<FormDef OID="F" Name="f" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No" v:x="1"/></FormDef>
<ItemGroupDef OID="G" Name="g" Repeating="No"><ItemRef ItemOID="I" Mandatory="Yes" OrderNumber="1"/></ItemGroupDef>
<ItemDef OID="I" Name="i" DataType="float" Length="3"><Question><TranslatedText xml:lang="de">Frage &amp; &#228;</TranslatedText></Question>
<RangeCheck Comparator="GE" SoftHard="Soft"><CheckValue>1</CheckValue><ErrorMessage><TranslatedText>no</TranslatedText></ErrorMessage></RangeCheck>
<CodeListRef CodeListOID="L"/><v:more><v:deep a="b">text</v:deep></v:more></ItemDef>
<CodeList OID="L" Name="l" DataType="text"><CodeListItem CodedValue="1"><Decode><TranslatedText>One</TranslatedText></Decode></CodeListItem></CodeList>
<?probatum-was Name="other"?><?probatum-element <FormDef OID="H" Name="h" Repeating="No"/>?>"#;

/// Req: INT-09
#[test]
fn no_beginning_of_a_file_panics() {
    let file = odm(SEED);
    let bytes = file.as_bytes();
    for end in 0..bytes.len() {
        let (report, design) = read(&bytes[..end]);
        assert!(design.is_none() && report.refused.len() == 1, "cut at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Req: INT-09
    #[test]
    fn no_damage_panics_and_what_is_accepted_comes_back(edits in prop::collection::vec((0usize..3000, 0usize..60, prop::sample::select(vec![
        "", "<", ">", "\"", "&", "&#1;", "<?probatum-was OID=\"V\"?>", "<?probatum-none ?>", "<?probatum-text was=\"x\"?>", "<?probatum-stray text=\" s\"?>", "<?probatum-enumerated ?>",
        "<?probatum-element <x/>?>", "<?probatum-element", "]]>", "<![CDATA[", "<!--", " text ", "<Question/>", "<TranslatedText/>", "<b>", "</b>", "<Alias/>", "<v:y/>", "OID", "F", "V", " v:x=\"2\"", "<FormDef/>",
        "<ItemDef OID=\"I\" DataType=\"text\"/>", "<Include StudyOID=\"S\" MetaDataVersionOID=\"M\"/>", "<ClinicalData/>", "\u{FFFD}", "é",
    ])), 1..6)) {
        let mut file = odm(SEED);
        for (at, length, new) in edits {
            let floor = |at: usize| (0..=at.min(file.len())).rev().find(|at| file.is_char_boundary(*at)).unwrap_or(0);
            let (from, to) = (floor(at), floor(at + length));
            file.replace_range(from..to.max(from), new);
        }
        let (report, design) = read(&file);
        prop_assert_eq!(report.accepted, design.is_some());
        prop_assert_eq!(report.refused.is_empty(), report.accepted);
        if let Some(design) = design {
            round(&design);
        }
    }

    #[test]
    fn small_insertions_anywhere_come_back(at in 0usize..3000, new in prop::sample::select(vec![
        "<Question/>", "<Question><TranslatedText>q <b>r</b></TranslatedText></Question>", "stray", "<v:y z=\"1\">t</v:y>", "<Alias Context=\"c\"/>", "<Decode/>", "<CodeListItem/>", "<EnumeratedItem CodedValue=\"1\"/>",
        "<MeasurementUnitRef/>", "<MeasurementUnitRef MeasurementUnitOID=\"u\" v:k=\"1\"/>", "<RangeCheck/>", "<CheckValue>x<v:q/>y</CheckValue>", "<FormalExpression Context=\"\"/>", "<ItemRef/>", "<ItemDef/>", "<FormDef OID=\"\"/>",
        "<StudyEventDef OID=\"F\"/>", "<CodeList OID=\"I\"/>", "<ExternalCodeList/>", "<Protocol/>", "<GlobalVariables/>", "<MetaDataVersion OID=\"M\"/>", "<Description><TranslatedText>d</TranslatedText>x</Description>", "<ErrorMessage/>",
        " v:n=\"1\"", " Name=\"\"", " Repeating=\"x\"", " OrderNumber=\"2\"", " Other=\"o\"", " xml:lang=\"xx\"", " xml:space=\"preserve\"",
    ])) {
        let mut file = odm(SEED);
        let at = (0..=at.min(file.len())).rev().find(|at| file.is_char_boundary(*at)).unwrap_or(0);
        // Elements go before a tag, attributes before its end.
        let mark = if new.starts_with(' ') { [" ", "/>"] } else { ["<", "<"] };
        let place = file[at..].find(mark[0]).or_else(|| file[at..].find(mark[1])).map_or(at, |found| at + found);
        file.insert_str(place, new);
        if let Some(design) = read(&file).1 {
            round(&design);
        }
    }
}
