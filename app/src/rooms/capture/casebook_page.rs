//! In the making.

use leptos::prelude::*;

#[component]
pub fn CasebookPage() -> impl IntoView {}
