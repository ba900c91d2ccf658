//! REDCap's functions in our language.

use shared::forms::rule::expr::{Binary, Kind as ExprKind, Literal};
use shared::forms::rule::{Expr, Fault, Position};

use super::node::{Kind, Node};
use super::translate::Translator;
use super::truth::Truth;
use super::worth::{Value, choose};
use super::{dates, texts};

/// What a function gives.
pub fn value(translator: &Translator<'_>, name: &str, arguments: &[Node], at: Position) -> Result<Value, Fault> {
    let work = Work { translator, name, arguments, at };
    let found = match name {
        "if" => Some(work.either()?),
        "and" | "or" | "not" => None,
        _ => work.numbers()?.map_or_else(|| work.blanks(), |value| Ok(Some(value)))?,
    };
    let found = match found {
        Some(value) => Some(value),
        None => texts::value(&work)?.map_or_else(|| dates::value(&work), |value| Ok(Some(value)))?,
    };
    found.ok_or_else(|| Fault::new(at, format!("The function {name} is not known.")))
}

/// Why a function cannot be called so.
pub fn count(name: &str, wanted: &str, at: Position) -> Fault {
    Fault::new(at, format!("{name} takes {wanted} arguments."))
}

/// A call to be translated.
pub struct Work<'a> {
    pub translator: &'a Translator<'a>,
    pub name: &'a str,
    pub arguments: &'a [Node],
    pub at: Position,
}

