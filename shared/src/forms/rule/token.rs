//! Words and signs of an expression.

use super::{Fault, Position};

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// `SBP`, `and`; not quoted, so it may be a word of the language.
    Word(String),
    /// `` `IT.SBP-1` ``: a name, whatever is in it.
    Name(String),
    Number(String),
    Text(String),
    /// Digits with the strokes and colons of a date, a time or both.
    Moment(String),
    Sign(&'static str),
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Word(text) | Token::Number(text) | Token::Moment(text) => write!(f, "“{text}”"),
            Token::Name(text) => write!(f, "`{text}`"),
            Token::Text(text) => write!(f, "\"{text}\""),
            Token::Sign(sign) => write!(f, "“{sign}”"),
            Token::End => f.write_str("the end"),
        }
    }
}

/// Longer signs before those that they begin with.
const SIGNS: [&str; 18] = ["<=", ">=", "!=", "<>", "≤", "≥", "≠", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","];

/// The longest expression: an edit check has a hundred characters, a scored questionnaire a few thousand.
pub const LONGEST: usize = 50_000;

/// Splits a text into its words and signs, each with its place. The last is [`Token::End`].
pub fn tokens(text: &str) -> Result<Vec<(Token, Position)>, Fault> {
    let mut reading = Reading { rest: text, at: Position { line: 1, column: 1 } };
    if text.len() > LONGEST {
        return Err(Fault::new(reading.at, format!("An expression has at most {LONGEST} characters; this one has {}.", text.len())));
    }
    let mut found = Vec::new();
    loop {
        reading.skip_blanks();
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
        match first {
            '"' | '\'' => self.quoted(first, "The text begins here and has no end: a quotation mark is missing.").map(Token::Text),
            '`' => self.quoted(first, "The name begins here and has no end: a ` is missing.").map(Token::Name),
            '0'..='9' => Ok(self.digits()),
            '.' => Ok(self.sign(".")),
            _ if is_letter(first) => Ok(Token::Word(self.while_so(|one| is_letter(one) || one.is_ascii_digit()).to_owned())),
            _ => self.any_sign(first),
        }
    }

    fn any_sign(&mut self, first: char) -> Result<Token, Fault> {
        match SIGNS.iter().find(|sign| self.rest.starts_with(**sign)) {
            Some(sign) => Ok(self.sign(sign)),
            None => Err(Fault::new(self.at, format!("“{first}” means nothing here. Put texts in \"…\" and unusual names in `…`."))),
        }
    }

    fn sign(&mut self, sign: &'static str) -> Token {
        self.skip(sign.len());
        Token::Sign(match sign {
            "<>" | "≠" => "!=",
            "≤" => "<=",
            "≥" => ">=",
            other => other,
        })
    }

    /// A number, or a date or time: told apart by what follows the first digits without a blank between.
    fn digits(&mut self) -> Token {
        if let Some(length) = moment_length(self.rest.as_bytes()) {
            return Token::Moment(self.skip(length).to_owned());
        }
        let whole = self.while_so(|one| one.is_ascii_digit());
        let mut number = whole.to_owned();
        let fraction = self.rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit()));
        if fraction {
            number.push_str(self.skip(1));
            number.push_str(self.while_so(|one| one.is_ascii_digit()));
        }
        Token::Number(number)
    }

    /// Up to the same mark again; the mark written twice stands for itself.
    fn quoted(&mut self, mark: char, unfinished: &str) -> Result<String, Fault> {
        let begun = self.at;
        self.skip(mark.len_utf8());
        let mut text = String::new();
        loop {
            text.push_str(self.while_so(|one| one != mark));
            if self.rest.is_empty() {
                return Err(Fault::new(begun, unfinished));
            }
            self.skip(mark.len_utf8());
            if !self.rest.starts_with(mark) {
                return Ok(text);
            }
            text.push(mark);
            self.skip(mark.len_utf8());
        }
    }

    fn skip_blanks(&mut self) {
        self.while_so(char::is_whitespace);
    }

    fn while_so(&mut self, so: impl Fn(char) -> bool) -> &'a str {
        let length = self.rest.find(|one| !so(one)).unwrap_or(self.rest.len());
        self.skip(length)
    }

    /// Goes on by so many bytes and gives them.
    fn skip(&mut self, bytes: usize) -> &'a str {
        let (skipped, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        for one in skipped.chars() {
            self.at = match one {
                '\n' => Position { line: self.at.line.saturating_add(1), column: 1 },
                _ => Position { column: self.at.column.saturating_add(1), ..self.at },
            };
        }
        self.rest = rest;
        skipped
    }
}

fn is_letter(one: char) -> bool {
    one.is_alphabetic() || one == '_'
}

/// Whether a word can stand for a name without being quoted.
pub fn is_word(text: &str) -> bool {
    text.starts_with(is_letter) && text.chars().all(|one| is_letter(one) || one.is_ascii_digit())
}

/// How long the date, time or both is that begins here: `2020-03`, `2020-03-15`, `2020-03-15T10:30`, `10:30:15`.
fn moment_length(bytes: &[u8]) -> Option<usize> {
    let shapes = ["9999-99-99T99:99:99", "9999-99-99T99:99", "9999-99-99", "9999-99", "99:99:99", "99:99"];
    shapes.into_iter().find(|shape| fits(bytes, shape.as_bytes())).map(str::len)
}

fn fits(bytes: &[u8], shape: &[u8]) -> bool {
    let same = |(byte, sign): (&u8, &u8)| if *sign == b'9' { byte.is_ascii_digit() } else { byte == sign };
    let after = bytes.get(shape.len());
    bytes.len() >= shape.len() && bytes.iter().zip(shape).all(same) && !after.is_some_and(u8::is_ascii_digit)
}
