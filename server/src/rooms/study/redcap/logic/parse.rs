//! The parser of REDCap's logic: text to tree.
//! Invariant: no text makes it panic or exhaust the stack.

use shared::forms::rule::{Fault, Position};

use super::node::{Arithmetic, Comparison, Kind, Node, Reference};
use super::token::{Token, tokens};

/// How deep brackets may be nested.
const DEEPEST: usize = 100;
/// How many operands may follow one another.
const LONGEST_CHAIN: usize = 400;

/// Reads logic.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0 };
    let node = parser.any()?;
    match parser.peek() {
        (Token::End, _) => Ok(node),
        (other, at) => Err(Fault::new(at, format!("{other} is not expected here."))),
    }
}

struct Parser<'a> {
    tokens: &'a [(Token, Position)],
    next: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> Result<Node, Fault> {
        self.deeper(|parser| parser.chain("or", Self::all, Kind::Any))
    }

    fn all(&mut self) -> Result<Node, Fault> {
        self.chain("and", Self::negation, Kind::All)
    }

    /// Operands with the same word between them.
    fn chain(&mut self, word: &str, operand: fn(&mut Self) -> Result<Node, Fault>, kind: fn(Vec<Node>) -> Kind) -> Result<Node, Fault> {
        let first = operand(self)?;
        let at = first.at;
        let mut nodes = vec![first];
        while self.take(word) {
            nodes.push(operand(self)?);
            if nodes.len() > LONGEST_CHAIN {
                return Err(Fault::new(at, format!("More than {LONGEST_CHAIN} conditions in a row are not read.")));
            }
        }
        match nodes.len() {
            1 => nodes.pop().ok_or_else(|| Fault::new(at, "There is no expression.")),
            _ => Ok(Node { kind: kind(nodes), at }),
        }
    }

    fn negation(&mut self) -> Result<Node, Fault> {
        let (_, at) = self.peek();
        if !self.take("not") {
            return self.comparison();
        }
        let inner = self.deeper(Self::negation)?;
        Ok(Node { kind: Kind::Not(Box::new(inner)), at })
    }

    fn comparison(&mut self) -> Result<Node, Fault> {
        let left = self.sum()?;
        let at = left.at;
        let Some(how) = self.comparator() else { return Ok(left) };
        self.next += 1;
        let right = self.sum()?;
        Ok(Node { kind: Kind::Compare(how, Box::new(left), Box::new(right)), at })
    }

    fn comparator(&self) -> Option<Comparison> {
        let (Token::Sign(sign), _) = self.peek() else { return None };
        Some(match *sign {
            "=" => Comparison::Equal,
            "<>" => Comparison::Different,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Greater,
            ">=" => Comparison::AtLeast,
            _ => return None,
        })
    }

    fn sum(&mut self) -> Result<Node, Fault> {
        self.arithmetic(&[("+", Arithmetic::Add), ("-", Arithmetic::Subtract)], Self::product)
    }

    fn product(&mut self) -> Result<Node, Fault> {
        let signs = [("*", Arithmetic::Multiply), ("/", Arithmetic::Divide), ("%", Arithmetic::Modulo)];
        self.arithmetic(&signs, Self::signed)
    }

    fn arithmetic(&mut self, signs: &[(&str, Arithmetic)], operand: fn(&mut Self) -> Result<Node, Fault>) -> Result<Node, Fault> {
        let first = operand(self)?;
        let at = first.at;
        let mut more = Vec::new();
        while let Some((_, how)) = signs.iter().find(|(sign, _)| self.is_next(sign)) {
            self.next += 1;
            more.push((*how, operand(self)?));
            if more.len() > LONGEST_CHAIN {
                return Err(Fault::new(at, format!("More than {LONGEST_CHAIN} numbers in a row are not read.")));
            }
        }
        Ok(if more.is_empty() { first } else { Node { kind: Kind::Sum(Box::new(first), more), at } })
    }

    fn signed(&mut self) -> Result<Node, Fault> {
        let (_, at) = self.peek();
        if self.take("-") {
            let inner = self.deeper(Self::signed)?;
            return Ok(Node { kind: Kind::Negate(Box::new(inner)), at });
        }
        if self.take("+") { self.deeper(Self::signed) } else { self.power() }
    }

    fn power(&mut self) -> Result<Node, Fault> {
        let base = self.primary()?;
        let at = base.at;
        if !self.take("^") {
            return Ok(base);
        }
        let exponent = self.deeper(Self::signed)?;
        Ok(Node { kind: Kind::Power(Box::new(base), Box::new(exponent)), at })
    }

    fn primary(&mut self) -> Result<Node, Fault> {
        let (token, at) = self.peek();
        self.next += 1;
        let kind = match token {
            Token::Number(text) | Token::Text(text) => Kind::Literal(text.clone()),
            Token::Reference(inside) => Kind::Reference(self.reference(inside, at)?),
            Token::Sign("(") => {
                let inner = self.any()?;
                self.close(at)?;
                return Ok(inner);
            }
            Token::Word(word) if self.is_next("(") => self.call(word)?,
            Token::Word(word) => match word.to_ascii_lowercase().as_str() {
                "true" => Kind::Boolean(true),
                "false" => Kind::Boolean(false),
                "today" | "now" => Kind::Literal(word.to_ascii_lowercase()),
                _ => return Err(Fault::new(at, format!("“{word}” is neither a function nor a text; fields stand in square brackets."))),
            },
            Token::Sign(_) | Token::End => return Err(Fault::new(at, format!("A value is missing before {token}."))),
        };
        Ok(Node { kind, at })
    }

    fn call(&mut self, name: &str) -> Result<Kind, Fault> {
        let (_, opened) = self.peek();
        self.next += 1;
        let mut arguments = Vec::new();
        while !self.is_next(")") {
            if !arguments.is_empty() && !self.take(",") {
                break;
            }
            arguments.push(self.any()?);
            if arguments.len() > LONGEST_CHAIN {
                return Err(Fault::new(opened, format!("A function with more than {LONGEST_CHAIN} arguments is not read.")));
            }
        }
        self.close(opened)?;
        Ok(Kind::Call(name.to_ascii_lowercase(), arguments))
    }

    /// Brackets that follow one another are one reference: event, field, instance.
    fn reference(&mut self, inside: &str, at: Position) -> Result<Reference, Fault> {
        let mut all = vec![inside];
        while let (Token::Reference(next), _) = self.peek() {
            all.push(next);
            self.next += 1;
        }
        let (event, field, instance) = match all.as_slice() {
            [field] => (None, *field, None),
            [field, instance] if is_instance(instance) => (None, *field, Some(*instance)),
            [event, field] => (Some(*event), *field, None),
            [event, field, instance] if is_instance(instance) => (Some(*event), *field, Some(*instance)),
            _ => return Err(Fault::new(at, "Square brackets follow one another that are not event, field and instance.")),
        };
        Ok(Reference { event: event.map(str::to_owned), instance: instance.map(str::to_owned), ..Reference::of(field) })
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth >= DEEPEST {
            return Err(Fault::new(self.peek().1, format!("Brackets are nested more than {DEEPEST} deep.")));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn peek(&self) -> (&'a Token, Position) {
        self.tokens.get(self.next).or(self.tokens.last()).map_or((&Token::End, Position::default()), |(token, at)| (token, *at))
    }

    fn is_next(&self, sign: &str) -> bool {
        match self.peek().0 {
            Token::Sign(next) => *next == sign,
            Token::Word(next) => matches!(sign, "and" | "or" | "not") && next.eq_ignore_ascii_case(sign),
            _ => false,
        }
    }

    fn take(&mut self, sign: &str) -> bool {
        let is = self.is_next(sign);
        self.next += usize::from(is);
        is
    }

    fn close(&mut self, opened: Position) -> Result<(), Fault> {
        if self.take(")") {
            return Ok(());
        }
        Err(Fault::new(opened, format!("The bracket is not closed before {}.", self.peek().0)))
    }
}

/// `3`, `previous-instance`
fn is_instance(inside: &str) -> bool {
    let number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    number || inside.ends_with("-instance")
}
