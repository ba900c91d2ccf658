//! Limits of a field: the columns Text Validation Min and Max. They warn, unless `@FORCE-MINMAX` forbids.

use shared::forms::rule::expr::{Binary, From};
use shared::forms::rule::{Expr, print};
use shared::forms::{Comparator, DataType, Expression, Hardness, RangeCheck};

use super::CONTEXT;
use super::fields::Worth;
use super::kinds::Kind;
use super::logic::{self, Place};

/// The check that a limit makes, or why none can be made.
pub fn check(
    cell: &str,
    comparator: Comparator,
    kind: &Kind,
    validation: &str,
    hard: bool,
    place: Place<'_>,
) -> Result<RangeCheck, String> {
    let hardness = if hard { Hardness::Hard } else { Hardness::Soft };
    let worth = Worth::of(kind.data_type);
    if worth == Worth::Text || !kind.choices.is_empty() {
        return Err("the field is neither number nor date".to_owned());
    }
    if let Some(value) = literal(cell.trim(), kind, validation) {
        return Ok(RangeCheck { comparator: Some(comparator), hardness, values: vec![value], ..RangeCheck::default() });
    }
    let limit = logic::limit(cell.trim(), place, &worth).map_err(|fault| fault.what)?;
    let operator = if comparator == Comparator::Ge { Binary::AtLeast } else { Binary::AtMost };
    let valid = Expr::path(From::Own, Vec::<String>::new()).with(operator, limit.expr);
    let verbatim = Expression { context: CONTEXT.to_owned(), text: cell.to_owned() };
    Ok(RangeCheck { hardness, expressions: vec![Expression::own(print(&valid)), verbatim], ..RangeCheck::default() })
}

/// A limit that is written down, as our data types write it.
fn literal(cell: &str, kind: &Kind, validation: &str) -> Option<String> {
    match kind.data_type {
        DataType::Integer | DataType::Float => {
            let plain = if kind.comma { cell.replacen(',', ".", 1) } else { cell.to_owned() };
            logic::is_number(&plain).then_some(plain)
        }
        DataType::Date => date(cell, validation),
        DataType::Datetime => {
            let (day, clock) = cell.split_once([' ', 'T'])?;
            let read = format!("{}T{clock}", date(day, validation)?);
            read.parse::<shared::kernel::PartialDateTime>().ok().map(|_| read)
        }
        DataType::Time => cell.parse::<shared::kernel::PartialTime>().ok().filter(|time| time.is_to_the_minute()).map(|_| cell.to_owned()),
        _ => None,
    }
}

/// `2030-12-31`; also in the order in which the field shows its dates: `31/12/2030`, as spreadsheets leave them.
fn date(cell: &str, validation: &str) -> Option<String> {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match (first.len(), validation) {
        (4, _) => (first, second, third),
        (_, validation) if validation.ends_with("dmy") => (third, second, first),
        (_, validation) if validation.ends_with("mdy") => (third, first, second),
        _ => return None,
    };
    let read = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    let real: shared::kernel::PartialDate = read.parse().ok()?;
    (year.len() == 4 && real.complete().is_some()).then_some(read)
}
