//! One review: its entries, each to be judged, and signing off.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::audit::api::{ReadReview, SignOffReview, TakeReview};
use shared::audit::{OnReview, Review, ReviewEntry, ReviewOutcome, ReviewState, ReviewView};
use shared::kernel::{Nothing, ReviewId, Scope};

use super::asked;
use super::judge::{Judge, words};
use crate::net::{self, Trouble};
use crate::rooms::audit::trail::{Entry, day_of};
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::session::{self, Can};
use crate::ui::{Button, Dialog, FormProblem, Kind, Moment, ProblemView, Skeleton, day};
use crate::{frame, pages, route, t};

#[component]
pub fn ReviewPage() -> impl IntoView {
    let study = use_study();
    let on = OnReview { study: study.id, review: route::param::<ReviewId>("review").unwrap_or_default() };
    let version = study.version;
    let found = net::loading(move || async move {
        let review = net::load::<ReadReview>(&on, &Nothing {}).await?;
        Ok((review, open_design(on.study, version).await.ok()))
    });
    let retry = Callback::new(move |()| found.again());
    view! {
        <div class="page trail">
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok((review, design))) => view! { <Shown on review design on_signed=retry/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Shown(on: OnReview, review: Review, design: Option<Arc<OpenDesign>>, on_signed: Callback<()>) -> impl IntoView {
    let Review { view, entries } = review;
    frame::set_title(&view.scope);
    let scope = view.scope.clone();
    let view = RwSignal::new(view);
    let judges = untrack(|| session::allows(Permission::TrailReview, Scope::Study(on.study)));
    let open = Memo::new(move |_| view.with(|view| view.state == ReviewState::Open));
    let signing = RwSignal::new(false);
    let href = net::link::<TakeReview>(&on, &Nothing {});
    let judged = Callback::new(move |now: ReviewView| view.set(now));
    let line = move |one: ReviewEntry| {
        let why = one.question.map_or_else(|| t!("trail-review-by-chance"), asked);
        let entry = one.entry.clone();
        let design = design.clone();
        let judgement = match judges && open.get_untracked() {
            true => view! { <Judge on one on_judged=judged/> }.into_any(),
            false => view! { <p data-test="judged"><strong>{words(one.judgement)}</strong>" "{one.comment}" "<span class="soft">{one.by}</span></p> }.into_any(),
        };
        view! { <Entry entry design><p><span class="tag">{why}</span></p>{judgement}</Entry> }
    };
    let lines = move || entries.iter().cloned().map(&line).collect_view();
    view! {
            <header class="page-head">
                <div>
                    <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::trail_reviews(on.study)>{t!("page-trail-reviews")}</a><span aria-hidden="true">"›"</span></nav>
                    <h1 tabindex="-1">{scope}</h1>
                </div>
                <div class="page-tools">
                    <a class="button" href=href download="">{t!("trail-review-csv")}</a>
                    <Show when=move || open.get()>
                        <Can needs=Permission::TrailReview scope=Scope::Study(on.study)>
                            <Button kind=Kind::Primary on:click=move |_| signing.set(true) attr:data-test="sign-off">{t!("trail-review-sign-off")}</Button>
                        </Can>
                    </Show>
                </div>
            </header>
            {move || facts(view.get())}
            <ol class="trail-list" data-test="review-entries">{lines}</ol>
            <Dialog open=signing title=t!("trail-review-sign-off")><SignOff on view open=signing on_signed/></Dialog>
    }
}

fn facts(view: ReviewView) -> impl IntoView {
    let signed = view.signed_by.zip(view.signed_at).map(|(by, at)| {
        view! { <div><dt>{t!("trail-review-signed-off")}</dt><dd data-test="signed-off">{by}" "<Moment at zone=""/></dd></div><div><dt>{t!("trail-review-outcome")}</dt><dd>{view.outcome.clone()}</dd></div> }
    });
    view! {
        <dl class="as-of-facts">
            <div><dt>{t!("trail-review-period")}</dt><dd>{day(&day_of(view.from, 0))}" – "{day(&day_of(view.until, 1))}</dd></div>
            <div><dt>{t!("trail-review-by")}</dt><dd>{view.by}" "<Moment at=view.at zone=""/></dd></div>
            <div><dt>{t!("trail-review-entries")}</dt><dd class="number">{view.entries}</dd></div>
            <div><dt>{t!("trail-review-left")}</dt><dd class="number" data-test="left">{view.open}</dd></div>
            <div><dt>{t!("trail-review-findings")}</dt><dd class="number">{view.findings}</dd></div>
            <div><dt>{t!("trail-review-seed")}</dt><dd class="mono">{view.seed.to_string()}</dd></div>
            {signed}
        </dl>
    }
}

#[component]
fn SignOff(on: OnReview, view: RwSignal<ReviewView>, open: RwSignal<bool>, on_signed: Callback<()>) -> impl IntoView {
    let outcome = RwSignal::new(String::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let came = ReviewOutcome { outcome: outcome.get_untracked().trim().to_owned() };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<SignOffReview>(&on, &came).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_signed.run(());
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <FormProblem trouble/>
            <p>{move || t!("trail-review-sign-off-text", open = view.with(|view| view.open))}</p>
            <div class="field"><label class="field-label" for="outcome">{t!("trail-review-outcome")}</label>
                <textarea class="textarea" id="outcome" rows="4" maxlength="4000" required autofocus bind:value=outcome></textarea></div>
            <div class="dialog-foot">
                <Button kind=Kind::Quiet on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy=busy attr:data-test="sign-off-now">{t!("trail-review-sign-off")}</Button>
            </div>
        </form>
    }
}
