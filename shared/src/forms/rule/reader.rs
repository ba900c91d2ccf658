//! A text being read, and where the reading has come to: what the readers of all expression languages are made of.

use super::{Fault, Position};

/// What is left of a text.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a str,
    at: Position,
}

impl<'a> Reader<'a> {
    /// At the text's beginning. One of more than `longest` bytes is refused: nobody reads it, and nobody waits for it.
    pub fn of(text: &'a str, longest: usize) -> Result<Self, Fault> {
        let begin = Position { line: 1, column: 1 };
        if text.len() > longest {
            let what = format!("An expression has at most {longest} characters; this one has {}.", text.len());
            return Err(Fault::new(begin, what));
        }
        Ok(Self { rest: text, at: begin })
    }

    /// Where it has come to.
    pub const fn at(&self) -> Position {
        self.at
    }

    pub const fn rest(&self) -> &'a str {
        self.rest
    }

    pub fn first(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// A fault here.
    pub fn fault(&self, what: impl Into<String>) -> Fault {
        Fault::new(self.at, what)
    }

    /// Goes on by so many bytes and gives them; not at all when a character would be cut.
    pub fn skip(&mut self, bytes: usize) -> &'a str {
        let (skipped, rest) = self.rest.split_at_checked(bytes).unwrap_or(("", self.rest));
        for one in skipped.chars() {
            self.at = match one {
                '\n' => Position { line: self.at.line.saturating_add(1), column: 1 },
                _ => Position { column: self.at.column.saturating_add(1), ..self.at },
            };
        }
        self.rest = rest;
        skipped
    }

    /// Goes on past one character.
    pub fn skip_one(&mut self) -> &'a str {
        self.skip(self.first().map_or(0, char::len_utf8))
    }

    /// Goes on as long as it is so.
    pub fn while_so(&mut self, so: impl Fn(char) -> bool) -> &'a str {
        let length = self.rest.find(|one| !so(one)).unwrap_or(self.rest.len());
        self.skip(length)
    }

    /// Goes on up to where it is so, which is not taken; `None` when that is nowhere.
    pub fn until(&mut self, ends: impl Fn(char) -> bool) -> Option<&'a str> {
        let length = self.rest.find(ends)?;
        Some(self.skip(length))
    }

    /// Digits, and a point with digits behind it.
    pub fn number(&mut self) -> &'a str {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(self.rest);
        let fraction = self.rest.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
        self.skip(if fraction > 0 { whole + 1 + fraction } else { whole })
    }

    /// The first of the signs with which the rest begins, in the table's order.
    pub fn sign<T: Copy>(&mut self, signs: &[(&'static str, T)]) -> Option<T> {
        let (written, means) = signs.iter().find(|(written, _)| self.rest.starts_with(written))?;
        self.skip(written.len());
        Some(*means)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_knows_line_and_column_whatever_it_reads() {
        let mut reader = Reader::of("ä1.5.\n  <=x", 100).unwrap();
        assert_eq!(reader.while_so(char::is_alphabetic), "ä");
        assert_eq!((reader.number(), reader.at()), ("1.5", Position { line: 1, column: 5 }));
        reader.while_so(|one| one != '<');
        assert_eq!(reader.at(), Position { line: 2, column: 3 });
        assert_eq!(reader.sign(&[("<=", 1), ("<", 2)]), Some(1));
        assert_eq!((reader.until(|one| one == ']'), reader.skip_one(), reader.skip(1), reader.first()), (None, "x", "", None));
    }

    #[test]
    fn what_is_too_long_is_refused_with_a_sentence() {
        let fault = Reader::of(&"1".repeat(1 << 20), 50_000).unwrap_err();
        assert_eq!(fault.what, "An expression has at most 50000 characters; this one has 1048576.");
    }
}
