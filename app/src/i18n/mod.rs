//! Words by key, from Fluent files: one per language, all keys in each (a test misses none); and the language of forms.
//! Invariant: words are looked up when a view is made; choosing a language makes the whole view anew.

mod fluent;

use std::cell::{Cell, RefCell};

use gloo_net::http::Request;
use leptos::prelude::*;
use shared::kernel::Code;

use crate::browser;
pub use fluent::Arg;
use fluent::Messages;

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
}

/// The one list of languages, which the build and the browser tests read too: tag, name, direction; a line each.
const TABLE: &str = include_str!("../../locales/languages.tsv");

/// Every language, in the order in which they are offered. Its words are a file of its own, `words-de.ftl`, which the page
/// names (`<meta name="words-de">`): nobody loads the words of languages that they do not read.
pub fn languages() -> impl Iterator<Item = Language> {
    TABLE.lines().filter_map(|line| {
        let (tag, rest) = line.split_once('\t')?;
        let (name, dir) = rest.split_once('\t')?;
        Some(Language { tag, name, dir })
    })
}

/// The language with this tag, if the app speaks it.
pub fn language(tag: &str) -> Option<Language> {
    languages().find(|language| language.tag == tag)
}

/// Whether a language that the app speaks is written from right to left.
pub fn runs_from_right(tag: &str) -> bool {
    language(tag).is_some_and(|language| language.dir == "rtl")
}

/// The language of a tag without its country: `de` of `de-CH`.
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

struct Spoken {
    language: Language,
    messages: Messages<'static>,
}

thread_local! {
    static SPOKEN: RefCell<Option<Spoken>> = const { RefCell::new(None) };
    static CHOSEN: ArcRwSignal<u32> = ArcRwSignal::new(0);
    /// The language of forms; empty while it is the app's.
    static FORMS: Cell<&'static str> = const { Cell::new("") };
}

/// The words for a key, with arguments: `t!("subjects-count", n = 3)`.
#[macro_export]
macro_rules! t {
    ($key:literal) => { $crate::i18n::say($key, &[]) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::say($key, &[$((stringify!($name), $crate::i18n::Arg::from($value))),+])
    };
}

/// The words for a key made at run time, such as `visit-status-due`; the key itself when there are none.
pub fn say(key: &str, args: &[(&str, Arg)]) -> String {
    SPOKEN
        .with_borrow(|spoken| spoken.as_ref().and_then(|spoken| spoken.messages.say(spoken.language.tag, key, args)))
        .unwrap_or_else(|| key.to_owned())
}

/// The tag of the language spoken now: `de`.
pub fn tag() -> &'static str {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map_or("en", |spoken| spoken.language.tag))
}

/// The tag of the language in which forms are read, as far as they speak it: `de-CH`.
pub fn form_tag() -> &'static str {
    match FORMS.get() {
        "" => tag(),
        own => own,
    }
}

/// Reads forms in a language from now on; in the app's own again with an empty tag. The view is not made anew.
pub fn read_forms_in(tag: &str) {
    // As many are kept as somebody chooses.
    if FORMS.get() != tag {
        FORMS.set(tag.to_owned().leak());
    }
}

/// The language of forms that somebody chose; nothing while it is the app's.
pub fn chosen_for_forms() -> Option<&'static str> {
    Some(FORMS.get()).filter(|tag| !tag.is_empty())
}

/// The language chosen in this browser, else the first of the person's own that the app speaks, else English.
pub fn preferred() -> &'static str {
    let kept = browser::remembered(KEPT);
    let own = window().navigator().languages().iter().filter_map(|one| one.as_string()).collect::<Vec<_>>();
    best(kept.into_iter().chain(own))
}

fn best(wanted: impl Iterator<Item = String>) -> &'static str {
    wanted.filter_map(|tag| language(&primary(&tag))).next().map_or("en", |language| language.tag)
}

/// Fetches the words of a language and speaks it from now on. Where they do not arrive, all stays as it was.
pub async fn learn(tag: &str) -> Result<(), String> {
    let language = language(tag).ok_or("a language that is not spoken here")?;
    let address = browser::meta(&format!("words-{tag}")).ok_or("the page does not say where the words are")?;
    let answer = Request::get(&address).send().await.map_err(|error| error.to_string())?;
    if !answer.ok() {
        return Err(format!("the words did not arrive ({})", answer.status()));
    }
    speak(language, answer.text().await.map_err(|error| error.to_string())?);
    Ok(())
}

fn speak(language: Language, words: String) {
    // Kept for as long as the page is open: there are as many as somebody chooses languages.
    SPOKEN.set(Some(Spoken { language, messages: Messages::read(words.leak()) }));
    browser::mark_root("lang", language.tag);
    browser::mark_root("dir", language.dir);
}

/// Speaks a language, remembers it, and makes the view anew. Without a connection the present one stays.
pub async fn choose(tag: &str) -> Result<(), String> {
    learn(tag).await?;
    browser::remember(KEPT, tag);
    anew();
    Ok(())
}

/// Makes the whole view anew.
pub fn anew() {
    CHOSEN.with(|chosen| chosen.update(|times| *times = times.wrapping_add(1)));
}

/// A language's own name: as the app's list has it, else as the browser knows it, else its tag.
pub fn name_of(tag: &str) -> String {
    let own = language(&primary(tag)).map(|language| language.name.to_owned());
    own.or_else(|| browser::display_name("language", tag, tag)).unwrap_or_else(|| tag.to_owned())
}

/// Read by the root view, which is made anew when another language is chosen.
pub fn track() {
    CHOSEN.with(|chosen| chosen.track());
}

/// The sentence for a kind of problem.
pub fn problem(code: Code) -> String {
    say(&format!("problem-{}", code.as_str()), &[])
}

/// Speaks a language in a test, which has no page to fetch its words from.
#[cfg(test)]
pub(crate) fn speak_here(tag: &str) {
    language(tag).into_iter().for_each(|language| speak(language, tests::words(language.tag)));
}

#[cfg(test)]
mod tests;
