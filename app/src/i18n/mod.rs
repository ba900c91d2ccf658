//! Words by key, from Fluent files: one per language, all keys in each (a test misses none).
//! Invariant: words are looked up when a view is made; choosing a language makes the whole view anew.

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::prelude::*;
use shared::kernel::Code;

use crate::browser;

const KEPT: &str = "probatum.language";

/// A language that the app speaks.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// BCP 47.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    messages: &'static str,
}

/// Every language, in the order in which the account page offers them.
pub const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        name: "English",
        dir: "ltr",
        messages: concat!(include_str!("../../locales/en.ftl"), "\n", include_str!("../../locales/form.en.ftl")),
    },
    Language {
        tag: "de",
        name: "Deutsch",
        dir: "ltr",
        messages: concat!(include_str!("../../locales/de.ftl"), "\n", include_str!("../../locales/form.de.ftl")),
    },
    Language {
        tag: "fr",
        name: "Français",
        dir: "ltr",
        messages: concat!(include_str!("../../locales/fr.ftl"), "\n", include_str!("../../locales/form.fr.ftl")),
    },
];

struct Spoken {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

thread_local! {
    static SPOKEN: RefCell<Option<Spoken>> = const { RefCell::new(None) };
    static CHOSEN: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// The words for a key, with arguments: `t!("subjects-shown", n = 3)`.
#[macro_export]
macro_rules! t {
    ($key:literal) => { $crate::i18n::say($key, &[]) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::say($key, &[$((stringify!($name), $crate::i18n::Arg::from($value))),+])
    };
}

/// An argument of a message: a text or a number.
pub type Arg<'a> = FluentValue<'a>;

/// The words for a key made at run time, such as `visit-status-due`; the key itself when there are none.
pub fn say(key: &str, args: &[(&str, Arg)]) -> String {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().and_then(|spoken| spoken.say(key, args))).unwrap_or_else(|| key.to_owned())
}

impl Spoken {
    fn of(language: &Language) -> Self {
        let tag = language.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(language.dir == "rtl");
        // A line that Fluent cannot read is left out of the resource; the test of the files finds it.
        let resource = FluentResource::try_new(language.messages.to_owned()).unwrap_or_else(|(read, _)| read);
        let _ = bundle.add_resource(resource);
        Self { tag: language.tag, bundle }
    }

    fn say(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut named = FluentArgs::new();
        for (name, value) in args {
            named.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&named), &mut errors).into_owned())
    }
}

/// The tag of the language spoken now: `de`.
pub fn tag() -> &'static str {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map_or("en", |spoken| spoken.tag))
}

/// The language chosen in this browser, else the first of the person's own that the app speaks, else English.
pub fn preferred() -> &'static str {
    let kept = browser::remembered(KEPT);
    let own = window().navigator().languages().iter().filter_map(|one| one.as_string()).collect::<Vec<_>>();
    best(kept.into_iter().chain(own))
}

fn best(wanted: impl Iterator<Item = String>) -> &'static str {
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    let known = |tag: String| LANGUAGES.iter().find(|language| language.tag == primary(&tag));
    wanted.filter_map(known).next().map_or("en", |language| language.tag)
}

/// Speaks a language from now on.
pub fn speak(tag: &str) {
    let Some(language) = LANGUAGES.iter().find(|language| language.tag == tag) else { return };
    SPOKEN.set(Some(Spoken::of(language)));
    browser::mark_root("lang", language.tag);
    browser::mark_root("dir", language.dir);
}

/// Speaks a language, remembers it, and makes the view anew.
pub fn choose(tag: &str) {
    browser::remember(KEPT, tag);
    speak(tag);
    CHOSEN.with(|chosen| chosen.update(|times| *times = times.wrapping_add(1)));
}

/// Read by the root view, which is made anew when another language is chosen.
pub fn track() {
    CHOSEN.with(|chosen| chosen.track());
}

/// The sentence for a kind of problem.
pub fn problem(code: Code) -> String {
    say(&format!("problem-{}", code.as_str()), &[])
}

#[cfg(test)]
mod tests;
