//! Leaving for the provider: which one, and with what.

use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod};
use openidconnect::{
    AuthType, AuthenticationContextClass, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, LoginHint,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
};
use shared::kernel::{RequestId, TenantId};
use shared::tenancy::sso::{BeginSso, FindWays, SsoStart, Way, Ways};

use super::discovery::{self, Metadata};
use super::flow::Flow;
use super::provider::{self, Provider};
use super::{domains, refused};
use crate::kernel::app::App;
use crate::kernel::db::Ctx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::{Cookies, Session};

/// Where providers send people back to: a page of the app, which hands in what it was given.
pub const RETURN: &str = "/sign-in/return";

pub type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Decided by the domain alone, whoever has an account: known and unknown addresses are answered alike.
pub async fn ways(ask: Session<FindWays>) -> Outcome<(Ways, Cookies)> {
    let found = match ask.body.provider {
        Some(id) => provider::open(&ask.app, id, ask.request).await.into_iter().collect(),
        None => of_domain(&ask.app, domains::domain(&ask.body.email), ask.request).await?,
    };
    let mut ways = Ways::default();
    for one in found {
        ways.providers.push(way(&ask.app, &one, ask.request).await?);
    }
    Ok((ways, Vec::new()))
}

pub async fn way(app: &App, one: &Provider, request: RequestId) -> Outcome<Way> {
    let tx = app.db.begin(&provider::in_tenant(one.tenant, "tenancy.FindWays", request, false)).await?;
    Ok(Way { id: one.id, name: one.name.clone(), tenant: provider::tenant_name(&tx).await? })
}

async fn of_domain(app: &App, domain: Option<String>, request: RequestId) -> Outcome<Vec<Provider>> {
    let Some(domain) = domain else { return Ok(Vec::new()) };
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.FindWays") }).await?;
    let sql = format!(
        "select {} from sso_provider p join sso_domain d on d.tenant = p.tenant and d.domain = $1 and d.confirmed_at is not null
         where p.active and $1 = any(p.domains) order by p.name, p.id limit 10",
        provider::COLUMNS
    );
    tx.rows(&sql, [domain.into()]).await?.iter().map(provider::read).collect()
}

pub async fn begin(ask: Session<BeginSso>) -> Outcome<(SsoStart, Cookies)> {
    let one = provider::open(&ask.app, ask.body.provider, ask.request).await?;
    let back = ask.body.back.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'));
    let flow = Flow::begin(&ask.app, one.id, back, None);
    let url = leave(&ask.app, &one, &flow, ask.body.email, ask.request).await?;
    Ok((SsoStart { url, proof: None }, vec![flow.cookie(&ask.app)?]))
}

/// The address of the provider at which the person signs in or, where the attempt proves something, does so anew.
pub async fn leave(app: &App, one: &Provider, flow: &Flow, email: Option<String>, request: RequestId) -> Outcome<String> {
    let metadata = discovery::metadata(&app.outbound, &one.issuer).await.map_err(|why| refused(format!("the provider {why}")))?;
    let client = client(app, one, &metadata, request).await?;
    let verifier = PkceCodeVerifier::new(flow.verifier.clone());
    let (state, nonce) = (flow.state.clone(), flow.nonce.clone());
    let mut asked = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .add_scopes(scopes(one, &metadata).into_iter().map(Scope::new));
    if let Some(email) = email.filter(|email| !email.trim().is_empty()) {
        asked = asked.set_login_hint(LoginHint::new(email.trim().to_owned()));
    }
    if flow.proves.is_some() {
        asked = asked.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
        let acr = one.acr.iter().flat_map(|acr| acr.split_whitespace());
        asked = acr.fold(asked, |asked, acr| asked.add_auth_context_value(AuthenticationContextClass::new(acr.to_owned())));
    }
    Ok(asked.url().0.to_string())
}

fn scopes(one: &Provider, metadata: &Metadata) -> Vec<String> {
    // With it the provider can be asked again who somebody is, for as long as they work here.
    let offline = metadata.scopes_supported().is_some_and(|all| all.iter().any(|scope| scope.as_str() == "offline_access"));
    let mut scopes: Vec<String> = ["email", "profile"].into_iter().chain(offline.then_some("offline_access")).map(str::to_owned).collect();
    scopes.extend(one.scopes.split_whitespace().filter(|scope| *scope != "openid").map(str::to_owned));
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

pub async fn client(app: &App, one: &Provider, metadata: &Metadata, request: RequestId) -> Outcome<Client> {
    let tx = app.db.begin(&provider::in_tenant(one.tenant, "tenancy.UseProvider", request, false)).await?;
    let secret = ClientSecret::new(provider::secret(app, &tx, one.id).await?);
    let back = RedirectUrl::new(here(app, RETURN)).map_err(|error| internal(&error))?;
    let methods = metadata.token_endpoint_auth_methods_supported();
    let basic = methods.is_none_or(|all| all.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let client = CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(one.client_id.clone()), Some(secret));
    Ok(client.set_redirect_uri(back).set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody }))
}

/// An address of this installation.
pub fn here(app: &App, path: &str) -> String {
    format!("{}{path}", app.public_url.get().map(String::as_str).unwrap_or_default())
}
