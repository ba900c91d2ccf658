//! Whatever a dictionary says: nothing panics, and what is accepted comes back as it was.

use proptest::prelude::*;
use shared::study::Design;

use super::super::columns::Column;
use super::super::export;
use super::read;

/// Cells as people write them, and worse.
const CELLS: &[&str] = &[
    "",
    "",
    "",
    "y",
    "1",
    "a",
    "b",
    "text",
    "radio",
    "checkbox",
    "calc",
    "slider",
    "yesno",
    "descriptive",
    "notes",
    "[a]",
    "[a] = '1'",
    "[b(1)] = '1' and [a] <> ''",
    "[c]*2",
    "1, Yes | 0, No",
    "1,Yes|1,Again| |x",
    "|",
    ",",
    "a, <b>A</b> | b, B &amp; C",
    "date_dmy",
    "number",
    "number_2dp_comma_decimal",
    "integer",
    "today",
    "2020-01-01",
    "31/12/2020",
    "1,5",
    "-3",
    "<p>Label</p>",
    " blanks ",
    "Form One",
    "two\nlines",
    "two\r\nlines",
    "\"quoted\"",
    "@FORCE-MINMAX",
    "@CALCTEXT([a])",
    "@CHARLIMIT=3",
    "@CALCDATE([a], 1, 'd')",
    "ünï",
    "(",
    "'",
    "datediff([a], 'today', 'y')",
    "if([a]=1, '', [b])",
    "list",
    "multi_list",
    "file",
    "sql",
    "Y",
    "no",
    "\u{a0}",
    "=1+1",
    "a__b",
    "_x",
];

/// The first lines that differ.
fn difference(before: &Design, after: &Design) -> String {
    let lines = |design| serde_json::to_string_pretty(design).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let at = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let part = |all: &[String]| all[at.saturating_sub(6)..(at + 6).min(all.len())].join("\n");
    format!("before:\n{}\nafter:\n{}", part(&before), part(&after))
}

fn table() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![9 => prop::sample::select(CELLS).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let types = prop::sample::select(&["text", "radio", "checkbox", "calc", "dropdown", "notes", "yesno", "slider", "descriptive"][..]);
    let row = (prop::collection::vec(cell, 18), types);
    prop::collection::vec(row, 1..8).prop_map(|rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(Column::ALL.iter().map(|column| column.heading())).unwrap();
        for (n, (mut cells, field_type)) in rows.into_iter().enumerate() {
            cells[0] = ["a", "b", "c", "d", "e", "f", "g", "h"][n % 8].to_owned();
            if n % 3 != 2 {
                cells[3] = field_type.to_owned();
            }
            writer.write_record(cells).unwrap();
        }
        writer.into_inner().unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Req: EXP-05
    #[test]
    fn what_is_accepted_comes_back(table in table()) {
        if let (_, Some(design)) = read(&table) {
            let mut first = Vec::new();
            export(&design, &mut first).unwrap();
            let again = read(&first).1.unwrap();
            prop_assert!(again == design, "{}", difference(&design, &again));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_logic_makes_it_panic(logic in "[\\[\\]()'\"a-c0-9 =<>+*/^,.!&|-]{0,40}|(\\[a\\]|if\\(|datediff\\(|,|\\)|=|'1'|and|or|not|-|\\^| ){0,20}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Variable", "Form", "Type", "Question", "Answer Options", "Skip Logic"]).unwrap();
        writer.write_record(["a", "f", "calc", "A", &logic, &logic]).unwrap();
        writer.write_record(["b", "f", "text", "B", "", &logic]).unwrap();
        let _ = read(writer.into_inner().unwrap());
    }
}
