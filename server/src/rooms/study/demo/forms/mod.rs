//! The forms of CARDIA-2, in the order in which a subject meets them.

mod conduct;
mod efficacy;
mod entry;
mod examination;
mod laboratory;
mod logs;

use shared::forms::build::{NewForm, NewItem};

pub fn all() -> Vec<NewForm> {
    let rooms = [entry::forms(), examination::forms(), efficacy::forms(), laboratory::forms(), conduct::forms(), logs::forms()];
    rooms.into_iter().flatten().collect()
}

/// Where an item goes in CDISC's worlds.
trait Mapped {
    /// The CDASH variable.
    fn cdash(self, name: &str) -> Self;
    /// The SDTM variable or test.
    fn sdtm(self, name: &str) -> Self;
}

impl Mapped for NewItem {
    fn cdash(self, name: &str) -> Self {
        self.alias("CDASH", name)
    }

    fn sdtm(self, name: &str) -> Self {
        self.alias("SDTM", name)
    }
}
