//! What does each role include? The built-in roles as the grid, and the organisation's own with what they have more and less than the
//! one that they are based on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{ListRoles, OnRole, RetireRole, RoleView};
use shared::access::{GRID, Permission, Role, difference};
use shared::kernel::{Nothing, Scope};

use super::role_form::RoleDialog;
use super::words;
use crate::net::{self, Trouble};
use crate::session::Can;
use crate::ui::{Badge, Button, Empty, FormProblem, Icon, Kind, LinkButton, ProblemView, ReasonDialog, Skeleton};
use crate::{pages, session, t};

/// What a built-in role includes, in the order of the grid.
pub fn of(role: Role) -> Vec<Permission> {
    GRID.iter().map(|(permission, _)| *permission).filter(|one| one.held_by(role)).collect()
}

#[component]
pub fn RolesPage() -> impl IntoView {
    let found = net::loading(|| async move { net::load::<ListRoles>(&Nothing {}, &Nothing {}).await });
    let again = Callback::new(move |()| found.again());
    // The role that is being changed; none: a new one.
    let (editing, open) = (RwSignal::new(None::<RoleView>), RwSignal::new(false));
    let retiring = RwSignal::new(None::<RoleView>);
    let new = move |_| {
        editing.set(None);
        open.set(true);
    };
    view! {
        <div class="page">
            <header class="page-head">
                <div><h1 tabindex="-1">{t!("page-roles")}</h1><p class="soft">{t!("roles-text")}</p></div>
                <div class="page-tools">
                    <LinkButton href=pages::PEOPLE icon=Icon::People>{t!("page-people")}</LinkButton>
                    <Can needs=Permission::RoleEdit><Button kind=Kind::Primary icon=Icon::Add on:click=new attr:data-test="new-role">{t!("role-new")}</Button></Can>
                </div>
            </header>
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(page)) => view! { <Own roles=page.rows.clone() editing open retiring/><Grid own=page.rows/> }.into_any(),
            }}
            <RetireDialog retiring again/>
            <RoleDialog open editing on_kept=again/>
        </div>
    }
}

#[component]
fn Own(
    roles: Vec<RoleView>,
    editing: RwSignal<Option<RoleView>>,
    open: RwSignal<bool>,
    retiring: RwSignal<Option<RoleView>>,
) -> impl IntoView {
    let none = roles.is_empty();
    let card = move |role: RoleView| view! { <li><Card role editing open retiring/></li> };
    view! {
        <h2 class="section-title">{t!("roles-own")}</h2>
        {match none {
            true => view! { <Empty icon=Icon::Shield title=t!("roles-none") text=t!("roles-none-text")/> }.into_any(),
            false => view! { <ul class="cards roles">{roles.into_iter().map(card).collect_view()}</ul> }.into_any(),
        }}
    }
}

#[component]
fn Card(role: RoleView, editing: RwSignal<Option<RoleView>>, open: RwSignal<bool>, retiring: RwSignal<Option<RoleView>>) -> impl IntoView {
    let edits = untrack(|| session::allows(Permission::RoleEdit, Scope::Tenant)) && !role.retired;
    let chosen = role.clone();
    let edit = move |_| {
        editing.set(Some(chosen.clone()));
        open.set(true);
    };
    let gone = role.clone();
    view! {
        <article class="card" data-test="own-role">
            <header class="spread"><h3 class="card-title" dir="auto">{role.name}</h3>{role.retired.then(|| view! { <Badge>{t!("role-retired")}</Badge> })}</header>
            <p class="soft">{t!("role-based-on", base = words::role(role.base))}" · "{t!("role-held", n = u32::try_from(role.held).unwrap_or(u32::MAX))}</p>
            {(!role.note.is_empty()).then(|| view! { <p dir="auto">{role.note}</p> })}
            <Differs base=role.base may=role.may/>
            {edits.then(|| view! {
                <div class="row">
                    <Button icon=Icon::Edit on:click=edit attr:data-test="edit-role">{t!("role-edit")}</Button>
                    <Button kind=Kind::Quiet on:click=move |_| retiring.set(Some(gone.clone())) attr:data-test="retire-role">{t!("role-retire")}</Button>
                </div>
            })}
        </article>
    }
}

/// Why is it retired? The page's dialog: a card is drawn anew whenever the roles are.
#[component]
fn RetireDialog(retiring: RwSignal<Option<RoleView>>, again: Callback<()>) -> impl IntoView {
    let (open, trouble) = (words::open_while(retiring), RwSignal::new(None::<Trouble>));
    let retire = Callback::new(move |why: String| {
        let Some(role) = retiring.get_untracked().map(|role| role.id) else { return };
        open.set(false);
        spawn_local(async move {
            match net::submit_because::<RetireRole>(&OnRole { role }, &Nothing {}, &why).await {
                Ok(_) => again.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    view! {
        <FormProblem trouble/>
        <ReasonDialog open title=t!("role-retire") question=Signal::derive(|| t!("role-retire-question")) on_reason=retire/>
    }
}

/// What a role has more and less than its base.
#[component]
pub fn Differs(base: Role, may: Vec<Permission>) -> impl IntoView {
    let (more, less) = difference(base, &may);
    let same = more.is_empty() && less.is_empty();
    let line = |sign: &'static str, heard: String, class: &'static str, test: &'static str, all: Vec<Permission>| {
        let row = move |one: Permission| {
            view! { <li class=class data-test=test><span aria-hidden="true">{sign}</span><span class="visually-hidden">{heard.clone()}" "</span>{words::permission(one)}</li> }
        };
        all.into_iter().map(row).collect_view()
    };
    view! {
        <ul class="role-differs" data-test="differs">
            {line("+", t!("role-more"), "more", "more", more)}
            {line("−", t!("role-less"), "less", "less", less)}
            {same.then(|| view! { <li class="soft">{t!("role-same")}</li> })}
        </ul>
    }
}

/// Permission by role, the built-in ones and then the own.
#[component]
fn Grid(own: Vec<RoleView>) -> impl IntoView {
    let own: Vec<RoleView> = own.into_iter().filter(|role| !role.retired).collect();
    let head = |words: String| view! { <th scope="col" class="role-head"><span>{words}</span></th> };
    let heads = Role::ALL.iter().map(|role| head(words::role(*role))).collect_view();
    let own_heads = own.iter().map(|role| head(role.name.clone())).collect_view();
    let (yes, no) = (t!("role-may"), t!("role-may-not"));
    let cell = move |may: bool| {
        let (sign, heard) = if may { ("●", yes.clone()) } else { ("·", no.clone()) };
        view! { <td class="role-cell" class:faint=!may><span aria-hidden="true">{sign}</span><span class="visually-hidden">{heard}</span></td> }
    };
    let row = move |permission: Permission| {
        let built_in = Role::ALL.iter().map(|role| cell(permission.held_by(*role))).collect_view();
        let theirs = own.iter().map(|role| cell(role.may.contains(&permission))).collect_view();
        view! { <tr data-test="permission" data-name=words::name(permission)><th scope="row">{words::permission(permission)}</th>{built_in}{theirs}</tr> }
    };
    view! {
        <h2 class="section-title">{t!("roles-grid")}</h2>
        <div class="table-wrap" tabindex="0" role="region" aria-label=t!("roles-grid")>
            <table class="table dense roles-grid">
                <thead><tr><th scope="col">{t!("role-permission")}</th>{heads}{own_heads}</tr></thead>
                <tbody>{GRID.iter().map(|(permission, _)| row(*permission)).collect_view()}</tbody>
            </table>
        </div>
    }
}
