//! Every word that the app may say exists in every language, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use shared::access::Role;
use shared::agenda::{Kind, Urgency};
use shared::audit::api::SubjectPart;
use shared::capture::SubjectState;
use shared::forms::Missing;
use shared::queries::api::Show;
use shared::queries::{Audience, Closing, How, Priority, Status, Step};

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
    for question in shared::audit::Question::ALL {
        keys.extend(["ask", "measure"].map(|what| format!("trail-review-{what}-{}", question.as_str())));
    }
    keys.extend(shared::audit::Judgement::ALL.iter().map(|one| format!("trail-review-judgement-{}", one.as_str())));
    keys.extend(shared::audit::KINDS.iter().map(|(kind, _)| format!("trail-kind-{kind}")));
    keys.extend(shared::access::AccessEvent::ALL.iter().map(|event| format!("trail-event-{}", event.as_str())));
    keys.extend(Role::ALL.iter().map(|role| format!("role-{}", role.as_str())));
    let permissions = shared::access::GRID.iter().filter_map(|(permission, _)| serde_json::to_value(permission).ok());
    keys.extend(permissions.filter_map(|name| Some(format!("permission-{}", name.as_str()?))));
    keys.extend(shared::access::DelegationState::ALL.iter().map(|state| format!("delegation-state-{}", state.as_str())));
    keys.extend(SubjectState::ALL.iter().map(|state| format!("subject-state-{}", state.as_str())));
    keys.extend(Missing::ALL.iter().map(|missing| format!("missing-{}", missing.as_str())));
    keys.extend(Shape::ALL.iter().map(|shape| format!("status-{}", shape.as_str())));
    keys.extend(Status::ALL.iter().map(|status| format!("query-{}", status.as_str())));
    keys.extend(Show::ALL.iter().map(|show| format!("query-show-{}", show.as_str())));
    keys.extend(Audience::ALL.iter().map(|audience| format!("query-to-{}", audience.as_str())));
    keys.extend(Priority::ALL.iter().map(|priority| format!("query-priority-{}", priority.as_str())));
    let hows = How::ALL.iter().map(|how| how.as_str()).chain(Closing::ALL.iter().map(|how| how.as_str()));
    keys.extend(hows.map(|how| format!("query-how-{how}")));
    let steps = || Step::ALL.iter().filter(|step| !step.is_automatic()).map(|step| step.as_str());
    keys.extend(steps().chain(["confirm", "comment"]).map(|step| format!("query-do-{step}")));
    keys.extend(steps().chain(["conform", "asked", "comment", "assigned", "changed", "renewed"]).map(|kind| format!("query-did-{kind}")));
    keys.extend(Theme::ALL.iter().map(|theme| format!("theme-{}", theme.as_str())));
    let parts = SubjectPart::ALL.iter().filter(|part| !matches!(part, SubjectPart::VisitDate | SubjectPart::FormRetired));
    keys.extend(parts.map(|part| format!("history-part-{}", part.as_str())));
    let tasks = Kind::ALL.iter().map(|kind| kind.as_str().replace('_', "-"));
    keys.extend(tasks.clone().map(|kind| format!("work-kind-{kind}")));
    keys.extend(tasks.filter(|kind| kind != "form-findings").map(|kind| format!("work-does-{kind}")));
    keys.extend(Urgency::ALL.iter().map(|urgency| format!("work-{}", urgency.as_str())));
    keys.extend(["good", "lacking", "bad"].map(|outcome| format!("sso-outcome-{outcome}")));
    keys.extend(["discovery", "keys", "code", "secret", "groups", "logout"].map(|step| format!("sso-step-{step}")));
    keys.extend(["unasked", "new", "linked", "foreign_domain"].map(|account| format!("sso-account-{account}")));
    keys.extend(["jump-study", "jump-visit", "jump-item"].map(ToOwned::to_owned));
    keys.extend(
        ["totp", "passkey", "recovery"]
            .iter()
            .flat_map(|method| ["ask", "label", "use", "go"].map(|what| format!("factor-{method}-{what}"))),
    );
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    keys.extend((1..=7).map(|day| format!("weekday-{day}")));
    keys.extend((1..=12).map(|month| format!("month-long-{month}")));
    keys.extend(shared::capture::NOT_DONE.iter().map(|code| format!("not-done-{code}")));
    keys.extend(["form_retired", "visit_retired", "did_not_occur"].map(|name| format!("closed-{name}")));
    keys.extend(
        ["live", "test", "training"].iter().flat_map(|name| ["", "-stripe", "-choice"].map(|part| format!("environment-{name}{part}"))),
    );
    keys.extend(["screened", "screen-failed", "enrolled", "completed", "withdrawn"].map(|count| format!("enrolment-{count}")));
    let foretold = shared::ctms::NoForecast::ALL.iter().filter(|why| **why != shared::ctms::NoForecast::SomeSites);
    keys.extend(foretold.map(|why| format!("enrolment-no-{}", why.as_str())));
    keys.extend(shared::exports::Format::ALL.iter().map(|format| format!("format-{}", format.as_str().replace('_', "-"))));
    keys.extend(shared::exports::Standing::ALL.iter().map(|standing| format!("standing-{}", standing.as_str())));
    keys.extend(["snapshot-reading", "snapshot-writing"].map(ToOwned::to_owned));
    keys.extend(PAGES.iter().map(|page| page.title.to_owned()));
    keys.extend(HELP.iter().flat_map(|(title, rows)| rows.iter().map(|(_, does)| *does).chain([*title])).map(ToOwned::to_owned));
    keys
}

