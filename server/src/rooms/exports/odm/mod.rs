//! CDISC ODM 1.3.2, snapshot: the design, sites and people, and the clinical data as they stand.
//!
//! Decisions, all of them within the standard, so that a file validates and any reader can make use of it:
//! * What ODM has no place for stands in an Annotation whose Flag is one of our code list `CL.PROBATUM.FLAGS`: why a value is
//!   missing, that a form was declared complete, and (with the words in the Comment) when a visit took place and where a
//!   subject stands. The list is written with the design and passed over by our import, as AdminData of ours is.
//! * Several choices of one item are one Value, joined by commas; a comma or backslash inside a choice is written `\,` or `\\`.
//! * A value that is missing has `IsNull="Yes"` and the flag that says why. A value that was cleared is not there.
//! * Repeat keys are written where the design says that something repeats.
//! * XML cannot hold control characters. A value with one has U+FFFD in its place, and the exact value as a JSON string in an
//!   Annotation with the flag EXACT.
//! * With audit records each data point carries its last change, and rows out of use and cleared values are there too, marked.
//! * With audit records queries are there with their threads: see `asked`.
//! * Signatures that stand are Signature elements of the subject, visit or form; their meanings are SignatureDefs of AdminData.
//! * Data entered under a version other than the one in use now name that version; the file defines the one in use now.

mod admin;
mod asked;
mod clinical;
mod flags;
mod xml;

pub use flags::reason;

use std::io::Write;

use shared::exports::api::OdmOptions;
use shared::kernel::StudyId;

use super::source::Source;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::study::odm::{ExportHeader, Writer};

/// Writes the study. Must be the first to ask in its transaction.
pub async fn write(tx: &Tx, study: StudyId, options: OdmOptions, out: &mut impl Write) -> Outcome<()> {
    let source = Source::open(tx, study).await?;
    let design = &source.version.design;
    let mut writer = Writer::new(out, design);
    if !options.design_only {
        writer.beside(flags::list(&source.version.design.library.reasons));
    }
    let broken = |error: std::io::Error| internal(&error);
    writer.start_root(design, &header(&source)).map_err(broken)?;
    if let Some(marking) = source.marking() {
        writeln!(writer.out(), "  <!-- {marking} -->").map_err(broken)?;
    }
    writer.study(design).map_err(broken)?;
    writer.admin_data(design).map_err(broken)?;
    if options.design_only {
        writer.reference_data(design).and_then(|()| writer.end(design)).map_err(broken)?;
        return Ok(());
    }
    admin::write(tx, &source, options, writer.out()).await?;
    writer.reference_data(design).map_err(broken)?;
    let renames = writer.renames().clone();
    for (version, layout) in &source.used {
        clinical::Clinical { source: &source, version, layout, renames: &renames, audit: options.audit }.write(tx, writer.out()).await?;
    }
    writer.end(design).map_err(broken)
}

fn header(source: &Source) -> ExportHeader {
    ExportHeader {
        file_oid: format!("PROBATUM.{}.{}", source.study.environment.as_str().to_uppercase(), fresh()),
        created: source.now.to_string(),
        system_version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// ODM wants OIDs that say something; the design's writer puts a dash where a file had none.
fn oid(oid: &shared::forms::Oid) -> &str {
    if oid.as_str().is_empty() { "-" } else { oid.as_str() }
}
