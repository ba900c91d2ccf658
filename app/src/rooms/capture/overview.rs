//! What happened, what is next? All visits of the subject with windows, dates and forms, before a form is opened; below them what
//! is out of use, and what rules do not ask of this subject.

use std::sync::Arc;

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::api::{Ruled, VisitCell};
use shared::capture::{LockPlace, VisitStatus};
use shared::forms::rule::{Step, Trace};
use shared::forms::{FormPlan, Oid};
use shared::kernel::Scope;
use shared::study::VisitKind;

use super::casebook::{OpenCasebook, use_casebook};
use super::cell::{missed_by, not_done_words};
use super::parts::Why;
use super::visit_acts::{Act, Asked};
use super::visit_date::WhichVisit;
use super::visit_list::{ListedForm, ListedVisit, Removed, addable, removed, visits};
use crate::rooms::review::{HoldMenu, Manifest, SubjectHolds, Verified};
use crate::session::Can;
use crate::ui::{Badge, FindingCount, Glyph, Icon, Menu, MenuButton, Pictogram, QueryBadges, Shape, Tone, day};
use crate::{browser, i18n, pages, route, t};

#[component]
pub fn Overview() -> impl IntoView {
    let open = use_casebook();
    let listed = Memo::new(move |_| open.book.with(|book| visits(book, &open.design(), i18n::form_tag())));
    let asked =
        route::query("visit").map(|visit| anchor(&visit.as_str().into(), route::query("n").and_then(|n| n.parse().ok()).unwrap_or(1)));
    if let Some(id) = asked.clone() {
        request_animation_frame(move || browser::reveal(&id));
    }
    let visit = move |visit: ListedVisit| {
        let marked = asked.as_deref() == Some(anchor(&visit.cell.visit, visit.cell.n).as_str());
        view! { <VisitPart visit marked/> }
    };
    let visit = StoredValue::new(visit);
    view! {
        <div class="visit-parts">
            <SubjectHolds open/>
            {move || listed.get().into_iter().map(|one| visit.with_value(|visit| visit(one))).collect_view()}
            <Can needs=Permission::RecordEdit scope=Scope::Study(open.path.study)><AddVisit/></Can>
            <OutOfUse/>
            <NotAsked/>
            <Manifest open record=None/>
        </div>
    }
}

fn anchor(visit: &Oid, n: u32) -> String {
    format!("visit-{}-{n}", route::encode(visit.as_str()))
}

#[component]
fn VisitPart(visit: ListedVisit, marked: bool) -> impl IntoView {
    let open = use_casebook();
    let cell = visit.cell.clone();
    let shape = Shape::of_visit(&cell);
    let dated = visit.kind != VisitKind::Common;
    let missed = missed_by(cell.off).map(|words| view! { <Badge tone=Tone::Warning>{words}</Badge> });
    let in_window = (cell.off == Some(0)).then(|| view! { <span class="faint">{t!("visit-in-window")}</span> });
    let forms = visit.forms.into_iter().map(|form| form_row(open, form)).collect_view();
    let which = which(&cell, visit.title.clone());
    let place = LockPlace::visit(open.path.subject, cell.visit.clone(), cell.n);
    let (held_label, lock) = (visit.title.clone(), cell.lock);
    let (id, closed) = (anchor(&cell.visit, cell.n), cell.status.is_closed());
    let day = dated.then(|| view! { <VisitDay cell=cell.clone() which/> });
    view! {
        <section class="form-section visit-part" class:marked=marked class:closed=closed id=id
            data-test="visit" data-status=shape.as_str()>
            <header class="spread">
                <div class="row">
                    <Glyph shape/>
                    <h2>{visit.title}</h2>
                    <span class="soft">{shape.words()}</span>
                    {missed}
                    {in_window}
                </div>
                <div class="row">{day}<HoldMenu open place=place label=held_label state=lock/></div>
            </header>
            <Facts cell/>
            <ul class="visit-forms">{forms}</ul>
        </section>
    }
}

fn which(cell: &VisitCell, title: String) -> WhichVisit {
    let planned = cell.planned.as_ref();
    let planned = planned.map(|planned| t!("visit-window", from = day(&planned.from), on = day(&planned.on), until = day(&planned.until)));
    WhichVisit { visit: cell.visit.clone(), n: cell.n, title, date: cell.date.clone(), appointment: cell.appointment.clone(), planned }
}

