//! Whom have we invited, and have they come? On the page of people: invitations, and inviting somebody.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Grant, Permission, Reach, Role, may_invite};
use shared::kernel::api::ReadAbout;
use shared::kernel::{InvitationId, Nothing, Scope, SiteId, StudyId};
use shared::study::api::{InStudy, ListSites, ListStudies, SiteView, StudyView};
use shared::tenancy::accounts::{
    InvitationView, Invite, LinkState, ListInvitations, MailState, NewInvitation, OnInvitation, ResendInvitation, WithdrawInvitation,
};
use uuid::Uuid;

use crate::net::{self, Trouble, said_of};
use crate::session::Can;
use crate::ui::{Badge, Banner, Button, ChoiceBox, Dialog, Empty, FormProblem, Icon, Kind, Moment, ProblemView, Skeleton, TextBox, Tone};
use crate::{browser, i18n, session, t};

/// Shown to those who may invite.
#[component]
pub fn Invitations() -> impl IntoView {
    view! { <Can needs=Permission::MemberInvite><List/></Can> }
}

#[component]
fn List() -> impl IntoView {
    let list = net::loading(|| async move { net::load::<ListInvitations>(&Nothing {}, &Nothing {}).await });
    let about = net::loading(|| async move { net::load::<ReadAbout>(&Nothing {}, &Nothing {}).await });
    let silent = Signal::derive(move || about.get().and_then(Result::ok).is_some_and(|about| !about.mail));
    let again = Callback::new(move |()| list.again());
    let trouble = RwSignal::new(None::<Trouble>);
    let inviting = RwSignal::new(false);
    view! {
        <section class="stack invitations" data-test="invitations">
            <div class="spread">
                <h2>{t!("invitations")}</h2>
                <Button kind=Kind::Primary icon=Icon::Add disabled=silent on:click=move |_| inviting.set(true) attr:data-test="invite">{t!("invite")}</Button>
            </div>
            {move || silent.get().then(|| view! { <Banner tone=Tone::Warning><p>{t!("mail-off-invite")}</p></Banner> })}
            <FormProblem trouble/>
            {move || match list.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(page)) if page.rows.is_empty() => view! { <Empty icon=Icon::People title=t!("invitations-none") text=t!("invitations-none-text")/> }.into_any(),
                Some(Ok(page)) => table(page.rows, again, trouble),
            }}
            <Dialog open=inviting title=t!("invite")><InviteForm open=inviting on_invited=again/></Dialog>
        </section>
    }
}

