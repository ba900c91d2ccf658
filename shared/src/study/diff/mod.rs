//! What two versions of a design differ in, part by part, in words that a data manager reads.
//!
//! Parts are matched by their OIDs, whatever their order in the file. Every difference of two designs' parts is said: where no
//! trait names it, [`Trait::Other`] does.

mod parts;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Design;
use crate::forms::{Choice, Oid};
use parts::{called, joined, texts};

/// What has happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum How {
    Added,
    Removed,
    Changed,
}

/// What kind of part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Study,
    Visit,
    Form,
    Group,
    Item,
    CodeList,
    Choice,
    Unit,
    Condition,
    Method,
    Rule,
}

/// What about the part has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    Name,
    Question,
    DataType,
    Length,
    Decimals,
    Units,
    Choices,
    Many,
    Blinding,
    Check,
    Repeating,
    /// What stands in it.
    Contents,
    /// The order of what stands in it.
    Order,
    /// Which of what stands in it must be answered.
    Required,
    /// Under which condition it is not asked for.
    Condition,
    /// How it is worked out.
    Method,
    Expression,
    Message,
    /// What a rule does, and where.
    Effect,
    /// When a visit is planned.
    Window,
    Kind,
    Other,
}

/// One part that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    pub how: How,
    pub part: Part,
    /// The part's OID; a choice's coded value.
    pub oid: String,
    /// As people call it.
    pub name: String,
    /// The code list of a choice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    /// It touches what has been entered: a question, visit, form or choice that is gone, another data type, one answer where
    /// there were several, worked out where people entered. Values that are there stay as they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub touches_data: bool,
    /// Of a changed part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Aspect>,
}

/// One thing about a part that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Aspect {
    pub of: Trait,
    /// Empty: there was nothing, or there is nothing now.
    pub from: String,
    pub to: String,
}

/// What becomes different from one design to another: visits, forms, groups, items, code lists, choices, units, conditions,
/// methods and rules, in this order, each in the order of the new design.
pub fn differences(from: &Design, to: &Design) -> Vec<Difference> {
    let mut all = Vec::new();
    study(from, to, &mut all);
    compare(&from.visits, &to.visits, &mut all);
    compare(&from.library.forms, &to.library.forms, &mut all);
    compare(&from.library.groups, &to.library.groups, &mut all);
    compare(&from.library.items, &to.library.items, &mut all);
    compare(&from.library.code_lists, &to.library.code_lists, &mut all);
    choices(from, to, &mut all);
    compare(&from.library.units, &to.library.units, &mut all);
    compare(&from.library.conditions, &to.library.conditions, &mut all);
    compare(&from.library.methods, &to.library.methods, &mut all);
    compare(&from.library.rules, &to.library.rules, &mut all);
    newly_derived(from, to, &mut all);
    all
}

fn study(from: &Design, to: &Design, all: &mut Vec<Difference>) {
    let order = |design: &Design| joined(design.visits_in_order().iter().map(|visit| visit.title()));
    let arms = |design: &Design| joined(design.arms.iter().map(|arm| arm.name.as_str()));
    let traits = |design: &Design| {
        vec![
            (Trait::Name, design.name.clone()),
            (Trait::Question, design.description.clone()),
            (Trait::Kind, design.protocol.clone()),
            (Trait::Order, order(design)),
            (Trait::Contents, arms(design)),
            (Trait::Effect, design.subject_pattern.clone()),
        ]
    };
    let changes = aspects(traits(from), traits(to));
    if !changes.is_empty() {
        let (oid, name) = (to.oid.0.clone(), to.name.clone());
        all.push(Difference { how: How::Changed, part: Part::Study, oid, name, within: String::new(), touches_data: false, changes });
    }
}

/// A part that can be compared.
trait Comparable: PartialEq {
    const PART: Part;
    fn oid(&self) -> &Oid;
    fn called(&self) -> String;
    /// Everything about it, in words.
    fn traits(&self) -> Vec<(Trait, String)>;
    /// Whether the step from one to the other touches what was entered.
    fn touches(&self, _: &Self) -> bool {
        false
    }
    /// Whether all that differs is said of other parts.
    fn is_said_elsewhere(&self, _: &Self) -> bool {
        false
    }
    /// Whether data are lost from sight when it goes.
    const HOLDS_DATA: bool = false;
}

