//! Passkeys (WebAuthn): discoverable, with the person verified by their device; attestation is not asked for.
//!
//! A question is kept by whoever asked it, signed by us, for five minutes: nobody who is not signed in makes us store anything. It is
//! answered once: of each passkey the time of the last question that it answered is kept, and only later ones count.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::ExposeSecret;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{Code, PersonId, Problem};
use shared::tenancy::factors::PasskeyAnswer;
use shared::tenancy::factors::api::PasskeyAsk;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

const LASTS: i64 = 300;
const ISSUER: &str = "probatum passkeys";

/// What was asked.
#[derive(Serialize, Deserialize)]
struct Asked {
    iss: String,
    /// `get` or `create`.
    what: String,
    origin: String,
    /// Microseconds since 1970.
    at: i64,
    state: Value,
}

/// A question that any passkey of ours answers.
pub(super) fn ask(app: &App, origin: &str) -> Outcome<PasskeyAsk> {
    let (question, state) = relying(app, origin)?.start_discoverable_authentication().map_err(|error| internal(&error))?;
    asked(app, "get", origin, &state, serde_json::to_value(question.public_key).map_err(|error| internal(&error))?)
}

/// A question by which a new passkey comes to be; never a second one on the same authenticator.
pub(super) async fn ask_new(app: &App, tx: &Tx, person: PersonId, name: (&str, &str), origin: &str) -> Outcome<PasskeyAsk> {
    let sql = "select credential_id from factor where person = $1 and kind = 'passkey' and retired_at is null";
    let rows = tx.rows(sql, [person.0.into()]).await?;
    let known = rows.iter().map(|row| Ok(CredentialID::from(row.try_get::<Vec<u8>>("", "credential_id")?))).collect::<Outcome<Vec<_>>>()?;
    let begun = relying(app, origin)?.start_passkey_registration(person.0, name.0, name.1, Some(known));
    let (question, state) = begun.map_err(|error| internal(&error))?;
    let mut options = serde_json::to_value(question.public_key).map_err(|error| internal(&error))?;
    // Found by the authenticator itself, so that nobody has to say first who they are.
    if let Some(selection) = options.get_mut("authenticatorSelection").and_then(Value::as_object_mut) {
        selection.insert("residentKey".into(), "required".into());
        selection.insert("requireResidentKey".into(), true.into());
    }
    asked(app, "create", origin, &state, options)
}

/// Keeps a new passkey.
pub(super) async fn add(app: &App, tx: &Tx, person: PersonId, name: &str, answer: &PasskeyAnswer) -> Outcome<()> {
    let refused = || Problem::new(Code::Invalid).at("/name", "The passkey could not be set up. Please try again.");
    let asked = read::<PasskeyRegistration>(app, "create", &answer.token).ok_or_else(refused)?;
    let credential: RegisterPublicKeyCredential = serde_json::from_str(&answer.answer).map_err(|_| refused())?;
    let made = relying(app, &asked.origin)?.finish_passkey_registration(&credential, &asked.state);
    let passkey = made.map_err(|error| {
        tracing::warn!(%error, "a passkey was refused");
        refused()
    })?;
    let (id, synced): (Vec<u8>, bool) = (passkey.cred_id().to_vec(), is_synced(&passkey));
    let kept = serde_json::to_value(&passkey).map_err(|error| internal(&error))?;
    let sql = "insert into factor (id, person, kind, name, credential_id, credential, synced, step) values ($1, $2, 'passkey', $3, $4, $5, $6, $7)";
    let values = [fresh().into(), person.0.into(), name.trim().into(), id.into(), kept.into(), synced.into(), asked.at.into()];
    tx.run(sql, values).await.map(drop)
}

