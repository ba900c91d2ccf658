//! What somebody holds: a grant, and where it is of a role of the tenant's own, what that role includes.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::grant::Written;
use super::{Grant, Permission};
use crate::kernel::OwnRoleId;

/// A role that a tenant made of the same permissions, as it travels with a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnRole {
    pub id: OwnRoleId,
    pub name: String,
    /// All that it includes.
    pub may: Vec<Permission>,
}

/// A grant as it is held. It reads as the grant of the built-in role that it is based on: what differs from role to role, such as the
/// track in which somebody verifies, follows the base; what is allowed follows the own role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "Written"))]
#[serde(into = "Written", try_from = "Written")]
pub struct Held {
    pub grant: Grant,
    /// Absent: the built-in role itself.
    pub own: Option<OwnRole>,
}

impl Held {
    /// Whether it includes the permission.
    pub fn includes(&self, permission: Permission) -> bool {
        match &self.own {
            Some(own) => own.may.contains(&permission),
            None => permission.held_by(self.grant.role),
        }
    }
}

impl From<Grant> for Held {
    fn from(grant: Grant) -> Self {
        Self { grant, own: None }
    }
}

impl Deref for Held {
    type Target = Grant;
    fn deref(&self) -> &Grant {
        &self.grant
    }
}
