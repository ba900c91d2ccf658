//! What is worth knowing of a version as a whole: OIDs defined twice, references that lead nowhere.

use std::collections::{HashMap, HashSet};

use super::log::Log;
use super::pick::Picked;
use super::schema::TARGETS;
use super::tree::Tree;

/// Notes both; nothing is changed.
pub fn check(picked: &Picked, log: &mut Log) {
    let mut known: HashMap<&str, HashSet<&str>> = HashMap::new();
    let basics = picked.study.trees().filter(|tree| tree.is("BasicDefinitions"));
    let units: Vec<(&Tree, String)> = basics
        .flat_map(|basics| {
            let place = basics.path(&picked.path, log);
            basics.trees().map(move |unit| (unit, place.clone()))
        })
        .collect();
    let definitions = picked.version.trees().map(|tree| (tree, picked.version_path.clone()));
    for (tree, place) in units.into_iter().chain(definitions) {
        let (None, Some(oid)) = (&tree.ns, tree.get("OID")) else { continue };
        if !known.entry(&tree.name).or_default().insert(oid) {
            let what = format!(
                "{} \"{oid}\" is defined more than once. The first definition counts; the others are kept and exported again.",
                tree.name
            );
            log.note(tree.path(&place, log), tree.line, what);
        }
    }
    for tree in picked.version.trees().filter(|tree| tree.ns.is_none()) {
        dangling(tree, &picked.version_path, &known, log);
    }
}

fn dangling(tree: &Tree, place: &str, known: &HashMap<&str, HashSet<&str>>, log: &mut Log) {
    let path = tree.path(place, log);
    for one in tree.attributes.iter().filter(|one| one.ns.is_none() && !one.value.is_empty()) {
        let unit = [("MeasurementUnitOID", "MeasurementUnit")];
        let Some((_, kind)) = TARGETS.iter().chain(&unit).find(|(name, _)| **name == *one.name) else { continue };
        if !known.get(kind).is_some_and(|oids| oids.contains(one.value.as_str())) {
            log.note(
                format!("{path}/@{}", one.name),
                one.line,
                format!("There is no {kind} \"{}\": the reference leads nowhere.", one.value),
            );
        }
    }
    for child in tree.trees().filter(|child| child.ns.is_none()) {
        dangling(child, &path, known, log);
    }
}
