//! The functions of the rule language: one table, one file for each.
//!
//! A row says the function's name, what it takes and gives, what it does with missing and partial values, and examples,
//! which are its tests and stand in `docs/rules.md`. A function is pure, never panics, and answers nothing rather than guess:
//! of a partial date it says only what is certain whatever the unknown part is.

use super::kinds::{Kind, Kinds};
use super::value::Value;

/// A row of the table.
#[derive(Debug)]
pub struct Function {
    pub name: &'static str,
    pub family: Family,
    /// What it takes, in order.
    pub takes: &'static [Argument],
    pub gives: Gives,
    /// One sentence: what it is.
    pub says: &'static str,
    /// One sentence: what it does with missing and partial values.
    pub missing: &'static str,
    /// Expressions of literals and what they come to, as literals.
    pub examples: &'static [(&'static str, &'static str)],
    pub does: Work,
}

/// Under which heading the function stands in the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Missing,
    Logic,
    Numbers,
    Rows,
    Texts,
    Choices,
    Dates,
    Units,
    Labs,
}

/// What a function takes at one place.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    pub name: &'static str,
    pub kinds: Kinds,
    pub how: How,
}

/// How often an argument is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Once,
    /// May be left out.
    Optional,
    /// Any number of times, and each may be a list of rows: an aggregate.
    All,
    /// Once, and it may be a list of rows.
    Rows,
    /// Any number of times.
    More,
}

/// What a function gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    One(Kind),
    /// The kind, the unit and the code list of its first argument that has one.
    Same,
}

/// How a function comes to its answer.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// Nothing among the arguments gives nothing (with the first reason), without asking the function.
    Known(fn(&[Value]) -> Value),
    /// Asked always: it knows what to do with nothing.
    Always(fn(&[Value]) -> Value),
    /// The compiler's business: it needs the place in the design, not only values.
    Place(Place),
}

/// Functions that look at where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `previous(X)`: in the row, repeat or visit before.
    Previous,
    Next,
    /// `in_repeat(X, 2)`: in that repeat of a form.
    InRepeat,
    FirstRepeat,
    LastRepeat,
    /// `row()`: the number of the row.
    Row,
    /// `label(X)`: what a person reads for the choice.
    Label,
    Today,
    Now,
    /// `in_unit(X, "mg/dL")`
    InUnit,
    /// `unit(X)`: the unit in which it was entered.
    Unit,
    /// `lab_low(X)`, `lab_high(X)`: limits of the laboratory's normal range.
    LabLow,
    LabHigh,
    /// `in_lab_range(X)`: whether it lies within them.
    InLabRange,
    /// `if(c, a, b)`
    If,
}

/// What only people read, and the browser need not carry.
const fn words(text: &'static str) -> &'static str {
    if READS { text } else { "" }
}

/// The same for examples, which are tests.
const fn examples(all: &'static [(&'static str, &'static str)]) -> &'static [(&'static str, &'static str)] {
    if READS { all } else { &[] }
}

/// Everywhere but in the browser app.
const READS: bool = cfg!(any(not(target_arch = "wasm32"), feature = "kit"));

pub const fn once(name: &'static str, kinds: Kinds) -> Argument {
    Argument { name, kinds, how: How::Once }
}

pub const fn optional(name: &'static str, kinds: Kinds) -> Argument {
    Argument { name, kinds, how: How::Optional }
}

pub const fn all(name: &'static str, kinds: Kinds) -> Argument {
    Argument { name, kinds, how: How::All }
}

pub const fn rows(name: &'static str, kinds: Kinds) -> Argument {
    Argument { name, kinds, how: How::Rows }
}

pub const fn more(name: &'static str, kinds: Kinds) -> Argument {
    Argument { name, kinds, how: How::More }
}

macro_rules! functions {
    ($( $module:ident )*) => {
        $( mod $module; )*
        /// The table.
        pub static ALL: &[&Function] = &[ $( &$module::FUNCTION ),* ];
    };
}

mod angles;
mod given;
mod series;

functions! {
    is_missing is_known missing_reason coalesce certainly possibly
    if_ boolean
    abs round round_up round_down floor ceiling truncate sqrt exp ln log10 log sin cos tan asin acos atan atan2 pi number
    count sum mean median min max stdev unique any all count_where first last first_known last_known nth previous next in_repeat first_repeat last_repeat row
    text concat join contains starts_with ends_with matches length upper lower trim normalize_space left right middle find
    replace translate substring_before substring_after
    label count_selected selected_at
    today now date time datetime date_of year month day weekday hour minute second age days_between months_between
    years_between seconds_between add_days add_months add_years add_seconds day_number day_fraction format_date
    in_unit unit
    lab_low lab_high in_lab_range
}

pub use add_days::days_later;
pub use days_between::days_until;
pub use matches::pattern_fault;
pub use series::power;

/// The function of that name.
pub fn function(name: &str) -> Option<&'static Function> {
    ALL.iter().find(|one| one.name == name).copied()
}

impl Function {
    /// Fewest and most arguments.
    pub fn count(&self) -> (usize, Option<usize>) {
        let least = self.takes.iter().filter(|one| matches!(one.how, How::Once | How::Rows | How::All)).count();
        let endless = self.takes.iter().any(|one| matches!(one.how, How::All | How::More));
        (least, (!endless).then_some(self.takes.len()))
    }

    /// What it takes at the n-th place, counting from 0.
    pub fn argument(&self, n: usize) -> Option<&Argument> {
        self.takes.get(n).or_else(|| self.takes.last().filter(|last| matches!(last.how, How::All | How::More)))
    }

    /// Whether it takes lists of rows.
    pub fn is_aggregate(&self) -> bool {
        self.takes.iter().any(|one| matches!(one.how, How::All | How::Rows))
    }

    /// `round(x, [places])`
    pub fn signature(&self) -> String {
        let argument = |one: &Argument| match one.how {
            How::Once | How::Rows => one.name.to_owned(),
            How::Optional => format!("[{}]", one.name),
            How::All | How::More => format!("{}, …", one.name),
        };
        let arguments: Vec<String> = self.takes.iter().map(argument).collect();
        format!("{}({})", self.name, arguments.join(", "))
    }
}
