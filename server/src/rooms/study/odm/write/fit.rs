//! Makes a tree acceptable to the ODM 1.3.2 schema without losing what it says: order, required parts, allowed values,
//! uniqueness. What has to give way is noted beside what replaces it, and read back by our own import.
//! Invariant: `restore(fit(tree)) == tree`, but for the order of children, which import brings into ODM's order as well.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::restore::restore;
use super::super::schema::{self, AttributeRule, Rule, TARGETS};
use super::super::tree::{Attr, Child, Tree};

/// Definitions written under another OID than their own, because the schema wants OIDs to differ across kinds.
#[derive(Clone, Debug, Default)]
pub struct Renames(HashMap<(String, String), String>);

impl Renames {
    /// What stands in the file for the definition `oid` of kind `FormDef`, `ItemGroupDef`, `ItemDef` …
    pub fn written<'a>(&'a self, kind: &str, oid: &'a str) -> &'a str {
        self.0.get(&(kind.to_owned(), oid.to_owned())).map_or(oid, String::as_str)
    }
}

/// The root's attributes; its children are fitted one by one.
pub fn root(tree: &mut Tree) {
    const TEXT: &[&str] = &["Description", "Originator", "SourceSystem", "SourceSystemVersion"];
    const REQUIRED: &[&str] = &["FileType", "FileOID", "CreationDateTime", "ODMVersion"];
    let known = |one: &Attr| one.ns.is_some() || TEXT.contains(&&*one.name) || REQUIRED.contains(&&*one.name);
    let (keep, give): (Vec<Attr>, Vec<Attr>) = std::mem::take(&mut tree.attributes).into_iter().partition(known);
    tree.attributes = keep;
    tree.fitted.was.extend(give);
}

/// Fits elements that stand beside each other under `parent`. Gives the renames of the first version with definitions in
/// the first element.
pub fn siblings(parent: &str, all: &mut [Tree]) -> Renames {
    let mut renames = None;
    let mut studies = Used::default();
    for tree in all.iter_mut().filter(|tree| tree.ns.is_none()) {
        if schema::slot(parent, None, &tree.name).is_none() || !feasible(tree) {
            hide(tree);
            continue;
        }
        fit(tree, &Renames::default());
        if tree.is("Study") {
            if let Some(new) = tree.get("OID").and_then(|oid| studies.other(oid)) {
                set(tree, "OID", new);
            }
            renames = renames.or_else(|| tree.trees().filter(|child| child.is("MetaDataVersion")).last().map(renames_of));
        }
    }
    renames.unwrap_or_default()
}

fn renames_of(version: &Tree) -> Renames {
    let renamed = |tree: &Tree| {
        let was = tree.fitted.was.iter().find(|one| one.ns.is_none() && &*one.name == "OID")?;
        Some(((tree.name.to_string(), was.value.clone()), tree.get("OID")?.to_owned()))
    };
    let kept: HashSet<(String, String)> = version
        .trees()
        .filter(|tree| renamed(tree).is_none())
        .filter_map(|tree| Some((tree.name.to_string(), tree.get("OID")?.to_owned())))
        .collect();
    let mut all = HashMap::new();
    for (key, written) in version.trees().filter_map(renamed).filter(|(key, _)| !kept.contains(key)) {
        all.entry(key).or_insert(written);
    }
    Renames(all)
}

/// Takes an element out of the schema's sight, as it was.
fn hide(tree: &mut Tree) {
    bare(tree);
    tree.fitted.hidden = true;
}

/// An instruction cannot stand inside another, so nothing in a hidden element may need one.
fn bare(tree: &mut Tree) {
    tree.trees_mut().for_each(bare);
    let filler = |child: &Child| matches!(child, Child::Tree(child) if child.fitted.filler);
    tree.children.retain(|child| !filler(child));
    restore(tree);
}

/// Whether the element can stand at all: it has what is required, or that can be filled in.
fn feasible(tree: &Tree) -> bool {
    let Some(rule) = schema::rule(&tree.name) else { return false };
    let attributes = rule.attributes.iter().all(|one| !one.required || tree.get(one.name).is_some());
    let text = rule.text.is_none_or(|kind| kind.is_met(&tree.text()) || kind.0 == "id");
    let children = rule
        .children
        .iter()
        .filter(|slot| slot.required)
        .all(|slot| tree.trees().any(|child| child.is(slot.name) && feasible(child)) || fillable(slot.name));
    attributes && text && children
}

/// Whether an empty element of that name says nothing and is allowed.
fn fillable(name: &str) -> bool {
    schema::rule(name).is_some_and(|rule| {
        let free = rule.attributes.iter().all(|one| !one.required) && rule.text.is_none_or(|kind| matches!(kind.0, "text" | "id"));
        free && rule.children.iter().all(|slot| !slot.required || fillable(slot.name))
    })
}

