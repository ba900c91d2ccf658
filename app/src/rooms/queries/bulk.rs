//! One thing done with several queries, with what will happen to which before it happens.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{QueryId, StudyId};
use shared::queries::Step;
use shared::queries::api::{ActOnQueries, Assignment, Bulk, BulkReport, PreviewQueries};
use shared::study::api::InStudy;

use super::assign::{AssignFields, Chosen};
use super::list::QueryList;
use super::words::StatusBadge;
use crate::net::{self, Trouble};
use crate::ui::{Button, Dialog, Kind, ProblemView, Skeleton};
use crate::{i18n, session, t};

const STEPS: [Option<Step>; 6] =
    [Some(Step::Close), Some(Step::Reopen), Some(Step::Cancel), Some(Step::Release), Some(Step::Discard), None];

/// Shown while something is chosen.
#[component]
pub fn BulkBar(list: QueryList) -> impl IntoView {
    let doing = RwSignal::new(None::<Option<Step>>);
    let open = RwSignal::new(false);
    let some = Memo::new(move |_| list.chosen.with(|chosen| !chosen.is_empty()));
    let may = move |step: &Option<Step>| {
        let needs = step.map_or(shared::access::Permission::QueryAssign, Step::needs);
        session::allows(needs, shared::kernel::Scope::Study(list.study))
    };
    let button = move |step: Option<Step>| {
        let begin = move |_| {
            doing.set(Some(step));
            open.set(true);
        };
        view! { <button type="button" class="button small" data-bulk=word(step) on:click=begin>{label(step)}</button> }
    };
    view! {
        <Show when=move || some.get()>
            <div class="bulk-bar" role="toolbar" aria-label=t!("query-bulk")>
                <strong>{move || t!("query-chosen", n = list.chosen.with(Vec::len))}</strong>
                {STEPS.into_iter().filter(may).map(button).collect_view()}
                <button type="button" class="link-button" on:click=move |_| list.chosen.set(Vec::new())>{t!("query-choose-none")}</button>
            </div>
        </Show>
        <Dialog open title=t!("query-bulk")>
            {move || doing.get().map(|step| view! { <Preview list step open/> })}
        </Dialog>
    }
}

fn word(step: Option<Step>) -> &'static str {
    step.map_or("assign", Step::as_str)
}

fn label(step: Option<Step>) -> String {
    step.map_or_else(|| t!("query-assign"), |step| i18n::say(&format!("query-do-{}", step.as_str()), &[]))
}

#[component]
fn Preview(list: QueryList, step: Option<Step>, open: RwSignal<bool>) -> impl IntoView {
    let queries = list.chosen.get_untracked();
    let (text, chosen) = (RwSignal::new(String::new()), Chosen::new(None));
    let trouble = RwSignal::new(None::<Trouble>);
    let bulk = {
        let queries = queries.clone();
        move || {
            let assign = if step.is_none() { chosen.assignment(false) } else { Assignment::default() };
            Bulk { queries: queries.clone(), step, assign, text: text.get_untracked().trim().to_owned() }
        }
    };
    let asked = bulk.clone();
    let found = net::loading(move || preview(list.study, asked()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let bulk = bulk();
        spawn_local(async move {
            match net::submit::<ActOnQueries>(&InStudy { study: list.study }, &bulk).await {
                Ok(_) => {
                    list.chosen.try_set(Vec::new());
                    open.try_set(false);
                    list.again();
                }
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let none = Signal::derive(move || !matches!(found.get(), Some(Ok(report)) if !report.eligible.is_empty()));
    view! {
        <form class="stack" on:submit=send data-test="bulk">
            {move || match found.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble/> }.into_any(),
                Some(Ok(report)) => said(list, step, report).into_any(),
            }}
            {match step {
                None => view! { <AssignFields study=list.study chosen/> }.into_any(),
                Some(_) => view! {
                    <div class="field">
                        <label class="field-label" for="bulk-words">{t!("query-words")}</label>
                        <textarea class="textarea" id="bulk-words" rows="3" maxlength="4000" bind:value=text></textarea>
                    </div>
                }.into_any(),
            }}
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true disabled=none>{label(step)}</Button>
            </div>
        </form>
    }
}

async fn preview(study: StudyId, bulk: Bulk) -> Result<BulkReport, Trouble> {
    net::submit::<PreviewQueries>(&InStudy { study }, &bulk).await
}

fn said(list: QueryList, step: Option<Step>, report: BulkReport) -> impl IntoView {
    let left = report.left.len();
    let named =
        |id: &QueryId| list.rows.with_untracked(|rows| rows.iter().find(|row| row.id == *id).map(|row| (row.key.clone(), row.status)));
    let named: Vec<_> = report.eligible.iter().filter_map(named).collect();
    let eligible = named.into_iter().map(|(key, status)| view! { <li><strong>{key}</strong>" "<StatusBadge status/></li> }).collect_view();
    let lines = report.left.into_iter().map(|one| view! { <li><strong>{one.key}</strong>" "{one.why}</li> }).collect_view();
    view! {
        <p data-test="bulk-eligible">{t!("query-bulk-will", what = label(step), n = report.eligible.len())}</p>
        <ul class="bulk-list">{eligible}</ul>
        {(left > 0).then(|| view! { <p>{t!("query-bulk-left", n = left)}</p><ul class="problem-places">{lines}</ul> })}
    }
}
