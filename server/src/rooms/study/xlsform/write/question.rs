//! One question as a row of the survey sheet.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Kind, Literal};
use shared::forms::{DataType, Does, Expression, Hand, ItemDef, Oid, RangeCheck, Ref};
use shared::study::{Design, Kept};

use super::choices::texts;
use super::xpath::{self, Unknown};
use super::{Languages, carry};
use crate::rooms::study::xlsform::kinds::{Asks, Line, line};
use crate::rooms::study::xlsform::{CONTEXT, NEVER, NOTE, TODAY, shown};

/// The list of items that are true or false.
pub const BOOLEAN: &str = "true_or_false";

/// Where rows are made.
pub struct Desk<'a> {
    pub design: &'a Design,
    pub languages: &'a Languages,
    pub lost: &'a mut Vec<Kept>,
}

impl Desk<'_> {
    /// The row of an item; none for one that XLSForm makes itself.
    pub fn question(&mut self, at: &Ref) -> Option<Vec<(String, String)>> {
        let design = self.design;
        let item = design.library.items.iter().find(|item| item.oid == at.oid)?;
        let kept = carry::kept(&item.carried);
        let cell = |name: &str| kept.iter().find(|(column, _)| column == name).map(|(_, text)| text.clone());
        if cell("generated").is_some() {
            return None;
        }
        let own = cell("type").filter(|kind| agrees(kind, item));
        let (shown, appearance, parameters) = if own.is_some() { (None, None, None) } else { shown::to_row(item) };
        let derived = at.method.is_some() && item.question.is_empty();
        let kind = own.or(shown.filter(|_| !derived).map(str::to_owned)).unwrap_or_else(|| kind(item, at));
        let mut row = vec![("type".to_owned(), kind), ("name".to_owned(), cell("name").unwrap_or_else(|| name(&item.oid)))];
        texts("label", &item.question, self.languages, &mut row);
        texts("hint", &item.description, self.languages, &mut row);
        self.required(at, cell("required").is_some(), &mut row);
        if let Some(text) = self.relevant(at) {
            row.push(("relevant".to_owned(), text));
        }
        self.calculation(at, &mut row);
        self.constraint(item, &mut row);
        self.filter(item, &mut row);
        if cell("default").is_none() {
            self.begins(item, &mut row);
        }
        if item.hand() == Hand::Reads && cell("read_only").is_none() {
            row.push(("read_only".to_owned(), "yes".to_owned()));
        }
        row.extend(appearance.filter(|_| cell("appearance").is_none()).map(|text| ("appearance".to_owned(), text.to_owned())));
        row.extend(parameters.filter(|_| cell("parameters").is_none()).map(|text| ("parameters".to_owned(), text)));
        row.extend(kept.into_iter().filter(|(column, _)| !matches!(column.as_str(), "type" | "name")));
        Some(row)
    }

    /// When something is asked.
    pub fn relevant(&mut self, at: &Ref) -> Option<String> {
        if let Some(own) = carry::one(&at.carried, "relevant") {
            return Some(own).filter(|text| !text.is_empty());
        }
        let oid = at.unless.as_ref().filter(|oid| oid.as_str() != NEVER)?;
        let design = self.design;
        let condition = design.library.conditions.iter().find(|one| one.oid == *oid)?;
        self.words(&condition.expressions, &at.oid, "relevant", |expr| {
            xpath::truth(expr, Unknown::False).map(|text| format!("not({text})"))
        })
    }

    fn required(&mut self, at: &Ref, carried: bool, row: &mut Vec<(String, String)>) {
        if at.mandatory && !carried {
            row.push(("required".to_owned(), "yes".to_owned()));
        }
        let design = self.design;
        let rule = design.library.rules.iter().find(|rule| matches!(&rule.does, Does::Require { items } if items.contains(&at.oid)));
        let text = rule.and_then(|rule| self.words(&rule.expressions, &at.oid, "required", |expr| xpath::truth(expr, Unknown::False)));
        row.extend(text.filter(|_| !at.mandatory).map(|text| ("required".to_owned(), text)));
    }

    fn calculation(&mut self, at: &Ref, row: &mut Vec<(String, String)>) {
        let Some(oid) = at.method.as_ref().filter(|oid| ![NOTE, TODAY].contains(&oid.as_str())) else { return };
        let design = self.design;
        let method = design.library.methods.iter().find(|one| one.oid == *oid);
        let text = method.and_then(|method| self.words(&method.expressions, &at.oid, "calculation", xpath::value));
        row.extend(text.map(|text| ("calculation".to_owned(), text)));
    }

    fn filter(&mut self, item: &ItemDef, row: &mut Vec<(String, String)>) {
        let design = self.design;
        let rule = design.library.rules.iter().find(|rule| matches!(&rule.does, Does::Offer { item: of } if *of == item.oid));
        let text =
            rule.and_then(|rule| self.words(&rule.expressions, &item.oid, "choice_filter", |expr| xpath::truth(expr, Unknown::True)));
        row.extend(text.map(|text| ("choice_filter".to_owned(), text)));
    }

    fn begins(&mut self, item: &ItemDef, row: &mut Vec<(String, String)>) {
        let design = self.design;
        let rule = design.library.rules.iter().find(|rule| matches!(&rule.does, Does::Begin { item: of } if *of == item.oid));
        // What is written down stands there bare.
        let bare = |expr: &Expr| match &expr.kind {
            Kind::Literal(Literal::Text(text) | Literal::Number(text) | Literal::Date(text) | Literal::Time(text)) => Ok(text.clone()),
            _ => xpath::value(expr),
        };
        let text = rule.and_then(|rule| self.words(&rule.expressions, &item.oid, "default", bare));
        row.extend(text.map(|text| ("default".to_owned(), text)));
    }

    /// All checks in one: XLSForm has one constraint with one message.
    fn constraint(&mut self, item: &ItemDef, row: &mut Vec<(String, String)>) {
        let mut all = Vec::new();
        for range in &item.ranges {
            let plain = xpath::range(range, item.data_type);
            all.extend(plain.or_else(|| self.check(range, &item.oid)));
        }
        let text = if let [one] = all.as_slice() {
            one.clone()
        } else {
            all.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" and ")
        };
        row.push(("constraint".to_owned(), text));
        if let Some(message) = item.ranges.iter().map(|range| &range.message).find(|message| !message.0.is_empty()) {
            texts("constraint_message", message, self.languages, row);
        }
    }

    fn check(&mut self, range: &RangeCheck, of: &Oid) -> Option<String> {
        self.words(&range.expressions, of, "constraint", |expr| xpath::truth(expr, Unknown::True))
    }

    /// The source's own words, or ours in XPath.
    fn words(
        &mut self,
        all: &[Expression],
        of: &Oid,
        column: &str,
        write: impl Fn(&shared::forms::rule::Expr) -> Result<String, String>,
    ) -> Option<String> {
        if let Some(verbatim) = all.iter().find(|one| one.context == CONTEXT) {
            return Some(verbatim.text.clone());
        }
        let text = &Expression::ours(all).or(all.first())?.text;
        let written = match Expression::ours(all) {
            Some(own) => shared::forms::rule::parse(&own.text).map_err(|fault| fault.what).and_then(|expr| write(&expr)),
            None => Err("It is in a language that is not written here.".to_owned()),
        };
        written
            .map_err(|why| self.lost.push(Kept { path: format!("{of} ({column})"), line: 0, what: format!("Not written: {why} {text}") }))
            .ok()
    }
}

