//! Scripts that read the CSV files into R, SAS, SPSS and Stata, with labels, types and what codes mean.
//!
//! Each is made to be run where the CSV files lie. Whole columns are converted, each to what every one of its values is (see
//! [`Table::held`]); what is none stays text. Names are those of the symbols: Dataset-JSON, Parquet and version 8 transport files have
//! the same.

mod r;
mod sas;
mod spss;
mod stata;

use super::csv;
use super::table::{About, Column, Kind, Table};

/// Each script's name and text.
pub fn all(tables: &[Table], about: &About) -> [(&'static str, String); 4] {
    [
        ("read.R", r::script(tables, about)),
        ("read.sas", sas::script(tables, about)),
        ("read.sps", spss::script(tables, about)),
        ("read.do", stata::script(tables, about)),
    ]
}

/// The first lines, each behind what begins a comment.
fn head(begin: &str, end: &str, about: &About, how: &str) -> String {
    let said = [
        format!("{} ({}), design version {}", about.study_name, about.protocol, about.version_name),
        format!("Snapshot of {}, Probatum {}", about.moment, about.system_version),
        how.to_owned(),
    ];
    let marking = about.marking.map(|marking| format!("*** {marking} ***"));
    // Nothing in a name ends the comment.
    let plain =
        |text: &str| super::text::line(text).replace("*/", "* /").replace('\'', " ").replace(';', ",").trim_end_matches('.').to_owned();
    marking.iter().chain(&said).map(|line| format!("{begin}{}{end}\n", plain(line))).collect()
}

/// A table, where its file is, and its columns with what they are held as.
fn held(table: &Table) -> (String, Vec<(&Column, Kind, usize)>) {
    let columns = table.columns().zip(table.held()).map(|((column, weight), held)| (column, held, weight.bytes.max(1))).collect();
    (csv::file(table), columns)
}

/// Whether each code of a column's list is a whole number, as the column is.
fn numbered(column: &Column, held: Kind) -> bool {
    held == Kind::Integer && column.codes.as_ref().is_some_and(|codes| codes.choices.iter().all(|(code, _)| code.parse::<i32>().is_ok()))
}
