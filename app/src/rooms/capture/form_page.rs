//! The form. What do I enter, is it right? Sections in one column, findings under their fields, "Saved 10:42:03" in sight.
//!
//! Keys: Tab and Enter move on, Ctrl+Enter completes, F8 or Alt+N goes to the next incomplete item, Ctrl+S says what is saved.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Permission, SiteReach};
use shared::capture::api::{OnSubject, ReadRecord};
use shared::capture::{Closed, Hold, RecordKey, RecordState};
use shared::forms::ItemKey;
use shared::kernel::{Code, Problem, Scope};
use web_sys::KeyboardEvent;

use super::parts::{
    Announce, ArrivedNote, FormHead, Look, Missing, NotKept, ReasonAsked, Rest, Section, SectionIndex, Sheet, focus, is_only_in_memory,
    line_is_back, told, try_to_complete,
};
use super::queue::{self, Entry, Place, State, Waiting};
use super::visit_acts::{Act, Asked};
use super::{OpenCasebook, next_query, use_casebook};
use crate::net::{self, Trouble};
use crate::rooms::review::{Holds, Manifest, ReviewBar};
use crate::rooms::study::{OpenDesign, open_design};
use crate::ui::{Icon, Pictogram, ProblemView};
use crate::{browser, frame, i18n, keys, live, pages, route, seen, session, t};

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
    /// Why nothing can be changed now.
    closed: Option<Closed>,
    /// What freezes and locks it.
    holds: Vec<Hold>,
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
    let key = casebook.book.with_untracked(|book| book.subject.key.clone());
    open_place(Place { person, study, subject, record }, Label::Of(key), Some(casebook.saves)).await
}

/// How people call a record.
enum Label {
    /// Known already.
    Known(String),
    /// Of the subject with this key.
    Of(String),
}

async fn open_place(place: Place, label: Label, saves: Option<RwSignal<u32>>) -> Result<Opened, Trouble> {
    let path = OnSubject { study: place.study, subject: place.subject };
    let view = net::load::<ReadRecord>(&path, &place.record.clone().into()).await?;
    let design = open_design(place.study, view.version).await?;
    let plan = design.plan(&place.record.form).ok_or_else(|| Trouble::from(Problem::new(Code::NotFound)))?;
    let (closed, holds) = (view.closed, view.holds.clone());
    let record = &place.record;
    let label = match label {
        Label::Known(label) => label,
        Label::Of(key) => {
            let visit = numbered(design.visit_title(&record.visit), record.visit_n);
            format!("{key} · {visit} · {}", numbered(design.form_title(&record.form, i18n::form_tag()), record.form_n))
        }
    };
    Ok(Opened { sheet: Sheet::open(place, label, plan, view, saves).await, design, closed, holds })
}

/// Sends what this person left on this computer the last time, form by form, the oldest first. What cannot be sent stays kept.
pub fn send_what_was_kept() {
    let Some(person) = untrack(session::view).map(|session| session.person) else { return };
    spawn_local(async move {
        seen::tidy().await;
        for Entry { place, label, since, kept } in queue::of(person).await {
            let state = State::Offline;
            queue::tell(&place, Some(Waiting { place: place.clone(), label: label.clone(), since, n: kept.len(), state }));
            let _ = open_place(place, Label::Known(label), None).await;
        }
    });
}

/// What is unsent outlives pages: the line is watched, and the window is not closed unasked over what only the window knows.
pub fn mind_what_is_unsent() {
    let _ = window_event_listener(leptos::ev::online, |_| line_is_back());
    let _ = window_event_listener_untyped("beforeunload", |event| {
        if is_only_in_memory() {
            event.prevent_default();
        }
    });
    let line = net::online();
    Effect::new(move |_| {
        if line.get() {
            line_is_back();
        }
    });
}

