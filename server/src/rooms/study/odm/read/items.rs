//! Units, items, code lists, conditions and methods.

use shared::forms::{
    Choice, CodeList, Comparator, ConditionDef, DataType, Dictionary, Hardness, ItemDef, Link, MethodDef, Oid, RangeCheck, Translated, Unit,
};

use super::super::log::{Formal, Log};
use super::super::tree::Tree;
use super::super::{OWN, vendor};
use super::parts::{aliases, formal, listed, number, translated};

pub fn unit(tree: &mut Tree, place: &str, log: &mut Log) -> Unit {
    Unit {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        symbol: translated(tree, "Symbol"),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

pub fn item(tree: &mut Tree, place: &str, log: &mut Log) -> ItemDef {
    log.items.push(Formal { path: place.to_owned(), line: tree.line });
    let many = tree.take_from(Some(OWN), "Many");
    let multiline = tree.take_from(Some(OWN), "Multiline");
    let unblinded = tree.take_from(Some(OWN), "Unblinded");
    let link = link(tree);
    let mut ranges = Vec::new();
    tree.each(|child| child.is("RangeCheck"), place, log, |child, place, log| ranges.push(range(child, place, log)));
    let mut item = ItemDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        data_type: data_type(tree, place, log),
        length: tree.take_as("Length", number),
        significant_digits: tree.take_as("SignificantDigits", number),
        description: translated(tree, "Description"),
        question: translated(tree, "Question"),
        units: units(tree, place, log),
        ranges,
        code_list: code_list_ref(tree),
        aliases: aliases(tree, place, log),
        unblinded: unblinded.is_some_and(|value| value == "Yes"),
        link,
        carried: tree.carry(place, log),
        ..ItemDef::default()
    };
    let (implied_many, implied_multiline) = vendor::implied(&item.carried, item.code_list.is_some());
    item.many = many.map_or(implied_many, |value| value == "Yes");
    item.multiline = multiline.map_or(implied_multiline, |value| value == "Yes");
    item
}

/// Our own extension: the answer is a row of a log.
fn link(tree: &mut Tree) -> Option<Link> {
    let form = tree.take_from(Some(OWN), "LinkForm").map(Oid)?;
    let group = tree.take_from(Some(OWN), "LinkGroup").map(Oid).unwrap_or_default();
    Some(Link { form, group, shows: listed(tree, "LinkShows") })
}

/// One of ODM's types; another word is left for carrying and read as the type it resembles, else as text.
fn data_type(tree: &mut Tree, place: &str, log: &mut Log) -> DataType {
    let exact = |value: &str| DataType::ALL.iter().copied().find(|kind| kind.as_str() == value);
    if let Some(kind) = tree.take_as("DataType", exact) {
        return kind;
    }
    let Some(word) = tree.get("DataType").map(str::to_owned) else { return DataType::Text };
    let alike = DataType::ALL.iter().copied().find(|kind| kind.as_str().eq_ignore_ascii_case(word.trim()));
    let kind = alike.unwrap_or(DataType::Text);
    log.note(format!("{place}/@DataType"), tree.line, format!("ODM has no data type \"{word}\"; it is read as {}.", kind.as_str()));
    kind
}

fn units(tree: &mut Tree, place: &str, log: &mut Log) -> Vec<Oid> {
    let mut all = Vec::new();
    let named = |child: &Tree| child.is("MeasurementUnitRef") && child.get("MeasurementUnitOID").is_some();
    tree.each(named, place, log, |child, _, _| all.extend(child.take("MeasurementUnitOID").map(Oid)));
    all
}

fn code_list_ref(tree: &mut Tree) -> Option<Oid> {
    tree.trees().find(|child| child.is("CodeListRef"))?.get("CodeListOID")?;
    tree.first("CodeListRef")?.take("CodeListOID").map(Oid)
}

fn range(tree: &mut Tree, place: &str, log: &mut Log) -> RangeCheck {
    let comparator = |value: &str| {
        Some(match value {
            "LT" => Comparator::Lt,
            "LE" => Comparator::Le,
            "GT" => Comparator::Gt,
            "GE" => Comparator::Ge,
            "EQ" => Comparator::Eq,
            "NE" => Comparator::Ne,
            "IN" => Comparator::In,
            "NOTIN" => Comparator::NotIn,
            _ => return None,
        })
    };
    let hardness = |value: &str| match value {
        "Soft" => Some(Hardness::Soft),
        "Hard" => Some(Hardness::Hard),
        _ => None,
    };
    let mut values = Vec::new();
    tree.each(|child| child.is("CheckValue"), place, log, |child, _, _| values.push(child.take_text()));
    let has_unit = tree.trees().find(|child| child.is("MeasurementUnitRef")).is_some_and(|child| child.get("MeasurementUnitOID").is_some());
    RangeCheck {
        comparator: tree.take_as("Comparator", comparator),
        hardness: tree.take_as("SoftHard", hardness).unwrap_or_default(),
        values,
        expressions: formal(tree, place, log),
        unit: if has_unit { tree.first("MeasurementUnitRef").and_then(|child| child.take("MeasurementUnitOID")).map(Oid) } else { None },
        message: translated(tree, "ErrorMessage"),
        carried: tree.carry(place, log),
    }
}

pub fn code_list(tree: &mut Tree, place: &str, log: &mut Log) -> CodeList {
    let mut choices = Vec::new();
    tree.each(
        |child| child.is("CodeListItem") || child.is("EnumeratedItem"),
        place,
        log,
        |child, place, log| choices.push(choice(child, place, log)),
    );
    CodeList {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        data_type: data_type(tree, place, log),
        description: translated(tree, "Description"),
        choices,
        external: tree.first("ExternalCodeList").map(dictionary),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

fn choice(tree: &mut Tree, place: &str, log: &mut Log) -> Choice {
    Choice {
        value: tree.take("CodedValue").unwrap_or_default(),
        decode: decode(tree),
        rank: tree.take("Rank"),
        order: tree.take_as("OrderNumber", number),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

/// A CodeListItem without a Decode says no more than an EnumeratedItem, and is one.
fn decode(tree: &mut Tree) -> Option<Translated> {
    if !tree.is("CodeListItem") || !tree.trees().any(|child| child.is("Decode")) {
        return None;
    }
    let found = translated(tree, "Decode");
    // An empty Decode was left for carrying, but it is no more than a place to fill.
    if found.0.is_empty()
        && let Some(empty) = tree.first("Decode")
    {
        let bare = empty.attributes.is_empty() && empty.trees().all(Tree::is_bare);
        if bare {
            empty.children.clear()
        }
    }
    Some(found)
}

fn dictionary(tree: &mut Tree) -> Dictionary {
    Dictionary { dictionary: tree.take("Dictionary"), version: tree.take("Version"), href: tree.take("href"), reference: tree.take("ref") }
}

pub fn condition(tree: &mut Tree, place: &str, log: &mut Log) -> ConditionDef {
    ConditionDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        description: translated(tree, "Description"),
        expressions: formal(tree, place, log),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

pub fn method(tree: &mut Tree, place: &str, log: &mut Log) -> MethodDef {
    MethodDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        kind: tree.take("Type"),
        description: translated(tree, "Description"),
        expressions: formal(tree, place, log),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}
