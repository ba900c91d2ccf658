//! What is in this version, and may it be used? What it changes, who stands for it, publishing and retiring it.

use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::{Scope, StudyId, VersionId};
use shared::study::api::{Against, CompareVersion, Comparison, OnVersion, PublishVersion, RetireVersion, VersionRow, VersionState};

use super::changes::Changes;
use super::versions_page::{State, named};
use super::with_study::use_study;
use crate::net::{self, Trouble};
use crate::session::Can;
use crate::turn::Turn;
use crate::ui::{FormProblem, Icon, Kind, LinkButton, Moment, ProblemView, Skeleton};
use crate::{pages, route, t};

#[component]
pub fn VersionPage() -> impl IntoView {
    let study = use_study().id;
    let version = route::param::<VersionId>("version").unwrap_or_default();
    let found = net::loading(move || async move { net::load::<CompareVersion>(&OnVersion { study, version }, &Against::default()).await });
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <div class="page"><Skeleton lines=6/></div> }.into_any(),
        Some(Err(trouble)) => view! { <div class="page"><ProblemView trouble on_retry=retry/></div> }.into_any(),
        Some(Ok(comparison)) => view! { <Version study comparison again=retry/> }.into_any(),
    }
}

#[component]
fn Version(study: StudyId, comparison: Comparison, again: Callback<()>) -> impl IntoView {
    let Comparison { version, against, changes } = comparison;
    let trouble = RwSignal::new(None::<Trouble>);
    let same = version.id == against.id;
    view! {
        <div class="page">
            <header class="page-head">
                <div>
                    <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::versions(study)>{t!("page-versions")}</a><span aria-hidden="true">"›"</span></nav>
                    <h1 tabindex="-1">{named(&version)}</h1>
                </div>
                <div class="page-tools"><Tools study version=version.clone() trouble again/></div>
            </header>
            <FormProblem trouble/>
            <Facts version/>
            {match same {
                true => view! { <p class="soft">{t!("version-is-current")}</p> }.into_any(),
                false => view! { <h2>{t!("changes-against", version = named(&against))}</h2><Changes changes/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Facts(version: VersionRow) -> impl IntoView {
    view! {
        <dl class="facts" data-test="version-facts">
            <dt>{t!("version-state")}</dt><dd><State state=version.state current=version.current/></dd>
            <dt>{t!("version-n")}</dt><dd class="number">{version.n}</dd>
            <dt>{t!("version-added")}</dt><dd>{version.added_by}", "<Moment at=version.added zone=""/></dd>
            {version.published.map(|at| view! { <dt>{t!("version-published")}</dt><dd>{version.published_by.clone().unwrap_or_default()}", "<Moment at zone=""/></dd> })}
            {version.file.map(|file| view! { <dt>{t!("version-file")}</dt><dd>{file}</dd> })}
            <dt>{t!("version-hash")}</dt><dd><code class="wrap">{version.hash}</code></dd>
            <dt>{t!("version-sites")}</dt><dd class="number">{version.sites}</dd>
            <dt>{t!("version-subjects")}</dt><dd class="number">{version.subjects}</dd>
        </dl>
    }
}

#[component]
fn Tools(study: StudyId, version: VersionRow, trouble: RwSignal<Option<Trouble>>, again: Callback<()>) -> impl IntoView {
    let (state, id) = (version.state, version.id);
    let retirable = state != VersionState::Retired && !version.current && version.sites == 0;
    let on = OnVersion { study, version: id };
    view! {
        <Can needs=Permission::StudyRelease scope=Scope::Study(study)>
            {retirable.then(|| view! { <Turn<RetireVersion> on trouble again words=t!("version-retire") test="retire"/> })}
            {(state == VersionState::Draft).then(|| view! { <Turn<PublishVersion> on trouble again words=t!("version-publish") kind=Kind::Primary test="publish"/> })}
            {(state == VersionState::Published).then(|| view! { <LinkButton href=pages::release(study, id) kind=Kind::Primary icon=Icon::Site attr:data-test="release">{t!("page-release")}</LinkButton> })}
        </Can>
    }
}
