//! Giving somebody a role: which, where, from when until when, and why. Only what the person who gives may give is offered.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{Givable, GiveGrant, ListGivable, NewGrant, OnPerson, PersonView};
use shared::access::{Permission, Role};
use shared::kernel::{GrantId, Nothing, PersonId};
use uuid::Uuid;

use super::words;
use crate::net::{self, Trouble, said_of};
use crate::t;
use crate::ui::{Button, ChoiceBox, Dialog, FormProblem, Kind, ProblemView, Skeleton, TextBox};

/// Open while there is somebody to give a role to.
#[component]
pub fn GiveDialog(whom: RwSignal<Option<PersonView>>, on_given: Callback<()>) -> impl IntoView {
    let open = words::open_while(whom);
    view! {
        <Dialog open title=t!("give-role")>
            {move || whom.get().map(|person| view! { <p><strong dir="auto">{person.name}</strong>" "<span class="soft">{person.email}</span></p><Choices whom=person.person open on_given/> })}
        </Dialog>
    }
}

#[component]
fn Choices(whom: PersonId, open: RwSignal<bool>, on_given: Callback<()>) -> impl IntoView {
    let found = net::loading(|| async move { net::load::<ListGivable>(&Nothing {}, &Nothing {}).await });
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <Skeleton lines=5/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok(givable)) => view! { <GiveForm whom givable open on_given/> }.into_any(),
    }
}

/// Roles to choose from at a place: built-in ones by name, the organisation's own by id.
fn roles(givable: &Givable, study: &str) -> Vec<(String, String)> {
    let here = givable.studies.iter().find(|one| one.study.to_string() == study).map_or(&givable.tenant, |one| &one.roles);
    let built_in = here.iter().map(|role| (role.as_str().to_owned(), words::role(*role)));
    let own = givable.own.iter().filter(|role| here.contains(&role.base)).map(|role| (role.id.to_string(), role.name.clone()));
    built_in.chain(own).collect()
}

fn places(givable: &Givable) -> Vec<(String, String)> {
    let whole = (!givable.tenant.is_empty()).then(|| (String::new(), t!("reach-tenant")));
    givable.studies.iter().map(|one| (one.study.to_string(), one.name.clone())).chain(whole).collect()
}

fn sites(givable: &Givable, study: &str) -> Vec<(String, String)> {
    let here = givable.studies.iter().find(|one| one.study.to_string() == study);
    let all = std::iter::once((String::new(), t!("sites-all")));
    all.chain(here.into_iter().flat_map(|one| one.sites.iter()).map(|site| (site.site.to_string(), site.name.clone()))).collect()
}

/// What the chosen role may do, for whoever gives it.
fn includes(givable: &Givable, role: &str) -> Vec<Permission> {
    let own = givable.own.iter().find(|one| one.id.to_string() == role).map(|one| one.may.clone());
    let built_in = || Role::ALL.iter().copied().find(|one| one.as_str() == role);
    own.or_else(|| built_in().map(super::roles_page::of)).unwrap_or_default()
}

#[component]
fn GiveForm(whom: PersonId, givable: Givable, open: RwSignal<bool>, on_given: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line gives it once.
    let id = GrantId(Uuid::new_v4());
    let first = places(&givable).first().map(|(value, _)| value.clone()).unwrap_or_default();
    let (study, site, role) = (RwSignal::new(first), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (starts, ends, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let all = StoredValue::new(givable);
    let roles = Signal::derive(move || all.with_value(|all| study.with(|study| roles(all, study))));
    let sites = Signal::derive(move || all.with_value(|all| study.with(|study| sites(all, study))));
    Effect::new(move |_| {
        let there = |signal: RwSignal<String>, from: Signal<Vec<(String, String)>>| {
            let known = from.with(|all| signal.with_untracked(|value| all.iter().any(|(one, _)| one == value)));
            if !known {
                signal.set(from.with_untracked(|all| all.first().map(|(value, _)| value.clone()).unwrap_or_default()));
            }
        };
        there(role, roles);
        there(site, sites);
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = role.get_untracked();
        let new = NewGrant {
            id,
            role: Role::ALL.iter().copied().find(|one| one.as_str() == chosen),
            own: chosen.parse().ok(),
            study: study.get_untracked().parse().ok(),
            site: site.get_untracked().parse().ok(),
            starts: words::instant_of(&starts.get_untracked(), false).filter(|at| words::is_to_come(*at)),
            ends: words::instant_of(&ends.get_untracked(), true),
        };
        busy.set(true);
        spawn_local(async move {
            let why = reason.get_untracked().trim().to_owned();
            let answer = net::submit_because::<GiveGrant>(&OnPerson { person: whom }, &new, &why).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_given.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let may = move || all.with_value(|all| role.with(|role| includes(all, role)));
    let summary = move || may().into_iter().map(words::permission).collect::<Vec<_>>().join(" · ");
    let places = all.with_value(places);
    view! {
        <form class="stack" on:submit=send data-test="give-form">
            <FormProblem trouble fields=&["/starts", "/ends", "/role"]/>
            <ChoiceBox name="give-study" label=t!("grant-place") value=study choices=Signal::stored(places) autofocus=true/>
            <Show when=move || sites.with(|all| all.len() > 1)><ChoiceBox name="give-site" label=t!("site") value=site choices=sites/></Show>
            <ChoiceBox name="give-role" label=t!("role") value=role choices=roles/>
            <p class="faint" data-test="includes">{summary}</p>
            <div class="two-fields">
                <TextBox name="give-starts" label=t!("grant-starts") value=starts kind="date" help=t!("grant-starts-help") finding=said_of(trouble, "/starts")/>
                <TextBox name="give-ends" label=t!("grant-ends") value=ends kind="date" help=t!("grant-ends-help") finding=said_of(trouble, "/ends")/>
            </div>
            <TextBox name="give-reason" label=t!("reason-label") value=reason required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="give-send">{t!("give-role")}</Button>
            </div>
        </form>
    }
}
