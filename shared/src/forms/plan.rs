//! A form's plan: its definition with every reference resolved, made once per design version and read on each keystroke.

use std::collections::HashMap;
use std::sync::Arc;

use super::range::{Range, compile};
use super::rule::{Act, FormRules, Slot};
use super::{CodeList, FormDef, GroupDef, ItemDef, ItemKey, Library, Missing, Oid, Reason, Ref, Translated, Unit};

/// One form, ready to be shown and evaluated. Groups and items stand in the order in which they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPlan {
    pub form: Arc<FormDef>,
    pub groups: Vec<GroupPlan>,
    /// Its rules, compiled; none until they are added.
    pub rules: Arc<FormRules>,
    /// The study's own reasons why a value is missing.
    pub reasons: Arc<[Reason]>,
}

/// One group of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPlan {
    pub group: Arc<GroupDef>,
    pub mandatory: bool,
    /// Not collected under this condition. One that could not be translated decides nothing: the group is shown and asks for nothing.
    pub unless: Option<Oid>,
    pub items: Vec<ItemPlan>,
    /// It stands under a condition that could not be translated: shown, and nothing in it is required.
    pub undecided: bool,
    /// Before all of the group's values in a record.
    pub(super) first: ItemKey,
    /// Positions in `items` by the items' OIDs: the order of a record's values.
    pub(super) by_oid: Vec<usize>,
}

/// One item of the group.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemPlan {
    pub item: Arc<ItemDef>,
    pub mandatory: bool,
    /// The value is derived by this method.
    pub method: Option<Oid>,
    /// The method works: nobody types the value. One that could not be translated leaves it to people.
    pub derived: bool,
    /// It stands under a condition that could not be translated: shown, and not required.
    pub undecided: bool,
    /// Not collected under this condition. One that could not be translated decides nothing: the item is shown and not required.
    pub unless: Option<Oid>,
    pub code_list: Option<Arc<CodeList>>,
    pub units: Vec<Arc<Unit>>,
    /// The range checks, ready to be made.
    pub ranges: Vec<Range>,
}

impl ItemPlan {
    /// Whether the answer is taken from the choices of a list.
    pub fn is_choice(&self) -> bool {
        self.item.many || self.code_list.as_ref().is_some_and(|list| !list.choices.is_empty())
    }

    /// Whether people answer it on the form.
    pub fn is_typed(&self) -> bool {
        !self.derived && self.item.hand().is_open()
    }

    /// Whether it must be answered while it is asked for. Never what tells the treatment: who completes the form may not see it.
    pub fn is_required(&self) -> bool {
        self.mandatory && !self.undecided && self.is_typed() && !self.item.unblinded
    }

    fn of(at: &Ref, item: Arc<ItemDef>, code_list: Option<Arc<CodeList>>, units: Vec<Arc<Unit>>) -> Self {
        let choice = code_list.as_ref().is_some_and(|list| !list.choices.is_empty());
        let ranges = compile(&item, choice);
        Self {
            mandatory: at.mandatory,
            method: at.method.clone(),
            derived: false,
            undecided: at.unless.is_some(),
            unless: at.unless.clone(),
            item,
            code_list,
            units,
            ranges,
        }
    }
}

impl GroupPlan {
    fn of(at: &Ref, group: Arc<GroupDef>, items: Vec<ItemPlan>) -> Self {
        let mut by_oid: Vec<(&Oid, usize)> = items.iter().map(|item| &item.item.oid).zip(0..).collect();
        by_oid.sort();
        let by_oid = by_oid.into_iter().map(|(_, position)| position).collect();
        let first = ItemKey { group: group.oid.clone(), row: 0, item: Oid::default() };
        Self { mandatory: at.mandatory, unless: at.unless.clone(), undecided: at.unless.is_some(), items, first, by_oid, group }
    }
}

impl FormPlan {
    /// Resolves a form of the library. A dangling reference is left out: the design check has reported it.
    pub fn of(library: &Library, form: &Oid) -> Option<Self> {
        Self::all(library).remove(form)
    }

    /// Whether answers point to rows of another table of the same record.
    pub fn links_to_itself(&self) -> bool {
        let points = |item: &ItemPlan| item.item.link.as_ref().is_some_and(|link| link.form == self.form.oid);
        self.groups.iter().any(|group| group.items.iter().any(points))
    }

