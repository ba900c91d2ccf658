//! Statements: what JavaScript has beside expressions, as far as functions of forms need it.

use super::syntax::{Parser, Statement, Term};
use super::token::Token;

impl Parser<'_> {
    pub(super) fn begins_statement(&self) -> bool {
        let assigns = matches!(self.ahead(1), Token::Sign("=")) && !self.grammar.words;
        match self.peek() {
            Token::Name(word) if matches!(word.as_str(), "if" | "return" | "var" | "let" | "const") => {
                // Where there are no statements, `if(a, b, c)` is a function.
                !self.grammar.words
            }
            Token::Name(_) => assigns,
            Token::Sign(sign) => matches!(*sign, "{" | ";"),
            _ => false,
        }
    }

    pub(super) fn statement(&mut self) -> Result<Vec<Statement>, String> {
        self.deeper(Self::any_statement)
    }

    fn any_statement(&mut self) -> Result<Vec<Statement>, String> {
        if self.take(";") {
            return Ok(Vec::new());
        }
        if self.take("{") {
            let mut all = Vec::new();
            while !self.take("}") {
                if *self.peek() == Token::End {
                    return Err("\"}\" is missing at the end.".to_owned());
                }
                all.extend(self.statement()?);
            }
            return Ok(all);
        }
        match self.peek().clone() {
            Token::Name(word) if word == "if" => self.choice().map(|one| vec![one]),
            Token::Name(word) if word == "return" => self.give().map(|one| vec![one]),
            Token::Name(word) if matches!(word.as_str(), "var" | "let" | "const") => {
                self.next += 1;
                self.assignments()
            }
            Token::Name(_) if matches!(self.ahead(1), Token::Sign("=")) => self.assignments(),
            other => Err(format!("{other} begins a statement of a kind that we do not read.")),
        }
    }

    fn choice(&mut self) -> Result<Statement, String> {
        self.next += 1;
        self.want("(")?;
        let condition = self.term()?;
        self.want(")")?;
        let then = self.statement()?;
        let other = if self.is_word("else") {
            self.next += 1;
            self.statement()?
        } else {
            Vec::new()
        };
        Ok(Statement::If(condition, then, other))
    }

    fn give(&mut self) -> Result<Statement, String> {
        self.next += 1;
        let nothing = self.is(";") || self.is("}") || *self.peek() == Token::End;
        let term = if nothing { None } else { Some(self.term()?) };
        self.take(";");
        Ok(Statement::Return(term))
    }

    fn assignments(&mut self) -> Result<Vec<Statement>, String> {
        let mut all = Vec::new();
        loop {
            let Token::Name(name) = self.advance() else { return Err("A variable's name is missing.".to_owned()) };
            let term = if self.take("=") { self.term()? } else { Term::Null };
            all.push(Statement::Let(name, term));
            if !self.take(",") {
                break;
            }
        }
        self.take(";");
        Ok(all)
    }
}
