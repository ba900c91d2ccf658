//! The casebook that a form stands in: what the tree, the form and the panel beside it share.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::api::{Casebook, OnSubject};
use shared::forms::ItemKey;

use super::visit_acts::Asked;
use crate::rooms::study::OpenDesign;

/// An open casebook. Copied freely; lives as long as its page.
#[derive(Clone, Copy)]
pub struct OpenCasebook {
    /// The path to the subject, for calls.
    pub path: OnSubject,
    /// The subject's visits and forms as the server last told them.
    pub book: RwSignal<Casebook>,
    /// The design version under which the subject is.
    pub design: StoredValue<Arc<OpenDesign>>,
    /// The data point that has the focus: the panel shows its history. The form sets it.
    pub focused: RwSignal<Option<ItemKey>>,
    /// The panel shows the history of the subject instead of what it shows otherwise.
    pub history: RwSignal<bool>,
    /// Counts saves. The form counts; whoever shows what a save changes reads [`OpenCasebook::settled`].
    pub saves: RwSignal<u32>,
    /// Follows `saves` once nothing was saved for a moment: tree and history are then read again.
    pub settled: RwSignal<u32>,
    /// What a dialog asks now about a visit or form.
    pub asked: RwSignal<Option<Asked>>,
    /// Moves on when the form in the middle must be read again: it went out of use, or came back.
    pub again: RwSignal<u32>,
}

impl OpenCasebook {
    /// The site's time zone, for reading times.
    pub fn zone(&self) -> String {
        self.book.with_untracked(|book| book.time_zone.clone())
    }

    pub fn design(&self) -> Arc<OpenDesign> {
        self.design.get_value()
    }
}

/// The casebook around this component. Only inside the casebook page.
pub fn use_casebook() -> OpenCasebook {
    expect_context()
}
