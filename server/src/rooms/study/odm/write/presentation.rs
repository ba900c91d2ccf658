//! How items are shown, and why values may be missing, as elements of our own.
//! Invariant: what stands here is read by `read::presentation`, word for word.

use shared::forms::{Presentation, Reason, Scale, Translated};

use super::super::tree::Tree;
use super::parts::translated;
use super::rules::own;

pub fn presentation(said: &Presentation) -> Tree {
    own("Presentation")
        .attr("Look", said.look.as_str())
        .maybe("Matrix", said.matrix.as_ref())
        .maybe("Hand", (!said.hand.is_open()).then_some(said.hand.as_str()))
        .all(said.exclusive.iter().map(|choice| own("Exclusive").attr("CodedValue", choice)))
        .all(said.scale.iter().map(scale))
}

fn scale(scale: &Scale) -> Tree {
    let mut tree = own("Scale").maybe("From", scale.from.as_ref()).maybe("To", scale.to.as_ref()).maybe("Step", scale.step.as_ref());
    if scale.hides_number {
        tree = tree.attr("Number", "Hidden");
    }
    if scale.upright {
        tree = tree.attr("Upright", "Yes");
    }
    let ends = [("Low", &scale.low), ("Middle", &scale.middle), ("High", &scale.high)];
    tree.all(ends.into_iter().filter(|(_, words)| !words.0.is_empty()).map(|(name, words)| end(name, words)))
}

fn end(name: &str, words: &Translated) -> Tree {
    own(name).child(translated("Description", words))
}

pub fn reason(reason: &Reason) -> Tree {
    own("Reason").attr("Code", reason.why.as_str()).texts("Decode", &reason.label)
}
