//! What narrows the list of subjects: search, site, state, how visits stand, open findings.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::capture::api::SubjectFilter;
use shared::capture::{SubjectState, VisitStatus};
use shared::study::api::SiteView;

use super::subject_list::SubjectList;
use crate::rooms::study::OpenDesign;
use crate::ui::{Icon, Legend, Pictogram, Shape};
use crate::{i18n, t};

/// The states of visits that one looks for, the most urgent first.
const STATUSES: [VisitStatus; 5] =
    [VisitStatus::Overdue, VisitStatus::Due, VisitStatus::InProgress, VisitStatus::Complete, VisitStatus::Planned];

/// Whether the filter leaves anything out.
pub fn narrowed(filter: &SubjectFilter) -> bool {
    filter.site.is_some() || filter.state.is_some() || filter.search.is_some() || filter.status.is_some() || filter.findings
}

fn said(status: VisitStatus) -> String {
    serde_json::to_value(status).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default()
}

#[component]
pub fn Filters(list: SubjectList, sites: Signal<Vec<SiteView>>, design: Signal<Option<Arc<OpenDesign>>>) -> impl IntoView {
    let filter = list.filter;
    let several = move || sites.with(|sites| sites.len() > 1);
    let states = || {
        let words = |state: &SubjectState| i18n::say(&format!("subject-state-{}", state.as_str()), &[]);
        SubjectState::ALL.iter().map(|state| (state.as_str().to_owned(), words(state))).collect()
    };
    let statuses = || STATUSES.map(|status| (said(status), t!("filter-visit", status = Shape::from(status).words()))).to_vec();
    let of_sites =
        move || sites.with(|sites| sites.iter().map(|site| (site.id.to_string(), format!("{} · {}", site.code, site.name))).collect());
    let visits = move || {
        let listed = |design: Arc<OpenDesign>| {
            design.design.visits_in_order().iter().map(|visit| (visit.oid.to_string(), visit.title().to_owned())).collect()
        };
        design.get().map(listed).unwrap_or_default()
    };
    view! {
        <div class="filters" role="search">
            <SearchBox list/>
            <Show when=several>
                <Choice label=t!("site") all=t!("sites-all") choices=of_sites
                    chosen=move || filter.with(|filter| filter.site.map(|site| site.to_string()))
                    on_choose=move |text: String| filter.update(|filter| filter.site = text.parse().ok())/>
            </Show>
            <Choice label=t!("subject-state") all=t!("states-all") choices=states
                chosen=move || filter.with(|filter| filter.state.map(|state| state.as_str().to_owned()))
                on_choose=move |text: String| filter.update(|filter| filter.state = text.parse().ok())/>
            <Choice label=t!("filter-visits") all=t!("filter-visits-all") choices=statuses
                chosen=move || filter.with(|filter| filter.status.map(said))
                on_choose=move |text: String| filter.update(|filter| {
                    filter.status = serde_json::from_value(text.into()).ok();
                    filter.visit = filter.visit.take().filter(|_| filter.status.is_some());
                })/>
            <Show when=move || filter.with(|filter| filter.status.is_some())>
                <Choice label=t!("filter-which-visit") all=t!("filter-any-visit") choices=visits
                    chosen=move || filter.with(|filter| filter.visit.as_ref().map(ToString::to_string))
                    on_choose=move |text: String| filter.update(|filter| filter.visit = Some(text).filter(|text| !text.is_empty()).map(|text| text.as_str().into()))/>
            </Show>
            <button type="button" class="button" data-test="with-findings" aria-pressed=move || filter.with(|filter| filter.findings.to_string())
                on:click=move |_| filter.update(|filter| filter.findings = !filter.findings)>
                {t!("filter-findings")}
            </button>
            <Show when=move || filter.with(narrowed)>
                <button type="button" class="button quiet" data-test="clear" on:click=move |_| filter.update(|filter| *filter = cleared(filter))>
                    <Pictogram icon=Icon::Close/>{t!("filter-clear")}
                </button>
            </Show>
            <span class="grow"></span>
            <Legend/>
        </div>
    }
}

/// Everybody again, in the same order and with the same columns.
fn cleared(filter: &SubjectFilter) -> SubjectFilter {
    SubjectFilter { sort: filter.sort, descending: filter.descending, columns: filter.columns.clone(), ..SubjectFilter::default() }
}

/// A list to choose from, or all.
#[component]
fn Choice(
    label: String,
    all: String,
    #[prop(into)] choices: Signal<Vec<(String, String)>>,
    #[prop(into)] chosen: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(value, words): (String, String)| {
        let mine = value.clone();
        view! { <option value=value selected=move || chosen.with(|chosen| chosen.as_ref() == Some(&mine))>{words}</option> }
    };
    view! {
        <label class="filter">
            <span class="visually-hidden">{label}</span>
            <select class="select" class:chosen=move || chosen.with(Option::is_some) on:change:target=move |event| on_choose.run(event.target().value())>
                <option value="" selected=move || chosen.with(Option::is_none)>{all}</option>
                {move || choices.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// Takes what is typed once nothing was typed for a moment.
#[component]
fn SearchBox(list: SubjectList) -> impl IntoView {
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
        debounced.set_value(set_timeout_with_handle(apply, Duration::from_millis(200)).ok());
    };
    let input = NodeRef::<leptos::html::Input>::new();
    // Clearing the filters elsewhere clears what was typed here; a view that is chosen fills it.
    Effect::new(move |_| {
        let wanted = filter.with(|filter| filter.search.clone()).unwrap_or_default();
        let typed = input.get().filter(|input| input.value().trim() != wanted);
        typed.into_iter().for_each(|input| input.set_value(&wanted));
    });
    view! {
        <div class="search">
            <Pictogram icon=Icon::Search/>
            <input class="input" node_ref=input type="search" data-search="" data-test="search" aria-label=t!("subjects-search") placeholder=t!("subjects-search")
                value=filter.get_untracked().search.unwrap_or_default() on:input:target=move |event| search(event.target().value())/>
        </div>
    }
}
