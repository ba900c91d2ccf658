//! What a sheet comes to: findings in the order of the form, what is not asked for, what was derived.

use std::borrow::Borrow;
use std::sync::Arc;

use super::eval::{Spot, eval};
use super::program::{Act, Piece, Rule, Said, Slot};
use super::sheet::{Found, Row, Sheet};
use super::trace::in_words;
use super::value::Value;
use crate::forms::item::judge;
use crate::forms::{Datum, Evaluation, Finding, FormPlan, ItemKey, Level, Notice, Translated, Translation, Words};

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// All that the record means.
    pub fn evaluation(&self) -> Evaluation {
        let mut evaluation = Evaluation { notices: self.notices(), ..Evaluation::default() };
        let mut checks: Vec<&Found> = self.found.iter().flatten().collect();
        let place = |(Slot(g, i), row, _): &Found| (*g, *row, *i);
        checks.sort_by_key(|found| place(found));
        let mut checks = checks.into_iter().peekable();
        let form = self.plan();
        for (g, group) in (0_u16..).zip(&form.groups) {
            let Some(rows) = self.groups.get(usize::from(g)) else { continue };
            if rows.withheld {
                evaluation.withheld_groups.push(group.group.oid.clone());
            }
            for row in &rows.rows {
                for (i, cell) in (0_u16..).zip(&row.cells) {
                    let slot = Slot(g, i);
                    let withheld = rows.withheld || cell.withheld;
                    let interesting = withheld || cell.derived.is_some() || cell.required;
                    if let (true, Some(key)) = (interesting, self.key(slot, row.number)) {
                        self.note(&mut evaluation, key, withheld, row, i);
                    }
                    let mine = std::iter::from_fn(|| checks.next_if(|found| place(found) == (g, row.number, i)));
                    let mine: Vec<&Arc<Finding>> = mine.map(|(.., finding)| finding).collect();
                    if row.retired {
                        continue;
                    }
                    evaluation.findings.extend(cell.found.iter().cloned());
                    if !withheld {
                        self.not_offered(slot, row, i, &mut evaluation.findings);
                        evaluation.findings.extend(mine.into_iter().cloned());
                    }
                }
            }
        }
        evaluation
    }

    fn note(&self, evaluation: &mut Evaluation, key: ItemKey, withheld: bool, row: &Row, i: u16) {
        let Some(cell) = row.cells.get(usize::from(i)) else { return };
        if let Some(derived) = &cell.derived {
            let stands = self.values.get(&key);
            if stands.map_or(!derived.is_blank(), |stands| !stands.same(derived)) {
                evaluation.derived.insert(key.clone(), derived.clone());
            }
        }
        if withheld {
            evaluation.withheld.insert(key);
        } else if cell.required {
            evaluation.required.insert(key);
        }
    }

    /// Chosen answers that a rule does not offer.
    fn not_offered(&self, slot: Slot, row: &Row, i: u16, findings: &mut Vec<Arc<Finding>>) {
        let offers = self.offers.contains(&slot);
        let Some(cell) = row.cells.get(usize::from(i)).filter(|cell| offers && !cell.value.is_nothing()) else { return };
        let withheld = self.withheld_choices(slot, row.number);
        let chosen: Vec<String> = match &cell.value {
            Value::Set(codes) => codes.iter().map(|code| code.to_string()).collect(),
            other => vec![other.to_string()],
        };
        let Some(at) = self.key(slot, row.number) else { return };
        for code in chosen.into_iter().filter(|code| withheld.contains(code)) {
            let label = self.item(slot).map(|item| crate::forms::range::choice_label(item.code_list.as_deref(), &code)).unwrap_or(code);
            let words = Words::Key { key: "finding-not-offered".to_owned(), args: vec![("value".to_owned(), label)] };
            let rule = format!("{}#offered", at.item);
            let finding = Finding { at: at.clone(), rule, level: Level::Hard, words, because: Vec::new(), also: Vec::new(), why: None };
            findings.push(Arc::new(finding));
        }
    }

    fn item(&self, Slot(g, i): Slot) -> Option<&crate::forms::ItemPlan> {
        self.plan().groups.get(usize::from(g))?.items.get(usize::from(i))
    }

    /// What every check finds.
    pub(super) fn find_all(&mut self) {
        (0..self.results.len()).for_each(|n| self.find(n));
    }

    /// What a check finds, each at the first of its items that is asked for.
    pub(super) fn find(&mut self, n: usize) {
        let form: &FormPlan = self.plan.borrow();
        let (Some(rule), Some(results)) = (form.rules.rules.get(n), self.results.get(n)) else { return };
        let Act::Check { level, says, at, unsure } = &rule.act else { return };
        let broken = results.iter().filter(|(_, value)| !value.truth().unwrap_or(!unsure));
        let found = broken.filter_map(|(row, _)| self.check(rule, *row, *level, says, at)).collect();
        if let Some(place) = self.found.get_mut(n) {
            *place = found;
        }
    }

    fn check(&self, rule: &Rule, row: u32, level: Level, says: &[Said], at: &[Slot]) -> Option<Found> {
        let row_of = |slot: &Slot| if self.repeats(slot.0) { row } else { 1 };
        let shown: Vec<(Slot, u32)> =
            at.iter().map(|slot| (*slot, row_of(slot))).filter(|(slot, row)| !self.is_withheld(slot.0, *row, slot.1)).collect();
        let (slot, number) = shown.first().copied()?;
        let keys: Vec<ItemKey> = shown.iter().filter_map(|(slot, row)| self.key(*slot, *row)).collect();
        let (first, also) = keys.split_first()?;
        let spot = Spot { row, ..Spot::default() };
        let words = if says.is_empty() { self.plain_words(slot, number, level) } else { self.own_words(says, spot) };
        let finding = Finding {
            at: first.clone(),
            rule: rule.name.clone(),
            level,
            words,
            because: Vec::new(),
            also: also.to_vec(),
            why: Some(Box::new(self.explain(&rule.node, spot))),
        };
        Some((slot, number, Arc::new(finding)))
    }

    /// Whom rules want to be told of what; once a rule, whatever the rows.
    fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (rule, results) in self.plan().rules.rules.iter().zip(&self.results) {
            let Act::Notify { roles, subject, text, unsure } = &rule.act else { continue };
            let Some((row, _)) = results.iter().find(|(_, value)| value.truth().unwrap_or(*unsure)) else { continue };
            let spot = Spot { row: *row, ..Spot::default() };
            let (subject, text) = (self.filled(subject, spot), self.filled(text, spot));
            notices.push(Notice { rule: rule.name.clone(), roles: roles.clone(), subject, text });
        }
        notices
    }

    fn own_words(&self, says: &[Said], spot: Spot<'_>) -> Words {
        Words::Own(self.filled(says, spot))
    }

    /// A message with the values filled in.
    fn filled(&self, says: &[Said], spot: Spot<'_>) -> Translated {
        let fill =
            |said: &Said| Translation { lang: said.lang.clone(), text: said.pieces.iter().map(|piece| self.piece(piece, spot)).collect() };
        Translated(says.iter().map(fill).collect())
    }

    fn piece(&self, piece: &Piece, spot: Spot<'_>) -> String {
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Value(node) => {
                let list = match node {
                    super::node::Node::Item(at) => self.item(Slot(at.group, at.item)).and_then(|item| item.code_list.as_deref()),
                    _ => None,
                };
                in_words(&eval(node, self, spot), list).unwrap_or_else(|| "–".to_owned())
            }
        }
    }

    fn plain_words(&self, slot: Slot, row: u32, level: Level) -> Words {
        let item = self.item(slot);
        let label = item.map(|item| item.item.label("en").trim().trim_end_matches(':').to_owned()).unwrap_or_default();
        let value = self.cell(slot.0, row, slot.1).and_then(|cell| in_words(&cell.value, item.and_then(|item| item.code_list.as_deref())));
        let level = if level == Level::Hard { "hard" } else { "soft" };
        let args = [("label", label), ("value", value.unwrap_or_else(|| "–".to_owned())), ("level", level.to_owned())];
        Words::Key { key: "finding-check".to_owned(), args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }

    /// Judges every data point by itself.
    pub(super) fn judge_all(&mut self) {
        for g in 0..self.groups.len() {
            self.judge_group(super::scope::small(g));
        }
    }

    pub(super) fn judge_group(&mut self, g: u16) {
        let Some(rows) = self.groups.get(usize::from(g)) else { return };
        let places: Vec<(u32, usize)> = rows.rows.iter().map(|row| (row.number, row.cells.len())).collect();
        for (row, cells) in places {
            (0..cells).for_each(|i| self.judge(Slot(g, super::scope::small(i)), row));
        }
    }

    /// Judges what the rule has just changed.
    pub(super) fn judge_after(&mut self, n: usize) {
        let form: &FormPlan = self.plan.borrow();
        let Some(rule) = form.rules.rules.get(n) else { return };
        let slots = match &rule.act {
            Act::WithholdGroup(g) => return self.judge_group(*g),
            Act::Withhold(slot) | Act::Derive(slot) => vec![*slot],
            Act::Require { items, .. } => items.clone(),
            _ => return,
        };
        for slot in slots {
            let rows: Vec<u32> =
                self.groups.get(usize::from(slot.0)).into_iter().flat_map(|rows| &rows.rows).map(|row| row.number).collect();
            rows.into_iter().for_each(|row| self.judge(slot, row));
        }
    }

    /// Judges one data point by itself.
    pub(super) fn judge(&mut self, slot: Slot, row: u32) {
        let Some(key) = self.key(slot, row) else { return };
        let mut found = Vec::new();
        let form: &FormPlan = self.plan.borrow();
        let Some(group) = form.groups.get(usize::from(slot.0)) else { return };
        let (Some(item), Some(cell)) = (group.items.get(usize::from(slot.1)), self.cell(slot.0, row, slot.1)) else { return };
        let blank = Datum::default();
        let datum = cell.derived.as_ref().or_else(|| self.values.get(&key)).unwrap_or(&blank);
        if !self.is_withheld(slot.0, row, slot.1) {
            let required = (cell.required && !item.item.unblinded) || (item.is_required() && !group.undecided);
            judge(group, item, row, datum, required, &mut found);
            found.extend(self.dangling(item, &key, datum));
            found.extend(cell.instead.as_ref().filter(|instead| !instead.same(datum)).map(|instead| entered(item, key, datum, instead)));
        } else if cell.derived.is_none() && !datum.is_unanswered() {
            let value = in_words(&super::sheet::value_of(item, datum), item.code_list.as_deref()).unwrap_or_default();
            let words = Words::Key { key: "finding-out-of-use".to_owned(), args: vec![("value".to_owned(), value)] };
            let rule = format!("{}#unused", item.item.oid);
            found.push(Finding { at: key, rule, level: Level::Note, words, because: Vec::new(), also: Vec::new(), why: None });
        }
        if let Some(cell) = self.cell_mut(slot.0, row, slot.1) {
            cell.found = found.into_iter().map(Arc::new).collect();
        }
    }
}

