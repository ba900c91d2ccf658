//! XLSForm: a workbook becomes a [`Design`](shared::study::Design) with one form, a design becomes workbooks again.
//!
//! How it works: [`book`] reads sheets of text, [`table`] and [`columns`] say what each cell is, [`survey`] makes a tree of
//! groups and questions, [`translate`] puts XPath into the rule language, [`read`] makes the design; [`write`] goes the way
//! back.
//!
//! Invariants
//! * Nothing is dropped: a cell is in the model or carried, what is not acted upon is reported with its row.
//! * `import(export(design)) == design` for every design that came of an XLSForm.
//! * No input panics or needs memory without bound.
//!
//! Decisions
//! * One form at one visit. Groups nest in a survey and not here: a run of questions in one group is a group; what stood
//!   around it adds its condition. A repeat is a table; a repeat inside a repeat is a table of its own, and said so.
//! * A relevance that cannot be translated hides nothing: to hide on a guess would lose data.
//! * A constraint is a hard check. A calculation that nobody could translate stays empty.

mod book;
mod carry;
mod columns;
mod kinds;
mod languages;
mod lists;
mod log;
mod outline;
mod read;
mod segments;
mod shown;
mod survey;
mod table;
mod translate;
mod write;
mod xpath;

#[cfg(test)]
mod tests;

use shared::study::{Design, DesignReport, Format};

use book::Sheet;
use columns::Column;
use languages::Languages;
use lists::Lists;
use log::Log;
use survey::Survey;
use table::{Row, Table};

pub use write::export;

/// The context of verbatim expressions.
const CONTEXT: &str = "XLSForm";
/// The visit at which the form stands.
const VISIT: &str = "VISIT";
/// The method of what is only read.
const NOTE: &str = "XLSForm.note";
/// The method of a question of type `today`.
const TODAY: &str = "XLSForm.today";
/// The condition on what nobody fills in.
const NEVER: &str = "XLSForm.hidden";

/// Whether the bytes may be an XLSForm: a workbook, or a CSV file with a sheet called survey.
pub fn is_one(bytes: &[u8]) -> bool {
    book::Packing::of(bytes).is_some()
}

/// Reads a form. The design is there when the report says `accepted`.
pub fn import(file: &str, bytes: &[u8]) -> (DesignReport, Option<Design>) {
    let mut log = Log::default();
    let found = sheets(bytes).and_then(|sheets| forms(file, &sheets, &mut log));
    let design = match found {
        Ok(design) if !log.has_refused() => Some(design),
        Ok(_) => None,
        Err(what) => {
            log.refuse("", 0, what);
            None
        }
    };
    let format = is_one(bytes).then(|| Format { name: "XLSForm".to_owned(), ..Format::default() });
    (log.report(file, format, design.as_ref()), design)
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let sheets = book::read(bytes)?;
    if named(&sheets, "survey").is_none() {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        return Err(format!("The workbook has no sheet called survey, so it is not an XLSForm. It has: {}.", names.join(", ")));
    }
    Ok(sheets)
}

fn named<'a>(sheets: &'a [Sheet], name: &str) -> Option<&'a Sheet> {
    sheets.iter().find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
}

fn forms(file: &str, sheets: &[Sheet], log: &mut Log) -> Result<Design, String> {
    let table = |name: &str, column: &dyn Fn(&str, &[String]) -> Column| {
        named(sheets, name).map(|sheet| Table::of(sheet, column)).unwrap_or_default()
    };
    let rows = table("survey", &|header, all| Column::of_survey(header, columns::single_colons(all)));
    let choices = table("choices", &|header, all| Column::of_choices(header, columns::single_colons(all)));
    let settings = table("settings", &|header, _| Column::of_settings(header));
    if !rows.rows.iter().any(|row| !row.cell("type").is_empty()) {
        return Err(
            "The sheet survey has no column called type, or nothing in it. An XLSForm names the type of each question there.".to_owned()
        );
    }
    let settings = settings.rows.into_iter().next().unwrap_or_else(Row::default);
    let name = Some(settings.cell("form_id")).filter(|id| !id.is_empty()).map_or_else(|| stem(file), ToOwned::to_owned);
    let survey = Survey::read(&rows, &name, log);
    let lists = Lists::read(&choices, &survey, log);
    let languages = Languages::of([&rows, &choices]);
    let own = ["survey", "choices", "settings"];
    let others: Vec<Sheet> =
        sheets.iter().filter(|sheet| !own.iter().any(|name| sheet.name.trim().eq_ignore_ascii_case(name))).cloned().collect();
    for sheet in others.iter().filter(|sheet| !sheet.rows.is_empty()) {
        log.keep(sheet.name.clone(), 0, "Not acted upon: a sheet that is no part of the form. Kept whole and exported again.");
    }
    let source = read::Source { survey: &survey, lists: &lists, languages: &languages, settings: &settings, others: &others, name: &name };
    Ok(read::design(&source, log))
}

/// The file's name without folders and ending.
fn stem(file: &str) -> String {
    let name = std::path::Path::new(file).file_stem().map(|name| name.to_string_lossy().into_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "form".to_owned())
}
