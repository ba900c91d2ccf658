//! How do people sign in here, and who has no second factor yet? The tenant's rules, and the way back for who has lost theirs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::kernel::{Nothing, PersonId};
use shared::tenancy::factors::api::{ListMemberFactors, MemberFactors, OnMember, ReadPolicy, ResetFactors, SetPolicy};
use shared::tenancy::factors::{NewPolicy, Policy};

use crate::net::{self, Trouble};
use crate::session::{self, Can};
use crate::ui::{Badge, Banner, Button, ChoiceBox, FormProblem, Kind, Moment, ProblemView, ReasonDialog, Skeleton, Tone};
use crate::{pages, t};

#[component]
pub fn SignInRulesPage() -> impl IntoView {
    let policy = net::loading(|| async move { net::load::<ReadPolicy>(&Nothing {}, &Nothing {}).await });
    let members = net::loading(|| async move { net::load::<ListMemberFactors>(&Nothing {}, &Nothing {}).await });
    let (again, anew) = (Callback::new(move |()| policy.again()), Callback::new(move |()| members.again()));
    view! {
        <div class="page account">
            <header class="page-head">
                <div><p class="soft"><a href=pages::PEOPLE>{t!("page-people")}</a></p><h1 tabindex="-1">{t!("page-sign-in-rules")}</h1></div>
            </header>
            {move || match policy.get() {
                None => view! { <Skeleton lines=5/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(policy)) => view! { <Rules policy on_done=again/> }.into_any(),
            }}
            <section class="form-section">
                <div class="section-head"><h2>{t!("rules-members")}</h2><p class="soft">{t!("rules-members-text")}</p></div>
                {move || match members.get() {
                    None => view! { <Skeleton lines=5/> }.into_any(),
                    Some(Err(trouble)) => view! { <ProblemView trouble on_retry=anew/> }.into_any(),
                    Some(Ok(page)) => view! { <Members rows=page.rows on_done=anew/> }.into_any(),
                }}
            </section>
        </div>
    }
}

fn number(text: &str) -> Option<u16> {
    text.parse().ok()
}

