//! Subjects: their states, and how a subject's key is made.

use serde::{Deserialize, Serialize};

/// Where a subject stands in the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectState {
    /// Consented, eligibility not yet known.
    Screening,
    /// Not eligible.
    ScreenFailed,
    /// Eligible and taking part.
    Enrolled,
    /// All visits done.
    Completed,
    /// Left before the end.
    Withdrawn,
}

/// The state does not allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a subject who is {from} cannot become {to}")]
pub struct Refused {
    pub from: &'static str,
    pub to: &'static str,
}

impl SubjectState {
    pub const ALL: &'static [SubjectState] =
        &[SubjectState::Screening, SubjectState::ScreenFailed, SubjectState::Enrolled, SubjectState::Completed, SubjectState::Withdrawn];

    /// The wire and database form.
    pub const fn as_str(self) -> &'static str {
        match self {
            SubjectState::Screening => "screening",
            SubjectState::ScreenFailed => "screen_failed",
            SubjectState::Enrolled => "enrolled",
            SubjectState::Completed => "completed",
            SubjectState::Withdrawn => "withdrawn",
        }
    }

    /// The states that may follow; every end can be taken back, with a reason, to where it came from.
    pub const fn next(self) -> &'static [SubjectState] {
        match self {
            SubjectState::Screening => &[SubjectState::Enrolled, SubjectState::ScreenFailed, SubjectState::Withdrawn],
            SubjectState::ScreenFailed => &[SubjectState::Screening],
            SubjectState::Enrolled => &[SubjectState::Completed, SubjectState::Withdrawn],
            SubjectState::Completed | SubjectState::Withdrawn => &[SubjectState::Enrolled],
        }
    }

    /// Moves on, or says that the sequence of steps does not allow it (21 CFR 11.10(f)).
    pub fn to(self, next: SubjectState) -> Result<SubjectState, Refused> {
        if self.next().contains(&next) { Ok(next) } else { Err(Refused { from: self.as_str(), to: next.as_str() }) }
    }
}

impl std::str::FromStr for SubjectState {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        SubjectState::ALL.iter().copied().find(|state| state.as_str() == text).ok_or(())
    }
}

/// How a study writes its subjects' keys: `{site}-{seq:3}` makes `DE01-007`.
#[derive(Clone, Copy, Debug)]
pub struct SubjectKey<'a>(pub &'a str);

impl SubjectKey<'_> {
    /// The key of the `seq`-th subject of the site and `n`-th of the study.
    pub fn write(&self, site: &str, seq: u32, n: u32) -> String {
        let mut key = String::new();
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once('{') {
            key.push_str(before);
            let Some((hole, tail)) = after.split_once('}') else {
                key.push('{');
                rest = after;
                break;
            };
            key.push_str(&fill(hole, site, seq, n));
            rest = tail;
        }
        key + rest
    }
}

fn fill(hole: &str, site: &str, seq: u32, n: u32) -> String {
    let (name, width) = hole.split_once(':').map_or((hole, 0), |(name, width)| (name, width.parse().unwrap_or(0)));
    match name {
        "site" => site.to_owned(),
        "seq" => format!("{seq:0width$}"),
        "n" => format!("{n:0width$}"),
        _ => format!("{{{hole}}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: DAT-13
    #[test]
    fn a_key_follows_the_study_pattern() {
        assert_eq!(SubjectKey("{site}-{seq:3}").write("DE01", 7, 31), "DE01-007");
        assert_eq!(SubjectKey("P{n:4}").write("DE01", 7, 31), "P0031");
        assert_eq!(SubjectKey("{what}{").write("DE01", 7, 31), "{what}{");
    }

    /// Req: DAT-10
    #[test]
    fn a_screen_failure_cannot_complete() {
        assert!(SubjectState::ScreenFailed.to(SubjectState::Completed).is_err());
    }
}
