//! Stata 14 and later.

use std::fmt::Write as _;

use super::super::table::{About, Column, Kind, Table};
use super::super::text::{line, shorter};
use super::{head, held, numbered};

pub fn script(tables: &[Table], about: &About) -> String {
    let mut text = head("* ", "", about, "Run it where the CSV files lie. It makes a .dta file of each table");
    text.push_str("version 14\nset more off\n");
    tables.iter().for_each(|table| data(&mut text, table));
    text
}

fn data(text: &mut String, table: &Table) {
    let (file, columns) = held(table);
    let _ = writeln!(
        text,
        "\nimport delimited using {}, delimiters(\",\") varnames(nonames) rowrange(2) stringcols(_all) bindquotes(strict) encoding(\"utf-8\") clear",
        quoted(&file, 255)
    );
    for (n, (column, held, _)) in (1..).zip(&columns) {
        let _ = writeln!(text, "rename v{n} {}", column.symbol);
        convert(text, column, *held);
        let _ = writeln!(text, "label variable {} {}", column.symbol, quoted(&column.label, 80));
        values(text, column, *held);
    }
    let _ =
        writeln!(text, "label data {}\nsave {}, replace", quoted(&table.set.label, 80), quoted(&format!("{}.dta", table.set.symbol), 255));
}

fn convert(text: &mut String, column: &Column, held: Kind) {
    let name = &column.symbol;
    let (from, format) = match held {
        Kind::Integer | Kind::Decimal | Kind::Float => {
            let _ = writeln!(text, "destring {name}, replace");
            return;
        }
        Kind::Date => ("date", "%td"),
        Kind::Time | Kind::Datetime => ("clock", if held == Kind::Time { "%tcHH:MM:SS" } else { "%tc" }),
        _ => return,
    };
    let mask = match held {
        Kind::Date => "YMD",
        Kind::Time => "hms",
        _ => "YMD#hms",
    };
    let _ = writeln!(text, "generate double _x = {from}({name}, \"{mask}\")\ndrop {name}\nrename _x {name}\nformat {name} {format}");
}

/// Stata labels whole numbers alone.
fn values(text: &mut String, column: &Column, held: Kind) {
    let Some(codes) = column.codes.as_ref().filter(|_| numbered(column, held)) else { return };
    let list = shorter(&codes.symbol, 32);
    for (n, (code, label)) in codes.choices.iter().enumerate() {
        let _ = writeln!(text, "label define {list} {code} {}, {}", quoted(label, 2_000), if n == 0 { "replace" } else { "modify" });
    }
    let _ = writeln!(text, "label values {} {list}", column.symbol);
}

/// In compound quotes, with nothing in it that a macro would be taken for.
fn quoted(text: &str, bytes: usize) -> String {
    format!("`\"{}\"'", line(shorter(text, bytes)).replace('`', "'").replace("\"'", "\" '").replace('$', "\\$"))
}
