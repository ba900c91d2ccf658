//! Words of a design and of its findings, in the person's language where the design has it, else marked with their own.

use leptos::prelude::*;
use shared::forms::{FormPlan, ItemPlan, Translated, Words, english};

use crate::i18n::{self, Arg};
use crate::rooms::capture::controls::{Codec, Locale};

/// A text of the design, with its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub text: String,
    pub lang: Option<String>,
    /// The language again where it is not the one in which the person reads forms: to be seen beside the text.
    pub instead: Option<String>,
}

impl Told {
    fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// The text as it stands on the page: read out in its language, running in its own direction, marked where the language
    /// is not the one that was asked for.
    pub fn view(self) -> AnyView {
        view! { <span lang=self.lang data-lang=self.instead dir="auto">{self.text}</span> }.into_any()
    }
}

/// A design's text in the language in which the person reads forms, or in another that it has.
pub fn told(translated: &Translated) -> Told {
    in_language(translated, i18n::form_tag(), i18n::tag())
}

fn in_language(translated: &Translated, wanted: &str, page: &str) -> Told {
    let text = translated.pick(wanted).to_owned();
    let lang = translated.0.iter().find(|one| one.text == text).and_then(|one| one.lang.clone());
    let unless = |tag: &str| lang.clone().filter(|lang| i18n::primary(lang) != i18n::primary(tag));
    Told { lang: unless(page), instead: unless(wanted), text }
}

/// The languages in which a form has texts, each once, in the order in which they are met.
pub fn languages_of(plan: &FormPlan) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let items = plan.groups.iter().flat_map(|group| &group.items);
    let texts = items.flat_map(|item| [&item.item.question, &item.item.description]);
    for lang in texts.chain([&plan.form.description]).flat_map(|text| &text.0).filter_map(|one| one.lang.as_deref()) {
        let lang = i18n::primary(lang);
        if !found.contains(&lang) {
            found.push(lang);
        }
    }
    found
}

/// What is said of an item: the design's own message, or ours by its key, in the person's language, else in English.
pub fn words(words: &Words, item: &ItemPlan) -> Told {
    match words {
        Words::Own(translated) => told(translated),
        Words::Key { key, args } => {
            let label = item.item.label(i18n::form_tag()).trim_end_matches(':');
            let value = |name: &str, value: &str| Arg::from(if name == "label" { label.to_owned() } else { number_words(value, item) });
            let named: Vec<(&str, Arg)> = args.iter().map(|(name, text)| (name.as_str(), value(name, text))).collect();
            let text = i18n::say(key, &named);
            if text == *key { Told { lang: Some("en".to_owned()), ..Told::plain(english(words)) } } else { Told::plain(text) }
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

    fn read(wanted: &str, page: &str) -> (String, Option<String>, Option<String>) {
        let Told { text, lang, instead } = in_language(&weight(), wanted, page);
        (text, lang, instead)
    }

    #[test]
    fn a_text_in_the_pages_language_needs_no_mark() {
        assert_eq!(read("de-CH", "de"), ("Gewicht".into(), None, None));
    }

    #[test]
    fn a_text_in_the_language_of_forms_says_which_and_is_not_marked() {
        assert_eq!(read("de", "ar"), ("Gewicht".into(), Some("de".into()), None));
    }

    #[test]
    fn a_text_in_another_language_than_asked_for_is_marked() {
        assert_eq!(read("fr", "fr"), ("Weight".into(), Some("en".into()), Some("en".into())));
        assert_eq!(read("fr", "en"), ("Weight".into(), None, Some("en".into())));
    }

    #[test]
    fn a_text_without_a_language_is_not_marked() {
        assert_eq!(in_language(&Translated::plain("Weight"), "fr", "fr"), Told::plain("Weight".into()));
    }
}
