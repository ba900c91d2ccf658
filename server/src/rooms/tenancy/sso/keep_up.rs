//! Asking the provider again, for as long as somebody works here: whether it still knows them, and what their groups give now.
//!
//! How late a change may be felt: the provider's `recheck_seconds`, and the ten seconds for which a caller is cached. Where the provider
//! gave a refresh token, tokens are renewed, which brings a new ID token; else its userinfo is asked. A person whom the provider no longer
//! knows is signed out. A provider that does not answer changes nothing for a quarter of an hour; then the session ends (docs/sso.md).

use openidconnect::core::CoreErrorResponseType;
use openidconnect::{OAuth2TokenResponse, RefreshToken, RequestTokenError};
use serde_json::{Map, Value};
use shared::access::Grant;
use shared::kernel::{Code, PersonId, RequestId};
use time::OffsetDateTime;
use uuid::Uuid;

use super::answer::{self, Asked, Kept};
use super::begin::client;
use super::provider::{self, Provider};
use super::{discovery, finish, rules};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::session::Claims;
use crate::kernel::ports::fresh;
use crate::rooms::tenancy::sessions;

/// A provider that does not answer is waited for this long, in seconds.
const GRACE: i64 = 15 * 60;
/// Whoever asks is given this long before another asks, in seconds.
const TURN: i64 = 30;
const TOKENS: &str = "tenancy.sso_tokens";

/// Seals what is kept of the provider's tokens.
pub async fn sealed(app: &App, tx: &Tx, id: Uuid, kept: &Kept) -> Outcome<Vec<u8>> {
    let plain = serde_json::to_vec(kept).map_err(|error| internal(&error))?;
    app.vault.seal(tx, TOKENS, &id.to_string(), &plain).await
}

/// What is kept of the provider's tokens.
pub async fn opened(app: &App, tx: &Tx, id: Uuid, sealed: &[u8]) -> Outcome<Kept> {
    let plain = app.vault.open(tx, TOKENS, &id.to_string(), sealed).await?;
    serde_json::from_slice(&plain).map_err(|error| internal(&error))
}

/// A session that a provider began.
struct Tied {
    id: Uuid,
    provider: Provider,
    organisation: String,
    person: PersonId,
    subject: String,
    checked: OffsetDateTime,
    kept: Kept,
}

/// What the provider says now.
enum Now {
    Still { claims: Option<Value>, kept: Kept },
    Gone,
    Silent,
}

/// Sees to it that what a session stands on is not too old. Ends the session of whom the provider no longer knows.
pub async fn keep_up(app: &App, claims: &Claims) -> Outcome<()> {
    let request = RequestId(fresh());
    let Some(tied) = due(app, claims, request).await? else { return Ok(()) };
    let silent_for = app.clock.now().0 - tied.checked;
    match ask(app, &tied, request).await? {
        Now::Still { claims, kept } => still(app, &tied, claims, &kept, request).await,
        Now::Silent if silent_for < time::Duration::seconds(GRACE) => Ok(()),
        Now::Gone | Now::Silent => {
            end(app, &tied, claims, request).await?;
            Err(Code::Unauthenticated.into())
        }
    }
}

/// The session, when it is its turn: only one asks at a time, because a refresh token works once.
async fn due(app: &App, claims: &Claims, request: RequestId) -> Outcome<Option<Tied>> {
    let Some(tenant) = claims.tid else { return Ok(None) };
    let ctx = Ctx { tenant, writes: false, ..sessions::identity(claims.sub, "", "tenancy.KeepUp", request) };
    let tx = app.db.begin(&ctx).await?;
    let sql = format!(
        "select {}, b.id as tied, b.sub, b.checked_at, b.asking_at, b.tokens, b.person from session s
         join sso_session b on b.tenant = s.sso_tenant and b.id = s.sso join sso_provider p on p.tenant = b.tenant and p.id = b.provider
         where s.id = $1 and s.revoked_at is null",
        provider::COLUMNS
    );
    let Some(row) = tx.row(&sql, [claims.sid.0.into()]).await? else { return Ok(None) };
    let (one, now) = (provider::read(&row)?, app.clock.now().0);
    let checked: OffsetDateTime = row.try_get("", "checked_at")?;
    let asking: Option<OffsetDateTime> = row.try_get("", "asking_at")?;
    let rests = time::Duration::seconds(one.recheck_seconds.into());
    if checked + rests > now || asking.is_some_and(|at| at + time::Duration::seconds(TURN) > now) {
        return Ok(None);
    }
    let id: Uuid = row.try_get("", "tied")?;
    let sealed: Vec<u8> = row.try_get::<Option<Vec<u8>>>("", "tokens")?.unwrap_or_default();
    let kept = opened(app, &tx, id, &sealed).await?;
    let organisation = provider::tenant_name(&tx).await?;
    let tied = Tied { id, provider: one, organisation, person: claims.sub, subject: row.try_get("", "sub")?, checked, kept };
    drop(tx);
    let tx = app.db.begin(&by(&tied, request)).await?;
    let sql = "update sso_session set asking_at = $3 where tenant = $1 and id = $2 and asking_at is not distinct from $4";
    let mine = tx.run(sql, [tied.provider.tenant.0.into(), id.into(), now.into(), asking.into()]).await? == 1;
    tx.commit().await?;
    Ok(mine.then_some(tied))
}

