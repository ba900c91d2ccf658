//! Sending what was posted: one letter, held while it is sent, so that no other server sends it too.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::QueryResult;
use serde::Deserialize;
use serde_json::{Map, Value};
use shared::kernel::{Code, Problem};
use uuid::Uuid;

use super::compose::{Sheet, compose};
use super::token;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};

/// After so many tries a letter is given up: the outbox's waits make that about three hours.
const TRIES: i32 = 12;

#[derive(Deserialize)]
struct Posted {
    mail: Uuid,
}

/// Sends the letter that the news names; sent before, nothing is done.
pub fn deliver<'a>(app: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let Posted { mail } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        let tx = app.db.begin(ctx).await?;
        let Some(row) = tx.row(WAITING, [ctx.tenant.0.into(), mail.into()]).await? else { return Ok(()) };
        send(app, tx, mail, &row).await
    }
    .boxed()
}

// Somebody else may have it in hand: then it is theirs. The address is the one that the person has now.
const WAITING: &str = "select m.kind, m.args, m.link, m.ticket, m.tries, coalesce(m.address, p.email) as address, p.name,
    coalesce(p.language, m.language) as language, (select name from tenant where id = m.tenant) as tenant_name
    from mail m left join person p on p.id = m.person where m.tenant = $1 and m.id = $2 and m.state = 'waiting'
    for update of m skip locked";

async fn send(app: &App, tx: Tx, mail: Uuid, row: &QueryResult) -> Outcome<()> {
    let kind: String = row.try_get("", "kind")?;
    if !app.mail.is_open() {
        metrics::counter!("probatum_mails_total", "kind" => kind, "outcome" => "unsent").increment(1);
        return put(tx, mail, "unsent", Some("no mail server is set")).await;
    }
    let Some(address) = row.try_get::<Option<String>>("", "address")? else {
        return put(tx, mail, "failed", Some("nobody has this letter's address any more")).await;
    };
    let composed = compose(&sheet(app, row, &kind)?)?;
    let handed = app.mail.hand_in(mail, &kind, &address, &composed).await;
    let outcome = if handed.is_ok() { "sent" } else { "refused" };
    metrics::counter!("probatum_mails_total", "kind" => kind.clone(), "outcome" => outcome).increment(1);
    let Err(refused) = handed else { return put(tx, mail, "sent", None).await };
    let tries: i32 = row.try_get("", "tries")?;
    let gives_up = refused.for_good || tries + 1 >= TRIES;
    tracing::warn!(%mail, kind, why = refused.why, tries = tries + 1, gives_up, "a mail was not taken");
    put(tx, mail, if gives_up { "failed" } else { "waiting" }, Some(&refused.why)).await?;
    if gives_up { Ok(()) } else { Err(Problem::new(Code::Unavailable).detail(refused.why).into()) }
}

fn sheet(app: &App, row: &QueryResult, kind: &str) -> Outcome<Sheet> {
    let args: Value = row.try_get("", "args")?;
    let mut args = args.as_object().cloned().unwrap_or_else(Map::new);
    for (name, column) in [("name", "name"), ("organisation", "tenant_name")] {
        if let (false, Some(text)) = (args.contains_key(name), row.try_get::<Option<String>>("", column)?) {
            args.insert(name.to_owned(), text.into());
        }
    }
    let link: String = row.try_get("", "link")?;
    let ticket: Option<Uuid> = row.try_get("", "ticket")?;
    // Behind the `#`, a secret reaches neither a server's log nor the page that is opened next.
    let secret = ticket.map(|ticket| format!("#{}", token::of_ticket(&app.secret, ticket))).unwrap_or_default();
    Ok(Sheet {
        kind: kind.to_owned(),
        language: row.try_get::<Option<String>>("", "language")?.unwrap_or_default(),
        link: Some(link).filter(|link| !link.is_empty()).map(|link| format!("{}{link}{secret}", app.mail.site)),
        site: app.mail.site.clone(),
        args,
    })
}

async fn put(tx: Tx, mail: Uuid, state: &str, error: Option<&str>) -> Outcome<()> {
    let sql = "update mail set state = $3, error = $4, tries = tries + 1, sent_at = case when $3 = 'sent' then clock_timestamp() end
               where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), mail.into(), state.into(), error.map(str::to_owned).into()]).await?;
    tx.commit().await
}
