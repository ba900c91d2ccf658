//! Words and signs of REDCap's logic.

use shared::forms::rule::{Fault, Position, Reader};

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
    let mut reader = Reader::of(text, LONGEST)?;
    let mut found = Vec::new();
    loop {
        skip(&mut reader);
        let at = reader.at();
        let token = token(&mut reader)?;
        let done = token == Token::End;
        found.push((token, at));
        if done {
            return Ok(found);
        }
    }
}

fn straight(one: char) -> char {
    SMART.iter().find(|(smart, _)| *smart == one).map_or(one, |(_, plain)| *plain)
}

fn token(reader: &mut Reader<'_>) -> Result<Token, Fault> {
    let Some(first) = reader.first() else { return Ok(Token::End) };
    match straight(first) {
        '[' => inside(reader, |one| one == ']', "A closing square bracket is missing.")
            .map(|inside| Token::Reference(inside.trim().to_owned())),
        mark @ ('"' | '\'') => inside(reader, |one| straight(one) == mark, "A quotation mark is missing: the text has no end.")
            .map(|inside| Token::Text(inside.to_owned())),
        '0'..='9' => number(reader),
        '.' if reader.rest().get(1..).is_some_and(|next| next.starts_with(|one: char| one.is_ascii_digit())) => number(reader),
        one if one.is_alphabetic() || one == '_' => Ok(Token::Word(reader.while_so(|one| one.is_alphanumeric() || one == '_').to_owned())),
        _ => reader.sign(SIGNS).map(Token::Sign).ok_or_else(|| reader.fault(format!("“{first}” means nothing here."))),
    }
}

/// Digits with a point among them; `.5` is `0.5`, and `1.` is `1`.
fn number(reader: &mut Reader<'_>) -> Result<Token, Fault> {
    let at = reader.at();
    let number = reader.number();
    if number.ends_with(|one: char| one.is_ascii_digit()) && !number.contains('.') && reader.rest().starts_with('.') {
        reader.skip_one();
    }
    let number = if number.starts_with('.') { format!("0{number}") } else { number.to_owned() };
    match super::worth::decimal(&number) {
        Some(_) => Ok(Token::Number(number)),
        None => Err(Fault::new(at, "A number has at most 28 digits.")),
    }
}

/// What stands between a mark and the one that ends it.
fn inside<'a>(reader: &mut Reader<'a>, ends: impl Fn(char) -> bool, missing: &str) -> Result<&'a str, Fault> {
    let at = reader.at();
    reader.skip_one();
    let inside = reader.until(ends).ok_or_else(|| Fault::new(at, missing))?;
    reader.skip_one();
    Ok(inside)
}

/// Blanks, broken lines, and comments, which fill their line.
fn skip(reader: &mut Reader<'_>) {
    loop {
        reader.while_so(|one| one.is_whitespace() || one == '\u{feff}');
        if !(reader.rest().starts_with("//") || reader.rest().starts_with('#')) {
            return;
        }
        reader.while_so(|one| one != '\n');
    }
}