fn text(number: Option<u16>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

#[component]
fn Rules(policy: Policy, on_done: Callback<()>) -> impl IntoView {
    let may = session::allows(Permission::SignInManage, shared::kernel::Scope::Tenant);
    let required = RwSignal::new(if policy.second_factor_from.is_some() { "stays" } else { "no" }.to_owned());
    let signing = RwSignal::new(if policy.factor_at_signing { "yes" } else { "no" }.to_owned());
    let (idle, hours) = (RwSignal::new(text(policy.idle_minutes)), RwSignal::new(text(policy.session_hours)));
    let (asking, busy, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let save = Callback::new(move |reason: String| {
        let days = required.get_untracked();
        let new = NewPolicy {
            second_factor: days != "no",
            grace_days: number(&days),
            factor_at_signing: signing.get_untracked() == "yes",
            idle_minutes: number(&idle.get_untracked()),
            session_hours: number(&hours.get_untracked()),
        };
        busy.set(true);
        spawn_local(async move {
            let done = net::submit_because::<SetPolicy>(&Nothing {}, &new, &reason).await;
            busy.try_set(false);
            asking.try_set(false);
            if done.is_ok() {
                on_done.try_run(());
                session::read().await;
            }
            trouble.try_set(done.err());
        });
    });
    let from = policy.second_factor_from;
    let grace =
        [0, 7, 14, 30, 60].map(|days: u32| (days.to_string(), if days == 0 { t!("rules-now") } else { t!("rules-in-days", n = days) }));
    let mut factor = vec![("no".to_owned(), t!("rules-factor-no"))];
    factor.extend(from.map(|_| ("stays".to_owned(), t!("rules-factor-stays"))));
    factor.extend(grace);
    let most_idle = policy.most_idle_minutes;
    let minutes = [5_u16, 10, 15, 20, 30, 60, 120]
        .into_iter()
        .filter(|one| *one < most_idle)
        .map(|one| (one.to_string(), t!("rules-minutes", n = u32::from(one))));
    let minutes: Vec<_> = std::iter::once((String::new(), t!("rules-minutes", n = u32::from(most_idle)))).chain(minutes).collect();
    let most_hours = policy.most_session_hours;
    let lengths = [1_u16, 2, 4, 8, 10, 12, 24]
        .into_iter()
        .filter(|one| *one < most_hours)
        .map(|one| (one.to_string(), t!("rules-hours", n = u32::from(one))));
    let lengths: Vec<_> = std::iter::once((String::new(), t!("rules-hours", n = u32::from(most_hours)))).chain(lengths).collect();
    let yes_no = vec![("no".to_owned(), t!("no")), ("yes".to_owned(), t!("yes"))];
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        asking.set(true);
    };
    view! {
        <section class="form-section" data-test="rules">
            <div class="section-head"><h2>{t!("rules")}</h2><p class="soft">{t!("rules-text")}</p></div>
            {from.map(|from| view! { <div data-test="rules-from"><Banner tone=Tone::Info><p>{t!("rules-from")}" "<Moment at=from zone=""/></p></Banner></div> })}
            {policy.set_at.zip(policy.set_by).map(|(at, by)| view! { <p class="soft">{t!("rules-set-by", by = by)}" "<Moment at zone=""/></p> })}
            <FormProblem trouble/>
            <form class="stack" on:submit=send>
                <fieldset class="stack" disabled=!may>
                    <ChoiceBox name="rule-factor" label=t!("rules-factor") value=required choices=factor/>
                    <p class="soft">{t!("rules-factor-help")}</p>
                    <ChoiceBox name="rule-signing" label=t!("rules-signing") value=signing choices=yes_no/>
                    <ChoiceBox name="rule-idle" label=t!("rules-idle") value=idle choices=minutes/>
                    <p class="soft">{t!("rules-idle-help")}</p>
                    <ChoiceBox name="rule-hours" label=t!("rules-length") value=hours choices=lengths/>
                </fieldset>
                {may.then(|| view! { <div class="row"><Button kind=Kind::Primary submit=true busy attr:data-test="rules-save">{t!("save")}</Button></div> })}
            </form>
            <ReasonDialog open=asking title=t!("rules") question=t!("rules-why") on_reason=save busy/>
        </section>
    }
}

#[component]
fn Members(rows: Vec<MemberFactors>, on_done: Callback<()>) -> impl IntoView {
    let (asking, busy, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let whose = RwSignal::new((PersonId::default(), String::new()));
    let ask = Callback::new(move |member: (PersonId, String)| {
        whose.set(member);
        asking.set(true);
    });
    let reset = Callback::new(move |reason: String| {
        let person = whose.get_untracked().0;
        busy.set(true);
        spawn_local(async move {
            let done = net::submit_because::<ResetFactors>(&OnMember { person }, &Nothing {}, &reason).await;
            busy.try_set(false);
            asking.try_set(false);
            if done.is_ok() {
                on_done.try_run(());
            }
            trouble.try_set(done.err());
        });
    });
    let question = Signal::derive(move || t!("rules-reset-why", name = whose.get().1));
    view! {
        {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
        <div class="table-wrap">
            <table class="table">
                <thead><tr><th scope="col">{t!("person-name")}</th><th scope="col">{t!("factors")}</th><th scope="col"><span class="visually-hidden">{t!("rules-reset")}</span></th></tr></thead>
                <tbody>{rows.into_iter().map(|row| view! { <Member row ask/> }).collect_view()}</tbody>
            </table>
        </div>
        <ReasonDialog open=asking title=t!("rules-reset") question on_reason=reset busy/>
    }
}

#[component]
fn Member(row: MemberFactors, ask: Callback<(PersonId, String)>) -> impl IntoView {
    let has = row.totp || row.passkeys > 0;
    let held = match has {
        false => view! { <Badge tone=Tone::Warning>{t!("rules-none")}</Badge> }.into_any(),
        true => {
            let app = row.totp.then(|| view! { <span class="tag">{t!("totp")}</span>" " });
            let keys = (row.passkeys > 0).then(|| view! { <span class="tag">{t!("rules-passkeys", n = u32::from(row.passkeys))}</span> });
            view! { {app}{keys} }.into_any()
        }
    };
    let me = session::now().is_some_and(|view| view.person == row.person);
    let (person, name) = (row.person, StoredValue::new(row.name.clone()));
    let button = move || {
        let label = t!("rules-reset-name", name = name.get_value());
        view! { <Can needs=Permission::SignInManage><Button attr:aria-label=label.clone() on:click=move |_| ask.run((person, name.get_value())) attr:data-test="reset">{t!("rules-reset")}</Button></Can> }
    };
    view! {
        <tr data-test="member-factors">
            <th scope="row"><span>{row.name}</span><br/><span class="soft">{row.email}</span></th>
            <td>{held}</td>
            <td>{(has && !me).then(button)}</td>
        </tr>
    }
}
