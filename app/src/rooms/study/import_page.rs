//! What would become of my file, and shall it become a study? The file is looked at first; nothing is stored until one says so.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::study::DesignReport;
use shared::study::api::{CheckDesign, Environment, ImportOptions, ImportStudy, Imported};
use web_sys::{DragEvent, File};

use super::report::Report;
use crate::net::{self, Trouble};
use crate::ui::{Banner, Button, Icon, Kind, LinkButton, Pictogram, ProblemView, Tone};
use crate::{i18n, pages, t};

/// How far the import has come.
#[derive(Clone)]
enum Step {
    Choose,
    Checking,
    Checked(DesignReport),
    Importing(DesignReport),
    Done(Box<Imported>),
    Failed(Trouble),
}

#[derive(Clone, Copy)]
struct Import {
    step: RwSignal<Step>,
    file: StoredValue<Option<File>, LocalStorage>,
    /// What the study is to be for.
    environment: RwSignal<Environment>,
}

impl Import {
    fn check(self, file: File) {
        self.file.set_value(Some(file.clone()));
        self.step.set(Step::Checking);
        spawn_local(async move {
            let answer = net::submit_file::<CheckDesign, _>(&Nothing {}, &Nothing {}, &file).await;
            // The server sees bytes only; the person knows the file by its name.
            let named = answer.map(|report| DesignReport { file: file.name(), ..report });
            self.step.try_set(named.map_or_else(Step::Failed, Step::Checked));
        });
    }

    fn import(self, report: DesignReport) {
        let Some(file) = self.file.get_value() else { return };
        self.step.set(Step::Importing(report));
        let options = ImportOptions { environment: self.environment.get_untracked() };
        spawn_local(async move {
            let answer = net::submit_file::<ImportStudy, _>(&Nothing {}, &options, &file).await;
            self.step.try_set(answer.map_or_else(Step::Failed, |imported| Step::Done(Box::new(imported))));
        });
    }

    fn name(self) -> String {
        self.file.with_value(|file| file.as_ref().map(File::name)).unwrap_or_default()
    }
}

#[component]
pub fn ImportPage() -> impl IntoView {
    let import = Import { step: RwSignal::new(Step::Choose), file: StoredValue::new_local(None), environment: RwSignal::default() };
    let on_file = Callback::new(move |file| import.check(file));
    view! {
        <div class="page import">
            <header class="page-head">
                <div>
                    <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::STUDIES>{t!("page-studies")}</a><span aria-hidden="true">"›"</span></nav>
                    <h1 tabindex="-1">{t!("page-import")}</h1>
                </div>
            </header>
            {move || match import.step.get() {
                Step::Choose => view! { <DropZone on_file/> }.into_any(),
                Step::Checking => view! { <Working words=t!("import-checking", file = import.name())/> }.into_any(),
                Step::Checked(report) => view! { <Checked import report/> }.into_any(),
                Step::Importing(report) => view! { <Working words=t!("import-importing", file = import.name())/><Report report/> }.into_any(),
                Step::Done(imported) => view! { <Done imported=*imported file=import.name()/> }.into_any(),
                Step::Failed(trouble) => view! { <ProblemView trouble/><DropZone on_file/> }.into_any(),
            }}
        </div>
    }
}

/// Where a file is dropped, or chosen with the keyboard.
#[component]
pub fn DropZone(on_file: Callback<File>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let on_over = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        file.into_iter().for_each(|file| on_file.run(file));
    };
    let on_change = move |_| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        file.into_iter().for_each(|file| on_file.run(file));
    };
    view! {
        <label class="drop-zone" class:over=move || over.get() on:dragover=on_over on:dragleave=move |_| over.set(false) on:drop=on_drop>
            <Pictogram icon=Icon::Upload/>
            <span class="empty-title">{t!("import-drop")}</span>
            <span class="soft">{t!("import-drop-text")}</span>
            <span class="button" aria-hidden="true">{t!("import-choose")}</span>
            <input class="visually-hidden" node_ref=input type="file" accept=".xml,.odm,.csv,.xls,.xlsx,text/xml,application/xml,text/csv" on:change=on_change data-test="design-file"/>
        </label>
    }
}

#[component]
pub fn Working(words: String) -> impl IntoView {
    view! { <div class="stack" role="status"><p>{words}</p><progress class="progress" aria-label=t!("loading")></progress></div> }
}

#[component]
fn Checked(import: Import, report: DesignReport) -> impl IntoView {
    let accepted = report.accepted;
    let kept = report.clone();
    let again = move |_| import.step.set(Step::Choose);
    view! {
        <Report report/>
        {accepted.then(|| view! { <ForWhat chosen=import.environment/> })}
        <div class="row">
            {accepted.then(|| view! { <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| import.import(kept.clone()) attr:data-test="import">{t!("import-now")}</Button> })}
            <Button on:click=again>{t!("import-other")}</Button>
        </div>
    }
}

/// What are the data of this study for? One sentence each, since it cannot be changed afterwards.
#[component]
fn ForWhat(chosen: RwSignal<Environment>) -> impl IntoView {
    let choice = move |one: Environment| {
        let words = |part: &str| i18n::say(&format!("environment-{}{part}", one.as_str()), &[]);
        view! {
            <label class="choice">
                <input type="radio" name="environment" value=one.as_str() prop:checked=move || chosen.get() == one on:change=move |_| chosen.set(one)/>
                <span class="choice-text">{words("")}" "<span class="soft">{words("-choice")}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field-label">{t!("import-environment")}</legend>
            {Environment::ALL.into_iter().map(choice).collect_view()}
            <p class="field-hint">{t!("import-environment-stays")}</p>
        </fieldset>
    }
}

#[component]
fn Done(imported: Imported, file: String) -> impl IntoView {
    let actions = move || view! { <LinkButton href=pages::sites(imported.study) kind=Kind::Primary>{t!("import-open-sites")}</LinkButton> };
    view! {
        <Banner tone=Tone::Success actions><p>{t!("import-done")}</p></Banner>
        <Report report=DesignReport { file, ..imported.report }/>
    }
}
