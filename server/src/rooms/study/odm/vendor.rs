//! What other systems add to ODM, where we are certain what it means. All of it is carried as well.

use std::collections::{HashMap, HashSet};

use shared::forms::{Attribute, Carried, Choice, CodeList, DataType, Element, ItemDef, Node, Translated, Translation};
use shared::study::Design;

/// Namespaces that are nobody's extension.
pub fn is_standard(ns: &str) -> bool {
    ns.starts_with("http://www.w3.org/") || ns.starts_with("http://www.cdisc.org/ns/odm/") || ns == super::OWN || ns.is_empty()
}

/// Whose namespace it is; the URI itself where we do not know.
pub fn friendly(ns: &str) -> String {
    const KNOWN: &[(&str, &str)] = &[
        ("projectredcap.org", "REDCap"),
        ("openclinica.org", "OpenClinica"),
        ("viedoc", "Viedoc"),
        ("mdsol.com", "Medidata Rave"),
        ("cdisc.org/ns/studydesign", "CDISC Study Design Model"),
        ("cdisc.org/ns/def", "CDISC Define-XML"),
        ("cdisc.org/ns/dataset-xml", "CDISC Dataset-XML"),
        ("cdisc.org/ns/arm", "CDISC Analysis Results Metadata"),
        ("phaseforward", "Oracle InForm"),
        ("oracle.com", "Oracle"),
        ("castoredc", "Castor"),
        ("openedc", "OpenEDC"),
        ("xml4pharma", "XML4Pharma"),
        ("urn:probatum", "Probatum"),
    ];
    let lower = ns.to_ascii_lowercase();
    KNOWN.iter().find(|(part, _)| lower.contains(part)).map_or_else(|| ns.to_owned(), |(_, name)| (*name).to_owned())
}

/// Whether we act upon a vendor's attribute or element of that name.
pub fn is_read(name: &str) -> bool {
    matches!(name, "FieldType" | "HtmlType" | "MultiSelectList" | "MultiSelectListRef")
}

/// What a vendor's attributes and elements say of an item: several choices at once, a box of several lines.
pub fn implied(carried: &Carried, has_list: bool) -> (bool, bool) {
    let says = |name: &str, values: &[&str]| {
        carried.attributes.iter().any(|one| one.ns.is_some() && one.name == name && values.contains(&one.value.as_str()))
    };
    let many = multi_select(carried).is_some() || has_list && says("HtmlType", &["checkbox"]);
    let multiline =
        says("FieldType", &["textarea", "notes"]) || says("HtmlType", &["textarea"]) || carried.elements.iter().any(asks_for_textarea);
    (many, multiline)
}

/// OpenClinica: `ItemDetails/ItemPresentInForm/ItemResponse/@ResponseType`.
fn asks_for_textarea(one: &Element) -> bool {
    let here = one.ns.is_some() && one.name == "ItemResponse" && attribute(&one.attributes, "ResponseType") == Some("textarea");
    here || elements(one).any(asks_for_textarea)
}

/// OpenClinica: the list of an item that takes several choices.
fn multi_select(carried: &Carried) -> Option<&str> {
    let found = carried.elements.iter().find(|one| one.ns.is_some() && one.name == "MultiSelectListRef")?;
    attribute(&found.attributes, "MultiSelectListID")
}

/// Gives items with a multiple-choice list of their own kind a code list, so that they can be answered.
/// Returns the lists made; each item keeps its vendor's reference too.
pub fn adopt_multi_select(design: &mut Design) -> Vec<String> {
    let mut known: HashSet<String> = design.library.code_lists.iter().map(|list| list.oid.0.clone()).collect();
    let lists: HashMap<&str, &Element> =
        design.leftovers.version.elements.iter().rev().filter_map(|one| Some((list_id(one)?, one))).collect();
    let mut made = Vec::new();
    for item in design.library.items.iter_mut().filter(|item| item.code_list.is_none()) {
        let Some(id) = multi_select(&item.carried).map(str::to_owned) else { continue };
        item.code_list = Some(id.as_str().into());
        item.many = true;
        if let Some(list) = lists.get(id.as_str()).filter(|_| known.insert(id.clone())) {
            design.library.code_lists.push(code_list(list));
            made.push(id);
        }
    }
    made
}

fn list_id(one: &Element) -> Option<&str> {
    attribute(&one.attributes, "ID").filter(|_| one.ns.is_some() && one.name == "MultiSelectList")
}

fn code_list(list: &Element) -> CodeList {
    let text = |name| attribute(&list.attributes, name).unwrap_or_default();
    let kind = DataType::ALL.iter().copied().find(|kind| kind.as_str() == text("DataType"));
    CodeList {
        oid: text("ID").into(),
        name: if text("Name").is_empty() { text("ID") } else { text("Name") }.to_owned(),
        data_type: kind.unwrap_or_default(),
        choices: elements(list).filter(|one| one.name == "MultiSelectListItem").map(choice).collect(),
        ..CodeList::default()
    }
}

fn choice(one: &Element) -> Choice {
    let texts = elements(one).filter(|child| child.name == "Decode").flat_map(elements);
    let decode: Vec<Translation> = texts.map(translation).collect();
    Choice {
        value: attribute(&one.attributes, "CodedOptionValue").unwrap_or_default().to_owned(),
        decode: (!decode.is_empty()).then_some(Translated(decode)),
        ..Choice::default()
    }
}

fn translation(one: &Element) -> Translation {
    let text = one.children.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    Translation { lang: attribute(&one.attributes, "lang").map(str::to_owned), text: text.collect() }
}

/// Whether an export must say it: the item differs from what its vendor's attributes imply.
pub fn differs(item: &ItemDef) -> (bool, bool) {
    let (many, multiline) = implied(&item.carried, item.code_list.is_some());
    (many != item.many, multiline != item.multiline)
}

fn elements(one: &Element) -> impl Iterator<Item = &Element> {
    one.children.iter().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn attribute<'a>(all: &'a [Attribute], name: &str) -> Option<&'a str> {
    all.iter().find(|one| one.name == name).map(|one| one.value.as_str())
}
