//! Functions of numbers, dates and texts.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::unknown;
use crate::rooms::study::xlsform::translate::term::epoch;
use crate::rooms::study::xlsform::translate::{Blank, Kind, Term, Why};

fn number(name: &str, arguments: impl IntoIterator<Item = Expr>, whole: bool) -> Term {
    Term { whole, ..Term::of(Expr::call(name, arguments), Kind::Number, Blank::NaN) }
}

pub fn numbers(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    const SAME: &[&str] = &["abs", "sqrt", "exp", "log10", "sin", "cos", "tan", "asin", "acos", "atan"];
    Ok(Some(match (name, all) {
        ("number", [one]) => Term { whole: one.whole, ..Term::of(one.number()?, Kind::Number, Blank::NaN) },
        // A whole number of days stays the day it is.
        ("int" | "floor" | "ceiling" | "round", [one]) if one.kind == Kind::Days && one.whole => one.clone(),
        ("int" | "floor" | "ceiling" | "round", [one]) if one.kind == Kind::Number && one.whole => one.clone(),
        ("int", [one]) => number("truncate", [one.number()?], true),
        ("floor" | "ceiling", [one]) => number(name, [one.number()?], true),
        ("round", [one]) => number("round", [one.number()?], true),
        ("round", [one, places]) => number("round", [one.number()?, places.number()?], places.literal.as_deref() == Some("0")),
        ("log", [one]) => number("ln", [one.number()?], false),
        ("pow", [base, exponent]) => Term::of(base.number()?.with(Binary::Power, exponent.number()?), Kind::Number, Blank::NaN),
        ("exp10", [one]) => Term::of(Expr::number("10").with(Binary::Power, one.number()?), Kind::Number, Blank::NaN),
        ("atan2", [y, x]) => number("atan2", [y.number()?, x.number()?], false),
        ("pi", []) => Term { blank: Blank::Never, ..number("pi", [], false) },
        (name, [one]) if SAME.contains(&name) => number(name, [one.number()?], one.whole && name == "abs"),
        _ => return Ok(None),
    }))
}

pub fn dates(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    Ok(Some(match (name, all) {
        ("today", []) => Term { whole: true, ..Term::of(Expr::call("today", []), Kind::Date, Blank::Never) },
        ("now", []) => Term::of(Expr::call("now", []), Kind::DateTime, Blank::Never),
        ("date" | "date-time", [one]) if one.kind == Kind::Nothing => one.clone(),
        ("date", [one]) => {
            let (expr, timed) = one.day()?;
            let expr = if timed { Expr::call("date", [expr]) } else { expr };
            Term { whole: true, ..Term::of(expr, Kind::Date, Blank::Missing) }
        }
        ("date-time", [one]) => date_time(one)?,
        ("decimal-date-time", [one]) => {
            let (expr, timed) = one.day()?;
            // ODK leaves a blank blank here.
            Term { whole: !timed, ..Term::of(expr, Kind::Days, Blank::Missing) }
        }
        ("difference-in-months", [from, to]) => {
            Term { whole: true, ..Term::of(Expr::call("months_between", [from.day()?.0, to.day()?.0]), Kind::Number, Blank::NaN) }
        }
        ("decimal-time", [one]) => {
            number("day_fraction", [if one.kind == Kind::Text { Expr::call("time", [one.expr.clone()]) } else { one.expr.clone() }], false)
        }
        ("format-date" | "format-date-time", [one, format]) => format_date(one, format)?,
        _ => return Ok(None),
    }))
}

fn date_time(one: &Term) -> Result<Term, Why> {
    if one.kind == Kind::Number && !one.whole {
        let seconds = one.expr.clone().with(Binary::Multiply, Expr::number("86400"));
        return Ok(Term::of(Expr::call("add_seconds", [epoch(), seconds]), Kind::DateTime, Blank::NaN));
    }
    let (expr, timed) = one.day()?;
    let kind = if timed { Kind::DateTime } else { Kind::Date };
    Ok(Term { whole: !timed, ..Term::of(expr, kind, Blank::Missing) })
}

