//! Tokens to tree, by precedence climbing. The grammar is XPath 1.0's, with `${name}` as ODK adds it.

use shared::forms::rule::Position;

use super::token::{Token, tokens};
use super::{Operator, Path, Start, Step, To, Unreadable, XPath};

/// How deep brackets may be nested, and how many operators may follow one another.
const DEEPEST: usize = 60;
const LONGEST: usize = 400;

/// Reads an expression.
pub fn parse(text: &str) -> Result<XPath, Unreadable> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0 };
    let expr = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(expr),
        _ => Err(parser.fault("The expression is complete before this")),
    }
}

const fn strength(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 1,
        Operator::And => 2,
        Operator::Equal | Operator::Different => 3,
        Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast => 4,
        Operator::Add | Operator::Subtract => 5,
        Operator::Multiply | Operator::Divide | Operator::Modulo => 6,
        Operator::Union => 8,
    }
}

/// What a minus in front takes to its right.
const NEGATE: u8 = 7;

struct Parser<'a> {
    tokens: &'a [(Token, Position)],
    next: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> &'a Token {
        self.tokens.get(self.next).map_or(&Token::End, |(token, _)| token)
    }

    fn take(&mut self, wanted: &Token) -> bool {
        let is = self.peek() == wanted;
        self.next += usize::from(is);
        is
    }

    fn want(&mut self, wanted: &Token, what: &str) -> Result<(), Unreadable> {
        if self.take(wanted) { Ok(()) } else { Err(self.fault(what)) }
    }

    fn fault(&self, what: &str) -> Unreadable {
        let at = self.tokens.get(self.next).or(self.tokens.last()).map(|(_, at)| *at).unwrap_or_default();
        Unreadable { at, what: what.to_owned() }
    }

    fn expression(&mut self, least: u8) -> Result<XPath, Unreadable> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("The expression is nested too deep"));
        }
        let mut left = self.prefix()?;
        for _ in 0..LONGEST {
            let Token::Operator(operator) = self.peek() else { break };
            if strength(*operator) < least {
                break;
            }
            self.next += 1;
            let right = self.expression(strength(*operator) + 1)?;
            left = XPath::Binary(*operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn prefix(&mut self) -> Result<XPath, Unreadable> {
        if self.take(&Token::Operator(Operator::Subtract)) {
            return Ok(XPath::Negate(Box::new(self.expression(NEGATE)?)));
        }
        match self.peek() {
            Token::Number(digits) => self.leaf(XPath::Number(digits.clone())),
            Token::Text(text) => self.leaf(XPath::Text(text.clone())),
            Token::Reference(name) => {
                self.next += 1;
                self.path(Start::Reference(name.clone()), false)
            }
            Token::Open => self.brackets(),
            Token::Name(name) if matches!(self.tokens.get(self.next + 1), Some((Token::Open, _))) => self.call(name),
            Token::Slash | Token::DoubleSlash => self.path(Start::Root, false),
            Token::Name(_) | Token::Dot | Token::DotDot | Token::Star | Token::At => self.path(Start::Here, true),
            Token::End => Err(self.fault("Something is missing at the end")),
            _ => Err(self.fault("Something is missing before this")),
        }
    }

    fn leaf(&mut self, expr: XPath) -> Result<XPath, Unreadable> {
        self.next += 1;
        Ok(expr)
    }

    fn brackets(&mut self) -> Result<XPath, Unreadable> {
        self.next += 1;
        let inside = self.expression(0)?;
        self.want(&Token::Close, "A bracket is not closed")?;
        self.continued(inside)
    }

    fn call(&mut self, name: &str) -> Result<XPath, Unreadable> {
        self.next += 2;
        let mut arguments = Vec::new();
        if !self.take(&Token::Close) {
            loop {
                arguments.push(self.expression(0)?);
                if !self.take(&Token::Comma) {
                    break;
                }
            }
            self.want(&Token::Close, "A bracket is not closed")?;
        }
        self.continued(XPath::Call(name.to_owned(), arguments))
    }

    /// `current()/a`, `(a)[1]`: a path that goes on from a value.
    fn continued(&mut self, from: XPath) -> Result<XPath, Unreadable> {
        match self.peek() {
            Token::Slash | Token::DoubleSlash | Token::OpenPredicate => self.path(Start::Call(Box::new(from)), false),
            _ => Ok(from),
        }
    }

    fn path(&mut self, start: Start, mut step_first: bool) -> Result<XPath, Unreadable> {
        let mut steps = Vec::new();
        if !step_first && matches!(self.peek(), Token::OpenPredicate) {
            steps.push(Step { to: To::Same, predicates: self.predicates()? });
        }
        loop {
            if !step_first {
                if self.take(&Token::DoubleSlash) {
                    steps.push(Step { to: To::Other("//".to_owned()), predicates: Vec::new() });
                } else if !self.take(&Token::Slash) {
                    break;
                }
            }
            step_first = false;
            steps.push(self.step()?);
        }
        Ok(XPath::Path(Path { start, steps }))
    }

    fn step(&mut self) -> Result<Step, Unreadable> {
        let to = match self.peek() {
            Token::Dot => To::Same,
            Token::DotDot => To::Parent,
            Token::Star => To::Other("*".to_owned()),
            Token::At => To::Other("@".to_owned()),
            Token::Name(name) => To::Child(name.clone()),
            // `/data/${a}`: pyxform writes the whole path in; nothing that can be followed.
            Token::Reference(name) => To::Other(format!("${{{name}}}")),
            _ => return Err(self.fault("A step of the path is missing")),
        };
        self.next += 1;
        let to = match (to, self.peek()) {
            (To::Other(sign), Token::Name(name)) if sign == "@" => self.other(format!("@{name}")),
            (To::Child(axis), Token::Axis) => self.other(format!("{axis}::")),
            (to, _) => to,
        };
        Ok(Step { to, predicates: self.predicates()? })
    }

    fn other(&mut self, what: String) -> To {
        self.next += 1;
        if what.ends_with("::") {
            // The name or star behind the axis.
            self.next += usize::from(matches!(self.peek(), Token::Name(_) | Token::Star));
        }
        To::Other(what)
    }

    fn predicates(&mut self) -> Result<Vec<XPath>, Unreadable> {
        let mut found = Vec::new();
        while self.take(&Token::OpenPredicate) {
            found.push(self.expression(0)?);
            self.want(&Token::ClosePredicate, "“[” has no “]”")?;
        }
        Ok(found)
    }
}