fn fit(tree: &mut Tree, renames: &Renames) {
    let Some(rule) = schema::rule(&tree.name) else { return };
    let own = if tree.is("MetaDataVersion") { Some(tell_apart(tree)) } else { None };
    let renames = own.as_ref().unwrap_or(renames);
    attributes(tree, rule, renames);
    words(tree, rule);
    place(tree, rule);
    unique(tree, rule);
    for child in tree.trees_mut().filter(|child| child.ns.is_none() && !child.fitted.hidden) {
        fit(child, renames);
    }
    complete(tree, rule);
}

// Attributes.

fn attributes(tree: &mut Tree, rule: &Rule, renames: &Renames) {
    let fallback = tree.get("OID").filter(|oid| !oid.is_empty()).unwrap_or("-").to_owned();
    let is_definition = tree.get("OID").is_some();
    let mut kept = Vec::new();
    for mut one in std::mem::take(&mut tree.attributes) {
        let allowed = match &one.ns {
            None => rule.attribute(&one.name),
            Some(_) if one.is_lang() => rule.attribute("lang"),
            Some(_) => {
                kept.push(one);
                continue;
            }
        };
        let replacement = match allowed {
            Some(known) if known.kind.is_met(&one.value) => target(&one, renames).filter(|_| !is_definition || &*one.name != "OID"),
            Some(known) => substitute(known, &fallback),
            None => None,
        };
        let stands = allowed.is_some_and(|known| known.kind.is_met(&one.value));
        match replacement {
            Some(value) => {
                was(&mut tree.fitted.was, one.clone());
                one.value = value;
                kept.push(one);
            }
            None if stands => kept.push(one),
            None => was(&mut tree.fitted.was, one),
        }
    }
    tree.attributes = kept;
}

/// What an attribute was, unless we know already.
fn was(all: &mut Vec<Attr>, one: Attr) {
    if !all.iter().any(|known| known.ns == one.ns && known.name == one.name) {
        all.push(one);
    }
}

/// Where a reference points after renaming; none where it points already.
fn target(one: &Attr, renames: &Renames) -> Option<String> {
    let (_, kind) = TARGETS.iter().find(|(name, _)| one.ns.is_none() && **name == *one.name)?;
    let written = renames.written(kind, &one.value);
    (written != one.value).then(|| written.to_owned())
}

/// What stands for a required attribute that has a value the schema does not allow.
fn substitute(known: &AttributeRule, fallback: &str) -> Option<String> {
    known.required.then(|| match known.kind.0 {
        "id" => fallback.to_owned(),
        "yes" => "No".to_owned(),
        "datatype" => "text".to_owned(),
        "uri" => "file".to_owned(),
        "whole" => "1".to_owned(),
        "date" => "1900-01-01".to_owned(),
        kind => kind.split('/').next().unwrap_or_default().to_owned(),
    })
}

// Text.

fn words(tree: &mut Tree, rule: &Rule) {
    match rule.text {
        Some(kind) => {
            // Elements in a text have no place; they are told apart from the words.
            tree.trees_mut().for_each(hide);
            let text = tree.text();
            if !kind.is_met(&text) {
                tree.children.retain(|child| matches!(child, Child::Tree(_)));
                tree.children.push(Child::Text("-".to_owned()));
                tree.fitted.text = Some(text);
            }
        }
        None => tree.settle(),
    }
}

// Children.

fn place(tree: &mut Tree, rule: &Rule) {
    if rule.text.is_some() {
        return;
    }
    tree.sort();
    // What we keep beside a text is no extension for others to read.
    tree.trees_mut().filter(|child| child.is_own() && &*child.name == "Markup").for_each(hide);
    let chosen = tree
        .trees()
        .find(|child| child.ns.is_none() && rule.slot(&child.name).is_some_and(|slot| slot.alternative) && feasible(child))
        .map(|child| Rc::clone(&child.name));
    let mut seen: HashSet<Rc<str>> = HashSet::new();
    for child in tree.trees_mut().filter(|child| child.ns.is_none()) {
        let fits = rule.slot(&child.name).is_some_and(|slot| {
            feasible(child)
                && (!slot.alternative || chosen.as_deref() == Some(slot.name))
                && (slot.many || seen.insert(Rc::clone(&child.name)))
        });
        if !fits {
            hide(child);
        }
    }
}

/// Adds what the schema requires and nobody said.
fn complete(tree: &mut Tree, rule: &Rule) {
    let stands = |tree: &Tree, name: &str| tree.trees().any(|child| child.is(name) && !child.fitted.hidden);
    let missing = rule.children.iter().filter(|slot| slot.required && !stands(tree, slot.name)).map(|slot| slot.name);
    let alternatives: Vec<&str> = rule.children.iter().filter(|slot| slot.alternative).map(|slot| slot.name).collect();
    let none = !alternatives.is_empty() && !alternatives.iter().any(|name| stands(tree, name));
    let one = alternatives.into_iter().find(|name| fillable(name)).filter(|_| none);
    let fillers: Vec<Tree> = missing.chain(one).map(filler).collect();
    if !fillers.is_empty() {
        tree.children.extend(fillers.into_iter().map(Child::Tree));
        tree.sort();
    }
}

