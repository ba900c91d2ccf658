//! Where does the study run? Its sites, and opening another one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::kernel::{Nothing, Scope, SiteId, StudyId};
use shared::study::api::{InStudy, ListSites, NewSite, OpenSite, SiteView};
use uuid::Uuid;

use super::with_study::use_study;
use crate::net::{self, Trouble, said_of};
use crate::session::Can;
use crate::ui::{Button, Dialog, Empty, FormProblem, Icon, Kind, LinkButton, ProblemView, Skeleton, TextBox};
use crate::{browser, pages, session, t};

#[component]
pub fn SitesPage() -> impl IntoView {
    let study = use_study().id;
    let sites = LocalResource::new(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let retry = Callback::new(move |()| sites.refetch());
    let opening = RwSignal::new(false);
    let reads = untrack(|| session::allows(Permission::SubjectRead, Scope::Study(study)));
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-sites")}</h1>
                <div class="page-tools">
                    {reads.then(|| view! { <LinkButton href=pages::subjects(study) icon=Icon::Subjects>{t!("page-subjects")}</LinkButton> })}
                    <Can needs=Permission::SiteEdit scope=Scope::Study(study)>
                        <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| opening.set(true) attr:data-test="open-site">{t!("site-open")}</Button>
                    </Can>
                </div>
            </header>
            {move || match sites.get() {
                None => view! { <Skeleton lines=5/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(sites)) if sites.is_empty() => view! { <Empty icon=Icon::Site title=t!("sites-none") text=t!("sites-none-text")/> }.into_any(),
                Some(Ok(sites)) => table(sites),
            }}
            <Dialog open=opening title=t!("site-open")><NewSiteForm study open=opening on_opened=retry/></Dialog>
        </div>
    }
}

fn table(sites: Vec<SiteView>) -> AnyView {
    let row = |site: SiteView| {
        view! {
            <tr data-test="site">
                <th scope="row">{site.code}</th><td>{site.name}</td><td>{country(&site.country)}</td><td>{site.time_zone}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr>
                    <th scope="col">{t!("site-code")}</th><th scope="col">{t!("site-name")}</th>
                    <th scope="col">{t!("site-country")}</th><th scope="col">{t!("time-zone")}</th>
                </tr></thead>
                <tbody>{sites.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The country's name in the person's language, from the browser; its code where the browser has none.
fn country(code: &str) -> String {
    browser::country(code).unwrap_or_else(|| code.to_owned())
}

#[component]
fn NewSiteForm(study: StudyId, open: RwSignal<bool>, on_opened: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line opens the same site.
    let id = SiteId(Uuid::new_v4());
    let (code, name, country) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let zone = RwSignal::new(browser::time_zone());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let site = NewSite { id, code: text(code), name: text(name), country: text(country).to_uppercase(), time_zone: text(zone) };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<OpenSite>(&InStudy { study }, &site).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    on_opened.run(());
                }
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <FormProblem trouble fields=&["/code", "/name", "/country", "/time_zone"]/>
            <TextBox name="site-code" label=t!("site-code") value=code help=t!("site-code-help") finding=said_of(trouble, "/code") required=true autofocus=true/>
            <TextBox name="site-name" label=t!("site-name") value=name finding=said_of(trouble, "/name") required=true/>
            <TextBox name="site-country" label=t!("site-country") value=country help=t!("site-country-help") finding=said_of(trouble, "/country") required=true/>
            <TextBox name="site-zone" label=t!("time-zone") value=zone help=t!("site-zone-help") finding=said_of(trouble, "/time_zone") required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy>{t!("site-open")}</Button>
            </div>
        </form>
    }
}
