//! Access cookies: short-lived, signed, out of reach of scripts (SEC-03). What a person holds is never in them: it is
//! read from the database, so that what is taken away is gone at once.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use shared::kernel::{Code, Instant, PersonId, SessionId, TenantId};

use crate::kernel::app::App;
use crate::kernel::failure::{Outcome, internal};

/// `__Host-`: only over TLS (or localhost), only this host, every path.
pub const ACCESS: &str = "__Host-access";
/// Sent to the session's own addresses alone would need a path, which `__Host-` forbids; `__Secure-` allows one.
pub const REFRESH: &str = "__Secure-refresh";
/// A device that somebody came by before; says nothing but whose wrong passwords are counted here.
pub const DEVICE: &str = "__Secure-device";
const DEVICE_DAYS: i64 = 180;
const REFRESH_PATH: &str = "/api/session";
const ISSUER: &str = "probatum";

/// What an access cookie says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Claims {
    pub sub: PersonId,
    pub sid: SessionId,
    /// The tenant chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tid: Option<TenantId>,
    pub iat: i64,
    pub exp: i64,
}

#[derive(Serialize, Deserialize)]
struct Issued {
    iss: String,
    #[serde(flatten)]
    claims: Claims,
}

fn seconds(at: Instant) -> i64 {
    at.0.unix_timestamp()
}

/// A signed access token for the session, good for minutes.
pub fn issue(app: &App, person: PersonId, session: SessionId, tenant: Option<TenantId>) -> Outcome<String> {
    let now = seconds(app.clock.now());
    let claims = Claims { sub: person, sid: session, tid: tenant, iat: now, exp: now + app.policy.access_minutes * 60 };
    let issued = Issued { iss: ISSUER.into(), claims };
    let key = EncodingKey::from_secret(app.secret.expose_secret().as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &issued, &key).map_err(|error| internal(&error))
}

/// Who sent the request, as far as the cookie tells; forged and expired ones are told apart from nobody by nothing.
pub fn claims(app: &App, request: &HttpRequest) -> Outcome<Claims> {
    let cookie = request.cookie(ACCESS).ok_or(Code::Unauthenticated)?;
    let key = DecodingKey::from_secret(app.secret.expose_secret().as_bytes());
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_required_spec_claims(&["exp", "iss", "sub"]);
    // Expiry is judged by our own clock, which tests can move.
    rules.validate_exp = false;
    let issued = jsonwebtoken::decode::<Issued>(cookie.value(), &key, &rules).map_err(|_| Code::Unauthenticated)?;
    let claims = issued.claims.claims;
    if claims.exp <= seconds(app.clock.now()) {
        return Err(Code::Unauthenticated.into());
    }
    Ok(claims)
}

/// The access cookie.
pub fn access_cookie(token: String) -> Cookie<'static> {
    Cookie::build(ACCESS, token).path("/").secure(true).http_only(true).same_site(SameSite::Strict).finish()
}

/// The refresh cookie: works once.
pub fn refresh_cookie(token: String, hours: i64) -> Cookie<'static> {
    Cookie::build(REFRESH, token)
        .path(REFRESH_PATH)
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::hours(hours))
        .finish()
}

/// The access cookie, taken back.
pub fn no_access_cookie() -> Cookie<'static> {
    let mut cookie = access_cookie(String::new());
    cookie.make_removal();
    cookie.set_secure(true);
    cookie
}

/// The cookie of a device: stays when its owner signs out.
pub fn device_cookie(token: String) -> Cookie<'static> {
    let cookie = Cookie::build(DEVICE, token).path(REFRESH_PATH).secure(true).http_only(true).same_site(SameSite::Strict);
    cookie.max_age(Duration::days(DEVICE_DAYS)).finish()
}

/// Both cookies, taken back.
pub fn no_cookies() -> Vec<Cookie<'static>> {
    [access_cookie(String::new()), refresh_cookie(String::new(), 0)]
        .into_iter()
        .map(|mut cookie| {
            cookie.make_removal();
            cookie.set_secure(true);
            cookie
        })
        .collect()
}