/// What each language lacks, one line for each, so that it can be handed to whoever translates.
fn missing(wanted: impl Fn(&str, &BTreeMap<String, BTreeSet<String>>) -> Vec<String>) -> String {
    let lines = languages().map(|language| (language, messages(&language)));
    let lines = lines.map(|(language, have)| (language.tag, wanted(language.tag, &have))).filter(|(_, keys)| !keys.is_empty());
    lines.map(|(tag, keys)| format!("{tag}: {}", keys.join(" "))).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_word_exists_in_every_language() {
    let mut wanted = made_keys();
    literal_keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut wanted);
    assert!(wanted.len() > 200, "the scan found only {} keys", wanted.len());
    let missing = missing(|_, have| wanted.iter().filter(|key| !have.contains_key(*key)).cloned().collect());
    assert!(missing.is_empty(), "keys without words, language by language:\n{missing}");
}

#[test]
fn every_key_of_one_language_is_a_key_of_all() {
    let all: BTreeSet<String> = languages().flat_map(|language| messages(&language).into_keys()).collect();
    let missing = missing(|_, have| all.iter().filter(|key| !have.contains_key(*key)).cloned().collect());
    assert!(missing.is_empty(), "keys that only other languages have:\n{missing}");
}

#[test]
fn translations_take_the_same_arguments() {
    let english = messages(&language("en").unwrap());
    let differing = missing(|_, have| {
        have.iter().filter(|(key, args)| english.get(*key).is_some_and(|own| own != *args)).map(|(key, _)| key.clone()).collect()
    });
    assert!(differing.is_empty(), "keys with other arguments than in English:\n{differing}");
}

/// A number in a sentence needs the forms that its language has: in Arabic six.
#[test]
fn arabic_numbers_have_all_their_forms() {
    let source = words("ar");
    let choices = source.split("{ $n ->\n").skip(1).filter_map(|rest| rest.split("\n}").next());
    let forms = |choice: &str| {
        let names = choice.lines().filter_map(|line| line.split_once('[')?.1.split_once(']'));
        names.map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    let found: Vec<Vec<String>> = choices.map(forms).collect();
    assert!(found.len() > 20, "only {} were found", found.len());
    assert!(found.iter().all(|forms| *forms == ["zero", "one", "two", "few", "many", "other"]), "{found:?}");
}

#[test]
fn fluent_reads_every_file_whole() {
    for language in languages() {
        let errors = FluentResource::try_new(words(language.tag)).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{}", language.tag);
    }
}

/// What Fluent's own crates say.
fn as_fluent(language: &Language) -> impl Fn(&str, &[(&str, Arg)]) -> String {
    let mut bundle = FluentBundle::new(vec![language.tag.parse().unwrap()]);
    bundle.set_use_isolating(language.dir == "rtl");
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
    for language in languages() {
        let fluent = as_fluent(&language);
        speak_here(language.tag);
        for (key, names) in messages(&language) {
            for (number, text) in
                [(0, "hard"), (1, "soft"), (-1, "x { $n } y"), (2, ""), (7, "soft"), (21, "hard"), (100, "two"), (1234, "one")]
            {
                // The crate for plurals forgets the hundreds of Arabic (`n % 100`): there CLDR itself is asked, below.
                if language.tag == "ar" && number > 99 {
                    continue;
                }
                let value = |name: &str| if matches!(name, "n" | "m" | "length") { Arg::from(number) } else { Arg::from(text) };
                let args: Vec<(&str, Arg)> = names.iter().map(|name| (name.as_str(), value(name))).collect();
                assert_eq!(say(&key, &args), fluent(&key, &args), "{} {key} {number}", language.tag);
                compared += 1;
            }
            assert_eq!(say(&key, &[]), fluent(&key, &[]), "{} {key} without arguments", language.tag);
        }
    }
    assert!(compared > 5000, "only {compared} were compared");
}

/// CLDR 47: few is n % 100 = 3..10, many is n % 100 = 11..99.
#[test]
fn hundreds_in_arabic_are_said_as_their_last_two_digits() {
    speak_here("ar");
    let said = |n: i64| t!("count-checks", n = n);
    assert_eq!([100, 101, 102].map(said), ["فحص"; 3]);
    assert_eq!([103, 110, 1003].map(said), ["فحوص"; 3]);
    assert_eq!([111, 199, 1234].map(said), ["فحصًا"; 3]);
}

#[test]
fn what_stands_in_a_text_from_right_to_left_keeps_its_own_order() {
    speak_here("ar");
    assert_eq!(t!("again-text", email = "a@b.c").matches("\u{2068}a@b.c\u{2069}").count(), 1);
    assert_eq!(t!("subjects-count", n = 2), "مشاركان");
    speak_here("en");
    assert_eq!(t!("report-accepted", file = "a.xml"), "a.xml can become a study");
    assert_eq!(t!("report-accepted", file = "دراسة.xml"), "\u{2068}دراسة.xml\u{2069} can become a study");
}

#[test]
fn no_key_stands_twice() {
    for language in languages() {
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
