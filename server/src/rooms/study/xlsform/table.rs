//! A sheet with its header row: cells by what their column means.

use super::book::Sheet;
use super::columns::Column;

/// A cell that has something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub column: Column,
    pub text: String,
    /// The column's position in the sheet, counting from 0.
    pub at: usize,
}

/// A row that has something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Counting from 0 in the sheet.
    pub at: usize,
    pub cells: Vec<Cell>,
}

impl Row {
    /// A cell without language.
    pub fn cell(&self, name: &str) -> &str {
        self.cells.iter().find(|cell| cell.column.name == name && cell.column.language.is_none()).map_or("", |cell| &cell.text)
    }

    /// What stands in the row, cut short.
    pub fn short(&self) -> String {
        let all: Vec<&str> = self.cells.iter().map(|cell| cell.text.as_str()).collect();
        let text: String = all.join(" · ").chars().take(120).collect();
        format!("“{text}”.")
    }
}

/// The rows under a header row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
}

impl Table {
    /// The first row that is not blank names the columns. A column whose header is blank is a comment.
    pub fn of(sheet: &Sheet, column: impl Fn(&str, &[String]) -> Column) -> Self {
        let mut rows = sheet.rows.iter().enumerate().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let Some((_, headers)) = rows.next() else { return Self::default() };
        let columns: Vec<Option<Column>> = headers.iter().map(|header| (!header.is_empty()).then(|| column(header, headers))).collect();
        let row = |(at, cells): (usize, &Vec<String>)| {
            let mut found: Vec<Cell> = Vec::new();
            for (n, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let Some(Some(column)) = columns.get(n) else { continue };
                // Two headers may mean the same; the first that says something counts.
                if !found.iter().any(|cell| cell.column == *column) {
                    found.push(Cell { column: column.clone(), text: text.clone(), at: n });
                }
            }
            (!found.is_empty()).then_some(Row { at, cells: found })
        };
        Self { rows: rows.filter_map(row).collect() }
    }
}
