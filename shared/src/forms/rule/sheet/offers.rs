//! What is asked for when it is wanted: the choices that are not offered, and what items begin with.

use std::borrow::Borrow;

use super::Sheet;
use super::typing::stored;
use crate::forms::rule::eval::{Offered, Spot, eval};
use crate::forms::rule::program::{Act, Rule, Slot};
use crate::forms::{Datum, FormPlan, ItemKey, Oid};

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// What items begin with, of the form's own groups or of one row of a table: those in which nothing stands, and that are asked
    /// for.
    pub fn beginnings(&self, row: Option<(&Oid, u32)>) -> Vec<(ItemKey, Datum)> {
        let form: &FormPlan = self.plan.borrow();
        let of = |g: Option<u16>| g.and_then(|g| form.groups.get(usize::from(g))).map(|group| &group.group.oid);
        let mine = form.rules.rules.iter().filter(|rule| of(rule.group) == row.map(|(group, _)| group));
        let number = row.map_or(1, |(_, number)| number);
        mine.filter_map(|rule| self.beginning(rule, number)).collect()
    }

    pub(super) fn beginning(&self, rule: &Rule, row: u32) -> Option<(ItemKey, Datum)> {
        let Act::Begin(slot) = rule.act else { return None };
        let key = self.key(slot, row).filter(|key| self.values.get(key).is_none_or(Datum::is_unanswered))?;
        let form: &FormPlan = self.plan.borrow();
        let item = form.groups.get(usize::from(slot.0))?.items.get(usize::from(slot.1))?;
        let withheld = self.is_withheld(slot.0, row, slot.1);
        let datum = stored(item, &eval(&rule.node, self, Spot { row, ..Spot::default() }));
        (!withheld && !datum.is_blank()).then_some((key, datum))
    }

    /// Which choices of an item are not offered in a row.
    pub fn withheld_choices(&self, slot: Slot, row: u32) -> Vec<String> {
        let form: &FormPlan = self.plan.borrow();
        let item = form.groups.get(usize::from(slot.0)).and_then(|group| group.items.get(usize::from(slot.1)));
        let Some(list) = item.and_then(|item| item.code_list.as_ref()) else { return Vec::new() };
        let offers = form.rules.rules.iter().filter_map(|rule| match rule.act {
            Act::Offer { item, unsure } if item == slot => Some((rule, unsure)),
            _ => None,
        });
        let mut withheld = Vec::new();
        for (rule, unsure) in offers {
            for choice in &list.choices {
                let offered = Offered { code: &choice.value, label: choice.label("en"), columns: &choice.aliases };
                let truth = eval(&rule.node, self, Spot { row, choice: Some(&offered), ..Spot::default() }).truth();
                if !truth.unwrap_or(!unsure) {
                    withheld.push(choice.value.clone());
                }
            }
        }
        withheld
    }
}
