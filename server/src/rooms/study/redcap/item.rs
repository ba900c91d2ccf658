//! One row of a dictionary: the item, its list of choices, its logic.
//! Invariant: what the item does not say itself is carried, so that the row can be written again.

use shared::forms::rule::{Fault, print};
use shared::forms::{
    Alias, Attribute, Carried, CodeList, Comparator, ConditionDef, Expression, ItemDef, MethodDef, Oid, RangeCheck, Ref, RuleDef,
    Translated,
};

use super::columns::Column;
use super::fields::{Fields, Worth};
use super::log::Log;
use super::logic::{self, Place, Translation};
use super::plain::plain;
use super::rows::Entry;
use super::shown::{report_tags, shown};
use super::tags::tags;
use super::{CONTEXT, NS, begins, choices, ranges};

/// What comes of a row.
pub struct Made {
    pub at: Ref,
    pub item: ItemDef,
    pub list: Option<CodeList>,
    pub condition: Option<ConditionDef>,
    pub method: Option<MethodDef>,
    pub begins: Option<RuleDef>,
}

/// Makes the item of a row.
pub fn make(entry: &Entry<'_>, fields: &Fields, log: &mut Log) -> Made {
    let place = Place { fields, form: &entry.form, own: &entry.variable };
    let list = list(entry);
    let method = method(entry, place, log);
    let condition = condition(entry, place, log);
    let item = ItemDef {
        oid: entry.variable.as_str().into(),
        name: entry.variable.clone(),
        data_type: entry.kind.data_type,
        length: length(entry),
        significant_digits: entry.kind.places,
        description: words(entry, Column::Note, log),
        question: words(entry, Column::Label, log),
        ranges: checks(entry, place, log),
        code_list: list.as_ref().map(|list| list.oid.clone()),
        many: entry.kind.many,
        multiline: entry.kind.multiline,
        aliases: entry.others().map(|(heading, cell)| Alias { context: heading.to_owned(), name: cell.to_owned() }).collect(),
        carried: carried(entry, list.as_ref(), log),
        ..ItemDef::default()
    };
    let item = ItemDef { presentation: shown(&item.carried), ..item };
    if let Some(note) = entry.kind.note {
        log.note_shared(&entry.path(Column::Type), entry.line(), note);
    }
    let at = Ref {
        oid: item.oid.clone(),
        mandatory: is_mandatory(entry.cell(Column::Required), entry.cell(Column::Type)),
        unless: condition.as_ref().map(|condition| condition.oid.clone()),
        method: method.as_ref().map(|method| method.oid.clone()),
        ..Ref::default()
    };
    let begins = begins::of(entry, &item.oid, place, log);
    Made { at, item, list, condition, method, begins }
}

/// REDCap writes `y`. A text without a question asks for no answer.
pub fn is_mandatory(required: &str, field_type: &str) -> bool {
    field_type.trim() != "descriptive" && matches!(required.trim().to_ascii_lowercase().as_str(), "y" | "yes" | "1" | "true")
}

fn words(entry: &Entry<'_>, column: Column, log: &mut Log) -> Translated {
    let cell = entry.cell(column);
    let words = plain(cell);
    if words != cell {
        log.keep_shared(
            &entry.path(column),
            entry.line(),
            format!("There is HTML in the {}: its words are shown, the whole is kept.", column.heading()),
        );
    }
    if words.is_empty() { Translated::default() } else { Translated::plain(words) }
}

fn list(entry: &Entry<'_>) -> Option<CodeList> {
    let choices = entry.kind.choices.clone();
    (!choices.is_empty()).then(|| CodeList {
        oid: Oid(format!("{}.choices", entry.variable)),
        name: entry.variable.clone(),
        data_type: entry.kind.data_type,
        choices,
        ..CodeList::default()
    })
}

/// `@CHARLIMIT=20`
fn length(entry: &Entry<'_>) -> Option<u32> {
    let limit = tags(entry.cell(Column::Annotation)).into_iter().find(|(name, _)| name == "@CHARLIMIT")?.1?;
    limit.trim().parse().ok()
}

