//! What must be resolved? The list and the thread side by side, by keyboard: j and k move, x chooses, Enter goes to the thread,
//! a answers, c closes, o opens again.

use std::sync::Arc;

use leptos::prelude::*;
use shared::queries::api::QueryFilter;
use web_sys::KeyboardEvent;

use super::bulk::BulkBar;
use super::filters::{Filters, Kept, Totals, filter_of_address, is_narrowed};
use super::list::QueryList;
use super::row::Row;
use super::thread::Thread;
use super::yields::Yields;
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::ui::{Button, Empty, Icon, Kind, ProblemView, Skeleton};
use crate::{browser, keys, net, route, t};

#[component]
pub fn QueriesPage() -> impl IntoView {
    let study = use_study();
    let (id, version) = (study.id, study.version);
    let shown = route::query("query").and_then(|query| query.parse().ok());
    let list = QueryList::new(id, filter_of_address(), shown);
    let design = net::loading(move || open_design(id, version));
    let yields = RwSignal::new(false);
    let retry = Callback::new(move |()| {
        design.again();
        list.again();
    });
    mind_keys(list);
    view! {
        <div class="page queries">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-queries")}</h1>
                <div class="page-tools">
                    <Kept list/>
                    <Button kind=Kind::Quiet on:click=move |_| yields.set(true) attr:data-test="yield">{t!("query-yield")}</Button>
                </div>
            </header>
            <Totals list/>
            <Filters list/>
            <BulkBar list/>
            {move || list.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
            {move || match (design.get(), list.ready.get()) {
                (Some(Err(trouble)), _) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                (Some(Ok(design)), true) => view! { <Bench list design/> }.into_any(),
                _ => view! { <Skeleton lines=8/> }.into_any(),
            }}
            <Yields study=id open=yields/>
        </div>
    }
}

#[component]
fn Bench(list: QueryList, design: Arc<OpenDesign>) -> impl IntoView {
    let empty = Memo::new(move |_| list.rows.with(Vec::is_empty));
    let design = StoredValue::new(design);
    let rows = move || list.rows.get().into_iter().map(|row| view! { <Row list row design=design.get_value()/> }).collect_view();
    let changed = Callback::new(move |()| list.again());
    let thread = move || {
        let query = list.shown.get()?;
        Some(view! { <Thread study=list.study query on_change=changed aside=false/> })
    };
    move || match empty.get() {
        true => view! { <Nothing list/> }.into_any(),
        false => view! {
            <div class="bench">
                <div class="bench-list">
                    <ol class="query-list" aria-label=t!("page-queries") data-test="queries">{rows}</ol>
                    <div class="pager">
                        <span>{move || t!("queries-shown", n = list.rows.with(Vec::len))}</span>
                        <Show when=move || list.next.with(Option::is_some)>
                            <Button busy=list.busy on:click=move |_| list.more()>{t!("load-more")}</Button>
                        </Show>
                    </div>
                </div>
                <section class="bench-thread" aria-label=t!("query-thread")>{thread}</section>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Nothing(list: QueryList) -> impl IntoView {
    move || match list.filter.with(is_narrowed) {
        true => view! {
            <Empty icon=Icon::Search title=t!("queries-none-match") text=t!("queries-none-match-text")>
                <Button on:click=move |_| list.filter.set(QueryFilter::default())>{t!("filter-clear")}</Button>
            </Empty>
        }
        .into_any(),
        false => view! { <Empty icon=Icon::Done title=t!("queries-none") text=t!("queries-none-text")/> }.into_any(),
    }
}

fn mind_keys(list: QueryList) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || keys::typing(&event) {
            return;
        }
        let done = match event.key().as_str() {
            "j" => go(list, 1),
            "k" => go(list, -1),
            "x" => list.shown.get_untracked().map(|id| list.toggle(id)).is_some(),
            "a" => browser::focus("[data-say]"),
            "c" => press("close"),
            "o" => press("reopen"),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn go(list: QueryList, by: isize) -> bool {
    list.step(by).is_some_and(|id| browser::focus(&format!("[data-query=\"{id}\"]")))
}

/// Presses the button of a step, where the thread offers it.
fn press(step: &str) -> bool {
    let found = document().query_selector(&format!("[data-step={step}]")).ok().flatten();
    let button = found.and_then(|one| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(one).ok());
    button.map(|button| button.click()).is_some()
}
