//! A role of the organisation's own: its name, the role that it is based on, what it includes; what differs from the base and what
//! speaks against it are seen while it is made.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{KeepRole, NewRole, OnRole, RoleView};
use shared::access::{GRID, Permission, Role, Unfit, unfit};
use shared::kernel::OwnRoleId;
use uuid::Uuid;

use super::roles_page::{Differs, of};
use super::words;
use crate::net::{self, Trouble, said_of};
use crate::t;
use crate::ui::{Banner, Button, ChoiceBox, Dialog, FormProblem, Kind, TextBox, Tone};

#[component]
pub fn RoleDialog(open: RwSignal<bool>, editing: RwSignal<Option<RoleView>>, on_kept: Callback<()>) -> impl IntoView {
    view! { <Dialog open wide=true title=t!("role-own")>{move || view! { <RoleForm role=editing.get() open on_kept/> }}</Dialog> }
}

fn against(unfit: Unfit) -> String {
    match unfit {
        Unfit::Base => t!("unfit-base"),
        Unfit::NotFor(one) => t!("unfit-not-for", what = words::permission(one)),
        Unfit::Together(one, other) => t!("unfit-together", what = words::permission(one), other = words::permission(other)),
        Unfit::Misses(one) => t!("unfit-misses", what = words::permission(one)),
    }
}

/// What a role with this base may include at all.
fn offered(base: Role) -> Vec<Permission> {
    let alone = |one: &Permission| !unfit(base, &[*one]).contains(&Unfit::NotFor(*one));
    GRID.iter().map(|(permission, _)| *permission).filter(alone).collect()
}

#[component]
fn RoleForm(role: Option<RoleView>, open: RwSignal<bool>, on_kept: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line makes it once.
    let id = role.as_ref().map_or_else(|| OwnRoleId(Uuid::new_v4()), |role| role.id);
    let revision = role.as_ref().map_or(0, |role| role.revision);
    let fixed = role.is_some();
    let base = RwSignal::new(role.as_ref().map_or(Role::Monitor, |role| role.base).as_str().to_owned());
    let text = |of: fn(&RoleView) -> &String| RwSignal::new(role.as_ref().map(|role| of(role).clone()).unwrap_or_default());
    let (name, note, reason) = (text(|role| &role.name), text(|role| &role.note), RwSignal::new(String::new()));
    let may = RwSignal::new(role.as_ref().map_or_else(|| of(Role::Monitor), |role| role.may.clone()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let role_of = move || base.with(|base| Role::ALL.iter().copied().find(|one| one.as_str() == base)).unwrap_or(Role::Monitor);
    Effect::new(move |before: Option<Role>| {
        let base = role_of();
        if before.is_some_and(|before| before != base) {
            may.set(of(base));
        }
        base
    });
    let found = Memo::new(move |_| may.with(|may| unfit(role_of(), may).into_iter().map(against).collect::<Vec<_>>()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let new = NewRole { name: words(name), note: words(note), base: untrack(role_of), may: may.get_untracked(), revision };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit_because::<KeepRole>(&OnRole { role: id }, &new, &words(reason)).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_kept.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let choice = move |one: Permission| {
        let toggle = move |on: bool| {
            may.update(|may| {
                may.retain(|known| *known != one);
                if on {
                    may.push(one);
                }
            });
        };
        view! {
            <label class="choice" data-test="may" data-name=words::name(one)>
                <input type="checkbox" prop:checked=move || may.with(|may| may.contains(&one)) on:change:target=move |event| toggle(event.target().checked())/>
                <span class="choice-text">{words::permission(one)}</span>
            </label>
        }
    };
    let bases: Vec<_> =
        Role::ALL.iter().filter(|role| **role != Role::Support).map(|role| (role.as_str().to_owned(), words::role(*role))).collect();
    view! {
        <form class="stack" on:submit=send data-test="role-form">
            <FormProblem trouble fields=&["/name"]/>
            <TextBox name="role-name" label=t!("role-name") value=name finding=said_of(trouble, "/name") required=true autofocus=true/>
            <TextBox name="role-note" label=t!("role-note") value=note/>
            {match fixed {
                true => view! { <p class="soft">{move || t!("role-based-on", base = words::role(role_of()))}</p> }.into_any(),
                false => view! { <ChoiceBox name="role-base" label=t!("role-base") value=base choices=Signal::stored(bases)/> }.into_any(),
            }}
            <fieldset class="role-choices"><legend class="field-label">{t!("role-includes")}</legend>{move || offered(role_of()).into_iter().map(choice).collect_view()}</fieldset>
            <p class="soft">{t!("role-never")}</p>
            <h3 class="field-label">{t!("role-differs")}</h3>
            {move || view! { <Differs base=role_of() may=may.get()/> }}
            <Show when=move || !found.with(Vec::is_empty)>
                <Banner tone=Tone::Warning><ul data-test="unfit">{move || found.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul></Banner>
            </Show>
            <TextBox name="role-reason" label=t!("reason-label") value=reason required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || !found.with(Vec::is_empty)) attr:data-test="role-send">{t!("role-keep")}</Button>
            </div>
        </form>
    }
}
