//! Printouts: copies on paper. What leaves the system is written down (EXP-07): who took what, when.

use serde::{Deserialize, Serialize};

use super::RecordKey;
use crate::kernel::{Checked, Instant, Place, PrintoutId};

/// What is about to be printed. The client names it, so that a retry notes it once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPrintout {
    pub id: PrintoutId,
    /// The form; absent: the whole casebook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordKey>,
    /// The language of the copy (BCP 47).
    pub language: String,
}

impl Checked for NewPrintout {
    fn places(&self) -> Vec<Place> {
        let wrong = !(2..=35).contains(&self.language.len());
        let place = || Place { at: "/language".to_owned(), message: "Name a language by its tag, such as de or pt-BR.".to_owned() };
        wrong.then(place).into_iter().collect()
    }
}

/// One copy on paper, as the register has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Printout {
    pub id: PrintoutId,
    /// The form; absent: the whole casebook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordKey>,
    pub language: String,
    pub at: Instant,
    /// By whom.
    pub by: String,
}
