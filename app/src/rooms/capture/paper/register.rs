//! Who took which data onto paper before? For whoever may read history; not part of the paper.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::Printout;
use shared::capture::api::{ListPrintouts, OnSubject};
use shared::kernel::{Nothing, Scope};

use crate::session::Can;
use crate::ui::moment;
use crate::{i18n, net, t};

#[component]
pub fn Register(path: OnSubject) -> impl IntoView {
    view! { <Can needs=Permission::HistoryRead scope=Scope::Study(path.study)><Copies path/></Can> }
}

#[component]
fn Copies(path: OnSubject) -> impl IntoView {
    let found = net::loading(move || async move { net::load::<ListPrintouts>(&path, &Nothing {}).await });
    let line = |one: Printout| {
        let what = one.record.map_or_else(|| t!("paper-register-whole"), |key| format!("{} · {}", key.visit, key.form));
        view! { <li><bdi>{moment(one.at, "")}</bdi>" · "<bdi>{one.by}</bdi>" · "<bdi>{what}</bdi>" · "{i18n::name_of(&one.language)}</li> }
    };
    let list = move || {
        let rows = found.get()?.ok()?.rows;
        Some(match rows.is_empty() {
            true => view! { <p class="soft">{t!("paper-register-none")}</p> }.into_any(),
            false => view! { <ul class="paper-copies">{rows.into_iter().map(line).collect_view()}</ul> }.into_any(),
        })
    };
    view! { <section class="paper-register" data-test="register"><h2 class="section-title">{t!("paper-register")}</h2>{list}</section> }
}
