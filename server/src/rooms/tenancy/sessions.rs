//! Sessions: begun by signing in, kept alive by refreshing, ended by signing out, idleness or age.

use std::sync::Arc;

use futures_util::future::{FutureExt, LocalBoxFuture};
use sha2::{Digest, Sha256};
use shared::access::Grants;
use shared::kernel::{Code, Instant, PersonId, RequestId, SessionId, TenantId};
use shared::tenancy::api::{SessionView, TenantView};
use shared::tenancy::factors::{Method, Policy, Standing};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::people::read_held;
use super::{factors, languages};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Actor, Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Cookies;
use crate::kernel::http::session::{Claims, access_cookie, device_cookie, issue, no_access_cookie, refresh_cookie};
use crate::kernel::ports::{fresh, secret};

/// Two tabs may refresh at the same moment: the cookie before the last one is honoured for this long, in seconds.
const GRACE: i64 = 30;

/// The context of identity work about one person.
pub fn identity(person: PersonId, name: &str, action: &'static str, request: RequestId) -> Ctx {
    let actor = Actor { person, name: name.to_owned(), role: None, organisation: String::new() };
    Ctx { request, ..Ctx::system(TenantId::default(), action) }.by(actor)
}

/// Who a session belongs to and what they hold: from the cache, else from the database.
pub fn caller(app: &App, claims: Claims) -> LocalBoxFuture<'_, Outcome<Arc<Caller>>> {
    async move {
        let key = (claims.sid, claims.tid);
        let holds = |caller: &Arc<Caller>| caller.until.is_none_or(|until| until > app.clock.now());
        if let Some(caller) = app.callers.get(&key).await.filter(holds) {
            return Ok(caller);
        }
        let seen = app.changes();
        super::sso::keep_up(app, &claims).await?;
        let caller = Arc::new(load(app, claims).await?);
        app.keep(key, &caller, seen).await;
        Ok(caller)
    }
    .boxed_local()
}

async fn load(app: &App, claims: Claims) -> Outcome<Caller> {
    let tenant = claims.tid.unwrap_or_default();
    let ctx = Ctx { tenant, writes: false, ..identity(claims.sub, "", "tenancy.ReadSession", RequestId(fresh())) };
    let tx = app.db.begin(&ctx).await?;
    let sql = "select s.revoked_at, s.expires_at, s.ends_at, s.half_until, s.created_at, s.used_at, s.second, p.name, p.email,
               t.name as organisation, sso_lets(s.id, $2, p.id) as lets, s.sso is not null as federated
               from session s join person p on p.id = s.person left join tenant t on t.id = $2 where s.id = $1 and p.id = $3";
    let row = tx.row(sql, [claims.sid.0.into(), tenant.0.into(), claims.sub.0.into()]).await?.ok_or(Code::Unauthenticated)?;
    let (now, policy) = (app.clock.now(), factors::in_force(app, &tx, claims.tid).await?);
    // Where the tenant requires its provider, a password leads nowhere; where a provider began the session, it works in its tenant alone.
    let lets: bool = row.try_get("", "lets")?;
    if !(alive(&row, now)? && (lets || claims.tid.is_none())) || over(app, &row, &policy, now)? {
        return Err(Code::Unauthenticated.into());
    }
    let second = row.try_get::<Option<String>>("", "second")?.is_some();
    // Until there is a second factor, nothing is held but what it takes to set one up. A provider asks for its own.
    let must_enrol = !second && !row.try_get::<bool>("", "federated")? && policy.asks_factor(now);
    let name: String = row.try_get("", "name")?;
    let organisation: Option<String> = row.try_get("", "organisation")?;
    let (held, until) = if must_enrol { (Grants::default(), None) } else { grants(&tx, claims.sub, tenant).await? };
    Ok(Caller {
        until,
        session: claims.sid,
        tenant: claims.tid,
        email: row.try_get("", "email")?,
        actor: Actor { person: claims.sub, name, role: None, organisation: organisation.unwrap_or_default() },
        grants: Arc::new(held),
        second,
        must_enrol,
    })
}

