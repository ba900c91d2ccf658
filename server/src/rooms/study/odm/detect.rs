//! What a file is, told from its first bytes or its root element, and what to do about it when it is not ODM 1.x.

use shared::study::Format;

use super::tree::Tree;

/// What the bytes are, when they are certainly not XML.
pub fn not_xml(start: &[u8]) -> Option<String> {
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let utf16 = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") || start.starts_with(b"\0<") || start.starts_with(b"<\0");
    let (what, then) = match text {
        [] => ("The file is empty.", "Export the design again."),
        _ if utf16 => return None,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("This is an old Excel or Office file (.xls, .doc), not ODM.", XLS),
        [b'P', b'K', 3 | 5 | 7, ..] => ("This is a zip archive or an Excel file (.xlsx), not ODM.", XLS),
        [b'%', b'P', b'D', b'F', ..] => ("This is a PDF, not ODM.", EXPORT),
        [0x1F, 0x8B, ..] => ("This is a gzip archive.", "Unpack it and import what is inside."),
        [b'{' | b'[', ..] => ("This looks like JSON, not ODM.", EXPORT),
        _ if is_html(text) => ("This is a web page (HTML), not ODM: often what a server sends when one has been signed out.", EXPORT),
        [b'<', ..] => return None,
        _ if start.contains(&0) => ("This is not XML: the file is binary.", EXPORT),
        _ => ("This is not XML: it does not begin with \"<\".", EXPORT),
    };
    Some(format!("{what} {then}"))
}

const EXPORT: &str = "Export the study's metadata as CDISC ODM 1.3 XML and import that.";
const XLS: &str =
    "If it is a form template, export the study built from it as CDISC ODM 1.3 XML and import that; if it is an archive, unpack it first.";

fn is_html(text: &[u8]) -> bool {
    let head: Vec<u8> = text.iter().take(64).map(u8::to_ascii_lowercase).collect();
    head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
}

/// Whether elements of this namespace are ODM 1.x's own.
pub fn is_odm(ns: &str) -> bool {
    ns.starts_with("http://www.cdisc.org/ns/odm/v1")
}

/// The format that a root element stands for, or what it is instead.
pub fn format(root: &Tree, doctype: Option<&str>) -> Result<Format, (Option<Format>, String)> {
    let found = |version: &str| Format { name: "CDISC ODM".to_owned(), version: version.to_owned(), vendors: Vec::new() };
    let version = root.get("ODMVersion").filter(|version| !version.is_empty());
    match (&*root.name, root.ns.as_deref()) {
        ("ODM", None) => Ok(found(version.or_else(|| doctype.and_then(dtd_version)).unwrap_or_default())),
        (_, Some(ns)) if ns.starts_with("http://www.cdisc.org/ns/odm/v2") => Err((
            Some(found(version.filter(|version| version.starts_with('2')).unwrap_or("2.0"))),
            "This is ODM 2.0, in which forms are built differently. Probatum reads ODM 1.x: export the study as ODM 1.3.2 and import that."
                .to_owned(),
        )),
        ("ODM", Some(ns)) => {
            Err((None, format!("The root element is called ODM, but belongs to \"{ns}\", which is not CDISC's. {EXPORT}")))
        }
        (name, ns) => Err((other(name), format!("{} {EXPORT}", what_is(name, ns)))),
    }
}

/// ODM 1.1 has no version attribute; its DTD's name tells it.
fn dtd_version(doctype: &str) -> Option<&'static str> {
    ["1-1-0", "1-2-0", "1-2-1", "1-0-0"].into_iter().find(|part| doctype.contains(part)).map(|part| match part {
        "1-1-0" => "1.1.0",
        "1-2-0" => "1.2.0",
        "1-2-1" => "1.2.1",
        _ => "1.0.0",
    })
}

fn other(name: &str) -> Option<Format> {
    let name = match name {
        "RuleImport" | "Rules" => "OpenClinica rules",
        "Questionnaire" => "FHIR Questionnaire",
        "h:html" | "html" => "HTML",
        _ => return None,
    };
    Some(Format { name: name.to_owned(), ..Format::default() })
}

fn what_is(name: &str, ns: Option<&str>) -> String {
    match (name, ns.unwrap_or_default()) {
        ("RuleImport" | "Rules", _) => "This is an OpenClinica rules file: rules for a study, not the study itself.".to_owned(),
        ("html", "http://www.w3.org/1999/xhtml") => "This is XHTML: a web page or an XForm, not ODM.".to_owned(),
        ("html", _) => "This is a web page, not ODM.".to_owned(),
        ("Questionnaire", _) => "This is a FHIR Questionnaire, not ODM.".to_owned(),
        ("Workbook", _) => "This is an Excel workbook saved as XML, not ODM.".to_owned(),
        ("schema", _) => "This is an XML schema, not ODM.".to_owned(),
        (name, "") => format!("The root element is \"{name}\", not ODM."),
        (name, ns) => format!("The root element is \"{name}\" of \"{ns}\", not ODM."),
    }
}
