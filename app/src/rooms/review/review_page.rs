//! What is left to verify? Figures by track and site, the forms behind them, and what was changed since it was verified.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::{ItemMark, Track};
use shared::kernel::{Nothing, Scope, SiteId, StudyId};
use shared::review::api::{CoverageRow, DueFilter, DueForm, ListDue, ReadCoverage, ReadPlan};
use shared::study::api::InStudy;

use super::plan_dialog::PlanDialog;
use super::words::{own_track, track};
use crate::net::{self, Loading};
use crate::news;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::ui::{Button, Empty, Icon, Kind, Moment, ProblemView, Skeleton};
use crate::{pages, t};

/// What the list below the figures shows.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    track: Track,
    site: Option<SiteId>,
    dropped: bool,
}

#[component]
pub fn ReviewPage() -> impl IntoView {
    let study = use_study().id;
    let path = InStudy { study };
    let coverage = net::loading(move || async move { net::load::<ReadCoverage>(&path, &Nothing {}).await });
    let plan = net::loading(move || async move { net::load::<ReadPlan>(&path, &Nothing {}).await });
    let shown = RwSignal::new(Shown { track: own_track(study).unwrap_or(Track::Source), site: None, dropped: false });
    let planning = RwSignal::new(false);
    let again = Callback::new(move |()| {
        coverage.again();
        plan.again();
    });
    news::after_each(move || again.run(()));
    let none = Memo::new(move |_| matches!(plan.get(), Some(Ok(view)) if view.plan.tiers.is_empty()));
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-review")}</h1>
                <div class="page-tools">
                    <Can needs=Permission::ReviewPlan scope=Scope::Study(study)>
                        <Button kind=Kind::Plain icon=Icon::Edit on:click=move |_| planning.set(true) attr:data-test="plan">{t!("review-plan")}</Button>
                    </Can>
                </div>
            </header>
            {move || match coverage.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(rows)) if rows.is_empty() && none.get() => view! { <Empty icon=Icon::Shield title=t!("review-no-plan") text=t!("review-no-plan-text")/> }.into_any(),
                Some(Ok(rows)) => view! { <Coverage rows shown/> }.into_any(),
            }}
            {move || (!none.get()).then(|| view! { <Due study shown=shown.get() coverage/> })}
            {move || plan.get().and_then(Result::ok).map(|view| view! { <PlanDialog study view open=planning again/> })}
        </div>
    }
}

