//! The casebook that a form stands in: what the tree, the form and the panel beside it share.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::RecordKey;
use shared::capture::api::{Casebook, OnSubject};
use shared::forms::ItemKey;
use shared::queries::api::QueryRow;
use shared::review::api::RecordReview;

use super::next;
use super::visit_acts::Asked;
use crate::rooms::study::OpenDesign;
use crate::{pages, route};

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
    /// The queries of the form that is open.
    pub queries: RwSignal<Vec<QueryRow>>,
    /// How the form that is open is verified.
    pub review: RwSignal<RecordReview>,
    /// A question is being written: about this item, or about the form as a whole.
    pub asking: RwSignal<Option<Option<ItemKey>>>,
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

    /// Goes to the next form on which something is left to enter; false when there is none.
    pub fn go_to_next(&self, after: Option<&RecordKey>) -> bool {
        let next = self.book.with_untracked(|book| next::incomplete(book, &self.design().design, after));
        next.map(|key| route::go(&format!("{}?item=next", pages::form(self.path.study, self.path.subject, &key)))).is_some()
    }

    /// Whether there is such a form beside the one that is open. Tracks.
    pub fn has_next(&self) -> bool {
        let here = pages::record();
        self.book.with(|book| next::incomplete(book, &self.design().design, here.as_ref()).is_some())
    }

    pub fn design(&self) -> Arc<OpenDesign> {
        self.design.get_value()
    }
}

/// The casebook around this component. Only inside the casebook page.
pub fn use_casebook() -> OpenCasebook {
    expect_context()
}
