//! The page: filters, entries, and what is taken along.

use std::sync::Arc;

use leptos::prelude::*;
use shared::access::Permission;
use shared::audit::api::{TakeTenantTrailCsv, TakeTenantTrailJson, TakeTrailCsv, TakeTrailJson, TrailFilter};
use shared::exports::api::{ExportOdm, OdmOptions};
use shared::kernel::{Nothing, Scope, StudyId};
use shared::study::api::InStudy;

use super::filters::Filters;
use super::list::TrailList;
use super::row::Row;
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::session::Can;
use crate::ui::{Button, Empty, Icon, Kind, LinkButton, Menu, MenuLink, ProblemView, Skeleton, moment};
use crate::{net, pages, t};

/// A study's trail.
#[component]
pub fn TrailPage() -> impl IntoView {
    let study = use_study();
    let (id, version) = (study.id, study.version);
    let list = TrailList::new(Some(id));
    let design = net::loading(move || open_design(id, version));
    // Without the design, what was changed is called by its OIDs.
    view! { <Shown list design=Signal::derive(move || design.get().map(Result::ok))/> }
}

/// The tenant's trail.
#[component]
pub fn TenantTrailPage() -> impl IntoView {
    let list = TrailList::new(None);
    view! { <Shown list design=Signal::derive(|| Some(None))/> }
}

#[component]
fn Shown(
    list: TrailList,
    /// None: it is on its way.
    design: Signal<Option<Option<Arc<OpenDesign>>>>,
) -> impl IntoView {
    let retry = Callback::new(move |()| list.again());
    let rows = move || {
        let design = design.get().flatten();
        list.rows.get().into_iter().map(|entry| view! { <Row list entry design=design.clone()/> }).collect_view()
    };
    let ready = Memo::new(move |_| list.ready.get() && design.with(Option::is_some));
    let empty = Memo::new(move |_| list.rows.with(Vec::is_empty));
    view! {
        <div class="page trail">
            <header class="page-head">
                <h1 tabindex="-1">{if list.study.is_some() { t!("page-trail") } else { t!("page-tenant-trail") }}</h1>
                <div class="page-tools">{list.study.map(|study| view! { <Reviews study/> })}<Taking list/></div>
            </header>
            <Filters list/>
            {move || list.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
            {move || match (ready.get(), empty.get()) {
                (false, _) if list.trouble.with(Option::is_some) => ().into_any(),
                (false, _) => view! { <Skeleton lines=8/> }.into_any(),
                (true, true) => view! { <Nobody list/> }.into_any(),
                (true, false) => view! { <ol class="trail-list" data-test="trail">{rows}</ol> }.into_any(),
            }}
            <Further list/>
        </div>
    }
}

#[component]
fn Reviews(study: StudyId) -> impl IntoView {
    view! { <Can needs=Permission::TrailReviewRead scope=Scope::Study(study)><LinkButton href=pages::trail_reviews(study) kind=Kind::Quiet icon=Icon::Done>{t!("page-trail-reviews")}</LinkButton></Can> }
}

/// How far was looked, and the way further back.
#[component]
fn Further(list: TrailList) -> impl IntoView {
    let looked = move || list.looked.get().map(|at| t!("trail-looked", when = moment(at, "")));
    view! {
        <div class="pager" aria-live="polite">
            <span>{move || t!("trail-shown", n = list.rows.with(Vec::len))}" "{looked}</span>
            <Show when=move || list.next.with(Option::is_some)>
                <Button busy=list.busy attr:data-test="further" on:click=move |_| list.more()>{t!("trail-further")}</Button>
            </Show>
        </div>
    }
}

#[component]
fn Nobody(list: TrailList) -> impl IntoView {
    move || match (list.filter.with(|filter| *filter != TrailFilter::default()), list.next.with(Option::is_some)) {
        // It looked back for a while and found nothing yet.
        (_, true) => view! { <p class="soft" role="status">{t!("trail-none-yet")}</p> }.into_any(),
        (true, false) => view! {
            <Empty icon=Icon::Search title=t!("trail-none-match") text=t!("trail-none-match-text")>
                <Button on:click=move |_| list.filter.set(TrailFilter::default())>{t!("filter-clear")}</Button>
            </Empty>
        }
        .into_any(),
        (false, false) => view! { <Empty icon=Icon::History title=t!("trail-none") text=t!("trail-none-text")/> }.into_any(),
    }
}

/// What the filters show, all of it, as a file.
#[component]
fn Taking(list: TrailList) -> impl IntoView {
    let links = move || {
        let filter = list.filter.get();
        let (csv, json) = match list.study {
            Some(study) => {
                (net::link::<TakeTrailCsv>(&InStudy { study }, &filter), net::link::<TakeTrailJson>(&InStudy { study }, &filter))
            }
            None => (net::link::<TakeTenantTrailCsv>(&Nothing {}, &filter), net::link::<TakeTenantTrailJson>(&Nothing {}, &filter)),
        };
        view! {
            <MenuLink href=csv icon=Icon::Subjects download=true>{t!("trail-csv")}</MenuLink>
            <MenuLink href=json icon=Icon::File download=true>{t!("trail-json")}</MenuLink>
        }
    };
    view! {
        <Menu label=t!("export") icon=Icon::Download>
            <p class="menu-head">{t!("trail-export-head")}</p>
            {links}
            {list.study.map(|study| view! { <Odm study/> })}
        </Menu>
    }
}

#[component]
fn Odm(study: StudyId) -> impl IntoView {
    let href = net::link::<ExportOdm>(&InStudy { study }, &OdmOptions { audit: true, design_only: false });
    view! {
        <Can needs=Permission::ExportRun scope=Scope::Study(study)>
            <MenuLink href=href.clone() icon=Icon::History download=true>{t!("export-odm-audit")}</MenuLink>
        </Can>
    }
}
