//! Which study are we in? Loaded once for all its pages; marked on each of them unless it is live (TEN-05).

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use shared::kernel::{Code, Nothing, StudyId};
use shared::study::api::{Environment, InStudy, ReadStudy, StudyView};

use crate::ui::{ProblemView, Skeleton};
use crate::{i18n, net, pages, session, t};

/// The study in which a page stands.
#[derive(Clone, Debug)]
pub struct OpenStudy(Arc<StudyView>);

impl Deref for OpenStudy {
    type Target = StudyView;
    fn deref(&self) -> &StudyView {
        &self.0
    }
}

impl OpenStudy {
    /// How people call the study: its protocol, else its name.
    pub fn title(&self) -> String {
        title(self)
    }
}

/// How people call a study: its protocol, else its name.
pub fn title(study: &StudyView) -> String {
    let texts = [&study.protocol, &study.name];
    texts.into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_else(|| t!("study-unnamed"))
}

/// The study around this component. Only inside [`WithStudy`].
pub fn use_study() -> OpenStudy {
    expect_context()
}

/// Loads the study, then shows what stands in it.
#[component]
pub fn WithStudy(
    study: StudyId,
    /// What stands there instead of the study until it has come, around a skeleton or a problem.
    waiting: fn(AnyView) -> AnyView,
    children: ChildrenFn,
) -> impl IntoView {
    let found = LocalResource::new(move || async move { net::load::<ReadStudy>(&InStudy { study }, &Nothing {}).await });
    let retry = Callback::new(move |()| found.refetch());
    move || match found.get() {
        None => waiting(view! { <Skeleton/> }.into_any()),
        Some(Err(trouble)) => {
            if trouble.code() == Some(Code::NotFound) {
                pages::start_nowhere();
            }
            waiting(view! { <ProblemView trouble on_retry=retry/> }.into_any())
        }
        Some(Ok(view)) => {
            remember(&view);
            provide_context(OpenStudy(Arc::new(view)));
            children().into_any()
        }
    }
}

fn remember(study: &StudyView) {
    if let Some(session) = session::now() {
        pages::start_in(&session, study.id);
    }
}

/// Says on every page of the study what its data are for, unless they are the trial's.
#[component]
pub fn EnvironmentStripe() -> impl IntoView {
    let environment = use_study().environment;
    let words = i18n::say(&format!("environment-{}-stripe", environment.as_str()), &[]);
    (environment != Environment::Live).then(|| view! { <div class="environment-stripe" role="note">{words}</div> })
}
