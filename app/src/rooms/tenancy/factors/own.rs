//! How else do I prove that it is me? The app, passkeys and recovery codes of the person, on the page of their account.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{FactorId, Nothing};
use shared::tenancy::factors::api::{Factors, PasskeyView, ReadFactors, Reset};

use super::change::{Change, ChangeDialog};
use super::passkey;
use crate::ui::{Banner, Button, Icon, Moment, ProblemView, Skeleton, Tone, day};
use crate::{net, session, t};

#[component]
pub fn SecondFactors() -> impl IntoView {
    let factors = net::loading(|| async move { net::load::<ReadFactors>(&Nothing {}, &Nothing {}).await });
    let (open, change) = (RwSignal::new(false), RwSignal::new(Change::Totp));
    let ask = Callback::new(move |what: Change| {
        change.set(what);
        open.set(true);
    });
    let done = Callback::new(move |()| {
        factors.again();
        // What the tenant asked for may be there now.
        if session::now().is_some_and(|view| view.standing.factor_by.is_some() || view.standing.must_enrol) {
            spawn_local(session::read());
        }
    });
    let retry = Callback::new(move |()| factors.again());
    view! {
        <section class="form-section" data-test="second-factors">
            <div class="section-head"><h2>{t!("factors")}</h2><p class="soft">{t!("factors-text")}</p></div>
            <Asked/>
            {move || match factors.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(found)) => view! { <Own found ask/> }.into_any(),
            }}
            <ChangeDialog open change on_done=done/>
        </section>
    }
}

/// The tenant asks for a second factor, now or from a day on.
#[component]
fn Asked() -> impl IntoView {
    move || {
        let standing = session::view()?.standing;
        let tenant = session::tenant().map(|tenant| tenant.name).unwrap_or_default();
        let words = match (standing.must_enrol, standing.factor_by) {
            (true, _) => t!("factor-now", tenant = tenant),
            (false, Some(by)) => t!("factor-by", tenant = tenant, day = day(by.to_string().get(..10).unwrap_or_default())),
            _ => return None,
        };
        Some(view! { <div data-test="factor-asked"><Banner tone=Tone::Warning><p>{words}</p></Banner></div> })
    }
}

#[component]
fn Own(found: Factors, ask: Callback<Change>) -> impl IntoView {
    let has = found.totp.is_some() || !found.passkeys.is_empty();
    let app = match found.totp {
        Some(since) => view! { <p data-test="totp-on">{t!("totp-since")}" "<Moment at=since zone=""/></p> }.into_any(),
        None => view! { <p class="soft">{t!("totp-none")}</p> }.into_any(),
    };
    let set_up = found.totp.is_some();
    let remove = set_up
        .then(|| view! { <Button on:click=move |_| ask.run(Change::RemoveTotp) attr:data-test="totp-remove">{t!("remove")}</Button> });
    let codes = has.then(|| {
        view! {
            <div class="factor">
                <div class="grow"><h3>{t!("codes-title")}</h3><p class="soft" data-test="codes-left">{t!("codes-left", n = u32::from(found.codes_left))}</p></div>
                <Button on:click=move |_| ask.run(Change::Recovery) attr:data-test="codes-renew">{t!("codes-renew")}</Button>
            </div>
        }
    });
    let passkeys = found.passkeys.into_iter().map(|one| view! { <Passkey one ask/> }).collect_view();
    let can = passkey::is_there();
    view! {
        {found.reset.map(|reset| view! { <WasReset reset/> })}
        <div class="factor">
            <div class="grow"><h3>{t!("totp")}</h3>{app}</div>
            {remove}
            <Button on:click=move |_| ask.run(Change::Totp) attr:data-test="totp-add">{if set_up { t!("totp-renew") } else { t!("totp-add") }}</Button>
        </div>
        <div class="factor">
            <div class="grow"><h3>{t!("passkeys")}</h3><p class="soft">{if can { t!("passkeys-text") } else { t!("passkeys-missing") }}</p></div>
            {can.then(|| view! { <Button icon=Icon::Add on:click=move |_| ask.run(Change::Passkey) attr:data-test="passkey-add">{t!("passkey-add")}</Button> })}
        </div>
        <ul class="factor-list">{passkeys}</ul>
        {codes}
    }
}

#[component]
fn Passkey(one: PasskeyView, ask: Callback<Change>) -> impl IntoView {
    let id: FactorId = one.id;
    let used = match one.used {
        Some(at) => view! { {t!("last-used")}" "<Moment at zone=""/> }.into_any(),
        None => t!("never-used").into_any(),
    };
    view! {
        <li class="factor" data-test="passkey">
            <div class="grow">
                <p><strong dir="auto">{one.name.clone()}</strong>{one.synced.then(|| view! { " "<span class="tag">{t!("passkey-synced")}</span> })}</p>
                <p class="soft">{t!("added")}" "<Moment at=one.added zone=""/>" · "{used}</p>
            </div>
            <Button attr:aria-label=t!("passkey-remove-name", name = one.name) on:click=move |_| ask.run(Change::RemovePasskey(id)) attr:data-test="passkey-remove">{t!("remove")}</Button>
        </li>
    }
}

/// Somebody else took all of it away: said until there is a second factor again.
#[component]
fn WasReset(reset: Reset) -> impl IntoView {
    let words = t!("factor-was-reset", by = reset.by, why = reset.why);
    view! { <div data-test="factor-reset"><Banner tone=Tone::Warning><p>{words}" "<Moment at=reset.at zone=""/></p></Banner></div> }
}
