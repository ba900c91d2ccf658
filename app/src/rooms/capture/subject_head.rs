//! Who is it, and where do they stand? The head of the casebook, with the next states that may follow (21 CFR 11.10(f)).

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::capture::SubjectState;
use shared::capture::api::{ChangeSubjectState, NewState, OnSubject};
use shared::kernel::Scope;

use super::casebook::use_casebook;
use crate::net::{self, Trouble};
use crate::rooms::review::{SignMenu, SubjectHoldMenu};
use crate::session::Can;
use crate::ui::{Button, Icon, Kind, Menu, MenuButton, MenuLink, ProblemView, ReasonDialog};
use crate::{frame, i18n, pages, route, t};

fn words(state: SubjectState) -> String {
    i18n::say(&format!("subject-state-{}", state.as_str()), &[])
}

#[component]
pub fn SubjectHead() -> impl IntoView {
    let open = use_casebook();
    let state = Memo::new(move |_| open.book.with(|book| book.subject.state));
    let (key, site) = open.book.with_untracked(|book| (book.subject.key.clone(), book.subject.site_code.clone()));
    frame::set_title(&key);
    view! {
        <header class="page-head">
            <div>
                <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::subjects(open.path.study)>{t!("page-subjects")}</a><span aria-hidden="true">"›"</span></nav>
                <div class="row">
                    <h1 tabindex="-1"><a class="row-link" href=pages::casebook(open.path.study, open.path.subject) data-test="subject-key">{key}</a></h1>
                    <span class="tag">{t!("site")}" "{site}</span>
                    <span class="tag" data-test="subject-state">{move || words(state.get())}</span>
                </div>
            </div>
            <div class="page-tools">
                <Can needs=Permission::HistoryRead scope=Scope::Study(open.path.study)>
                    <Button kind=Kind::Quiet attr:aria-pressed=move || open.history.get().to_string() attr:data-test="show-history"
                        on:click=move |_| open.history.update(|shown| *shown = !*shown)>{t!("history")}</Button>
                </Can>
                <SubjectHoldMenu open/>
                <SignMenu/>
                <PrintMenu/>
                <Can needs=Permission::SubjectEnrol scope=Scope::Study(open.path.study)><StateMenu state/></Can>
            </div>
        </header>
    }
}

/// Onto paper: the form that is open, with its data or blank; or the whole casebook.
#[component]
fn PrintMenu() -> impl IntoView {
    let OnSubject { study, subject } = use_casebook().path;
    let form = move || {
        route::here();
        let key = pages::record()?;
        let (own, blank) = (pages::paper(study, subject, Some(&key)), pages::blank(study, key.form.as_str()));
        Some(view! { <MenuLink href=own>{t!("print-form")}</MenuLink><MenuLink href=blank>{t!("print-blank")}</MenuLink> })
    };
    let whole = pages::paper(study, subject, None);
    view! { <span data-test="print-menu"><Menu label=t!("print") icon=Icon::Print>{form}<MenuLink href=whole.clone()>{t!("print-casebook")}</MenuLink></Menu></span> }
}

#[component]
fn StateMenu(state: Memo<SubjectState>) -> impl IntoView {
    let open = use_casebook();
    let asking = RwSignal::new(false);
    let wanted = RwSignal::new(None::<SubjectState>);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let ask = Callback::new(move |next: SubjectState| {
        wanted.set(Some(next));
        asking.set(true);
    });
    let change = Callback::new(move |reason: String| {
        let Some(state) = wanted.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit_because::<ChangeSubjectState>(&open.path, &NewState { state }, &reason).await;
            busy.set(false);
            asking.set(false);
            match answer {
                Ok(row) => open.book.update(|book| book.subject = row),
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    });
    let question = Signal::derive(move || {
        let to = wanted.get().map(words).unwrap_or_default();
        t!("subject-state-question", from = words(state.get()), to = to)
    });
    let entry = move |next: SubjectState| view! { <MenuButton on_choose=Callback::new(move |()| ask.run(next))>{words(next)}</MenuButton> };
    view! {
        <Menu label=t!("subject-state-change")>{move || state.get().next().iter().copied().map(entry).collect_view()}</Menu>
        {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
        <ReasonDialog open=asking title=t!("subject-state-change") question on_reason=change busy/>
    }
}
