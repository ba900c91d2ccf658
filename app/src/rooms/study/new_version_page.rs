//! What would my file change in the running study, and shall it become a version? Nothing is stored until one says so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Nothing, StudyId};
use shared::study::DesignReport;
use shared::study::api::{AddVersion, CheckVersion, InStudy, VersionCheck, VersionOptions};
use web_sys::File;

use super::changes::Changes;
use super::import_page::{DropZone, Working};
use super::report::Report;
use super::with_study::use_study;
use crate::net::{self, Trouble};
use crate::ui::{Button, Icon, Kind, ProblemView, TextBox};
use crate::{pages, route, t};

#[derive(Clone)]
enum Step {
    Choose,
    Checking,
    Checked(Box<VersionCheck>),
    Failed(Trouble),
}

#[derive(Clone, Copy)]
struct Adding {
    study: StudyId,
    step: RwSignal<Step>,
    file: StoredValue<Option<File>, LocalStorage>,
    name: RwSignal<String>,
    busy: RwSignal<bool>,
}

impl Adding {
    fn check(self, file: File) {
        self.file.set_value(Some(file.clone()));
        self.step.set(Step::Checking);
        spawn_local(async move {
            let answer = net::submit_file::<CheckVersion, _>(&InStudy { study: self.study }, &Nothing {}, &file).await;
            let named = answer.map(|check| {
                let report = DesignReport { file: file.name(), ..check.report };
                Step::Checked(Box::new(VersionCheck { report, ..check }))
            });
            self.step.try_set(named.unwrap_or_else(Step::Failed));
        });
    }

    fn add(self) {
        let Some(file) = self.file.get_value() else { return };
        let options = VersionOptions { file: file.name(), name: self.name.get_untracked().trim().to_owned() };
        self.busy.set(true);
        spawn_local(async move {
            match net::submit_file::<AddVersion, _>(&InStudy { study: self.study }, &options, &file).await {
                Ok(row) => route::go(&pages::version(self.study, row.id)),
                Err(trouble) => {
                    self.busy.try_set(false);
                    self.step.try_set(Step::Failed(trouble));
                }
            }
        });
    }
}

#[component]
pub fn NewVersionPage() -> impl IntoView {
    let study = use_study().id;
    let adding = Adding {
        study,
        step: RwSignal::new(Step::Choose),
        file: StoredValue::new_local(None),
        name: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
    };
    let on_file = Callback::new(move |file| adding.check(file));
    let name = move || adding.file.with_value(|file| file.as_ref().map(File::name)).unwrap_or_default();
    view! {
        <div class="page import">
            <header class="page-head">
                <div>
                    <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::versions(study)>{t!("page-versions")}</a><span aria-hidden="true">"›"</span></nav>
                    <h1 tabindex="-1">{t!("page-new-version")}</h1>
                </div>
            </header>
            {move || match adding.step.get() {
                Step::Choose => view! { <DropZone on_file/> }.into_any(),
                Step::Checking => view! { <Working words=t!("import-checking", file = name())/> }.into_any(),
                Step::Checked(check) => view! { <Checked adding check=*check/> }.into_any(),
                Step::Failed(trouble) => view! { <ProblemView trouble/><DropZone on_file/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Checked(adding: Adding, check: VersionCheck) -> impl IntoView {
    let VersionCheck { report, changes } = check;
    let fits = report.accepted && !changes.is_empty();
    let accepted = report.accepted;
    view! {
        {accepted.then(|| view! { <Changes changes/> })}
        {fits.then(|| view! { <TextBox name="version-name" label=t!("version-name") value=adding.name help=t!("version-name-help")/> })}
        <div class="row">
            {fits.then(|| view! { <Button kind=Kind::Primary icon=Icon::Add busy=adding.busy on:click=move |_| adding.add() attr:data-test="add-version">{t!("version-add")}</Button> })}
            <Button on:click=move |_| adding.step.set(Step::Choose)>{t!("import-other")}</Button>
        </div>
        <Report report/>
    }
}
