//! How XLSForm shows a question: `appearance` and `parameters`, and the types that take a file.
//! Invariant: both columns are carried too, so a workbook says again what it said.

use shared::forms::{Hand, ItemDef, Look, Presentation, Scale};

use super::kinds::Asks;

/// What a row of a survey says.
pub fn of_row(kind: &str, asks: Asks, appearance: &str, parameters: &str, read_only: &str) -> Option<Box<Presentation>> {
    let words: Vec<String> = appearance.split_whitespace().map(str::to_lowercase).collect();
    let says = |one: &str| words.iter().any(|word| word == one || word.strip_prefix(one).is_some_and(|rest| rest.starts_with('(')));
    let kind = kind.trim().to_lowercase();
    let look = match (asks, kind.as_str()) {
        (_, "image" | "photo") if says("signature") => Look::Signature,
        (_, "image" | "photo") => Look::Image,
        (_, "audio" | "video" | "file") => Look::File,
        (Asks::Range, _) if says("no-ticks") => Look::Analogue,
        (Asks::Range, _) => Look::Slider,
        (Asks::One | Asks::Many, _) if says("autocomplete") || says("search") => Look::Search,
        (Asks::One, _) if says("minimal") || says("compact") => Look::List,
        (Asks::One | Asks::Many, _) if says("list-nolabel") || says("label") => Look::Matrix,
        (Asks::One, _) if says("likert") || says("quick") || says("columns") => Look::Radios,
        _ => Look::Usual,
    };
    // Questions under one row of labels follow each other and share a list: the group names the matrix by being one.
    let matrix = (look == Look::Matrix).then(|| "list".to_owned());
    let scale = matches!(look, Look::Slider | Look::Analogue).then(|| scale(parameters, says("vertical")));
    let reads = asks.is_answered() && matches!(read_only.to_lowercase().trim_end_matches("()"), "yes" | "true" | "1");
    let hand = if reads { Hand::Reads } else { Hand::Open };
    let shown = Presentation { look, scale, matrix, hand, ..Presentation::default() };
    (!shown.is_usual()).then(|| Box::new(shown))
}

/// `start=0; end=10; step=1`, or with blanks or commas between.
fn scale(parameters: &str, upright: bool) -> Scale {
    let pairs: Vec<(&str, &str)> = parameters
        .split([';', ',', ' '])
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    let number = |name: &str| pairs.iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, value)| (*value).to_owned());
    // What ODK takes when nothing is said.
    let or = |found: Option<String>, usual: &str| Some(found.unwrap_or_else(|| usual.to_owned()));
    Scale { from: or(number("start"), "1"), to: or(number("end"), "10"), step: or(number("step"), "1"), upright, ..Scale::default() }
}

/// The type, the appearance and the parameters of a question that came from elsewhere; no type where the item's own says enough.
pub fn to_row(item: &ItemDef) -> (Option<&'static str>, Option<&'static str>, Option<String>) {
    let parameters = || {
        let scale = item.presentation.as_ref().and_then(|said| said.scale.clone()).unwrap_or_default();
        let or = |text: Option<String>, usual: &str| text.unwrap_or_else(|| usual.to_owned());
        Some(format!("start={} end={} step={}", or(scale.from, "0"), or(scale.to, "100"), or(scale.step, "1")))
    };
    match item.look() {
        Look::Slider => (Some("range"), None, parameters()),
        Look::Analogue => (Some("range"), Some("no-ticks"), parameters()),
        Look::Image => (Some("image"), None, None),
        Look::Signature => (Some("image"), Some("signature"), None),
        Look::File => (Some("file"), None, None),
        Look::List if !item.many => (None, Some("minimal"), None),
        Look::Search => (None, Some("minimal autocomplete"), None),
        Look::Matrix => (None, Some("list-nolabel"), None),
        Look::Radios => (None, Some("columns"), None),
        _ if item.takes_file() => (Some("file"), None, None),
        _ => (None, None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appearances_and_parameters_say_how_a_question_is_shown() {
        let look = |kind, asks, appearance| of_row(kind, asks, appearance, "", "").map_or(Look::Usual, |shown| shown.look);
        assert_eq!(look("image", Asks::Other, "signature"), Look::Signature);
        assert_eq!(look("image", Asks::Other, "annotate"), Look::Image);
        assert_eq!(look("file", Asks::Other, ""), Look::File);
        assert_eq!(look("select_one a", Asks::One, "minimal"), Look::List);
        assert_eq!(look("select_one a", Asks::One, "minimal autocomplete"), Look::Search);
        assert_eq!(look("select_one a", Asks::One, "list-nolabel"), Look::Matrix);
        assert_eq!(look("text", Asks::Text, "multiline"), Look::Usual);
        let range = of_row("range", Asks::Range, "vertical", "start=0; end=5; step=0.5", "").unwrap();
        let scale = range.scale.unwrap();
        assert_eq!((scale.numbers(), scale.upright), ((0.0, 5.0, 0.5), true));
    }
}