    /// A form that asks nothing and only has rules.
    pub fn blank(rules: FormRules) -> Self {
        Self { form: Arc::default(), groups: Vec::new(), rules: Arc::new(rules), reasons: Arc::default() }
    }

    /// The same form with its rules.
    #[must_use]
    pub fn with(mut self, rules: FormRules) -> Self {
        for rule in &rules.rules {
            match rule.act {
                Act::Derive(slot) => self.item_mut(slot).into_iter().for_each(|item| item.derived = true),
                Act::Withhold(slot) => self.item_mut(slot).into_iter().for_each(|item| item.undecided = false),
                Act::WithholdGroup(group) => {
                    self.groups.get_mut(usize::from(group)).into_iter().for_each(|group| group.undecided = false);
                }
                _ => {}
            }
        }
        Self { rules: Arc::new(rules), ..self }
    }

    fn item_mut(&mut self, Slot(group, item): Slot) -> Option<&mut ItemPlan> {
        self.groups.get_mut(usize::from(group))?.items.get_mut(usize::from(item))
    }

    /// Every form of the library, resolved with one pass over its parts.
    pub fn all(library: &Library) -> HashMap<Oid, FormPlan> {
        let groups = by_oid(&library.groups, |group| &group.oid);
        let items = by_oid(&library.items, |item| &item.oid);
        let lists = by_oid(&library.code_lists, |list| &list.oid);
        let units = by_oid(&library.units, |unit| &unit.oid);
        let item_plan = |at: &Ref| {
            let item = Arc::clone(items.get(&at.oid)?);
            let list = item.code_list.as_ref().and_then(|oid| lists.get(oid)).cloned();
            let units = item.units.iter().filter_map(|oid| units.get(oid)).cloned().collect();
            Some(ItemPlan::of(at, item, list, units))
        };
        let group_plan = |at: &Ref| {
            let group = Arc::clone(groups.get(&at.oid)?);
            let items = in_order(&group.items).filter_map(item_plan).collect();
            Some(GroupPlan::of(at, group, items))
        };
        let reasons: Arc<[Reason]> = library.reasons.as_slice().into();
        let plan = |form: &FormDef| FormPlan {
            groups: in_order(&form.groups).filter_map(group_plan).collect(),
            form: Arc::new(form.clone()),
            rules: Arc::default(),
            reasons: Arc::clone(&reasons),
        };
        library.forms.iter().map(|form| (form.oid.clone(), plan(form))).collect()
    }

    /// The reasons that people choose from, in order.
    pub fn offered_reasons(&self) -> Vec<Missing> {
        let own = || self.reasons.iter().map(|reason| reason.why).collect();
        if self.reasons.is_empty() { Missing::USUAL.to_vec() } else { own() }
    }

    /// Whether it may stand in a record: one that every study has, or one of this study.
    pub fn knows_reason(&self, why: Missing) -> bool {
        !matches!(why, Missing::Own(_)) || self.reasons.iter().any(|reason| reason.why == why)
    }

    /// What this study calls a reason; `None` where it has no words of its own.
    pub fn reason_words(&self, why: Missing) -> Option<&Translated> {
        self.reasons.iter().find(|reason| reason.why == why).map(|reason| &reason.label).filter(|label| !label.is_empty())
    }

    /// The group and item a key points to.
    pub fn item(&self, key: &ItemKey) -> Option<(&GroupPlan, &ItemPlan)> {
        let group = self.groups.iter().find(|group| group.group.oid == key.group)?;
        let item = group.items.iter().find(|item| item.item.oid == key.item)?;
        Some((group, item))
    }
}

fn by_oid<T: Clone>(parts: &[T], oid: impl Fn(&T) -> &Oid) -> HashMap<Oid, Arc<T>> {
    let mut found = HashMap::with_capacity(parts.len());
    for part in parts {
        found.entry(oid(part).clone()).or_insert_with(|| Arc::new(part.clone()));
    }
    found
}

/// References by OrderNumber where they have one; the rest keep the design's order behind the number before them.
pub fn in_order(refs: &[Ref]) -> impl Iterator<Item = &Ref> {
    let mut last = i32::MIN;
    let mut keyed: Vec<(i32, &Ref)> = Vec::with_capacity(refs.len());
    for one in refs {
        last = one.order.unwrap_or(last);
        keyed.push((last, one));
    }
    keyed.sort_by_key(|(order, _)| *order);
    keyed.into_iter().map(|(_, one)| one)
}
