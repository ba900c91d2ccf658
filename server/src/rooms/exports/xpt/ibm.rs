//! Floating point as IBM's System/360 had it, which transport files keep to: a sign, an exponent of 16, and 56 bits of fraction.

/// SAS's missing value `.`.
pub const MISSING: [u8; 8] = [0x2e, 0, 0, 0, 0, 0, 0, 0];

/// The number; the 53 bits of a double always have room in 56. Beyond 16^63 or below 16^-65 there is none: `table::number` lets
/// no such number through.
pub fn of(value: f64) -> [u8; 8] {
    let bits = value.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or_default() - 1023;
    if value == 0.0 || exponent == -1023 {
        return [0; 8];
    }
    let fraction = (bits & ((1 << 52) - 1)) | (1 << 52);
    // value = fraction × 2^(exponent - 52) = (fraction << shift) × 2^-56 × 16^power
    let power = (exponent + 4).div_euclid(4);
    let shift = (exponent + 4).rem_euclid(4);
    let sign = u8::try_from(bits >> 63).unwrap_or_default() << 7;
    let mut bytes = (fraction << shift).to_be_bytes();
    bytes[0] = sign | (u8::try_from(power + 64).unwrap_or_default() & 0x7f);
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The other way, as the format's description says it.
    fn back(bytes: [u8; 8]) -> f64 {
        let sign = if bytes[0] & 0x80 == 0 { 1.0 } else { -1.0 };
        let power = i32::from(bytes[0] & 0x7f) - 64;
        let fraction = bytes[1..].iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        let (high, low) = (u32::try_from(fraction >> 28).unwrap(), u32::try_from(fraction & 0xfff_ffff).unwrap());
        let fraction = f64::from(high) * 2.0_f64.powi(-28) + f64::from(low) * 2.0_f64.powi(-56);
        sign * fraction * 16.0_f64.powi(power)
    }

    #[test]
    fn known_numbers_have_their_known_bytes() {
        assert_eq!(of(1.0), [0x41, 0x10, 0, 0, 0, 0, 0, 0]);
        assert_eq!(of(-118.625), [0xc2, 0x76, 0xa0, 0, 0, 0, 0, 0]);
        assert_eq!((of(0.0), of(-0.0)), ([0; 8], [0; 8]));
    }

    proptest! {
        #[test]
        fn every_number_in_range_comes_back_exactly(value in prop::num::f64::NORMAL.prop_filter("in range", |x| (1e-70..1e70).contains(&x.abs()))) {
            prop_assert_eq!(back(of(value)), value);
        }
    }
}
