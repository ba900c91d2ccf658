//! `round`: to decimal places, ties away from zero.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Family, Function, Gives, Kinds, Value, Work, examples, once, optional, words};

pub const FUNCTION: Function = Function {
    name: "round",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER), optional("places", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The nearest number with so many decimal places (none when left out; negative ones round to tens, hundreds …). Ties go away \
        from zero.",
    missing: words("Nothing of nothing."),
    examples: examples(&[("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(1.005, 2)", "1.01"), ("round(1250, -2)", "1300")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    rounded(arguments, RoundingStrategy::MidpointAwayFromZero)
}

/// Rounds the first argument to the places of the second.
pub fn rounded(arguments: &[Value], strategy: RoundingStrategy) -> Value {
    let places = arguments.get(1).and_then(Value::number).unwrap_or_default().round().to_i32();
    let (Some(number), Some(places @ -28..=28)) = (arguments.first().and_then(Value::number), places) else {
        return super::super::value::NOTHING;
    };
    match u32::try_from(places) {
        Ok(places) => number.round_dp_with_strategy(places, strategy).into(),
        Err(_) => {
            let unit = (0..places.unsigned_abs()).try_fold(Decimal::ONE, |unit, _| unit.checked_mul(Decimal::TEN));
            let whole = unit.and_then(|unit| number.checked_div(unit)?.round_dp_with_strategy(0, strategy).checked_mul(unit));
            whole.into()
        }
    }
}