fn format_date(one: &Term, format: &Term) -> Result<Term, Why> {
    if one.kind == Kind::Nothing {
        return Ok(one.clone());
    }
    let (expr, timed) = one.day()?;
    // The way in which a date is stored: it stays one.
    if format.literal.as_deref() == Some("%Y-%m-%d") {
        let expr = if timed { Expr::call("date", [expr]) } else { expr };
        return Ok(Term { whole: true, word: true, ..Term::of(expr, Kind::Date, Blank::Missing) });
    }
    Ok(Term::of(Expr::call("format_date", [expr, format.text()?]), Kind::Text, Blank::Missing))
}

pub fn texts(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    let text = |name: &str, arguments: Vec<Expr>| Term::of(Expr::call(name, arguments), Kind::Text, Blank::Empty);
    Ok(Some(match (name, all) {
        ("string", [one]) => Term { word: one.word, list: one.list.clone(), ..Term::of(one.text()?, Kind::Text, Blank::Missing) },
        ("string-length", [one]) => {
            let length = Expr::call("length", [one.text()?]);
            let known = matches!(one.blank, Blank::Never);
            let length = if known { length } else { Expr::call("coalesce", [length, Expr::number("0")]) };
            Term { whole: true, ..Term::of(length, Kind::Number, Blank::Never) }
        }
        ("contains", [hay, needle]) => within("contains", hay, needle)?,
        ("starts-with", [hay, needle]) => within("starts_with", hay, needle)?,
        ("ends-with", [hay, needle]) => within("ends_with", hay, needle)?,
        ("substring-before", [one, mark]) => text("substring_before", vec![one.text()?, mark.text()?]),
        ("substring-after", [one, mark]) => text("substring_after", vec![one.text()?, mark.text()?]),
        ("translate", [one, from, to]) => text("translate", vec![one.text()?, from.text()?, to.text()?]),
        ("normalize-space", [one]) => text("normalize_space", vec![one.text()?]),
        ("substr", [one, rest @ ..]) => text_part(one, rest)?,
        _ => return Ok(None),
    }))
}

/// `contains` and its like: of a blank false, except that an empty text is in everything.
fn within(name: &str, hay: &Term, needle: &Term) -> Result<Term, Why> {
    if needle.kind == Kind::Nothing {
        return Ok(Term::exact(Expr::boolean(true)));
    }
    let call = Expr::call(name, [hay.text()?, needle.text()?]);
    match needle.blank {
        Blank::Missing => Ok(Term::certainly(call.with(Binary::Or, needle.is_blank()?.0))),
        _ => Ok(Term::certainly(call)),
    }
}

/// `substr(text, from, to)` counts from 0, negative numbers from the end.
fn text_part(one: &Term, rest: &[Term]) -> Result<Term, Why> {
    let digits = |term: &Term| term.literal.as_deref().and_then(|digits| digits.parse::<u32>().ok());
    let text = one.text()?;
    let part = match rest {
        [from] => match digits(from) {
            Some(from) => {
                Expr::call("middle", [text.clone(), Expr::number((u64::from(from) + 1).to_string()), Expr::call("length", [text])])
            }
            None => return Err("substr with a number that is not written down, or is negative, is not understood.".to_owned()),
        },
        [from, to] => match (digits(from), digits(to)) {
            (Some(0), Some(to)) => Expr::call("left", [text, Expr::number(to.to_string())]),
            (Some(from), Some(to)) => {
                let length = to.saturating_sub(from);
                Expr::call("middle", [text, Expr::number((u64::from(from) + 1).to_string()), Expr::number(length.to_string())])
            }
            _ => return Err("substr with a number that is not written down, or is negative, is not understood.".to_owned()),
        },
        _ => return Err(unknown("substr", rest.len() + 1)),
    };
    Ok(Term { word: one.word, ..Term::of(part, Kind::Text, Blank::Empty) })
}

pub fn join(separator: &Term, rest: &[Term]) -> Result<Term, Why> {
    let mut parts = vec![if separator.kind == Kind::Nothing { Expr::text("") } else { separator.text()? }];
    for one in rest {
        let text = one.text()?;
        // A blank among them leaves its place empty.
        parts.push(if one.blank == Blank::Never { text } else { Expr::call("coalesce", [text, Expr::text("")]) });
    }
    Ok(Term::of(Expr::call("join", parts), Kind::Text, Blank::Never))
}
