//! SAS 9.4. A value with a line break in it needs the transport files instead: SAS ends a line of text there.

use std::fmt::Write as _;

use super::super::table::{About, Codes, Kind, Table};
use super::super::text::{code_lists, line, shorter};
use super::{head, held, numbered};

pub fn script(tables: &[Table], about: &About) -> String {
    let mut text = head("* ", ";", about, "Run it in UTF-8 with the CSV files below the folder here");
    text.push_str("\n%let here = .;\noptions validvarname = v7;\n\nproc format;\n");
    for codes in code_lists(tables) {
        let columns = tables.iter().flat_map(|table| held(table).1);
        let is_number = columns.filter(|(column, ..)| column.codes.as_ref() == Some(codes)).all(|(column, held, _)| numbered(column, held));
        values(&mut text, codes, is_number);
    }
    text.push_str("run;\n");
    tables.iter().for_each(|table| data(&mut text, table));
    text
}

fn values(text: &mut String, codes: &Codes, is_number: bool) {
    let _ = write!(text, "  value {}{}", if is_number { "" } else { "$" }, codes.symbol);
    for (code, label) in &codes.choices {
        let code = if is_number { code.clone() } else { quoted(code, 200) };
        let _ = write!(text, "\n    {code} = {}", quoted(label, 256));
    }
    text.push_str(";\n");
}

fn data(text: &mut String, table: &Table) {
    let (file, columns) = held(table);
    let _ = write!(
        text,
        "\ndata {}(label = {});\n  infile \"&here./{file}\" dsd dlm = ',' firstobs = 2 lrecl = 1048576 termstr = crlf encoding = 'utf-8' truncover;\n",
        table.set.symbol,
        quoted(&table.set.label, 256)
    );
    for (column, held, bytes) in &columns {
        let informat = match held {
            Kind::Integer | Kind::Decimal | Kind::Float => "best32.".to_owned(),
            Kind::Date => "yymmdd10.".to_owned(),
            Kind::Time => "time8.".to_owned(),
            Kind::Datetime => "e8601dt19.".to_owned(),
            _ => format!("${}.", bytes.min(&32_767)),
        };
        let _ = writeln!(text, "  informat {} {informat};", column.symbol);
        if let Some(format) = super::super::dataset_json::display(*held) {
            let _ = writeln!(text, "  format {} {format};", column.symbol);
        }
        if let Some(codes) = &column.codes {
            let _ = writeln!(text, "  format {} {}{}.;", column.symbol, if numbered(column, *held) { "" } else { "$" }, codes.symbol);
        }
        let _ = writeln!(text, "  label {} = {};", column.symbol, quoted(&column.label, 256));
    }
    let names: Vec<&str> = columns.iter().map(|(column, ..)| column.symbol.as_str()).collect();
    let _ = writeln!(text, "  input {};\nrun;", names.join("\n    "));
}

/// In single quotes, so that no macro in it runs.
fn quoted(text: &str, bytes: usize) -> String {
    format!("'{}'", line(shorter(text, bytes)).replace('\'', "''"))
}
