//! Scope: where names lead in a design.
//!
//! Names are looked up from the place where the rule stands: the row, the group, the form, then the other forms. What is in no
//! place, or in several, is a fault that says which.

use std::collections::HashMap;

use super::expr::{From, Path, Which};
use super::node::{At, Column, In, Outside, Over, Property, Reading, Source, VisitPick, VisitProperty};
use super::units::Units;
use super::{Fault, Position};
use crate::forms::{FormPlan, GroupPlan, ItemPlan, Library, Oid, Ref};

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

/// How a path is read: plainly, or shifted by `previous` and `next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    None,
    Previous,
    Next,
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

const SUBJECT: &[(&str, Property)] = &[
    ("key", Property::SubjectKey),
    ("state", Property::SubjectState),
    ("enrolled", Property::SubjectEnrolled),
    ("arm", Property::SubjectArm),
];
const SITE: &[(&str, Property)] = &[("code", Property::SiteCode), ("name", Property::SiteName), ("country", Property::SiteCountry)];
const STUDY: &[(&str, Property)] = &[("name", Property::StudyName), ("protocol", Property::StudyProtocol)];
const VISIT: &[(&str, VisitProperty)] = &[
    ("date", VisitProperty::Date),
    ("number", VisitProperty::Number),
    ("repeat", VisitProperty::Repeat),
    ("name", VisitProperty::Name),
    ("oid", VisitProperty::Oid),
];

