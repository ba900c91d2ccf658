//! The people of the organisation with all that they hold: searched, page by page, now or on a past day; giving and ending roles.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{EndGrant, GrantView, ListPeople, OnGrant, PeopleFilter, PersonView};
use shared::access::{Permission, Role};
use shared::kernel::{Cursor, Nothing, Scope};

use super::give::GiveDialog;
use super::words;
use crate::net::{self, Trouble};
use crate::ui::{Button, Empty, FormProblem, Icon, Pictogram, ProblemView, ReasonDialog, Skeleton};
use crate::{session, t};

/// What is listed, and what is being done with it.
#[derive(Clone, Copy)]
struct List {
    find: RwSignal<String>,
    role: RwSignal<String>,
    day: RwSignal<String>,
    rows: RwSignal<Option<Vec<PersonView>>>,
    next: RwSignal<Option<Cursor>>,
    trouble: RwSignal<Option<Trouble>>,
    turn: StoredValue<u32>,
    giving: RwSignal<Option<PersonView>>,
    ending: RwSignal<Option<GrantView>>,
}

impl List {
    fn new() -> Self {
        Self {
            find: RwSignal::default(),
            role: RwSignal::default(),
            day: RwSignal::default(),
            rows: RwSignal::new(None),
            next: RwSignal::new(None),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
            giving: RwSignal::new(None),
            ending: RwSignal::new(None),
        }
    }

    fn filter(self, after: Option<Cursor>) -> PeopleFilter {
        let role = self.role.get_untracked();
        PeopleFilter {
            find: Some(self.find.get_untracked().trim().to_owned()).filter(|text| !text.is_empty()),
            role: Role::ALL.iter().copied().find(|one| one.as_str() == role),
            at: words::instant_of(&self.day.get_untracked(), true),
            after,
        }
    }

    /// Asks anew, or for the next page.
    fn ask(self, after: Option<Cursor>) {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        let (filter, first) = (self.filter(after.clone()), after.is_none());
        spawn_local(async move {
            let answer = net::load::<ListPeople>(&Nothing {}, &filter).await;
            // The page may be gone, or may have asked again.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(page) => {
                    let mut rows = if first { Vec::new() } else { self.rows.get_untracked().unwrap_or_default() };
                    rows.extend(page.rows);
                    self.rows.set(Some(rows));
                    self.next.set(page.next);
                    self.trouble.set(None);
                }
                Err(refused) => self.trouble.set(Some(refused)),
            }
        });
    }
}

#[component]
pub fn People() -> impl IntoView {
    let list = List::new();
    Effect::new(move |_| {
        list.find.track();
        list.role.track();
        list.day.track();
        list.ask(None);
    });
    let again = Callback::new(move |()| list.ask(None));
    let past = move || !list.day.get().is_empty();
    let narrowed = move || past() || !list.find.get().is_empty() || !list.role.get().is_empty();
    view! {
        <Filters list/>
        <Show when=past><p class="soft" data-test="past">{move || t!("people-past", day = words::instant_of(&list.day.get(), false).map(words::day_of).unwrap_or_default())}</p></Show>
        {move || list.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=again/> })}
        {move || match list.rows.get() {
            None => view! { <Skeleton lines=8/> }.into_any(),
            Some(rows) if rows.is_empty() && narrowed() => view! { <Empty icon=Icon::People title=t!("people-not-found") text=t!("people-not-found-text")/> }.into_any(),
            Some(rows) if rows.is_empty() => view! { <Empty icon=Icon::People title=t!("people-none") text=t!("people-none-text")/> }.into_any(),
            Some(rows) => table(list, rows),
        }}
        <Show when=move || list.next.get().is_some()>
            <div class="row"><Button on:click=move |_| list.ask(list.next.get_untracked()) attr:data-test="more">{t!("load-more")}</Button></div>
        </Show>
        <GiveDialog whom=list.giving on_given=again/>
        <Ending list/>
    }
}

