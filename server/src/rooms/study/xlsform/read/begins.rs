//! What a question begins with: the column `default`, a text or an expression. ODK fills it in as the form is opened, or the row is
//! begun; here with the first answer, so that whoever only looks stores nothing.

use shared::forms::Does;
use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Kind, Literal};

use super::Making;
use crate::rooms::study::xlsform::kinds::Asks;
use crate::rooms::study::xlsform::segments::Segment;
use crate::rooms::study::xlsform::survey::Node;
use crate::rooms::study::xlsform::translate::Place;

impl Making<'_> {
    pub(super) fn begins(&mut self, node: &Node, id: usize, asks: Asks, segment: &Segment) {
        let text = node.cell("default");
        if text.is_empty() {
            return;
        }
        let own = if is_dynamic(text) { self.translator.value_as(asks, text, &mut Place::at(id)) } else { self.written(node, asks, text) };
        let filled = own.is_ok() && node.asks().is_some_and(Asks::is_answered) && node.cell("calculation").is_empty();
        let own = own.and_then(|own| if filled { Ok(own) } else { Err("Nobody answers this question.".to_owned()) });
        let expressions = self.expressions(own, text, node, "default");
        if filled {
            self.defaults.push(node.row);
            self.rule(format!("default.{}", node.oid), expressions, Some(segment), Does::Begin { item: node.oid.as_str().into() });
        }
    }

    /// A text as an answer of the question's kind.
    fn written(&self, node: &Node, asks: Asks, text: &str) -> Result<Expr, String> {
        let moment = |literal: Literal| Ok(Expr::of(Kind::Literal(literal)));
        let unread = |what: &str| Err(format!("“{text}” is no {what}."));
        match asks {
            Asks::Integer | Asks::Decimal | Asks::Range => match text.parse::<rust_decimal::Decimal>() {
                Ok(_) => Ok(Expr::number(text.trim_start_matches('+'))),
                Err(_) => unread("number"),
            },
            Asks::Date if text.parse::<shared::kernel::PartialDate>().is_ok_and(|date| date.complete().is_some()) => {
                moment(Literal::Date(text.to_owned()))
            }
            Asks::Date | Asks::Time | Asks::DateTime => unread("date or time as it is written here"),
            Asks::One => match node.list().and_then(|list| self.source.lists.get(list)) {
                Some(list) if !list.codes().any(|code| code == text) => unread("choice of the list"),
                _ => Ok(Expr::text(text)),
            },
            Asks::Many | Asks::Rank => Err("Several choices cannot be filled in at once.".to_owned()),
            _ => Ok(Expr::text(text)),
        }
    }
}

/// Whether it is worked out: it names a question or calls a function.
fn is_dynamic(text: &str) -> bool {
    let calls = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(|one: char| one.is_alphanumeric() || one == '-'));
    text.contains("${") || text.match_indices('(').any(|(at, _)| calls(at))
}
