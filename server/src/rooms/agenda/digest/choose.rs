//! How often somebody wants digests, and stopping them by a link.

use jiff::tz::TimeZone;
use shared::agenda::digest::{DigestChoice, DigestView, Rhythm};
use shared::kernel::{Code, PersonId, Problem, RequestId, TenantId};
use uuid::Uuid;

use super::HOUR;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::mail;
use crate::kernel::ports::fresh;
use crate::rooms::tenancy;

/// What a link is for, in its secret.
const PURPOSE: &str = "digest";

/// The person's own choice, else that of the first site where they work.
pub const WANTS: &str = "select m.person, min(p.name) as name, coalesce(min(d.rhythm), 'daily') as rhythm, min(d.last_on)::text as last_on,
    coalesce(min(d.time_zone), (array_agg(i.time_zone order by i.code) filter (where i.time_zone is not null))[1], 'UTC') as zone
    from membership m join person p on p.id = m.person left join digest d on d.tenant = m.tenant and d.id = m.person
    left join site i on i.tenant = m.tenant and (m.study is null or i.study = m.study) and (m.site is null or i.id = m.site)
    where m.tenant = $1 and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now()) and ($2::uuid is null or m.person = $2)
    group by m.person order by m.person";

/// What the person gets.
pub async fn read(app: &App, tx: &Tx) -> Outcome<DigestView> {
    let (tenant, person) = (tx.ctx.tenant, tx.ctx.actor.person);
    let sql = "select rhythm, time_zone as zone from digest where tenant = $1 and id = $2";
    let row = tx.row(sql, [tenant.0.into(), person.0.into()]).await?;
    let own: Option<String> = row.as_ref().map_or(Ok(None), |row| row.try_get("", "zone"))?;
    let time_zone = match own {
        Some(zone) => zone,
        None => zone_of(app, tenant, person).await?,
    };
    let rhythm = row.as_ref().map_or(Ok(Rhythm::default()), rhythm)?;
    Ok(DigestView { rhythm, time_zone, hour: HOUR.unsigned_abs(), mail: app.mail.is_open() })
}

/// The zone of the first site where the person works: about oneself, nobody reaches sites.
async fn zone_of(app: &App, tenant: TenantId, person: PersonId) -> Outcome<String> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, "agenda.ReadDigest") }).await?;
    let row = tx.row(WANTS, [tenant.0.into(), Some(person.0).into()]).await?;
    Ok(row.map_or(Ok("UTC".to_owned()), |row| row.try_get("", "zone"))?)
}

pub fn rhythm(row: &sea_orm::QueryResult) -> Outcome<Rhythm> {
    let written: String = row.try_get("", "rhythm")?;
    written.parse().map_err(|()| internal(&"a rhythm that this version does not know"))
}

/// Keeps the choice.
pub async fn put(app: &App, tx: &Tx, chosen: DigestChoice) -> Outcome<DigestView> {
    if chosen.time_zone.as_deref().is_some_and(|zone| TimeZone::get(zone).is_err()) {
        return Err(Problem::new(Code::Invalid).at("/time_zone", "Name a time zone such as Europe/Paris.").into());
    }
    keep(tx, tx.ctx.actor.person, chosen).await?;
    read(app, tx).await
}

async fn keep(tx: &Tx, person: PersonId, chosen: DigestChoice) -> Outcome<()> {
    let sql = "insert into digest (tenant, id, rhythm, time_zone) values ($1, $2, $3, $4)
               on conflict (tenant, id) do update set rhythm = excluded.rhythm, time_zone = coalesce(excluded.time_zone, digest.time_zone)";
    let values = [tx.ctx.tenant.0.into(), person.0.into(), chosen.rhythm.as_str().into(), chosen.time_zone.into()];
    tx.run(sql, values).await.map(drop)
}

/// What stands in the link: where, who, and what proves that we made it.
pub fn token(app: &App, tenant: TenantId, person: PersonId) -> String {
    let secret = mail::standing(&app.secret, PURPOSE, tenant.0, person.0);
    format!("{}{}{secret}", tenant.0.simple(), person.0.simple())
}

/// Stops what the link is for, as the person themself.
pub async fn stop(app: &App, token: &str) -> Outcome<()> {
    let part = |from: usize| token.get(from..from + 32).and_then(|part| Uuid::try_parse(part).ok());
    let (tenant, person) = part(0).zip(part(32)).ok_or(Code::NotFound)?;
    if !mail::is_standing(&app.secret, PURPOSE, tenant, person, token.get(64..).unwrap_or_default()) {
        return Err(Code::NotFound.into());
    }
    let (tenant, person) = (TenantId(tenant), PersonId(person));
    let mut tx = app.db.begin(&tenancy::identity(person, "", "agenda.StopDigest", RequestId(fresh()))).await?;
    tx.turn_to(tenant).await?;
    keep(&tx, person, DigestChoice { rhythm: Rhythm::Off, time_zone: None }).await?;
    tx.commit().await
}
