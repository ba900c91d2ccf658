//! Which study of the file is imported, in which version, with what it includes.
//! Invariant: what is not picked stays in the tree and is carried.

use std::rc::Rc;

use super::include::{Index, Place, add_units, inherit, merge};
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

/// Picks the study, or says why there is none. Notes what was passed over.
pub fn pick(found: &mut Found, log: &mut Log) -> Result<Picked, Refusal> {
    note_clinical(found, log);
    let index = Index::of(&found.root);
    let sized = index.studies().filter_map(|study| latest(&index, study)).map(|place| (index.size(place), place));
    // The first of equals.
    let best = sized.fold(None, |best: Option<(usize, Place)>, one| match best {
        Some(found) if found.0 >= one.0 => Some(found),
        _ => Some(one),
    });
    let refusal = match best {
        Some((_, place)) if is_define(&index, place) => DEFINE,
        Some((size, place)) if size > 0 => {
            let inherited = inherited(&index, place, log);
            return Ok(take(&mut found.root, place, inherited, log));
        }
        Some(_) => EMPTY,
        None => return Err(without_design(found, log)),
    };
    let (path, line) = best.map_or((String::new(), 0), |(_, place)| index.locate(place, log));
    Err(refuse(path, line, refusal))
}

const DEFINE: &str = "This is Define-XML: it describes datasets for submission, not forms for collecting data. \
                      Export the study's metadata as ODM 1.3.2 and import that.";
const EMPTY: &str =
    "This MetaDataVersion defines nothing: no visit, form, group, item or code list. Export the study again, with its metadata.";

fn note_clinical(found: &Found, log: &mut Log) {
    for (path, line, subjects) in &found.clinical {
        log.note(path.clone(), *line, format!("Data of {} passed over: a design has no data.", count(*subjects)));
    }
}

fn count(subjects: usize) -> String {
    format!("{subjects} {}", if subjects == 1 { "subject" } else { "subjects" })
}

fn without_design(found: &Found, log: &Log) -> Refusal {
    if let Some((path, line, subjects)) = found.clinical.first() {
        let what = format!(
            "This file holds data ({} here) and no design: no study in it has a MetaDataVersion. Export the study's metadata as ODM and import that.",
            count(*subjects)
        );
        return refuse(path.clone(), *line, what);
    }
    let study = found.root.trees().find(|tree| tree.is("Study"));
    let (path, line) = study.map_or_else(|| ("/ODM".to_owned(), found.root.line), |study| (study.path("/ODM", log), study.line));
    refuse(path, line, "There is no MetaDataVersion, so there is no design to import. Export the study's metadata as ODM and import that.")
}

/// Define-XML is ODM with datasets in place of forms.
fn is_define(index: &Index, place: Place) -> bool {
    index.version(place).is_some_and(|version| {
        let forms = version.trees().any(|tree| tree.is("FormDef") || tree.is("StudyEventDef"));
        !forms && version.attributes.iter().any(|one| one.ns.as_deref().is_some_and(|ns| ns.starts_with("http://www.cdisc.org/ns/def/")))
    })
}

/// The last version that has definitions; the last one when none has.
fn latest(index: &Index, study: usize) -> Option<Place> {
    let all = || index.versions(study).map(move |version| Place { study, version });
    all().rev().find(|place| index.is_filled(*place)).or_else(|| all().next_back())
}

/// What a version includes: copies of the versions' definitions and units, and whether every Include was found.
struct Inherited {
    bases: Vec<(Tree, Vec<Tree>)>,
    complete: bool,
}

fn inherited(index: &Index, place: Place, log: &Log) -> Inherited {
    let (layers, complete) = index.layers(place);
    let bases = layers.iter().filter(|base| **base != place).filter_map(|base| inherit(index, *base, place, log)).collect();
    Inherited { bases, complete }
}

fn take(root: &mut Tree, place: Place, Inherited { bases, complete }: Inherited, log: &mut Log) -> Picked {
    let mut study = remove(root, "Study", place.study);
    let path = study.path("/ODM", log);
    let mut version = remove(&mut study, "MetaDataVersion", place.version);
    let version_path = version.path(&path, log);
    note_others(root, &study, &version_path, version.line, log);
    if !bases.is_empty() {
        let names: Vec<&str> = bases.iter().map(|(base, _)| base.get("OID").unwrap_or_default()).collect();
        let what = format!(
            "Include resolved: the definitions of {} were taken over, overridden by OID; the export has them without Include.",
            names.join(", ")
        );
        log.note(version_path.clone(), version.line, what);
        add_units(&mut study, bases.iter().flat_map(|(_, units)| units));
        version = merge(bases.into_iter().map(|(base, _)| base), version, complete);
    }
    if !complete {
        let what =
            "An Include leads to a version that is not in this file, or back to itself. What it includes is missing; the Include is kept.";
        log.note(version_path.clone(), version.line, what);
    }
    Picked { study, path, version, version_path }
}

/// Takes the child of that name and number out.
fn remove(from: &mut Tree, name: &str, nth: usize) -> Tree {
    let positions = from.children.iter().enumerate().filter(|(_, child)| matches!(child, Child::Tree(tree) if tree.is(name)));
    let position = positions.map(|(position, _)| position).nth(nth);
    position
        .map(|position| from.children.remove(position))
        .and_then(Child::into_tree)
        .unwrap_or_else(|| Tree { name: Rc::from(name), ..Tree::default() })
}

fn note_others(root: &Tree, study: &Tree, path: &str, line: usize, log: &mut Log) {
    let studies = root.trees().filter(|tree| tree.is("Study")).count();
    let versions = study.trees().filter(|tree| tree.is("MetaDataVersion")).count();
    if studies + versions > 0 {
        let what = format!(
            "This version was imported. Other studies in the file: {studies}; other versions of this study: {versions}. They are kept and exported again."
        );
        log.note(path, line, what);
    }
}
