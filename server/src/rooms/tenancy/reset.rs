//! A lost password: a link by mail sets a new one (ACC-06).
//!
//! Invariants: what is answered, and how long that takes, does not tell whether anybody has the address, since the same is done for
//! both: the rest follows after the answer. A new password ends every session, leaves second factors as they are, and is told to the
//! person. Whoever has no password of ours, because their organisation signs them in, gets none this way.

use std::sync::LazyLock;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{Code, PersonId, Problem, RequestId, TenantId};
use shared::tenancy::accounts::{LostPassword, Purpose, ResetBody};

use super::tickets::{self, New};
use super::{password, sessions, sign_in};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::mail::{self, Letter, To};
use crate::kernel::outbox::{Topic, tell};

/// How long the link works.
const MINUTES: i64 = 30;
/// Links that one person gets in an hour.
const AN_HOUR: i64 = 3;
/// Times that one address of the network may ask in ten minutes.
const FROM_ONE: u32 = 30;

/// Somebody asked for a new password.
pub const ASKED: Topic = Topic { name: "tenancy.reset_asked", hear: &[hear] };

/// Of whom, if anybody; in which language.
#[derive(Serialize, Deserialize)]
struct Asked {
    person: PersonId,
    language: Option<String>,
}

static SOURCES: LazyLock<Cache<String, u32>> =
    LazyLock::new(|| Cache::builder().max_capacity(100_000).time_to_live(Duration::from_secs(600)).build());

/// Asks. For an address that nobody has, the same is written and nothing follows.
pub async fn ask(app: &App, body: LostPassword, source: &str, request: RequestId) -> Outcome<()> {
    let times = SOURCES.get(source).unwrap_or_default() + 1;
    SOURCES.insert(source.to_owned(), times);
    if times > FROM_ONE {
        return Err(Code::TooMany.into());
    }
    let known = sign_in::find(app, &body.email.trim().to_lowercase(), request).await?;
    let person = known.filter(|known| known.hash.as_ref().is_some_and(|hash| !hash.is_empty())).map(|known| known.id);
    let tx = app.db.begin(&sessions::identity(PersonId::default(), "", "tenancy.LosePassword", request)).await?;
    tell(&tx, ASKED.name, Asked { person: person.unwrap_or_default(), language: body.language }).await?;
    tx.commit().await
}

fn hear<'a>(app: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let asked: Asked = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        if asked.person == PersonId::default() {
            return Ok(());
        }
        let tx = app.db.begin(ctx).await?;
        if often(app, &tx, asked.person).await? {
            tracing::warn!(target: "security", person = %asked.person, request = %ctx.request, "no more links for a new password this hour");
            return Ok(());
        }
        let new = New { purpose: Purpose::Reset, invitation: None, person: Some(asked.person), address: None, minutes: MINUTES };
        let ticket = tickets::issue(app, &tx, new).await?;
        let letter = Letter::new(To::Person(asked.person), "reset", format!("reset/{}", ctx.request)).with("minutes", MINUTES).leads("/reset");
        // Heard before, the letter is there, with its ticket: this one is not needed.
        if mail::post(&tx, Letter { ticket: Some(ticket), language: asked.language, ..letter }).await? { tx.commit().await } else { Ok(()) }
    }
    .boxed()
}

async fn often(app: &App, tx: &Tx, person: PersonId) -> Outcome<bool> {
    let sql = "select count(*) as many from ticket where person = $1 and purpose = 'reset' and created_at > $2";
    let since = app.clock.now().plus_seconds(-3600);
    let row = tx.row(sql, [person.0.into(), since.0.into()]).await?.ok_or_else(|| internal(&"no count"))?;
    Ok(row.try_get::<i64>("", "many")? >= AN_HOUR)
}

/// Sets the new password.
pub async fn finish(app: &App, body: ResetBody, request: RequestId) -> Outcome<()> {
    let tx = app.db.begin(&Ctx { request, writes: false, ..Ctx::system(TenantId::default(), "tenancy.ResetPassword") }).await?;
    let ticket = tickets::find(app, &tx, &body.token).await?.open_for(Purpose::Reset)?;
    let person = ticket.person.ok_or(Code::NotFound)?;
    let row = tx.row("select name, email from person where id = $1", [person.0.into()]).await?.ok_or(Code::NotFound)?;
    let (name, email): (String, String) = (row.try_get("", "name")?, row.try_get("", "email")?);
    drop(tx);
    password::refuse_weak(&body.new, &email, &name).map_err(|weak| Problem::new(Code::Invalid).at("/new", weak.words()))?;
    let hash = actix_web::web::block(move || password::hash(&body.new)).await.map_err(|error| internal(&error))??;
    let tx = app.db.begin(&sessions::identity(person, &name, "tenancy.ResetPassword", request)).await?;
    let now = app.clock.now();
    ticket.take(&tx, now).await?;
    let sql = "update person set password_hash = $2, password_changed_at = $3, failed = 0, locked_until = null where id = $1";
    tx.run(sql, [person.0.into(), hash.into(), now.0.into()]).await?;
    tx.run("update session set revoked_at = $2 where person = $1 and revoked_at is null", [person.0.into(), now.0.into()]).await?;
    let told = Letter::new(To::Person(person), "password-changed", format!("password/{}", ticket.id)).leads("/sign-in");
    mail::post(&tx, told).await?;
    tx.commit().await?;
    app.forget(person).await;
    Ok(())
}
