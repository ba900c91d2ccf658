//! Proposing that somebody does something at a site.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{NewDelegation, OfStudy, ProposeDelegation};
use shared::access::{Permission, Role, SiteReach};
use shared::kernel::{DelegationId, Nothing, StudyId};
use shared::study::api::{InStudy, ListSites, SiteView};
use uuid::Uuid;

use super::words;
use crate::net::{self, Trouble, said_of};
use crate::ui::{Button, ChoiceBox, Dialog, FormProblem, Kind, ProblemView, Skeleton, TextBox};
use crate::{session, t};

#[component]
pub fn ProposeDialog(study: StudyId, open: RwSignal<bool>, on_proposed: Callback<()>) -> impl IntoView {
    view! { <Dialog open title=t!("delegation-propose")>{move || view! { <Sites study open on_proposed/> }}</Dialog> }
}

#[component]
fn Sites(study: StudyId, open: RwSignal<bool>, on_proposed: Callback<()>) -> impl IntoView {
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let retry = Callback::new(move |()| sites.again());
    move || match sites.get() {
        None => view! { <Skeleton lines=5/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok(sites)) => view! { <ProposeForm study sites open on_proposed/> }.into_any(),
    }
}

#[component]
fn ProposeForm(study: StudyId, sites: Vec<SiteView>, open: RwSignal<bool>, on_proposed: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line proposes once.
    let id = DelegationId(Uuid::new_v4());
    let reach = session::now().map(|view| view.grants.sites(Permission::DelegationPropose, study));
    let mine = |site: &SiteView| match &reach {
        Some(SiteReach::Only(own)) => own.contains(&site.id),
        _ => true,
    };
    let sites: Vec<_> =
        sites.iter().filter(|site| mine(site)).map(|site| (site.id.to_string(), format!("{} {}", site.code, site.name))).collect();
    let site = RwSignal::new(sites.first().map(|(value, _)| value.clone()).unwrap_or_default());
    let role = RwSignal::new(Role::Coordinator.as_str().to_owned());
    let roles = [Role::Coordinator, Role::Investigator].map(|role| (role.as_str().to_owned(), words::role(role))).to_vec();
    let [email, duties, starts, ends] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(site) = site.get_untracked().parse() else { return };
        let chosen = role.get_untracked();
        let new = NewDelegation {
            id,
            site,
            email: email.get_untracked().trim().to_owned(),
            role: if chosen == Role::Investigator.as_str() { Role::Investigator } else { Role::Coordinator },
            duties: duties.get_untracked().trim().to_owned(),
            starts: words::instant_of(&starts.get_untracked(), false),
            ends: words::instant_of(&ends.get_untracked(), true),
        };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<ProposeDelegation>(&OfStudy { study }, &new).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_proposed.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send data-test="propose-form">
            <FormProblem trouble fields=&["/email", "/duties", "/ends"]/>
            <TextBox name="delegate-email" label=t!("delegation-email") value=email kind="email" help=t!("delegation-email-help") finding=said_of(trouble, "/email") required=true autofocus=true/>
            <ChoiceBox name="delegate-site" label=t!("site") value=site choices=Signal::stored(sites)/>
            <ChoiceBox name="delegate-role" label=t!("role") value=role choices=Signal::stored(roles)/>
            <TextBox name="delegate-duties" label=t!("delegation-duties") value=duties help=t!("delegation-duties-help") finding=said_of(trouble, "/duties") required=true/>
            <div class="two-fields">
                <TextBox name="delegate-starts" label=t!("grant-starts") value=starts kind="date" help=t!("delegation-starts-help")/>
                <TextBox name="delegate-ends" label=t!("grant-ends") value=ends kind="date" help=t!("grant-ends-help") finding=said_of(trouble, "/ends")/>
            </div>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="propose-send">{t!("delegation-propose")}</Button>
            </div>
        </form>
    }
}
