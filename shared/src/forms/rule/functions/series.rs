//! Roots, powers and logarithms as decimal series: the same digits in browser and server, since no processor's
//! floating point takes part.
//!
//! Answers of series are settled to 20 digits, eight fewer than a decimal has, so that what rounding
//! left behind does not show: `log(8, 2)` is 3. Invariant: the work is bounded for any argument, nothing overflows, and the
//! answer is `None` where there is none or it is too large for a decimal.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// 0.6931471805599453094172321215
const LN_2: Decimal = Decimal::from_parts(2_860_148_159, 2_180_329_217, 375_755_839, false, 28);
/// 2.3025850929940456840179914547
const LN_10: Decimal = Decimal::from_parts(2_678_495_027, 336_900_640, 1_248_233_880, false, 28);

/// Beyond it, e^x is larger than any decimal, and e^-x smaller.
const STEEPEST: i64 = 67;
/// How many terms of a series are added: the next one is smaller than the last place.
pub(super) const TERMS: i64 = 28;
const TWO: Decimal = Decimal::TWO;

/// The square root, to all 28 digits.
pub fn sqrt(x: Decimal) -> Option<Decimal> {
    if x <= Decimal::ZERO {
        return x.is_zero().then_some(Decimal::ZERO);
    }
    // The root of the digits, with as many zeros behind them as 128 bits hold, is right to 19 digits or to the last place;
    // one step of Newton's doubles that.
    let (mut digits, mut scale) = (x.mantissa().unsigned_abs(), x.scale());
    if !scale.is_multiple_of(2) {
        (digits, scale) = (digits.checked_mul(10)?, scale + 1);
    }
    while let Some(more) = digits.checked_mul(100).filter(|_| scale <= 54) {
        (digits, scale) = (more, scale + 2);
    }
    let near = Decimal::try_from_i128_with_scale(i128::try_from(digits.isqrt()).ok()?, scale / 2).ok()?;
    x.checked_div(near)?.checked_add(near)?.checked_div(TWO).map(|root| root.normalize())
}

/// e to the power of x.
pub fn exp(x: Decimal) -> Option<Decimal> {
    if x.abs() > Decimal::from(STEEPEST) {
        return (x < Decimal::ZERO).then_some(Decimal::ZERO);
    }
    let doublings = x.checked_div(LN_2)?.round();
    let rest = x.checked_sub(doublings.checked_mul(LN_2)?)?;
    let (mut term, mut sum) = (Decimal::ONE, Decimal::ONE);
    for n in 1..=TERMS {
        term = term.checked_mul(rest)?.checked_div(n.into())?;
        sum = sum.checked_add(term)?;
    }
    let times = doublings.to_i64()?;
    let twice = |from: Decimal| (0..times.abs()).try_fold(from, |product, _| product.checked_mul(TWO));
    if times >= 0 { settle(twice(sum)?) } else { twice(Decimal::ONE).map_or(Some(Decimal::ZERO), |power| settle(sum.checked_div(power)?)) }
}

/// The natural logarithm.
pub fn ln(x: Decimal) -> Option<Decimal> {
    settle(raw_ln(x)?)
}

/// The logarithm to a base.
pub fn log(x: Decimal, base: Decimal) -> Option<Decimal> {
    settle(raw_ln(x)?.checked_div(raw_ln(base)?)?)
}

fn raw_ln(x: Decimal) -> Option<Decimal> {
    if x <= Decimal::ZERO {
        return None;
    }
    let is_near_one = |x: Decimal| x > Decimal::new(7, 1) && x < Decimal::new(142, 2);
    if is_near_one(x) {
        return ln_near_one(x);
    }
    // x = rest · 2^halvings · 10^tens, the rest near 1.
    let x = x.normalize();
    let length = x.mantissa().unsigned_abs().checked_ilog10()?;
    let tens = i64::from(length) - i64::from(x.scale());
    let mut rest = Decimal::try_from_i128_with_scale(x.mantissa(), length).ok()?;
    let mut halvings = 0_i64;
    while !is_near_one(rest) && halvings < 4 {
        (rest, halvings) = (rest.checked_div(TWO)?, halvings + 1);
    }
    let twos = LN_2.checked_mul(halvings.into())?;
    ln_near_one(rest)?.checked_add(twos)?.checked_add(LN_10.checked_mul(tens.into())?)
}

/// 2 · artanh((x - 1) / (x + 1)): below 0.18 a term is less than a thirtieth of the one before.
fn ln_near_one(x: Decimal) -> Option<Decimal> {
    let z = x.checked_sub(Decimal::ONE)?.checked_div(x.checked_add(Decimal::ONE)?)?;
    odd_powers(z, z.checked_mul(z)?)?.checked_mul(TWO)
}

