//! The columns of a data dictionary: how REDCap heads them in its exports and in its API, and how they are told apart from
//! those of other tables.

use super::sheet::{Row, Sheet};

macro_rules! columns {
    ($( $name:ident = $heading:literal, $api:literal $(, $other:literal)*; )*) => {
        /// A column that we know.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column { $( $name ),* }

        impl Column {
            /// In REDCap's order.
            pub const ALL: &'static [Column] = &[ $( Column::$name ),* ];

            /// As REDCap's export heads it.
            pub const fn heading(self) -> &'static str { match self { $( Column::$name => $heading ),* } }

            /// Under which names it is found.
            const fn names(self) -> &'static [&'static str] { match self { $( Column::$name => &[$heading, $api $(, $other)*] ),* } }
        }
    };
}

// The names behind the API's are those of the question library of ISARIC (ARC), which has more columns.
columns! {
    Variable = "Variable / Field Name", "field_name", "Variable";
    Form = "Form Name", "form_name", "Form";
    Section = "Section Header", "section_header", "Section";
    Type = "Field Type", "field_type", "Type";
    Label = "Field Label", "field_label", "Question";
    Choices = "Choices, Calculations, OR Slider Labels", "select_choices_or_calculations", "Choices OR Calculations", "Answer Options";
    Note = "Field Note", "field_note";
    Validation = "Text Validation Type OR Show Slider Number", "text_validation_type_or_show_slider_number", "Validation";
    Min = "Text Validation Min", "text_validation_min", "Minimum";
    Max = "Text Validation Max", "text_validation_max", "Maximum";
    Identifier = "Identifier?", "identifier";
    Branching = "Branching Logic (Show field only if...)", "branching_logic", "Skip Logic";
    Required = "Required Field?", "required_field";
    Alignment = "Custom Alignment", "custom_alignment";
    Number = "Question Number (surveys only)", "question_number";
    Matrix = "Matrix Group Name", "matrix_group_name";
    Ranking = "Matrix Ranking?", "matrix_ranking";
    Annotation = "Field Annotation", "field_annotation";
}

/// What REDCap calls its kinds of fields.
pub const FIELD_TYPES: &[&str] =
    &["text", "notes", "radio", "dropdown", "checkbox", "calc", "file", "descriptive", "slider", "yesno", "truefalse", "sql"];

/// Which column stands where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    known: Vec<(Column, usize)>,
    /// Columns beyond REDCap's, with their headings, in the order of these.
    pub others: Vec<(String, usize)>,
    /// What had to be guessed.
    pub guessed: Option<&'static str>,
}

impl Columns {
    /// Finds the columns, or says why the table is no dictionary.
    pub fn of(sheet: &Sheet) -> Result<Self, String> {
        let mut columns = Self::by_heading(sheet);
        if columns.missing().is_empty() {
            return Ok(columns);
        }
        // The first heading is the one that is lost most easily: a mark of the encoding, a number of the row.
        if columns.missing() == [Column::Variable] && columns.at(Column::Form) == Some(1) && columns.is_other(0) {
            columns.known.push((Column::Variable, 0));
            columns.others.retain(|(_, at)| *at != 0);
            columns.guessed = Some("The first column is not headed Variable / Field Name; it is read as if it were.");
            return Ok(columns);
        }
        if let Some(columns) = Self::by_place(sheet) {
            return Ok(columns);
        }
        let missing: Vec<String> = columns.missing().into_iter().map(|one| format!("“{}”", one.heading())).collect();
        Err(format!("This table is not a REDCap data dictionary: its first row has no column {}.", missing.join(", ")))
    }

    fn by_heading(sheet: &Sheet) -> Self {
        let mut columns = Self::default();
        for (at, heading) in sheet.headings.iter().enumerate() {
            let named = |one: &&Column| one.names().iter().any(|name| plain(name) == plain(heading));
            match Column::ALL.iter().find(named).filter(|one| columns.at(**one).is_none()) {
                Some(one) => columns.known.push((*one, at)),
                None if heading.is_empty() && sheet.rows.iter().all(|row| row.cell(at).is_empty()) => {}
                None => columns.others.push((heading.clone(), at)),
            }
        }
        columns.others.sort();
        columns
    }

    /// REDCap in another language heads its columns in that language, and keeps their order.
    fn by_place(sheet: &Sheet) -> Option<Self> {
        let as_type = |row: &&Row| FIELD_TYPES.contains(&row.cell(3).trim());
        let fits = (15..=18).contains(&sheet.headings.len()) && !sheet.rows.is_empty() && sheet.rows.iter().all(|row| as_type(&row));
        fits.then(|| Self {
            known: Column::ALL.iter().copied().zip(0..sheet.headings.len()).collect(),
            others: Vec::new(),
            guessed: Some("The headings are not REDCap's English ones; the columns are read in REDCap's order."),
        })
    }

    fn missing(&self) -> Vec<Column> {
        [Column::Variable, Column::Form, Column::Type, Column::Label].into_iter().filter(|one| self.at(*one).is_none()).collect()
    }

    fn is_other(&self, at: usize) -> bool {
        self.others.iter().any(|(_, other)| *other == at)
    }

    pub fn at(&self, column: Column) -> Option<usize> {
        self.known.iter().find(|(one, _)| *one == column).map(|(_, at)| *at)
    }

    /// What a row says in a column; nothing where the dictionary has no such column.
    pub fn cell<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.at(column).map_or("", |at| row.cell(at))
    }
}

/// Letters and digits, small.
fn plain(heading: &str) -> String {
    heading.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a file begins like a table of text: cells with a separator between them, and no markup.
pub fn looks_like_a_table(start: &[u8]) -> bool {
    let (text, _) = super::sheet::decode(start);
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let separator = char::from(super::sheet::delimiter(text));
    !text.starts_with(['<', '{', '[']) && !text.contains('\0') && first.matches(separator).count() >= 2
}
