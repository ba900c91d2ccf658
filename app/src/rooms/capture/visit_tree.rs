//! Which form next? The visits and forms of the subject with their state, beside the form that is open.

use leptos::prelude::*;
use shared::capture::RecordKey;

use super::casebook::{OpenCasebook, use_casebook};
use super::visit_list::{ListedForm, ListedVisit, visits};
use crate::rooms::review::Verified;
use crate::ui::{FindingCount, Glyph, Icon, Pictogram, QueryBadges, Shape, day};
use crate::{i18n, pages, t};

#[component]
pub fn VisitTree(record: Memo<Option<RecordKey>>) -> impl IntoView {
    let open = use_casebook();
    let listed = Memo::new(move |_| open.book.with(|book| visits(book, &open.design(), i18n::form_tag())));
    let visit = move |visit: ListedVisit| view! { <Branch visit record/> };
    view! {
        <nav class="casebook-nav" aria-label=t!("visits-and-forms")>
            <ol class="visit-list">{move || listed.get().into_iter().map(visit).collect_view()}</ol>
        </nav>
    }
}

#[component]
fn Branch(visit: ListedVisit, record: Memo<Option<RecordKey>>) -> impl IntoView {
    let open = use_casebook();
    let shape = Shape::of_visit(&visit.cell);
    let date = visit.cell.date.as_deref().map(day);
    let (complete, count) = (visit.cell.complete, visit.cell.forms);
    let words = t!("cell-forms", complete = complete, forms = count);
    let done = (count > 0).then(|| view! { <span class="visit-count number" title=words.clone()><span aria-hidden="true">{complete}"/"{count}</span><span class="visually-hidden">{words.clone()}</span></span> });
    let forms = visit.forms.into_iter().map(|form| leaf(open, form, record)).collect_view();
    view! {
        <li class="visit">
            <h2 class="visit-head" title=shape.words()>
                <Glyph shape/>
                <span>{visit.title}<span class="visually-hidden">", "{shape.words()}</span></span>
                {date.map(|date| view! { <time>{date}</time> })}
                {done}
                <FindingCount count=visit.cell.findings/>
            </h2>
            <ul>{forms}</ul>
        </li>
    }
}

fn leaf(open: OpenCasebook, form: ListedForm, record: Memo<Option<RecordKey>>) -> impl IntoView {
    let shape = Shape::of_form(&form.cell);
    let key = form.cell.key.clone();
    let current = move || record.with(|record| record.as_ref() == Some(&key)).then_some("page");
    let to = |key: &RecordKey| pages::form(open.path.study, open.path.subject, key);
    let another = form.another.as_ref().map(|key| {
        view! { <li><a class="form-link another" href=to(key)><Pictogram icon=Icon::Add/><span>{t!("form-another")}</span></a></li> }
    });
    view! {
        <li>
            <a class="form-link" href=to(&form.cell.key) aria-current=current data-test="form-link">
                <Glyph shape/>
                <span>{form.title}<span class="visually-hidden">", "{shape.words()}</span></span>
                <Verified cell=form.cell.clone()/>
                <QueryBadges open=form.cell.queries.open answered=form.cell.queries.answered/>
                <FindingCount count=form.cell.findings/>
            </a>
        </li>
        {another}
    }
}
