//! The parser: text to tree. The grammar is in `docs/rules.md`.
//!
//! Invariant: parsing what was printed gives the same tree; no text makes it panic or exhaust the stack.

use super::expr::{Binary, Expr, From, Kind, Literal, Path, Unary, Which};
use super::token::{Token, tokens};
use super::{Fault, Position};
use crate::kernel::{PartialDate, PartialDateTime, PartialTime};

/// How deep brackets may be nested, and how many operators may follow one another.
const DEEPEST: usize = 100;
const LONGEST_CHAIN: usize = 500;
/// Form, group and item, each with a few dots in it.
const MOST_NAMES: usize = 9;

/// Reads an expression.
pub fn parse(text: &str) -> Result<Expr, Fault> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0 };
    let (first, at) = parser.peek();
    if *first == Token::End {
        return Err(Fault::new(at, "There is no expression."));
    }
    let expr = parser.expression(0)?;
    match parser.peek() {
        (Token::End, _) => Ok(expr),
        (other, at) => Err(Fault::new(at, format!("{other} is one too many: the expression is complete before it."))),
    }
}

/// How tightly an operator binds its operands; the right one binds to the right.
const fn strength(operator: Binary) -> (u8, u8) {
    match operator {
        Binary::Implies => (2, 1),
        Binary::Or => (3, 4),
        Binary::And => (5, 6),
        Binary::Equal | Binary::Different | Binary::Less | Binary::AtMost | Binary::Greater | Binary::AtLeast | Binary::In => (9, 10),
        Binary::Add | Binary::Subtract => (11, 12),
        Binary::Multiply | Binary::Divide | Binary::Modulo => (13, 14),
        Binary::Power => (18, 17),
    }
}

/// What `not` and `-` take to their right.
const NOT: u8 = 7;
const NEGATE: u8 = 15;

impl Binary {
    /// How tightly it binds what stands left and right of it.
    pub(super) const fn strengths(self) -> (u8, u8) {
        strength(self)
    }

    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Binary::Implies => "implies",
            Binary::Or => "or",
            Binary::And => "and",
            Binary::Equal => "=",
            Binary::Different => "!=",
            Binary::Less => "<",
            Binary::AtMost => "<=",
            Binary::Greater => ">",
            Binary::AtLeast => ">=",
            Binary::In => "in",
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Modulo => "mod",
            Binary::Power => "^",
        }
    }

    pub const ALL: &'static [Binary] = &[
        Binary::Implies,
        Binary::Or,
        Binary::And,
        Binary::Equal,
        Binary::Different,
        Binary::Less,
        Binary::AtMost,
        Binary::Greater,
        Binary::AtLeast,
        Binary::In,
        Binary::Add,
        Binary::Subtract,
        Binary::Multiply,
        Binary::Divide,
        Binary::Modulo,
        Binary::Power,
    ];
}

impl Unary {
    pub(super) const fn strength(self) -> u8 {
        match self {
            Unary::Not => NOT,
            Unary::Negate => NEGATE,
        }
    }
}

