//! Inheritance between versions (ODM Include): which versions a version builds on, and what it takes from them.
//! Invariant: a definition of a higher layer stands in the place of the one it overrides.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::log::Log;
use super::tree::{Child, Tree};

/// How many versions may build on one another.
const MAX_LAYERS: usize = 50;
/// How many definitions to compare when versions are sized.
const MAX_EFFORT: usize = 5_000_000;

/// A version, by the numbers of its study in the file and of itself in the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub study: usize,
    pub version: usize,
}

/// Studies and versions of a file, found once.
pub struct Index<'a> {
    studies: Vec<(&'a Tree, Vec<Version<'a>>)>,
    by_oid: HashMap<(&'a str, &'a str), Place>,
    /// Definitions looked at for sizes.
    spent: Cell<usize>,
}

struct Version<'a> {
    tree: &'a Tree,
    definitions: usize,
    include: Option<(&'a str, &'a str)>,
    includes: bool,
}

impl<'a> Index<'a> {
    pub fn of(root: &'a Tree) -> Self {
        let studies: Vec<(&Tree, Vec<Version>)> =
            root.trees().filter(|tree| tree.is("Study")).map(|study| (study, versions(study))).collect();
        let mut by_oid = HashMap::new();
        for (study, (tree, versions)) in studies.iter().enumerate() {
            for (version, found) in versions.iter().enumerate() {
                if let (Some(study_oid), Some(version_oid)) = (tree.get("OID"), found.tree.get("OID")) {
                    by_oid.entry((study_oid, version_oid)).or_insert(Place { study, version });
                }
            }
        }
        Self { studies, by_oid, spent: Cell::new(0) }
    }

    pub fn studies(&self) -> impl Iterator<Item = usize> {
        0..self.studies.len()
    }

    pub fn versions(&self, study: usize) -> std::ops::Range<usize> {
        0..self.studies.get(study).map_or(0, |(_, versions)| versions.len())
    }

    pub fn version(&self, place: Place) -> Option<&'a Tree> {
        self.at(place).map(|version| version.tree)
    }

    fn at(&self, place: Place) -> Option<&Version<'a>> {
        self.studies.get(place.study)?.1.get(place.version)
    }

    /// Path and line.
    pub fn locate(&self, place: Place, log: &Log) -> (String, usize) {
        let study = self.studies.get(place.study).map_or_else(String::new, |(study, _)| study.path("/ODM", log));
        self.version(place).map_or((study.clone(), 0), |version| (version.path(&study, log), version.line))
    }

    /// The version and what it builds on, the most basic first; and whether every Include was found.
    pub fn layers(&self, top: Place) -> (Vec<Place>, bool) {
        let mut all = vec![top];
        let mut at = top;
        loop {
            let Some(version) = self.at(at).filter(|version| version.includes) else { return (all, true) };
            let base =
                version.include.and_then(|target| self.by_oid.get(&target)).filter(|base| !all.contains(base) && all.len() < MAX_LAYERS);
            let Some(base) = base else { return (all, false) };
            all.insert(0, *base);
            at = *base;
        }
    }

    /// Whether a version defines anything, inherited definitions included.
    pub fn is_filled(&self, place: Place) -> bool {
        let (all, _) = self.layers(place);
        all.into_iter().filter_map(|one| self.at(one)).any(|version| version.definitions > 0)
    }

    /// How many definitions a version has after resolving: as many as [`merge`] leaves.
    pub fn size(&self, place: Place) -> usize {
        let (all, _) = self.layers(place);
        let layers: Vec<&Version> = all.into_iter().filter_map(|one| self.at(one)).collect();
        let sum = layers.iter().map(|version| version.definitions).sum();
        // A file made to cost time is not worth an exact answer.
        let spent = self.spent.get() + if layers.len() > 1 { sum } else { 0 };
        self.spent.set(spent);
        if layers.len() == 1 || spent > MAX_EFFORT {
            return sum;
        }
        let mut known: HashSet<Key> = HashSet::new();
        let mut size = 0;
        for layer in layers {
            let keys: HashSet<Key> = layer.tree.trees().filter(|tree| is_definition(tree)).filter_map(key).collect();
            size += layer.definitions - keys.intersection(&known).count();
            known.extend(keys);
        }
        size
    }
}

