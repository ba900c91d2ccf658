//! Skeletons: the shape of what is coming, so that nothing jumps when it is there.

use leptos::prelude::*;

use crate::t;

/// Lines of text to come.
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton-rows" role="status">
            <span class="visually-hidden">{t!("loading")}</span>
            {(0..lines).map(|_| view! { <span class="skeleton line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}

/// Cards to come.
#[component]
pub fn SkeletonCards(#[prop(default = 3)] cards: usize) -> impl IntoView {
    view! {
        <div class="cards" role="status">
            <span class="visually-hidden">{t!("loading")}</span>
            {(0..cards).map(|_| view! { <span class="skeleton block" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
