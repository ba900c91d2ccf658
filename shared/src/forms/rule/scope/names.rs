//! Names of items, of groups and of forms.

use super::{Found, Search, Slot};
use crate::forms::rule::Fault;
use crate::forms::{FormPlan, Oid};

impl<'a> Search<'a, '_, '_> {
    /// OIDs may have dots in them: `DM.SEX` is an item of the form DM, or an item of that very name. The first reading that
    /// leads somewhere counts; when none does, what is wrong with the plainest is said.
    pub(super) fn any_reading(
        &mut self,
        names: &[&str],
        find: impl Fn(&mut Self, &[&str]) -> Result<Found<'a>, Fault>,
    ) -> Result<Found<'a>, Fault> {
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

    /// A path without a visit.
    pub(super) fn here(&mut self, names: &[&str], this: bool) -> Result<Found<'a>, Fault> {
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
        self.outside(visit, self.wanted_repeat(), slot)
    }

    /// In the group, else in the form, else in one other form.
    pub(super) fn by_item(&self, form: &'a FormPlan, item: &str) -> Result<Slot<'a>, Fault> {
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
    pub(super) fn anywhere(&self, item: &str) -> Result<Slot<'a>, Fault> {
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
    pub(super) fn by_form(&self, names: &[&str]) -> Result<Slot<'a>, Fault> {
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

pub(super) fn in_group<'a>(form: &'a FormPlan, group: &str, item: &str) -> Option<Slot<'a>> {
    let position = form.groups.iter().position(|one| one.group.oid.as_str() == group)?;
    in_nth_group(form, position, item)
}

fn in_nth_group<'a>(form: &'a FormPlan, group: usize, item: &str) -> Option<Slot<'a>> {
    let found = form.groups.get(group)?.items.iter().position(|one| one.item.oid.as_str() == item)?;
    Some((form, group, found))
}
