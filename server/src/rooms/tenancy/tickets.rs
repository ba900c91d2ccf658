//! Tickets: what stands behind the link of a mail. Each works once, ends by itself, and ends when a newer one is made for the same.
//! Invariant: only the hash of what a link says is kept; what it says is worked out when the mail is sent (`kernel/mail/token.rs`).

use sea_orm::QueryResult;
use shared::kernel::{Code, Instant, PersonId, Problem, TenantId};
use shared::tenancy::accounts::{LinkState, Purpose};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::mail;
use crate::kernel::ports::fresh;

/// A ticket to be made.
#[derive(Clone, Debug)]
pub struct New<'a> {
    pub purpose: Purpose,
    /// Of an invitation: where, and which.
    pub invitation: Option<(TenantId, Uuid)>,
    pub person: Option<PersonId>,
    pub address: Option<&'a str>,
    pub minutes: i64,
}

/// A ticket that somebody shows.
pub struct Ticket {
    pub id: Uuid,
    pub purpose: Purpose,
    pub state: LinkState,
    pub tenant: Option<TenantId>,
    pub object: Option<Uuid>,
    pub person: Option<PersonId>,
    pub address: Option<String>,
}

/// Makes one; those for the same end.
pub async fn issue(app: &App, tx: &Tx, new: New<'_>) -> Outcome<Uuid> {
    let (id, now) = (fresh(), app.clock.now());
    let person = new.person.map(|person| person.0);
    end(tx, new.purpose, new.invitation.map(|(_, object)| object), new.person, now).await?;
    let sql = "insert into ticket (id, purpose, tenant, object, person, address, token_hash, created_at, expires_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        id.into(),
        new.purpose.as_str().into(),
        new.invitation.map(|(tenant, _)| tenant.0).into(),
        new.invitation.map(|(_, object)| object).into(),
        person.into(),
        new.address.map(str::to_owned).into(),
        mail::stored(&mail::of_ticket(&app.secret, id)).into(),
        now.0.into(),
        now.plus_seconds(new.minutes * 60).0.into(),
    ];
    tx.run(sql, values).await?;
    Ok(id)
}

/// Ends what is open for a purpose, of an invitation or a person.
pub async fn end(tx: &Tx, purpose: Purpose, object: Option<Uuid>, person: Option<PersonId>, now: Instant) -> Outcome<()> {
    let sql =
        "update ticket set ended_at = $4 where purpose = $1 and (object = $2 or person = $3) and used_at is null and ended_at is null";
    tx.run(sql, [purpose.as_str().into(), object.into(), person.map(|person| person.0).into(), now.0.into()]).await.map(drop)
}

/// The ticket behind a link; in the identity context.
pub async fn find(app: &App, tx: &Tx, token: &str) -> Outcome<Ticket> {
    let sql = "select id, purpose, tenant, object, person, address, expires_at, used_at, ended_at from ticket where token_hash = $1";
    let row = tx.row(sql, [mail::stored(token.trim()).into()]).await?.ok_or(Code::NotFound)?;
    read(&row, app.clock.now())
}

fn read(row: &QueryResult, now: Instant) -> Outcome<Ticket> {
    let purpose: String = row.try_get("", "purpose")?;
    let purpose = Purpose::ALL.into_iter().find(|one| one.as_str() == purpose);
    let expires: OffsetDateTime = row.try_get("", "expires_at")?;
    let state = match (row.try_get::<Option<OffsetDateTime>>("", "used_at")?, row.try_get::<Option<OffsetDateTime>>("", "ended_at")?) {
        (Some(_), _) => LinkState::Used,
        (None, Some(_)) => LinkState::Withdrawn,
        (None, None) if expires <= now.0 => LinkState::Expired,
        (None, None) => LinkState::Open,
    };
    Ok(Ticket {
        id: row.try_get("", "id")?,
        purpose: purpose.ok_or_else(|| internal(&"a ticket that this version does not know"))?,
        state,
        tenant: row.try_get::<Option<Uuid>>("", "tenant")?.map(TenantId),
        object: row.try_get("", "object")?,
        person: row.try_get::<Option<Uuid>>("", "person")?.map(PersonId),
        address: row.try_get("", "address")?,
    })
}

impl Ticket {
    /// The same, if it is for this and can be used.
    pub fn open_for(self, purpose: Purpose) -> Outcome<Self> {
        if self.purpose != purpose {
            return Err(Code::NotFound.into());
        }
        match self.state {
            LinkState::Open => Ok(self),
            state => Err(refused(state)),
        }
    }

    /// Uses it. Of two who do so at once, one is refused.
    pub async fn take(&self, tx: &Tx, now: Instant) -> Outcome<()> {
        let sql = "update ticket set used_at = $2 where id = $1 and used_at is null and ended_at is null";
        match tx.run(sql, [self.id.into(), now.0.into()]).await? {
            0 => Err(refused(LinkState::Used)),
            _ => Ok(()),
        }
    }
}

fn refused(state: LinkState) -> crate::kernel::failure::Failure {
    let words = match state {
        LinkState::Expired => "The time of this link is over. Ask for a new one.",
        LinkState::Withdrawn => "This link was taken back, or a newer one was sent.",
        _ => "This link has been used already.",
    };
    Problem::new(Code::OutOfOrder).detail(words).into()
}
