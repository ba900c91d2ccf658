//! A piece of XML in memory, from which a reader *takes* what it understands, so that the rest can be carried.
//! Invariant: what is neither taken nor carried does not exist; the two partition the tree.

use std::rc::Rc;

use shared::forms::{Attribute, Element, Node};

use super::{OWN, XML, log::Log, schema, text};

#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Absent for ODM's own.
    pub ns: Option<Rc<str>>,
    pub name: Rc<str>,
    pub attributes: Vec<Attr>,
    pub children: Vec<Child>,
    pub line: usize,
    /// Which among siblings of the same name, from 1.
    pub nth: usize,
    /// Where it was, when it was moved here from elsewhere.
    pub at: Option<Rc<str>>,
    pub taken: bool,
    pub fitted: Fitted,
}

/// What stands in an export in place of what the schema does not allow.
#[derive(Clone, Debug, Default)]
pub struct Fitted {
    /// Attributes as they should be.
    pub was: Vec<Attr>,
    /// The text as it should be.
    pub text: Option<String>,
    /// Should not be there: the schema wants something.
    pub filler: bool,
    /// Stands in a processing instruction: the schema has no place for it.
    pub hidden: bool,
    /// A CodeListItem that should be an EnumeratedItem.
    pub enumerated: bool,
}

#[derive(Clone, Debug)]
pub struct Attr {
    pub ns: Option<Rc<str>>,
    pub name: Rc<str>,
    pub value: String,
    pub line: usize,
}

#[derive(Clone, Debug)]
pub enum Child {
    Tree(Tree),
    Text(String),
}

impl Tree {
    pub fn path(&self, place: &str, log: &Log) -> String {
        let parent = self.at.as_deref().unwrap_or(place);
        format!("{parent}/{}[{}]", log.qualified(self.ns.as_deref(), &self.name), self.nth)
    }

    pub fn trees(&self) -> impl Iterator<Item = &Tree> {
        self.children.iter().filter_map(|child| match child {
            Child::Tree(tree) => Some(tree),
            Child::Text(_) => None,
        })
    }

