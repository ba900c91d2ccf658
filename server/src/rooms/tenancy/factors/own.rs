//! One's own second factors: what there is, what comes, what goes. Whoever changes them proves with the password that it is they.

use shared::kernel::{Code, Endpoint, Instant, Problem};
use shared::tenancy::factors::Method;
use shared::tenancy::factors::api::*;

use super::{device, passkey, recovery, rest, totp};
use crate::kernel::app::Caller;
use crate::kernel::db::Tx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Session;
use crate::rooms::tenancy::sessions;
use crate::rooms::tenancy::sign_in::{failed, find, verify};

/// Who calls, and a transaction about them.
pub(super) async fn begin<'a, E: Endpoint>(ask: &'a Session<E>, action: &'static str) -> Outcome<(&'a Caller, Tx)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    let tx = ask.app.db.begin(&sessions::identity(caller.actor.person, &caller.actor.name, action, ask.request)).await?;
    Ok((caller, tx))
}

/// The same, once the password was right. A wrong one counts.
async fn begin_sure<'a, E: Endpoint>(ask: &'a Session<E>, password: &str, action: &'static str) -> Outcome<(&'a Caller, Tx)> {
    let (caller, tx) = begin(ask, action).await?;
    let known = find(&ask.app, &caller.email.to_lowercase(), ask.request).await?.ok_or(Code::Unauthenticated)?;
    let known = device::of_session(&tx, known, caller).await?;
    let right = verify(password.to_owned(), known.hash.clone()).await?;
    if known.locked_until.is_some_and(|until| until > ask.app.clock.now().0) {
        return Err(Code::TooMany.into());
    }
    if !right {
        failed(&ask.app, &tx, &known).await?;
        events::note_everywhere(&tx, known.id, Event::PasswordRefused, &ask.address).await?;
        tx.commit().await?;
        return Err(Problem::new(Code::Invalid).at("/password", "This is not your present password.").into());
    }
    device::passed(&tx, &known).await?;
    Ok((caller, tx))
}

pub(super) async fn read(ask: &Session<ReadFactors>) -> Outcome<Factors> {
    let (caller, tx) = begin(ask, "tenancy.ReadFactors").await?;
    let person = caller.actor.person;
    let sql =
        "select id, kind, name, synced, created_at, used_at from factor where person = $1 and retired_at is null order by created_at, id";
    let (mut app, mut passkeys) = (None, Vec::new());
    for row in &tx.rows(sql, [person.0.into()]).await? {
        let added = Instant(row.try_get("", "created_at")?);
        if row.try_get::<String>("", "kind")? == Method::Totp.as_str() {
            app = Some(added);
            continue;
        }
        let used: Option<time::OffsetDateTime> = row.try_get("", "used_at")?;
        passkeys.push(PasskeyView {
            id: shared::kernel::FactorId(row.try_get("", "id")?),
            name: row.try_get("", "name")?,
            added,
            used: used.map(Instant),
            synced: row.try_get("", "synced")?,
        });
    }
    let reset = if app.is_none() && passkeys.is_empty() { last_reset(&tx, caller).await? } else { None };
    Ok(Factors { totp: app, passkeys, codes_left: recovery::left(&tx, person).await?, reset })
}

/// What the trail says of the last time that somebody else took all of it away.
async fn last_reset(tx: &Tx, caller: &Caller) -> Outcome<Option<Reset>> {
    let sql = "select at, actor_name, reason from audit.factor where action = 'tenancy.ResetFactors' and tenant = app_tenant()
               and row_id in (select id from factor where person = $1) order by seq desc limit 1";
    let Some(row) = tx.row(sql, [caller.actor.person.0.into()]).await? else { return Ok(None) };
    let why: Option<String> = row.try_get("", "reason")?;
    Ok(Some(Reset { at: Instant(row.try_get("", "at")?), by: row.try_get("", "actor_name")?, why: why.unwrap_or_default() }))
}

pub(super) async fn begin_totp(ask: &Session<BeginTotp>) -> Outcome<NewTotp> {
    let (caller, tx) = begin_sure(ask, &ask.body.password, "tenancy.BeginTotp").await?;
    let new = totp::offer(&ask.app, &tx, caller.actor.person, &caller.email).await?;
    tx.commit().await?;
    Ok(new)
}

