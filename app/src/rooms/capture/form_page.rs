//! The form: written in its own branch.

use leptos::prelude::*;

#[component]
pub fn FormPage() -> impl IntoView {}
