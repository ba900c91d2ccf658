//! JSON as it is written: texts, numbers, words, and what stands between them. What is not JSON is refused on the spot.

use std::borrow::Cow;

use super::refuse;

/// A text, and how far it has been read.
pub struct Json<'de> {
    text: &'de str,
    at: usize,
}

/// What stands behind the last byte.
pub const END: u8 = 0;

impl<'de> Json<'de> {
    pub fn new(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    #[cold]
    pub fn wrong(&self, wanted: &str) -> ! {
        refuse(&format_args!("{wanted} was expected at byte {}", self.at))
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is no blank.
    pub fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    pub fn take(&mut self, wanted: u8) {
        if self.peek() != wanted {
            self.wrong(char::from(wanted).encode_utf8(&mut [0; 4]));
        }
        self.at += 1;
    }

    /// Whether the next byte was this one; it is taken then.
    fn took(&mut self, byte: u8) -> bool {
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    pub fn word(&mut self, word: &str) {
        let there = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if !there {
            self.wrong(word);
        }
        self.at += word.len();
    }

    fn slice(&self, from: usize) -> &'de str {
        self.text.get(from..self.at).unwrap_or_else(|| self.wrong("text"))
    }

    /// A text in quotes: as it stands there, unless something in it is written in another way.
    pub fn string(&mut self) -> Cow<'de, str> {
        self.take(b'"');
        let from = self.at;
        while !matches!(self.byte(), b'"' | b'\\' | END) {
            self.at += 1;
        }
        let plain = self.slice(from);
        if self.byte() == b'"' {
            self.at += 1;
            return Cow::Borrowed(plain);
        }
        self.unescaped(plain.to_owned())
    }

    fn unescaped(&mut self, mut text: String) -> Cow<'de, str> {
        loop {
            let from = self.at;
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return Cow::Owned(text);
                }
                b'\\' => {
                    self.at += 1;
                    text.push(self.escaped());
                }
                END => self.wrong("a quote"),
                _ => {
                    while !matches!(self.byte(), b'"' | b'\\' | END) {
                        self.at += 1;
                    }
                    text.push_str(self.slice(from));
                }
            }
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> char {
        let byte = self.byte();
        self.at += 1;
        match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode(),
            _ => self.wrong("an escape"),
        }
    }

    /// Four digits, or twice four for what lies beyond.
    fn unicode(&mut self) -> char {
        let high = self.hex();
        let code = if (0xD800..0xDC00).contains(&high) {
            self.word("\\u");
            0x1_0000 + ((high - 0xD800) << 10) + self.hex().wrapping_sub(0xDC00)
        } else {
            high
        };
        char::from_u32(code).unwrap_or_else(|| self.wrong("a character"))
    }

    fn hex(&mut self) -> u32 {
        let digits = self.text.get(self.at..self.at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        digits.unwrap_or_else(|| self.wrong("four digits"))
    }

    pub fn number(&mut self) -> &'de str {
        self.peek();
        let from = self.at;
        while matches!(self.byte(), b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') {
            self.at += 1;
        }
        self.slice(from)
    }

    pub fn unsigned(&mut self) -> u64 {
        self.number().parse().unwrap_or_else(|_| self.wrong("a whole number"))
    }

    pub fn signed(&mut self) -> i64 {
        self.number().parse().unwrap_or_else(|_| self.wrong("a whole number"))
    }

    pub fn float(&mut self) -> f64 {
        self.number().parse().unwrap_or_else(|_| self.wrong("a number"))
    }

    pub fn truth(&mut self) -> bool {
        let truth = self.peek() == b't';
        self.word(if truth { "true" } else { "false" });
        truth
    }

    /// Passes over a value, whatever it is.
    pub fn pass(&mut self) {
        match self.peek() {
            b'"' => drop(self.string()),
            b'{' => self.pass_all(b'}', |json| {
                json.string();
                json.take(b':');
                json.pass();
            }),
            b'[' => self.pass_all(b']', Self::pass),
            b't' | b'f' => drop(self.truth()),
            b'n' => self.word("null"),
            _ => drop(self.float()),
        }
    }

    fn pass_all(&mut self, end: u8, one: fn(&mut Self)) {
        self.at += 1;
        let mut some = false;
        while !self.took(end) {
            if some {
                self.take(b',');
            }
            some = true;
            one(self);
        }
    }
}