fn alive(row: &sea_orm::QueryResult, now: Instant) -> Outcome<bool> {
    let revoked: Option<time::OffsetDateTime> = row.try_get("", "revoked_at")?;
    let expires: time::OffsetDateTime = row.try_get("", "expires_at")?;
    let ends: time::OffsetDateTime = row.try_get("", "ends_at")?;
    let half: Option<time::OffsetDateTime> = row.try_get("", "half_until")?;
    Ok(revoked.is_none() && half.is_none() && expires > now.0 && ends > now.0)
}

/// Whether the tenant's policy has ended the session or lets it rest, whatever held when it was begun or renewed.
fn over(app: &App, row: &sea_orm::QueryResult, policy: &Policy, now: Instant) -> Outcome<bool> {
    let moment = |column| Ok::<_, crate::kernel::failure::Failure>(Instant(row.try_get("", column)?));
    let ends = moment("created_at")?.plus_seconds(i64::from(policy.session()) * 3600);
    let rests = moment("used_at")?.plus_seconds(factors::rests(app, policy));
    Ok(ends <= now || rests <= now)
}

/// What a person holds now, and when the next grant begins or ends by itself.
pub async fn grants(tx: &Tx, person: PersonId, tenant: TenantId) -> Outcome<(Grants, Option<Instant>)> {
    let sql = "select m.role, m.study, m.site, m.own_role, o.name as own_name, o.may, m.starts_at > now() as later,
               case when m.starts_at > now() then m.starts_at else m.ends_at end as turns
               from membership m left join own_role o on o.tenant = m.tenant and o.id = m.own_role
               where m.person = $1 and m.tenant = $2 and (m.ends_at is null or m.ends_at > now()) order by m.created_at, m.id";
    let (mut held, mut until) = (Grants::default(), None::<Instant>);
    for row in tx.rows(sql, [person.0.into(), tenant.0.into()]).await? {
        let turns: Option<time::OffsetDateTime> = row.try_get("", "turns")?;
        until = [until, turns.map(Instant)].into_iter().flatten().min();
        if !row.try_get::<bool>("", "later")? {
            held.0.push(read_held(&row)?);
        }
    }
    Ok((held, until))
}

/// The tenants a person belongs to, by name: as far as the session lets them in (none yet: as far as a password does).
pub async fn tenants(tx: &Tx, person: PersonId, session: Option<SessionId>) -> Outcome<Vec<TenantView>> {
    // Whoever is to accept a delegation comes in for it, with no access to anything else.
    let sql = "select t.id, t.name from tenant t where (exists (select 1 from membership m where m.tenant = t.id and m.person = $1
               and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now()))
               or exists (select 1 from delegation d where d.tenant = t.id and d.person = $1 and d.state in ('proposed', 'accepted')))
               and sso_lets($2, t.id, $1) order by lower(t.name)";
    let rows = tx.rows(sql, [person.0.into(), session.map(|session| session.0).into()]).await?;
    rows.iter().map(|row| Ok(TenantView { id: TenantId(row.try_get("", "id")?), name: row.try_get("", "name")? })).collect()
}

/// A session that has just begun or been renewed.
#[derive(Default)]
pub struct Begun {
    pub person: PersonId,
    pub session: SessionId,
    pub tenant: Option<TenantId>,
    /// A new refresh token; absent when the present one stays.
    pub refresh: Option<String>,
    /// The second factor is still asked for, by one of these: half a session.
    pub asked: Vec<Method>,
    /// What the cookie of a device says that is known from now on.
    pub device: Option<String>,
}

/// Begins a session on one device.
pub async fn begin(app: &App, tx: &Tx, person: PersonId, agent: &str, address: &str) -> Outcome<Begun> {
    let tenants = tenants(tx, person, None).await?;
    let tenant = match tenants.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let session = SessionId(fresh());
    let (token, hash) = token(session);
    let now = app.clock.now();
    let sql =
        "insert into session (id, person, tenant, refresh_hash, generation, created_at, used_at, expires_at, ends_at, user_agent, address)
               values ($1, $2, $3, $4, 1, $5, $5, $6, $7, $8, $9)";
    let ends = now.plus_seconds(app.policy.session_hours * 3600);
    let expires = now.plus_seconds(app.policy.idle_minutes * 60);
    let values = [
        session.0.into(),
        person.0.into(),
        tenant.map(|tenant| tenant.0).into(),
        hash.into(),
        now.0.into(),
        expires.0.into(),
        ends.0.into(),
        agent.into(),
        address.into(),
    ];
    tx.run(sql, values).await?;
    Ok(Begun { person, session, tenant, refresh: Some(token), ..Begun::default() })
}

