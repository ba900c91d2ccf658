//! Can anybody have altered the trail? How far it is sealed, by what it is known, and the proof to take along, for the study or a site.

use leptos::prelude::*;
use shared::access::Permission;
use shared::audit::api::{DownloadBundle, ReadSeals};
use shared::audit::seals::{BundleOf, SealCheck, SealView, SealsSince, SealsView};
use shared::kernel::{Nothing, Scope, SiteId, StudyId};
use shared::study::api::{InStudy, ListSites, SiteView};

use crate::net;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::t;
use crate::ui::{Banner, Empty, Icon, Moment, Pictogram, ProblemView, Skeleton, Tone, moment};

#[component]
pub fn SealsPage() -> impl IntoView {
    let study = use_study().id;
    let seals = net::loading(move || async move { net::load::<ReadSeals>(&InStudy { study }, &SealsSince::default()).await });
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let retry = Callback::new(move |()| {
        seals.again();
        sites.again();
    });
    view! {
        <div class="page">
            <header class="page-head"><h1 tabindex="-1">{t!("page-seals")}</h1></header>
            <p class="soft">{t!("seals-text")}</p>
            {move || match seals.get() {
                None => view! { <Skeleton lines=5/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(SealsView { last: None, .. })) => {
                    view! { <Empty icon=Icon::Info title=t!("seals-none") text=t!("seals-none-text")/> }.into_any()
                }
                Some(Ok(SealsView { last: Some(last), waiting, checked, .. })) => view! { <Checked checked/><Facts last waiting/> }.into_any(),
            }}
            <Can needs=Permission::BundleTake scope=Scope::Study(study)>
                <h2>{t!("seals-take")}</h2>
                <p class="soft">{t!("seals-take-text")}</p>
                {move || sites.get().and_then(Result::ok).map(|sites| bundles(study, sites))}
            </Can>
        </div>
    }
}

/// What came of the last verification.
#[component]
fn Checked(checked: Option<SealCheck>) -> impl IntoView {
    let Some(check) = checked else { return view! { <p class="soft" data-test="seals-checked">{t!("seals-checked-none")}</p> }.into_any() };
    let at = moment(check.at, "");
    let entries = i64::try_from(check.entries).unwrap_or(i64::MAX);
    if check.faults == 0 {
        let words = t!("seals-checked", at = at, n = entries);
        return view! { <div data-test="seals-checked" data-faults="0"><Banner tone=Tone::Success><p>{words}</p></Banner></div> }
            .into_any();
    }
    let words = t!("seals-checked-faults", at = at, n = i64::from(check.faults));
    let places = check.places.into_iter().map(|place| view! { <li><code dir="ltr">{place}</code></li> }).collect_view();
    view! { <div data-test="seals-checked" data-faults=check.faults><Banner tone=Tone::Danger><p>{words}</p><ul class="problem-places">{places}</ul></Banner></div> }
        .into_any()
}

#[component]
fn Facts(last: SealView, waiting: u64) -> impl IntoView {
    let waits =
        if waiting == 0 { t!("seals-waiting-none") } else { t!("seals-waiting-some", n = i64::try_from(waiting).unwrap_or(i64::MAX)) };
    view! {
        <dl class="facts" data-test="seals">
            <dt>{t!("seals-last")}</dt><dd><Moment at=last.at zone=""/></dd>
            <dt>{t!("seals-entries")}</dt><dd class="number" data-test="sealed-entries">{last.entries}</dd>
            <dt>{t!("seals-waiting")}</dt><dd>{waits}</dd>
            <dt>{t!("seals-number")}</dt><dd class="number">{last.number}</dd>
            <dt>{t!("seals-hash")}</dt><dd><code dir="ltr" data-test="seal-hash">{last.hash}</code></dd>
            <dt>{t!("seals-key")}</dt><dd><code dir="ltr">{last.key}</code></dd>
        </dl>
    }
}

/// One row for all that is in reach, one for each site.
fn bundles(study: StudyId, sites: Vec<SiteView>) -> AnyView {
    let all = row(study, None, String::new(), t!("seals-whole"));
    let each = sites.into_iter().map(|site| row(study, Some(site.id), site.code, site.name)).collect_view();
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr><th scope="col">{t!("site-code")}</th><th scope="col">{t!("site-name")}</th><th scope="col">{t!("seals-bundle")}</th></tr></thead>
                <tbody>{all}{each}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(study: StudyId, site: Option<SiteId>, code: String, name: String) -> AnyView {
    let href = net::link::<DownloadBundle>(&InStudy { study }, &BundleOf { site });
    let label = t!("seals-download-of", name = name.clone());
    view! {
        <tr data-test="bundle">
            <th scope="row">{code}</th><td>{name}</td>
            <td><a class="button" href=href download="" aria-label=label><Pictogram icon=Icon::Download/>{t!("seals-download")}</a></td>
        </tr>
    }
    .into_any()
}
