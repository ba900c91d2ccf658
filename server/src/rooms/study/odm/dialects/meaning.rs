//! What terms of another language mean in ours.
//! Invariant: what is not understood is an error with its reason; nothing is guessed.

use std::collections::HashMap;

use rust_decimal::Decimal;
use shared::forms::rule::expr::{Binary, Expr};

use super::choices::contains;
use super::compare::{compare, missing};
use super::names::{Names, Sort, Spot};
use super::syntax::{Grammar, Term};
use super::truth::{Facts, Truth, Unknown};
use super::value::{Meant, Still, Value, either};
use super::{calls, viedoc};

/// Whose language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// JavaScript as Viedoc runs it.
    Viedoc,
    /// expr-eval as OpenEDC runs it: names are paths of OIDs with minus signs between them.
    OpenEdc,
    /// Plain comparisons with paths of OIDs, as in OpenClinica's rules and in standards. What nothing means is not said, so it
    /// is left to our own: a comparison with nothing is unknown.
    Plain,
}

/// What a comparison with nothing says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// As in JavaScript: nothing equals nothing else, and counts as 0 in an order and a sum.
    Zero,
    /// Nobody knows.
    Unknown,
}

impl Speech {
    pub fn blank(self) -> Blank {
        if self == Speech::Plain { Blank::Unknown } else { Blank::Zero }
    }

    pub fn grammar(self) -> Grammar {
        Grammar { power: self != Speech::Viedoc, words: self != Speech::Viedoc, tight_not: self == Speech::OpenEdc }
    }
}

/// Where one expression is translated.
pub struct Desk<'a> {
    pub names: &'a Names<'a>,
    pub spots: &'a [Spot],
    pub speech: Speech,
    /// Nothing is evaluated before every item named has a value.
    pub all_known: bool,
}

/// Variables of a function's body.
pub type Variables<'a> = HashMap<String, Meant<'a>>;

/// What is known at a place inside an expression.
#[derive(Clone, Default)]
pub struct Around<'a> {
    pub variables: Variables<'a>,
    pub facts: Facts,
}

impl Around<'_> {
    #[must_use]
    pub fn knowing(&self, more: &Facts) -> Self {
        Self { facts: self.facts.union(more).cloned().collect(), ..self.clone() }
    }
}

impl<'a> Desk<'a> {
    /// Whether a name leads anywhere: tells names with minus signs from subtractions.
    pub fn knows(&self, name: &str) -> bool {
        match self.speech {
            Speech::Viedoc => false,
            Speech::OpenEdc => self.names.by_path(name, '-', self.spots).is_ok(),
            Speech::Plain => self.names.by_path(name, '.', self.spots).is_ok(),
        }
    }

