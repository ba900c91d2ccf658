//! Units of the Unified Code for Units of Measure: what is one, which measure the same, and how one becomes another.
//!
//! Behind the feature `ucum`, which the server has: rules are compiled there, and carry their conversions with them.
//! Invariant: exact where a decimal can be; what a decimal cannot hold to 15 digits is refused.

use octofhir_ucum::{AdvancedConversionContext, ErrorKind, convert_with_context, is_comparable, unit_divide, unit_multiply, validate};
use rust_decimal::Decimal;

use super::node::Conversion;
use super::units::Units;

/// The longest expression of a unit.
const LONGEST: usize = 200;
/// Digits that a factor must keep.
const FEWEST: u32 = 15;

/// The Unified Code for Units of Measure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ucum;

impl Units for Ucum {
    fn conversion(&self, from: &str, to: &str) -> Option<Conversion> {
        conversion(from, to).ok()
    }

    fn product(&self, left: &str, right: &str) -> Option<String> {
        product(left, right)
    }

    fn quotient(&self, left: &str, right: &str) -> Option<String> {
        quotient(left, right)
    }

    fn is_unit(&self, code: &str) -> bool {
        is_unit(code)
    }
}

/// Why a unit does not become another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitFault {
    #[error("“{0}” is not a unit of UCUM.")]
    NoUnit(String),
    #[error("{from} and {to} do not measure the same, so there is no conversion.")]
    Different { from: String, to: String },
    #[error("{from} is a scale of its own (a logarithm, say) and cannot be converted to {to} by a factor.")]
    Curved { from: String, to: String },
    #[error("From {from} to {to} the factor is too large or too small for a decimal number.")]
    OutOfRange { from: String, to: String },
}

/// Whether the text is a unit: `mg/dL`, `10*9/L`, `{score}`.
pub fn is_unit(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && validate(text).is_ok()
}

/// Whether both measure the same, so that one can be converted to the other. UCUM takes an equivalent for a mole; of calcium
/// it is half a mole, so equivalents are compared with equivalents only.
pub fn comparable(one: &str, other: &str) -> bool {
    is_unit(one) && is_unit(other) && counts_charges(one) == counts_charges(other) && is_comparable(one, other).unwrap_or(false)
}

/// Whether the unit has equivalents (`meq/L`) in it, outside of annotations.
fn counts_charges(unit: &str) -> bool {
    let outside = unit.split('{').map(|part| part.rsplit('}').next().unwrap_or(part));
    outside.flat_map(|part| part.split(|one: char| !one.is_ascii_alphabetic())).any(|atom| atom.ends_with("eq"))
}

/// How a number in one unit becomes a number in another. Mass does not become an amount of substance: that needs a molar mass.
pub fn conversion(from: &str, to: &str) -> Result<Conversion, UnitFault> {
    if let Some(wrong) = [from, to].into_iter().find(|text| !is_unit(text)) {
        return Err(UnitFault::NoUnit(wrong.to_owned()));
    }
    let is_same = comparable(from, to);
    let (from, to) = (from.to_owned(), to.to_owned());
    if !is_same {
        return Err(UnitFault::Different { from, to });
    }
    let found = convert_with_context(1.0, &from, &to, &AdvancedConversionContext::default());
    match found.map(|found| (found.factor, found.offset)) {
        Ok((Some(factor), Some(offset))) => match decimal(factor).zip(decimal(offset)) {
            Some((factor, offset)) => Ok(Conversion { factor, offset }),
            None => Err(UnitFault::OutOfRange { from, to }),
        },
        Err(why) if matches!(why.kind, ErrorKind::PrecisionOverflow { .. }) => Err(UnitFault::OutOfRange { from, to }),
        _ => Err(UnitFault::Curved { from, to }),
    }
}

/// `mg` times `/dL` is `mg/dL`; `None` for what has no products, such as Celsius.
pub fn product(one: &str, other: &str) -> Option<String> {
    let known = is_unit(one) && is_unit(other);
    unit_multiply(one, other).ok().filter(|_| known).map(simple)
}

/// `mg` by `dL` is `mg/dL`, `mg` by `mg` is `1`; `None` for what has no quotients, such as Celsius.
pub fn quotient(one: &str, other: &str) -> Option<String> {
    let known = is_unit(one) && is_unit(other);
    unit_divide(one, other).ok().filter(|_| known).map(simple)
}

fn simple(found: octofhir_ucum::UnitArithmeticResult) -> String {
    let is_one = found.is_dimensionless && found.factor == octofhir_ucum::Number::ONE;
    if is_one { "1".to_owned() } else { found.expression }
}

