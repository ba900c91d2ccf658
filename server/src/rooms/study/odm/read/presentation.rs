//! How items are shown, and why values may be missing: our own elements, for ODM has none for them.

use shared::forms::{Hand, Look, Missing, Presentation, Reason, Scale};

use super::super::tree::Tree;
use super::parts::translated;
use super::rules::{exact, is_own};

/// What our own element says; none where there is none.
pub fn presentation(tree: &mut Tree) -> Option<Presentation> {
    let found = tree.trees_mut().find(|child| !child.taken && is_own(child, "Presentation"))?;
    found.taken = true;
    let look = found.take_as("Look", |word| Look::ALL.iter().copied().find(|look| look.as_str() == word));
    let matrix = found.take("Matrix");
    let hand = found.take_as("Hand", |word| Hand::ALL.iter().copied().find(|hand| hand.as_str() == word)).unwrap_or_default();
    let exclusive = found.trees_mut().filter(|child| is_own(child, "Exclusive")).filter_map(|child| child.take("CodedValue")).collect();
    let scale = found.trees_mut().find(|child| is_own(child, "Scale")).map(scale);
    // Nobody else writes these: what is left in them says nothing.
    (found.attributes, found.children) = Default::default();
    Some(Presentation { look: look.unwrap_or_default(), scale, matrix, exclusive, hand })
}

fn scale(tree: &mut Tree) -> Scale {
    let end = |tree: &mut Tree, name: &str| {
        let found = tree.trees_mut().find(|child| is_own(child, name));
        found.map(|child| exact(child, "Description")).unwrap_or_default()
    };
    Scale {
        from: tree.take("From"),
        to: tree.take("To"),
        step: tree.take("Step"),
        hides_number: tree.take("Number").is_some_and(|word| word == "Hidden"),
        upright: tree.take("Upright").is_some_and(|word| word == "Yes"),
        low: end(tree, "Low"),
        middle: end(tree, "Middle"),
        high: end(tree, "High"),
    }
}

/// A reason of the study's list; one without a code that we can hold is left for carrying.
pub fn reason(tree: &mut Tree) -> Option<Reason> {
    let why = tree.take_as("Code", Missing::parse)?;
    Some(Reason { why, label: translated(tree, "Decode") })
}
