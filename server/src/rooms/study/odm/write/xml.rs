//! Trees as text. Elements with text stand on one line; others are indented, one a line.
//! Invariant: what is written is well-formed, whatever the design's names and texts are.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use shared::study::Design;

use super::super::tree::{Attr, Child, Tree};
use super::super::{ODM, OWN, XML, text};

/// The prefixes of foreign namespaces, declared on the root.
pub struct Prefixes(Vec<(String, String)>);

impl Prefixes {
    pub fn of(design: &Design) -> Self {
        let mut all = vec![("probatum".to_owned(), OWN.to_owned())];
        for (prefix, ns) in &design.leftovers.prefixes {
            let taken = all.iter().any(|(other, uri)| other == prefix || uri == ns);
            if !taken && text::is_name(prefix) && !ns.is_empty() && !matches!(prefix.as_str(), "xml" | "xmlns") {
                all.push((prefix.clone(), ns.clone()));
            }
        }
        Self(all)
    }

    fn prefix(&self, ns: &str) -> Option<Cow<'_, str>> {
        match ns {
            XML => Some(Cow::Borrowed("xml")),
            _ => self.0.iter().find(|(_, uri)| uri == ns).map(|(prefix, _)| Cow::Borrowed(prefix.as_str())),
        }
    }

    fn with_local(&self, local: &[String]) -> Self {
        let extra = local.iter().enumerate().map(|(n, ns)| (format!("local{n}"), ns.clone()));
        Self(self.0.iter().cloned().chain(extra).collect())
    }
}

/// The root's opening tag with all declarations, and what it should have been.
pub fn open(root: &Tree, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    write!(out, "<{} xmlns=\"{ODM}\"", root.name)?;
    declare(&prefixes.0, out)?;
    attributes(root, prefixes, out)?;
    write!(out, ">")?;
    notes(root, out)?;
    writeln!(out)
}

/// One element with all that is in it, on lines of its own.
pub fn write(tree: &Tree, depth: usize, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{:1$}", "", depth * 2)?;
    if tree.is_stray() {
        return writeln!(out, "<?probatum-stray text=\"{}\"?>", text::attribute(&tree.text()));
    }
    if tree.fitted.hidden {
        write!(out, "<?probatum-element ")?;
        alone(tree, prefixes, out)?;
        return writeln!(out, "?>");
    }
    element(tree, Some(depth), prefixes, out)?;
    writeln!(out)
}

/// An element that is read by itself: it declares what it needs.
fn alone(tree: &Tree, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let used = foreign(tree);
    let needed: Vec<(String, String)> = prefixes.0.iter().filter(|(_, ns)| used.contains(ns.as_str())).cloned().collect();
    tagged(tree, None, prefixes, &needed, out)
}

fn element(tree: &Tree, depth: Option<usize>, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    tagged(tree, depth, prefixes, &[], out)
}

/// `depth`: how far to indent what is inside; none to keep all on one line.
fn tagged(tree: &Tree, depth: Option<usize>, prefixes: &Prefixes, needed: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    // Namespaces without a prefix of their own are declared where they are used.
    let local: Vec<String> = own_namespaces(tree).filter(|ns| prefixes.prefix(ns).is_none()).map(str::to_owned).collect();
    if !local.is_empty() {
        let with = prefixes.with_local(&local);
        let declared: Vec<(String, String)> = with.0.iter().skip(prefixes.0.len()).chain(needed).cloned().collect();
        return tagged(tree, depth, &with, &declared, out);
    }
    let name = qualified(tree.ns.as_deref(), &tree.name, prefixes);
    write!(out, "<{name}")?;
    declare(needed, out)?;
    attributes(tree, prefixes, out)?;
    if tree.children.is_empty() && tree.fitted.is_silent() {
        return write!(out, "/>");
    }
    write!(out, ">")?;
    notes(tree, out)?;
    children(tree, depth, prefixes, out)?;
    write!(out, "</{name}>")
}

fn children(tree: &Tree, depth: Option<usize>, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let has_text = tree.children.iter().any(|child| matches!(child, Child::Text(_)));
    let depth = depth.filter(|_| !has_text && !tree.children.is_empty());
    if let Some(depth) = depth {
        writeln!(out)?;
        tree.trees().try_for_each(|child| write(child, depth + 1, prefixes, out))?;
        return write!(out, "{:1$}", "", depth * 2);
    }
    for child in &tree.children {
        match child {
            Child::Text(text) => write!(out, "{}", text::content(text))?,
            Child::Tree(child) if child.fitted.hidden => {
                write!(out, "<?probatum-element ")?;
                alone(child, prefixes, out)?;
                write!(out, "?>")?;
            }
            Child::Tree(child) => element(child, None, prefixes, out)?,
        }
    }
    Ok(())
}

fn declare(all: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    all.iter().try_for_each(|(prefix, ns)| write!(out, " xmlns:{prefix}=\"{}\"", text::attribute(ns)))
}

fn attributes(tree: &Tree, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    tree.attributes.iter().try_for_each(|one| write!(out, " {}", pair(one, prefixes)))
}

fn pair(one: &Attr, prefixes: &Prefixes) -> String {
    format!("{}=\"{}\"", qualified(one.ns.as_deref(), &one.name, prefixes), text::attribute(&one.value))
}

fn qualified(ns: Option<&str>, name: &str, prefixes: &Prefixes) -> String {
    match ns.and_then(|ns| prefixes.prefix(ns)) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}

/// What the element should have been, for our own reader.
fn notes(tree: &Tree, out: &mut impl Write) -> io::Result<()> {
    let fitted = &tree.fitted;
    if !fitted.was.is_empty() {
        let none = Prefixes(Vec::new());
        let all: Vec<String> = fitted.was.iter().map(|one| pair(one, &none)).collect();
        write!(out, "<?probatum-was {}?>", all.join(" "))?;
    }
    if let Some(text) = &fitted.text {
        write!(out, "<?probatum-text was=\"{}\"?>", text::attribute(text))?;
    }
    if fitted.filler {
        write!(out, "<?probatum-none ?>")?;
    }
    if fitted.enumerated {
        write!(out, "<?probatum-enumerated ?>")?;
    }
    Ok(())
}

fn own_namespaces(tree: &Tree) -> impl Iterator<Item = &str> {
    let all: BTreeSet<&str> = tree.ns.as_deref().into_iter().chain(tree.attributes.iter().filter_map(|one| one.ns.as_deref())).collect();
    all.into_iter()
}

fn foreign(tree: &Tree) -> BTreeSet<&str> {
    let inside = tree.trees().flat_map(foreign);
    own_namespaces(tree).chain(inside).collect()
}
