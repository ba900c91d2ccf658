//! Where each column stands in an observation, and under which names.

use super::super::dataset_json::display;
use super::super::table::{Case, Column, Kind, Names, Table, Weight};
use super::Version;

/// A variable: a column, or a piece of one.
#[derive(Clone, Debug)]
pub struct Field {
    pub column: usize,
    pub name: String,
    pub label: String,
    /// As what the number is meant; none: a text.
    pub held: Option<Kind>,
    pub width: usize,
    /// Its place in the observation.
    pub at: usize,
    pub format: Format,
}

/// How SAS shows a number: `YYMMDD10.`, `8.2`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    pub name: String,
    pub width: u16,
    pub decimals: u16,
}

/// Every variable, in order.
pub fn fields(table: &Table, version: Version) -> Vec<Field> {
    let mut names = Names::default();
    let case = if version == Version::V5 { Case::Capitals(8) } else { Case::Symbol(32) };
    let own = |column: &Column| if version == Version::V5 { column.short.clone() } else { column.symbol.clone() };
    table.set.columns.iter().for_each(|column| drop(names.take(&own(column), case)));
    let (mut fields, mut at) = (Vec::<Field>::new(), 0);
    for (n, ((column, weight), held)) in table.columns().zip(table.held()).enumerate() {
        for (piece, width) in widths(held, weight, version).into_iter().enumerate() {
            let name = if piece == 0 { own(column) } else { names.take_with(&own(column), &(piece + 1).to_string(), case) };
            let held = (!held.is_text()).then_some(held);
            let label = if piece == 0 { column.label.clone() } else { format!("{} ({})", column.label, piece + 1) };
            fields.push(Field { column: n, name, label, held, width, at, format: format(column, held) });
            at += width;
        }
    }
    fields
}

/// The widths of a column's variables.
fn widths(held: Kind, weight: &Weight, version: Version) -> Vec<usize> {
    let longest = version.longest();
    match held.is_text() {
        false => vec![8],
        true if weight.bytes <= longest => vec![weight.bytes.max(1)],
        // A piece may be shorter by a character's bytes and the blanks before it; one more is to spare.
        true => vec![longest; weight.bytes.div_ceil(longest - longest / 10) + 1],
    }
}

fn format(column: &Column, held: Option<Kind>) -> Format {
    let said = column.format.as_deref().or(held.and_then(display));
    if let Some(said) = said.filter(|_| held.is_some()) {
        return read(said);
    }
    match (held, column.decimals) {
        (Some(Kind::Decimal), Some(decimals)) => {
            let width = column.length.unwrap_or(8).saturating_add(2).max(decimals.saturating_add(2));
            Format { name: String::new(), width: small(width), decimals: small(decimals) }
        }
        _ => Format::default(),
    }
}

fn small(number: u32) -> u16 {
    u16::try_from(number.min(32)).unwrap_or_default()
}

/// `DATE9.`: a name, a width, decimal places.
fn read(text: &str) -> Format {
    let (front, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = front.len() - front.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (name, width) = front.split_at(front.len() - digits);
    Format { name: name.to_ascii_uppercase(), width: width.parse().unwrap_or_default(), decimals: decimals.parse().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_a_name_a_width_and_places() {
        let of = |name: &str, width, decimals| Format { name: name.into(), width, decimals };
        assert_eq!(
            [read("DATE9."), read("8.2"), read("E8601DT19."), read("F")],
            [of("DATE", 9, 0), of("", 8, 2), of("E8601DT", 19, 0), of("F", 0, 0)]
        );
    }
}
