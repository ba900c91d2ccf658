//! The choices sheet.

use std::collections::BTreeSet;

use shared::forms::{Choice, CodeList, Translated};
use shared::study::Design;

use super::Languages;
use super::carry;
use super::question::{BOOLEAN, list_name};
use super::sheet::Sheet;

pub fn sheet(design: &Design, languages: &Languages) -> Sheet {
    let mut sheet = Sheet::new("choices", &["list_name", "name"]);
    for list in design.library.code_lists.iter().filter(|list| list.external.is_none()) {
        for choice in list.choices.iter().filter(|choice| carry::one(&choice.carried, "generated").is_none()) {
            sheet.push(row(list, choice, languages));
        }
    }
    if design.library.items.iter().any(|item| item.data_type == shared::forms::DataType::Boolean && item.code_list.is_none()) {
        for (value, label) in [("true", "Yes"), ("false", "No")] {
            let cells = [("list_name", BOOLEAN), ("name", value), ("label", label)];
            sheet.push(cells.into_iter().map(|(column, text)| (column.to_owned(), text.to_owned())).collect());
        }
    }
    sheet
}

fn row(list: &CodeList, choice: &Choice, languages: &Languages) -> Vec<(String, String)> {
    let mut row = vec![("list_name".to_owned(), list_name(&list.oid)), ("name".to_owned(), choice.value.clone())];
    if let Some(decode) = &choice.decode {
        texts("label", decode, languages, &mut row);
    }
    // Of two aliases in one context only the first has a column.
    let mut columns: BTreeSet<&str> = ["list_name", "name", "label"].into();
    for alias in choice.aliases.iter().filter(|alias| columns.insert(&alias.context)) {
        row.push((alias.context.clone(), alias.name.clone()));
    }
    row.extend(carry::kept(&choice.carried));
    row
}

/// A text in all its languages.
pub fn texts(column: &str, text: &Translated, languages: &Languages, row: &mut Vec<(String, String)>) {
    for one in &text.0 {
        let header = match &one.lang {
            Some(tag) => format!("{column}::{}", languages.written(tag)),
            None => column.to_owned(),
        };
        if !row.iter().any(|(known, _)| *known == header) {
            row.push((header, one.text.clone()));
        }
    }
}
