//! Rules of a form in the making.

use crate::forms::{Asks, CheckLevel, Does, Expression, Oid, RuleDef, Translated, Unsure};

/// A rule of a form in the making.
#[derive(Clone, Debug)]
pub struct NewRule(pub(super) RuleDef);

impl From<NewRule> for RuleDef {
    fn from(rule: NewRule) -> Self {
        rule.0
    }
}

fn new_rule(oid: &str, expression: &str, does: Does) -> NewRule {
    NewRule(RuleDef { oid: oid.into(), expressions: vec![Expression::own(expression)], does, ..RuleDef::default() })
}

fn oids(items: &[&str]) -> Vec<Oid> {
    items.iter().map(|item| Oid::from(*item)).collect()
}

/// What must hold of several items; found at the first, and said at all.
pub fn holds(oid: &str, expression: &str, at: &[&str]) -> NewRule {
    new_rule(oid, expression, Does::Check { level: CheckLevel::Soft, message: Translated::default(), at: oids(at) })
}

/// What must be answered while the expression is true.
pub fn required_if(oid: &str, expression: &str, items: &[&str]) -> NewRule {
    new_rule(oid, expression, Does::Require { items: oids(items) })
}

/// Which choices of an item are offered.
pub fn offered_if(oid: &str, item: &str, expression: &str) -> NewRule {
    new_rule(oid, expression, Does::Offer { item: item.into() })
}

/// What an item begins with.
pub fn begins(oid: &str, expression: &str, item: &str) -> NewRule {
    new_rule(oid, expression, Does::Begin { item: item.into() })
}

/// Whom to tell when the expression becomes true; values of expressions stand in braces.
pub fn told_when(oid: &str, expression: &str, roles: &[&str], subject: impl Into<Translated>, text: impl Into<Translated>) -> NewRule {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    new_rule(oid, expression, Does::Notify { roles, subject: subject.into(), text: text.into() })
}

/// When a visit is planned.
pub fn planned_on(oid: &str, visit: &str, expression: &str, before: u16, after: u16) -> NewRule {
    new_rule(oid, expression, Does::Plan { visit: visit.into(), before, after })
}

impl NewRule {
    /// Evaluated for each row of the group.
    #[must_use]
    pub fn in_group(mut self, group: &str) -> Self {
        self.0.group = Some(group.into());
        self
    }

    /// What is said; values of expressions stand in braces.
    #[must_use]
    pub fn says(mut self, text: impl Into<Translated>) -> Self {
        if let Does::Check { message, .. } = &mut self.0.does {
            *message = text.into();
        }
        self
    }

    #[must_use]
    pub fn hard(self) -> Self {
        self.at_level(CheckLevel::Hard)
    }

    #[must_use]
    pub fn note(self) -> Self {
        self.at_level(CheckLevel::Note)
    }

    fn at_level(mut self, wanted: CheckLevel) -> Self {
        if let Does::Check { level, .. } = &mut self.0.does {
            *level = wanted;
        }
        self
    }

    /// When what it finds becomes a query.
    #[must_use]
    pub fn asking(mut self, when: Asks) -> Self {
        self.0.asks = when;
        self
    }

    /// Unknown counts as certain.
    #[must_use]
    pub fn also_when_unsure(mut self) -> Self {
        self.0.unsure = Unsure::Acts;
        self
    }
}
