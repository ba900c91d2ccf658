//! What can go wrong with a call: the line, or the server's answer.

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

    /// Whether trying again later may help without anyone changing anything.
    pub fn passes(&self) -> bool {
        matches!(self.code(), None | Some(Code::Unavailable | Code::TooMany | Code::Internal))
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Trouble::Problem(Box::new(problem))
    }
}
