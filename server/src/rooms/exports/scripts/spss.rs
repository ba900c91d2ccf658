//! SPSS syntax; PSPP reads it too.

use std::fmt::Write as _;

use super::super::table::{About, Column, Kind, Table};
use super::super::text::{line, shorter};
use super::{head, held, numbered};

pub fn script(tables: &[Table], about: &About) -> String {
    let mut text = head("* ", ".", about, "Run it where the CSV files lie. It makes a .sav file of each table");
    tables.iter().for_each(|table| data(&mut text, table));
    text
}

fn data(text: &mut String, table: &Table) {
    let (file, columns) = held(table);
    let _ = write!(
        text,
        "\nGET DATA /TYPE=TXT /FILE={} /ENCODING=\"UTF-8\" /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /DELIMITERS=\",\" /QUALIFIER='\"'\n  /VARIABLES=",
        quoted(&file, 255)
    );
    // No line begins with a name: PSPP takes DOC, for one, for the command DOCUMENT.
    for (n, (column, held, bytes)) in columns.iter().enumerate() {
        let _ = write!(text, "{}{}\n    {}", if n > 0 { " " } else { "" }, column.symbol, format(*held, *bytes));
    }
    text.push_str(".\n");
    let labels: Vec<String> = columns.iter().map(|(column, ..)| format!("  {} {}", column.symbol, quoted(&column.label, 255))).collect();
    let _ = writeln!(text, "VARIABLE LABELS\n{}.", labels.join("\n  /"));
    columns.iter().for_each(|(column, held, bytes)| values(text, column, *held, *bytes));
    let _ = writeln!(text, "SAVE OUTFILE={}.", quoted(&format!("{}.sav", table.set.symbol), 255));
}

fn format(held: Kind, bytes: usize) -> String {
    match held {
        Kind::Integer => "F12.0".to_owned(),
        Kind::Decimal | Kind::Float => "F16.6".to_owned(),
        Kind::Date => "SDATE10".to_owned(),
        Kind::Time => "TIME8".to_owned(),
        // Its own format for moments does not take the T of ISO 8601.
        Kind::Datetime => "A19".to_owned(),
        _ => format!("A{}", bytes.min(32_767)),
    }
}

fn values(text: &mut String, column: &Column, held: Kind, bytes: usize) {
    let Some(codes) = &column.codes else { return };
    let is_number = numbered(column, held);
    // A string longer than eight bytes is given the labels of its codes all the same; a code longer than the column cannot be there.
    let fits = |code: &str| is_number || code.len() <= bytes;
    let lines: Vec<String> = (codes.choices.iter().filter(|(code, _)| fits(code)))
        .map(|(code, label)| format!("  {} {}", if is_number { code.clone() } else { quoted(code, 255) }, quoted(label, 120)))
        .collect();
    if !lines.is_empty() && (is_number || held.is_text()) {
        let _ = writeln!(text, "VALUE LABELS {}\n{}.", column.symbol, lines.join("\n"));
    }
}

fn quoted(text: &str, bytes: usize) -> String {
    format!("'{}'", line(shorter(text, bytes)).replace('\'', "''"))
}
