//! Expressions and statements as they are written in other languages, before anybody knows what their names are.
//! Invariant: no text exhausts the stack.

use shared::forms::rule::expr::Binary;

use super::token::{Token, tokens};

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    Number(String),
    Text(String),
    Boolean(bool),
    Null,
    Name(String),
    Not(Box<Term>),
    Negate(Box<Term>),
    Binary(Binary, Box<Term>, Box<Term>),
    Choose(Box<Term>, Box<Term>, Box<Term>),
    Call(String, Vec<Term>),
    /// `date.getMonth()`
    Method(Box<Term>, String, Vec<Term>),
}

/// A statement of a function's body.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    Return(Option<Term>),
    If(Term, Vec<Statement>, Vec<Statement>),
    Let(String, Term),
}

/// How a language writes things.
#[derive(Clone, Copy, Debug)]
pub struct Grammar {
    /// `^` is the power; in JavaScript it is none.
    pub power: bool,
    /// `and`, `or`, `eq`, `lt` … are operators, and so is a single `=`.
    pub words: bool,
    /// Whether `not a = b` means `(not a) = b`; where nobody can tell, brackets are asked for.
    pub tight_not: bool,
}

const DEEPEST: usize = 60;

/// Reads a function's body, or an expression, which is a body that returns it.
pub fn body(text: &str, grammar: Grammar, known: impl Fn(&str) -> bool) -> Result<Vec<Statement>, String> {
    let tokens = tokens(text, known)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0, grammar };
    if parser.begins_statement() {
        let mut all = Vec::new();
        while *parser.peek() != Token::End {
            all.extend(parser.statement()?);
        }
        return Ok(all);
    }
    if *parser.peek() == Token::End {
        return Err("There is nothing in it.".to_owned());
    }
    let term = parser.term()?;
    while parser.take(";") {}
    match parser.peek() {
        Token::End => Ok(vec![Statement::Return(Some(term))]),
        other => Err(format!("{other} is one too many: the expression is complete before it.")),
    }
}

/// Reads tokens; [`statements`](super::statements) reads what is more than an expression.
pub(super) struct Parser<'a> {
    tokens: &'a [Token],
    pub(super) next: usize,
    depth: usize,
    pub(super) grammar: Grammar,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> &Token {
        self.tokens.get(self.next).unwrap_or(&Token::End)
    }

    pub(super) fn ahead(&self, by: usize) -> &Token {
        self.tokens.get(self.next + by).unwrap_or(&Token::End)
    }

    pub(super) fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    pub(super) fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(found) if *found == sign)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(found) if found == word)
    }

    pub(super) fn take(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.next += usize::from(is);
        is
    }

    pub(super) fn want(&mut self, sign: &str) -> Result<(), String> {
        if self.take(sign) { Ok(()) } else { Err(format!("\"{sign}\" is missing before {}.", self.peek())) }
    }

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("It is nested more than {DEEPEST} deep."));
        }
        let found = read(self);
        self.depth -= 1;
        found
    }

    pub(super) fn term(&mut self) -> Result<Term, String> {
        self.deeper(|parser| {
            let condition = parser.chain(0)?;
            if !parser.take("?") {
                return Ok(condition);
            }
            let then = parser.term()?;
            parser.want(":")?;
            Ok(Term::Choose(Box::new(condition), Box::new(then), Box::new(parser.term()?)))
        })
    }

    fn chain(&mut self, least: u8) -> Result<Term, String> {
        let mut left = self.prefix()?;
        while let Some((operator, strength)) = self.operator() {
            if strength < least {
                break;
            }
            self.next += 1;
            // The power binds to the right, all others to the left.
            let right = self.deeper(|parser| parser.chain(if operator == Binary::Power { strength } else { strength + 1 }))?;
            left = Term::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn operator(&self) -> Option<(Binary, u8)> {
        let word = match self.peek() {
            Token::Sign("=") if !self.grammar.words => return None,
            Token::Sign(sign) => (*sign).to_owned(),
            Token::Name(word) if self.grammar.words => word.to_ascii_lowercase(),
            _ => return None,
        };
        Some(match word.as_str() {
            "or" => (Binary::Or, 1),
            "and" => (Binary::And, 2),
            "==" | "=" | "eq" => (Binary::Equal, 3),
            "!=" | "ne" => (Binary::Different, 3),
            "<" | "lt" => (Binary::Less, 4),
            "<=" | "le" | "lte" => (Binary::AtMost, 4),
            ">" | "gt" => (Binary::Greater, 4),
            ">=" | "ge" | "gte" => (Binary::AtLeast, 4),
            "ct" => (Binary::In, 4),
            "+" => (Binary::Add, 5),
            "-" => (Binary::Subtract, 5),
            "*" => (Binary::Multiply, 6),
            "/" | "div" => (Binary::Divide, 6),
            "%" | "mod" => (Binary::Modulo, 6),
            "^" if self.grammar.power => (Binary::Power, 8),
            _ => return None,
        })
    }

    fn prefix(&mut self) -> Result<Term, String> {
        let word = self.grammar.words && matches!(self.peek(), Token::Name(word) if word.eq_ignore_ascii_case("not"));
        if word || self.is("not") {
            self.next += 1;
            if word && !self.grammar.tight_not && !self.is("(") {
                return Err("What \"not\" belongs to is not clear: there are no brackets.".to_owned());
            }
            let inner = self.deeper(Self::prefix)?;
            return Ok(Term::Not(Box::new(inner)));
        }
        if self.take("-") {
            let inner = self.deeper(|parser| parser.chain(7))?;
            return Ok(Term::Negate(Box::new(inner)));
        }
        if self.take("+") {
            return self.deeper(Self::prefix);
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Term, String> {
        let term = match self.advance() {
            Token::Number(digits) => Term::Number(digits),
            Token::Text(text) => Term::Text(text),
            Token::Sign("(") => {
                let inner = self.term()?;
                self.want(")")?;
                inner
            }
            Token::Name(name) => self.named(name)?,
            other => return Err(format!("A value is missing before {other}.")),
        };
        self.methods(term)
    }

    fn named(&mut self, name: String) -> Result<Term, String> {
        match name.as_str() {
            "true" => return Ok(Term::Boolean(true)),
            "false" => return Ok(Term::Boolean(false)),
            "null" | "undefined" => return Ok(Term::Null),
            "new" | "function" | "typeof" | "for" | "while" | "switch" => {
                return Err(format!("\"{name}\" is not read: it needs a program, not an expression."));
            }
            _ => {}
        }
        if !self.take("(") {
            return Ok(Term::Name(name));
        }
        let arguments = self.arguments()?;
        Ok(match name.rsplit_once('.') {
            Some((of, method)) if of != "Math" => Term::Method(Box::new(Term::Name(of.to_owned())), method.to_owned(), arguments),
            _ => Term::Call(name, arguments),
        })
    }

    /// `.a().b()` behind a value.
    fn methods(&mut self, mut term: Term) -> Result<Term, String> {
        while self.is(".") {
            self.next += 1;
            let Token::Name(method) = self.advance() else { return Err("A name is missing after \".\".".to_owned()) };
            let arguments = if self.take("(") { self.arguments()? } else { Vec::new() };
            term = Term::Method(Box::new(term), method, arguments);
        }
        Ok(term)
    }

    fn arguments(&mut self) -> Result<Vec<Term>, String> {
        let mut all = Vec::new();
        while !self.is(")") {
            all.push(self.term()?);
            if !self.take(",") {
                break;
            }
        }
        self.want(")")?;
        Ok(all)
    }
}
