//! Comparing and reckoning, by XPath's rules of what is turned into what.

use crate::rooms::study::unknown::Unknown;
use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::logic::{self, finish};
use super::term::{is_number, literal_date};
use super::{Blank, Kind, Term, Translator, Why};

impl Translator<'_> {
    /// `a = b`.
    pub(super) fn equal(&self, left: Term, right: Term) -> Result<Term, Why> {
        match (left.kind, right.kind) {
            (Kind::Nothing, _) => truth(right.is_blank()?),
            (_, Kind::Nothing) => truth(left.is_blank()?),
            (Kind::Truth(_), _) | (_, Kind::Truth(_)) => same_truth(&left, &right),
            (Kind::Number, Kind::Text) | (Kind::Text, Kind::Number) => self.number_and_text(left, right),
            (Kind::Number | Kind::Days, _) | (_, Kind::Number | Kind::Days) => same_number(left, right),
            _ => self.same_text(left, right),
        }
    }

    /// A number beside a text: numbers, unless the number is a code of the list.
    fn number_and_text(&self, left: Term, right: Term) -> Result<Term, Why> {
        let (number, text) = if left.kind == Kind::Number { (&left, &right) } else { (&right, &left) };
        let code = number.literal.as_deref().filter(|digits| self.is_only_code(text, digits));
        match (code, &text.literal) {
            (Some(code), _) => Ok(Term::certainly(text.expr.clone().with(Binary::Equal, Expr::text(code)))),
            (None, Some(written)) if !is_number(written) => Ok(Term::exact(Expr::boolean(false))),
            _ => same_number(left, right),
        }
    }

    /// Whether a number is a code of the term's list, and no other code means the same number (`1`, `01`).
    fn is_only_code(&self, text: &Term, digits: &str) -> bool {
        let Some(list) = text.list.as_deref().and_then(|name| self.lists.get(name)) else { return false };
        let number = |code: &str| code.trim().parse::<rust_decimal::Decimal>().ok();
        let wanted = number(digits);
        wanted.is_some() && list.codes().all(|code| code == digits || number(code) != wanted) && list.codes().any(|code| code == digits)
    }

    fn same_text(&self, left: Term, right: Term) -> Result<Term, Why> {
        if is_day(&left) && is_day(&right) || is_day(&left) && right.kind == Kind::Text || left.kind == Kind::Text && is_day(&right) {
            return same_day(left, right);
        }
        if let Some(never) = self.no_such_code(&left, &right) {
            return Ok(never);
        }
        let (first, second) = (alike(&left, &right)?, alike(&right, &left)?);
        let equal = first.with(Binary::Equal, second);
        or_both_blank(equal, &left, &right)
    }

    /// A text that the list does not have is never chosen.
    pub(super) fn no_such_code(&self, left: &Term, right: &Term) -> Option<Term> {
        let (of, code) = if left.is_literal() { (right, left) } else { (left, right) };
        let list = self.lists.get(of.list.as_deref()?)?;
        let code = code.literal.as_deref()?;
        let known = list.codes().any(|one| one == code);
        (!known).then(|| Term::exact(Expr::boolean(false)))
    }
}

/// As texts; what already is of one kind stays.
fn alike(one: &Term, other: &Term) -> Result<Expr, Why> {
    if one.kind == other.kind { Ok(one.expr.clone()) } else { one.text() }
}

fn truth((expr, sure): (Expr, Unknown)) -> Result<Term, Why> {
    Ok(Term::of(expr, Kind::Truth(sure), Blank::Never))
}

/// Equal, or both blank: to XPath two blanks are the same text.
fn or_both_blank(equal: Expr, left: &Term, right: &Term) -> Result<Term, Why> {
    let can = |term: &Term| matches!(term.blank, Blank::Missing | Blank::Empty) && !term.is_literal();
    if !can(left) || !can(right) {
        return Ok(Term::certainly(equal));
    }
    let blank = left.is_blank()?.0.with(Binary::And, right.is_blank()?.0);
    Ok(Term::certainly(equal.with(Binary::Or, blank)))
}

