//! Agenda: what waits for a person, over all their studies and sites.
//!
//! The room knows what a task is, not where tasks come from: each room that has something for people to do is a [`Source`], and
//! the hall lists the sources. The kinds are one table in `shared::agenda`. Figures are exact; of each kind the most urgent
//! tasks are listed, so that the answer is small and comes at once also where ten thousand subjects wait.
//! Invariant: a figure says what the pages show that it leads to.

pub mod digest;
mod list;
mod routes;

use futures_util::future::BoxFuture;
use shared::agenda::{Figure, Kind, Task};
use shared::kernel::{SiteId, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

pub use routes::routes;

/// What is asked of a source.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub study: Option<StudyId>,
    pub site: Option<SiteId>,
    /// Tasks of this kind alone; figures are of all.
    pub kind: Option<Kind>,
    /// Tasks of each kind.
    pub limit: u16,
}

/// Figures of a source's kinds, and the most urgent tasks of each.
pub type Waiting = (Vec<Figure>, Vec<Task>);

/// Something that has tasks for people. It looks only where the person holds the permission of the kind.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub name: &'static str,
    pub ask: for<'a> fn(&'a Tx, Asked) -> BoxFuture<'a, Outcome<Waiting>>,
}
