//! Files that are no forms, or mean harm: refused with a sentence, never a panic.

use std::io::Write;

use proptest::prelude::*;

use super::{import, read, refused, workbook};
use crate::rooms::study::xlsform::{Column, survey::Survey, table::Table, xpath};

#[test]
fn what_is_no_form_is_refused_with_a_reason() {
    assert!(refused(b"nothing of the kind").contains("neither a workbook"));
    assert!(refused(b"PK\x03\x04 and then nothing").contains("cannot be"));
    assert!(refused(b"\xD0\xCF\x11\xE0 and then nothing").contains("cannot be read"));
    assert!(refused(&workbook(&[("Sheet1", "a|b")])).contains("no sheet called survey"));
    assert!(refused(&workbook(&[("survey", "a|b\nc|d")])).contains("no column called type"));
    assert!(refused(b"survey\n").contains("no column called type"));
}

/// Found by fuzzing: the directory of an old workbook stands behind the end of the file.
#[test]
fn an_old_workbook_that_is_cut_off_is_refused() {
    let mut bytes = vec![0_u8; 5154];
    for (at, byte) in [(0, 0xD0), (1, 0xCF), (2, 0x11), (3, 0xE0), (4, 0xA1), (5, 0xB1), (6, 0x1A), (7, 0xE1), (28, 0xFE), (29, 0xFF)] {
        bytes[at] = byte;
    }
    bytes[30] = 9;
    bytes[32] = 6;
    bytes[48] = 10;
    bytes[68..72].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF]);
    assert!(refused(&bytes).contains("damaged or cut off"));
}

/// Req: INT-09
#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    bomb.start_file("xl/workbook.xml", options).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..260 {
        bomb.write_all(&zeros).unwrap();
    }
    let bytes = bomb.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert!(refused(&bytes).contains("more than 256 MB"));
}

#[test]
fn a_cell_far_away_costs_nothing_and_is_refused() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet().set_name("survey").unwrap();
    page.write_string(0, 0, "type").unwrap();
    page.write_string(1_048_575, 16_383, "far").unwrap();
    assert!(refused(&book.save_to_buffer().unwrap()).contains("beyond row"));
}

#[test]
fn groups_without_end_are_refused() {
    let rows = format!("type|name\n{}", "begin group|g\n".repeat(80));
    assert!(refused(&workbook(&[("survey", &rows)])).contains("nested more than"));
}

#[test]
fn an_expression_without_end_is_refused_where_it_begins() {
    let deep = format!("{}1{}", "(".repeat(5000), ")".repeat(5000));
    assert!(xpath::parse(&deep).is_err_and(|fault| fault.what.contains("too deep")));
    assert!(xpath::parse(&"1+".repeat(1 << 19)).is_err_and(|fault| fault.what.contains("at most 50000 characters")));
    assert!(xpath::parse(&"9".repeat(40_000)).is_ok(), "what such a number is worth is not for the parser");
    let long = vec!["1"; 5000].join(" + ");
    assert!(xpath::parse(&long).is_err());
    assert!(xpath::parse("'open").is_err_and(|fault| fault.at.column == 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_expression_panics(text in "[-a-z0-9'\"(){}\\[\\]$.,/*|=<> ]{0,60}") {
        let _ = xpath::parse(&text);
        let rows = format!("type|name|label|relevant|calculation|constraint\ntext|a|A|{0}|{0}|{0}\nend repeat", text.replace('|', "!"));
        let _ = read(&workbook(&[("survey", &rows)]));
    }

    #[test]
    fn no_bytes_panic(at in 0_usize..6000, with in any::<u8>()) {
        let mut bytes = workbook(&[("survey", "type|name|label\ntext|a|A"), ("choices", "list_name|name\nl|1")]);
        let length = bytes.len();
        bytes[at % length] = with;
        let _ = read(&bytes);
        bytes.truncate(at % length);
        let _ = read(&bytes);
    }

    #[test]
    fn no_rows_panic(rows in proptest::collection::vec("(begin group|begin repeat|end group|text|select_one l|calculate|note|today)\\|[ab]?\\|[AB]?\\|(\\$\\{a\\}|\\.\\./b|\\$\\{b\\} = 1|)", 0..12)) {
        let csv: String = rows.iter().map(|row| format!(",{}\n", row.replace('|', ","))).collect();
        let (_, design) = import("f.csv", format!("survey\n,type,name,label,relevant\n,text,z,Z,\n{csv}").as_bytes());
        if let Some(design) = design {
            let exported = super::export(&design).unwrap();
            prop_assert_eq!(import("f.xlsx", &exported.workbook).1, Some(design));
        }
    }
}

#[test]
fn a_survey_has_its_form_for_a_root() {
    let survey = Survey::read(&Table::of(&Default::default(), |header, _| Column::of_settings(header)), "f", &mut Default::default());
    assert_eq!(survey.nodes.len(), 1);
}
