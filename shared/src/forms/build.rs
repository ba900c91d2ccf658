//! Writing forms in Rust: for tests, and for studies that ship with the product. Reads like the form it makes:
//!
//! ```
//! use shared::forms::build::*;
//! let vitals = form("VS").item("SBP", int().ask("Systolic").mandatory().limits(30, 300));
//! ```
//!
//! Invariant: what comes out is an ordinary [`Library`]; nothing can be built that an import could not bring.

use super::{
    Alias, CheckLevel, Choice, CodeList, Comparator, ConditionDef, DataType, Does, Expression, FormDef, GroupDef, Hardness, ItemDef,
    Library, Link, MethodDef, Oid, RangeCheck, Ref, RuleDef, Translated, Translation, Unit, Unsure,
};

/// The default language alone.
impl From<&str> for Translated {
    fn from(text: &str) -> Self {
        Translated::plain(text)
    }
}

/// English and German.
impl From<(&str, &str)> for Translated {
    fn from((en, de): (&str, &str)) -> Self {
        in_languages(&[("en", en), ("de", de)])
    }
}

/// English, German and French.
impl From<(&str, &str, &str)> for Translated {
    fn from((en, de, fr): (&str, &str, &str)) -> Self {
        in_languages(&[("en", en), ("de", de), ("fr", fr)])
    }
}

fn in_languages(texts: &[(&str, &str)]) -> Translated {
    let one = |(lang, text): &(&str, &str)| Translation { lang: Some((*lang).to_owned()), text: (*text).to_owned() };
    Translated(texts.iter().map(one).collect())
}

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

/// An item in the making.
#[derive(Clone, Debug, Default)]
pub struct NewItem {
    def: ItemDef,
    at: Ref,
    list: Option<CodeList>,
    units: Vec<Unit>,
    shown_if: Option<String>,
    derive: Option<String>,
}

/// An item of any data type.
pub fn item(kind: DataType) -> NewItem {
    NewItem { def: ItemDef { data_type: kind, ..ItemDef::default() }, ..NewItem::default() }
}

macro_rules! kinds {
    ($( $name:ident = $kind:ident; )*) => { $( pub fn $name() -> NewItem { item(DataType::$kind) } )* };
}

kinds! {
    text = Text;
    int = Integer;
    float = Float;
    boolean = Boolean;
    date = Date;
    partial_date = PartialDate;
    incomplete_date = IncompleteDate;
    time = Time;
    datetime = Datetime;
    partial_datetime = PartialDatetime;
}

/// One answer of the list.
pub fn one_of(list: &CodeList) -> NewItem {
    NewItem {
        def: ItemDef { data_type: list.data_type, code_list: Some(list.oid.clone()), ..ItemDef::default() },
        list: Some(list.clone()),
        ..NewItem::default()
    }
}

/// Any number of answers of the list.
pub fn any_of(list: &CodeList) -> NewItem {
    let mut item = one_of(list);
    item.def.many = true;
    item
}