/// A session whose refresh cookie was presented, though it may rest, or be half.
pub struct Held {
    pub person: PersonId,
    session: SessionId,
    tenant: Option<TenantId>,
    pub half_until: Option<time::OffsetDateTime>,
    hash: Vec<u8>,
}

/// The session of a refresh cookie, unless it has ended.
pub async fn presented(app: &App, cookie: Option<&str>, request: RequestId) -> Outcome<Held> {
    let (session, hash) = cookie.and_then(read_token).ok_or(Code::Unauthenticated)?;
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.ReadSession") }).await?;
    let sql = "select person, tenant, refresh_hash, half_until, revoked_at, ends_at, created_at from session where id = $1";
    let row = tx.row(sql, [session.0.into()]).await?.ok_or(Code::Unauthenticated)?;
    let tenant = row.try_get::<Option<Uuid>>("", "tenant")?.map(TenantId);
    let policy = factors::in_force(app, &tx, tenant).await?;
    let ends: time::OffsetDateTime = row.try_get("", "ends_at")?;
    let ends = Instant(ends).min(Instant(row.try_get("", "created_at")?).plus_seconds(i64::from(policy.session()) * 3600));
    let revoked: Option<time::OffsetDateTime> = row.try_get("", "revoked_at")?;
    let right: Vec<u8> = row.try_get("", "refresh_hash")?;
    if revoked.is_some() || ends <= app.clock.now() || !bool::from(right.ct_eq(&hash)) {
        return Err(Code::Unauthenticated.into());
    }
    Ok(Held { person: PersonId(row.try_get("", "person")?), session, tenant, half_until: row.try_get("", "half_until")?, hash })
}

/// Goes on with a session under new keys. Of two who present the same cookie at once, one is refused.
pub async fn go_on(app: &App, tx: &Tx, held: &Held) -> Outcome<Begun> {
    let (token, fresh_hash) = token(held.session);
    let (now, policy) = (app.clock.now(), factors::in_force(app, tx, held.tenant).await?);
    let sql = "update session set previous_hash = null, refresh_hash = $3, generation = generation + 1, used_at = $4, expires_at = $5, proved_at = null
               where id = $1 and refresh_hash = $2 and revoked_at is null";
    let expires = now.plus_seconds(factors::rests(app, &policy));
    let values = [held.session.0.into(), held.hash.clone().into(), fresh_hash.into(), now.0.into(), expires.0.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::Unauthenticated.into());
    }
    Ok(Begun { person: held.person, session: held.session, tenant: held.tenant, refresh: Some(token), ..Begun::default() })
}

