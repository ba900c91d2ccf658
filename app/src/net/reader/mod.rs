//! Reads JSON into the contract's types, in little code. Every type that the app reads brings a reader of its own (serde's derive), and
//! half of each is what to do when something is wrong. Here nothing can be: the error of this reader has no value, so the compiler leaves
//! all of that out, of every type at once. What is not as the contract says is thrown past all of them, caught in one place, and said.
//!
//! Invariant: nothing that the app reads tries one thing and then another (serde's `untagged`): the first failure ends it. Nothing can be
//! thrown natively, where the tests run: there serde_json reads, and a test compares the two.

#[cfg(test)]
mod tests;
#[cfg(any(test, target_arch = "wasm32"))]
mod text;
#[cfg(any(test, target_arch = "wasm32"))]
mod types;

use serde::de::DeserializeOwned;

/// Reads a text; what is wrong with it otherwise.
#[cfg(not(target_arch = "wasm32"))]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Reads a text; what is wrong with it otherwise.
#[cfg(target_arch = "wasm32")]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut found = None;
    throwing::caught(&mut || found = Some(whole(text)))?;
    found.ok_or_else(String::new)
}

/// The whole text as one value.
#[cfg(any(test, target_arch = "wasm32"))]
fn whole<T: DeserializeOwned>(text: &str) -> T {
    let mut json = text::Json::new(text);
    let Ok(value) = T::deserialize(&mut json);
    if json.peek() != text::END {
        json.wrong("the end");
    }
    value
}

/// Throwing and catching are the browser's. What was begun in between is left as it is: a few bytes, once, of an answer that no server of
/// ours gives.
#[cfg(target_arch = "wasm32")]
mod throwing {
    use js_sys::{Array, Error};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen::{JsCast, JsValue};

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Reflect, js_name = apply, catch)]
        fn apply(work: &mut dyn FnMut(), this: &JsValue, arguments: &Array) -> Result<(), JsValue>;
    }

    pub fn caught(work: &mut dyn FnMut()) -> Result<(), String> {
        let thrown = apply(&mut || work(), &JsValue::UNDEFINED, &Array::new());
        thrown.map_err(|thrown| thrown.dyn_ref::<Error>().map(|error| String::from(error.message())).unwrap_or_default())
    }

    pub use wasm_bindgen::throw_str as throw;
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod throwing {
    pub fn throw(why: &str) -> ! {
        panic!("{why}")
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
#[cold]
#[inline(never)]
fn refuse(why: &dyn std::fmt::Display) -> ! {
    throwing::throw(&why.to_string())
}

#[cfg(any(test, target_arch = "wasm32"))]
use never::Never;

#[cfg(any(test, target_arch = "wasm32"))]
mod never {
    use std::fmt::{self, Debug, Display};

    use serde::de::{Error, Expected, Unexpected};

    use super::refuse;

    /// What cannot be: there is no value of it.
    #[derive(Clone, Copy)]
    pub enum Never {}

    impl Debug for Never {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            match *self {}
        }
    }

    impl Display for Never {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            match *self {}
        }
    }

    impl std::error::Error for Never {}

    /// Whatever serde finds wrong.
    impl Error for Never {
        fn custom<T: Display>(why: T) -> Self {
            refuse(&why)
        }
        fn invalid_type(_: Unexpected<'_>, wanted: &dyn Expected) -> Self {
            refuse(&wanted)
        }
        fn invalid_value(_: Unexpected<'_>, wanted: &dyn Expected) -> Self {
            refuse(&wanted)
        }
        fn invalid_length(_: usize, wanted: &dyn Expected) -> Self {
            refuse(&wanted)
        }
        fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
            refuse(&variant)
        }
        fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
            refuse(&field)
        }
        fn missing_field(field: &'static str) -> Self {
            refuse(&field)
        }
        fn duplicate_field(field: &'static str) -> Self {
            refuse(&field)
        }
    }
}
