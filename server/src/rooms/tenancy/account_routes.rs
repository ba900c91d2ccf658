//! Mounts the endpoints of accounts of one's own: invitations, and the links of mails.

use actix_web::web::ServiceConfig;
use shared::kernel::{Code, Nothing, Page};
use shared::tenancy::accounts::*;

use super::{accept, address, invitations, reset};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, Cookies, Session, on, on_session};

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListInvitations>(cfg, list);
    on::<Invite>(cfg, invite);
    on::<ResendInvitation>(cfg, resend);
    on::<WithdrawInvitation>(cfg, withdraw);
    on_session::<LookAtLink>(cfg, look);
    on_session::<AcceptInvitation>(cfg, accept_invitation);
    on_session::<LosePassword>(cfg, lose_password);
    on_session::<ResetPassword>(cfg, reset_password);
    on_session::<ChangeAddress>(cfg, change_address);
    on_session::<ConfirmAddress>(cfg, confirm_address);
}

async fn list(tx: &mut Tx, call: Call<ListInvitations>) -> Outcome<Page<InvitationView>> {
    invitations::list(&call.app, tx).await
}

async fn invite(tx: &mut Tx, call: Call<Invite>) -> Outcome<InvitationView> {
    invitations::invite(&call.app, tx, call.body).await
}

async fn resend(tx: &mut Tx, call: Call<ResendInvitation>) -> Outcome<InvitationView> {
    invitations::resend(&call.app, tx, call.path.invitation).await
}

async fn withdraw(tx: &mut Tx, call: Call<WithdrawInvitation>) -> Outcome<InvitationView> {
    invitations::withdraw(&call.app, tx, call.path.invitation).await
}

async fn look(ask: Session<LookAtLink>) -> Outcome<(LinkView, Cookies)> {
    Ok((accept::look(&ask.app, &ask.body.token, ask.request).await?, Vec::new()))
}

async fn accept_invitation(ask: Session<AcceptInvitation>) -> Outcome<(Accepted, Cookies)> {
    Ok((accept::accept(&ask.app, ask.body, ask.request).await?, Vec::new()))
}

async fn lose_password(ask: Session<LosePassword>) -> Outcome<(Nothing, Cookies)> {
    reset::ask(&ask.app, ask.body, &ask.address, ask.request).await?;
    Ok((Nothing {}, Vec::new()))
}

async fn reset_password(ask: Session<ResetPassword>) -> Outcome<(Nothing, Cookies)> {
    reset::finish(&ask.app, ask.body, ask.request).await?;
    Ok((Nothing {}, Vec::new()))
}

async fn change_address(ask: Session<ChangeAddress>) -> Outcome<(Nothing, Cookies)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    address::ask(&ask.app, caller, ask.body, &ask.address, ask.request).await?;
    Ok((Nothing {}, Vec::new()))
}

async fn confirm_address(ask: Session<ConfirmAddress>) -> Outcome<(Accepted, Cookies)> {
    Ok((address::confirm(&ask.app, &ask.body, ask.request).await?, Vec::new()))
}
