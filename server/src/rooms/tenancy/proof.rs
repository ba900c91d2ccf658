//! Proof of identity at signing (21 CFR 11.200, 11.300): e-mail address and password at the first signing of a period of controlled
//! access, the password alone at the next ones. The period is one session, on one device, in one tenant, and ends when the last
//! signing was longer ago than a session may rest unused.
//!
//! Where the tenant asks for it (`factor_at_signing`), whoever has a second factor proves that, too, each time; a passkey proves all at once.
//!
//! Invariants: only the person themself proves anything; a failure counts as a failed sign-in and is committed by itself, so that
//! it is in the trail although nothing was signed; while the account waits, no password is right.

use futures_util::future::{FutureExt, LocalBoxFuture};
use shared::kernel::{Code, Proof};
use shared::tenancy::factors::PasskeyAnswer;
use time::OffsetDateTime;

use super::sign_in::{Known, failed, find, verify};
use super::{factors, sessions};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;

/// Whether whoever calls is the person whose session it is.
pub fn prove<'a>(app: &'a App, caller: &'a Caller, ctx: &'a Ctx, proof: Proof) -> LocalBoxFuture<'a, Outcome<()>> {
    async move {
        // Where the organisation's provider is required, what is kept here proves nothing.
        if !matches!(proof, Proof::Provider { .. }) {
            super::sso::password_counts(app, caller, ctx).await?;
        }
        match proof {
            Proof::Password { user, password } => by_password(app, caller, ctx, user.as_deref(), password, None).await,
            Proof::Code { user, password, code } => by_password(app, caller, ctx, user.as_deref(), password, Some(code)).await,
            Proof::Provider { proof } => super::sso::spend(app, caller, ctx, proof).await,
            Proof::Passkey { token, answer } => by_passkey(app, caller, ctx, &PasskeyAnswer { token, answer }).await,
        }
    }
    .boxed_local()
}

/// A passkey is possession and PIN or body at once, and names its owner: it is asked for whole, each time.
async fn by_passkey(app: &App, caller: &Caller, ctx: &Ctx, answer: &PasskeyAnswer) -> Outcome<()> {
    let known = known(app, caller, ctx).await?;
    let tx = app.db.begin(&sessions::identity(known.id, &known.name, "tenancy.ProveIdentity", ctx.request)).await?;
    if factors::by_passkey(app, &tx, answer, Some(known.id)).await?.is_none() {
        failed(app, &tx, &known).await?;
        tx.commit().await?;
        return Err(Code::WrongCode.into());
    }
    proved(app, &tx, caller, &known).await?;
    tx.commit().await
}

/// The person, with the failures of the device on which the session was begun.
async fn known(app: &App, caller: &Caller, ctx: &Ctx) -> Outcome<Known> {
    let known = find(app, &caller.email.to_lowercase(), ctx.request).await?.ok_or(Code::Unauthenticated)?;
    let tx = app.db.begin(&sessions::identity(known.id, &known.name, "tenancy.ProveIdentity", ctx.request)).await?;
    factors::of_session(&tx, known, caller).await
}

async fn by_password(app: &App, caller: &Caller, ctx: &Ctx, user: Option<&str>, password: String, code: Option<String>) -> Outcome<()> {
    let known = known(app, caller, ctx).await?;
    let belongs = verify(password, known.hash.clone()).await?;
    if known.locked_until.is_some_and(|until| until > app.clock.now().0) {
        return Err(Code::TooMany.into());
    }
    let identity = sessions::identity(known.id, &known.name, "tenancy.ProveIdentity", ctx.request);
    let tx = app.db.begin(&identity).await?;
    if code.is_none()
        && factors::in_force(app, &tx, caller.tenant).await?.factor_at_signing
        && !factors::of(&tx, known.id).await?.is_empty()
    {
        return Err(Code::CodeRequired.into());
    }
    let named = match user {
        Some(user) => user.trim().eq_ignore_ascii_case(&caller.email),
        // One component alone is no proof of a first signing, and no failed one either.
        None if !in_series(app, &tx, caller).await? => return Err(Code::ProofRequired.into()),
        None => true,
    };
    if !(named && belongs) {
        failed(app, &tx, &known).await?;
        tx.commit().await?;
        return Err(Code::WrongCredentials.into());
    }
    if let Some(code) = code
        && !factors::by_totp(app, &tx, known.id, &code).await?
    {
        failed(app, &tx, &known).await?;
        tx.commit().await?;
        return Err(Code::WrongCode.into());
    }
    proved(app, &tx, caller, &known).await?;
    tx.commit().await
}

/// Whether this session has signed lately, in this tenant.
async fn in_series(app: &App, tx: &Tx, caller: &Caller) -> Outcome<bool> {
    let sql = "select proved_at from session where id = $1 and tenant is not distinct from $2";
    let tenant = caller.tenant.map(|tenant| tenant.0);
    let Some(row) = tx.row(sql, [caller.session.0.into(), tenant.into()]).await? else { return Ok(false) };
    let proved: Option<OffsetDateTime> = row.try_get("", "proved_at")?;
    let rests = time::Duration::minutes(app.policy.idle_minutes);
    Ok(proved.is_some_and(|at| at + rests > app.clock.now().0))
}

async fn proved(app: &App, tx: &Tx, caller: &Caller, known: &Known) -> Outcome<()> {
    factors::passed(tx, known).await?;
    let sql = "update session set proved_at = $2, tenant = $3 where id = $1";
    let tenant = caller.tenant.map(|tenant| tenant.0);
    tx.run(sql, [caller.session.0.into(), app.clock.now().0.into(), tenant.into()]).await.map(|_| ())
}
