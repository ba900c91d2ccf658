//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::kernel::{Code, Nothing, Page};
use shared::tenancy::api::*;

use super::sessions::{self, Begun};
use super::{factors, languages, people, sign_in, support};
use crate::kernel::app::Caller;
use crate::kernel::db::Tx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::session::{Claims, no_cookies};
use crate::kernel::http::{Call, Cookies, Session, on, on_session};

pub fn routes(cfg: &mut ServiceConfig) {
    factors::routes(cfg);
    on_session::<SignIn>(cfg, begin);
    on_session::<RefreshSession>(cfg, refresh);
    on_session::<ReadSession>(cfg, read);
    on_session::<ChooseTenant>(cfg, choose);
    on_session::<SignOut>(cfg, end);
    on_session::<SignOutEverywhere>(cfg, end_all);
    on_session::<ChangePassword>(cfg, change_password);
    on_session::<ChooseLanguages>(cfg, choose_languages);
    on::<ListMembers>(cfg, members);
    on::<OpenSupport>(cfg, open_support);
    on::<CloseSupport>(cfg, close_support);
    on::<ListSupport>(cfg, list_support);
    on::<ListSupportReads>(cfg, support_reads);
    super::account_routes::routes(cfg);
    super::sso::routes(cfg);
}

async fn begin(ask: Session<SignIn>) -> Outcome<(SessionView, Cookies)> {
    let begun = sign_in::sign_in(&ask.app, &ask.body, factors::Visitor::of(&ask), ask.request).await?;
    welcome(&ask.app, begun, ask.request).await
}

async fn refresh(ask: Session<RefreshSession>) -> Outcome<(SessionView, Cookies)> {
    let token = ask.refresh.as_deref().ok_or(Code::Unauthenticated)?;
    let begun = sessions::renew(&ask.app, token, ask.request).await?;
    welcome(&ask.app, begun, ask.request).await
}

pub(super) async fn welcome(
    app: &crate::kernel::app::App,
    begun: Begun,
    request: shared::kernel::RequestId,
) -> Outcome<(SessionView, Cookies)> {
    if !begun.asked.is_empty() {
        return Ok((sessions::half_view(app, &begun), sessions::cookies(app, &begun)?));
    }
    let claims = Claims { sub: begun.person, sid: begun.session, tid: begun.tenant, iat: 0, exp: 0 };
    let caller = sessions::caller(app, claims).await?;
    Ok((sessions::view(app, &caller, request).await?, sessions::cookies(app, &begun)?))
}

fn signed_in<E: shared::kernel::Endpoint>(ask: &Session<E>) -> Outcome<&Caller> {
    ask.caller.as_deref().ok_or_else(|| Code::Unauthenticated.into())
}

async fn read(ask: Session<ReadSession>) -> Outcome<(SessionView, Cookies)> {
    Ok((sessions::view(&ask.app, signed_in(&ask)?, ask.request).await?, Vec::new()))
}

async fn choose(ask: Session<ChooseTenant>) -> Outcome<(SessionView, Cookies)> {
    let caller = signed_in(&ask)?;
    let tx = ask.app.db.begin(&sessions::identity(caller.actor.person, &caller.actor.name, "tenancy.ChooseTenant", ask.request)).await?;
    let mine = sessions::tenants(&tx, caller.actor.person, Some(caller.session)).await?;
    if !mine.iter().any(|tenant| tenant.id == ask.body.tenant) {
        return Err(Code::NotFound.into());
    }
    tx.run("update session set tenant = $2, proved_at = null where id = $1", [caller.session.0.into(), ask.body.tenant.0.into()]).await?;
    events::note(&tx, ask.body.tenant, Event::SignedIn, &ask.address).await?;
    tx.commit().await?;
    let begun = Begun { person: caller.actor.person, session: caller.session, tenant: Some(ask.body.tenant), ..Begun::default() };
    welcome(&ask.app, begun, ask.request).await
}

async fn end(ask: Session<SignOut>) -> Outcome<(Nothing, Cookies)> {
    revoke(&ask, "tenancy.SignOut", "update session set revoked_at = now() where person = $1 and id = $2 and revoked_at is null").await
}

async fn end_all(ask: Session<SignOutEverywhere>) -> Outcome<(Nothing, Cookies)> {
    // $2 names the session that asks; it ends with the others.
    let sql = "update session set revoked_at = now() where person = $1 and (id = $2 or id <> $2) and revoked_at is null";
    revoke(&ask, "tenancy.SignOutEverywhere", sql).await
}

async fn revoke<E: shared::kernel::Endpoint>(ask: &Session<E>, action: &'static str, sql: &str) -> Outcome<(Nothing, Cookies)> {
    let caller = signed_in(ask)?;
    let actor = &caller.actor;
    let tx = ask.app.db.begin(&sessions::identity(actor.person, &actor.name, action, ask.request)).await?;
    tx.run(sql, [actor.person.0.into(), caller.session.0.into()]).await?;
    if let Some(tenant) = caller.tenant {
        events::note(&tx, tenant, Event::SignedOut, &ask.address).await?;
    }
    tx.commit().await?;
    ask.app.forget(actor.person).await;
    Ok((Nothing {}, no_cookies()))
}

async fn change_password(ask: Session<ChangePassword>) -> Outcome<(Nothing, Cookies)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    sign_in::change_password(&ask.app, caller, ask.body, &ask.address, ask.request).await?;
    Ok((Nothing {}, Vec::new()))
}

async fn choose_languages(ask: Session<ChooseLanguages>) -> Outcome<(Nothing, Cookies)> {
    let caller = ask.caller.as_deref().ok_or(Code::Unauthenticated)?;
    languages::choose(&ask.app, caller, ask.body, ask.request).await?;
    Ok((Nothing {}, Vec::new()))
}

async fn members(tx: &mut Tx, _: Call<ListMembers>) -> Outcome<Page<Member>> {
    Ok(Page { rows: people::members(tx).await?, next: None })
}

async fn open_support(tx: &mut Tx, call: Call<OpenSupport>) -> Outcome<SupportView> {
    support::open(tx, call.body).await
}

async fn close_support(tx: &mut Tx, call: Call<CloseSupport>) -> Outcome<SupportView> {
    support::close(tx, call.path.grant).await
}

async fn list_support(tx: &mut Tx, _: Call<ListSupport>) -> Outcome<Page<SupportView>> {
    support::list(tx).await
}

async fn support_reads(tx: &mut Tx, call: Call<ListSupportReads>) -> Outcome<Page<SupportRead>> {
    support::reads(tx, call.path.grant).await
}
