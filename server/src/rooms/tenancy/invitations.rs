//! Invitations: somebody is asked by mail to take a role. What may be handed out is asked in one place (`access::may_invite`).
//! Invariants: an invitation is accepted once; one that was taken back or is over cannot be; sent again, the link before it ends.

use sea_orm::QueryResult;
use shared::access::{Reach, may_invite};
use shared::kernel::{Code, Instant, InvitationId, Page, Problem};
use shared::tenancy::accounts::{InvitationView, LinkState, MailState, NewInvitation, Purpose};
use time::OffsetDateTime;

use super::people::read_grant;
use super::tickets::{self, New};
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::mail::{self, Letter, To};

/// How long an invitation is open.
const DAYS: i64 = 7;

const VIEW: &str =
    "select i.id, i.email, i.role, i.study, i.site, i.language, i.invited_by_name, i.invited_at, i.sends, i.expires_at, i.accepted_at,
    i.withdrawn_at, coalesce(nullif(trim(s.protocol), ''), s.name) as protocol, t.name as site_name, m.state as mail from invitation i
    left join study s on s.tenant = i.tenant and s.id = i.study left join site t on t.tenant = i.tenant and t.id = i.site
    left join mail m on m.tenant = i.tenant and m.about = 'invitation/' || i.id || '/' || i.sends where i.tenant = $1";

/// Invites. Invited before under the same id, it is answered as it is.
pub async fn invite(app: &App, tx: &Tx, new: NewInvitation) -> Outcome<InvitationView> {
    if !app.mail.is_open() {
        return Err(Problem::new(Code::OutOfOrder).detail("No mail server is set, so nobody can be invited.").into());
    }
    if !may_invite(&tx.ctx.grants, &new.grant) {
        return Err(Problem::new(Code::Forbidden).detail("Your role does not hand this role out there.").into());
    }
    let email = new.email.trim().to_lowercase();
    not_held(tx, &email, &new).await?;
    let (study, site) = match new.grant.reach {
        Reach::Tenant => (None, None),
        Reach::Study { study } => (Some(study.0), None),
        Reach::Site { study, site } => (Some(study.0), Some(site.0)),
    };
    let sql = "insert into invitation (tenant, id, email, role, study, site, language, invited_by, invited_by_name, invited_at, expires_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant, id) do nothing";
    let (actor, now) = (&tx.ctx.actor, app.clock.now());
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        email.into(),
        new.grant.role.as_str().into(),
        study.into(),
        site.into(),
        new.language.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        now.0.into(),
        now.plus_seconds(DAYS * 86_400).0.into(),
    ];
    if tx.run(sql, values).await? > 0 {
        send(app, tx, new.id).await?;
    }
    one(app, tx, new.id).await
}

/// Nobody is invited to what they hold, and nobody invites themself.
async fn not_held(tx: &Tx, email: &str, new: &NewInvitation) -> Outcome<()> {
    let own = tx.row("select 1 from person where id = $1 and lower(email) = $2", [tx.ctx.actor.person.0.into(), email.into()]).await?;
    if own.is_some() {
        return Err(Problem::new(Code::Forbidden).detail("Nobody invites themself. Ask somebody else who may.").into());
    }
    let members = super::people::members(tx).await?;
    let theirs = members.iter().filter(|member| member.email.to_lowercase() == email).flat_map(|member| &member.grants);
    if theirs.into_iter().any(|held| held.grant == new.grant.into()) {
        return Err(Problem::new(Code::Taken).detail("This person has this role there already.").into());
    }
    Ok(())
}

/// Sends it again, for another week.
pub async fn resend(app: &App, tx: &Tx, id: InvitationId) -> Outcome<InvitationView> {
    let before = held(app, tx, id).await?;
    if !matches!(before.state, LinkState::Open | LinkState::Expired) {
        return Err(Problem::new(Code::OutOfOrder).detail("It was accepted or taken back.").into());
    }
    let sql = "update invitation set sends = sends + 1, expires_at = $3 where tenant = $1 and id = $2";
    let until = app.clock.now().plus_seconds(DAYS * 86_400);
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), until.0.into()]).await?;
    send(app, tx, id).await?;
    one(app, tx, id).await
}

