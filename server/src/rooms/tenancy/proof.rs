//! Proof of identity at signing (21 CFR 11.200, 11.300): e-mail address and password at the first signing of a period of controlled
//! access, the password alone at the next ones. The period is one session, on one device, in one tenant, and ends when the last
//! signing was longer ago than a session may rest unused.
//!
//! Invariants: only the person themself proves anything; a failure counts as a failed sign-in and is committed by itself, so that
//! it is in the trail although nothing was signed; while the account waits, no password is right.

use futures_util::future::{FutureExt, LocalBoxFuture};
use shared::kernel::{Code, Proof};
use time::OffsetDateTime;

use super::sessions;
use super::sign_in::{Known, failed, find, verify};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;

/// Whether whoever calls is the person whose session it is.
pub fn prove<'a>(app: &'a App, caller: &'a Caller, ctx: &'a Ctx, proof: Proof) -> LocalBoxFuture<'a, Outcome<()>> {
    async move {
        match proof {
            Proof::Password { user, password } => {
                super::sso::password_counts(app, caller, ctx).await?;
                by_password(app, caller, ctx, user.as_deref(), password).await
            }
            Proof::Provider { proof } => super::sso::spend(app, caller, ctx, proof).await,
        }
    }
    .boxed_local()
}

async fn by_password(app: &App, caller: &Caller, ctx: &Ctx, user: Option<&str>, password: String) -> Outcome<()> {
    let known = find(app, &caller.email.to_lowercase(), ctx.request).await?.ok_or(Code::Unauthenticated)?;
    let belongs = verify(password, known.hash.clone()).await?;
    if known.locked_until.is_some_and(|until| until > app.clock.now().0) {
        return Err(Code::TooMany.into());
    }
    let identity = sessions::identity(known.id, &known.name, "tenancy.ProveIdentity", ctx.request);
    let tx = app.db.begin(&identity).await?;
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
    if known.failed > 0 {
        tx.run("update person set failed = 0, locked_until = null where id = $1", [known.id.0.into()]).await?;
    }
    let sql = "update session set proved_at = $2, tenant = $3 where id = $1";
    let tenant = caller.tenant.map(|tenant| tenant.0);
    tx.run(sql, [caller.session.0.into(), app.clock.now().0.into(), tenant.into()]).await.map(|_| ())
}
