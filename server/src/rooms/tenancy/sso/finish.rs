//! Coming back from the provider: whoever is who the provider says gets a session, with the roles that their groups give.

use shared::access::Grant;
use shared::kernel::{Code, PersonId, RequestId};
use shared::tenancy::sso::{FinishSso, SsoDone, SsoReturn};

use super::account::{self, Account, no_account};
use super::answer::{self, Said};
use super::discovery::{self, Metadata};
use super::flow::{self, Flow};
use super::provider::{self, Provider};
use super::{keep_up, refused, rules, step_up};
use crate::kernel::app::App;
use crate::kernel::db::{Actor, Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Cookies, Session};
use crate::rooms::tenancy::routes::welcome;
use crate::rooms::tenancy::sessions::{self, Begun};

pub async fn finish(ask: Session<FinishSso>) -> Outcome<(SsoDone, Cookies)> {
    let flow = Flow::of(&ask.app, &ask.http, &ask.body.state)?;
    let one = provider::open(&ask.app, flow.provider, ask.request).await?;
    let metadata = discovery::metadata(&ask.app.outbound, &one.issuer).await.map_err(|why| refused(format!("the provider {why}")))?;
    looked_at(&ask.body, &one, &metadata)?;
    let said = answer::exchange(&ask.app, &one, &flow, ask.body.code.clone(), ask.request).await?;
    if let Some(proves) = flow.proves {
        let proof = step_up::proved(&ask.app, &one, proves, &said, ask.request).await?;
        return Ok((SsoDone { session: None, proof: Some(proof), back: flow.back }, vec![flow::over()]));
    }
    let begun = let_in(&ask, &one, &flow, &said).await?;
    let (view, mut cookies) = welcome(&ask.app, begun, ask.request).await?;
    cookies.push(flow::over());
    Ok((SsoDone { session: Some(view), proof: None, back: flow.back }, cookies))
}

/// What the browser brought, before any of it is used (RFC 6749 4.1.2.1, RFC 9207).
fn looked_at(back: &SsoReturn, one: &Provider, metadata: &Metadata) -> Outcome<()> {
    let iss = back.iss.as_deref();
    let told = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    if iss.map_or(told, |iss| iss != one.issuer) {
        return Err(refused("the answer is another issuer's"));
    }
    match back.error.as_deref() {
        Some("access_denied") => Err(refused("the provider did not let you in, or you went back")),
        Some(error) => Err(refused(format!("the provider answered {error}"))),
        None if back.code.is_empty() => Err(refused("the provider sent no code")),
        None => Ok(()),
    }
}

async fn let_in(ask: &Session<FinishSso>, one: &Provider, flow: &Flow, said: &Said) -> Outcome<Begun> {
    let account = account::find(&ask.app, one, said, ask.request).await?;
    let tx = ask.app.db.begin(&provider::in_tenant(one.tenant, "tenancy.FinishSso", ask.request, false)).await?;
    let organisation = provider::tenant_name(&tx).await?;
    let grants: Vec<Grant> = rules::granted(&rules::kept(&tx, one.id).await?, &said.claims).into_iter().map(|(grant, _)| grant).collect();
    drop(tx);
    welcome_or_not(&ask.app, one, &account, &grants, &organisation, ask.request).await?;
    let person = account::make(&ask.app, one, said, &account, ask.request).await?;
    let name = account::name(&ask.app, person, ask.request).await?;
    let actor = Actor { person, name, role: None, organisation };
    let ctx = provider::in_tenant(one.tenant, "tenancy.FinishSso", ask.request, true).by(actor);
    let tx = ask.app.db.begin(&ctx).await?;
    rules::hold(&tx, person, one.id, &grants).await?;
    let begun = sessions::begin(&ask.app, &tx, person, &ask.agent, &ask.address).await?;
    let begun = Begun { tenant: Some(one.tenant), ..begun };
    tie(&ask.app, &tx, one, flow, said, &begun).await?;
    events::note(&tx, one.tenant, Event::SignedIn, &ask.address).await?;
    tx.commit().await?;
    ask.app.forget(person).await;
    Ok(begun)
}

/// Whom nothing is granted is not let in. Of somebody new nothing is stored; from others what they no longer get is taken.
async fn welcome_or_not(
    app: &App,
    one: &Provider,
    account: &Account,
    grants: &[Grant],
    organisation: &str,
    request: RequestId,
) -> Outcome<()> {
    if !grants.is_empty() {
        return Ok(());
    }
    let none = || no_account("None of your groups gives you a role here. Ask whoever looks after Probatum in your organisation.");
    let person = account.person().ok_or_else(none)?;
    if keep_up::take_away(app, one, person, organisation, request).await? { Ok(()) } else { Err(none()) }
}

/// Ties the session to the provider: it works in its tenant, and ends with it. The attempt's id is the key, so that it counts once.
async fn tie(app: &App, tx: &Tx, one: &Provider, flow: &Flow, said: &Said, begun: &Begun) -> Outcome<()> {
    let sql = "update session set tenant = $2, sso_tenant = $2, sso = $3 where id = $1";
    if tx.run(sql, [begun.session.0.into(), one.tenant.0.into(), flow.id.into()]).await? != 1 {
        return Err(Code::Internal.into());
    }
    let tokens = keep_up::sealed(app, tx, flow.id, &said.kept).await?;
    let sql = "insert into sso_session (tenant, id, provider, session, person, sub, sid, tokens, checked_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        one.tenant.0.into(),
        flow.id.into(),
        one.id.0.into(),
        begun.session.0.into(),
        begun.person.0.into(),
        said.subject.clone().into(),
        said.sid.clone().into(),
        tokens.into(),
        app.clock.now().0.into(),
    ];
    tx.run(sql, values).await.map(drop)
}

/// Who acts, where a person does something in the provider's tenant.
pub fn by(one: &Provider, person: PersonId, organisation: &str, action: &'static str, request: RequestId) -> Ctx {
    let actor = Actor { person, name: String::new(), role: None, organisation: organisation.to_owned() };
    provider::in_tenant(one.tenant, action, request, true).by(actor)
}
