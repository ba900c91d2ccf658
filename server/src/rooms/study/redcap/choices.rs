//! Choices: `1, Yes | 0, No`.

use shared::forms::{Choice, Translated};

use super::plain::plain;

/// Reads the choices of a field; HTML in labels becomes plain text.
pub fn parse(cell: &str) -> Vec<Choice> {
    let several: Vec<&str> = match cell.contains('|') {
        true => cell.split('|').collect(),
        // The online editor writes one choice on each line.
        false => cell.lines().collect(),
    };
    several.into_iter().map(str::trim).filter(|one| !one.is_empty()).map(choice).collect()
}

/// A choice without a comma is its own code.
fn choice(text: &str) -> Choice {
    let (code, label) = text.split_once(',').unwrap_or((text, text));
    Choice { value: code.trim().to_owned(), decode: Some(Translated::plain(plain(label.trim()))), ..Choice::default() }
}

/// Writes choices as REDCap would.
pub fn print(choices: &[Choice]) -> String {
    let one = |choice: &Choice| format!("{}, {}", choice.value, choice.label("en").replace('|', "/").replace(['\n', '\r'], " "));
    choices.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// Under which ending a checkbox's choice is exported: `f___1` for 1, `f____1` for -1.
pub fn ending(code: &str) -> String {
    code.chars().map(|one| if one.is_alphanumeric() { one.to_ascii_lowercase() } else { '_' }).collect()
}

/// Whether all codes are whole numbers as we would write them.
pub fn are_whole(choices: &[Choice]) -> bool {
    !choices.is_empty() && choices.iter().all(|choice| choice.value.parse::<i64>().is_ok_and(|number| number.to_string() == choice.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_split_at_the_first_comma() {
        let read = |cell: &str| parse(cell).iter().map(|one| (one.value.clone(), one.label("en").to_owned())).collect::<Vec<_>>();
        let pair = |code: &str, label: &str| (code.to_owned(), label.to_owned());
        assert_eq!(read("1, Yes | 0, No, never|-1,<b>Unknown</b>"), [pair("1", "Yes"), pair("0", "No, never"), pair("-1", "Unknown")]);
        assert_eq!(read("a, A\r\nb, B\n"), [pair("a", "A"), pair("b", "B")]);
        assert_eq!(read("Often | Never"), [pair("Often", "Often"), pair("Never", "Never")]);
        assert_eq!(read(""), []);
        assert_eq!(print(&parse("1,Yes|0, No")), "1, Yes | 0, No");
    }

    #[test]
    fn a_checkbox_column_ends_in_the_code() {
        assert_eq!([ending("1"), ending("-1"), ending("A.b")], ["1", "_1", "a_b"]);
    }
}
