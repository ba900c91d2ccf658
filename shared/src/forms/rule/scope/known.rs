//! What is known beside items: the visit, the subject, the site and the study, the form's repeat, and the item itself.

use super::{Found, Search, Standing, small};
use crate::forms::rule::Fault;
use crate::forms::rule::expr::Which;
use crate::forms::rule::node::{At, In, Over, Property, VisitPick, VisitProperty};

pub(super) const SUBJECT: &[(&str, Property)] = &[
    ("key", Property::SubjectKey),
    ("state", Property::SubjectState),
    ("enrolled", Property::SubjectEnrolled),
    ("arm", Property::SubjectArm),
];

pub(super) const SITE: &[(&str, Property)] =
    &[("code", Property::SiteCode), ("name", Property::SiteName), ("country", Property::SiteCountry)];

pub(super) const STUDY: &[(&str, Property)] = &[("name", Property::StudyName), ("protocol", Property::StudyProtocol)];

const VISIT: &[(&str, VisitProperty)] = &[
    ("date", VisitProperty::Date),
    ("number", VisitProperty::Number),
    ("repeat", VisitProperty::Repeat),
    ("name", VisitProperty::Name),
    ("oid", VisitProperty::Oid),
];

pub(super) fn visit_property(name: &str) -> Option<VisitProperty> {
    VISIT.iter().find(|(known, _)| *known == name).map(|(_, property)| *property)
}

impl<'a> Search<'a, '_, '_> {
    pub(super) fn own(&self) -> Result<Found<'a>, Fault> {
        let Standing { form: Some(form), group: Some(group), item: Some(item), .. } = self.standing else {
            return self.fault("“value” is known only where a rule hangs on one item. Name the item instead.");
        };
        let Some((of, plan)) = form.groups.get(group).and_then(|of| Some((of, of.items.get(item)?))) else {
            return self.fault("“value” leads nowhere.");
        };
        let row = if of.group.repeating { In::This } else { In::Only };
        Ok(Found::Here(At { group: small(group), item: small(item), row }, plan))
    }

    pub(super) fn form_repeat(&self) -> Result<Found<'a>, Fault> {
        match self.standing.form {
            Some(_) => Ok(Found::Property(Property::FormRepeat)),
            None => self.fault("This rule stands in no form, so there is no form.repeat."),
        }
    }

    pub(super) fn property(&self, known: &[(&str, Property)], of: &str, name: &str) -> Result<Found<'a>, Fault> {
        match known.iter().find(|(one, _)| *one == name) {
            Some((_, property)) => Ok(Found::Property(*property)),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let fault = Fault::new(self.at, format!("There is no {of}.{name}. There are {}.", names.join(", ")));
                Err(fault.nearest(name, names.iter().copied()))
            }
        }
    }

    pub(super) fn visit_property(&mut self, which: &Which, name: &str) -> Result<Found<'a>, Fault> {
        let Some(property) = visit_property(name) else { return self.fault(format!("There is no visit.{name}.")) };
        let pick = match which {
            Which::Every => {
                self.go_through(Over::Visits, "all visits")?;
                VisitPick::Each
            }
            Which::Current => match (self.standing.form, self.standing.visit) {
                (None, Some(visit)) => VisitPick::Named(visit.clone(), None),
                (None, None) => return self.fault("This rule stands at no visit. Name one: visit(\"BASELINE\").date."),
                _ => VisitPick::Same,
            },
            other => self.pick(other)?,
        };
        Ok(Found::Visit(pick, property))
    }

    pub(super) fn pick(&self, which: &Which) -> Result<VisitPick, Fault> {
        Ok(match which {
            Which::Current => VisitPick::Same,
            Which::Previous => VisitPick::Previous,
            Which::Next => VisitPick::Next,
            Which::First => VisitPick::First,
            Which::Last => VisitPick::Last,
            Which::Every => VisitPick::Every,
            Which::Named(oid, n) => {
                let visits = &self.world.outline.visits;
                if !visits.iter().any(|visit| visit.oid.as_str() == oid) {
                    let fault = Fault::new(self.at, format!("The design has no visit {oid}."));
                    return Err(fault.nearest(oid, visits.iter().map(|visit| visit.oid.as_str())));
                }
                VisitPick::Named(oid.as_str().into(), *n)
            }
        })
    }
}
