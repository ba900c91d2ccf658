//! Define-XML 2.1: what the datasets are, for whoever reads them without us.
//!
//! It describes the datasets as Dataset-JSON and version 8 transport files have them, names and types alike; `SASDatasetName` and
//! `SASFieldName` are those of version 5. These are the study's own tables, of no CDISC standard, and say so.

use std::fmt::Write as _;
use std::io::Write;

use super::dataset_json::display;
use super::table::{About, Broken, Column, Kind, Of, Part, Table, Weight};
use super::text::{code_lists, xml};

/// Writes the description; `href` says where a table's file is, and what it is.
pub fn write(tables: &[Table], about: &About, href: impl Fn(&Table) -> String, out: &mut dyn Write) -> Result<(), Broken> {
    let mut text = String::new();
    head(&mut text, about);
    tables.iter().for_each(|table| group(&mut text, table, &href(table)));
    for table in tables {
        table.columns().zip(table.held()).for_each(|((column, weight), held)| item(&mut text, column, weight, held));
    }
    lists(&mut text, tables);
    text.push_str("    </MetaDataVersion>\n  </Study>\n</ODM>\n");
    Ok(out.write_all(text.as_bytes())?)
}

// Writing to a String cannot fail.
fn head(text: &mut String, about: &About) {
    let version = if about.version.is_empty() { "1" } else { &about.version };
    let _ = write!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<ODM xmlns=\"http://www.cdisc.org/ns/odm/v1.3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:def=\"http://www.cdisc.org/ns/def/v2.1\"
  ODMVersion=\"1.3.2\" FileOID=\"{study}.DEFINE\" FileType=\"Snapshot\" CreationDateTime=\"{moment}\" Originator=\"{by}\"
  SourceSystem=\"Probatum\" SourceSystemVersion=\"{system}\" def:Context=\"Other\">
  <Study OID=\"{study}\">
    <GlobalVariables>
      <StudyName>{name}</StudyName>
      <StudyDescription>{name}</StudyDescription>
      <ProtocolName>{protocol}</ProtocolName>
    </GlobalVariables>
    <MetaDataVersion OID=\"{version}\" Name=\"{version_name}\" Description=\"Datasets of {name}\" def:DefineVersion=\"2.1.0\">\n",
        study = xml(&about.study),
        moment = xml(&about.moment),
        by = xml(about.marking.unwrap_or("Probatum")),
        system = about.system_version,
        name = xml(&about.study_name),
        protocol = xml(&about.protocol),
        version = xml(version),
        version_name = xml(if about.version_name.is_empty() { version } else { &about.version_name }),
    );
}

fn described(text: &mut String, indent: &str, label: &str) {
    let _ = writeln!(text, "{indent}<Description><TranslatedText xml:lang=\"en\">{}</TranslatedText></Description>", xml(label));
}

fn group(text: &mut String, table: &Table, href: &str) {
    let set = &table.set;
    let repeating = if matches!(set.of, Of::Subjects) { "No" } else { "Yes" };
    let no_data = if table.rows.count == 0 { " def:HasNoData=\"Yes\"" } else { "" };
    let _ = writeln!(
        text,
        "      <ItemGroupDef OID=\"{oid}\" Name=\"{name}\" Repeating=\"{repeating}\" IsReferenceData=\"No\" SASDatasetName=\"{short}\" \
         Purpose=\"Tabulation\" def:Structure=\"{structure}\" def:ArchiveLocationID=\"LF.{oid}\" def:IsNonStandard=\"Yes\"{no_data}>",
        oid = xml(&set.oid),
        name = xml(&set.symbol),
        short = xml(&set.short),
        structure = structure(set.repeating, &set.of),
    );
    described(text, "        ", &set.label);
    for (n, column) in (1..).zip(&set.columns) {
        let key = column.key.map(|key| format!(" KeySequence=\"{key}\"")).unwrap_or_default();
        let mandatory = if column.part == Part::Key { "Yes" } else { "No" };
        let _ = writeln!(text, "        <ItemRef ItemOID=\"{}\" OrderNumber=\"{n}\" Mandatory=\"{mandatory}\"{key}/>", xml(&column.oid));
    }
    let _ = writeln!(
        text,
        "        <def:leaf ID=\"LF.{}\" xlink:href=\"{href}\"><def:title>{href}</def:title></def:leaf>\n      </ItemGroupDef>",
        xml(&set.oid),
        href = xml(href)
    );
}

