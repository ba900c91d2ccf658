//! What is known of this subject? Left the visits and forms, in the middle the form (or the overview of all visits), right
//! what is known of the item in focus. The three stay where they are while one goes from form to form.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::RecordKey;
use shared::capture::api::{Casebook, OnSubject, ReadCasebook};
use shared::kernel::{Nothing, SubjectId};

use super::casebook::OpenCasebook;
use super::context_panel::ContextPanel;
use super::form_page::FormPage;
use super::overview::Overview;
use super::subject_head::SubjectHead;
use super::visit_acts::VisitDialogs;
use super::visit_tree::VisitTree;
use crate::net::{self, Trouble};
use crate::rooms::review;
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::ui::{ProblemView, Skeleton};
use crate::{keys, live, pages, pointer, recent, route, session};

#[component]
pub fn CasebookPage() -> impl IntoView {
    let study = use_study().id;
    let path = OnSubject { study, subject: route::param::<SubjectId>("subject").unwrap_or_default() };
    let found = net::loading(move || open(path));
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <Waiting/> }.into_any(),
        Some(Err(trouble)) => view! { <div class="page"><ProblemView trouble on_retry=retry/></div> }.into_any(),
        Some(Ok((book, design))) => view! { <Opened path book design/> }.into_any(),
    }
}

async fn open(path: OnSubject) -> Result<(Casebook, Arc<OpenDesign>), Trouble> {
    let book = net::load::<ReadCasebook>(&path, &Nothing {}).await?;
    let design = open_design(path.study, book.subject.version).await?;
    Ok((book, design))
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="page">
            <span class="skeleton title"></span>
            <div class="casebook"><Skeleton lines=8/><Skeleton lines=10/></div>
        </div>
    }
}

#[component]
fn Opened(path: OnSubject, book: Casebook, design: Arc<OpenDesign>) -> impl IntoView {
    let open = OpenCasebook {
        path,
        book: RwSignal::new(book),
        design: StoredValue::new(design),
        focused: RwSignal::new(None),
        history: RwSignal::new(false),
        queries: RwSignal::default(),
        review: RwSignal::default(),
        asking: RwSignal::new(None),
        saves: RwSignal::new(0),
        settled: RwSignal::new(0),
        asked: RwSignal::new(None),
        again: RwSignal::new(0),
    };
    provide_context(open);
    remember(open);
    mind_keys(open);
    settle(open);
    hear_of_others(open);
    read_again_after_saves(open);
    let record = Memo::new(move |_| {
        route::here();
        pages::record()
    });
    view! {
        <div class="page">
            <SubjectHead/>
            <div class="casebook" class:overview=move || record.with(Option::is_none)>
                <Show when=move || record.with(Option::is_some)><VisitTree record/></Show>
                <section class="casebook-main">{move || { open.again.track(); middle(open, record.get()) }}</section>
                <ContextPanel record/>
            </div>
            <VisitDialogs/>
        </div>
    }
}

/// The quick jump begins with the subjects that were open last.
fn remember(open: OpenCasebook) {
    let key = open.book.with_untracked(|book| book.subject.key.clone());
    recent::opened(recent::Recent { study: open.path.study, study_title: use_study().title(), subject: open.path.subject, key });
}

/// `n` goes to the next form on which something is left to enter, or to verify.
fn mind_keys(open: OpenCasebook) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented();
        if event.key() != "n" || held || keys::typing(&event) {
            return;
        }
        // Who verifies goes to what is to be verified; who enters, to what is to be entered.
        if review::verifies(open) {
            review::go_to_due(open);
            event.prevent_default();
        } else if open.go_to_next(pages::record().as_ref()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// The form is made anew for each record; the casebook around it stays.
fn middle(open: OpenCasebook, record: Option<RecordKey>) -> AnyView {
    open.focused.set(None);
    open.history.set(false);
    open.queries.set(Vec::new());
    open.review.set(Default::default());
    open.asking.set(None);
    match record {
        Some(_) => view! { <FormPage/> }.into_any(),
        None => view! { <Overview/> }.into_any(),
    }
}

/// While somebody goes from field to field, each saved as it is left, nothing else is asked of a slow line.
fn settle(open: OpenCasebook) {
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        let saves = open.saves.get();
        before.flatten().into_iter().for_each(|waiting| waiting.clear());
        let follow = move || {
            open.settled.try_set(saves);
        };
        (saves > 0).then(|| set_timeout_with_handle(follow, Duration::from_millis(700)).ok()).flatten()
    });
}

/// What others change of this subject changes the tree, too.
fn hear_of_others(open: OpenCasebook) {
    let me = session::now().map(|view| view.person);
    live::on(open.path.study, move |news| {
        if news.subject == open.path.subject && Some(news.by) != me {
            open.saves.try_update(|saves| *saves = saves.wrapping_add(1));
        }
    });
}

fn read_again_after_saves(open: OpenCasebook) {
    Effect::new(move |before: Option<()>| {
        open.settled.track();
        if before.is_none() {
            return;
        }
        spawn_local(async move {
            // When the line is lost the tree stays as it was; the form says so.
            if let Ok(book) = net::glance::<ReadCasebook>(&open.path, &Nothing {}).await {
                pointer::when_up(Box::new(move || drop(open.book.try_set(book))));
            }
        });
    });
}
