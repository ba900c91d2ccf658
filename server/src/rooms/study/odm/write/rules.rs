//! Rules as trees: elements of our own namespace, for ODM has none for them.
//! Invariant: what stands here is read by `read::rules`, word for word.

use std::rc::Rc;

use shared::forms::{CheckLevel, Does, Oid, RuleDef, Unsure};

use super::super::OWN;
use super::super::tree::Tree;
use super::parts::{expressions, translated};

pub fn rule(rule: &RuleDef) -> Tree {
    let mut tree =
        own("Rule").attr("OID", rule.oid.as_str()).attr("FormOID", rule.form.as_str()).maybe("ItemGroupOID", rule.group.as_ref());
    if rule.unsure == Unsure::Acts {
        tree = tree.attr("Unsure", "Acts");
    }
    if !rule.asks.is_when_complete() {
        tree = tree.attr("Asks", rule.asks.as_str());
    }
    tree.texts("Description", &rule.description).all(expressions(&rule.expressions)).child(does(&rule.does)).with(&rule.carried)
}

fn does(does: &Does) -> Tree {
    match does {
        Does::Check { level, message, at } => {
            own("Check").attr("Level", level_word(*level)).child(translated("ErrorMessage", message)).all(items(at))
        }
        Does::Require { items: required } => own("Require").all(items(required)),
        Does::Offer { item } => own("Offer").attr("ItemOID", item.as_str()),
        Does::Begin { item } => own("Begin").attr("ItemOID", item.as_str()),
        Does::Plan { visit, before, after } => {
            own("Plan").attr("StudyEventOID", visit.as_str()).attr("Before", before.to_string()).attr("After", after.to_string())
        }
        Does::Notify { roles, subject, text } => own("Notify")
            .all(roles.iter().map(|role| own("Role").attr("Name", role)))
            .child(own("Subject").child(translated("Description", subject)))
            .child(own("Body").child(translated("Description", text))),
    }
}

fn level_word(level: CheckLevel) -> &'static str {
    match level {
        CheckLevel::Note => "Note",
        CheckLevel::Soft => "Soft",
        CheckLevel::Hard => "Hard",
    }
}

fn items(all: &[Oid]) -> impl Iterator<Item = Tree> {
    all.iter().map(|oid| own("At").attr("ItemOID", oid.as_str()))
}

pub fn own(name: &str) -> Tree {
    Tree { ns: Some(Rc::from(OWN)), ..Tree::odm(name) }
}
