//! What others change while the record is open here: shown as it arrives, and never under the hands of somebody who types.
//!
//! Invariant: an edit stays based on what its author had seen. What arrives in an item that is being edited here waits for the
//! server to call it a conflict, or for the editing to come to nothing.

use std::sync::Arc;

use shared::capture::{RecordState, RecordView};
use shared::forms::rule::Sheet;
use shared::forms::{Datum, ItemKey, Reference};
use shared::kernel::Instant;

use super::{Draft, set_of};

/// Who made a revision, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    pub revision: u32,
    pub name: String,
    pub at: Instant,
}

/// Whose change has arrived in an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    pub at: ItemKey,
    pub name: String,
    pub when: Instant,
}

impl Draft {
    /// The record as the server has it now. `authors` tells who made which revision; `typing` is where somebody types.
    pub fn arrived(&mut self, view: RecordView, authors: &[Author], typing: Option<&ItemKey>) {
        if view.revision <= self.base {
            return;
        }
        let before = self.base;
        self.base = view.revision;
        for (at, theirs) in view.values {
            let newer = theirs.revision.is_some_and(|revision| revision > before);
            let stands = self.saved.get(&at).is_some_and(|known| known.same(&theirs));
            // What was sent from here is told by its receipt.
            if !newer || stands || self.on_its_way(&at).is_some() {
                continue;
            }
            self.arrive(at, theirs, before, authors, typing);
        }
        self.retired = set_of(view.retired);
        self.state = view.state;
        self.needs_reason |= view.needs_reason || view.state == RecordState::Complete;
        self.saved_at = view.saved_at.or(self.saved_at);
        let reference = Reference { sources: view.sources, ..self.sheet.reference().clone() };
        self.sheet = Sheet::of(Arc::clone(&self.plan), self.sheet.values().clone(), reference);
        self.drop_what_stands();
        self.evaluate();
    }

    fn arrive(&mut self, at: ItemKey, theirs: Datum, before: u32, authors: &[Author], typing: Option<&ItemKey>) {
        let author = theirs.revision.and_then(|revision| authors.iter().find(|author| author.revision == revision));
        if self.pending.items.get(&at).is_some_and(|edit| !edit.to.same(&theirs)) {
            return;
        }
        if let Some(conflict) = self.conflicts.get_mut(&at) {
            conflict.theirs = theirs.clone();
            if let Some(author) = author {
                (conflict.by, conflict.when) = (author.name.clone(), author.at);
            }
        } else if typing == Some(&at) || self.held.contains_key(&at) {
            let known = self.seen(&at).min(before);
            self.unseen.retain(|(other, ..)| *other != at);
            self.unseen.push((at, theirs, known));
            return;
        }
        if let (Some(author), None) = (author, &theirs.rule) {
            self.arrived.retain(|one| one.at != at);
            self.arrived.push(Arrived { at: at.clone(), name: author.name.clone(), when: author.at });
        }
        self.saved.insert(at, theirs);
    }

    /// Who made a revision that is known here already: a receipt brought it along.
    pub fn told(&mut self, author: &Author) {
        let theirs = self.saved.iter().filter(|(_, datum)| datum.revision == Some(author.revision) && datum.rule.is_none());
        let new = theirs.filter(|(at, _)| self.arrival(at).is_none()).map(|(at, _)| at.clone());
        let new: Vec<Arrived> = new.map(|at| Arrived { at, name: author.name.clone(), when: author.at }).collect();
        self.arrived.extend(new);
    }

    /// The revision of the record up to which everything is known here.
    pub fn revision(&self) -> u32 {
        self.base
    }

    /// Whose change arrived in the item, until somebody here works on it.
    pub fn arrival(&self, at: &ItemKey) -> Option<&Arrived> {
        self.arrived.iter().find(|one| one.at == *at)
    }

    /// The arrivals that nobody here has worked on since.
    pub fn arrivals(&self) -> &[Arrived] {
        &self.arrived
    }

    pub(super) fn looked_at(&mut self, at: &ItemKey) {
        self.arrived.retain(|one| one.at != *at);
    }

    /// The revision of an item that whoever edits it has seen.
    pub(super) fn seen(&self, at: &ItemKey) -> u32 {
        self.unseen.iter().find(|(other, ..)| other == at).map_or(self.base, |(_, _, known)| *known)
    }

    /// Nothing came of the editing: what others made of the item meanwhile is shown.
    pub(super) fn see(&mut self, at: &ItemKey) {
        if self.held.contains_key(at) || self.pending.items.contains_key(at) {
            return;
        }
        let Some(place) = self.unseen.iter().position(|(other, ..)| other == at) else { return };
        let (at, theirs, _) = self.unseen.swap_remove(place);
        self.saved.insert(at, theirs);
        self.evaluate();
    }
}