/// Renews a session by its refresh token. One that was used before ends the session: somebody has a copy.
pub async fn renew(app: &App, presented: &str, request: RequestId) -> Outcome<Begun> {
    let (id, hash) = read_token(presented).ok_or(Code::Unauthenticated)?;
    let tx = app.db.begin(&Ctx { request, ..Ctx::system(TenantId::default(), "tenancy.RefreshSession") }).await?;
    let sql = "select person, tenant, refresh_hash, previous_hash, used_at, revoked_at, expires_at, ends_at, half_until, created_at
               from session where id = $1 for update";
    let row = tx.row(sql, [id.0.into()]).await?.ok_or(Code::Unauthenticated)?;
    let now = app.clock.now();
    if !alive(&row, now)? {
        return Err(Code::Unauthenticated.into());
    }
    let person = PersonId(row.try_get("", "person")?);
    let tenant: Option<Uuid> = row.try_get("", "tenant")?;
    let tenant = tenant.map(TenantId);
    let policy = factors::in_force(app, &tx, tenant).await?;
    if over(app, &row, &policy, now)? {
        return Err(Code::Unauthenticated.into());
    }
    let current: Vec<u8> = row.try_get("", "refresh_hash")?;
    let previous: Option<Vec<u8>> = row.try_get("", "previous_hash")?;
    let used: time::OffsetDateTime = row.try_get("", "used_at")?;
    if bool::from(current.ct_eq(&hash)) {
        let (token, fresh_hash) = token(id);
        let expires = now.plus_seconds(factors::rests(app, &policy));
        let sql = "update session set previous_hash = refresh_hash, refresh_hash = $2, generation = generation + 1, used_at = $3, expires_at = $4 where id = $1";
        tx.run(sql, [id.0.into(), fresh_hash.into(), now.0.into(), expires.0.into()]).await?;
        tx.commit().await?;
        return Ok(Begun { person, session: id, tenant, refresh: Some(token), ..Begun::default() });
    }
    let known = previous.is_some_and(|previous| bool::from(previous.ct_eq(&hash)));
    if known && Instant(used).plus_seconds(GRACE) > now {
        return Ok(Begun { person, session: id, tenant, ..Begun::default() });
    }
    tx.run("update session set revoked_at = $2 where id = $1", [id.0.into(), now.0.into()]).await?;
    if let Some(tenant) = tenant {
        events::note(&tx, tenant, Event::SessionEnded, "").await?;
    }
    tx.commit().await?;
    app.forget(person).await;
    tracing::warn!(session = %id, "a refresh token was used twice; the session was ended");
    Err(Code::Unauthenticated.into())
}

/// The cookies of a session that has begun, been renewed or moved to another tenant.
pub fn cookies(app: &App, begun: &Begun) -> Outcome<Cookies> {
    let access =
        if begun.asked.is_empty() { access_cookie(issue(app, begun.person, begun.session, begun.tenant)?) } else { no_access_cookie() };
    let mut cookies = vec![access];
    cookies.extend(begun.device.clone().map(device_cookie));
    cookies.extend(begun.refresh.clone().map(|token| refresh_cookie(token, app.policy.session_hours)));
    Ok(cookies)
}

/// What the person sees of their session.
pub async fn view(app: &App, caller: &Caller, request: RequestId) -> Outcome<SessionView> {
    let ctx = Ctx { writes: false, ..identity(caller.actor.person, &caller.actor.name, "tenancy.ReadSession", request) };
    let tx = app.db.begin(&ctx).await?;
    let languages = languages::of(&tx, caller.actor.person).await?;
    let policy = factors::in_force(app, &tx, caller.tenant).await?;
    Ok(SessionView {
        languages,
        person: caller.actor.person,
        name: caller.actor.name.clone(),
        email: caller.email.clone(),
        tenants: tenants(&tx, caller.actor.person, Some(caller.session)).await?,
        tenant: caller.tenant,
        grants: caller.grants.as_ref().clone(),
        expires: app.clock.now().plus_seconds(factors::rests(app, &policy)),
        standing: Standing {
            asked: Vec::new(),
            idle_minutes: policy.idle(),
            factor_by: policy.second_factor_from.filter(|_| !caller.second),
            must_enrol: caller.must_enrol,
            factor_at_signing: policy.factor_at_signing,
        },
    })
}

/// What whoever knows the password sees before the second factor: no more than what is asked.
pub fn half_view(app: &App, begun: &Begun) -> SessionView {
    SessionView {
        languages: Default::default(),
        person: PersonId::default(),
        name: String::new(),
        email: String::new(),
        tenants: Vec::new(),
        tenant: None,
        grants: Grants::default(),
        expires: app.clock.now().plus_seconds(600),
        standing: Standing { asked: begun.asked.clone(), ..Standing::default() },
    }
}

/// A refresh token and the hash that is stored of it.
fn token(session: SessionId) -> (String, Vec<u8>) {
    let bytes: [u8; 32] = secret();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = Sha256::digest(text.as_bytes()).to_vec();
    (format!("{session}.{text}"), hash)
}

fn read_token(presented: &str) -> Option<(SessionId, Vec<u8>)> {
    let (session, text) = presented.split_once('.')?;
    Some((session.parse().ok()?, Sha256::digest(text.as_bytes()).to_vec()))
}
