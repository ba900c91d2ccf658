//! What two versions of a design differ in, part by part, in words that a data manager reads.
//!
//! Parts are matched by their OIDs, whatever their order in the file. Every difference of two designs' parts is said: where no
//! trait names it, [`Trait::Other`] does.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Design, VisitDef};
use crate::forms::{
    Choice, CodeList, Comparator, ConditionDef, Does, Expression, FormDef, GroupDef, Hardness, ItemDef, MethodDef, Oid, RangeCheck, Ref,
    RuleDef, Translated, Unit,
};

/// What has happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum How {
    Added,
    Removed,
    Changed,
}

/// What kind of part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Study,
    Visit,
    Form,
    Group,
    Item,
    CodeList,
    Choice,
    Unit,
    Condition,
    Method,
    Rule,
}

/// What about the part has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    Name,
    Question,
    DataType,
    Length,
    Decimals,
    Units,
    Choices,
    Many,
    Blinding,
    Check,
    Repeating,
    /// What stands in it.
    Contents,
    /// The order of what stands in it.
    Order,
    /// Which of what stands in it must be answered.
    Required,
    /// Under which condition it is not asked for.
    Condition,
    /// How it is worked out.
    Method,
    Expression,
    Message,
    /// What a rule does, and where.
    Effect,
    /// When a visit is planned.
    Window,
    Kind,
    Other,
}

/// One part that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    pub how: How,
    pub part: Part,
    /// The part's OID; a choice's coded value.
    pub oid: String,
    /// As people call it.
    pub name: String,
    /// The code list of a choice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    /// It touches what has been entered: a question, visit, form or choice that is gone, another data type, one answer where
    /// there were several, worked out where people entered. Values that are there stay as they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub touches_data: bool,
    /// Of a changed part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Aspect>,
}

/// One thing about a part that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Aspect {
    pub of: Trait,
    /// Empty: there was nothing, or there is nothing now.
    pub from: String,
    pub to: String,
}

/// What becomes different from one design to another: visits, forms, groups, items, code lists, choices, units, conditions,
/// methods and rules, in this order, each in the order of the new design.
pub fn differences(from: &Design, to: &Design) -> Vec<Difference> {
    let mut all = Vec::new();
    study(from, to, &mut all);
    compare(&from.visits, &to.visits, &mut all);
    compare(&from.library.forms, &to.library.forms, &mut all);
    compare(&from.library.groups, &to.library.groups, &mut all);
    compare(&from.library.items, &to.library.items, &mut all);
    compare(&from.library.code_lists, &to.library.code_lists, &mut all);
    choices(from, to, &mut all);
    compare(&from.library.units, &to.library.units, &mut all);
    compare(&from.library.conditions, &to.library.conditions, &mut all);
    compare(&from.library.methods, &to.library.methods, &mut all);
    compare(&from.library.rules, &to.library.rules, &mut all);
    newly_derived(from, to, &mut all);
    all
}

fn study(from: &Design, to: &Design, all: &mut Vec<Difference>) {
    let order = |design: &Design| joined(design.visits_in_order().iter().map(|visit| visit.title()));
    let arms = |design: &Design| joined(design.arms.iter().map(|arm| arm.name.as_str()));
    let traits = |design: &Design| {
        vec![
            (Trait::Name, design.name.clone()),
            (Trait::Question, design.description.clone()),
            (Trait::Kind, design.protocol.clone()),
            (Trait::Order, order(design)),
            (Trait::Contents, arms(design)),
            (Trait::Effect, design.subject_pattern.clone()),
        ]
    };
    let changes = aspects(traits(from), traits(to));
    if !changes.is_empty() {
        let (oid, name) = (to.oid.0.clone(), to.name.clone());
        all.push(Difference { how: How::Changed, part: Part::Study, oid, name, within: String::new(), touches_data: false, changes });
    }
}

/// A part that can be compared.
trait Comparable: PartialEq {
    const PART: Part;
    fn oid(&self) -> &Oid;
    fn called(&self) -> String;
    /// Everything about it, in words.
    fn traits(&self) -> Vec<(Trait, String)>;
    /// Whether the step from one to the other touches what was entered.
    fn touches(&self, _: &Self) -> bool {
        false
    }
    /// Whether all that differs is said of other parts.
    fn is_said_elsewhere(&self, _: &Self) -> bool {
        false
    }
    /// Whether data are lost from sight when it goes.
    const HOLDS_DATA: bool = false;
}

