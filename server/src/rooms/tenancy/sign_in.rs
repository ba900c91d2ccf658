//! Signing in: the same answer, after the same time, whether the address or the password is wrong.

use std::num::NonZero;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::available_parallelism;

use shared::kernel::{Code, PersonId, RequestId, TenantId};
use shared::tenancy::api::{Credentials, NewPassword};
use time::OffsetDateTime;
use tokio::sync::Semaphore;

use super::factors::{self, Visitor};
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
    /// The device that they came by before, whose failures these are; else those of all unknown devices together.
    pub device: Option<uuid::Uuid>,
}

/// Begins a session for whoever knows the password: a whole one, or half of one where a second factor is asked for.
pub async fn sign_in(app: &App, credentials: &Credentials, visitor: Visitor<'_>, request: RequestId) -> Outcome<Begun> {
    let (email, address) = (credentials.email.trim().to_lowercase(), visitor.address);
    let known = match find(app, &email, request).await? {
        Some(known) => Some(factors::recognise(app, known, visitor.device, request).await?),
        None => None,
    };
    let now = app.clock.now();
    let waits = match &known {
        Some(person) => person.locked_until.is_some_and(|until| until > now.0),
        None => lockout::stranger_waits(&email, now),
    };
    let hash = known.as_ref().and_then(|person| person.hash.clone());
    let belongs = verify(credentials.password.clone(), hash).await?;
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
    let asked = factors::of(&tx, person.id).await?;
    let begun = match asked.is_empty() {
        true => factors::enter(app, &tx, &person, visitor, None).await?,
        // What failed before stays counted: a password alone opens nothing.
        false => factors::begin_half(app, &tx, person.id, visitor, asked).await?,
    };
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
    tx.row(sql, [email.into()]).await?.as_ref().map(read).transpose()
}

/// The person with this id.
pub async fn by_id(app: &App, person: PersonId, request: RequestId) -> Outcome<Known> {
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.SignIn") }).await?;
    let sql = "select id, name, password_hash, failed, locked_until from person where id = $1";
    read(&tx.row(sql, [person.0.into()]).await?.ok_or(Code::Unauthenticated)?)
}

fn read(row: &sea_orm::QueryResult) -> Outcome<Known> {
    Ok(Known {
        id: PersonId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        hash: row.try_get("", "password_hash")?,
        failed: row.try_get("", "failed")?,
        locked_until: row.try_get("", "locked_until")?,
        device: None,
    })
}

/// Counts a failure; enough of them in a row, and the account waits: on this device where it is known, else on all that are not.
pub async fn failed(app: &App, tx: &Tx, person: &Known) -> Outcome<()> {
    let failures = person.failed.saturating_add(1);
    let until = lockout::until(failures, app.clock.now());
    let (sql, counts) = match person.device {
        Some(device) => ("update device set failed = failed + 1, locked_until = $2 where id = $1", device),
        None => ("update person set failed = failed + 1, locked_until = $2 where id = $1", person.id.0),
    };
    tx.run(sql, [counts.into(), until.map(|until| until.0).into()]).await?;
    if let Some(until) = until {
        news::locked_out(tx, news::LockedOut { person: person.id, failures, until }).await?;
    }
    tracing::warn!(person = %person.id, failures, action = tx.ctx.action, "a password was wrong");
    Ok(())
}

/// Hashing takes 19 MiB and a whole processor each time, on purpose: as many at once as there are processors, the others wait their turn.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, NonZero::get)));
static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// The most passwords that were looked at at the same time since the start.
pub fn hashing_at_once() -> usize {
    MOST.load(Ordering::Relaxed)
}

/// Does work of that kind away from the threads that serve.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
    let _turn = TURNS.acquire().await.map_err(|error| internal(&error))?;
    MOST.fetch_max(UNDER_WAY.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
    let done = actix_web::web::block(work).await;
    UNDER_WAY.fetch_sub(1, Ordering::Relaxed);
    done.map_err(|error| internal(&error))
}

/// Checks a password.
pub async fn verify(password: String, hash: Option<String>) -> Outcome<bool> {
    in_turn(move || password::belongs(&password, hash.as_deref())).await
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
    let hash = in_turn(move || password::hash(&body.new)).await??;
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
