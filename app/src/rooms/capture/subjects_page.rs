//! Who is where, what is stuck? The matrix of subjects and visits, with what narrows it, and enrolling somebody.

use std::sync::Arc;

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::api::{SubjectFilter, TabulateSubjects};
use shared::forms::Oid;
use shared::kernel::{Nothing, Scope, StudyId};
use shared::study::api::{InStudy, ListSites};

use super::columns::Columns;
use super::columns_menu::ColumnsMenu;
use super::enrol::EnrolDialog;
use super::filters::{Filters, narrowed};
use super::matrix::Matrix;
use super::subject_list::SubjectList;
use super::views_menu::ViewsMenu;
use crate::rooms::study::{ExportMenu, OpenDesign, open_design, use_study};
use crate::session::Can;
use crate::ui::{Button, Empty, Icon, Kind, Pictogram, ProblemView, Skeleton};
use crate::{net, pages, route, t};

#[component]
pub fn SubjectsPage() -> impl IntoView {
    let study = use_study();
    let (id, version) = (study.id, study.version);
    let list = SubjectList::new(id, filter_of(route::query));
    Effect::new(move |before: Option<()>| {
        let to = address(id, &list.filter.get());
        if before.is_some() {
            route::replace(&to);
        }
    });
    let design = net::loading(move || open_design(id, version));
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study: id }, &Nothing {}).await });
    let enrolling = RwSignal::new(false);
    let known_sites = Signal::derive(move || sites.get().and_then(Result::ok).unwrap_or_default());
    let known_design = Signal::derive(move || design.get().and_then(Result::ok));
    // A memo, so that more rows do not make the matrix anew.
    let empty = Memo::new(move |_| list.rows.with(Vec::is_empty));
    let retry = Callback::new(move |()| {
        design.again();
        list.again();
    });
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-subjects")}</h1>
                <div class="page-tools">
                    <Tools study=id list design=known_design/>
                    <ExportMenu study=id/>
                    <Can needs=Permission::SubjectEnrol scope=Scope::Study(id)>
                        <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| enrolling.set(true) attr:data-test="enrol">{t!("enrol")}</Button>
                    </Can>
                </div>
            </header>
            <Filters list sites=known_sites design=known_design/>
            {move || list.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
            {move || match (design.get(), list.ready.get()) {
                (Some(Err(trouble)), _) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                (Some(Ok(_)), true) if empty.get() => view! { <NoSubjects list enrolling/> }.into_any(),
                (Some(Ok(design)), true) => view! { <Shown study=id list design/> }.into_any(),
                _ => view! { <div class="matrix-wrap"><div class="page"><Skeleton lines=8/></div></div> }.into_any(),
            }}
            <EnrolDialog study=id open=enrolling sites=known_sites/>
        </div>
    }
}

/// The matrix, and how many there are.
#[component]
fn Shown(study: StudyId, list: SubjectList, design: Arc<OpenDesign>) -> impl IntoView {
    let columns = columns(list, &design);
    let count = move || t!("subjects-count", n = list.rows.with(Vec::len));
    view! {
        <Matrix study list design columns/>
        <div class="pager"><span role="status" data-test="count">{count}</span></div>
    }
}

fn order(design: &OpenDesign) -> Arc<[Oid]> {
    design.design.visits_in_order().iter().map(|visit| visit.oid.clone()).collect()
}

fn columns(list: SubjectList, design: &OpenDesign) -> Memo<Columns> {
    let visits = order(design);
    Memo::new(move |_| list.filter.with(|filter| Columns::of(filter, &visits)))
}

/// What can be done with the list as it is seen: keep it, choose columns, take it along.
#[component]
fn Tools(study: StudyId, list: SubjectList, design: Signal<Option<Arc<OpenDesign>>>) -> impl IntoView {
    let table = move || list.filter.with(|filter| net::link::<TabulateSubjects>(&InStudy { study }, filter));
    view! {
        <ViewsMenu study list/>
        {move || design.get().map(|design| {
            let (columns, visits) = (columns(list, &design), order(&design));
            view! { <ColumnsMenu list design columns visits/> }
        })}
        <a class="button" href=table download="" title=t!("csv-help") data-test="csv"><Pictogram icon=Icon::Download/>{t!("csv")}</a>
    }
}

/// What an address says about the filter: a list can be bookmarked, and is as it was when one comes back.
pub fn filter_of(said: impl Fn(&str) -> Option<String>) -> SubjectFilter {
    let text = |name: &str| said(name).filter(|text| !text.is_empty());
    SubjectFilter {
        site: text("site").and_then(|site| site.parse().ok()),
        state: text("state").and_then(|state| state.parse().ok()),
        search: text("search"),
        status: text("status").and_then(|status| serde_json::from_value(status.into()).ok()),
        visit: text("visit").map(|visit| visit.as_str().into()),
        findings: text("findings").as_deref() == Some("true"),
        sort: text("sort").and_then(|sort| sort.parse().ok()).unwrap_or_default(),
        descending: text("descending").as_deref() == Some("true"),
        columns: text("columns"),
        ..SubjectFilter::default()
    }
}

fn address(study: StudyId, filter: &SubjectFilter) -> String {
    let query = shared::kernel::to_query(filter);
    let path = pages::subjects(study);
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

#[component]
fn NoSubjects(list: SubjectList, enrolling: RwSignal<bool>) -> impl IntoView {
    let study = use_study().id;
    move || match list.filter.with(narrowed) {
        true => view! {
            <Empty icon=Icon::Search title=t!("subjects-none-match") text=t!("subjects-none-match-text")>
                <Button on:click=move |_| list.filter.set(SubjectFilter::default())>{t!("filter-clear")}</Button>
            </Empty>
        }
        .into_any(),
        false => view! {
            <Empty icon=Icon::Subjects title=t!("subjects-none") text=t!("subjects-none-text")>
                <Can needs=Permission::SubjectEnrol scope=Scope::Study(study)>
                    <Button icon=Icon::Add on:click=move |_| enrolling.set(true)>{t!("enrol")}</Button>
                </Can>
            </Empty>
        }
        .into_any(),
    }
}
