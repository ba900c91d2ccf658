//! The one function that decides what a record means.

use super::{Finding, FormPlan, Values};

/// What a form's rules may look at beside the record itself. Empty until the rule language asks for more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    pub retired: std::collections::BTreeSet<(super::Oid, u32)>,
}

/// What a record means: what is found wrong, in the order in which the form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    pub findings: Vec<Finding>,
}

/// Evaluates a record against its form. Pure: no I/O, no clock, no random.
pub fn evaluate(_form: &FormPlan, _values: &Values, _reference: &Reference) -> Evaluation {
    Evaluation::default()
}

impl Evaluation {
    pub fn blocks_completion(&self) -> bool { false }
}