#[component]
fn Filters(list: List) -> impl IntoView {
    let option = |role: &Role| view! { <option value=role.as_str()>{words::role(*role)}</option> };
    view! {
        <div class="filters" role="search">
            <div class="search">
                <Pictogram icon=Icon::Search/>
                <input class="input" type="search" data-search="" data-test="search" aria-label=t!("people-search") placeholder=t!("people-search")
                    on:change:target=move |event| list.find.set(event.target().value())/>
            </div>
            <label class="filter">
                <span class="visually-hidden">{t!("role")}</span>
                <select class="select" data-test="role" on:change:target=move |event| list.role.set(event.target().value())>
                    <option value="">{t!("trail-role-all")}</option>
                    {Role::ALL.iter().map(option).collect_view()}
                </select>
            </label>
            <label class="filter">
                <span>{t!("people-on-day")}</span>
                <input class="input date" type="date" data-test="day" max=words::today() on:change:target=move |event| list.day.set(event.target().value())/>
            </label>
        </div>
    }
}

fn table(list: List, rows: Vec<PersonView>) -> AnyView {
    let gives = session::allows(Permission::MemberGrant, Scope::Tenant) && list.day.with_untracked(String::is_empty);
    let me = session::now().map(|view| view.person);
    let row = move |person: PersonView| {
        let whom = person.clone();
        let give = (gives && me != Some(person.person)).then(|| {
            let label = t!("give-role-to", name = person.name.clone());
            view! { <button type="button" class="button quiet small" aria-label=label data-test="give" on:click=move |_| list.giving.set(Some(whom.clone()))><Pictogram icon=Icon::Add/>{t!("give-role")}</button> }
        });
        view! {
            <tr data-test="member">
                <th scope="row">{person.name}<div class="soft person-email">{person.email}</div></th>
                <td><ul class="grants">{person.grants.into_iter().map(|one| grant(list, gives, one)).collect_view()}</ul></td>
                <td class="cell-number">{give}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table people-table">
                <thead><tr>
                    <th scope="col">{t!("person-name")}</th><th scope="col">{t!("person-roles")}</th>
                    <th scope="col"><span class="visually-hidden">{t!("actions")}</span></th>
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn grant(list: List, gives: bool, view: GrantView) -> impl IntoView {
    let (role, place) = (words::held(&view.grant), words::place(&view.grant, &view.place));
    let end = (gives && view.endable).then(|| {
        let label = t!("grant-end-of", role = role.clone());
        let chosen = view.clone();
        view! { <button type="button" class="link-button" aria-label=label data-test="end" on:click=move |_| list.ending.set(Some(chosen.clone()))>{t!("grant-end")}</button> }
    });
    let begins = words::is_to_come(view.starts).then(|| t!("grant-from", day = words::day_of(view.starts)));
    let ends = view.ends.map(|at| t!("grant-until", day = words::day_of(at)));
    let by = view.given_by.clone().map(|name| t!("grant-by", name = name, day = words::day_of(view.starts)));
    let about = [by, view.why.clone()].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let delegated = view.delegated.then(|| view! { <span class="badge neutral">{t!("grant-delegated")}</span> });
    view! {
        <li class="grant" data-test="grant">
            <div class="row grant-line">
                <span class="tag">{role}</span><span>{place}</span>
                {begins.map(|words| view! { <span class="soft">{words}</span> })}
                {ends.map(|words| view! { <span class="soft">{words}</span> })}
                {delegated}{end}
            </div>
            {(!about.is_empty()).then(|| view! { <p class="faint grant-about">{about}</p> })}
        </li>
    }
}

/// Asks why, and ends the grant.
#[component]
fn Ending(list: List) -> impl IntoView {
    let open = words::open_while(list.ending);
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    Effect::new(move |_| {
        if open.get() {
            trouble.set(None);
        }
    });
    let question = move || {
        let words =
            |view: &GrantView| t!("grant-end-question", role = words::held(&view.grant), place = words::place(&view.grant, &view.place));
        list.ending.with(|view| view.as_ref().map(words)).unwrap_or_default()
    };
    let on_reason = Callback::new(move |why: String| {
        let Some(grant) = list.ending.get_untracked().map(|view| view.id) else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit_because::<EndGrant>(&OnGrant { grant }, &Nothing {}, &why).await;
            busy.try_set(false);
            open.try_set(false);
            match answer {
                Ok(_) => list.ask(None),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    view! {
        <FormProblem trouble/>
        <ReasonDialog open title=t!("grant-end-title") question=Signal::derive(question) on_reason busy/>
    }
}
