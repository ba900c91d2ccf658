//! What a tenant asks of whoever signs in; the stricter of tenant and installation counts, at every request.

use sea_orm::QueryResult;
use shared::kernel::{Instant, TenantId};
use shared::tenancy::factors::{NewPolicy, Policy};
use time::OffsetDateTime;

use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

/// The policy of a tenant; the installation's where none was chosen. In that tenant or in the identity context.
pub async fn in_force(app: &App, tx: &Tx, tenant: Option<TenantId>) -> Outcome<Policy> {
    let sql = "select second_factor_from, factor_at_signing, idle_minutes, session_hours, set_at, set_by_name from sign_in_policy where tenant = $1";
    let row = match tenant {
        Some(tenant) => tx.row(sql, [tenant.0.into()]).await?,
        None => None,
    };
    let policy = installed(app);
    let Some(row) = row else { return Ok(policy) };
    let moment = |column: &str| Ok::<_, crate::kernel::failure::Failure>(row.try_get::<Option<OffsetDateTime>>("", column)?.map(Instant));
    Ok(Policy {
        second_factor_from: moment("second_factor_from")?,
        factor_at_signing: row.try_get("", "factor_at_signing")?,
        idle_minutes: small(&row, "idle_minutes")?,
        session_hours: small(&row, "session_hours")?,
        set_at: moment("set_at")?,
        set_by: row.try_get("", "set_by_name")?,
        ..policy
    })
}

fn installed(app: &App) -> Policy {
    let most = |value: i64| u16::try_from(value).unwrap_or(u16::MAX);
    Policy { most_idle_minutes: most(app.policy.idle_minutes), most_session_hours: most(app.policy.session_hours), ..Policy::default() }
}

fn small(row: &QueryResult, column: &str) -> Outcome<Option<u16>> {
    Ok(row.try_get::<Option<i32>>("", column)?.and_then(|value| u16::try_from(value).ok()))
}

/// Seconds that a session may rest. Longer than an access token lasts: whoever works is not interrupted between two renewals.
pub fn rests(app: &App, policy: &Policy) -> i64 {
    i64::from(policy.idle()).max((app.policy.access_minutes + 1).min(app.policy.idle_minutes)) * 60
}

/// Says how people sign in here. A day from which a second factor is required stays, unless another is named.
pub(super) async fn set(app: &App, tx: &Tx, new: &NewPolicy) -> Outcome<Policy> {
    let tenant = tx.ctx.tenant;
    let before = in_force(app, tx, Some(tenant)).await?;
    let now = app.clock.now();
    let day = new.grace_days.map(|days| now.plus_seconds(i64::from(days) * 86_400));
    let from = if new.second_factor { day.or(before.second_factor_from).or(Some(now)) } else { None };
    let sql = "insert into sign_in_policy (tenant, id, second_factor_from, factor_at_signing, idle_minutes, session_hours, set_at, set_by, set_by_name)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               on conflict (tenant) do update set second_factor_from = excluded.second_factor_from, factor_at_signing = excluded.factor_at_signing,
                 idle_minutes = excluded.idle_minutes, session_hours = excluded.session_hours, set_at = excluded.set_at,
                 set_by = excluded.set_by, set_by_name = excluded.set_by_name";
    let values = [
        tenant.0.into(),
        fresh().into(),
        from.map(|from| from.0).into(),
        new.factor_at_signing.into(),
        new.idle_minutes.map(i32::from).into(),
        new.session_hours.map(i32::from).into(),
        now.0.into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.clone().into(),
    ];
    tx.run(sql, values).await?;
    // What is cached of callers was weighed by the old policy; elsewhere in a cluster that takes ten seconds.
    app.callers.invalidate_all();
    in_force(app, tx, Some(tenant)).await
}