/// A person entered something else than what a method comes to: a person decides.
fn entered(item: &crate::forms::ItemPlan, at: ItemKey, datum: &Datum, instead: &Datum) -> Finding {
    let told = |datum| in_words(&super::sheet::value_of(item, datum), item.code_list.as_deref()).unwrap_or_else(|| "–".to_owned());
    let args = vec![("value".to_owned(), told(datum)), ("derived".to_owned(), told(instead))];
    let words = Words::Key { key: "finding-entered".to_owned(), args };
    let rule = format!("{}#{ENTERED}", item.item.oid);
    Finding { at, rule, level: Level::Soft, words, because: Vec::new(), also: Vec::new(), why: None }
}

/// The name of the check that a person entered what a method works out.
pub const ENTERED: &str = "entered";

/// What the rules of a casebook come to, in their order.
pub fn judge_casebook(rules: &super::CasebookRules, about: &super::About, others: &[super::Elsewhere<'_>]) -> Vec<Value> {
    let plan = casebook_plan(rules);
    let sheet = casebook_sheet(&plan, rules, about, others);
    rules.rules.iter().map(|rule| eval(&rule.node, &sheet, Spot::default())).collect()
}

/// The same with the reasons.
pub fn explain_casebook(rules: &super::CasebookRules, about: &super::About, others: &[super::Elsewhere<'_>]) -> Vec<(Value, super::Trace)> {
    let plan = casebook_plan(rules);
    let sheet = casebook_sheet(&plan, rules, about, others);
    let told = |node| (eval(node, &sheet, Spot::default()), sheet.explain(node, Spot::default()));
    rules.rules.iter().map(|rule| told(&rule.node)).collect()
}

/// A form without items whose rules have the casebook's sources: the sheet only reads.
fn casebook_plan(rules: &super::CasebookRules) -> FormPlan {
    FormPlan::blank(super::FormRules { sources: rules.sources.clone(), about: true, ..Default::default() })
}

fn casebook_sheet<'p>(
    plan: &'p FormPlan,
    rules: &super::CasebookRules,
    about: &super::About,
    others: &[super::Elsewhere<'_>],
) -> Sheet<&'p FormPlan> {
    let nowhere = crate::forms::Oid::default();
    let sources = super::gather(&rules.sources, (&nowhere, 0, (0, 0), 0), others);
    let reference = crate::forms::Reference { about: about.clone(), sources, ..crate::forms::Reference::default() };
    Sheet::of(plan, crate::forms::Values::new(), reference)
}
