//! Everything about each kind of part, in words: what is compared.

use super::{Comparable, Part, Trait};
use crate::forms::{
    CodeList, Comparator, ConditionDef, Does, Expression, FormDef, GroupDef, Hardness, ItemDef, MethodDef, Oid, RangeCheck, Ref, RuleDef,
    Translated, Unit,
};
use crate::study::VisitDef;

pub(super) fn called(name: &str, oid: &Oid) -> String {
    if name.trim().is_empty() { oid.0.clone() } else { name.to_owned() }
}

pub(super) fn joined<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.collect::<Vec<_>>().join(", ")
}

/// All languages: `Pulse · de: Puls`.
pub(super) fn texts(text: &Translated) -> String {
    let one = |one: &crate::forms::Translation| match &one.lang {
        Some(lang) => format!("{lang}: {}", one.text.trim()),
        None => one.text.trim().to_owned(),
    };
    text.0.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// Our expression, else the first of another language.
fn expression(all: &[Expression]) -> String {
    Expression::ours(all).or_else(|| all.first()).map(|one| one.text.trim().to_owned()).unwrap_or_default()
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// What a visit, form or group has in it.
fn contents(refs: &[Ref]) -> Vec<(Trait, String)> {
    let mut all: Vec<(Trait, String)> = Vec::new();
    for one in refs {
        all.push((Trait::Contents, one.oid.0.clone()));
        let condition = one.unless.as_ref().map(|unless| (Trait::Condition, format!("{} unless {unless}", one.oid)));
        let method = one.method.as_ref().map(|method| (Trait::Method, format!("{} by {method}", one.oid)));
        let required = one.mandatory.then(|| (Trait::Required, one.oid.0.clone()));
        all.extend(required.into_iter().chain(condition).chain(method));
    }
    let order = joined(crate::forms::in_order(refs).map(|one| one.oid.as_str()));
    all.push((Trait::Order, order));
    all
}

impl Comparable for VisitDef {
    const PART: Part = Part::Visit;
    const HOLDS_DATA: bool = true;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        self.title().to_owned()
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let window = self.window.as_ref().map(|one| {
            let anchor = one.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("day {} −{} +{} {anchor}", one.day, one.before, one.after).trim().to_owned()
        });
        let mut all = contents(&self.forms);
        all.extend([
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.description)),
            (Trait::Kind, format!("{:?}", self.kind).to_lowercase()),
            (Trait::Repeating, yes(self.repeating)),
            (Trait::Window, window.unwrap_or_default()),
        ]);
        all
    }
    fn touches(&self, to: &Self) -> bool {
        self.forms.iter().any(|one| !to.forms.iter().any(|form| form.oid == one.oid))
    }
}

impl Comparable for FormDef {
    const PART: Part = Part::Form;
    const HOLDS_DATA: bool = true;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        self.title("en").to_owned()
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let mut all = contents(&self.groups);
        all.extend([
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.description)),
            (Trait::Repeating, yes(self.repeating)),
        ]);
        all
    }
    fn touches(&self, to: &Self) -> bool {
        self.groups.iter().any(|one| !to.groups.iter().any(|group| group.oid == one.oid))
    }
}

impl Comparable for GroupDef {
    const PART: Part = Part::Group;
    const HOLDS_DATA: bool = true;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(&self.name, &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let mut all = contents(&self.items);
        all.extend([
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.description)),
            (Trait::Repeating, yes(self.repeating)),
        ]);
        all
    }
    fn touches(&self, to: &Self) -> bool {
        (self.repeating && !to.repeating) || self.items.iter().any(|one| !to.items.iter().any(|item| item.oid == one.oid))
    }
}

impl Comparable for ItemDef {
    const PART: Part = Part::Item;
    const HOLDS_DATA: bool = true;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        self.label("en").to_owned()
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let mut all = vec![
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.question)),
            (Trait::DataType, self.data_type.as_str().to_owned()),
            (Trait::Length, number(self.length)),
            (Trait::Decimals, number(self.significant_digits)),
            (Trait::Units, joined(self.units.iter().map(Oid::as_str))),
            (Trait::Choices, self.code_list.as_ref().map(ToString::to_string).unwrap_or_default()),
            (Trait::Many, yes(self.many)),
            (Trait::Blinding, yes(self.unblinded)),
        ];
        all.extend(self.ranges.iter().map(|check| (Trait::Check, range(check))));
        all
    }
    fn touches(&self, to: &Self) -> bool {
        self.data_type != to.data_type || (self.many && !to.many) || (to.code_list.is_some() && self.code_list != to.code_list)
    }
}

