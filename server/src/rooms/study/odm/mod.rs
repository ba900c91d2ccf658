//! CDISC ODM: a file becomes a [`Design`](shared::study::Design), a design becomes ODM 1.3.2 again.
//!
//! How it works: [`parse`] streams the file into trees (clinical data is counted, never held), [`pick`] finds the study and
//! its version, [`read`] takes out of the trees what the model knows, and **whatever is then still in a tree is carried** in
//! the nearest part and reported. [`write`] builds the same trees from a design and fits them to the ODM 1.3.2 schema.
//!
//! Invariants
//! * Nothing is dropped: what is not taken is carried, listed in the report with path and line, and written again.
//! * `import(export(design)) == design`, and the second export is byte for byte the first.
//! * No input panics, expands an entity, opens another file or needs memory for clinical data.
//!
//! Decisions
//! * *Include* is resolved at import: the design holds the inherited definitions, overridden by OID, and is exported without
//!   the Include. The studies included are carried whole, and so are the study's other versions. An Include whose target is
//!   not in the file is carried and exported.
//! * Of several studies the one with most definitions after resolving is imported (the first of equals), of several versions
//!   the last one that defines anything.
//! * What ODM's schema does not allow (a boolean CodeList, two definitions with one OID) is exported in a form that it does
//!   allow, with the original beside it in a processing instruction `<?probatum-… ?>`, which other readers skip and we read
//!   back. So an export is always valid, and what was found is never lost. See [`fit`](write).
//! * Probatum's own extras (arms, rules, visit windows, subject pattern, long text, several choices, what is unblinded) are
//!   attributes and elements of the namespace `urn:probatum:odm:1`.
//! * Expressions of other systems are translated where that is certain ([`dialects`]); ours stands before them, and what was not
//!   translated decides nothing.
//! * FileOID, CreationDateTime and their like describe the file, not the study: they are neither kept nor reported.
//! * A design with forms and no visit gets one visit with all of them, or nothing could be captured.

mod carry;
mod check;
mod detect;
mod dialects;
mod include;
mod log;
mod parse;
mod pick;
mod read;
mod restore;
mod schema;
mod source;
pub mod text;
mod tree;
mod vendor;
mod write;

#[cfg(test)]
mod tests;

use std::io::BufRead;

use shared::study::{Design, DesignReport};

use super::redcap;

pub use read::all_forms;
pub use write::{ExportHeader, Renames, Writer, export};

/// ODM 1.3's namespace: what an export is written in.
const ODM: &str = "http://www.cdisc.org/ns/odm/v1.3";
/// Our own extension namespace.
const OWN: &str = "urn:probatum:odm:1";
/// The namespace of `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads an ODM file. The design is there when the report says `accepted`.
pub fn import(file: &str, bytes: impl BufRead) -> (DesignReport, Option<Design>) {
    let mut log = log::Log::default();
    let mut found = parse::Found::default();
    let outcome = parse::parse(bytes, &mut found, &mut log).and_then(|()| pick::pick(&mut found, &mut log));
    let design = match outcome {
        Ok(study) => Some(extended(read::design(found.root, study, &mut log), &mut log)),
        Err(refused) => {
            log.refused.push(*refused);
            None
        }
    };
    (log.report(file, found.format, design.as_ref()), design)
}

/// The design with what a vendor's extensions mean beyond single items.
fn extended(mut design: Design, log: &mut log::Log) -> Design {
    if redcap::project::is_project(&design) {
        for said in redcap::project::act(&mut design) {
            log.say(&format!("/ItemDef[{}]/@", said.item + 1), said.attribute, said.what);
        }
    }
    design
}
