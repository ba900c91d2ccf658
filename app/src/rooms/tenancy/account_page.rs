//! In the making.

use leptos::prelude::*;

#[component]
pub fn AccountPage() -> impl IntoView {}