/// A row for each site, a line for the whole study; each number opens its list.
#[component]
fn Coverage(rows: Vec<CoverageRow>, shown: RwSignal<Shown>) -> impl IntoView {
    let tracks: Vec<Track> = Track::ALL.iter().copied().filter(|track| rows.iter().any(|row| row.track == *track)).collect();
    let line = move |row: CoverageRow, site: Option<SiteId>, name: String| {
        let look = move |dropped: bool| shown.set(Shown { track: row.track, site, dropped });
        let left = row.required.saturating_sub(row.verified);
        let share = (row.verified * 100).checked_div(row.required).map(|share| format!("{share} %"));
        view! {
            <tr data-test="coverage" data-track=row.track.as_str()>
                <th scope="row">{name}</th>
                <td>{track(row.track)}</td>
                <td class="cell-number">{row.required}</td>
                <td class="cell-number">{row.verified}</td>
                <td class="cell-number">{share}</td>
                <td class="cell-number"><button type="button" class="link-button" on:click=move |_| look(false)>{left}</button></td>
                <td class="cell-number"><button type="button" class="link-button" data-test="dropped" on:click=move |_| look(true)>{row.dropped}</button></td>
                <td class="cell-number">{row.items}</td>
            </tr>
        }
    };
    let whole = |track: Track| {
        let mine = || rows.iter().filter(move |row| row.track == track);
        let sum = |of: fn(&CoverageRow) -> u32| mine().map(of).sum();
        let first = mine().next().cloned()?;
        Some(CoverageRow {
            required: sum(|row| row.required),
            verified: sum(|row| row.verified),
            items: sum(|row| row.items),
            dropped: sum(|row| row.dropped),
            ..first
        })
    };
    let wholes: Vec<CoverageRow> = tracks.iter().filter_map(|track| whole(*track)).collect();
    view! {
        <div class="table-wrap">
            <table class="table dense">
                <caption>{t!("coverage-counted")}</caption>
                <thead><tr>
                    <th scope="col">{t!("site")}</th><th scope="col">{t!("track")}</th>
                    <th scope="col" class="cell-number">{t!("coverage-required")}</th><th scope="col" class="cell-number">{t!("coverage-verified")}</th>
                    <th scope="col" class="cell-number">{t!("coverage-share")}</th><th scope="col" class="cell-number">{t!("coverage-left")}</th>
                    <th scope="col" class="cell-number">{t!("coverage-dropped")}</th><th scope="col" class="cell-number">{t!("coverage-items")}</th>
                </tr></thead>
                <tbody>
                    {wholes.into_iter().map(|row| line(row, None, t!("coverage-study"))).collect_view()}
                    {rows.into_iter().map(|row| { let (site, code) = (row.site, row.site_code.clone()); line(row, Some(site), code) }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// The forms behind a number.
#[component]
fn Due(study: StudyId, shown: Shown, coverage: Loading<Vec<CoverageRow>>) -> impl IntoView {
    let filter = DueFilter { track: Some(shown.track), site: shown.site, dropped: shown.dropped, limit: Some(100), ..DueFilter::default() };
    let found = {
        let filter = filter.clone();
        net::loading(move || {
            let filter = filter.clone();
            async move { net::load::<ListDue>(&InStudy { study }, &filter).await }
        })
    };
    let retry = Callback::new(move |()| found.again());
    news::after_each(move || found.again());
    let title = if shown.dropped { t!("due-dropped", track = track(shown.track)) } else { t!("due-title", track = track(shown.track)) };
    let site = shown.site.and_then(|site| coverage.get()?.ok()?.into_iter().find(|row| row.site == site).map(|row| row.site_code));
    view! {
        <h2>{title}{site.map(|site| format!(" · {site}"))}</h2>
        {move || match found.get() {
            None => view! { <Skeleton lines=5/> }.into_any(),
            Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
            Some(Ok(page)) if page.rows.is_empty() => view! { <Empty icon=Icon::Done title=t!("due-none") text=t!("due-none-text")/> }.into_any(),
            Some(Ok(page)) => {
                let more = page.next.is_some().then(|| view! { <p class="soft">{t!("due-more", n = page.rows.len())}</p> });
                view! { <ol class="work-list" data-test="due-list">{page.rows.into_iter().map(|form| row(study, form)).collect_view()}</ol>{more} }.into_any()
            }
        }}
    }
}

fn row(study: StudyId, form: DueForm) -> impl IntoView {
    let to = pages::form(study, form.subject, &form.record);
    let dropped = |mark: ItemMark| {
        let dropped = mark.dropped?;
        let text = |datum: &shared::forms::Datum| datum.one().unwrap_or("–").to_owned();
        Some(
            view! { <li class="soft">{t!("due-changed", item = mark.at.item.to_string(), old = text(&dropped.old), new = text(&dropped.new), name = dropped.by.name)}</li> },
        )
    };
    let dropped: Vec<_> = form.dropped.into_iter().filter_map(dropped).collect();
    view! {
        <li class="work-item" data-test="due">
            <a class="row-link" href=to><span class="work-subject">{form.key}</span>" "{form.form_title}<span class="soft">" · "{form.visit_title}" · "{form.site_code}</span></a>
            <span class="soft"><Moment at=form.saved_at zone=""/></span>
            {(!dropped.is_empty()).then(|| view! { <ul>{dropped}</ul> })}
        </li>
    }
}