fn method(entry: &Entry<'_>, place: Place<'_>, log: &mut Log) -> Option<MethodDef> {
    let (text, column) = match entry.kind.derived {
        true => (entry.cell(Column::Choices).to_owned(), Column::Choices),
        false => (tagged(entry.cell(Column::Annotation))?, Column::Annotation),
    };
    let translated = logic::calculated(&text, place, &entry.worth());
    let own = translation(entry, column, translated, NO_VALUE, log);
    Some(method_of(&entry.variable, own, &text))
}

/// What becomes of a field whose calculation is not translated.
pub const NO_VALUE: &str = "the field has no value of its own";
/// What becomes of a field whose branching logic is not translated.
pub const SHOWN: &str = "the field is shown and not required";

/// What an annotation calculates.
pub fn tagged(annotation: &str) -> Option<String> {
    let tags = tags(annotation);
    let (name, argument) = tags.iter().find(|(name, _)| name == "@CALCTEXT" || name == "@CALCDATE")?;
    let argument = (*argument)?;
    Some(if name == "@CALCDATE" { format!("calcdate({argument})") } else { argument.to_owned() })
}

/// How a field is calculated.
pub fn method_of(variable: &str, own: Option<Expression>, text: &str) -> MethodDef {
    MethodDef {
        oid: Oid(format!("{variable}.calculation")),
        name: variable.to_owned(),
        kind: Some("Computation".to_owned()),
        expressions: own.into_iter().chain([verbatim(text)]).collect(),
        ..MethodDef::default()
    }
}

/// When a field is not shown.
pub fn condition_of(variable: &str, own: Option<Expression>, text: &str) -> ConditionDef {
    ConditionDef {
        oid: Oid(format!("{variable}.hidden")),
        name: variable.to_owned(),
        expressions: own.into_iter().chain([verbatim(text)]).collect(),
        ..ConditionDef::default()
    }
}

fn condition(entry: &Entry<'_>, place: Place<'_>, log: &mut Log) -> Option<ConditionDef> {
    let text = entry.cell(Column::Branching);
    if text.trim().is_empty() {
        return None;
    }
    let own = translation(entry, Column::Branching, logic::hidden(text, place), SHOWN, log);
    Some(condition_of(&entry.variable, own, text))
}

fn verbatim(text: &str) -> Expression {
    Expression { context: CONTEXT.to_owned(), text: text.to_owned() }
}

/// The translation as an expression; none where there is none, which is reported with the reason.
fn translation(entry: &Entry<'_>, column: Column, found: Result<Translation, Fault>, so: &str, log: &mut Log) -> Option<Expression> {
    match found {
        Ok(found) => {
            for event in found.assumed {
                let what = format!(
                    "The logic names the event [{event}], which a dictionary does not describe: it is read as the one visit there is."
                );
                log.note_shared(&entry.path(column), entry.line(), what);
            }
            Some(Expression::own(print(&found.expr)))
        }
        Err(fault) => {
            log.keep(entry.path(column), entry.line(), untranslated(&fault, so));
            None
        }
    }
}

/// Why logic was not translated.
pub fn untranslated(fault: &Fault, so: &str) -> String {
    format!("Not translated: {} ({}) It is kept and exported again; {so}.", fault.what, fault.at)
}

fn checks(entry: &Entry<'_>, place: Place<'_>, log: &mut Log) -> Vec<RangeCheck> {
    let hard = tags(entry.cell(Column::Annotation)).iter().any(|(name, _)| name == "@FORCE-MINMAX");
    let mut checks = Vec::new();
    for (column, comparator) in [(Column::Min, Comparator::Ge), (Column::Max, Comparator::Le)] {
        let cell = entry.cell(column);
        if cell.trim().is_empty() {
            continue;
        }
        match ranges::check(cell, comparator, &entry.kind, entry.cell(Column::Validation).trim(), hard, place) {
            Ok(check) => checks.push(check),
            Err(why) => {
                log.keep(entry.path(column), entry.line(), format!("“{cell}” is not checked: {why}. It is kept and exported again."))
            }
        }
    }
    checks
}

