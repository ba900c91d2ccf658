//! Functions that choose between values, and those of choices.

use crate::rooms::study::unknown::Unknown;
use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::unknown;
use crate::rooms::study::xlsform::translate::{Blank, Kind, Term, Why, logic};

pub fn choose(condition: &Term, then: &Term, otherwise: &Term) -> Result<Term, Why> {
    let (test, sure) = condition.truth()?;
    let test = logic::finish(test, sure, false);
    let (first, second, kind) = unified(then, otherwise)?;
    let blank = if then.blank == Blank::Never && otherwise.blank == Blank::Never {
        Blank::Never
    } else if then.blank == Blank::NaN && otherwise.blank == Blank::NaN {
        Blank::NaN
    } else if then.blank == Blank::Empty || otherwise.blank == Blank::Empty {
        Blank::Empty
    } else {
        Blank::Missing
    };
    let list = then.list.clone().filter(|list| otherwise.list.as_ref() == Some(list) || otherwise.kind == Kind::Nothing);
    let (whole, word) = (both_are(then, otherwise, |one| one.whole), both_are(then, otherwise, |one| one.word));
    Ok(Term { whole, word, list, ..Term::of(Expr::call("if", [test, first, second]), kind, blank) })
}

/// Of both, or of the one that is something.
fn both_are(one: &Term, other: &Term, is: impl Fn(&Term) -> bool) -> bool {
    (is(one) || one.kind == Kind::Nothing) && (is(other) || other.kind == Kind::Nothing)
}

/// Two values as one kind.
fn unified(one: &Term, other: &Term) -> Result<(Expr, Expr, Kind), Why> {
    let whole_truth = |term: &Term| term.truth().map(|(expr, sure)| logic::finish(expr, sure, false));
    Ok(match (one.kind, other.kind) {
        (Kind::Truth(_), Kind::Truth(_)) => (whole_truth(one)?, whole_truth(other)?, Kind::Truth(Unknown::Never)),
        (Kind::Truth(_), _) | (_, Kind::Truth(_)) => (one.text()?, other.text()?, Kind::Text),
        (first, second) if first == second => (one.expr.clone(), other.expr.clone(), first),
        (Kind::Nothing, kind) | (kind, Kind::Nothing) => (one.expr.clone(), other.expr.clone(), kind),
        (Kind::Number, Kind::Days) | (Kind::Days, Kind::Number) => (one.number()?, other.number()?, Kind::Number),
        (Kind::Date, Kind::Days) | (Kind::Days, Kind::Date) => (one.expr.clone(), other.expr.clone(), Kind::Days),
        _ => (one.text()?, other.text()?, Kind::Text),
    })
}

pub fn coalesce(all: &[&Term]) -> Result<Term, Why> {
    let mut found: Option<Term> = None;
    for one in all {
        let value = if one.blank == Blank::Empty { Term { expr: present(one), ..(*one).clone() } } else { (*one).clone() };
        found = Some(match found {
            None => value,
            Some(before) => {
                let (first, second, kind) = unified(&before, &value)?;
                let mut parts = match first.kind {
                    shared::forms::rule::expr::Kind::Call(name, parts) if name == "coalesce" => parts,
                    kind => vec![Expr::of(kind)],
                };
                parts.push(second);
                let (whole, word) = (both_are(&before, &value, |one| one.whole), both_are(&before, &value, |one| one.word));
                let blank = if before.blank == Blank::Never || value.blank == Blank::Never { Blank::Never } else { Blank::Missing };
                Term { whole, word, ..Term::of(Expr::call("coalesce", parts), kind, blank) }
            }
        });
    }
    found.ok_or_else(|| unknown("coalesce", 0))
}

/// No value instead of an empty text.
fn present(one: &Term) -> Expr {
    Expr::call("if", [one.expr.clone().with(Binary::Different, Expr::text("")).certainly(), one.expr.clone(), Expr::missing()])
}

pub fn boolean_from(one: &Term) -> Result<Term, Why> {
    match one.kind {
        Kind::Number => Ok(Term::certainly(one.expr.clone().with(Binary::Equal, Expr::number("1")))),
        _ => Ok(Term::certainly(one.text()?.with(Binary::In, Expr::list([Expr::text("1"), Expr::text("true")])))),
    }
}

pub fn selected_at(of: &Term, n: &Term) -> Result<Term, Why> {
    // ODK counts from 0.
    let n = match n.literal.as_deref().and_then(|digits| digits.parse::<u32>().ok()) {
        Some(n) => Expr::number((u64::from(n) + 1).to_string()),
        None => n.number()?.with(Binary::Add, Expr::number("1")),
    };
    match of.kind {
        Kind::Set => Ok(Term {
            word: true,
            list: of.list.clone(),
            ..Term::of(Expr::call("selected_at", [of.expr.clone(), n]), Kind::Text, Blank::Missing)
        }),
        _ => Err("selected-at looks into a text; it is understood for questions with several answers.".to_owned()),
    }
}

pub fn count_selected(of: &Term) -> Result<Term, Why> {
    let count = match of.kind {
        Kind::Set => Expr::call("count_selected", [of.expr.clone()]),
        _ if of.word => Expr::call("count", [of.expr.clone()]),
        _ => return Err("count-selected counts words of a text; it is understood for questions with choices.".to_owned()),
    };
    let count = if of.kind == Kind::Set && of.blank != Blank::Never { Expr::call("coalesce", [count, Expr::number("0")]) } else { count };
    Ok(Term { whole: true, ..Term::of(count, Kind::Number, Blank::Never) })
}

/// How many are true, or what they weigh, lies between two numbers; -1 is no limit.
pub fn checklist(least: &Term, most: &Term, answers: Vec<(&Term, Option<&Term>)>) -> Result<Term, Why> {
    let mut sum: Option<Expr> = None;
    for (answer, weight) in answers {
        let (test, sure) = answer.truth()?;
        let weight = weight.map_or_else(|| Ok(Expr::number("1")), Term::number)?;
        let one = Expr::call("if", [logic::finish(test, sure, false), weight, Expr::number("0")]);
        sum = Some(match sum {
            Some(before) => before.with(Binary::Add, one),
            None => one,
        });
    }
    let sum = sum.unwrap_or_else(|| Expr::number("0"));
    let limit = |operator: Binary, limit: &Term| Ok::<_, Why>(Term::certainly(sum.clone().with(operator, limit.number()?)));
    logic::both(Binary::And, limit(Binary::AtLeast, least)?, limit(Binary::AtMost, most)?)
}

pub fn regex(text: &Term, pattern: &Term, own: bool) -> Result<Term, Why> {
    let whole = match text.blank {
        Blank::Never => text.text()?,
        _ if own => text.text()?,
        _ => Expr::call("coalesce", [text.text()?, Expr::text("")]),
    };
    Ok(Term::certainly(Expr::call("matches", [whole, pattern.text()?])))
}
