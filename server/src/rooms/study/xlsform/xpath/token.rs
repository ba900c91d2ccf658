//! Text to tokens. A name or a star is an operator where an operand has just ended (XPath 1.0, 3.7).

use shared::forms::rule::{Position, Reader};

use super::{Operator, Unreadable};

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number(String),
    Text(String),
    Name(String),
    /// `${name}`
    Reference(String),
    Operator(Operator),
    Slash,
    DoubleSlash,
    Dot,
    DotDot,
    Open,
    Close,
    OpenPredicate,
    ClosePredicate,
    Comma,
    Star,
    At,
    Axis,
    End,
}

/// The longest expression that is read.
const LONGEST: usize = 50_000;

/// Each token with its place; the end is the last.
pub fn tokens(text: &str) -> Result<Vec<(Token, Position)>, Unreadable> {
    let mut reader = Reader::of(text, LONGEST)?;
    let mut found: Vec<(Token, Position)> = Vec::new();
    loop {
        reader.while_so(char::is_whitespace);
        let at = reader.at();
        let after_operand = found.last().is_some_and(|(token, _)| ends_operand(token));
        let token = token(&mut reader, after_operand)?;
        let done = token == Token::End;
        found.push((token, at));
        if done {
            return Ok(found);
        }
    }
}

/// What word processors make of quotes and blanks.
const fn straight(one: char) -> char {
    match one {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '\u{a0}' => ' ',
        other => other,
    }
}

fn token(reader: &mut Reader<'_>, after_operand: bool) -> Result<Token, Unreadable> {
    let Some(first) = reader.first() else { return Ok(Token::End) };
    let rest = reader.rest();
    let is_digit = |one: char| one.is_ascii_digit();
    Ok(match straight(first) {
        '$' if rest.starts_with("${") => Token::Reference(inside(reader, 2, |one| one == '}', "“${” has no “}”")?.trim().to_owned()),
        mark @ ('\'' | '"') => Token::Text(inside(reader, first.len_utf8(), |one| straight(one) == mark, "A quote is not closed")?),
        _ if is_digit(first) || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_digit)) => number(reader),
        _ if is_start(first) => name(reader, after_operand),
        _ => match reader.sign(SIGNS).map(|sign| sign()) {
            Some(Token::Star) if after_operand => Token::Operator(Operator::Multiply),
            Some(token) => token,
            None => return Err(reader.fault(format!("“{first}” means nothing here")).into()),
        },
    })
}

/// What stands between an opening of so many bytes and the character that ends it.
fn inside(reader: &mut Reader<'_>, opening: usize, ends: impl Fn(char) -> bool, missing: &str) -> Result<String, Unreadable> {
    let at = reader.at();
    reader.skip(opening);
    let inside = reader.until(ends).ok_or_else(|| Unreadable { at, what: missing.to_owned() })?;
    reader.skip_one();
    Ok(inside.chars().map(straight).collect())
}

/// Digits, with one point before, among or behind them.
fn number(reader: &mut Reader<'_>) -> Token {
    let points = std::cell::Cell::new(0);
    Token::Number(reader.while_so(|one| one.is_ascii_digit() || (one == '.' && points.replace(1) == 0)).to_owned())
}

fn name(reader: &mut Reader<'_>, after_operand: bool) -> Token {
    let mut name = reader.while_so(is_part).to_owned();
    // `jr:choice-name`, but not `child::a`.
    if reader.rest().strip_prefix(':').is_some_and(|rest| rest.starts_with(is_start)) {
        name.push_str(reader.skip_one());
        name.push_str(reader.while_so(is_part));
    }
    let operator = match name.as_str() {
        "or" => Some(Operator::Or),
        "and" => Some(Operator::And),
        "div" => Some(Operator::Divide),
        "mod" => Some(Operator::Modulo),
        _ => None,
    };
    operator.filter(|_| after_operand).map_or(Token::Name(name), Token::Operator)
}

/// Whether an operand has ended with it.
const fn ends_operand(token: &Token) -> bool {
    use Token::{Close, ClosePredicate, Dot, DotDot, Name, Number, Reference, Star, Text};
    matches!(token, Number(_) | Text(_) | Name(_) | Reference(_) | Dot | DotDot | Close | ClosePredicate | Star)
}

fn is_start(one: char) -> bool {
    one.is_alphabetic() || one == '_'
}

fn is_part(one: char) -> bool {
    one.is_alphanumeric() || matches!(one, '_' | '-' | '.')
}

/// How a sign is written, and what it makes.
type Sign = (&'static str, fn() -> Token);

/// Longer signs before those that they begin with.
const SIGNS: &[Sign] = &[
    ("!=", || Token::Operator(Operator::Different)),
    ("<=", || Token::Operator(Operator::AtMost)),
    (">=", || Token::Operator(Operator::AtLeast)),
    ("//", || Token::DoubleSlash),
    ("..", || Token::DotDot),
    ("::", || Token::Axis),
    ("<", || Token::Operator(Operator::Less)),
    (">", || Token::Operator(Operator::Greater)),
    ("=", || Token::Operator(Operator::Equal)),
    ("+", || Token::Operator(Operator::Add)),
    ("-", || Token::Operator(Operator::Subtract)),
    ("|", || Token::Operator(Operator::Union)),
    ("/", || Token::Slash),
    (".", || Token::Dot),
    ("(", || Token::Open),
    (")", || Token::Close),
    ("[", || Token::OpenPredicate),
    ("]", || Token::ClosePredicate),
    (",", || Token::Comma),
    ("*", || Token::Star),
    ("@", || Token::At),
];
