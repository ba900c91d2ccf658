//! How an item is shown, in REDCap's columns: for designs that did not come from REDCap. Those that did carry the cells themselves.

use shared::forms::rule::expr::{Kind, Literal};
use shared::forms::rule::parse;
use shared::forms::{Does, Expression, Hand, ItemDef, RuleDef, Scale};
use shared::study::Design;

use super::super::CONTEXT;
use super::super::columns::Column;
use super::super::rows::slug;
use super::super::shown::shown;
use super::row::Line;

/// Matrix, exclusive choices and limits.
pub fn enter(item: &ItemDef, line: &mut Line) {
    let Some(said) = item.presentation.as_deref().filter(|said| shown(&item.carried).as_deref() != Some(*said)) else { return };
    line.put_if_empty(Column::Matrix, said.matrix.as_deref().map(slug).unwrap_or_default());
    if !said.exclusive.is_empty() && !line.cell(Column::Annotation).contains("@NONEOFTHEABOVE") {
        annotate(line, &format!("@NONEOFTHEABOVE='{}'", said.exclusive.join(",")));
    }
    match said.hand {
        Hand::Open => {}
        Hand::Reads => annotate(line, "@READONLY"),
        Hand::Hidden => annotate(line, "@HIDDEN"),
    }
    if let Some(scale) = &said.scale {
        line.put_if_empty(Column::Min, scale.from.clone().unwrap_or_default());
        line.put_if_empty(Column::Max, scale.to.clone().unwrap_or_default());
    }
}

/// What the item begins with, where a tag can say it.
pub fn begins(design: &Design, item: &ItemDef, line: &mut Line) {
    let begins = |rule: &&RuleDef| matches!(&rule.does, Does::Begin { item: of } if *of == item.oid);
    let tag = design.library.rules.iter().find(begins).filter(|rule| !is_verbatim(rule)).and_then(tag);
    tag.into_iter().for_each(|tag| annotate(line, &tag));
}

/// Whether a dictionary says the rule: in the words that it came with, or in a tag.
pub fn is_said(rule: &RuleDef) -> bool {
    matches!(rule.does, Does::Begin { .. }) && (is_verbatim(rule) || tag(rule).is_some())
}

fn is_verbatim(rule: &RuleDef) -> bool {
    rule.expressions.iter().any(|one| one.context == CONTEXT)
}

fn tag(rule: &RuleDef) -> Option<String> {
    let quoted = |text: &str| match text.contains('\'') {
        false => Some(format!("@DEFAULT='{text}'")),
        true => (!text.contains('"')).then(|| format!("@DEFAULT=\"{text}\"")),
    };
    match parse(&Expression::ours(&rule.expressions)?.text).ok()?.kind {
        Kind::Literal(Literal::Text(text) | Literal::Number(text) | Literal::Date(text)) => quoted(&text),
        Kind::Literal(Literal::Boolean(is)) => quoted(if is { "1" } else { "0" }),
        Kind::Call(name, _) if name == "today" => Some("@TODAY".to_owned()),
        Kind::Call(name, _) if name == "now" => Some("@NOW".to_owned()),
        _ => None,
    }
}

fn annotate(line: &mut Line, tag: &str) {
    let annotation = format!("{} {tag}", line.cell(Column::Annotation));
    line.put(Column::Annotation, annotation.trim());
}

/// `Low | Middle | High`, as a slider is labelled.
pub fn ends(item: &ItemDef) -> String {
    let label = |words: &shared::forms::Translated| words.pick("en").replace('|', "/");
    let ends = scale(item).map(|scale| [label(&scale.low), label(&scale.middle), label(&scale.high)]).unwrap_or_default();
    if ends.iter().all(String::is_empty) { String::new() } else { ends.join(" | ") }
}

/// Whether a slider shows its number.
pub fn shows_number(item: &ItemDef) -> bool {
    scale(item).is_some_and(|scale| !scale.hides_number)
}

fn scale(item: &ItemDef) -> Option<&Scale> {
    item.presentation.as_ref()?.scale.as_ref()
}
