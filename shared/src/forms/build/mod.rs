//! Writing forms in Rust: for tests, and for studies that ship with the product. Reads like the form it makes:
//!
//! ```
//! use shared::forms::build::*;
//! let vitals = form("VS").item("SBP", int().ask("Systolic").mandatory().limits(30, 300));
//! ```
//!
//! Invariant: what comes out is an ordinary [`Library`]; nothing can be built that an import could not bring.

mod checks;
mod items;
mod lists;
mod rules;
mod words;

use super::{Alias, ConditionDef, Expression, FormDef, GroupDef, Library, MethodDef, Oid, Ref, RuleDef, Translated};

pub use checks::*;
pub use items::*;
pub use lists::*;
pub use rules::*;

/// A form in the making.
#[derive(Clone, Debug, Default)]
pub struct NewForm {
    def: FormDef,
    groups: Vec<NewGroup>,
    rules: Vec<RuleDef>,
}

pub fn form(oid: &str) -> NewForm {
    NewForm { def: FormDef { oid: oid.into(), name: oid.to_owned(), ..FormDef::default() }, groups: Vec::new(), rules: Vec::new() }
}

impl NewForm {
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.def.name = title.to_owned();
        self
    }

    /// What stands as columns where the form is shown as a log.
    #[must_use]
    pub fn columns(mut self, items: &[&str]) -> Self {
        self.def.columns = items.iter().map(|item| Oid::from(*item)).collect();
        self
    }

    #[must_use]
    pub fn about(mut self, text: impl Into<Translated>) -> Self {
        self.def.description = text.into();
        self
    }

    #[must_use]
    pub fn repeating(mut self) -> Self {
        self.def.repeating = true;
        self
    }

    #[must_use]
    pub fn alias(mut self, context: &str, name: &str) -> Self {
        self.def.aliases.push(alias(context, name));
        self
    }

    #[must_use]
    pub fn group(mut self, group: NewGroup) -> Self {
        self.groups.push(group);
        self
    }

    /// An item of the last group; without one, of a group that is named like the form.
    #[must_use]
    pub fn item(mut self, oid: &str, item: NewItem) -> Self {
        let last = self.groups.pop().unwrap_or_else(|| group(self.def.oid.as_str()));
        self.groups.push(last.item(oid, item));
        self
    }

    /// A rule of the form.
    #[must_use]
    pub fn rule(mut self, rule: NewRule) -> Self {
        self.rules.push(RuleDef { form: self.def.oid.clone(), ..rule.0 });
        self
    }

    pub fn oid(&self) -> &Oid {
        &self.def.oid
    }

    /// The form with all it needs.
    pub fn library(self) -> Library {
        let mut library = Library::default();
        self.add_to(&mut library);
        library
    }

    /// Adds the form and all it needs; what is there under the same OID stays.
    pub fn add_to(mut self, library: &mut Library) {
        library.rules.extend(self.rules);
        for group in self.groups {
            let unless = group.shown_if.as_ref().map(|expression| withheld_unless(&group.def.oid, expression, library));
            self.def.groups.push(Ref { oid: group.def.oid.clone(), mandatory: group.mandatory, unless, ..Ref::default() });
            group.add_to(library);
        }
        add(&mut library.forms, self.def, |form| &form.oid);
    }
}

/// A group in the making.
#[derive(Clone, Debug, Default)]
pub struct NewGroup {
    def: GroupDef,
    mandatory: bool,
    items: Vec<NewItem>,
    shown_if: Option<String>,
}

pub fn group(oid: &str) -> NewGroup {
    let def = GroupDef { oid: oid.into(), name: oid.to_owned(), ..GroupDef::default() };
    NewGroup { def, mandatory: true, items: Vec::new(), shown_if: None }
}

impl NewGroup {
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.def.name = title.to_owned();
        self
    }

    #[must_use]
    pub fn about(mut self, text: impl Into<Translated>) -> Self {
        self.def.description = text.into();
        self
    }

    #[must_use]
    pub fn repeating(mut self) -> Self {
        self.def.repeating = true;
        self
    }

    #[must_use]
    pub fn alias(mut self, context: &str, name: &str) -> Self {
        self.def.aliases.push(alias(context, name));
        self
    }

    #[must_use]
    pub fn item(mut self, oid: &str, mut item: NewItem) -> Self {
        item.def.oid = oid.into();
        if item.def.name.is_empty() {
            item.def.name = oid.to_owned();
        }
        self.items.push(item);
        self
    }

    /// Asked for only while this is certain.
    #[must_use]
    pub fn shown_if(mut self, expression: &str) -> Self {
        self.shown_if = Some(expression.to_owned());
        self
    }

    fn add_to(mut self, library: &mut Library) {
        for mut item in self.items {
            if let Some(expression) = &item.shown_if {
                item.at.unless = Some(withheld_unless(&item.def.oid, expression, library));
            }
            if let Some(expression) = &item.derive {
                item.at.method = Some(method(&item.def.oid, expression, library));
            }
            self.def.items.push(Ref { oid: item.def.oid.clone(), ..item.at });
            item.units.into_iter().for_each(|unit| add(&mut library.units, unit, |unit| &unit.oid));
            item.list.into_iter().for_each(|list| add(&mut library.code_lists, list, |list| &list.oid));
            add(&mut library.items, item.def, |item| &item.oid);
        }
        add(&mut library.groups, self.def, |group| &group.oid);
    }
}

/// A condition that withholds what is not certainly wanted.
pub fn withheld_unless(oid: &Oid, expression: &str, library: &mut Library) -> Oid {
    let name = format!("C.{oid}");
    let condition = ConditionDef {
        oid: Oid(name.clone()),
        name: name.clone(),
        expressions: vec![Expression::own(format!("not certainly({expression})"))],
        ..ConditionDef::default()
    };
    add(&mut library.conditions, condition, |one| &one.oid);
    Oid(name)
}

fn method(oid: &Oid, expression: &str, library: &mut Library) -> Oid {
    let name = format!("M.{oid}");
    let method = MethodDef {
        oid: Oid(name.clone()),
        name: name.clone(),
        kind: Some("Computation".to_owned()),
        expressions: vec![Expression::own(expression)],
        ..MethodDef::default()
    };
    add(&mut library.methods, method, |one| &one.oid);
    Oid(name)
}

fn add<T>(to: &mut Vec<T>, part: T, oid: impl Fn(&T) -> &Oid) {
    if !to.iter().any(|one| oid(one) == oid(&part)) {
        to.push(part);
    }
}

fn alias(context: &str, name: &str) -> Alias {
    Alias { context: context.to_owned(), name: name.to_owned() }
}
