//! Enrolling a subject: at which site? The key follows the study's pattern unless one was given elsewhere.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Permission, SiteReach};
use shared::capture::api::{EnrolSubject, NewSubject};
use shared::kernel::{StudyId, SubjectId};
use shared::study::api::{InStudy, SiteView};
use uuid::Uuid;

use crate::net::{self, Trouble, said_of};
use crate::ui::{Banner, Button, ChoiceBox, Dialog, FormProblem, Kind, TextBox, Tone};
use crate::{pages, route, session, t};

#[component]
pub fn EnrolDialog(study: StudyId, open: RwSignal<bool>, sites: Signal<Vec<SiteView>>) -> impl IntoView {
    view! { <Dialog open title=t!("enrol")><Enrol study open sites/></Dialog> }
}

/// The sites at which the person may enrol.
fn open_to_me(study: StudyId, sites: Vec<SiteView>) -> Vec<SiteView> {
    let reach = session::view().map(|view| view.grants.sites(Permission::SubjectEnrol, study));
    match reach {
        None => Vec::new(),
        Some(SiteReach::All) => sites,
        Some(SiteReach::Only(mine)) => sites.into_iter().filter(|site| mine.contains(&site.id)).collect(),
    }
}

#[component]
fn Enrol(study: StudyId, open: RwSignal<bool>, sites: Signal<Vec<SiteView>>) -> impl IntoView {
    // Made once: trying again after a lost line enrols the same subject, not another one.
    let subject = SubjectId(Uuid::new_v4());
    let mine = Memo::new(move |_| open_to_me(study, sites.get()));
    let site = RwSignal::new(mine.get_untracked().first().map(|site| site.id.to_string()).unwrap_or_default());
    // The dialog may be open before the sites have come.
    Effect::new(move |_| {
        let first = mine.with(|mine| mine.first().map(|site| site.id.to_string()));
        if let (Some(first), true) = (first, site.with_untracked(String::is_empty)) {
            site.set(first);
        }
    });
    let key = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(site) = site.get_untracked().parse() else { return };
        let key = Some(key.get_untracked().trim().to_owned()).filter(|key| !key.is_empty());
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<EnrolSubject>(&InStudy { study }, &NewSubject { id: subject, site, key }).await;
            busy.set(false);
            match answer {
                Ok(row) => {
                    open.set(false);
                    route::go(&pages::casebook(study, row.id));
                }
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    let choices = Signal::derive(move || {
        mine.get().into_iter().map(|site| (site.id.to_string(), format!("{} · {}", site.code, site.name))).collect()
    });
    view! {
        <form class="stack" on:submit=send>
            <FormProblem trouble fields=&["/key"]/>
            {move || mine.with(Vec::is_empty).then(|| view! { <Banner tone=Tone::Warning><p>{t!("enrol-no-site")}</p></Banner> })}
            <ChoiceBox name="enrol-site" label=t!("site") value=site choices autofocus=true/>
            <TextBox name="enrol-key" label=t!("enrol-key") value=key help=t!("enrol-key-help") finding=said_of(trouble, "/key")/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || mine.with(Vec::is_empty)) attr:data-test="enrol-confirm">{t!("enrol")}</Button>
            </div>
        </form>
    }
}
