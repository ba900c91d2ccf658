//! `matches`: whether a text has a pattern.
//!
//! Patterns are those of `regex-lite`: no look-around, no references back; \d, \w and \s mean ASCII. They are read in the
//! same way in browser and server, in time that grows with the text, not beyond. Compiled ones are kept for the next row.

use std::cell::RefCell;
use std::sync::Arc;

use regex_lite::{Regex, RegexBuilder};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once};

pub const FUNCTION: Function = Function {
    name: "matches",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("pattern", Kinds::TEXT)],
    gives: Gives::One(Kind::Boolean),
    says: "Whether the whole text has the pattern, a regular expression: [A-Z]{2}[0-9]{3} is two capitals and three digits, .* is \
        anything. Capitals count unless the pattern begins with (?i).",
    missing: "Nothing of nothing, of a text of more than 10,000 characters, and when the pattern is none; a pattern that is written down \
        is checked when the rule is.",
    examples: examples(&[
        ("matches(\"DE012\", \"[A-Z]{2}[0-9]{3}\")", "true"),
        ("matches(\"DE0123\", \"[A-Z]{2}[0-9]{3}\")", "false"),
        ("matches(\"FEVER\", \"(?i).*fever.*\")", "true"),
    ]),
    does: Work::Known(call),
};

/// The longest pattern and text, in bytes, and the largest that a pattern may become when counted repeats are written out:
/// together they bound the time of one question.
const LONGEST_PATTERN: usize = 1_000;
const LONGEST_TEXT: usize = 10_000;
const LARGEST: usize = 1 << 17;
/// How many compiled patterns are kept.
const KEPT: usize = 32;

thread_local! {
    static COMPILED: RefCell<Vec<(Arc<str>, Option<Regex>)>> = const { RefCell::new(Vec::new()) };
}

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(pattern)) = (given::text(arguments, 0), given::text(arguments, 1)) else { return NOTHING };
    if text.len() > LONGEST_TEXT {
        return NOTHING;
    }
    COMPILED.with_borrow_mut(|kept| found(kept, pattern).map(|regex| regex.is_match(text))).into()
}

/// The compiled pattern, the one used last kept in front.
fn found<'a>(kept: &'a mut Vec<(Arc<str>, Option<Regex>)>, pattern: &str) -> Option<&'a Regex> {
    match kept.iter().position(|(one, _)| &**one == pattern) {
        Some(n) => kept.get_mut(..=n).map(|begun| begun.rotate_right(1)).unwrap_or_default(),
        None => {
            kept.truncate(KEPT - 1);
            kept.insert(0, (Arc::from(pattern), compile(pattern).ok()));
        }
    }
    kept.first().and_then(|(_, regex)| regex.as_ref())
}

/// What is wrong with a pattern, as far as there is something.
pub fn pattern_fault(pattern: &str) -> Option<String> {
    compile(pattern).err()
}

fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > LONGEST_PATTERN {
        return Err(format!("A pattern has at most {LONGEST_PATTERN} characters; this one has {}.", pattern.len()));
    }
    let build =
        |text: &str| RegexBuilder::new(text).size_limit(LARGEST).build().map_err(|why| format!("The pattern cannot be read: {why}."));
    // By itself first: `a)|(b` is none, though brackets around it would make it one.
    build(pattern)?;
    build(&format!("^(?:{pattern})$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(text: &str, pattern: &str) -> Option<bool> {
        call(&[text.into(), pattern.into()]).truth()
    }

    #[test]
    fn the_whole_text_is_asked_about() {
        assert_eq!((ask("abc", "b"), ask("abc", "a|abc"), ask("b\n", "b")), (Some(false), Some(true), Some(false)));
    }

    #[test]
    fn what_is_no_pattern_says_why_and_answers_nothing() {
        for wrong in ["(", "a)|(b", "(?<=a)b", "[z-a]", "(a{1000}){1000}", "(?x) a # b", &"a".repeat(1001)] {
            assert_eq!(ask("a", wrong), None, "{wrong}");
            assert!(pattern_fault(wrong).is_some_and(|why| why.ends_with('.')), "{wrong}");
        }
        assert_eq!(pattern_fault("[0-9]{2}"), None);
    }

    #[test]
    fn more_patterns_than_are_kept_are_compiled_again() {
        for round in 0..3 {
            for n in 0..KEPT * 2 {
                assert_eq!(ask(&n.to_string(), &format!("{n}")), Some(true), "{round}");
            }
        }
    }
}
