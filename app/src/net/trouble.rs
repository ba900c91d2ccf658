//! What can go wrong with a call: the line, or the server's answer.

use leptos::prelude::*;
use shared::kernel::{Code, Problem};

/// Why a call brought nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The server was not reached: nothing is known of what happened there.
    Offline,
    /// The server refused, and says why.
    Problem(Box<Problem>),
}

impl Trouble {
    /// The problem's code, when the server answered.
    pub fn code(&self) -> Option<Code> {
        match self {
            Trouble::Offline => None,
            Trouble::Problem(problem) => Some(problem.code),
        }
    }

    /// What is wrong at one place of what was sent (`/time_zone`), in words.
    pub fn said_of(&self, at: &str) -> Option<String> {
        let Trouble::Problem(problem) = self else { return None };
        problem.errors.iter().find(|place| place.at == at).map(|place| place.message.clone())
    }

    /// Whether everything that is wrong is said beside one of these places.
    pub fn is_said_of(&self, places: &[&str]) -> bool {
        let Trouble::Problem(problem) = self else { return false };
        !problem.errors.is_empty() && problem.errors.iter().all(|place| places.contains(&place.at.as_str()))
    }

    /// Whether trying again later may help without anyone changing anything.
    pub fn passes(&self) -> bool {
        matches!(self.code(), None | Some(Code::Unavailable | Code::TooMany | Code::Internal))
    }
}

/// What a form says of one of its fields: empty while nothing is wrong there.
pub fn said_of(trouble: RwSignal<Option<Trouble>>, at: &'static str) -> Signal<String> {
    Signal::derive(move || trouble.with(|trouble| trouble.as_ref().and_then(|trouble| trouble.said_of(at))).unwrap_or_default())
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Trouble::Problem(Box::new(problem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_says_need_not_be_said_again_above_the_form() {
        let trouble = Trouble::from(Problem::new(Code::Invalid).at("/code", "Too long.").at("/name", "Missing."));
        assert_eq!(trouble.said_of("/name").as_deref(), Some("Missing."));
        assert!(trouble.is_said_of(&["/code", "/name", "/country"]));
        assert!(!trouble.is_said_of(&["/code"]));
        assert!(!Trouble::from(Problem::new(Code::Taken)).is_said_of(&["/code"]));
        assert!(!Trouble::Offline.is_said_of(&["/code"]));
    }
}
