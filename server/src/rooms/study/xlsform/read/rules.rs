//! What the survey says beside its questions: conditions, methods, checks and rules. Each keeps the source's own words.

use shared::forms::rule::{Expr, print};
use shared::forms::{Carried, ConditionDef, Does, Expression, Hardness, MethodDef, Oid, RangeCheck, Ref, RuleDef};

use super::{Making, relevant, triggers};
use crate::rooms::study::xlsform::kinds::Asks;
use crate::rooms::study::xlsform::segments::Segment;
use crate::rooms::study::xlsform::survey::Node;
use crate::rooms::study::xlsform::translate::Place;
use crate::rooms::study::xlsform::{CONTEXT, NEVER, NOTE, TODAY, carry};

impl Making<'_> {
    /// The item's own condition, with those of groups around it inside its repeat.
    pub(super) fn item_unless(
        &mut self,
        id: usize,
        node: &Node,
        segment: &Segment,
        by_row: &[(String, usize)],
        carried: &mut Carried,
    ) -> Option<Oid> {
        let survey = self.source.survey;
        let own = relevant(survey, id);
        let silent = node.asks().is_some_and(Asks::is_silent) && node.cell("calculation").is_empty();
        let bare = node.asks() == Some(Asks::Calculate) && node.cell("calculation").is_empty();
        if silent || bare {
            own.iter().for_each(|(text, _)| carry::put(carried, "relevant", text));
            return Some(self.standing_condition());
        }
        let mut all = by_row.to_vec();
        if segment.repeating {
            let mut inside: Vec<usize> = survey.ancestors(id).into_iter().skip(1).take_while(|one| *one != segment.of).collect();
            inside.reverse();
            all.extend(inside.into_iter().filter_map(|one| relevant(survey, one)));
        }
        if !all.is_empty() {
            // What the item itself says, were it nothing, so that an export does not give it its groups' conditions.
            carry::put(carried, "relevant", own.as_ref().map_or("", |(text, _)| text));
        }
        all.extend(own);
        self.unless(&node.oid, &all, node)
    }

    pub(super) fn unless(&mut self, of: &str, all: &[(String, usize)], node: &Node) -> Option<Oid> {
        if all.is_empty() {
            return None;
        }
        let verbatim: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        let verbatim = if let [one] = verbatim.as_slice() { (*one).to_owned() } else { format!("({})", verbatim.join(") and (")) };
        let own = self.translator.unless(all, &mut false);
        let expressions = self.expressions(own, &verbatim, node, "relevant");
        let conditions = &mut self.design.library.conditions;
        if let Some(same) = conditions.iter().find(|one| one.expressions == expressions) {
            return Some(same.oid.clone());
        }
        let numbered = std::iter::once(format!("unless.{of}")).chain((2..).map(|n| format!("unless.{of}.{n}")));
        let oid = Oid(numbered.into_iter().find(|oid| conditions.iter().all(|one| one.oid.as_str() != oid)).unwrap_or_default());
        conditions.push(ConditionDef { oid: oid.clone(), name: format!("{of} is not asked"), expressions, ..ConditionDef::default() });
        Some(oid)
    }

    /// Ours where there is one, and the source's own words.
    pub(super) fn expressions(&mut self, own: Result<Expr, String>, verbatim: &str, node: &Node, column: &str) -> Vec<Expression> {
        let verbatim = Expression { context: CONTEXT.to_owned(), text: verbatim.to_owned() };
        match own {
            Ok(own) => vec![Expression::own(print(&own)), verbatim],
            Err(why) => {
                self.log.keep(
                    node.place(column),
                    node.row,
                    format!("Not translated: {why} Kept, exported again, and not acted upon: {}", verbatim.text),
                );
                vec![verbatim]
            }
        }
    }

    pub(super) fn method(&mut self, id: usize, node: &Node, asks: Asks, text: &str) -> Option<Oid> {
        let own = match triggers::refusal(node.cell("trigger"), text) {
            Some(why) => Err(why),
            None => self.translator.value_as(asks, text, &mut Place::at(id)),
        };
        let expressions = self.expressions(own, text, node, "calculation");
        let oid = Oid(format!("calculation.{}", node.oid));
        let kind = Some("Computation".to_owned());
        self.design.library.methods.push(MethodDef {
            oid: oid.clone(),
            name: node.name.clone(),
            kind,
            expressions,
            ..MethodDef::default()
        });
        Some(oid)
    }

    /// Of what nobody fills in: notes are read, today is the visit's date.
    pub(super) fn standing_method(&mut self, asks: Asks) -> Option<Oid> {
        let (oid, name, kind, own) = match asks {
            Asks::Note => (NOTE, "To be read, not answered", "Other", "missing"),
            Asks::Today => (TODAY, "The day of the visit", "Computation", "visit.date"),
            _ => return None,
        };
        if !self.design.library.methods.iter().any(|method| method.oid.as_str() == oid) {
            let expressions = vec![Expression::own(own)];
            let method =
                MethodDef { oid: oid.into(), name: name.to_owned(), kind: Some(kind.to_owned()), expressions, ..MethodDef::default() };
            self.design.library.methods.push(method);
        }
        Some(oid.into())
    }

    fn standing_condition(&mut self) -> Oid {
        if !self.design.library.conditions.iter().any(|one| one.oid.as_str() == NEVER) {
            let expressions = vec![Expression::own("true")];
            let condition = ConditionDef { oid: NEVER.into(), name: "Never collected".to_owned(), expressions, ..ConditionDef::default() };
            self.design.library.conditions.push(condition);
        }
        NEVER.into()
    }

    pub(super) fn required(&mut self, node: &Node, id: usize, segment: &Segment, at: &mut Ref) {
        let text = node.cell("required");
        match text.to_lowercase().trim_end_matches("()") {
            "" | "no" | "false" | "0" => {}
            "yes" | "true" | "1" => at.mandatory = !node.asks().is_some_and(|asks| asks == Asks::Note),
            _ => {
                let own = self.translator.condition(text, &mut Place::at(id));
                let expressions = self.expressions(own, text, node, "required");
                let does = Does::Require { items: vec![node.oid.as_str().into()] };
                self.rule(format!("required.{}", node.oid), expressions, Some(segment), does);
            }
        }
    }

    pub(super) fn offer(&mut self, node: &Node, id: usize, segment: &Segment) {
        let text = node.cell("choice_filter");
        let own = if node.list().is_some() {
            self.translator.condition(text, &mut Place { choosing: true, ..Place::at(id) })
        } else {
            Err("The choices are in a file beside the form.".to_owned())
        };
        let expressions = self.expressions(own, text, node, "choice_filter");
        self.rule(format!("choices.{}", node.oid), expressions, Some(segment), Does::Offer { item: node.oid.as_str().into() });
    }

    pub(super) fn rule(&mut self, oid: String, expressions: Vec<Expression>, segment: Option<&Segment>, does: Does) {
        let group = segment.map(|segment| segment.oid.as_str().into());
        let rule = RuleDef { oid: Oid(oid), form: self.design.oid.clone(), group, expressions, does, ..RuleDef::default() };
        self.design.library.rules.push(rule);
    }

    pub(super) fn constraint(&mut self, node: &Node, id: usize) -> Option<RangeCheck> {
        let text = node.cell("constraint");
        if text.is_empty() {
            return None;
        }
        let own = self.translator.condition(text, &mut Place { own: true, ..Place::at(id) });
        let expressions = self.expressions(own, text, node, "constraint");
        let message = self.source.languages.text(&node.cells, "constraint_message");
        Some(RangeCheck { expressions, message, hardness: Hardness::Hard, ..RangeCheck::default() })
    }
}