/// Cells that are carried whenever they say something, and what the report says of them.
const CARRIED: &[(Column, &str, Option<&str>)] = &[
    (Column::Type, "FieldType", None),
    (Column::Validation, "Validation", None),
    (Column::Min, "Min", None),
    (Column::Max, "Max", None),
    (Column::Identifier, "Identifier", Some("Identifier?: kept and exported again; Probatum does not act upon it.")),
    (Column::Alignment, "Alignment", Some("Custom Alignment: kept and exported again; Probatum does not act upon it.")),
    (Column::Number, "QuestionNumber", Some("Question Number: kept and exported again; Probatum does not act upon it.")),
    (Column::Matrix, "MatrixGroup", None),
    (Column::Ranking, "MatrixRanking", Some("Matrix Ranking?: kept and exported again; Probatum does not act upon it.")),
    (Column::Annotation, "Annotation", None),
];

fn carried(entry: &Entry<'_>, list: Option<&CodeList>, log: &mut Log) -> Carried {
    let mut carried = Carried::default();
    for (column, name, what) in CARRIED {
        let cell = entry.cell(*column);
        if cell.is_empty() {
            continue;
        }
        carry(&mut carried, name, cell);
        if let Some(what) = what {
            log.keep_shared(&entry.path(*column), entry.line(), *what);
        }
    }
    report_tags(entry, log);
    unacted(entry, log);
    carry_differing(entry, list, &mut carried);
    in_order(&mut carried);
    carried
}

/// Cells that the item says too, where it says them in other words.
fn carry_differing(entry: &Entry<'_>, list: Option<&CodeList>, carried: &mut Carried) {
    for (column, name) in [(Column::Label, "FieldLabel"), (Column::Note, "FieldNote")] {
        let cell = entry.cell(column);
        if plain(cell) != cell {
            carry(carried, name, cell);
        }
    }
    let cell = entry.cell(Column::Choices);
    let is_said = entry.kind.derived || list.map_or(cell.is_empty(), |list| choices::print(&list.choices) == cell);
    let is_fixed = matches!(entry.cell(Column::Type).trim(), "yesno" | "truefalse") && cell.is_empty();
    if !is_said && !is_fixed {
        carry(carried, "Choices", cell);
    }
    let required = entry.cell(Column::Required);
    let said = if is_mandatory(required, entry.cell(Column::Type)) { "y" } else { "" };
    if required != said {
        carry(carried, "Required", required);
    }
}

/// The order in which carried attributes are written.
pub fn in_order(carried: &mut Carried) {
    carried.attributes.sort_by(|a, b| (&a.ns, &a.name).cmp(&(&b.ns, &b.name)));
}

/// Validations that say more than a data type, and dictionaries (`BIOPORTAL:ICD10`) that are asked elsewhere.
fn unacted(entry: &Entry<'_>, log: &mut Log) {
    let validation = entry.cell(Column::Validation).trim();
    let is_text = entry.cell(Column::Type).trim() == "text" && entry.worth() == Worth::Text;
    if is_text && !validation.is_empty() {
        let what = format!("The validation {validation} is kept and exported again; the item takes any text.");
        log.keep_shared(&entry.path(Column::Validation), entry.line(), what);
    }
    let choices = entry.cell(Column::Choices);
    if is_text && !choices.is_empty() {
        let what = format!("{} is kept and exported again; the item takes any text.", choices.split('|').next().unwrap_or(choices).trim());
        log.keep_shared(&entry.path(Column::Choices), entry.line(), what);
    }
}

/// Carries a cell.
pub fn carry(carried: &mut Carried, name: &str, value: &str) {
    carried.attributes.push(Attribute { ns: Some(NS.to_owned()), name: name.to_owned(), value: value.to_owned() });
}

/// A cell that is carried.
pub fn carried_cell<'a>(carried: &'a Carried, name: &str) -> Option<&'a str> {
    carried.attributes.iter().find(|one| one.ns.as_deref() == Some(NS) && one.name == name).map(|one| one.value.as_str())
}
