//! One data point against its item: what is found wrong with it. The browser asks this as a field is left.

use super::lexical::Number;
use super::range::{Range, choice_label};
use super::typed::{View, view};
use super::{Comparator, DataType, Datum, Finding, GroupPlan, Hardness, ItemKey, ItemPlan, Level, Oid, RangeCheck, Text, Words};

/// What is found wrong with one data point of an existing row; in the order in which it is said.
pub fn evaluate_item(group: &GroupPlan, item: &ItemPlan, row: u32, datum: &Datum) -> Vec<Finding> {
    let mut findings = Vec::new();
    let required = item.is_required() && !group.undecided;
    judge(group, item, row, datum, required, &mut findings);
    findings
}

/// Where findings are made: allocates only when something is wrong.
struct Bench<'a> {
    group: &'a GroupPlan,
    item: &'a ItemPlan,
    row: u32,
    findings: &'a mut Vec<Finding>,
}

pub(super) fn judge(group: &GroupPlan, item: &ItemPlan, row: u32, datum: &Datum, required: bool, findings: &mut Vec<Finding>) {
    // A missing value with its reason is an answer.
    if datum.missing.is_some() {
        return;
    }
    let mut bench = Bench { group, item, row, findings };
    match view(item, datum) {
        Err(unreadable) => bench.find("type", Level::Unreadable, unreadable.words()),
        Ok(None) if required => bench.required(),
        Ok(None) => {}
        Ok(Some(view)) => bench.value(datum, &view),
    }
}

