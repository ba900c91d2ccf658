//! Badges: a word or a number beside something. Colour only together with words.

use leptos::prelude::*;

use crate::t;

/// What a badge's colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Accent,
    Good,
    Warn,
    Bad,
}

impl Tone {
    /// The last part of a class name: `badge-warn`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Accent => "accent",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }
}

#[component]
pub fn Badge(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.as_str())>{children()}</span> }
}

/// How many findings are unanswered; nothing when there are none.
#[component]
pub fn FindingCount(count: u32) -> impl IntoView {
    (count > 0).then(|| {
        let words = t!("findings-count", n = count);
        view! { <span class="badge finding" title=words.clone()><span aria-hidden="true">{count}</span><span class="unseen">{words}</span></span> }
    })
}