    pub fn meant(&self, term: &Term, around: &Around<'a>) -> Result<Meant<'a>, String> {
        Ok(match term {
            Term::Number(digits) => Meant::Value(Value::number(digits)),
            Term::Text(text) => Meant::Value(Value::text(text)),
            Term::Boolean(is) => Meant::Truth(Truth::constant(*is)),
            Term::Null => Meant::Nothing,
            Term::Name(name) => self.name(name, around)?,
            Term::Not(inner) => Meant::Truth(self.truth(inner, around)?.negated()),
            Term::Negate(inner) => Meant::Value(self.negated(inner, around)?),
            Term::Binary(operator, left, right) => self.binary(*operator, left, right, around)?,
            Term::Choose(condition, then, other) => Meant::Value(self.choose(condition, then, other, around)?),
            Term::Call(name, arguments) => calls::function(self, name, arguments, around)?,
            Term::Method(of, name, arguments) => calls::method(self, of, name, arguments, around)?,
        })
    }

    fn name(&self, name: &str, around: &Around<'a>) -> Result<Meant<'a>, String> {
        if let Some(variable) = around.variables.get(name) {
            return Ok(variable.clone());
        }
        let separator = match self.speech {
            Speech::Viedoc => return viedoc::name(self, name, around),
            Speech::OpenEdc => '-',
            Speech::Plain => '.',
        };
        let (expr, item) = self.names.by_path(name, separator, self.spots)?;
        let mut value = Value::reference(expr, Sort::of(item), self.names.list(item));
        // Both languages hold dates as texts.
        value.as_text = true;
        if self.all_known {
            value.needs.clear();
        }
        Ok(Meant::Value(value))
    }

    /// A term as true or false: also what counts as such.
    pub fn truth(&self, term: &Term, around: &Around<'a>) -> Result<Truth, String> {
        let meant = self.meant(term, around)?;
        self.counts_as(meant, &around.facts)
    }

    pub fn counts_as(&self, meant: Meant<'a>, facts: &Facts) -> Result<Truth, String> {
        let value = match meant {
            Meant::Truth(truth) => return Ok(truth),
            Meant::Nothing => return Ok(Truth::constant(false)),
            Meant::Value(value) => value,
        };
        match (value.sort, self.speech) {
            (Sort::Boolean, _) => {
                let known = value.is_known(facts) || self.speech == Speech::Plain;
                Ok(Truth::of(value.done(), if known { Unknown::Never } else { Unknown::False }))
            }
            (sort, Speech::Plain) => Err(format!("Here stands {}, where true or false is wanted.", words(sort))),
            (Sort::Number, _) => {
                let known = missing(&value, facts).negated();
                let other = compare(Binary::Different, value.clone(), Value::number("0"), Blank::Zero, &value.needs)?;
                Ok(known.and(other))
            }
            _ => match value.literal() {
                Some(_) => Err("A text that is written down stands where true or false is wanted.".to_owned()),
                None => Ok(missing(&value, facts).negated()),
            },
        }
    }

    pub fn value(&self, term: &Term, around: &Around<'a>) -> Result<Value<'a>, String> {
        match self.meant(term, around)? {
            Meant::Value(value) => Ok(value),
            Meant::Truth(truth) => Ok(Value::of(truth.settled(), Sort::Boolean)),
            Meant::Nothing => Err("null stands where a value is wanted.".to_owned()),
        }
    }

    /// A number to reckon with.
    pub fn number(&self, term: &Term, around: &Around<'a>) -> Result<Value<'a>, String> {
        let value = self.value(term, around)?;
        self.as_number(value, &around.facts)
    }

    fn as_number(&self, value: Value<'a>, facts: &Facts) -> Result<Value<'a>, String> {
        let value = match value.sort {
            Sort::Number => value,
            Sort::Text if value.literal().is_none() => value.read_as_number(),
            sort => return Err(format!("{} is reckoned with.", upper(words(sort)))),
        };
        if self.speech != Speech::Viedoc || value.is_known(facts) || !value.is_path() {
            return Ok(value);
        }
        Ok(Value::of(Expr::call("coalesce", [value.done(), Expr::number("0")]), Sort::Number))
    }

    fn negated(&self, inner: &Term, around: &Around<'a>) -> Result<Value<'a>, String> {
        if let Term::Number(digits) = inner {
            return Ok(Value::number(&format!("-{digits}")));
        }
        let value = self.number(inner, around)?;
        let negative = Expr::of(shared::forms::rule::expr::Kind::Unary(shared::forms::rule::expr::Unary::Negate, Box::new(value.done())));
        Ok(value.made(negative, Sort::Number))
    }

    fn choose(&self, condition: &Term, then: &Term, other: &Term, around: &Around<'a>) -> Result<Value<'a>, String> {
        let truth = self.truth(condition, around)?;
        let yes = self.meant(then, &around.knowing(&truth.if_true))?;
        let no = self.meant(other, &around.knowing(&truth.if_false))?;
        either(truth, yes, no)
    }

    fn binary(&self, operator: Binary, left: &Term, right: &Term, around: &Around<'a>) -> Result<Meant<'a>, String> {
        Ok(match operator {
            Binary::And | Binary::Or => Meant::Truth(self.joined(operator, left, right, around)?),
            Binary::Equal
            | Binary::Different
            | Binary::Less
            | Binary::AtMost
            | Binary::Greater
            | Binary::AtLeast
            | Binary::In
            | Binary::Implies => Meant::Truth(self.compared(operator, left, right, around)?),
            _ => Meant::Value(calls::reckoned(self, operator, left, right, around)?),
        })
    }

    /// The right side counts only when the left one has not decided: what that says is known there.
    fn joined(&self, operator: Binary, left: &Term, right: &Term, around: &Around<'a>) -> Result<Truth, String> {
        let first = self.truth(left, around)?;
        let inside = around.knowing(if operator == Binary::And { &first.if_true } else { &first.if_false });
        let second = self.truth(right, &inside)?;
        Ok(if operator == Binary::And { first.and(second) } else { first.or(second) })
    }

    fn compared(&self, operator: Binary, left: &Term, right: &Term, around: &Around<'a>) -> Result<Truth, String> {
        let blank = self.speech.blank();
        let (left, right) = (self.meant(left, around)?, self.meant(right, around)?);
        let equal = operator == Binary::Equal;
        let (left, right) = match (left, right) {
            (Meant::Nothing, Meant::Nothing) => return Ok(Truth::constant(equal)),
            (Meant::Nothing, Meant::Value(value)) | (Meant::Value(value), Meant::Nothing) => {
                let missing = missing(&value, &around.facts);
                return match operator {
                    Binary::Equal => Ok(missing),
                    Binary::Different => Ok(missing.negated()),
                    _ => Err("null is compared by its order.".to_owned()),
                };
            }
            (Meant::Truth(_), Meant::Nothing) | (Meant::Nothing, Meant::Truth(_)) => return Ok(Truth::constant(!equal)),
            (left, right) => (as_value(left)?, as_value(right)?),
        };
        if operator == Binary::In {
            // "ct": the left one contains the right one.
            return match left.sort {
                Sort::Set => contains(&left, &right, blank, &around.facts),
                _ => Ok(Truth::sure(Expr::call("contains", [left.done(), right.done()]))),
            };
        }
        if let Some(truth) = viedoc::completeness(operator, &left, &right) {
            return truth;
        }
        compare(operator, left, right, blank, &around.facts)
    }
}

fn as_value(meant: Meant<'_>) -> Result<Value<'_>, String> {
    match meant {
        Meant::Value(value) => Ok(value),
        Meant::Truth(truth) => Ok(match truth.is_constant() {
            Some(is) => Value::of(Expr::boolean(is), Sort::Boolean),
            None => Value::of(truth.settled(), Sort::Boolean),
        }),
        Meant::Nothing => Err("null stands where a value is wanted.".to_owned()),
    }
}

pub const fn words(sort: Sort) -> &'static str {
    match sort {
        Sort::Number => "a number",
        Sort::Text => "a text",
        Sort::Boolean => "what is true or false",
        Sort::Date => "a date",
        Sort::Time => "a time",
        Sort::DateTime => "a date with time",
        Sort::Set => "a multiple choice",
    }
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A number of milliseconds, kept as the days or seconds that they are.
pub fn milliseconds(value: Value<'_>, each: Decimal) -> Value<'_> {
    Value { still: Still { times: each, ..Still::NOTHING }, sort: Sort::Number, ..value }
}
