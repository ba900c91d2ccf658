//! Skeletons: the shape of what is coming, so that nothing jumps when it is there.

use leptos::prelude::*;

use crate::t;

/// Lines of text to come.
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="unseen">{t!("loading")}</span>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}

/// A table to come.
#[component]
pub fn SkeletonTable(#[prop(default = 8)] rows: usize, #[prop(default = 6)] columns: usize) -> impl IntoView {
    let row = move || (0..columns).map(|_| view! { <span class="skeleton-line"></span> }).collect_view();
    view! {
        <div class="skeleton-table" role="status">
            <span class="unseen">{t!("loading")}</span>
            {(0..rows).map(|_| view! { <div class="skeleton-row" aria-hidden="true">{row()}</div> }).collect_view()}
        </div>
    }
}
