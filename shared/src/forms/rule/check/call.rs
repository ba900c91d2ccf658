//! Calls of functions: how many arguments, of which kinds, and over which rows.

use super::{Check, Compiled};
use crate::forms::rule::expr::{Expr, Kind as What, Literal};
use crate::forms::rule::functions::{self, Argument, Function, Gives, How, Work};
use crate::forms::rule::kinds::{Kind, Kinds, Type};
use crate::forms::rule::node::{Called, Node};
use crate::forms::rule::{Fault, Position};

impl<'a> Check<'a, '_, '_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Expr], at: Position) -> Compiled {
        let Some(function) = functions::function(name) else {
            let fault = Fault::new(at, format!("There is no function {name}."));
            return Err(fault.nearest(name, functions::ALL.iter().map(|one| one.name)));
        };
        self.right_count(function, arguments.len(), at)?;
        match function.does {
            Work::Place(place) => self.place(place, function, arguments, at),
            _ => self.plain(function, arguments, at),
        }
    }

    pub(super) fn right_count(&self, function: &Function, count: usize, at: Position) -> Result<(), Fault> {
        let (least, most) = function.count();
        if count >= least && most.is_none_or(|most| count <= most) {
            return Ok(());
        }
        Err(Fault::new(at, format!("{} takes other arguments than these {count}.", function.signature())))
    }

    pub(super) fn plain(&mut self, function: &'static Function, arguments: &[Expr], at: Position) -> Compiled {
        let mut nodes = Vec::with_capacity(arguments.len());
        let mut kinds: Vec<Type> = Vec::with_capacity(arguments.len());
        for (n, argument) in arguments.iter().enumerate() {
            let Some(wanted) = function.argument(n) else { continue };
            let (node, kind) = if matches!(wanted.how, How::All | How::Rows) { self.all_of(argument)? } else { self.expr(argument)? };
            let (node, kind) = self.fitted(node, kind, wanted, function, argument.at)?;
            // Values that stand for one another are of one kind and in one unit.
            let (node, kind) = match kinds.first() {
                Some(first)
                    if function.gives == Gives::Same
                        && n > 0
                        && wanted.kinds == function.takes.first().map_or(Kinds::ANY, |one| one.kinds) =>
                {
                    self.one_of_a_kind(first, (node, kind), argument.at)?
                }
                _ => (node, kind),
            };
            nodes.push(node);
            kinds.push(kind);
        }
        let unblinded = kinds.iter().any(|kind| kind.unblinded);
        let kind = match function.gives {
            Gives::One(kind) => Type::of(kind),
            Gives::Same => kinds.into_iter().find(|kind| kind.kind.is_some()).unwrap_or_else(Type::nothing),
        };
        self.pattern(function, arguments, at)?;
        Ok((Node::Call(Called(function), nodes), Type { unblinded, many: false, ..kind }))
    }

    /// A pattern that is written down can be read.
    pub(super) fn pattern(&self, function: &Function, arguments: &[Expr], at: Position) -> Result<(), Fault> {
        let Some(What::Literal(Literal::Text(pattern))) = arguments.get(1).filter(|_| function.name == "matches").map(|one| &one.kind)
        else {
            return Ok(());
        };
        functions::pattern_fault(pattern).map_or(Ok(()), |what| Err(Fault::new(at, what)))
    }

    /// What the function takes there; a code of a list of numbers counts as a number.
    pub(super) fn fitted(&self, node: Node, kind: Type, wanted: &Argument, function: &Function, at: Position) -> Compiled {
        self.want(&kind, wanted.kinds, at, &format!("{} takes {} for {}", function.name, wanted.kinds.words(), wanted.name))?;
        Ok((node, kind))
    }

    pub(super) fn one_of_a_kind(&self, first: &Type, other: (Node, Type), at: Position) -> Compiled {
        let moments = |one: &Type| matches!(one.kind, Some(Kind::Date | Kind::DateTime));
        match (first.kind, other.1.kind) {
            (Some(one), Some(another)) if one != another && !(moments(first) && moments(&other.1)) => {
                Err(Fault::new(at, format!("Here stands {} where {} stood before; all are of one kind.", other.1.words(), first.words())))
            }
            _ => self.same_unit(first, other, at),
        }
    }

    /// An argument of an aggregate: once for each row of what it names.
    pub(super) fn all_of(&mut self, argument: &Expr) -> Compiled {
        let outer = self.looping.replace(None);
        let compiled = self.expr(argument);
        let over = std::mem::replace(&mut self.looping, outer).flatten();
        let (node, kind) = compiled?;
        Ok(match over {
            Some(over) => (Node::Each(over, Box::new(node)), Type { many: true, ..kind }),
            None => (node, kind),
        })
    }
}
