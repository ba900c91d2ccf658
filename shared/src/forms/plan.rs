//! A form's plan: its definition with every reference resolved, made once per design version and read on each keystroke.

use std::collections::HashMap;
use std::sync::Arc;

use super::{CodeList, FormDef, GroupDef, ItemDef, ItemKey, Library, Oid, Ref, Unit};

/// One form, ready to be shown and evaluated. Groups and items stand in the order in which they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPlan {
    pub form: Arc<FormDef>,
    pub groups: Vec<GroupPlan>,
}

/// One group of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPlan {
    pub group: Arc<GroupDef>,
    pub mandatory: bool,
    pub items: Vec<ItemPlan>,
}

/// One item of the group.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemPlan {
    pub item: Arc<ItemDef>,
    pub mandatory: bool,
    /// The value is derived by this method, not typed.
    pub method: Option<Oid>,
    pub code_list: Option<Arc<CodeList>>,
    pub units: Vec<Arc<Unit>>,
}

impl FormPlan {
    /// Resolves a form of the library. A dangling reference is left out: the design check has reported it.
    pub fn of(library: &Library, form: &Oid) -> Option<Self> {
        Self::all(library).remove(form)
    }

    /// Every form of the library, resolved with one pass over its parts.
    pub fn all(library: &Library) -> HashMap<Oid, FormPlan> {
        let groups = by_oid(&library.groups, |group| &group.oid);
        let items = by_oid(&library.items, |item| &item.oid);
        let lists = by_oid(&library.code_lists, |list| &list.oid);
        let units = by_oid(&library.units, |unit| &unit.oid);
        let item_plan = |at: &Ref| {
            let item = Arc::clone(items.get(&at.oid)?);
            Some(ItemPlan {
                mandatory: at.mandatory,
                method: at.method.clone(),
                code_list: item.code_list.as_ref().and_then(|oid| lists.get(oid)).cloned(),
                units: item.units.iter().filter_map(|oid| units.get(oid)).cloned().collect(),
                item,
            })
        };
        let group_plan = |at: &Ref| {
            let group = Arc::clone(groups.get(&at.oid)?);
            let items = in_order(&group.items).filter_map(item_plan).collect();
            Some(GroupPlan { mandatory: at.mandatory, items, group })
        };
        let plan = |form: &FormDef| FormPlan {
            groups: in_order(&form.groups).filter_map(group_plan).collect(),
            form: Arc::new(form.clone()),
        };
        library.forms.iter().map(|form| (form.oid.clone(), plan(form))).collect()
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
