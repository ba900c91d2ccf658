//! Status glyphs: one shape per status, the same everywhere, never colour alone; and the legend that explains them.

use leptos::prelude::*;
use shared::capture::{RecordState, VisitStatus};

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
}

impl Shape {
    pub const ALL: [Shape; 5] = [Shape::Planned, Shape::Due, Shape::Overdue, Shape::InProgress, Shape::Complete];

    /// The last part of its class and of the key of its words: `status-in-progress`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Shape::Planned => "planned",
            Shape::Due => "due",
            Shape::Overdue => "overdue",
            Shape::InProgress => "in-progress",
            Shape::Complete => "complete",
        }
    }

    /// The status in words.
    pub fn words(self) -> String {
        i18n::say(&format!("status-{}", self.as_str()), &[])
    }

    /// Outline and filled part, on a grid of 16.
    const fn paths(self) -> (&'static str, &'static str) {
        const RING: &str = "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12Z";
        match self {
            Shape::Planned => (RING, ""),
            Shape::Due => (RING, "M8 8V4a4 4 0 0 1 4 4Z"),
            Shape::Overdue => ("", "M8 1.5 15 14H1Z"),
            Shape::InProgress => (RING, "M8 2a6 6 0 0 1 0 12Z"),
            Shape::Complete => (RING, RING),
        }
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
    let (outline, filled) = shape.paths();
    view! {
        <svg class=format!("glyph {}", shape.as_str()) viewBox="0 0 16 16" aria-hidden="true">
            <path class="glyph-line" d=outline></path>
            <path class="glyph-fill" d=filled></path>
        </svg>
    }
}

/// What each glyph means, one click away.
#[component]
pub fn Legend() -> impl IntoView {
    let row = |shape: Shape| view! { <li><Glyph shape/><span>{shape.words()}</span></li> };
    view! {
        <Menu label=Signal::derive(|| t!("legend")) icon=Icon::Info>
            <ul class="legend">
                {Shape::ALL.map(row).collect_view()}
                <li><span class="badge finding" aria-hidden="true">"2"</span><span>{t!("legend-findings")}</span></li>
            </ul>
        </Menu>
    }
}
