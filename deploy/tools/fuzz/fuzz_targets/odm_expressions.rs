//! Formal expressions of ODM files. The first byte says in which language; then comes the expression.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::{look, text, xml};

const CONTEXTS: &[&str] = &["", "javascript", "OpenEDC", "openclinica", "activity", "context-form", "REDCap", "XLSForm", "Probatum", "viedoc-expression", "SQL"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Some(said) = text(rest) else { return };
    let context = CONTEXTS[usize::from(*first) % CONTEXTS.len()];
    let formal = format!("<FormalExpression Context=\"{context}\">{}</FormalExpression>", xml(said));
    let file = format!(
        r#"<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" FileType="Snapshot" FileOID="F" CreationDateTime="2025-01-01T00:00:00Z" ODMVersion="1.3.2">
<Study OID="S"><GlobalVariables><StudyName>S</StudyName><StudyDescription/><ProtocolName>P</ProtocolName></GlobalVariables><MetaDataVersion OID="M" Name="M">
<StudyEventDef OID="V1" Name="v" Repeating="No" Type="Scheduled"><FormRef FormOID="F" Mandatory="No"/></StudyEventDef>
<FormDef OID="F" Name="f" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No"/></FormDef>
<ItemGroupDef OID="G" Name="g" Repeating="No"><ItemRef ItemOID="AGE" Mandatory="No"/><ItemRef ItemOID="SEX" Mandatory="No"/><ItemRef ItemOID="START" Mandatory="No"/>
<ItemRef ItemOID="NOTE" Mandatory="No"/><ItemRef ItemOID="HERE" Mandatory="No" CollectionExceptionConditionOID="C"/><ItemRef ItemOID="SUM" Mandatory="No" MethodOID="M"/></ItemGroupDef>
<ItemDef OID="AGE" Name="age" DataType="integer"/><ItemDef OID="SEX" Name="sex" DataType="integer"><CodeListRef CodeListOID="SEXES"/></ItemDef>
<ItemDef OID="START" Name="start" DataType="date"><RangeCheck SoftHard="Soft">{formal}</RangeCheck></ItemDef><ItemDef OID="NOTE" Name="note" DataType="text"/>
<ItemDef OID="HERE" Name="here" DataType="text"/><ItemDef OID="SUM" Name="sum" DataType="float"/>
<CodeList OID="SEXES" Name="s" DataType="integer"><EnumeratedItem CodedValue="1"/><EnumeratedItem CodedValue="2"/></CodeList>
<ConditionDef OID="C" Name="c"><Description><TranslatedText>d</TranslatedText></Description>{formal}</ConditionDef>
<MethodDef OID="M" Name="m" Type="Computation"><Description><TranslatedText>d</TranslatedText></Description>{formal}</MethodDef>
</MetaDataVersion></Study></ODM>"#
    );
    look(server::rooms::study::odm::import("file.xml", file.as_bytes()));
});
