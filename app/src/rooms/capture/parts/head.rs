//! The head of the form: where we are, how far it has come, whether it is saved, and the one thing to do: complete it.

use leptos::prelude::*;
use shared::capture::RecordState;

use super::language::FormLanguage;
use super::saved::Saved;
use super::{Sheet, focus};
use crate::t;
use crate::ui::{Badge, Glyph, Icon, Pictogram, Shape};

#[component]
pub fn FormHead(
    sheet: Sheet,
    #[prop(into)] visit: String,
    #[prop(into)] title: String,
    #[prop(into)] zone: Signal<String>,
    readonly: bool,
) -> impl IntoView {
    let head = sheet.head();
    let state = Memo::new(move |_| head.with(|head| shape(head.state, head.complete)));
    let progress = {
        let head = sheet.head();
        move || head.with(|head| head.progress)
    };
    let told = move || {
        let progress = progress();
        (progress.required > 0).then(|| t!("form-progress", answered = progress.answered, required = progress.required))
    };
    let tools = (!readonly).then(|| view! { <Tools sheet=sheet.clone()/> });
    view! {
        <header class="form-head">
            <div class="form-title">
                <p class="soft">{visit}</p>
                <h2 class="page-title" tabindex="-1" data-form-title="">
                    {move || view! { <Glyph shape=state.get()/><span class="visually-hidden">{state.get().words()}</span> }}
                    <span>{title}</span>
                </h2>
            </div>
            <div class="form-tools">
                <FormLanguage sheet=sheet.clone()/>
                <span class="form-progress" data-test="progress">{told}</span>
                {if readonly { view! { <Badge>{t!("form-readonly")}</Badge> }.into_any() } else { view! { <Saved sheet=sheet.clone() zone/> }.into_any() }}
                {tools}
            </div>
        </header>
    }
}

/// Complete, or take up again.
#[component]
fn Tools(sheet: Sheet) -> impl IntoView {
    let head = sheet.head();
    let complete = Memo::new(move |_| head.with(|head| head.complete));
    move || {
        let sheet = sheet.clone();
        if complete.get() {
            let reopen = move |_| sheet.reopen();
            view! { <button type="button" class="button" data-test="reopen" on:click=reopen><Pictogram icon=Icon::Edit/>{t!("form-reopen")}</button> }.into_any()
        } else {
            let complete = move |_| try_to_complete(&sheet);
            view! {
                <button type="button" class="button primary" data-test="complete" title=t!("form-complete-key") aria-keyshortcuts="Control+Enter" on:click=complete>
                    <Pictogram icon=Icon::Check/>{t!("form-complete")}
                </button>
            }
            .into_any()
        }
    }
}

/// Declares the form complete, or goes to the first thing that is missing.
pub fn try_to_complete(sheet: &Sheet) {
    if let Err(missing) = sheet.complete() {
        missing.first().into_iter().for_each(|at| {
            focus::go_to(at);
        });
    }
}

fn shape(state: RecordState, complete: bool) -> Shape {
    match (state, complete) {
        (_, true) => Shape::Complete,
        (RecordState::Complete, false) => Shape::InProgress,
        (state, false) => state.into(),
    }
}
