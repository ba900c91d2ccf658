//! What happened, in one table? A log of a subject: sorted, searched, with links to other logs in both directions. Each row opens
//! where it was entered; rows go out of use and come back with a reason.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::capture::api::{Casebook, OnSubject, ReadCasebook, ReadLog, RestoreRecord, RetireRecord, SaveRecord, WhichLog};
use shared::capture::{ChangeSet, RowChange, RowKey};
use shared::forms::Oid;
use shared::kernel::{Nothing, Scope, SubjectId};

use super::log::{LogCell, LogLink, LogRow, LogTable, arranged};
use super::visit_list::{ListedVisit, visits};
use crate::net::{self, Trouble};
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::session::Can;
use crate::ui::{Empty, Icon, Kind, LinkButton, Pictogram, ProblemView, ReasonDialog, Skeleton};
use crate::{frame, i18n, pages, route, t};

/// A log with what stands around it.
#[derive(Clone, PartialEq)]
struct Opened {
    book: Casebook,
    design: Arc<OpenDesign>,
    table: LogTable,
}

#[component]
pub fn LogPage() -> impl IntoView {
    let study = use_study().id;
    let path = OnSubject { study, subject: route::param::<SubjectId>("subject").unwrap_or_default() };
    let form: Oid = route::query("form").unwrap_or_default().as_str().into();
    let asked = form.clone();
    let found = net::loading(move || open(path, asked.clone()));
    let again = Callback::new(move |()| found.again());
    view! {
        <div class="page">
            {move || match found.get() {
                None => view! { <span class="skeleton title"></span><Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(opened)) => view! { <Shown path form=form.clone() opened again/> }.into_any(),
            }}
        </div>
    }
}

async fn open(path: OnSubject, form: Oid) -> Result<Opened, Trouble> {
    let book = net::load::<ReadCasebook>(&path, &Nothing {}).await?;
    let design = open_design(path.study, book.subject.version).await?;
    let log = net::load::<ReadLog>(&path, &WhichLog { form: form.clone() }).await?;
    let table = LogTable::of(&form, &log, &design, i18n::tag()).unwrap_or_default();
    Ok(Opened { book, design, table })
}

/// How the table is looked at.
#[derive(Clone, Copy)]
struct Look {
    search: RwSignal<String>,
    /// Column (0 is the number), and whether it runs down.
    order: RwSignal<(usize, bool)>,
    with_retired: RwSignal<bool>,
    /// The row that goes out of use or comes back.
    moving: RwSignal<Option<LogRow>>,
}

#[component]
fn Shown(path: OnSubject, form: Oid, opened: Opened, again: Callback<()>) -> impl IntoView {
    let Opened { book, design, table } = opened;
    let title = design.form_title(&form, i18n::tag());
    frame::set_title(&format!("{title} · {}", book.subject.key));
    let look = Look {
        search: RwSignal::new(String::new()),
        order: RwSignal::new((0, false)),
        with_retired: RwSignal::new(false),
        moving: RwSignal::new(None),
    };
    let next = next_place(path, &form, &book, &design, &table);
    let add = next.map(|href| view! {
        <Can needs=Permission::RecordEdit scope=Scope::Study(path.study)><LinkButton href=href.clone() kind=Kind::Primary icon=Icon::Add>{t!("log-add")}</LinkButton></Can>
    });
    let retired = table.rows.iter().filter(|row| row.retired).count();
    let none = table.rows.is_empty();
    let table = StoredValue::new(table);
    let key = book.subject.key.clone();
    view! {
        <header class="page-head">
            <div>
                <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
                    <a href=pages::subjects(path.study)>{t!("page-subjects")}</a><span aria-hidden="true">"›"</span>
                    <a href=pages::casebook(path.study, path.subject)>{key}</a><span aria-hidden="true">"›"</span>
                </nav>
                <h1 tabindex="-1">{title}</h1>
            </div>
            <div class="page-tools">{add}</div>
        </header>
        {if none {
            view! { <Empty icon=Icon::Subjects title=t!("log-none") text=t!("log-none-text")/> }.into_any()
        } else {
            view! {
                <div class="filters">
                    <div class="search">
                        <Pictogram icon=Icon::Search/>
                        <input class="input" type="search" data-search="" data-test="log-search" aria-label=t!("log-search") placeholder=t!("log-search") bind:value=look.search/>
                    </div>
                    {(retired > 0).then(|| view! {
                        <button type="button" class="button quiet" data-test="with-retired" aria-pressed=move || look.with_retired.get().to_string()
                            on:click=move |_| look.with_retired.update(|with| *with = !*with)>{t!("form-retired-rows", n = retired)}</button>
                    })}
                </div>
                <Table path look table/>
            }
            .into_any()
        }}
        <Moving path look again/>
    }
}

/// Where a new row begins: the next record, or the form with its group.
fn next_place(path: OnSubject, form: &Oid, book: &Casebook, design: &Arc<OpenDesign>, table: &LogTable) -> Option<String> {
    let plan = design.plan(form)?;
    let listed: Vec<ListedVisit> = visits(book, design, i18n::tag());
    let mut forms = listed.iter().flat_map(|visit| &visit.forms).filter(|one| one.cell.key.form == *form);
    let last = forms.next_back()?;
    if plan.form.repeating {
        return Some(pages::form(path.study, path.subject, last.another.as_ref().unwrap_or(&last.cell.key)));
    }
    let group = plan.groups.iter().find(|group| group.group.repeating)?;
    let begun = !table.rows.is_empty();
    let address = pages::form(path.study, path.subject, &last.cell.key);
    Some(if begun { format!("{address}?add={}", route::encode(group.group.oid.as_str())) } else { address })
}