/// Why it is there, why it did not take place, and what a rule says of it.
#[component]
fn Facts(cell: VisitCell) -> impl IntoView {
    let open = use_casebook();
    let not_done = cell.not_done.as_ref().map(|why| {
        let reason = not_done_words(&open.design().design, &why.code);
        let note = why.note.clone().map(|note| view! { <span class="soft">" "{note}</span> });
        view! { <p class="visit-fact" data-test="not-done"><span class="strong">{reason}</span>{note}</p> }
    });
    let why = cell
        .why
        .as_ref()
        .map(|why| view! { <p class="visit-fact" data-test="visit-why"><span class="soft">{t!("visit-why")}" "</span>{why.clone()}</p> });
    let visit = cell.visit;
    let mine = move || {
        open.book.with(|book| {
            book.ruled.iter().filter(|one| one.visit == visit && (!one.withheld || one.form.is_some())).cloned().collect::<Vec<_>>()
        })
    };
    let present = cell.forms > 0 || cell.withheld;
    let ruled = mine().into_iter().filter(|one| present && !(one.withheld && one.form.is_some())).map(move |one| ruled_view(open, one));
    let withheld = cell.withheld.then(|| view! { <p class="visit-fact"><Badge tone=Tone::Warning>{t!("visit-withheld")}</Badge></p> });
    let left = cell.left.is_some().then(|| view! { <p class="visit-fact soft" data-test="visit-left">{t!("visit-left")}</p> });
    view! { {not_done}{why}{withheld}{left}{ruled.collect_view()} }
}

/// What a rule decided, and why.
fn ruled_view(open: OpenCasebook, ruled: Ruled) -> impl IntoView {
    let design = open.design();
    let form = ruled.form.as_ref().map(|form| design.form_title(form, i18n::form_tag()));
    let said = match (&form, ruled.withheld) {
        (None, false) => t!("ruled-visit"),
        (Some(form), false) => t!("ruled-form", form = form.clone()),
        (None, true) => t!("ruled-no-visit", visit = design.visit_title(&ruled.visit)),
        (Some(form), true) => t!("ruled-no-form", form = form.clone(), visit = design.visit_title(&ruled.visit)),
    };
    // The rule says when it is *not* asked for; people read when it is.
    let trace = positive(ruled.why);
    let plan = Arc::new(FormPlan::blank(shared::forms::rule::FormRules::default()));
    view! { <div class="visit-fact row" data-test="ruled"><span class="soft">{said}</span><Why said=t!("why") plan trace=Callback::new(move |()| Some(trace.clone()))/></div> }
}

fn positive(trace: Trace) -> Trace {
    match (&trace.step, trace.parts.as_slice()) {
        (Step::Not, [inner]) => inner.clone(),
        _ => trace,
    }
}

/// When it took place or is planned, and what may be done with it.
#[component]
fn VisitDay(cell: VisitCell, which: WhichVisit) -> impl IntoView {
    let open = use_casebook();
    let waits = cell.date.is_none() && !cell.status.is_closed();
    let planned = which.planned.clone().filter(|_| !cell.status.is_closed());
    let planned = planned.map(|words| view! { <span class="soft" title=t!("visit-window-help")>{words}</span> });
    let agreed = cell.appointment.as_deref().filter(|_| waits);
    let agreed = agreed.map(|on| view! { <span class="badge accent" data-test="agreed"><Pictogram icon=Icon::Calendar/>{t!("visit-agreed", on = day(on))}</span> });
    let date = cell.date.as_deref().map(|date| view! { <time class="strong">{day(date)}</time> });
    let tools = StoredValue::new((cell, which));
    view! {
        <div class="row visit-day">
            {planned}
            {agreed}
            {date}
            <Can needs=Permission::RecordEdit scope=Scope::Study(open.path.study)>
                {tools.with_value(|(cell, which)| tools_of(open, cell.clone(), which.clone()))}
            </Can>
        </div>
    }
}

fn tools_of(open: OpenCasebook, cell: VisitCell, which: WhichVisit) -> AnyView {
    let ask = move |what: Asked| Callback::new(move |()| open.asked.set(Some(what.clone())));
    let title = which.title.clone();
    if cell.status == VisitStatus::DidNotOccur {
        let back = ask(Asked::Because(Act::Unskip(cell.visit, cell.n), title));
        return view! { <button type="button" class="button small" data-test="unskip" on:click=move |_| back.run(())><Pictogram icon=Icon::Undo/>{t!("visit-unskip")}</button> }.into_any();
    }
    let words = if which.date.is_some() { t!("visit-date-change") } else { t!("visit-date-set") };
    let date = ask(Asked::Date(which.clone()));
    let waits = which.date.is_none();
    let agree = ask(Asked::Agree(which.clone()));
    let skip = ask(Asked::Skip(which.clone()));
    let retire = ask(Asked::Because(Act::RetireVisit(cell.visit.clone(), cell.n), title.clone()));
    // A visit of which nothing is known cannot be taken out of use.
    let known = which.date.is_some() || cell.why.is_some() || matches!(cell.status, VisitStatus::InProgress | VisitStatus::Complete);
    view! {
        <button type="button" class="button small" data-test="visit-date" on:click=move |_| date.run(())><Pictogram icon=Icon::Calendar/>{words}</button>
        <Menu label=t!("visit-more", visit = title) icon=Icon::More compact=true>
            {waits.then(|| view! { <MenuButton icon=Icon::Calendar on_choose=agree>{t!("visit-agree")}</MenuButton> })}
            {waits.then(|| view! { <MenuButton icon=Icon::Close on_choose=skip>{t!("visit-skip")}</MenuButton> })}
            {known.then(|| view! { <MenuButton icon=Icon::Remove on_choose=retire>{t!("take-out")}</MenuButton> })}
        </Menu>
    }
    .into_any()
}

