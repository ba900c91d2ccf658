//! As much of Fluent as our files use: one line of text with `{ $names }`, or a choice by one argument.
//!
//! ```text
//! enrol = Enrol { $key }
//! rows = { $n ->
//!     [one] one row
//!    *[other] { $n } rows
//! }
//! ```
//! The crates for all of Fluent weigh 14 kB in the browser. Invariant: on every message of ours, this says what they say (a test
//! compares), so whatever else Fluent knows is refused by that test before it is used.
//!
//! What is put into a text that runs from right to left stands between marks (Unicode's FSI and PDI), as Fluent does it: a
//! key, a number or a date keeps its own order there.

use std::borrow::Cow;
use std::collections::HashMap;

/// An argument of a message: a text or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
}

impl Arg<'_> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Arg::Text(text) => Cow::Borrowed(text),
            Arg::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => { $(
        impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self {
                Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )* };
}
numbers!(i32, i64, u8, u16, u32, usize);

/// The messages of one language, key by key, as they are written.
#[derive(Debug, Default)]
pub struct Messages<'s>(HashMap<&'s str, &'s str>);

impl<'s> Messages<'s> {
    /// Reads a file. What is neither message nor part of one is passed over.
    pub fn read(source: &'s str) -> Self {
        let mut messages = HashMap::new();
        let mut open: Option<(&str, usize)> = None;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let continues = line.starts_with([' ', '}']);
            if let Some((key, from)) = open.filter(|_| !continues) {
                messages.insert(key, source.get(from..at).unwrap_or_default().trim());
                open = None;
            }
            if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase())) {
                open = Some((key, at + key.len() + " =".len()));
            }
            at += line.len();
        }
        if let Some((key, from)) = open {
            messages.insert(key, source.get(from..).unwrap_or_default().trim());
        }
        Self(messages)
    }

    /// What the message says with these arguments, in the language with this tag.
    pub fn say(&self, tag: &str, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let message = self.0.get(key)?;
        Some(fill(chosen(message, tag, args).unwrap_or(message), args, super::runs_from_right(tag)))
    }
}

/// The variant of a choice that fits the argument it asks for; nothing where there is no choice.
fn chosen<'s>(message: &'s str, tag: &str, args: &[(&str, Arg)]) -> Option<&'s str> {
    let (name, variants) = message.strip_prefix("{ $")?.split_once(" ->")?;
    let arg = args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg);
    let mut otherwise = None;
    for line in variants.lines().map(str::trim) {
        let (default, rest) = line.strip_prefix('*').map_or((false, line), |rest| (true, rest));
        let Some((variant, words)) = rest.strip_prefix('[').and_then(|rest| rest.split_once("] ")) else { continue };
        if arg.is_some_and(|arg| fits(variant, arg, tag)) {
            return Some(words);
        }
        if default {
            otherwise = Some(words);
        }
    }
    otherwise
}

fn fits(variant: &str, arg: &Arg, tag: &str) -> bool {
    match arg {
        Arg::Text(text) => text == variant,
        Arg::Number(number) => variant.parse() == Ok(*number) || variant == category(*number, tag),
    }
}

/// CLDR's plural category for whole numbers.
fn category(number: i64, tag: &str) -> &'static str {
    let number = number.unsigned_abs();
    match (tag, number) {
        ("ar", 0) => "zero",
        ("fr", 0) | (_, 1) => "one",
        ("ar", 2) => "two",
        ("ar", _) if matches!(number % 100, 3..=10) => "few",
        ("ar", _) if number % 100 > 10 => "many",
        _ => "other",
    }
}

/// Puts arguments in the place of their names; a name without argument stays, so that the gap is seen.
fn fill(words: &str, args: &[(&str, Arg)], from_right: bool) -> String {
    let mut said = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{ $") {
        said.push_str(before);
        let Some((name, tail)) = after.split_once(" }") else {
            said.push_str("{ $");
            rest = after;
            continue;
        };
        let value = match args.iter().find(|(known, _)| *known == name) {
            Some((_, arg)) => arg.text(),
            None => Cow::Owned(format!("{{${name}}}")),
        };
        // A text of one argument alone needs no marks around it.
        let alone = said.is_empty() && tail.is_empty();
        put(&mut said, &value, !alone && (from_right || has_letters_from_right(&value)));
        rest = tail;
    }
    said.push_str(rest);
    said
}

fn put(said: &mut String, value: &str, apart: bool) {
    let [open, close] = if apart { ["\u{2068}", "\u{2069}"] } else { ["", ""] };
    [open, value, close].into_iter().for_each(|part| said.push_str(part));
}

/// Whether there are Hebrew or Arabic letters in it, which a text that runs from the left must not be mixed up with.
fn has_letters_from_right(text: &str) -> bool {
    text.chars().any(|one| matches!(one, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'))
}
