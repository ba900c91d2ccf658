//! What does it look like on paper? A form, a whole casebook or a blank form as a document: each page says whose it is, answers
//! are words, every choice is there, and what is missing or doubtful is said. The browser's own printing makes the paper.
//!
//! Invariant: paper shows what is stored, never what waits in this browser; and no copy of data is shown here before the server
//! has noted it (EXP-07).

mod answer;
mod contents;
mod form;
mod gather;
mod head;
mod register;

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::RecordKey;
use shared::capture::api::OnSubject;
use shared::forms::Oid;
use shared::kernel::SubjectId;

use crate::net::{self, Trouble};
use crate::rooms::review::PaperSignatures;
use crate::rooms::study::{open_design, use_study};
use crate::ui::{Banner, Button, Icon, Kind, LinkButton, ProblemView, Tone};
use crate::{browser, frame, pages, route, t};
pub use answer::Since;
use contents::Contents;
pub use form::PaperForm;
use form::Sheet;
use gather::{Copy, gather};
pub use gather::{Record as PaperRecord, one as paper_record};
use head::Head;
use register::Register;

/// A casebook, or the one form that the address names.
#[component]
pub fn PaperPage() -> impl IntoView {
    let path = OnSubject { study: use_study().id, subject: route::param::<SubjectId>("subject").unwrap_or_default() };
    let record = pages::record();
    let progress = RwSignal::new((0_usize, 0_usize));
    let back = record.as_ref().map_or_else(|| pages::casebook(path.study, path.subject), |key| pages::form(path.study, path.subject, key));
    let whole = record.is_none();
    let found = net::loading(move || gather(path, record.clone(), progress));
    let retry = Callback::new(move |()| found.again());
    let gathering = move || {
        let (done, all) = progress.get();
        (all > 0).then(|| t!("paper-gathering", done = done, all = all))
    };
    let shown = move || match found.get() {
        None => view! { <p class="soft" role="status">{gathering}</p> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok(copy)) => {
            print_soon();
            view! { <Paper copy=Arc::new(copy) whole/> }.into_any()
        }
    };
    view! {
        <div class="page paper-page">
            <Tools back/>
            <Banner><p>{t!("paper-note")}</p></Banner>
            {shown}
            <Register path/>
        </div>
    }
}

/// What was asked for was paper: the browser's own dialog opens by itself, and the button opens it again.
fn print_soon() {
    request_animation_frame(|| request_animation_frame(browser::print));
}

#[component]
fn Tools(back: String) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1 tabindex="-1">{t!("page-print")}</h1>
            <div class="page-tools">
                <LinkButton href=back kind=Kind::Quiet>{t!("close")}</LinkButton>
                <Button kind=Kind::Primary icon=Icon::Print attr:data-test="print" on:click=|_| browser::print()>{t!("print")}</Button>
            </div>
        </header>
    }
}

/// All sheets of a copy.
#[component]
fn Paper(copy: Arc<Copy>, whole: bool) -> impl IntoView {
    frame::set_title(&format!("{} · {}", copy.book.subject.key, t!("page-print")));
    let listed = Arc::clone(&copy);
    let contents = whole.then(|| {
        let head = Head::of_subject(&listed);
        let signatures = signatures(&listed, None);
        view! { <Sheet head><Contents copy=listed/>{signatures}</Sheet> }
    });
    let sheet = |record: &gather::Record| {
        let (head, draft) = (Head::of_record(&copy, record), Arc::clone(&record.draft));
        let signatures = signatures(&copy, Some(&record.key));
        view! { <Sheet head><PaperForm draft blank=false/>{signatures}</Sheet> }
    };
    let sheets = copy.records.iter().map(sheet).collect_view();
    view! { <div class="paper" data-test="paper">{contents}{sheets}</div> }
}

/// Who signed the record, or the casebook as a whole.
fn signatures(copy: &Copy, record: Option<&RecordKey>) -> AnyView {
    let (signatures, design, zone) = (copy.signatures.clone(), Arc::clone(&copy.design), copy.book.time_zone.clone());
    view! { <PaperSignatures signatures record=record.cloned() design zone/> }.into_any()
}

/// A form of the design without anything in it: for rooms without a line, and for whoever wants to see what is asked.
#[component]
pub fn BlankPage() -> impl IntoView {
    let study = use_study();
    let form: Oid = route::param::<String>("form").unwrap_or_default().as_str().into();
    let (id, version, of) = (study.id, study.version, form.clone());
    let found = net::loading(move || {
        let form = of.clone();
        async move {
            let design = open_design(id, version).await?;
            let plan = design.plan(&form).ok_or_else(|| Trouble::from(shared::kernel::Problem::new(shared::kernel::Code::NotFound)))?;
            Ok((gather::nothing_in(plan), design))
        }
    });
    let shown = move || match found.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble/> }.into_any(),
        Some(Ok((draft, design))) => {
            print_soon();
            let head = Head::blank(&design, &form);
            frame::set_title(&head.title());
            view! { <div class="paper" data-test="paper"><Sheet head><PaperForm draft blank=true/></Sheet></div> }.into_any()
        }
    };
    view! {
        <div class="page paper-page">
            <Tools back=pages::subjects(id)/>
            <Banner tone=Tone::Info><p>{t!("paper-blank")}</p></Banner>
            {shown}
        </div>
    }
}
