//! The list of keys, which `?` opens.

use leptos::prelude::*;

use crate::keys::{self, Section};
use crate::ui::Dialog;
use crate::{i18n, t};

#[component]
pub fn KeyHelp() -> impl IntoView {
    view! { <Dialog open=keys::help() title=t!("keys-help")>{keys::HELP.iter().map(part).collect_view()}</Dialog> }
}

fn part((title, rows): &'static Section) -> impl IntoView {
    let row = |(keys, does): &'static (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <kbd class="key">{key}</kbd>" " }).collect_view();
        view! { <dt>{keys}</dt><dd>{i18n::say(does, &[])}</dd> }
    };
    view! {
        <section class="stack">
            <h3>{i18n::say(title, &[])}</h3>
            <dl class="keys-list">{rows.iter().map(row).collect_view()}</dl>
        </section>
    }
}