fn compare<T: Comparable>(from: &[T], to: &[T], all: &mut Vec<Difference>) {
    let old: BTreeMap<&Oid, &T> = from.iter().map(|one| (one.oid(), one)).collect();
    let new: BTreeSet<&Oid> = to.iter().map(T::oid).collect();
    let said = |how, one: &T, touches_data, changes| Difference {
        how,
        part: T::PART,
        oid: one.oid().0.clone(),
        name: one.called(),
        within: String::new(),
        touches_data,
        changes,
    };
    for one in to {
        match old.get(one.oid()) {
            None => all.push(said(How::Added, one, false, Vec::new())),
            Some(before) if *before != one => {
                let mut changes = aspects(before.traits(), one.traits());
                if changes.is_empty() && before.is_said_elsewhere(one) {
                    continue;
                }
                if changes.is_empty() {
                    changes.push(Aspect { of: Trait::Other, from: String::new(), to: String::new() });
                }
                all.push(said(How::Changed, one, before.touches(one), changes));
            }
            Some(_) => {}
        }
    }
    all.extend(from.iter().filter(|one| !new.contains(one.oid())).map(|one| said(How::Removed, one, T::HOLDS_DATA, Vec::new())));
}

/// Traits that are not the same; several of one kind (checks, items) are compared one by one.
fn aspects(from: Vec<(Trait, String)>, to: Vec<(Trait, String)>) -> Vec<Aspect> {
    let of = |all: &[(Trait, String)], wanted: Trait| {
        all.iter().filter(|(of, _)| *of == wanted).map(|(_, said)| said.clone()).collect::<Vec<_>>()
    };
    let kinds: BTreeSet<Trait> = from.iter().chain(&to).map(|(of, _)| *of).collect();
    let mut found = Vec::new();
    for kind in kinds {
        let (before, after) = (of(&from, kind), of(&to, kind));
        if kind == Trait::Order && !reordered(&before, &after) {
            continue;
        }
        let gone = before.iter().filter(|one| !after.contains(one));
        let new = after.iter().filter(|one| !before.contains(one));
        let (gone, new): (Vec<&str>, Vec<&str>) = (gone.map(String::as_str).collect(), new.map(String::as_str).collect());
        let join = |all: Vec<&str>| all.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; ");
        let (from, to) = (join(gone), join(new));
        if from != to {
            found.push(Aspect { of: kind, from, to });
        }
    }
    found
}

/// The same names in another order. What came or went is said elsewhere.
fn reordered(before: &[String], after: &[String]) -> bool {
    let names = |all: &[String]| all.iter().flat_map(|one| one.split(", ")).map(ToOwned::to_owned).collect::<BTreeSet<String>>();
    before != after && names(before) == names(after)
}

/// Choices, list by list: those of lists that stand in both.
fn choices(from: &Design, to: &Design, all: &mut Vec<Difference>) {
    for list in &to.library.code_lists {
        let Some(before) = from.library.code_lists.iter().find(|one| one.oid == list.oid) else { continue };
        let said = |how, choice: &Choice, changes| Difference {
            how,
            part: Part::Choice,
            oid: choice.value.clone(),
            name: choice.label("en").to_owned(),
            within: called(&list.name, &list.oid),
            touches_data: how == How::Removed,
            changes,
        };
        for choice in &list.choices {
            match before.choice(&choice.value) {
                None => all.push(said(How::Added, choice, Vec::new())),
                Some(old) if old != choice => {
                    let words = |one: &Choice| one.decode.as_ref().map(texts).unwrap_or_default();
                    let of = if old.decode == choice.decode { Trait::Other } else { Trait::Name };
                    let (from, to) = if of == Trait::Name { (words(old), words(choice)) } else { Default::default() };
                    all.push(said(How::Changed, choice, vec![Aspect { of, from, to }]));
                }
                Some(_) => {}
            }
        }
        all.extend(before.choices.iter().filter(|one| list.choice(&one.value).is_none()).map(|one| said(How::Removed, one, Vec::new())));
    }
}