/// Whether a type that was carried still says what the item is.
fn agrees(cell: &str, item: &ItemDef) -> bool {
    let Line::Asks { what, list, file, .. } = line(cell) else { return false };
    let list = list.as_deref().or(file.as_deref());
    let same_list = item.code_list.as_ref().is_none_or(|oid| list == Some(oid.as_str()));
    let free = matches!(what, Asks::Calculate | Asks::Note | Asks::Hidden | Asks::Range);
    same_list && item.many == matches!(what, Asks::Many | Asks::Rank) && (free || what.data_type() == item.data_type)
}

fn kind(item: &ItemDef, at: &Ref) -> String {
    if at.method.is_some() && item.question.is_empty() {
        return "calculate".to_owned();
    }
    match (&item.code_list, item.many) {
        (Some(list), true) => return format!("select_multiple {}", list_name(list)),
        (Some(list), false) => return format!("select_one {}", list_name(list)),
        _ => {}
    }
    match item.data_type {
        DataType::Integer => "integer".to_owned(),
        DataType::Float | DataType::Double => "decimal".to_owned(),
        DataType::Boolean => format!("select_one {BOOLEAN}"),
        DataType::Date | DataType::PartialDate | DataType::IncompleteDate => "date".to_owned(),
        DataType::Time | DataType::PartialTime | DataType::IncompleteTime => "time".to_owned(),
        DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => "dateTime".to_owned(),
        _ => "text".to_owned(),
    }
}

/// A name that XLSForm takes: an XML name without colon.
pub fn name(oid: &Oid) -> String {
    let letter = |one: char| if one.is_alphanumeric() || matches!(one, '_' | '-' | '.') { one } else { '_' };
    let text: String = oid.as_str().chars().map(letter).collect();
    if text.starts_with(|one: char| one.is_alphabetic() || one == '_') { text } else { format!("_{text}") }
}

/// The name of a list: one word.
pub fn list_name(oid: &Oid) -> String {
    oid.as_str().replace(char::is_whitespace, "_")
}
