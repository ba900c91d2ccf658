//! Which study of the file is imported, in which version, with what it includes.
//! Invariant: what is not picked stays in the tree and is carried.

use std::rc::Rc;

use super::log::{Log, Refusal, refuse};
use super::parse::Found;
use super::tree::{Child, Tree};

/// A study taken out of the file: its tree, the path it had, and its version with everything inherited.
pub struct Picked {
    pub study: Tree,
    pub path: String,
    pub version: Tree,
    pub version_path: String,
}

/// A version of a study: position of the study in the file and of the version in the study, both among trees.
type Place = (usize, usize);

/// Picks the study, or says why there is none. Notes what was passed over.
pub fn pick(found: &mut Found, log: &mut Log) -> Result<Picked, Refusal> {
    note_clinical(found, log);
    found.root.children.retain(|child| !child.is_blank());
    let best = studies(&found.root).filter_map(|study| latest(&found.root, study)).map(|place| (size(&found.root, place), place));
    // The first of equals.
    let best = best.fold(None, |best: Option<(usize, Place)>, one| match best {
        Some(found) if found.0 >= one.0 => Some(found),
        _ => Some(one),
    });
    match best {
        Some((_, place)) if is_define(&found.root, place) => Err(define(&found.root, place, log)),
        Some((size, place)) if size > 0 => Ok(take(found, place, log)),
        Some((_, place)) => Err(empty(&found.root, place, log)),
        None => Err(without_design(found, log)),
    }
}

fn note_clinical(found: &Found, log: &mut Log) {
    for (path, line, subjects) in &found.clinical {
        let what = format!("Data of {subjects} {} passed over: a design has no data.", if *subjects == 1 { "subject" } else { "subjects" });
        log.note(path.clone(), *line, what);
    }
}

fn without_design(found: &Found, log: &Log) -> Refusal {
    let study = found.root.trees().find(|tree| tree.is("Study"));
    if let Some((path, line, subjects)) = found.clinical.first() {
        let what = format!(
            "This file holds data ({subjects} {} here) and no design: no study in it has a MetaDataVersion. \
             Export the study's metadata as ODM and import that.",
            if *subjects == 1 { "subject" } else { "subjects" }
        );
        return refuse(path.clone(), *line, what);
    }
    let (path, line) = study.map_or_else(|| ("/ODM".to_owned(), found.root.line), |study| (study.path("/ODM", log), study.line));
    refuse(path, line, "There is no MetaDataVersion, so there is no design to import. Export the study's metadata as ODM and import that.")
}

fn empty(root: &Tree, place: Place, log: &Log) -> Refusal {
    let (path, line) = locate(root, place, log);
    refuse(path, line, "This MetaDataVersion defines nothing: no visit, form, group, item or code list. Export the study again, with its metadata.")
}

fn define(root: &Tree, place: Place, log: &Log) -> Refusal {
    let (path, line) = locate(root, place, log);
    refuse(path, line, "This is Define-XML: it describes datasets for submission, not forms for collecting data. Export the study's metadata as ODM 1.3.2 and import that.")
}

fn locate(root: &Tree, (study, version): Place, log: &Log) -> (String, usize) {
    let study = nth(root, study);
    let place = study.map_or_else(String::new, |study| study.path("/ODM", log));
    let version = study.and_then(|study| nth(study, version));
    version.map_or((place.clone(), 0), |version| (version.path(&place, log), version.line))
}

/// Define-XML is ODM with datasets in place of forms.
fn is_define(root: &Tree, place: Place) -> bool {
    version(root, place).is_some_and(|version| {
        let forms = version.trees().any(|tree| tree.is("FormDef") || tree.is("StudyEventDef"));
        !forms && version.attributes.iter().any(|one| one.ns.as_deref().is_some_and(|ns| ns.starts_with("http://www.cdisc.org/ns/def/")))
    })
}

// Looking.

fn nth(tree: &Tree, at: usize) -> Option<&Tree> {
    tree.trees().nth(at)
}

fn studies(root: &Tree) -> impl Iterator<Item = usize> {
    root.trees().enumerate().filter(|(_, tree)| tree.is("Study")).map(|(at, _)| at)
}

/// The last version that has definitions; the last one when none has.
fn latest(root: &Tree, study: usize) -> Option<Place> {
    let versions = |tree: &Tree| -> Vec<usize> { tree.trees().enumerate().filter(|(_, tree)| tree.is("MetaDataVersion")).map(|(at, _)| at).collect() };
    let all = versions(nth(root, study)?);
    let filled = all.iter().rev().copied().find(|version| size(root, (study, *version)) > 0);
    Some((study, filled.or(all.last().copied())?))
}

/// The version and what it includes, the most basic first; and whether an Include leads nowhere.
fn layers(root: &Tree, top: Place) -> (Vec<Place>, bool) {
    let mut all = vec![top];
    let mut at = top;
    loop {
        let Some(include) = version(root, at).and_then(|version| version.trees().find(|tree| tree.is("Include"))) else { return (all, true) };
        let Some(base) = target(root, include).filter(|base| !all.contains(base)) else { return (all, false) };
        all.insert(0, base);
        at = base;
    }
}

fn version(root: &Tree, (study, version): Place) -> Option<&Tree> {
    nth(nth(root, study)?, version)
}

fn target(root: &Tree, include: &Tree) -> Option<Place> {
    let (study_oid, version_oid) = (include.get("StudyOID")?, include.get("MetaDataVersionOID")?);
    let same_oid = |tree: &Tree, name: &str, oid: &str| tree.is(name) && tree.get("OID") == Some(oid);
    let (study, tree) = root.trees().enumerate().find(|(_, tree)| same_oid(tree, "Study", study_oid))?;
    let version = tree.trees().position(|tree| same_oid(tree, "MetaDataVersion", version_oid))?;
    Some((study, version))
}