fn versions(study: &Tree) -> Vec<Version<'_>> {
    let all = study.trees().filter(|tree| tree.is("MetaDataVersion"));
    all.map(|tree| {
        let include = tree.trees().find(|child| child.is("Include"));
        Version {
            tree,
            definitions: tree.trees().filter(|child| is_definition(child)).count(),
            include: include.and_then(|include| Some((include.get("StudyOID")?, include.get("MetaDataVersionOID")?))),
            includes: include.is_some(),
        }
    })
    .collect()
}

fn is_definition(tree: &Tree) -> bool {
    const KINDS: &[&str] = &[
        "StudyEventDef",
        "FormDef",
        "ItemGroupDef",
        "ItemDef",
        "CodeList",
        "ConditionDef",
        "MethodDef",
        "ImputationMethod",
        "Presentation",
    ];
    tree.ns.is_none() && KINDS.contains(&&*tree.name)
}

/// A copy of a version's definitions and units, each knowing where it was.
pub fn inherit(index: &Index, base: Place, top: Place, log: &Log) -> Option<(Tree, Vec<Tree>)> {
    let (study, _) = index.studies.get(base.study)?;
    let study_path = study.path("/ODM", log);
    let place: Rc<str> = index.locate(base, log).0.into();
    let mut version = index.version(base)?.clone();
    version.children.retain(|child| matches!(child, Child::Tree(tree) if is_definition(tree) || tree.is("Protocol") || tree.is("Include")));
    version.trees_mut().for_each(|tree| tree.at = Some(Rc::clone(&place)));
    let mut units = Vec::new();
    if base.study != top.study {
        for basics in study.trees().filter(|tree| tree.is("BasicDefinitions")) {
            let place: Rc<str> = basics.path(&study_path, log).into();
            let own = basics.trees().filter(|tree| tree.is("MeasurementUnit")).cloned();
            units.extend(own.map(|unit| Tree { at: Some(Rc::clone(&place)), ..unit }));
        }
    }
    Some((version, units))
}

/// One version of all layers, `bases` first. An Include goes when what it includes was found: all but the last can be.
pub fn merge(bases: impl Iterator<Item = Tree>, mut top: Tree, complete: bool) -> Tree {
    let own = std::mem::take(&mut top.children);
    let mut children: Vec<Child> = Vec::new();
    for (depth, layer) in bases.map(|base| base.children).chain([own]).enumerate() {
        let mut inherited: HashMap<Key, usize> = HashMap::new();
        for (at, child) in children.iter().enumerate() {
            if let Child::Tree(tree) = child
                && let Some(key) = key(tree)
            {
                inherited.entry(key).or_insert(at);
            }
        }
        for tree in layer.into_iter().filter_map(Child::into_tree) {
            let place = key(&tree).and_then(|key| inherited.remove(&key)).and_then(|at| children.get_mut(at));
            match place {
                Some(place) => *place = Child::Tree(tree),
                None if tree.is("Include") && (complete || depth > 0) => {}
                None => children.push(Child::Tree(tree)),
            }
        }
    }
    Tree { children, ..top }
}

/// By what a definition overrides another: kind and OID.
type Key = (Rc<str>, Option<String>);

fn key(tree: &Tree) -> Option<Key> {
    let key = (Rc::clone(&tree.name), tree.get("OID").map(str::to_owned));
    (tree.is("Protocol") || is_definition(tree)).then_some(key)
}

/// Adds units that the study lacks.
pub fn add_units<'a>(study: &mut Tree, units: impl Iterator<Item = &'a Tree>) {
    let mut units = units.cloned().peekable();
    if units.peek().is_none() {
        return;
    }
    if !study.trees().any(|tree| tree.is("BasicDefinitions")) {
        study.children.push(Child::Tree(Tree { name: Rc::from("BasicDefinitions"), nth: 1, line: study.line, ..Tree::default() }));
    }
    let Some(basics) = study.trees_mut().find(|tree| tree.is("BasicDefinitions")) else { return };
    let mut known: HashSet<Option<String>> = basics.trees().map(|unit| unit.get("OID").map(str::to_owned)).collect();
    for unit in units {
        if known.insert(unit.get("OID").map(str::to_owned)) {
            basics.children.push(Child::Tree(unit));
        }
    }
}
