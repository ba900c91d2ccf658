//! The small parts that many others have: texts, aliases, references, expressions, and yes or no.

use shared::forms::{Alias, Expression, Oid, Ref, Translated, Translation};

use super::super::XML;
use super::super::log::{Formal, Log};
use super::super::tree::Tree;

/// A child's texts by language. A child without any text is left for carrying: it says nothing, but it was there.
pub fn translated(tree: &mut Tree, name: &str) -> Translated {
    let Some(child) = tree.trees().find(|child| !child.taken && child.is(name)) else { return Translated::default() };
    let texts: Vec<&Tree> = child.trees().filter(|text| text.is("TranslatedText")).collect();
    if texts.iter().all(|text| text.text().trim().is_empty()) && (!texts.is_empty() || child.text().trim().is_empty()) {
        return Translated::default();
    }
    tree.first(name).map(read).unwrap_or_default()
}

fn read(child: &mut Tree) -> Translated {
    if !child.trees().any(|text| text.is("TranslatedText")) {
        return Translated::plain(child.take_text());
    }
    let texts = child.trees_mut().filter(|text| text.is("TranslatedText"));
    Translated(
        texts
            .map(|text| {
                text.taken = true;
                Translation { lang: text.take_from(Some(XML), "lang"), text: text.take_text() }
            })
            .collect(),
    )
}

pub fn aliases(tree: &mut Tree, place: &str, log: &mut Log) -> Vec<Alias> {
    let mut all = Vec::new();
    tree.each(
        |child| child.is("Alias"),
        place,
        log,
        |child, _, _| {
            all.push(Alias { context: child.take("Context").unwrap_or_default(), name: child.take("Name").unwrap_or_default() });
        },
    );
    all
}

/// The formal expressions of a range check, condition or method; where they stand is noted.
pub fn formal(tree: &mut Tree, place: &str, log: &mut Log) -> Vec<Expression> {
    let first = tree.trees().find(|child| child.is("FormalExpression"));
    let (path, line) = first.map_or((place.to_owned(), tree.line), |one| (one.path(place, log), one.line));
    log.formal.push(Formal { path, line });
    expressions(tree, place, log)
}

pub fn expressions(tree: &mut Tree, place: &str, log: &mut Log) -> Vec<Expression> {
    let mut all = Vec::new();
    tree.each(
        |child| child.is("FormalExpression"),
        place,
        log,
        |child, _, _| {
            all.push(Expression { context: child.take("Context").unwrap_or_default(), text: child.take_text() });
        },
    );
    all
}

/// References by `name`, whose target stands in the attribute `oid`.
pub fn refs(tree: &mut Tree, name: &str, oid: &str, place: &str, log: &mut Log) -> Vec<Ref> {
    let mut all = Vec::new();
    tree.each(
        |child| child.is(name),
        place,
        log,
        |child, place, log| {
            all.push(Ref {
                oid: Oid(child.take(oid).unwrap_or_default()),
                mandatory: yes(child, "Mandatory"),
                order: child.take_as("OrderNumber", number),
                unless: child.take("CollectionExceptionConditionOID").map(Oid),
                method: if name == "ItemRef" { child.take("MethodOID").map(Oid) } else { None },
                carried: child.carry(place, log),
            })
        },
    );
    all
}

/// Yes or no; any other word is left for carrying and counts as yes where it can mean nothing else.
pub fn yes(tree: &mut Tree, name: &str) -> bool {
    let exact = |value: &str| match value {
        "Yes" => Some(true),
        "No" => Some(false),
        _ => None,
    };
    // Simple, Static and Dynamic are ODM 2.0's ways of repeating.
    let meant = ["yes", "true", "1", "simple", "static", "dynamic"];
    let guess = tree.get(name).is_some_and(|value| meant.contains(&value.trim().to_ascii_lowercase().as_str()));
    tree.take_as(name, exact).unwrap_or(guess)
}

/// A number that is written as we would write it; anything else is left for carrying.
pub fn number<T: std::str::FromStr + ToString>(value: &str) -> Option<T> {
    value.parse::<T>().ok().filter(|number| number.to_string() == value)
}

/// OIDs in an attribute of our own, with blanks between.
pub fn listed(tree: &mut Tree, name: &str) -> Vec<Oid> {
    let said = tree.take_from(Some(super::super::OWN), name).unwrap_or_default();
    said.split_whitespace().map(|oid| Oid(oid.replace("%20", " ").replace("%25", "%"))).collect()
}
