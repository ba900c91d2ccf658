//! What is known of this? Beside the overview the subject's facts; beside a form the history of the item in focus.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::RecordKey;
use shared::kernel::Scope;

use super::casebook::{OpenCasebook, use_casebook};
use crate::rooms::audit::History;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::t;
use crate::ui::Moment;

#[component]
pub fn ContextPanel(record: Memo<Option<RecordKey>>) -> impl IntoView {
    let open = use_casebook();
    move || {
        match record.get() {
        None => view! { <aside class="casebook-context" aria-label=t!("context")><Facts open/></aside> }.into_any(),
        Some(record) => view! {
            <Can needs=Permission::HistoryRead scope=Scope::Study(open.path.study)>
                <aside class="casebook-context" aria-label=t!("context")>
                    <History path=open.path record=record.clone() item=open.focused settled=open.settled design=open.design() zone=open.zone()/>
                </aside>
            </Can>
        }
        .into_any(),
    }
    }
}

#[component]
fn Facts(open: OpenCasebook) -> impl IntoView {
    let study = use_study();
    let (site, created, findings) = open.book.with_untracked(|book| {
        let findings: u32 = book.subject.visits.iter().map(|visit| visit.findings).sum();
        (book.subject.site_code.clone(), book.subject.created, findings)
    });
    let version = study.version_name.clone();
    view! {
        <h2>{t!("subject")}</h2>
        <dl class="facts">
            <dt>{t!("site")}</dt><dd>{site}</dd>
            <dt>{t!("subject-created")}</dt><dd><Moment at=created zone=open.zone()/></dd>
            <dt>{t!("time-zone")}</dt><dd>{open.zone()}</dd>
            <dt>{t!("study-version")}</dt><dd>{version}</dd>
            <dt>{t!("findings")}</dt><dd class="number">{findings}</dd>
        </dl>
    }
}
