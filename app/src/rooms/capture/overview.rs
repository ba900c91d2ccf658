//! What happened, what is next? All visits of the subject with windows, dates and forms, before a form is opened.

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::api::VisitCell;
use shared::forms::Oid;
use shared::kernel::Scope;
use shared::study::VisitKind;

use super::casebook::{OpenCasebook, use_casebook};
use super::visit_date::{VisitDateDialog, WhichVisit};
use super::visit_list::{ListedForm, ListedVisit, addable, visits};
use crate::session::Can;
use crate::ui::{FindingCount, Glyph, Icon, Menu, MenuButton, Pictogram, Shape, day};
use crate::{browser, i18n, pages, route, t};

#[component]
pub fn Overview() -> impl IntoView {
    let open = use_casebook();
    let listed = Memo::new(move |_| open.book.with(|book| visits(book, &open.design(), i18n::form_tag())));
    let dating = RwSignal::new(None::<WhichVisit>);
    let asked =
        route::query("visit").map(|visit| anchor(&visit.as_str().into(), route::query("n").and_then(|n| n.parse().ok()).unwrap_or(1)));
    if let Some(id) = asked.clone() {
        request_animation_frame(move || browser::reveal(&id));
    }
    let visit = move |visit: ListedVisit| {
        let marked = asked.as_deref() == Some(anchor(&visit.cell.visit, visit.cell.n).as_str());
        view! { <VisitPart visit marked dating/> }
    };
    let visit = StoredValue::new(visit);
    view! {
        <div class="visit-parts">
            {move || listed.get().into_iter().map(|one| visit.with_value(|visit| visit(one))).collect_view()}
            <Can needs=Permission::RecordEdit scope=Scope::Study(open.path.study)><AddVisit dating/></Can>
            <VisitDateDialog which=dating/>
        </div>
    }
}

fn anchor(visit: &Oid, n: u32) -> String {
    format!("visit-{}-{n}", route::encode(visit.as_str()))
}

#[component]
fn VisitPart(visit: ListedVisit, marked: bool, dating: RwSignal<Option<WhichVisit>>) -> impl IntoView {
    let open = use_casebook();
    let shape = Shape::from(visit.cell.status);
    let which = WhichVisit { visit: visit.cell.visit.clone(), n: visit.cell.n, title: visit.title.clone(), date: visit.cell.date.clone() };
    let dated = visit.kind != VisitKind::Common;
    let forms = visit.forms.into_iter().map(|form| form_row(open, form)).collect_view();
    view! {
        <section class="form-section visit-part" class:marked=marked id=anchor(&visit.cell.visit, visit.cell.n) data-test="visit">
            <header class="spread">
                <div class="row">
                    <Glyph shape/>
                    <h2>{visit.title}</h2>
                    <span class="soft">{shape.words()}</span>
                </div>
                {dated.then(|| view! { <VisitDay cell=visit.cell.clone() which dating/> })}
            </header>
            <ul class="visit-forms">{forms}</ul>
        </section>
    }
}

/// When it took place or is planned, and the way to say so.
#[component]
fn VisitDay(cell: VisitCell, which: WhichVisit, dating: RwSignal<Option<WhichVisit>>) -> impl IntoView {
    let open = use_casebook();
    let words = if which.date.is_some() { t!("visit-date-change") } else { t!("visit-date-set") };
    let planned = cell.planned.map(|planned| view! { <span class="soft" title=t!("visit-window-help")>{t!("visit-window", from = day(&planned.from), on = day(&planned.on), until = day(&planned.until))}</span> });
    let date = cell.date.as_deref().map(|date| view! { <time class="strong">{day(date)}</time> });
    view! {
        <div class="row">
            {planned}
            {date}
            <Can needs=Permission::RecordEdit scope=Scope::Study(open.path.study)>
                {
                    let (which, words) = (which.clone(), words.clone());
                    view! { <button type="button" class="button small" data-test="visit-date" on:click=move |_| dating.set(Some(which.clone()))><Pictogram icon=Icon::Calendar/>{words}</button> }
                }
            </Can>
        </div>
    }
}

fn form_row(open: OpenCasebook, form: ListedForm) -> impl IntoView {
    let shape = Shape::from(form.cell.state);
    let to = |key| pages::form(open.path.study, open.path.subject, key);
    let another = form.another.as_ref().map(
        |key| view! { <li><a class="form-link another" href=to(key)><Pictogram icon=Icon::Add/><span>{t!("form-another")}</span></a></li> },
    );
    view! {
        <li>
            <a class="form-link" href=to(&form.cell.key) title=shape.words()>
                <Glyph shape/>
                <span class="grow">{form.title}<span class="visually-hidden">", "{shape.words()}</span></span>
                <FindingCount count=form.cell.findings/>
            </a>
        </li>
        {another}
    }
}

#[component]
fn AddVisit(dating: RwSignal<Option<WhichVisit>>) -> impl IntoView {
    let open = use_casebook();
    let found = Memo::new(move |_| open.book.with(|book| addable(book, &open.design())));
    let entry = move |(visit, title, n): (Oid, String, u32)| {
        let words = if n > 1 { t!("visit-nth", title = title.clone(), n = n) } else { title.clone() };
        let which = WhichVisit { visit, n, title: words.clone(), date: None };
        view! { <MenuButton on_choose=Callback::new(move |()| dating.set(Some(which.clone())))>{words}</MenuButton> }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <Menu label=t!("visit-add") icon=Icon::Add>{move || found.get().into_iter().map(entry).collect_view()}</Menu>
        </Show>
    }
}
