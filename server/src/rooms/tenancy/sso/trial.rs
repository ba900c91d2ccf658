//! Trying a provider: one thing after the other, each told in words, up to the first that fails. Nobody is signed in.

use openidconnect::core::CoreErrorResponseType;
use openidconnect::{AuthorizationCode, RequestTokenError};
use shared::tenancy::sso::{ProviderTest, TestOutcome, TestProvider, TestStep};

use super::answer::ALGORITHMS;
use super::begin::client;
use super::discovery::{self, Metadata};
use super::provider::{self, Provider};
use super::rules;
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::Call;

pub async fn run(tx: &mut Tx, call: Call<TestProvider>) -> Outcome<ProviderTest> {
    let one = provider::one(tx, call.path.provider).await?;
    let mut steps = Vec::new();
    let metadata = match discovery::anew(&call.app.outbound, &one.issuer).await {
        Ok(metadata) => metadata,
        Err(why) => return Ok(ProviderTest { steps: vec![step("discovery", TestOutcome::Bad, format!("The provider {why}."))] }),
    };
    steps.push(step("discovery", TestOutcome::Good, metadata.authorization_endpoint().to_string()));
    steps.push(keys(&metadata));
    steps.push(code(&metadata));
    steps.push(secret(&call.app, &one, &metadata, tx).await?);
    steps.push(claims(&metadata, &rules::kept(tx, one.id).await?.into_iter().map(|rule| rule.claim).collect::<Vec<_>>()));
    steps.push(logout(&metadata));
    Ok(ProviderTest { steps })
}

fn step(what: &str, outcome: TestOutcome, said: impl Into<String>) -> TestStep {
    TestStep { what: what.to_owned(), outcome, said: said.into() }
}

fn keys(metadata: &Metadata) -> TestStep {
    let usable = metadata.id_token_signing_alg_values_supported().iter().filter(|one| ALGORITHMS.contains(*one)).count();
    match (metadata.jwks().keys().len(), usable) {
        (0, _) => step("keys", TestOutcome::Bad, "The provider publishes no key that can be used."),
        (_, 0) => step("keys", TestOutcome::Bad, "The provider signs with no algorithm that is allowed here."),
        (n, _) => step("keys", TestOutcome::Good, n.to_string()),
    }
}

fn code(metadata: &Metadata) -> TestStep {
    let more = metadata.additional_metadata();
    match (metadata.token_endpoint(), more.code_challenge_methods_supported.iter().any(|one| one == "S256")) {
        (None, _) => step("code", TestOutcome::Bad, "The provider names no token endpoint."),
        (Some(_), true) => step("code", TestOutcome::Good, "S256"),
        (Some(_), false) => step("code", TestOutcome::Lacking, "The provider does not say that it looks at PKCE. It is sent all the same."),
    }
}

/// A code that nobody was given: whether it is refused for the code or for the client tells whether the secret is right.
async fn secret(app: &App, one: &Provider, metadata: &Metadata, tx: &Tx) -> Outcome<TestStep> {
    let http = discovery::http(app.outbound.clone());
    let client = client(app, one, metadata, tx.ctx.request).await?;
    let Ok(asked) = client.exchange_code(AuthorizationCode::new("a-code-that-nobody-was-given".into())) else {
        return Ok(step("secret", TestOutcome::Bad, "The provider names no token endpoint."));
    };
    let verifier = openidconnect::PkceCodeVerifier::new("0".repeat(64));
    Ok(match asked.set_pkce_verifier(verifier).request_async(&http).await {
        Err(RequestTokenError::ServerResponse(why)) if *why.error() == CoreErrorResponseType::InvalidClient => {
            step("secret", TestOutcome::Bad, "The provider does not accept client id and secret.")
        }
        Err(RequestTokenError::ServerResponse(why)) if *why.error() == CoreErrorResponseType::InvalidGrant => {
            step("secret", TestOutcome::Good, one.client_id.clone())
        }
        Err(why) => step("secret", TestOutcome::Lacking, format!("It cannot be told: {}", discovery::cause(&why))),
        Ok(_) => step("secret", TestOutcome::Bad, "The provider gave tokens for a code that nobody was given."),
    })
}

fn claims(metadata: &Metadata, wanted: &[String]) -> TestStep {
    let Some(told) = metadata.claims_supported() else {
        return step("groups", TestOutcome::Lacking, "The provider does not say which claims it knows.");
    };
    let missing: Vec<&str> = wanted
        .iter()
        .map(String::as_str)
        .filter(|name| !told.iter().any(|one| one.as_str() == *name || Some(one.as_str()) == name.split('.').next()))
        .collect();
    match (wanted.is_empty(), missing.as_slice()) {
        (true, _) => step("groups", TestOutcome::Lacking, "No rule gives a role yet: nobody would be let in."),
        (_, []) => step("groups", TestOutcome::Good, wanted.join(", ")),
        (_, missing) => {
            step("groups", TestOutcome::Lacking, format!("The provider does not name {} among its claims.", missing.join(", ")))
        }
    }
}

fn logout(metadata: &Metadata) -> TestStep {
    let more = metadata.additional_metadata();
    match (more.end_session_endpoint.is_some(), more.backchannel_logout_supported) {
        (true, true) => step("logout", TestOutcome::Good, ""),
        (false, true) => step("logout", TestOutcome::Lacking, "Whoever signs out here stays signed in at the provider."),
        (true, false) => step(
            "logout",
            TestOutcome::Lacking,
            "Whoever signs out at the provider stays signed in here until the provider is asked again.",
        ),
        (false, false) => step("logout", TestOutcome::Lacking, "Signing out on one side does not sign out on the other."),
    }
}