fn visit_property(name: &str) -> Option<VisitProperty> {
    VISIT.iter().find(|(known, _)| *known == name).map(|(_, property)| *property)
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

    /// OIDs may have dots in them: `DM.SEX` is an item of the form DM, or an item of that very name. The first reading that
    /// leads somewhere counts; when none does, what is wrong with the plainest is said.
    fn any_reading(&mut self, names: &[&str], find: impl Fn(&mut Self, &[&str]) -> Result<Found<'a>, Fault>) -> Result<Found<'a>, Fault> {
        let mut fault = None;
        for reading in readings(names) {
            let reading: Vec<&str> = reading.iter().map(String::as_str).collect();
            match find(self, &reading) {
                Ok(found) => return Ok(found),
                Err(why) => fault = fault.or(Some(why)),
            }
        }
        let fault = fault.unwrap_or_else(|| Fault::new(self.at, "A name is missing."));
        if names.len() == 1 || fault.what.contains("Did you mean") {
            return Err(fault);
        }
        Err(fault.nearest(&names.join("."), self.world.library.items.iter().map(|item| item.oid.as_str())))
    }

    fn own(&self) -> Result<Found<'a>, Fault> {
        let Standing { form: Some(form), group: Some(group), item: Some(item), .. } = self.standing else {
            return self.fault("“value” is known only where a rule hangs on one item. Name the item instead.");
        };
        let Some((of, plan)) = form.groups.get(group).and_then(|of| Some((of, of.items.get(item)?))) else {
            return self.fault("“value” leads nowhere.");
        };
        let row = if of.group.repeating { In::This } else { In::Only };
        Ok(Found::Here(At { group: small(group), item: small(item), row }, plan))
    }

    fn property(&self, known: &[(&str, Property)], of: &str, name: &str) -> Result<Found<'a>, Fault> {
        match known.iter().find(|(one, _)| *one == name) {
            Some((_, property)) => Ok(Found::Property(*property)),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let fault = Fault::new(self.at, format!("There is no {of}.{name}. There are {}.", names.join(", ")));
                Err(fault.nearest(name, names.iter().copied()))
            }
        }
    }

    fn visit_property(&mut self, which: &Which, name: &str) -> Result<Found<'a>, Fault> {
        let Some(property) = visit_property(name) else { return self.fault(format!("There is no visit.{name}.")) };
        let pick = match which {
            Which::Every => {
                self.go_through(Over::Visits, "all visits")?;
                VisitPick::Each
            }
            Which::Current => match (self.standing.form, self.standing.visit) {
                (None, Some(visit)) => VisitPick::Named(visit.clone(), None),
                (None, None) => return self.fault("This rule stands at no visit. Name one: visit(\"BASELINE\").date."),
                _ => VisitPick::Same,
            },
            other => self.pick(other)?,
        };
        Ok(Found::Visit(pick, property))
    }

    fn pick(&self, which: &Which) -> Result<VisitPick, Fault> {
        Ok(match which {
            Which::Current => VisitPick::Same,
            Which::Previous => VisitPick::Previous,
            Which::Next => VisitPick::Next,
            Which::First => VisitPick::First,
            Which::Last => VisitPick::Last,
            Which::Every => VisitPick::Every,
            Which::Named(oid, n) => {
                let visits = &self.world.outline.visits;
                if !visits.iter().any(|visit| visit.oid.as_str() == oid) {
                    let fault = Fault::new(self.at, format!("The design has no visit {oid}."));
                    return Err(fault.nearest(oid, visits.iter().map(|visit| visit.oid.as_str())));
                }
                VisitPick::Named(oid.as_str().into(), *n)
            }
        })
    }

    /// A path without a visit.
    fn here(&mut self, names: &[&str], this: bool) -> Result<Found<'a>, Fault> {
        let slot = match (self.standing.form, names) {
            (Some(form), [item]) => self.by_item(form, item)?,
            (Some(form), [group, item]) => match in_group(form, group, item) {
                Some(slot) => slot,
                None => self.by_form(names)?,
            },
            (None, [item]) => self.anywhere(item)?,
            _ => self.by_form(names)?,
        };
        let (form, group, item) = slot;
        if self.standing.form.is_some_and(|own| own.form.oid == form.form.oid) {
            return self.in_this_record(form, group, item, this);
        }
        if this {
            return self.fault("“this” leads to an item of the row in which the rule stands, not to another form.");
        }
        let visit = self.visit_of(form)?;
        self.outside(visit, slot)
    }

    /// In the group, else in the form, else in one other form.
    fn by_item(&self, form: &'a FormPlan, item: &str) -> Result<Slot<'a>, Fault> {
        let own = self.standing.group.and_then(|group| in_nth_group(form, group, item));
        if let Some(slot) = own {
            return Ok(slot);
        }
        let groups: Vec<Slot<'a>> = (0..form.groups.len()).filter_map(|group| in_nth_group(form, group, item)).collect();
        match groups.as_slice() {
            [slot] => Ok(*slot),
            [] => self.anywhere(item),
            several => {
                let names = several
                    .iter()
                    .filter_map(|(form, group, _)| form.groups.get(*group))
                    .map(|group| format!("{}.{item}", group.group.oid));
                self.fault(format!("{item} stands in several groups of this form. Say which: {}.", names.collect::<Vec<_>>().join(" or ")))
            }
        }
    }

    /// In exactly one form of the design.
    fn anywhere(&self, item: &str) -> Result<Slot<'a>, Fault> {
        let mut found: Vec<Slot<'a>> = Vec::new();
        for form in &self.world.library.forms {
            let Some(plan) = self.world.plans.get(&form.oid) else { continue };
            found.extend((0..plan.groups.len()).filter_map(|group| in_nth_group(plan, group, item)));
        }
        match found.as_slice() {
            [slot] => Ok(*slot),
            [] => {
                let fault = Fault::new(self.at, format!("The design has no item {item}."));
                let near = self.standing.form.into_iter().flat_map(|form| &form.groups).flat_map(|group| &group.items);
                let all = self.world.library.items.iter().map(|item| item.oid.as_str());
                Err(fault.nearest(item, near.map(|one| one.item.oid.as_str()).chain(all)))
            }
            several => {
                let names: Vec<String> = several.iter().take(5).map(|(form, ..)| format!("{}.{item}", form.form.oid)).collect();
                self.fault(format!("{item} stands in several forms. Say which: {}.", names.join(" or ")))
            }
        }
    }

    /// `FORM.ITEM` or `FORM.GROUP.ITEM`.
    fn by_form(&self, names: &[&str]) -> Result<Slot<'a>, Fault> {
        let Some((first, rest)) = names.split_first() else { return self.fault("A name is missing.") };
        let Some(form) = self.world.plans.get(&Oid::from(*first)) else {
            let forms = self.world.library.forms.iter().map(|form| form.oid.as_str());
            let groups = self.standing.form.into_iter().flat_map(|form| &form.groups).map(|group| group.group.oid.as_str());
            let fault = Fault::new(self.at, format!("{first} is neither a form of the design nor a group of this form."));
            return Err(fault.nearest(first, forms.chain(groups)));
        };
        let found = match rest {
            [item] => {
                let all: Vec<Slot<'a>> = (0..form.groups.len()).filter_map(|group| in_nth_group(form, group, item)).collect();
                match all.as_slice() {
                    [slot] => Some(*slot),
                    [] => None,
                    _ => return self.fault(format!("{item} stands in several groups of {first}. Say which: {first}.GROUP.{item}.")),
                }
            }
            [group, item] => in_group(form, group, item),
            _ => None,
        };
        found.ok_or_else(|| {
            let item = rest.last().copied().unwrap_or_default();
            let known = form.groups.iter().flat_map(|group| &group.items).map(|one| one.item.oid.as_str());
            Fault::new(self.at, format!("Form {first} has no item {}.", rest.join("."))).nearest(item, known)
        })
    }

    fn in_this_record(&mut self, form: &'a FormPlan, group: usize, item: usize, this: bool) -> Result<Found<'a>, Fault> {
        let Some((plan, of)) = form.groups.get(group).and_then(|of| Some((of.items.get(item)?, of))) else {
            return self.fault("The name leads nowhere.");
        };
        let same = self.standing.group == Some(group);
        let row = match (of.group.repeating, self.shift) {
            (false, Shift::None) => In::Only,
            (true, Shift::Previous) if same => In::Previous,
            (true, Shift::Next) if same => In::Next,
            (true, Shift::None) if self.looping.is_some() && !this => {
                self.go_through(Over::Group(small(group)), of.group.oid.as_str())?;
                In::Each
            }
            (true, Shift::None) if same => In::This,
            (true, _) => {
                let name = &plan.item.oid;
                return self
                    .fault(format!("{name} has several rows. Say which, or what of them: first({name}), max({name}), any({name} = …)."));
            }
            (false, shift) => return self.shifted_record(form, group, item, shift),
        };
        Ok(Found::Here(At { group: small(group), item: small(item), row }, plan))
    }

    /// The repeat of the form, or the visit, before or after this one.
    fn shifted_record(&mut self, form: &'a FormPlan, group: usize, item: usize, shift: Shift) -> Result<Found<'a>, Fault> {
        let visit = match (form.form.repeating, shift) {
            (true, Shift::Previous) => VisitPick::RepeatBefore,
            (true, _) => VisitPick::RepeatAfter,
            (false, Shift::Previous) => VisitPick::Previous,
            (false, _) => VisitPick::Next,
        };
        self.outside(visit, (form, group, item))
    }

    /// At which visit another form is looked for when none is named: the same, or the only one that has it.
    fn visit_of(&self, form: &'a FormPlan) -> Result<VisitPick, Fault> {
        match self.shift {
            Shift::Previous => return Ok(VisitPick::Previous),
            Shift::Next => return Ok(VisitPick::Next),
            Shift::None => {}
        }
        let theirs = self.world.visits_with(&form.form.oid);
        let ours: Vec<&Oid> = match (self.standing.form, self.standing.visit) {
            (Some(own), _) => self.world.visits_with(&own.form.oid).into_iter().map(|visit| &visit.oid).collect(),
            (None, Some(visit)) => vec![visit],
            (None, None) => Vec::new(),
        };
        let together = !ours.is_empty() && ours.iter().all(|visit| theirs.iter().any(|their| their.oid == **visit));
        match theirs.as_slice() {
            _ if together => Ok(match (self.standing.form, self.standing.visit) {
                (None, Some(visit)) => VisitPick::Named(visit.clone(), None),
                _ => VisitPick::Same,
            }),
            [only] => Ok(VisitPick::Named(only.oid.clone(), None)),
            [] if ours.is_empty() => Ok(VisitPick::Same),
            [] => self.fault(format!("Form {} belongs to no visit.", form.form.oid)),
            several => {
                let names: Vec<String> = several.iter().take(5).map(|visit| format!("visit(\"{}\")", visit.oid)).collect();
                self.fault(format!("Form {} belongs to several visits. Say which: {}, previous_visit …", form.form.oid, names.join(", ")))
            }
        }
    }

    /// A path with a visit before it.
    fn at_visit(&mut self, which: &Which, names: &[&str]) -> Result<Found<'a>, Fault> {
        let visit = self.pick(which)?;
        let slot = match names {
            [item] => match self.standing.form {
                Some(form) => self.by_item(form, item)?,
                None => self.anywhere(item)?,
            },
            _ => match (self.standing.form, names) {
                (Some(form), [group, item]) => in_group(form, group, item).map_or_else(|| self.by_form(names), Ok)?,
                _ => self.by_form(names)?,
            },
        };
        if let VisitPick::Named(oid, _) = &visit {
            let has = self.world.visits_with(&slot.0.form.oid).iter().any(|one| one.oid == *oid);
            if !has {
                return self.fault(format!("Form {} does not belong to visit {oid}.", slot.0.form.oid));
            }
        }
        let same = visit == VisitPick::Same && self.standing.form.is_some_and(|own| own.form.oid == slot.0.form.oid);
        if same { self.in_this_record(slot.0, slot.1, slot.2, false) } else { self.outside(visit, slot) }
    }

    /// A column of a source; one that can have several rows needs an aggregate around it.
    fn outside(&mut self, visit: VisitPick, (form, group, item): Slot<'a>) -> Result<Found<'a>, Fault> {
        let Some((of, plan)) = form.groups.get(group).and_then(|of| Some((of, of.items.get(item)?))) else {
            return self.fault("The name leads nowhere.");
        };
        let shifted = matches!(visit, VisitPick::RepeatBefore | VisitPick::RepeatAfter);
        let repeats = matches!(&visit, VisitPick::Named(oid, None) if self.repeats(oid));
        let many = of.group.repeating || (form.form.repeating && !shifted) || repeats || visit == VisitPick::Every;
        let source = self.source(visit, form, of);
        let column = self.column(source, plan);
        let each = many && self.looping.is_some();
        if each {
            self.go_through(Over::Source(small(source)), form.form.oid.as_str())?;
        } else if many {
            let name = &plan.item.oid;
            return self.fault(format!(
                "{name} can have several values there. Say which, or what of them: first({name}), max({name}), any({name} = …)."
            ));
        }
        Ok(Found::Outside(Outside { source: small(source), column: small(column), each }, plan))
    }

    fn repeats(&self, visit: &Oid) -> bool {
        self.world.outline.visits.iter().any(|one| one.oid == *visit && one.repeating)
    }

    fn source(&mut self, visit: VisitPick, form: &FormPlan, group: &GroupPlan) -> usize {
        let wanted = Source { visit, form: form.form.oid.clone(), group: group.group.oid.clone(), columns: Vec::new() };
        let same = |one: &Source| one.visit == wanted.visit && one.form == wanted.form && one.group == wanted.group;
        let all = &mut self.gathered.sources;
        all.iter().position(same).unwrap_or_else(|| {
            all.push(wanted);
            all.len() - 1
        })
    }

    fn column(&mut self, source: usize, plan: &ItemPlan) -> usize {
        let units = self.world.first_unit(plan);
        let Some(source) = self.gathered.sources.get_mut(source) else { return 0 };
        source.columns.iter().position(|one| one.item == plan.item.oid).unwrap_or_else(|| {
            source.columns.push(Column {
                item: plan.item.oid.clone(),
                label: plan.item.label("en").to_owned(),
                reading: plan.reading(),
                units,
            });
            source.columns.len() - 1
        })
    }

    fn go_through(&mut self, over: Over, name: &str) -> Result<(), Fault> {
        match self.looping.as_deref_mut() {
            None => self.fault(format!("{name} are several. Say what of them: first(…), max(…), any(…).")),
            Some(place @ None) => {
                *place = Some(over);
                Ok(())
            }
            Some(Some(known)) if *known == over => Ok(()),
            Some(Some(_)) => self.fault(format!(
                "One aggregate goes through the rows of one group; {name} is a second. Use “this.” for the row in which the rule stands."
            )),
        }
    }
}

/// The ways to take names apart into one to three, as written first; joined by the dots between them.
fn readings(names: &[&str]) -> Vec<Vec<String>> {
    let join = |from: usize, to: usize| names.get(from..to).unwrap_or_default().join(".");
    let n = names.len();
    let mut all = vec![vec![join(0, n)]];
    all.extend((1..n).map(|one| vec![join(0, one), join(one, n)]));
    all.extend(
        (1..n).flat_map(|one| (one + 1..n).map(move |two| (one, two))).map(|(one, two)| vec![join(0, one), join(one, two), join(two, n)]),
    );
    // What is written with as many names as there are parts is meant so, if it leads somewhere.
    all.sort_by_key(|reading| reading.len() != n);
    all
}

impl World<'_> {
    /// Factors from each of the item's units into its first one, where it has several.
    pub fn first_unit(&self, plan: &ItemPlan) -> Vec<(Oid, super::node::Conversion)> {
        let [first, _, ..] = plan.units.as_slice() else { return Vec::new() };
        let convert =
            |unit: &std::sync::Arc<crate::forms::Unit>| Some((unit.oid.clone(), self.units.conversion(unit.code(), first.code())?));
        plan.units.iter().filter_map(convert).collect()
    }
}

fn in_group<'a>(form: &'a FormPlan, group: &str, item: &str) -> Option<Slot<'a>> {
    let position = form.groups.iter().position(|one| one.group.oid.as_str() == group)?;
    in_nth_group(form, position, item)
}

fn in_nth_group<'a>(form: &'a FormPlan, group: usize, item: &str) -> Option<Slot<'a>> {
    let found = form.groups.get(group)?.items.iter().position(|one| one.item.oid.as_str() == item)?;
    Some((form, group, found))
}

/// Positions are small: a design with more than 65,535 items in a group is refused before.
pub fn small(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

impl ItemPlan {
    /// How the text of an answer is read.
    pub fn reading(&self) -> Reading {
        // What stands in an item that takes a file is the file's id; ODM's binary type may hold the bytes themselves.
        let named = self.item.takes_file() && self.item.data_type != super::super::DataType::Base64Binary;
        let data_type = if named { super::super::DataType::Text } else { self.item.data_type };
        Reading { data_type, choice: self.is_choice(), many: self.item.many }
    }
}
