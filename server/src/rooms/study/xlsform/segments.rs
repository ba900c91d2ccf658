//! Nested groups of a survey as the groups of one form, which do not nest.
//!
//! A run of questions in one group becomes one group of the design; a repeat becomes one repeating group with all that is in
//! it. Conditions of what stood around are the group's (or, inside a repeat, the items').

use std::collections::{BTreeSet, HashMap};

use super::survey::{Survey, What};

/// A group of the design in the making.
#[derive(Clone, Debug)]
pub struct Segment {
    pub oid: String,
    /// The group or repeat of the survey; 0 for what stands in none.
    pub of: usize,
    pub repeating: bool,
    pub questions: Vec<usize>,
}

/// Divides the survey.
pub fn divide(survey: &Survey) -> Vec<Segment> {
    let mut found = Division { survey, segments: Vec::new(), oids: BTreeSet::new(), last: None };
    for (id, node) in survey.nodes.iter().enumerate().skip(1) {
        match (&node.what, node.repeat) {
            (What::Repeat, _) => found.open(id, true),
            (What::Group { .. }, None) if !has_children(survey, id) => found.open(id, false),
            (What::Group { .. }, _) => {}
            (What::Question { .. }, Some(repeat)) => found.add_to(repeat, id),
            (What::Question { .. }, None) => found.add(node.parent.unwrap_or_default(), id),
        }
    }
    found.segments
}

fn has_children(survey: &Survey, id: usize) -> bool {
    survey.nodes.iter().any(|node| node.parent == Some(id))
}

/// The design's group of each repeat.
pub fn of_repeats(segments: &[Segment]) -> HashMap<usize, String> {
    segments.iter().filter(|one| one.repeating).map(|one| (one.of, one.oid.clone())).collect()
}

struct Division<'a> {
    survey: &'a Survey,
    segments: Vec<Segment>,
    oids: BTreeSet<String>,
    /// Where the last question went.
    last: Option<usize>,
}

impl Division<'_> {
    fn open(&mut self, of: usize, repeating: bool) {
        let name = self.survey.node(of).map_or("", |node| node.name.as_str());
        let wanted = if name.is_empty() { "group" } else { name };
        let numbered = (2..).map(|n| format!("{wanted}_{n}"));
        let oid = std::iter::once(wanted.to_owned()).chain(numbered).find(|one| !self.oids.contains(one)).unwrap_or_default();
        self.oids.insert(oid.clone());
        self.segments.push(Segment { oid, of, repeating, questions: Vec::new() });
        self.last = Some(self.segments.len() - 1);
    }

    /// Into the repeat's group, wherever it is.
    fn add_to(&mut self, repeat: usize, question: usize) {
        let position = self.segments.iter().position(|one| one.repeating && one.of == repeat);
        if let Some(segment) = position.and_then(|at| self.segments.get_mut(at)) {
            segment.questions.push(question);
        }
        self.last = position;
    }

    /// Into the last group if it is of the same group of the survey, else into a new one.
    fn add(&mut self, group: usize, question: usize) {
        let same = self.last.and_then(|at| self.segments.get(at)).is_some_and(|one| !one.repeating && one.of == group);
        if !same {
            self.open(group, false);
        }
        if let Some(segment) = self.last.and_then(|at| self.segments.get_mut(at)) {
            segment.questions.push(question);
        }
    }
}