#[component]
fn Form(opened: Opened, record: RecordKey) -> impl IntoView {
    let Opened { sheet, design, closed, holds } = opened;
    let casebook = use_casebook();
    let may = may_edit(casebook);
    let readonly = !may || closed.is_some();
    let plan = Arc::clone(sheet.plan());
    let title = numbered(design.form_title(&record.form, i18n::form_tag()), record.form_n);
    let visit = numbered(design.visit_title(&record.visit), record.visit_n);
    frame::set_title(&format!("{title} · {}", casebook.book.with_untracked(|book| book.subject.key.clone())));
    mind_asking(casebook);
    next_query::mind_keys(casebook);
    next_query::arrive(casebook);
    hear_of_others(&sheet, casebook, &record);
    if !readonly {
        mind_keys(&sheet, casebook);
        mind_leaving(&sheet);
    }
    arrive(&sheet, readonly);
    mind_address(&sheet);
    let saved = sheet.head().with_untracked(|head| head.state != RecordState::Blank);
    let (named, key) = (title.clone(), record.clone());
    let held = matches!(closed, Some(Closed::Frozen | Closed::Locked));
    let holds = holds.into_iter().filter(|hold| !held || hold.item.is_none()).collect::<Vec<_>>();
    let holds = view! { <Holds open=casebook holds/> };
    let review = view! { <ReviewBar open=casebook record=record.clone() title=title.clone()/> };
    let banner = closed.filter(|_| !held).map(|closed| view! { <ClosedBanner closed what=named.clone() record=key.clone() may/> });
    let taking_out = (may && closed.is_none()).then_some((record.clone(), title.clone(), saved));
    let about = told(&plan.form.description);
    let about = (!about.text.trim().is_empty()).then(|| view! { <p class="soft form-about">{about.view()}</p> });
    let sections = plan.groups.iter().map(|group| view! { <Section sheet=sheet.clone() group=group.clone() readonly/> }).collect_view();
    let signatures = view! { <Manifest open=casebook record=Some(record.clone())/> };
    let voice = (!readonly).then(|| view! { <Announce sheet=sheet.clone()/> });
    let asked = (!readonly).then(|| view! { <NotKept sheet=sheet.clone()/><ReasonAsked sheet=sheet.clone() reasons=design.design.change_reasons.clone()/><Missing sheet=sheet.clone()/> });
    view! {
        <article class="form" data-form="" data-test="form">
            <FormHead sheet=sheet.clone() visit title zone=Signal::derive(move || casebook.zone()) readonly/>
            {banner}
            {holds}
            {review}
            {voice}
            {about}
            <ArrivedNote sheet=sheet.clone()/>
            {asked}
            <Look sheet=sheet.clone()/>
            <SectionIndex plan/>
            {sections}
            {signatures}
            {taking_out.map(|(key, what, saved)| view! { <FormFoot sheet key what saved/> })}
        </article>
    }
}

/// Where to go from the end of the form.
#[component]
fn FormFoot(sheet: Sheet, key: RecordKey, what: String, saved: bool) -> impl IntoView {
    let (rest, title) = (sheet.clone(), what.clone());
    let head = sheet.head();
    let begun = Memo::new(move |_| saved || head.with(|head| head.state != RecordState::Blank));
    let ask = StoredValue::new(Asked::Because(Act::RetireForm(key), what));
    let left = {
        let head = sheet.head();
        Memo::new(move |_| head.with(|head| head.incomplete.len()))
    };
    let casebook = use_casebook();
    let go = move |_| go_to_next_incomplete(&sheet);
    view! {
        <footer class="form-end">
            <Rest sheet=rest group=None title/>
            <Show when=move || left.get() != 0>
                <button type="button" class="button" data-test="next-incomplete" aria-keyshortcuts="F8 Alt+N" on:click=go.clone()>
                    {move || t!("form-next-incomplete", n = left.get())}
                </button>
            </Show>
            <Show when=move || begun.get()>
                <button type="button" class="button quiet" data-test="take-out" on:click=move |_| casebook.asked.set(Some(ask.get_value()))>
                    <Pictogram icon=Icon::Remove/>{t!("take-out-form")}
                </button>
            </Show>
            <Show when=move || left.get() == 0 && casebook.has_next()>
                <button type="button" class="button" data-test="next-form" aria-keyshortcuts="F8 Shift+F8"
                    on:click=move |_| { casebook.go_to_next(pages::record().as_ref()); }>
                    {t!("form-next-form")}
                </button>
            </Show>
        </footer>
    }
}

/// Where the keyboard begins: at the item that the address names, in a new row where it asks for one, else at the title.
fn arrive(sheet: &Sheet, readonly: bool) {
    let asked = route::query("item").and_then(|item| item.parse::<ItemKey>().ok());
    let new_row = route::query("add").filter(|_| !readonly).map(|group| group.as_str().into());
    let sheet = sheet.clone();
    request_animation_frame(move || {
        let begun = new_row.and_then(|group| {
            let row = sheet.add_row(&group);
            let plan = sheet.plan().groups.iter().find(|one| one.group.oid == group)?.items.iter().find(|item| item.is_typed())?;
            Some(ItemKey::new(&row.group, row.row, &plan.item.oid))
        });
        match begun.or(asked) {
            Some(at) => focus::go_to_soon(at),
            None if focus::here().is_none() => {
                browser::focus("[data-form-title]");
            }
            None => {}
        }
    });
}

