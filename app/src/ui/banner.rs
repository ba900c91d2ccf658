//! A banner: something that concerns the whole page, said in words, until it is no longer so.

use leptos::prelude::*;

use super::{Icon, Pictogram, Tone};

#[component]
pub fn Banner(#[prop(default = Tone::Info)] tone: Tone, children: Children, #[prop(optional, into)] actions: ViewFnOnce) -> impl IntoView {
    let icon = match tone {
        Tone::Danger => Icon::Alert,
        Tone::Warning => Icon::Warning,
        Tone::Success => Icon::Done,
        _ => Icon::Info,
    };
    let role = if tone == Tone::Danger { "alert" } else { "status" };
    view! {
        <div class=format!("banner {}", tone.as_str()) role=role>
            <Pictogram icon/>
            <div class="banner-text">{children()}</div>
            <div class="banner-actions">{actions.run()}</div>
        </div>
    }
}
