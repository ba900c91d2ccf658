//! What has not been taken from a tree: carried in the nearest part of the design, and reported.
//! Invariant: the order of what is carried is ODM's, so that an export and its import agree.

use std::collections::HashMap;
use std::rc::Rc;

use shared::forms::{Attribute, Carried, Element, Node};
use shared::study::Kept;

use super::log::Log;
use super::tree::{Attr, Child, Tree, sort_attributes};
use super::{OWN, schema};

impl Tree {
    /// Whatever has not been taken, reported. `place` is this tree's own path.
    pub fn carry(&mut self, place: &str, log: &mut Log) -> Carried {
        let mut attributes = std::mem::take(&mut self.attributes);
        sort_attributes(&mut attributes);
        for one in &attributes {
            log.keep_attribute(place, self, one.ns.as_deref(), &one.name, one.line);
        }
        let children = std::mem::take(&mut self.children);
        let mut seen: HashMap<Rc<str>, usize> = HashMap::new();
        let mut elements: Vec<Element> = Vec::new();
        for child in children {
            match child {
                Child::Text(text) if text.trim().is_empty() => {}
                Child::Text(text) => elements.push(self.carry_stray(Tree::stray(text, self.line), place, log)),
                Child::Tree(tree) if tree.is_stray() => elements.push(self.carry_stray(tree, place, log)),
                Child::Tree(mut tree) if tree.taken => {
                    let nth = seen.entry(Rc::clone(&tree.name)).or_insert(0);
                    *nth += 1;
                    elements.extend(tree.shell(*nth, place, log));
                }
                Child::Tree(mut tree) => {
                    log.keep_element(tree.path(place, log), &self.name, &tree);
                    tree.tidy();
                    elements.push(tree.element());
                }
            }
        }
        elements.sort_by_cached_key(|one| (schema::order(&self.name, one.ns.as_deref(), &one.name), !is_shell(one)));
        Carried { attributes: attributes.into_iter().map(Attr::plain).collect(), elements }
    }

    fn carry_stray(&self, stray: Tree, place: &str, log: &mut Log) -> Element {
        log.kept.push(Kept {
            path: format!("{place}/text()"),
            line: self.line,
            what: "Not understood: ODM has no text here. Kept and exported again.".to_owned(),
        });
        stray.element()
    }

    /// What is left in a taken child that is no part of its own: its name, which it was, and the rest.
    fn shell(&mut self, nth: usize, place: &str, log: &mut Log) -> Option<Element> {
        let path = self.path(place, log);
        let rest = self.carry(&path, log);
        (!rest.is_empty()).then(|| {
            let mark = Attribute { ns: Some(OWN.to_owned()), name: "nth".to_owned(), value: nth.to_string() };
            Element {
                ns: self.ns.as_deref().map(str::to_owned),
                name: self.name.to_string(),
                attributes: std::iter::once(mark).chain(rest.attributes).collect(),
                children: rest.elements.into_iter().map(Node::Element).collect(),
            }
        })
    }
}

fn is_shell(one: &Element) -> bool {
    one.attributes.iter().any(|one| one.ns.as_deref() == Some(OWN) && one.name == "nth")
}
