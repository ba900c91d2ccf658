//! What must I do next, here, today? One list by urgency over all studies and sites; each row opens the very item.

use std::time::Duration;

use leptos::prelude::*;
use shared::agenda::api::{Agenda, AgendaFilter, AgendaSite, ReadAgenda};
use shared::agenda::{Figure, Kind, Task, Urgency};
use shared::kernel::{Nothing, SiteId, StudyId};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::groups::{Group, address, groups, kind_words, place, shape, what, when};
use crate::net::{self, Loading};
use crate::ui::{Empty, FindingCount, Glyph, Icon, LinkButton, ProblemView, Skeleton};
use crate::{i18n, news, pages, route, t};

/// Tasks of a kind that is asked for alone.
const MANY: u16 = 500;

#[component]
pub fn WorkPage() -> impl IntoView {
    let filter = RwSignal::new(filter_of_address());
    let found = net::loading(move || async move { net::load::<ReadAgenda>(&Nothing {}, &filter.get_untracked()).await });
    Effect::new(move |before: Option<()>| {
        let query = filter.with(shared::kernel::to_query);
        if before.is_some() {
            route::replace(&if query.is_empty() { pages::WORK.to_owned() } else { format!("{}?{query}", pages::WORK) });
            found.again();
        }
    });
    news::after_each(move || found.again());
    // The stream of others' changes is one study's; this list is of all of them, so it asks for itself.
    let asking = set_interval_with_handle(news::arrived, Duration::from_secs(60));
    on_cleanup(move || {
        let _ = asking.map(|asking| asking.clear());
    });
    let retry = Callback::new(move |()| found.again());
    view! {
        <div class="page work" on:keydown=move_among>
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-work")}</h1>
                <div class="page-tools"><Places filter found/></div>
            </header>
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(agenda)) => view! { <List agenda filter/> }.into_any(),
            }}
        </div>
    }
}

fn filter_of_address() -> AgendaFilter {
    let kind: Option<Kind> = route::query("kind").and_then(|kind| kind.parse().ok());
    AgendaFilter {
        study: route::query("study").and_then(|study| study.parse().ok()),
        site: route::query("site").and_then(|site| site.parse().ok()),
        kind,
        limit: kind.map(|_| MANY),
    }
}

/// At which study, at which site; nothing to choose where there is one.
#[component]
fn Places(filter: RwSignal<AgendaFilter>, found: Loading<Agenda>) -> impl IntoView {
    let sites = Memo::new(move |before: Option<&Vec<AgendaSite>>| match found.get() {
        Some(Ok(agenda)) => agenda.sites,
        _ => before.cloned().unwrap_or_default(),
    });
    let choose = move |text: String| {
        let (study, site) = text.split_once('/').unwrap_or((&text, ""));
        let (study, site): (Option<StudyId>, Option<SiteId>) = (study.parse().ok(), site.parse().ok());
        filter.update(|filter| {
            filter.study = study;
            filter.site = site;
        });
    };
    let choices = move || {
        let sites = sites.get();
        let chosen = filter.with(|filter| (filter.study, filter.site));
        let mut options = Vec::new();
        let mut last = None;
        for site in sites {
            if last != Some(site.study) {
                last = Some(site.study);
                let on = chosen == (Some(site.study), None);
                options.push(view! { <option value=site.study.to_string() selected=on>{site.study_title.clone()}</option> });
            }
            let on = chosen == (Some(site.study), Some(site.site));
            let words = format!("{} · {} {}", site.study_title, site.site_code, site.site_name);
            options.push(view! { <option value=format!("{}/{}", site.study, site.site) selected=on>{words}</option> });
        }
        options
    };
    view! {
        <Show when=move || sites.with(|sites| sites.len() > 1)>
            <label class="filter">
                <span class="visually-hidden">{t!("work-where")}</span>
                <select class="select" data-test="work-where" on:change:target=move |event| choose(event.target().value())>
                    <option value="">{t!("work-everywhere")}</option>
                    {choices}
                </select>
            </label>
        </Show>
    }
}