/// Takes it back. Taken back before, it stays so.
pub async fn withdraw(app: &App, tx: &Tx, id: InvitationId) -> Outcome<InvitationView> {
    let before = held(app, tx, id).await?;
    if before.state == LinkState::Used {
        return Err(Problem::new(Code::OutOfOrder).detail("It was accepted already. End the role instead.").into());
    }
    let now = app.clock.now();
    let sql = "update invitation set withdrawn_at = coalesce(withdrawn_at, $3) where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), now.0.into()]).await?;
    tickets::end(tx, Purpose::Invitation, Some(id.0), None, now).await?;
    one(app, tx, id).await
}

/// The invitations that the person might have sent: open ones first, then the newest.
pub async fn list(app: &App, tx: &Tx) -> Outcome<Page<InvitationView>> {
    let sql = format!("{VIEW} order by (i.accepted_at is null and i.withdrawn_at is null) desc, i.invited_at desc, i.id limit 500");
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into()]).await?;
    let now = app.clock.now();
    let all = rows.iter().map(|row| read(row, now)).collect::<Outcome<Vec<_>>>()?;
    Ok(Page { rows: all.into_iter().filter(|one| may_invite(&tx.ctx.grants, &one.grant)).collect(), next: None })
}

async fn send(app: &App, tx: &Tx, id: InvitationId) -> Outcome<()> {
    let sql = format!("{VIEW} and i.id = $2");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    let view = read(&row, app.clock.now())?;
    let new =
        New { purpose: Purpose::Invitation, invitation: Some((tx.ctx.tenant, id.0)), person: None, address: None, minutes: DAYS * 1440 };
    let ticket = tickets::issue(app, tx, new).await?;
    let letter = Letter::new(To::Address(view.email), "invitation", format!("invitation/{id}/{}", view.sends))
        .with("inviter", tx.ctx.actor.name.as_str())
        .with("role", view.grant.role.as_str())
        .with("place", if view.place.is_empty() { "none".to_owned() } else { view.place })
        .with("days", DAYS)
        .leads("/invitation");
    mail::post(tx, Letter { ticket: Some(ticket), language: row.try_get("", "language")?, ..letter }).await.map(drop)
}

/// One that the person might have sent, held until the transaction ends.
async fn held(app: &App, tx: &Tx, id: InvitationId) -> Outcome<InvitationView> {
    let sql = "select 1 from invitation where tenant = $1 and id = $2 for update";
    tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    let view = one(app, tx, id).await?;
    if may_invite(&tx.ctx.grants, &view.grant) { Ok(view) } else { Err(Code::NotFound.into()) }
}

async fn one(app: &App, tx: &Tx, id: InvitationId) -> Outcome<InvitationView> {
    let sql = format!("{VIEW} and i.id = $2");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    read(&row, app.clock.now())
}

fn read(row: &QueryResult, now: Instant) -> Outcome<InvitationView> {
    let names: [Option<String>; 2] = [row.try_get("", "protocol")?, row.try_get("", "site_name")?];
    let expires: OffsetDateTime = row.try_get("", "expires_at")?;
    let at = |column: &str| row.try_get::<Option<OffsetDateTime>>("", column);
    let state = match (at("accepted_at")?, at("withdrawn_at")?) {
        (Some(_), _) => LinkState::Used,
        (None, Some(_)) => LinkState::Withdrawn,
        (None, None) if expires <= now.0 => LinkState::Expired,
        (None, None) => LinkState::Open,
    };
    let sends: i32 = row.try_get("", "sends")?;
    Ok(InvitationView {
        id: InvitationId(row.try_get("", "id")?),
        email: row.try_get("", "email")?,
        grant: read_grant(row)?,
        place: names.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        invited_by: row.try_get("", "invited_by_name")?,
        invited: Instant(row.try_get("", "invited_at")?),
        expires: Instant(expires),
        state,
        sends: u32::try_from(sends).unwrap_or_default(),
        mail: mail_state(row.try_get::<Option<String>>("", "mail")?.as_deref())?,
    })
}

fn mail_state(written: Option<&str>) -> Outcome<MailState> {
    match written {
        Some("sent") => Ok(MailState::Sent),
        Some("failed") => Ok(MailState::Failed),
        Some("unsent") => Ok(MailState::Unsent),
        Some("waiting") | None => Ok(MailState::Waiting),
        Some(_) => Err(internal(&"a state of a mail that this version does not know")),
    }
}
