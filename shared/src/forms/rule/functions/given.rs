//! What a function was given, as what it needs.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::value::NOTHING;
use super::Value;

/// The longest text that a function makes: longer ones are nothing, so that no rule can fill the memory.
pub const LONGEST: usize = 100_000;

/// The n-th argument, counting from 0, as a number.
pub fn number(arguments: &[Value], n: usize) -> Option<Decimal> {
    arguments.get(n)?.number()
}

/// The n-th argument as a whole number; a fraction is cut off.
pub fn whole(arguments: &[Value], n: usize) -> Option<i64> {
    number(arguments, n)?.trunc().to_i64()
}

/// The n-th argument as a number of things: not negative.
pub fn places(arguments: &[Value], n: usize) -> Option<usize> {
    usize::try_from(whole(arguments, n)?).ok()
}

/// The n-th argument as a text.
pub fn text(arguments: &[Value], n: usize) -> Option<&str> {
    arguments.get(n)?.as_text()
}

/// A function of one number.
pub fn of_number(arguments: &[Value], does: impl Fn(Decimal) -> Option<Decimal>) -> Value {
    number(arguments, 0).and_then(does).into()
}

/// A function of one text.
pub fn of_text(arguments: &[Value], does: impl Fn(&str) -> String) -> Value {
    text(arguments, 0).map_or(NOTHING, |text| bounded(does(text)))
}

/// A question about two texts.
pub fn of_texts(arguments: &[Value], asks: impl Fn(&str, &str) -> bool) -> Value {
    text(arguments, 0).zip(text(arguments, 1)).map(|(one, other)| asks(one, other)).into()
}

/// The values that are there, of all rows and arguments.
pub fn known(arguments: &[Value]) -> impl Iterator<Item = &Value> {
    arguments.iter().flat_map(Value::each).filter(|one| !one.is_nothing())
}

/// The numbers that are there, of all rows and arguments.
pub fn numbers(arguments: &[Value]) -> Vec<Decimal> {
    known(arguments).filter_map(Value::number).collect()
}

/// A text that is not too long to go on with.
pub fn bounded(text: String) -> Value {
    if text.len() > LONGEST { NOTHING } else { text.into() }
}
