//! Text to tokens. A name or a star is an operator where an operand has just ended (XPath 1.0, 3.7).

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

/// Each token with the character at which it begins, counting from 1; the end is the last.
pub fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Unreadable> {
    if text.len() > LONGEST {
        let what = format!("An expression has at most {LONGEST} characters; this one has {}", text.len());
        return Err(Unreadable { at: 1, what });
    }
    let characters: Vec<char> = text.chars().map(straight).collect();
    let mut reader = Reader { characters: &characters, next: 0, found: Vec::new() };
    while reader.one()? {}
    reader.found.push((Token::End, characters.len() + 1));
    Ok(reader.found)
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

struct Reader<'a> {
    characters: &'a [char],
    next: usize,
    found: Vec<(Token, usize)>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.next + ahead).copied()
    }

    fn fault(&self, what: impl Into<String>) -> Unreadable {
        Unreadable { at: self.next + 1, what: what.into() }
    }

    fn push(&mut self, token: Token, length: usize) {
        self.found.push((token, self.next + 1));
        self.next += length;
    }

    /// Reads one token; false at the end.
    fn one(&mut self) -> Result<bool, Unreadable> {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.next += 1;
        }
        let Some(first) = self.peek(0) else { return Ok(false) };
        match (first, self.peek(1)) {
            ('$', Some('{')) => self.reference()?,
            ('\'' | '"', _) => self.text(first)?,
            ('0'..='9', _) | ('.', Some('0'..='9')) => self.number(),
            _ if is_start(first) => self.name(),
            (first, second) => {
                let (token, length) = sign(first, second).ok_or_else(|| self.fault(format!("“{first}” means nothing here")))?;
                let token = if token == Token::Star && self.after_operand() { Token::Operator(Operator::Multiply) } else { token };
                self.push(token, length);
            }
        }
        Ok(true)
    }

    fn reference(&mut self) -> Result<(), Unreadable> {
        let inside: String = self.characters.iter().skip(self.next + 2).take_while(|one| **one != '}').collect();
        let length = inside.chars().count() + 3;
        if self.peek(length - 1) != Some('}') {
            return Err(self.fault("“${” has no “}”"));
        }
        self.push(Token::Reference(inside.trim().to_owned()), length);
        Ok(())
    }

    fn text(&mut self, mark: char) -> Result<(), Unreadable> {
        let inside: String = self.characters.iter().skip(self.next + 1).take_while(|one| **one != mark).collect();
        let length = inside.chars().count() + 2;
        if self.peek(length - 1) != Some(mark) {
            return Err(self.fault("A quote is not closed"));
        }
        self.push(Token::Text(inside), length);
        Ok(())
    }

    fn number(&mut self) {
        let mut dots = 0;
        let digits = |one: &&char| one.is_ascii_digit() || (**one == '.' && std::mem::replace(&mut dots, 1) == 0);
        let number: String = self.characters.iter().skip(self.next).take_while(digits).collect();
        let length = number.chars().count();
        self.push(Token::Number(number), length);
    }

    fn name(&mut self) {
        let mut name: String = self.characters.iter().skip(self.next).take_while(|one| is_part(**one)).collect();
        let mut length = name.chars().count();
        // `jr:choice-name`, but not `child::a`.
        if self.peek(length) == Some(':') && self.peek(length + 1).is_some_and(is_start) {
            let local: String = self.characters.iter().skip(self.next + length + 1).take_while(|one| is_part(**one)).collect();
            length += 1 + local.chars().count();
            name = format!("{name}:{local}");
        }
        let operator = match name.as_str() {
            "or" => Some(Operator::Or),
            "and" => Some(Operator::And),
            "div" => Some(Operator::Divide),
            "mod" => Some(Operator::Modulo),
            _ => None,
        };
        let token = operator.filter(|_| self.after_operand()).map_or(Token::Name(name), Token::Operator);
        self.push(token, length);
    }

    /// Whether an operand has just ended.
    fn after_operand(&self) -> bool {
        use Token::{Close, ClosePredicate, Dot, DotDot, Name, Number, Reference, Star, Text};
        let last = self.found.last().map(|(token, _)| token);
        matches!(last, Some(Number(_) | Text(_) | Name(_) | Reference(_) | Dot | DotDot | Close | ClosePredicate | Star))
    }
}

fn is_start(one: char) -> bool {
    one.is_alphabetic() || one == '_'
}

fn is_part(one: char) -> bool {
    one.is_alphanumeric() || matches!(one, '_' | '-' | '.')
}

fn sign(first: char, second: Option<char>) -> Option<(Token, usize)> {
    use Operator::{Add, AtLeast, AtMost, Different, Equal, Greater, Less, Subtract, Union};
    Some(match (first, second) {
        ('!', Some('=')) => (Token::Operator(Different), 2),
        ('<', Some('=')) => (Token::Operator(AtMost), 2),
        ('>', Some('=')) => (Token::Operator(AtLeast), 2),
        ('/', Some('/')) => (Token::DoubleSlash, 2),
        ('.', Some('.')) => (Token::DotDot, 2),
        (':', Some(':')) => (Token::Axis, 2),
        ('<', _) => (Token::Operator(Less), 1),
        ('>', _) => (Token::Operator(Greater), 1),
        ('=', _) => (Token::Operator(Equal), 1),
        ('+', _) => (Token::Operator(Add), 1),
        ('-', _) => (Token::Operator(Subtract), 1),
        ('|', _) => (Token::Operator(Union), 1),
        ('/', _) => (Token::Slash, 1),
        ('.', _) => (Token::Dot, 1),
        ('(', _) => (Token::Open, 1),
        (')', _) => (Token::Close, 1),
        ('[', _) => (Token::OpenPredicate, 1),
        (']', _) => (Token::ClosePredicate, 1),
        (',', _) => (Token::Comma, 1),
        ('*', _) => (Token::Star, 1),
        ('@', _) => (Token::At, 1),
        _ => return None,
    })
}
