//! Badges: a word or a number beside something. Colour only together with words.

use leptos::prelude::*;

use crate::t;

/// What a colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
}

impl Tone {
    /// The second word of a class: `banner warning`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
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
        let heard = words.clone();
        view! {
            <span class="badge finding" title=words>
                <span aria-hidden="true">{count}</span>
                <span class="visually-hidden">{heard}</span>
            </span>
        }
    })
}

/// How many queries wait for the site (filled) and for whoever asked (amber); nothing when there are none.
#[component]
pub fn QueryBadges(open: u32, answered: u32) -> impl IntoView {
    let badge = |class: &'static str, count: u32, words: String| {
        (count > 0).then(|| {
            let heard = words.clone();
            view! {
                <span class=format!("badge {class}") title=words>
                    <span aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{heard}</span>
                </span>
            }
        })
    };
    let open = badge("open-query", open, t!("queries-open-count", n = open));
    let answered = badge("answered", answered, t!("queries-answered-count", n = answered));
    (open.is_some() || answered.is_some()).then(|| view! { <span class="badges">{open}{answered}</span> })
}
