//! The checker: what an expression means in a design, or what is wrong with it and where.
//!
//! Types, units and code lists are known before any data. Operands that cannot be compared are faults here, so that the
//! evaluator never meets them.

use rust_decimal::Decimal;

use super::expr::{Binary, Expr, Kind as What, Literal, Path, Unary};
use super::functions::{self, Argument, Function, Gives, How, Place, Work};
use super::kinds::{Kind, Kinds, Type};
use super::node::{At, Called, ChoicePart, Comparison, Node, Operation, Property, VisitProperty};
use super::scope::{Found, Gathered, Loop, Shift, Standing, World};
use super::value::{NOTHING, Value};
use super::{Fault, Position, nearest};
use crate::forms::{CodeList, DataType, ItemPlan};

/// Compiles one expression. What it reads from other records is added to `gathered`.
pub fn compile(expr: &Expr, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<(Node, Type), Fault> {
    Check { world, standing, gathered, looping: None }.expr(expr)
}

/// The same, and it must come to true or false.
pub fn compile_condition(expr: &Expr, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<(Node, Type), Fault> {
    let (node, kind) = compile(expr, world, standing, gathered)?;
    match kind.kind {
        Some(Kind::Boolean) | None => Ok((node, kind)),
        Some(other) => {
            Err(Fault::new(expr.at, format!("Here stands {}; a condition is true or false. Compare it with something.", other.words())))
        }
    }
}

struct Check<'a, 'w, 's> {
    world: &'w World<'a>,
    standing: Standing<'a>,
    gathered: &'s mut Gathered,
    /// The aggregate around the expression: what it goes through, once that is known.
    looping: Option<Loop>,
}

/// A node and what is known of it.
type Known = (Node, Type);
type Compiled = Result<Known, Fault>;

impl<'a> Check<'a, '_, '_> {
    fn expr(&mut self, expr: &Expr) -> Compiled {
        match &expr.kind {
            What::Literal(literal) => self.literal(literal, expr.at),
            What::Path(path) => self.path(path, expr.at, Shift::None),
            What::Unary(Unary::Not, inner) => {
                let (node, kind) = self.boolean(inner)?;
                Ok((Node::Not(Box::new(node)), kind))
            }
            What::Unary(Unary::Negate, inner) => self.negated(inner),
            What::Binary(operator, left, right) => self.binary(*operator, left, right, expr.at),
            What::Call(name, arguments) => self.call(name, arguments, expr.at),
            What::List(_) => Err(Fault::new(expr.at, "A list stands only behind “in”: SEX in (\"F\", \"M\").")),
        }
    }

    fn literal(&self, literal: &Literal, at: Position) -> Compiled {
        let bad = || Fault::new(at, "The number has more digits than can be reckoned with (28).");
        let number = |digits: &str| digits.parse::<Decimal>().map_err(|_| bad());
        Ok(match literal {
            Literal::Number(digits) => (Node::Value(number(digits)?.into()), Type::of(Kind::Number)),
            Literal::Text(text) => (Node::Value(text.as_str().into()), Type::of(Kind::Text)),
            Literal::Boolean(is) => (Node::Value((*is).into()), Type::of(Kind::Boolean)),
            Literal::Date(text) => (Node::Value(text.parse().map_or(NOTHING, Value::Date)), Type::of(Kind::Date)),
            Literal::Time(text) => (Node::Value(text.parse().map_or(NOTHING, Value::Time)), Type::of(Kind::Time)),
            Literal::DateTime(text) => (Node::Value(text.parse().map_or(NOTHING, Value::DateTime)), Type::of(Kind::DateTime)),
            Literal::Quantity(digits, unit) => {
                if !self.world.units.is_unit(unit) {
                    return Err(Fault::new(at, format!("“{unit}” is not a unit of UCUM. Write mg/dL, mm[Hg], 10*9/L.")));
                }
                (Node::Value(number(digits)?.into()), Type { unit: Some(unit.clone()), ..Type::of(Kind::Number) })
            }
            Literal::Missing => (Node::Value(NOTHING), Type::nothing()),
        })
    }

    fn negated(&mut self, inner: &Expr) -> Compiled {
        let (node, kind) = self.expr(inner)?;
        self.want(&kind, Kinds::NUMBER, inner.at, "A minus sign stands before a number")?;
        match node {
            Node::Value(Value::Number(number)) => Ok((Node::Value((-number).into()), kind)),
            node => Ok((Node::Negate(Box::new(node)), kind)),
        }
    }

    fn path(&mut self, path: &Path, at: Position, shift: Shift) -> Compiled {
        let found = self.world.find(path, at, self.standing, shift, self.looping.as_mut(), self.gathered)?;
        Ok(match found {
            Found::Here(place, plan) => self.item(place, plan),
            Found::Outside(outside, plan) => (Node::Source(outside), self.kind_of(plan)),
            Found::Choice(name) => (Node::Choice(choice_part(&name)), Type::of(Kind::Text)),
            Found::Property(property) => (Node::Property(property), property_type(property)),
            Found::Visit(pick, property) => (Node::VisitProperty(pick, property), visit_type(property)),
        })
    }

    fn item(&self, at: At, plan: &ItemPlan) -> (Node, Type) {
        let units = self.world.first_unit(plan);
        let node = if units.is_empty() { Node::Item(at) } else { Node::Measured(at, units) };
        (node, self.kind_of(plan))
    }

    fn kind_of(&self, plan: &ItemPlan) -> Type {
        let kind = match plan.item.data_type {
            _ if plan.item.many => Kind::Set,
            DataType::Integer | DataType::Float | DataType::Double => Kind::Number,
            DataType::Boolean => Kind::Boolean,
            DataType::Date | DataType::PartialDate | DataType::IncompleteDate => Kind::Date,
            DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Kind::Time,
            DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Kind::DateTime,
            _ => Kind::Text,
        };
        let unit = plan.units.first().filter(|_| kind == Kind::Number).map(|unit| unit.code().to_owned());
        let list = plan.code_list.as_ref().filter(|list| !list.choices.is_empty()).map(|list| list.oid.clone());
        Type { unit, list, unblinded: plan.item.unblinded, ..Type::of(kind) }
    }

    fn boolean(&mut self, expr: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        self.want(&kind, Kinds::BOOLEAN, expr.at, "Here must stand what is true or false")?;
        Ok((node, kind))
    }

    fn want(&self, kind: &Type, wanted: Kinds, at: Position, says: &str) -> Result<(), Fault> {
        match kind.kind {
            Some(found) if !wanted.has(found) => Err(Fault::new(at, format!("{says}, not {}.", kind.words()))),
            _ => Ok(()),
        }
    }

    fn binary(&mut self, operator: Binary, left: &Expr, right: &Expr, at: Position) -> Compiled {
        match operator {
            Binary::And | Binary::Or | Binary::Implies => self.logic(operator, left, right),
            Binary::In => self.membership(left, right, at),
            Binary::Equal => self.comparison(Comparison::Equal, left, right, at),
            Binary::Different => self.comparison(Comparison::Different, left, right, at),
            Binary::Less => self.comparison(Comparison::Less, left, right, at),
            Binary::AtMost => self.comparison(Comparison::AtMost, left, right, at),
            Binary::Greater => self.comparison(Comparison::Greater, left, right, at),
            Binary::AtLeast => self.comparison(Comparison::AtLeast, left, right, at),
            Binary::Add => self.arithmetic(Operation::Add, left, right, at),
            Binary::Subtract => self.arithmetic(Operation::Subtract, left, right, at),
            Binary::Multiply => self.arithmetic(Operation::Multiply, left, right, at),
            Binary::Divide => self.arithmetic(Operation::Divide, left, right, at),
            Binary::Modulo => self.arithmetic(Operation::Modulo, left, right, at),
            Binary::Power => self.arithmetic(Operation::Power, left, right, at),
        }
    }

    fn logic(&mut self, operator: Binary, left: &Expr, right: &Expr) -> Compiled {
        let ((left, first), (right, second)) = (self.boolean(left)?, self.boolean(right)?);
        let kind = Type { unblinded: first.unblinded || second.unblinded, ..Type::of(Kind::Boolean) };
        let left = if operator == Binary::Implies { Node::Not(Box::new(left)) } else { left };
        let node = match (operator, left) {
            (Binary::And, Node::And(mut all)) => {
                all.push(right);
                Node::And(all)
            }
            (Binary::And, left) => Node::And(vec![left, right]),
            (Binary::Or, Node::Or(mut all)) => {
                all.push(right);
                Node::Or(all)
            }
            (_, left) => Node::Or(vec![left, right]),
        };
        Ok((node, kind))
    }

    fn comparison(&mut self, comparison: Comparison, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let (first, second) = (self.expr(left)?, self.expr(right)?);
        let kind = Type { unblinded: first.1.unblinded || second.1.unblinded, ..Type::of(Kind::Boolean) };
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        let (left, right) = self.alike(first, second, at)?;
        if ordered && [&left.1, &right.1].iter().any(|one| matches!(one.kind, Some(Kind::Boolean | Kind::Set))) {
            return Err(Fault::new(at, format!("Neither of two values that are {} is less.", left.1.words())));
        }
        Ok((Node::Compare(comparison, Box::new(left.0), Box::new(right.0)), kind))
    }

    /// Makes two operands comparable: same kind, same unit, codes of the same list.
    fn alike(&self, left: Known, right: Known, at: Position) -> Result<(Known, Known), Fault> {
        let (left, right) = self.same_kind(left, right);
        let moment = |kind: Option<Kind>| matches!(kind, Some(Kind::Date | Kind::DateTime));
        match (left.1.kind, right.1.kind) {
            (Some(first), Some(second)) if first != second && !(moment(left.1.kind) && moment(right.1.kind)) => {
                let how = hint(first, second);
                return Err(Fault::new(at, format!("{} cannot be compared with {}.{how}", upper(&left.1.words()), right.1.words())));
            }
            _ => {}
        }
        self.same_list(&left, &right, at)?;
        let right = self.same_unit(&left.1, right, at)?;
        Ok((left, right))
    }

    /// A code written as text beside an item that holds numbers, and the other way round, mean the code.
    fn same_kind(&self, left: Known, right: Known) -> (Known, Known) {
        match (left.1.kind, right.1.kind) {
            (Some(Kind::Number), Some(Kind::Text)) => {
                let right = as_number(right);
                (left, right)
            }
            (Some(Kind::Text), Some(Kind::Number)) if left.1.list.is_some() => {
                let right = as_text(right);
                (left, right)
            }
            (Some(Kind::Text), Some(Kind::Number)) if is_literal(&left.0) => (as_number(left), right),
            (Some(Kind::Number), Some(Kind::Number)) => (left, right),
            _ => (left, right),
        }
    }

    fn same_list(&self, left: &(Node, Type), right: &(Node, Type), at: Position) -> Result<(), Fault> {
        match (&left.1.list, &right.1.list) {
            (Some(list), None) => self.code(list, &right.0, at),
            (None, Some(list)) => self.code(list, &left.0, at),
            (Some(one), Some(other)) if one != other => {
                let (Some(one), Some(other)) = (self.list(one), self.list(other)) else { return Ok(()) };
                if one.choices.iter().any(|choice| other.choice(&choice.value).is_some()) {
                    return Ok(());
                }
                Err(Fault::new(
                    at,
                    format!("The lists {} and {} have no choice in common: this comparison is never true.", one.name, other.name),
                ))
            }
            _ => Ok(()),
        }
    }

    /// A literal beside a code list is one of its codes.
    fn code(&self, list: &crate::forms::Oid, node: &Node, at: Position) -> Result<(), Fault> {
        let (Some(list), Node::Value(value)) = (self.list(list), node) else { return Ok(()) };
        let known = match value {
            Value::Text(code) => list.choice(code).is_some(),
            Value::Number(number) => list.choices.iter().any(|choice| choice.value.trim().parse() == Ok(*number)),
            _ => true,
        };
        if known {
            return Ok(());
        }
        let codes: Vec<String> =
            list.choices.iter().take(8).map(|choice| format!("\"{}\" ({})", choice.value, choice.label("en"))).collect();
        let by_label = list.choices.iter().find(|choice| choice.label("en").eq_ignore_ascii_case(&value.to_string()));
        let near = nearest(&value.to_string(), list.choices.iter().map(|choice| choice.value.as_str()));
        let meant = by_label.map(|choice| choice.value.as_str()).or(near.first().copied());
        let meant = meant.map(|code| format!(" Did you mean \"{code}\"?")).unwrap_or_default();
        let name = if list.name.is_empty() { list.oid.as_str() } else { &list.name };
        Err(Fault::new(at, format!("\"{value}\" is no choice of the list {name}. Its choices: {}.{meant}", codes.join(", "))))
    }

    fn list(&self, oid: &crate::forms::Oid) -> Option<&'a CodeList> {
        self.world.library.code_lists.iter().find(|list| list.oid == *oid)
    }

    /// The right operand in the left one's unit. A plain number beside a quantity is in its unit.
    fn same_unit(&self, left: &Type, right: (Node, Type), at: Position) -> Result<(Node, Type), Fault> {
        match (&left.unit, &right.1.unit) {
            (Some(wanted), Some(unit)) if wanted != unit => match self.world.units.conversion(unit, wanted) {
                Some(conversion) => Ok((converted(right.0, conversion), Type { unit: Some(wanted.clone()), ..right.1 })),
                None => Err(Fault::new(at, format!("{wanted} and {unit} measure different things and cannot be compared."))),
            },
            _ => Ok(right),
        }
    }

    fn membership(&mut self, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let first = self.expr(left)?;
        let mut kind = Type { unblinded: first.1.unblinded, ..Type::of(Kind::Boolean) };
        let What::List(members) = &right.kind else {
            let (set, of) = self.expr(right)?;
            kind.unblinded |= of.unblinded;
            self.want(&of, Kinds::SET, right.at, "Behind “in” stands a multiple choice or a list (\"A\", \"B\")")?;
            self.want(&first.1, Kinds::TEXT.or(Kinds::NUMBER), left.at, "Before “in” stands the code of a choice")?;
            if let Some(list) = &of.list {
                self.code(list, &first.0, at)?;
            }
            return Ok((Node::Chosen(Box::new(as_text(first).0), Box::new(set)), kind));
        };
        let mut others = Vec::with_capacity(members.len());
        for member in members {
            let second = self.expr(member)?;
            kind.unblinded |= second.1.unblinded;
            let (_, second) = self.alike(first.clone(), second, member.at)?;
            others.push(second.0);
        }
        Ok((Node::Among(Box::new(first.0), others), kind))
    }

    fn arithmetic(&mut self, operation: Operation, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let (first, second) = (self.expr(left)?, self.expr(right)?);
        let unblinded = first.1.unblinded || second.1.unblinded;
        let day = |kind: &Type| kind.kind.is_some_and(|kind| Kinds::DAY.has(kind));
        let (node_right, kind) = match operation {
            Operation::Add if day(&first.1) || day(&second.1) => return self.later(first, second, at, unblinded),
            Operation::Subtract if day(&first.1) && day(&second.1) => (second.0, Type { unit: None, ..Type::of(Kind::Number) }),
            Operation::Subtract if day(&first.1) => return self.later(first, (Node::Negate(Box::new(second.0)), second.1), at, unblinded),
            _ => {
                for (one, of) in [(&first.1, left), (&second.1, right)] {
                    self.want(one, Kinds::NUMBER, of.at, &format!("“{}” reckons with numbers", operation.sign()))?;
                }
                self.reckoned(operation, &first.1, second, at)?
            }
        };
        Ok((Node::Arithmetic(operation, Box::new(first.0), Box::new(node_right)), Type { unblinded, ..kind }))
    }

    /// A date and a number of days.
    fn later(&self, first: (Node, Type), second: (Node, Type), at: Position, unblinded: bool) -> Compiled {
        let (date, days) = if first.1.kind.is_some_and(|kind| Kinds::DAY.has(kind)) { (first, second) } else { (second, first) };
        self.want(&days.1, Kinds::NUMBER, at, "To a date is added a number of days")?;
        let kind = Type { unblinded, ..date.1 };
        Ok((Node::Arithmetic(Operation::Add, Box::new(date.0), Box::new(days.0)), kind))
    }

    /// Units of a sum, a product, a quotient.
    fn reckoned(&self, operation: Operation, left: &Type, right: (Node, Type), at: Position) -> Result<(Node, Type), Fault> {
        let number = Type::of(Kind::Number);
        match operation {
            Operation::Add | Operation::Subtract | Operation::Modulo => {
                let unit = left.unit.clone().or_else(|| right.1.unit.clone());
                let right = self.same_unit(left, right, at)?;
                Ok((right.0, Type { unit, ..number }))
            }
            Operation::Power => Ok((right.0, number)),
            Operation::Multiply | Operation::Divide => {
                let unit = match (&left.unit, &right.1.unit) {
                    (Some(one), Some(other)) if operation == Operation::Multiply => self.world.units.product(one, other),
                    (Some(one), Some(other)) => self.world.units.quotient(one, other).filter(|unit| unit != "1"),
                    (Some(one), None) => Some(one.clone()),
                    (None, Some(one)) if operation == Operation::Multiply => Some(one.clone()),
                    _ => None,
                };
                Ok((right.0, Type { unit, ..number }))
            }
        }
    }

    fn call(&mut self, name: &str, arguments: &[Expr], at: Position) -> Compiled {
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

    fn right_count(&self, function: &Function, count: usize, at: Position) -> Result<(), Fault> {
        let (least, most) = function.count();
        if count >= least && most.is_none_or(|most| count <= most) {
            return Ok(());
        }
        Err(Fault::new(at, format!("{} takes other arguments than these {count}.", function.signature())))
    }

    fn plain(&mut self, function: &'static Function, arguments: &[Expr], at: Position) -> Compiled {
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
    fn pattern(&self, function: &Function, arguments: &[Expr], at: Position) -> Result<(), Fault> {
        let Some(What::Literal(Literal::Text(pattern))) = arguments.get(1).filter(|_| function.name == "matches").map(|one| &one.kind)
        else {
            return Ok(());
        };
        functions::pattern_fault(pattern).map_or(Ok(()), |what| Err(Fault::new(at, what)))
    }

    /// What the function takes there; a code of a list of numbers counts as a number.
    fn fitted(&self, node: Node, kind: Type, wanted: &Argument, function: &Function, at: Position) -> Compiled {
        self.want(&kind, wanted.kinds, at, &format!("{} takes {} for {}", function.name, wanted.kinds.words(), wanted.name))?;
        Ok((node, kind))
    }

    fn one_of_a_kind(&self, first: &Type, other: (Node, Type), at: Position) -> Compiled {
        let moments = |one: &Type| matches!(one.kind, Some(Kind::Date | Kind::DateTime));
        match (first.kind, other.1.kind) {
            (Some(one), Some(another)) if one != another && !(moments(first) && moments(&other.1)) => {
                Err(Fault::new(at, format!("Here stands {} where {} stood before; all are of one kind.", other.1.words(), first.words())))
            }
            _ => self.same_unit(first, other, at),
        }
    }

    /// An argument of an aggregate: once for each row of what it names.
    fn all_of(&mut self, argument: &Expr) -> Compiled {
        let outer = self.looping.replace(None);
        let compiled = self.expr(argument);
        let over = std::mem::replace(&mut self.looping, outer).flatten();
        let (node, kind) = compiled?;
        Ok(match over {
            Some(over) => (Node::Each(over, Box::new(node)), Type { many: true, ..kind }),
            None => (node, kind),
        })
    }

    fn place(&mut self, place: Place, function: &'static Function, arguments: &[Expr], at: Position) -> Compiled {
        match (place, arguments) {
            (Place::If, _) => self.choose(arguments, at),
            (Place::Today, _) => Ok((Node::Today, Type::of(Kind::Date))),
            (Place::Now, _) => Ok((Node::Now, Type::of(Kind::DateTime))),
            (Place::Row, _) => Ok((Node::Row, Type::of(Kind::Number))),
            (Place::Previous, [one]) => self.shifted(one, Shift::Previous),
            (Place::Next, [one]) => self.shifted(one, Shift::Next),
            (Place::Label, [one]) => self.label(one),
            (Place::InUnit, [one, unit]) => self.in_unit(one, unit),
            (Place::Unit, [one]) => self.unit(one),
            _ => {
                // Limits of laboratories: the reference stays, its ranges come with the room `labs`.
                for argument in arguments {
                    self.expr(argument)?;
                }
                let kind = match function.gives {
                    Gives::One(kind) => Type::of(kind),
                    Gives::Same => Type::of(Kind::Number),
                };
                Ok((Node::Call(Called(function), Vec::new()), kind))
            }
        }
    }

    fn shifted(&mut self, expr: &Expr, shift: Shift) -> Compiled {
        match &expr.kind {
            What::Path(path) => self.path(path, expr.at, shift),
            _ => Err(Fault::new(expr.at, "Name an item here: previous(WEIGHT).")),
        }
    }

    fn choose(&mut self, parts: &[Expr], at: Position) -> Compiled {
        if parts.len().is_multiple_of(2) {
            return Err(Fault::new(at, "“if” ends with the value for the case that no condition is true: if(a, 1, b, 2, 3)."));
        }
        let mut nodes = Vec::with_capacity(parts.len());
        let (mut kind, mut unblinded) = (Type::nothing(), false);
        for (n, part) in parts.iter().enumerate() {
            let is_condition = n % 2 == 0 && n + 1 < parts.len();
            let (node, found) = if is_condition { self.boolean(part)? } else { self.expr(part)? };
            unblinded |= found.unblinded;
            if is_condition {
                nodes.push(node);
            } else {
                let (node, found) = self.one_of_a_kind(&kind, (node, found), part.at)?;
                nodes.push(node);
                kind = if kind.kind.is_none() { found } else { kind };
            }
        }
        Ok((Node::If(nodes), Type { unblinded, ..kind }))
    }

    fn label(&mut self, expr: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        let Some(list) = kind.list.as_ref().and_then(|list| self.list(list)) else {
            return Err(Fault::new(expr.at, "A label has only the answer of a choice: an item with a code list."));
        };
        let labels = list.choices.iter().map(|choice| (choice.value.clone(), choice.label("en").to_owned())).collect();
        Ok((Node::Label(Box::new(node), labels), Type { unblinded: kind.unblinded, ..Type::of(Kind::Text) }))
    }

    fn in_unit(&mut self, expr: &Expr, unit: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        let What::Literal(Literal::Text(wanted)) = &unit.kind else {
            return Err(Fault::new(unit.at, "Write the unit as a text: in_unit(GLUC, \"mmol/L\")."));
        };
        let Some(from) = &kind.unit else {
            return Err(Fault::new(expr.at, "This has no unit, so it cannot be converted."));
        };
        match self.world.units.conversion(from, wanted) {
            Some(conversion) => Ok((converted(node, conversion), Type { unit: Some(wanted.clone()), ..kind })),
            None => Err(Fault::new(unit.at, format!("{from} cannot be converted into {wanted}."))),
        }
    }

    fn unit(&mut self, expr: &Expr) -> Compiled {
        let What::Path(path) = &expr.kind else { return Err(Fault::new(expr.at, "Name an item here: unit(WEIGHT).")) };
        let found = self.world.find(path, expr.at, self.standing, Shift::None, self.looping.as_mut(), self.gathered)?;
        let Found::Here(at, plan) = found else { return Err(Fault::new(expr.at, "Name an item of this form here.")) };
        let units = plan.units.iter().map(|unit| (unit.oid.clone(), unit.code().to_owned())).collect();
        Ok((Node::UnitOf(at, units), Type::of(Kind::Text)))
    }
}

fn choice_part(name: &str) -> ChoicePart {
    match name {
        "code" => ChoicePart::Code,
        "label" => ChoicePart::Label,
        column => ChoicePart::Column(column.to_owned()),
    }
}

fn property_type(property: Property) -> Type {
    let kind = match property {
        Property::SubjectEnrolled => Kind::Date,
        Property::FormRepeat => Kind::Number,
        _ => Kind::Text,
    };
    Type { unblinded: property == Property::SubjectArm, ..Type::of(kind) }
}

fn visit_type(property: VisitProperty) -> Type {
    Type::of(match property {
        VisitProperty::Date => Kind::Date,
        VisitProperty::Number | VisitProperty::Repeat => Kind::Number,
        VisitProperty::Name | VisitProperty::Oid => Kind::Text,
    })
}

fn is_literal(node: &Node) -> bool {
    matches!(node, Node::Value(_))
}

/// A text that is written down and says a number.
fn as_number((node, kind): (Node, Type)) -> (Node, Type) {
    match &node {
        Node::Value(Value::Text(text)) => match text.trim().parse::<Decimal>() {
            Ok(number) => (Node::Value(number.into()), Type { kind: Some(Kind::Number), ..kind }),
            Err(_) => (node, kind),
        },
        _ => (node, kind),
    }
}

fn as_text((node, kind): (Node, Type)) -> (Node, Type) {
    match node {
        Node::Value(Value::Number(number)) => (Node::Value(number.to_string().into()), Type { kind: Some(Kind::Text), ..kind }),
        node => (node, kind),
    }
}

fn converted(node: Node, conversion: super::node::Conversion) -> Node {
    match node {
        node if conversion == super::node::Conversion::NONE => node,
        Node::Value(Value::Number(number)) => Node::Value(conversion.apply(number).into()),
        node => Node::Convert(Box::new(node), conversion),
    }
}

/// How to make the two comparable.
fn hint(left: Kind, right: Kind) -> &'static str {
    match (left, right) {
        (Kind::Text, Kind::Number) | (Kind::Number, Kind::Text) => " Use number(…) or text(…).",
        (Kind::Set, _) | (_, Kind::Set) => " Use “in”: \"A\" in RACE.",
        (Kind::Date | Kind::DateTime, Kind::Number) | (Kind::Number, Kind::Date | Kind::DateTime) => {
            " Use year(…), age(…) or days_between(…)."
        }
        _ => "",
    }
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