impl Work<'_> {
    pub fn argument(&self, n: usize) -> Result<&Node, Fault> {
        self.arguments.get(n).ok_or_else(|| Fault::new(self.at, format!("{} lacks its argument {}.", self.name, n + 1)))
    }

    pub fn number(&self, n: usize) -> Result<Expr, Fault> {
        self.translator.number(self.argument(n)?)
    }

    /// The text at a place; nothing is written as an empty text where REDCap takes it for one.
    pub fn text(&self, n: usize) -> Result<Expr, Fault> {
        self.translator.words(self.argument(n)?)
    }

    pub fn value(&self, n: usize) -> Result<Value, Fault> {
        self.translator.value(self.argument(n)?)
    }

    /// What is written at a place: `'d'`, `true`.
    pub fn word(&self, n: usize) -> Option<String> {
        match &self.arguments.get(n)?.kind {
            Kind::Literal(text) => Some(text.trim().to_owned()),
            Kind::Boolean(is) => Some(is.to_string()),
            _ => None,
        }
    }

    /// The same function of ours, of so many numbers at most.
    fn of_numbers(&self, ours: &str, most: usize) -> Result<Value, Fault> {
        if self.arguments.is_empty() || self.arguments.len() > most {
            return Err(Fault::new(self.at, format!("{} takes 1 to {most} arguments.", self.name)));
        }
        let numbers: Result<Vec<Expr>, Fault> = self.arguments.iter().map(|node| self.translator.number(node)).collect();
        Ok(Value::Number(Expr::call(ours, numbers?)))
    }

    fn numbers(&self) -> Result<Option<Value>, Fault> {
        const ANY: usize = usize::MAX;
        Ok(Some(match self.name {
            "round" | "abs" | "sqrt" => self.of_numbers(self.name, if self.name == "round" { 2 } else { 1 })?,
            "roundup" => self.of_numbers("round_up", 2)?,
            "rounddown" => self.of_numbers("round_down", 2)?,
            "exponential" => self.of_numbers("exp", 1)?,
            "log" => self.of_numbers(if self.arguments.len() == 1 { "ln" } else { "log" }, 2)?,
            "min" | "max" | "mean" | "median" | "sum" | "stdev" => self.of_numbers(self.name, ANY)?,
            "mod" => Value::Number(self.number(0)?.with(Binary::Modulo, self.number(1)?)),
            "isnumber" => Value::Truth(Truth::Certain(Expr::call("is_known", [self.number(0)?]))),
            "isinteger" => {
                let number = self.number(0)?;
                let whole = Expr::call("truncate", [number.clone()]);
                Value::Truth(Truth::Sure(number.with(Binary::Equal, whole)))
            }
            _ => return Ok(None),
        }))
    }

    /// Functions about missing values. A missing-data code is no value here; its reason is.
    fn blanks(&self) -> Result<Option<Value>, Fault> {
        let expr = || -> Result<Expr, Fault> {
            match self.value(0)? {
                Value::Number(expr)
                | Value::Text(expr)
                | Value::Choice(expr, _)
                | Value::Date(expr)
                | Value::DateTime(expr)
                | Value::Time(expr)
                | Value::YesNo(expr)
                | Value::Set(expr) => Ok(expr),
                other => Err(Fault::new(self.at, format!("{} asks of a field, not of {}.", self.name, other.words()))),
            }
        };
        let is = |name: &str, expr: Expr| Expr::call(name, [expr]);
        let reason = |expr: Expr| Expr::call("missing_reason", [expr]);
        let truth = match self.name {
            "isblankormissingcode" => Truth::Certain(is("is_missing", expr()?)),
            "isblanknotmissingcode" => Truth::Certain(is("is_missing", expr()?).with(Binary::And, is("is_missing", reason(expr()?)))),
            "ismissingcode" => Truth::Certain(is("is_known", reason(expr()?))),
            "hasmissingcode" => {
                let codes = self.word(1).ok_or_else(|| Fault::new(self.at, "hasmissingcode names its codes: 'NA,ND'."))?;
                let codes = Expr::list(codes.split(',').map(|code| Expr::text(code.trim())));
                Truth::Sure(reason(expr()?).with(Binary::In, codes))
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::Truth(truth)))
    }

    /// `if(c, a, b)` where no kind of value is wanted: numbers where both are, else what both can be.
    fn either(&self) -> Result<Value, Fault> {
        let [condition, then, otherwise] = self.arguments else { return Err(count("if", "three", self.at)) };
        let condition = self.translator.truth(condition)?;
        let (a, b) = (self.translator.value(then)?, self.translator.value(otherwise)?);
        let at = self.at;
        Ok(match (a, b) {
            (Value::Blank, Value::Blank) => Value::Blank,
            (Value::Blank, value) => in_branch(value, at, |expr| choose(condition.clone(), Expr::missing(), expr))?,
            (value, Value::Blank) => in_branch(value, at, |expr| choose(condition.clone(), expr, Expr::missing()))?,
            (Value::Truth(a), Value::Truth(b)) => Value::Truth(Truth::Certain(choose(condition, a.expr(), b.expr()))),
            (Value::Choice(a, mut codes), Value::Choice(b, more)) => {
                codes.extend(more);
                Value::Choice(choose(condition, a, b), codes)
            }
            (a, b)
                if a.is_numeric() && (b.is_numeric() || matches!(b, Value::Choice(..)))
                    || b.is_numeric() && matches!(a, Value::Choice(..)) =>
            {
                Value::Number(choose(condition, a.number(at)?, b.number(at)?))
            }
            (Value::Date(_) | Value::DateTime(_) | Value::Time(_), _) | (_, Value::Date(_) | Value::DateTime(_) | Value::Time(_)) => {
                self.translator.moment(&Node { kind: Kind::Call("if".to_owned(), self.arguments.to_vec()), at })?
            }
            (a, b) => Value::Text(choose(condition, a.text(at)?, b.text(at)?)),
        })
    }
}

/// The same kind of value with its expression in a branch, beside nothing.
fn in_branch(value: Value, at: Position, wrap: impl Fn(Expr) -> Expr) -> Result<Value, Fault> {
    Ok(match value {
        Value::Number(expr) => Value::Number(wrap(expr)),
        Value::Text(expr) => Value::Text(wrap(expr)),
        Value::Choice(expr, codes) => Value::Choice(wrap(expr), codes),
        Value::Date(expr) => Value::Date(wrap(expr)),
        Value::DateTime(expr) => Value::DateTime(wrap(expr)),
        Value::Time(expr) => Value::Time(wrap(expr)),
        Value::Literal(text) if text == "today" => Value::Date(wrap(Expr::call("today", []))),
        Value::Literal(text) if text == "now" => Value::DateTime(wrap(Expr::call("now", []))),
        numeric if numeric.is_numeric() => Value::Number(wrap(numeric.number(at)?)),
        other => Value::Text(wrap(other.text(at)?)),
    })
}

/// Nothing is an empty text: so REDCap joins and counts.
pub fn or_empty(expr: Expr) -> Expr {
    match &expr.kind {
        ExprKind::Literal(Literal::Text(_)) => expr,
        ExprKind::Literal(Literal::Missing) => Expr::text(""),
        _ => Expr::call("coalesce", [expr, Expr::text("")]),
    }
}