fn form_row(open: OpenCasebook, form: ListedForm) -> impl IntoView {
    let shape = Shape::of_form(&form.cell);
    let to = |key| pages::form(open.path.study, open.path.subject, key);
    let another = form.another.as_ref().map(
        |key| view! { <li><a class="form-link another" href=to(key)><Pictogram icon=Icon::Add/><span>{t!("form-another")}</span></a></li> },
    );
    let table = form.log.then(|| {
        let (href, words) = (pages::log(open.path.study, open.path.subject, &form.cell.key.form), t!("log-open", form = form.title.clone()));
        view! { <a class="button quiet icon small" href=href title=words.clone() aria-label=words data-test="log-link"><Pictogram icon=Icon::Subjects/></a> }
    });
    view! {
        <li class="form-row">
            <a class="form-link" href=to(&form.cell.key) title=shape.words()>
                <Glyph shape/>
                <span class="grow">{form.title}<span class="visually-hidden">", "{shape.words()}</span></span>
                <Verified cell=form.cell.clone()/>
                <QueryBadges open=form.cell.queries.open answered=form.cell.queries.answered/>
                <FindingCount count=form.cell.findings/>
            </a>
            {table}
        </li>
        {another}
    }
}

#[component]
fn AddVisit() -> impl IntoView {
    let open = use_casebook();
    let found = Memo::new(move |_| open.book.with(|book| addable(book, &open.design())));
    let entry = move |(visit, title, n): (Oid, String, u32)| {
        let words = if n > 1 { t!("visit-nth", title = title.clone(), n = n) } else { title.clone() };
        let kind = open.design().design.visit(&visit).map(|visit| visit.kind).unwrap_or_default();
        let which = WhichVisit { visit, n, title: words.clone(), date: None, appointment: None, planned: None };
        let ask = Asked::Add(which, kind == VisitKind::Unscheduled);
        view! { <MenuButton on_choose=Callback::new(move |()| open.asked.set(Some(ask.clone())))>{words}</MenuButton> }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <Menu label=t!("visit-add") icon=Icon::Add>{move || found.get().into_iter().map(entry).collect_view()}</Menu>
        </Show>
    }
}

/// Nothing vanishes: what is out of use stays here, struck out, with the way back.
#[component]
fn OutOfUse() -> impl IntoView {
    let open = use_casebook();
    let gone = Memo::new(move |_| open.book.with(|book| removed(book, &open.design(), i18n::form_tag())));
    let row = move |one: Removed| {
        let act = match &one.record {
            Some(key) => Act::RestoreForm(key.clone()),
            None => Act::RestoreVisit(one.visit.clone(), one.visit_n),
        };
        let ask = Asked::Because(act, one.title.clone());
        let ask = StoredValue::new(ask);
        let title = match &one.record {
            Some(key) => view! { <a href=pages::form(open.path.study, open.path.subject, key)><s>{one.title}</s></a>" "<span class="soft">{one.place}</span> }.into_any(),
            None => view! { <s>{one.title}</s> }.into_any(),
        };
        view! {
            <li class="spread" data-test="removed">
                <span class="row"><Glyph shape=Shape::Removed/><span>{title}</span></span>
                <Can needs=Permission::RecordEdit scope=Scope::Study(open.path.study)>
                    <button type="button" class="button small" data-test="bring-back" on:click=move |_| open.asked.set(Some(ask.get_value()))>
                        <Pictogram icon=Icon::Undo/>{t!("bring-back")}
                    </button>
                </Can>
            </li>
        }
    };
    view! {
        <Show when=move || !gone.with(Vec::is_empty)>
            <details class="drawer" data-test="out-of-use">
                <summary>{move || t!("out-of-use", n = gone.with(Vec::len))}</summary>
                <ul>{move || gone.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}

/// Visits and forms that rules withhold from this subject, and why.
#[component]
fn NotAsked() -> impl IntoView {
    let open = use_casebook();
    let withheld = Memo::new(move |_| open.book.with(|book| book.ruled.iter().filter(|one| one.withheld).cloned().collect::<Vec<_>>()));
    view! {
        <Show when=move || !withheld.with(Vec::is_empty)>
            <details class="drawer" data-test="not-asked">
                <summary>{move || t!("not-asked", n = withheld.with(Vec::len))}</summary>
                <ul>{move || withheld.get().into_iter().map(|one| view! { <li>{ruled_view(open, one)}</li> }).collect_view()}</ul>
            </details>
        </Show>
    }
}