/// How many definitions a version has, inherited ones included.
fn size(root: &Tree, place: Place) -> usize {
    let (all, _) = layers(root, place);
    all.iter().filter_map(|one| version(root, *one)).map(|version| version.trees().filter(|tree| is_definition(tree)).count()).sum()
}

fn is_definition(tree: &Tree) -> bool {
    tree.ns.is_none() && matches!(&*tree.name, "StudyEventDef" | "FormDef" | "ItemGroupDef" | "ItemDef" | "CodeList" | "ConditionDef" | "MethodDef" | "ImputationMethod" | "Presentation")
}

// Taking.

fn take(found: &mut Found, place: Place, log: &mut Log) -> Picked {
    let (all, complete) = layers(&found.root, place);
    let inherited = all.iter().take(all.len() - 1);
    let bases: Vec<(Tree, Vec<Tree>)> = inherited.filter_map(|base| inherit(&found.root, *base, place, log)).collect();
    let (study_at, version_at) = place;
    let mut study = remove(&mut found.root, study_at);
    let path = study.path("/ODM", log);
    let mut version = remove(&mut study, version_at);
    let version_path = version.path(&path, log);
    note_others(&found.root, &study, &version_path, version.line, log);
    if !bases.is_empty() {
        let what = format!("Include resolved: the definitions of {} were taken over, overridden by OID; the export has them without Include.", names(&bases));
        log.note(version_path.clone(), version.line, what);
        add_units(&mut study, bases.iter().flat_map(|(_, units)| units));
        version = merge(bases.into_iter().map(|(base, _)| base), version, complete);
    }
    if !complete {
        log.note(version_path.clone(), version.line, "An Include leads to a version that is not in this file, or back to itself. What it includes is missing; the Include is kept.");
    }
    Picked { study, path, version, version_path }
}

fn remove(from: &mut Tree, at: usize) -> Tree {
    let position = from.children.iter().enumerate().filter(|(_, child)| matches!(child, Child::Tree(_))).map(|(position, _)| position).nth(at);
    match position.map(|position| from.children.remove(position)) {
        Some(Child::Tree(tree)) => tree,
        _ => Tree::default(),
    }
}

fn note_others(root: &Tree, study: &Tree, path: &str, line: usize, log: &mut Log) {
    let studies = root.trees().filter(|tree| tree.is("Study")).count();
    let versions = study.trees().filter(|tree| tree.is("MetaDataVersion")).count();
    if studies + versions > 0 {
        let what = format!("This version was imported. Other studies in the file: {studies}; other versions of this study: {versions}. They are kept and exported again.");
        log.note(path, line, what);
    }
}

/// A copy of a version's definitions and units, each knowing where it was.
fn inherit(root: &Tree, base: Place, top: Place, log: &Log) -> Option<(Tree, Vec<Tree>)> {
    let study = nth(root, base.0)?;
    let study_path = study.path("/ODM", log);
    let mut version = nth(study, base.1)?.clone();
    let place: Rc<str> = version.path(&study_path, log).into();
    version.children.retain(|child| matches!(child, Child::Tree(tree) if is_definition(tree) || tree.is("Protocol")));
    version.trees_mut().for_each(|tree| tree.at = Some(Rc::clone(&place)));
    let mut units = Vec::new();
    if base.0 != top.0 {
        for basics in study.trees().filter(|tree| tree.is("BasicDefinitions")) {
            let place: Rc<str> = basics.path(&study_path, log).into();
            let own = basics.trees().filter(|tree| tree.is("MeasurementUnit")).cloned();
            units.extend(own.map(|unit| Tree { at: Some(Rc::clone(&place)), ..unit }));
        }
    }
    Some((version, units))
}

fn names(bases: &[(Tree, Vec<Tree>)]) -> String {
    let one = |(base, _): &(Tree, Vec<Tree>)| base.get("OID").unwrap_or_default().to_owned();
    bases.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn merge(bases: impl Iterator<Item = Tree>, top: Tree, complete: bool) -> Tree {
    let mut children: Vec<Child> = Vec::new();
    let attributes = top.attributes.clone();
    let (line, nth, name) = (top.line, top.nth, Rc::clone(&top.name));
    for layer in bases.chain(std::iter::once(top)) {
        let inherited = children.len();
        for child in layer.children {
            let Child::Tree(tree) = child else { continue };
            let same = |other: &Child| matches!(other, Child::Tree(other) if other.name == tree.name && other.ns.is_none()
                && (tree.is("Protocol") || is_definition(&tree) && other.get("OID") == tree.get("OID")));
            match children.iter().take(inherited).position(same) {
                Some(at) => if let Some(place) = children.get_mut(at) { *place = Child::Tree(tree) },
                None if complete && tree.is("Include") => {}
                None => children.push(Child::Tree(tree)),
            }
        }
    }
    Tree { name, attributes, children, line, nth, ..Tree::default() }
}

fn add_units<'a>(study: &mut Tree, units: impl Iterator<Item = &'a Tree>) {
    let units: Vec<Tree> = units.cloned().collect();
    if units.is_empty() {
        return;
    }
    if !study.trees().any(|tree| tree.is("BasicDefinitions")) {
        study.children.push(Child::Tree(Tree { name: Rc::from("BasicDefinitions"), nth: 1, line: study.line, ..Tree::default() }));
    }
    let Some(basics) = study.trees_mut().find(|tree| tree.is("BasicDefinitions")) else { return };
    for unit in units {
        if !basics.trees().any(|own| own.get("OID") == unit.get("OID")) {
            basics.children.push(Child::Tree(unit));
        }
    }
}
