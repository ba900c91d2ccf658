//! XPath's meaning in Probatum's rule language.
//!
//! What decides (observed in JavaRosa, ODK's own engine)
//! * A blank is `''`: equal to another blank, less than nothing; as a number it is NaN, of which every comparison is false
//!   and only `!=` true. Ours is *unknown*; so comparisons stand in `certainly(…)` or `possibly(…)`, as far out as is exact.
//! * A comparison with a number compares numbers, any other equality compares texts.
//! * A date in arithmetic is a number of days; here it stays a date as long as that says the same.
//!
//! Decisions, where we differ
//! * `${x}` outside its repeat is the value of the first row, as XPath has it; JavaRosa refuses when there are more rows.
//! * A date beside a text that holds one is compared as a date. JavaRosa finds that false always, other engines do as we do.
//! * A result that is no number, or infinite, is no value; it is never the text `NaN`.
//! * `round` of an exact negative half goes away from zero (XPath: up).

mod compare;
mod functions;
mod logic;
mod path;
mod term;

use crate::rooms::study::unknown::Unknown;
use std::cell::RefCell;
use std::collections::HashMap;

use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::kinds::Asks;
use super::lists::Lists;
use super::survey::{Survey, What};
use super::xpath::{Operator, XPath, parse};
pub use term::{Blank, Kind, Term};

/// Why an expression is not translated.
pub type Why = String;

/// A form's expressions are translated against the whole form.
pub struct Translator<'a> {
    pub survey: &'a Survey,
    pub lists: &'a Lists,
    /// The design's group of each repeat.
    pub groups: HashMap<usize, String>,
    /// Types of what is calculated, as far as known; `None` while it is being found out.
    kinds: RefCell<HashMap<usize, Option<Term>>>,
}

/// Where an expression stands, and what is learned of it.
pub struct Place {
    /// The node from which paths begin.
    pub node: usize,
    /// `.` is the value that the expression is about, and it is there.
    pub own: bool,
    /// Names are columns of choices.
    pub choosing: bool,
    /// It looks at the row in which it stands.
    pub by_row: bool,
}

impl Place {
    pub const fn at(node: usize) -> Self {
        Self { node, own: false, choosing: false, by_row: false }
    }
}

/// How deep calculations may lead to one another while their types are found out.
const DEEPEST: usize = 60;

impl<'a> Translator<'a> {
    pub fn new(survey: &'a Survey, lists: &'a Lists, groups: HashMap<usize, String>) -> Self {
        Self { survey, lists, groups, kinds: RefCell::default() }
    }

    /// An expression that is true or false, and never unknown.
    pub fn condition(&self, text: &str, place: &mut Place) -> Result<Expr, Why> {
        let term = self.read(text, place)?;
        let (expr, sure) = term.truth()?;
        let expr = logic::finish(expr, sure, place.own);
        Ok(if place.own { logic::bare(expr) } else { expr })
    }

    /// The condition under which something is *not* collected.
    pub fn unless(&self, all: &[(String, usize)], by_row: &mut bool) -> Result<Expr, Why> {
        let mut both: Option<Term> = None;
        for (text, node) in all {
            let mut place = Place::at(*node);
            let term = self.read(text, &mut place)?;
            *by_row |= place.by_row;
            both = Some(match both {
                Some(left) => logic::both(Binary::And, left, term)?,
                None => term,
            });
        }
        let Some(term) = both else { return Err("There is nothing to translate.".to_owned()) };
        let (expr, sure) = term.truth()?;
        Ok(match sure {
            // `not certainly(…)` reads better than `possibly(…)` of the opposite.
            Unknown::False => logic::finish(expr, sure, false).negated(),
            _ => {
                let (expr, sure) = logic::opposite(expr, sure);
                logic::finish(expr, sure, false)
            }
        })
    }

    /// A value.
    pub fn value(&self, text: &str, place: &mut Place) -> Result<Term, Why> {
        let term = self.read(text, place)?.one();
        Ok(match term.kind {
            // What is true or false is written down as 1 or 0, as ODK does.
            Kind::Truth(sure) => {
                let test = logic::finish(term.expr, sure, false);
                let number = Expr::call("if", [test, Expr::number("1"), Expr::number("0")]);
                Term { whole: true, ..Term::of(number, Kind::Number, Blank::Never) }
            }
            Kind::Days => Term { whole: term.whole, ..Term::of(term.number()?, Kind::Number, Blank::NaN) },
            _ => term,
        })
    }

    /// A value of the kind that an item has.
    pub fn value_as(&self, asks: Asks, text: &str, place: &mut Place) -> Result<Expr, Why> {
        let term = self.value(text, place)?;
        match asks {
            Asks::Integer | Asks::Decimal | Asks::Range => term.number(),
            Asks::Date | Asks::Today => Ok(term.day()?.0),
            Asks::DateTime | Asks::Moment => Ok(term.day()?.0),
            Asks::Calculate | Asks::Note | Asks::Hidden => Ok(term.expr),
            Asks::Many | Asks::Rank if term.kind == Kind::Set => Ok(term.expr),
            Asks::Many | Asks::Rank => Err("It gives one text; the answer is a set of choices.".to_owned()),
            _ => term.text(),
        }
    }