/// z + z·s/3 + z·s²/5 + …: artanh z where s is z², arctan z where it is -z².
pub(super) fn odd_powers(z: Decimal, s: Decimal) -> Option<Decimal> {
    let (mut power, mut sum) = (z, z);
    for n in 1..=TERMS {
        power = power.checked_mul(s)?;
        sum = sum.checked_add(power.checked_div((2 * n + 1).into())?)?;
    }
    Some(sum)
}

/// x to the power of y: by multiplying where y is a whole number, else by logarithm, which only positive numbers have.
pub fn power(x: Decimal, y: Decimal) -> Option<Decimal> {
    if y.fract().is_zero() {
        let times = y.to_i64()?;
        let whole = whole_power(x, times.unsigned_abs());
        return match (whole, times < 0) {
            (whole, false) => whole,
            (Some(whole), true) => Decimal::ONE.checked_div(whole),
            (None, true) => Some(Decimal::ZERO),
        };
    }
    if x.is_zero() {
        return (y > Decimal::ZERO).then_some(Decimal::ZERO);
    }
    exp(raw_ln(x)?.checked_mul(y)?)
}

fn whole_power(mut x: Decimal, mut times: u64) -> Option<Decimal> {
    let mut product = Decimal::ONE;
    loop {
        if !times.is_multiple_of(2) {
            product = product.checked_mul(x)?;
        }
        times /= 2;
        if times == 0 {
            return Some(product);
        }
        x = x.checked_mul(x)?;
    }
}

/// 20 digits that count.
fn settle(x: Decimal) -> Option<Decimal> {
    x.round_sf_with_strategy(20, RoundingStrategy::MidpointAwayFromZero).map(|x| x.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Values worked out to 50 digits elsewhere.
    #[test]
    fn known_values_come_out_to_the_last_digit() {
        let known = [
            (sqrt(d("2")), "1.4142135623730950488016887242"),
            (sqrt(d("0.0000000000000000000000000001")), "0.00000000000001"),
            (sqrt(d("1524157875019052100")), "1234567890"),
            (exp(d("1")), "2.7182818284590452354"),
            (exp(d("-1")), "0.3678794411714423216"),
            (exp(d("10")), "22026.465794806716517"),
            (exp(d("66.5")), "75959666021073336335000000000"),
            (exp(d("-20.5")), "0.0000000012501528663867426289"),
            (ln(d("2")), "0.69314718055994530942"),
            (ln(d("0.9999999999")), "-0.000000000100000000005"),
            (ln(d("1000000")), "13.815510557964274104"),
            (ln(d("0.000000000000000000015")), "-45.646236751772749298"),
            (log(d("8"), d("2")), "3"),
            (log(d("0.001"), d("10")), "-3"),
            (power(d("2"), d("0.5")), "1.4142135623730950488"),
            (power(d("8"), d("0.3333333333333333333333333333")), "2"),
            (power(d("10"), d("-2.5")), "0.0031622776601683793320"),
            (power(d("1.07"), d("13")), "2.40984500018808097135911707"),
            (power(d("-2"), d("-3")), "-0.125"),
        ];
        for (n, (found, wanted)) in known.into_iter().enumerate() {
            assert_eq!(found, Some(d(wanted)), "row {n}");
        }
    }

    #[test]
    fn where_there_is_no_answer_there_is_none() {
        let roots = [sqrt(d("-1")), ln(d("0")), ln(d("-1")), log(d("2"), d("1"))];
        let powers = [power(d("0"), d("-1")), power(d("0"), d("-0.5")), power(d("-8"), d("0.5"))];
        assert_eq!((roots, powers), ([None; 4], [None; 3]));
    }

    #[test]
    fn the_largest_and_smallest_numbers_end_soon_and_overflow_into_nothing() {
        let ends = [Decimal::MAX, Decimal::MIN, d("0.0000000000000000000000000001"), d("-0.0000000000000000000000000001")];
        for (x, y) in ends.into_iter().flat_map(|x| ends.map(|y| (x, y))) {
            let all = [sqrt(x), exp(x), ln(x), log(x, y), power(x, y)];
            assert!(all.iter().any(Option::is_some), "{x} {y}");
        }
        assert_eq!((exp(Decimal::MAX), exp(Decimal::MIN), exp(d("1000000"))), (None, Some(d("0")), None));
        assert_eq!((power(Decimal::MAX, d("2")), power(d("10"), d("-40"))), (None, Some(d("0"))));
        assert_eq!(power(d("1.0000000001"), d("1000000000000")), None);
    }
}