    pub fn trees_mut(&mut self) -> impl Iterator<Item = &mut Tree> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Tree(tree) => Some(tree),
            Child::Text(_) => None,
        })
    }

    pub fn is(&self, name: &str) -> bool {
        self.ns.is_none() && &*self.name == name
    }

    pub fn is_own(&self) -> bool {
        self.ns.as_deref() == Some(OWN)
    }

    /// Whether it only adds to an element that the model writes.
    pub fn is_shell(&self) -> bool {
        self.attributes.iter().any(|one| one.ns.as_deref() == Some(OWN) && &*one.name == "nth")
    }

    /// Text where ODM has none.
    pub fn stray(text: String, line: usize) -> Tree {
        Tree { ns: Some(Rc::from(OWN)), name: Rc::from("Text"), children: vec![Child::Text(text)], line, nth: 1, ..Tree::default() }
    }

    pub fn is_stray(&self) -> bool {
        self.is_own() && &*self.name == "Text"
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|one| one.ns.is_none() && &*one.name == name).map(|one| one.value.as_str())
    }

    /// All text inside, at any depth; what we keep beside it ourselves is none of it.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Child::Tree(tree) if tree.is_own() => String::new(),
                Child::Tree(tree) => tree.text(),
                Child::Text(text) => text.clone(),
            })
            .collect()
    }

    pub fn is_bare(&self) -> bool {
        self.attributes.is_empty() && self.children.iter().all(Child::is_blank)
    }

    // Taking.

    /// Takes an attribute of ODM's own.
    pub fn take(&mut self, name: &str) -> Option<String> {
        self.take_from(None, name)
    }

    /// Takes an attribute of a namespace.
    pub fn take_from(&mut self, ns: Option<&str>, name: &str) -> Option<String> {
        let at = self.attributes.iter().position(|one| one.ns.as_deref() == ns && &*one.name == name)?;
        Some(self.attributes.remove(at).value)
    }

    /// Takes an attribute if `read` understands its value.
    pub fn take_as<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = self.get(name).and_then(read)?;
        self.take(name);
        Some(found)
    }

    /// Takes the words of an element. Where they have markup, the whole stays behind, to be carried as it was.
    pub fn take_text(&mut self) -> String {
        let text = self.text();
        let mut whole = std::mem::take(&mut self.children);
        if whole.iter().all(|child| matches!(child, Child::Text(_)) || child.is_own()) {
            whole.retain(Child::is_own);
            self.children = whole;
        } else {
            let markup =
                Tree { ns: Some(Rc::from(OWN)), name: Rc::from("Markup"), children: whole, line: self.line, nth: 1, ..Tree::default() };
            self.children.push(Child::Tree(markup));
        }
        text
    }

    /// Goes through the children that `wanted` names, takes each and hands it on with its path.
    pub fn each(&mut self, wanted: impl Fn(&Tree) -> bool, place: &str, log: &mut Log, mut then: impl FnMut(&mut Tree, &str, &mut Log)) {
        for child in self.trees_mut().filter(|child| !child.taken && wanted(child)) {
            let path = child.path(place, log);
            child.taken = true;
            then(child, &path, log);
        }
    }

    /// Takes the first child of that name.
    pub fn first(&mut self, name: &str) -> Option<&mut Tree> {
        let found = self.trees_mut().find(|child| !child.taken && child.is(name))?;
        found.taken = true;
        Some(found)
    }

    /// Brings ODM's own elements into ODM's order, so that an export changes nothing more.
    pub fn tidy(&mut self) {
        if self.ns.is_some() {
            return;
        }
        sort_attributes(&mut self.attributes);
        self.settle();
        self.sort();
        self.trees_mut().for_each(Tree::tidy);
    }

    /// In an element that has only children, blank text goes and other text becomes a part of its own.
    pub fn settle(&mut self) {
        if self.ns.is_some() || schema::rule(&self.name).is_none_or(|rule| rule.text.is_some()) {
            return;
        }
        self.children.retain(|child| !child.is_blank());
        for child in &mut self.children {
            if let Child::Text(text) = child {
                *child = Child::Tree(Tree::stray(std::mem::take(text), self.line));
            }
        }
    }

    /// ODM's order of children. Elements that hold text, and those ODM does not know, stay as they are.
    pub fn sort(&mut self) {
        if self.ns.is_some() || schema::rule(&self.name).is_none_or(|rule| rule.text.is_some()) {
            return;
        }
        let parent = Rc::clone(&self.name);
        self.children.sort_by_cached_key(|child| match child {
            Child::Tree(tree) => schema::order(&parent, tree.ns.as_deref(), &tree.name),
            Child::Text(_) => 0,
        });
    }

    /// As the design holds it.
    pub fn element(self) -> Element {
        let node = |child| match child {
            Child::Tree(tree) => Node::Element(Tree::element(tree)),
            Child::Text(text) => Node::Text(text),
        };
        Element {
            ns: self.ns.as_deref().map(str::to_owned),
            name: self.name.to_string(),
            attributes: self.attributes.into_iter().map(Attr::plain).collect(),
            children: self.children.into_iter().map(node).collect(),
        }
    }
}

impl Child {
    fn is_own(&self) -> bool {
        matches!(self, Child::Tree(tree) if tree.is_own())
    }

    pub fn into_tree(self) -> Option<Tree> {
        match self {
            Child::Tree(tree) => Some(tree),
            Child::Text(_) => None,
        }
    }

    pub fn is_blank(&self) -> bool {
        matches!(self, Child::Text(text) if text.trim().is_empty())
    }
}

impl Attr {
    pub fn plain(self) -> Attribute {
        Attribute { ns: self.ns.as_deref().map(str::to_owned), name: self.name.to_string(), value: self.value }
    }

    pub fn is_lang(&self) -> bool {
        self.ns.as_deref() == Some(XML) && &*self.name == "lang"
    }
}

pub fn sort_attributes(all: &mut [Attr]) {
    all.sort_by(|a, b| (&a.ns, &a.name).cmp(&(&b.ns, &b.name)));
}

impl From<&Element> for Tree {
    fn from(one: &Element) -> Self {
        let children = one.children.iter().map(|node| match node {
            Node::Element(child) => Child::Tree(child.into()),
            Node::Text(text) => Child::Text(text.clone()),
        });
        Tree {
            ns: one.ns.as_deref().map(Rc::from),
            name: Rc::from(safe(&one.name)),
            attributes: one.attributes.iter().map(Attr::from).collect(),
            children: children.collect(),
            ..Tree::default()
        }
    }
}

impl From<&Attribute> for Attr {
    fn from(one: &Attribute) -> Self {
        Attr { ns: one.ns.as_deref().map(Rc::from), name: Rc::from(safe(&one.name)), value: one.value.clone(), line: 0 }
    }
}

/// A design that came as JSON may name things as XML cannot: no name breaks out of its place.
fn safe(name: &str) -> String {
    if text::is_name(name) {
        return name.to_owned();
    }
    let part = |one: char| if one.is_alphanumeric() || matches!(one, '-' | '.') { one } else { '_' };
    format!("_{}", name.chars().map(part).collect::<String>())
}
