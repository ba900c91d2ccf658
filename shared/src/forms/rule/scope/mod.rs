//! Scope: where names lead in a design.
//!
//! Names are looked up from the place where the rule stands: the row, the group, the form, then the other forms. What is in no
//! place, or in several, is a fault that says which.

mod known;
mod names;
mod records;
mod sources;

use std::collections::HashMap;

use super::expr::{From, Path};
use super::node::{At, Outside, Over, Property, Reading, RepeatPick, Source, VisitPick, VisitProperty};
use super::units::Units;
use super::{Fault, Position};
use crate::forms::{DataType, FormPlan, ItemPlan, Library, Oid, Ref};

use known::{SITE, STUDY, SUBJECT, visit_property};

/// What rules must know of a study beside its forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub name: String,
    /// In the order of a casebook.
    pub visits: Vec<VisitOutline>,
}

/// A visit, as far as rules are concerned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitOutline {
    pub oid: Oid,
    pub repeating: bool,
    pub forms: Vec<Ref>,
    /// Not planned under this condition.
    pub unless: Option<Oid>,
}

/// A design as rules see it.
pub struct World<'a> {
    pub library: &'a Library,
    pub outline: &'a Outline,
    pub plans: &'a HashMap<Oid, FormPlan>,
    pub units: &'a dyn Units,
}

/// Where a rule stands.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// Absent: on the casebook itself (a condition on a visit or a form).
    pub form: Option<&'a FormPlan>,
    pub group: Option<usize>,
    /// The item it hangs on.
    pub item: Option<usize>,
    /// The visit, for a condition on a form of a visit.
    pub visit: Option<&'a Oid>,
    /// The code list of which choices are offered or not.
    pub choosing: bool,
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'a> {
    Here(At, &'a ItemPlan),
    Outside(Outside, &'a ItemPlan),
    Property(Property),
    Visit(VisitPick, VisitProperty),
    Choice(String),
}

/// How a path is read: plainly, shifted by `previous` and `next`, or in certain repeats of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    None,
    Previous,
    Next,
    Repeat(RepeatPick),
}

/// What an aggregate has been found to go through.
pub type Loop = Option<Over>;

/// What is gathered while the expressions of one form are compiled.
#[derive(Debug, Default)]
pub struct Gathered {
    pub sources: Vec<Source>,
}

impl<'a> World<'a> {
    /// Where a path leads from a place. `looping` is the aggregate around it.
    pub fn find(
        &self,
        path: &Path,
        at: Position,
        standing: Standing<'a>,
        shift: Shift,
        looping: Option<&mut Loop>,
        gathered: &mut Gathered,
    ) -> Result<Found<'a>, Fault> {
        let mut search = Search { world: self, at, standing, shift, looping, gathered };
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        match (&path.from, names.as_slice()) {
            (From::Own, _) => search.own(),
            (From::Choice, [name]) if standing.choosing => Ok(Found::Choice((*name).to_owned())),
            (From::Choice, _) => Err(Fault::new(at, "“choice” is known only in a rule that offers choices, and has one name behind it.")),
            (From::Form, ["repeat"]) => search.form_repeat(),
            // A form or group may be called so.
            (From::Form, rest) => {
                let names: Vec<&str> = std::iter::once("form").chain(rest.iter().copied()).collect();
                search.any_reading(&names, |search, names| search.here(names, false))
            }
            (From::Subject, [name]) => search.property(SUBJECT, "subject", name),
            (From::Site, [name]) => search.property(SITE, "site", name),
            (From::Study, [name]) => search.property(STUDY, "study", name),
            (From::Subject | From::Site | From::Study, _) => {
                Err(Fault::new(at, "One name stands here: subject.key, site.code, study.name."))
            }
            (From::Visit(which), [name]) if visit_property(name).is_some() => search.visit_property(which, name),
            (From::Here, names) => search.any_reading(names, |search, names| search.here(names, false)),
            (From::This, names) => search.any_reading(names, |search, names| search.here(names, true)),
            (From::Visit(which), names) => search.any_reading(names, |search, names| search.at_visit(which, names)),
        }
    }

    fn visits_with(&self, form: &Oid) -> Vec<&'a VisitOutline> {
        self.outline.visits.iter().filter(|visit| visit.forms.iter().any(|one| one.oid == *form)).collect()
    }
}

struct Search<'a, 'w, 's> {
    world: &'w World<'a>,
    at: Position,
    standing: Standing<'a>,
    shift: Shift,
    looping: Option<&'s mut Loop>,
    gathered: &'s mut Gathered,
}

/// A group of a form and an item of the group, by position.
type Slot<'a> = (&'a FormPlan, usize, usize);

impl<'a> Search<'a, '_, '_> {
    fn fault<T>(&self, what: impl Into<String>) -> Result<T, Fault> {
        Err(Fault::new(self.at, what))
    }
}

/// Positions are small: a design with more than 65,535 items in a group is refused before.
pub fn small(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

impl ItemPlan {
    /// How the text of an answer is read.
    pub fn reading(&self) -> Reading {
        // What stands in an item that takes a file is the file's id; ODM's binary type may hold the bytes themselves.
        let named = self.item.takes_file() && self.item.data_type != DataType::Base64Binary;
        let data_type = if named { DataType::Text } else { self.item.data_type };
        Reading { data_type, choice: self.is_choice(), many: self.item.many }
    }
}
