//! Texts as other formats quote, cut and list them.

use std::sync::Arc;

use super::table::{Codes, Table};

/// For XML: text and attributes. What XML has no place for is shown as U+FFFD; this is for labels, never for values.
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// The front of a text in so many bytes, whole characters.
pub fn shorter(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..end).unwrap_or_default()
}

/// A text on one line, for labels.
pub fn line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

/// A text in so many pieces of at most so many bytes; the last ones may be empty.
pub fn chars(text: &str, bytes: usize, pieces: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    (0..pieces).map(move |_| {
        let piece = shorter(rest, bytes);
        rest = rest.get(piece.len()..).unwrap_or_default();
        piece
    })
}

/// The code lists that tables use, each once, in the order in which they come up.
pub fn code_lists(tables: &[Table]) -> Vec<&Arc<Codes>> {
    let mut lists: Vec<&Arc<Codes>> = Vec::new();
    for codes in tables.iter().flat_map(|table| &table.set.columns).filter_map(|column| column.codes.as_ref()) {
        if !lists.iter().any(|known| known.oid == codes.oid) {
            lists.push(codes);
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_text_are_the_text() {
        let pieces: Vec<&str> = chars("aäöb", 2, 4).collect();
        assert_eq!(pieces, ["a", "ä", "ö", "b"]);
        assert_eq!(xml("<a & \"b\">\u{1}"), "&lt;a &amp; &quot;b&quot;&gt;\u{fffd}");
    }
}
