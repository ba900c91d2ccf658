//! What a file is, found from its first bytes: never from its name, and never from what the sender says.

/// What is known of a file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    pub media: &'static str,
    pub is_image: bool,
    /// Something that a computer would run.
    pub runs: bool,
}

/// Looks at the content.
pub fn of(bytes: &[u8]) -> Kind {
    match infer::get(bytes) {
        Some(found) => Kind {
            media: found.mime_type(),
            is_image: found.matcher_type() == infer::MatcherType::Image,
            runs: found.matcher_type() == infer::MatcherType::App || found.mime_type() == "text/x-shellscript",
        },
        None if is_text(bytes) => Kind { media: "text/plain", is_image: false, runs: false },
        None => Kind { media: "application/octet-stream", is_image: false, runs: false },
    }
}

/// UTF-8 without control characters but blanks and line ends.
fn is_text(bytes: &[u8]) -> bool {
    let plain = |one: char| !one.is_control() || matches!(one, '\n' | '\r' | '\t');
    !bytes.is_empty() && std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: DAT-19
    #[test]
    fn the_content_decides_what_a_file_is() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Kind { media: "image/png", is_image: true, runs: false });
        assert_eq!(of(b"%PDF-1.7\n").media, "application/pdf");
        assert_eq!(of(b"visit,date\n1,2026-03-01\n").media, "text/plain");
        assert_eq!(of(b"\x00\x01\x02\x03").media, "application/octet-stream");
        assert!(of(b"#!/bin/sh\nrm -r /\n").runs);
        assert!(
            of(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").runs
        );
    }
}
