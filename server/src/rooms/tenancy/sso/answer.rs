//! What a provider's tokens say, once all of it was found true.
//!
//! Looked at: signature by a key that the issuer publishes and an algorithm that only the holder of a private key can use; issuer,
//! audience, authorised party, expiry and time of issue within a minute of our clock, nonce, hash of the access token; and the person's
//! details at the userinfo endpoint only where they are of the same subject.

use openidconnect::core::{CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreTokenResponse};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, ClaimsVerificationError, ClientId, IdToken, IdTokenClaims, IdTokenVerifier,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier, SignatureVerificationError, TokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::kernel::RequestId;

use super::begin::client;
use super::discovery::{self, Metadata};
use super::flow::Flow;
use super::provider::Provider;
use super::{SKEW, refused};
use crate::kernel::app::App;
use crate::kernel::failure::Outcome;

/// Algorithms by which whoever verifies cannot sign. `none` and the HMACs are not among them, so that no public key is taken for a secret.
pub const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beside the standard ones: groups, roles, whatever else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

type Token = IdToken<Others, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Claims = IdTokenClaims<Others, CoreGenderClaim>;

/// What was said, all of it verified.
#[derive(Clone, Debug)]
pub struct Said {
    pub subject: String,
    pub sid: Option<String>,
    /// Of the token, and of userinfo.
    pub claims: Value,
    pub auth_time: Option<i64>,
    pub acr: Option<String>,
    pub kept: Kept,
}

/// What is kept, sealed, to ask again and to sign out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    pub access: String,
    pub refresh: Option<String>,
    pub id_token: String,
    /// Names of claims that userinfo told: where the token cannot be had again, only these can be looked at.
    pub told: Vec<String>,
}

/// Exchanges the code for tokens and looks at them.
pub async fn exchange(app: &App, one: &Provider, flow: &Flow, code: String, request: RequestId) -> Outcome<Said> {
    let metadata = discovery::metadata(&app.outbound, &one.issuer).await.map_err(|why| refused(format!("the provider {why}")))?;
    let client = client(app, one, &metadata, request).await?;
    let http = discovery::http(app.outbound.clone());
    let asked = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| refused("the provider names no token endpoint"))?;
    let answer = asked.set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone())).request_async(&http).await;
    let answer = answer.map_err(|error| refused(format!("the provider did not take the code: {}", discovery::cause(&error))))?;
    let nonce = Nonce::new(flow.nonce.clone());
    let (token, claims) = verified(app, one, &metadata, &answer, Some(&nonce)).await?;
    let userinfo = userinfo(app, &metadata, answer.access_token().secret(), claims.subject().as_str()).await.unwrap_or_default();
    Ok(said(&claims, &token, &userinfo, &answer))
}

fn said(claims: &Claims, token: &Token, userinfo: &Map<String, Value>, answer: &CoreTokenResponse) -> Said {
    let of_token = serde_json::to_value(claims).unwrap_or_default();
    Said {
        subject: claims.subject().as_str().to_owned(),
        sid: of_token.get("sid").and_then(Value::as_str).map(str::to_owned),
        claims: merged(of_token, userinfo),
        auth_time: claims.auth_time().map(|at| at.timestamp()),
        acr: claims.auth_context_ref().map(|acr| acr.as_str().to_owned()),
        kept: Kept {
            access: answer.access_token().secret().clone(),
            refresh: answer.refresh_token().map(|token| token.secret().clone()),
            id_token: token.to_string(),
            told: userinfo.keys().cloned().collect(),
        },
    }
}

/// Userinfo is fresher; what the protocol itself says is the token's alone.
pub fn merged(mut token: Value, userinfo: &Map<String, Value>) -> Value {
    const PROTOCOL: [&str; 10] = ["iss", "sub", "aud", "exp", "iat", "nonce", "auth_time", "acr", "azp", "sid"];
    if let Some(claims) = token.as_object_mut() {
        claims.extend(
            userinfo.iter().filter(|(name, _)| !PROTOCOL.contains(&name.as_str())).map(|(name, value)| (name.clone(), value.clone())),
        );
    }
    token
}

/// The ID token of an answer, and its claims; the keys are asked for once more where they do not know the token's.
pub async fn verified(
    app: &App,
    one: &Provider,
    metadata: &Metadata,
    answer: &CoreTokenResponse,
    nonce: Option<&Nonce>,
) -> Outcome<(Token, Claims)> {
    let text = answer.id_token().ok_or_else(|| refused("the provider sent no ID token"))?.to_string();
    let token: Token = text.parse().map_err(|_| refused("the ID token cannot be read"))?;
    let found = match look(app, one, metadata, &token, nonce) {
        Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
            let renewed = discovery::renewed(&app.outbound, &one.issuer).await;
            let renewed = renewed.ok_or_else(|| refused("the ID token is signed with a key that the provider does not publish"))?;
            look(app, one, &renewed, &token, nonce).and_then(|claims| access_hash(app, one, &renewed, &token, answer, claims))
        }
        found => found.and_then(|claims| access_hash(app, one, metadata, &token, answer, claims)),
    };
    let claims = found.map_err(|why| refused(words(&why)))?.clone();
    if claims.authorized_party().is_some_and(|party| party.as_str() != one.client_id) {
        return Err(refused("the ID token was made for another application"));
    }
    Ok((token, claims))
}

