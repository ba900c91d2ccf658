//! Several studies, several versions, inheritance, data beside the design.

use super::{accepted, odm, places, read, round};

fn version(oid: &str, inside: &str) -> String {
    format!("<MetaDataVersion OID=\"{oid}\" Name=\"{oid}\">{inside}</MetaDataVersion>")
}

fn file(studies: &[(&str, String)]) -> String {
    let all: String = studies
        .iter()
        .map(|(oid, inside)| {
            format!("<Study OID=\"{oid}\"><GlobalVariables><StudyName>{oid}</StudyName></GlobalVariables>{inside}</Study>\n")
        })
        .collect();
    format!("<ODM xmlns=\"http://www.cdisc.org/ns/odm/v1.3\">\n{all}</ODM>")
}

#[test]
fn an_include_is_resolved_and_overridden_by_oid() {
    let base = version(
        "B",
        "<FormDef OID=\"F1\" Name=\"base 1\"/><FormDef OID=\"F2\" Name=\"base 2\"/><Protocol><Alias Context=\"c\" Name=\"base\"/></Protocol>",
    );
    let top = version(
        "T",
        "<Include StudyOID=\"LIB\" MetaDataVersionOID=\"B\"/><FormDef OID=\"F2\" Name=\"mine\"/><FormDef OID=\"F3\" Name=\"new\"/>",
    );
    let units = "<BasicDefinitions><MeasurementUnit OID=\"kg\" Name=\"kg\"><Symbol><TranslatedText>kg</TranslatedText></Symbol></MeasurementUnit></BasicDefinitions>";
    let (report, design) = read(file(&[("LIB", format!("{units}{base}")), ("S", top)]));
    let design = design.unwrap();
    let names: Vec<&str> = design.library.forms.iter().map(|form| form.name.as_str()).collect();
    assert_eq!((design.oid.as_str(), names), ("S", vec!["base 1", "mine", "new"]));
    assert_eq!(design.library.units[0].oid.as_str(), "kg");
    assert_eq!(design.aliases[0].name, "base");
    assert_eq!(design.leftovers.studies.len(), 1);
    assert!(report.notes.iter().any(|note| note.what.starts_with("Include resolved") && note.line == 3));
    let export = round(&design);
    assert!(!export.contains("<Include"), "{export}");
}

#[test]
fn an_include_that_leads_nowhere_is_kept() {
    for target in ["<Include MetaDataVersionOID=\"Y\" StudyOID=\"X\"/>", "<Include MetaDataVersionOID=\"T\" StudyOID=\"S\"/>", "<Include/>"]
    {
        let (report, design) = read(file(&[("S", version("T", &format!("{target}<FormDef OID=\"F\" Name=\"f\"/>")))]));
        assert!(report.notes.iter().any(|note| note.what.contains("leads to a version that is not in this file")), "{target}");
        let export = round(&design.unwrap());
        assert!(export.contains(target), "{export}");
    }
}

#[test]
fn an_include_that_is_found_in_part_keeps_the_rest() {
    let one = version(
        "1",
        "<Include StudyOID=\"GONE\" MetaDataVersionOID=\"0\"/><FormDef OID=\"F\" Name=\"base\"/><FormDef OID=\"F\" Name=\"base again\"/>",
    );
    let two = version("2", "<Include StudyOID=\"S\" MetaDataVersionOID=\"1\"/><FormDef OID=\"F\" Name=\"mine\"/>");
    let design = accepted(file(&[("S", one + &two)]));
    assert_eq!(design.library.forms.iter().map(|form| form.name.as_str()).collect::<Vec<_>>(), ["mine", "base again"]);
    let export = round(&design);
    assert_eq!(export.matches("StudyOID=\"GONE\"").count(), 2, "{export}");
}

#[test]
fn the_last_version_is_imported_and_the_others_are_kept() {
    let design = accepted(file(&[(
        "S",
        version("1", "<FormDef OID=\"F\" Name=\"old\"/>") + &version("2", "<FormDef OID=\"F\" Name=\"new\"/>") + &version("3", ""),
    )]));
    assert_eq!((design.version_oid.as_str(), design.library.forms[0].name.as_str()), ("2", "new"));
    assert_eq!(design.leftovers.study.elements.len(), 2);
    round(&design);
}

