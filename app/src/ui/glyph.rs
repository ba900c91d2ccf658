//! Status glyphs: one shape per status, the same everywhere, never colour alone; and the legend that explains them.

use leptos::prelude::*;
use shared::capture::api::{FormCell, VisitCell};
use shared::capture::{LockState, RecordState, SignedAs, VisitStatus};

use super::{Icon, Menu};
use crate::{i18n, t};

/// A status as a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Planned,
    Due,
    Overdue,
    InProgress,
    Complete,
    Signed,
    /// It was signed, and has changed since.
    Broken,
    NotDone,
    Removed,
    Verified,
    Frozen,
    Locked,
}

impl Shape {
    pub const ALL: [Shape; 12] = [
        Shape::Planned,
        Shape::Due,
        Shape::Overdue,
        Shape::InProgress,
        Shape::Complete,
        Shape::Verified,
        Shape::Signed,
        Shape::Broken,
        Shape::Frozen,
        Shape::Locked,
        Shape::NotDone,
        Shape::Removed,
    ];

    /// A visit, as whoever looks can act on it first: a signature counts once everything is entered, a broken one at once.
    pub fn of_visit(cell: &VisitCell) -> Self {
        Self::signed(cell.status.into(), cell.signed).held(cell.lock)
    }

    /// A form, alike.
    pub fn of_form(cell: &FormCell) -> Self {
        Self::signed(cell.state.into(), cell.signed).held(cell.lock)
    }

    /// What is frozen or locked shows that instead of how far it has come.
    pub fn held(self, lock: LockState) -> Self {
        match lock {
            LockState::Open => self,
            LockState::Frozen => Shape::Frozen,
            LockState::Locked => Shape::Locked,
        }
    }

    fn signed(shape: Shape, signed: Option<SignedAs>) -> Self {
        match (shape, signed) {
            (Shape::NotDone | Shape::Removed, _) => shape,
            (_, Some(SignedAs::Broken)) => Shape::Broken,
            (Shape::Complete, Some(SignedAs::Signed)) => Shape::Signed,
            _ => shape,
        }
    }

    /// The last part of its symbol's name and of the key of its words: `status-in-progress`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Shape::Planned => "planned",
            Shape::Due => "due",
            Shape::Overdue => "overdue",
            Shape::InProgress => "in-progress",
            Shape::Complete => "complete",
            Shape::Signed => "signed",
            Shape::Broken => "broken",
            Shape::NotDone => "not-done",
            Shape::Removed => "removed",
            Shape::Verified => "verified",
            Shape::Frozen => "frozen",
            Shape::Locked => "locked",
        }
    }

    /// The status in words.
    pub fn words(self) -> String {
        i18n::say(&format!("status-{}", self.as_str()), &[])
    }
}

impl From<VisitStatus> for Shape {
    fn from(status: VisitStatus) -> Self {
        match status {
            VisitStatus::Planned => Shape::Planned,
            VisitStatus::Due => Shape::Due,
            VisitStatus::Overdue => Shape::Overdue,
            VisitStatus::InProgress => Shape::InProgress,
            VisitStatus::Complete => Shape::Complete,
            VisitStatus::DidNotOccur => Shape::NotDone,
            VisitStatus::Retired => Shape::Removed,
        }
    }
}

impl From<RecordState> for Shape {
    fn from(state: RecordState) -> Self {
        match state {
            RecordState::Blank => Shape::Planned,
            RecordState::InProgress => Shape::InProgress,
            RecordState::Complete => Shape::Complete,
        }
    }
}

/// The shape alone; whoever uses it says the status in words beside it or in a label.
#[component]
pub fn Glyph(shape: Shape) -> impl IntoView {
    let name = shape.as_str();
    view! { <svg class=format!("glyph {name}") aria-hidden="true"><use href=format!("#glyph-{name}")></use></svg> }
}

/// What each glyph means, one click away.
#[component]
pub fn Legend() -> impl IntoView {
    let row = |shape: Shape| view! { <dt><Glyph shape/></dt><dd>{shape.words()}</dd> };
    view! {
        <Menu label=t!("legend") icon=Icon::Info role="dialog">
            <dl class="legend">
                {Shape::ALL.map(row).collect_view()}
                <dt><span class="badge finding" aria-hidden="true">"2"</span></dt>
                <dd>{t!("legend-findings")}</dd>
                <dt><span class="badge open-query" aria-hidden="true">"2"</span></dt>
                <dd>{t!("legend-open")}</dd>
                <dt><span class="badge answered" aria-hidden="true">"2"</span></dt>
                <dd>{t!("legend-answered")}</dd>
            </dl>
        </Menu>
    }
}
