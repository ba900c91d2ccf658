//! Seals: entries of the trail gathered into Merkle trees, each tree signed and chained to the one before (AUD-15).
//!
//! Invariants: writers never wait for the sealer; what signs is not in the database; an entry, a seal or the end of either that is not
//! as it was sealed is named by its place, in the database and in a bundle, by this program and by docs/verify_seals.py.
//! The command line calls: [`verify`], [`write_bundle`], [`Bundle`]; the server runs [`run`].

mod body;
mod bundle;
mod chain;
mod check;
mod entry;
mod fault;
mod list;
mod live;
mod merkle;
mod proof;
mod reading;
mod sealer;
mod state;
mod tables;
mod verify;
mod withheld;

pub use body::hash as named;
pub use bundle::{About, Bundle, head, write as write_bundle};
pub use chain::{Head, HeadFile};
pub use check::{check, check_due, run as run_checks};
pub use fault::{Fault, Wrong};
pub use live::{Against, Live, verify};
pub use proof::{EntryProof, Growth, growth, of_entry};
pub use sealer::{run, seal_now, seal_within};
pub use state::{bundle, seals};
pub use verify::{Report, Shown};