fn by(tied: &Tied, request: RequestId) -> Ctx {
    finish::by(&tied.provider, tied.person, &tied.organisation, "tenancy.KeepUp", request)
}

async fn ask(app: &App, tied: &Tied, request: RequestId) -> Outcome<Now> {
    let Ok(metadata) = discovery::metadata(&app.outbound, &tied.provider.issuer).await else { return Ok(Now::Silent) };
    let (mut kept, mut of_token) = (tied.kept.clone(), None);
    if let Some(refresh) = &tied.kept.refresh {
        let http = discovery::http(app.outbound.clone());
        let (client, refresh) = (client(app, &tied.provider, &metadata, request).await?, RefreshToken::new(refresh.clone()));
        let Ok(asked) = client.exchange_refresh_token(&refresh) else { return Ok(Now::Silent) };
        let answer = match asked.request_async(&http).await {
            Ok(answer) => answer,
            Err(RequestTokenError::ServerResponse(why)) if *why.error() == CoreErrorResponseType::InvalidGrant => return Ok(Now::Gone),
            Err(_) => return Ok(Now::Silent),
        };
        kept.access = answer.access_token().secret().clone();
        kept.refresh = answer.refresh_token().map(|token| token.secret().clone()).or(kept.refresh);
        if openidconnect::TokenResponse::id_token(&answer).is_some() {
            let (token, claims) = answer::verified(app, &tied.provider, &metadata, &answer, None).await?;
            if claims.subject().as_str() != tied.subject {
                return Ok(Now::Gone);
            }
            kept.id_token = token.to_string();
            of_token = serde_json::to_value(&claims).ok();
        }
    }
    Ok(match answer::ask_userinfo(app, &metadata, &kept.access, &tied.subject).await {
        Asked::Gone => Now::Gone,
        Asked::Told(told) => Now::Still { claims: Some(answer::merged(of_token.unwrap_or_else(|| only(&tied.kept, &told)), &told)), kept },
        Asked::Nothing if of_token.is_some() => Now::Still { claims: of_token, kept },
        Asked::Nothing => Now::Silent,
    })
}

/// Where only userinfo answers: what it told at the beginning and tells no more is empty now. What it never told stays unknown.
fn only(before: &Kept, told: &Map<String, Value>) -> Value {
    let gone = before.told.iter().filter(|name| !told.contains_key(*name));
    Value::Object(gone.map(|name| (name.clone(), Value::Null)).collect())
}

/// The person is still who they were: they hold what they get now.
async fn still(app: &App, tied: &Tied, claims: Option<Value>, kept: &Kept, request: RequestId) -> Outcome<()> {
    let tx = app.db.begin(&by(tied, request)).await?;
    let rules = rules::kept(&tx, tied.provider.id).await?;
    let known =
        |name: &str| claims.as_ref().is_some_and(|claims| claims.get(name).or_else(|| claims.get(name.split('.').next()?)).is_some());
    let renewed = tied.kept.refresh.is_some() && kept.id_token != tied.kept.id_token;
    let mut changed = false;
    // A rule about a claim that cannot be asked for again is left as it was found at the signing in.
    if renewed || rules.iter().all(|rule| known(&rule.claim)) {
        let given: Vec<Grant> =
            rules::granted(&rules, claims.as_ref().unwrap_or(&Value::Null)).into_iter().map(|(grant, _)| grant).collect();
        changed = rules::hold(&tx, tied.person, tied.provider.id, &given).await?;
    }
    let tokens = sealed(app, &tx, tied.id, kept).await?;
    let sql = "update sso_session set checked_at = $3, asking_at = null, tokens = $4 where tenant = $1 and id = $2";
    tx.run(sql, [tied.provider.tenant.0.into(), tied.id.into(), app.clock.now().0.into(), tokens.into()]).await?;
    tx.commit().await?;
    if changed {
        app.forget(tied.person).await;
    }
    Ok(())
}

async fn end(app: &App, tied: &Tied, claims: &Claims, request: RequestId) -> Outcome<()> {
    let tx = app.db.begin(&by(tied, request)).await?;
    tx.run("update session set revoked_at = $2 where id = $1 and revoked_at is null", [claims.sid.0.into(), app.clock.now().0.into()])
        .await?;
    events::note(&tx, tied.provider.tenant, Event::SessionEnded, "").await?;
    tx.commit().await?;
    app.forget(tied.person).await;
    tracing::warn!(target: "security", session = %claims.sid, "the provider no longer knows the person; the session was ended");
    Ok(())
}

/// Takes away what the provider no longer gives. Whether the person holds anything else in the tenant.
pub async fn take_away(app: &App, one: &Provider, person: PersonId, organisation: &str, request: RequestId) -> Outcome<bool> {
    let tx = app.db.begin(&finish::by(one, person, organisation, "tenancy.FinishSso", request)).await?;
    rules::hold(&tx, person, one.id, &[]).await?;
    let holds = rules::holds_any(&tx, person).await?;
    tx.commit().await?;
    app.forget(person).await;
    Ok(holds)
}