impl NewItem {
    /// The question.
    #[must_use]
    pub fn ask(mut self, question: impl Into<Translated>) -> Self {
        self.def.question = question.into();
        self
    }

    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.def.name = name.to_owned();
        self
    }

    /// What helps to answer.
    #[must_use]
    pub fn about(mut self, text: impl Into<Translated>) -> Self {
        self.def.description = text.into();
        self
    }

    #[must_use]
    pub fn mandatory(mut self) -> Self {
        self.at.mandatory = true;
        self
    }

    /// Derived by a method.
    #[must_use]
    pub fn derived(mut self, method: &str) -> Self {
        self.at.method = Some(method.into());
        self
    }

    /// Not collected under a condition.
    #[must_use]
    pub fn unless(mut self, condition: &str) -> Self {
        self.at.unless = Some(condition.into());
        self
    }

    /// Asked for only while this is certain.
    #[must_use]
    pub fn shown_if(mut self, expression: &str) -> Self {
        self.shown_if = Some(expression.to_owned());
        self
    }

    /// The value, derived from others.
    #[must_use]
    pub fn derive(mut self, expression: &str) -> Self {
        self.derive = Some(expression.to_owned());
        self
    }

    /// Shown to unblinded people alone.
    #[must_use]
    pub fn unblinded(mut self) -> Self {
        self.def.unblinded = true;
        self
    }

    /// A unit, or one more to choose from.
    #[must_use]
    pub fn unit(mut self, unit: &Unit) -> Self {
        self.def.units.push(unit.oid.clone());
        self.units.push(unit.clone());
        self
    }

    /// Characters of a text, digits of a number.
    #[must_use]
    pub fn length(mut self, length: u32) -> Self {
        self.def.length = Some(length);
        self
    }

    /// Decimal places.
    #[must_use]
    pub fn decimals(mut self, places: u32) -> Self {
        self.def.significant_digits = Some(places);
        self
    }

    /// A box of several lines.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.def.multiline = true;
        self
    }

    /// The answer is a row of a log, known by these of its answers.
    #[must_use]
    pub fn links_to(mut self, form: &str, group: &str, shows: &[&str]) -> Self {
        let shows = shows.iter().map(|item| Oid::from(*item)).collect();
        self.def.link = Some(Link { form: form.into(), group: group.into(), shows });
        self
    }

    #[must_use]
    pub fn alias(mut self, context: &str, name: &str) -> Self {
        self.def.aliases.push(alias(context, name));
        self
    }

    #[must_use]
    pub fn check(mut self, check: NewCheck) -> Self {
        self.def.ranges.push(check.0);
        self
    }

    /// What is usual: beyond it is to be confirmed.
    #[must_use]
    pub fn usual(self, from: impl ToString, to: impl ToString) -> Self {
        self.check(at_least(from)).check(at_most(to))
    }

    /// What is possible: beyond it is wrong unless explained.
    #[must_use]
    pub fn limits(self, from: impl ToString, to: impl ToString) -> Self {
        self.check(at_least(from).hard()).check(at_most(to).hard())
    }
}

fn alias(context: &str, name: &str) -> Alias {
    Alias { context: context.to_owned(), name: name.to_owned() }
}

/// A range check in the making. Soft until it is made hard.
#[derive(Clone, Debug)]
pub struct NewCheck(RangeCheck);

macro_rules! comparators {
    ($( $name:ident = $comparator:ident; )*) => { $(
        pub fn $name(limit: impl ToString) -> NewCheck { check(Comparator::$comparator, vec![limit.to_string()]) }
    )* };
}

comparators! {
    below = Lt;
    at_most = Le;
    above = Gt;
    at_least = Ge;
    exactly = Eq;
    not = Ne;
}

pub fn among<T: ToString>(values: impl IntoIterator<Item = T>) -> NewCheck {
    check(Comparator::In, values.into_iter().map(|value| value.to_string()).collect())
}

pub fn none_of<T: ToString>(values: impl IntoIterator<Item = T>) -> NewCheck {
    check(Comparator::NotIn, values.into_iter().map(|value| value.to_string()).collect())
}

fn check(comparator: Comparator, values: Vec<String>) -> NewCheck {
    NewCheck(RangeCheck { comparator: Some(comparator), values, ..RangeCheck::default() })
}

/// What must hold, in the rule language; `value` is the item's own.
pub fn must(expression: &str) -> NewCheck {
    NewCheck(RangeCheck { expressions: vec![Expression::own(expression)], ..RangeCheck::default() })
}

/// A rule of a form in the making.
#[derive(Clone, Debug)]
pub struct NewRule(RuleDef);

impl From<NewRule> for RuleDef {
    fn from(rule: NewRule) -> Self {
        rule.0
    }
}

fn new_rule(oid: &str, expression: &str, does: Does) -> NewRule {
    NewRule(RuleDef { oid: oid.into(), expressions: vec![Expression::own(expression)], does, ..RuleDef::default() })
}

