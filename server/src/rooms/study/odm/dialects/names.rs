//! Where the names in foreign expressions lead: OIDs first, then names, SDTM variables, SAS fields and aliases.
//! Invariant: a name that leads to two items leads nowhere; it is never guessed which was meant.

use std::collections::{BTreeSet, HashMap};

use shared::forms::rule::expr::{Expr, From, Which};
use shared::forms::{CodeList, DataType, ItemDef};
use shared::study::Design;

/// Where an expression stands: it may be used in several places, and must mean the same in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub form: String,
    pub group: Option<String>,
    pub item: Option<String>,
}

/// What kind of value an item has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Number,
    Text,
    Boolean,
    Date,
    Time,
    DateTime,
    Set,
}

impl Sort {
    pub fn of(item: &ItemDef) -> Self {
        match item.data_type {
            _ if item.many => Sort::Set,
            DataType::Integer | DataType::Float | DataType::Double => Sort::Number,
            DataType::Boolean => Sort::Boolean,
            DataType::Date | DataType::PartialDate | DataType::IncompleteDate => Sort::Date,
            DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Sort::Time,
            DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Sort::DateTime,
            _ => Sort::Text,
        }
    }

    pub fn is_day(self) -> bool {
        matches!(self, Sort::Date | Sort::DateTime)
    }
}

/// A part of a path: group or form before the item.
type At<'a> = (&'a str, &'a str);

/// The names of a design.
pub struct Names<'a> {
    pub design: &'a Design,
    items: HashMap<&'a str, &'a ItemDef>,
    /// Group and item of each form.
    forms: HashMap<&'a str, Vec<At<'a>>>,
    /// Items by each of their names.
    called: HashMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub fn of(design: &'a Design) -> Self {
        let library = &design.library;
        let mut items: HashMap<&str, &ItemDef> = HashMap::new();
        let mut called: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for item in &library.items {
            items.entry(item.oid.as_str()).or_insert(item);
            for name in names_of(item) {
                called.entry(name).or_default().insert(item.oid.as_str());
            }
        }
        let mut groups: HashMap<&str, Vec<&str>> = HashMap::new();
        for group in &library.groups {
            groups.entry(group.oid.as_str()).or_insert_with(|| group.items.iter().map(|at| at.oid.as_str()).collect());
        }
        let mut forms: HashMap<&str, Vec<At>> = HashMap::new();
        for form in &library.forms {
            let places = form.groups.iter().filter_map(|at| Some((at.oid.as_str(), groups.get(at.oid.as_str())?)));
            forms
                .entry(form.oid.as_str())
                .or_insert_with(|| places.flat_map(|(group, items)| items.iter().map(move |item| (group, *item))).collect());
        }
        Self { design, items, forms, called }
    }

    pub fn item(&self, oid: &str) -> Option<&'a ItemDef> {
        self.items.get(oid).copied()
    }

    pub fn list(&self, item: &ItemDef) -> Option<&'a CodeList> {
        let oid = item.code_list.as_ref()?;
        self.design.library.code_lists.iter().find(|list| list.oid == *oid).filter(|list| !list.choices.is_empty())
    }

    pub fn is_visit(&self, oid: &str) -> bool {
        self.design.visits.iter().any(|visit| visit.oid.as_str() == oid)
    }

    pub fn is_form(&self, oid: &str) -> bool {
        self.forms.contains_key(oid)
    }

    /// The items of a form that a name means: by OID, else by its other names.
    fn in_form(&self, form: &str, name: &str) -> BTreeSet<&'a str> {
        let all = || self.forms.get(form).into_iter().flatten().map(|(_, item)| *item);
        let exact: BTreeSet<&str> = all().filter(|oid| *oid == name).collect();
        if !exact.is_empty() {
            return exact;
        }
        let Some(called) = self.called.get(name) else { return exact };
        all().filter(|oid| called.contains(oid)).collect()
    }

    /// The item that a name alone means, seen from all the places where the expression stands.
    pub fn by_name(&self, name: &str, spots: &[Spot]) -> Result<(Expr, &'a ItemDef), String> {
        let near: Vec<BTreeSet<&str>> = spots.iter().map(|spot| self.in_form(&spot.form, name)).collect();
        if !near.is_empty() && near.iter().all(|found| !found.is_empty()) {
            let all: BTreeSet<&str> = near.into_iter().flatten().collect();
            return match all.first().filter(|_| all.len() == 1) {
                Some(oid) => self.found(Expr::item([*oid]), oid),
                None => Err(format!("{name} is the name of several items there.")),
            };
        }
        let anywhere: BTreeSet<At> =
            self.forms.keys().flat_map(|form| self.in_form(form, name).into_iter().map(move |oid| (*form, oid))).collect();
        match anywhere.iter().collect::<Vec<_>>().as_slice() {
            [(form, oid)] => self.found(Expr::item([*form, *oid]), oid),
            [] => Err(format!("There is no item {name}.")),
            [(one, _), (two, _), ..] => Err(format!("{name} stands in several forms ({one}, {two}), and it does not say which is meant.")),
        }
    }

    fn found(&self, expr: Expr, oid: &str) -> Result<(Expr, &'a ItemDef), String> {
        Ok((expr, self.item(oid).ok_or_else(|| format!("There is no item {oid}."))?))
    }

    /// An item of a form, at a visit or not.
    pub fn in_visit(&self, visit: Option<Which>, form: &str, name: &str) -> Result<(Expr, &'a ItemDef), String> {
        if !self.is_form(form) {
            return Err(format!("There is no form {form}."));
        }
        let found = self.in_form(form, name);
        let Some(oid) = found.first().filter(|_| found.len() == 1) else {
            return Err(format!("The form {form} has no item {name}, or more than one."));
        };
        let from = visit.map_or(From::Here, From::Visit);
        self.found(Expr::path(from, [form, oid]), oid)
    }

    /// A path of OIDs with `separator` between them, any of visit, form and group before the item. OIDs may have the separator
    /// in them.
    pub fn by_path(&self, text: &str, separator: char, spots: &[Spot]) -> Result<(Expr, &'a ItemDef), String> {
        if let Ok(found) = self.by_name(text, spots) {
            return Ok(found);
        }
        let mut found = cuts(text, separator).into_iter().filter_map(|parts| self.parts(&parts, spots));
        found.next().ok_or_else(|| self.by_name(text, spots).err().unwrap_or_default())
    }

    fn parts(&self, parts: &[&str], spots: &[Spot]) -> Option<(Expr, &'a ItemDef)> {
        let (first, rest) = parts.split_first()?;
        if self.is_visit(first) && rest.len() > 1 {
            let (Expr { kind: shared::forms::rule::expr::Kind::Path(path), .. }, item) = self.parts(rest, &[])? else { return None };
            let names = path.names;
            return Some((Expr::path(From::Visit(Which::Named((*first).to_owned(), None)), names), item));
        }
        match parts {
            [group, item] => {
                if spots.iter().all(|spot| self.holds(&spot.form, group, item)) && !spots.is_empty() {
                    // In its own group an item needs no more than its name.
                    let own = spots.iter().all(|spot| spot.group.as_deref() == Some(*group));
                    let expr = if own { Expr::item([*item]) } else { Expr::item([*group, *item]) };
                    return self.found(expr, item).ok();
                }
                let homes: BTreeSet<&str> = self.forms.keys().copied().filter(|form| self.holds(form, group, item)).collect();
                match homes.first().filter(|_| homes.len() == 1) {
                    Some(form) => self.found(Expr::item([*form, *group, *item]), item).ok(),
                    None => self.in_visit(None, group, item).ok(),
                }
            }
            [form, group, item] if !spots.is_empty() && spots.iter().all(|spot| spot.form == *form) => self.parts(&[*group, *item], spots),
            [form, group, item] if self.holds(form, group, item) => self.found(Expr::item([*form, *group, *item]), item).ok(),
            _ => None,
        }
    }

    fn holds(&self, form: &str, group: &str, item: &str) -> bool {
        self.forms.get(form).is_some_and(|all| all.contains(&(group, item)))
    }
}