impl Bench<'_> {
    fn find(&mut self, check: &str, level: Level, words: Words) {
        self.find_because(check, level, words, Vec::new());
    }

    fn find_because(&mut self, check: &str, level: Level, words: Words, because: Vec<String>) {
        let oid = &self.item.item.oid;
        let at = ItemKey { group: self.group.group.oid.clone(), row: self.row, item: oid.clone() };
        self.findings.push(Finding { at, rule: format!("{oid}#{check}"), level, words, because, also: Vec::new(), why: None });
    }

    fn required(&mut self) {
        self.find("mandatory", Level::Required, said("finding-mandatory", [("label", self.label())]));
    }

    fn label(&self) -> String {
        self.item.item.label("en").trim().trim_end_matches(':').to_owned()
    }

    fn value(&mut self, datum: &Datum, view: &View<'_>) {
        self.membership(view);
        self.size(view, datum);
        self.precision(view);
        self.ranges(datum, view);
        self.unit(datum, view);
    }

    /// Each coded value is one of the list's.
    fn membership(&mut self, view: &View<'_>) {
        let View::Choices(values) = view else { return };
        let Some(list) = self.item.code_list.as_ref().filter(|list| !list.choices.is_empty()) else { return };
        for value in values.iter().filter(|value| list.choice(value).is_none()) {
            self.find("codelist", Level::Hard, said("finding-not-in-list", [("value", value.clone())]));
        }
        self.alone(values);
    }

    /// A choice that stands alone was taken with others.
    fn alone(&mut self, values: &[String]) {
        let alone = values.iter().find(|value| values.len() > 1 && self.item.item.exclusive().contains(value));
        if let Some(value) = alone {
            let value = choice_label(self.item.code_list.as_deref(), value);
            self.find("alone", Level::Hard, said("finding-not-alone", [("value", value)]));
        }
    }

    /// Characters of a text, digits and decimal places of a number.
    fn size(&mut self, view: &View<'_>, datum: &Datum) {
        match view {
            View::Text(text) if matches!(self.item.item.data_type, DataType::Text | DataType::String) => self.length(text),
            View::Integer(_) | View::Decimal(_) => self.digits(datum),
            _ => {}
        }
    }

    fn length(&mut self, text: &str) {
        let Some(limit) = limit(self.item.item.length) else { return };
        // Bytes are never fewer than characters.
        if text.len() > limit && text.chars().count() > limit {
            let args = [("length", text.chars().count().to_string()), ("limit", limit.to_string())];
            self.find("length", Level::Hard, said("finding-too-long", args));
        }
    }

    fn digits(&mut self, datum: &Datum) {
        let (length, places) = (limit(self.item.item.length), limit(self.item.item.significant_digits));
        if length.is_none() && places.is_none() {
            return;
        }
        let Some(number) = single(datum).and_then(|text| Number::of(text.trim())) else { return };
        if let Some((written, limit)) = over(number.digits(), length) {
            self.too_many("digits", "finding-too-many-digits", datum, written, limit);
        }
        if let Some((written, limit)) = over(number.decimals(), places) {
            self.too_many("decimals", "finding-too-many-decimals", datum, written, limit);
        }
    }

    fn too_many(&mut self, check: &str, key: &str, datum: &Datum, written: usize, limit: usize) {
        let value = single(datum).unwrap_or_default().trim().to_owned();
        let args = [("value", value), ("length", written.to_string()), ("limit", limit.to_string())];
        self.find(check, Level::Hard, said(key, args));
    }

    /// A date has its day, a time its minute; a partial one is cut off on the right; of an incomplete one something is known.
    fn precision(&mut self, view: &View<'_>) {
        use DataType::{
            Date, Datetime, IncompleteDate, IncompleteDatetime, IncompleteTime, PartialDate, PartialDatetime, PartialTime, Time,
        };
        let known = match (self.item.item.data_type, view) {
            (Date, View::Date(date)) => date.complete().is_some(),
            (PartialDate, View::Date(date)) => date.is_cut_off(),
            (IncompleteDate, View::Date(date)) => !date.is_unknown(),
            (Time, View::Time(time)) => time.is_to_the_minute(),
            (PartialTime, View::Time(time)) => time.is_cut_off(),
            (IncompleteTime, View::Time(time)) => !time.is_unknown(),
            (Datetime, View::DateTime(moment)) => moment.date.complete().is_some() && moment.time.is_to_the_minute(),
            (PartialDatetime, View::DateTime(moment)) => moment.is_cut_off(),
            (IncompleteDatetime, View::DateTime(moment)) => !moment.is_unknown(),
            _ => true,
        };
        if !known {
            let value = words_of(self.item, view);
            self.find("precision", Level::Hard, said("finding-part-missing", [("value", value)]));
        }
    }

    fn ranges(&mut self, datum: &Datum, view: &View<'_>) {
        let item = self.item;
        let violated = item.ranges.iter().filter(|range| is_in_unit(item, range, datum) && range.is_violated(view));
        for range in violated {
            self.out_of_range(range, datum, view);
        }
    }

    fn out_of_range(&mut self, range: &Range, datum: &Datum, view: &View<'_>) {
        let level = match range.hardness {
            Hardness::Soft => Level::Soft,
            Hardness::Hard => Level::Hard,
        };
        let value = entered(self.item, datum, view);
        let limits: Vec<String> = range.limits.iter().map(|limit| limit.words(self.item.code_list.as_deref())).collect();
        let because = vec![format!("{value} {} {}", symbol(range.comparator), limits.join(", "))];
        let own = self.item.item.ranges.get(range.number - 1).map(|check: &RangeCheck| &check.message);
        let words = match own.filter(|message| !message.is_empty()) {
            Some(message) => Words::Own(message.clone()),
            None => self.range_words(range, value, &limits, level),
        };
        self.find_because(&format!("range{}", range.number), level, words, because);
    }

    fn range_words(&self, range: &Range, value: String, limits: &[String], level: Level) -> Words {
        let moment = range.limits.first().is_some_and(|limit| limit.is_moment());
        let level = if level == Level::Hard { "hard" } else { "soft" }.to_owned();
        let limit = with_unit(self.item, range, limits.join(", "));
        let args = [("label", self.label()), ("value", value), ("limit", limit), ("level", level)];
        said(range_key(range.comparator, moment), args)
    }

    /// Of several units one is chosen, and it is one of the item's.
    fn unit(&mut self, datum: &Datum, view: &View<'_>) {
        let item = self.item;
        match &datum.unit {
            None if item.item.units.len() > 1 => {
                let value = entered(item, datum, view);
                self.find("unit", Level::Soft, said("finding-unit-missing", [("value", value)]));
            }
            Some(unit) if !item.item.units.contains(unit) => {
                self.find("unit", Level::Hard, said("finding-unit-unknown", [("unit", unit.to_string())]));
            }
            _ => {}
        }
    }
}