struct Parser<'a> {
    tokens: &'a [(Token, Position)],
    next: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// Precedence climbing: whatever binds at least as tightly as `least`.
    fn expression(&mut self, least: u8) -> Result<Expr, Fault> {
        self.depth += 1;
        let (_, at) = self.peek();
        if self.depth > DEEPEST {
            return Err(Fault::new(
                at,
                format!("The expression is nested more than {DEEPEST} deep. Derive a part of it into an item of its own."),
            ));
        }
        let mut left = self.prefix()?;
        let mut chain = 0;
        let mut compared = false;
        while let Some((operator, at)) = self.operator() {
            let (mine, right) = strength(operator);
            if mine < least {
                break;
            }
            if mine == 9 && std::mem::replace(&mut compared, true) {
                return Err(Fault::new(at, "Two comparisons cannot follow one another. Join them with “and”: a < b and b < c."));
            }
            compared = compared && mine == 9;
            chain += 1;
            if chain > LONGEST_CHAIN {
                return Err(Fault::new(
                    at,
                    format!("More than {LONGEST_CHAIN} operators follow one another. Derive a part of it into an item of its own."),
                ));
            }
            self.advance();
            let right = self.expression(right)?;
            left = Expr { kind: Kind::Binary(operator, Box::new(left), Box::new(right)), at };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operator(&self) -> Option<(Binary, Position)> {
        let (token, at) = self.peek();
        let sign = match token {
            Token::Sign(sign) => *sign,
            Token::Word(word) => word.as_str(),
            _ => return None,
        };
        let found = Binary::ALL.iter().find(|one| one.sign().eq_ignore_ascii_case(sign))?;
        Some((*found, at))
    }

    fn prefix(&mut self) -> Result<Expr, Fault> {
        let (token, at) = self.peek();
        let unary = match token {
            Token::Word(word) if word.eq_ignore_ascii_case("not") => Unary::Not,
            Token::Sign("-") => Unary::Negate,
            _ => return self.primary(),
        };
        self.advance();
        let inner = self.expression(unary.strength())?;
        Ok(Expr { kind: Kind::Unary(unary, Box::new(inner)), at })
    }

    fn primary(&mut self) -> Result<Expr, Fault> {
        let (token, at) = self.advance();
        let kind = match token {
            Token::Number(digits) => self.number(digits),
            Token::Text(text) => Kind::Literal(Literal::Text(text.clone())),
            Token::Moment(text) => Kind::Literal(moment(text, at)?),
            Token::Sign("(") => return self.bracket(at),
            Token::Name(name) => self.path(name.clone())?,
            Token::Word(word) => self.word(word, at)?,
            Token::Sign(_) | Token::End => return Err(Fault::new(at, format!("A value is missing before {token}."))),
        };
        Ok(Expr { kind, at })
    }

    fn number(&mut self, digits: &str) -> Kind {
        match self.peek() {
            (Token::Text(unit), _) => {
                self.advance();
                Kind::Literal(Literal::Quantity(digits.to_owned(), unit.clone()))
            }
            _ => Kind::Literal(Literal::Number(digits.to_owned())),
        }
    }

    /// `(a)` or the list `("A", "B")`, `("A",)`.
    fn bracket(&mut self, at: Position) -> Result<Expr, Fault> {
        let first = self.expression(0)?;
        if !self.is_next(",") {
            self.close(at)?;
            return Ok(first);
        }
        let mut members = vec![first];
        while self.take(",") && !self.is_next(")") {
            members.push(self.expression(0)?);
        }
        self.close(at)?;
        Ok(Expr { kind: Kind::List(members), at })
    }

    fn word(&mut self, word: &str, at: Position) -> Result<Kind, Fault> {
        let reserved = Binary::ALL.iter().any(|one| one.sign().eq_ignore_ascii_case(word)) || word.eq_ignore_ascii_case("not");
        if reserved {
            return Err(Fault::new(at, format!("A value is missing before “{word}”. If it is a name, write `{word}`.")));
        }
        match word.to_ascii_lowercase().as_str() {
            "true" => return Ok(Kind::Literal(Literal::Boolean(true))),
            "false" => return Ok(Kind::Literal(Literal::Boolean(false))),
            "missing" => return Ok(Kind::Literal(Literal::Missing)),
            _ => {}
        }
        if word == "visit" && self.is_next("(") {
            let which = self.named_visit()?;
            return self.names_after(From::Visit(which));
        }
        if self.is_next("(") {
            return self.call(word, at);
        }
        match (head(word), self.is_next(".")) {
            (Some(from), true) => self.names_after(from),
            (Some(From::Own), false) => Ok(Kind::Path(Path { from: From::Own, names: Vec::new() })),
            _ => self.path(word.to_owned()),
        }
    }

    fn call(&mut self, name: &str, at: Position) -> Result<Kind, Fault> {
        let (_, opened) = self.advance();
        let mut arguments = Vec::new();
        while !self.is_next(")") {
            if !arguments.is_empty() && !self.take(",") {
                break;
            }
            arguments.push(self.expression(0)?);
        }
        if arguments.len() > LONGEST_CHAIN {
            return Err(Fault::new(at, format!("A function takes at most {LONGEST_CHAIN} arguments.")));
        }
        self.close(opened)?;
        Ok(Kind::Call(name.to_owned(), arguments))
    }

    /// `visit("BASELINE")` or `visit("UNSCHEDULED", 2)`, from its bracket on.
    fn named_visit(&mut self) -> Result<Which, Fault> {
        let (_, opened) = self.advance();
        let (token, at) = self.advance();
        let Token::Text(oid) = token else {
            return Err(Fault::new(at, "Name the visit in quotation marks: visit(\"BASELINE\")."));
        };
        let mut n = None;
        if self.take(",") {
            let (token, at) = self.advance();
            let number = if let Token::Number(digits) = token { digits.parse().ok() } else { None };
            n = Some(number.filter(|n| *n >= 1).ok_or_else(|| Fault::new(at, "The repeat of the visit is a whole number from 1 on."))?);
        }
        self.close(opened)?;
        Ok(Which::Named(oid.clone(), n))
    }

    fn names_after(&mut self, from: From) -> Result<Kind, Fault> {
        let (_, at) = self.peek();
        if !self.take(".") {
            return Err(Fault::new(
                at,
                "Say what of it: a property (visit(\"BASELINE\").date) or an item (visit(\"BASELINE\").VITALS.SBP).",
            ));
        }
        let first = self.name()?;
        self.more_names(from, first)
    }

    fn path(&mut self, first: String) -> Result<Kind, Fault> {
        self.more_names(From::Here, first)
    }

    fn more_names(&mut self, from: From, first: String) -> Result<Kind, Fault> {
        let mut names = vec![first];
        while self.is_next(".") {
            let (_, at) = self.advance();
            if names.len() == MOST_NAMES {
                return Err(Fault::new(at, "A path has at most three names: form, group and item."));
            }
            names.push(self.name()?);
        }
        Ok(Kind::Path(Path { from, names }))
    }

    fn name(&mut self) -> Result<String, Fault> {
        match self.advance() {
            (Token::Word(name) | Token::Name(name), _) => Ok(name.clone()),
            (other, at) => Err(Fault::new(at, format!("A name is missing before {other}. Quote unusual names: `IT-1`."))),
        }
    }

    fn peek(&self) -> (&'a Token, Position) {
        self.tokens.get(self.next).or(self.tokens.last()).map_or((&Token::End, Position::default()), |(token, at)| (token, *at))
    }

    fn advance(&mut self) -> (&'a Token, Position) {
        let found = self.peek();
        self.next += 1;
        found
    }

    fn is_next(&self, sign: &str) -> bool {
        matches!(self.peek().0, Token::Sign(next) if *next == sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let is = self.is_next(sign);
        if is {
            self.advance();
        }
        is
    }

    fn close(&mut self, opened: Position) -> Result<(), Fault> {
        if self.take(")") {
            return Ok(());
        }
        let (token, at) = self.peek();
        Err(Fault::new(at, format!("A closing bracket is missing before {token}; the bracket was opened at {opened}.")))
    }
}

/// Words with which a path begins, where a stroke follows.
pub fn head(word: &str) -> Option<From> {
    Some(match word {
        "this" => From::This,
        "visit" => From::Visit(Which::Current),
        "visits" => From::Visit(Which::Every),
        "previous_visit" => From::Visit(Which::Previous),
        "next_visit" => From::Visit(Which::Next),
        "first_visit" => From::Visit(Which::First),
        "last_visit" => From::Visit(Which::Last),
        "form" => From::Form,
        "subject" => From::Subject,
        "site" => From::Site,
        "study" => From::Study,
        "choice" => From::Choice,
        "value" => From::Own,
        _ => return None,
    })
}

/// A date, time or both that exists.
fn moment(text: &str, at: Position) -> Result<Literal, Fault> {
    let read = if text.contains('T') {
        text.parse::<PartialDateTime>().map(|_| Literal::DateTime(text.to_owned()))
    } else if text.contains(':') {
        text.parse::<PartialTime>().map(|_| Literal::Time(text.to_owned()))
    } else {
        text.parse::<PartialDate>().map(|_| Literal::Date(text.to_owned()))
    };
    read.map_err(|_| Fault::new(at, format!("There is no {text}. To subtract, put blanks around the minus sign.")))
}
