//! What reading and writing XLSForm promises, on small forms that are made here.

mod outward;
mod reading;
mod refusals;
mod translating;
mod writing;

use rust_xlsxwriter::Workbook;
use shared::forms::{ConditionDef, Expression, ItemDef, MethodDef, Ref, RuleDef};
use shared::study::{Design, DesignReport};

use super::{export, import};

/// A workbook of sheets: the first row names the columns, cells stand between bars.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet();
        page.set_name(*name).unwrap();
        for (at, line) in (0..).zip(rows.trim().lines()) {
            for (column, text) in (0..).zip(line.split('|')) {
                // What looks like a number is one, as people type it.
                match text.trim().parse::<f64>() {
                    Ok(number) => page.write_number(at, column, number).unwrap(),
                    Err(_) => page.write_string(at, column, text.trim()).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> (DesignReport, Option<Design>) {
    import("form.xlsx", bytes)
}

/// The design and report of a form that is accepted.
fn accepted(sheets: &[(&str, &str)]) -> (DesignReport, Design) {
    let (report, design) = read(&workbook(sheets));
    let design = design.unwrap_or_else(|| panic!("refused: {:?}", report.refused));
    (report, design)
}

/// The design of a survey.
fn survey(rows: &str) -> Design {
    accepted(&[("survey", rows)]).1
}

/// Why a file is refused.
fn refused(bytes: &[u8]) -> String {
    let (report, design) = read(bytes);
    assert!(design.is_none() && !report.accepted, "accepted");
    report.refused.into_iter().next().unwrap().what
}

/// The export's bytes, after showing that they come back as the same design and the same bytes.
fn round(design: &Design) -> Vec<u8> {
    let first = export(design).unwrap();
    assert!(first.lost.is_empty(), "{:?}", first.lost);
    let (report, again) = read(&first.workbook);
    assert_eq!(again.as_ref(), Some(design), "import(export(design)) differs: {:?}", report.refused);
    assert!(export(&again.unwrap()).unwrap().workbook == first.workbook, "the second export differs");
    first.workbook
}

fn item<'a>(design: &'a Design, oid: &str) -> &'a ItemDef {
    design.library.items.iter().find(|item| item.oid.as_str() == oid).unwrap_or_else(|| panic!("no item {oid}"))
}

fn reference<'a>(design: &'a Design, oid: &str) -> &'a Ref {
    design.library.groups.iter().flat_map(|group| &group.items).find(|one| one.oid.as_str() == oid).unwrap()
}

fn own(expressions: &[Expression]) -> &str {
    Expression::ours(expressions).map_or("", |one| &one.text)
}

/// When a group or an item is not asked for.
fn unless<'a>(design: &'a Design, at: &Ref) -> &'a str {
    let Some(oid) = &at.unless else { return "" };
    let found: Option<&ConditionDef> = design.library.conditions.iter().find(|one| one.oid == *oid);
    own(&found.unwrap().expressions)
}

fn method<'a>(design: &'a Design, oid: &str) -> &'a str {
    let at = reference(design, oid).method.clone().unwrap();
    let found: Option<&MethodDef> = design.library.methods.iter().find(|one| one.oid == at);
    own(&found.unwrap().expressions)
}

fn rule<'a>(design: &'a Design, oid: &str) -> &'a RuleDef {
    design.library.rules.iter().find(|one| one.oid.as_str() == oid).unwrap()
}
