//! The outline of a survey: how groups are nested, and all that is said of them; and what stands around the survey.
//!
//! It is carried in the form, because groups of the design do not nest. Only an export to XLSForm reads it.

use shared::forms::{Attribute, Element, Node as Inside};

use super::book::Sheet;
use super::carry::{attribute, element};
use super::read::Source;
use super::survey::{Survey, What};
use super::table::Cell;

/// The whole survey.
pub fn of(survey: &Survey) -> Element {
    element("outline", Vec::new(), inside(survey, 0))
}

fn inside(survey: &Survey, parent: usize) -> Vec<Inside> {
    let children = survey.nodes.iter().enumerate().filter(|(_, node)| node.parent == Some(parent));
    children.map(|(id, _)| Inside::Element(one(survey, id))).collect()
}

fn one(survey: &Survey, id: usize) -> Element {
    let Some(node) = survey.node(id) else { return element("item", Vec::new(), Vec::new()) };
    let what = match node.what {
        What::Question { .. } => return element("item", vec![attribute("oid", &node.oid)], Vec::new()),
        What::Group { .. } => "group",
        What::Repeat => "repeat",
    };
    let mut children = cells(&node.cells);
    children.extend(inside(survey, id));
    element(what, Vec::new(), children)
}

/// All cells, in the order of their columns' names.
fn cells(all: &[Cell]) -> Vec<Inside> {
    let mut all: Vec<(String, &str)> = all.iter().map(|cell| (cell.column.header(), cell.text.as_str())).collect();
    all.sort();
    all.into_iter().map(|(column, text)| cell(vec![attribute("column", column)], text)).collect()
}

fn cell(attributes: Vec<Attribute>, text: &str) -> Inside {
    Inside::Element(element("cell", attributes, vec![Inside::Text(text.to_owned())]))
}

/// Languages, settings and other sheets.
pub fn around(source: &Source<'_>) -> Vec<Element> {
    let mut found = Vec::new();
    let languages: Vec<Inside> = source
        .languages
        .pairs()
        .iter()
        .map(|(name, tag)| Inside::Element(element("language", vec![attribute("tag", tag)], vec![Inside::Text(name.clone())])))
        .collect();
    if !languages.is_empty() {
        found.push(element("languages", Vec::new(), languages));
    }
    let known = |cell: &&Cell| !matches!(cell.column.name.as_str(), "form_title" | "form_id" | "version");
    let settings: Vec<Cell> = source.settings.cells.iter().filter(known).cloned().collect();
    if !settings.is_empty() {
        found.push(element("settings", Vec::new(), cells(&settings)));
    }
    found.extend(source.others.iter().map(sheet));
    found
}

/// A sheet that is no part of the form, row by row.
fn sheet(sheet: &Sheet) -> Element {
    let row = |(n, cells): (usize, &Vec<String>)| {
        let filled = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let cells = filled.map(|(at, text)| cell(vec![attribute("at", at.to_string())], text)).collect();
        Inside::Element(element("row", vec![attribute("at", n.to_string())], cells))
    };
    let filled = sheet.rows.iter().enumerate().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    element("sheet", vec![attribute("name", &sheet.name)], filled.map(row).collect())
}
