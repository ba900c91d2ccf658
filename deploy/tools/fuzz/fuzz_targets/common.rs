//! What the targets share: an expression of another system is put into a whole design file, since that is how it arrives.
//!
//! Invariants: no input panics, and what is said of a design (it compiles, its expressions print and parse alike, it goes out)
//! can be said of any design that is accepted.

use shared::forms::Expression;
use shared::forms::rule::{Ucum, parse, print};
use shared::study::{Design, DesignReport};

/// A text that JSON, CSV and XML can carry.
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// A cell of a CSV file.
pub fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text between XML's tags.
pub fn xml(text: &str) -> String {
    let legal = |one: &char| matches!(one, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().filter(legal).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The same where every expression of ours was made by us: each can be read.
pub fn translated(read: (DesignReport, Option<Design>)) -> Option<Design> {
    let design = look(read)?;
    for ours in own(&design) {
        assert!(parse(&ours.text).is_ok(), "made by us and not read by us: {}", ours.text);
    }
    Some(design)
}

/// A design that was accepted can be compiled, and every expression of ours in it parses and prints alike.
pub fn look((report, design): (DesignReport, Option<Design>)) -> Option<Design> {
    assert_eq!(report.accepted, design.is_some(), "{report:?}");
    let design = design?;
    let _ = design.compile(&Ucum);
    for tree in own(&design).filter_map(|ours| parse(&ours.text).ok()) {
        let printed = print(&tree);
        assert_eq!(parse(&printed).as_ref(), Ok(&tree), "{printed}");
    }
    Some(design)
}

fn own(design: &Design) -> impl Iterator<Item = &Expression> {
    let library = &design.library;
    let conditions = library.conditions.iter().flat_map(|one| &one.expressions);
    let methods = library.methods.iter().flat_map(|one| &one.expressions);
    conditions.chain(methods).filter(|one| one.context == Expression::OWN)
}
