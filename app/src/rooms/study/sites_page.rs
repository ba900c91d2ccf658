//! In the making.

use leptos::prelude::*;

#[component]
pub fn SitesPage() -> impl IntoView {}
