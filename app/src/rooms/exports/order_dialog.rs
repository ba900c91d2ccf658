//! What goes into a snapshot? Formats, which forms, for whom, how long it is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::exports::api::OrderSnapshot;
use shared::exports::{Format, NewSnapshot, SnapshotFilter, Standing};
use shared::kernel::{Nothing, Scope, SnapshotId, StudyId};
use shared::study::Design;
use shared::study::api::{InStudy, ListSites, SiteView};
use uuid::Uuid;

use super::snapshot_card::{format_words, standing_words};
use crate::net::{self, Trouble, said_of};
use crate::rooms::review::Ticks;
use crate::rooms::study::{open_design, use_study};
use crate::session::Can;
use crate::ui::{Button, ChoiceBox, Dialog, FormProblem, Kind, ProblemView, Skeleton, TextBox};
use crate::{i18n, t};

#[component]
pub fn OrderDialog(study: StudyId, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    view! { <Dialog open title=t!("snapshot-order") wide=true>{move || view! { <Order study open again/> }}</Dialog> }
}

#[component]
fn Order(study: StudyId, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let version = use_study().version;
    let found = net::loading(move || async move {
        let design = open_design(study, version).await?;
        let sites = net::load::<ListSites>(&InStudy { study }, &Nothing {}).await?;
        Ok::<_, Trouble>((design, sites))
    });
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <Skeleton lines=6/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok((design, sites))) => view! { <OrderForm study design=design.design.clone() sites open again/> }.into_any(),
    }
}

/// What is chosen, as texts.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    days: RwSignal<String>,
    standing: RwSignal<String>,
    audience: RwSignal<String>,
    formats: RwSignal<Vec<String>>,
    sites: RwSignal<Vec<String>>,
    visits: RwSignal<Vec<String>>,
    forms: RwSignal<Vec<String>>,
}

impl Draft {
    fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let none = || RwSignal::new(Vec::new());
        let formats = RwSignal::new(vec![Format::Csv.as_str().to_owned()]);
        Self {
            name: text(""),
            days: text("30"),
            standing: text(Standing::All.as_str()),
            audience: text("blinded"),
            formats,
            sites: none(),
            visits: none(),
            forms: none(),
        }
    }

    fn ordered(self, id: SnapshotId) -> NewSnapshot {
        let oids = |all: RwSignal<Vec<String>>| all.get_untracked().iter().map(|oid| oid.as_str().into()).collect();
        let filter = SnapshotFilter {
            sites: self.sites.get_untracked().iter().filter_map(|site| site.parse().ok()).collect(),
            visits: oids(self.visits),
            forms: oids(self.forms),
            standing: self.standing.get_untracked().parse().unwrap_or_default(),
            unblinded: self.audience.get_untracked() == "unblinded",
        };
        NewSnapshot {
            id,
            name: self.name.get_untracked().trim().to_owned(),
            formats: self.formats.get_untracked().iter().filter_map(|format| format.parse().ok()).collect(),
            filter,
            // What is no number is refused by the server, with its place.
            days: self.days.get_untracked().trim().parse().unwrap_or_default(),
        }
    }
}

#[component]
fn OrderForm(study: StudyId, design: Design, sites: Vec<SiteView>, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line orders once.
    let (id, draft) = (SnapshotId(Uuid::new_v4()), Draft::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = draft.ordered(id);
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<OrderSnapshot>(&InStudy { study }, &new).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    again.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let formats = Format::ALL.iter().map(|one| (one.as_str().to_owned(), format_words(*one))).collect();
    let standings: Vec<_> = Standing::ALL.iter().map(|one| (one.as_str().to_owned(), standing_words(*one))).collect();
    let audiences = vec![("blinded".to_owned(), t!("audience-blinded")), ("unblinded".to_owned(), t!("audience-unblinded"))];
    let lang = i18n::form_tag();
    let sites = sites.iter().map(|site| (site.id.to_string(), format!("{} {}", site.code, site.name))).collect();
    let visits = design.visits.iter().map(|visit| (visit.oid.0.clone(), visit.title().to_owned())).collect();
    let forms = design.library.forms.iter().map(|form| (form.oid.0.clone(), form.title(lang).to_owned())).collect();
    let narrowed = move || draft.sites.with(Vec::len) + draft.visits.with(Vec::len) + draft.forms.with(Vec::len);
    view! {
        <form class="stack" on:submit=send data-test="snapshot-form">
            <FormProblem trouble fields=&["/name", "/days"]/>
            <TextBox name="snapshot-name" label=t!("snapshot-name") value=draft.name help=t!("snapshot-name-help") finding=said_of(trouble, "/name") required=true autofocus=true/>
            <Ticks label=t!("snapshot-formats") choices=formats chosen=draft.formats/>
            <div class="row">
                <ChoiceBox name="snapshot-standing" label=t!("snapshot-standing") value=draft.standing choices=Signal::stored(standings)/>
                <Can needs=Permission::SeeUnblinded scope=Scope::Study(study)>
                    <ChoiceBox name="snapshot-audience" label=t!("snapshot-audience") value=draft.audience choices=Signal::stored(audiences.clone())/>
                </Can>
                <TextBox name="snapshot-days" label=t!("snapshot-days") value=draft.days finding=said_of(trouble, "/days")/>
            </div>
            <details>
                <summary>{move || t!("snapshot-narrow", n = narrowed())}</summary>
                <div class="stack">
                    <p class="soft">{t!("snapshot-narrow-help")}</p>
                    <Ticks label=t!("page-sites") choices=sites chosen=draft.sites/>
                    <Ticks label=t!("plan-visits") choices=visits chosen=draft.visits/>
                    <Ticks label=t!("plan-forms") choices=forms chosen=draft.forms/>
                </div>
            </details>
            <p class="soft">{t!("snapshot-audited")}</p>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="snapshot-start">{t!("snapshot-start")}</Button>
            </div>
        </form>
    }
}
