//! Texts in one language or in several, as they are written in Rust.

use crate::forms::{Translated, Translation};

/// The default language alone.
impl From<&str> for Translated {
    fn from(text: &str) -> Self {
        Translated::plain(text)
    }
}

/// English and German.
impl From<(&str, &str)> for Translated {
    fn from((en, de): (&str, &str)) -> Self {
        in_languages(&[("en", en), ("de", de)])
    }
}

/// English, German and French.
impl From<(&str, &str, &str)> for Translated {
    fn from((en, de, fr): (&str, &str, &str)) -> Self {
        in_languages(&[("en", en), ("de", de), ("fr", fr)])
    }
}

fn in_languages(texts: &[(&str, &str)]) -> Translated {
    let one = |(lang, text): &(&str, &str)| Translation { lang: Some((*lang).to_owned()), text: (*text).to_owned() };
    Translated(texts.iter().map(one).collect())
}
