//! A design as a workbook of the sheets survey, choices and settings.
//!
//! Invariant: expressions that came from an XLSForm go out in their own words; ours are written in XPath where XPath can say
//! the same, else they are named as lost.

mod choices;
mod question;
mod sheet;
mod survey;
mod xpath;

use shared::forms::{Element, FormDef};
use shared::study::{Design, Kept};

use super::carry;
use super::languages::Languages;
use sheet::Sheet;

/// A workbook, and what could not be written in it.
#[derive(Debug)]
pub struct Exported {
    pub workbook: Vec<u8>,
    pub lost: Vec<Kept>,
}

/// Writes the design. A design of several forms becomes a survey in which each is a group.
pub fn export(design: &Design) -> Result<Exported, String> {
    let Some(first) = design.library.forms.first() else { return Err("The design has no form.".to_owned()) };
    let languages = languages(first);
    let mut lost = Vec::new();
    let survey = survey::sheet(design, &languages, &mut lost);
    let choices = choices::sheet(design, &languages);
    let mut sheets = vec![survey, choices, settings(design, first)];
    sheets.extend(first.carried.elements.iter().filter(|one| carry::is(one, "sheet")).map(other));
    Ok(Exported { workbook: sheet::workbook(&sheets)?, lost })
}

/// The languages as the file wrote them.
fn languages(form: &FormDef) -> Languages {
    let all = form.carried.elements.iter().filter(|one| carry::is(one, "languages")).flat_map(carry::children);
    Languages::known(all.filter_map(|one| Some((carry::text(one), carry::value(one, "tag")?.to_owned()))).collect())
}

fn settings(design: &Design, form: &FormDef) -> Sheet {
    let mut sheet = Sheet::new("settings", &["form_title", "form_id", "version"]);
    let several = design.library.forms.len() > 1;
    let (id, title) = if several { (&design.oid, &design.name) } else { (&form.oid, &form.name) };
    let mut row = vec![("form_title".to_owned(), title.clone()), ("form_id".to_owned(), id.to_string())];
    if !design.version_name.is_empty() {
        row.push(("version".to_owned(), design.version_name.clone()));
    }
    let carried = form.carried.elements.iter().find(|one| carry::is(one, "settings"));
    row.extend(carried.into_iter().flat_map(cells));
    sheet.push(row);
    sheet
}

/// The cells of a row that was carried whole.
fn cells(element: &Element) -> Vec<(String, String)> {
    let cells = carry::children(element).filter(|one| carry::is(one, "cell"));
    cells.filter_map(|one| Some((carry::value(one, "column")?.to_owned(), carry::text(one)))).collect()
}

/// A sheet that was kept whole.
fn other(element: &Element) -> Sheet {
    let mut sheet = Sheet::new(carry::value(element, "name").unwrap_or_default(), &[]);
    let number = |element: &Element| carry::value(element, "at").and_then(|at| at.parse::<u32>().ok()).unwrap_or_default();
    for row in carry::children(element) {
        sheet.placed.extend(carry::children(row).map(|cell| (number(row), number(cell), carry::text(cell))));
    }
    sheet
}