/// The number as a decimal, rounded where it has more than 28 places; `None` when it does not fit, or too little is left of it.
fn decimal(number: octofhir_ucum::Number) -> Option<Decimal> {
    let (digits, exponent) = number.to_integer_and_exponent();
    if exponent >= 0 {
        let ten = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
        return Decimal::try_from_i128_with_scale(digits.checked_mul(ten)?, 0).ok();
    }
    let places = exponent.unsigned_abs();
    let Some(lost) = places.checked_sub(Decimal::MAX_SCALE).filter(|lost| *lost > 0) else {
        return Decimal::try_from_i128_with_scale(digits, places).ok();
    };
    let kept = digits.unsigned_abs().checked_ilog10()?.saturating_add(1).checked_sub(lost)?;
    if kept < FEWEST {
        return None;
    }
    let unit = 10_i128.checked_pow(lost)?;
    let half = if digits < 0 { -unit / 2 } else { unit / 2 };
    Decimal::try_from_i128_with_scale(digits.checked_add(half)? / unit, Decimal::MAX_SCALE).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(value: &str, from: &str, to: &str) -> String {
        conversion(from, to).unwrap().apply(value.parse().unwrap()).unwrap().to_string()
    }

    #[test]
    fn numbers_are_converted_without_what_floating_point_leaves_behind() {
        let known = [
            ("98.6", "[degF]", "Cel", "37"),
            ("37", "Cel", "[degF]", "98.6"),
            ("-40", "Cel", "[degF]", "-40"),
            ("0", "Cel", "K", "273.15"),
            ("1", "mg/dL", "g/L", "0.01"),
            ("1", "[iU]/L", "[iU]/mL", "0.001"),
            ("150", "[lb_av]", "kg", "68.0388555"),
            ("1", "[in_i]", "cm", "2.54"),
            ("70", "[in_i]", "m", "1.778"),
            ("4.5", "10*9/L", "10*3/uL", "4.5"),
            ("760", "mm[Hg]", "kPa", "101.32472"),
            ("1", "h", "s", "3600"),
            ("12.5", "%", "1", "0.125"),
            ("1", "U/L", "umol/min/L", "1"),
            ("90", "{beats}/min", "/s", "1.5"),
            ("2.5", "meq/L", "eq/m3", "2.5"),
            ("2.5", "mmol/L{eq}", "mol/m3", "2.5"),
        ];
        for (value, from, to, wanted) in known {
            assert_eq!(convert(value, from, to), wanted, "{value} {from} to {to}");
        }
    }

    #[test]
    fn there_and_back_again_is_the_same_number() {
        for (from, to) in [("mg/dL", "g/L"), ("Cel", "[degF]"), ("kg", "[lb_av]"), ("mm[Hg]", "kPa"), ("m", "[ft_i]"), ("d", "a")] {
            let back = conversion(to, from).unwrap().apply(conversion(from, to).unwrap().apply("17.3".parse().unwrap()).unwrap());
            assert_eq!(back.map(|back| back.round_dp(18).normalize().to_string()).as_deref(), Some("17.3"), "{from} {to}");
        }
    }

    #[test]
    fn what_cannot_be_converted_says_why() {
        let why = |from, to| conversion(from, to).unwrap_err().to_string();
        assert_eq!(why("mg/dL", "mmol/L"), "mg/dL and mmol/L do not measure the same, so there is no conversion.");
        assert_eq!(why("mgdl", "g/L"), "“mgdl” is not a unit of UCUM.");
        assert_eq!(why("[iU]/L", "U/L"), "[iU]/L and U/L do not measure the same, so there is no conversion.");
        assert_eq!(why("meq/L", "mmol/L"), "meq/L and mmol/L do not measure the same, so there is no conversion.");
        assert!(why("[pH]", "mol/L").contains("scale of its own"));
        assert!(why("Ym3", "pm3").contains("too large or too small"));
        assert!(why("ug/l", "").contains("not a unit"));
    }

    #[test]
    fn units_are_told_from_what_looks_like_them() {
        for unit in ["mg/dL", "mmol/L", "10*9/L", "[degF]", "U/L", "ug/l", "%", "/[HPF]", "{score}", "1", "kg/m2"] {
            assert!(is_unit(unit), "{unit}");
        }
        for text in ["", "mgdL", "mmHg", "mg per dL", "°C", "(", &"m.".repeat(200)] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn units_are_multiplied_and_divided() {
        assert_eq!(product("kg", "m/s2").as_deref(), Some("kg.m/s2"));
        assert_eq!(quotient("kg", "m2").as_deref(), Some("kg/m2"));
        assert_eq!(quotient("mg", "mg").as_deref(), Some("1"));
        assert_eq!((product("Cel", "m"), quotient("kg", "nonsense!")), (None, None));
        assert!(comparable("mg", "[lb_av]") && !comparable("mg", "L") && !comparable("mg", "x"));
    }

    #[test]
    fn quantities_are_compared_and_reckoned_with_in_one_unit() {
        let comes_to =
            |text: &str| crate::forms::rule::evaluate_text(text, &Ucum).map(|value| value.to_string()).map_err(|fault| fault.what);
        for (text, wanted) in [
            ("in_unit(98.6 \"[degF]\", \"Cel\")", "37"),
            ("100 \"mg/dL\" = 1 \"g/L\"", "true"),
            ("1 \"g/L\" + 50 \"mg/dL\"", "1.5"),
            ("70 \"kg\" / (1.75 \"m\" * 1.75 \"m\") > 22.8 \"kg/m2\"", "true"),
            ("max(1 \"h\", 90 \"min\")", "1.5"),
        ] {
            assert_eq!(comes_to(text), Ok(wanted.to_owned()), "{text}");
        }
        let wrong = comes_to("1 \"kg\" < 1 \"m\"");
        assert_eq!(wrong, Err("kg and m measure different things and cannot be compared.".to_owned()));
    }
}