fn compare<T: Comparable>(from: &[T], to: &[T], all: &mut Vec<Difference>) {
    let old: BTreeMap<&Oid, &T> = from.iter().map(|one| (one.oid(), one)).collect();
    let new: BTreeSet<&Oid> = to.iter().map(T::oid).collect();
    let said = |how, one: &T, touches_data, changes| Difference {
        how,
        part: T::PART,
        oid: one.oid().0.clone(),
        name: one.called(),
        within: String::new(),
        touches_data,
        changes,
    };
    for one in to {
        match old.get(one.oid()) {
            None => all.push(said(How::Added, one, false, Vec::new())),
            Some(before) if *before != one => {
                let mut changes = aspects(before.traits(), one.traits());
                if changes.is_empty() && before.is_said_elsewhere(one) {
                    continue;
                }
                if changes.is_empty() {
                    changes.push(Aspect { of: Trait::Other, from: String::new(), to: String::new() });
                }
                all.push(said(How::Changed, one, before.touches(one), changes));
            }
            Some(_) => {}
        }
    }
    all.extend(from.iter().filter(|one| !new.contains(one.oid())).map(|one| said(How::Removed, one, T::HOLDS_DATA, Vec::new())));
}

/// Traits that are not the same; several of one kind (checks, items) are compared one by one.
fn aspects(from: Vec<(Trait, String)>, to: Vec<(Trait, String)>) -> Vec<Aspect> {
    let of = |all: &[(Trait, String)], wanted: Trait| {
        all.iter().filter(|(of, _)| *of == wanted).map(|(_, said)| said.clone()).collect::<Vec<_>>()
    };
    let kinds: BTreeSet<Trait> = from.iter().chain(&to).map(|(of, _)| *of).collect();
    let mut found = Vec::new();
    for kind in kinds {
        let (before, after) = (of(&from, kind), of(&to, kind));
        if kind == Trait::Order && !reordered(&before, &after) {
            continue;
        }
        let gone = before.iter().filter(|one| !after.contains(one));
        let new = after.iter().filter(|one| !before.contains(one));
        let (gone, new): (Vec<&str>, Vec<&str>) = (gone.map(String::as_str).collect(), new.map(String::as_str).collect());
        let join = |all: Vec<&str>| all.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; ");
        let (from, to) = (join(gone), join(new));
        if from != to {
            found.push(Aspect { of: kind, from, to });
        }
    }
    found
}

/// The same names in another order. What came or went is said elsewhere.
fn reordered(before: &[String], after: &[String]) -> bool {
    let names = |all: &[String]| all.iter().flat_map(|one| one.split(", ")).map(ToOwned::to_owned).collect::<BTreeSet<String>>();
    before != after && names(before) == names(after)
}

/// Choices, list by list: those of lists that stand in both.
fn choices(from: &Design, to: &Design, all: &mut Vec<Difference>) {
    for list in &to.library.code_lists {
        let Some(before) = from.library.code_lists.iter().find(|one| one.oid == list.oid) else { continue };
        let said = |how, choice: &Choice, changes| Difference {
            how,
            part: Part::Choice,
            oid: choice.value.clone(),
            name: choice.label("en").to_owned(),
            within: called(&list.name, &list.oid),
            touches_data: how == How::Removed,
            changes,
        };
        for choice in &list.choices {
            match before.choice(&choice.value) {
                None => all.push(said(How::Added, choice, Vec::new())),
                Some(old) if old != choice => {
                    let words = |one: &Choice| one.decode.as_ref().map(texts).unwrap_or_default();
                    let of = if old.decode == choice.decode { Trait::Other } else { Trait::Name };
                    let (from, to) = if of == Trait::Name { (words(old), words(choice)) } else { Default::default() };
                    all.push(said(How::Changed, choice, vec![Aspect { of, from, to }]));
                }
                Some(_) => {}
            }
        }
        all.extend(before.choices.iter().filter(|one| list.choice(&one.value).is_none()).map(|one| said(How::Removed, one, Vec::new())));
    }
}

/// Items that people entered and that are worked out from now on.
fn newly_derived(from: &Design, to: &Design, all: &mut [Difference]) {
    let derived = |design: &Design| {
        let refs = design.library.groups.iter().flat_map(|group| group.items.iter().map(move |item| (&group.oid, item)));
        refs.filter(|(_, item)| item.method.is_some()).map(|(group, item)| (group.clone(), item.oid.clone())).collect::<BTreeSet<_>>()
    };
    let asked = |design: &Design| {
        let refs = design.library.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group.oid.clone(), item.oid.clone())));
        refs.collect::<BTreeSet<_>>()
    };
    let (before, there) = (derived(from), asked(from));
    for (group, item) in derived(to).iter().filter(|place| there.contains(place) && !before.contains(place)) {
        let one = all.iter_mut().find(|one| one.part == Part::Group && one.oid == group.0);
        if let Some(one) =
            one.filter(|one| one.changes.iter().any(|change| change.of == Trait::Method && change.to.contains(item.as_str())))
        {
            one.touches_data = true;
        }
    }
}
