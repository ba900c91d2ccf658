//! OpenClinica's simple conditional display: an item is shown while another item of the form has a certain value.
//!
//! It stands inside the item, by form; ours stands where a group refers to the item, so it is translated where all forms that
//! use the group say the same. The condition is made once: where a reference has one, it stays.

use std::collections::{BTreeMap, BTreeSet};

use shared::forms::rule::expr::{Binary, Expr};
use shared::forms::{Carried, ConditionDef, Element, Expression, ItemDef, Node, Oid, Translated};
use shared::study::Design;

use super::choices::contains;
use super::compare::compare;
use super::meaning::{Around, Blank, Desk, Speech};
use super::names::{Names, Sort, Spot};
use super::syntax::Term;
use super::truth::{Facts, Truth, Use};

/// The condition of an item that a form shows only sometimes.
pub struct Display {
    /// The item's position in the library.
    pub item: usize,
    pub outcome: Result<Shown, String>,
}

/// What is to be added: a condition and the references to it, by group and position.
pub struct Shown {
    condition: ConditionDef,
    refs: Vec<(usize, usize)>,
}

/// What the items of a design say of when they are shown.
pub fn displays(design: &Design, names: &Names) -> Vec<Display> {
    let told = |(n, item): (usize, &ItemDef)| {
        let said = said(&item.carried);
        let refs = refs(design, &item.oid);
        (!said.is_empty() && !refs.is_empty()).then(|| Display { item: n, outcome: shown(design, names, item, &said, refs) })
    };
    design.library.items.iter().enumerate().filter_map(told).collect()
}

impl Shown {
    /// Adds it to the design; gives its position among the conditions. None where another definition of the item was first.
    pub fn put(self, design: &mut Design) -> Option<(usize, Oid)> {
        let oid = self.condition.oid.clone();
        let groups = &mut design.library.groups;
        let mut put = false;
        for (group, n) in self.refs {
            let at = groups.get_mut(group).and_then(|group| group.items.get_mut(n)).filter(|at| at.unless.is_none());
            put |= at.map(|at| at.unless = Some(oid.clone())).is_some();
        }
        if !put {
            return None;
        }
        design.library.conditions.push(self.condition);
        Some((design.library.conditions.len() - 1, oid))
    }
}

/// Removes conditions that were added, and the references to them: what was not translated decides nothing.
pub fn withdraw(design: &mut Design, oids: &BTreeSet<Oid>) {
    let library = &mut design.library;
    library.conditions.retain(|one| !oids.contains(&one.oid) || !one.expressions.is_empty());
    for at in library.groups.iter_mut().flat_map(|group| &mut group.items) {
        if at.unless.as_ref().is_some_and(|oid| oids.contains(oid)) {
            at.unless = None;
        }
    }
}

/// Control and value by form.
type Said = BTreeMap<String, (String, String)>;

fn said(carried: &Carried) -> Said {
    let mut all = Said::new();
    for form in carried.elements.iter().filter(|one| is_theirs(one, "ItemDetails")).flat_map(elements) {
        let Some(display) = elements(form).find(|one| is_theirs(one, "SimpleConditionalDisplay")) else { continue };
        let word = |name: &str| elements(display).find(|one| one.name == name).map(text).unwrap_or_default();
        if let Some(oid) = form.attributes.iter().find(|one| one.name == "FormOID") {
            all.insert(oid.value.clone(), (word("ControlItemName"), word("OptionValue")));
        }
    }
    all
}

/// References to the item that have no condition yet.
fn refs(design: &Design, item: &Oid) -> Vec<(usize, usize)> {
    let groups = design.library.groups.iter().enumerate();
    let of_group = |(g, group): (usize, &'_ shared::forms::GroupDef)| {
        let items = group.items.iter().enumerate();
        items.filter(|(_, at)| at.oid == *item && at.unless.is_none()).map(|(n, _)| (g, n)).collect::<Vec<_>>()
    };
    groups.flat_map(of_group).collect()
}

fn shown(design: &Design, names: &Names, item: &ItemDef, said: &Said, refs: Vec<(usize, usize)>) -> Result<Shown, String> {
    let groups: BTreeSet<&Oid> = refs.iter().filter_map(|(group, _)| design.library.groups.get(*group)).map(|group| &group.oid).collect();
    let forms = design.library.forms.iter().filter(|form| form.groups.iter().any(|at| groups.contains(&at.oid)));
    let forms: Vec<&str> = forms.map(|form| form.oid.as_str()).collect();
    let kinds: BTreeSet<Option<&(String, String)>> = forms.iter().map(|form| said.get(*form)).collect();
    let [Some((control, value))] = kinds.into_iter().collect::<Vec<_>>().as_slice() else {
        return Err("Forms that share the group show the item under different conditions.".to_owned());
    };
    let spots: Vec<Spot> = forms.iter().map(|form| Spot { form: (*form).to_owned(), ..Spot::default() }).collect();
    let truth = is_chosen(&Desk { names, spots: &spots, speech: Speech::Viedoc, all_known: false }, control, value)?;
    let oid = free(design, &format!("C.{}", item.oid));
    Ok(Shown {
        condition: ConditionDef {
            name: oid.0.clone(),
            oid,
            description: Translated::plain(format!("Not shown unless {control} is {value}.")),
            expressions: vec![Expression::own(shared::forms::rule::print(&truth.negated().used(Use::Condition)))],
            ..ConditionDef::default()
        },
        refs,
    })
}

fn is_chosen(desk: &Desk, control: &str, value: &str) -> Result<Truth, String> {
    let around = Around { facts: Facts::new(), ..Around::default() };
    let (control, value) = (desk.value(&Term::Name(control.to_owned()), &around)?, desk.value(&Term::Text(value.to_owned()), &around)?);
    let truth = match control.sort {
        Sort::Set => contains(&control, &value, Blank::Zero, &around.facts),
        _ => compare(Binary::Equal, control, value, Blank::Zero, &around.facts),
    }?;
    match truth.expr == Expr::boolean(false) {
        true => Err("The value is no choice of the other item.".to_owned()),
        false => Ok(truth),
    }
}

/// An OID that no condition has.
fn free(design: &Design, wanted: &str) -> Oid {
    let taken = |oid: &str| design.library.conditions.iter().any(|one| one.oid.as_str() == oid);
    let others = (2..).map(|n| format!("{wanted}.{n}"));
    std::iter::once(wanted.to_owned()).chain(others).find(|oid| !taken(oid)).map(Oid).unwrap_or_default()
}

fn is_theirs(one: &Element, name: &str) -> bool {
    one.name == name && one.ns.as_deref().is_some_and(|ns| ns.contains("openclinica"))
}

fn elements(one: &Element) -> impl Iterator<Item = &Element> {
    one.children.iter().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn text(one: &Element) -> String {
    let texts = one.children.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect::<String>().trim().to_owned()
}
