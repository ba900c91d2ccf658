//! A query as it stands: where it comes from, whom it asks, and its state with who brought it there.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::kernel::{Instant, PersonId};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $( $(#[$vdoc])* #[serde(rename = $word)] $variant, )* }

        impl $name {
            pub const ALL: &'static [$name] = &[ $( $name::$variant ),* ];
            /// The wire and database form.
            pub const fn as_str(self) -> &'static str { match self { $( $name::$variant => $word ),* } }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text).ok_or(())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Where a query comes from.
    Origin {
        /// A check of the design found something.
        Rule = "rule",
        /// Somebody asks.
        Manual = "manual",
        /// An import met something that it could not take as it was.
        Import = "import",
        /// A coder cannot code what was written.
        Coding = "coding",
        /// The laboratory's data do not fit.
        Lab = "lab",
        /// Another system asks.
        Api = "api",
    }
}

words! {
    /// Whom a query asks.
    Audience {
        Site = "site",
        Monitoring = "monitoring",
        DataManagement = "data_management",
        Coding = "coding",
    }
}

words! {
    /// How soon it should be answered.
    Priority {
        Low = "low",
        Normal = "normal",
        High = "high",
    }
}

words! {
    /// The name of a state.
    Status {
        /// Proposed; nobody is asked before a second person releases it.
        Candidate = "candidate",
        Open = "open",
        /// Answered, and to be looked at by whoever asked.
        Answered = "answered",
        /// Asked again: the answer did not settle it.
        Reopened = "reopened",
        Closed = "closed",
        /// Withdrawn, or never released.
        Cancelled = "cancelled",
    }
}

words! {
    /// What an answer says.
    How {
        /// The value is right as it is.
        Confirmed = "confirmed",
        /// The data were changed.
        Corrected = "corrected",
        /// Neither: an explanation.
        Explained = "explained",
    }
}

words! {
    /// Why a query is closed.
    Closing {
        /// Somebody found it settled.
        Settled = "settled",
        /// The data came to conform with the check.
        Conforms = "conforms",
        /// The data are different and still do not conform: another query asks about them.
        Superseded = "superseded",
        /// The data are what was confirmed before.
        Confirmed = "confirmed",
    }
}

impl Status {
    /// Somebody still has to act.
    pub const fn is_active(self) -> bool {
        matches!(self, Status::Candidate | Status::Open | Status::Answered | Status::Reopened)
    }

    /// The one who is asked has to act.
    pub const fn is_open(self) -> bool {
        matches!(self, Status::Open | Status::Reopened)
    }
}

/// Who did something, in which role, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stamp {
    /// The nil id is the server itself.
    pub by: PersonId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    pub at: Instant,
}

/// The state of a query, with who brought it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Candidate { by: Stamp },
    Open { by: Stamp },
    Answered { by: Stamp, how: How },
    Reopened { by: Stamp },
    Closed { by: Stamp, how: Closing },
    Cancelled { by: Stamp },
}

impl State {
    pub const fn status(&self) -> Status {
        match self {
            State::Candidate { .. } => Status::Candidate,
            State::Open { .. } => Status::Open,
            State::Answered { .. } => Status::Answered,
            State::Reopened { .. } => Status::Reopened,
            State::Closed { .. } => Status::Closed,
            State::Cancelled { .. } => Status::Cancelled,
        }
    }

    pub const fn by(&self) -> &Stamp {
        match self {
            State::Candidate { by }
            | State::Open { by }
            | State::Answered { by, .. }
            | State::Reopened { by }
            | State::Closed { by, .. }
            | State::Cancelled { by } => by,
        }
    }

    /// What the answer or the closing says, where there is one.
    pub const fn how(&self) -> Option<&'static str> {
        match self {
            State::Answered { how, .. } => Some(how.as_str()),
            State::Closed { how, .. } => Some(how.as_str()),
            _ => None,
        }
    }
}

/// As much of a query as decides what may become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub audience: Audience,
    /// Who asked; the server, for what rules found.
    pub asker: Stamp,
    /// Changes of the data it is about since it was asked.
    pub changed: u32,
    pub state: State,
}

/// How many queries wait for the site, and how many for whoever asked. On every glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct QueryCounts {
    /// Open or asked again.
    pub open: u32,
    pub answered: u32,
}

impl QueryCounts {
    pub const fn is_none(&self) -> bool {
        self.open == 0 && self.answered == 0
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { open: self.open + other.open, answered: self.answered + other.answered }
    }
}
