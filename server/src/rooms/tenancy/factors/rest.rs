//! Resting: a session that nobody used for a while, or that was covered, opens nothing until its owner proves again that it is they: by
//! password or passkey, in place. It stays the same session. (NIST 800-63B: after inactivity one factor is enough, within the session's
//! length.) And the list of one's sessions.

use shared::kernel::{Code, Instant, Page, SessionId};
use shared::tenancy::factors::Unlocking;
use shared::tenancy::factors::api::{ListSessions, LockSession, RevokeOthers, RevokeSession, SessionRow, UnlockSession};

use super::{device, own, passkey};
use crate::kernel::db::Tx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Session;
use crate::rooms::tenancy::sessions::{self, Begun};
use crate::rooms::tenancy::sign_in::{by_id, failed, verify};

/// Covers the session now.
pub(super) async fn lock(ask: &Session<LockSession>) -> Outcome<()> {
    let (caller, tx) = own::begin(ask, "tenancy.LockSession").await?;
    let sql = "update session set expires_at = $2, proved_at = null where id = $1 and expires_at > $2";
    tx.run(sql, [caller.session.0.into(), ask.app.clock.now().0.into()]).await?;
    tx.commit().await?;
    ask.app.forget(caller.actor.person).await;
    Ok(())
}

/// Goes on with a session that rested.
pub(super) async fn unlock(ask: &Session<UnlockSession>) -> Outcome<Begun> {
    let app = &*ask.app;
    let held = sessions::presented(app, ask.refresh.as_deref(), ask.request).await?;
    // Somebody else may have signed in meanwhile in this browser: their session is neither opened nor counted against.
    let somebody_else = !ask.meant.is_empty() && ask.meant != held.person.to_string();
    if held.half_until.is_some() || somebody_else {
        return Err(Code::Unauthenticated.into());
    }
    let known = by_id(app, held.person, ask.request).await?;
    let known = device::recognise(app, known, ask.device.as_deref(), ask.request).await?;
    let locked = known.locked_until.is_some_and(|until| until > app.clock.now().0);
    let password = match &ask.body {
        Unlocking::Password { password } => verify(password.clone(), known.hash.clone()).await?,
        Unlocking::Passkey { .. } => false,
    };
    let tx = app.db.begin(&sessions::identity(known.id, &known.name, "tenancy.UnlockSession", ask.request)).await?;
    let right = match &ask.body {
        Unlocking::Password { .. } if locked => return Err(Code::TooMany.into()),
        Unlocking::Password { .. } => password,
        Unlocking::Passkey { passkey } => passkey::answered(app, &tx, passkey, Some(known.id)).await?.is_some(),
    };
    if !right {
        failed(app, &tx, &known).await?;
        events::note_everywhere(&tx, known.id, Event::PasswordRefused, &ask.address).await?;
        tx.commit().await?;
        return Err(if matches!(ask.body, Unlocking::Password { .. }) { Code::WrongCredentials } else { Code::WrongCode }.into());
    }
    device::passed(&tx, &known).await?;
    let begun = sessions::go_on(app, &tx, &held).await?;
    if let Some(tenant) = begun.tenant {
        events::note(&tx, tenant, Event::Unlocked, &ask.address).await?;
    }
    tx.commit().await?;
    app.forget(known.id).await;
    Ok(begun)
}

/// Where the person is signed in: this one first, then the one used last.
pub(super) async fn list(ask: &Session<ListSessions>) -> Outcome<Page<SessionRow>> {
    let (caller, tx) = own::begin(ask, "tenancy.ListSessions").await?;
    let now = ask.app.clock.now();
    let sql = "select id, user_agent, address, created_at, used_at, expires_at from session
               where person = $1 and revoked_at is null and half_until is null and ends_at > $2 order by id = $3 desc, used_at desc limit 200";
    let rows = tx.rows(sql, [caller.actor.person.0.into(), now.0.into(), caller.session.0.into()]).await?;
    let read = |row: &sea_orm::QueryResult| {
        let id = SessionId(row.try_get("", "id")?);
        Ok(SessionRow {
            id,
            agent: row.try_get("", "user_agent")?,
            address: row.try_get("", "address")?,
            began: Instant(row.try_get("", "created_at")?),
            used: Instant(row.try_get("", "used_at")?),
            this: id == caller.session,
            locked: row.try_get::<time::OffsetDateTime>("", "expires_at")? <= now.0,
        })
    };
    Ok(Page { rows: rows.iter().map(read).collect::<Outcome<_>>()?, next: None })
}

/// Ends one session of one's own.
pub(super) async fn revoke(ask: &Session<RevokeSession>) -> Outcome<()> {
    let (caller, tx) = own::begin(ask, "tenancy.RevokeSession").await?;
    let sql = "update session set revoked_at = $3 where person = $1 and id = $2 and revoked_at is null";
    let values = [caller.actor.person.0.into(), ask.path.session.0.into(), ask.app.clock.now().0.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::NotFound.into());
    }
    ended(ask, tx, caller).await
}

/// Ends all but this one.
pub(super) async fn revoke_others(ask: &Session<RevokeOthers>) -> Outcome<()> {
    let (caller, tx) = own::begin(ask, "tenancy.RevokeOthers").await?;
    end_others(&tx, caller, ask.app.clock.now()).await?;
    ended(ask, tx, caller).await
}

async fn ended<E: shared::kernel::Endpoint>(ask: &Session<E>, tx: Tx, caller: &crate::kernel::app::Caller) -> Outcome<()> {
    events::note_everywhere(&tx, caller.actor.person, Event::SessionsEnded, &ask.address).await?;
    tx.commit().await?;
    ask.app.forget(caller.actor.person).await;
    Ok(())
}

/// Ends every session of the caller but the one that asks.
pub(super) async fn end_others(tx: &Tx, caller: &crate::kernel::app::Caller, now: Instant) -> Outcome<()> {
    let sql = "update session set revoked_at = $3 where person = $1 and id <> $2 and revoked_at is null";
    tx.run(sql, [caller.actor.person.0.into(), caller.session.0.into(), now.0.into()]).await.map(drop)
}