/// Items that people entered and that are worked out from now on.
fn newly_derived(from: &Design, to: &Design, all: &mut [Difference]) {
    let derived = |design: &Design| {
        let refs = design.library.groups.iter().flat_map(|group| group.items.iter().map(move |item| (&group.oid, item)));
        refs.filter(|(_, item)| item.method.is_some()).map(|(group, item)| (group.clone(), item.oid.clone())).collect::<BTreeSet<_>>()
    };
    let asked = |design: &Design| {
        let refs = design.library.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group.oid.clone(), item.oid.clone())));
        refs.collect::<BTreeSet<_>>()
    };
    let (before, there) = (derived(from), asked(from));
    for (group, item) in derived(to).iter().filter(|place| there.contains(place) && !before.contains(place)) {
        let one = all.iter_mut().find(|one| one.part == Part::Group && one.oid == group.0);
        if let Some(one) =
            one.filter(|one| one.changes.iter().any(|change| change.of == Trait::Method && change.to.contains(item.as_str())))
        {
            one.touches_data = true;
        }
    }
}

fn called(name: &str, oid: &Oid) -> String {
    if name.trim().is_empty() { oid.0.clone() } else { name.to_owned() }
}

fn joined<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.collect::<Vec<_>>().join(", ")
}

/// All languages: `Pulse · de: Puls`.
fn texts(text: &Translated) -> String {
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
        Does::Plan { visit, before, after } => (format!("plans {visit} −{before} +{after}"), String::new()),
        Does::Notify { roles, subject, text } => (format!("tells {}", roles.join(", ")), format!("{}: {}", texts(subject), texts(text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::build::*;
    use crate::study::build::{design, visit};

    fn first() -> Design {
        let sex = list_of([("M", "Male"), ("F", "Female")]);
        design("S", "Heart")
            .with_form(form("VS").item("SBP", int().length(3).check(at_most(300))).item("SEX", one_of(&sex)).item("OLD", text()))
            .with_visit(visit("BL", "Baseline").with("VS"))
    }

    fn list_of(choices: [(&'static str, &'static str); 2]) -> CodeList {
        list("CL.SEX", "Sex", choices)
    }

    /// One line for each: what has happened to which part, and what about it.
    fn lines(from: &Design, to: &Design) -> Vec<String> {
        let line = |one: Difference| {
            let changes: Vec<String> =
                one.changes.iter().map(|change| format!("{:?} [{}] → [{}]", change.of, change.from, change.to)).collect();
            let data = if one.touches_data { " !" } else { "" };
            format!("{:?} {:?} {}{data} {}", one.how, one.part, one.oid, changes.join(", ")).trim().to_owned()
        };
        differences(from, to).into_iter().map(line).collect()
    }

    /// Req: DAT-12
    #[test]
    fn every_part_that_differs_is_named_with_what_it_was_and_is() {
        let sex = list("CL.SEX", "Sex", [("M", "Man"), ("D", "Diverse")]);
        let second = design("S", "Heart")
            .with_form(
                form("VS")
                    .item("SBP", int().length(4).check(at_most(250).hard()))
                    .item("SEX", one_of(&sex))
                    .item("NEW", text().mandatory()),
            )
            .with_form(form("AE").item("TERM", text()))
            .with_visit(visit("BL", "Day 1").with("VS").with("AE"));
        assert_eq!(
            lines(&first(), &second),
            [
                "Changed Visit BL Name [Baseline] → [Day 1], Contents [] → [AE], Required [] → [AE]",
                "Added Form AE",
                "Changed Group VS ! Contents [OLD] → [NEW], Required [] → [NEW]",
                "Added Group AE",
                "Changed Item SBP Length [3] → [4], Check [≤ 300, soft] → [≤ 250, hard]",
                "Added Item NEW",
                "Added Item TERM",
                "Removed Item OLD !",
                "Changed Choice M Name [Male] → [Man]",
                "Added Choice D",
                "Removed Choice F !",
            ]
        );
    }

    #[test]
    fn a_question_that_is_worked_out_from_now_on_touches_what_was_entered() {
        let one =
            |sum: NewItem| design("S", "S").with_form(form("F").item("A", int()).item("SUM", sum)).with_visit(visit("V", "V").with("F"));
        let lines = lines(&one(int()), &one(int().derive("A + 1")));
        assert!(lines.iter().any(|line| line.starts_with("Changed Group F ! Method [] → [SUM by ")), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Added Method ")), "{lines:?}");
    }

    #[test]
    fn the_same_design_has_no_differences() {
        assert_eq!(differences(&first(), &first()), []);
    }
}
