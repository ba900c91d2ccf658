//! What gives no study, and that it says where and what to do.

use super::{odm, read, refused};

fn says(file: impl AsRef<[u8]>, path: &str, line: usize, words: &str) {
    let found = refused(file);
    assert_eq!((found.0.as_str(), found.1), (path, line), "{}", found.2);
    assert!(found.2.contains(words), "{}", found.2);
    assert!(found.2.ends_with(['.', ':']) && found.2.len() < 400, "{}", found.2);
}

#[test]
fn files_that_are_no_xml_are_named() {
    says("", "/", 1, "empty");
    says(" \n ", "/", 1, "empty");
    says(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "/", 1, "Excel");
    says(b"PK\x03\x04rest", "/", 1, "zip");
    says("%PDF-1.4", "/", 1, "PDF");
    says("{\"a\": 1}", "/", 1, "JSON");
    says("<!DOCTYPE html><html></html>", "/", 1, "HTML");
    says("name,age\nx,1", "/", 1, "not XML");
    says(b"\x7FELF\0\0", "/", 1, "binary");
}

#[test]
fn other_xml_is_named() {
    says("<!-- rules -->\n<RuleImport/>", "/RuleImport", 2, "OpenClinica rules");
    says("<root/>", "/root", 1, "\"root\"");
    says(r#"<ODM xmlns="http://www.cdisc.org/ns/odm/v2.0" ODMVersion="2.0"/>"#, "/ODM", 1, "ODM 2.0");
    says(r#"<ODM xmlns="urn:else"/>"#, "/ODM", 1, "urn:else");
    let define = odm(r#"<ItemGroupDef OID="IG.DM" Name="DM" Repeating="No"/>"#)
        .replace("<MetaDataVersion ", "<MetaDataVersion xmlns:def=\"http://www.cdisc.org/ns/def/v2.1\" def:DefineVersion=\"2.1.0\" ");
    says(define, "/ODM/Study[1]/MetaDataVersion[1]", 4, "Define-XML");
}

#[test]
fn a_file_without_a_design_is_refused() {
    says(odm(""), "/ODM/Study[1]/MetaDataVersion[1]", 4, "defines nothing");
    says("<ODM>\n<Study OID=\"S\"/></ODM>", "/ODM/Study[1]", 2, "no MetaDataVersion");
    says("<ODM/>", "/ODM", 1, "no MetaDataVersion");
    let data = "<ODM>\n\n<ClinicalData><SubjectData/><SubjectData><SubjectData/></SubjectData></ClinicalData></ODM>";
    says(data, "/ODM/ClinicalData[1]", 3, "2 subjects");
}

#[test]
fn a_file_cut_off_or_damaged_says_where() {
    let whole = odm("\n<FormDef OID=\"F\" Name=\"n\" Repeating=\"No\">\n</FormDef>\n");
    let cut = &whole[..whole.find("</FormDef>").unwrap()];
    says(cut, "/ODM/Study[1]/MetaDataVersion[1]/FormDef[1]", 6, "cut off");
    says(whole.replace("</FormDef>", "</FromDef>"), "/ODM/Study[1]/MetaDataVersion[1]/FormDef[1]", 6, "not well-formed");
    says(format!("{whole}<ODM/>"), "/ODM", 7, "second root");
    says(format!("{whole} more"), "", 7, "outside the root");
}

#[test]
fn a_wrong_encoding_says_where() {
    let bytes: Vec<u8> = odm("\n<FormDef OID=\"F\" Name=\"Müde\" Repeating=\"No\"/>").chars().map(|one| one as u8).collect();
    let (path, line, what) = refused(&bytes);
    assert_eq!((path.as_str(), line), ("/ODM/Study[1]/MetaDataVersion[1]", 5));
    assert!(what.contains("UTF-8"), "{what}");
    says(odm("").replace("UTF-8", "KLINGON"), "/", 1, "KLINGON");
}

/// Req: INT-09
#[test]
fn entities_and_foreign_files_are_refused_before_they_do_anything() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>\n<ODM>&lol2;</ODM>";
    says(bomb, "/!DOCTYPE", 2, "declares entities");
    let xxe = "<!DOCTYPE ODM [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><ODM><Study OID=\"&xxe;\"/></ODM>";
    says(xxe, "/!DOCTYPE", 1, "declares entities");
    let parameter = "<!DOCTYPE ODM [<!ENTITY % p SYSTEM \"http://127.0.0.1/x\"> %p;]><ODM/>";
    says(parameter, "/!DOCTYPE", 1, "declares entities");
}

/// Req: INT-09
#[test]
fn an_entity_that_nobody_defined_stays_as_written() {
    let (report, design) = read(odm(r#"<FormDef OID="F" Name="a&nbsp;b & c" Repeating="No"><Description><TranslatedText>x&xxe;y & z &#1;</TranslatedText></Description></FormDef>"#)
        .replace("<ODM", "<!DOCTYPE ODM SYSTEM \"file:///etc/passwd\">\n<ODM"));
    let form = &design.unwrap().library.forms[0];
    assert_eq!(form.name, "a&nbsp;b & c");
    assert_eq!(form.description.pick(""), "x&xxe;y & z \u{FFFD}");
    assert!(report.notes.iter().any(|note| note.path == "/!DOCTYPE" && note.line == 2));
}

/// Req: INT-09
#[test]
fn depth_and_length_are_bounded() {
    let deep = format!("<ODM>{}", "<a>".repeat(100_000));
    let (_, _, what) = refused(deep);
    assert!(what.contains("128 deep"), "{what}");
    let deep_data = format!("<ODM><ClinicalData>{}", "<a>".repeat(100_000));
    let (path, _, what) = refused(deep_data);
    assert!(path == "/ODM/ClinicalData[1]" && what.contains("128 deep"), "{path} {what}");
    let long = format!("<ODM><Study OID=\"{}\"/></ODM>", "S".repeat(40 << 20));
    says(long, "/ODM", 1, "longer than 32 MB");
}
