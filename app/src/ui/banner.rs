//! A banner: something that concerns the whole page, said in words, until it is no longer so.

use leptos::prelude::*;

use super::{Icon, Pictogram, Tone};

#[component]
pub fn Banner(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    let icon = if matches!(tone, Tone::Bad | Tone::Warn) { Icon::Alert } else { Icon::Info };
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class=format!("banner {}", tone.as_str()) role=role>
            <Pictogram icon/>
            <div class="banner-words">{children()}</div>
        </div>
    }
}
