//! What was found about one entry.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::audit::api::JudgeEntry;
use shared::audit::{Judgement, NewJudgement, OnReview, OnReviewEntry, ReviewEntry, ReviewView};

use crate::net::{self, Trouble};
use crate::ui::{Button, FormProblem};
use crate::{i18n, t};

pub fn words(judgement: Judgement) -> String {
    i18n::say(&format!("trail-review-judgement-{}", judgement.as_str()), &[])
}

#[component]
pub fn Judge(on: OnReview, one: ReviewEntry, on_judged: Callback<ReviewView>) -> impl IntoView {
    let (judgement, comment) = (RwSignal::new(one.judgement), RwSignal::new(one.comment.clone()));
    let by = RwSignal::new(one.by.clone());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let path = OnReviewEntry { study: on.study, review: on.review, entry: one.id };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = NewJudgement { judgement: judgement.get_untracked(), comment: comment.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<JudgeEntry>(&path, &new).await;
            busy.try_set(false);
            match answer {
                Ok(view) => {
                    trouble.try_set(None);
                    by.try_set(crate::session::now().map(|session| session.name));
                    on_judged.run(view);
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let choose = move |text: String| {
        if let Ok(one) = text.parse() {
            judgement.set(one);
        }
    };
    let option = move |one: Judgement| {
        let chosen = move || judgement.get() == one;
        view! { <option value=one.as_str() selected=chosen>{words(one)}</option> }
    };
    view! {
        <form class="judge" on:submit=send>
            <FormProblem trouble/>
            <select class="select" aria-label=t!("trail-review-judgement") data-test="judgement"
                on:change:target=move |event| choose(event.target().value())>
                {Judgement::ALL.iter().copied().map(option).collect_view()}
            </select>
            <input class="input" type="text" maxlength="2000" aria-label=t!("trail-review-comment") placeholder=t!("trail-review-comment") bind:value=comment/>
            <Button submit=true busy=busy attr:data-test="judge">{t!("save")}</Button>
            {move || by.get().map(|by| view! { <span class="soft" data-test="judged-by">{by}</span> })}
        </form>
    }
}
