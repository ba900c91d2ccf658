//! Names for formats that take only some: letters, digits and underscores, of a length, told apart even where case does not count.

use std::collections::HashSet;

/// What a name may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Anything.
    Any,
    /// Letters, digits, underscores; not a digit first; this many.
    Symbol(usize),
    /// The same, in capitals.
    Capitals(usize),
}

/// Names that were given.
#[derive(Clone, Debug, Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// The name nearest to the one wanted that nobody has yet.
    pub fn take(&mut self, wanted: &str, case: Case) -> String {
        let candidates = std::iter::once(fit(wanted, case, "")).chain((2_u32..).map(|n| match case {
            Case::Any => format!("{wanted}__{n}"),
            Case::Symbol(_) | Case::Capitals(_) => fit(wanted, case, &format!("_{n}")),
        }));
        let name = candidates.into_iter().find(|name| !self.0.contains(&name.to_lowercase())).unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }

    /// The same with an ending that is kept whole.
    pub fn take_with(&mut self, wanted: &str, end: &str, case: Case) -> String {
        let (Case::Symbol(most) | Case::Capitals(most)) = case else { return self.take(&format!("{wanted}{end}"), case) };
        // Three more letters are kept free for a number.
        let front: String = clean(wanted, case).chars().take(most.saturating_sub(end.len())).collect();
        let whole = format!("{front}{end}");
        match self.0.contains(&whole.to_lowercase()) {
            true => self.take(&whole, case),
            false => {
                self.0.insert(whole.to_lowercase());
                whole
            }
        }
    }
}

/// The part of an OID that says most: behind its last point.
pub fn tail(oid: &str) -> &str {
    oid.rsplit('.').find(|part| !part.is_empty()).unwrap_or(oid)
}

fn clean(wanted: &str, case: Case) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' };
    let mut name: String = wanted.chars().map(letter).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        name.insert(0, '_');
    }
    if matches!(case, Case::Capitals(_)) {
        name.make_ascii_uppercase();
    }
    name
}

fn fit(wanted: &str, case: Case, end: &str) -> String {
    let (Case::Symbol(most) | Case::Capitals(most)) = case else { return wanted.to_owned() };
    let front: String = clean(wanted, case).chars().take(most.saturating_sub(end.len())).collect();
    format!("{front}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_even_where_case_does_not_count() {
        let mut names = Names::default();
        assert_eq!(["SITE", "Site", "site", "AGE"].map(|name| names.take(name, Case::Any)), ["SITE", "Site__2", "site__3", "AGE"]);
    }

    #[test]
    fn a_name_is_made_to_fit_and_stays_the_only_one() {
        let mut names = Names::default();
        let mut take = |name: &str| names.take(name, Case::Capitals(8));
        assert_eq!(
            [take("systolic pressure"), take("SYSTOLIC"), take("systolic!"), take("1st"), take("")],
            ["SYSTOLIC", "SYSTOL_2", "SYSTOL_3", "_1ST", "_"]
        );
        assert_eq!(names.take_with("SYSTOLIC", "_M", Case::Capitals(8)), "SYSTOL_M");
        assert_eq!(names.take_with("SYSTOLIA", "_M", Case::Capitals(8)), "SYSTOL_4");
    }

    #[test]
    fn the_end_of_an_oid_says_most() {
        assert_eq!([tail("IT.VS.SBP"), tail("I_AGE"), tail("IT."), tail("")], ["SBP", "I_AGE", "IT", ""]);
    }
}
