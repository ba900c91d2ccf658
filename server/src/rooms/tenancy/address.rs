//! Another address for one's own account: asked for with the password, confirmed from the new address, told at the old one.
//! Invariant: whether somebody else has the address is told only to whoever reads its mails.

use shared::kernel::{Code, Problem, RequestId, TenantId};
use shared::tenancy::accounts::{Accepted, LinkToken, NewAddress, Purpose};

use super::tickets::{self, New};
use super::{sessions, sign_in};
use crate::kernel::app::{App, Caller};
use crate::kernel::db::Ctx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::mail::{self, Letter, To};

/// How long the link works.
const MINUTES: i64 = 60;

/// Asks; nothing changes yet.
pub async fn ask(app: &App, caller: &Caller, body: NewAddress, source: &str, request: RequestId) -> Outcome<()> {
    let actor = &caller.actor;
    let known = sign_in::find(app, &caller.email.to_lowercase(), request).await?.ok_or(Code::Unauthenticated)?;
    let right = sign_in::verify(body.password, known.hash.clone()).await?;
    let tx = app.db.begin(&sessions::identity(actor.person, &actor.name, "tenancy.ChangeAddress", request)).await?;
    if known.locked_until.is_some_and(|until| until > app.clock.now().0) {
        return Err(Code::TooMany.into());
    }
    if !right {
        sign_in::failed(app, &tx, &known).await?;
        events::note_everywhere(&tx, actor.person, Event::PasswordRefused, source).await?;
        tx.commit().await?;
        return Err(Problem::new(Code::Invalid).at("/password", "This is not your present password.").into());
    }
    let email = body.email.trim().to_lowercase();
    let new = New { purpose: Purpose::Address, invitation: None, person: Some(actor.person), address: Some(&email), minutes: MINUTES };
    let ticket = tickets::issue(app, &tx, new).await?;
    let letter = Letter::new(To::Address(email.clone()), "address-confirm", format!("address/{ticket}"))
        .with("name", actor.name.as_str())
        .with("minutes", MINUTES)
        .leads("/address");
    let language = super::languages::of(&tx, actor.person).await?.app;
    mail::post(&tx, Letter { ticket: Some(ticket), language, ..letter }).await?;
    tx.commit().await
}

/// Confirms: from now on the person signs in with it.
pub async fn confirm(app: &App, body: &LinkToken, request: RequestId) -> Outcome<Accepted> {
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.ConfirmAddress") }).await?;
    let ticket = tickets::find(app, &tx, &body.token).await?.open_for(Purpose::Address)?;
    let (person, email) = ticket.person.zip(ticket.address.clone()).ok_or(Code::NotFound)?;
    let row = tx.row("select name, email, language from person where id = $1", [person.0.into()]).await?.ok_or(Code::NotFound)?;
    let (name, old): (String, String) = (row.try_get("", "name")?, row.try_get("", "email")?);
    drop(tx);
    let tx = app.db.begin(&sessions::identity(person, &name, "tenancy.ConfirmAddress", request)).await?;
    let now = app.clock.now();
    ticket.take(&tx, now).await?;
    tx.run("update person set email = $2 where id = $1", [person.0.into(), email.as_str().into()]).await?;
    // A link that went to the old address is worth nothing any more.
    tickets::end(&tx, Purpose::Reset, None, Some(person), now).await?;
    let told = Letter::new(To::Address(old), "address-changed", format!("address-changed/{}", ticket.id)).with("name", name.as_str());
    mail::post(&tx, Letter { language: row.try_get("", "language")?, ..told }).await?;
    tx.commit().await?;
    app.forget(person).await;
    Ok(Accepted { email })
}
