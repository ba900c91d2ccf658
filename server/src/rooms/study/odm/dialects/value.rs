//! Values on their way from another language into ours.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use shared::forms::CodeList;
use shared::forms::rule::expr::{Binary, Expr, Kind, Literal};
use shared::forms::rule::print;

use super::names::Sort;
use super::truth::{Facts, Truth};

/// A value and what is known of it.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    pub expr: Expr,
    pub sort: Sort,
    pub list: Option<&'a CodeList>,
    /// What it has no value without, as printed.
    pub needs: BTreeSet<String>,
    /// What must still be done with the number: times the first, divided by the second, plus the third.
    pub still: Still,
    /// A date that was made a text: texts of dates may be compared with `==` where dates may not.
    pub as_text: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still {
    pub times: Decimal,
    pub over: Decimal,
    pub plus: Decimal,
}

impl Still {
    pub const NOTHING: Still = Still { times: Decimal::ONE, over: Decimal::ONE, plus: Decimal::ZERO };
}

/// What a term comes to.
#[derive(Clone, Debug)]
pub enum Meant<'a> {
    Value(Value<'a>),
    Truth(Truth),
    /// `null`, and what a function without an answer gives.
    Nothing,
}

impl<'a> Value<'a> {
    pub fn of(expr: Expr, sort: Sort) -> Self {
        Self { expr, sort, list: None, needs: BTreeSet::new(), still: Still::NOTHING, as_text: false }
    }

    /// What a reference leads to: it may have no value.
    pub fn reference(expr: Expr, sort: Sort, list: Option<&'a CodeList>) -> Self {
        let needs = BTreeSet::from([print(&expr)]);
        Self { list, needs, ..Self::of(expr, sort) }
    }

    pub fn number(digits: &str) -> Self {
        Self::of(Expr::number(digits), Sort::Number)
    }

    pub fn text(text: &str) -> Self {
        Self::of(Expr::text(text), Sort::Text)
    }

    /// Made of this one: it needs what this one needs.
    #[must_use]
    pub fn made(&self, expr: Expr, sort: Sort) -> Self {
        Self { needs: self.needs.clone(), ..Self::of(expr, sort) }
    }

    /// The number that a text says; a text that says none has no value then.
    #[must_use]
    pub fn read_as_number(&self) -> Self {
        let expr = Expr::call("number", [self.done()]);
        let mut value = self.made(expr.clone(), Sort::Number);
        value.needs.insert(print(&expr));
        value
    }

    pub fn literal(&self) -> Option<&Literal> {
        match &self.expr.kind {
            Kind::Literal(literal) if self.still == Still::NOTHING => Some(literal),
            _ => None,
        }
    }

    /// The number that is written down, with its sign.
    pub fn decimal(&self) -> Option<Decimal> {
        match (&self.expr.kind, self.literal()) {
            (_, Some(Literal::Number(digits))) => digits.parse().ok(),
            (_, Some(Literal::Text(text))) => text.trim().parse().ok(),
            (Kind::Unary(shared::forms::rule::expr::Unary::Negate, inner), _) => match &inner.kind {
                Kind::Literal(Literal::Number(digits)) => digits.parse::<Decimal>().ok().map(|number| -number),
                _ => None,
            },
            _ => None,
        }
    }

    pub fn is_path(&self) -> bool {
        matches!(self.expr.kind, Kind::Path(_))
    }

    /// Whether it surely has a value.
    pub fn is_known(&self, facts: &Facts) -> bool {
        self.needs.is_subset(facts)
    }

    /// The expression with all that must still be done.
    pub fn done(&self) -> Expr {
        let Still { times, over, plus } = self.still;
        let mut expr = self.expr.clone();
        if times != Decimal::ONE {
            expr = expr.with(Binary::Multiply, decimal(times));
        }
        if over != Decimal::ONE {
            expr = expr.with(Binary::Divide, decimal(over));
        }
        match plus {
            plus if plus.is_zero() => expr,
            plus if plus.is_sign_negative() => expr.with(Binary::Subtract, decimal(-plus)),
            plus => expr.with(Binary::Add, decimal(plus)),
        }
    }
}

pub fn decimal(number: Decimal) -> Expr {
    Expr::number(number.normalize().to_string())
}

/// One value or the other.
pub fn either<'a>(truth: Truth, yes: Meant<'a>, no: Meant<'a>) -> Result<Value<'a>, String> {
    let some = |meant: &Meant<'a>| match meant {
        Meant::Value(value) => Some(value.clone()),
        Meant::Truth(truth) => Some(Value::of(truth.clone().settled(), Sort::Boolean)),
        Meant::Nothing => None,
    };
    let (yes, no) = (some(&yes), some(&no));
    let sort = match (&yes, &no) {
        (Some(one), Some(other)) if one.sort != other.sort && !(one.sort.is_day() && other.sort.is_day()) => {
            return Err("It gives values of different kinds.".to_owned());
        }
        (Some(one), _) | (None, Some(one)) => one.sort,
        (None, None) => return Err("It never gives a value.".to_owned()),
    };
    let missing = yes.is_none() || no.is_none();
    let needs: BTreeSet<String> = [&yes, &no].into_iter().flatten().flat_map(|one| one.needs.iter().cloned()).collect();
    let [yes, no] = [yes, no].map(|one| one.map_or_else(Expr::missing, |value| value.done()));
    let expr = Expr::call("if", chain(truth.settled(), yes, no));
    let mut value = Value { needs, ..Value::of(expr.clone(), sort) };
    if missing {
        value.needs.insert(print(&expr));
    }
    Ok(value)
}

/// `if(a, 1, if(b, 2, 3))` is `if(a, 1, b, 2, 3)`.
fn chain(condition: Expr, yes: Expr, no: Expr) -> Vec<Expr> {
    let mut all = vec![condition, yes];
    match no.kind {
        Kind::Call(name, more) if name == "if" => all.extend(more),
        kind => all.push(Expr::of(kind)),
    }
    all
}
