//! A small issuer of one's own: a real HTTP server with its own keys, which says and signs whatever a test tells it to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// How the next token is made.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub claims: BTreeMap<String, Value>,
    pub userinfo: Option<Value>,
    pub forged: Forged,
    /// The refresh token works no more.
    pub forgotten: bool,
}

/// What is wrong with the signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forged {
    #[default]
    Not,
    /// `alg: none`, no signature.
    None,
    /// HS256 with the bytes of the public key as the secret.
    Confused,
    /// Signed with a key that is published nowhere, under the name of one that is.
    AnotherKey,
    /// Signed with a key that is published nowhere, under a name of its own.
    UnknownKid,
}

struct Inner {
    url: String,
    keys: Vec<(String, EcdsaKeyPair)>,
    plan: Plan,
    /// Codes that were given out and not yet used, with what the browser asked.
    asked: BTreeMap<String, BTreeMap<String, String>>,
    jwks_read: usize,
}

#[derive(Clone)]
pub struct Issuer {
    pub url: String,
    inner: Arc<Mutex<Inner>>,
    server: ServerHandle,
}

fn key() -> EcdsaKeyPair {
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref()).unwrap()
}

pub fn b64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0_u32, |n, byte| (n << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            text.push(char::from(LETTERS[usize::try_from((n >> (18 - 6 * at)) & 63).unwrap()]));
        }
    }
    text
}

fn jwk(kid: &str, key: &EcdsaKeyPair) -> Value {
    let point = key.public_key().as_ref();
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, "x": b64(&point[1..33]), "y": b64(&point[33..65]) })
}

impl Issuer {
    pub async fn open() -> Self {
        let inner =
            Inner { url: String::new(), keys: vec![("first".into(), key())], plan: Plan::default(), asked: BTreeMap::new(), jwks_read: 0 };
        let inner = Arc::new(Mutex::new(inner));
        let served = Data::new(Arc::clone(&inner));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(served.clone())
                .route("/.well-known/openid-configuration", web::get().to(describe))
                .route("/jwks", web::get().to(jwks))
                .route("/token", web::post().to(token))
                .route("/userinfo", web::get().to(userinfo))
        });
        let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", server.addrs()[0]);
        inner.lock().unwrap().url = url.clone();
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { url, inner, server: handle }
    }

    pub fn plan(&self, change: impl FnOnce(&mut Plan)) {
        change(&mut self.inner.lock().unwrap().plan);
    }

    /// The person comes to the address, proves who they are, and is sent back with a code.
    pub fn approve(&self, url: &str) -> BTreeMap<String, String> {
        let asked: BTreeMap<String, String> = reqwest::Url::parse(url).unwrap().query_pairs().into_owned().collect();
        assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str()), ("code", "S256"));
        let code = b64(server::kernel::ports::fresh().as_bytes());
        self.inner.lock().unwrap().asked.insert(code.clone(), asked.clone());
        [("code", code), ("state", asked["state"].clone()), ("iss", self.url.clone())].map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// A new key is used from now on; the old one stays published.
    pub fn rotate(&self) {
        self.inner.lock().unwrap().keys.push(("second".into(), key()));
    }

    pub fn jwks_read(&self) -> usize {
        self.inner.lock().unwrap().jwks_read
    }

    /// Any token, signed as the plan says.
    pub fn sign(&self, typ: &str, claims: &Value) -> String {
        let inner = self.inner.lock().unwrap();
        signed(&inner, typ, claims)
    }
}

impl Issuer {
    pub fn close(&self) {
        drop(self.server.stop(false));
    }

    /// Nobody answers there any more.
    pub async fn server_gone(&self) {
        self.server.stop(false).await;
    }
}

