//! Every word that the app may say exists in every language, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use shared::access::Role;
use shared::audit::api::SubjectPart;
use shared::capture::SubjectState;
use shared::forms::Missing;

use super::*;
use crate::keys::HELP;
use crate::pages::PAGES;
use crate::theme::Theme;
use crate::ui::Shape;

/// The file that the build makes of a language.
pub(super) fn words(tag: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let read = |name: String| fs::read_to_string(folder.join(name)).unwrap();
    format!("{}\n{}", read(format!("{tag}.ftl")), read(format!("form.{tag}.ftl")))
}

/// Key by key, the names of the arguments.
fn messages(language: &Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in words(language.tag).lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase())) {
            key = name.to_owned();
            found.entry(key.clone()).or_default();
        }
        let args = line
            .split('$')
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default().to_owned());
        if !line.starts_with('#') {
            found.entry(key.clone()).or_default().extend(args);
        }
    }
    found.remove("");
    found
}

/// The literal keys of all `t!(…)` in the sources.
fn literal_keys(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literal_keys(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let calls = source.split("t!(").skip(1).filter(|_| !path.ends_with("i18n/tests.rs"));
            let named = |call: &str| Some(call.trim_start().strip_prefix('"')?.split('"').next()?.to_owned());
            // `format!(` and `assert!(` end in `t!(` too; their texts are no keys.
            into.extend(
                calls.filter_map(named).filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')),
            );
        }
    }
}

/// The keys that are put together at run time.
fn made_keys() -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = BTreeSet::new();
    keys.extend(Code::ALL.iter().map(|code| format!("problem-{}", code.as_str())));
    keys.extend(shared::forms::KEYS.iter().map(|key| (*key).to_owned()));
    keys.extend(Role::ALL.iter().map(|role| format!("role-{}", role.as_str())));
    keys.extend(SubjectState::ALL.iter().map(|state| format!("subject-state-{}", state.as_str())));
    keys.extend(Missing::ALL.iter().map(|missing| format!("missing-{}", missing.as_str())));
    keys.extend(Shape::ALL.iter().map(|shape| format!("status-{}", shape.as_str())));
    keys.extend(Theme::ALL.iter().map(|theme| format!("theme-{}", theme.as_str())));
    let parts = SubjectPart::ALL.iter().filter(|part| !matches!(part, SubjectPart::VisitDate | SubjectPart::FormRetired));
    keys.extend(parts.map(|part| format!("history-part-{}", part.as_str())));
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    keys.extend((1..=7).map(|day| format!("weekday-{day}")));
    keys.extend((1..=12).map(|month| format!("month-long-{month}")));
    keys.extend(shared::capture::NOT_DONE.iter().map(|code| format!("not-done-{code}")));
    keys.extend(["form_retired", "visit_retired", "did_not_occur"].map(|name| format!("closed-{name}")));
    keys.extend(
        ["live", "test", "training"].iter().flat_map(|name| ["", "-stripe", "-choice"].map(|part| format!("environment-{name}{part}"))),
    );
    keys.extend(PAGES.iter().map(|page| page.title.to_owned()));
    keys.extend(HELP.iter().flat_map(|(title, rows)| rows.iter().map(|(_, does)| *does).chain([*title])).map(ToOwned::to_owned));
    keys
}

#[test]
fn every_word_exists_in_every_language() {
    let mut wanted = made_keys();
    literal_keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut wanted);
    assert!(wanted.len() > 200, "the scan found only {} keys", wanted.len());
    for language in LANGUAGES {
        let have = messages(language);
        let missing: Vec<&String> = wanted.iter().filter(|key| !have.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{}: no words for {missing:?}", language.tag);
    }
}

#[test]
fn translations_take_the_same_arguments() {
    let english = messages(&LANGUAGES[0]);
    for language in LANGUAGES {
        assert_eq!(messages(language), english, "{} differs from en", language.tag);
    }
}

#[test]
fn fluent_reads_every_file_whole() {
    for language in LANGUAGES {
        let errors = FluentResource::try_new(words(language.tag)).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{}", language.tag);
    }
}

/// What Fluent's own crates say.
fn as_fluent(language: &Language) -> impl Fn(&str, &[(&str, Arg)]) -> String {
    let mut bundle = FluentBundle::new(vec![language.tag.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(words(language.tag)).unwrap()).unwrap();
    move |key, args| {
        let mut named = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => named.set(*name, text.to_string()),
                Arg::Number(number) => named.set(*name, *number),
            }
        }
        let pattern = bundle.get_message(key).unwrap().value().unwrap();
        bundle.format_pattern(pattern, Some(&named), &mut Vec::new()).into_owned()
    }
}

#[test]
fn every_message_says_what_fluent_would_say() {
    let mut compared = 0;
    for language in LANGUAGES {
        let fluent = as_fluent(language);
        speak_here(language.tag);
        for (key, names) in messages(language) {
            for (number, text) in [(0, "hard"), (1, "soft"), (-1, "x { $n } y"), (2, ""), (21, "hard"), (1234, "one")] {
                let value = |name: &str| if matches!(name, "n" | "m" | "length") { Arg::from(number) } else { Arg::from(text) };
                let args: Vec<(&str, Arg)> = names.iter().map(|name| (name.as_str(), value(name))).collect();
                assert_eq!(say(&key, &args), fluent(&key, &args), "{} {key}", language.tag);
                compared += 1;
            }
            assert_eq!(say(&key, &[]), fluent(&key, &[]), "{} {key} without arguments", language.tag);
        }
    }
    assert!(compared > 5000, "only {compared} were compared");
}

/// Texts that run the other way need marks around what is put into them, which our reader does not set.
#[test]
fn every_language_runs_from_left_to_right() {
    assert!(LANGUAGES.iter().all(|language| language.dir == "ltr"));
}

#[test]
fn no_key_stands_twice() {
    for language in LANGUAGES {
        let source = words(language.tag);
        let keys = source
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| Some(line.split_once(" =")?.0));
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = keys.filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", language.tag);
    }
}

#[test]
fn words_follow_language_number_and_arguments() {
    speak_here("en");
    assert_eq!(t!("findings-count", n = 1), "1 finding that nobody has answered yet");
    assert_eq!(t!("visit-nth", title = "AE", n = 2), "AE #2");
    speak_here("de");
    assert_eq!(t!("findings-count", n = 2), "2 Befunde, auf die noch niemand geantwortet hat");
    let args = [("label", Arg::from("Puls")), ("value", Arg::from("300")), ("limit", Arg::from("200")), ("level", Arg::from("hard"))];
    let said = say("finding-range-le", &args);
    assert!(said.starts_with("Puls (300) muss höchstens 200 sein. Berichtigen Sie es"), "{said}");
}

#[test]
fn a_key_without_words_is_shown_as_it_is() {
    speak_here("en");
    assert_eq!(say("finding-of-the-future", &[]), "finding-of-the-future");
}

#[test]
fn the_first_language_that_the_app_speaks_is_taken() {
    let wanted = |tags: &[&str]| best(tags.iter().map(|tag| (*tag).to_owned()));
    assert_eq!(wanted(&["sv", "de-CH", "en"]), "de");
    assert_eq!(wanted(&["sv"]), "en");
    assert_eq!(wanted(&[]), "en");
}
