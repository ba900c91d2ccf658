//! Proof of identity at signing by the provider (21 CFR 11.200): the person proves anew, there, that it is they.
//!
//! Asked with `prompt=login` and `max_age=0`; what comes back must be of the subject that began the session, must say when the person
//! proved who they are (`auth_time`, not before it was asked for, half a minute of clocks aside) and, where the tenant asks for it, how
//! strongly (`acr`). A proof belongs to one session and one person, to what is signed down to the letter, lasts two minutes and counts once.

use shared::kernel::{Code, Problem, ProofId, RequestId};
use shared::tenancy::sso::{BeginStepUp, SsoStart};

use super::answer::Said;
use super::begin::leave;
use super::flow::{Flow, Proves};
use super::provider::{self, Provider};
use super::refused;
use crate::kernel::app::{App, Caller};
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Cookies, Session};
use crate::kernel::ports::fresh;
use crate::rooms::tenancy::sessions;

/// Seconds for which a proof that was given may be used.
const LASTS: i64 = 120;
/// How far the provider's clock may be behind, in seconds, when it says when somebody proved who they are.
const BEHIND: i64 = 30;

const OF_SESSION: &str = "from session s join sso_session b on b.tenant = s.sso_tenant and b.id = s.sso
    join sso_provider p on p.tenant = b.tenant and p.id = b.provider where s.id = $1 and s.sso_tenant = $2 and s.revoked_at is null and p.active";

/// The provider that began a session.
pub async fn of_session(tx: &Tx, caller: &Caller) -> Outcome<Option<Provider>> {
    let sql = format!("select {} {OF_SESSION}", provider::COLUMNS);
    let row = tx.row(&sql, [caller.session.0.into(), caller.tenant.map(|tenant| tenant.0).into()]).await?;
    row.map(|row| provider::read(&row)).transpose()
}

pub fn at_home(caller: &Caller, action: &'static str, request: RequestId, writes: bool) -> Ctx {
    let ctx = sessions::identity(caller.actor.person, &caller.actor.name, action, request).by(caller.actor.clone());
    Ctx { tenant: caller.tenant.unwrap_or_default(), writes, ..ctx }
}

pub async fn begin(ask: Session<BeginStepUp>) -> Outcome<(SsoStart, Cookies)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    let tx = ask.app.db.begin(&at_home(caller, "tenancy.BeginStepUp", ask.request, true)).await?;
    let one = of_session(&tx, caller).await?;
    let one = one.ok_or_else(|| Problem::new(Code::OutOfOrder).detail("This session was begun with a password; sign with it."))?;
    let (proof, now) = (ProofId(fresh()), ask.app.clock.now());
    let sql = "insert into sso_proof (tenant, id, provider, session, person, digest, asked_at) values ($1, $2, $3, $4, $5, $6, $7)";
    let digest = ask.body.digest.to_ascii_lowercase();
    let (session, person) = (caller.session, caller.actor.person);
    tx.run(sql, [one.tenant.0.into(), proof.0.into(), one.id.0.into(), session.0.into(), person.0.into(), digest.into(), now.0.into()])
        .await?;
    tx.commit().await?;
    let proves = Proves { proof, person, session, since: now.0.unix_timestamp() };
    let flow = Flow::begin(&ask.app, one.id, None, Some(proves));
    let url = leave(&ask.app, &one, &flow, Some(caller.email.clone()), ask.request).await?;
    Ok((SsoStart { url, proof: Some(proof) }, vec![flow.cookie(&ask.app)?]))
}

/// The provider's answer to a proof that was asked for.
pub async fn proved(app: &App, one: &Provider, proves: Proves, said: &Said, request: RequestId) -> Outcome<ProofId> {
    match said.auth_time {
        None => return Err(refused("the provider does not say when you proved who you are")),
        Some(at) if at < proves.since - BEHIND => return Err(refused("the provider did not ask you again who you are")),
        Some(_) => {}
    }
    let strong = |wanted: &String| said.acr.as_ref().is_some_and(|acr| wanted.split_whitespace().any(|one| one == acr));
    if !one.acr.as_ref().is_none_or(strong) {
        return Err(refused("the provider did not ask for proof as strong as your organisation wants it"));
    }
    let ctx = Ctx { tenant: one.tenant, ..sessions::identity(proves.person, "", "tenancy.FinishSso", request) };
    let tx = app.db.begin(&ctx).await?;
    let sql = "update sso_proof f set proved_at = $5 from session s, sso_session b
               where f.tenant = $1 and f.id = $2 and f.session = $3 and f.person = $4 and f.proved_at is null
                 and s.id = f.session and s.revoked_at is null and b.tenant = s.sso_tenant and b.id = s.sso and b.provider = $6 and b.sub = $7";
    let now = app.clock.now().0;
    let values = [
        one.tenant.0.into(),
        proves.proof.0.into(),
        proves.session.0.into(),
        proves.person.0.into(),
        now.into(),
        one.id.0.into(),
        said.subject.clone().into(),
    ];
    if tx.run(sql, values).await? != 1 {
        events::note(&tx, one.tenant, Event::SignInFailed, "").await?;
        tx.commit().await?;
        return Err(refused("somebody else proved who they are, or the proof was given already"));
    }
    tx.commit().await?;
    Ok(proves.proof)
}

/// Whether a password proves anything here: not where the tenant requires its provider, but for those who are named.
pub async fn password_counts(app: &App, caller: &Caller, ctx: &Ctx) -> Outcome<()> {
    let tx = app.db.begin(&at_home(caller, "tenancy.ProveIdentity", ctx.request, false)).await?;
    let sql = "select sso_lets(null, $1, $2) as counts";
    let row = tx.row(sql, [caller.tenant.unwrap_or_default().0.into(), caller.actor.person.0.into()]).await?;
    match row.map(|row| row.try_get::<bool>("", "counts")).transpose()? {
        Some(true) => Ok(()),
        _ => Err(Problem::new(Code::ProofRequired).detail("Your organisation wants it proved with its provider.").into()),
    }
}

/// Uses a proof up, for what is signed now.
pub async fn spend(app: &App, caller: &Caller, ctx: &Ctx, proof: ProofId) -> Outcome<()> {
    let tx = app.db.begin(&at_home(caller, "tenancy.ProveIdentity", ctx.request, true)).await?;
    let now = app.clock.now();
    let sql = "update sso_proof set used_at = $5 where tenant = $1 and id = $2 and session = $3 and person = $4
               and used_at is null and proved_at > $6 and digest = $7";
    let values = [
        caller.tenant.unwrap_or_default().0.into(),
        proof.0.into(),
        caller.session.0.into(),
        caller.actor.person.0.into(),
        now.0.into(),
        now.plus_seconds(-LASTS).0.into(),
        ctx.signs.clone().into(),
    ];
    match tx.run(sql, values).await? {
        1 => tx.commit().await,
        _ => Err(Problem::new(Code::ProofRequired).detail("Please prove anew, with your organisation's provider, that it is you.").into()),
    }
}
