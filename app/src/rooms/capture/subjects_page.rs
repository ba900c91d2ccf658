//! Who is where, what is stuck? The matrix of subjects and visits, with what narrows it, and enrolling somebody.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::SubjectState;
use shared::capture::api::SubjectFilter;
use shared::kernel::{Nothing, Scope};
use shared::study::api::{InStudy, ListSites, SiteView};

use super::enrol::EnrolDialog;
use super::matrix::Matrix;
use super::subject_list::SubjectList;
use crate::rooms::study::{ExportMenu, open_design, use_study};
use crate::session::Can;
use crate::ui::{Button, Empty, Icon, Kind, Legend, Pictogram, ProblemView, Skeleton};
use crate::{i18n, net, pages, route, t};

#[component]
pub fn SubjectsPage() -> impl IntoView {
    let study = use_study();
    let (id, version) = (study.id, study.version);
    let list = SubjectList::new(id, filter_of_address());
    Effect::new(move |before: Option<()>| {
        let to = address(id, &list.filter.get());
        if before.is_some() {
            route::replace(&to);
        }
    });
    let design = LocalResource::new(move || open_design(id, version));
    let sites = LocalResource::new(move || async move { net::load::<ListSites>(&InStudy { study: id }, &Nothing {}).await });
    let enrolling = RwSignal::new(false);
    let known_sites = Signal::derive(move || sites.get().and_then(Result::ok).unwrap_or_default());
    // A memo, so that more rows do not make the matrix anew.
    let empty = Memo::new(move |_| list.rows.with(Vec::is_empty));
    let retry = Callback::new(move |()| {
        design.refetch();
        list.again();
    });
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-subjects")}</h1>
                <div class="page-tools">
                    <ExportMenu study=id/>
                    <Can needs=Permission::SubjectEnrol scope=Scope::Study(id)>
                        <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| enrolling.set(true) attr:data-test="enrol">{t!("enrol")}</Button>
                    </Can>
                </div>
            </header>
            <Filters list sites=known_sites/>
            {move || list.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
            {move || match (design.get(), list.ready.get()) {
                (Some(Err(trouble)), _) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                (Some(Ok(_)), true) if empty.get() => view! { <NoSubjects list enrolling/> }.into_any(),
                (Some(Ok(design)), true) => view! { <Matrix study=id list design/> }.into_any(),
                _ => view! { <div class="matrix-wrap"><div class="page"><Skeleton lines=8/></div></div> }.into_any(),
            }}
            <Foot list/>
            <EnrolDialog study=id open=enrolling sites=known_sites/>
        </div>
    }
}

/// What the address says about the filter: a list can be bookmarked, and is as it was when one comes back.
fn filter_of_address() -> SubjectFilter {
    SubjectFilter {
        site: route::query("site").and_then(|site| site.parse().ok()),
        state: route::query("state").and_then(|state| state.parse().ok()),
        search: route::query("search").filter(|search| !search.is_empty()),
        ..SubjectFilter::default()
    }
}

fn address(study: shared::kernel::StudyId, filter: &SubjectFilter) -> String {
    let query = shared::kernel::to_query(filter);
    let path = pages::subjects(study);
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

#[component]
fn Filters(list: SubjectList, sites: Signal<Vec<SiteView>>) -> impl IntoView {
    let filter = list.filter;
    let debounced = StoredValue::new(None::<TimeoutHandle>);
    let search = move |text: String| {
        if let Some(waiting) = debounced.get_value() {
            waiting.clear();
        }
        let search = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let apply = move || {
            let changed = filter.try_with_untracked(|filter| filter.search != search);
            if changed == Some(true) {
                filter.update(|filter| filter.search = search.clone());
            }
        };
        debounced.set_value(set_timeout_with_handle(apply, std::time::Duration::from_millis(200)).ok());
    };
    let input = NodeRef::<leptos::html::Input>::new();
    // Clearing the filters elsewhere clears what was typed here.
    Effect::new(move |_| {
        let typed = input.get().filter(|_| filter.with(|filter| filter.search.is_none()));
        typed.into_iter().filter(|input| !input.value().trim().is_empty()).for_each(|input| input.set_value(""));
    });
    let state_option = move |state: SubjectState| {
        let chosen = move || filter.with(|filter| filter.state == Some(state));
        view! { <option value=state.as_str() selected=chosen>{i18n::say(&format!("subject-state-{}", state.as_str()), &[])}</option> }
    };
    let site_option = move |site: SiteView| {
        let chosen = move || filter.with(|filter| filter.site == Some(site.id));
        view! { <option value=site.id.to_string() selected=chosen>{format!("{} · {}", site.code, site.name)}</option> }
    };
    let several = move || sites.with(|sites| sites.len() > 1);
    view! {
        <div class="filters" role="search">
            <div class="search">
                <Pictogram icon=Icon::Search/>
                <input class="input" node_ref=input type="search" data-search="" data-test="search" aria-label=t!("subjects-search") placeholder=t!("subjects-search")
                    value=filter.get_untracked().search.unwrap_or_default() on:input:target=move |event| search(event.target().value())/>
            </div>
            <Show when=several>
                <label class="filter">
                    <span class="visually-hidden">{t!("site")}</span>
                    <select class="select" on:change:target=move |event| filter.update(|filter| filter.site = event.target().value().parse().ok())>
                        <option value="">{t!("sites-all")}</option>
                        {move || sites.get().into_iter().map(site_option).collect_view()}
                    </select>
                </label>
            </Show>
            <label class="filter">
                <span class="visually-hidden">{t!("subject-state")}</span>
                <select class="select" on:change:target=move |event| filter.update(|filter| filter.state = event.target().value().parse().ok())>
                    <option value="">{t!("states-all")}</option>
                    {SubjectState::ALL.iter().copied().map(state_option).collect_view()}
                </select>
            </label>
            <span class="grow"></span>
            <Legend/>
        </div>
    }
}

#[component]
fn NoSubjects(list: SubjectList, enrolling: RwSignal<bool>) -> impl IntoView {
    let study = use_study().id;
    let narrowed = move || list.filter.with(|filter| filter.site.is_some() || filter.state.is_some() || filter.search.is_some());
    move || match narrowed() {
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

/// How many are shown, and the rest on demand: scrolling does the same.
#[component]
fn Foot(list: SubjectList) -> impl IntoView {
    let shown = move || t!("subjects-shown", n = list.rows.with(Vec::len));
    view! {
        <div class="pager" aria-live="polite">
            <Show when=move || list.ready.get() && !list.rows.with(Vec::is_empty)>
                <span>{shown}</span>
                <Show when=move || list.has_more()>
                    <Button busy=list.busy on:click=move |_| list.more()>{t!("load-more")}</Button>
                </Show>
            </Show>
        </div>
    }
}