#[test]
fn of_several_studies_the_one_with_most_in_it_is_imported() {
    let site = |oid: &str| {
        version(
            oid,
            "<Include StudyOID=\"MAIN\" MetaDataVersionOID=\"v\"/><Protocol><StudyEventRef StudyEventOID=\"V\" Mandatory=\"Yes\"/></Protocol>",
        )
    };
    let main = version("v", "<StudyEventDef OID=\"V\" Name=\"v\" Repeating=\"No\" Type=\"Common\"/><FormDef OID=\"F\" Name=\"f\"/>");
    let design = accepted(file(&[("MAIN", main), ("SITE1", site("v1")), ("SITE2", site("v2"))]));
    assert_eq!(design.oid.as_str(), "MAIN", "sites inherit all of it, the first of equals counts");
    assert_eq!(design.leftovers.studies.len(), 2);
    round(&design);
}

#[test]
fn data_is_counted_and_passed_over() {
    let data =
        "<ClinicalData StudyOID=\"S\"><SubjectData SubjectKey=\"1\"><v:x/></SubjectData><SubjectData SubjectKey=\"2\"/></ClinicalData>";
    let plain = odm("<FormDef OID=\"F\" Name=\"f\" Repeating=\"No\"/>");
    let (report, design) = read(plain.replace("</ODM>", &format!("{data}</ODM>")));
    assert_eq!(design.unwrap(), accepted(&plain));
    let note = report.notes.iter().find(|note| note.path == "/ODM/ClinicalData[1]").unwrap();
    assert!(note.what.contains("2 subjects"), "{}", note.what);
    assert!(report.kept.is_empty());
}

#[test]
fn duplicates_and_dangling_references_are_noted_with_their_lines() {
    let (report, design) = read(odm(
        "<FormDef OID=\"F\" Name=\"first\" Repeating=\"No\">\n<ItemGroupRef ItemGroupOID=\"GONE\" Mandatory=\"No\"/></FormDef>\n<FormDef OID=\"F\" Name=\"second\" Repeating=\"No\"/>",
    ));
    let noted = places(&report.notes);
    assert!(noted.contains(&"5 /ODM/Study[1]/MetaDataVersion[1]/FormDef[1]/ItemGroupRef[1]/@ItemGroupOID".to_owned()), "{noted:?}");
    assert!(noted.contains(&"6 /ODM/Study[1]/MetaDataVersion[1]/FormDef[2]".to_owned()), "{noted:?}");
    let design = design.unwrap();
    assert_eq!(design.library.forms.iter().map(|form| form.name.as_str()).collect::<Vec<_>>(), ["first", "second"]);
    round(&design);
}

/// Req: INT-09
#[test]
fn memory_does_not_grow_with_the_data() {
    // A source that makes its data up as it is read: were it held, the test would show it in time and memory.
    let head = odm("<FormDef OID=\"F\" Name=\"f\" Repeating=\"No\"/>").replace("</ODM>", "<ClinicalData>");
    let one = "<SubjectData SubjectKey=\"1\"><ItemData ItemOID=\"I\" Value=\"v\"/></SubjectData>\n".repeat(1000);
    let parts = std::iter::once(head).chain(std::iter::repeat_n(one, 100)).chain(["</ClinicalData></ODM>".to_owned()]);
    struct Made<I: Iterator<Item = String>>(I, std::io::Cursor<String>);
    impl<I: Iterator<Item = String>> std::io::Read for Made<I> {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            match std::io::Read::read(&mut self.1, to)? {
                0 => match self.0.next() {
                    Some(next) => {
                        self.1 = std::io::Cursor::new(next);
                        std::io::Read::read(&mut self.1, to)
                    }
                    None => Ok(0),
                },
                read => Ok(read),
            }
        }
    }
    let source = std::io::BufReader::new(Made(parts, std::io::Cursor::new(String::new())));
    let (report, design) = super::super::import("made", source);
    assert!(design.is_some());
    assert!(report.notes.iter().any(|note| note.what.contains("100000 subjects")), "{:?}", report.notes);
}
