//! Which versions of the design are there? When each came, who stands for it, where it is in use.

use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::{Nothing, Scope, StudyId};
use shared::study::api::{InStudy, ListVersions, VersionRow, VersionState};

use super::with_study::use_study;
use crate::session::Can;
use crate::ui::{Badge, Icon, Kind, LinkButton, Moment, ProblemView, Skeleton, Tone};
use crate::{net, pages, t};

#[component]
pub fn VersionsPage() -> impl IntoView {
    let study = use_study().id;
    let versions = net::loading(move || async move { net::load::<ListVersions>(&InStudy { study }, &Nothing {}).await });
    let retry = Callback::new(move |()| versions.again());
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-versions")}</h1>
                <div class="page-tools">
                    <Can needs=Permission::StudyImport scope=Scope::Study(study)>
                        <LinkButton href=pages::new_version(study) kind=Kind::Primary icon=Icon::Upload attr:data-test="new-version">{t!("page-new-version")}</LinkButton>
                    </Can>
                </div>
            </header>
            {move || match versions.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(rows)) => table(study, rows),
            }}
        </div>
    }
}

fn table(study: StudyId, rows: Vec<VersionRow>) -> AnyView {
    let row = move |row: VersionRow| {
        view! {
            <tr data-test="version">
                <td class="cell-number">{row.n}</td>
                <th scope="row"><a href=pages::version(study, row.id)>{named(&row)}</a></th>
                <td><State state=row.state current=row.current/></td>
                <td>{row.added_by}<br/><span class="soft"><Moment at=row.added zone=""/></span></td>
                <td>{row.published.map(|at| view! { {row.published_by.unwrap_or_default()}<br/><span class="soft"><Moment at zone=""/></span> })}</td>
                <td class="cell-number">{row.sites}</td><td class="cell-number">{row.subjects}</td>
                <td><code class="faint" title=row.hash.clone()>{short(&row.hash)}</code></td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr>
                    <th scope="col" class="cell-number">{t!("version-n")}</th><th scope="col">{t!("version-name")}</th><th scope="col">{t!("version-state")}</th>
                    <th scope="col">{t!("version-added")}</th><th scope="col">{t!("version-published")}</th>
                    <th scope="col" class="cell-number">{t!("version-sites")}</th><th scope="col" class="cell-number">{t!("version-subjects")}</th><th scope="col">{t!("version-hash")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How people call a version: its name, else its number.
pub fn named(row: &VersionRow) -> String {
    if row.name.trim().is_empty() { t!("version-number", n = row.n) } else { row.name.clone() }
}

/// The beginning of a hash: enough to tell two apart at a glance.
pub fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// A version's state, in words and colour.
#[component]
pub fn State(state: VersionState, current: bool) -> impl IntoView {
    let (tone, words) = match state {
        VersionState::Draft => (Tone::Warning, t!("version-draft")),
        VersionState::Published => (Tone::Success, t!("version-is-published")),
        VersionState::Retired => (Tone::Neutral, t!("version-retired")),
    };
    view! { <Badge tone>{words}</Badge>{current.then(|| view! { " "<Badge tone=Tone::Info>{t!("version-current")}</Badge> })} }
}