/// Whether the check speaks of the unit that was entered. A check in another unit is passed over until units can be
/// converted; so is one whose value has no unit yet, which is found in its own right.
fn is_in_unit(item: &ItemPlan, range: &Range, datum: &Datum) -> bool {
    let Some(wanted) = &range.unit else { return true };
    match (&datum.unit, item.item.units.as_slice()) {
        (Some(unit), _) => unit == wanted,
        (None, [only]) => only == wanted,
        (None, units) => units.is_empty(),
    }
}

fn said<const N: usize>(key: &str, args: [(&str, String); N]) -> Words {
    Words::Key { key: key.to_owned(), args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
}

fn limit(length: Option<u32>) -> Option<usize> {
    length.and_then(|length| usize::try_from(length).ok())
}

/// What was written and what is allowed, where it is more.
fn over(written: Option<usize>, limit: Option<usize>) -> Option<(usize, usize)> {
    written.zip(limit).filter(|(written, limit)| written > limit)
}

fn single(datum: &Datum) -> Option<&str> {
    match datum.value.as_ref()? {
        Text::One(text) => Some(text),
        Text::Many(texts) => texts.first().map(String::as_str),
    }
}

/// The value as people read it; numbers as they were written.
fn entered(item: &ItemPlan, datum: &Datum, view: &View<'_>) -> String {
    match view {
        View::Integer(_) | View::Decimal(_) => single(datum).unwrap_or_default().trim().to_owned(),
        other => words_of(item, other),
    }
}

fn words_of(item: &ItemPlan, view: &View<'_>) -> String {
    match view {
        View::Text(text) => text.trim().to_owned(),
        View::Integer(number) | View::Decimal(number) => number.to_string(),
        View::Boolean(is) => if *is { "yes" } else { "no" }.to_owned(),
        View::Date(date) => date.to_words(),
        View::Time(time) => time.to_words(),
        View::DateTime(moment) => moment.to_words(),
        View::Choices(values) => {
            let labels: Vec<String> = values.iter().map(|value| choice_label(item.code_list.as_deref(), value)).collect();
            labels.join(", ")
        }
    }
}

/// `120 mmHg`; the unit is the check's, else the item's only one.
fn with_unit(item: &ItemPlan, range: &Range, limit: String) -> String {
    let wanted: Option<&Oid> = range.unit.as_ref().or(match item.item.units.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    match item.units.iter().find(|unit| Some(&unit.oid) == wanted) {
        Some(unit) if unit.symbol.is_empty() => format!("{limit} {}", unit.name),
        Some(unit) => format!("{limit} {}", unit.symbol.pick("en")),
        None => limit,
    }
}

/// What was found instead of what is valid: `130 > 120`.
const fn symbol(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Lt => "≥",
        Comparator::Le => ">",
        Comparator::Gt => "≤",
        Comparator::Ge => "<",
        Comparator::Eq => "≠",
        Comparator::Ne => "=",
        Comparator::In => "is none of",
        Comparator::NotIn => "is one of",
    }
}

const fn range_key(comparator: Comparator, moment: bool) -> &'static str {
    match (comparator, moment) {
        (Comparator::Lt, false) => "finding-range-lt",
        (Comparator::Le, false) => "finding-range-le",
        (Comparator::Gt, false) => "finding-range-gt",
        (Comparator::Ge, false) => "finding-range-ge",
        (Comparator::Lt, true) => "finding-date-lt",
        (Comparator::Le, true) => "finding-date-le",
        (Comparator::Gt, true) => "finding-date-gt",
        (Comparator::Ge, true) => "finding-date-ge",
        (Comparator::Eq, _) => "finding-range-eq",
        (Comparator::Ne, _) => "finding-range-ne",
        (Comparator::In, _) => "finding-range-in",
        (Comparator::NotIn, _) => "finding-range-notin",
    }
}
