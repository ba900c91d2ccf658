//! Which groups give which roles? A table that is changed row by row and kept as a whole; beside it, what somebody would get.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Grant, Reach, Role};
use shared::tenancy::sso::{OnProvider, PutSsoRules, SsoPlace, SsoRule, SsoRules};

use super::preview::TryOut;
use crate::net::{self, Trouble};
use crate::ui::{Button, ChoiceBox, FormProblem, Icon, Kind, TextBox};
use crate::{i18n, t};

pub type Places = StoredValue<Vec<SsoPlace>>;

pub fn role_words(role: Role) -> String {
    i18n::say(&format!("role-{}", role.as_str()), &[])
}

/// Where a grant reaches, by name.
pub fn place_words(reach: Reach, places: Places) -> String {
    let at = match reach {
        Reach::Tenant => return t!("reach-tenant"),
        Reach::Study { study } => (study, None),
        Reach::Site { study, site } => (study, Some(site)),
    };
    places.with_value(|all| all.iter().find(|one| (one.study, one.site) == at).map(|one| one.name.clone()).unwrap_or_default())
}

#[component]
pub fn Rules(at: OnProvider, rules: Vec<SsoRule>, places: Places, again: Callback<()>) -> impl IntoView {
    let kept = StoredValue::new(rules.clone());
    let rules = RwSignal::new(rules);
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let changed = Signal::derive(move || rules.with(|rules| kept.with_value(|kept| rules != kept)));
    let keep = move |_| {
        busy.set(true);
        let body = SsoRules { rules: rules.get_untracked() };
        spawn_local(async move {
            let answer = net::submit::<PutSsoRules>(&at, &body).await;
            busy.try_set(false);
            match answer {
                Ok(_) => drop(again.try_run(())),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let row = move |(n, rule): (usize, SsoRule)| {
        let remove = move |_| rules.update(|rules| drop((n < rules.len()).then(|| rules.remove(n))));
        let name = t!("sso-rule-remove", value = rule.value.clone());
        view! {
            <tr data-test="sso-rule">
                <td><code>{rule.claim}</code></td><td><code>{rule.value}</code></td>
                <td><span class="tag">{role_words(rule.grant.role)}</span>" "<span class="soft" dir="auto">{place_words(rule.grant.reach, places)}</span></td>
                <td><Button kind=Kind::Quiet icon=Icon::Close on:click=remove attr:aria-label=name>""</Button></td>
            </tr>
        }
    };
    view! {
        <h3>{t!("sso-rules")}</h3>
        <p class="soft">{t!("sso-rules-text")}</p>
        <FormProblem trouble/>
        <div class="table-wrap"><table class="table dense">
            <thead><tr>
                <th scope="col">{t!("sso-claim")}</th><th scope="col">{t!("sso-value")}</th><th scope="col">{t!("sso-gives")}</th>
                <th scope="col"><span class="visually-hidden">{t!("sso-rule-acts")}</span></th>
            </tr></thead>
            <tbody>{move || rules.get().into_iter().enumerate().map(row).collect_view()}</tbody>
        </table></div>
        <NewRule rules places id=at.provider.to_string()/>
        <div class="row">
            <Button kind=Kind::Primary busy disabled=Signal::derive(move || !changed.get()) on:click=keep attr:data-test="sso-rules-keep">{t!("sso-rules-keep")}</Button>
            <Show when=move || changed.get()>
                <Button kind=Kind::Quiet on:click=move |_| rules.set(kept.get_value())>{t!("sso-rules-undo")}</Button>
                <span class="soft">{t!("sso-rules-changed")}</span>
            </Show>
        </div>
        <TryOut at rules places/>
    }
}

/// A row to be added.
#[component]
fn NewRule(rules: RwSignal<Vec<SsoRule>>, places: Places, id: String) -> impl IntoView {
    let (claim, value) = (RwSignal::new("groups".to_owned()), RwSignal::new(String::new()));
    let (role, place) = (RwSignal::new(Role::Coordinator.as_str().to_owned()), RwSignal::new(String::new()));
    let roles: Vec<_> =
        Role::ALL.iter().filter(|role| **role != Role::Support).map(|role| (role.as_str().to_owned(), role_words(*role))).collect();
    let mut reach = vec![(String::new(), t!("reach-tenant"))];
    places.with_value(|all| reach.extend(all.iter().enumerate().map(|(n, one)| (n.to_string(), one.name.clone()))));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(role) = Role::ALL.iter().copied().find(|one| role.with_untracked(|role| one.as_str() == role)) else { return };
        let at = place.with_untracked(|n| n.parse::<usize>().ok()).and_then(|n| places.with_value(|all| all.get(n).cloned()));
        let reach = match at {
            None => Reach::Tenant,
            Some(SsoPlace { study, site: None, .. }) => Reach::Study { study },
            Some(SsoPlace { study, site: Some(site), .. }) => Reach::Site { study, site },
        };
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let new = SsoRule { claim: text(claim), value: text(value), grant: Grant { role, reach } };
        if !rules.with_untracked(|rules| rules.contains(&new)) {
            rules.update(|rules| rules.push(new));
        }
        value.set(String::new());
    };
    view! {
        <form class="filters sso-add" on:submit=add data-test="sso-new-rule">
            <TextBox name=format!("claim-{id}") label=t!("sso-claim") value=claim required=true/>
            <TextBox name=format!("value-{id}") label=t!("sso-value") value=value required=true/>
            <ChoiceBox name=format!("role-{id}") label=t!("sso-role") value=role choices=roles/>
            <ChoiceBox name=format!("place-{id}") label=t!("sso-place") value=place choices=reach/>
            <Button submit=true icon=Icon::Add attr:data-test="sso-rule-add">{t!("sso-rule-add")}</Button>
        </form>
    }
}
