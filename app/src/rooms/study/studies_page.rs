//! Which studies are there? The studies in reach, with what their data are for, how large they are, and which version holds.

use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::{Nothing, Scope};
use shared::study::api::{Environment, ListStudies, StudyView};

use super::with_study::title;
use crate::ui::{Badge, Empty, Icon, Kind, LinkButton, ProblemView, SkeletonCards, Tone};
use crate::{i18n, net, pages, session, t};

#[component]
pub fn StudiesPage() -> impl IntoView {
    let studies = LocalResource::new(|| async { net::load::<ListStudies>(&Nothing {}, &Nothing {}).await });
    let retry = Callback::new(move |()| studies.refetch());
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-studies")}</h1>
                <div class="page-tools"><ImportLink/></div>
            </header>
            {move || match studies.get() {
                None => view! { <SkeletonCards/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(studies)) => list(studies),
            }}
        </div>
    }
}

fn list(studies: Vec<StudyView>) -> AnyView {
    match studies.is_empty() {
        true => view! { <Empty icon=Icon::Studies title=t!("studies-none") text=t!("studies-none-text")><ImportLink/></Empty> }.into_any(),
        false => {
            view! { <ul class="cards studies">{studies.into_iter().map(|study| view! { <Card study/> }).collect_view()}</ul> }.into_any()
        }
    }
}

#[component]
fn ImportLink() -> impl IntoView {
    let may = || session::allows(Permission::StudyImport, Scope::Tenant);
    move || may().then(|| view! { <LinkButton href=pages::IMPORT kind=Kind::Primary icon=Icon::Upload>{t!("study-import")}</LinkButton> })
}

#[component]
fn Card(study: StudyView) -> impl IntoView {
    let reads = untrack(|| session::allows(Permission::SubjectRead, Scope::Study(study.id)));
    let href = if reads { pages::subjects(study.id) } else { pages::sites(study.id) };
    let environment = study.environment;
    let tone = if environment == Environment::Live { Tone::Neutral } else { Tone::Warning };
    let name = title(&study);
    let full = Some(study.name.clone()).filter(|full| *full != name).unwrap_or(study.description.clone());
    view! {
        <li>
            <a class="card study-card" href=href data-test="study">
                <div class="spread">
                    <span class="card-title">{name}</span>
                    <Badge tone>{i18n::say(&format!("environment-{}", environment.as_str()), &[])}</Badge>
                </div>
                <p class="soft study-card-text">{full}</p>
                <div class="study-card-figures">
                    <span><strong class="number">{study.subjects}</strong>" "{t!("study-subjects", n = study.subjects)}</span>
                    <span><strong class="number">{study.sites}</strong>" "{t!("study-sites", n = study.sites)}</span>
                    <span class="faint study-card-version">{study.version_name}</span>
                </div>
            </a>
        </li>
    }
}
