//! Characters: escaping, unescaping and what XML allows.
//! Invariant: `unescape(escape(text)) == text` for every text of characters that XML 1.0 allows.

use std::fmt::Write as _;

/// Whether XML 1.0 allows the character at all, even as a reference.
pub fn legal(one: char) -> bool {
    matches!(one, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// The text with the replacement character where XML allows none; and whether there was such a place.
pub fn legalise(text: String) -> (String, bool) {
    if text.chars().all(legal) {
        (text, false)
    } else {
        (text.chars().map(|one| if legal(one) { one } else { '\u{FFFD}' }).collect(), true)
    }
}

/// For an attribute's value in double quotes, and for our processing instructions: `?>` cannot arise.
pub fn attribute(value: &str) -> String {
    escape(value, |one| matches!(one, '"' | '\n' | '\t' | '\r'))
}

/// For the text of an element.
pub fn content(value: &str) -> String {
    escape(value, |one| one == '\r')
}

fn escape(value: &str, as_number: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(value.len());
    for one in value.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if as_number('"') => out.push_str("&quot;"),
            // Writing to a String cannot fail.
            _ if as_number(one) => drop(write!(out, "&#{};", u32::from(one))),
            _ if legal(one) => out.push(one),
            _ => out.push('\u{FFFD}'),
        }
    }
    out
}

/// What an attribute's source text means: entities resolved, line ends and tabs made blanks. The flag says whether
/// something could not be resolved and was kept as written.
pub fn unescape(raw: &str) -> (String, bool) {
    let mut out = String::with_capacity(raw.len());
    let mut unclear = false;
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        blanks(before, &mut out);
        let end = from.find(';').filter(|end| *end <= 12);
        match end.and_then(|end| Some((resolve(from.get(1..end)?)?, from.get(end + 1..)?))) {
            Some((one, after)) => {
                out.push(one);
                rest = after;
            }
            None => {
                unclear = true;
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    blanks(rest, &mut out);
    (out, unclear)
}

fn blanks(raw: &str, out: &mut String) {
    let mut carriage = false;
    for one in raw.chars() {
        match one {
            '\n' if carriage => {}
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(one),
        }
        carriage = one == '\r';
    }
}

/// A predefined entity or a character reference; XML knows five and we know no others.
pub fn resolve(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|one| *one != '\0')
        }
    }
}

/// Whether the text may stand as a name without prefix.
pub fn is_name(text: &str) -> bool {
    let start = |one: char| one.is_alphabetic() || one == '_';
    let part = |one: char| start(one) || one.is_numeric() || matches!(one, '-' | '.' | '\u{B7}');
    text.chars().next().is_some_and(start) && text.chars().all(part)
}
