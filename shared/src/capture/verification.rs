//! Verification: that somebody compared a value with its source, or reviewed it. Each track is its own; none knows of another.
//! A mark is of a value as it was (its revision): when the value changes, the mark drops, and says by what.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::forms::{Datum, ItemKey};
use crate::queries::{Stamp, words};

words! {
    /// What a value is looked at for.
    Track {
        /// Against the source: SDV.
        Source = "source",
        /// By data management.
        Data = "data",
        /// By a physician of the sponsor.
        Medical = "medical",
    }
}

impl Track {
    /// Whose track it is.
    pub const fn is_for(self, role: Role) -> bool {
        matches!((self, role), (Track::Source, Role::Monitor) | (Track::Data, Role::DataManager) | (Track::Medical, Role::Manager))
    }
}

/// That an item was verified, or that its mark dropped since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemMark {
    pub track: Track,
    pub at: ItemKey,
    /// The revision with which the value had come that was verified.
    pub revision: u32,
    pub by: Stamp,
    /// Present: the mark holds no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Dropped>,
}

/// By what a mark dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dropped {
    /// The revision of the record that brought the change.
    pub revision: u32,
    /// Whose change it was.
    pub by: Stamp,
    pub old: Datum,
    pub new: Datum,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: REV-01
    #[test]
    fn each_track_is_one_roles_and_none_is_the_sites() {
        for track in Track::ALL {
            let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| track.is_for(*role)).collect();
            assert_eq!(roles.len(), 1, "{track:?}");
            assert!(!track.is_for(Role::Investigator) && !track.is_for(Role::Coordinator));
        }
    }
}