/// All that an item is called beside its OID.
fn names_of(item: &ItemDef) -> impl Iterator<Item = &str> {
    let told = |name: &str| matches!(name, "SDSVarName" | "SASFieldName");
    let attributes = item.carried.attributes.iter().filter(move |one| one.ns.is_none() && told(&one.name)).map(|one| one.value.as_str());
    let aliases = item.aliases.iter().map(|alias| alias.name.as_str());
    std::iter::once(item.name.as_str()).chain(attributes).chain(aliases).filter(|name| !name.is_empty())
}

/// All ways to cut a text at its separators into two to four parts.
fn cuts(text: &str, separator: char) -> Vec<Vec<&str>> {
    // Nobody writes paths of more parts; the number of ways grows fast.
    const MOST: usize = 8;
    let places: Vec<usize> = text.match_indices(separator).map(|(at, _)| at).collect();
    let mut all: Vec<Vec<&str>> = Vec::new();
    if places.len() <= MOST {
        cut(text, 0, &places, &mut Vec::new(), &mut all);
    }
    all.sort_by_key(Vec::len);
    all
}

fn cut<'a>(text: &'a str, from: usize, places: &[usize], before: &mut Vec<&'a str>, all: &mut Vec<Vec<&'a str>>) {
    if !before.is_empty()
        && let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty())
    {
        all.push(before.iter().copied().chain(std::iter::once(rest)).collect());
    }
    if before.len() == 3 {
        return;
    }
    for (n, at) in places.iter().enumerate() {
        let Some(part) = text.get(from..*at).filter(|part| !part.is_empty()) else { continue };
        before.push(part);
        cut(text, at + 1, places.get(n + 1..).unwrap_or_default(), before, all);
        before.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_in_all_ways() {
        assert_eq!(cuts("A.B", '.'), [vec!["A", "B"]]);
        assert_eq!(cuts("A.B.C", '.'), [vec!["A", "B.C"], vec!["A.B", "C"], vec!["A", "B", "C"]]);
        assert!(cuts(&".".repeat(50), '.').is_empty());
    }
}
