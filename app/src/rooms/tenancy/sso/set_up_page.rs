//! How do people come in? Providers with their rules, the domains that are one's own, and whether a provider must be used.

use std::cell::Cell;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{DomainId, Nothing};
use shared::tenancy::api::{ListMembers, Member};
use shared::tenancy::sso::*;

use super::form::ProviderForm;
use super::rules::Rules;
use crate::net::{self, Trouble, said_of};
use crate::ui::{
    Badge, Banner, Button, Dialog, Empty, FormProblem, Icon, Kind, Pictogram, ProblemView, ReasonDialog, Skeleton, TextBox, Tone, moment,
};
use crate::{browser, i18n, t};

#[component]
pub fn SsoPage() -> impl IntoView {
    let found = net::loading(|| async move { net::load::<ReadSsoSetUp>(&Nothing {}, &Nothing {}).await });
    let again = Callback::new(move |()| found.again());
    let (adding, changing) = (RwSignal::new(false), RwSignal::new(None::<ProviderView>));
    let turn = Cell::new(false);
    let open = Callback::new(move |before: Option<ProviderView>| {
        changing.set(before);
        adding.set(true);
    });
    view! {
        <div class="page sso">
            <header class="page-head">
                <div><h1 tabindex="-1">{t!("page-sso")}</h1><p class="soft">{t!("sso-text")}</p></div>
                <div class="page-tools">
                    <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| open.run(None) attr:data-test="sso-add">{t!("sso-add")}</Button>
                </div>
            </header>
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(set_up)) => {
                    // Drawn over what stands there, handlers would go on setting signals of cards that are gone.
                    turn.set(!turn.get());
                    let view = shown(set_up, open, again);
                    if turn.get() { Either::Left(view) } else { Either::Right(view) }.into_any()
                }
            }}
            <Dialog open=adding title=t!("sso-provider") wide=true><ProviderForm open=adding before=changing on_done=again/></Dialog>
        </div>
    }
}

fn shown(set_up: SsoSetUp, open: Callback<Option<ProviderView>>, again: Callback<()>) -> AnyView {
    let SsoSetUp { providers, domains, policy, redirect_uri, signed_out_uri, logout_uri, places } = set_up;
    let none = providers.is_empty();
    let places = StoredValue::new(places);
    let cards = providers
        .into_iter()
        .map(|one| {
            let logout = format!("{logout_uri}/{}/logout", one.id);
            view! { <Provider one places=places logout open again/> }
        })
        .collect_view();
    view! {
        {none.then(|| view! { <Empty icon=Icon::Shield title=t!("sso-none") text=t!("sso-none-text")/> })}
        {cards}
        <section class="form-section">
            <div class="section-head"><h2>{t!("sso-tell")}</h2><p class="soft">{t!("sso-tell-text")}</p></div>
            <dl class="facts">
                <dt>{t!("sso-redirect-uri")}</dt><dd><code data-test="sso-redirect">{redirect_uri}</code></dd>
                <dt>{t!("sso-signed-out-uri")}</dt><dd><code>{signed_out_uri}</code></dd>
            </dl>
        </section>
        <Domains domains again/>
        <Policy policy again/>
    }
    .into_any()
}