#[component]
fn List(agenda: Agenda, filter: RwSignal<AgendaFilter>) -> impl IntoView {
    let kind = filter.with_untracked(|filter| filter.kind);
    let shown = groups(&agenda, kind);
    let sites = StoredValue::new(agenda.sites);
    let figures = StoredValue::new(agenda.figures);
    let all: u32 = figures.with_value(|figures| figures.iter().map(|figure| figure.count).sum());
    let chips = move || {
        let one = |figure: &Figure| view! { <Chip figure=*figure filter/> };
        figures.with_value(|figures| figures.iter().map(one).collect_view())
    };
    if all == 0 {
        return view! {
            <Empty icon=Icon::Done title=t!("work-none") text=t!("work-none-text")>
                <LinkButton href=pages::STUDIES>{t!("page-studies")}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    view! {
        <div class="work-figures" role="group" aria-label=t!("work-figures")>
            {chips()}
            <span class="visually-hidden" role="status" data-test="work-count">{t!("work-count", n = all)}</span>
        </div>
        {shown.into_iter().map(|group| view! { <Part group sites/> }).collect_view()}
    }
    .into_any()
}

/// How many of a kind; pressed, only those.
#[component]
fn Chip(figure: Figure, filter: RwSignal<AgendaFilter>) -> impl IntoView {
    let Figure { kind, count } = figure;
    let on = move || filter.with(|filter| filter.kind == Some(kind));
    let press = move |_| {
        filter.update(|filter| {
            filter.kind = if filter.kind == Some(kind) { None } else { Some(kind) };
            filter.limit = filter.kind.map(|_| MANY);
        });
    };
    view! {
        <button type="button" class="work-figure" aria-pressed=move || on().to_string() on:click=press data-test=format!("work-{}", kind.as_str())>
            {sign(kind)}
            <span class="number strong">{count}</span>
            <span>{kind_words(kind, count)}</span>
        </button>
    }
}

/// What the legend shows for it.
fn sign(kind: Kind) -> AnyView {
    match shape(kind) {
        Some(shape) => view! { <Glyph shape/> }.into_any(),
        None => view! { <span class=format!("badge {}", tone(kind)) aria-hidden="true">{if kind == Kind::FormFindings { "!" } else { "?" }}</span> }.into_any(),
    }
}

/// The colours of badges are those of the pages that the tasks lead to.
const fn tone(kind: Kind) -> &'static str {
    match kind {
        Kind::QueryAnswer => "open-query",
        Kind::QueryReview => "answered",
        Kind::QueryRelease => "accent",
        _ => "finding",
    }
}

#[component]
fn Part(group: Group, sites: StoredValue<Vec<AgendaSite>>) -> impl IntoView {
    let Group { urgency, count, tasks } = group;
    let listed = u32::try_from(tasks.len()).unwrap_or(u32::MAX);
    let rest = (count > listed).then(|| view! { <p class="soft work-rest">{t!("work-rest", shown = listed, n = count)}</p> });
    let title = i18n::say(&format!("work-{}", urgency.as_str()), &[]);
    let class = if urgency == Urgency::Overdue { "section-title work-overdue" } else { "section-title" };
    view! {
        <section class="work-part" data-test=format!("work-part-{}", urgency.as_str())>
            <h2 class=class>{title}" "<span class="count number">{count}</span></h2>
            <ul class="work-list">{tasks.into_iter().map(|task| view! { <Entry task sites/> }).collect_view()}</ul>
            {rest}
        </section>
    }
}

#[component]
fn Entry(task: Task, sites: StoredValue<Vec<AgendaSite>>) -> impl IntoView {
    let (title, does) = what(&task);
    let place = sites.with_value(|sites| place(&task, sites));
    view! {
        <li>
            <a class="work-item" href=address(&task) data-test="task">
                {match shape(task.kind) {
                    Some(shape) => view! { <Glyph shape/> }.into_any(),
                    None if task.query.is_some() => sign(task.kind),
                    None => view! { <FindingCount count=task.findings/> }.into_any(),
                }}
                <span class="work-subject number">{task.key.clone()}</span>
                <span class="work-text">
                    <span class="work-what">{title}</span>
                    <span class="work-where">{place}</span>
                </span>
                <span class="work-does">{does}</span>
                <span class="work-when">{when(&task)}</span>
            </a>
        </li>
    }
}

/// Arrow keys go from task to task.
fn move_among(event: KeyboardEvent) {
    let step: i64 = match event.key().as_str() {
        "ArrowDown" | "j" => 1,
        "ArrowUp" | "k" => -1,
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if target.is_some_and(|target| target.closest("select").ok().flatten().is_some()) {
        return;
    }
    let Ok(items) = document().query_selector_all(".work-item") else { return };
    let items: Vec<HtmlElement> = (0..items.length()).filter_map(|n| items.get(n)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let here = items.iter().position(|item| active.as_ref() == Some(item.as_ref())).and_then(|at| i64::try_from(at).ok());
    let next = here.map_or(0, |here| here + step);
    if let Some(item) = usize::try_from(next).ok().and_then(|next| items.get(next)) {
        event.prevent_default();
        let _ = item.focus();
    }
}
