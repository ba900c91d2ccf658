//! One attempt to sign in or to prove, between the browser's leaving for the provider and its coming back: a cookie that no script sees.
//! Signed with the session key, for this purpose alone; it holds what the answer must match. Nothing is stored on the server, so that
//! nobody fills its memory by beginning; that an answer counts once is the attempt's id, the key of the row that it leads to.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use shared::kernel::{PersonId, ProofId, ProviderId, SessionId};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::refused;
use crate::kernel::app::App;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::keys::hex;
use crate::kernel::ports::{fresh, secret};

const COOKIE: &str = "__Host-sso";
const ISSUER: &str = "probatum-sso";
/// Seconds in which a person must come back.
const LASTS: i64 = 600;

#[derive(Clone, Serialize, Deserialize)]
pub struct Flow {
    iss: String,
    pub exp: i64,
    pub id: Uuid,
    pub provider: ProviderId,
    pub state: String,
    pub nonce: String,
    /// RFC 7636.
    pub verifier: String,
    pub back: Option<String>,
    pub proves: Option<Proves>,
}

/// A proof that is asked for, and by whom.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Proves {
    pub proof: ProofId,
    pub person: PersonId,
    pub session: SessionId,
    /// Not before this must the person have proved who they are: seconds since 1970.
    pub since: i64,
}

impl Flow {
    pub fn begin(app: &App, provider: ProviderId, back: Option<String>, proves: Option<Proves>) -> Self {
        let random = || hex(&secret::<32>());
        let exp = app.clock.now().0.unix_timestamp() + LASTS;
        Self { iss: ISSUER.into(), exp, id: fresh(), provider, state: random(), nonce: random(), verifier: random(), back, proves }
    }

    pub fn cookie(&self, app: &App) -> Outcome<Cookie<'static>> {
        let key = EncodingKey::from_secret(app.secret.expose_secret().as_bytes());
        let value = jsonwebtoken::encode(&Header::new(Algorithm::HS256), self, &key).map_err(|error| internal(&error))?;
        Ok(made(value, LASTS))
    }

    /// The attempt that this browser began, where the answer belongs to it.
    pub fn of(app: &App, http: &HttpRequest, state: &str) -> Outcome<Self> {
        let cookie = http.cookie(COOKIE).ok_or_else(|| refused("no sign-in was begun in this browser"))?;
        let key = DecodingKey::from_secret(app.secret.expose_secret().as_bytes());
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_issuer(&[ISSUER]);
        rules.set_required_spec_claims(&["exp", "iss"]);
        // Expiry is judged by our own clock, which tests can move.
        rules.validate_exp = false;
        let flow =
            jsonwebtoken::decode::<Self>(cookie.value(), &key, &rules).map_err(|_| refused("the sign-in was not begun here"))?.claims;
        if flow.exp <= app.clock.now().0.unix_timestamp() {
            return Err(refused("it took too long to come back; please begin again"));
        }
        if !bool::from(flow.state.as_bytes().ct_eq(state.as_bytes())) {
            return Err(refused("the answer belongs to another sign-in"));
        }
        Ok(flow)
    }
}

/// Takes the cookie back: the attempt is over, whatever came of it.
pub fn over() -> Cookie<'static> {
    made(String::new(), 0)
}

fn made(value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}