fn filler(name: &str) -> Tree {
    let mut tree = Tree::odm(name);
    if let Some(rule) = schema::rule(name) {
        let inside = rule.children.iter().filter(|slot| slot.required).map(|slot| Child::Tree(filler(slot.name)));
        tree.children.extend(inside);
        if rule.text.is_some_and(|kind| kind.0 == "id") {
            tree.children.push(Child::Text("-".to_owned()));
        }
    }
    tree.fitted.filler = true;
    tree
}

// Uniqueness.

/// Values in use among siblings, and how far each was counted up to make another differ.
#[derive(Default)]
struct Used {
    values: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Used {
    /// A value like this one that nobody uses; none when nobody uses this one.
    fn other(&mut self, value: &str) -> Option<String> {
        if self.values.insert(value.to_owned()) {
            return None;
        }
        let next = self.next.entry(value.to_owned()).or_insert(1);
        loop {
            *next += 1;
            let new = format!("{value}.{next}");
            if self.values.insert(new.clone()) {
                return Some(new);
            }
        }
    }
}

/// Gives each definition of a version an OID of its own. References follow the first of each kind.
fn tell_apart(version: &mut Tree) -> Renames {
    version.sort();
    let mut renames = HashMap::new();
    let mut known: HashSet<(Rc<str>, String)> = HashSet::new();
    // The first of each OID keeps it, so all of those are taken before anything is renamed.
    let values = version.trees().filter_map(|tree| tree.get("OID")).map(str::to_owned).collect();
    let mut used = Used { values, next: HashMap::new() };
    let mut kept: HashSet<String> = HashSet::new();
    for tree in version.trees_mut().filter(|tree| tree.ns.is_none()) {
        let Some(oid) = tree.get("OID").map(str::to_owned) else { continue };
        let first = known.insert((Rc::clone(&tree.name), oid.clone()));
        if !oid.is_empty() && kept.insert(oid.clone()) {
            continue;
        }
        let base = if oid.is_empty() { "-" } else { &oid };
        let new = used.other(base).unwrap_or_else(|| base.to_owned());
        if first {
            renames.insert((tree.name.to_string(), oid), new.clone());
        }
        set(tree, "OID", new);
    }
    Renames(renames)
}

fn set(tree: &mut Tree, name: &str, value: String) {
    if let Some(one) = tree.attributes.iter_mut().find(|one| one.ns.is_none() && &*one.name == name) {
        let old = Attr { value: std::mem::replace(&mut one.value, value), ..one.clone() };
        was(&mut tree.fitted.was, old);
    }
}

fn unique(tree: &mut Tree, rule: &Rule) {
    for (child, attribute) in &rule.unique {
        match *attribute {
            "OrderNumber" | "KeySequence" => number(tree, child, attribute),
            "Context" | "OID" => {
                let mut used = Used::default();
                for one in standing(tree, child) {
                    if let Some(new) = one.get(attribute).and_then(|value| used.other(value)) {
                        set(one, attribute, new);
                    }
                }
            }
            _ => {
                let mut seen = HashSet::new();
                for one in standing(tree, child) {
                    // An empty value will be written as a dash.
                    let value = one.attributes.iter().find(|own| *own.name == **attribute).map(|own| own.value.clone());
                    let value = value.map(|value| if value.is_empty() && *attribute != "CodedValue" { "-".to_owned() } else { value });
                    if value.is_some_and(|value| !seen.insert(value)) {
                        hide(one);
                    }
                }
            }
        }
    }
}

fn standing<'a>(tree: &'a mut Tree, name: &'a str) -> impl Iterator<Item = &'a mut Tree> {
    tree.trees_mut().filter(move |child| child.is(name) && !child.fitted.hidden)
}

/// Order numbers that occur twice are written as ranks, so that others see the same order.
fn number(tree: &mut Tree, child: &str, name: &str) {
    let mut numbers: Vec<(i64, usize)> =
        standing(tree, child).enumerate().filter_map(|(at, one)| Some((one.get(name)?.parse().ok()?, at))).collect();
    let different: HashSet<i64> = numbers.iter().map(|(number, _)| *number).collect();
    if different.len() == numbers.len() {
        return;
    }
    numbers.sort();
    let ranks: HashMap<usize, usize> = numbers.into_iter().enumerate().map(|(rank, (_, at))| (at, rank + 1)).collect();
    for (at, one) in standing(tree, child).enumerate() {
        if let Some(rank) = ranks.get(&at).map(ToString::to_string).filter(|rank| one.get(name) != Some(rank)) {
            set(one, name, rank);
        }
    }
}
