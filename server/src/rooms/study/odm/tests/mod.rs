//! What the ODM room promises, on small files and on real ones.
#![expect(clippy::as_conversions, reason = "characters become Latin-1 bytes")]

mod carrying;
mod corpus;
mod dialects;
mod meanings;
mod mutations;
mod picking;
mod reading;
mod refusals;
mod rules;
mod writing;

use shared::study::{Design, DesignReport};

use super::{ExportHeader, export, import};

/// A file with this inside its MetaDataVersion.
fn odm(version: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:v="urn:vendor" FileType="Snapshot" FileOID="F" CreationDateTime="2025-01-01T00:00:00Z" ODMVersion="1.3.2">
<Study OID="S"><GlobalVariables><StudyName>Study</StudyName><StudyDescription/><ProtocolName>P</ProtocolName></GlobalVariables>
<MetaDataVersion OID="M" Name="First">{version}</MetaDataVersion></Study></ODM>"#
    )
}

fn read(file: impl AsRef<[u8]>) -> (DesignReport, Option<Design>) {
    import("file.xml", file.as_ref())
}

/// The design of a file that is accepted.
fn accepted(file: impl AsRef<[u8]>) -> Design {
    let (report, design) = read(file);
    design.unwrap_or_else(|| panic!("refused: {:?}", report.refused))
}

/// Path, line and words of a refusal.
fn refused(file: impl AsRef<[u8]>) -> (String, usize, String) {
    let (report, design) = read(file);
    assert!(design.is_none() && !report.accepted, "accepted");
    let first = report.refused.into_iter().next().unwrap();
    (first.path, first.line, first.what)
}

fn written(design: &Design) -> String {
    let header = ExportHeader { file_oid: "OUT".to_owned(), created: "2025-11-21T10:00:00Z".to_owned(), system_version: "1".to_owned() };
    let mut out = Vec::new();
    export(design, &mut out, &header).unwrap();
    String::from_utf8(out).unwrap()
}

/// The export, after showing that it comes back as the same design and the same bytes.
fn round(design: &Design) -> String {
    let first = written(design);
    let again = accepted(&first);
    assert!(&again == design, "import(export(design)) differs:\n{}\nexport:\n{first}", difference(design, &again));
    assert_eq!(written(&again), first, "the second export differs");
    let json = serde_json::to_string(design).unwrap();
    assert_eq!(&serde_json::from_str::<Design>(&json).unwrap(), design, "the design does not survive JSON");
    first
}

/// The first lines that differ.
fn difference(a: &Design, b: &Design) -> String {
    let lines = |design| serde_json::to_string_pretty(design).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (lines(a), lines(b));
    let at = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let part = |all: &[String]| all[at.saturating_sub(12)..(at + 12).min(all.len())].join("\n");
    format!("before:\n{}\nafter:\n{}", part(&a), part(&b))
}

/// `line path` of each entry.
fn places(all: &[shared::study::Kept]) -> Vec<String> {
    all.iter().map(|one| format!("{} {}", one.line, one.path)).collect()
}
