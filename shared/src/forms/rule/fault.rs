//! Faults: what is wrong with an expression, where, and what may have been meant.

use serde::{Deserialize, Serialize};

/// A place in the text of an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Counting from 1; 0 where there is no text.
    pub line: u32,
    /// Characters, counting from 1.
    pub column: u32,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What is wrong with an expression, in words that a data manager understands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[error("{what}")]
pub struct Fault {
    pub at: Position,
    pub what: String,
}

impl Fault {
    pub fn new(at: Position, what: impl Into<String>) -> Self {
        Self { at, what: what.into() }
    }

    /// The same with the nearest of the names that would have been right.
    #[must_use]
    pub fn nearest<'a>(mut self, meant: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let near = nearest(meant, known);
        if !near.is_empty() {
            self.what = format!("{} Did you mean {}?", self.what, near.join(" or "));
        }
        self
    }
}

/// The up to three names that differ least from `meant`, nearest first; none when all differ in more than a third.
pub fn nearest<'a>(meant: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = meant.to_lowercase();
    let limit = (wanted.chars().count() / 3).max(1);
    let near = |name: &'a str| Some((distance(&wanted, &name.to_lowercase()), name)).filter(|(far, _)| *far <= limit);
    let mut found: Vec<(usize, &str)> = known.into_iter().filter_map(near).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many letters to insert, remove or change (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, one) in (1..).zip(left.chars()) {
        let mut last = row;
        let mut here = vec![row];
        for (pair, other) in above.windows(2).zip(&right) {
            let &[diagonal, over] = pair else { continue };
            last = if one == *other { diagonal } else { 1 + diagonal.min(over).min(last) };
            here.push(last);
        }
        above = here;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_what_differs_least() {
        assert_eq!((distance("", "abc"), distance("kitten", "sitting"), distance("same", "same")), (3, 3, 0));
        assert_eq!(nearest("WIEGHT", ["HEIGHT", "WEIGHT", "SBP"]), ["WEIGHT"]);
        assert_eq!(nearest("XYZ", ["HEIGHT"]), Vec::<&str>::new());
    }
}
