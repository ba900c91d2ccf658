//! In the making.

use leptos::prelude::*;

#[component]
pub fn PeoplePage() -> impl IntoView {}