/// Why nothing can be changed here, and the way back.
#[component]
fn ClosedBanner(closed: Closed, what: String, record: RecordKey, may: bool) -> impl IntoView {
    let casebook = use_casebook();
    let act = match closed {
        Closed::FormRetired => Act::RestoreForm(record),
        Closed::VisitRetired => Act::RestoreVisit(record.visit, record.visit_n),
        Closed::DidNotOccur | Closed::Frozen | Closed::Locked => Act::Unskip(record.visit, record.visit_n),
    };
    let words = if closed == Closed::DidNotOccur { t!("visit-unskip") } else { t!("bring-back") };
    let ask = StoredValue::new(Asked::Because(act, what));
    view! {
        <div class="banner warning" role="status" data-test="closed">
            <Pictogram icon=Icon::Remove/>
            <div class="banner-text">{i18n::say(&format!("closed-{}", closed.as_str()), &[])}</div>
            {may.then(|| view! {
                <div class="banner-actions"><button type="button" class="button" data-test="bring-back" on:click=move |_| casebook.asked.set(Some(ask.get_value()))>{words}</button></div>
            })}
        </div>
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
    let reach = untrack(session::view).map(|session| session.grants.sites(Permission::RecordEdit, casebook.path.study));
    match reach {
        Some(SiteReach::All) => true,
        Some(SiteReach::Only(sites)) => sites.contains(&site),
        None => false,
    }
}

fn numbered(title: String, n: u32) -> String {
    if n > 1 { format!("{title} {n}") } else { title }
}

/// `q` asks about the item in focus; where letters are typed into a field, Alt+Q does.
fn mind_asking(open: OpenCasebook) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key();
        let asks = (event.alt_key() && event.code() == "KeyQ") || (event.key() == "q" && !event.alt_key() && !keys::typing(&event));
        let may = || untrack(|| session::allows(Permission::QueryOpen, Scope::Study(open.path.study)));
        if !event.default_prevented() && plain && asks && !in_dialog() && may() {
            event.prevent_default();
            open.asking.set(Some(open.focused.get_untracked()));
        }
    });
    on_cleanup(move || listener.remove());
}

fn mind_keys(sheet: &Sheet, casebook: OpenCasebook) {
    let sheet = sheet.clone();
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || in_dialog() {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if command => try_to_complete(&sheet),
            "F8" if event.shift_key() => drop(casebook.go_to_next(pages::record().as_ref())),
            "F8" => go_on(&sheet, casebook),
            _ if event.alt_key() && event.code() == "KeyN" => go_on(&sheet, casebook),
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

/// To the next incomplete item; where this form has none, to the next form that has.
fn go_on(sheet: &Sheet, casebook: OpenCasebook) {
    sheet.finish_typing();
    match sheet.next_incomplete(focus::here().as_ref()) {
        Some(next) => drop(focus::go_to(&next)),
        None => drop(casebook.go_to_next(pages::record().as_ref())),
    }
}

/// The address may name an item, or the first that is incomplete.
fn mind_address(sheet: &Sheet) {
    let sheet = sheet.clone();
    Effect::new(move |_| {
        route::here();
        let Some(item) = route::query("item") else { return };
        let at = if item == "next" { sheet.next_incomplete(None) } else { item.parse().ok() };
        at.into_iter().for_each(focus::go_to_soon);
    });
}

fn go_to_next_incomplete(sheet: &Sheet) {
    sheet.finish_typing();
    if let Some(next) = sheet.next_incomplete(focus::here().as_ref()) {
        focus::go_to(&next);
    }
}

/// However the page is left, what is being typed counts as entered.
fn mind_leaving(sheet: &Sheet) {
    let (hidden, gone) = (sheet.clone(), sheet.clone());
    let hiding = window_event_listener_untyped("pagehide", move |_| hidden.finish_typing());
    on_cleanup(move || {
        hiding.remove();
        gone.finish_typing();
    });
}

/// What others change in this record arrives while it is open; after the line was lost it is asked for.
fn hear_of_others(sheet: &Sheet, casebook: OpenCasebook, record: &RecordKey) {
    let (told, record, line, sheet) = (sheet.clone(), record.clone(), net::online(), sheet.clone());
    live::on(casebook.path.study, move |news| {
        if news.subject == casebook.path.subject && news.record == record {
            told.news(news);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let there = line.get();
        if there && before == Some(false) {
            sheet.look_again();
        }
        there
    });
}
