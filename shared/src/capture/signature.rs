//! What a signature covers, and the one table of changes that break it (SIG-05). The table is printed in `docs/signatures.md` and shown to
//! whoever builds a study; both sides read it here.

use serde::{Deserialize, Serialize};

use super::{RecordKey, RowKey};
use crate::forms::{Datum, ItemKey, Oid};

/// How much a signature covers, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// One form of one visit.
    Form,
    /// A visit with its forms.
    Visit,
    /// All that is known of a subject.
    Casebook,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::Form, Level::Visit, Level::Casebook];

    /// The wire and database form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Form => "form",
            Level::Visit => "visit",
            Level::Casebook => "casebook",
        }
    }
}

impl std::str::FromStr for Level {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Level::ALL.into_iter().find(|level| level.as_str() == text).ok_or(())
    }
}

/// How a form or visit stands to the signatures that cover it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignedAs {
    /// A signature covers it as it is.
    Signed,
    /// It was signed, and something of it has changed since.
    Broken,
}

impl SignedAs {
    pub const fn as_str(self) -> &'static str {
        match self {
            SignedAs::Signed => "signed",
            SignedAs::Broken => "broken",
        }
    }
}

macro_rules! changes {
    ($( $(#[$doc:meta])* $name:ident = $wire:literal : $form:tt $visit:tt $casebook:tt, $words:literal; )*) => {
        /// What may happen to what was signed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Happened { $( $(#[$doc])* #[serde(rename = $wire)] $name, )* }

        impl Happened {
            /// In the order of the table.
            pub const ALL: &'static [Happened] = &[ $( Happened::$name ),* ];
            /// The wire form, and the last part of the key of its words: `breaks-value`.
            pub const fn as_str(self) -> &'static str { match self { $( Happened::$name => $wire ),* } }
            /// In English, for the documents.
            pub const fn words(self) -> &'static str { match self { $( Happened::$name => $words ),* } }
            /// Whether it breaks a signature of a form, a visit, a casebook that covers the place where it happens.
            pub const fn breaks(self, level: Level) -> bool {
                match (self, level) { $(
                    (Happened::$name, Level::Form) => marked!($form),
                    (Happened::$name, Level::Visit) => marked!($visit),
                    (Happened::$name, Level::Casebook) => marked!($casebook),
                )* }
            }
        }
    };
}

macro_rules! marked {
    (x) => {
        true
    };
    (-) => {
        false
    };
}

changes! {
    //                                form visit casebook
    /// A value, unit or reason for a missing value was entered, changed or cleared.
    Value         = "value"          : x x x, "A value, its unit or the reason why it is missing is entered, changed or cleared";
    /// A rule derived another value.
    Derived       = "derived"        : x x x, "A rule derives another value, also because something elsewhere has changed";
    /// A row of a repeating group went out of use.
    RowRetired    = "row_retired"    : x x x, "A row is taken out of use";
    RowRestored   = "row_restored"   : x x x, "A row is brought back";
    /// A form that was complete is in progress again.
    FormReopened  = "form_reopened"  : x x x, "A complete form is taken up again";
    FormAdded     = "form_added"     : - x x, "A form is begun in a signed visit or casebook";
    FormRetired   = "form_retired"   : x x x, "A form is taken out of use";
    FormRestored  = "form_restored"  : x x x, "A form is brought back";
    VisitAdded    = "visit_added"    : - - x, "A visit is added, or its first form begun";
    VisitDated    = "visit_dated"    : - x x, "The date of a visit is entered or changed";
    VisitSkipped  = "visit_skipped"  : - x x, "A visit is said not to have taken place, or that is taken back";
    VisitRetired  = "visit_retired"  : x x x, "A visit is taken out of use";
    VisitRestored = "visit_restored" : x x x, "A visit is brought back";
    /// The subject was moved to another version of the design.
    DesignMoved   = "design_moved"   : x x x, "The subject moves to another version of the study design";
    QueryOpened   = "query_opened"   : - - -, "A query is opened, answered or closed: it asks about data and is none; an answer that changes a value breaks by that";
    Verified      = "verified"       : - - -, "Data are verified against source, reviewed, frozen or locked";
    Planned       = "planned"        : - - -, "The day of an appointment is agreed on";
    SubjectState  = "subject_state"  : - - -, "The subject's state in the study changes";
    Printed       = "printed"        : - - -, "Data are printed or exported";
}

/// The table, as Markdown.
pub fn breaking_markdown() -> String {
    let mut page = String::from("| What happens | breaks a signed form | a signed visit | a signed casebook |\n|---|---|---|---|\n");
    for what in Happened::ALL {
        let mark = |level| if what.breaks(level) { "breaks" } else { "–" };
        let [form, visit, casebook] = Level::ALL.map(mark);
        page.push_str(&format!("| {} | {form} | {visit} | {casebook} |\n", what.words()));
    }
    page
}

/// One thing that has become different from what was signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alteration {
    pub what: Happened,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    /// The data point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemKey>,
    /// The row that went out of use or came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowKey>,
    /// The datum before and after; of a date, its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Datum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Datum>,
    /// Data points that changed along with it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Alteration {
    pub fn of(what: Happened) -> Self {
        let nothing = None;
        Self {
            what,
            visit: nothing,
            visit_n: None,
            form: None,
            form_n: None,
            item: None,
            row: None,
            old: None,
            new: None,
            more: 0,
            reason: None,
        }
    }

    /// At a visit.
    #[must_use]
    pub fn at_visit(self, visit: &Oid, n: u32) -> Self {
        Self { visit: Some(visit.clone()), visit_n: Some(n), ..self }
    }

    /// In a record.
    #[must_use]
    pub fn in_record(self, key: &RecordKey) -> Self {
        Self { form: Some(key.form.clone()), form_n: Some(key.form_n), ..self.at_visit(&key.visit, key.visit_n) }
    }

    /// The record it happened in.
    pub fn record(&self) -> Option<RecordKey> {
        let (visit, form) = (self.visit.clone()?, self.form.clone()?);
        Some(RecordKey { visit, visit_n: self.visit_n?, form, form_n: self.form_n? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: SIG-05
    #[test]
    fn the_page_about_signatures_has_the_table_of_the_code() {
        let page = include_str!("../../../docs/signatures.md");
        let table = breaking_markdown();
        assert!(page.contains(&table), "put this table into docs/signatures.md:\n\n{table}");
    }

    #[test]
    fn what_breaks_a_form_breaks_what_holds_it() {
        for what in Happened::ALL {
            assert!(!what.breaks(Level::Form) || what.breaks(Level::Visit), "{what:?}");
            assert!(!what.breaks(Level::Visit) || what.breaks(Level::Casebook), "{what:?}");
        }
    }
}
