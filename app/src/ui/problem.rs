//! What went wrong, in words: what happened, where, what to do, and the id to quote.

use leptos::prelude::*;
use shared::kernel::Code;

use super::{Banner, Button, Tone};
use crate::net::Trouble;
use crate::{i18n, t};

/// Shows what went wrong with a form: nothing when its fields, at these places, say it all.
#[component]
pub fn FormProblem(trouble: RwSignal<Option<Trouble>>, #[prop(optional)] fields: &'static [&'static str]) -> impl IntoView {
    let unsaid = move || trouble.get().filter(|trouble| !trouble.is_said_of(fields));
    move || unsaid().map(|trouble| view! { <ProblemView trouble/> })
}

/// Shows a trouble; with `on_retry`, offers to try again where that may help.
#[component]
pub fn ProblemView(trouble: Trouble, #[prop(optional, into)] on_retry: Option<Callback<()>>) -> impl IntoView {
    let retry = on_retry.filter(|_| trouble.passes());
    let tone = if matches!(trouble.code(), None | Some(Code::NotFound | Code::Forbidden)) { Tone::Warning } else { Tone::Danger };
    let actions = move || retry.map(|retry| view! { <Button on:click=move |_| retry.run(())>{t!("try-again")}</Button> });
    view! { <Banner tone actions>{words(trouble)}</Banner> }
}

fn words(trouble: Trouble) -> AnyView {
    let Trouble::Problem(problem) = trouble else {
        return view! { <p>{t!("problem-offline")}</p> }.into_any();
    };
    // Only where somebody has to look into the log.
    let instance = problem.instance.filter(|_| problem.status >= 500).map(|id| id.trim_start_matches("urn:uuid:").to_owned());
    let places = problem.errors.into_iter().map(|place| view! { <li><code>{place.at}</code>" "{place.message}</li> }).collect_view();
    view! {
        <p>{i18n::problem(problem.code)}</p>
        {problem.detail.filter(|detail| *detail != problem.title).map(|detail| view! { <p>{detail}</p> })}
        <ul class="problem-places">{places}</ul>
        {instance.map(|id| view! { <p class="faint">{t!("problem-instance", id = id)}</p> })}
    }
    .into_any()
}
