//! Reading a text from the left, byte by byte: what the canonical forms need and no more.

/// What has not been read yet.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a>(pub &'a [u8]);

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    pub fn is_done(self) -> bool {
        self.0.is_empty()
    }

    /// Reads `byte`, if it comes next.
    pub fn eat(&mut self, byte: u8) -> bool {
        let Some((first, rest)) = self.0.split_first() else { return false };
        if *first == byte {
            self.0 = rest;
        }
        *first == byte
    }

    /// Reads exactly `count` digits.
    pub fn digits(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut number: u16 = 0;
        for digit in digits {
            number = number * 10 + u16::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        self.0 = rest;
        Some(number)
    }

    /// Reads exactly two digits.
    pub fn pair(&mut self) -> Option<u8> {
        self.digits(2).and_then(|number| u8::try_from(number).ok())
    }

    /// Reads two digits, or `-` for an unknown part.
    pub fn pair_or_dash(&mut self) -> Option<Option<u8>> {
        if self.eat(b'-') { Some(None) } else { self.pair().map(Some) }
    }

    /// Reads as many digits as come.
    pub fn run(&mut self) -> &'a [u8] {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(count).unwrap_or((&[], self.0));
        self.0 = rest;
        digits
    }
}
