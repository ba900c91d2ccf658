//! The queries of the form that is open: a badge at each item, and the threads of the item in focus beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::forms::ItemKey;
use shared::kernel::Scope;
use shared::queries::Status;
use shared::queries::api::{ListQueries, QueryFilter, QueryRow, Show as Which};
use shared::study::RecordKey;
use shared::study::api::InStudy;

use super::thread::Thread;
use crate::rooms::capture::{OpenCasebook, next_query};
use crate::session::{self, Can};
use crate::ui::{Icon, Pictogram, QueryBadges};
use crate::{net, t};

/// Reads the queries of a record again.
pub fn read_again(open: OpenCasebook, record: RecordKey) {
    let scope = Scope::Study(open.path.study);
    if !untrack(|| session::allows(Permission::QueryRead, scope)) {
        return;
    }
    let filter = QueryFilter {
        show: Some(Which::All),
        subject: Some(open.path.subject),
        visit: Some(record.visit),
        visit_n: Some(record.visit_n),
        form: Some(record.form),
        form_n: Some(record.form_n),
        limit: Some(200),
        ..QueryFilter::default()
    };
    spawn_local(async move {
        if let Ok(page) = net::load::<ListQueries>(&InStudy { study: open.path.study }, &filter).await {
            open.queries.try_set(page.rows);
        }
    });
}

/// How many wait at an item; clicked, the item's threads are beside it.
#[component]
pub fn ItemQueries(open: OpenCasebook, at: ItemKey) -> impl IntoView {
    let here = at.clone();
    let counts = Memo::new(move |_| {
        open.queries.with(|queries| {
            let mine = || queries.iter().filter(|query| query.address.key().as_ref() == Some(&here));
            let count = |fits: fn(Status) -> bool| u32::try_from(mine().filter(|query| fits(query.status)).count()).unwrap_or(u32::MAX);
            (count(Status::is_open), count(|status| status == Status::Answered))
        })
    });
    let go = move |_| open.focused.set(Some(at.clone()));
    view! {
        <Show when=move || counts.get() != (0, 0)>
            <button type="button" class="query-mark" data-test="item-queries" on:click=go.clone()>
                {move || { let (open, answered) = counts.get(); view! { <QueryBadges open answered/> } }}
            </button>
        </Show>
    }
}

/// The threads of the item in focus; of the form as a whole while none has it.
#[component]
pub fn RecordQueries(open: OpenCasebook, record: RecordKey) -> impl IntoView {
    let reread = record.clone();
    Effect::new(move |_| {
        open.settled.track();
        read_again(open, reread.clone());
    });
    let shown = Memo::new(move |_| {
        let item = open.focused.get();
        let fits = |query: &&QueryRow| query.address.key() == item || (item.is_none() && query.status.is_active());
        let found = || {
            let all = open.queries.get();
            all.into_iter().filter(|query| fits(&query)).map(|query| (query.id, query.status, query.messages)).collect::<Vec<_>>()
        };
        // What somebody has to act on comes first.
        let (active, over): (Vec<_>, Vec<_>) = found().into_iter().partition(|(_, status, _)| status.is_active());
        active.into_iter().chain(over).collect::<Vec<_>>()
    });
    let record = StoredValue::new(record);
    let changed = Callback::new(move |()| {
        read_again(open, record.get_value());
        open.saves.update(|saves| *saves = saves.wrapping_add(1));
    });
    let scope = Scope::Study(open.path.study);
    view! {
        <section class="stack" data-test="record-queries">
            <div class="spread">
                <h2>{t!("page-queries")}</h2>
                <Show when=move || record.with_value(|record| next_query::waits(open, record))>
                    <button type="button" class="button quiet small" data-test="next-query" aria-keyshortcuts="Alt+A" on:click=move |_| next_query::go(open)>{t!("query-next")}</button>
                </Show>
                <Can needs=Permission::QueryOpen scope>
                    <button type="button" class="button small" data-test="ask-query" aria-keyshortcuts="q" on:click=move |_| open.asking.set(Some(open.focused.get_untracked()))><Pictogram icon=Icon::Add/>{t!("query-ask")}</button>
                </Can>
            </div>
            <For each=move || shown.get() key=|shown| *shown let((query, _, _))>
                <Thread study=open.path.study query on_change=changed aside=true/>
            </For>
            <Show when=move || shown.with(Vec::is_empty)><p class="faint">{t!("query-none-here")}</p></Show>
        </section>
    }
}
