//! Writing studies in Rust: the visits around the forms of [`forms::build`](crate::forms::build).

use super::{Arm, Design, VisitDef, VisitKind, Window};
use crate::forms::build::{NewForm, NewRule};
use crate::forms::{Alias, Oid, Ref, Translated};

/// A study in the making.
pub fn design(oid: &str, name: &str) -> Design {
    Design {
        oid: oid.into(),
        name: name.to_owned(),
        protocol: name.to_owned(),
        version_oid: "MDV.1".into(),
        version_name: "1.0".to_owned(),
        subject_pattern: Design::default_pattern(),
        ..Design::default()
    }
}

impl Design {
    #[must_use]
    pub fn with_form(mut self, form: NewForm) -> Self {
        form.add_to(&mut self.library);
        self
    }

    #[must_use]
    pub fn with_arm(mut self, oid: &str, name: &str, ratio: u16) -> Self {
        self.arms.push(Arm { oid: oid.into(), name: name.to_owned(), ratio: Some(ratio), ..Arm::default() });
        self
    }

    /// A condition by which forms and visits are there or not: they are while it is certain.
    #[must_use]
    pub fn with_condition(mut self, name: &str, expression: &str) -> Self {
        crate::forms::build::withheld_unless(&Oid::from(name), expression, &mut self.library);
        self
    }

    /// A visit that a subject has only while the condition is certain.
    #[must_use]
    pub fn with_visit_if(self, condition: &str, visit: VisitDef) -> Self {
        let mut design = self.with_visit(visit);
        if let Some(last) = design.schedule.last_mut() {
            last.unless = Some(Oid(format!("C.{condition}")));
        }
        design
    }

    /// A rule that stands on no form: when a visit is planned.
    #[must_use]
    pub fn with_rule(mut self, rule: NewRule) -> Self {
        self.library.rules.push(rule.into());
        self
    }

    /// The next visit; scheduled and common ones are on every subject's schedule.
    #[must_use]
    pub fn with_visit(mut self, visit: VisitDef) -> Self {
        if visit.kind != VisitKind::Unscheduled {
            self.schedule.push(Ref { oid: visit.oid.clone(), mandatory: visit.kind == VisitKind::Scheduled, ..Ref::default() });
        }
        self.visits.push(visit);
        self
    }
}

/// A visit in the making: scheduled, without a window.
pub fn visit(oid: &str, name: &str) -> VisitDef {
    VisitDef { oid: oid.into(), name: name.to_owned(), ..VisitDef::default() }
}

impl VisitDef {
    /// A form that every subject has at this visit.
    #[must_use]
    pub fn with(mut self, form: &str) -> Self {
        self.forms.push(Ref { oid: form.into(), mandatory: true, ..Ref::default() });
        self
    }

    /// A form that is there where it applies.
    #[must_use]
    pub fn with_optional(mut self, form: &str) -> Self {
        self.forms.push(Ref { oid: form.into(), ..Ref::default() });
        self
    }

    /// A form that is there while the condition is certain.
    #[must_use]
    pub fn with_if(mut self, condition: &str, form: &str) -> Self {
        self.forms.push(Ref { oid: form.into(), mandatory: true, unless: Some(Oid(format!("C.{condition}"))), ..Ref::default() });
        self
    }

    #[must_use]
    pub fn about(mut self, text: impl Into<Translated>) -> Self {
        self.description = text.into();
        self
    }

    #[must_use]
    pub fn unscheduled(mut self) -> Self {
        self.kind = VisitKind::Unscheduled;
        self
    }

    /// There all through the study.
    #[must_use]
    pub fn common(mut self) -> Self {
        self.kind = VisitKind::Common;
        self
    }

    #[must_use]
    pub fn repeating(mut self) -> Self {
        self.repeating = true;
        self
    }

    /// Planned `day` days after `anchor`, `before` and `after` days of tolerance.
    #[must_use]
    pub fn on_day(mut self, anchor: &str, day: i32, before: u16, after: u16) -> Self {
        self.window = Some(Window { anchor: Some(Oid::from(anchor)), day, before, after });
        self
    }

    #[must_use]
    pub fn alias(mut self, context: &str, name: &str) -> Self {
        self.aliases.push(Alias { context: context.to_owned(), name: name.to_owned() });
        self
    }
}