fn verifier<'a>(
    app: &App,
    one: &Provider,
    metadata: &Metadata,
) -> Result<IdTokenVerifier<'a, openidconnect::core::CoreJsonWebKey>, ClaimsVerificationError> {
    let issuer = IssuerUrl::new(one.issuer.clone()).map_err(|_| ClaimsVerificationError::InvalidIssuer(one.issuer.clone()))?;
    let now = app.clock.now().0.unix_timestamp();
    let at = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    // A public client's verifier: it has no secret that a signature could be made with.
    let verifier = IdTokenVerifier::new_public_client(ClientId::new(one.client_id.clone()), issuer, metadata.jwks().clone());
    Ok(verifier.set_allowed_algs(ALGORITHMS).set_time_fn(move || at(now - SKEW)).set_issue_time_verifier_fn(move |issued| {
        let far = issued.timestamp() > now + SKEW;
        if far { Err("it was issued in the future".to_owned()) } else { Ok(()) }
    }))
}

fn look<'t>(
    app: &App,
    one: &Provider,
    metadata: &Metadata,
    token: &'t Token,
    nonce: Option<&Nonce>,
) -> Result<&'t Claims, ClaimsVerificationError> {
    let verifier = verifier(app, one, metadata)?;
    match nonce {
        Some(nonce) => token.claims(&verifier, nonce),
        // A token that is renewed answers no attempt of a browser.
        None => token.claims(&verifier, |_: Option<&Nonce>| Ok(())),
    }
}

/// Where the token names the access token's hash, it must be that of the one that came with it.
fn access_hash<'t>(
    app: &App,
    one: &Provider,
    metadata: &Metadata,
    token: &Token,
    answer: &CoreTokenResponse,
    claims: &'t Claims,
) -> Result<&'t Claims, ClaimsVerificationError> {
    let Some(named) = claims.access_token_hash() else { return Ok(claims) };
    let verifier = verifier(app, one, metadata)?;
    let wrong = |why: String| ClaimsVerificationError::Other(why);
    let algorithm = token.signing_alg().map_err(|why| wrong(why.to_string()))?;
    let key = token.signing_key(&verifier).map_err(|why| wrong(why.to_string()))?;
    let made = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(|why| wrong(why.to_string()))?;
    if made == *named { Ok(claims) } else { Err(wrong("the access token is not the one that belongs to it".into())) }
}

/// Why a token was refused, for people who set up providers.
fn words(why: &ClaimsVerificationError) -> String {
    use ClaimsVerificationError as Why;
    match why {
        Why::Expired(_) => "the ID token has expired".into(),
        Why::InvalidAudience(_) => "the ID token was made for another application".into(),
        Why::InvalidIssuer(_) => "the ID token is another issuer's".into(),
        Why::InvalidNonce(_) => "the ID token belongs to another sign-in".into(),
        Why::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            "the ID token is signed with a key that the provider does not publish".into()
        }
        Why::SignatureVerification(SignatureVerificationError::DisallowedAlg(_) | SignatureVerificationError::UnsupportedAlg(_)) => {
            "the ID token is signed in a way that is not allowed".into()
        }
        Why::SignatureVerification(_) => "the ID token's signature is wrong".into(),
        other => format!("the ID token cannot be used ({other})"),
    }
}

/// What the provider says of whoever has the access token: `None` where it says nothing, or of somebody else.
pub async fn userinfo(app: &App, metadata: &Metadata, access: &str, subject: &str) -> Option<Map<String, Value>> {
    match ask_userinfo(app, metadata, access, subject).await {
        Asked::Told(told) => Some(told),
        _ => None,
    }
}

/// What came of asking.
pub enum Asked {
    Told(Map<String, Value>),
    /// The provider does not know the token any more.
    Gone,
    /// There is nothing to ask, or no answer.
    Nothing,
}

pub async fn ask_userinfo(app: &App, metadata: &Metadata, access: &str, subject: &str) -> Asked {
    let Some(at) = metadata.userinfo_endpoint() else { return Asked::Nothing };
    let mut request = reqwest::Request::new(reqwest::Method::GET, at.url().clone());
    let Ok(bearer) = reqwest::header::HeaderValue::from_str(&format!("Bearer {access}")) else { return Asked::Nothing };
    request.headers_mut().insert(reqwest::header::AUTHORIZATION, bearer);
    request.headers_mut().insert(reqwest::header::ACCEPT, reqwest::header::HeaderValue::from_static("application/json"));
    match app.outbound.send(request).await {
        Ok(answer) if answer.status == 401 || answer.status == 403 => Asked::Gone,
        Ok(answer) if answer.status == 200 => match serde_json::from_slice::<Map<String, Value>>(&answer.body) {
            // OpenID Connect Core 5.3.2: of somebody else, nothing of it may be used.
            Ok(told) if told.get("sub").and_then(Value::as_str) == Some(subject) => Asked::Told(told),
            _ => Asked::Nothing,
        },
        _ => Asked::Nothing,
    }
}