fn signed(inner: &Inner, typ: &str, claims: &Value) -> String {
    let (kid, pair) = inner.keys.last().unwrap();
    let stranger = key();
    let (alg, kid, pair) = match inner.plan.forged {
        Forged::Not => ("ES256", kid.as_str(), pair),
        Forged::None => ("none", kid.as_str(), pair),
        Forged::Confused => ("HS256", kid.as_str(), pair),
        Forged::AnotherKey => ("ES256", kid.as_str(), &stranger),
        Forged::UnknownKid => ("ES256", "nowhere", &stranger),
    };
    let header = b64(json!({ "alg": alg, "typ": typ, "kid": kid }).to_string().as_bytes());
    let body = format!("{header}.{}", b64(claims.to_string().as_bytes()));
    let signature = match inner.plan.forged {
        Forged::None => Vec::new(),
        Forged::Confused => {
            let secret = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, pair.public_key().as_ref());
            aws_lc_rs::hmac::sign(&secret, body.as_bytes()).as_ref().to_vec()
        }
        _ => pair.sign(&SystemRandom::new(), body.as_bytes()).unwrap().as_ref().to_vec(),
    };
    format!("{body}.{}", b64(&signature))
}

type Shared = Data<Arc<Mutex<Inner>>>;

async fn describe(inner: Shared) -> HttpResponse {
    let url = inner.lock().unwrap().url.clone();
    HttpResponse::Ok().json(json!({
        "issuer": url, "authorization_endpoint": format!("{url}/auth"), "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/jwks"),
        "userinfo_endpoint": format!("{url}/userinfo"), "end_session_endpoint": format!("{url}/leave"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
        "scopes_supported": ["openid", "email", "profile"], "claims_supported": ["sub", "email", "groups"],
        "code_challenge_methods_supported": ["S256"], "authorization_response_iss_parameter_supported": true, "backchannel_logout_supported": true,
    }))
}

async fn jwks(inner: Shared) -> HttpResponse {
    let mut inner = inner.lock().unwrap();
    inner.jwks_read += 1;
    HttpResponse::Ok().json(json!({ "keys": inner.keys.iter().map(|(kid, key)| jwk(kid, key)).collect::<Vec<_>>() }))
}

async fn token(inner: Shared, form: web::Form<BTreeMap<String, String>>) -> HttpResponse {
    let mut inner = inner.lock().unwrap();
    let refused = || HttpResponse::BadRequest().json(json!({ "error": "invalid_grant" }));
    let asked = match form["grant_type"].as_str() {
        "refresh_token" if inner.plan.forgotten => return refused(),
        "refresh_token" => BTreeMap::from([("nonce".to_owned(), String::new()), ("client_id".to_owned(), "probatum".to_owned())]),
        _ => {
            let Some(asked) = inner.asked.remove(&form["code"]) else { return refused() };
            let challenge = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, form["code_verifier"].as_bytes());
            if b64(challenge.as_ref()) != asked["code_challenge"] || form["redirect_uri"] != asked["redirect_uri"] {
                return refused();
            }
            asked
        }
    };
    let now = i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()).unwrap();
    let mut claims = json!({
        "iss": inner.url, "sub": "ada", "aud": asked["client_id"], "iat": now, "exp": now + 300, "nonce": asked["nonce"], "auth_time": now,
        "sid": "their session", "email": "ada@acme.example", "email_verified": true, "name": "Ada Lovelace", "groups": ["crc"],
    });
    for (name, value) in &inner.plan.claims {
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
            value => claims[name.as_str()] = value.clone(),
        }
    }
    let token = signed(&inner, "JWT", &claims);
    HttpResponse::Ok().json(json!({
        "access_token": "an access token", "token_type": "Bearer", "expires_in": 300, "id_token": token, "refresh_token": "a refresh token",
    }))
}

async fn userinfo(inner: Shared, http: HttpRequest) -> HttpResponse {
    let inner = inner.lock().unwrap();
    let known = http.headers().get("authorization").is_some_and(|value| value == "Bearer an access token");
    match &inner.plan.userinfo {
        Some(told) if known => HttpResponse::Ok().json(told),
        _ => HttpResponse::NotFound().finish(),
    }
}
