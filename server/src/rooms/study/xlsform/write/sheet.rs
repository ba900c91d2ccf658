//! Sheets in the making, and the workbook of them: the same design gives the same bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// A sheet: rows of named cells, or cells at their places.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    columns: Vec<String>,
    rows: Vec<Vec<(String, String)>>,
    /// Row, column and text, counting from 0: a sheet without headers of ours.
    pub placed: Vec<(u32, u32, String)>,
}

impl Sheet {
    pub fn new(name: &str, columns: &[&str]) -> Self {
        Self { name: name.to_owned(), columns: columns.iter().map(|one| (*one).to_owned()).collect(), ..Self::default() }
    }

    /// Columns in their order.
    pub fn columns(&mut self, columns: Vec<String>) {
        self.columns = columns;
    }

    /// Adds a row; columns that are new come last.
    pub fn push(&mut self, row: Vec<(String, String)>) {
        for (column, _) in row.iter().filter(|(_, text)| !text.is_empty()) {
            if !self.columns.contains(column) {
                self.columns.push(column.clone());
            }
        }
        self.rows.push(row);
    }
}

/// The file's bytes.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    write(sheets).map_err(|error| format!("The workbook cannot be written: {error}."))
}

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // When it was made is not the design's business.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        fill(page, sheet)?;
    }
    book.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&sheet.columns) {
        page.write_string(0, at, column)?;
    }
    for (at, row) in (1..).zip(&sheet.rows) {
        for (column, text) in row.iter().filter(|(_, text)| !text.is_empty()) {
            let place = sheet.columns.iter().position(|one| one == column).and_then(|place| u16::try_from(place).ok());
            page.write_string(at, place.unwrap_or(u16::MAX), text)?;
        }
    }
    for (row, column, text) in &sheet.placed {
        page.write_string(*row, u16::try_from(*column).unwrap_or(u16::MAX), text)?;
    }
    Ok(())
}
