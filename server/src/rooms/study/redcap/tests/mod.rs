//! What the REDCap room promises, on small dictionaries.

mod anything;
mod back;
mod corpus;
mod data;
mod dictionaries;
mod logic;
mod projects;
mod writing;

use shared::study::{Design, DesignReport};

const HEADINGS: &str = "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation";

/// A dictionary of 18 columns with these rows.
fn dictionary(rows: &str) -> String {
    format!("{HEADINGS}\n{rows}")
}

fn read(file: impl AsRef<[u8]>) -> (DesignReport, Option<Design>) {
    super::import("study.csv", file.as_ref())
}

/// The design of a dictionary that is accepted.
fn accepted(file: impl AsRef<[u8]>) -> Design {
    let (report, design) = read(file);
    design.unwrap_or_else(|| panic!("refused: {:?}", report.refused))
}

/// Line and words of a refusal.
fn refused(file: impl AsRef<[u8]>) -> (usize, String) {
    let (report, design) = read(file);
    assert!(design.is_none() && !report.accepted, "accepted");
    let first = report.refused.into_iter().next().unwrap();
    (first.line, first.what)
}
