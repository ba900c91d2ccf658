//! An Excel workbook (Office Open XML): what is in it, the columns, the code lists, then a sheet for each table.
//!
//! Decisions:
//! * Texts are texts: none is a formula, whatever it begins with. Numbers and days are what they are, where each value of the column can
//!   be held exactly; days before March 1900, which spreadsheets count wrongly, and times are texts.
//! * A table of more than 1,048,575 rows goes on in a further sheet; a text of more than 32,767 characters in further columns.
//! * Sheets are written as they go and hold their texts themselves, so that memory holds one row.

use std::io::Write;

use super::bundle::Bundle;
use super::table::{About, Broken, Case, Kind, Names, Row, Table, Unfit, day, number};
use super::text::{chars, shorter, xml};
use crate::kernel::failure::Outcome;

/// Rows of a sheet, without its head.
const ROWS: u64 = 1_048_575;
const COLUMNS: usize = 16_384;
/// Characters of a cell.
const TEXT: usize = 32_767;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// 0: as it is; 1: a day; 2: the head.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>"#;
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"#;

/// A sheet: its name, and of which table it shows how many rows from where on.
struct Sheet<'t> {
    name: String,
    table: &'t Table,
    from: u64,
}

/// Writes all tables as one workbook.
pub fn write(tables: &[Table], about: &About, out: &mut dyn Write) -> Outcome<()> {
    let mut names = Names::default();
    let fixed = ["Contents", "Columns", "Codes"].map(|name| names.take(name, Case::Any));
    let mut sheets = Vec::new();
    for table in tables {
        for from in (0..=table.rows.count.saturating_sub(1) / ROWS).map(|part| part * ROWS) {
            sheets.push(Sheet { name: names.take(shorter(&table.set.symbol, 26), Case::Any), table, from });
        }
    }
    let titles: Vec<&str> = fixed.iter().chain(sheets.iter().map(|sheet| &sheet.name)).map(String::as_str).collect();
    let mut book = Bundle::new(out);
    book.text("[Content_Types].xml", &types(titles.len()))?;
    book.text("_rels/.rels", ROOT)?;
    book.text("xl/workbook.xml", &workbook(&titles))?;
    book.text("xl/_rels/workbook.xml.rels", &relations(titles.len()))?;
    book.text("xl/styles.xml", STYLES)?;
    let facts = [contents(&sheets, about), columns(tables), codes(tables)];
    for (n, facts) in (1..).zip(&facts) {
        book.file(&format!("xl/worksheets/sheet{n}.xml"), |out| plain(facts, out))?;
    }
    for (n, sheet) in (facts.len() + 1..).zip(&sheets) {
        book.file(&format!("xl/worksheets/sheet{n}.xml"), |out| data(sheet, out))?;
    }
    book.finish().map(drop).map_err(|error| crate::kernel::failure::internal(&error))
}

fn types(sheets: usize) -> String {
    let one = |n| {
        format!(
            r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        )
    };
    format!("{TYPES}{}</Types>", (1..=sheets).map(one).collect::<String>())
}

fn workbook(titles: &[&str]) -> String {
    let one = |(n, title): (usize, &&str)| format!(r#"<sheet name="{}" sheetId="{n}" r:id="r{n}"/>"#, xml(title));
    let sheets: String = (1..).zip(titles).map(one).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"#
    )
}

fn relations(sheets: usize) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one = |n| format!(r#"<Relationship Id="r{n}" Type="{kind}/worksheet" Target="worksheets/sheet{n}.xml"/>"#);
    let all: String = (1..=sheets).map(one).collect();
    let styles = format!(r#"<Relationship Id="s1" Type="{kind}/styles" Target="styles.xml"/>"#);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}{styles}</Relationships>"#
    )
}

type Lines = Vec<Vec<String>>;

fn contents(sheets: &[Sheet], about: &About) -> Lines {
    let mut lines: Lines = vec![["SHEET", "TABLE", "WHAT", "ROWS", "FROM_ROW"].map(String::from).to_vec()];
    for sheet in sheets {
        let rows = (sheet.table.rows.count - sheet.from).min(ROWS);
        let set = &sheet.table.set;
        lines.push(vec![sheet.name.clone(), set.name.clone(), set.label.clone(), rows.to_string(), (sheet.from + 1).to_string()]);
    }
    let said =
        [("Study", &about.study_name), ("Protocol", &about.protocol), ("Design version", &about.version_name), ("Moment", &about.moment)];
    lines.push(Vec::new());
    lines.extend(said.map(|(what, text)| vec![what.to_owned(), text.clone()]));
    lines.extend(about.marking.map(|marking| vec![marking.to_owned()]));
    lines
}

fn columns(tables: &[Table]) -> Lines {
    let mut lines: Lines = vec![["TABLE", "COLUMN", "NAME_IN_CSV", "LABEL", "UNIT", "CODELIST"].map(String::from).to_vec()];
    for (table, column) in tables.iter().flat_map(|table| table.set.columns.iter().map(move |column| (table, column))) {
        let codes = column.codes.as_ref().map(|codes| codes.name.clone()).unwrap_or_default();
        let unit = column.unit.clone().unwrap_or_default();
        lines.push(vec![table.set.symbol.clone(), column.symbol.clone(), column.name.clone(), column.label.clone(), unit, codes]);
    }
    lines
}

