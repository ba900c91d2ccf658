//! Beginning a review: what it is about, which questions, how many entries by chance.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::audit::api::BeginReview;
use shared::audit::{NewReview, Period, Question};
use shared::kernel::{ReviewId, StudyId};
use shared::study::api::InStudy;
use uuid::Uuid;

use super::asked;
use crate::net::{self, Trouble};
use crate::ui::{Button, FormProblem, Kind, TextBox};
use crate::{pages, route, t};

#[component]
pub fn Begin(study: StudyId, period: RwSignal<Period>, open: RwSignal<bool>) -> impl IntoView {
    let (scope, sample) = (RwSignal::new(String::new()), RwSignal::new("20".to_owned()));
    let chosen = RwSignal::new(Question::ALL.to_vec());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let id = ReviewId(Uuid::new_v4());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Period { from, until, site } = period.get_untracked();
        let sample = sample.get_untracked().trim().parse().unwrap_or_default();
        let new =
            NewReview { id, scope: scope.get_untracked().trim().to_owned(), from, until, site, questions: chosen.get_untracked(), sample };
        busy.set(true);
        spawn_local(async move {
            match net::submit::<BeginReview>(&InStudy { study }, &new).await {
                Ok(view) => route::go(&pages::trail_review(study, view.id)),
                Err(error) => {
                    busy.try_set(false);
                    trouble.try_set(Some(error));
                }
            }
        });
    };
    let choice = move |question: Question| {
        let is = move || chosen.with(|chosen| chosen.contains(&question));
        let toggle = move |_| {
            chosen.update(|chosen| match chosen.iter().position(|one| *one == question) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(question),
            });
        };
        view! { <label class="choice"><input type="checkbox" prop:checked=is on:change=toggle/><span class="choice-text">{asked(question)}</span></label> }
    };
    view! {
        <form class="stack" on:submit=send>
            <FormProblem trouble/>
            <TextBox name="scope" label=t!("trail-review-scope") value=scope help=t!("trail-review-scope-help") required=true autofocus=true/>
            <fieldset class="field"><legend class="field-label">{t!("trail-review-questions")}</legend><div class="choices">{Question::ALL.iter().copied().map(choice).collect_view()}</div></fieldset>
            <TextBox name="sample" label=t!("trail-review-sample") value=sample kind="number" help=t!("trail-review-sample-help")/>
            <div class="dialog-foot">
                <Button kind=Kind::Quiet on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy=busy attr:data-test="begin-now">{t!("trail-review-begin")}</Button>
            </div>
        </form>
    }
}