fn table(rows: Vec<InvitationView>, again: Callback<()>, trouble: RwSignal<Option<Trouble>>) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr>
                    <th scope="col">{t!("email")}</th><th scope="col">{t!("person-roles")}</th><th scope="col">{t!("invitation-by")}</th>
                    <th scope="col">{t!("invitation-state")}</th><th scope="col"><span class="visually-hidden">{t!("invitation-acts")}</span></th>
                </tr></thead>
                <tbody>{rows.into_iter().map(|one| row(one, again, trouble)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(one: InvitationView, again: Callback<()>, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let role = i18n::say(&format!("role-{}", one.grant.role.as_str()), &[]);
    let place = if one.grant.reach == Reach::Tenant { t!("reach-tenant") } else { one.place.clone() };
    let acts = matches!(one.state, LinkState::Open | LinkState::Expired)
        .then(|| view! { <Acts id=one.id email=one.email.clone() again trouble/> });
    view! {
        <tr data-test="invitation">
            <th scope="row" class="break">{one.email.clone()}</th>
            <td><span class="tag">{role}</span>" "<span class="soft">{place}</span></td>
            <td>{one.invited_by.clone()}<br/><span class="soft"><Moment at=one.invited zone=browser::time_zone()/></span></td>
            <td>{state(&one)}</td>
            <td><div class="row">{acts}</div></td>
        </tr>
    }
}

/// What became of it; where it is open, whether the mail left and until when it can be accepted.
fn state(one: &InvitationView) -> AnyView {
    let (tone, key) = match (one.state, one.mail) {
        (LinkState::Used, _) => (Tone::Success, "invitation-accepted"),
        (LinkState::Withdrawn, _) => (Tone::Neutral, "invitation-withdrawn"),
        (LinkState::Expired, _) => (Tone::Warning, "invitation-expired"),
        (LinkState::Open, MailState::Failed) => (Tone::Danger, "invitation-failed"),
        (LinkState::Open, MailState::Unsent) => (Tone::Danger, "invitation-unsent"),
        (LinkState::Open, MailState::Waiting) => (Tone::Info, "invitation-waiting"),
        (LinkState::Open, MailState::Sent) => (Tone::Info, "invitation-sent"),
    };
    let until = (one.state == LinkState::Open).then(|| {
        view! { <br/><span class="soft">{t!("invitation-until")}" "<Moment at=one.expires zone=browser::time_zone()/></span> }
    });
    view! { <Badge tone>{i18n::say(key, &[])}</Badge>{until} }.into_any()
}

#[component]
fn Acts(id: InvitationId, email: String, again: Callback<()>, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let done = move |answer: Result<InvitationView, Trouble>| {
        busy.try_set(false);
        trouble.try_set(answer.err());
        again.run(());
    };
    let on = OnInvitation { invitation: id };
    let send = move |_| {
        busy.set(true);
        spawn_local(async move { done(net::submit::<ResendInvitation>(&on, &Nothing {}).await) });
    };
    let withdraw = move |_| {
        busy.set(true);
        spawn_local(async move { done(net::submit::<WithdrawInvitation>(&on, &Nothing {}).await) });
    };
    let (sends, withdraws) = (t!("invitation-send-whom", email = email.clone()), t!("invitation-withdraw-whom", email = email));
    view! {
        <Button busy on:click=send attr:aria-label=sends attr:data-test="send-again">{t!("invitation-send")}</Button>
        <Button busy on:click=withdraw attr:aria-label=withdraws attr:data-test="withdraw">{t!("invitation-withdraw")}</Button>
    }
}

#[component]
fn InviteForm(open: RwSignal<bool>, on_invited: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line invites once.
    let id = InvitationId(Uuid::new_v4());
    let email = RwSignal::new(String::new());
    let (role, study, site) = (RwSignal::new(first_role()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let grant = move || chosen(&role.get(), &study.get(), &site.get());
    let may = Signal::derive(move || {
        let held = session::view().map(|view| view.grants).unwrap_or_default();
        grant().is_some_and(|grant| may_invite(&held, &grant))
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(grant) = untrack(grant) else { return };
        let new = NewInvitation { id, email: email.get_untracked().trim().to_owned(), grant, language: Some(i18n::tag().to_owned()) };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<Invite>(&Nothing {}, &new).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_invited.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let refused = move || (!may.get()).then(|| view! { <p class="soft" data-test="invite-more">{t!("invite-place-missing")}</p> });
    view! {
        <form class="stack" on:submit=send data-test="invite-form">
            <p class="soft">{t!("invite-text")}</p>
            <FormProblem trouble fields=&["/email"]/>
            <TextBox name="invite-email" label=t!("email") value=email kind="email" finding=said_of(trouble, "/email") required=true autofocus=true/>
            <ChoiceBox name="invite-role" label=t!("invitation-role") value=role choices=roles()/>
            <Places study site/>
            {refused}
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || !may.get()) attr:data-test="invite-send">{t!("invite-send")}</Button>
            </div>
        </form>
    }
}

/// The roles that the person hands out somewhere.
fn roles() -> Vec<(String, String)> {
    let held = session::now().map(|view| view.grants).unwrap_or_default();
    let somewhere = |role: Role| {
        held.holding(Permission::MemberInvite, Scope::Tenant).any(|mine| may_invite(&held, &Grant { role, reach: mine.reach }))
    };
    let word = |role: &Role| (role.as_str().to_owned(), i18n::say(&format!("role-{}", role.as_str()), &[]));
    Role::ALL.iter().filter(|role| somewhere(**role)).map(word).collect()
}

/// Most of those who are invited work at a site.
fn first_role() -> String {
    let all = roles();
    let coordinator = all.iter().find(|(role, _)| role == Role::Coordinator.as_str());
    coordinator.or(all.first()).map(|(role, _)| role.clone()).unwrap_or_default()
}

fn chosen(role: &str, study: &str, site: &str) -> Option<Grant> {
    let role = Role::ALL.iter().copied().find(|one| one.as_str() == role)?;
    let study: Option<StudyId> = study.parse().ok();
    let site: Option<SiteId> = site.parse().ok();
    let reach = match (study, site) {
        (Some(study), Some(site)) => Reach::Site { study, site },
        (Some(study), None) => Reach::Study { study },
        _ => Reach::Tenant,
    };
    Some(Grant { role, reach })
}

/// Where: all of the organisation, a study, a site.
#[component]
fn Places(study: RwSignal<String>, site: RwSignal<String>) -> impl IntoView {
    let studies = net::loading(|| async move { net::load::<ListStudies>(&Nothing {}, &Nothing {}).await });
    let sites = RwSignal::new(Vec::<SiteView>::new());
    Effect::new(move |_| {
        site.set(String::new());
        sites.set(Vec::new());
        let Ok(chosen) = study.get().parse::<StudyId>() else { return };
        spawn_local(async move {
            let found = net::load::<ListSites>(&InStudy { study: chosen }, &Nothing {}).await;
            // Another study may have been chosen meanwhile.
            if study.try_get_untracked().is_some_and(|now| now == chosen.to_string()) {
                sites.try_set(found.unwrap_or_default());
            }
        });
    });
    let title = |study: StudyView| if study.protocol.is_empty() { study.name } else { study.protocol };
    let of_studies = Signal::derive(move || {
        let known = studies.get().and_then(Result::ok).unwrap_or_default();
        let all = known.into_iter().map(|study| (study.id.to_string(), title(study)));
        std::iter::once((String::new(), t!("reach-tenant"))).chain(all).collect::<Vec<_>>()
    });
    let of_sites = Signal::derive(move || {
        let all = sites.get().into_iter().map(|site| (site.id.to_string(), format!("{} · {}", site.code, site.name)));
        std::iter::once((String::new(), t!("reach-study"))).chain(all).collect::<Vec<_>>()
    });
    view! {
        <ChoiceBox name="invite-study" label=t!("invite-study") value=study choices=of_studies/>
        {move || (!study.get().is_empty()).then(|| view! { <ChoiceBox name="invite-site" label=t!("invite-site") value=site choices=of_sites/> })}
    }
}
