//! From what was entered to what it says, and back: typed rows of a record and of others, results as their items store them.

use std::sync::Arc;

use super::run::BLANK;
use super::{Row, Rows};
use crate::forms::rule::node::{Column, Reading, Source};
use crate::forms::rule::value::{NOTHING, Value, plain};
use crate::forms::typed::{View, view_as};
use crate::forms::{DataType, Datum, FormPlan, GroupPlan, ItemKey, ItemPlan, Reference, Values};

/// The rows of a group as the record has them: one that does not repeat is always there.
pub(super) fn rows(group: &GroupPlan, values: &Values, reference: &Reference) -> Rows {
    let mut rows: Vec<Row> = Vec::new();
    let mut mine = values.range(&group.first..).take_while(|(key, _)| key.group == group.group.oid).peekable();
    while let Some(number) = mine.peek().map(|(key, _)| key.row) {
        let mut cells = vec![BLANK; group.items.len()];
        let mut answered = false;
        let mut ahead = group.by_oid.iter().filter_map(|at| Some((*at, group.items.get(*at)?))).peekable();
        while let Some((key, datum)) = mine.next_if(|(key, _)| key.row == number) {
            answered |= !datum.is_unanswered();
            while ahead.next_if(|(_, item)| item.item.oid < key.item).is_some() {}
            while let Some((at, item)) = ahead.next_if(|(_, item)| item.item.oid == key.item) {
                if let Some(cell) = cells.get_mut(at) {
                    cell.value = value_of(item, datum);
                    cell.by_hand = item.derived && datum.is_by_hand();
                }
            }
        }
        if answered || !group.group.repeating {
            rows.push(Row { number, retired: is_retired(reference, group, number), cells });
        }
    }
    if !group.group.repeating && rows.first().is_none_or(|row| row.number != 1) {
        rows.insert(0, Row { number: 1, retired: is_retired(reference, group, 1), cells: vec![BLANK; group.items.len()] });
    }
    Rows { withheld: false, rows }
}

pub(super) fn exists(group: &GroupPlan, values: &Values, row: u32) -> bool {
    let from = ItemKey { row, ..group.first.clone() };
    let mine = values.range(&from..).take_while(|(key, _)| key.group == group.group.oid && key.row == row);
    mine.into_iter().any(|(_, datum)| !datum.is_unanswered())
}

pub(super) fn is_retired(reference: &Reference, group: &GroupPlan, row: u32) -> bool {
    !reference.retired.is_empty() && reference.retired.iter().any(|(oid, number)| *number == row && *oid == group.group.oid)
}

/// What an answer says; what cannot be read says nothing.
pub fn value_of(item: &ItemPlan, datum: &Datum) -> Value {
    said(item.reading(), datum)
}

fn said(reading: Reading, datum: &Datum) -> Value {
    if datum.missing.is_some() {
        return Value::Nothing(datum.missing);
    }
    match view_as(reading, datum) {
        Ok(Some(view)) => typed(reading, &view),
        _ => NOTHING,
    }
}

fn typed(reading: Reading, view: &View<'_>) -> Value {
    match view {
        View::Text(text) => (*text).into(),
        View::Integer(number) | View::Decimal(number) => (*number).into(),
        View::Boolean(is) => (*is).into(),
        View::Date(date) => (*date).into(),
        View::Time(time) => (*time).into(),
        View::DateTime(moment) => (*moment).into(),
        View::Choices(codes) if reading.many => Value::Set(codes.iter().map(|code| Arc::from(code.as_str())).collect()),
        View::Choices(codes) => codes.first().map_or(NOTHING, |code| coded(reading.data_type, code)),
    }
}

/// The code of a single choice as the item's data type has it.
fn coded(kind: DataType, code: &str) -> Value {
    match crate::forms::typed::scalar(kind, code) {
        Ok(View::Integer(number) | View::Decimal(number)) => number.into(),
        Ok(View::Boolean(is)) => is.into(),
        Ok(View::Date(date)) => date.into(),
        _ => code.into(),
    }
}

/// A result as its item stores it.
pub(super) fn stored(item: &ItemPlan, value: &Value) -> Datum {
    match value {
        Value::Nothing(_) | Value::List(_) => Datum::default(),
        Value::Set(codes) => Datum::many(codes.iter().map(|code| code.to_string())),
        Value::Number(number) => {
            let places = item.item.significant_digits.filter(|_| item.item.data_type != DataType::Integer);
            let number = places
                .map_or(*number, |places| number.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero));
            Datum::text(plain(number).to_string())
        }
        Value::DateTime(moment) if matches!(item.item.data_type, DataType::Date | DataType::PartialDate | DataType::IncompleteDate) => {
            Datum::text(moment.date.to_string())
        }
        other => Datum::text(other.to_string()),
    }
}

/// Types the rows that the caller brought from other records.
pub(super) fn outside(form: &FormPlan, reference: &Reference) -> Vec<Vec<Vec<Value>>> {
    let column = |column: &Column, datum: &Datum| {
        let value = said(column.reading, datum);
        match (&value, column.units.is_empty()) {
            (Value::Number(number), false) => {
                let unit = datum.unit.as_ref().and_then(|unit| column.units.iter().find(|(oid, _)| oid == unit));
                unit.and_then(|(_, conversion)| conversion.apply(*number)).into()
            }
            _ => value,
        }
    };
    let rows = |n: usize| reference.sources.get(n).map(Vec::as_slice).unwrap_or_default();
    let typed = |(n, source): (usize, &Source)| {
        rows(n).iter().map(|row| source.columns.iter().zip(row).map(|(one, datum)| column(one, datum)).collect()).collect()
    };
    form.rules.sources.iter().enumerate().map(|(n, source)| typed((n, source))).collect()
}
