//! How is the provider reached, and for whom is it? One form to add and to change it. The secret is entered, never shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::tenancy::sso::{AddProvider, ChangeProvider, NewProvider, OnProvider, ProviderView};

use crate::net::{self, Trouble, said_of};
use crate::t;
use crate::ui::{Button, FormProblem, Kind, TextBox};

const FIELDS: &[&str] = &["/name", "/issuer", "/client_id", "/client_secret", "/domains", "/scopes", "/acr", "/recheck_seconds"];

#[component]
pub fn ProviderForm(open: RwSignal<bool>, before: RwSignal<Option<ProviderView>>, on_done: Callback<()>) -> impl IntoView {
    let old = before.get_untracked();
    let text = |read: fn(&ProviderView) -> String| RwSignal::new(old.as_ref().map(read).unwrap_or_default());
    let (name, issuer, client_id) = (text(|one| one.name.clone()), text(|one| one.issuer.clone()), text(|one| one.client_id.clone()));
    let (domains, scopes, acr) =
        (text(|one| one.domains.join(" ")), text(|one| one.scopes.clone()), text(|one| one.acr.clone().unwrap_or_default()));
    let recheck = RwSignal::new(old.as_ref().map_or(60, |one| one.recheck_seconds).to_string());
    let vouches = RwSignal::new(old.as_ref().is_some_and(|one| one.vouches));
    let secret = RwSignal::new(String::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let known = old.as_ref().map(|one| one.id);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let new = NewProvider {
            name: given(name),
            issuer: given(issuer),
            client_id: given(client_id),
            client_secret: Some(secret.get_untracked()).filter(|secret| !secret.is_empty()),
            domains: given(domains).split([' ', ',']).filter(|one| !one.is_empty()).map(str::to_owned).collect(),
            scopes: given(scopes),
            vouches: vouches.get_untracked(),
            acr: Some(given(acr)).filter(|acr| !acr.is_empty()),
            recheck_seconds: given(recheck).parse().unwrap_or_default(),
        };
        busy.set(true);
        spawn_local(async move {
            let answer = match known {
                Some(provider) => net::submit::<ChangeProvider>(&OnProvider { provider }, &new).await,
                None => net::submit::<AddProvider>(&Nothing {}, &new).await,
            };
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    open.try_set(false);
                    on_done.try_run(());
                }
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let secret_help = if known.is_some() { t!("sso-secret-kept") } else { t!("sso-secret-help") };
    view! {
        <form class="stack" on:submit=send data-test="sso-form">
            <FormProblem trouble fields=FIELDS/>
            <TextBox name="sso-name" label=t!("sso-name") value=name help=t!("sso-name-help") finding=said_of(trouble, "/name") required=true autofocus=true/>
            <TextBox name="sso-issuer" label=t!("sso-issuer") value=issuer kind="url" help=t!("sso-issuer-help") finding=said_of(trouble, "/issuer") required=true/>
            <TextBox name="sso-client" label=t!("sso-client") value=client_id finding=said_of(trouble, "/client_id") required=true/>
            <TextBox name="sso-secret" label=t!("sso-secret") value=secret kind="password" help=secret_help finding=said_of(trouble, "/client_secret") required=known.is_none()/>
            <TextBox name="sso-domains" label=t!("sso-for-domains") value=domains help=t!("sso-for-domains-help") finding=said_of(trouble, "/domains")/>
            <label class="sso-check"><input type="checkbox" name="sso-vouches" prop:checked=move || vouches.get() on:change:target=move |event| vouches.set(event.target().checked())/>
                <span>{t!("sso-vouches")}</span></label>
            <TextBox name="sso-scopes" label=t!("sso-scopes") value=scopes help=t!("sso-scopes-help") finding=said_of(trouble, "/scopes")/>
            <TextBox name="sso-acr" label=t!("sso-acr") value=acr help=t!("sso-acr-help") finding=said_of(trouble, "/acr")/>
            <TextBox name="sso-recheck" label=t!("sso-recheck") value=recheck help=t!("sso-recheck-help") finding=said_of(trouble, "/recheck_seconds") required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="sso-save">{t!("sso-save")}</Button>
            </div>
        </form>
    }
}
