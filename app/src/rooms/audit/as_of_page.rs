//! What did we know of this subject then? The casebook as it was at a moment, in the design of that day; what is different now is
//! marked. Nothing here is today's data but the marks.

use std::sync::Arc;

use js_sys::Date;
use leptos::context::Provider;
use leptos::prelude::*;
use shared::audit::api::{AtMoment, ReadAsOf};
use shared::audit::{AsOf, RecordThen};
use shared::capture::RecordKey;
use shared::capture::api::OnSubject;
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Code, Instant, Problem, SubjectId};
use wasm_bindgen::JsValue;

use super::reading::change;
use super::words::datum_words;
use crate::net::{self, Trouble};
use crate::rooms::capture::{Draft, PaperForm, Since};
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::ui::{Banner, Kind, LinkButton, Moment, ProblemView, Skeleton, Tone, day, moment};
use crate::{clock, frame, i18n, pages, route, t};

/// A record, ready to be drawn.
#[derive(Clone)]
struct Sheet {
    then: RecordThen,
    design: Arc<OpenDesign>,
    draft: Arc<Draft>,
}

type Book = (AsOf, Arc<OpenDesign>, Vec<Sheet>);

async fn gather(path: OnSubject, at: Instant) -> Result<Book, Trouble> {
    let then = net::load::<ReadAsOf>(&path, &AtMoment { at }).await?;
    let own = open_design(path.study, then.version).await?;
    let mut sheets = Vec::with_capacity(then.records.len());
    for record in &then.records {
        let design = open_design(path.study, record.record.version).await?;
        if let Some(plan) = design.plan(&record.record.key.form) {
            sheets.push(Sheet { then: record.clone(), draft: Arc::new(Draft::of(plan, record.record.clone())), design });
        }
    }
    let place = |key: &RecordKey| {
        let visit = own.design.visits.iter().position(|visit| visit.oid == key.visit).unwrap_or(usize::MAX);
        (visit, key.visit_n)
    };
    sheets.sort_by_key(|sheet| place(&sheet.then.record.key));
    Ok((then, own, sheets))
}

#[component]
pub fn AsOfPage() -> impl IntoView {
    let path = OnSubject { study: use_study().id, subject: route::param::<SubjectId>("subject").unwrap_or_default() };
    let at = RwSignal::new(route::query("at").and_then(|at| at.parse::<Instant>().ok()).or_else(clock::now));
    let found = net::loading(move || {
        let at = at.get();
        async move {
            let at = at.ok_or_else(|| Trouble::from(Problem::new(Code::NotFound)))?;
            gather(path, at).await
        }
    });
    let retry = Callback::new(move |()| found.again());
    let choose = move |text: String| {
        if let Some(moment) = moment_of(&text) {
            at.set(Some(moment));
            route::replace(&pages::as_of(path.study, path.subject, Some(moment)));
        }
    };
    let shown = move || match found.get() {
        None => view! { <Skeleton lines=8/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok(book)) => view! { <Then path book/> }.into_any(),
    };
    view! {
        <div class="page as-of">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-as-of")}</h1>
                <div class="page-tools">
                    <label class="filter"><span>{t!("as-of-moment")}</span>
                        <input class="input date" type="datetime-local" step="1" data-test="moment" prop:value=move || at.get().map(local).unwrap_or_default()
                            on:change:target=move |event| choose(event.target().value())/>
                    </label>
                    <LinkButton href=pages::casebook(path.study, path.subject) kind=Kind::Quiet>{t!("as-of-now")}</LinkButton>
                </div>
            </header>
            {shown}
        </div>
    }
}