fn same_truth(left: &Term, right: &Term) -> Result<Term, Why> {
    let ((left, first), (right, second)) = (left.truth()?, right.truth()?);
    let (yes, no) = (Expr::boolean(true), Expr::boolean(false));
    if right == yes || left == yes {
        return truth(if right == yes { (left, first) } else { (right, second) });
    }
    if right == no || left == no {
        return truth(if right == no { logic::opposite(left, first) } else { logic::opposite(right, second) });
    }
    Ok(Term::exact(finish(left, first, false).with(Binary::Equal, finish(right, second, false))))
}

fn same_number(left: Term, right: Term) -> Result<Term, Why> {
    if is_day(&left) && is_day(&right) {
        return same_day(left, right);
    }
    let equal = left.number()?.with(Binary::Equal, right.number()?);
    or_both_blank(equal, &left, &right)
}

fn same_day(left: Term, right: Term) -> Result<Term, Why> {
    for text in [&left, &right] {
        if text.literal.as_deref().is_some_and(|text| literal_date(text).is_none()) {
            return Ok(Term::exact(Expr::boolean(false)));
        }
    }
    let ((first, timed), (second, timed_too)) = (left.day()?, right.day()?);
    // ODK compares the days of a date and a date-time.
    let day = |expr: Expr, cut: bool| if cut { Expr::call("date", [expr]) } else { expr };
    let equal = day(first, timed && !timed_too).with(Binary::Equal, day(second, timed_too && !timed));
    or_both_blank(equal, &left, &right)
}

const fn is_day(term: &Term) -> bool {
    matches!(term.kind, Kind::Date | Kind::DateTime | Kind::Days)
}

/// `<`, `<=`, `>`, `>=`: always of numbers; dates are compared as dates.
pub fn ordered(operator: Binary, left: Term, right: Term) -> Result<Term, Why> {
    let dated = |one: &Term, other: &Term| {
        is_day(one) && (is_day(other) || (other.kind == Kind::Text && !other.literal.as_deref().is_some_and(is_number)))
    };
    if dated(&left, &right) || dated(&right, &left) {
        for text in [&left, &right] {
            if text.literal.as_deref().is_some_and(|text| literal_date(text).is_none()) {
                return Ok(Term::exact(Expr::boolean(false)));
            }
        }
        return Ok(Term::certainly(left.day()?.0.with(operator, right.day()?.0)));
    }
    if left.kind == Kind::Time && right.kind == Kind::Time {
        return Ok(Term::certainly(left.expr.with(operator, right.expr)));
    }
    if left.kind == Kind::Nothing || right.kind == Kind::Nothing {
        return Ok(Term::exact(Expr::boolean(false)));
    }
    Ok(Term::certainly(left.number()?.with(operator, right.number()?)))
}

/// `+`, `-`.
pub fn sum(operator: Binary, left: Term, right: Term) -> Result<Term, Why> {
    let whole = left.whole && right.whole;
    match (is_day(&left), is_day(&right), operator) {
        (true, true, Binary::Subtract) if is_whole_day(&left) && is_whole_day(&right) => {
            let days = left.expr.with(operator, right.expr);
            Ok(Term { whole: true, ..Term::of(days, Kind::Number, Blank::NaN) })
        }
        (true, false, _) if right.kind == Kind::Number && right.whole => {
            Ok(Term { whole: is_whole_day(&left), ..Term::of(left.expr.with(operator, right.expr), Kind::Days, Blank::NaN) })
        }
        (false, true, Binary::Add) if left.kind == Kind::Number && left.whole => {
            Ok(Term { whole: is_whole_day(&right), ..Term::of(right.expr.with(operator, left.expr), Kind::Days, Blank::NaN) })
        }
        _ => Ok(Term { whole, ..Term::of(left.number()?.with(operator, right.number()?), Kind::Number, Blank::NaN) }),
    }
}

fn is_whole_day(term: &Term) -> bool {
    term.kind == Kind::Date || (term.kind == Kind::Days && term.whole)
}

/// `*`, `div`, `mod`.
pub fn product(operator: Binary, left: Term, right: Term) -> Result<Term, Why> {
    let whole = left.whole && right.whole && operator != Binary::Divide;
    Ok(Term { whole, ..Term::of(left.number()?.with(operator, right.number()?), Kind::Number, Blank::NaN) })
}
