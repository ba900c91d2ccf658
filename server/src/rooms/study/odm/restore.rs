//! Reading back what our exports note beside what ODM's schema allows.

use std::rc::Rc;

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use super::tree::{Attr, Child, Fitted, Tree};
use super::write::SYSTEM;
use super::{XML, text};

/// Undoes what an export did to please the schema. None: the element is not there at all. True: something was restored.
pub fn restore(tree: &mut Tree) -> Option<bool> {
    let fitted = std::mem::take(&mut tree.fitted);
    if fitted.filler {
        return None;
    }
    // What our own exports say of themselves is no part of the source.
    if tree.is("ODM") && tree.get("SourceSystem") == Some(SYSTEM) {
        tree.attributes.retain(|one| one.ns.is_some() || !one.name.starts_with("SourceSystem"));
    }
    let restored = !fitted.was.is_empty();
    for was in fitted.was {
        match tree.attributes.iter_mut().find(|one| one.ns == was.ns && one.name == was.name) {
            Some(one) => one.value = was.value,
            None => tree.attributes.push(was),
        }
    }
    if let Some(text) = fitted.text {
        tree.children.retain(|child| matches!(child, Child::Tree(_)));
        tree.children.push(Child::Text(text));
    }
    if fitted.enumerated {
        tree.name = Rc::from("EnumeratedItem");
        tree.children.retain(|child| !matches!(child, Child::Tree(decode) if decode.is("Decode")));
    }
    let mixed = tree.children.iter().any(|child| matches!(child, Child::Text(_)) && !child.is_blank());
    if !mixed && tree.trees().next().is_some() {
        tree.children.retain(|child| !child.is_blank());
    }
    Some(restored)
}

/// What stands in one of our instructions.
pub fn pseudo_attributes(content: &str, line: usize) -> Vec<Attr> {
    let start = BytesStart::from_content(format!("was {content}"), 3);
    let read = |found: Attribute| {
        let key = found.key.as_ref();
        let (ns, name) = match key.strip_prefix("xml:") {
            Some(name) => (Some(Rc::from(XML)), name),
            None => (None, key),
        };
        let (value, _) = text::legalise(text::unescape(&found.value).0);
        Attr { ns, name: Rc::from(name), value, line }
    };
    start.attributes().filter_map(Result::ok).map(read).filter(|one| text::is_name(&one.name)).collect()
}

impl Fitted {
    /// Whether there is nothing to note beside the element.
    pub fn is_silent(&self) -> bool {
        self.was.is_empty() && self.text.is_none() && !self.filler && !self.enumerated
    }
}
