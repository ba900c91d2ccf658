//! Words and signs of REDCap's logic.

use shared::forms::rule::{Fault, Position};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// What stands in square brackets.
    Reference(String),
    /// `if`, `and`, `true`
    Word(String),
    Number(String),
    Text(String),
    Sign(&'static str),
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Reference(text) => write!(f, "[{text}]"),
            Token::Word(text) | Token::Number(text) => write!(f, "“{text}”"),
            Token::Text(text) => write!(f, "'{text}'"),
            Token::Sign(sign) => write!(f, "“{sign}”"),
            Token::End => f.write_str("the end"),
        }
    }
}

/// Longer signs before those that they begin with; what is written in several ways stands for one.
const SIGNS: &[(&str, &str)] = &[
    ("<>", "<>"),
    ("!=", "<>"),
    ("<=", "<="),
    (">=", ">="),
    ("==", "="),
    ("&&", "and"),
    ("||", "or"),
    ("≠", "<>"),
    ("≤", "<="),
    ("≥", ">="),
    ("=", "="),
    ("<", "<"),
    (">", ">"),
    ("+", "+"),
    ("-", "-"),
    ("−", "-"),
    ("*", "*"),
    ("/", "/"),
    ("%", "%"),
    ("^", "^"),
    ("!", "not"),
    ("(", "("),
    (")", ")"),
    (",", ","),
];

/// Quotation marks as word processors make them, with what they stand for.
const SMART: &[(char, char)] = &[('“', '"'), ('”', '"'), ('„', '"'), ('‘', '\''), ('’', '\''), ('‚', '\'')];

/// The longest logic that is read.
const LONGEST: usize = 50_000;

/// Splits logic into its words and signs, each with its place. The last is [`Token::End`].
pub fn tokens(text: &str) -> Result<Vec<(Token, Position)>, Fault> {
    let mut reading = Reading { rest: text, at: Position { line: 1, column: 1 } };
    if text.len() > LONGEST {
        return Err(Fault::new(reading.at, format!("Logic of more than {LONGEST} characters is not read.")));
    }
    let mut found = Vec::new();
    loop {
        reading.skip();
        let at = reading.at;
        let token = reading.token()?;
        let done = token == Token::End;
        found.push((token, at));
        if done {
            return Ok(found);
        }
    }
}

struct Reading<'a> {
    rest: &'a str,
    at: Position,
}

impl<'a> Reading<'a> {
    fn token(&mut self) -> Result<Token, Fault> {
        let Some(first) = self.rest.chars().next() else { return Ok(Token::End) };
        let straight = |one: char| SMART.iter().find(|(smart, _)| *smart == one).map_or(one, |(_, plain)| *plain);
        match straight(first) {
            '[' => self
                .until(|one| one == ']', "A closing square bracket is missing.")
                .map(|inside| Token::Reference(inside.trim().to_owned())),
            mark @ ('"' | '\'') => self
                .until(|one| straight(one) == mark, "A quotation mark is missing: the text has no end.")
                .map(|inside| Token::Text(inside.to_owned())),
            '0'..='9' => Ok(Token::Number(self.number())),
            '.' if self.rest.get(1..).is_some_and(|next| next.starts_with(|one: char| one.is_ascii_digit())) => {
                Ok(Token::Number(self.number()))
            }
            one if one.is_alphabetic() || one == '_' => {
                Ok(Token::Word(self.take_while(|one| one.is_alphanumeric() || one == '_').to_owned()))
            }
            _ => self.sign(first),
        }
    }

    fn sign(&mut self, first: char) -> Result<Token, Fault> {
        let (written, sign) = SIGNS
            .iter()
            .find(|(written, _)| self.rest.starts_with(written))
            .ok_or_else(|| Fault::new(self.at, format!("“{first}” means nothing here.")))?;
        self.advance(written.len());
        Ok(Token::Sign(sign))
    }

    /// Digits with a point among them; `.5` is `0.5`.
    fn number(&mut self) -> String {
        let whole = self.take_while(|one| one.is_ascii_digit());
        let fraction = match self.rest.strip_prefix('.') {
            Some(_) => {
                self.advance(1);
                self.take_while(|one| one.is_ascii_digit())
            }
            None => "",
        };
        let whole = if whole.is_empty() { "0" } else { whole };
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }

    fn until(&mut self, ends: impl Fn(char) -> bool, missing: &str) -> Result<&'a str, Fault> {
        let at = self.at;
        let opened = self.rest.chars().next().map_or(0, char::len_utf8);
        self.advance(opened);
        let end = self.rest.find(ends).ok_or_else(|| Fault::new(at, missing))?;
        let inside = self.advance(end);
        let closed = self.rest.chars().next().map_or(0, char::len_utf8);
        self.advance(closed);
        Ok(inside)
    }

    fn take_while(&mut self, is: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|one| !is(one)).unwrap_or(self.rest.len());
        self.advance(end)
    }

    /// Blanks, broken lines, and comments, which fill their line.
    fn skip(&mut self) {
        loop {
            self.take_while(|one| one.is_whitespace() || one == '\u{feff}');
            if !(self.rest.starts_with("//") || self.rest.starts_with('#')) {
                return;
            }
            self.take_while(|one| one != '\n');
        }
    }

    fn advance(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        for one in taken.chars() {
            match one {
                '\n' => self.at = Position { line: self.at.line + 1, column: 1 },
                _ => self.at.column += 1,
            }
        }
        self.rest = rest;
        taken
    }
}