    fn read(&self, text: &str, place: &mut Place) -> Result<Term, Why> {
        let tree = parse(text).map_err(|fault| format!("It cannot be read as XPath: {fault}."))?;
        self.term(&tree, place)
    }

    pub(super) fn term(&self, tree: &XPath, place: &mut Place) -> Result<Term, Why> {
        match tree {
            XPath::Number(digits) => Ok(Term::number_literal(digits)),
            XPath::Text(text) => Ok(Term::text_literal(text)),
            XPath::Path(path) => self.path(path, place),
            XPath::Call(name, arguments) => self.call(name, arguments, place),
            XPath::Negate(inner) => {
                let inner = self.term(inner, place)?.one();
                let whole = inner.whole;
                Ok(Term { whole, ..Term::of(term::negative(inner.number()?), Kind::Number, Blank::NaN) })
            }
            XPath::Binary(operator, left, right) => {
                let (left, right) = (self.term(left, place)?, self.term(right, place)?);
                self.binary(*operator, left.one(), right.one())
            }
        }
    }

    fn binary(&self, operator: Operator, left: Term, right: Term) -> Result<Term, Why> {
        match operator {
            Operator::And => logic::both(Binary::And, left, right),
            Operator::Or => logic::both(Binary::Or, left, right),
            Operator::Equal => self.equal(left, right),
            Operator::Different => self.equal(left, right)?.negated(),
            Operator::Less => compare::ordered(Binary::Less, left, right),
            Operator::AtMost => compare::ordered(Binary::AtMost, left, right),
            Operator::Greater => compare::ordered(Binary::Greater, left, right),
            Operator::AtLeast => compare::ordered(Binary::AtLeast, left, right),
            Operator::Add => compare::sum(Binary::Add, left, right),
            Operator::Subtract => compare::sum(Binary::Subtract, left, right),
            Operator::Multiply => compare::product(Binary::Multiply, left, right),
            Operator::Divide => compare::product(Binary::Divide, left, right),
            Operator::Modulo => compare::product(Binary::Modulo, left, right),
            Operator::Union => Err("“|” joins sets of nodes; there is no such thing here.".to_owned()),
        }
    }

    /// What a question's value is, seen from anywhere.
    pub fn kind_of(&self, id: usize) -> Term {
        let Some(node) = self.survey.node(id) else { return Term::nothing() };
        let What::Question { asks, list, .. } = &node.what else { return Term::nothing() };
        let calculated = matches!(asks, Asks::Calculate | Asks::Note | Asks::Hidden) && !node.cell("calculation").is_empty();
        if calculated {
            self.kind_of_calculated(id, node.cell("calculation"))
        } else {
            kind_of_question(*asks, list.as_deref(), self.lists)
        }
    }

    fn kind_of_calculated(&self, id: usize, text: &str) -> Term {
        let known = self.kinds.borrow().get(&id).cloned();
        let text_unless_known = Term::of(Expr::missing(), Kind::Text, Blank::Missing);
        match known {
            Some(found) => return found.unwrap_or(text_unless_known),
            // A circle, or a chain too long to follow: a text, as ODK keeps it.
            None if self.kinds.borrow().values().filter(|one| one.is_none()).count() > DEEPEST => return text_unless_known,
            None => {}
        }
        self.kinds.borrow_mut().insert(id, None);
        let found = self.value(text, &mut Place::at(id)).unwrap_or(text_unless_known);
        // Stored, a result that is no number is a blank like any other, and a literal is no literal any more.
        let found = match found.kind {
            Kind::Nothing => Term::of(Expr::missing(), Kind::Text, Blank::Missing),
            _ => Term { blank: Blank::Missing, literal: None, many: false, ..found },
        };
        self.kinds.borrow_mut().insert(id, Some(found.clone()));
        found
    }
}

fn kind_of_question(asks: Asks, list: Option<&str>, lists: &Lists) -> Term {
    let kind = match asks {
        Asks::Integer | Asks::Decimal | Asks::Range => Kind::Number,
        Asks::Date | Asks::Today => Kind::Date,
        Asks::DateTime | Asks::Moment => Kind::DateTime,
        Asks::Time => Kind::Time,
        Asks::Many | Asks::Rank => Kind::Set,
        _ => Kind::Text,
    };
    let term = Term::of(Expr::missing(), kind, Blank::Missing);
    let list = list.filter(|name| lists.get(name).is_some()).map(ToOwned::to_owned);
    Term { whole: asks == Asks::Integer, word: matches!(asks, Asks::One | Asks::Acknowledge), list, ..term }
}