/// Whose passkey answered; nobody's where anything is wrong, or where it is not the person's whose it should be. In the identity context.
pub async fn answered(app: &App, tx: &Tx, answer: &PasskeyAnswer, whose: Option<PersonId>) -> Outcome<Option<PersonId>> {
    let Some(asked) = read::<DiscoverableAuthentication>(app, "get", &answer.token) else { return Ok(None) };
    let Ok(credential) = serde_json::from_str::<PublicKeyCredential>(&answer.answer) else { return Ok(None) };
    let sql = "select id, person, credential, step from factor where credential_id = $1 and retired_at is null for update";
    let Some(row) = tx.row(sql, [credential.get_credential_id().to_vec().into()]).await? else { return Ok(None) };
    let (person, step): (uuid::Uuid, i64) = (row.try_get("", "person")?, row.try_get("", "step")?);
    if whose.is_some_and(|whose| whose.0 != person) || step >= asked.at || credential.get_user_unique_id() != Some(person.as_bytes()) {
        return Ok(None);
    }
    let mut passkey: Passkey = serde_json::from_value(row.try_get::<Value>("", "credential")?).map_err(|error| internal(&error))?;
    let found = match relying(app, &asked.origin)?.finish_discoverable_authentication_v2(&credential, asked.state, &passkey) {
        Ok(found) if found.user_verified() => found,
        refused => {
            tracing::warn!(error = ?refused.err(), "a passkey was refused");
            return Ok(None);
        }
    };
    passkey.update_credential(&found);
    let kept = serde_json::to_value(&passkey).map_err(|error| internal(&error))?;
    let sql = "update factor set credential = $2, step = $3, used_at = $4 where id = $1";
    let id: uuid::Uuid = row.try_get("", "id")?;
    tx.run(sql, [id.into(), kept.into(), asked.at.into(), app.clock.now().0.into()]).await?;
    Ok(Some(PersonId(person)))
}

/// Whether its maker keeps it in more places than one device.
fn is_synced(passkey: &Passkey) -> bool {
    serde_json::to_value(passkey).ok().and_then(|value| value.pointer("/cred/backup_eligible")?.as_bool()).unwrap_or(false)
}

/// We, under the address that people see. It is what was set up; without that, this very computer alone.
fn relying(app: &App, origin: &str) -> Outcome<Webauthn> {
    let nameless = || {
        Problem::new(Code::OutOfOrder)
            .detail("Passkeys work only under the name that was set up for this server (public_url), or under localhost.")
    };
    let url = Url::parse(app.passkey_site.as_deref().unwrap_or(origin)).map_err(|_| nameless())?;
    let host = url.domain().filter(|host| app.passkey_site.is_some() || *host == "localhost").ok_or_else(nameless)?.to_owned();
    let builder = WebauthnBuilder::new(&host, &url).map_err(|_| nameless())?.rp_name("Probatum");
    builder.build().map_err(|error| internal(&error))
}

fn asked(app: &App, what: &str, origin: &str, state: &impl Serialize, options: Value) -> Outcome<PasskeyAsk> {
    let at = i64::try_from(app.clock.now().0.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX);
    let state = serde_json::to_value(state).map_err(|error| internal(&error))?;
    let asked = Asked { iss: ISSUER.to_owned(), what: what.to_owned(), origin: origin.to_owned(), at, state };
    let key = EncodingKey::from_secret(app.secret.expose_secret().as_bytes());
    let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &asked, &key).map_err(|error| internal(&error))?;
    Ok(PasskeyAsk { token, options: options.to_string() })
}

struct Open<T> {
    origin: String,
    at: i64,
    state: T,
}

/// The question, if it is one of ours and not too old.
fn read<T: DeserializeOwned>(app: &App, what: &str, token: &str) -> Option<Open<T>> {
    let key = DecodingKey::from_secret(app.secret.expose_secret().as_bytes());
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_required_spec_claims(&["iss"]);
    // Age is judged by our own clock, which tests can move.
    rules.validate_exp = false;
    let asked = jsonwebtoken::decode::<Asked>(token, &key, &rules).ok()?.claims;
    let now = app.clock.now().0.unix_timestamp();
    let fresh = asked.at / 1_000_000 + LASTS > now && asked.what == what;
    let state = serde_json::from_value(asked.state).ok().filter(|_| fresh)?;
    Some(Open { origin: asked.origin, at: asked.at, state })
}
