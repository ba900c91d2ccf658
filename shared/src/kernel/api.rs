//! The kernel's own rows: what anyone may ask of the server itself.

use serde::{Deserialize, Serialize};

use super::{Endpoint, Nothing};
use crate::endpoints;

/// What walks over the endpoint types, such as the OpenAPI document.
pub trait Visitor {
    fn endpoint<E: Endpoint>(&mut self);
}

/// Which build answers, and under whose terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    pub name: String,
    pub version: String,
    /// SPDX identifier.
    pub licence: String,
    /// True where the demo tenants are seeded and passwords are public.
    pub demo: bool,
}

endpoints! { "kernel";
    /// Which version answers.
    ReadAbout = Get "/about" needs Anyone : Nothing, Nothing => About;
}