fn codes(tables: &[Table]) -> Lines {
    let mut lines: Lines = vec![["CODELIST", "CODE", "LABEL"].map(String::from).to_vec()];
    for codes in super::text::code_lists(tables) {
        lines.extend(codes.choices.iter().map(|(code, label)| vec![codes.name.clone(), code.clone(), label.clone()]));
    }
    lines
}

fn plain(lines: &Lines, out: &mut dyn Write) -> Result<(), Broken> {
    out.write_all(SHEET.as_bytes())?;
    for (n, line) in lines.iter().enumerate() {
        let mut row = String::from("<row>");
        line.iter().for_each(|cell| text(&mut row, cell, if n == 0 { 2 } else { 0 }));
        row.push_str("</row>");
        out.write_all(row.as_bytes())?;
    }
    Ok(out.write_all(b"</sheetData></worksheet>")?)
}

/// How many cells each column takes, so that its longest text has room. UTF-8 never has fewer bytes than Excel counts characters.
fn pieces(table: &Table) -> Vec<usize> {
    table.weights.iter().map(|weight| weight.bytes.div_ceil(TEXT - 3).max(1)).collect()
}

fn data(sheet: &Sheet, out: &mut dyn Write) -> Result<(), Broken> {
    let (table, pieces, held) = (sheet.table, pieces(sheet.table), sheet.table.held());
    fits(table, &pieces)?;
    out.write_all(SHEET.as_bytes())?;
    let mut line = String::from("<row>");
    for (column, pieces) in table.set.columns.iter().zip(&pieces) {
        text(&mut line, &column.symbol, 2);
        (2..=*pieces).for_each(|piece| text(&mut line, &format!("{}_{piece}", column.symbol), 2));
    }
    line.push_str("</row>");
    out.write_all(line.as_bytes())?;
    let mut reader = table.rows.read()?;
    while let Some(row) = reader.next_row()? {
        if row.number > sheet.from + ROWS {
            break;
        }
        if row.number > sheet.from {
            line.clear();
            cells(&mut line, row, &held, &pieces);
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(out.write_all(b"</sheetData></worksheet>")?)
}

fn fits(table: &Table, pieces: &[usize]) -> Result<(), Unfit> {
    if pieces.iter().sum::<usize>() <= COLUMNS {
        return Ok(());
    }
    let why = format!("a sheet has at most {COLUMNS} columns");
    Err(Unfit { format: "Excel", table: table.set.name.clone(), row: 0, column: String::new(), why })
}

fn cells(line: &mut String, row: &Row, held: &[Kind], pieces: &[usize]) {
    line.push_str("<row>");
    for ((cell, kind), pieces) in row.cells().zip(held).zip(pieces) {
        match (kind, cell) {
            (_, "") => (0..*pieces).for_each(|_| line.push_str("<c/>")),
            (kind, _) if kind.is_number() => {
                let value = number(cell).unwrap_or_default();
                line.push_str(&format!("<c><v>{value}</v></c>"));
            }
            (Kind::Date, _) => match day(cell).map(|day| day + 25_569).filter(|serial| *serial > 60) {
                Some(serial) => line.push_str(&format!("<c s=\"1\"><v>{serial}</v></c>")),
                None => text(line, cell, 0),
            },
            _ => chars(cell, TEXT - 3, *pieces).for_each(|piece| text(line, piece, 0)),
        }
    }
    line.push_str("</row>");
}

fn text(line: &mut String, cell: &str, style: u8) {
    if cell.is_empty() {
        return line.push_str("<c/>");
    }
    let style = if style == 0 { String::new() } else { format!(" s=\"{style}\"") };
    line.push_str(&format!("<c{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
    escape(line, cell);
    line.push_str("</t></is></c>");
}

/// What XML has no place for is written as Excel does, `_x0001_`; what looks like that is told apart.
fn escape(line: &mut String, cell: &str) {
    for (at, c) in cell.char_indices() {
        match c {
            '&' => line.push_str("&amp;"),
            '<' => line.push_str("&lt;"),
            '>' => line.push_str("&gt;"),
            '\r' => line.push_str("&#13;"),
            '\t' | '\n' => line.push(c),
            '_' if looks_escaped(cell.get(at..).unwrap_or_default()) => line.push_str("_x005F_"),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => line.push_str(&format!("_x{:04X}_", u32::from(c))),
            c => line.push(c),
        }
    }
}

fn looks_escaped(text: &str) -> bool {
    text.starts_with("_x")
        && text.get(6..7) == Some("_")
        && text.get(2..6).is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_place_for_is_told_apart() {
        let mut line = String::new();
        escape(&mut line, "a\u{1}_x0041_<&\r\n_x_");
        assert_eq!(line, "a_x0001__x005F_x0041_&lt;&amp;&#13;\n_x_");
    }
}
