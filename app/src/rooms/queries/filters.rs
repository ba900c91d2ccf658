//! What narrows the list: states with their counts, site, priority, search; and filters that are kept, for oneself or shared.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::kernel::{FilterId, Nothing, Scope};
use shared::queries::Priority;
use shared::queries::api::*;
use shared::study::api::{InStudy, ListSites, SiteView};

use super::list::QueryList;
use crate::session::Can;
use crate::ui::{Button, Dialog, Icon, Kind, Menu, MenuButton, Pictogram, TextBox};
use crate::{i18n, net, route, t};

/// What the address says about the filter.
pub fn filter_of_address() -> QueryFilter {
    fn read<T: std::str::FromStr>(name: &str) -> Option<T> {
        route::query(name).and_then(|text| text.parse().ok())
    }
    QueryFilter {
        show: read("show"),
        site: read("site"),
        subject: read("subject"),
        visit: route::query("visit").map(|visit| visit.as_str().into()),
        visit_n: read("visit_n"),
        form: route::query("form").map(|form| form.as_str().into()),
        form_n: read("form_n"),
        origin: read("origin"),
        rule: route::query("rule"),
        audience: read("audience"),
        priority: read("priority"),
        mine: read("mine"),
        overdue: read("overdue"),
        older: read("older"),
        search: route::query("search").filter(|search| !search.is_empty()),
        after: None,
        limit: None,
    }
}

/// Whether anything but the state narrows the list.
pub fn is_narrowed(filter: &QueryFilter) -> bool {
    *filter != QueryFilter::default()
}

/// How many wait, and for how long; each figure opens its list.
#[component]
pub fn Totals(list: QueryList) -> impl IntoView {
    let figure = move |show: Show, count: fn(&QueryTotals) -> u32| {
        let pressed = move || (list.filter.with(|filter| filter.show.unwrap_or(Show::Active)) == show).to_string();
        view! {
            <button type="button" class="button query-total" aria-pressed=pressed data-show=show.as_str() on:click=move |_| list.filter.update(|filter| filter.show = Some(show))>
                <span class="number">{move || list.totals.with(count)}</span>" "{shown(show)}
            </button>
        }
    };
    let older = move |days: u16, count: fn(&QueryTotals) -> u32| {
        let words = move || t!("query-older", days = days, n = list.totals.with(count));
        view! { <button type="button" class="link-button" on:click=move |_| list.filter.update(|filter| filter.older = Some(days))>{words}</button> }
    };
    view! {
        <div class="query-totals">
            <div class="button-group">
                {figure(Show::Active, |totals| totals.open + totals.answered)}
                {figure(Show::Open, |totals| totals.open)}
                {figure(Show::Answered, |totals| totals.answered)}
                <Can needs=Permission::QueryRelease scope=Scope::Study(list.study)>{figure(Show::Candidate, |totals| totals.candidate)}</Can>
            </div>
            <span class="soft row">
                {older(7, |totals| totals.month + totals.older)}
                {older(28, |totals| totals.older)}
                <button type="button" class="link-button" on:click=move |_| list.filter.update(|filter| filter.overdue = Some(true))>
                    {move || t!("query-overdue-count", n = list.totals.with(|totals| totals.overdue))}
                </button>
            </span>
        </div>
    }
}

fn shown(show: Show) -> String {
    i18n::say(&format!("query-show-{}", show.as_str()), &[])
}

#[component]
pub fn Filters(list: QueryList) -> impl IntoView {
    let filter = list.filter;
    let study = list.study;
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let known = move || sites.get().and_then(Result::ok).unwrap_or_default();
    let site = move |site: SiteView| {
        let chosen = move || filter.with(|filter| filter.site == Some(site.id));
        view! { <option value=site.id.to_string() selected=chosen>{format!("{} · {}", site.code, site.name)}</option> }
    };
    let show = move |one: Show| {
        let chosen = move || filter.with(|filter| filter.show.unwrap_or(Show::Active) == one);
        view! { <option value=one.as_str() selected=chosen>{shown(one)}</option> }
    };
    let priority = move |one: Priority| {
        let chosen = move || filter.with(|filter| filter.priority == Some(one));
        view! { <option value=one.as_str() selected=chosen>{i18n::say(&format!("query-priority-{}", one.as_str()), &[])}</option> }
    };
    let mine = move || filter.with(|filter| filter.mine == Some(true));
    let search = move |text: String| {
        let search = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        filter.update(|filter| filter.search = search);
    };
    view! {
        <div class="filters" role="search">
            <div class="search">
                <Pictogram icon=Icon::Search/>
                <input class="input" type="search" data-search="" data-test="search" aria-label=t!("queries-search") placeholder=t!("queries-search")
                    prop:value=move || filter.with(|filter| filter.search.clone().unwrap_or_default()) on:change:target=move |event| search(event.target().value())/>
            </div>
            <label class="filter">
                <span class="visually-hidden">{t!("query-state")}</span>
                <select class="select" data-test="show" on:change:target=move |event| filter.update(|filter| filter.show = event.target().value().parse().ok())>{Show::ALL.iter().copied().map(show).collect_view()}</select>
            </label>
            <label class="filter">
                <span class="visually-hidden">{t!("site")}</span>
                <select class="select" on:change:target=move |event| filter.update(|filter| filter.site = event.target().value().parse().ok())>
                    <option value="">{t!("sites-all")}</option>
                    {move || known().into_iter().map(site).collect_view()}
                </select>
            </label>
            <label class="filter">
                <span class="visually-hidden">{t!("query-priority")}</span>
                <select class="select" on:change:target=move |event| filter.update(|filter| filter.priority = event.target().value().parse().ok())>
                    <option value="">{t!("query-priority-all")}</option>
                    {Priority::ALL.iter().copied().map(priority).collect_view()}
                </select>
            </label>
            <label class="filter"><input type="checkbox" prop:checked=mine on:change:target=move |event| filter.update(|filter| filter.mine = event.target().checked().then_some(true))/>{t!("query-mine")}</label>
            <Chips list/>
        </div>
    }
}