pub(super) async fn confirm_totp(ask: &Session<ConfirmTotp>) -> Outcome<RecoveryCodes> {
    let (caller, tx) = begin(ask, "tenancy.ConfirmTotp").await?;
    totp::confirm(&ask.app, &tx, caller.actor.person, &ask.body.code).await?;
    added(ask, tx, caller, Method::Totp).await
}

pub(super) async fn remove_totp(ask: &Session<RemoveTotp>) -> Outcome<()> {
    let (caller, tx) = begin_sure(ask, &ask.body.password, "tenancy.RemoveTotp").await?;
    if !totp::retire(&ask.app, &tx, caller.actor.person).await? {
        return Err(Code::NotFound.into());
    }
    removed(ask, tx, caller).await
}

pub(super) async fn renew_recovery(ask: &Session<RenewRecovery>) -> Outcome<RecoveryCodes> {
    let (caller, tx) = begin_sure(ask, &ask.body.password, "tenancy.RenewRecovery").await?;
    if super::of(&tx, caller.actor.person).await?.is_empty() {
        return Err(Problem::new(Code::OutOfOrder).detail("Recovery codes stand in for a second factor. Set one up first.").into());
    }
    let codes = recovery::renew(&tx, caller.actor.person, ask.app.clock.now()).await?;
    tx.commit().await?;
    Ok(RecoveryCodes { codes })
}

pub(super) async fn begin_passkey(ask: &Session<BeginPasskey>) -> Outcome<PasskeyAsk> {
    let (caller, tx) = begin_sure(ask, &ask.body.password, "tenancy.BeginPasskey").await?;
    let name = (caller.email.as_str(), caller.actor.name.as_str());
    let question = passkey::ask_new(&ask.app, &tx, caller.actor.person, name, &ask.origin).await?;
    tx.commit().await?;
    Ok(question)
}

pub(super) async fn add_passkey(ask: &Session<AddPasskey>) -> Outcome<RecoveryCodes> {
    let (caller, tx) = begin(ask, "tenancy.AddPasskey").await?;
    passkey::add(&ask.app, &tx, caller.actor.person, &ask.body.name, &ask.body.passkey).await?;
    added(ask, tx, caller, Method::Passkey).await
}

pub(super) async fn remove_passkey(ask: &Session<RemovePasskey>) -> Outcome<()> {
    let (caller, tx) = begin_sure(ask, &ask.body.password, "tenancy.RemovePasskey").await?;
    let sql = "update factor set retired_at = $3 where person = $1 and id = $2 and kind = 'passkey' and retired_at is null";
    let values = [caller.actor.person.0.into(), ask.path.passkey.0.into(), ask.app.clock.now().0.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Code::NotFound.into());
    }
    removed(ask, tx, caller).await
}

/// A factor more. This session has proved it; sessions that have not, elsewhere, end; the first brings recovery codes.
async fn added<E: Endpoint>(ask: &Session<E>, tx: Tx, caller: &Caller, method: Method) -> Outcome<RecoveryCodes> {
    let (person, now) = (caller.actor.person, ask.app.clock.now());
    let codes = if recovery::left(&tx, person).await? == 0 { recovery::renew(&tx, person, now).await? } else { Vec::new() };
    tx.run("update session set second = $2 where id = $1", [caller.session.0.into(), method.as_str().into()]).await?;
    rest::end_others(&tx, caller, now).await?;
    events::note_everywhere(&tx, person, Event::FactorAdded, &ask.address).await?;
    tx.commit().await?;
    ask.app.forget(person).await;
    Ok(RecoveryCodes { codes })
}

/// A factor less. After the last one, recovery codes have nothing to stand in for, and the session has proved a password.
async fn removed<E: Endpoint>(ask: &Session<E>, tx: Tx, caller: &Caller) -> Outcome<()> {
    let person = caller.actor.person;
    if super::of(&tx, person).await?.is_empty() {
        recovery::retire(&tx, person, ask.app.clock.now()).await?;
        tx.run("update session set second = null where person = $1 and revoked_at is null", [person.0.into()]).await?;
    }
    events::note_everywhere(&tx, person, Event::FactorRemoved, &ask.address).await?;
    tx.commit().await?;
    ask.app.forget(person).await;
    Ok(())
}
