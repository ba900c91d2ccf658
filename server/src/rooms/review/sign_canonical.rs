//! The canonical text of a document and its SHA-256: JSON after RFC 8785 (JCS), as `docs/signatures.md` specifies. Our documents hold no
//! fractions, so numbers are written as they are.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::kernel::failure::{Outcome, internal};

/// The text that is hashed: members in the order of their names' UTF-16 units, no blanks, no absent members.
pub fn canonical<T: Serialize>(document: &T) -> Outcome<String> {
    let value = serde_json::to_value(document).map_err(|error| internal(&error))?;
    let mut text = String::new();
    write(&mut text, &value);
    Ok(text)
}

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write(text: &mut String, value: &Value) {
    match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            text.push('{');
            for (n, name) in names.into_iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                string(text, name);
                text.push(':');
                members.get(name).into_iter().for_each(|member| write(text, member));
            }
            text.push('}');
        }
        Value::Array(parts) => {
            text.push('[');
            for (n, part) in parts.iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                write(text, part);
            }
            text.push(']');
        }
        Value::String(one) => string(text, one),
        // A number without a fraction, true, false, null.
        other => text.push_str(&other.to_string()),
    }
}

fn string(text: &mut String, one: &str) {
    text.push('"');
    for letter in one.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Req: SIG-04
    #[test]
    fn members_are_sorted_and_letters_are_escaped_as_rfc_8785_says() {
        let document =
            json!({ "z": 1, "a": { "\u{e9}": "é\u{7f}/", "B": [true, null, "\"\\\u{8}\t\n\u{c}\r\u{1}"] }, "\u{1f600}": 1, "\u{fb33}": 2 });
        let text = canonical(&document).unwrap();
        assert_eq!(
            text,
            "{\"a\":{\"B\":[true,null,\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\"],\"é\":\"é\u{7f}/\"},\"z\":1,\"\u{1f600}\":1,\"\u{fb33}\":2}"
        );
    }

    /// Req: SIG-04
    #[test]
    fn the_test_vector_of_the_page_comes_out() {
        let page = include_str!("../../../../docs/signatures.md");
        let block = |name: &str| {
            page.split(&format!("<!-- vector: {name} -->\n```\n")).nth(1).and_then(|rest| rest.split("\n```").next()).unwrap().to_owned()
        };
        let (content, signature) = super::super::signature::vector();
        let content = canonical(&content).unwrap();
        assert_eq!((content.as_str(), hash(&content)), (block("content").as_str(), block("content hash")));
        let signature = canonical(&signature(hash(&content))).unwrap();
        assert_eq!((signature.as_str(), hash(&signature)), (block("signature").as_str(), block("signature hash")));
    }
}
