//! Who works here, and in which role? The members of the tenant with all that they hold.

use leptos::prelude::*;
use shared::access::Reach;
use shared::kernel::Nothing;
use shared::tenancy::api::{ListMembers, Member, MemberGrant};

use crate::ui::{Empty, Icon, LinkButton, ProblemView, Skeleton};
use crate::{i18n, net, pages, t};

#[component]
pub fn PeoplePage() -> impl IntoView {
    let members = net::loading(|| async move { net::load::<ListMembers>(&Nothing {}, &Nothing {}).await });
    let retry = Callback::new(move |()| members.again());
    view! {
        <div class="page">
            <header class="page-head"><h1 tabindex="-1">{t!("page-people")}</h1><LinkButton href=pages::SIGN_IN_RULES icon=Icon::Shield>{t!("page-sign-in-rules")}</LinkButton></header>
            {move || match members.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(page)) if page.rows.is_empty() => view! { <Empty icon=Icon::People title=t!("people-none") text=t!("people-none-text")/> }.into_any(),
                Some(Ok(page)) => table(page.rows),
            }}
        </div>
    }
}

fn table(members: Vec<Member>) -> AnyView {
    let row = |member: Member| {
        view! {
            <tr data-test="member">
                <th scope="row">{member.name}</th><td>{member.email}</td>
                <td><ul class="grants">{member.grants.into_iter().map(grant).collect_view()}</ul></td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr><th scope="col">{t!("person-name")}</th><th scope="col">{t!("email")}</th><th scope="col">{t!("person-roles")}</th></tr></thead>
                <tbody>{members.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn grant(held: MemberGrant) -> impl IntoView {
    let role = i18n::say(&format!("role-{}", held.grant.role.as_str()), &[]);
    let place = if held.grant.reach == Reach::Tenant { t!("reach-tenant") } else { held.place };
    view! { <li><span class="tag">{role}</span>" "<span class="soft">{place}</span></li> }
}