/// `≤ 300 mmHg, hard: “Please confirm.”`
fn range(check: &RangeCheck) -> String {
    let sign = match check.comparator {
        Some(Comparator::Lt) => "<",
        Some(Comparator::Le) => "≤",
        Some(Comparator::Gt) => ">",
        Some(Comparator::Ge) => "≥",
        Some(Comparator::Eq) => "=",
        Some(Comparator::Ne) => "≠",
        Some(Comparator::In) => "one of",
        Some(Comparator::NotIn) => "none of",
        None => "",
    };
    let rule = if check.expressions.is_empty() { check.values.join(", ") } else { expression(&check.expressions) };
    let unit = check.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let hard = if check.hardness == Hardness::Hard { ", hard" } else { ", soft" };
    let message = if check.message.is_empty() { String::new() } else { format!(": “{}”", texts(&check.message)) };
    format!("{sign} {rule}{unit}{hard}{message}").trim().to_owned()
}

impl Comparable for CodeList {
    const PART: Part = Part::CodeList;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(&self.name, &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let external =
            self.external.as_ref().map(|one| [&one.dictionary, &one.version].into_iter().flatten().cloned().collect::<Vec<_>>().join(" "));
        vec![
            (Trait::Name, self.name.clone()),
            (Trait::DataType, self.data_type.as_str().to_owned()),
            (Trait::Kind, external.unwrap_or_default()),
            (Trait::Order, joined(self.choices.iter().map(|choice| choice.value.as_str()))),
        ]
    }
    fn is_said_elsewhere(&self, to: &Self) -> bool {
        CodeList { choices: to.choices.clone(), ..self.clone() } == *to
    }
}

impl Comparable for Unit {
    const PART: Part = Part::Unit;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(&self.name, &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        vec![(Trait::Name, self.name.clone()), (Trait::Question, texts(&self.symbol))]
    }
}

impl Comparable for ConditionDef {
    const PART: Part = Part::Condition;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(&self.name, &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        vec![
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.description)),
            (Trait::Expression, expression(&self.expressions)),
        ]
    }
}

impl Comparable for MethodDef {
    const PART: Part = Part::Method;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(&self.name, &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        vec![
            (Trait::Name, self.name.clone()),
            (Trait::Question, texts(&self.description)),
            (Trait::Expression, expression(&self.expressions)),
        ]
    }
}

impl Comparable for RuleDef {
    const PART: Part = Part::Rule;
    fn oid(&self) -> &Oid {
        &self.oid
    }
    fn called(&self) -> String {
        called(self.description.pick("en"), &self.oid)
    }
    fn traits(&self) -> Vec<(Trait, String)> {
        let (effect, message) = effect(&self.does);
        let group = self.group.as_ref().map(|group| format!(" / {group}")).unwrap_or_default();
        vec![
            (Trait::Question, texts(&self.description)),
            (Trait::Expression, expression(&self.expressions)),
            (Trait::Effect, format!("{effect} ({}{group})", self.form)),
            (Trait::Message, message),
        ]
    }
}

/// What a rule does, and what it says.
fn effect(does: &Does) -> (String, String) {
    let items = |all: &[Oid]| joined(all.iter().map(Oid::as_str));
    match does {
        Does::Check { level, message, at } => (format!("{} check at {}", format!("{level:?}").to_lowercase(), items(at)), texts(message)),
        Does::Require { items: all } => (format!("requires {}", items(all)), String::new()),
        Does::Offer { item } => (format!("offers choices of {item}"), String::new()),
        Does::Begin { item } => (format!("begins {item}"), String::new()),
        Does::Plan { visit, before, after } => (format!("plans {visit} −{before} +{after}"), String::new()),
        Does::Notify { roles, subject, text } => (format!("tells {}", roles.join(", ")), format!("{}: {}", texts(subject), texts(text))),
    }
}
