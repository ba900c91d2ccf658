//! Signing in: the same answer, after the same time, whether the address or the password is wrong.

use shared::kernel::{Code, PersonId, RequestId, TenantId};
use shared::tenancy::api::{Credentials, NewPassword};
use time::OffsetDateTime;

use super::sessions::{self, Begun};
use super::{lockout, news, password};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::{Outcome, internal};

/// Who has an address, and how they came by lately.
pub struct Known {
    pub id: PersonId,
    pub name: String,
    pub hash: Option<String>,
    pub failed: i32,
    pub locked_until: Option<OffsetDateTime>,
}

/// Begins a session for whoever knows the password.
pub async fn sign_in(app: &App, credentials: Credentials, agent: &str, address: &str, request: RequestId) -> Outcome<Begun> {
    let email = credentials.email.trim().to_lowercase();
    let known = find(app, &email, request).await?;
    let now = app.clock.now();
    let waits = match &known {
        Some(person) => person.locked_until.is_some_and(|until| until > now.0),
        None => lockout::stranger_waits(&email, now),
    };
    let hash = known.as_ref().and_then(|person| person.hash.clone());
    let belongs = verify(credentials.password, hash).await?;
    let Some(person) = known else {
        return Err(stranger(app, &email, waits, address, request).await?.into());
    };
    let tx = app.db.begin(&sessions::identity(person.id, &person.name, "tenancy.SignIn", request)).await?;
    if waits {
        events::note_everywhere(&tx, person.id, Event::SignInRefused, address).await?;
        tx.commit().await?;
        return Err(Code::TooMany.into());
    }
    if !belongs {
        failed(app, &tx, &person).await?;
        events::note_everywhere(&tx, person.id, Event::SignInFailed, address).await?;
        tx.commit().await?;
        return Err(Code::WrongCredentials.into());
    }
    if person.failed > 0 {
        tx.run("update person set failed = 0, locked_until = null where id = $1", [person.id.0.into()]).await?;
    }
    let begun = sessions::begin(app, &tx, person.id, agent, address).await?;
    // Whoever works in several tenants has come into one of them when it is chosen.
    if let Some(tenant) = begun.tenant {
        events::note(&tx, tenant, Event::SignedIn, address).await?;
    }
    tx.commit().await?;
    Ok(begun)
}

/// An address that nobody has. Those who must wait are not written down: nobody fills the trail from outside.
async fn stranger(app: &App, email: &str, waits: bool, address: &str, request: RequestId) -> Outcome<Code> {
    if waits {
        return Ok(Code::TooMany);
    }
    lockout::stranger_failed(email, app.clock.now());
    let tx = app.db.begin(&sessions::identity(PersonId::default(), "", "tenancy.SignIn", request)).await?;
    events::note(&tx, TenantId::default(), Event::SignInFailed, address).await?;
    tx.commit().await?;
    Ok(Code::WrongCredentials)
}

/// The person with this address, in lower case.
pub async fn find(app: &App, email: &str, request: RequestId) -> Outcome<Option<Known>> {
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.SignIn") }).await?;
    let sql = "select id, name, password_hash, failed, locked_until from person where lower(email) = $1";
    let Some(row) = tx.row(sql, [email.into()]).await? else { return Ok(None) };
    Ok(Some(Known {
        id: PersonId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        hash: row.try_get("", "password_hash")?,
        failed: row.try_get("", "failed")?,
        locked_until: row.try_get("", "locked_until")?,
    }))
}

/// Counts a failure; enough of them in a row, and the account waits.
pub async fn failed(app: &App, tx: &Tx, person: &Known) -> Outcome<()> {
    let failures = person.failed.saturating_add(1);
    let until = lockout::until(failures, app.clock.now());
    let sql = "update person set failed = failed + 1, locked_until = $2 where id = $1";
    tx.run(sql, [person.id.0.into(), until.map(|until| until.0).into()]).await?;
    if let Some(until) = until {
        news::locked_out(tx, news::LockedOut { person: person.id, failures, until }).await?;
    }
    tracing::warn!(person = %person.id, failures, action = tx.ctx.action, "a password was wrong");
    Ok(())
}

/// Checks a password away from the threads that serve.
pub async fn verify(password: String, hash: Option<String>) -> Outcome<bool> {
    let work = move || password::belongs(&password, hash.as_deref());
    actix_web::web::block(work).await.map_err(|error| internal(&error))
}

/// Changes one's own password and ends every other session.
pub async fn change_password(app: &App, caller: &Caller, body: NewPassword, address: &str, request: RequestId) -> Outcome<()> {
    use shared::kernel::Problem;
    let actor = &caller.actor;
    let known = find(app, &caller.email.to_lowercase(), request).await?.ok_or(Code::Unauthenticated)?;
    if !verify(body.present, known.hash).await? {
        let tx = app.db.begin(&sessions::identity(actor.person, &actor.name, "tenancy.ChangePassword", request)).await?;
        events::note_everywhere(&tx, actor.person, Event::PasswordRefused, address).await?;
        tx.commit().await?;
        return Err(Problem::new(Code::Invalid).at("/present", "This is not your present password.").into());
    }
    if let Err(weak) = password::refuse_weak(&body.new, &caller.email, &actor.name) {
        return Err(Problem::new(Code::Invalid).at("/new", weak.words()).into());
    }
    let hash = actix_web::web::block(move || password::hash(&body.new)).await.map_err(|error| internal(&error))??;
    let tx = app.db.begin(&sessions::identity(actor.person, &actor.name, "tenancy.ChangePassword", request)).await?;
    let now = app.clock.now().0;
    tx.run(
        "update person set password_hash = $2, password_changed_at = $3 where id = $1",
        [actor.person.0.into(), hash.into(), now.into()],
    )
    .await?;
    let sql = "update session set revoked_at = $3 where person = $1 and id <> $2 and revoked_at is null";
    tx.run(sql, [actor.person.0.into(), caller.session.0.into(), now.into()]).await?;
    tx.commit().await?;
    app.forget(actor.person).await;
    Ok(())
}
