//! An empty state: what belongs here, and the first step.

use leptos::prelude::*;

use super::{Icon, Pictogram};

#[component]
pub fn Empty(icon: Icon, #[prop(into)] title: String, #[prop(into)] text: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="empty">
            <Pictogram icon/>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="empty-step">{children()}</div> })}
        </div>
    }
}
