//! Signing out of more than this page: of the provider too (RP-initiated), and because the provider says so (back-channel).
//!
//! A logout token is believed like an ID token: signed by the issuer's key with an allowed algorithm, for this client, fresh, of the kind
//! `backchannel-logout`, with no nonce (so that no ID token is taken for one), naming a session or a subject.

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::{Map, Value};
use shared::kernel::{Code, Nothing, PersonId, Problem, RequestId};
use shared::tenancy::sso::{HearLogout, ReadSsoSession, SsoSession};
use time::OffsetDateTime;
use uuid::Uuid;

use super::begin::{here, way};
use super::discovery::{self, Metadata};
use super::provider::{self, Provider};
use super::step_up::{at_home, of_session};
use super::{SKEW, account, keep_up};
use crate::kernel::app::App;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::kernel::http::{Cookies, Session};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A logout token is sent at once: an older one is a copy, in seconds.
const FRESH: i64 = 300;

const ALLOWED: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Which provider began the session, and where its sign-out page is.
pub async fn read(ask: Session<ReadSsoSession>) -> Outcome<(SsoSession, Cookies)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    let tx = ask.app.db.begin(&at_home(caller, "tenancy.ReadSsoSession", ask.request, false)).await?;
    let Some(one) = of_session(&tx, caller).await? else { return Ok((SsoSession::default(), Vec::new())) };
    let sql = "select b.id, b.tokens from session s join sso_session b on b.tenant = s.sso_tenant and b.id = s.sso where s.id = $1";
    let row = tx.row(sql, [caller.session.0.into()]).await?.ok_or(Code::NotFound)?;
    let id: Uuid = row.try_get("", "id")?;
    let sealed: Option<Vec<u8>> = row.try_get("", "tokens")?;
    let kept = keep_up::opened(&ask.app, &tx, id, &sealed.unwrap_or_default()).await?;
    let metadata = discovery::metadata(&ask.app.outbound, &one.issuer).await.ok();
    let sign_out = metadata.and_then(|metadata| page(&ask.app, &one, &metadata, &kept.id_token));
    Ok((SsoSession { provider: Some(way(&ask.app, &one, ask.request).await?), sign_out }, Vec::new()))
}

fn page(app: &App, one: &Provider, metadata: &Metadata, id_token: &str) -> Option<String> {
    let mut url = metadata.additional_metadata().end_session_endpoint.as_ref()?.url().clone();
    url.query_pairs_mut()
        .append_pair("id_token_hint", id_token)
        .append_pair("client_id", &one.client_id)
        .append_pair("post_logout_redirect_uri", &here(app, "/sign-in"));
    Some(url.to_string())
}

#[derive(Deserialize)]
struct Notice {
    sub: Option<String>,
    sid: Option<String>,
    iat: i64,
    exp: Option<i64>,
    #[serde(default)]
    events: Map<String, Value>,
    nonce: Option<Value>,
}

/// The provider says that somebody has left: their sessions end.
pub async fn hear(ask: Session<HearLogout>) -> Outcome<(Nothing, Cookies)> {
    let one = provider::open(&ask.app, ask.path.provider, ask.request).await?;
    let notice = verified(&ask.app, &one, &ask.body.logout_token).await?;
    for (session, person) in meant(&ask.app, &one, &notice, ask.request).await? {
        let tx = ask.app.db.begin(&account::identity(ask.request, true)).await?;
        tx.act("tenancy.HearLogout").await?;
        let now = ask.app.clock.now().0;
        if tx.run("update session set revoked_at = $2 where id = $1 and revoked_at is null", [session.into(), now.into()]).await? > 0 {
            events::note(&tx, one.tenant, Event::SignedOut, &ask.address).await?;
        }
        tx.commit().await?;
        ask.app.forget(person).await;
    }
    Ok((Nothing {}, Vec::new()))
}

async fn meant(app: &App, one: &Provider, notice: &Notice, request: RequestId) -> Outcome<Vec<(Uuid, PersonId)>> {
    let tx = app.db.begin(&provider::in_tenant(one.tenant, "tenancy.HearLogout", request, false)).await?;
    // A session where it is named, else all of the person's.
    let (column, value) = match &notice.sid {
        Some(sid) => ("sid", sid),
        None => ("sub", notice.sub.as_ref().ok_or_else(|| wrong("it names neither a session nor a subject"))?),
    };
    let sql = format!("select session, person from sso_session where tenant = $1 and provider = $2 and {column} = $3");
    let rows = tx.rows(&sql, [one.tenant.0.into(), one.id.0.into(), value.clone().into()]).await?;
    rows.iter().map(|row| Ok((row.try_get("", "session")?, PersonId(row.try_get("", "person")?)))).collect()
}

fn wrong(why: &str) -> Failure {
    tracing::warn!(target: "security", why, "a logout token was refused");
    Problem::new(Code::Malformed).detail(format!("The logout token was refused: {why}.")).into()
}

async fn verified(app: &App, one: &Provider, token: &str) -> Outcome<Notice> {
    let metadata = discovery::metadata(&app.outbound, &one.issuer).await.map_err(|why| wrong(&why))?;
    let keys = keys(&metadata)?;
    let notice = match signed(one, &keys, token) {
        Err(UNKNOWN) => {
            let renewed = discovery::renewed(&app.outbound, &one.issuer).await.ok_or_else(|| wrong(UNKNOWN))?;
            self::signed(one, &self::keys(&renewed)?, token)
        }
        found => found,
    };
    let notice = notice.map_err(wrong)?;
    let now = OffsetDateTime::unix_timestamp(app.clock.now().0);
    let fresh = (notice.iat - SKEW..notice.iat + FRESH).contains(&now) && notice.exp.is_none_or(|exp| exp + SKEW > now);
    match () {
        () if !fresh => Err(wrong("it is not fresh")),
        () if !notice.events.contains_key(EVENT) => Err(wrong("it is no logout token")),
        () if notice.nonce.is_some() => Err(wrong("it has a nonce, as an ID token has")),
        () => Ok(notice),
    }
}

const UNKNOWN: &str = "it is signed with a key that the provider does not publish";

fn signed(one: &Provider, keys: &JwkSet, token: &str) -> Result<Notice, &'static str> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| "it cannot be read")?;
    if !ALLOWED.contains(&header.alg) || header.typ.as_deref().is_some_and(|typ| !["JWT", "logout+jwt"].contains(&typ)) {
        return Err("it is signed in a way that is not allowed");
    }
    let key = match &header.kid {
        Some(kid) => keys.find(kid),
        None => keys.keys.first().filter(|_| keys.keys.len() == 1),
    };
    let key = DecodingKey::from_jwk(key.ok_or(UNKNOWN)?).map_err(|_| "its key cannot be used")?;
    let mut rules = Validation::new(header.alg);
    rules.set_issuer(&[&one.issuer]);
    rules.set_audience(&[&one.client_id]);
    rules.set_required_spec_claims(&["iss", "aud"]);
    // Times are judged by our own clock.
    rules.validate_exp = false;
    jsonwebtoken::decode::<Notice>(token, &key, &rules).map(|found| found.claims).map_err(|_| "signature, issuer or audience are wrong")
}

fn keys(metadata: &Metadata) -> Outcome<JwkSet> {
    let text = serde_json::to_value(metadata.jwks()).map_err(|error| internal(&error))?;
    serde_json::from_value(text).map_err(|error| internal(&error))
}