/// One provider: how it stands, what can be done with it, what its groups give.
#[component]
fn Provider(
    one: ProviderView,
    places: StoredValue<Vec<SsoPlace>>,
    logout: String,
    open: Callback<Option<ProviderView>>,
    again: Callback<()>,
) -> impl IntoView {
    let at = OnProvider { provider: one.id };
    let active = one.active;
    let (trouble, tested) = (RwSignal::new(None::<Trouble>), RwSignal::new(None::<ProviderTest>));
    let busy = RwSignal::new(false);
    let test = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<TestProvider>(&at, &Nothing {}).await;
            busy.try_set(false);
            match answer {
                Ok(test) => drop(tested.try_set(Some(test))),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let switch = move |_| {
        spawn_local(async move {
            match net::submit::<SwitchProvider>(&at, &SwitchBody { active: !active }).await {
                Ok(_) => drop(again.try_run(())),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let rules = one.rules.clone();
    let before = one.clone();
    let last = one.last.map(|last| t!("sso-last", when = moment(last, &browser::time_zone()))).unwrap_or_default();
    view! {
        <section class="form-section wide" data-test="sso-provider">
            <div class="section-head sso-head">
                <div>
                    <h2 dir="auto">{one.name}</h2>
                    <p class="soft"><code>{one.issuer}</code></p>
                    <p class="soft">{t!("sso-people", n = one.people)}" "{last}</p>
                    <p class="soft">{one.domains.join(", ")}</p>
                </div>
                {if active { view! { <Badge tone=Tone::Success>{t!("sso-on")}</Badge> } } else { view! { <Badge tone=Tone::Warning>{t!("sso-off")}</Badge> } }}
            </div>
            <FormProblem trouble/>
            <div class="row">
                <Button icon=Icon::Check busy on:click=test attr:data-test="sso-test">{t!("sso-test")}</Button>
                <Button icon=Icon::Edit on:click=move |_| open.run(Some(before.clone())) attr:data-test="sso-change">{t!("sso-change")}</Button>
                <Button on:click=switch attr:data-test="sso-switch">{if active { t!("sso-switch-off") } else { t!("sso-switch-on") }}</Button>
            </div>
            {move || tested.get().map(steps)}
            <p class="soft">{t!("sso-logout-uri")}" "<code>{logout}</code></p>
            <Rules at rules places again/>
        </section>
    }
}

/// What was tried, step by step, each in words.
fn steps(test: ProviderTest) -> impl IntoView {
    let row = |step: TestStep| {
        let (icon, class) = match step.outcome {
            TestOutcome::Good => (Icon::Done, "good"),
            TestOutcome::Lacking => (Icon::Warning, "lacking"),
            TestOutcome::Bad => (Icon::Refused, "bad"),
        };
        let outcome = i18n::say(&format!("sso-outcome-{class}"), &[]);
        view! {
            <li class=format!("sso-step {class}") data-test="sso-step" data-outcome=class>
                <Pictogram icon/><span class="visually-hidden">{outcome}": "</span>
                <span><strong>{i18n::say(&format!("sso-step-{}", step.what), &[])}</strong>" "<span class="soft">{step.said}</span></span>
            </li>
        }
    };
    view! { <div role="status"><ul class="sso-steps">{test.steps.into_iter().map(row).collect_view()}</ul></div> }
}

/// The tenant's domains, and how each is confirmed.
#[component]
fn Domains(domains: Vec<DomainView>, again: Callback<()>) -> impl IntoView {
    let (domain, trouble) = (RwSignal::new(String::new()), RwSignal::new(None::<Trouble>));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = NewDomain { domain: domain.get_untracked().trim().to_owned() };
        spawn_local(async move {
            match net::submit::<AddDomain>(&Nothing {}, &new).await {
                Ok(_) => drop(again.try_run(())),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let confirm = move |domain: DomainId| {
        spawn_local(async move {
            match net::submit::<ConfirmDomain>(&OnDomain { domain }, &Nothing {}).await {
                Ok(_) => drop(again.try_run(())),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let row = move |one: DomainView| {
        let id = one.id;
        let how = match one.confirmed {
            Some(at) => {
                view! { <Badge tone=Tone::Success>{t!("sso-domain-own")}</Badge>" "<span class="soft">{moment(at, &browser::time_zone())}</span> }.into_any()
            }
            None => view! {
                <p>{t!("sso-domain-how")}</p><p><code>{one.at}</code></p><p><code>{one.token}</code></p>
                <Button on:click=move |_| confirm(id)>{t!("sso-domain-look")}</Button>
            }
            .into_any(),
        };
        view! { <tr data-test="sso-domain"><th scope="row">{one.domain}</th><td>{how}</td></tr> }
    };
    let none = domains.is_empty();
    view! {
        <section class="form-section wide">
            <div class="section-head"><h2>{t!("sso-domains")}</h2><p class="soft">{t!("sso-domains-text")}</p></div>
            <FormProblem trouble fields=&["/domain"]/>
            {(!none).then(|| view! {
                <div class="table-wrap"><table class="table">
                    <thead><tr><th scope="col">{t!("sso-domain")}</th><th scope="col">{t!("sso-domain-state")}</th></tr></thead>
                    <tbody>{domains.into_iter().map(row).collect_view()}</tbody>
                </table></div>
            })}
            <form class="row sso-add" on:submit=add>
                <TextBox name="sso-domain" label=t!("sso-domain") value=domain help=t!("sso-domain-help") finding=said_of(trouble, "/domain") required=true/>
                <Button submit=true icon=Icon::Add>{t!("sso-domain-add")}</Button>
            </form>
        </section>
    }
}

/// Whether people must use a provider, and who need not.
#[component]
fn Policy(policy: SsoPolicy, again: Callback<()>) -> impl IntoView {
    let members = net::loading(|| async move { net::load::<ListMembers>(&Nothing {}, &Nothing {}).await });
    let required = RwSignal::new(policy.required);
    let local = RwSignal::new(policy.local);
    let (asking, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let put = Callback::new(move |reason: String| {
        asking.set(false);
        let policy = SsoPolicy { required: required.get_untracked(), local: local.get_untracked() };
        spawn_local(async move {
            match net::submit_because::<PutSsoPolicy>(&Nothing {}, &policy, &reason).await {
                Ok(_) => drop(again.try_run(())),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    });
    let row = move |member: Member| {
        let person = member.person;
        let toggle = move |_| {
            local.update(|local| match local.iter().position(|one| *one == person) {
                Some(at) => drop(local.remove(at)),
                None => local.push(person),
            });
        };
        view! {
            <li><label class="sso-check"><input type="checkbox" prop:checked=move || local.with(|local| local.contains(&person)) on:change=toggle/>
                <span>{member.name}" "<span class="soft">{member.email}</span></span></label></li>
        }
    };
    let question = Signal::derive(move || if required.get() { t!("sso-policy-ask") } else { t!("sso-policy-ask-off") });
    view! {
        <section class="form-section">
            <div class="section-head"><h2>{t!("sso-policy")}</h2><p class="soft">{t!("sso-policy-text")}</p></div>
            <FormProblem trouble/>
            <label class="sso-check"><input type="checkbox" name="sso-required" prop:checked=move || required.get() on:change:target=move |event| required.set(event.target().checked())/>
                <span>{t!("sso-policy-required")}</span></label>
            <Show when=move || required.get()>
                <Banner tone=Tone::Warning><p>{t!("sso-policy-warning")}</p></Banner>
                <fieldset class="stack"><legend>{t!("sso-policy-local")}</legend>
                    <ul class="sso-list">{move || members.get().and_then(Result::ok).map(|page| page.rows.into_iter().map(row).collect_view())}</ul>
                </fieldset>
            </Show>
            <div class="row"><Button on:click=move |_| asking.set(true) attr:data-test="sso-policy">{t!("sso-policy-keep")}</Button></div>
            <ReasonDialog open=asking title=t!("sso-policy") question on_reason=put/>
        </section>
    }
}
