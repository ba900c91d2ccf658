//! The form. What do I enter, is it right? Sections in one column, findings under their fields, "Saved 10:42:03" in sight.
//!
//! Keys: Tab and Enter move on, Ctrl+Enter completes, F8 or Alt+N goes to the next incomplete item, Ctrl+S says what is saved.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Permission, SiteReach};
use shared::capture::RecordKey;
use shared::capture::api::{OnSubject, ReadRecord};
use shared::kernel::{Code, Problem, Scope};
use web_sys::KeyboardEvent;

use super::parts::{Announce, FormHead, Look, Missing, ReasonAsked, Section, SectionIndex, Sheet, focus, told, try_to_complete};
use super::queue::{self, Place};
use super::{OpenCasebook, use_casebook};
use crate::net::{self, Trouble};
use crate::rooms::study::{OpenDesign, open_design};
use crate::ui::ProblemView;
use crate::{browser, frame, i18n, pages, route, session, t};

/// The form that the address names, inside its casebook.
#[component]
pub fn FormPage() -> impl IntoView {
    let record = Memo::new(|_| {
        route::here();
        pages::record()
    });
    move || record.get().map(|record| view! { <RecordForm record/> })
}

/// A record, loaded and ready to be entered.
#[derive(Clone)]
struct Opened {
    sheet: Sheet,
    design: Arc<OpenDesign>,
}

#[component]
fn RecordForm(record: RecordKey) -> impl IntoView {
    let casebook = use_casebook();
    casebook.focused.set(None);
    let found = {
        let record = record.clone();
        net::loading(move || open(casebook, record.clone()))
    };
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <FormSkeleton/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok(opened)) => view! { <Form opened record=record.clone()/> }.into_any(),
    }
}

async fn open(casebook: OpenCasebook, record: RecordKey) -> Result<Opened, Trouble> {
    let OnSubject { study, subject } = casebook.path;
    let person = untrack(session::view).map(|session| session.person).ok_or_else(|| Trouble::from(Problem::new(Code::Unauthenticated)))?;
    open_place(Place { person, study, subject, record }, Some(casebook.saves)).await
}

async fn open_place(place: Place, saves: Option<RwSignal<u32>>) -> Result<Opened, Trouble> {
    let path = OnSubject { study: place.study, subject: place.subject };
    let view = net::load::<ReadRecord>(&path, &place.record.clone().into()).await?;
    let design = open_design(place.study, view.version).await?;
    let plan = design.plan(&place.record.form).ok_or_else(|| Trouble::from(Problem::new(Code::NotFound)))?;
    Ok(Opened { sheet: Sheet::open(place, plan, view, saves), design })
}

/// Sends what this person left on this computer the last time, form by form. What cannot be sent stays kept.
pub fn send_what_was_kept() {
    let Some(person) = untrack(session::view).map(|session| session.person) else { return };
    spawn_local(async move {
        for place in queue::places(person) {
            let _ = open_place(place, None).await;
        }
    });
}

#[component]
fn Form(opened: Opened, record: RecordKey) -> impl IntoView {
    let Opened { sheet, design } = opened;
    let casebook = use_casebook();
    let readonly = !may_edit(casebook);
    let plan = Arc::clone(sheet.plan());
    let title = numbered(design.form_title(&record.form, i18n::form_tag()), record.form_n);
    let visit = numbered(design.visit_title(&record.visit), record.visit_n);
    frame::set_title(&format!("{title} · {}", casebook.book.with_untracked(|book| book.subject.key.clone())));
    if !readonly {
        mind_keys(&sheet);
        mind_leaving(&sheet);
    }
    request_animation_frame(|| {
        if focus::here().is_none() {
            browser::focus("[data-form-title]");
        }
    });
    let about = told(&plan.form.description);
    let about = (!about.text.trim().is_empty()).then(|| view! { <p class="soft form-about">{about.view()}</p> });
    let sections = plan.groups.iter().map(|group| view! { <Section sheet=sheet.clone() group=group.clone() readonly/> }).collect_view();
    let voice = (!readonly).then(|| view! { <Announce sheet=sheet.clone()/> });
    let asked = (!readonly).then(|| view! { <ReasonAsked sheet=sheet.clone()/><Missing sheet=sheet.clone()/> });
    view! {
        <article class="form" data-form="" data-test="form">
            <FormHead sheet=sheet.clone() visit title zone=Signal::derive(move || casebook.zone()) readonly/>
            {voice}
            {about}
            {asked}
            <Look sheet=sheet.clone()/>
            <SectionIndex plan/>
            {sections}
            {(!readonly).then(|| view! { <FormFoot sheet/> })}
        </article>
    }
}

/// Where to go from the end of the form.
#[component]
fn FormFoot(sheet: Sheet) -> impl IntoView {
    let left = {
        let head = sheet.head();
        Memo::new(move |_| head.with(|head| head.incomplete.len()))
    };
    let go = move |_| go_to_next_incomplete(&sheet);
    view! {
        <footer class="form-end">
            <Show when=move || left.get() != 0>
                <button type="button" class="button" data-test="next-incomplete" aria-keyshortcuts="F8 Alt+N" on:click=go.clone()>
                    {move || t!("form-next-incomplete", n = left.get())}
                </button>
            </Show>
        </footer>
    }
}

/// The shape of a form, while it is loaded.
#[component]
fn FormSkeleton() -> impl IntoView {
    let field = |_| view! { <span class="skeleton line"></span><span class="skeleton control"></span> };
    view! {
        <div class="form" role="status">
            <span class="visually-hidden">{t!("loading")}</span>
            <div class="form-head" aria-hidden="true"><span class="skeleton title"></span></div>
            <div class="form-section" aria-hidden="true"><div class="fields">{(0..6).map(field).collect_view()}</div></div>
        </div>
    }
}

/// Whether the person may enter data at the subject's site. The server refuses in any case.
fn may_edit(casebook: OpenCasebook) -> bool {
    let site = casebook.book.with_untracked(|book| book.subject.site);
    let reach = untrack(session::view).map(|session| session.grants.sites(Permission::RecordEdit, Scope::Study(casebook.path.study)));
    match reach {
        Some(SiteReach::All) => true,
        Some(SiteReach::Only(sites)) => sites.contains(&site),
        None => false,
    }
}

fn numbered(title: String, n: u32) -> String {
    if n > 1 { format!("{title} {n}") } else { title }
}

fn mind_keys(sheet: &Sheet) {
    let sheet = sheet.clone();
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || in_dialog() {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if command => try_to_complete(&sheet),
            "F8" => go_to_next_incomplete(&sheet),
            _ if event.alt_key() && event.code() == "KeyN" => go_to_next_incomplete(&sheet),
            // The habit of saving is answered: what is being typed counts as entered.
            "s" if command => sheet.finish_typing(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

fn in_dialog() -> bool {
    document().active_element().is_some_and(|element| element.closest("dialog").ok().flatten().is_some())
}

fn go_to_next_incomplete(sheet: &Sheet) {
    sheet.finish_typing();
    if let Some(next) = sheet.next_incomplete(focus::here().as_ref()) {
        focus::go_to(&next);
    }
}

/// However the page is left, what is being typed counts as entered; and when the line is back, what waits is sent.
fn mind_leaving(sheet: &Sheet) {
    let (hidden, online, gone) = (sheet.clone(), sheet.clone(), sheet.clone());
    let hiding = window_event_listener_untyped("pagehide", move |_| hidden.finish_typing());
    let back = window_event_listener(leptos::ev::online, move |_| online.try_again());
    on_cleanup(move || {
        hiding.remove();
        back.remove();
        gone.finish_typing();
    });
}
