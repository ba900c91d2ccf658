//! Are we on plan? The curve with its forecast, the months and the sites behind it.

use leptos::prelude::*;
use shared::access::Permission;
use shared::ctms::api::ReadEnrolment;
use shared::ctms::{Enrolment, Month, NoForecast, SiteEnrolment};
use shared::kernel::{Nothing, Scope, StudyId};
use shared::study::api::InStudy;

use super::chart::chart;
use super::plan_dialog::PlanDialog;
use crate::net;
use crate::news;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::ui::{Button, Empty, Icon, Kind, ProblemView, Skeleton, day};
use crate::{i18n, pages, t};

#[component]
pub fn EnrolmentPage() -> impl IntoView {
    let study = use_study().id;
    let found = net::loading(move || async move { net::load::<ReadEnrolment>(&InStudy { study }, &Nothing {}).await });
    let again = Callback::new(move |()| found.again());
    news::after_each(move || again.run(()));
    let planning = RwSignal::new(false);
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-enrolment")}</h1>
                <div class="page-tools">
                    <Can needs=Permission::EnrolmentPlan scope=Scope::Study(study)>
                        <Button kind=Kind::Plain icon=Icon::Edit on:click=move |_| planning.set(true) attr:data-test="plan">{t!("enrolment-plan")}</Button>
                    </Can>
                </div>
            </header>
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(enrolment)) => view! { <Shown study enrolment planning again/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Shown(study: StudyId, enrolment: Enrolment, planning: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let picture = chart(&enrolment);
    let none = picture.is_none().then(|| view! { <Empty icon=Icon::Curve title=t!("enrolment-none") text=t!("enrolment-none-text")/> });
    let partly = (!enrolment.whole).then(|| view! { <p class="soft">{t!("enrolment-some-sites")}</p> });
    let (sites, months) = (enrolment.sites.clone(), enrolment.months.clone());
    view! {
        {figures(study, &enrolment)}
        {outlook(&enrolment)}
        {partly}
        {picture}
        {none}
        <h2>{t!("page-sites")}</h2>
        {by_site(study, sites)}
        {(!months.is_empty()).then(|| by_month(months))}
        <details class="soft"><summary>{t!("enrolment-counted")}</summary><p>{t!("enrolment-counted-text")}</p></details>
        <PlanDialog study enrolment open=planning again/>
    }
}

/// The figures; each opens the subjects that it counts.
fn figures(study: StudyId, enrolment: &Enrolment) -> AnyView {
    let counts = enrolment.counts;
    let all = [
        ("screened", counts.screened, ""),
        ("screen-failed", counts.screen_failed, "?state=screen_failed"),
        ("enrolled", counts.enrolled, ""),
        ("completed", counts.completed, "?state=completed"),
        ("withdrawn", counts.withdrawn, "?state=withdrawn"),
    ];
    let target = enrolment.plan.as_ref().filter(|_| enrolment.whole).map(|plan| plan.target);
    let one = |(name, n, query): (&'static str, u32, &str)| {
        let of = target
            .filter(|_| name == "enrolled")
            .map(|target| view! { " "<span class="figure-label">{t!("enrolment-of", n = target)}</span> });
        let number = match query {
            "" => n.into_any(),
            query => view! { <a href=format!("{}{query}", pages::subjects(study))>{n}</a> }.into_any(),
        };
        view! {
            <li class="figure" data-test="figure" data-figure=name>
                <div class="figure-value">{number}{of}</div><div class="figure-label">{i18n::say(&format!("enrolment-{name}"), &[])}</div>
            </li>
        }
    };
    view! { <ul class="figures">{all.into_iter().map(one).collect_view()}</ul> }.into_any()
}

/// When it will be done, or why that is not said.
fn outlook(enrolment: &Enrolment) -> AnyView {
    let words = match (&enrolment.forecast, enrolment.no_forecast) {
        (Some(one), _) => match &one.late {
            Some(late) => t!("enrolment-forecast", on = day(&one.median), early = day(&one.early), late = day(late)),
            None => t!("enrolment-forecast-open", on = day(&one.median), early = day(&one.early)),
        },
        (None, None | Some(NoForecast::SomeSites)) => return ().into_any(),
        (None, Some(why)) => i18n::say(&format!("enrolment-no-{}", why.as_str()), &[]),
    };
    let plan = enrolment.plan.as_ref().filter(|_| enrolment.whole).map(|plan| t!("enrolment-planned", on = day(&plan.last)));
    view! { <p data-test="outlook">{words}{plan.map(|plan| view! { <span class="soft">" "{plan}</span> })}</p> }.into_any()
}

fn by_site(study: StudyId, sites: Vec<SiteEnrolment>) -> AnyView {
    let row = |site: SiteEnrolment| {
        let counts = site.counts;
        let failed = (counts.screen_failed * 100).checked_div(counts.screened).map(|share| format!("{} ({share} %)", counts.screen_failed));
        let rate = site.rate.map(|rate| format!("{}.{:02}", rate / 100, rate % 100));
        let subjects = format!("{}?site={}", pages::subjects(study), site.site);
        view! {
            <tr data-test="site">
                <th scope="row"><a href=subjects>{site.code}</a></th><td>{site.name}</td><td>{day(&site.open)}</td>
                <td class="cell-number">{counts.screened}</td><td class="cell-number">{failed}</td><td class="cell-number">{counts.enrolled}</td>
                <td class="cell-number">{counts.withdrawn}</td><td class="cell-number">{rate}</td><td>{site.last.as_deref().map(day)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table dense">
                <thead><tr>
                    <th scope="col">{t!("site-code")}</th><th scope="col">{t!("site-name")}</th><th scope="col">{t!("enrolment-open-since")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-screened")}</th><th scope="col" class="cell-number">{t!("enrolment-screen-failed")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-enrolled")}</th><th scope="col" class="cell-number">{t!("enrolment-withdrawn")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-rate")}</th><th scope="col">{t!("enrolment-last")}</th>
                </tr></thead>
                <tbody>{sites.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The table behind the curve, newest first.
fn by_month(months: Vec<Month>) -> AnyView {
    let row = |month: Month| {
        let behind = month.planned.map(|planned| i64::from(month.cumulative) - i64::from(planned));
        let behind = behind.map(|n| if n > 0 { format!("+{n}") } else { n.to_string().replace('-', "\u{2212}") });
        view! {
            <tr data-test="month">
                <th scope="row">{day(month.month.get(..7).unwrap_or_default())}</th>
                <td class="cell-number">{month.screened}</td><td class="cell-number">{month.enrolled}</td><td class="cell-number">{month.cumulative}</td>
                <td class="cell-number">{month.planned}</td><td class="cell-number">{behind}</td>
            </tr>
        }
    };
    view! {
        <h2>{t!("enrolment-by-month")}</h2>
        <div class="table-wrap">
            <table class="table dense">
                <thead><tr>
                    <th scope="col">{t!("enrolment-month")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-screened")}</th><th scope="col" class="cell-number">{t!("enrolment-enrolled")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-so-far")}</th><th scope="col" class="cell-number">{t!("enrolment-as-planned")}</th>
                    <th scope="col" class="cell-number">{t!("enrolment-ahead")}</th>
                </tr></thead>
                <tbody>{months.into_iter().rev().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
