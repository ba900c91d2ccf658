//! Words of a design and of its findings, in the person's language where the design has it, else marked with their own.

use shared::forms::{ItemPlan, Translated, Words, english};

use crate::i18n::{self, Arg};
use crate::rooms::capture::controls::{Codec, Locale};

/// A text of the design, and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub text: String,
    pub lang: Option<String>,
}

/// A design's text in the person's language, or in another that it has; marked so that it is read out rightly.
pub fn told(translated: &Translated) -> Told {
    in_language(translated, i18n::tag())
}

fn in_language(translated: &Translated, tag: &str) -> Told {
    let text = translated.pick(tag).to_owned();
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    let lang = translated.0.iter().find(|one| one.text == text).and_then(|one| one.lang.clone());
    Told { text, lang: lang.filter(|lang| primary(lang) != primary(tag)) }
}

/// What is said of an item: the design's own message, or ours by its key, in the person's language, else in English.
pub fn words(words: &Words, item: &ItemPlan) -> Told {
    match words {
        Words::Own(translated) => told(translated),
        Words::Key { key, args } => {
            let label = item.item.label(i18n::tag()).trim_end_matches(':');
            let value = |name: &str, value: &str| Arg::from(if name == "label" { label.to_owned() } else { number_words(value, item) });
            let named: Vec<(&str, Arg)> = args.iter().map(|(name, text)| (name.as_str(), value(name, text))).collect();
            let text = i18n::say(key, &named);
            if text == *key { Told { text: english(words), lang: Some("en".to_owned()) } } else { Told { text, lang: None } }
        }
    }
}

/// A number, and the unit behind it, as the page's language writes it; anything else as it is.
fn number_words(text: &str, item: &ItemPlan) -> String {
    let codec = Codec::of(item.item.data_type);
    if codec != Codec::Decimal {
        return text.to_owned();
    }
    let (number, unit) = text.split_once(' ').map_or((text, None), |(number, unit)| (number, Some(unit)));
    let number = codec.words(number, Locale::here());
    unit.map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::forms::Translation;

    fn weight() -> Translated {
        let one = |lang: Option<&str>, text: &str| Translation { lang: lang.map(str::to_owned), text: text.to_owned() };
        Translated(vec![one(Some("de"), "Gewicht"), one(Some("en"), "Weight")])
    }

    #[test]
    fn a_text_in_the_persons_language_needs_no_mark() {
        assert_eq!(in_language(&weight(), "de-CH"), Told { text: "Gewicht".into(), lang: None });
    }

    #[test]
    fn a_text_in_another_language_says_which() {
        assert_eq!(in_language(&weight(), "fr"), Told { text: "Weight".into(), lang: Some("en".into()) });
    }

    #[test]
    fn a_text_without_a_language_is_not_marked() {
        assert_eq!(in_language(&Translated::plain("Weight"), "fr"), Told { text: "Weight".into(), lang: None });
    }
}
