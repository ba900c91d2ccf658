//! The questions with how many entries answer each, in the days that were chosen; the entries behind each; and all reviews.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::audit::api::{CountAnswers, ListReviews, ReadAnswers};
use shared::audit::{Counted, Period, Question, ReviewState, ReviewView, TrailAnswer, WhichAnswers};
use shared::kernel::{Cursor, Instant, Nothing, Scope, StudyId};
use shared::study::api::InStudy;

use super::asked;
use super::begin::Begin;
use crate::net::{self, Trouble};
use crate::rooms::audit::trail::{Entry, day_of, start_of};
use crate::rooms::study::{open_design, use_study};
use crate::session::Can;
use crate::ui::{Button, Dialog, Empty, Icon, Kind, LinkButton, Moment, ProblemView, Skeleton, day};
use crate::{clock, pages, t};

/// Days that are looked at when the page opens.
const DAYS: i64 = 30;
/// More are not counted.
const MANY: u32 = 1000;

#[component]
pub fn ReviewsPage() -> impl IntoView {
    let study = use_study().id;
    clock::now().map(|now| view! { <Reviews study now/> })
}

#[component]
fn Reviews(study: StudyId, now: Instant) -> impl IntoView {
    let period = RwSignal::new(Period { from: now.plus_seconds(-DAYS * 86_400), until: now.plus_seconds(86_400), site: None });
    let counts = net::loading(move || {
        let period = period.get_untracked();
        async move { net::load::<CountAnswers>(&InStudy { study }, &period).await }
    });
    Effect::new(move |before: Option<()>| {
        period.track();
        if before.is_some() {
            counts.again();
        }
    });
    let reviews = net::loading(move || async move { net::load::<ListReviews>(&InStudy { study }, &Nothing {}).await });
    let shown = RwSignal::new(None::<Question>);
    let beginning = RwSignal::new(false);
    let retry = Callback::new(move |()| {
        counts.again();
        reviews.again();
    });
    view! {
        <div class="page trail">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-trail-reviews")}</h1>
                <div class="page-tools">
                    <LinkButton href=pages::trail(study) kind=Kind::Quiet icon=Icon::History>{t!("page-trail")}</LinkButton>
                    <Can needs=Permission::TrailReview scope=Scope::Study(study)>
                        <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| beginning.set(true) attr:data-test="begin">{t!("trail-review-begin")}</Button>
                    </Can>
                </div>
            </header>
            <Days period/>
            {move || match counts.get() {
                None => view! { <Skeleton lines=7/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(counts)) => questions(counts, shown),
            }}
            {move || shown.get().map(|question| view! { <Answers study period question/> })}
            <h2 class="section-title">{t!("trail-reviews")}</h2>
            {move || match reviews.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(page)) if page.rows.is_empty() => view! { <Empty icon=Icon::Done title=t!("trail-reviews-none") text=t!("trail-reviews-none-text")/> }.into_any(),
                Some(Ok(page)) => table(study, page.rows),
            }}
            <Dialog open=beginning title=t!("trail-review-begin")><Begin study period open=beginning/></Dialog>
        </div>
    }
}

#[component]
fn Days(period: RwSignal<Period>) -> impl IntoView {
    let from = move |text: String| start_of(&text, 0).into_iter().for_each(|from| period.update(|period| period.from = from));
    let until = move |text: String| start_of(&text, 1).into_iter().for_each(|until| period.update(|period| period.until = until));
    view! {
        <div class="filters">
            <label class="filter"><span>{t!("trail-from")}</span>
                <input class="input date" type="date" data-test="from" prop:value=move || day_of(period.get().from, 0) on:change:target=move |event| from(event.target().value())/>
            </label>
            <label class="filter"><span>{t!("trail-until")}</span>
                <input class="input date" type="date" data-test="until" prop:value=move || day_of(period.get().until, 1) on:change:target=move |event| until(event.target().value())/>
            </label>
        </div>
    }
}

