//! Building trees: elements from the model, and into them what is carried.

use std::collections::HashMap;
use std::rc::Rc;

use shared::forms::{Carried, Translated};

use super::super::OWN;
use super::super::tree::{Attr, Child, Tree};
use super::parts::translated;

impl Tree {
    pub fn odm(name: &str) -> Self {
        Tree { name: Rc::from(name), ..Tree::default() }
    }

    pub fn attr(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push(Attr::odm(name, value));
        self
    }

    pub fn maybe(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.attr(name, value.to_string()),
            None => self,
        }
    }

    /// An attribute of our own extension.
    pub fn own(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push(Attr { ns: Some(Rc::from(OWN)), ..Attr::odm(name, value) });
        self
    }

    pub fn child(mut self, child: Tree) -> Self {
        self.children.push(Child::Tree(child));
        self
    }

    pub fn all(mut self, children: impl IntoIterator<Item = Tree>) -> Self {
        self.children.extend(children.into_iter().map(Child::Tree));
        self
    }

    pub fn words(name: &str, text: &str) -> Self {
        let mut tree = Tree::odm(name);
        if !text.is_empty() {
            tree.children.push(Child::Text(text.to_owned()));
        }
        tree
    }

    pub fn texts(self, name: &str, texts: &Translated) -> Self {
        if texts.0.is_empty() { self } else { self.child(translated(name, texts)) }
    }

    /// Adds what is carried: whole elements as children, additions to the children that they add to. An attribute that we
    /// write as well is one whose value we could not take: it comes back as it was.
    pub fn with(mut self, carried: &Carried) -> Self {
        let attributes = carried.attributes.iter().map(Attr::from).collect();
        let children = carried.elements.iter().map(|one| Child::Tree(one.into())).collect();
        self.absorb(Tree { attributes, children, ..Tree::default() });
        self
    }

    /// Whole elements become children; additions go into the children that they add to.
    fn merge(&mut self, elements: Vec<Tree>) {
        let (shells, whole): (Vec<Tree>, Vec<Tree>) = elements.into_iter().partition(Tree::is_shell);
        let mut hosts: HashMap<Rc<str>, Vec<&mut Tree>> = HashMap::new();
        if !shells.is_empty() {
            self.trees_mut()
                .filter(|child| child.ns.is_none())
                .for_each(|child| hosts.entry(Rc::clone(&child.name)).or_default().push(child));
        }
        for mut shell in shells {
            let nth = shell.take_from(Some(OWN), "nth").and_then(|nth| nth.parse::<usize>().ok()).unwrap_or_default();
            // An addition to what the design no longer has goes with it.
            let host = hosts.get_mut(&shell.name).and_then(|all| all.get_mut(nth.checked_sub(1)?));
            if let Some(host) = host {
                host.absorb(shell);
            }
        }
        self.children.extend(whole.into_iter().map(Child::Tree));
    }

    fn absorb(&mut self, shell: Tree) {
        for one in shell.attributes {
            match self.attributes.iter().any(|own| own.ns == one.ns && own.name == one.name) {
                true => self.fitted.was.push(one),
                false => self.attributes.push(one),
            }
        }
        self.merge(shell.children.into_iter().filter_map(Child::into_tree).collect());
    }
}