/// A moment as the field has it, in the browser's zone.
fn local(at: Instant) -> String {
    let date = Date::new(&JsValue::from_str(&at.to_string()));
    let (day, month) = (date.get_date(), date.get_month() + 1);
    format!("{:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", date.get_full_year(), date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// What the field says: the end of that second, so that what happened in it is there.
fn moment_of(text: &str) -> Option<Instant> {
    let date = Date::new(&JsValue::from_str(text));
    if date.get_time().is_nan() {
        return None;
    }
    date.set_milliseconds(999);
    date.to_iso_string().as_string()?.parse().ok()
}

#[component]
fn Then(path: OnSubject, book: Book) -> impl IntoView {
    let (then, design, sheets) = book;
    frame::set_title(&format!("{} · {}", then.key, t!("page-as-of")));
    let zone = then.time_zone.clone();
    let note = t!("as-of-note", when = moment(then.at, &zone));
    let different: usize = sheets.iter().map(|sheet| sheet.then.since.len()).sum();
    let version = design.design.version_name.clone();
    let visits = then.visits.iter().filter(|visit| visit.date.is_some() || visit.not_done.is_some()).map(|visit| {
        let what = visit.date.as_deref().map(day).unwrap_or_else(|| t!("history-part-not_done"));
        view! { <li><span dir="auto">{visit_words(&design, &visit.visit, visit.n)}</span>" "<strong>{what}</strong></li> }
    });
    let visits = visits.collect_view();
    let later = later(path, &then, &design);
    let empty = sheets.is_empty().then(|| view! { <p class="soft" data-test="as-of-empty">{t!("as-of-empty")}</p> });
    view! {
        <Banner tone=Tone::Info><p>{note}</p></Banner>
        <dl class="as-of-facts">
            <div><dt>{t!("subject")}</dt><dd data-test="as-of-key">{then.key.clone()}</dd></div>
            <div><dt>{t!("site")}</dt><dd>{then.site_code.clone()}</dd></div>
            <div><dt>{t!("subject-state")}</dt><dd data-test="as-of-state">{i18n::say(&format!("subject-state-{}", then.state.as_str()), &[])}</dd></div>
            <div><dt>{t!("study-version")}</dt><dd>{version}</dd></div>
            <div><dt>{t!("as-of-written")}</dt><dd><Moment at=then.first zone=zone.clone()/>" – "<Moment at=then.last zone=zone.clone()/></dd></div>
            <div><dt>{t!("as-of-different")}</dt><dd class="number" data-test="as-of-different">{different}</dd></div>
        </dl>
        <ul class="as-of-visits">{visits}</ul>
        {empty}
        <div class="paper" data-test="as-of">{sheets.into_iter().map(|sheet| view! { <Record sheet zone=zone.clone()/> }).collect_view()}</div>
        {later}
    }
}

fn visit_words(design: &OpenDesign, visit: &shared::forms::Oid, n: u32) -> String {
    let title = design.visit_title(visit);
    if n > 1 { t!("visit-nth", title = title, n = n) } else { title }
}

/// Forms that were begun later.
fn later(path: OnSubject, then: &AsOf, design: &OpenDesign) -> Option<AnyView> {
    let link = |key: &RecordKey| {
        let words = format!("{} › {}", visit_words(design, &key.visit, key.visit_n), design.form_title(&key.form, i18n::form_tag()));
        view! { <li><a href=pages::form(path.study, path.subject, key)>{words}</a></li> }
    };
    (!then.later.is_empty()).then(|| {
        view! { <section class="as-of-later"><h2 class="section-title">{t!("as-of-later")}</h2><ul>{then.later.iter().map(link).collect_view()}</ul></section> }.into_any()
    })
}

#[component]
fn Record(sheet: Sheet, zone: String) -> impl IntoView {
    let Sheet { then, design, draft } = sheet;
    let key = &then.record.key;
    let title = format!("{} › {}", visit_words(&design, &key.visit, key.visit_n), design.form_title(&key.form, i18n::form_tag()));
    let saved = then.record.saved_at.zip(then.record.saved_by.clone());
    let saved = saved.map(|(at, by)| view! { <p class="paper-line">{t!("paper-saved", at = moment(at, &zone), by = by)}" · "{design.design.version_name.clone()}</p> });
    let retired = then.retired.then(|| view! { <p class="paper-line">{t!("paper-retired")}</p> });
    let unseen = unseen(&then, &draft);
    let since = Since(Arc::new(then.since.clone()));
    let n = then.since.len();
    let different = (n > 0).then(|| view! { <p class="as-of-count">{t!("as-of-count", n = n)}</p> });
    view! {
        <article class="paper-sheet" data-test="as-of-record" data-form=key.form.to_string()>
            <div class="paper-head"><h2 class="paper-title" dir="auto">{title}</h2>{saved}{retired}{different}</div>
            <Provider value=since><PaperForm draft blank=false/></Provider>
            {unseen}
        </article>
    }
}

/// What was stored and the form does not show: not asked for then, or not in the design. Nothing of the record is left out.
fn unseen(then: &RecordThen, draft: &Draft) -> Option<AnyView> {
    let plan = draft.plan();
    let on_form = |at: &ItemKey| plan.item(at).is_some() && draft.is_asked(at) && draft.is_group_asked(&at.group);
    let line = |(at, datum): (&ItemKey, &Datum)| {
        let item = plan.item(at).map(|(_, item)| item);
        let label = item.map_or_else(|| at.to_string(), |item| item.item.label(i18n::form_tag()).to_owned());
        change(Some(label), None, datum_words(datum, item, Some(plan), i18n::form_tag()), [None, None], None)
    };
    let lines: Vec<_> = then.record.values.iter().filter(|(at, datum)| !datum.is_blank() && !on_form(at)).map(line).collect();
    (!lines.is_empty()).then(|| view! { <section class="paper-section"><h3 class="paper-group">{t!("as-of-unseen")}</h3><ul class="history-changes">{lines}</ul></section> }.into_any())
}