fn questions(counts: Vec<Counted>, shown: RwSignal<Option<Question>>) -> AnyView {
    let row = |one: Counted| {
        let question = one.question;
        let n = if one.n >= MANY { format!("{MANY}+") } else { one.n.to_string() };
        let pressed = move || (shown.get() == Some(question)).to_string();
        let toggle = move |_| shown.update(|shown| *shown = if *shown == Some(question) { None } else { Some(question) });
        view! {
            <tr>
                <th scope="row"><button type="button" class="link-button" aria-pressed=pressed data-question=question.as_str() disabled=one.n == 0 on:click=toggle>{asked(question)}</button></th>
                <td class="cell-number" data-test="count">{n}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap"><table class="table" data-test="questions">
            <thead><tr><th scope="col">{t!("trail-review-question")}</th><th scope="col" class="cell-number">{t!("trail-review-entries")}</th></tr></thead>
            <tbody>{counts.into_iter().map(row).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

/// The entries that answer a question.
#[component]
fn Answers(study: StudyId, period: RwSignal<Period>, question: Question) -> impl IntoView {
    let version = use_study().version;
    let rows = RwSignal::new(None::<Vec<TrailAnswer>>);
    let next = RwSignal::new(None::<Cursor>);
    let trouble = RwSignal::new(None::<Trouble>);
    let design = net::loading(move || open_design(study, version));
    let ask = move |after: Option<Cursor>| {
        let Period { from, until, site } = period.get_untracked();
        let appends = after.is_some();
        let which = WhichAnswers { question, from, until, site, after };
        spawn_local(async move {
            match net::load::<ReadAnswers>(&InStudy { study }, &which).await {
                Err(error) => drop(trouble.try_set(Some(error))),
                Ok(page) => {
                    next.try_set(page.next);
                    rows.try_update(|rows| {
                        let before = rows.take().filter(|_| appends).unwrap_or_default();
                        *rows = Some(before.into_iter().chain(page.rows).collect());
                    });
                }
            }
        });
    };
    Effect::new(move |_| {
        period.track();
        ask(None);
    });
    let line = move |answer: TrailAnswer| {
        let note = answer.measure.map(|n| crate::i18n::say(&format!("trail-review-measure-{}", question.as_str()), &[("n", n.into())]));
        view! { <Entry entry=answer.entry design=design.get().and_then(Result::ok)>{note.map(|note| view! { <p><span class="tag">{note}</span></p> })}</Entry> }
    };
    view! {
        <section class="stack" aria-label=asked(question)>
            <h2 class="section-title">{asked(question)}</h2>
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            {move || match rows.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(rows) => view! { <ol class="trail-list" data-test="answers">{rows.into_iter().map(line).collect_view()}</ol> }.into_any(),
            }}
            <Show when=move || next.with(Option::is_some)><Button on:click=move |_| ask(next.get_untracked())>{t!("load-more")}</Button></Show>
        </section>
    }
}

fn table(study: StudyId, reviews: Vec<ReviewView>) -> AnyView {
    let row = |one: ReviewView| {
        let state = match one.state {
            ReviewState::Open => t!("trail-review-open", open = one.open, all = one.entries),
            ReviewState::SignedOff => t!("trail-review-signed", by = one.signed_by.unwrap_or_default()),
        };
        view! {
            <tr data-test="review">
                <th scope="row"><a class="row-link" href=pages::trail_review(study, one.id)>{one.scope}</a></th>
                <td>{day(&day_of(one.from, 0))}" – "{day(&day_of(one.until, 1))}</td>
                <td>{state}</td><td class="cell-number">{one.findings}</td><td>{one.by}<br/><Moment at=one.at zone=""/></td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap"><table class="table">
            <thead><tr>
                <th scope="col">{t!("trail-review-scope")}</th><th scope="col">{t!("trail-review-period")}</th><th scope="col">{t!("subject-state")}</th>
                <th scope="col" class="cell-number">{t!("trail-review-findings")}</th><th scope="col">{t!("trail-review-by")}</th>
            </tr></thead>
            <tbody>{reviews.into_iter().map(row).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}
