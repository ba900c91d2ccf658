//! Angles in radians as decimal series, settled to 20 places: the same digits in browser and server. See `series`.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::series::{TERMS, odd_powers, sqrt};

/// 3.1415926535897932384626433833
pub const PI: Decimal = Decimal::from_parts(1_102_470_953, 185_874_565, 1_703_060_790, false, 28);
/// 1.5707963267948966192313216916
const HALF_PI: Decimal = Decimal::from_parts(2_698_719_124, 92_937_282, 851_530_395, false, 28);

/// An angle beyond it has lost the places behind the point that its sine depends on.
const WIDEST: i64 = 1_000_000;

/// The sine of an angle in radians.
pub fn sin(x: Decimal) -> Option<Decimal> {
    Some(settle(raw_sin(x, 0)?))
}

/// The cosine of an angle in radians.
pub fn cos(x: Decimal) -> Option<Decimal> {
    Some(settle(raw_sin(x, 1)?))
}

/// The tangent of an angle in radians; none where the cosine is 0.
pub fn tan(x: Decimal) -> Option<Decimal> {
    let cosine = raw_sin(x, 1)?;
    if settle(cosine).is_zero() {
        return None;
    }
    raw_sin(x, 0)?.checked_div(cosine).map(settle)
}

/// The sine of x and so many right angles.
fn raw_sin(x: Decimal, quarters: i64) -> Option<Decimal> {
    if x.abs() > Decimal::from(WIDEST) {
        return None;
    }
    let turned = x.checked_div(HALF_PI)?.round();
    let rest = x.checked_sub(turned.checked_mul(HALF_PI)?)?;
    let quarter = (turned.to_i64()? + quarters).rem_euclid(4);
    let wave = if quarter % 2 == 0 { wave(rest, rest, 1)? } else { wave(Decimal::ONE, rest, 0)? };
    Some(if quarter < 2 { wave } else { -wave })
}

/// The sine from its first term x (`from` 1), the cosine from 1 (`from` 0).
fn wave(first: Decimal, x: Decimal, from: i64) -> Option<Decimal> {
    let square = x.checked_mul(x)?;
    let (mut term, mut sum) = (first, first);
    for n in 1..=TERMS / 2 {
        let below = (2 * n + from) * (2 * n + from - 1);
        term = -term.checked_mul(square)?.checked_div(below.into())?;
        sum = sum.checked_add(term)?;
    }
    Some(sum)
}

/// The angle in radians whose tangent is x.
pub fn atan(x: Decimal) -> Option<Decimal> {
    atan2(x, Decimal::ONE)
}

/// The angle in radians of the point (x, y); none of the origin.
pub fn atan2(y: Decimal, x: Decimal) -> Option<Decimal> {
    let (up, right) = (y > Decimal::ZERO, x > Decimal::ZERO);
    let angle = if y.abs() > x.abs() {
        let straight = if up { HALF_PI } else { -HALF_PI };
        straight.checked_sub(raw_atan(x.checked_div(y)?)?)?
    } else {
        let turn = if right {
            Decimal::ZERO
        } else if y < Decimal::ZERO {
            -PI
        } else {
            PI
        };
        raw_atan(y.checked_div(x)?)?.checked_add(turn)?
    };
    Some(settle(angle))
}

/// Of a number between -1 and 1, whose angle is halved twice so that the series is short.
fn raw_atan(x: Decimal) -> Option<Decimal> {
    let halved = |x: Decimal| x.checked_div(sqrt(x.checked_mul(x)?.checked_add(Decimal::ONE)?)?.checked_add(Decimal::ONE)?);
    let z = halved(halved(x)?)?;
    odd_powers(z, -z.checked_mul(z)?)?.checked_mul(4.into())
}

/// The angle in radians whose sine is x.
pub fn asin(x: Decimal) -> Option<Decimal> {
    atan2(x, other_side(x)?)
}

/// The angle in radians whose cosine is x.
pub fn acos(x: Decimal) -> Option<Decimal> {
    atan2(other_side(x)?, x)
}

/// √(1 - x²); none beyond 1.
fn other_side(x: Decimal) -> Option<Decimal> {
    sqrt(Decimal::ONE.checked_sub(x)?.checked_mul(Decimal::ONE.checked_add(x)?)?)
}

/// 20 places behind the point.
fn settle(x: Decimal) -> Decimal {
    x.round_dp_with_strategy(20, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Values worked out to 50 digits elsewhere.
    #[test]
    fn known_values_come_out_to_the_last_place() {
        let known = [
            (sin(d("1")), "0.84147098480789650665"),
            (sin(d("1000000")), "-0.34999350217129295212"),
            (cos(d("1")), "0.5403023058681397174"),
            (cos(d("-12345.678")), "0.71011935871614473950"),
            (tan(d("-2.5")), "0.74702229723866027936"),
            (sin(PI), "0"),
            (asin(d("0.3")), "0.30469265401539750797"),
            (asin(d("-1")), "-1.57079632679489661923"),
            (acos(d("-0.7")), "2.34619382340564968297"),
            (acos(d("1")), "0"),
            (atan(d("7")), "1.42889927219073269642"),
            (atan(d("0.1")), "0.09966865249116202738"),
            (atan2(d("-1"), d("-2")), "-2.67794504458898712225"),
            (atan2(d("0"), d("-1")), "3.14159265358979323846"),
        ];
        for (n, (found, wanted)) in known.into_iter().enumerate() {
            assert_eq!(found, Some(d(wanted)), "row {n}");
        }
    }

    #[test]
    fn where_there_is_no_angle_there_is_none() {
        let none = [asin(d("1.0001")), acos(d("-1.0001")), atan2(d("0"), d("0")), tan(HALF_PI), sin(Decimal::MAX), cos(Decimal::MIN)];
        assert_eq!(none, [None; 6]);
        assert_eq!((atan(Decimal::MAX), atan(Decimal::MIN)), (Some(settle(HALF_PI)), Some(settle(-HALF_PI))));
    }
}
