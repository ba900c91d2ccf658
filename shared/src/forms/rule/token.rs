//! Words and signs of an expression.

use super::{Fault, Position, Reader};

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

/// Longer signs before those that they begin with, with what they stand for.
const SIGNS: &[(&str, &str)] = &[
    ("<=", "<="),
    (">=", ">="),
    ("!=", "!="),
    ("<>", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("<", "<"),
    (">", ">"),
    ("=", "="),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("^", "^"),
    ("(", "("),
    (")", ")"),
    (",", ","),
    (".", "."),
];

/// The longest expression: an edit check has a hundred characters, a scored questionnaire a few thousand.
pub const LONGEST: usize = 50_000;

/// Splits a text into its words and signs, each with its place. The last is [`Token::End`].
pub fn tokens(text: &str) -> Result<Vec<(Token, Position)>, Fault> {
    let mut reader = Reader::of(text, LONGEST)?;
    let mut found = Vec::new();
    loop {
        reader.while_so(char::is_whitespace);
        let at = reader.at();
        let token = token(&mut reader)?;
        let done = token == Token::End;
        found.push((token, at));
        if done {
            return Ok(found);
        }
    }
}

fn token(reader: &mut Reader<'_>) -> Result<Token, Fault> {
    let Some(first) = reader.first() else { return Ok(Token::End) };
    match first {
        '"' | '\'' => quoted(reader, "The text begins here and has no end: a quotation mark is missing.").map(Token::Text),
        '`' => quoted(reader, "The name begins here and has no end: a ` is missing.").map(Token::Name),
        '0'..='9' => Ok(digits(reader)),
        _ if is_letter(first) => Ok(Token::Word(reader.while_so(|one| is_letter(one) || one.is_ascii_digit()).to_owned())),
        _ => reader
            .sign(SIGNS)
            .map(Token::Sign)
            .ok_or_else(|| reader.fault(format!("“{first}” means nothing here. Put texts in \"…\" and unusual names in `…`."))),
    }
}

/// A number, or a date or time: told apart by what follows the first digits without a blank between.
fn digits(reader: &mut Reader<'_>) -> Token {
    match moment_length(reader.rest().as_bytes()) {
        Some(length) => Token::Moment(reader.skip(length).to_owned()),
        None => Token::Number(reader.number().to_owned()),
    }
}

/// Up to the same mark again; the mark written twice stands for itself.
fn quoted(reader: &mut Reader<'_>, unfinished: &str) -> Result<String, Fault> {
    let begun = reader.at();
    let mark = reader.skip_one();
    let mut text = String::new();
    loop {
        let Some(part) = reader.until(|one| mark.starts_with(one)) else { return Err(Fault::new(begun, unfinished)) };
        text.push_str(part);
        reader.skip_one();
        if !reader.rest().starts_with(mark) {
            return Ok(text);
        }
        text.push_str(reader.skip_one());
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
