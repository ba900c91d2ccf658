//! The columns of the matrix: facts of a subject, then visits; which of them are shown, and how a view writes that down. Pure.

use shared::capture::SubjectSort;
use shared::capture::api::SubjectFilter;
use shared::forms::Oid;

/// A fact of a subject that can have a column beside the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Site,
    State,
    Findings,
    Changed,
}

impl Fact {
    pub const ALL: [Fact; 4] = [Fact::Site, Fact::State, Fact::Findings, Fact::Changed];
    /// What is shown unless somebody chose.
    const USUAL: [Fact; 1] = [Fact::State];

    pub const fn sort(self) -> SubjectSort {
        match self {
            Fact::Site => SubjectSort::Site,
            Fact::State => SubjectSort::State,
            Fact::Findings => SubjectSort::Findings,
            Fact::Changed => SubjectSort::Changed,
        }
    }

    /// The name in a view: no OID of a visit begins so.
    fn name(self) -> String {
        format!("@{}", self.sort().as_str())
    }

    /// Key of the column's words.
    pub fn words(self) -> &'static str {
        match self {
            Fact::Site => "site",
            Fact::State => "subject-state",
            Fact::Findings => "findings",
            Fact::Changed => "subject-changed",
        }
    }

    /// Pixels, as the style sheet has them.
    pub const fn width(self) -> i32 {
        match self {
            Fact::Site | Fact::Findings => 80,
            Fact::State => 120,
            Fact::Changed => 150,
        }
    }
}

/// What is shown, in the order of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    pub facts: Vec<Fact>,
    pub visits: Vec<Oid>,
}

impl Columns {
    /// What the filter says of `visits`, the design's in order.
    pub fn of(filter: &SubjectFilter, visits: &[Oid]) -> Self {
        let Some(names) = filter.columns.as_deref() else { return Self { facts: Fact::USUAL.to_vec(), visits: visits.to_vec() } };
        let names: Vec<&str> = names.split(' ').collect();
        Self {
            facts: Fact::ALL.into_iter().filter(|fact| names.contains(&fact.name().as_str())).collect(),
            visits: visits.iter().filter(|visit| names.contains(&visit.as_str())).cloned().collect(),
        }
    }

    /// As the filter says it; nothing when it is what is usual.
    pub fn said(&self, visits: &[Oid]) -> Option<String> {
        let usual = self.facts == Fact::USUAL && self.visits == visits;
        let names = self.facts.iter().map(|fact| fact.name()).chain(self.visits.iter().map(ToString::to_string));
        (!usual).then(|| names.collect::<Vec<_>>().join(" "))
    }

    #[must_use]
    pub fn with_fact(mut self, fact: Fact, shown: bool) -> Self {
        self.facts.retain(|one| *one != fact);
        if shown {
            self.facts.push(fact);
        }
        let facts = self.facts;
        Self { facts: Fact::ALL.into_iter().filter(|one| facts.contains(one)).collect(), visits: self.visits }
    }

    /// With or without a visit, in the order of `all`.
    #[must_use]
    pub fn with_visit(mut self, visit: &Oid, shown: bool, all: &[Oid]) -> Self {
        self.visits.retain(|one| one != visit);
        let visits = self.visits;
        let stays = |one: &&Oid| visits.contains(one) || (shown && *one == visit);
        Self { visits: all.iter().filter(stays).cloned().collect(), facts: self.facts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_what_a_view_brings_back() {
        let visits: Vec<Oid> = ["A", "B", "C"].map(Into::into).to_vec();
        let usual = Columns::of(&SubjectFilter::default(), &visits);
        assert_eq!(usual.said(&visits), None);
        let chosen = usual.with_visit(&"B".into(), false, &visits).with_fact(Fact::Site, true);
        let said = chosen.said(&visits);
        assert_eq!(said.as_deref(), Some("@site @state A C"));
        assert_eq!(Columns::of(&SubjectFilter { columns: said, ..SubjectFilter::default() }, &visits), chosen);
        assert_eq!(chosen.with_visit(&"B".into(), true, &visits).with_fact(Fact::Site, false).said(&visits), None);
    }
}
