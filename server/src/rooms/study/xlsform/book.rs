//! Workbooks as sheets of text: `.xlsx`, `.xls`, and one CSV whose first column names the sheet.
//!
//! Invariants: what is read is bounded whatever the file claims; a number comes out as it is written (`1`, not `1.0`).

use std::io::{Cursor, Read};
use std::panic::{UnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader, Xls, Xlsx};

/// What is taken of a file at most.
const LARGEST_FILE: usize = 32 << 20;
/// Cells of an old workbook are laid out as a table whatever is in them, so less is taken.
const LARGEST_OLD_FILE: usize = 8 << 20;
const LARGEST_UNPACKED: u64 = 256 << 20;
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 2_000;
const MOST_CELLS: usize = 4_000_000;

/// One sheet. Rows and columns count from 0; a row ends with its last cell that has something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// `F12`: a cell as spreadsheets name it.
    pub fn cell(row: usize, column: usize) -> String {
        let mut letters = Vec::new();
        let mut rest = column + 1;
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.iter().rev().collect();
        format!("{letters}{}", row + 1)
    }

    fn put(&mut self, row: usize, column: usize, text: String) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else { return };
        if cells.len() <= column {
            cells.resize_with(column + 1, String::new);
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
}

/// What kind of file the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Xlsx,
    Xls,
    Csv,
}

impl Packing {
    /// By its first bytes; a CSV must name a sheet `survey` in its first column.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => Some(Self::Xlsx),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Self::Xls),
            _ => names_survey(bytes).then_some(Self::Csv),
        }
    }
}

fn names_survey(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = text.split(|one| *one == b'\n').take(50);
    lines.any(|line| {
        let first = line.split(|one| *one == b',').next().unwrap_or_default();
        first.trim_ascii().trim_ascii_end().eq_ignore_ascii_case(b"survey") || first.eq_ignore_ascii_case(b"\"survey\"")
    })
}

/// Reads the sheets, in the file's order.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    if bytes.len() > LARGEST_FILE {
        return Err(format!("The file has {} MB; forms of up to {} MB are read.", bytes.len() >> 20, LARGEST_FILE >> 20));
    }
    match Packing::of(bytes) {
        Some(Packing::Xlsx) => guarded(|| xlsx(bytes)),
        Some(Packing::Xls) => guarded(|| xls(bytes)),
        Some(Packing::Csv) => csv(bytes),
        None => Err("This is neither a workbook (.xlsx, .xls) nor a CSV file with a sheet called survey.".to_owned()),
    }
}

/// The reader of workbooks is not ours: where it gives up in the midst of a damaged file, the file is refused like any other.
fn guarded(read: impl FnOnce() -> Result<Vec<Sheet>, String> + UnwindSafe) -> Result<Vec<Sheet>, String> {
    catch_unwind(read).unwrap_or_else(|_| Err("The workbook cannot be read: it is damaged or cut off. Save it again, as .xlsx.".to_owned()))
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    measure(bytes)?;
    let broken = |error: calamine::XlsxError| format!("The workbook cannot be read: {error}.");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut room = MOST_CELLS;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        // A sheet of charts has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value().clone().into());
            place(&mut sheet, (row, column), text, &mut room)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Unpacks everything once and throws it away: what an entry says of its size is not believed.
fn measure(bytes: &[u8]) -> Result<(), String> {
    let broken = |error: zip::result::ZipError| format!("The workbook cannot be unpacked: {error}.");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = LARGEST_UNPACKED;
    for n in 0..archive.len() {
        let entry = archive.by_index(n).map_err(broken)?;
        let took = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|error| format!("The workbook cannot be unpacked: {error}."))?;
        left = left
            .checked_sub(took)
            .ok_or_else(|| format!("Unpacked, the workbook has more than {} MB. It is not a form.", LARGEST_UNPACKED >> 20))?;
    }
    Ok(())
}

fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    if bytes.len() > LARGEST_OLD_FILE {
        return Err(format!(
            "The file has {} MB; old workbooks (.xls) of up to {} MB are read. Save it as .xlsx.",
            bytes.len() >> 20,
            LARGEST_OLD_FILE >> 20
        ));
    }
    let broken = |error: calamine::XlsError| format!("The workbook cannot be read: {error}.");
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let mut room = MOST_CELLS;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        let range = book.worksheet_range(&name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let at = (
                top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
                left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
            );
            place(&mut sheet, at, text_of(cell.clone()), &mut room)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn place(sheet: &mut Sheet, at: (u32, u32), text: String, room: &mut usize) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let row = usize::try_from(at.0).ok().filter(|row| *row < MOST_ROWS);
    let column = usize::try_from(at.1).ok().filter(|column| *column < MOST_COLUMNS);
    let (Some(row), Some(column)) = (row, column) else {
        return Err(format!(
            "Sheet {} has something beyond row {MOST_ROWS} or column {MOST_COLUMNS}. Remove what does not belong to the form.",
            sheet.name
        ));
    };
    // Rows are filled up to their last cell.
    let new = (column + 1).saturating_sub(sheet.rows.get(row).map_or(0, Vec::len));
    *room = room.checked_sub(new).ok_or_else(|| "The workbook has more cells than a form can have.".to_owned())?;
    sheet.put(row, column, text);
    Ok(())
}

fn csv(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut sheets: Vec<Sheet> = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| format!("The CSV file cannot be read: {error}."))?;
        let mut cells = record.iter().map(|cell| tidy(cell).to_owned());
        let name = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells.collect();
        if row >= MOST_ROWS || rest.len() > MOST_COLUMNS {
            return Err(format!("The CSV file has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns."));
        }
        if !name.is_empty() {
            sheets.push(Sheet { name, rows: Vec::new() });
        }
        // Rows keep their number in the file, so that reports name the line; what belongs to other sheets is blank here.
        if let Some(sheet) = sheets.last_mut().filter(|_| rest.iter().any(|cell| !cell.is_empty())) {
            for (column, text) in rest.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.put(row, column + 1, text);
            }
        }
    }
    Ok(sheets)
}

fn tidy(text: &str) -> &str {
    text.trim_matches(|one: char| one.is_whitespace() || one == '\u{a0}' || one == '\u{feff}')
}

/// What a cell says.
fn text_of(cell: Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => tidy(&text).to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(is) => if is { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => moment_of(&moment),
    }
}

fn moment_of(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if serial.fract() == 0.0 { date } else { format!("{date}T{time}") }
}
