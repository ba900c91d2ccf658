//! What is known of this? Beside the overview the subject's facts; beside a form the history of the item in focus.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::RecordKey;
use shared::kernel::Scope;

use super::casebook::{OpenCasebook, use_casebook};
use crate::rooms::audit::{History, SubjectHistory};
use crate::rooms::queries::{AskDialog, RecordQueries};
use crate::rooms::review::ItemHold;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::ui::{Icon, Moment, Pictogram};
use crate::{apart, pages, t};

#[component]
pub fn ContextPanel(record: Memo<Option<RecordKey>>) -> impl IntoView {
    let open = use_casebook();
    move || {
        if open.history.get() {
            return view! { <OfSubject open/> }.into_any();
        }
        match record.get() {
            None => view! { <aside class="casebook-context" tabindex="0" aria-label=t!("context")><Facts open/></aside> }.into_any(),
            Some(record) => view! {
                <Can needs=Permission::HistoryRead scope=Scope::Study(open.path.study)>
                    <aside class="casebook-context" tabindex="0" aria-label=t!("context")>
                        <OfRecord open record=record.clone()/>
                    </aside>
                </Can>
            }
            .into_any(),
        }
    }
}

apart! {
    /// The queries and the history of the form that is open.
    fn OfRecord(open: OpenCasebook, record: RecordKey) in panels as of_record {
        let asked = record.clone();
        view! {
            <ItemHold open record=record.clone()/>
            <Can needs=Permission::QueryRead scope=Scope::Study(open.path.study)>
                <RecordQueries open record=asked.clone()/>
                <AskDialog open record=asked.clone()/>
            </Can>
            <History path=open.path record item=open.focused settled=open.settled design=open.design() zone=open.zone()/>
        }
    }
}

apart! {
    /// What became of the subject.
    fn SubjectPast(open: OpenCasebook, changed: RwSignal<u64>) in panels as subject_past {
        view! {
            <p class="row">
                <a class="link-button" href=pages::as_of(open.path.study, open.path.subject, None) data-test="as-of-link">{t!("as-of-open")}</a>
                <a class="link-button" href=format!("{}?subject={}", pages::trail(open.path.study), open.path.subject) data-test="trail-link">{t!("trail-open")}</a>
            </p>
            <SubjectHistory path=open.path changed design=open.design() zone=open.zone()/>
        }
    }
}

/// The history of the subject, with the way back to what the panel showed before.
#[component]
fn OfSubject(open: OpenCasebook) -> impl IntoView {
    // A state or a date that changed is in the casebook, whose number of changes nobody counts: any new casebook asks again.
    let told = RwSignal::new(0_u64);
    Effect::new(move |_| {
        open.book.track();
        told.update(|told| *told = told.wrapping_add(1));
    });
    view! {
        <aside class="casebook-context" tabindex="0" aria-label=t!("context")>
            <div class="spread">
                <h2>{t!("history-subject")}</h2>
                <button type="button" class="button quiet icon" aria-label=t!("close") on:click=move |_| open.history.set(false)><Pictogram icon=Icon::Close/></button>
            </div>
            <SubjectPast open changed=told/>
        </aside>
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