#[component]
fn Table(path: OnSubject, look: Look, table: StoredValue<LogTable>) -> impl IntoView {
    let (columns, linked) = table.with_value(|table| (table.columns.clone(), table.linked_from));
    let heads =
        std::iter::once("#".to_owned()).chain(columns).enumerate().map(|(n, words)| view! { <Heading n words look/> }).collect_view();
    let rows = move || table.with_value(|table| arranged(table, &look.search.get(), look.order.get(), look.with_retired.get()));
    view! {
        <div class="table-wrap">
            <table class="table log" data-test="log">
                <thead><tr>
                    {heads}
                    {linked.then(|| view! { <th scope="col">{t!("log-linked-from")}</th> })}
                    <th class="grid-row-tools"><span class="visually-hidden">{t!("form-row-tools")}</span></th>
                </tr></thead>
                <tbody>{move || rows().into_iter().map(|row| line(path, row, linked, look)).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Heading(n: usize, words: String, look: Look) -> impl IntoView {
    let order = look.order;
    let sorted = move || match order.get() {
        (column, false) if column == n => "ascending",
        (column, true) if column == n => "descending",
        _ => "none",
    };
    let sort = move |_| order.update(|(column, down)| (*column, *down) = if *column == n { (n, !*down) } else { (n, false) });
    let arrow = move || match sorted() {
        "ascending" => "↑",
        "descending" => "↓",
        _ => "",
    };
    view! { <th scope="col" class="sortable" aria-sort=sorted><button type="button" on:click=sort>{words}<span aria-hidden="true">{arrow}</span></button></th> }
}

fn line(path: OnSubject, row: LogRow, linked: bool, look: Look) -> impl IntoView {
    let address = |link: &LogLink| link.to.as_ref().map(|(key, item)| at_item(path, key, item));
    let link = move |link: &LogLink| match address(link) {
        Some(href) => view! { <a class="log-link" href=href>{link.words.clone()}</a> }.into_any(),
        None => view! { <span class="badge finding">{t!("log-link-gone", row = link.words.clone())}</span> }.into_any(),
    };
    let cell = move |cell: &LogCell| match cell.links.is_empty() {
        true => view! { <td class:cell-number=cell.number>{cell.words.clone()}</td> }.into_any(),
        false => view! { <td class="log-links">{cell.links.iter().map(link).collect_view()}</td> }.into_any(),
    };
    let open = row.first.as_ref().map_or_else(|| pages::form(path.study, path.subject, &row.key), |item| at_item(path, &row.key, item));
    let cells = row.cells.iter().map(cell).collect_view();
    let from = linked.then(|| view! { <td class="log-links">{row.from.iter().map(link).collect_view()}</td> });
    let (number, retired) = (row.number, row.retired);
    let words = if retired { t!("form-restore-row", row = number) } else { t!("form-retire-row", row = number) };
    let move_it = {
        let row = StoredValue::new(row);
        move |_| look.moving.set(Some(row.get_value()))
    };
    view! {
        <tr class:row-retired=retired data-test="log-row" data-row=number.to_string()>
            <th scope="row" class="cell-number"><a class="row-link" href=open data-test="open-row">{number}</a></th>
            {cells}
            {from}
            <td class="grid-row-tools">
                <Can needs=Permission::RecordEdit scope=Scope::Study(path.study)>
                    <button type="button" class="button quiet icon small" data-test=if retired { "restore-row" } else { "retire-row" }
                        title=words.clone() aria-label=words.clone() on:click=move_it>
                        <Pictogram icon=if retired { Icon::Undo } else { Icon::Remove }/>
                    </button>
                </Can>
            </td>
        </tr>
    }
}

fn at_item(path: OnSubject, key: &shared::capture::RecordKey, item: &shared::forms::ItemKey) -> String {
    format!("{}?item={}", pages::form(path.study, path.subject, key), route::encode(&item.to_string()))
}

/// Asks why, and moves the row out of use or back.
#[component]
fn Moving(path: OnSubject, look: Look, again: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    Effect::new(move |_| {
        if look.moving.with(Option::is_some) {
            open.set(true);
        }
    });
    let question = Signal::derive(move || match look.moving.get() {
        Some(row) if row.retired => t!("bring-back-text", what = row.number.to_string()),
        Some(row) => t!("take-out-form-text", what = row.number.to_string()),
        None => String::new(),
    });
    let go = Callback::new(move |why: String| {
        let Some(row) = look.moving.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = move_row(path, row, &why).await;
            busy.set(false);
            open.set(false);
            match answer {
                Ok(()) => again.run(()),
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    });
    view! {
        {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
        <ReasonDialog open title=t!("log-move") question on_reason=go busy/>
    }
}

async fn move_row(path: OnSubject, row: LogRow, why: &str) -> Result<(), Trouble> {
    let retired = !row.retired;
    let Some(number) = row.row else {
        let answer = match retired {
            true => net::submit_because::<RetireRecord>(&path, &row.key.into(), why).await,
            false => net::submit_because::<RestoreRecord>(&path, &row.key.into(), why).await,
        };
        return answer.map(drop);
    };
    let rows = vec![RowChange { row: RowKey { group: row.group, row: number }, retired }];
    let set = ChangeSet { record: row.key, base: row.revision, changes: Vec::new(), rows, complete: None };
    net::submit_because::<SaveRecord>(&path, &set, why).await.map(drop)
}