fn oids(items: &[&str]) -> Vec<Oid> {
    items.iter().map(|item| Oid::from(*item)).collect()
}

/// What must hold of several items; found at the first, and said at all.
pub fn holds(oid: &str, expression: &str, at: &[&str]) -> NewRule {
    new_rule(oid, expression, Does::Check { level: CheckLevel::Soft, message: Translated::default(), at: oids(at) })
}

/// What must be answered while the expression is true.
pub fn required_if(oid: &str, expression: &str, items: &[&str]) -> NewRule {
    new_rule(oid, expression, Does::Require { items: oids(items) })
}

/// Which choices of an item are offered.
pub fn offered_if(oid: &str, item: &str, expression: &str) -> NewRule {
    new_rule(oid, expression, Does::Offer { item: item.into() })
}

/// Whom to tell when the expression becomes true; values of expressions stand in braces.
pub fn told_when(oid: &str, expression: &str, roles: &[&str], subject: impl Into<Translated>, text: impl Into<Translated>) -> NewRule {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    new_rule(oid, expression, Does::Notify { roles, subject: subject.into(), text: text.into() })
}

/// When a visit is planned.
pub fn planned_on(oid: &str, visit: &str, expression: &str, before: u16, after: u16) -> NewRule {
    new_rule(oid, expression, Does::Plan { visit: visit.into(), before, after })
}

impl NewRule {
    /// Evaluated for each row of the group.
    #[must_use]
    pub fn in_group(mut self, group: &str) -> Self {
        self.0.group = Some(group.into());
        self
    }

    /// What is said; values of expressions stand in braces.
    #[must_use]
    pub fn says(mut self, text: impl Into<Translated>) -> Self {
        if let Does::Check { message, .. } = &mut self.0.does {
            *message = text.into();
        }
        self
    }

    #[must_use]
    pub fn hard(self) -> Self {
        self.at_level(CheckLevel::Hard)
    }

    #[must_use]
    pub fn note(self) -> Self {
        self.at_level(CheckLevel::Note)
    }

    fn at_level(mut self, wanted: CheckLevel) -> Self {
        if let Does::Check { level, .. } = &mut self.0.does {
            *level = wanted;
        }
        self
    }

    /// Unknown counts as certain.
    #[must_use]
    pub fn also_when_unsure(mut self) -> Self {
        self.0.unsure = Unsure::Acts;
        self
    }
}

impl NewCheck {
    #[must_use]
    pub fn hard(mut self) -> Self {
        self.0.hardness = Hardness::Hard;
        self
    }

    #[must_use]
    pub fn in_unit(mut self, unit: &Unit) -> Self {
        self.0.unit = Some(unit.oid.clone());
        self
    }

    /// The message, instead of the built-in one.
    #[must_use]
    pub fn says(mut self, message: impl Into<Translated>) -> Self {
        self.0.message = message.into();
        self
    }
}

/// A unit; `symbol` is written in UCUM where UCUM has it.
pub fn unit(oid: &str, symbol: &str) -> Unit {
    Unit { oid: oid.into(), name: symbol.to_owned(), symbol: symbol.into(), ..Unit::default() }
}

/// A code list of texts: coded value and what a person reads.
pub fn list<T: Into<Translated>>(oid: &str, name: &str, choices: impl IntoIterator<Item = (&'static str, T)>) -> CodeList {
    let choice = |(value, label): (&str, T)| Choice { value: value.to_owned(), decode: Some(label.into()), ..Choice::default() };
    let choices = choices.into_iter().map(choice).collect();
    CodeList { oid: oid.into(), name: name.to_owned(), choices, ..CodeList::default() }
}

/// The same with whole numbers as coded values.
pub fn numbered<T: Into<Translated>>(oid: &str, name: &str, choices: impl IntoIterator<Item = (&'static str, T)>) -> CodeList {
    CodeList { data_type: DataType::Integer, ..list(oid, name, choices) }
}
