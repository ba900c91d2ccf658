//! Mounts second factors, passkeys, sessions and policies.

use actix_web::web::ServiceConfig;
use shared::kernel::{Code, Nothing, Page};
use shared::tenancy::api::SessionView;
use shared::tenancy::factors::Policy;
use shared::tenancy::factors::api::*;

use super::{Visitor, device, enter, half, members, own, passkey, policy, rest};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, Cookies, Session, on, on_session};
use crate::rooms::tenancy::routes::welcome;
use crate::rooms::tenancy::sessions;
use crate::rooms::tenancy::sign_in::by_id;
use shared::tenancy::factors::Method;

/// What a handler of the session answers with.
type Answered<T> = Outcome<(T, Cookies)>;

pub fn routes(cfg: &mut ServiceConfig) {
    on_session::<AnswerFactor>(cfg, answer);
    on_session::<AskPasskey>(cfg, ask_passkey);
    on_session::<SignInByPasskey>(cfg, sign_in_by_passkey);
    on_session::<UnlockSession>(cfg, unlock);
    on_session::<LockSession>(cfg, async |ask: Session<LockSession>| nothing(rest::lock(&ask).await));
    on_session::<ListSessions>(cfg, async |ask: Session<ListSessions>| plain(rest::list(&ask).await));
    on_session::<RevokeSession>(cfg, async |ask: Session<RevokeSession>| nothing(rest::revoke(&ask).await));
    on_session::<RevokeOthers>(cfg, async |ask: Session<RevokeOthers>| nothing(rest::revoke_others(&ask).await));
    on_session::<ReadFactors>(cfg, async |ask: Session<ReadFactors>| plain(own::read(&ask).await));
    on_session::<BeginTotp>(cfg, async |ask: Session<BeginTotp>| plain(own::begin_totp(&ask).await));
    on_session::<ConfirmTotp>(cfg, async |ask: Session<ConfirmTotp>| plain(own::confirm_totp(&ask).await));
    on_session::<RemoveTotp>(cfg, async |ask: Session<RemoveTotp>| nothing(own::remove_totp(&ask).await));
    on_session::<RenewRecovery>(cfg, async |ask: Session<RenewRecovery>| plain(own::renew_recovery(&ask).await));
    on_session::<BeginPasskey>(cfg, async |ask: Session<BeginPasskey>| plain(own::begin_passkey(&ask).await));
    on_session::<AddPasskey>(cfg, async |ask: Session<AddPasskey>| plain(own::add_passkey(&ask).await));
    on_session::<RemovePasskey>(cfg, async |ask: Session<RemovePasskey>| nothing(own::remove_passkey(&ask).await));
    on::<ReadPolicy>(cfg, read_policy);
    on::<SetPolicy>(cfg, set_policy);
    on::<ListMemberFactors>(cfg, member_factors);
    on::<ResetFactors>(cfg, reset);
}

fn plain<T>(done: Outcome<T>) -> Answered<T> {
    Ok((done?, Vec::new()))
}

fn nothing(done: Outcome<()>) -> Answered<Nothing> {
    plain(done.map(|()| Nothing {}))
}

async fn answer(ask: Session<AnswerFactor>) -> Answered<SessionView> {
    let begun = half::answer(&ask).await?;
    welcome(&ask.app, begun, ask.request).await
}

async fn ask_passkey(ask: Session<AskPasskey>) -> Answered<PasskeyAsk> {
    plain(passkey::ask(&ask.app, &ask.origin))
}

/// A passkey is not guessed: who must wait for a password need not wait with it.
async fn sign_in_by_passkey(ask: Session<SignInByPasskey>) -> Answered<SessionView> {
    let tx = ask.app.db.begin(&sessions::identity(Default::default(), "", "tenancy.SignInByPasskey", ask.request)).await?;
    let person = passkey::answered(&ask.app, &tx, &ask.body, None).await?.ok_or(Code::WrongCode)?;
    tx.commit().await?;
    let known = by_id(&ask.app, person, ask.request).await?;
    let known = device::recognise(&ask.app, known, ask.device.as_deref(), ask.request).await?;
    let tx = ask.app.db.begin(&sessions::identity(known.id, &known.name, "tenancy.SignInByPasskey", ask.request)).await?;
    let begun = enter(&ask.app, &tx, &known, Visitor::of(&ask), Some(Method::Passkey)).await?;
    tx.commit().await?;
    welcome(&ask.app, begun, ask.request).await
}

async fn unlock(ask: Session<UnlockSession>) -> Answered<SessionView> {
    let begun = rest::unlock(&ask).await?;
    welcome(&ask.app, begun, ask.request).await
}

async fn read_policy(tx: &mut Tx, call: Call<ReadPolicy>) -> Outcome<Policy> {
    policy::in_force(&call.app, tx, Some(tx.ctx.tenant)).await
}

async fn set_policy(tx: &mut Tx, call: Call<SetPolicy>) -> Outcome<Policy> {
    policy::set(&call.app, tx, &call.body).await
}

async fn member_factors(tx: &mut Tx, call: Call<ListMemberFactors>) -> Outcome<Page<MemberFactors>> {
    members::list(&call.app, tx).await
}

async fn reset(tx: &mut Tx, call: Call<ResetFactors>) -> Outcome<Nothing> {
    members::reset(&call.app, tx, call.path.person).await?;
    Ok(Nothing {})
}
