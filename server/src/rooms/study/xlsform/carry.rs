//! Cells that the model has no place for, kept in the parts they belong to and found there again.

use shared::forms::{Attribute, Carried, Element, Node};

use super::table::Cell;
use crate::rooms::study::odm::text::is_name;

/// The namespace of what is carried.
pub const NS: &str = "urn:probatum:xlsform:1";

/// Keeps cells; in the order of their columns' names, so that the order of columns does not matter.
pub fn cells<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Carried {
    let mut all: Vec<(String, String)> = cells.into_iter().map(|cell| (cell.column.header(), cell.text.clone())).collect();
    all.sort();
    let mut carried = Carried::default();
    all.into_iter().for_each(|(column, text)| put(&mut carried, &column, &text));
    carried
}

/// Keeps one text: as an attribute where that is possible, else as an element.
pub fn put(carried: &mut Carried, column: &str, text: &str) {
    if is_name(column) && !text.contains(['\n', '\r', '\t']) {
        carried.attributes.push(Attribute { ns: Some(NS.to_owned()), name: column.to_owned(), value: text.to_owned() });
    } else {
        let column = Attribute { ns: None, name: "column".to_owned(), value: column.to_owned() };
        carried.elements.push(element("cell", vec![column], vec![Node::Text(text.to_owned())]));
    }
}

pub fn element(name: &str, attributes: Vec<Attribute>, children: Vec<Node>) -> Element {
    Element { ns: Some(NS.to_owned()), name: name.to_owned(), attributes, children }
}

pub fn attribute(name: &str, value: impl Into<String>) -> Attribute {
    Attribute { ns: None, name: name.to_owned(), value: value.into() }
}

/// All that was kept: column and text.
pub fn kept(carried: &Carried) -> Vec<(String, String)> {
    let own = |attribute: &&Attribute| attribute.ns.as_deref() == Some(NS);
    let attributes = carried.attributes.iter().filter(own).map(|one| (one.name.clone(), one.value.clone()));
    attributes.chain(carried.elements.iter().filter_map(cell)).collect()
}

/// One text that was kept.
pub fn one(carried: &Carried, column: &str) -> Option<String> {
    kept(carried).into_iter().find(|(name, _)| name == column).map(|(_, text)| text)
}

fn cell(element: &Element) -> Option<(String, String)> {
    if !is(element, "cell") {
        return None;
    }
    Some((value(element, "column")?.to_owned(), text(element)))
}

pub fn is(element: &Element, name: &str) -> bool {
    element.ns.as_deref() == Some(NS) && element.name == name
}

pub fn value<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.iter().find(|one| one.name == name).map(|one| one.value.as_str())
}

/// The element's text, and nothing of the elements in it.
pub fn text(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect()
}

pub fn children(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}
