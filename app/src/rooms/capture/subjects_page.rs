//! In the making.

use leptos::prelude::*;

#[component]
pub fn SubjectsPage() -> impl IntoView {}
