//! The README in the zip: what is in it, for whoever opens it in ten years.

use std::fmt::Write as _;

use shared::forms::Missing;

use super::super::odm::reason;
use super::super::source::Source;
use super::super::table::{Of, Table};
use super::file;

pub fn text(source: &Source, tables: &[Table]) -> String {
    let study = &source.study;
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(marking) = source.marking() {
        let _ = write!(text, "*** {marking} ***\r\n\r\n");
    }
    let _ = write!(
        text,
        "{} ({})\r\nDesign version {} ({}), SHA-256 {}\r\nTaken from Probatum {} on {}. The files show the study as it stood at that moment,\r\n\
         as far as whoever took them out may see it.\r\n\r\n",
        study.name,
        study.protocol,
        study.version_name,
        source.version.design.version_oid,
        study.hash,
        env!("CARGO_PKG_VERSION"),
        source.now,
    );
    if !source.hidden.is_empty() {
        text.push_str(
            "Items that tell the treatment are left out: whoever took the files out must not know it. Their columns are empty.\r\n\r\n",
        );
    }
    text.push_str(&FORMAT.replace('\n', "\r\n"));
    for why in Missing::ALL {
        let _ = write!(text, "  {:<5} {}\r\n", why.as_str(), reason(*why));
    }
    let own = source.version.design.library.reasons.iter().filter(|one| matches!(one.why, Missing::Own(_)));
    for one in own {
        let _ = write!(text, "  {:<5} {}\r\n", one.why.as_str(), one.label.pick("en"));
    }
    text.push_str("\r\nTables\r\n");
    for table in tables.iter().filter(|table| matches!(table.set.of, Of::Group(_))) {
        let _ = write!(text, "  {}  {}\r\n", file(table), table.set.label);
    }
    text
}

const FORMAT: &str = "\
Files
  subjects.csv, sites.csv, visits.csv and forms.csv say who and what is there. data/ has one table for each item group;
  items.csv says what their columns mean, codelists.csv and units.csv what codes and units mean.

Format
  CSV as in RFC 4180: UTF-8 without a byte order mark, commas, quotes where needed, lines end in CR LF.
  Rows are told apart by STUDY, SITE, SUBJECT, VISIT, VISIT_N, FORM, FORM_N and ROW.
  Values are exactly as entered: 1.50 stays 1.50, 007 stays 007. Read all columns as text, then convert.
  Partial dates are cut off (2026-03) or have a dash for what is not known. Times of the system are UTC.
  Several choices in one cell are joined by commas; a comma or backslash inside a choice is written \\, or \\\\.
  Visits, forms and rows taken out of use are not here; the ODM export with audit records has them.
  A visit with a code in NOT_DONE did not take place.

A warning for spreadsheets
  Nothing was changed to please them: a cell that begins with =, +, - or @ may be taken for a formula, and 007 for 7.
  Import the files with all columns as text instead of opening them.

Missing values
  An empty cell with a code in the column <item>__missing was not answered for a reason:
";
