//! Rules: our own extension.

use shared::forms::{Asks, CheckLevel, Does, Oid, RuleDef, Translated, Translation, Unsure};

use super::super::log::Log;
use super::super::tree::Tree;
use super::super::{OWN, XML};
use super::parts::{expressions, number, translated};

/// Whether it is one of our own elements of that name.
pub fn is_own(tree: &Tree, name: &str) -> bool {
    tree.ns.as_deref() == Some(OWN) && &*tree.name == name
}

pub fn rule(tree: &mut Tree, place: &str, log: &mut Log) -> RuleDef {
    let description = translated(tree, "Description");
    RuleDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        description,
        form: Oid(tree.take("FormOID").unwrap_or_default()),
        group: tree.take("ItemGroupOID").map(Oid),
        unsure: tree.take_as("Unsure", |word| (word == "Acts").then_some(Unsure::Acts)).unwrap_or_default(),
        asks: tree.take_as("Asks", asks).unwrap_or_default(),
        expressions: expressions(tree, place, log),
        does: does(tree),
        carried: tree.carry(place, log),
    }
}

/// When what a check finds becomes a query.
pub fn asks(word: &str) -> Option<Asks> {
    Asks::ALL.into_iter().find(|one| one.as_str() == word)
}

/// What it does; a rule that says nothing that we know requires nothing.
fn does(tree: &mut Tree) -> Does {
    const DOES: [&str; 6] = ["Check", "Require", "Offer", "Begin", "Plan", "Notify"];
    let known = |child: &&mut Tree| !child.taken && DOES.iter().any(|name| is_own(child, name));
    let Some(found) = tree.trees_mut().find(known) else { return Does::default() };
    found.taken = true;
    let read = match &*found.name {
        "Check" => Does::Check { level: level(found), message: exact(found, "ErrorMessage"), at: items(found) },
        "Offer" => Does::Offer { item: Oid(found.take("ItemOID").unwrap_or_default()) },
        "Begin" => Does::Begin { item: Oid(found.take("ItemOID").unwrap_or_default()) },
        "Plan" => Does::Plan {
            visit: Oid(found.take("StudyEventOID").unwrap_or_default()),
            before: found.take_as("Before", number).unwrap_or_default(),
            after: found.take_as("After", number).unwrap_or_default(),
        },
        "Notify" => Does::Notify { roles: roles(found), subject: words(found, "Subject"), text: words(found, "Body") },
        _ => Does::Require { items: items(found) },
    };
    // Nobody else writes these: what is left in them says nothing.
    (found.attributes, found.children) = Default::default();
    read
}

fn level(tree: &mut Tree) -> CheckLevel {
    let level = |word: &str| match word {
        "Note" => Some(CheckLevel::Note),
        "Soft" => Some(CheckLevel::Soft),
        "Hard" => Some(CheckLevel::Hard),
        _ => None,
    };
    tree.take_as("Level", level).unwrap_or_default()
}

fn items(tree: &mut Tree) -> Vec<Oid> {
    tree.trees_mut().filter(|child| is_own(child, "At")).map(|child| Oid(child.take("ItemOID").unwrap_or_default())).collect()
}

fn roles(tree: &mut Tree) -> Vec<String> {
    tree.trees_mut().filter(|child| is_own(child, "Role")).map(|child| child.take("Name").unwrap_or_default()).collect()
}

fn words(tree: &mut Tree, name: &str) -> Translated {
    let found = tree.trees_mut().find(|child| is_own(child, name));
    found.map(|child| exact(child, "Description")).unwrap_or_default()
}

/// Texts as we wrote them, also those that are blank.
pub fn exact(tree: &mut Tree, name: &str) -> Translated {
    let Some(child) = tree.first(name) else { return Translated::default() };
    let texts = child.trees_mut().filter(|text| text.is("TranslatedText"));
    let read = |text: &mut Tree| {
        text.taken = true;
        Translation { lang: text.take_from(Some(XML), "lang"), text: text.take_text() }
    };
    Translated(texts.map(read).collect())
}
