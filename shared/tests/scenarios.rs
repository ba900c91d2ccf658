//! The same scenarios natively and as wasm, so that browser and server cannot disagree on a check (DAT-02).
//!
//! Native: `cargo test -p shared`. As wasm on node, with wasm-bindgen-cli's test runner on the path:
//! `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test -p shared --target wasm32-unknown-unknown --test scenarios`

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

/// Makes each scenario a test of the platform it is built for.
macro_rules! scenarios {
    ($( $(#[doc = $doc:expr])* fn $name:ident() $body:block )*) => { $(
        $(#[doc = $doc])*
        #[cfg_attr(not(target_arch = "wasm32"), test)]
        #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
        fn $name() $body
    )* };
}

#[path = "scenarios/answers.rs"]
mod answers;
#[path = "scenarios/casebook.rs"]
mod casebook;
#[path = "scenarios/functions.rs"]
mod functions;
#[path = "scenarios/ranges.rs"]
mod ranges;
#[path = "scenarios/repeats.rs"]
mod repeats;
#[path = "scenarios/rows.rs"]
mod rows;
#[path = "scenarios/rules.rs"]
mod rules;
#[path = "scenarios/types.rs"]
mod types;
#[path = "scenarios/units.rs"]
mod units;
