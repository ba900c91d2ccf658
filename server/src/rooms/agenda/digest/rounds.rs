//! Looking around, every few minutes: whose morning it is, and what waits for them.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use shared::access::{Grants, Permission};
use shared::agenda::api::AgendaFilter;
use shared::agenda::digest::Rhythm;
use shared::kernel::{PersonId, RequestId, TenantId};
use tokio::sync::watch;
use tokio::time::timeout;

use super::{HOUR, choose, letter};
use crate::kernel::app::App;
use crate::kernel::db::{Actor, Ctx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::over_studies;
use crate::kernel::mail;
use crate::kernel::ports::fresh;
use crate::rooms::agenda::list::agenda;
use crate::rooms::tenancy;

const EVERY: Duration = Duration::from_secs(300);
/// Tasks of each kind that are read, to name subjects; all are counted.
const READ: u16 = 500;

/// Whose morning it is.
struct Due {
    person: PersonId,
    name: String,
    day: Date,
}

/// Looks around until it is time to stop.
pub async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        if app.mail.is_open()
            && let Err(failure) = round(&app).await
        {
            tracing::warn!(%failure, "digests could not be sent this time");
        }
        let _ = timeout(EVERY, stopping.changed()).await;
    }
}

/// Posts the digests that are due; how many.
pub async fn round(app: &App) -> Outcome<usize> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(TenantId::default(), "agenda.Digest") }).await?;
    let tenants = tx.rows("select id from tenant order by id", []).await?;
    drop(tx);
    let mut posted = 0;
    for row in &tenants {
        let tenant = TenantId(row.try_get("", "id")?);
        for due in due(app, tenant).await? {
            posted += usize::from(tell(app, tenant, due).await?);
        }
    }
    Ok(posted)
}

async fn due(app: &App, tenant: TenantId) -> Outcome<Vec<Due>> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, "agenda.Digest") }).await?;
    let nobody: Option<uuid::Uuid> = None;
    let now = Timestamp::from_second(app.clock.now().0.unix_timestamp()).map_err(|error| internal(&error))?;
    let mut all = Vec::new();
    for row in tx.rows(choose::WANTS, [tenant.0.into(), nobody.into()]).await? {
        let zone: String = row.try_get("", "zone")?;
        let local = now.to_zoned(TimeZone::get(&zone).unwrap_or(TimeZone::UTC));
        let last: Option<String> = row.try_get("", "last_on")?;
        if is_due(choose::rhythm(&row)?, last.and_then(|last| last.parse().ok()), &local) {
            all.push(Due { person: PersonId(row.try_get("", "person")?), name: row.try_get("", "name")?, day: local.date() });
        }
    }
    Ok(all)
}

/// Whether it is a morning on which somebody is told. A Monday that was missed is made good on the next day.
fn is_due(rhythm: Rhythm, last: Option<Date>, local: &Zoned) -> bool {
    let today = local.date();
    let since = match rhythm {
        Rhythm::Off => return false,
        Rhythm::Daily => today,
        Rhythm::Weekly => today.saturating_sub(jiff::Span::new().days(today.weekday().since(Weekday::Monday))),
    };
    local.hour() >= HOUR && last.is_none_or(|last| last < since)
}

/// Tells one person. The day is marked in the transaction that posts: whoever comes second does nothing.
async fn tell(app: &App, tenant: TenantId, due: Due) -> Outcome<bool> {
    let waiting = waiting(app, tenant, &due).await?;
    let tx = app.db.begin(&Ctx::system(tenant, "agenda.Digest")).await?;
    let sql = "insert into digest (tenant, id, last_on) values ($1, $2, $3::text::date) on conflict (tenant, id)
               do update set last_on = excluded.last_on where digest.last_on is null or digest.last_on < excluded.last_on";
    let marked = tx.run(sql, [tenant.0.into(), due.person.0.into(), due.day.to_string().into()]).await?;
    let token = choose::token(app, tenant, due.person);
    let posted = match letter::of(&waiting, due.person, due.day, &token) {
        Some(letter) if marked > 0 => mail::post(&tx, letter).await?,
        _ => false,
    };
    tx.commit().await?;
    Ok(posted)
}

/// The person's agenda, as they would see it themself.
async fn waiting(app: &App, tenant: TenantId, due: &Due) -> Outcome<letter::Waiting> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, "agenda.Digest") }).await?;
    let (grants, _) = tenancy::grants(&tx, due.person, tenant).await?;
    drop(tx);
    let needs = Permission::SubjectRead;
    let ctx = Ctx {
        request: RequestId(fresh()),
        studies: grants.studies(needs),
        sites: over_studies(&app.db, tenant, grants.places(needs)).await?,
        writes: false,
        grants: Arc::new(grants),
        ..Ctx::system(tenant, "agenda.Digest")
    };
    let ctx = ctx.by(Actor { person: due.person, name: due.name.clone(), role: None, organisation: String::new() });
    let tx = app.db.begin(&ctx).await?;
    let filter = AgendaFilter { limit: Some(READ), ..AgendaFilter::default() };
    let agenda = agenda(&tx, &filter, &crate::rooms::sources()).await?;
    Ok(letter::Waiting::of(agenda))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_due_in_the_morning_of_its_day_and_once() {
        let at = |text: &str| text.parse::<Zoned>().unwrap();
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        // 2026-03-02 is a Monday.
        let (early, monday, tuesday) =
            (at("2026-03-02T06:59[Europe/Berlin]"), at("2026-03-02T07:00[Europe/Berlin]"), at("2026-03-03T09:00[Europe/Berlin]"));
        assert!(!is_due(Rhythm::Daily, None, &early) && is_due(Rhythm::Daily, None, &monday));
        assert!(!is_due(Rhythm::Daily, day("2026-03-02"), &monday) && is_due(Rhythm::Daily, day("2026-03-02"), &tuesday));
        assert!(is_due(Rhythm::Weekly, day("2026-02-24"), &monday) && !is_due(Rhythm::Weekly, day("2026-03-02"), &tuesday));
        assert!(is_due(Rhythm::Weekly, day("2026-02-23"), &tuesday), "a Monday that was missed is made good");
        assert!(!is_due(Rhythm::Off, None, &monday));
    }
}