/// What else narrows the list, each to be taken away.
#[component]
fn Chips(list: QueryList) -> impl IntoView {
    let filter = list.filter;
    let chip = move |words: String, clear: fn(&mut QueryFilter)| {
        view! { <button type="button" class="chip" on:click=move |_| filter.update(clear)>{words}<Pictogram icon=Icon::Close/></button> }
    };
    let chips = move || {
        let now = filter.get();
        let place = now.subject.is_some() || now.visit.is_some() || now.form.is_some();
        let no_place = |filter: &mut QueryFilter| {
            (filter.subject, filter.visit, filter.visit_n, filter.form, filter.form_n) = (None, None, None, None, None);
        };
        view! {
            {now.older.map(|days| chip(t!("query-older-than", days = days), |filter| filter.older = None))}
            {now.overdue.map(|_| chip(t!("query-overdue"), |filter| filter.overdue = None))}
            {now.rule.map(|rule| chip(rule, |filter| filter.rule = None))}
            {place.then(|| chip(t!("query-one-place"), no_place))}
        }
    };
    view! { <span class="chips">{chips}</span> }
}

/// Filters that are kept.
#[component]
pub fn Kept(list: QueryList) -> impl IntoView {
    let path = InStudy { study: list.study };
    let kept = RwSignal::new(Vec::<SavedFilter>::new());
    let naming = RwSignal::new(false);
    spawn_local(async move {
        if let Ok(found) = net::load::<ListFilters>(&path, &Nothing {}).await {
            kept.try_set(found);
        }
    });
    let entry = move |one: SavedFilter| {
        let words = if one.own { one.name.clone() } else { format!("{} · {}", one.name, one.owner) };
        let (id, filter) = (one.id, one.filter);
        let forget = one.own.then(|| {
            let gone = move |()| {
                spawn_local(async move {
                    if let Ok(found) = net::submit::<ForgetFilter>(&OnFilter { study: path.study, filter: id }, &Nothing {}).await {
                        kept.try_set(found);
                    }
                });
            };
            view! { <MenuButton icon=Icon::Close on_choose=Callback::new(gone)>{t!("query-filter-forget", name = one.name)}</MenuButton> }
        });
        view! { <MenuButton on_choose=Callback::new(move |()| list.filter.set(filter.clone()))>{words}</MenuButton>{forget} }
    };
    view! {
        <Menu label=t!("query-filters") icon=Icon::Save>
            {move || kept.get().into_iter().map(entry).collect_view()}
            <Can needs=Permission::QueryComment scope=Scope::Study(list.study)>
                <MenuButton icon=Icon::Add on_choose=Callback::new(move |()| naming.set(true))>{t!("query-filter-keep")}</MenuButton>
            </Can>
        </Menu>
        <Dialog open=naming title=t!("query-filter-keep")><Naming list kept open=naming/></Dialog>
    }
}

#[component]
fn Naming(list: QueryList, kept: RwSignal<Vec<SavedFilter>>, open: RwSignal<bool>) -> impl IntoView {
    let (name, shared) = (RwSignal::new(String::new()), RwSignal::new(false));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = FilterId(uuid::Uuid::new_v4());
        let new = NewFilter { id, name: name.get_untracked(), filter: list.filter.get_untracked(), shared: shared.get_untracked() };
        spawn_local(async move {
            if let Ok(found) = net::submit::<SaveFilter>(&InStudy { study: list.study }, &new).await {
                kept.try_set(found);
                open.try_set(false);
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <TextBox name="filter-name" label=t!("query-filter-name") value=name required=true autofocus=true/>
            <label class="row"><input type="checkbox" on:change:target=move |event| shared.set(event.target().checked())/>{t!("query-filter-share")}</label>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true>{t!("save")}</Button>
            </div>
        </form>
    }
}
