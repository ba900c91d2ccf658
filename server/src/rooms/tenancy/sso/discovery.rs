//! What a provider says of itself, and its keys: asked once an hour, again when a key is unknown, and that once a minute at most.
//! What failed is remembered for some seconds, so that nobody makes this server knock at a door all day.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use futures_util::future::{FutureExt, LocalBoxFuture};
use moka::sync::Cache;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, EndSessionUrl, HttpRequest, HttpResponse, IssuerUrl, ProviderMetadata};
use serde::{Deserialize, Serialize};

use crate::kernel::outbound::{Outbound, Unreached};

/// What is read beside the core of discovery.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct More {
    #[serde(default)]
    pub end_session_endpoint: Option<EndSessionUrl>,
    /// RFC 9207.
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
    #[serde(default)]
    pub backchannel_logout_supported: bool,
    #[serde(default)]
    pub code_challenge_methods_supported: Vec<String>,
}

impl AdditionalProviderMetadata for More {}

pub type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

const MOST: u64 = 1000;

static KNOWN: LazyLock<Cache<String, Arc<Metadata>>> = LazyLock::new(|| lasting(3600));
static FAILED: LazyLock<Cache<String, String>> = LazyLock::new(|| lasting(10));
static ASKED_AGAIN: LazyLock<Cache<String, ()>> = LazyLock::new(|| lasting(60));

fn lasting<T: Clone + Send + Sync + 'static>(seconds: u64) -> Cache<String, T> {
    Cache::builder().max_capacity(MOST).time_to_live(Duration::from_secs(seconds)).build()
}

/// What the issuer says of itself. An error is a sentence's middle: "the provider …".
pub async fn metadata(outbound: &Outbound, issuer: &str) -> Result<Arc<Metadata>, String> {
    if let Some(known) = KNOWN.get(issuer) {
        return Ok(known);
    }
    if let Some(failed) = FAILED.get(issuer) {
        return Err(failed);
    }
    anew(outbound, issuer).await.inspect_err(|failed| FAILED.insert(issuer.to_owned(), failed.clone()))
}

/// Asked again, because a key is not known: `None` where that was done a moment ago.
pub async fn renewed(outbound: &Outbound, issuer: &str) -> Option<Arc<Metadata>> {
    if ASKED_AGAIN.contains_key(issuer) {
        return None;
    }
    ASKED_AGAIN.insert(issuer.to_owned(), ());
    anew(outbound, issuer).await.ok()
}

/// Asked now, whatever is known.
pub async fn anew(outbound: &Outbound, issuer: &str) -> Result<Arc<Metadata>, String> {
    let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| "has an issuer that is no address".to_owned())?;
    outbound.judge(url.url()).map_err(|why| format!("cannot be called: {why}"))?;
    let http = http(outbound.clone());
    // Whoever answers under this address must call themself by it: the library refuses another issuer.
    let found =
        Metadata::discover_async(url, &http).await.map_err(|error| format!("did not describe itself as it should: {}", cause(&error)))?;
    outbound.judge(found.authorization_endpoint().url()).map_err(|why| format!("names a sign-in page that cannot be used: {why}"))?;
    let found = Arc::new(found);
    KNOWN.insert(issuer.to_owned(), Arc::clone(&found));
    Ok(found)
}

/// The library's way of calling, through our own door outward.
pub fn http(outbound: Outbound) -> impl Fn(HttpRequest) -> LocalBoxFuture<'static, Result<HttpResponse, Unreached>> {
    move |request| {
        let outbound = outbound.clone();
        async move {
            let request = reqwest::Request::try_from(request).map_err(|error| Unreached::Failed(error.to_string()))?;
            let answer = outbound.send(request).await?;
            let mut response = HttpResponse::new(answer.body);
            *response.status_mut() = openidconnect::http::StatusCode::from_u16(answer.status).unwrap_or_default();
            *response.headers_mut() = answer.headers;
            Ok(response)
        }
        .boxed_local()
    }
}

/// The innermost cause, which says most.
pub fn cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
