//! The functions of the rule language give the same answers natively and as wasm, digit for digit.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use shared::forms::rule::functions::{ALL, Work, function};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{Value, evaluate_text};

fn comes_to(text: &str) -> Value {
    evaluate_text(text, &Opaque).unwrap()
}

/// Numbers that look random: large, small, negative, with many places and few.
fn numbers() -> impl Iterator<Item = Decimal> {
    let mut state = 20_261_121_u64;
    std::iter::repeat_with(move || {
        let mut next = |of: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).unwrap() % of
        };
        let (digits, sign) = (i64::from(next(u32::MAX)), if next(3) == 0 { -1 } else { 1 });
        Decimal::new(digits * sign, next(20))
    })
}

/// All answers of one function to many pairs of numbers, in short.
fn fingerprint(name: &str) -> String {
    let Work::Known(does) = function(name).unwrap().does else { return String::new() };
    let mut all = Sha256::new();
    let (left, right) = (numbers().step_by(2), numbers().skip(1).step_by(2));
    for (x, y) in left.zip(right).take(500) {
        let arguments = [Value::from(x), y.into()];
        let count = function(name).unwrap().count().1.unwrap_or(2).min(2);
        all.update(does(arguments.get(..count).unwrap()).to_string());
        all.update(b"|");
    }
    all.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

scenarios! {
    /// Req: DAT-02
    fn every_example_of_the_functions_comes_to_what_it_says() {
        let examples = ALL.iter().flat_map(|one| one.examples);
        for (text, result) in examples.clone() {
            assert_eq!(comes_to(text), comes_to(result), "{text}");
        }
        assert!(examples.count() > 200);
    }

    /// Req: DAT-02
    fn roots_logarithms_and_angles_have_the_same_digits_in_browser_and_server() {
        for (name, known) in [
            ("sqrt", "22c31193"),
            ("exp", "ad66a47b"),
            ("ln", "1914e832"),
            ("log10", "be91c622"),
            ("log", "9566f533"),
            ("sin", "a14b5136"),
            ("cos", "29c1067e"),
            ("tan", "8262ffb4"),
            ("asin", "2c593f76"),
            ("acos", "a02eb005"),
            ("atan", "770d202b"),
            ("atan2", "37ef3ffe"),
        ] {
            assert_eq!(fingerprint(name), known, "{name}");
        }
    }
}
