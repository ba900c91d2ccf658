//! Protocol, visits, forms, groups and arms.

use shared::forms::{Carried, FormDef, GroupDef, Oid};
use shared::study::{Arm, Design, VisitDef, VisitKind, Window};

use super::super::OWN;
use super::super::log::Log;
use super::super::tree::Tree;
use super::parts::{aliases, listed, number, refs, translated, yes};

pub fn protocol(tree: &mut Tree, place: &str, design: &mut Design, log: &mut Log) -> Carried {
    design.protocol_description = translated(tree, "Description");
    design.schedule = refs(tree, "StudyEventRef", "StudyEventOID", place, log);
    design.aliases = aliases(tree, place, log);
    tree.carry(place, log)
}

pub fn visit(tree: &mut Tree, place: &str, log: &mut Log) -> VisitDef {
    let kind = |value: &str| match value {
        "Scheduled" => Some(VisitKind::Scheduled),
        "Unscheduled" => Some(VisitKind::Unscheduled),
        "Common" => Some(VisitKind::Common),
        _ => None,
    };
    VisitDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        kind: tree.take_as("Type", kind).unwrap_or_default(),
        repeating: yes(tree, "Repeating"),
        category: tree.take("Category"),
        description: translated(tree, "Description"),
        forms: refs(tree, "FormRef", "FormOID", place, log),
        window: window(tree),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

/// Our own extension.
fn window(tree: &mut Tree) -> Option<Window> {
    let day = number(&tree.take_from(Some(OWN), "WindowDay")?)?;
    let mut days = |name| tree.take_from(Some(OWN), name).and_then(|value| number(&value)).unwrap_or_default();
    let (before, after) = (days("WindowBefore"), days("WindowAfter"));
    Some(Window { anchor: tree.take_from(Some(OWN), "WindowAnchor").map(Oid), day, before, after })
}

pub fn form(tree: &mut Tree, place: &str, log: &mut Log) -> FormDef {
    FormDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        repeating: yes(tree, "Repeating"),
        description: translated(tree, "Description"),
        groups: refs(tree, "ItemGroupRef", "ItemGroupOID", place, log),
        columns: listed(tree, "LogColumns"),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

pub fn group(tree: &mut Tree, place: &str, log: &mut Log) -> GroupDef {
    GroupDef {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        repeating: yes(tree, "Repeating"),
        description: translated(tree, "Description"),
        items: refs(tree, "ItemRef", "ItemOID", place, log),
        aliases: aliases(tree, place, log),
        carried: tree.carry(place, log),
    }
}

/// Our own extension. What an arm has more is not carried: nobody else writes arms.
pub fn arm(tree: &mut Tree, _place: &str, _log: &mut Log) -> Arm {
    let description = translated(tree, "Description");
    let arm = Arm {
        oid: Oid(tree.take("OID").unwrap_or_default()),
        name: tree.take("Name").unwrap_or_default(),
        description,
        ratio: tree.take("Ratio").and_then(|value| number(&value)),
    };
    *tree = Tree { taken: true, ns: tree.ns.take(), ..Tree::default() };
    arm
}