const fn structure(repeating: bool, of: &Of) -> &'static str {
    match of {
        Of::Subjects => "One record per subject",
        Of::Visits => "One record per subject and visit",
        Of::Forms => "One record per subject, visit and form",
        Of::Group(_) if repeating => "One record per subject, visit, form and row",
        Of::Group(_) => "One record per subject, visit and form",
    }
}

fn item(text: &mut String, column: &Column, weight: &Weight, held: Kind) {
    let (data_type, length) = types(column, weight, held);
    let format = column.format.as_deref().or(display(held)).map(|format| format!(" def:DisplayFormat=\"{}\"", xml(format)));
    let _ = writeln!(
        text,
        "      <ItemDef OID=\"{}\" Name=\"{}\" SASFieldName=\"{}\" DataType=\"{data_type}\"{length}{}>",
        xml(&column.oid),
        xml(&column.symbol),
        xml(&column.short),
        format.unwrap_or_default()
    );
    described(text, "        ", &column.label);
    if let Some(codes) = &column.codes {
        let _ = writeln!(text, "        <CodeListRef CodeListOID=\"{}\"/>", xml(&list_oid(&codes.oid)));
    }
    let origin = match column.part {
        Part::Value | Part::Missing | Part::Unit => "Type=\"Collected\" Source=\"Investigator\"",
        Part::Key | Part::Fact => "Type=\"Assigned\" Source=\"Sponsor\"",
    };
    let _ = writeln!(text, "        <def:Origin {origin}/>\n      </ItemDef>");
}

/// The type, and how long a value is at most.
fn types(column: &Column, weight: &Weight, held: Kind) -> (&'static str, String) {
    let digits = (weight.whole + weight.decimals).max(1);
    match held {
        Kind::Text => ("text", format!(" Length=\"{}\"", weight.chars.max(1))),
        Kind::Integer => ("integer", format!(" Length=\"{}\"", weight.whole.max(1))),
        Kind::Decimal | Kind::Float => {
            let decimals =
                column.decimals.map_or(weight.decimals, |decimals| usize::try_from(decimals).unwrap_or_default().max(weight.decimals));
            ("float", format!(" Length=\"{}\" SignificantDigits=\"{decimals}\"", digits.max(decimals + 1)))
        }
        Kind::Date => ("date", String::new()),
        Kind::Time => ("time", String::new()),
        Kind::Datetime => ("datetime", String::new()),
        Kind::IsoDate => ("incompleteDate", String::new()),
        Kind::IsoTime => ("incompleteTime", String::new()),
        Kind::IsoDatetime => ("incompleteDatetime", String::new()),
    }
}

fn list_oid(oid: &str) -> String {
    if oid.starts_with("CL.") { oid.to_owned() } else { format!("CL.{oid}") }
}

fn lists(text: &mut String, tables: &[Table]) {
    for codes in code_lists(tables) {
        let _ = writeln!(
            text,
            "      <CodeList OID=\"{}\" Name=\"{}\" DataType=\"text\" def:IsNonStandard=\"Yes\">",
            xml(&list_oid(&codes.oid)),
            xml(if codes.name.is_empty() { &codes.oid } else { &codes.name })
        );
        for (n, (code, label)) in (1..).zip(&codes.choices) {
            let _ = writeln!(
                text,
                "        <CodeListItem CodedValue=\"{}\" OrderNumber=\"{n}\"><Decode><TranslatedText xml:lang=\"en\">{}</TranslatedText></Decode></CodeListItem>",
                xml(code),
                xml(label)
            );
        }
        text.push_str("      </CodeList>\n");
    }
}
