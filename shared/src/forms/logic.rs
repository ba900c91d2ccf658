//! What a design says beside its questions: conditions, methods and rules.
//!
//! Conditions and methods are ODM's; references point to them (`unless`, `method`). A [`RuleDef`] says what they cannot.
//! Each states what *unknown* means to it, and the expression can say otherwise by `certainly(…)` and `possibly(…)`.

use serde::{Deserialize, Serialize};

use super::{Alias, Carried, Oid, Translated};

/// A formal expression in the language that `context` names (ODM FormalExpression). Only ours is evaluated; what was
/// translated from another language stands beside its translation, verbatim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expression {
    pub context: String,
    pub text: String,
}

impl Expression {
    /// The context of Probatum's own rule language.
    pub const OWN: &'static str = "Probatum";

    /// In Probatum's own language.
    pub fn own(text: impl Into<String>) -> Self {
        Self { context: Self::OWN.to_owned(), text: text.into() }
    }

    /// The expression in our language, where there is one.
    pub fn ours(all: &[Expression]) -> Option<&Expression> {
        all.iter().find(|one| one.context == Self::OWN)
    }
}

/// A condition (ODM ConditionDef): whatever refers to it is *not* collected while it is true; while it is unknown, it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionDef {
    pub oid: Oid,
    pub name: String,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expressions: Vec<Expression>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub carried: Carried,
}

/// A method (ODM MethodDef): the value of the items that refer to it. Unknown means no value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MethodDef {
    pub oid: Oid,
    pub name: String,
    /// Computation, Imputation, Transpose or Other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expressions: Vec<Expression>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub carried: Carried,
}

/// A rule of a form: a check over several items, what must be answered, which choices are offered, what an answer begins with,
/// when a visit is planned, whom to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleDef {
    pub oid: Oid,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    /// Where it stands: names are looked up from here.
    pub form: Oid,
    /// In a group that repeats it is evaluated for each row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Oid>,
    pub expressions: Vec<Expression>,
    /// What it means that nobody can say whether it holds.
    #[serde(default, skip_serializing_if = "Unsure::is_passed_over")]
    pub unsure: Unsure,
    /// When what a check finds becomes a query.
    #[serde(default, skip_serializing_if = "Asks::is_when_complete")]
    pub asks: Asks,
    pub does: Does,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub carried: Carried,
}

/// What a rule takes *unknown* for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unsure {
    /// Nothing happens: a check finds nothing, nothing is required, every choice is offered, nobody is told.
    #[default]
    PassedOver,
    /// As if it were certain: the check fires, the item is required, the choice is withheld, somebody is told.
    Acts,
}

impl Unsure {
    pub fn is_passed_over(&self) -> bool {
        *self == Unsure::PassedOver
    }
}

/// When what a check finds becomes a query to the site (QRY-03). Soft and hard findings only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Once the form is complete: until then whoever enters sees the finding and can put it right.
    #[default]
    WhenComplete,
    /// As soon as it is found.
    AtOnce,
    /// Once the form is complete, as a candidate that a data manager releases or discards.
    Proposes,
    /// It stays a finding.
    Never,
}

impl Asks {
    pub const ALL: [Asks; 4] = [Asks::WhenComplete, Asks::AtOnce, Asks::Proposes, Asks::Never];

    pub const fn as_str(self) -> &'static str {
        match self {
            Asks::WhenComplete => "WhenComplete",
            Asks::AtOnce => "AtOnce",
            Asks::Proposes => "Proposes",
            Asks::Never => "Never",
        }
    }

    pub fn is_when_complete(&self) -> bool {
        *self == Asks::WhenComplete
    }
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Does {
    /// The expression states what must hold. Found at each of the items (OIDs of the form's items).
    Check { level: CheckLevel, message: Translated, at: Vec<Oid> },
    /// While the expression is true, the items must be answered.
    Require { items: Vec<Oid> },
    /// A choice of the item is offered while the expression is true for it (`choice.code`, `choice.label`, `choice.COLUMN`).
    Offer { item: Oid },
    /// What the item says as the form is begun, or the row of a table: filled in beside the first answer of whoever enters, as if
    /// typed, and theirs to change.
    Begin { item: Oid },
    /// The expression is the day on which the visit is planned, with days of tolerance.
    Plan { visit: Oid, before: u16, after: u16 },
    /// When the expression becomes true, the people in these roles are told.
    Notify { roles: Vec<String>, subject: Translated, text: Translated },
}

impl Default for Does {
    fn default() -> Self {
        Does::Require { items: Vec::new() }
    }
}

/// How sure a check is that what it found is wrong. None blocks the truth (DAT-04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    Note,
    #[default]
    Soft,
    Hard,
}
