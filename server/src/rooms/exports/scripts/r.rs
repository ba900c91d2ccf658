//! R, with nothing but what comes with it.

use std::fmt::Write as _;

use super::super::table::{About, Column, Kind, Table};
use super::{head, held};

pub fn script(tables: &[Table], about: &About) -> String {
    let mut text =
        head("# ", "", about, "Run it where the CSV files lie: source(\"read.R\", encoding = \"UTF-8\"). It makes the list study");
    text.push_str(
        "\nread_table <- function(file, names) {\n  d <- read.csv(file, colClasses = \"character\", na.strings = \"\", check.names = FALSE,\n    \
         fileEncoding = \"UTF-8\", comment.char = \"\", quote = \"\\\"\")\n  names(d) <- names\n  d\n}\n\
         labelled <- function(x, label) { attr(x, \"label\") <- label; x }\n\nstudy <- list()\n",
    );
    for table in tables {
        let (file, columns) = held(table);
        let names: Vec<String> = columns.iter().map(|(column, ..)| quoted(&column.symbol)).collect();
        let _ = writeln!(
            text,
            "\n# {}\nd <- read_table({}, c({}))",
            super::super::text::line(&table.set.label),
            quoted(&file),
            names.join(", ")
        );
        columns.iter().for_each(|(column, held, _)| convert(&mut text, column, *held));
        let _ = writeln!(text, "attr(d, \"label\") <- {}\nstudy[[{}]] <- d", quoted(&table.set.label), quoted(&table.set.symbol));
    }
    text.push_str("rm(d)\n");
    text
}

fn convert(text: &mut String, column: &Column, held: Kind) {
    let name = format!("d[[{}]]", quoted(&column.symbol));
    let to = match held {
        Kind::Integer | Kind::Decimal | Kind::Float => Some(format!("as.numeric({name})")),
        Kind::Date => Some(format!("as.Date({name}, format = \"%Y-%m-%d\")")),
        Kind::Datetime => {
            Some(format!("as.POSIXct(sub(\"^(.{{16}})$\", \"\\\\1:00\", {name}), format = \"%Y-%m-%dT%H:%M:%S\", tz = \"UTC\")"))
        }
        _ => None,
    };
    let _ = writeln!(text, "{name} <- labelled({}, {})", to.as_ref().unwrap_or(&name), quoted(&column.label));
    if let Some(codes) = &column.codes {
        let list =
            |of: fn(&(String, String)) -> &String| codes.choices.iter().map(|choice| quoted(of(choice))).collect::<Vec<_>>().join(", ");
        // A label that stands for two codes stays one level: the codes themselves are in the column.
        let _ = writeln!(
            text,
            "d[[{}]] <- labelled(factor(as.character({name}), levels = c({}), labels = c({})), {})",
            quoted(&format!("{}.factor", column.symbol)),
            list(|choice| &choice.0),
            list(|choice| &choice.1),
            quoted(&column.label)
        );
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_label_ends_its_text() {
        assert_eq!(quoted("a \"b\" \\ c\n"), "\"a \\\"b\\\" \\\\ c\\n\"");
    }
}
